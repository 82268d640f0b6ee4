"""Outcome and language in, Message out; plain synchronous functions."""
