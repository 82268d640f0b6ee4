"""Groups: set up by their admins, answered in private, and the board."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, Forbidden

from bot.chat.context import Turn
from bot.domain.learner import Formulas, Learner
from bot.domain.scheduling import zones
from bot.use_cases.groups import Group, Place
from bot.use_cases.practice.outcomes import Answered
from bot.views import daily, groups
from bot.views.compose import said
from bot.views.message import Message

ADMINS = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)
MEMBERS = (*ADMINS, ChatMemberStatus.MEMBER, ChatMemberStatus.RESTRICTED)


async def on_added(turn: Turn) -> None:
    """Says in a short message what the bot can do here."""
    turn.reply(said(turn.learner, "group-welcome"))


async def on_hello(turn: Turn) -> None:
    await _reply(turn, "group-welcome")


async def on_daily(turn: Turn) -> None:
    if not await _is_admin(turn):
        await _reply(turn, "group-admins-only")
        return
    group = await _group(turn)
    turn.reply(groups.settings(_seen_by(turn, group), turn.now))


async def on_board(turn: Turn) -> None:
    if not turn.hands.pace.allows_board(turn.chat_id):
        return  # it stands a few lines above
    group = await _group(turn)
    standings = await turn.use.groups.standings(group, turn.now)
    turn.reply(groups.board(standings, group.reader))


async def on_daily_press(turn: Turn) -> None:
    await _by_admin(turn, lambda: turn.use.groups.find(turn.chat_id, turn.learner.language))


async def on_time(turn: Turn, minute: int) -> None:
    if not 0 <= minute < 24 * 60:
        turn.answer("old-button", alert=True)
        return
    language = turn.learner.language
    await _by_admin(turn, lambda: turn.use.groups.set_daily(_place(turn), minute, language, turn.now))


async def on_off(turn: Turn) -> None:
    language = turn.learner.language
    await _by_admin(turn, lambda: turn.use.groups.set_daily(_place(turn), None, language, turn.now))


async def on_zones(turn: Turn) -> None:
    if await _allowed(turn):
        turn.answer()
        turn.show(daily.clocks(_seen_by(turn, await _group(turn)), turn.now))


async def on_clock(turn: Turn, offset: int) -> None:
    if not zones.showing(offset - daily.MIDDLE, turn.now, turn.learner.language):
        turn.answer("old-button", alert=True)
    elif await _allowed(turn):
        turn.answer()
        turn.show(daily.cities(_seen_by(turn, await _group(turn)), offset, turn.now))


async def on_zone(turn: Turn, key: str) -> None:
    zone = zones.zone_of(key)
    if zone is None:
        turn.answer("old-button", alert=True)
        return
    language = turn.learner.language
    await _by_admin(turn, lambda: turn.use.groups.set_zone(turn.chat_id, zone, language, turn.now))


async def on_pick(turn: Turn, post: int, number: int) -> None:
    """A tap on an option under the day's question: answered there for that person alone, or by the way into a private chat.

    Nothing is kept of it: what somebody does in a group makes nobody a learner.
    """
    found = await turn.use.groups.post(post)
    put = turn.use.groups.asked(found) if found is not None and found.group.chat_id == turn.chat_id else None
    answered = turn.use.practice.taste(put, number) if put is not None else None
    if answered is None:
        turn.answer("old-button", alert=True)
        return
    address = groups.link(post, turn.hands.sender.username)
    reader = replace(turn.learner, formulas=Formulas.PLAIN)
    message = groups.whispered(answered, address, reader)
    paced = turn.hands.pace.allows(turn.chat_id)
    if not (paced and await turn.hands.sender.whisper(turn.chat_id, message, turn.learner.id, turn.query.id)):
        turn.hands.presses.lead(turn.query.id, address)


async def offered(turn: Turn, answered: Answered, message: Message) -> Message:
    """The verdict, with the offer to stand on the board where the question was a group's and there was none yet."""
    post = await turn.use.groups.posted(answered.asked) if answered.counted else None
    if post is None or post.group.id in await turn.use.groups.names(turn.learner.id):
        return message
    return replace(message, buttons=(*message.buttons, groups.offer(post, turn.learner)))


async def on_board_on(turn: Turn, post: int) -> None:
    """Keeps the consent of somebody who is in the group; the link may have been passed on."""
    found = await turn.use.groups.post(post)
    user = turn.update.user
    if found is None or user is None:
        turn.answer("old-button", alert=True)
        return
    if await _status(turn, found.group.chat_id) not in MEMBERS:
        turn.answer("board-members-only", alert=True)
        return
    await turn.use.groups.agree(found.group, turn.learner.id, user.first_name, turn.now)
    turn.answer()
    name = (await turn.use.groups.names(turn.learner.id))[found.group.id]
    turn.reply(groups.shown_on_board(name, turn.learner))


async def on_board_off(turn: Turn) -> None:
    await turn.use.groups.withdraw(turn.learner.id)
    turn.answer()
    turn.show(said(turn.learner, "board-withdrawn"))


async def on_own_boards(turn: Turn) -> None:
    names = await turn.use.groups.names(turn.learner.id)
    turn.reply(groups.boards(len(names), turn.learner))


async def _by_admin(turn: Turn, change: Callable[[], Awaitable[Group]]) -> None:
    if await _allowed(turn):
        group = await change()
        turn.answer()
        turn.show(groups.settings(_seen_by(turn, group), turn.now))


async def _allowed(turn: Turn) -> bool:
    """Whether an admin pressed; anybody else is told so."""
    if await _is_admin(turn):
        return True
    turn.answer("group-admins-only", alert=True)
    return False


async def _is_admin(turn: Turn) -> bool:
    message = turn.update.message
    if message is not None and message.sender_chat is not None:
        # An anonymous admin writes as the group itself.
        return message.sender_chat.id == turn.chat_id
    return await _status(turn, turn.chat_id) in ADMINS


async def _status(turn: Turn, chat_id: int) -> str:
    """What the person is in a group; ``left`` also where Telegram does not tell."""
    try:
        return await turn.hands.sender.status(chat_id, turn.learner.id)
    except (BadRequest, Forbidden):
        return ChatMemberStatus.LEFT


def _place(turn: Turn) -> Place:
    """Where an admin chooses; who it is, only where Telegram tells."""
    user = turn.update.user
    known = user is not None and not user.is_bot
    return Place(turn.chat_id, turn.letter.thread_id, user.id if user and known else None)


async def _group(turn: Turn) -> Group:
    return await turn.use.groups.find(turn.chat_id, turn.learner.language)


def _seen_by(turn: Turn, group: Group) -> Learner:
    """The group's choices in the language of the admin who is choosing."""
    return replace(group.reader, language=turn.learner.language)


async def _reply(turn: Turn, key: str) -> None:
    turn.reply(said((await _group(turn)).reader, key))
