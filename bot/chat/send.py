"""A Message to Bot API calls: typeset where the person reads that, else HTML; split, fallen back, waited for; never sent twice blindly."""

from __future__ import annotations

import asyncio
import logging
import unicodedata
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache, partial
from typing import Any, TypeVar

from telegram import Bot
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter

from bot.chat.buttons import encode
from bot.chat.request import call
from bot.domain.learner import Formulas, Learner
from bot.use_cases.drawing import CannotDraw, Drawing
from bot.views.html import RIGHT_TO_LEFT_MARK, html_messages
from bot.views.illustration import of_formulas
from bot.views.message import Button, Message, Picture
from bot.views.rich import rich_message, wants_rich

log = logging.getLogger(__name__)
T = TypeVar("T")
WAITS = 5
CAPTION_LIMIT = 1024
NO_PREVIEW = {"is_disabled": True}
Keyboard = dict[str, Any]


class Sender:
    """Sends and edits messages. ``blocked`` is told of people who cannot be written to."""

    def __init__(
        self,
        bot: Bot,
        blocked: Callable[[int], Awaitable[None]],
        drawing: Drawing,
        now: Callable[[], datetime],
    ) -> None:
        self._bot = bot
        self._drawing, self._now = drawing, now
        self._blocked = blocked
        self._rich = True

    @property
    def username(self) -> str:
        """The bot's name in links."""
        return self._bot.username

    async def send(self, chat_id: int, message: Message, learner: Learner, *, typeset: bool = False) -> None:
        """Sends a message, in several parts if need be, the buttons under the last. ``typeset`` tries formulas in any case."""
        if not (self._wants_rich(message, learner, typeset) and await self._send_rich(chat_id, message)):
            *before, last = html_messages(message)
            for text in before:
                await self._calling(chat_id, partial(self._send_html, chat_id, text, None))
            await self._calling(chat_id, partial(self._send_html, chat_id, last, keyboard_of(message)))
        # Words first: they are there at once, and a picture may have to be drawn.
        for picture in _pictures(message, learner):
            await self._calling(chat_id, partial(self._send_picture, chat_id, picture, learner.id))

    async def push(self, chat_id: int, message: Message, learner: Learner) -> None:
        """Sends a message as ``send`` does, once. Raises RetryAfter at once, since then everything waits, and Forbidden after noting it."""
        try:
            await self._once(chat_id, message, learner)
        except Forbidden:
            await self._blocked(chat_id)
            raise

    async def _once(self, chat_id: int, message: Message, learner: Learner) -> None:
        if self._wants_rich(message, learner):
            try:
                await self._post_rich(chat_id, message)
            except InvalidToken:
                self._rich = False
            except BadRequest as error:
                if "rich" not in str(error).lower():
                    raise
                self._note_rich_fault(str(error))
            else:
                return
        *before, last = html_messages(message)
        for text in before:
            await self._send_html(chat_id, text, None)
        await self._send_html(chat_id, last, keyboard_of(message))

    async def status(self, chat_id: int, user_id: int) -> str:
        """What somebody is in a group. Raises BadRequest and Forbidden where Telegram does not tell."""
        member = await call(self._bot, "getChatMember", {"chat_id": chat_id, "user_id": user_id})
        return str(member["status"])

    async def answer(self, press_id: str, text: str | None, *, alert: bool) -> None:
        """Answers a press, with words in a toast or an alert. Raises BadRequest where it is too old, or was answered before."""
        given = {"callback_query_id": press_id, "text": text, "show_alert": alert}
        await call(self._bot, "answerCallbackQuery", given)

    async def download(self, file_id: str) -> bytes:
        """The content of a file that somebody sent."""
        return bytes(await (await self._bot.get_file(file_id)).download_as_bytearray())

    async def edit(self, chat_id: int, message_id: int, message: Message, learner: Learner) -> None:
        """Shows a message in place of one that was sent; what cannot be edited any more is sent anew."""
        try:
            await self._calling(chat_id, lambda: self._edit(chat_id, message_id, message, learner))
        except BadRequest as error:
            said = str(error).lower()
            if "not modified" in said:
                return
            if "rich" in said and self._wants_rich(message, learner):
                self._note_rich_fault(said)
            await self.send(chat_id, message, learner)

    async def page(self, figure: str, data: Mapping[str, object], learner_id: int) -> bytes:
        """A page to be sent as a document. Raises CannotDraw."""
        return await self._drawing.page(figure, data, learner_id)

    async def document(self, chat_id: int, name: str, content: bytes, caption: str) -> None:
        """Sends a file."""
        await self._calling(
            chat_id, lambda: self._bot.send_document(chat_id, content, filename=name, caption=caption)
        )

    def _wants_rich(self, message: Message, learner: Learner, typeset: bool = False) -> bool:
        return self._rich and (typeset or learner.formulas is Formulas.TYPESET) and wants_rich(message)

    async def _send_rich(self, chat_id: int, message: Message) -> bool:
        """Whether it went out typeset. A refusal of the form means HTML for this one; an unknown method, HTML from now on."""
        try:
            await self._calling(chat_id, lambda: self._post_rich(chat_id, message))
        except InvalidToken:
            self._rich = False
            log.warning("this Bot API server knows no rich messages: formulas go out as text from now on")
            return False
        except BadRequest as error:
            if "rich" not in str(error).lower():
                raise
            self._note_rich_fault(str(error))
            return False
        return True

    def _note_rich_fault(self, said: str) -> None:
        log.warning("a rich message was refused and goes out as HTML: %s", said[:200])

    async def _post_rich(self, chat_id: int, message: Message) -> None:
        given = {
            "chat_id": chat_id,
            "rich_message": rich_message(message),
            "reply_markup": keyboard_of(message),
        }
        await call(self._bot, "sendRichMessage", given)

    async def _send_picture(self, chat_id: int, picture: Picture, learner_id: int) -> None:
        """Sends a picture with its description; uploads it only where Telegram does not have it, or has forgotten it."""
        key = self._drawing.key(picture.figure, picture.data)
        known = None if picture.personal else await self._drawing.file_id(key)
        if known is not None:
            try:
                await self._bot.send_photo(chat_id, known, caption=picture.alt[:CAPTION_LIMIT])
                return
            except BadRequest as error:
                if "file" not in str(error).lower():
                    raise
        try:
            drawn = await self._drawing.draw(picture.figure, picture.data, learner_id)
        except CannotDraw as error:
            # The words have gone out already, and say the same.
            log.error("the picture %s could not be drawn: %s", picture.figure, error)
            return
        sent = await self._bot.send_photo(
            chat_id, drawn, caption=picture.alt[:CAPTION_LIMIT], filename="picture.png"
        )
        if sent.photo and not picture.personal:
            await self._drawing.uploaded(key, sent.photo[-1].file_id, self._now())

    async def _send_html(self, chat_id: int, text: str, keyboard: Keyboard | None) -> None:
        given = {
            "chat_id": chat_id,
            "text": text,
            "parse_mode": "HTML",
            "reply_markup": keyboard,
            "link_preview_options": NO_PREVIEW,
        }
        await call(self._bot, "sendMessage", given)

    async def _edit(self, chat_id: int, message_id: int, message: Message, learner: Learner) -> None:
        given: dict[str, Any] = {
            "chat_id": chat_id,
            "message_id": message_id,
            "reply_markup": keyboard_of(message),
        }
        if self._wants_rich(message, learner):
            given["rich_message"] = rich_message(message)
        else:
            given |= {
                "text": html_messages(message)[-1],
                "parse_mode": "HTML",
                "link_preview_options": NO_PREVIEW,
            }
        await call(self._bot, "editMessageText", given)

    async def _calling(self, chat_id: int, call: Callable[[], Awaitable[T]]) -> T | None:
        """The call, after the wait that Telegram asks for where it does; None to somebody who blocked the bot."""
        for turn in range(WAITS):
            try:
                return await call()
            except RetryAfter as refused:
                if turn == WAITS - 1:
                    raise
                await asyncio.sleep(seconds_of(refused))
            except Forbidden:
                await self._blocked(chat_id)
                return None
        return None


def _pictures(message: Message, learner: Learner) -> tuple[Picture, ...]:
    """The pictures that a learner wants: none where they chose plain text, the formulas too where they chose pictures."""
    if learner.formulas is Formulas.PLAIN:
        return ()
    formulas = of_formulas(message, learner) if learner.formulas is Formulas.PICTURE else None
    return (*message.pictures, *(() if formulas is None else (formulas,)))


@lru_cache(1024)
def directed(caption: str) -> str:
    """A caption with Persian in it laid out from right to left, even where it begins with a Latin letter: clients go by the first one."""
    strong = [direction for c in caption if (direction := unicodedata.bidirectional(c)) in ("L", "R", "AL")]
    return RIGHT_TO_LEFT_MARK + caption if "AL" in strong and strong[0] == "L" else caption


def seconds_of(refused: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    wait = refused.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def keyboard_of(message: Message) -> Keyboard | None:
    """The buttons of a message as Telegram's keyboard."""
    rows = [[_button(button) for button in row] for row in message.buttons if row]
    return {"inline_keyboard": rows} if rows else None


def _button(button: Button) -> dict[str, Any]:
    caption = directed(button.caption)
    if button.url is not None:
        return {"text": caption, "url": button.url}
    if button.copy is not None:
        return {"text": caption, "copy_text": {"text": button.copy}}
    assert button.action is not None, "a button does something"
    return {"text": caption, "callback_data": encode(button.action)}
