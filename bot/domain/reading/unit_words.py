"""Which unit or magnitude stands at a place behind a number, by the conventions of the question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from bot.domain.mathematics.tree import Number
from bot.domain.mathematics.units import BINARY, COLLOQUIAL, PREFIX_WORDS, SI, SMALL_WORDS, Unit, find
from bot.domain.reading.claim import Conventions
from bot.domain.reading.tokens import Token

LETTERS = {"k": 3, "K": 3, "M": 6, "G": 9, "T": 12, "P": 15, "B": 9}
WRITTEN = re.compile(r"[^\W\d_%‰$€°]*[%‰$€°]?(?:(?: ?/ ?| )[^\W\d_%]+)*")
RATE = re.compile(r"/|\bper\b|ثانیه")
"""What makes FLOP a rate beyond doubt; FLOPS may be either."""
LONGEST_UNIT = 6
COLLOQUIAL_OF = {word: prefix for prefix, words in COLLOQUIAL.items() for word in words}
OPERATIONS = frozenset({"operation", "operations", "ops", "عملیات", "عمل", "op"})
OPERATIONS_A_SECOND = re.compile(r"([kMGTPE]?)(?:OPS|OPs|ops|Ops)(?:/s)?")


@dataclass(frozen=True, slots=True)
class UnitFound:
    """A unit, the place behind it, and whether its case was folded."""

    unit: Unit
    end: int
    folded: bool = False


def base_of(unit: str) -> str:
    """A unit without its prefix, where prefixes are usual: ``B/s`` for GB/s; empty for others."""
    found = find(unit) if unit else None
    if found is None:
        return ""
    return next(
        (base for base in ("FLOP/s", "FLOP", "bit/s", "bit", "B/s", "B") if found[0].name.endswith(base)), ""
    )


def unit_at(tokens: list[Token], at: int, plain: str, conventions: Conventions) -> UnitFound | None:
    """The longest unit that begins here, in the question's sense."""
    if at >= len(tokens):
        return None
    first = tokens[at]
    if first.kind != "word" and first.kind not in ("%", "‰", "$", "€", "°"):
        return None
    base = base_of(conventions.unit)
    if found := _prefix_alone(tokens, at, base):
        return found
    if (
        first.text in ("B", "b")
        and at + 1 < len(tokens)
        and (
            _operates(tokens, at + 1)
            or _is_unit(tokens[at + 1])
            or (tokens[at + 1].says("noun") and at + 2 < len(tokens) and tokens[at + 2].kind == "*")
        )
    ):
        # Billions, before arithmetic, the unit itself or what is multiplied: 7B params × 2 bytes.
        return None
    if found := _per_thing(tokens, at, plain, base, conventions):
        return found
    for end in range(min(at + LONGEST_UNIT, len(tokens)), at, -1):
        last = tokens[end - 1]
        if last.kind not in ("word", "%", "‰", "$", "€", "°") or any(
            each.kind not in ("word", "/", "%", "‰", "$", "€", "°") for each in tokens[at:end]
        ):
            continue
        written = re.sub(r" ?/ ?", "/", plain[first.start : last.end])
        if named := _named(written, base, conventions):
            return UnitFound(named[0], end, named[1])
    return None


def _named(written: str, base: str, conventions: Conventions) -> tuple[Unit, bool] | None:
    if (
        len(written) == 1
        and written not in ("s", "h", "%", "$", "€", "‰", "°")
        and not _asked(written, conventions)
    ):
        return None
    if written in ("%", "percent", "per cent", "pct", "درصد", "در صد", "darsad") and conventions.unit != "%":
        return None
    if base and written in ("kb", "kb/s", "kbps") and base.startswith("B"):
        found = find(written.replace("kb", "kB"))
        return (found[0], True) if found else None
    if written.lower() in COLLOQUIAL_OF:
        return _colloquial(written.lower(), base, conventions)
    if base in ("FLOP", "FLOP/s"):
        if match := OPERATIONS_A_SECOND.fullmatch(written):
            return find(match[1] + base)
        if written in OPERATIONS:
            return find("FLOP")
    found = find(written)
    if found is None and written.endswith("ه"):
        found = find(written[:-1])
    if found and base == "FLOP" and found[0].dimension == "work/time" and RATE.search(written):
        return Unit(found[0].name, "work each second", found[0].factor), found[1]
    if found is None and "-" in written:
        found = find(written.replace("-", ""))
    return found


def _asked(letter: str, conventions: Conventions) -> bool:
    """Whether a letter alone is a unit here: ``B`` where bytes are asked, ``d`` where a time is."""
    found, wanted = find(letter), find(conventions.unit) if conventions.unit else None
    return (
        found is not None
        and wanted is not None
        and not found[1]
        and found[0].dimension == wanted[0].dimension
    )


def _colloquial(word: str, base: str, conventions: Conventions) -> tuple[Unit, bool] | None:
    """``gig``: bytes, or the question's own unit; Persian گیگ says GiB as well where that is asked."""
    prefix = COLLOQUIAL_OF[word]
    wanted = find(conventions.unit) if conventions.unit else None
    name = base or "B"
    if prefix == "k" and not base:
        return None
    binary = wanted is not None and any(wanted[0].name.startswith(each) for each in BINARY)
    if binary and name == "B" and not word.isascii():
        return find(f"{prefix.upper()}iB")
    return find(prefix + name)


def _prefix_alone(tokens: list[Token], at: int, base: str) -> UnitFound | None:
    """``24 G`` where GB is asked, ``2 giga``: a prefix for the whole unit, unless arithmetic or the unit itself follows."""
    if not base:
        return None
    word = tokens[at].text
    prefix = word if word in LETTERS or word in BINARY else PREFIX_WORDS.get(word.lower(), "")
    if not prefix or prefix == "B":
        return None
    if at + 1 < len(tokens) and (_operates(tokens, at + 1) or _is_unit(tokens[at + 1])):
        return None
    if word.lower() in COLLOQUIAL_OF or (word in SMALL_WORDS):
        return None
    found = find(prefix.replace("K", "k") + base) if prefix not in BINARY else find(prefix + base)
    return UnitFound(found[0], at + 1) if found else None


def _is_unit(token: Token) -> bool:
    return token.kind == "word" and find(token.text) is not None


def _operates(tokens: list[Token], at: int) -> bool:
    """Whether arithmetic goes on here: an operator before another number."""
    token = tokens[at]
    if token.kind not in ("*", "/", "+", "-") and not token.says("operator"):
        return False
    return at + 1 < len(tokens) and (
        tokens[at + 1].kind in ("number", "(") or tokens[at + 1].text in ("sqrt", "ln", "log", "pi")
    )


def _per_thing(
    tokens: list[Token], at: int, plain: str, base: str, conventions: Conventions
) -> UnitFound | None:
    """``KiB/token``, ``GB/GPU``: per something that is counted."""
    if (
        at + 2 < len(tokens)
        and tokens[at + 1].kind == "/"
        and tokens[at + 2].kind == "word"
        and find(tokens[at + 2].text) is None
    ):
        written = plain[tokens[at].start : tokens[at].end]
        if (tokens[at + 2].says("noun") or tokens[at + 2].text.lower() in conventions.nouns) and (
            found := _named(written, base, conventions)
        ):
            return UnitFound(found[0], at + 3, found[1])
    return None


def magnitude_at(tokens: list[Token], at: int, conventions: Conventions) -> Number | None:
    """The power that a word or letter stands for behind a number: ``k``, ``Ki``, ``B`` for a billion, ``million``."""
    token = tokens[at]
    word = token.text
    if word in BINARY and len(word) == 2:
        return Number(Fraction(2) ** BINARY[word], f"2^{BINARY[word]}")
    if word in LETTERS:
        return _ten(LETTERS[word])
    if token.says("magnitude"):
        return _ten(int(token.senses["magnitude"]))
    if token.says("dozen"):
        return Number(Fraction(token.senses["dozen"]), token.senses["dozen"])
    if not base_of(conventions.unit) and word.lower() in PREFIX_WORDS:
        return _ten(SI[PREFIX_WORDS[word.lower()]])
    return None


def _ten(power: int) -> Number:
    return Number(Fraction(10) ** power, f"10^{power}")
