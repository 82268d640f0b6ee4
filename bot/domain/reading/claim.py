"""What reading yields below the kinds: a number with its unit, or the reason why a text is handed back, with the token at fault."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.codes import Code
from bot.domain.mathematics.exact import Exact
from bot.domain.mathematics.units import Unit, find
from bot.domain.reading.lexicon import is_neutral, near, senses
from bot.domain.reading.tokens import Token

LONG = 7
"""Letters of a word that is passed over though it is misspelt."""


class ReadingFaultError(Exception):
    """A text that makes no claim: a code, the piece at fault, and known words that may have been meant.

    ``ways``: the texts that it may stand for, with brackets where it has none.
    """

    def __init__(
        self, code: Code, piece: str = "", meant: tuple[str, ...] = (), ways: tuple[str, ...] = ()
    ) -> None:
        super().__init__(code)
        self.code, self.piece, self.meant, self.ways = code, piece[:20], meant, ways
        self.written = ""
        """The expression that was read and has no value."""


@dataclass(frozen=True, slots=True)
class Conventions:
    """What a question says about answers to it: its unit, the things it counts, its language, its symbols. Never its reference."""

    unit: str = ""
    nouns: frozenset[str] = frozenset()
    language: str = ""


@dataclass(frozen=True, slots=True)
class NumberClaim:
    """A number as it was claimed: how it was written, the values it has on its sides, its unit, and remarks on the reading."""

    written: str
    values: tuple[Exact, ...]
    unit: Unit | None = None
    folded_unit: bool = False
    remarks: tuple[Code, ...] = ()
    why: Code = "several-readings"
    """Why there are other claims beside it."""


def distinct(claims: list[NumberClaim]) -> list[NumberClaim]:
    """The claims that differ in value or unit."""
    return list({(claim.values, claim.unit): claim for claim in reversed(claims)}.values())[::-1]


def unknown(token: Token) -> ReadingFaultError:
    """Why a word that is not known hands a text back: what it may have been meant for."""
    return ReadingFaultError("unknown-word", token.text, near(token.text.lower()))


def is_misspelt_noun(token: Token) -> bool:
    """Whether an unknown word is near to known ones that all leave a number as it is: ``multplications``.

    Both are long and begin alike: a short word has too many near it.
    """
    written = token.text.lower()
    if token.senses or len(written) < LONG:
        return False
    meant = near(written)
    return bool(meant) and all(
        len(word) >= LONG and word[0] == written[0] and is_neutral(senses(word)) and find(word) is None
        for word in meant
    )
