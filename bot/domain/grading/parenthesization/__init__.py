"""An order of multiplying."""
