"""Options named in a text: by number, ordinal, letter or id, in digits or words; all, both, none, all but some."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from bot.domain.mathematics.clean import LENGTH_LIMIT, clean
from bot.domain.reading.beside import asserted
from bot.domain.reading.claim import ReadingFaultError
from bot.domain.reading.forms import labelled, ordinals
from bot.domain.reading.lexicon import is_neutral, near
from bot.domain.reading.places import PUNCTUATION
from bot.domain.reading.tokens import Token, TokenFaultError, tokens_of

BETWEEN = frozenset({"/", "+", "&", "(", ")", "[", "]", "#", "=", "->", "→"})
BETWEEN_NUMBERS = re.compile(r"(?<=\d)[\s,]+(?=\d)")
"""Between numbers in a row, which are no groups of digits."""
ARROWS = frozenset({"<", ">", "<<", ">>", "≪", "≺", "≫", "≻", "→", "->", "←", "<-", "-->", "=>", "⇒", "-"})
PASSED = frozenset({"option", "and", "lead", "remark", "relation", "noun", "article", "of", "join"})
ORDER_WORDS = frozenset({"first", "next", "last"})
COUNTS = {"سه": 3, "چهار": 4, "پنج": 5, "three": 3, "four": 4, "five": 5}
LONGEST_NUMBER = 4
LAST = -1
PLAIN = re.compile(r"\s*\d{1,2}(?:[\s,]+\d{1,2}){0,29}\s*", re.ASCII)
"""Numbers as most people type them; all else takes the long way to the same."""
LETTERS = "abcdefghij"


def read_options(text: str, options: Sequence[str], *, in_order: bool = False) -> list[str]:
    """The ids of the options named, in the order typed; none of them for "none". Raises ReadingFaultError."""
    if PLAIN.fullmatch(text):
        numbers = [int(number) for number in text.replace(",", " ").split()]
        if all(1 <= number <= len(options) for number in numbers):
            return [options[number - 1] for number in numbers]
    plain = BETWEEN_NUMBERS.sub(" ; ", clean(text))
    if len(plain) > LENGTH_LIMIT:
        raise ReadingFaultError("too-long")
    return asserted(plain, lambda part: _stated(part, options, in_order), _differ)


def _differ(first: list[str], second: list[str]) -> bool:
    return bool(first and second) and set(first).isdisjoint(second)


def _stated(plain: str, options: Sequence[str], in_order: bool) -> list[str]:
    try:
        tokens = ordinals(labelled(tokens_of(plain, all_kinds=True)))
    except TokenFaultError as error:
        raise ReadingFaultError("no-option", error.piece) from error
    tokens = _with_ids(tokens, plain, options)
    return _Options(tokens, options, in_order).named()


def _with_ids(tokens: list[Token], plain: str, options: Sequence[str]) -> list[Token]:
    """The tokens with the options' own ids as such: ``compute bound`` for compute-bound."""
    ids = {re.sub(r"[-_ ]+", " ", option.lower()): option for option in options}
    longest = sorted(ids, key=len, reverse=True)
    lowered = re.sub(r"[-_]", " ", plain.lower())
    found: list[Token] = []
    end = 0
    for token in tokens:
        if token.start < end:
            continue
        name = next(
            (
                each
                for each in longest
                if lowered.startswith(each, token.start)
                and not lowered[token.start + len(each) : token.start + len(each) + 1].isalnum()
            ),
            None,
        )
        if name is None or (token.end > token.start + len(name) and is_neutral(token.senses)):
            # ``no doubt`` says nothing about the option no.
            found.append(token)
        else:
            end = token.start + len(name)
            found.append(Token("id", ids[name], token.start, end, token.glued))
    return found


class _Options:
    def __init__(self, tokens: list[Token], options: Sequence[str], in_order: bool) -> None:
        self._tokens, self._options, self._in_order = tokens, options, in_order

    def named(self) -> list[str]:
        """The options, each token accounted for."""
        if not any(token.kind not in PUNCTUATION for token in self._tokens):
            raise ReadingFaultError("no-option")
        chosen: list[str] = []
        group = left_out = none = False
        for at, token in enumerate(self._tokens):
            if (
                token.kind == "word"
                and (
                    token.senses.keys() & {"denial", "alternative", "bound", "range", "unread", "classifier"}
                )
                and not self._is_label(at)
                and not token.senses.keys() & {"none", "all", "all but"}
            ):
                raise ReadingFaultError("hedged", token.text)
            if token.kind == "word" and token.says("all but") and not (chosen or group or left_out):
                left_out = True
                continue
            none |= token.kind == "word" and token.says("none")
            options = self._meant(at, token)
            if options is not None:
                group |= len(options) != 1
                chosen += options
            elif not self._is_passed(at, token):
                raise ReadingFaultError(
                    "no-option",
                    token.text,
                    near(token.text.lower()) if token.kind == "word" and not token.senses else (),
                )
        if not chosen and not group:
            raise ReadingFaultError("no-option")
        if (left_out and (group or self._in_order)) or (none and (chosen or self._in_order)):
            raise ReadingFaultError("hedged")
        return [each for each in self._options if each not in chosen] if left_out else chosen

    def _meant(self, at: int, token: Token) -> list[str] | None:
        """The options a token names; None for other words."""
        if token.kind == "id":
            return [token.text]
        if token.kind == "number":
            if self._is_run(token.text):
                return [self._numbered(int(digit), digit) for digit in token.text]
            return [self._numbered(token.value if len(token.text) < LONGEST_NUMBER else None, token.text)]
        if token.kind != "word":
            return None
        before = self._tokens[at - 1].senses.keys() if at else set()
        passed = {"ordinal", "article"} if token.text.isascii() else {"ordinal", "article", "option"}
        if token.text in ("one", "ones", "ه") and before & passed:
            return None
        if token.says("none"):
            return []
        if token.says("all"):
            count = next(
                (number for word, number in COUNTS.items() if word in token.text.split()), len(self._options)
            )
            return self._everything(count, token.text)
        if token.says("both"):
            return self._everything(2, token.text)
        if (
            self._in_order
            and token.senses.keys() & ORDER_WORDS
            and any(each.kind in ("id", "number") for each in self._tokens)
        ):
            return None
        for category in ("option letter", "cardinal", "ordinal"):
            if category in token.senses and not (token.says("and") and not self._stands_alone(at)):
                return [self._numbered(int(token.senses[category]), token.text)]
        letter = LETTERS.find(token.text.lower()) if len(token.text) == 1 else -1
        return [self._numbered(letter + 1, token.text)] if letter >= 0 else None

    def _is_run(self, written: str) -> bool:
        """``134``: each digit an option, none twice, where no option has two digits."""
        count = len(self._options)
        return (
            1 < len(written) <= count < 10
            and (len(written) == count or not self._in_order)
            and written.isdecimal()
            and len(set(written)) == len(written)
            and all(1 <= int(digit) <= count for digit in written)
        )

    def _everything(self, count: int, written: str) -> list[str]:
        if count != len(self._options):
            raise ReadingFaultError("no-option", written)
        return list(self._options)

    def _stands_alone(self, at: int) -> bool:
        """Whether a Persian ``و`` is the letter: nothing follows it, and it joins nothing."""
        if at + 1 < len(self._tokens):
            return False
        return at == 0 or self._tokens[at - 1].says("option") or self._tokens[at - 1].kind in PUNCTUATION

    def _numbered(self, number: Fraction | int | None, written: str) -> str:
        if number is None or number.denominator != 1:
            raise ReadingFaultError("no-option", written)
        place = len(self._options) if number == LAST else int(number)
        if not 1 <= place <= len(self._options):
            raise ReadingFaultError("no-option", written)
        return self._options[place - 1]

    def _is_label(self, at: int) -> bool:
        """Whether a number follows that the word names: ``option 2``, ``no 2``; between others ``no`` denies."""
        denies = self._tokens[at].says("denial") and at and not self._tokens[at - 1].says("option")
        return (
            self._tokens[at].says("option")
            and not denies
            and at + 1 < len(self._tokens)
            and self._tokens[at + 1].kind == "number"
        )

    def _is_passed(self, at: int, token: Token) -> bool:
        if token.kind in PUNCTUATION or token.kind in BETWEEN or (self._in_order and token.kind in ARROWS):
            return True
        if token.kind == "word":
            return (
                bool(token.senses.keys() & PASSED)
                or self._is_label(at)
                or (self._in_order and bool(token.senses.keys() & ORDER_WORDS))
            )
        return not token.kind.isascii()
