"""A person's own data."""

from __future__ import annotations

import asyncio

from bot.chat.context import Turn
from bot.views import deck, privacy
from bot.views.compose import said


async def on_privacy(turn: Turn) -> None:
    await turn.reply(privacy.message(turn.learner))


async def on_export(turn: Turn) -> None:
    kept = await turn.use.privacy.export(turn.learner.id)
    asked = (row["question_id"] for row in kept["asked"])
    # A card is drawn and written in milliseconds, but a hundred questions are two hundred cards.
    decks = await asyncio.to_thread(deck.decks, asked, turn.use.catalogue)
    content = await turn.use.privacy.archive(kept, decks)
    caption = privacy.export_caption(turn.learner)
    await turn.hands.sender.document(turn.chat_id, "epsilon.zip", content, caption)


async def on_forget(turn: Turn) -> None:
    await turn.reply(privacy.confirm(turn.learner))


async def on_forget_press(turn: Turn, step: str) -> None:
    if step not in ("yes", "no"):
        await turn.answer("old-button", alert=True)
        return
    if step == "yes":
        await turn.use.privacy.forget(turn.occasion)
    await turn.answer()
    await turn.show(said(turn.learner, "forget-done" if step == "yes" else "forget-kept"))
