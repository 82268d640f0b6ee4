"""The whole bot on a page: command, button, text → handler."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable, Mapping

from telegram.constants import ChatType

from bot.chat.buttons import decode
from bot.chat.context import Turn
from bot.chat.handlers import (
    admin,
    code,
    daily,
    groups,
    interview,
    plan,
    practice,
    preferences,
    privacy,
    progress,
    start,
)
from bot.chat.update import Message, Update

Handler = Callable[..., Awaitable[None]]

COMMANDS: dict[str, Handler] = {
    "start": start.on_start,
    "practice": practice.on_practice,
    "topics": start.on_topics,
    "progress": progress.on_progress,
    "interview": interview.on_interview,
    "daily": daily.on_daily,
    "plan": plan.on_plan,
    "settings": preferences.on_settings,
    "help": start.on_help,
    "privacy": privacy.on_privacy,
    "export": privacy.on_export,
    "forget": privacy.on_forget,
    "cancel": practice.on_cancel,
    "board": groups.on_own_boards,
    "admin": admin.on_admin,
}

BUTTONS: dict[str, Handler] = {
    "practice": practice.on_first_press,
    "question": practice.on_question_press,
    "next": practice.on_next,
    "again": practice.on_again,
    "follow": practice.on_follow,
    "hint": practice.on_hint,
    "explain": practice.on_explain,
    "choose": practice.on_choose,
    "sure": practice.on_sure,
    "mistakes": practice.on_mistakes,
    "submit": practice.on_submit,
    "tick": practice.on_tick,
    "dispute": practice.on_dispute,
    "share": practice.on_share,
    "topics": start.on_topics_press,
    "topic": start.on_topic,
    "practise": progress.on_practise,
    "set": preferences.on_set,
    "interview": interview.on_minutes,
    "skip": interview.on_skip,
    "end": interview.on_end,
    "report": interview.on_report,
    "daily": daily.on_daily_press,
    "daily-at": daily.on_time,
    "daily-off": daily.on_off,
    "zones": daily.on_zones,
    "clock": daily.on_clock,
    "zone": daily.on_zone,
    "forget": privacy.on_forget_press,
    "plan": plan.on_weeks,
    "plan-off": plan.on_off,
    "board-on": groups.on_board_on,
    "board-off": groups.on_board_off,
    "announce": admin.on_announce,
}

GROUP_COMMANDS: dict[str, Handler] = {
    "start": groups.on_hello,
    "help": groups.on_hello,
    "daily": groups.on_daily,
    "board": groups.on_board,
}

GROUP_BUTTONS: dict[str, Handler] = {
    "daily": groups.on_daily_press,
    "daily-at": groups.on_time,
    "daily-off": groups.on_off,
    "zones": groups.on_zones,
    "clock": groups.on_clock,
    "zone": groups.on_zone,
}
welcome = groups.on_added


async def handle(turn: Turn) -> None:
    """Does what an update asks for. Edited messages, channels and groups' talk are not for us."""
    if turn.update.callback_query is not None:
        await _on_button(turn)
    elif turn.update.message is not None and _is_private(turn.update.message):
        await _on_message(turn, turn.update.message)


async def handle_in_group(turn: Turn) -> None:
    """As ``handle``, for a group: a few commands, and the buttons of its settings."""
    if turn.update.callback_query is not None:
        await _on_button(turn, GROUP_BUTTONS)
    elif turn.update.message is not None and (
        name := _group_command(turn.update.message, turn.hands.sender.username)
    ):
        await GROUP_COMMANDS[name](turn)


def concerns_us(update: Update, username: str) -> bool:
    """Whether an update can lead to anything; ``username`` is the bot's."""
    if update.callback_query is not None or update.my_chat_member is not None:
        return True
    message = update.message
    if message is None or message.from_user is None:
        return False
    if in_group(update):
        return message.migrate_to_chat_id is not None or _group_command(message, username) is not None
    return _is_private(message)


def in_group(update: Update) -> bool:
    """Whether it happened in a group."""
    chat = update.chat
    return chat is not None and chat.type in (ChatType.GROUP, ChatType.SUPERGROUP)


def _group_command(message: Message, username: str) -> str | None:
    """The command for this bot that a group's message is; other talk, and what is meant for other bots, is none."""
    word = next(iter((message.text or "").split()), "")
    name, _, bot = word[1:].partition("@")
    if not word.startswith("/") or name.lower() not in GROUP_COMMANDS:
        return None
    ours = not bot or bot.casefold() == username.casefold()
    return name.lower() if ours else None


def _is_private(message: Message) -> bool:
    return message.chat.type == ChatType.PRIVATE


async def _on_message(turn: Turn, message: Message) -> None:
    text = message.text or ""
    if message.document is not None:
        await code.on_file(turn, message.document)
    elif message.text is None:
        await practice.on_other_content(turn)
    elif text.startswith("/") and len(text) > 1 and text[1].isalpha():
        name = text[1:].split()[0].partition("@")[0].lower()
        await COMMANDS.get(name, practice.on_unknown_command)(turn)
    else:
        await practice.on_answer(turn)


async def _on_button(turn: Turn, buttons: Mapping[str, Handler] = BUTTONS) -> None:
    action = decode(turn.query.data)
    handler = buttons.get(action.verb) if action else None
    if action is None or handler is None or not _fits(handler, action.arguments):
        await turn.answer("old-button", alert=True)
        return
    await handler(turn, *action.arguments)


def _fits(handler: Handler, arguments: tuple[str | int, ...]) -> bool:
    """Whether a handler takes just these arguments, numbers where it wants numbers."""
    wanted = list(inspect.signature(handler).parameters.values())[1:]
    if len(wanted) != len(arguments):
        return False
    numeric = ("int", "Number")
    return all(
        (p.annotation in numeric) == isinstance(a, int) for p, a in zip(wanted, arguments, strict=True)
    )
