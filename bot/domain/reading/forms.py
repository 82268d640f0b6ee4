"""Ways of writing that say two things: lost superscripts, trailing minus signs, e before a power; and those that say one with more signs.

Each is found in the tokens; what may be read in two ways gives two lists of tokens.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import product

from bot.domain.reading.tokens import Token
from bot.domain.reading.unit_words import LETTERS

TIMES = frozenset({"*", "·"})
OPERATORS = frozenset({"+", "-", "*", "/", "^", "**"})
ENDS = frozenset({"=", "≈", "~", ",", ";", ".", "?", ")", "->", "=>", "→", "!"})
SIMPLE = re.compile(r"\d(?:\.\d+)?")
ONE_DIGIT_MANTISSA = re.compile(r"\d\.\d+")
LOST_TEN = re.compile(r"10([2-9]|1\d)")
Tokens = list[Token]


def settled(tokens: Tokens, language: str = "") -> list[Tokens]:
    """The lists of tokens that the text may stand for in a person's language; the first is what it says literally or most likely."""
    tokens = _signed(tokens)
    tokens = _mixed(ordinals(_crossed(labelled(tokens))))
    ways: list[Tokens] = [tokens]
    if any(token.others for token in tokens):
        ways = [
            [_valued(token, value) for token, value in zip(tokens, values, strict=True)]
            for values in product(*((token.value, *token.others) for token in tokens))
        ]
    return [way for each in ways for way in _powers(each, language)]


def _signed(tokens: Tokens) -> Tokens:
    """A plus said in words."""
    return [
        Token("+", token.text, token.start, token.end, token.glued) if token.says("plus sign") else token
        for token in tokens
    ]


def labelled(tokens: Tokens) -> Tokens:
    """``No. 66`` is no denial, ``least: 30000`` no bound, ``(s)`` behind a word its plural."""
    found: Tokens = []
    skip = 0
    for index, token in enumerate(tokens):
        if skip:
            skip -= 1
            continue
        after = tokens[index + 1 : index + 4]
        label = (
            token.kind == "word"
            and after
            and (
                (token.text.lower() in ("no", "nr") and after[0].kind == "." and after[0].glued)
                or (token.says("bound") and after[0].kind == ":")
            )
        )
        plural = (
            token.kind == "("
            and len(after) > 1
            and after[0].text in ("s", "es")
            and after[1].kind == ")"
            and found
        )
        if plural:
            skip = 2
        else:
            found.append(Token(".", token.text, token.start, token.end, token.glued) if label else token)
    return found


def _valued(token: Token, value: Fraction | None) -> Token:
    if value == token.value:
        return token
    return Token(token.kind, _told(value), token.start, token.end, token.glued, token.senses, value)


def _told(value: Fraction | None) -> str:
    """How a number is told where it was composed; Python writes out none of more than 4300 digits."""
    if value is not None and max(value.numerator.bit_length(), value.denominator.bit_length()) > LONGEST_TOLD:
        return "…"
    return str(value)


LONGEST_TOLD = 10_000
"""Bits."""


def _crossed(tokens: Tokens) -> Tokens:
    """The letter x between numbers as the sign of multiplication: ``3 x 10^4``, ``2x5``."""
    found: Tokens = []
    for index, token in enumerate(tokens):
        if (
            token.kind == "word"
            and token.text in ("x", "X")
            and found
            and (_ends_number(found[-1]) or _counts(found))
            and _starts_number(tokens, index + 1)
        ):
            found.append(Token("*", "x", token.start, token.end, token.glued))
        elif (
            token.kind == "word"
            and token.text[0] in "xX"
            and token.text[1:].lower() in ("sqrt", "ln", "log", "exp", "e", "pi")
            and found
            and _ends_number(found[-1])
        ):
            found.append(Token("*", "*", token.start, token.start + 1, token.glued))
            found.append(Token("word", token.text[1:], token.start + 1, token.end, True))
        else:
            found.append(token)
    return found


def _ends_number(token: Token) -> bool:
    return token.kind in ("number", ")", "!", "%")


def _counts(found: Tokens) -> bool:
    """Whether a counted thing ends here: ``7 params x 2``."""
    return (
        len(found) > 1
        and found[-1].says("noun")
        and (_ends_number(found[-2]) or found[-2].says("magnitude") or found[-2].text in LETTERS)
    )


def _starts_number(tokens: Sequence[Token], index: int) -> bool:
    if index >= len(tokens):
        return False
    token = tokens[index]
    if token.kind in ("-", "+"):
        return _starts_number(tokens, index + 1)
    return token.kind in ("number", "(") or (
        token.kind == "word" and token.text.lower() in ("sqrt", "ln", "log", "exp", "pi", "e")
    )


ORDINAL = frozenset({"st", "nd", "rd", "th", "ام", "م", "امین", "مین", "م.", "اُم"})


def ordinals(tokens: Tokens) -> Tokens:
    """``66th``, ``۶۶ام``: which one of a row."""
    found: Tokens = []
    for token in tokens:
        if (
            token.kind == "word"
            and token.text.lower() in ORDINAL
            and found
            and found[-1].kind == "number"
            and (token.glued or token.text != "م")
        ):
            before = found.pop()
            found.append(
                Token(
                    "number",
                    before.text,
                    before.start,
                    token.end,
                    before.glued,
                    {"ordinal": ""},
                    before.value,
                )
            )
        else:
            found.append(token)
    return found


def _mixed(tokens: Tokens) -> Tokens:
    """``16 2/3`` as one number; not ``16 200/3``, whose space may group digits, nor with more of a quotient behind it."""
    found: Tokens = []
    at = 0
    while at < len(tokens):
        part = tokens[at : at + 4]
        if len(part) == 4 and _is_mixed(part, found, tokens[at + 4 : at + 5]):
            whole, top, _, bottom = part
            value = _value(whole) + _value(top) / _value(bottom)
            text = f"({whole.text}+{top.text}/{bottom.text})"
            found.append(Token("number", text, whole.start, bottom.end, whole.glued, value=value))
            at += 4
        else:
            found.append(tokens[at])
            at += 1
    return found


def _is_mixed(part: Tokens, before: Tokens, after: Tokens) -> bool:
    whole, top, slash, bottom = part
    if not (whole.kind == top.kind == bottom.kind == "number" and slash.kind == "/"):
        return False
    if before and before[-1].kind in ("/", "*", "^", "number"):
        return False
    if after and after[0].kind in ("^", "*", "/", "**"):
        return False
    digits = [token.text for token in (whole, top, bottom)]
    return (
        all(text.isdigit() for text in digits)
        and not top.glued
        and len(digits[0]) <= 9
        and len(digits[1]) != 3
        and _value(bottom) > 0
    )


def _value(token: Token) -> Fraction:
    assert token.value is not None
    return token.value


def _powers(tokens: Tokens, language: str) -> list[Tokens]:
    """The ways to read a text whose power was typed in an odd way; itself alone where there is none."""
    for index, token in enumerate(tokens):
        if token.kind == "number" and token.text == "10" and (ways := _lost_minus(tokens, index)):
            return ways
        if token.kind == "number" and (ways := _lost_digits(tokens, index)):
            return ways
        if token.kind == "^" and (ways := _two_minuses(tokens, index)):
            return ways
        if token.kind == "word" and token.text in ("e", "E") and (ways := _euler_or_ten(tokens, index)):
            return ways
    return _trailing_minus(tokens) or (_exclaimed(tokens) if language == "fa" else []) or [tokens]


def _exclaimed(tokens: Tokens) -> list[Tokens]:
    """``42!``: said with force, as Persian chat does, or a factorial."""
    end = len(tokens)
    while end and tokens[end - 1].kind in (".", "?"):
        end -= 1
    if end < 2 or tokens[end - 1].kind != "!" or tokens[end - 2].kind != "number" or tokens[end - 2].senses:
        return []
    if end > 2 and tokens[end - 3].kind in OPERATORS:
        return []
    return [tokens[: end - 1], tokens]


def _ends(tokens: Tokens, index: int) -> bool:
    """Whether no arithmetic goes on here."""
    return (
        index >= len(tokens)
        or tokens[index].kind in ENDS
        or (
            tokens[index].kind == "word"
            and not tokens[index].says("operator")
            and tokens[index].text not in ("x", "X")
        )
    )


def _lost_minus(tokens: Tokens, index: int) -> list[Tokens]:
    """``2.66*10-5``: a power whose superscript was lost, and nobody's subtraction; ``12*10-5`` may be either, and so ``10-9``."""
    if index + 2 >= len(tokens) or tokens[index + 1].kind != "-" or tokens[index + 2].kind != "number":
        return []
    exponent = tokens[index + 2]
    if not exponent.text.isdigit() or len(exponent.text) > 2 or not _ends(tokens, index + 3):
        return []
    caret = Token("^", "^", tokens[index].end, tokens[index].end, True)
    power = [*tokens[: index + 1], caret, *tokens[index + 1 :]]
    mantissa = tokens[index - 2] if index >= 2 and tokens[index - 1].kind in TIMES else None
    if mantissa is None:
        starts = index == 0 or tokens[index - 1].kind not in OPERATORS | {"(", "number"}
        return [power, tokens] if starts and tokens[index + 1].glued and exponent.glued else []
    if mantissa.kind != "number" or (index >= 3 and tokens[index - 3].kind in OPERATORS - {"-", "+"}):
        return []
    if (
        index >= 3
        and tokens[index - 3].kind in ("+", "-")
        and index >= 4
        and tokens[index - 4].kind == "number"
    ):
        return []
    if ONE_DIGIT_MANTISSA.fullmatch(mantissa.text) and exponent.glued:
        return [power]
    return [power, tokens]


def _lost_digits(tokens: Tokens, index: int) -> list[Tokens]:
    """``3 x 104``: 3×10⁴ that lost its superscript, or 312."""
    lost = LOST_TEN.fullmatch(tokens[index].text)
    if not lost or index < 2 or tokens[index - 1].text != "x" or not SIMPLE.fullmatch(tokens[index - 2].text):
        return []
    if not _ends(tokens, index + 1) or any(
        token.kind in OPERATORS or token.kind in ("=", "≈", "->", "=>", "→", "(")
        for token in (*tokens[: index - 2], *tokens[index + 1 :])
    ):
        return []
    if any(token.says("relation") for token in tokens[index + 1 :]):
        return []
    ten = tokens[index]
    power = [
        Token("number", "10", ten.start, ten.start + 2, ten.glued, value=Fraction(10)),
        Token("^", "^", ten.start + 2, ten.start + 2, True),
        Token("number", lost[1], ten.start + 2, ten.end, True, value=Fraction(int(lost[1]))),
    ]
    return [[*tokens[:index], *power, *tokens[index + 1 :]], tokens]


def _two_minuses(tokens: Tokens, index: int) -> list[Tokens]:
    """``10^--4``: a minus typed twice, or two of them."""
    at = index + 1
    if tokens[at : at + 1] and tokens[at].kind == "(":
        at += 1
    if len(tokens) > at + 1 and tokens[at].kind == tokens[at + 1].kind == "-":
        return [[*tokens[:at], *tokens[at + 1 :]], tokens]
    return []


def _euler_or_ten(tokens: Tokens, index: int) -> list[Tokens]:
    """``2.656e^-5``, ``1e(-5)``: a power of ten as machines write it, or of Euler's number."""
    if not index or tokens[index - 1].kind != "number" or not tokens[index].glued or index + 1 >= len(tokens):
        return []
    at = index + 1
    caret = tokens[at].kind == "^"
    at += caret
    bracket = tokens[at : at + 1] and tokens[at].kind == "("
    at += bool(bracket)
    minus = tokens[at : at + 1] and tokens[at].kind == "-"
    at += bool(minus)
    if (
        not (caret or bracket)
        or at >= len(tokens)
        or not tokens[at].text.isdigit()
        or len(tokens[at].text) > 4
    ):
        return []
    end = at + 1 + bool(bracket)
    if bracket and (at + 1 >= len(tokens) or tokens[at + 1].kind != ")"):
        return []
    mantissa, exponent = tokens[index - 1], int(tokens[at].text) * (-1 if minus else 1)
    ten = Token(
        "number",
        f"{mantissa.text}e{exponent}",
        mantissa.start,
        tokens[end - 1].end,
        mantissa.glued,
        value=_value(mantissa) * Fraction(10) ** exponent,
    )
    decimal = [*tokens[: index - 1], ten, *tokens[end:]]
    if not caret:
        return [
            decimal,
            [
                *tokens[: index + 1],
                Token("^", "^", tokens[index].end, tokens[index].end, True),
                *tokens[index + 1 :],
            ],
        ]
    return [decimal, tokens]


def _trailing_minus(tokens: Tokens) -> list[Tokens]:
    """``۸-``: a minus that looks right from right to left, or a dash."""
    end = len(tokens)
    while end and tokens[end - 1].kind in (".", "?", "!"):
        end -= 1
    if end < 2 or tokens[end - 1].kind != "-" or tokens[end - 2].kind != "number":
        return []
    number, minus = tokens[end - 2], tokens[end - 1]
    moved = Token("-", "-", number.start, number.start, number.glued)
    return [[*tokens[: end - 2], moved, number], [*tokens[: end - 1]]] if minus.glued or end == 2 else []
