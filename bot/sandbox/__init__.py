"""Runs a learner's function in a jailed process; what it returns is data, and who judges it stays outside."""
