"""A free text that is listened to."""
