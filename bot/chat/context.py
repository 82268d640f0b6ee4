"""What every handler has at hand: the use cases, who is writing, and the reply that it puts together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from bot.chat.delivery import Letter
from bot.chat.lately import Lately
from bot.chat.metrics import Metrics
from bot.chat.pace import Pace
from bot.chat.pieces import Edit, File, Keys
from bot.chat.presses import Presses
from bot.chat.send import Sender, with_keys
from bot.chat.update import Message as Shown
from bot.chat.update import Press, Update
from bot.domain.learner import Formulas, Learner
from bot.use_cases.everything import Everything
from bot.use_cases.occasion import Occasion
from bot.views.message import Button, Message
from bot.views.preferences import unless_broken
from bot.views.words import words

QUICK = 5.0
"""Seconds in which further taps on a button are the same one."""
A_DAY = 86_400.0
"""Seconds between two words to somebody about edited messages, and in which an explanation is not sent again."""
DELAYED = timedelta(days=1)
"""Telegram keeps updates that are not fetched for a day."""


@dataclass(frozen=True, slots=True)
class Hands:
    """What handlers work with beside the use cases. ``mention`` sends a passing word at once, and does without where that fails."""

    use: Everything
    admins: frozenset[int]
    metrics: Metrics
    sender: Sender
    presses: Presses
    mention: Callable[[int, Message, Learner], None]
    pace: Pace
    taps: Lately = field(default_factory=partial(Lately, QUICK))
    explained: Lately = field(default_factory=partial(Lately, A_DAY))
    edits: Lately = field(default_factory=partial(Lately, A_DAY))


@dataclass(frozen=True, slots=True)
class Turn:
    """One update of one person's: who, when, and the letter in which the reply is put together; it goes out when the handler is done."""

    update: Update
    learner: Learner
    hands: Hands
    now: datetime
    letter: Letter

    @property
    def use(self) -> Everything:
        """The use cases."""
        return self.hands.use

    @property
    def occasion(self) -> Occasion:
        """Who does what they do, by which event, and when."""
        return Occasion(self.learner.id, self.update.update_id, self.now, self.written_at)

    @property
    def written_at(self) -> datetime:
        """When it was written or tapped, as far as Telegram tells: what waited through a restart keeps its time."""
        message = self.update.message
        return self.now if message is None else min(self.now, max(message.date, self.now - DELAYED))

    @property
    def text(self) -> str:
        message = self.update.shown
        return (message.text or message.caption or "") if message else ""

    @property
    def arguments(self) -> list[str]:
        """The words after a command."""
        return self.text.split()[1:]

    @property
    def query(self) -> Press:
        assert self.update.callback_query is not None, "only buttons ask for it"
        return self.update.callback_query

    @property
    def chat_id(self) -> int:
        chat = self.update.chat
        return chat.id if chat else self.learner.id

    def reply(self, message: Message, *, shows: int | None = None) -> None:
        """Adds a new message to the reply; ``shows`` is the question that is put by it."""
        self.letter.add(self.hands.sender.pieces(message, self.learner, shows=shows))

    async def put(self, message: Message, *, shows: int | None = None) -> None:
        """As ``reply``, for a question or an explanation: under the first typeset one a button for whom formulas look broken."""
        first = self.learner.formulas is Formulas.UNASKED and self.hands.sender.typesets(
            message, self.learner
        )
        if first and message.about is not None:
            message = unless_broken(message, self.learner, explains=shows is None)
            apart = replace(self.occasion, event=None)
            await self.use.preferences.set_formulas(apart, Formulas.TYPESET)
        self.reply(message, shows=shows)

    def show(self, message: Message) -> None:
        """Adds a message in place of the one whose button was pressed."""
        pressed = self.query.message
        if pressed is None:
            self.reply(message)
        else:
            self.letter.add([self._in_place_of(pressed, message)])

    def _in_place_of(self, pressed: Shown, message: Message) -> Edit:
        pictured = pressed.attached is not None
        return Edit(message_id=pressed.message_id, message=message, learner=self.learner, pictured=pictured)

    def add_keys(self, pressed: Shown, rows: tuple[tuple[Button, ...], ...]) -> None:
        """Puts rows under the buttons of a message, in the place of the one that was pressed."""
        before = pressed.reply_markup.inline_keyboard if pressed.reply_markup else ()
        keyboard = with_keys(before, self.query.data, rows)
        self.letter.add([Keys(message_id=pressed.message_id, keyboard=keyboard)])

    def document(self, name: str, content: bytes, caption: str) -> None:
        """Adds a file."""
        self.letter.add([File(name=name, content=content, caption=caption)])

    def mention(self, message: Message) -> None:
        """A passing word, at once."""
        self.hands.mention(self.chat_id, message, self.learner)

    def answer(self, key: str = "", *, alert: bool = False, **values: str | int) -> None:
        """Answers the press, once; with words in a toast or an alert."""
        text = words(self.learner.language)(key, **values) if key else None
        self.hands.presses.answer(self.query.id, text, alert=alert)
