"""Persian: forms of a word as people type it, clause borders, and how far a denial reaches. The verb stands last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from bot.domain.hearing.asked import asked_and_denied
from bot.domain.hearing.english import Phrases
from bot.domain.hearing.persian_words import (
    ADVERBS,
    AFFIXES,
    ASKING,
    ATTITUDES,
    BEFORE_A_NOUN,
    BORDERS,
    FILLERS,
    FORWARD,
    HEADS,
    JUDGED,
    JUDGEMENTS,
    LEADING_IN,
    LOOK_BACK,
    MODAL_VERBS,
    MODALS,
    NEGATIVE,
    NOES,
    NOT_CUES,
    NOT_NEGATIVE,
    POSITIVE_VERB,
    PREDICATES,
    SAYINGS,
    SUFFIXES,
    WHOLE,
)
from bot.domain.hearing.token import (
    Denial,
    Piece,
    Token,
    clause_of,
    next_comma,
    next_mark,
    places_of,
    stands_alone,
)

SILENT, ATTITUDE = Phrases(NOT_CUES, FILLERS), Phrases(ATTITUDES, FILLERS)


@lru_cache(maxsize=20_000)
def forms(word: str) -> tuple[str, ...]:
    """What a Persian word may be found by: itself, without the prefix of its verb, and without its endings."""
    if word in WHOLE:
        return (word,)
    found = {word: None}
    for prefix in () if is_negative(word) else ("می", "ب"):
        if word.startswith(prefix) and len(word) - len(prefix) >= (2 if len(prefix) > 1 else 3):
            found[word[len(prefix) :]] = None
    latest = list(found)
    for _ in range(3):
        shorter: list[str] = []
        for each in latest:
            for suffix in SUFFIXES:
                if each.endswith(suffix) and len(each) - len(suffix) >= (2 if len(suffix) > 1 else 3):
                    bare = each[: -len(suffix)]
                    if bare not in found:
                        found[bare] = None
                        shorter.append(bare)
        latest = shorter
    return tuple(found)


def tokens(piece: Piece) -> Iterator[Token]:
    """The tokens of a Persian piece. Compounds fall apart at half-spaces; endings stay with their word."""
    place = piece.start
    parts = piece.text.split("\u200c")
    joined: list[str] = []
    for part in parts:
        if joined and (part in AFFIXES or joined[-1] in {"می", "نمی", "بی"}):
            joined[-1] += part
        elif part:
            joined.append(part)
    for number, part in enumerate(joined):
        found = forms(part)
        if not number and len(joined) > 1:
            found = (*found, *forms("".join(joined)))  # as who leaves out the half-space writes it
        yield Token(part, found, place, piece.end)


def joins(before: Token, token: Token) -> bool:
    """Whether two tokens typed apart are one word: می شود, ترتیب ها, بی فایده."""
    return (
        before.raw in {"می", "نمی"}
        or (before.raw == "بی" and before.raw + token.raw in PREDICATES)
        or (
            token.raw in AFFIXES
            and len(token.raw) > 1
            and token.raw not in {"ان", "ات", "است"}
            # «چون ترین نداره»: behind these it is the loanword for training.
            and not (token.raw == "ترین" and before.raw in BEFORE_A_NOUN)
        )
    )


def is_border(words: Sequence[Token], at: int) -> bool:
    """Whether a clause begins at a token."""
    token = words[at]
    if token.raw == "که" and _is_emphatic(words, at):
        return False
    if token.raw in BORDERS or any(mark in token.gap for mark in ":()[]") or token.raw in ("->", "=>"):
        return True
    if (
        words[at - 1].raw in {"نه", "خیر", "بله", "اره"}
        and token.gap.strip()
        and (at == 1 or words[at - 2].sentence != token.sentence)
    ):
        return True
    if token.raw == "و" or "،" in token.gap or "," in token.gap:
        return _verb_before(words, at)
    return False


def _is_emphatic(words: Sequence[Token], at: int) -> bool:
    """Whether «که» only stresses what it follows, as in «سرعت که فرقی نمی‌کند»: neither a relative nor a that."""
    head = words[at - 1].raw
    if words[at - 1].sentence != words[at].sentence or words[at].gap.strip():
        return False
    return not (head in HEADS or head.endswith("ی") or is_verb(head) or _verb_before(words, at))


def _verb_before(words: Sequence[Token], at: int) -> bool:
    """Whether the clause up to here has its verb: then what follows is another one, else a list goes on."""
    place = at - 1
    for back in range(place, max(-1, place - LOOK_BACK), -1):
        if words[back].sentence != words[at].sentence or (
            back < at - 1 and words[back].clause != words[at - 1].clause
        ):
            return False
        if is_verb(words[back].raw):
            return True
    return False


def is_verb(raw: str) -> bool:
    return is_negative(raw) or POSITIVE_VERB.fullmatch(raw) is not None


def is_negative(raw: str) -> bool:
    return raw not in NOT_NEGATIVE and NEGATIVE.fullmatch(raw) is not None


def denials(words: Sequence[Token]) -> Iterator[Denial]:
    """Every denial of a text and its reach: a verb's goes back over its clause, and on where it governs what follows."""
    silent = {place for start, end in SILENT.find(words) for place in range(start, end)}
    marks = Marks.of(words)
    yield from asked_and_denied(
        words,
        lambda at: at not in silent and (words[at].raw in NOES or is_negative(words[at].raw)),
        LEADING_IN,
        ASKING,
    )
    for start, end in ATTITUDE.find(words):
        if not silent.intersection(range(start, end)):
            yield Denial(start, end, start, next_mark(words, end, marks.turns))
            if words[end - 1].raw != "که" and (end == len(words) or words[end].raw != "که"):
                yield Denial(start, end, marks.clause_start(words, start), end)
    for at, word in enumerate(words):
        if at in silent:
            continue
        if is_negative(word.raw):
            first = (
                marks.said_before(words, at) if _is_judgement(words, at) else marks.clause_start(words, at)
            )
            if _is_of_the_clause_before(words, first, at):
                first = marks.clause_start(words, first - 1)
            yield Denial(at, at + 1, first, _verb_reach(words, at, marks.turns))
        elif _is_predicate(word.raw) and not (at + 1 < len(words) and words[at + 1].raw in {"رایج", "گرد"}):
            yield Denial(at, at + 1, marks.said_before(words, at), at + 1)
        elif (word.raw == "نه" and at and words[at - 1].sentence == word.sentence) or (
            word.raw == "نه" and _again(words, at)
        ):
            yield Denial(at, at + 1, at, clause_of(words, at)[1])
            if stands_alone(words, at, ",،") and not _verb_before(words, at):
                # «حدس و تأیید نه، آن چیز دیگری است»: what is only named is denied.
                yield Denial(at, at + 1, clause_of(words, at)[0], at)
        elif word.raw == "هیچ":
            end = clause_of(words, at)[1]
            never = at + 1 < end and words[at + 1].raw in {"وقت", "گاه"}
            # "no cost it has not" is one denial with its verb; "never" denies what the verb's own phrase would affirm.
            if never or not (bisect_left(marks.negatives, at) < bisect_left(marks.negatives, end)):
                yield Denial(at, at + 1, at, min(at + 3, end))
        elif word.raw in FORWARD:
            yield Denial(at, at + 1, at, min(at + 1 + FORWARD[word.raw], clause_of(words, at)[1]))
        elif word.raw == "جای" and at and words[at - 1].raw == "به":
            # «به جای جمع، میانگین بگیر» denies the sum alone.
            end = min(at + 5, clause_of(words, at)[1])
            yield Denial(at - 1, at + 1, at, next_comma(words, at + 2, end))
        elif word.raw in {"not", "no", "without"}:
            yield Denial(at, at + 1, at, min(at + 4, clause_of(words, at)[1]))


def _is_predicate(raw: str) -> bool:
    return raw in PREDICATES or raw.removesuffix("ای") in PREDICATES


def _is_judgement(words: Sequence[Token], at: int) -> bool:
    """Whether a negative verb says that something is not right."""
    return bool(at) and words[at - 1].raw in JUDGED


def _is_of_the_clause_before(words: Sequence[Token], first: int, at: int) -> bool:
    """Whether a clause only judges the one before, as in «… و اینجا کاربردی ندارد»: it has no subject of its own."""
    if not first or words[first - 1].sentence != words[at].sentence or words[at - 1].raw not in JUDGEMENTS:
        return False
    return all(word.raw in ADVERBS for word in words[first : at - 1])


@dataclass(frozen=True, slots=True)
class Marks:
    """Where words stand that a reach ends at (ascending), found once for a text."""

    sayings: list[int]
    negatives: list[int]
    turns: list[int]

    @classmethod
    def of(cls, words: Sequence[Token]) -> Self:
        negatives = [at for at, word in enumerate(words) if is_negative(word.raw)]
        return cls(places_of(words, SAYINGS), negatives, places_of(words, {"ولی", "اما", "بلکه"}))

    def said_before(self, words: Sequence[Token], at: int) -> int:
        """Where what is judged begins: after «این حرف که», else with the clause."""
        before = bisect_left(self.sayings, at)
        if before and words[self.sayings[before - 1]].sentence == words[at].sentence:
            return self.sayings[before - 1]
        return self.clause_start(words, at)

    def clause_start(self, words: Sequence[Token], at: int) -> int:
        """Where a clause begins, or goes on after the negative verb before a token."""
        before = bisect_left(self.negatives, at)
        start = clause_of(words, at)[0]
        return max(start, self.negatives[before - 1] + 1) if before else start


def _verb_reach(words: Sequence[Token], at: int, turns: Sequence[int]) -> int:
    """Where the reach of a negative verb ends: at it, unless it governs a clause that follows."""
    before = {
        words[place].raw for place in range(max(0, at - 4), at) if words[place].clause == words[at].clause
    }
    if at + 1 < len(words) and words[at + 1].sentence == words[at].sentence:
        if words[at + 1].raw == "که":
            return next_mark(words, at + 1, turns)
        if MODAL_VERBS.fullmatch(words[at].raw) or before & MODALS:
            return clause_of(words, at)[1]
    return at + 1


def _again(words: Sequence[Token], at: int) -> bool:
    """Whether another نه follows in the sentence: neither … nor."""
    return any(word.raw == "نه" and word.sentence == words[at].sentence for word in words[at + 1 : at + 12])
