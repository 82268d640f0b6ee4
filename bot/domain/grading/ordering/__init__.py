"""An order of the options."""
