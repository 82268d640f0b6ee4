"""Trees, exact values, algebra, asymptotics, formats, units: mathematics that knows nothing of answers."""
