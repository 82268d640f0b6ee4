"""The one folder that speaks Telegram."""
