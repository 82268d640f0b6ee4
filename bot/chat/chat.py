"""The bot on Telegram: what arrives is handled in each person's turn, and the reply is delivered; the parts are put together here."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from telegram import Bot
from telegram.error import TelegramError

from bot.chat.apology import Apology
from bot.chat.arrivals import Arrivals
from bot.chat.beginning import patiently
from bot.chat.clock import Clock
from bot.chat.context import Hands, Turn
from bot.chat.delivery import Delivery, Letter
from bot.chat.fate import fate_of
from bot.chat.inline import Inline
from bot.chat.introduction import introduce
from bot.chat.keyboards import Keyboards
from bot.chat.membership import Memberships
from bot.chat.mentions import Mentions
from bot.chat.metrics import Metrics
from bot.chat.pace import Pace
from bot.chat.presses import Presses
from bot.chat.replies import named
from bot.chat.request import AiohttpRequest
from bot.chat.routes import handle, handle_in_group, in_group, paces_itself, welcome
from bot.chat.send import Sender
from bot.chat.update import Update
from bot.database.database import NotSaved
from bot.log import in_hand
from bot.proxy import Proxy
from bot.use_cases.everything import Everything

log = logging.getLogger(__name__)


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
    """Everything between an update and the use cases, and between them and the reply."""

    def __init__(
        self, bot: Bot, use: Everything, admins: frozenset[int], now: Callable[[], datetime]
    ) -> None:
        self.bot = bot
        self._use, self._now = use, now
        self.metrics = Metrics()
        self._sender = Sender(bot, use.drawing, now)
        self._memberships = Memberships(use, now)
        self._keyboards = Keyboards(self._sender, use.inbox)
        self._delivery = Delivery(
            self._sender,
            use.inbox,
            now,
            self._memberships.blocked,
            use.groups.migrate,
            self._count_reply,
            self._keyboards,
        )
        self._pace = Pace()
        self._presses = Presses(self._sender)
        self._mentions = Mentions(self._sender)
        self._apology = Apology(use.preferences, self._sender, now)
        self._hands = Hands(
            use, admins, self.metrics, self._sender, self._presses, self._mentions.mention, self._pace
        )
        self._inline = Inline(bot, use.finding)
        self._arrivals = Arrivals(
            use.inbox,
            self._inline,
            self._handle,
            self._refuse,
            self._set_aside,
            lambda: self._sender.username,
            now,
        )
        self.receive = self._arrivals.receive
        self._clock = Clock(use.outbox, self._sender, now, self.busy, pushed=self._count_push)

    async def reach(self) -> None:
        """Returns when Telegram has answered who this bot is. Raises CannotStart."""
        try:
            await patiently(self.bot.initialize, "Telegram refuses this bot")
        except BaseException:
            await self.bot.request.shutdown()
            raise

    async def start(self) -> None:
        """Begins to handle what is received, first what was left without a reply before a crash."""
        await self._arrivals.start()
        self._clock.start()

    async def stop(self) -> None:
        """Finishes what is in hand, or leaves it owed, then lets everything go."""
        await asyncio.gather(self._clock.stop(), self._arrivals.stop(), self._inline.stop())
        await asyncio.gather(
            self._delivery.stop(), self._presses.stop(), self._mentions.stop(), self._keyboards.stop()
        )
        try:
            await self._use.inbox.settled()
            await self._use.inbox.keep_keyboards(self._keyboards.newest)
        except NotSaved as error:
            log.error("the last replies could not be marked as sent: some may come twice (%s)", error)
        await self.bot.shutdown()

    async def introduce(self) -> None:
        """Tells Telegram the commands and the description in each language, where they are not known yet."""
        await introduce(self.bot)

    def alive(self) -> None:
        """Telegram has answered a poll."""
        self._delivery.network_is_back()

    def busy(self) -> bool:
        """Whether somebody waits for a reply."""
        return self._arrivals.people_waiting > 0

    def measured(self) -> str:
        """The metrics as text."""
        pool = self._use.pool
        return self.metrics.text(self._arrivals.people_waiting, pool.waiting(), pool.ended)

    async def _handle(self, update: Update) -> None:
        """Does what an update asks for, and delivers the reply; where the network keeps something from being read, later again."""
        in_hand.set(update.update_id)
        letter = self._letter(update)
        try:
            await self._do(update, letter)
        except Exception as error:  # noqa: BLE001  one update's fault must not end the others
            self.metrics.failed(type(error).__name__)
            if isinstance(error, TelegramError) and fate_of(error).passing:
                log.warning("update %s is handled later: %s", update.update_id, type(error).__name__)
                self._arrivals.again(update, fate_of(error).pause)
                return
            await self._apology.fault(letter, update, error)
        await self._arrivals.handled(update)
        await self._delivery.deliver(letter)

    async def _do(self, update: Update, letter: Letter) -> None:
        user = update.user
        if user is None:
            return
        if update.my_chat_member is not None:
            if await self._memberships.changed(update, update.my_chat_member):
                learner = await self._use.preferences.seen(user.id, user.language_code)
                await welcome(Turn(update, learner, self._hands, self._now(), letter))
            return
        if in_group(update):
            await self._in_group(update, letter)
            return
        now = self._now()
        learner = await self._use.preferences.learner(user.id, user.language_code, now)
        if not learner.reachable:
            await self._use.preferences.reachable(user.id, now)
        letter.learner = learner
        self._know_keyboard(update)
        began = asyncio.get_running_loop().time()
        await handle(Turn(update, learner, self._hands, now, letter))
        kind = "press" if update.callback_query else "message"
        seconds = asyncio.get_running_loop().time() - began
        self.metrics.handled(kind, seconds)
        log.debug("%s handled in %.1f ms", kind, 1000 * seconds)

    def _know_keyboard(self, update: Update) -> None:
        """The message that is pressed carries its question's buttons."""
        pressed = update.callback_query.message if update.callback_query else None
        asked_id = named(pressed) if pressed else None
        if pressed is not None and asked_id is not None:
            self._keyboards.seen(pressed.chat.id, asked_id, pressed.message_id)

    async def _in_group(self, update: Update, letter: Letter) -> None:
        """What is said and pressed in a group keeps nothing about who did it."""
        user, chat = update.user, update.chat
        assert user is not None
        assert chat is not None
        if update.message is not None and update.message.migrate_to_chat_id is not None:
            await self._use.groups.migrate(chat.id, update.message.migrate_to_chat_id)
            return
        if not paces_itself(update) and not self._pace.allows(chat.id):
            return
        learner = await self._use.preferences.seen(user.id, user.language_code)
        await handle_in_group(Turn(update, learner, self._hands, self._now(), letter))

    async def _refuse(self, update: Update) -> None:
        """A flood's overflow."""
        letter = self._letter(update)
        await self._apology.slow_down(letter, update)
        await self._delivery.deliver(letter)

    async def _set_aside(self, update: Update) -> None:
        """What was in hand when two processes died is not handled a third time."""
        log.error("update %s was in hand when two processes died: it is set aside", update.update_id)
        self.metrics.set_aside()
        letter = self._letter(update)
        await self._apology.set_aside(letter, update)
        await self._delivery.deliver(letter)

    def _letter(self, update: Update) -> Letter:
        chat = update.chat or update.user
        event = update.update_id
        shown = update.shown
        thread_id = shown.topic if shown and in_group(update) else None
        delivered = self._arrivals.delivered(event)
        return Letter(event, chat.id if chat else 0, self._now(), delivered, thread_id)

    def _count_push(self, ended: str) -> None:
        self.metrics.pushed(ended)

    def _count_reply(self, ended: str) -> None:
        if ended != "sent":
            self.metrics.failed(f"reply-{ended}")
