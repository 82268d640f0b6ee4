"""Number words put together, in both languages: wholes, broken and mixed numbers, decimals, magnitudes.

``thirty thousand five hundred``, ``۱۵ هزار و ۱۲۵``, ``sixteen and two thirds``, ``شانزده ممیز شصت و هفت``, ``half a million``.
Where words say two numbers (``یک میلیون و پانصد`` is 1 000 500, and 1.5 million in speech), both are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from bot.domain.reading.tokens import Token

PARTS = ("number", "cardinal", "hundred", "magnitude", "dozen", "half", "part", "and", "point", "article")
"""What a number in words is made of."""
WORDED = frozenset(PARTS) - {"number", "and", "article"}
SPOKEN_IN_HALVES = 10**6
"""From here on nobody means half of one by «و نیم»."""
LONGEST = 60
ONE, HALF = Fraction(1), Fraction(1, 2)


def composed(tokens: list[Token]) -> list[Token]:
    """The tokens with each number in words as one number; words that make none stay as they are."""
    if not any(token.kind == "word" and WORDED & token.senses.keys() for token in tokens):
        return tokens
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        end = _run(tokens, at)
        scales = tokens[at].says("magnitude") and tokens[at - 1].kind == ")"
        if at and (scales or (tokens[at].kind == "number" and tokens[at - 1].kind == "/")):
            # A magnitude behind a quotient multiplies all of it: 3/4 million.
            found += tokens[at:end]
            at = end
            continue
        run = tokens[at:end]
        if (
            not any(token.kind == "word" and WORDED & token.senses.keys() for token in run)
            or len(run) > LONGEST
        ):
            found.append(tokens[at])
            at += 1
            continue
        values = values_of(run)
        if not values:
            found += run
            at = end
            continue
        text = " ".join(token.text for token in run)
        found.append(
            Token(
                "number", text, run[0].start, run[-1].end, run[0].glued, run[-1].senses, values[0], values[1:]
            )
        )
        at = end
    return found


def _run(tokens: Sequence[Token], at: int) -> int:
    """The end of the number words that begin at a place."""
    end = at
    while end < len(tokens) and _belongs(tokens, end, at):
        end += 1
    while end > at and (
        tokens[end - 1].says("and") or tokens[end - 1].says("article") or tokens[end - 1].says("point")
    ):
        end -= 1
    return max(end, at)


def _belongs(tokens: Sequence[Token], index: int, at: int) -> bool:
    token = tokens[index]
    if token.kind == "number":
        # ``twenty 7`` and ``16 2/3``: a literal begins a group.
        return True
    if token.kind == "&":
        return index > at
    if token.kind == ",":
        goes_on = index + 1 < len(tokens) and tokens[index + 1].says("cardinal")
        return index > at and tokens[index - 1].says("magnitude") and goes_on
    if token.kind != "word" or not (token.senses.keys() & set(PARTS)):
        return False
    if token.says("and") or token.says("point"):
        return index > at or token.says("point")
    if token.says("article"):
        return index + 1 < len(tokens) and any(
            map(tokens[index + 1].says, ("hundred", "magnitude", "dozen", "part", "half"))
        )
    return True


def values_of(run: Sequence[Token]) -> tuple[Fraction, ...]:
    """All numbers that the words may say; () where they say none."""
    halves = _half_of_magnitude(run)
    if halves and halves[0] >= SPOKEN_IN_HALVES:
        return tuple(halves)
    found: list[Fraction] = []
    if (whole := _whole(run)) is not None:
        found.append(whole)
        if (spoken := _spoken(run, whole)) is not None:
            found.append(spoken)
    found += halves
    end, scale = len(run), ONE
    while end:
        found += [value * scale for value in _broken(run[:end])]
        size = _scale(run[end - 1])
        if size is None:
            break
        scale *= size
        end -= 1
        if end and run[end - 1].says("article"):
            end -= 1
    return tuple(dict.fromkeys(found))


def _scale(token: Token) -> Fraction | None:
    if token.says("magnitude"):
        return Fraction(10) ** int(token.senses["magnitude"])
    return Fraction(token.senses["dozen"]) if token.says("dozen") else None


def _spoken(run: Sequence[Token], whole: Fraction) -> Fraction | None:
    """``یک میلیون و پانصد`` as people say 1.5 million."""
    if len(run) < 3 or not run[-2].says("and") or run[-2].text.isascii():
        return None
    rest, before = run[-1], run[-3]
    size = int(before.senses.get("magnitude", "0"))
    hundreds = int(rest.value or 0) if rest.kind == "number" else int(rest.senses.get("cardinal", "0"))
    if size < 6 or hundreds % 100 or not 100 <= hundreds <= 900:
        return None
    return whole - hundreds + hundreds * Fraction(10) ** (size - 3)


def _half_of_magnitude(run: Sequence[Token]) -> list[Fraction]:
    """``۲ میلیون و نیم``: 2.5 million; of a thousand, by the letter half of one more too."""
    end = len(run) - 1
    if end < 2 or not run[end].says("half"):
        return []
    end -= run[end - 1].says("article")
    if end < 2 or not run[end - 1].says("and") or not run[end - 2].says("magnitude"):
        return []
    whole = _whole(run[: end - 1])
    return [] if whole is None else [whole + HALF * Fraction(10) ** int(run[end - 2].senses["magnitude"])]


def _whole(run: Sequence[Token]) -> Fraction | None:
    """The whole number that the words say, or the literal with magnitudes; None where they say none."""
    total, group, last = Fraction(0), None, None
    literal = after_and = False
    for index, token in enumerate(run):
        if token.kind == ",":
            continue
        if token.says("and") or token.kind == "&":
            if after_and or index == 0 or (group is not None and (literal or _is_closed(group, token))):
                return None
            after_and = True
            continue
        if token.says("article"):
            if group is not None:
                return None
            group = ONE
        elif token.kind == "number":
            if group is not None or token.value is None:
                return None
            group, literal = token.value, True
        elif token.says("cardinal"):
            group = _added(group, int(token.senses["cardinal"]), literal)
            if group is None:
                return None
        elif token.says("hundred"):
            if group is not None and (group.denominator != 1 or not 1 <= group < 100):
                return None
            group = (group or ONE) * 100
            literal = False
        elif token.says("magnitude"):
            size = int(token.senses["magnitude"])
            if after_and:  # «بیست و هزار» lacks a word
                return None
            if group is None and index and run[index - 1].says("magnitude"):
                total, last = total * 10**size, (last or 0) + size
                continue
            if group is None and (token.text.isascii() and token.text.endswith("s")):
                return None
            value = (ONE if group is None else group) * 10**size
            if last is not None and (size >= last or value >= 10**last):
                return None
            total, group, last, literal = total + value, None, size, False
        elif token.says("dozen"):
            if total or index + 1 < len(run) or (group is None and token.text.endswith("s")):
                return None
            return (ONE if group is None else group) * int(token.senses["dozen"])
        else:
            return None
        after_and = False
    if after_and:
        return None
    if group is None:
        return total
    if last is not None and (group >= 10**last or group.denominator != 1):
        return None
    return total + group


def _is_closed(group: Fraction, token: Token) -> bool:
    """Whether English ``and`` may not follow: it stands after hundreds alone, Persian ``و`` between all."""
    return token.text.isascii() and token.text != "va" and group % 100 != 0


def _added(group: Fraction | None, value: int, literal: bool) -> Fraction | None:
    """A group below a thousand with one more word; None where it does not go on so."""
    if group is None:
        return Fraction(value)
    if literal or not value:
        return None
    fits = (value < 10 and group % 10 == 0 and group % 100 >= 20) or (
        value < 100 <= group and group % 100 == 0
    )
    return group + value if fits else None


def _broken(run: Sequence[Token]) -> list[Fraction]:
    """The numbers with a point or a fraction in words that the run may say."""
    for place, token in enumerate(run):
        if token.says("point"):
            return _with_point(run[:place], run[place + 1 :])
    last = run[-1]
    if last.says("half"):
        return _with_half(run[:-1])
    if last.says("part"):
        return _with_part(run)
    return []


LONGEST_SAID = 10**15
"""Nobody says so many digits behind a point as one number."""


def _with_point(before: Sequence[Token], after: Sequence[Token]) -> list[Fraction]:
    """``one point two``, ``ممیز صفر پنج``: digits one by one, zeros and then a number, or a number."""
    whole = _whole(before) if before else Fraction(0)
    if after and after[-1].says("part") and whole is not None:
        above = _whole(after[:-1])
        below = int(after[-1].senses["part"])
        return [whole + above / below] if above is not None and above < below else []
    digits = ""
    for index, token in enumerate(after):
        value = token.senses.get("cardinal")
        if token.kind == "number" and len(after) == 1 and token.text.isdigit():
            value = token.text
        if value is None or (token.kind == "word" and int(value) > 9):
            rest = _whole(after[index:])
            if rest is None or rest.denominator != 1 or rest >= LONGEST_SAID or (digits and int(digits)):
                return []
            digits += str(rest)
            break
        digits += value
    if whole is None or whole.denominator != 1 or not digits:
        return []
    return [whole + Fraction(int(digits), 10 ** len(digits))]


def _with_half(before: Sequence[Token]) -> list[Fraction]:
    if not before or (len(before) == 1 and before[0].says("article")):
        return [HALF]
    if before[-1].says("article"):
        before = before[:-1]
    if (
        len(before) > 1
        and (before[-1].says("and") or before[-1].kind == "&")
        and (whole := _whole(before[:-1])) is not None
    ):
        return [whole + HALF]
    return []


def _with_part(run: Sequence[Token]) -> list[Fraction]:
    """A fraction, or a whole number and one; a proper fraction is no whole number and a smaller one: ``بیست و پنج صدم`` is 0.25."""
    part = int(run[-1].senses["part"])
    found: list[Fraction] = _over_a_compound(run, part)
    for above, below in _denominators(run, part):
        top = _numerator(above, run[-1], composite=below != part)
        if top is not None:
            found.append(top / below)
            if top < below:
                continue
        for place, token in enumerate(above):
            if place and (token.says("and") or token.kind == "&"):
                whole, rest = _whole(above[:place]), _numerator(above[place + 1 :], run[-1])
                if whole is not None and whole.denominator == 1 and rest is not None and rest < below:
                    found.append(whole + rest / below)
    return found


def _over_a_compound(run: Sequence[Token], part: int) -> list[Fraction]:
    """``یک شصت و چهارم``: 1/64."""
    last = run[-1]
    unit = Token("word", last.text, last.start, last.end, last.glued, {"cardinal": str(part)})
    for place in range(1, len(run) - 2):
        if run[place].says("and") or run[place - 1].says("and"):
            continue
        top, below = _whole(run[:place]), _whole([*run[place:-1], unit])
        if top is not None and below is not None and top < below:
            return [top / below]
    return []


def _denominators(run: Sequence[Token], part: int) -> list[tuple[Sequence[Token], int]]:
    """The words above the line and the number below it: in ``یک صد هزارم`` 100 000, in ``صد هزارم`` perhaps 1000."""
    simple = (run[:-1], part)
    if part < 1000 or len(run) < 2:
        return [simple]
    factor = 100 if run[-2].says("hundred") else int(run[-2].senses.get("cardinal", "0"))
    if factor not in (10, 100):
        return [simple]
    joined = (run[:-2], part * factor)
    if len(run) > 2 and not run[-3].says("and") and not run[-1].text.isascii():
        return [joined]
    return [simple, joined] if len(run) > 2 else [joined, simple]


def _numerator(above: Sequence[Token], part: Token, composite: bool = False) -> Fraction | None:
    if not above:
        return ONE if part.text == "ربع" or composite else None
    if len(above) == 1 and above[0].says("article"):
        return ONE
    whole = _whole(above)
    return whole if whole is not None and whole.denominator == 1 else None
