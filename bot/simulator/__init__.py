"""A stand-in for Telegram's Bot API servers, with a chat page. It imports nothing of the bot's, and is as strict as Telegram."""

from bot.simulator.server import Simulator

__all__ = ["Simulator"]
