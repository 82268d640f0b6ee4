"""What explains a wrong number: slips found in the question's own expressions, or how far it is off."""
