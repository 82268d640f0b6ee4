"""Processes that can be killed, for whatever may be slow: nothing of a learner's runs on the bot's own loop beyond bounded work."""
