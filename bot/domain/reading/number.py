"""One number in a text: ``lead-in? expression unit? restatement* remark?``, with every word and sign accounted for.

A text that may be read in several ways gives a claim for each. The question's reference is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise, product

from bot.domain.codes import Code
from bot.domain.mathematics.clean import LENGTH_LIMIT, clean, visible
from bot.domain.mathematics.exact import Exact
from bot.domain.mathematics.units import find
from bot.domain.reading.beside import without_denied
from bot.domain.reading.claim import Conventions, NumberClaim, ReadingFaultError, distinct
from bot.domain.reading.forms import settled
from bot.domain.reading.lexicon import senses
from bot.domain.reading.numerals import composed
from bot.domain.reading.quantity import Quantity, agree
from bot.domain.reading.relations import is_relation
from bot.domain.reading.scope import MAYBE, ways
from bot.domain.reading.side import Side, read_side
from bot.domain.reading.slashes import read_each_way, slashes_in
from bot.domain.reading.tokens import Token, TokenFaultError, tokens_of
from bot.domain.reading.working import worked

PLAIN = re.compile(
    r"\s*(=?)\s*([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d{1,3})?)(?: ?([A-Za-zµ%]{1,6}(?:/[A-Za-z]{1,4})?))?\s*",
    re.ASCII,
)
"""A number as most people type it; all else takes the long way to the same."""
DASHED_RANGE = re.compile(r"\d\s*[–—]\s*\d|^\D*\d[\d.,]*\s*(?:\.\.+|…|~)\s*\d")
TIMES_AROUND = re.compile(r"^\s*[×✕]\s*(?=\d)|(?<=\d)\s*[×✕]\s*$")
"""``×8`` and ``8×``: so many times."""
POINT_OF_THOUSANDS = re.compile(r"-?\d{1,3}\.000")
DENIALS = frozenset({"≠", "!=", "=/=", "/=", "<>", "¬", "∉", "≢", "❌", "✗", "✘", "≉", "≇"})
BOUNDS = frozenset("<>≤≥±∓≪≫≲≳≮≯⩽⩾≦≧≨≩∈∋≺≻⊂⊃⪅⪆∝") | {"<=", ">=", "=<", "+/-", "<-"}
WITH_WORKING = frozenset({"several-numbers", "grouping", "syntax", "unknown-word"})
"""Faults of texts that may hold working beside the number."""
LINE = re.compile(r"\s*\n\s*")


def read_number(text: str, conventions: Conventions) -> list[NumberClaim]:
    """The claims a text makes: one, or each of several readings. Raises ReadingFaultError."""
    if (plainly := _plain_literal(text, conventions)) is not None:
        return [plainly]
    if len(text) > LENGTH_LIMIT * 2:
        raise ReadingFaultError("too-long")
    shown = visible(text)
    try:
        return _stated(shown, conventions)
    except ReadingFaultError as fault:
        try:
            return without_denied(clean(shown), lambda part: _stated(part, conventions), _differ, fault)
        except ReadingFaultError:
            if fault.code not in WITH_WORKING and "\n" not in shown.strip():
                raise
        lines = clean(LINE.sub(" ; ", shown.strip()))
        return worked(lines, lambda part: _stated(part, conventions), fault)


def _differ(first: list[NumberClaim], second: list[NumberClaim]) -> bool:
    """Whether no value of the first claims is one of the second's."""
    values = [
        {value.value * (claim.unit.factor if claim.unit else 1) for claim in claims for value in claim.values}
        for claims in (first, second)
    ]
    return values[0].isdisjoint(values[1])


def _stated(shown: str, conventions: Conventions) -> list[NumberClaim]:
    """The claims of a text that says nothing beside its number."""
    if DASHED_RANGE.search(shown):
        raise ReadingFaultError("range")
    plain = clean(TIMES_AROUND.sub("", shown))
    if len(plain) > LENGTH_LIMIT:
        raise ReadingFaultError("too-long")
    slashes = slashes_in(shown, conventions.language)
    if not slashes:
        return _claims(plain, conventions)
    return read_each_way(shown, slashes, lambda way: _claims(clean(TIMES_AROUND.sub("", way)), conventions))


@cache
def _quick_units() -> frozenset[str]:
    """Units of which a letter alone is no prefix and no magnitude."""
    return frozenset({"%", "s", "h"})


def _plain_literal(text: str, conventions: Conventions) -> NumberClaim | None:
    match = PLAIN.fullmatch(text) if len(text) < 60 else None
    if match is None:
        return None
    written, unit = match[2], match[3]
    found = None
    if unit:
        if "/" in unit and conventions.unit.endswith("FLOP"):
            return None
        if len(unit) < 2 and unit not in _quick_units():
            return None
        found = find(unit)
        if (
            found is None
            or found[1]
            or unit == "kb"
            or (found[0].dimension == "ratio" and conventions.unit != "%")
        ):
            return None
        if senses(unit.lower()).keys() - {"noun", "percent", "lead"}:
            return None
    elif conventions.unit == "%" or written.endswith(".000"):
        return None
    value = _literal_value(written)
    return NumberClaim(written, (Exact(value),), found[0] if found else None)


def _literal_value(written: str) -> Fraction:
    digits, _, power = written.replace(",", "").replace("E", "e").partition("e")
    value = Fraction(digits) if "." in digits else Fraction(int(digits))
    return value * Fraction(10) ** int(power) if power else value


BOLD = re.compile(r"(?<![\w)])\*\*([^*]+)\*\*(?![\w(])")
BULLET = re.compile(r"^(?:\*|[-+] ?(?=[-+])) (?=\S)")
DOTTED = re.compile(r"\b(?:np|numpy|math|torch|jnp)\.(?=[a-z])")
ID_EST = re.compile(r"\bi\.e\.?,?(?= )|\ba\.k\.a\.?(?= )")
COMMENT = re.compile(r"\s*#[^\d#]*$")
REPEATING = re.compile(r"(?<![\d.])(\d{1,20})\.(\d{0,20})\((\d{1,20})\)")


def _unadorned(plain: str) -> str:
    """The text without marks of bold, bullets, comments and modules' names; repeating decimals as fractions."""
    if " +- " in plain:
        plain = plain.replace(" +- ", " ± ")
    if "*" in plain:
        plain = BULLET.sub("", BOLD.sub(r"\1", plain))
    if "." in plain:
        plain = ID_EST.sub("=", plain)
        plain = REPEATING.sub(_repeated, DOTTED.sub("", plain)) if "(" in plain else DOTTED.sub("", plain)
    return COMMENT.sub("", plain) if "#" in plain else plain


def _repeated(written: re.Match[str]) -> str:
    """``16.(6)`` is (166 − 16)/9."""
    whole, first, again = written.groups()
    top = int(whole + first + again) - int(whole + first)
    return f"({top}/{(10 ** len(again) - 1) * 10 ** len(first)})"


def _claims(plain: str, conventions: Conventions) -> list[NumberClaim]:
    """The claims of a cleaned text. Raises ReadingFaultError where no reading makes one."""
    plain = _unadorned(plain)
    try:
        tokens = composed(tokens_of(plain))
    except TokenFaultError as error:
        raise ReadingFaultError(error.code, error.piece) from error
    if MAYBE.search(plain) and (texts := ways(tokens, plain)):
        raise ReadingFaultError("several-readings", ways=texts)
    claims: list[NumberClaim] = []
    faults: list[ReadingFaultError] = []
    for way in settled(tokens, conventions.language):
        try:
            claims += _claim(way, plain, conventions)
        except ReadingFaultError as error:
            faults.append(error)
    if not claims:
        raise faults[0]
    return distinct(claims)


def _claim(tokens: list[Token], plain: str, conventions: Conventions) -> Iterator[NumberClaim]:
    if not any(_is_numeric(token) for token in tokens):
        raise _no_number(tokens)
    _refuse_hedges(tokens)
    sides: list[Side] = []
    parts = _sides(tokens)
    for part, named in parts:
        side = read_side(part, plain, conventions, may_name=named, had_number=bool(sides))
        if side is not None:
            sides.append(side)
    if not sides:
        raise _no_number(tokens)
    if len(sides) == 1 and sides[0].is_range:
        raise ReadingFaultError("range")
    # A second side settles which logarithm, or which reading of a unit, was meant.
    for choice in product(*(side.quantities for side in sides)):
        if all(agree(first, second) for first, second in pairwise(choice)):
            yield _put_together(sides, choice)
            if len(sides) > 1:
                return
    if len(sides) > 1 and not any(
        all(agree(first, second) for first, second in pairwise(choice))
        for choice in product(*(side.quantities for side in sides))
    ):
        raise ReadingFaultError("sides-disagree")


def _put_together(sides: list[Side], quantities: tuple[Quantity, ...]) -> NumberClaim:
    """The first side's value and the last one's: in ``255/4 ≈ 64`` the answer is at the end, in ``64 = 2^6`` it comes first."""
    first, last = quantities[0], quantities[-1]
    unit = first.unit or next((each.unit for each in reversed(quantities) if each.unit), None)
    folded = first.folded or any(each.folded for each in quantities if each.unit == unit)
    values = [first.value]
    if (last.value, last.unit) != (first.value, first.unit):
        factor = last.unit.factor / unit.factor if last.unit and unit else 1
        values.append(Exact(last.value.value * factor, last.value.exact))
    written = sides[0].written
    remarks: tuple[Code, ...] = (
        ("point-is-decimal",) if len(sides) == 1 and POINT_OF_THOUSANDS.fullmatch(written) else ()
    )
    why: Code = "log-base" if len(sides[0].quantities) > 1 else "several-readings"
    return NumberClaim(first.written or written, tuple(values), unit, folded, remarks, why)


def _sides(tokens: list[Token]) -> list[tuple[list[Token], bool]]:
    """The parts between relations, each with whether it may be a name: it stands before a relation."""
    parts: list[tuple[list[Token], bool]] = []
    part: list[Token] = []
    depth = 0
    for token in tokens:
        depth += (token.kind == "(") - (token.kind == ")")
        if depth == 0 and is_relation(token):
            parts.append((part, True))
            part = []
        else:
            part.append(token)
    return [*parts, (part, False)]


def _refuse_hedges(tokens: list[Token]) -> None:
    """Denials, bounds and ranges hand a text back wherever they stand."""
    for index, token in enumerate(tokens):
        if token.kind in DENIALS or token.kind in BOUNDS:
            raise ReadingFaultError("hedged", token.text)
        if (
            token.kind in ("..", "...", "…")
            and index + 1 < len(tokens)
            and tokens[index + 1].kind == "number"
            and tokens[index - 1].kind == "number"
        ):
            raise ReadingFaultError("range")
        if token.kind != "word":
            continue
        if (
            token.says("denial")
            or (token.says("bound") and not _divides(tokens, index))
            or token.says("alternative")
        ):
            raise ReadingFaultError("hedged", token.text)
        if token.says("range") or (
            token.text in ("to", "تا", "ta")
            and _between_numbers(tokens, index)
            and not _counts(tokens, index)
        ):
            raise ReadingFaultError("range", token.text)
        if token.text in ("تا", "ta") and not any(each.kind == "number" for each in tokens[:index]):
            raise ReadingFaultError("hedged", token.text)
        if token.text == "to":
            raise ReadingFaultError("hedged", token.text)
        if token.says("unread") or (token.says("share") and not token.says("half")):
            raise ReadingFaultError("unread-operation", token.text)


def _divides(tokens: list[Token], index: int) -> bool:
    """Whether ``over`` stands between two numbers: 2 over 3."""
    return (
        tokens[index].says("operator")
        and 0 < index < len(tokens) - 1
        and tokens[index - 1].kind in ("number", ")")
        and tokens[index + 1].kind in ("number", "(")
    )


def _between_numbers(tokens: list[Token], index: int) -> bool:
    before = any(token.kind == "number" for token in tokens[:index])
    after = next((token for token in tokens[index + 1 :] if token.kind == "number"), None)
    return before and after is not None


def _counts(tokens: list[Token], index: int) -> bool:
    """Whether «تا» only counts what is named behind it: ۲۴۰۰۰ تا ضرب."""
    return tokens[index].says("classifier") and index + 1 < len(tokens) and tokens[index + 1].says("noun")


def _is_numeric(token: Token) -> bool:
    return (
        token.kind == "number"
        or token.text.lower() in ("pi", "e")
        or bool(token.senses.keys() & {"constant", "cardinal", "magnitude", "part"})
    )


def _no_number(tokens: list[Token]) -> ReadingFaultError:
    kinds: dict[str, Code] = {"infinity": "infinite", "nan": "not-a-number"}
    for token in tokens:
        for category, code in kinds.items():
            if token.kind == "word" and token.says(category):
                return ReadingFaultError(code)
    return ReadingFaultError("no-number")
