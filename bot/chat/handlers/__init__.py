"""What is done on each command, button and text: one use case, one view, one send."""
