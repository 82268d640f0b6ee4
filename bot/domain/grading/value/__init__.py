"""A value of a floating-point format."""
