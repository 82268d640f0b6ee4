"""From a text to its tokens: trade words written out, numbers in words as numbers, sentences and clauses marked."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.domain.hearing import english, english_words, persian, persian_words
from bot.domain.hearing.token import TEXT_LIMIT, Denial, Piece, Token, is_persian, pieces, without_calls

SENTENCE_END = re.compile(r"(?<!\))!|[?;؛؟\n]|\.+\s|…")
"""A factorial ends nothing: (n-1)! orders."""
BEFORE_A_CAUSE = frozenset(
    {"the", "a", "root", "main", "real", "likely", "no", "this", "that", "only", "another"}
)
"""Behind these, "cause" is no "because"."""
ABBREVIATION = frozenset(["e", "g", "i", "vs", "etc", "approx", "resp", "eg", "ie", "cf"])


class Listened:
    """A text's tokens with the language they were heard in and its denials."""

    __slots__ = ("denials", "persian", "text", "tokens")

    def __init__(self, text: str, tokens: list[Token], denials: list[Denial], *, persian: bool) -> None:
        self.text, self.tokens, self.denials, self.persian = text, tokens, denials, persian


def listen(text: str, spelling: Mapping[str, str]) -> Listened:
    """The tokens of a text's first characters (``TEXT_LIMIT``) with sentences, clauses and denials."""
    heard = text[:TEXT_LIMIT]
    text = without_calls(heard)
    in_persian = is_persian(text)
    found = tokens_of(text, spelling, in_persian=in_persian)
    _mark(found, in_persian=in_persian)
    denials = persian.denials(found) if in_persian else english.denials(found)
    return Listened(heard, found, list(denials), persian=in_persian)


def tokens_of(text: str, spelling: Mapping[str, str], *, in_persian: bool) -> list[Token]:
    """The tokens alone, as patterns and texts are both made of."""
    found: list[Token] = []
    spelled = dict(spelling)
    last = 0
    for piece in pieces(text):
        gap = text[last : piece.start]
        last = piece.end
        fresh = list(_tokens(piece, spelled))
        if fresh:
            fresh[0].gap = gap
        for token in fresh:
            if piece.text == "cause" and found and found[-1].raw in BEFORE_A_CAUSE:
                token.raw, token.forms = piece.text, english.forms(piece.text)
            if (
                in_persian
                and found
                and len(fresh) == 1
                and _touches(gap)
                and persian.joins(found[-1], token)
                and _is_persian_word(token.raw)
            ):
                _join(found[-1], token)
            else:
                found.append(token)
    return _numbers(found, persian_words.NUMBERS if in_persian else english_words.NUMBERS)


def _tokens(piece: Piece, spelling: dict[str, str]) -> list[Token]:
    if _is_persian_word(piece.text):
        return list(persian.tokens(piece))
    return list(english.tokens(piece, spelling))


def _is_persian_word(text: str) -> bool:
    return "\u0600" <= text[0] <= "\u06ff"


def _touches(gap: str) -> bool:
    return not gap.strip(" \u200c\u200d\u200b")


def _join(before: Token, token: Token) -> None:
    before.end = token.end
    if before.raw in {"می", "نمی", "بی"}:
        before.raw += token.raw
        before.forms = persian.forms(before.raw)
    else:
        before.forms = tuple(dict.fromkeys((*before.forms, before.raw + token.raw)))


def _numbers(tokens: list[Token], names: Mapping[str, float | None]) -> list[Token]:
    """Numbers in words, or with thousand and million, become one token that is found by its digits."""
    found: list[Token] = []
    scales = {**english_words.SCALES, **persian_words.SCALES}
    for token in tokens:
        value = names.get(token.raw)
        before = found[-1] if found else None
        amount = _amount(before, names) if before else None
        if (
            token.raw in scales
            and before is not None
            and amount is not None
            and (token.raw != "k" or before.raw[0].isdigit())
        ):
            _scale(before, token, amount * scales[token.raw])
        elif (
            token.raw in scales
            and before is not None
            and before.raw == "a"
            and len(found) > 1
            and found[-2].raw == "half"
        ):
            found.pop()
            _scale(found[-1], token, 0.5 * scales[token.raw])
        elif (
            token.raw.isdigit()
            and len(token.raw) == 3
            and before is not None
            and before.raw.isdigit()
            and len(before.raw) < 4
            and token.gap == " "
            and token.raw == "000"
        ):
            _scale(before, token, int(before.raw) * 1000)
        elif value is not None and value == int(value):
            token.forms = (*token.forms, str(int(value)))
            found.append(token)
        else:
            found.append(token)
    return found


def _amount(token: Token, names: Mapping[str, float | None]) -> float | None:
    for form in token.forms:
        if form.replace(".", "", 1).isdigit():
            return float(form)
    return names.get(token.raw)


def _scale(before: Token, token: Token, value: float) -> None:
    before.forms = (f"{value:.15g}",)
    before.raw = before.forms[0]
    before.end = token.end


def _mark(tokens: list[Token], *, in_persian: bool) -> None:
    sentence = 0
    for at, token in enumerate(tokens):
        if (
            at
            and SENTENCE_END.search(token.gap)
            and not (token.gap.strip() == "." and tokens[at - 1].raw in ABBREVIATION)
        ):
            sentence += 1
        token.sentence = sentence
    clause = 0
    is_border = persian.is_border if in_persian else english.is_border
    for at, token in enumerate(tokens):
        if at and (token.sentence != tokens[at - 1].sentence or is_border(tokens, at)):
            clause += 1
        token.clause = clause
