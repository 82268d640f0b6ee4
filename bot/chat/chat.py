"""The bot on Telegram: updates in, through the inbox and each person's turn, to the handlers; what goes wrong is told and noted."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import BadRequest, ChatMigrated, NetworkError, TelegramError
from telegram.ext import Application, ApplicationBuilder, TypeHandler

from bot.chat.beginning import patiently
from bot.chat.clock import Clock
from bot.chat.context import Hands, Turn
from bot.chat.group_clock import GroupClock
from bot.chat.inline import Inline
from bot.chat.listen import Incoming
from bot.chat.metrics import Metrics
from bot.chat.pace import Pace
from bot.chat.processor import PerPerson, person_of
from bot.chat.request import AiohttpRequest
from bot.chat.routes import concerns_us, handle, handle_in_group, in_group, welcome
from bot.chat.send import Sender
from bot.chat.update import Update, read
from bot.database.database import NotSaved
from bot.domain.question.text import Language
from bot.log import in_hand
from bot.proxy import Proxy
from bot.use_cases.everything import Everything
from bot.use_cases.inbox import Received, Taken
from bot.views import start
from bot.views.compose import said

log = logging.getLogger(__name__)
BotApplication = Application[Any, Any, Any, Any, Any, Any]


TAKE_OVER = 1.0
"""Seconds between looks for what a process left that died."""
INTRODUCTION = 1.0
"""Seconds after the start until Telegram is told what the bot is and can do."""
GONE = (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)


def make_bot(token: str, api_url: str, proxy: Proxy | None = None) -> Bot:
    """A client for one Bot API server, through a proxy where there is one."""
    return Bot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=AiohttpRequest(proxy=proxy),
        get_updates_request=AiohttpRequest(connections=2, proxy=proxy),
    )


class Chat:
    """Everything between an update and the use cases."""

    def __init__(
        self,
        bot: Bot,
        everything: Everything,
        admins: frozenset[int],
        now: Callable[[], datetime],
    ) -> None:
        self.bot = bot
        self._groups, self._preferences, self._inbox = (
            everything.groups,
            everything.preferences,
            everything.inbox,
        )
        self._now = now
        self.metrics = Metrics()
        self._sender = Sender(bot, self._blocked, everything.drawing, now)
        self._hands = Hands(everything, admins, self.metrics, self._sender)
        self._inline = Inline(bot, everything.finding)
        self._still_owed: set[int] = set()
        self._leaving: set[asyncio.Task[None]] = set()
        self._pace = Pace()
        self._warned: dict[int, float] = {}
        self._suspects: set[int] = set()
        in_turn = PerPerson(
            self._refuse, self._done, self._elsewhere, lambda update: update.update_id in self._suspects
        )
        self._in_turn = in_turn
        self._clock = Clock(
            everything.daily,
            everything.administration,
            self._sender,
            now,
            lambda: in_turn.people_waiting > 0,
            pushed=self._count_push,
        )
        self._group_clock = GroupClock(
            everything.groups, self._sender, now, self._clock.place, self._count_push
        )
        self.application: BotApplication = (
            ApplicationBuilder().bot(bot).updater(None).concurrent_updates(in_turn).build()
        )
        self.application.add_handler(TypeHandler(Update, self._on_update))
        self.application.add_error_handler(self._on_error)

    async def reach(self) -> None:
        """Returns when Telegram has answered who this bot is. Raises CannotStart."""
        try:
            await patiently(self.application.initialize, "Telegram refuses this bot")
        except BaseException:
            await self.bot.request.shutdown()
            raise

    async def start(self) -> None:
        """Begins to handle what is received, first what was left without a reply before a crash."""
        await self.application.start()
        await self._take(await self._inbox.owed(self._now()))
        self._taking_over = asyncio.create_task(self._take_over())
        self._clock.start()
        self._group_clock.start()

    async def stop(self) -> None:
        """Finishes what is in hand, then lets everything go."""
        await self._group_clock.stop()
        await self._clock.stop()
        self._taking_over.cancel()
        await asyncio.gather(self._taking_over, return_exceptions=True)
        await self._inline.stop()
        await self.application.stop()
        await self.application.shutdown()
        for leaving in self._leaving:
            leaving.cancel()
        await self._inbox.settled()

    async def receive(self, updates: Sequence[Incoming]) -> None:
        """Stores a batch, then hands over what had not come before. Returns once it is stored; a database in trouble is waited for."""
        batch = [
            Received(each.update.update_id, _learner_of(each.update), each.raw)
            for each in updates
            if concerns_us(each.update, self._sender.username)
        ]
        while True:
            try:
                new = {received.id for received in await self._inbox.receive(batch, self._now())}
                break
            except NotSaved as error:
                log.error("updates could not be stored (%s); trying again", error)
                await asyncio.sleep(1.0)
        for each in updates:
            if each.update.inline_query is not None:
                self._inline.receive(each.update.inline_query)
            elif each.update.update_id in new:
                await self._queue(each.update)

    async def introduce(self) -> None:
        """Tells Telegram the commands and the description in each language, where they are not known yet."""
        # Whoever wrote while the bot was away comes first.
        await asyncio.sleep(INTRODUCTION)
        try:
            for language, code in ((Language.ENGLISH, None), (Language.PERSIAN, "fa")):
                await self._introduce(language, code)
        except TelegramError as error:
            log.warning("commands could not be registered: %s", type(error).__name__)

    async def _introduce(self, language: Language, code: str | None) -> None:
        commands = tuple(BotCommand(name, text) for name, text in start.commands(language))
        if await self.bot.get_my_commands(language_code=code) != commands:
            await self.bot.set_my_commands(commands, language_code=code)
        in_groups = tuple(BotCommand(name, text) for name, text in start.group_commands(language))
        groups = BotCommandScopeAllGroupChats()
        if await self.bot.get_my_commands(groups, code) != in_groups:
            await self.bot.set_my_commands(in_groups, groups, code)
        profile = start.profile(language)
        if (await self.bot.get_my_description(code)).description != profile["description"]:
            await self.bot.set_my_description(profile["description"], code)
        if (await self.bot.get_my_short_description(code)).short_description != profile["short_description"]:
            await self.bot.set_my_short_description(profile["short_description"], code)

    async def _take(self, taken: Taken) -> None:
        for raw in taken.raw:
            update = read(json.loads(raw))
            if update is not None:
                self._suspects.add(update.update_id)
                await self._queue(update)
        for raw in taken.set_aside:
            update = read(json.loads(raw))
            if update is not None:
                await self._set_aside(update)

    async def _set_aside(self, update: Update) -> None:
        """Tells of an update that was in hand at two deaths: it is not handled a third time."""
        log.error("update %s was in hand when two processes died: it is set aside", update.update_id)
        self.metrics.set_aside()
        await self._apologise(update, "set-aside")

    async def _take_over(self) -> None:
        """Handles what other processes had in hand when they died."""
        while True:
            await asyncio.sleep(TAKE_OVER)
            try:
                await self._take(await self._inbox.orphans(self._now()))
            except NotSaved as error:
                log.error("what others left is not looked for: the database does not answer (%s)", error)

    async def _elsewhere(self, update: Update) -> None:
        """Waits while another process has an earlier update of the same person's in hand; a database that is away is waited for."""
        learner_id = _learner_of(update)
        while learner_id is not None:
            try:
                await self._inbox.turn(update.update_id, learner_id)
                return
            except NotSaved:
                await asyncio.sleep(TAKE_OVER)

    async def _queue(self, update: Update) -> None:
        await self.application.update_queue.put(update)

    async def _on_update(self, update: Update, _: Any) -> None:
        if update.update_id not in self._suspects:
            await self._handle(update)
            return
        await self._inbox.begin(update.update_id)
        try:
            await self._handle(update)
        finally:
            await self._inbox.survived(update.update_id)

    async def _handle(self, update: Update) -> None:
        if update.my_chat_member is not None:
            await self._on_membership(update)
            return
        user = update.user
        if user is None:
            return
        in_hand.set(update.update_id)
        now = self._now()
        if in_group(update):
            await self._on_group(update, now)
            return
        learner = await self._preferences.learner(user.id, user.language_code, now)
        if not learner.reachable:
            await self._preferences.reachable(user.id, now)
        began = asyncio.get_running_loop().time()
        await handle(Turn(update, learner, self._hands, now))
        kind = "press" if update.callback_query else "message"
        seconds = asyncio.get_running_loop().time() - began
        self.metrics.handled(kind, seconds)
        log.debug("%s handled in %.1f ms", kind, 1000 * seconds)

    async def _on_membership(self, update: Update) -> None:
        assert update.my_chat_member is not None
        user = update.my_chat_member.from_user
        if in_group(update):
            await self._on_group_membership(update)
        elif update.my_chat_member.chat.type != ChatType.PRIVATE:
            # Who removes the bot from a channel has not blocked it.
            return
        elif update.my_chat_member.new_chat_member.status in GONE:
            await self._preferences.unreachable(user.id, self._now())
        else:
            await self._preferences.reachable(user.id, self._now())

    async def _on_group(self, update: Update, now: datetime) -> None:
        """What is said and pressed in a group keeps nothing about who did it."""
        user, chat = update.user, update.chat
        assert user is not None
        assert chat is not None
        if update.message is not None and update.message.migrate_to_chat_id is not None:
            await self._groups.migrate(chat.id, update.message.migrate_to_chat_id)
            return
        if update.message is not None and not self._pace.allows(chat.id):
            return
        learner = await self._preferences.seen(user.id, user.language_code)
        try:
            await handle_in_group(Turn(update, learner, self._hands, now))
        except ChatMigrated as moved:
            await self._groups.migrate(chat.id, moved.new_chat_id)

    async def _on_group_membership(self, update: Update) -> None:
        change, now = update.my_chat_member, self._now()
        assert change is not None
        if change.new_chat_member.status in GONE:
            await self._groups.gone(change.chat.id, now)
        elif change.old_chat_member.status in GONE:
            await self._groups.back(change.chat.id, now)
            learner = await self._preferences.seen(change.from_user.id, change.from_user.language_code)
            await welcome(Turn(update, learner, self._hands, now))

    async def _on_error(self, update: object, context: Any) -> None:
        """Notes a fault without what was typed, and tells the person in a line; a reply that the network kept back stays owed."""
        error = context.error
        in_hand.set(update.update_id if isinstance(update, Update) else None)
        self.metrics.failed(type(error).__name__)
        event = update.update_id if isinstance(update, Update) else None
        if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
            log.warning("the reply to update %s did not go out: %s", event, type(error).__name__)
            if event is not None:
                self._still_owed.add(event)
            return
        log.error("update %s failed: %s", event, type(error).__name__, exc_info=_without_words(error))
        if isinstance(update, Update):
            await self._apologise(update, "not-saved" if isinstance(error, NotSaved) else "went-wrong")

    async def _apologise(self, update: Update, key: str) -> None:
        user = update.user
        if user is None or in_group(update):
            # In a group, everybody would read it.
            return
        try:
            learner = await self._preferences.learner(user.id, user.language_code, self._now())
            await self._sender.send(user.id, said(learner, key), learner)
        except (TelegramError, NotSaved) as error:
            log.warning("nor could the person be told: %s", type(error).__name__)

    async def _refuse(self, update: Update) -> None:
        """A flood's overflow: one word a minute, and a press is answered so that its button does not hang."""
        person = person_of(update)
        now = asyncio.get_running_loop().time()
        if now - self._warned.get(person, -60.0) < 60.0:
            return
        self._warned = {each: when for each, when in self._warned.items() if now - when < 60.0} | {
            person: now
        }
        await self._apologise(update, "too-fast")

    def _count_push(self, ended: str) -> None:
        self.metrics.pushed(ended)

    def measured(self) -> str:
        """The metrics as text."""
        return self.metrics.text(self._in_turn.people_waiting)

    def _done(self, update: Update) -> None:
        self._suspects.discard(update.update_id)
        if update.update_id in self._still_owed:
            self._still_owed.discard(update.update_id)
            self._leaving.add(leaving := asyncio.create_task(self._leave(update.update_id)))
            leaving.add_done_callback(self._leaving.discard)
        else:
            self._inbox.replied(update.update_id, self._now())

    async def _leave(self, event: int) -> None:
        """Lets the person's later updates go on in other processes, though this one's reply is still owed."""
        while True:
            try:
                await self._inbox.leave(event)
                return
            except NotSaved:
                await asyncio.sleep(TAKE_OVER)

    async def _blocked(self, chat_id: int) -> None:
        if chat_id < 0:
            await self._groups.gone(chat_id, self._now())
            return
        await self._preferences.unreachable(chat_id, self._now())


def _learner_of(update: Update) -> int | None:
    return update.user.id if update.user else None


def _without_words(error: BaseException) -> tuple[type[BaseException], BaseException, Any]:
    """The traceback with the exception's type alone: its message could quote what a person typed."""
    bare = type(error).__name__
    return (RuntimeError, RuntimeError(bare), error.__traceback__)
