"""A text as tokens that know where they stand in it, with their sentences and clauses."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

TEXT_LIMIT = 4096
"""Characters that are listened to."""
LETTERS = str.maketrans(
    {
        **dict(zip("يىكةۀؤئأإآٱ", "ییکههویاااا", strict=True)),
        **dict(zip("۰۱۲۳۴۵۶۷۸۹", "0123456789", strict=True)),
        **dict(zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True)),
        **dict.fromkeys("\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0654\u0670", "\u200d"),
        **dict.fromkeys("\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069", "\u200d"),
        **dict.fromkeys("’‘`´", "'"),
        **dict.fromkeys("\u00a0\u202f\u2009", " "),
        **dict(zip("−–—×·⋅•", "---*****"[:3] + "****", strict=True)),
        "٬": ",",
        "٫": ".",
    }
)
"""One character for one, so that places stay: letters and digits of one kind, marks without a sound dropped later."""
POWERS = str.maketrans({"²": "^2", "³": "^3", "⁴": "^4", "ⁿ": "^n"})
TOKEN = re.compile(
    r"""
      \d+(?:,\d{3})+(?!\d) | \d+(?:\.\d+)?e-?\d+                         # 500,000 · 1e-8
    | \d+(?:\.\d+)?\s?(?:\^|\*\*)\s?[({]?\s?-?[A-Za-z0-9]+[)}]?            # 2^n
    | \d+(?:\.\d+)?
    | [A-Za-z]\s?(?:\^|\*\*)\s?[({]?\s?\d+(?:\.\d+)?[)}]? | [A-Za-z][²³⁴]  # n^3 · h²
    | [A-Za-z]!(?!=|\w)                                                  # n!
    | \b[Ww]/[Oo]\b | \b[Bb]/[Cc]\b
    | [A-Za-zÀ-ɏ]+(?:'[A-Za-z]+)?\d*
    | [\u0621-\u063a\u0641-\u064a\u067e-\u06d3\u200c\u200d]+
    | -> | => | <=? | >=? | = | [&+]
    """,
    re.VERBOSE,
)
MANY_SPACES = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
BETWEEN_SIZES = re.compile(r"(?<=\d)\s?[x*]\s?(?=\d)", re.IGNORECASE)


@dataclass(slots=True)
class Token:
    """A word, number or formula: as written (small letters), all forms it may be found by, and its place in the text."""

    raw: str
    forms: tuple[str, ...]
    start: int
    end: int
    sentence: int = 0
    clause: int = 0
    gap: str = ""
    """What stands between the token before and this one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A bit of text that the token pattern found."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that denies (tokens ``cue`` to ``cue_end``) and what it reaches (``start`` to ``end``); ends are exclusive."""

    cue: int
    cue_end: int
    start: int
    end: int


CLAUSE, SENTENCE = attrgetter("clause"), attrgetter("sentence")


def clause_of(words: Sequence[Token], at: int) -> tuple[int, int]:
    """First token and end of the clause that a token stands in: clauses are numbered as they come."""
    number = words[at].clause
    return bisect_left(words, number, hi=at, key=CLAUSE), bisect_right(words, number, lo=at, key=CLAUSE)


def sentence_of(words: Sequence[Token], at: int) -> tuple[int, int]:
    """First token and end of the sentence that a token stands in."""
    number = words[at].sentence
    return bisect_left(words, number, hi=at, key=SENTENCE), bisect_right(words, number, lo=at, key=SENTENCE)


def stands_alone(words: Sequence[Token], at: int, commas: str) -> bool:
    """Whether a token is the last of its sentence, or has a comma behind it."""
    if at + 1 == len(words) or words[at + 1].sentence != words[at].sentence:
        return True
    return not set(commas).isdisjoint(words[at + 1].gap)


def next_comma(words: Sequence[Token], at: int, end: int) -> int:
    """The first token from a place on that stands behind a comma; ``end`` where none does before it."""
    return next((place for place in range(at, end) if {",", "،"} & set(words[place].gap)), end)


def next_mark(words: Sequence[Token], at: int, marks: Sequence[int]) -> int:
    """The first of some places (ascending) from a token on, in the sentence of the token before it; else where that sentence ends."""
    end = sentence_of(words, at - 1)[1]
    following = bisect_left(marks, at)
    return min(end, marks[following]) if following < len(marks) else end


def places_of(words: Sequence[Token], raws: Container[str]) -> list[int]:
    """Where these words stand, ascending."""
    return [at for at, word in enumerate(words) if word.raw in raws]


def pieces(text: str) -> Iterator[Piece]:
    """The words, numbers and formulas of a text, one kind of letters and digits, at their places in the text."""
    same = text.translate(LETTERS)
    same = BETWEEN_SIZES.sub(lambda found: " " * len(found.group()), same)
    for found in TOKEN.finditer(same):
        word = found.group().lower().translate(POWERS).replace("\u200d", "")
        if found.group()[0].isdigit() and "," in word:
            word = word.replace(",", "")
        if "^" in word or "**" in word:
            word = re.sub(r"[\s(){}]", "", word.replace("**", "^"))
        if word.strip("\u200c"):
            yield Piece(word.strip("\u200c"), found.start(), found.end())


def without_calls(text: str) -> str:
    """The text with spaces for brackets that belong to a word or formula, as in O(n log n) or A(BC): they part no clauses."""
    characters = list(text)
    opened: list[tuple[int, bool]] = []
    for at, character in enumerate(text):
        if character == "(":
            opened.append((at, at > 0 and (text[at - 1].isalnum() or text[at - 1] in "Θ^_")))
        elif character == ")" and opened:
            begin, call = opened.pop()
            if call or text[at + 1 : at + 2].isalnum():
                characters[begin] = characters[at] = " "
    return "".join(characters)


def is_persian(text: str) -> bool:
    """Whether a text is to be heard as Persian (with whatever Latin words it holds): a fifth of its letters, or more."""
    letters = sum(character.isalpha() for character in text)
    persian = sum("\u0600" <= character <= "\u06ff" and character.isalpha() for character in text)
    return persian * 5 >= letters > 0 and persian > 0
