"""A Message to Bot API calls: typeset where the person reads that, else HTML; split, fallen back; what fails is told to the caller."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from html import escape
from typing import Any

from telegram import Bot
from telegram.error import BadRequest, Forbidden, InvalidToken

from bot.chat.buttons import encode
from bot.chat.pieces import Edit, File, Illustrated, Keyboard, Keys, Photo, Piece, Text, Typeset
from bot.chat.request import call
from bot.database.database import NotSaved
from bot.domain.learner import Formulas, Learner
from bot.use_cases.drawing import CannotDraw, Drawing
from bot.views.html import html_messages, units
from bot.views.message import Button, Message, Picture
from bot.views.numerals import RIGHT_TO_LEFT_MARK
from bot.views.pictures import of_formulas
from bot.views.rich import rich_message, wants_rich

log = logging.getLogger(__name__)
CAPTION_LIMIT = 1024
NO_PREVIEW = {"is_disabled": True}


class Instead(Exception):  # noqa: N818  it names a way on
    """Telegram does not take a piece in its form: these go in its place."""

    def __init__(self, pieces: list[Piece]) -> None:
        super().__init__()
        self.pieces = pieces


class Sender:
    """Makes pieces of messages, and performs each with one call."""

    def __init__(self, bot: Bot, drawing: Drawing, now: Callable[[], datetime]) -> None:
        self._bot = bot
        self._drawing, self._now = drawing, now
        self._rich = True
        self._whispers = True

    @property
    def username(self) -> str:
        """The bot's name in links."""
        return self._bot.username

    def pieces(self, message: Message, learner: Learner, *, shows: int | None = None) -> list[Piece]:
        """A message in its parts, the buttons under the last; ``shows`` is the question put by it.

        Words come first: they are there at once, and a picture may have to be drawn. The picture of a question stands between its words
        and its buttons, in one message where it has room for the words.
        """
        pictures, said = _pictures(message, learner), self.words(message, learner, shows=shows)
        if message.about is None or not pictures:
            return [*said, *(Photo(picture=picture, learner_id=learner.id) for picture in pictures)]
        html = ""
        match said:
            case [Text() as whole] if units(whole.html) <= CAPTION_LIMIT:
                html, said = whole.html, []
            case _:
                said = self.words(replace(message, buttons=(), about=None), learner, shows=shows)
        *others, last = pictures
        before = (Photo(picture=picture, learner_id=learner.id, alone=False) for picture in others)
        with_keys = Illustrated(
            picture=last,
            learner_id=learner.id,
            html=html,
            keyboard=keyboard_of(message),
            shows=None if said else shows,
            about=message.about,
        )
        return [*said, *before, with_keys]

    def words(self, message: Message, learner: Learner, *, shows: int | None = None) -> list[Piece]:
        """A message without its pictures."""
        if self.typesets(message, learner):
            return [Typeset(message=message, learner=learner, shows=shows, about=message.about)]
        return _in_html(message, shows)

    async def perform(self, chat_id: int, piece: Piece, thread_id: int | None = None) -> int | None:
        """The id of the message that a piece has become, in a topic of a forum where one is named.

        Raises TelegramError, ``Instead``, and NotSaved before anything was sent.
        """
        match piece:
            case Text():
                return await self._send_html(chat_id, piece, thread_id)
            case Typeset():
                return await self._send_rich(chat_id, piece, thread_id)
            case Edit():
                return await self._edit(chat_id, piece)
            case Keys():
                return await self.put_keys(chat_id, piece.message_id, piece.keyboard)
            case Photo():
                caption = {"caption": piece.picture.alt[:CAPTION_LIMIT]} if piece.alone else {}
                return await self._send_picture(chat_id, piece, caption, thread_id)
            case Illustrated():
                return await self._send_illustrated(chat_id, piece, thread_id)
            case File():
                sent = await self._bot.send_document(
                    chat_id,
                    piece.content,
                    filename=piece.name,
                    caption=piece.caption,
                    message_thread_id=thread_id,
                )
                return sent.message_id
        raise AssertionError(piece)

    async def probe(self) -> None:
        """Returns where Telegram answers. Raises TelegramError."""
        await call(self._bot, "getMe", {})

    async def status(self, chat_id: int, user_id: int) -> str:
        """What somebody is in a group. Raises BadRequest and Forbidden where Telegram does not tell."""
        member = await call(self._bot, "getChatMember", {"chat_id": chat_id, "user_id": user_id})
        return str(member["status"])

    async def whisper(self, chat_id: int, message: Message, user_id: int, press_id: str) -> bool:
        """Answers a press in a group by a message that only who pressed sees; whether this server can.

        One older than Bot API 10.2 passes over what it does not know, and everybody sees the message: that is deleted at once, and not
        tried again.
        """
        if not self._whispers:
            return False
        given = {
            "chat_id": chat_id,
            "text": html_messages(message)[0],
            "parse_mode": "HTML",
            "reply_markup": keyboard_of(message),
            "link_preview_options": NO_PREVIEW,
            "ephemeral_message_parameters": {"receiver_user_id": user_id, "callback_query_id": press_id},
        }
        try:
            sent = await call(self._bot, "sendMessage", given)
        except (BadRequest, Forbidden) as error:
            log.info("a press in a group is not answered there: %s", str(error)[:200])
            return False
        if "ephemeral_message_id" in sent:
            return True
        self._whispers = False
        log.warning("this Bot API server knows no messages for one person alone")
        await call(self._bot, "deleteMessage", {"chat_id": chat_id, "message_id": sent["message_id"]})
        return False

    async def answer(
        self, press_id: str, text: str | None, *, alert: bool, address: str | None = None
    ) -> None:
        """Answers a press, with words in a toast or an alert, or by opening an address of this bot's.

        Raises BadRequest where it is too old, or was answered before.
        """
        given = {"callback_query_id": press_id, "text": text, "show_alert": alert, "url": address}
        await call(self._bot, "answerCallbackQuery", given)

    async def put_keys(self, chat_id: int, message_id: int, keyboard: Keyboard | None) -> int:
        """Puts other buttons under a message, or none; its id. Raises TelegramError."""
        given = {"chat_id": chat_id, "message_id": message_id, "reply_markup": keyboard}
        try:
            await call(self._bot, "editMessageReplyMarkup", given)
        except BadRequest as error:
            if "not modified" not in str(error).lower():
                raise
        return message_id

    async def download(self, file_id: str) -> bytes:
        """The content of a file that somebody sent."""
        return bytes(await (await self._bot.get_file(file_id)).download_as_bytearray())

    async def page(self, figure: str, data: Mapping[str, object], learner_id: int) -> bytes:
        """A page to be sent as a document. Raises CannotDraw."""
        return await self._drawing.page(figure, data, learner_id)

    def typesets(self, message: Message, learner: Learner) -> bool:
        """Whether a message has formulas or tables that this learner gets typeset."""
        reads = learner.formulas in (Formulas.TYPESET, Formulas.UNASKED)
        return self._rich and reads and wants_rich(message)

    async def _send_html(self, chat_id: int, piece: Text, thread_id: int | None) -> int:
        given = {
            "chat_id": chat_id,
            "message_thread_id": thread_id,
            "text": piece.html,
            "parse_mode": "HTML",
            "reply_markup": piece.keyboard,
            "link_preview_options": NO_PREVIEW,
        }
        return _id(await call(self._bot, "sendMessage", given))

    async def _send_rich(self, chat_id: int, piece: Typeset, thread_id: int | None) -> int:
        given = {
            "chat_id": chat_id,
            "message_thread_id": thread_id,
            "rich_message": rich_message(piece.message),
            "reply_markup": keyboard_of(piece.message),
        }
        try:
            return _id(await call(self._bot, "sendRichMessage", given))
        except InvalidToken:
            self._rich = False
            log.warning("this Bot API server knows no rich messages: formulas go out as text from now on")
        except BadRequest as error:
            if "rich" not in str(error).lower():
                raise
            log.warning("a rich message was refused and goes out as HTML: %s", str(error)[:200])
        raise Instead(_in_html(piece.message, piece.shows))

    async def _edit(self, chat_id: int, piece: Edit) -> int | None:
        given: dict[str, Any] = {
            "chat_id": chat_id,
            "message_id": piece.message_id,
            "reply_markup": keyboard_of(piece.message),
        }
        rich = self.typesets(piece.message, piece.learner)
        if rich:
            given["rich_message"] = rich_message(piece.message)
        elif piece.pictured:
            return await self._edit_caption(chat_id, piece)
        else:
            html = html_messages(piece.message)[-1]
            given |= {"text": html, "parse_mode": "HTML", "link_preview_options": NO_PREVIEW}
        try:
            await call(self._bot, "editMessageText", given)
        except BadRequest as error:
            said = str(error).lower()
            if "not modified" in said:
                return piece.message_id
            if "rich" in said and rich:
                raise Instead(_in_html(piece.message, piece.shows)) from None
            raise Instead(self.pieces(piece.message, piece.learner, shows=piece.shows)) from None
        return piece.message_id

    async def _edit_caption(self, chat_id: int, piece: Edit) -> int | None:
        """Puts other words and buttons under a picture; what is too long for that comes as a message of its own."""
        html = html_messages(piece.message)
        if len(html) > 1 or units(html[0]) > CAPTION_LIMIT:
            raise Instead(self.pieces(piece.message, piece.learner, shows=piece.shows))
        given = {
            "chat_id": chat_id,
            "message_id": piece.message_id,
            "caption": html[0],
            "parse_mode": "HTML",
            "reply_markup": keyboard_of(piece.message),
        }
        try:
            await call(self._bot, "editMessageCaption", given)
        except BadRequest as error:
            if "not modified" not in str(error).lower():
                raise Instead(self.pieces(piece.message, piece.learner, shows=piece.shows)) from None
        return piece.message_id

    async def _send_illustrated(self, chat_id: int, piece: Illustrated, thread_id: int | None) -> int | None:
        html = piece.html or escape(piece.picture.alt, quote=False)
        words = Text(html=html, keyboard=piece.keyboard, shows=piece.shows, about=piece.about)
        given = {"caption": piece.html or None, "parse_mode": "HTML", "reply_markup": piece.keyboard}
        try:
            sent = await self._send_picture(chat_id, piece, given, thread_id)
        except BadRequest as error:
            log.warning("a picture was refused, and its words go out alone: %s", str(error)[:200])
            raise Instead([words]) from None
        if sent is None:
            raise Instead([words])
        return sent

    async def _send_picture(
        self, chat_id: int, piece: Photo | Illustrated, given: Mapping[str, Any], thread_id: int | None
    ) -> int | None:
        """Sends a picture with what is ``given``; uploads it only where Telegram does not have it, or has forgotten it."""
        picture = piece.picture
        key = self._drawing.key(picture.figure, picture.data)
        given = {**given, "message_thread_id": thread_id}
        known = None if picture.personal else await self._drawing.file_id(key)
        if known is not None:
            try:
                return (await self._bot.send_photo(chat_id, known, **given)).message_id
            except BadRequest as error:
                if "file" not in str(error).lower():
                    raise
        try:
            drawn = await self._drawing.draw(picture.figure, picture.data, piece.learner_id)
        except CannotDraw as error:
            # The words say the same.
            log.error("the picture %s could not be drawn: %s", picture.figure, error)
            return None
        sent = await self._bot.send_photo(chat_id, drawn, filename="picture.png", **given)
        if sent.photo and not picture.personal:
            try:
                await self._drawing.uploaded(key, sent.photo[-1].file_id, self._now())
            except NotSaved as error:
                log.warning("a picture's name was not kept: it is drawn again next time (%s)", error)
        return sent.message_id


def _in_html(message: Message, shows: int | None) -> list[Piece]:
    *before, last = html_messages(message)
    parts: list[Piece] = [Text(html=text, keyboard=None, ends=False) for text in before]
    return [*parts, Text(html=last, keyboard=keyboard_of(message), shows=shows, about=message.about)]


def _id(sent: Mapping[str, Any]) -> int:
    return int(sent["message_id"])


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


def keyboard_of(message: Message) -> Keyboard | None:
    """The buttons of a message as Telegram's keyboard."""
    rows = [[_button(button) for button in row] for row in message.buttons if row]
    return {"inline_keyboard": rows} if rows else None


def with_keys(
    before: Iterable[Iterable[Mapping[str, Any]]], pressed: str | None, rows: Iterable[Iterable[Button]]
) -> Keyboard:
    """Buttons as Telegram showed them, but for the pressed one, and rows of others, but for those that stand there already."""
    kept = [[dict(each) for each in row if each.get("callback_data") != pressed] for row in before]
    known = {each.get("callback_data") for row in kept for each in row}
    added = [[_button(each) for each in row] for row in rows]
    fresh = [[each for each in row if each.get("callback_data") not in known] for row in added]
    return {"inline_keyboard": [row for row in (*kept, *fresh) if row]}


def _button(button: Button) -> dict[str, Any]:
    caption = directed(button.caption)
    if button.url is not None:
        return {"text": caption, "url": button.url}
    if button.hand_on is not None:
        return {"text": caption, "switch_inline_query": button.hand_on}
    if button.copy is not None:
        return {"text": caption, "copy_text": {"text": button.copy}}
    assert button.action is not None, "a button does something"
    return {"text": caption, "callback_data": encode(button.action)}
