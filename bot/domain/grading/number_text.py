"""Finds the number in what was typed: its sides, its mathematics, its magnitude words, its unit, and what makes it unreadable."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product
from unicodedata import category

from bot.domain.grading.number_span import hedged_before, mathematics, unit_after, unreadable
from bot.domain.grading.number_words import (
    CLASSIFIER,
    CODE,
    HEDGES,
    OPERATED_AFTER,
    UNUSABLE,
)
from bot.domain.grading.tolerance import rounded_to
from bot.domain.grading.verdict import Reason, Understood, Unreadable
from bot.domain.mathematics.clean import LENGTH_LIMIT, clean, visible
from bot.domain.mathematics.exact import Exact, NoValueError, evaluate
from bot.domain.mathematics.parse import FUNCTIONS, LOG_BASE, ParseFault, parse
from bot.domain.mathematics.spoken import arithmetic
from bot.domain.mathematics.substitution import with_logarithms
from bot.domain.mathematics.tree import Tree
from bot.domain.mathematics.units import Unit, find

PERSIAN_SLASH = re.compile(r"(?<![\d/.,٫٬])([۰-۹٠-٩]+)\s*/\s*([۰-۹٠-٩]+)(?!\s*[/\d])")
MOST_SLASHES = 3
DASHED_RANGE = re.compile(r"\d\s*[–—]\s*\d|^\D*\d[\d.,]*\s*(?:\.\.+|…|~)\s*\d")
PLAIN_RANGE = re.compile(r"^[^\d+\-*/^().]*([\d.,]+) ?- ?([\d.,]+)(?: ?[^\W\d]\D*)?$")
PERCENT = re.compile(r"(?<=[\d)])\s*(?:%|percent\b|per cent\b|درصد)")
MIXED = re.compile(r"(?<![\d.,/*^] )(?<![\d.,/*^])\b(\d{1,9}) (\d{1,2}|\d{4,9})/(\d{1,9})(?![\d.,^*/])")
ASIDE = re.compile(r"\((?!(?:pi|e)\))[^\W\d][^\d()*/^+=]*\)$")
COMMENT = re.compile(r"\s*#[^\d#]*$")
DOUBLED_PREFIX = re.compile(r"[kKMGTP]{2,}")
HEXADECIMAL = re.compile(r"(?<![\d.,])0[xX][0-9a-fA-F]")
ROOT_OF_DIGITS = re.compile(r"(?<![A-Za-z])(sqrt|ln|exp)(?=\d)")
ROUND = " .,;:?«»“”„"
QUOTED = re.compile(r"([\"'])(.*)\1")
NAME = re.compile(r"[^\W\d][\w*^()+\-/, ]*")
RESTATED = re.compile(
    r"(?=[^()]*\d)(?P<first>.*?\b(?P<last>[^\W_]+)) [(\[] ?(?:(?P<plain>[\d.,]+(?:[eE][+-]?\d+)? ?\w*)|[=≈~](?P<marked>.*))[)\]]"
)
"""A number said again in brackets: ``30000 (3e4)``, ``16.67 (= 50/3)``."""
TIMES_AROUND = re.compile(r"^\s*[×✕]\s*(?=\d)|(?<=\d)\s*[×✕]\s*$")
"""``×8`` and ``8×``: so many times."""
COMPOUND = re.compile(r"([^\W\d_]+)/([^\W\d_]+)")
LOST_POWER = re.compile(r"(?<![\d.])(\d\.\d+ ?\* ?10) ?(-\d{1,2})(?= *(?:$|[^\W\d]))")
"""``2.6*10-5``: a power whose superscript was lost on the way, and nobody's subtraction."""
POWER_OR_NOT = re.compile(r"(?<![\d.])\d ?\* ?10-\d{1,2}$")
"""``2*10-5``: fifteen, or the same."""
UNIT_INSIDE = re.compile(
    r"(?P<number>\d|\)|[^\W\d_]{4,}(?<=illion|ousand)) ?(?P<unit>[^\W\d_]{2,}|h|s)(?:/(?P<of>[^\W\d_]{3,}))?(?= ?(?P<more>[-+*/)])| ?$)"
)
"""A unit beside arithmetic. One letter is none there, but hours and seconds: ``7B * 16`` has billions."""
MULTIPLE = re.compile(r"\b((?:دو|سه|چهار|پنج|ده|نصف) ?برابر) ?(?=\d)")
OPEN_DIVISOR = re.compile(r"/ ?[\d.]+ ?\* ?10 ?\^")
"""``a/b×10^c`` on paper has the power below the line, and by the rules above it."""
TIMES = re.compile(r"(?<=[\d)!])(?<!\b0)\s*[xX]\s*(?=[\d(.]|sqrt|ln|log|exp|pi\b)|ضرب\s?در|ضربدر")
SIDES = re.compile(r"[=≈~]+|\bequals\b|\bis\b|\bare\b|برابر(?: با)?|می\s?شود|مساوی(?: با)?")


@dataclass(frozen=True, slots=True)
class NumberText:
    """A number found in a text: how it was written, the values it may mean, its unit, and remarks on the reading."""

    written: str
    values: tuple[Exact, ...]
    unit: Unit | None = None
    folded_unit: bool = False
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Side:
    written: str
    value: Exact
    unit: Unit | None
    folded: bool


def read_number(text: str, *, base_unit: str = "") -> NumberText | Unreadable:
    """The one number in a text. ``base_unit`` is the question's, without its prefix: with ``B``, 24 G means 24 GB, and 24 B bytes,
    not billions."""
    if len(text) > LENGTH_LIMIT * 2:
        return unreadable("too-long")
    shown = visible(text)
    plain = _plain(text)
    if len(plain) > LENGTH_LIMIT:
        return unreadable("too-long")
    if not re.search(r"\d", plain) and not re.search(r"\b(?:pi|e)\b", plain):
        word = next((word for word in re.split(r"[\s+-]+", plain.lower()) if word in UNUSABLE), None)
        return unreadable(UNUSABLE[word] if word else "no-number")
    if DASHED_RANGE.search(shown) or _is_range(plain):
        return unreadable("range")
    if HEXADECIMAL.search(plain):
        return unreadable("syntax", "0x")
    if not PERSIAN_SLASH.search(shown):
        readings = [_said(plain, base_unit)]
    else:
        readings = [_said(_plain(each), base_unit) for each in _slash_readings(shown)]
    read = [sides for sides in readings if not isinstance(sides, Unreadable)]
    by_division = readings[0]
    if isinstance(by_division, Unreadable) and (not read or by_division.reason.code == "division-by-zero"):
        # ``۳۰/۰۰۰`` may even be thirty thousand.
        return by_division
    side = read[0][0]
    values = tuple(dict.fromkeys(value for sides in read for value in _values(sides, side.unit)))
    remarks: tuple[str, ...] = ()
    if len(values) > 1 and len(readings) > 1:
        remarks = ("slash-read-both-ways",)
    elif re.fullmatch(r"-?\d{1,3}\.000", plain):
        remarks = ("point-is-decimal",)
    return NumberText(side.written, values, side.unit, side.folded, remarks)


def _slash_readings(shown: str) -> list[str]:
    """The texts that Persian slashes may stand for: each is a division or a decimal sign; nobody divides zero."""
    slashes = list(PERSIAN_SLASH.finditer(shown))
    each = [(False, True) if int(clean(slash[1])) else (True,) for slash in slashes]
    if len(slashes) <= MOST_SLASHES:
        return [_with_points(shown, slashes, points) for points in product(*each)]
    return [_with_points(shown, slashes, [ways[at] for ways in each]) for at in (0, -1)]


def _with_points(shown: str, slashes: Sequence[re.Match[str]], points: Sequence[bool]) -> str:
    """The text with those slashes as decimal signs that ``points`` says."""
    pieces, at = [], 0
    for slash, is_point in zip(slashes, points, strict=True):
        pieces += [shown[at : slash.start()], f"{slash[1]}.{slash[2]}" if is_point else slash[0]]
        at = slash.end()
    return "".join([*pieces, shown[at:]])


def _values(sides: list[_Side], unit: Unit | None) -> list[Exact]:
    """The first side's value and the last one's, in a unit: in ``255/4 ≈ 64`` the answer is at the end, in ``64 = 2^6`` it comes first."""
    first, last = sides[0], sides[-1]
    if last.value == first.value and last.unit == first.unit:
        return [first.value]
    factor = last.unit.factor / unit.factor if last.unit and unit else Fraction(1)
    return [first.value, Exact(last.value.value * factor, last.value.exact)]


def _said(plain: str, base_unit: str) -> list[_Side] | Unreadable:
    """The sides; brackets after a number that come to the same are no factor but the way to it: ``30000 (10000 + 20000)``."""
    if worked := _worked(plain):
        sides = _sides(worked, base_unit)
        if not isinstance(sides, Unreadable):
            return sides
    return _sides(plain, base_unit)


def _worked(plain: str) -> str | None:
    """``a (b) words`` as ``a words = b``; None for another form."""
    end = len(plain)
    while end and not (plain[end - 1].isdigit() or plain[end - 1] in "()[]=≈~"):
        end -= 1
    depth, begin = 0, end
    while begin and (depth or begin == end):
        begin -= 1
        depth += (plain[begin] in ")]") - (plain[begin] in "([")
    first, content = plain[:begin], plain[begin + 1 : max(end - 1, 0)]
    before = first.rstrip("! ")
    if depth or first == before or not before[-1:].isalnum() or re.split(r"\W+", before)[-1] in FUNCTIONS:
        return None
    return (
        f"{first}{plain[end:]} = {content}"
        if re.search(r"\d", content) and not re.search("[=≈~]", content)
        else None
    )


def _plain(text: str) -> str:
    """The cleaned text without emoji, punctuation round it, and words in brackets after it."""
    plain = clean(TIMES_AROUND.sub("", text))
    if not plain.isascii():
        plain = "".join(character for character in plain if category(character) != "So")
    plain = LOG_BASE.sub(r"log\1 ", plain)
    if (again := RESTATED.fullmatch(plain)) and again["last"] not in FUNCTIONS:
        plain = f"{again['first']} = {again['plain'] or again['marked']}"
    plain = ROOT_OF_DIGITS.sub(r"\1 ", arithmetic(plain))
    plain = COMMENT.sub("", plain)
    if quoted := QUOTED.fullmatch(plain):
        plain = quoted.group(2)
    return ASIDE.sub(_unit_aside, plain.rstrip(ROUND)).rstrip(ROUND).lstrip(ROUND.replace(".", ""))


def _unit_aside(aside: re.Match[str]) -> str:
    """A unit in brackets without them, other words not at all; ``(s)`` is a plural and ``(min)`` a minimum."""
    inner = aside.group()[1:-1].strip()
    return f" {inner}" if len(inner) > 1 and inner not in FUNCTIONS and find(inner) else ""


def _is_range(plain: str) -> bool:
    """``20-30`` on its own means "from 20 to 30" at least as often as a subtraction: ask."""
    match = PLAIN_RANGE.match(plain)
    if not match:
        return False
    low, high = (re.sub("[,]", "", part).rstrip(".") for part in match.groups())
    try:
        return Fraction(low) < Fraction(high)
    except ValueError:
        return False


def _sides(plain: str, base_unit: str) -> list[_Side] | Unreadable:
    """The sides of ``a = b``, which must agree; sides without a number are names and are passed over."""
    if re.search(r"[<>≤≥±]", plain):
        return unreadable("hedged")
    if CODE & set(re.split(r"\W+", plain)):
        return unreadable("syntax")
    if multiple := MULTIPLE.search(plain):
        return unreadable("syntax", multiple.group(1))
    sides: list[_Side] = []
    parts = SIDES.split(plain)
    for part in parts:
        if not re.search(r"\d", part) and (sides or not re.search(r"\b(?:pi|e)\b", part)):
            if hedged_before(part):
                return unreadable("hedged")
            continue
        stripped = part.lstrip(" ?,;:").rstrip(" ?.,;:")
        side = _side(stripped, base_unit)
        if isinstance(side, Unreadable):
            side = _quantity(stripped, base_unit) or side
        if isinstance(side, Unreadable):
            if not sides and part != parts[-1] and _is_name(part):
                continue
            return side
        sides.append(side)
    if not sides:
        return unreadable("no-number")
    for first, second in pairwise(sides):
        if not _agree(first, second):
            return unreadable("sides-disagree")
    unit = next((side for side in reversed(sides) if side.unit), None)
    first = sides[0]
    if unit and not first.unit:
        sides[0] = _Side(first.written, first.value, unit.unit, unit.folded)
    return sides


def _is_name(part: str) -> bool:
    """Whether a side is what the number is called: ``p0*p1*p2``, ``n^3``, ``cost(A1)``."""
    return NAME.fullmatch(part.strip()) is not None and not HEDGES & set(part.lower().split())


def _agree(first: _Side, second: _Side) -> bool:
    a, b = first.value.value, second.value.value
    if first.unit and second.unit:
        if first.unit.dimension != second.unit.dimension:
            return False
        b = b * second.unit.factor / first.unit.factor
    return (
        a == b
        or rounded_to(b, a) >= 2
        or (b.denominator > 1 and rounded_to(a, b) >= 2)
        or (a != 0 and abs(a - b) <= abs(a) / 10**12)
    )


def _side(part: str, base_unit: str) -> _Side | Unreadable:
    part = MIXED.sub(r"(\1+\2/\3)", PERCENT.sub("%", TIMES.sub("*", part)))
    part = LOST_POWER.sub(r"\1^\2", part)
    if POWER_OR_NOT.search(part):
        return unreadable("syntax", "10-")
    if OPEN_DIVISOR.search(part):
        return unreadable("ambiguous-division")
    span = mathematics(part, base_unit)
    if isinstance(span, Unreadable):
        return span
    source, written, tail, attached = span
    unit, folded, left = unit_after(tail, base_unit)
    if unit is None and (pair := COMPOUND.match(left)) and find(pair[1]) and find(pair[2]):
        # "byte/FLOP" where FLOP/byte is asked: known units, put together to one that is not known.
        return unreadable("unknown-suffix", pair.group()[:20])
    if attached and left and unit is None:
        return unreadable("unknown-suffix", left[:20])
    if fault := _fault_after(left):
        return fault
    parsed = parse(source)
    if isinstance(parsed, ParseFault):
        return Unreadable(Reason(parsed.code, {"piece": parsed.piece}), Understood(written))
    try:
        return _Side(written, _value(parsed.tree), unit, folded)
    except NoValueError as error:
        return Unreadable(Reason(error.code), Understood(written))


def _quantity(part: str, base_unit: str) -> _Side | None:
    """Arithmetic with units inside it, as in ``14 GB + 98 GB`` or ``16 bytes * 7e9``; None where it is none.

    Each unit is a factor. What grows as the factor does has the units' dimension: no sum with a bare number, no square, no ratio.
    """
    part = TIMES.sub("*", part)
    places = list(UNIT_INSIDE.finditer(part))
    units = [found for place in places if (found := find(place["unit"]))]
    if len({unit.dimension for unit, _ in units}) != 1 or OPEN_DIVISOR.search(part):
        return None
    if not any(place["more"] for place in places) or any(find(place["of"] or "") for place in places):
        return None
    values: list[Fraction] = []
    for size in (0, 1, 2):
        source = UNIT_INSIDE.sub(lambda match, size=size: _as_factor(match, size), part)  # type: ignore[misc]
        span = mathematics(source, base_unit)
        if isinstance(span, Unreadable) or span[2]:
            return None
        parsed = parse(span[0])
        try:
            if isinstance(parsed, ParseFault) or not (value := evaluate(parsed.tree)).exact:
                return None
        except NoValueError:
            return None
        values.append(value.value)
    none, one, two = values
    if none != 0 or two != 2 * one or one <= 0:
        # A difference below nothing is a range: 100 GB - 120 GB.
        return None
    unit, folded = units[-1]
    return _Side(part.strip(), Exact(one / unit.factor, True), unit, folded)


def _as_factor(match: re.Match[str], size: int) -> str:
    found = find(match["unit"])
    if found is None:
        return match.group()
    factor = found[0].factor * size
    return f"{match['number']}*({factor.numerator}/{factor.denominator})"


def _value(tree: Tree) -> Exact:
    """The value; a bare ``log`` is allowed where its base does not matter, as in log(8)/log(2)."""
    try:
        return evaluate(tree)
    except NoValueError as error:
        if error.code != "log-base":
            raise
        natural, decimal = (evaluate(with_logarithms(tree, name)) for name in ("ln", "log10"))
        if abs(natural.value - decimal.value) > abs(natural.value) / 10**40:
            raise
        return natural


def _fault_after(left: str) -> Unreadable | None:
    """What is wrong with the words after a number and its unit."""
    words = left.lower().split()
    if operated := OPERATED_AFTER.match(left.lower()):
        return unreadable("syntax", operated.group())
    if words and DOUBLED_PREFIX.fullmatch(left.split()[0]):
        return unreadable("unknown-suffix", left.split()[0])
    if re.search(r"\d", left):
        return unreadable("several-numbers")
    if any(word in HEDGES and word != CLASSIFIER for word in words):
        return unreadable("hedged")
    if words and len(words[0]) == 1 and words[0].isalpha() and words[0] < "\u0600":
        return None if words[0] == "i" and len(words) > 1 else unreadable("unknown-suffix", left.split()[0])
    return None
