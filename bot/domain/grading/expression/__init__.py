"""A formula."""
