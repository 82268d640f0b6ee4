"""An update as far as the bot reads it (https://core.telegram.org/bots/api#update); what else Telegram sends is passed over.

python-telegram-bot's own objects look for every field that the Bot API has, some 150 for a message of one word: an eighth of all that an
answer costs (docs/decisions/0011).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError

Id = Annotated[int, Field(ge=-(2**63), lt=2**63)]
"""As a database keeps it."""


ATTACHED = (
    "photo", "sticker", "voice", "audio", "video", "video_note", "animation", "contact", "location", "venue", "poll", "dice",
    "story", "game", "paid_media", "checklist",
)  # fmt: skip
"""What people send beside text and files."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class User(_Part):
    id: Id
    first_name: str
    is_bot: bool = False
    language_code: str | None = None


class Chat(_Part):
    id: Id
    type: str


class Entity(_Part):
    """A span of a text with a meaning; offset and length count UTF-16 units."""

    type: str
    offset: int
    length: int


class Document(_Part):
    file_id: str
    file_name: str | None = None
    file_size: int | None = None


class Keyboard(_Part):
    """The buttons under a message, row by row."""

    inline_keyboard: tuple[tuple[Mapping[str, Any], ...], ...]


class Via(_Part):
    """The bot whose inline result a message is."""

    username: str | None = None


class Message(_Part):
    """A message; of one that is no longer accessible, Telegram gives the date 0."""

    message_id: Id
    date: datetime
    chat: Chat
    from_user: User | None = Field(None, alias="from")
    sender_chat: Chat | None = None
    text: str | None = None
    caption: str | None = None
    entities: tuple[Entity, ...] = ()
    document: Document | None = None
    via_bot: Via | None = None
    attached: Any = Field(None, validation_alias=AliasChoices(*ATTACHED))
    migrate_to_chat_id: Id | None = None
    message_thread_id: Id | None = None
    is_topic_message: bool | None = None
    reply_markup: Keyboard | None = None
    reply_to_message: Message | None = None

    @property
    def is_said(self) -> bool:
        """Whether somebody says something by it; Telegram's own notes (pinned, a new topic, a timer) are messages, too."""
        return any(each is not None for each in (self.text, self.document, self.attached))

    @property
    def topic(self) -> int | None:
        """The topic of a forum in which it stands. (Without topics, a thread is what replies to one message make, and means nothing.)"""
        return self.message_thread_id if self.is_topic_message else None


class Press(_Part):
    """A button was pressed."""

    id: str
    from_user: User = Field(alias="from")
    data: str | None = None
    message: Message | None = None


class Member(_Part):
    status: str


class Membership(_Part):
    """The bot was let in, put out, blocked or unblocked."""

    chat: Chat
    from_user: User = Field(alias="from")
    old_chat_member: Member
    new_chat_member: Member


class InlineQuery(_Part):
    id: str
    from_user: User = Field(alias="from")
    query: str
    offset: str


class Update(_Part):
    """At most one of the optional fields is there."""

    update_id: Id
    message: Message | None = None
    edited_message: Message | None = None
    callback_query: Press | None = None
    my_chat_member: Membership | None = None
    inline_query: InlineQuery | None = None

    @property
    def user(self) -> User | None:
        """Whose doing it is; None where Telegram does not say."""
        event = (
            self.message
            or self.callback_query
            or self.my_chat_member
            or self.inline_query
            or self.edited_message
        )
        return event.from_user if event else None

    @property
    def shown(self) -> Message | None:
        """The message that was written, or the one whose button was pressed."""
        return self.message or (self.callback_query.message if self.callback_query else None)

    @property
    def chat(self) -> Chat | None:
        """Where it happened."""
        place = self.my_chat_member or self.shown or self.edited_message
        return place.chat if place else None


def read(given: Any) -> Update | None:
    """An update from the Bot API's JSON; None for anything else."""
    try:
        return Update.model_validate(given)
    except ValidationError:
        return None
