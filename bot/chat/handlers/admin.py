"""For the hosts alone: ``ADMINS`` names them; to anybody else there is no such command."""

from __future__ import annotations

from bot.chat.context import Turn
from bot.chat.handlers.practice import on_unknown_command
from bot.views import admin
from bot.views.compose import said

ANNOUNCE = "announce"


async def on_admin(turn: Turn) -> None:
    """``/admin``: figures. ``/admin announce TEXT``: a preview of what everybody will be told."""
    if turn.learner.id not in turn.hands.admins:
        await on_unknown_command(turn)
        return
    if turn.arguments[:1] != [ANNOUNCE]:
        found = await turn.use.administration.overview(turn.now)
        turn.reply(admin.overview(found, turn.learner))
        return
    text = turn.text.partition(ANNOUNCE)[2].strip()
    try:
        announcement = await turn.use.administration.write(text, turn.now)
    except ValueError:
        turn.reply(said(turn.learner, "admin-no-text"))
        return
    totals = (await turn.use.administration.overview(turn.now)).totals
    turn.reply(admin.preview(announcement, text, totals.reachable, turn.learner))


async def on_announce(turn: Turn, announcement: int) -> None:
    if turn.learner.id not in turn.hands.admins:
        turn.answer("not-yours", alert=True)
        return
    begun = await turn.use.administration.begin(announcement, turn.now)
    turn.answer("announce-begun" if begun else "unchanged", alert=begun)
