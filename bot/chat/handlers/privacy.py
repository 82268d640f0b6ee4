"""A person's own data."""

from __future__ import annotations

import asyncio

from bot.catalogue.catalogue import Catalogue
from bot.chat.context import Turn
from bot.use_cases.archive import Deck
from bot.use_cases.privacy import NotNow
from bot.views import answers, deck, privacy
from bot.views.compose import said


async def on_privacy(turn: Turn) -> None:
    turn.reply(privacy.message(turn.learner))


async def on_export(turn: Turn) -> None:
    try:
        turn.use.privacy.ask_for_archive(turn.learner.id)
        kept = await turn.use.privacy.export(turn.learner.id)
        decks = await _decks([row["question_id"] for row in kept["asked"]], turn.use.catalogue)
        told = await asyncio.to_thread(
            answers.readable, kept, turn.use.practice.of_kept, turn.learner, turn.now
        )
        content = await turn.use.privacy.archive(turn.learner.id, kept, decks, told)
    except NotNow as reason:
        turn.reply(privacy.export_not_now(turn.learner, reason.seconds))
        return
    caption = privacy.export_caption(turn.learner)
    turn.document(f"epsilon-{told.day}.zip", content, caption)


async def _decks(question_ids: list[str], catalogue: Catalogue) -> tuple[Deck, ...]:
    """The decks of these questions. A question's cards are made once; some take a tenth of a second, and so beside the event loop."""
    for question_id in dict.fromkeys(question_ids):
        await asyncio.to_thread(deck.cards, question_id, catalogue)
    return deck.decks(question_ids, catalogue)


async def on_forget(turn: Turn) -> None:
    turn.reply(privacy.confirm(turn.learner))


async def on_forget_press(turn: Turn, step: str) -> None:
    if step not in ("yes", "no"):
        turn.answer("old-button", alert=True)
        return
    if step == "yes":
        await turn.use.privacy.forget(turn.occasion)
    turn.answer()
    turn.show(said(turn.learner, "forget-done" if step == "yes" else "forget-kept"))
