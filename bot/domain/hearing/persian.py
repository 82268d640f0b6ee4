"""Persian: forms of a word as people type it, clause borders, and how far a denial reaches. The verb stands last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.domain.hearing.english import Denial, Phrases
from bot.domain.hearing.persian_words import (
    AFFIXES,
    ATTITUDES,
    BORDERS,
    FILLERS,
    FORWARD,
    JUDGED,
    LOOK_BACK,
    MODAL_VERBS,
    MODALS,
    NEGATIVE,
    NOT_CUES,
    NOT_NEGATIVE,
    POSITIVE_VERB,
    PREDICATES,
    SAYINGS,
    SUFFIXES,
)
from bot.domain.hearing.token import Piece, Token

SILENT, ATTITUDE = Phrases(NOT_CUES, FILLERS), Phrases(ATTITUDES, FILLERS)


@lru_cache(maxsize=20_000)
def forms(word: str) -> tuple[str, ...]:
    """What a Persian word may be found by: itself, without the prefix of its verb, and without its endings."""
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
        or (token.raw in AFFIXES and len(token.raw) > 1 and token.raw not in {"ان", "ات", "است"})
    )


def is_border(words: Sequence[Token], at: int) -> bool:
    """Whether a clause begins at a token."""
    token = words[at]
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
    for start, end in ATTITUDE.find(words):
        if not silent.intersection(range(start, end)):
            yield Denial(start, end, start, _up_to_but(words, end))
            if words[end - 1].raw != "که" and (end == len(words) or words[end].raw != "که"):
                yield Denial(start, end, _clause_start(words, start), end)
    for at, word in enumerate(words):
        if at in silent:
            continue
        if is_negative(word.raw):
            first = _said_before(words, at) if _is_judgement(words, at) else _clause_start(words, at)
            yield Denial(at, at + 1, first, _verb_reach(words, at))
        elif word.raw in PREDICATES and not (at + 1 < len(words) and words[at + 1].raw in {"رایج", "گرد"}):
            yield Denial(at, at + 1, _said_before(words, at), at + 1)
        elif (word.raw == "نه" and at and words[at - 1].sentence == word.sentence) or (
            word.raw == "نه" and _again(words, at)
        ):
            yield Denial(at, at + 1, at, _clause_end(words, at))
        elif word.raw == "هیچ":
            end = _clause_end(words, at)
            never = at + 1 < end and words[at + 1].raw in {"وقت", "گاه"}
            # "no cost it has not" is one denial with its verb; "never" denies what the verb's own phrase would affirm.
            if never or not any(is_negative(each.raw) for each in words[at:end]):
                yield Denial(at, at + 1, at, min(at + 3, end))
        elif word.raw in FORWARD:
            yield Denial(at, at + 1, at, min(at + 1 + FORWARD[word.raw], _clause_end(words, at)))
        elif word.raw == "جای" and at and words[at - 1].raw == "به":
            yield Denial(at - 1, at + 1, at, min(at + 5, _clause_end(words, at)))
        elif word.raw in {"not", "no", "without"}:
            yield Denial(at, at + 1, at, min(at + 4, _clause_end(words, at)))


def _is_judgement(words: Sequence[Token], at: int) -> bool:
    """Whether a negative verb says that something is not right."""
    return bool(at) and words[at - 1].raw in JUDGED


def _said_before(words: Sequence[Token], at: int) -> int:
    """Where what is judged begins: after «این حرف که», else with the clause."""
    for place in range(at - 1, -1, -1):
        if words[place].sentence != words[at].sentence:
            break
        if words[place].raw in SAYINGS:
            return place
    return _clause_start(words, at)


def _verb_reach(words: Sequence[Token], at: int) -> int:
    """Where the reach of a negative verb ends: at it, unless it governs a clause that follows."""
    before = {
        words[place].raw for place in range(max(0, at - 4), at) if words[place].clause == words[at].clause
    }
    if at + 1 < len(words) and words[at + 1].sentence == words[at].sentence:
        if words[at + 1].raw == "که":
            return _up_to_but(words, at + 1)
        if MODAL_VERBS.fullmatch(words[at].raw) or before & MODALS:
            return _clause_end(words, at)
    return at + 1


def _again(words: Sequence[Token], at: int) -> bool:
    """Whether another نه follows in the sentence: neither … nor."""
    return any(word.raw == "نه" and word.sentence == words[at].sentence for word in words[at + 1 : at + 12])


def _clause_start(words: Sequence[Token], at: int) -> int:
    start = at
    while start and words[start - 1].clause == words[at].clause and not is_negative(words[start - 1].raw):
        start -= 1
    return start


def _clause_end(words: Sequence[Token], at: int) -> int:
    end = at + 1
    while end < len(words) and words[end].clause == words[at].clause:
        end += 1
    return end


def _up_to_but(words: Sequence[Token], at: int) -> int:
    end = at
    while (
        end < len(words)
        and words[end].sentence == words[at - 1].sentence
        and words[end].raw not in {"ولی", "اما", "بلکه"}
    ):
        end += 1
    return end
