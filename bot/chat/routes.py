"""The whole bot on a page: command, button, text → handler."""

from __future__ import annotations

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
    ladder,
    plan,
    practice,
    preferences,
    privacy,
    progress,
    start,
    talk,
)
from bot.chat.update import Message, Update

Handler = Callable[..., Awaitable[None]]


class Button:
    """What a button's press is handed to, with the kinds of its arguments: text and numbers."""

    def __init__(self, handler: Handler, *kinds: type[int] | type[str], once: bool = False) -> None:
        """``once``: quick taps on the same button of the same message are one."""
        self.handler, self.kinds, self.once = handler, kinds, once

    def fits(self, arguments: tuple[str | int, ...]) -> bool:
        """Whether these are the arguments that the handler takes."""
        return tuple(map(type, arguments)) == self.kinds


COMMANDS: dict[str, Handler] = {
    "start": start.on_start,
    "today": practice.on_today,
    "practice": practice.on_practice,
    "topics": start.on_topics,
    "progress": progress.on_progress,
    "interview": interview.on_interview,
    "case": ladder.on_cases,
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

BUTTONS: dict[str, Button] = {
    "practice": Button(practice.on_first_press, str),
    "today": Button(practice.on_today_press, int, once=True),
    "question": Button(practice.on_question_press, str),
    "next": Button(practice.on_next, int),
    "again": Button(practice.on_again, int),
    "follow": Button(practice.on_follow, int),
    "meant": Button(practice.on_meant, int, int),
    "hint": Button(practice.on_hint, int, once=True),
    "explain": Button(practice.on_explain, int, once=True),
    "choose": Button(practice.on_choose, int, int),
    "sure": Button(practice.on_sure, int, int),
    "mistakes": Button(practice.on_mistakes),
    "submit": Button(practice.on_submit, int),
    "ladder": Button(ladder.on_ladder, int),
    "tell": Button(ladder.on_tell, int, int),
    "go-on": Button(ladder.on_go_on, int, int),
    "rung": Button(ladder.on_rung, int, int, int),
    "case": Button(ladder.on_case, str),
    "unsay": Button(talk.on_unsay, int, int),
    "doubt": Button(talk.on_doubt, int, str, int, int),
    "more": Button(talk.on_more, int),
    "pass": Button(talk.on_pass, int),
    "done": Button(talk.on_done, int),
    "said": Button(talk.on_said, int, int),
    "sentence": Button(talk.on_sentence, int, int, int),
    "menu": Button(practice.on_menu, int, int),
    "dispute": Button(practice.on_dispute, int),
    "share": Button(practice.on_share, str),
    "topics": Button(start.on_topics_press, int),
    "topic": Button(start.on_topic, int),
    "practise": Button(progress.on_practise, int),
    "weakest": Button(progress.on_weakest, once=True),
    "details": Button(progress.on_details, once=True),
    "plain": Button(preferences.on_plain, int, str),
    "set": Button(preferences.on_set, str, str),
    "interview": Button(interview.on_minutes, int, once=True),
    "interview-of": Button(interview.on_minutes, int, int, once=True),
    "interview-groups": Button(interview.on_groups, int),
    "skip": Button(interview.on_skip, int),
    "end": Button(interview.on_end),
    "report": Button(interview.on_report),
    "daily": Button(daily.on_daily_press),
    "daily-new": Button(daily.on_daily_offered),
    "hours": Button(daily.on_hours),
    "daily-at": Button(daily.on_time, int),
    "daily-off": Button(daily.on_off),
    "zones": Button(daily.on_zones),
    "clock": Button(daily.on_clock, int),
    "zone": Button(daily.on_zone, str),
    "forget": Button(privacy.on_forget_press, str),
    "plan": Button(plan.on_weeks, int),
    "plan-off": Button(plan.on_off),
    "board-on": Button(groups.on_board_on, int),
    "board-off": Button(groups.on_board_off),
    "announce": Button(admin.on_announce, int),
}

GROUP_COMMANDS: dict[str, Handler] = {
    "start": groups.on_hello,
    "help": groups.on_hello,
    "daily": groups.on_daily,
    "board": groups.on_board,
}

GROUP_BUTTONS: dict[str, Button] = {
    "pick": Button(groups.on_pick, int, int),
    "daily": Button(groups.on_daily_press),
    "daily-at": Button(groups.on_time, int),
    "daily-off": Button(groups.on_off),
    "zones": Button(groups.on_zones),
    "clock": Button(groups.on_clock, int),
    "zone": Button(groups.on_zone, str),
}
welcome = groups.on_added


async def handle(turn: Turn) -> None:
    """Does what an update asks for. Channels and groups' talk are not for us."""
    if turn.update.callback_query is not None:
        await _on_button(turn)
    elif turn.update.message is not None and _is_private(turn.update.message):
        await _on_message(turn, turn.update.message)
    elif turn.update.edited_message is not None:
        await practice.on_edited(turn)


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
    if update.edited_message is not None:
        return _is_private(update.edited_message) and update.edited_message.text is not None
    if message is None or message.from_user is None:
        return False
    if in_group(update):
        return message.migrate_to_chat_id is not None or _group_command(message, username) is not None
    if message.via_bot is not None and (message.via_bot.username or "").casefold() == username.casefold():
        # A question that somebody put here themselves, by typing our name: no answer of theirs.
        return False
    return _is_private(message) and message.is_said


def paces_itself(update: Update) -> bool:
    """Whether it is a press that is answered even where no more may be said in a group: by the way into a private chat."""
    action = decode(update.callback_query.data) if update.callback_query else None
    return action is not None and action.verb == "pick"


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


async def _on_button(turn: Turn, buttons: Mapping[str, Button] = BUTTONS) -> None:
    action = decode(turn.query.data)
    button = buttons.get(action.verb) if action else None
    if action is None or button is None or not button.fits(action.arguments):
        turn.answer("old-button", alert=True)
        return
    if button.once and turn.hands.taps.again(_tap(turn)):
        turn.answer()
        return
    await button.handler(turn, *action.arguments)


def _tap(turn: Turn) -> tuple[int, int | None, str | None]:
    pressed = turn.query.message
    return turn.learner.id, pressed.message_id if pressed else None, turn.query.data
