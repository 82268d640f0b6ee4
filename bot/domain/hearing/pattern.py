"""The small language of what reveals a point: ``@keep & hidden state | activation > every [20~]``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from bot.domain.hearing.token import pieces

WINDOW = 14
CLAIM_WINDOW = 12
DOUBTFUL = re.compile(
    r"^\s*(?:\^\s)?\s*(?:[!|&>~\[]|$)|[|&>!~]\s*(?:[|&>!~\[]|$)"
    r"|@(?![a-z0-9-]+(?:\s*(?:\||$)|\s+[&>!]|\s+\[\d+~?\]\s*$))|[^|&>!~^\s]\s*~?\s*@|\S\s+\^\s|\^\s*~"
    r"|(?:^|[|&>!~])\s*[^\w\s|&>!~@\[]+(?:\s+[^\w\s|&>!~@\[]+)*\s*(?:[|&>!\[]|$)"
)
"""Signs without words between them, or at an end; names of concepts beside other words; nothing but signs."""
LETTER = re.compile(r"\w")
NAMED = re.compile(r"@([a-z0-9-]+)")
BRACKETS = re.compile(r"\[(\d+)(~?)\]\s*$")


@dataclass(frozen=True, slots=True)
class Item:
    """One place of a combination: any of these phrases or named concepts. ``absent`` where it must not be near."""

    phrases: tuple[str, ...]
    concepts: tuple[str, ...]
    after: bool = False
    """Whether it stands after the item before it."""
    absent: bool = False
    absent_anywhere: bool = False
    """Absent from the whole sentence, not only from the clauses of the match."""
    named: bool = False
    """Only what it is about: that something else of it is denied denies nothing."""


@dataclass(frozen=True, slots=True)
class Combination:
    """Items that are found together within ``window`` words, of one sentence unless ``across``."""

    text: str
    items: tuple[Item, ...]
    window: int
    across: bool
    first: bool
    """Whether it must begin the answer."""


class Combinations(Sequence[Combination]):
    """Lines of combinations, read when they are first listened for: most starts never need most of them."""

    def __init__(self, lines: Sequence[str], window: int) -> None:
        self._lines, self._window = lines, window
        self._read: tuple[Combination, ...] | None = None

    def _combinations(self) -> tuple[Combination, ...]:
        if self._read is None:
            self._read = tuple(parse(line, self._window) for line in self._lines)
        return self._read

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, at: int) -> Combination: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Combination]: ...
    def __getitem__(self, at: int | slice) -> Combination | Sequence[Combination]:
        return self._combinations()[at]


class PatternError(ValueError):
    """A combination that cannot be read; the message says why."""


def concepts_in(line: str) -> frozenset[str]:
    """The concepts that a line names; none of one that cannot be read."""
    if is_sound(line):
        return frozenset(NAMED.findall(line))
    try:
        return frozenset(name for item in parse(line).items for name in item.concepts)
    except PatternError:
        return frozenset()


def has_words(phrase: str) -> bool:
    """Whether a phrase has anything that can be listened for."""
    return LETTER.search(phrase) is not None or next(pieces(phrase), None) is not None


def is_sound(line: str) -> bool:
    """Whether a line can be read for sure; of others, ``parse`` tells."""
    return DOUBTFUL.search(line) is None


def parse(text: str, window: int = WINDOW) -> Combination:
    """Reads a combination. Raises PatternError.

    ``&`` any order, ``>`` this order, ``|`` alternatives, ``!`` not in these clauses, ``!!`` not in the sentence, ``^`` at the beginning,
    ``[20]`` another window, ``[20~]`` over ends of sentences; ``~`` before an item that may stand in a denial, as what is talked about;
    ``=T*h^2`` a formula of this growth.
    """
    rest, across = text.strip(), False
    if found := BRACKETS.search(rest):
        window, across, rest = int(found[1]), bool(found[2]), rest[: found.start()]
    first = rest.startswith("^ ")
    items = []
    for sign, body in re.findall(
        r"(^|\s(?:[&>!]|!!)\s)(.+?)(?=\s(?:[&>!]|!!)\s|$)", rest.removeprefix("^ ").strip()
    ):
        items.append(_item(body, sign.strip(), text))
    if not items or items[0].absent or rest.lstrip().startswith("!"):
        raise PatternError(f"nothing to listen for in {text!r}")
    return Combination(text, tuple(items), window, across, first)


def _item(body: str, sign: str, text: str) -> Item:
    named, body = body.startswith("~"), body.removeprefix("~")
    alternatives = [part.strip() for part in body.split("|")]
    if not all(alternatives):
        raise PatternError(f"an empty alternative in {text!r}")
    if wordless := next((part for part in alternatives if not has_words(part)), None):
        raise PatternError(f"no words in {wordless!r}")
    return Item(
        tuple(part for part in alternatives if not part.startswith("@")),
        tuple(part[1:] for part in alternatives if part.startswith("@")),
        after=sign == ">",
        absent=sign.startswith("!"),
        absent_anywhere=sign == "!!",
        named=named,
    )
