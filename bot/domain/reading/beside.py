"""What stands beside a claim: the answer that it is not. ``24000, not 2400``, ``not 2400 but 24000``, ``2400, no wait, 24000``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from bot.domain.reading.claim import ReadingFaultError
from bot.domain.reading.tokens import Token, TokenFaultError, tokens_of

T = TypeVar("T")
PAUSES = frozenset({",", ";", ".", ":", "-", "–", "—"})
ROUND = " ,;:.-–—"
CATEGORIES = frozenset({"contrast", "denied behind", "denied before", "retracts"})
"""Words between a claim and what it is not, before what is denied and its correction, behind what is denied, and between a slip and the
claim that takes its place."""
BETWEEN = frozenset({"and", "correction"})
"""Words between the two claims that belong to neither."""


def asserted(plain: str, read: Callable[[str], T], differ: Callable[[T, T], bool]) -> T:
    """What a text says: as a whole, or where that cannot be read, beside what it says it is not. Raises ReadingFaultError."""
    try:
        return read(plain)
    except ReadingFaultError as fault:
        return without_denied(plain, read, differ, fault)


def without_denied(
    plain: str, read: Callable[[str], T], differ: Callable[[T, T], bool], fault: ReadingFaultError
) -> T:
    """The claim of a text that also says what it is not. Both must be read, and differ; else ``fault`` is raised."""
    found: list[T] = []
    for stated, denied in _parts(plain):
        try:
            claim = read(stated)
            if denied is None or differ(claim, read(denied)):
                found.append(claim)
        except ReadingFaultError:
            continue
    if len(found) != 1:
        raise fault
    return found[0]


def _parts(plain: str) -> Iterator[tuple[str, str | None]]:
    """The ways to cut a text into what it says and what it denies, if anything, by the one word in it that denies."""
    try:
        tokens = tokens_of(plain, all_kinds=True)
    except TokenFaultError:
        return
    places = [at for at, token in enumerate(tokens) if token.senses.keys() & CATEGORIES]
    if not places or (len(places) > 1 and not _are_one(tokens, places)):
        return
    at = places[-1]
    token = tokens[at]
    paused_before = _is_pause(tokens, at - 1) or (at > 0 and tokens[at - 1].says("and"))
    paused_behind = _is_pause(tokens, at + 1)
    before, behind = plain[: tokens[places[0]].start], plain[token.end :].strip(ROUND)
    if token.says("retracts"):
        yield behind, before.strip(ROUND) or None
        return
    # Persian says «نه» before what it denies and behind it: a pause tells which.
    unclear = token.says("denied before") and not paused_before and at > 0
    if token.says("contrast") and not unclear and not paused_behind:
        yield _bare(before, tokens[:at]), behind
    if token.says("denied behind") and not unclear and not paused_behind:
        for split in range(at + 2, len(tokens)):
            if tokens[split].says("correction") or _is_pause(tokens, split):
                stated = f"{before} {plain[tokens[split].end :].strip(ROUND)}"
                yield stated, plain[token.end : tokens[split].start].strip(ROUND)
                break
    if token.says("denied before") and not paused_before:
        corrected = at + 1 < len(tokens) and tokens[at + 1].says("correction")
        if corrected or paused_behind or not token.says("contrast"):
            begin = tokens[at + 1].end if corrected else token.end
            yield plain[begin:].strip(ROUND), before.strip(ROUND)


def _are_one(tokens: Sequence[Token], places: Sequence[int]) -> bool:
    """Whether several words that take an answer back stand together: sorry, I mean."""
    return all(tokens[at].says("retracts") for at in places) and all(
        token.kind in PAUSES or at in places
        for at, token in enumerate(tokens[places[0] : places[-1]], places[0])
    )


def _bare(text: str, tokens: Sequence[Token]) -> str:
    """The text before a denial, without the word that joins them."""
    if tokens and tokens[-1].senses.keys() & BETWEEN:
        text = text[: tokens[-1].start]
    return text.strip(ROUND)


def _is_pause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a pause stands here; a sign between digits is none."""
    if not 0 <= at < len(tokens) or tokens[at].kind not in PAUSES:
        return False
    return at + 1 == len(tokens) or not tokens[at + 1].glued
