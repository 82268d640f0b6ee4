"""One or several of the options."""
