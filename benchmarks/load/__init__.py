"""The bot under load beside plainer bots; see ``__main__``."""
