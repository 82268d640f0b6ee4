"""A question is current once it was shown: what Telegram does in the chat, tests of use cases do here."""

from __future__ import annotations

from functools import partial

from bot.database.database import Database
from bot.store import asked
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice.outcomes import Asked
from bot.use_cases.practice.practice import Practice


async def open_shown(practice: Practice, database: Database, occasion: Occasion, question: str) -> Asked:
    """Puts a question and notes that its message arrived."""
    found = await practice.open(occasion, question)
    assert isinstance(found, Asked)
    await database.write(partial(asked.show, asked_id=found.id, at=occasion.at, message_id=found.id))
    return found
