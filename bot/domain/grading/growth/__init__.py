"""A growth class."""
