"""A case: parts that build on one another."""
