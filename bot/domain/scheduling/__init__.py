"""Which question comes next, and when."""
