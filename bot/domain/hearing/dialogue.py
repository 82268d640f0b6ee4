"""A talk about one open question: what was heard, what the person confirmed or took back, what was asked for, what they point at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from bot.domain.grading.verdict import Outcome, Verdict
from bot.domain.hearing.weighing import weigh
from bot.domain.question.rubric import Point, WrongClaim

if TYPE_CHECKING:
    from bot.domain.hearing.heard import Heard

MOST_DENIALS = 2
"""Denials that are asked about, the heaviest points first."""
LONGEST_SENTENCE = 300
ENOUGH_HEARD = Fraction(1, 2)
"""The share that must have been heard for an answer to be correct: pointing at sentences alone does not make it so."""
SENTENCES = re.compile(r"(?<=[.!?؟؛;])\s+|\n+")


class Doubt(StrEnum):
    """What is asked back: whether a wrong claim is meant, or whether a point is denied."""

    CLAIM = "claim"
    DENIAL = "denial"


@dataclass(frozen=True, slots=True)
class Open:
    """A doubt that waits for its answer: about the claim or point of an id, with the person's own words."""

    kind: Doubt
    id: str
    quote: str


@dataclass(frozen=True, slots=True)
class Dialogue:
    """How far a talk is. Everything a person wrote is in ``texts``; quotes are of it."""

    texts: tuple[str, ...] = ()
    heard: Mapping[str, str] = field(default_factory=dict)
    """Points heard, with a quote each."""
    back: tuple[str, ...] = ()
    """Points that the person took back."""
    won: tuple[str, ...] = ()
    """Points heard after a question."""
    claims: Mapping[str, str] = field(default_factory=dict)
    denied: Mapping[str, str] = field(default_factory=dict)
    named: tuple[str, ...] = ()
    """Points only named in a list."""
    meant: tuple[str, ...] = ()
    """Claims that the person stands by."""
    settled: tuple[str, ...] = ()
    """Doubts answered otherwise: ``claim:<id>``, ``denial:<id>``."""
    probed: tuple[str, ...] = ()
    """Points that were asked for, whatever came of it."""
    probe: str | None = None
    """The point being asked for."""
    said: Mapping[str, str] = field(default_factory=dict)
    """Points nobody heard, with the sentence that the person says makes them."""
    picking: str | None = None
    """The point for which a sentence is being picked."""
    done: bool = False

    @property
    def credited(self) -> tuple[str, ...]:
        """Points heard and not taken back."""
        return tuple(point for point in self.heard if point not in self.back)

    @property
    def claimed(self) -> tuple[str, ...]:
        """Claims that count: those the person stands by. Nobody is charged with what they were not asked, or did not say, to mean."""
        return tuple(claim for claim in self.claims if claim in self.meant)

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Claims of which the person did not say whether they mean them."""
        return tuple(
            claim
            for claim in self.claims
            if claim not in self.meant and f"{Doubt.CLAIM}:{claim}" not in self.settled
        )

    @property
    def nothing(self) -> bool:
        """Whether nothing at all was heard so far."""
        return not (self.heard or self.claims or self.denied or self.named)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The person's own sentences, in order."""
        found = [part.strip() for text in self.texts for part in SENTENCES.split(text)]
        return tuple(dict.fromkeys(part[:LONGEST_SENTENCE] for part in found if len(part.split()) > 1))


def listen(talk: Dialogue, text: str, heard: Heard, reply: Heard | None) -> Dialogue:
    """The talk after another message: an answer, an addition, or the reply to a question.

    ``heard`` is what was heard in it; ``reply`` what was heard in it as a whole, which counts for points not heard so far where something
    had been asked; None where nothing had been.
    """
    points = dict(heard.points)
    won: tuple[str, ...] = ()
    if talk.probe is not None and reply is not None:
        missing = {point: quote for point, quote in reply.points.items() if point not in talk.credited}
        points = {**missing, **points}
        won = tuple(point for point in points if point not in talk.heard)
    return replace(
        talk,
        texts=(*talk.texts, text),
        heard={**talk.heard, **points},
        back=tuple(point for point in talk.back if point not in points),
        won=(*talk.won, *(point for point in won if point not in talk.won)),
        claims={
            **talk.claims,
            **{name: quote for name, quote in heard.claims.items() if name not in talk.claims},
        },
        denied={
            name: quote
            for name, quote in {**talk.denied, **heard.denied}.items()
            if name not in points and name not in talk.heard
        },
        named=tuple(dict.fromkeys((*talk.named, *heard.named))),
        probe=None,
    )


def doubts(talk: Dialogue, points: Sequence[Point]) -> Iterator[Open]:
    """What is still to be asked back: claims first, then the heaviest denials."""
    for name in talk.unanswered:
        yield Open(Doubt.CLAIM, name, talk.claims[name])
    heaviest = sorted((point for point in points if point.id in talk.denied), key=lambda point: -point.weight)
    for point in heaviest[:MOST_DENIALS]:
        if f"{Doubt.DENIAL}:{point.id}" not in talk.settled:
            yield Open(Doubt.DENIAL, point.id, talk.denied[point.id])


def resolve(talk: Dialogue, doubt: Open, *, meant: bool) -> Dialogue:
    """The talk after a doubt was answered: meant as it was read, or not.

    Who does mean the point that was read as denied is believed as far as who points at a sentence.
    """
    if doubt.kind is Doubt.CLAIM and meant:
        return replace(talk, meant=(*talk.meant, doubt.id))
    talk = replace(talk, settled=(*talk.settled, f"{doubt.kind}:{doubt.id}"))
    if doubt.kind is Doubt.DENIAL and not meant:
        denied = {name: quote for name, quote in talk.denied.items() if name != doubt.id}
        return replace(talk, denied=denied, said={**talk.said, doubt.id: doubt.quote})
    return talk


def next_probe(talk: Dialogue, points: Sequence[Point]) -> Point | None:
    """The heaviest point not heard, not denied on purpose and not asked for yet, that has a question."""
    waiting = [
        point
        for point in points
        if point.probe is not None
        and point.id not in talk.credited
        and point.id not in talk.probed
        and f"{Doubt.DENIAL}:{point.id}" not in talk.settled
    ]
    return max(waiting, key=lambda point: point.weight, default=None)


def ask(talk: Dialogue, points: Sequence[Point]) -> Dialogue:
    """The talk with its next question asked; the one before is passed over."""
    point = next_probe(talk, points)
    return replace(
        talk, probe=point.id if point else None, probed=(*talk.probed, point.id) if point else talk.probed
    )


def take_back(talk: Dialogue, point: str) -> Dialogue:
    """Takes a point back, or takes that back."""
    back = tuple(each for each in talk.back if each != point) if point in talk.back else (*talk.back, point)
    return replace(talk, back=back) if point in talk.heard else talk


def point_at(talk: Dialogue, point: str, number: int) -> Dialogue:
    """Keeps the sentence (numbered from 1) that the person says makes a point."""
    if point in talk.credited or not 1 <= number <= len(talk.sentences):
        return talk
    return replace(talk, said={**talk.said, point: talk.sentences[number - 1]}, picking=None)


def verdict(talk: Dialogue, points: Sequence[Point], claims: Sequence[WrongClaim]) -> Verdict:
    """The verdict as the talk stands: as ``weigh``, and correct only where half of the weight was heard."""
    judged = weigh(points, talk.credited, claims, talk.claimed, talk.said)
    heard = weigh(points, talk.credited, claims, talk.claimed).score
    if judged.outcome is Outcome.CORRECT and heard < ENOUGH_HEARD:
        return replace(judged, outcome=Outcome.PARTLY)
    return judged
