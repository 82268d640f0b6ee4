"""Where the mathematics in a text begins and ends, and which unit follows it."""

from __future__ import annotations

import re

from bot.domain.grading.number_words import (
    BINARY_MAGNITUDES,
    CLASSIFIER,
    CONSTANTS,
    HEDGES,
    MAGNITUDES,
    OPERATED_BEFORE,
    OPERATIONS,
    PREFIXES,
)
from bot.domain.grading.verdict import Reason, Unreadable
from bot.domain.mathematics.parse import FUNCTIONS
from bot.domain.mathematics.units import SI, SI_PERSIAN, SI_WORDS, Unit, find

PIECE = re.compile(
    r"(?P<number>\d[\d.]*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|(?P<word>[^\W\d_][\w'’]*)|(?P<other>\S)"
)
SIMPLE_FRACTION = re.compile(r"[-+]? ?\d+ ?/ ?\d+")
CALL = re.compile(r"([^\W\d]\w*)\s*\($")


def mathematics(part: str, base_unit: str) -> tuple[str, str, str, bool] | Unreadable:
    """Cuts a side into mathematics (as source and as written) and the words after it; the words before it are passed over."""
    pieces = list(PIECE.finditer(part))
    begin = next((i for i, piece in enumerate(pieces) if _starts(pieces, i)), None)
    if begin is None:
        return unreadable("no-number")
    before = part[: pieces[begin].start()]
    if hedged_before(before):
        return unreadable("hedged")
    if operated := OPERATED_BEFORE.search(before):
        return unreadable("syntax", operated.group().strip()[:20])
    if re.search(r"[/^!%]\s*$|\*$", before):
        return unreadable("syntax", before.rstrip()[-1])
    if called := CALL.search(part[: pieces[begin].end()]):
        return unreadable("unknown-symbol", called.group(1)[:20])
    source: list[str] = []
    at = begin
    end = pieces[begin].start()
    while at < len(pieces):
        piece = pieces[at]
        gap = part[end : piece.start()]
        word = piece.group("word")
        if word is None or _is_function(pieces, at) or (word in CONSTANTS and _is_constant(pieces, at)):
            source.append(gap + piece.group())
        elif (
            (power := _magnitude(word, "" if _goes_on(pieces, at + 1) else base_unit))
            and not _is_prefix_alone(pieces, at, base_unit)
            and source
            and re.search(r"[\d)]$", source[-1])
        ):
            source = _scaled(source, power, whole=bool(gap) or word not in PREFIXES)
        else:
            break
        end = piece.end()
        at += 1
    while len(source) > 1 and source[-1].strip() in (",", ";", ":"):
        # Punctuation before words: "30,000, I think".
        source.pop()
        at -= 1
        end = pieces[at - 1].end()
    tail = part[end:]
    attached = (
        bool(tail)
        and not tail[0].isspace()
        and tail[0] not in ",;:"
        and re.search(r"[\d)]$", part[:end]) is not None
    )
    return "".join(source).strip(), part[pieces[begin].start() : end].strip(), tail.strip(" ,;:"), attached


def _is_function(pieces: list[re.Match[str]], index: int) -> bool:
    """``min`` and ``max`` need their brackets: without, they are minutes and a word."""
    word = pieces[index].group("word")
    if word in ("min", "max"):
        return index + 1 < len(pieces) and pieces[index + 1].group() == "("
    return word in FUNCTIONS


def _is_prefix_alone(pieces: list[re.Match[str]], index: int, base_unit: str) -> bool:
    """Whether a prefix such as ``G`` stands for the whole unit: the question has one, and neither unit nor arithmetic follows."""
    word = pieces[index].group()
    if (
        not base_unit
        or word not in PREFIXES
        or find(word + base_unit) is None
        or _operates(pieces, index + 1)
    ):
        return False
    return index + 1 == len(pieces) or find(pieces[index + 1].group()) is None


def _operates(pieces: list[re.Match[str]], index: int) -> bool:
    """Whether arithmetic goes on here: an operator before another number."""
    return index < len(pieces) and pieces[index].group() in "*/+-" and _starts(pieces, index + 1)


def _goes_on(pieces: list[re.Match[str]], index: int) -> bool:
    """Whether arithmetic or the unit itself follows, so that a ``B`` before it is a billion: ``7B * 2``, ``7B bytes``."""
    return _operates(pieces, index) or (index < len(pieces) and find(pieces[index].group()) is not None)


def _scaled(source: list[str], power: str, *, whole: bool) -> list[str]:
    """Multiplies the last number of the source by a magnitude, or a ``whole`` fraction: 3/4 million, but 12k/3k."""
    text = "".join(source)
    if whole and SIMPLE_FRACTION.fullmatch(text):
        return [f"({text})*{power}"]
    number = re.search(r"(?:\d[\d., ]*(?:[eE][+-]?\d+)?|\))$", text)
    assert number is not None, "the caller saw a digit or a bracket"
    if number.group() == ")":
        return [text, f"*{power}"]
    return [text[: number.start()], f"({number.group()}*{power})"]


def _magnitude(word: str, base_unit: str) -> str | None:
    word = word.removesuffix(CLASSIFIER)
    if word in BINARY_MAGNITUDES:
        return f"2^{BINARY_MAGNITUDES[word]}"
    if word == "B" and base_unit[:1] not in ("B", "b"):
        return "10^9"
    if not base_unit and word in PREFIX_WORDS:
        return f"10^{SI[PREFIX_WORDS[word]]}"
    power = MAGNITUDES.get(word) or MAGNITUDES.get(word.lower() if len(word) > 2 else word)
    return f"10^{power}" if power else None


def _starts(pieces: list[re.Match[str]], index: int) -> bool:
    """Whether mathematics begins here: a number, a function or constant, or a bracket or sign before one of those."""
    if index >= len(pieces):
        return False
    piece = pieces[index]
    if piece.group("number"):
        return True
    if word := piece.group("word"):
        if word in FUNCTIONS:
            return index + 1 < len(pieces) and (pieces[index + 1].group("word") or "log") in FUNCTIONS
        return word in CONSTANTS and _is_constant(pieces, index)
    if piece.group() in "([{-+":
        return _starts(pieces, index + 1)
    return False


def _is_constant(pieces: list[re.Match[str]], index: int) -> bool:
    """``e`` is Euler's number only beside an operator or alone; ``pi`` always."""
    if pieces[index].group() == "pi":
        return True
    around = [pieces[i].group() for i in (index - 1, index + 1) if 0 <= i < len(pieces)]
    return pieces[index].group() == "e" and (not around or any(sign in "^*/+-()" for sign in around))


def hedged_before(before: str) -> bool:
    """Whether the words before a number hedge, bound or deny it, or hold another number."""
    words = [word.strip(",;!") for word in before.lower().split()]
    return bool(HEDGES & set(words)) or bool(re.search(r"[<>≤≥±]|\d", before))


PREFIX_WORDS = {word: short for words in (SI_WORDS, SI_PERSIAN) for word, short in words.items() if word}
"""A prefix in words, which alone stands for the question's unit."""
OPERATIONS_A_SECOND = re.compile(r"([kMGTPE]?)(?:OPS|OPs|ops)(?:/s)?")
LONGEST_UNIT = 5
"""Words of the longest unit, as in "FLOP به ازای هر بایت"."""


def unit_after(tail: str, base_unit: str) -> tuple[Unit | None, bool, str]:
    """The unit that the words after a number begin with, whether its case was folded, and the words left."""
    words = re.sub(r"\s*/\s*", "/", tail).lstrip(" ,").split(" ")
    for count in range(min(LONGEST_UNIT, len(words)), 0, -1):
        found = find(" ".join(words[:count]).strip(" .,;:!?()"))
        if found:
            return found[0], found[1], " ".join(words[count:]).strip()
    if (
        words[0].lower() in PREFIX_WORDS
        and base_unit
        and (found := find(PREFIX_WORDS[words[0].lower()] + base_unit))
    ):
        return found[0], found[1], " ".join(words[1:]).strip()
    unit, _, of = words[0].partition("/")
    if of.isalpha() and find(of) is None and (found := find(unit)):
        # "KiB/token", "GB/GPU": per something that is counted.
        return found[0], found[1], " ".join(words[1:]).strip()
    if (operations := OPERATIONS_A_SECOND.fullmatch(words[0])) and base_unit in ("FLOP", "FLOP/s"):
        found = find(operations[1] + base_unit)
        assert found is not None, "FLOP takes every prefix"
        return found[0], found[1], " ".join(words[1:]).strip()
    if words[0] in OPERATIONS and base_unit in ("FLOP", "FLOP/s") and (found := find("FLOP")):
        return found[0], found[1], " ".join(words[1:]).strip()
    if found := find("".join(words[:2])):
        return found[0], found[1], " ".join(words[2:]).strip()
    if words[0] in PREFIXES and base_unit and (found := find(words[0] + base_unit)):
        return found[0], found[1], " ".join(words[1:]).strip()
    return None, False, tail.strip()


def unreadable(code: str, piece: str = "") -> Unreadable:
    """A text handed back for a reason, with the piece at fault."""
    return Unreadable(Reason(code, {"piece": piece} if piece else {}))
