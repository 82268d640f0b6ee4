"""Hearing: points and wrong claims that a text proposes, each with the person's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice

from bot.domain.hearing import english_words, persian_words
from bot.domain.hearing.asked import open_sentences
from bot.domain.hearing.ear import Concept, Ear, Ready, Span
from bot.domain.hearing.english_words import SURE_VERBS
from bot.domain.hearing.listening import Listened, listen
from bot.domain.hearing.pattern import Combination
from bot.domain.hearing.persian import is_verb
from bot.domain.hearing.token import TEXT_LIMIT, Denial, Token, clause_of

MOST_TRIED = 4000
TOLD_WITHIN = 4
"""Words of a clause among which its subject is looked for."""
RELATIONS = frozenset({"=", "<", ">", "<=", ">=", "->", "=>"})
"""What makes a statement of formulas, though they stand in a row."""
LIST_FRAGMENTS, SHORT_FRAGMENT = 4, 4


@dataclass(frozen=True, slots=True)
class Claim:
    """A wrong claim that is listened for: ``serious`` ones cap the verdict; what it ``spares`` may be heard in the same words."""

    combinations: Mapping[str, Sequence[Combination]]
    serious: bool = True
    cancels: frozenset[str] = frozenset()
    spares: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard, each with a quote: ``points`` said, ``denied`` ones, ``claims``; ``named`` in a bare list.

    ``near``: nothing of these, but words that stand together in what is listened for: it is about the topic.
    """

    points: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, str] = field(default_factory=dict)
    denied: Mapping[str, str] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)
    near: bool = False

    @property
    def nothing(self) -> bool:
        return not (self.points or self.claims or self.denied or self.named)


@dataclass(frozen=True, slots=True)
class Match:
    """A combination found: its items' tokens, and whether it was affirmed."""

    spans: tuple[Span, ...]
    affirmed: bool
    source: str

    @property
    def start(self) -> int:
        return min(start for start, _ in self.spans)

    @property
    def end(self) -> int:
        return max(end for _, end in self.spans)


class Hearing:
    """A topic's ears, one for each language."""

    def __init__(
        self,
        points: Mapping[str, Mapping[str, Sequence[Combination]]],
        claims: Mapping[str, Claim],
        concepts: Mapping[str, Concept],
        spelling: Mapping[str, str],
        known: Callable[[], Set[str]] = frozenset,
    ) -> None:
        """``known`` gives, when ears are made, the words that are no slips of typing although no combination has them."""
        self._points, self._claims, self._spelling, self._known = points, claims, spelling, known
        self._concepts = concepts
        self._ears: dict[bool, Ear] = {}

    def prepare(self) -> None:
        """Makes the ears of both languages ready, else at the first text. Raises PatternError for what cannot be listened for."""
        for in_persian in (False, True):
            self._ear(in_persian=in_persian)

    def _ear(self, *, in_persian: bool) -> Ear:
        """A language's ears, made ready when first needed: some tens of milliseconds."""
        if in_persian not in self._ears:
            sayings = {f"+{name}": said for name, said in self._points.items()}
            sayings |= {f"-{name}": claim.combinations for name, claim in self._claims.items()}
            own = "fa" if in_persian else "en"
            self._ears[in_persian] = Ear(
                {name: (*said.get("all", ()), *said.get(own, ())) for name, said in sayings.items()},
                self._concepts,
                self._spelling,
                self._known(),
                in_persian=in_persian,
            )
        return self._ears[in_persian]

    @property
    def points(self) -> Iterable[str]:
        """The points listened for, by id."""
        return self._points.keys()

    def hear(self, text: str, only: frozenset[str] | None = None, *, whole: bool = False) -> Heard:
        """What a text proposes; ``only`` these points, where given. ``whole``: a combination may stand anywhere in it, as in the
        reply to a question, where what is asked need not be said again."""
        listened = listen(text, self._spelling)
        tokens = listened.tokens
        if not tokens:
            return Heard()
        open_questions = open_sentences(listened)
        ear = self._ear(in_persian=listened.persian)
        places = ear.places(listened)

        @cache
        def spans_of(numbers: frozenset[int]) -> list[Span]:
            return sorted({span for number in numbers & places.keys() for span in places[number]})

        claims = self._claimed(ear, listened, places, spans_of)
        points: dict[str, Match] = {}
        denied: dict[str, Match] = {}
        for name in self._points:
            if only is not None and name not in only:
                continue
            taken = self._taken(name, claims, tokens)
            for match in _matches(ear.sayings[f"+{name}"], listened, places, spans_of, whole=whole):
                if taken and {token.clause for token in tokens[match.start : match.end]} & taken:
                    continue
                if {token.sentence for token in tokens[match.start : match.end]} <= open_questions:
                    continue
                if match.affirmed:
                    points[name] = match
                    break
                denied.setdefault(name, match)
        quotes = {name: _quote(text, tokens, match) for name, match in points.items()}
        claimed = {name: _quote(text, tokens, match) for name, match in claims.items()}
        if is_list(listened):
            return Heard(claims=claimed, named=quotes)
        refused = {name: _quote(text, tokens, match) for name, match in denied.items() if name not in points}
        heard = Heard(quotes, claimed, refused)
        return replace(heard, near=_is_near(ear, places)) if heard.nothing else heard

    def nearest(self, text: str, point: str) -> tuple[str, str] | None:
        """The combination of which most items stand in a text, and the item it lacks (or why it did not count)."""
        listened = listen(text, self._spelling)
        ear = self._ear(in_persian=listened.persian)
        present = ear.places(listened).keys()
        best: tuple[float, str, str] | None = None
        for ready in ear.sayings.get(f"+{point}", ()):
            lacking = [n for n, (numbers, *_) in enumerate(ready.items) if numbers.isdisjoint(present)]
            share = 1 - len(lacking) / len(ready.items)
            if share and (best is None or share > best[0]):
                items = [item for item in ready.source.items if not item.absent]
                missing = (
                    " | ".join((*items[lacking[0]].phrases, *map("@{}".format, items[lacking[0]].concepts)))
                    if lacking
                    else "nearness"
                )
                best = share, ready.source.text.strip(), missing
        return best and (best[1], best[2])

    def _claimed(
        self,
        ear: Ear,
        listened: Listened,
        places: dict[int, list[Span]],
        spans_of: Callable[[frozenset[int]], list[Span]],
    ) -> dict[str, Match]:
        found = {}
        for name in self._claims:
            for match in _matches(ear.sayings[f"-{name}"], listened, places, spans_of):
                if (
                    match.affirmed
                    and not _conceded(listened.tokens, match)
                    and not _of_others(listened, match)
                ):
                    found[name] = match
                    break
        return found

    def _taken(self, point: str, claims: Mapping[str, Match], tokens: Sequence[Token]) -> set[int]:
        """Clauses in which a point cannot be heard, because they make a wrong claim."""
        taken: set[int] = set()
        for name, match in claims.items():
            if point in self._claims[name].spares:
                continue
            inside = tokens[match.start : match.end]
            taken |= {token.clause for token in inside}
            if point in self._claims[name].cancels:
                sentences = {token.sentence for token in inside}
                taken |= {token.clause for token in tokens if token.sentence in sentences}
        return taken


def _is_near(ear: Ear, places: Mapping[int, list[Span]]) -> bool:
    """Whether two items of some combination stand in a text."""
    present = places.keys()
    sayings = (ready for said in ear.sayings.values() for ready in said)
    return any(sum(not numbers.isdisjoint(present) for numbers, *_ in ready.items) > 1 for ready in sayings)


def _matches(
    sayings: Sequence[Ready],
    listened: Listened,
    places: dict[int, list[Span]],
    spans_of: Callable[[frozenset[int]], list[Span]],
    *,
    whole: bool = False,
) -> Iterator[Match]:
    """All places where one of these combinations stands, affirmed ones and denied ones."""
    for ready in sayings:
        if any(numbers.isdisjoint(places) for numbers, *_ in ready.items):
            continue
        lists = [spans_of(numbers) for numbers, *_ in ready.items]
        if all(lists):
            for spans in islice(_assigned(ready, lists, listened.tokens, whole=whole), MOST_TRIED):
                if ready.absent and _near(ready, spans, listened.tokens, places):
                    continue
                said = [span for span, (*_, named) in zip(spans, ready.items, strict=True) if not named]
                yield Match(spans, _affirmed(said or spans, spans, listened.denials), ready.source.text)


def _assigned(
    ready: Ready, lists: Sequence[Sequence[Span]], tokens: Sequence[Token], *, whole: bool
) -> Iterator[tuple[Span, ...]]:
    """Places of all items together: apart from each other, within the window, in the order asked for."""
    source = ready.source
    chosen: list[Span] = []

    def fits(span: Span, after: bool) -> bool:
        for other in chosen:
            if span[0] < other[1] and other[0] < span[1]:
                return False
        if chosen and whole:
            return True
        if chosen:
            if after and span[0] < chosen[-1][1]:
                return False
            first, last = min(span[0], *(s for s, _ in chosen)), max(span[1], *(e for _, e in chosen))
            if last - first > source.window:
                return False
            if not source.across and tokens[first].sentence != tokens[last - 1].sentence:
                return False
        return not (source.first and not chosen and span[0] > 2)

    def walk(place: int) -> Iterator[tuple[Span, ...]]:
        if place == len(lists):
            yield tuple(chosen)
            return
        after = ready.items[place][1]
        for span in lists[place][:12]:
            if fits(span, after):
                chosen.append(span)
                yield from walk(place + 1)
                chosen.pop()

    yield from walk(0)


def _near(
    ready: Ready, spans: Sequence[Span], tokens: Sequence[Token], places: dict[int, list[Span]]
) -> bool:
    """Whether something that must be absent stands in the same clauses."""
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    clauses = {tokens[at].clause for at in range(first, last)}
    sentences = {tokens[at].sentence for at in range(first, last)}
    return any(
        tokens[start].sentence in sentences if anywhere else tokens[start].clause in clauses
        for numbers, anywhere in ready.absent
        for number in numbers & places.keys()
        for start, _ in places[number]
    )


def _affirmed(said: Sequence[Span], spans: Sequence[Span], denials: Sequence[Denial]) -> bool:
    """Whether every denial that reaches a phrase ``said`` stands inside one of the match's phrases."""
    for denial in denials:
        reaches = any(start < denial.end and denial.start < end for start, end in said)
        own = any(start <= denial.cue and denial.cue_end <= end for start, end in spans)
        if reaches and not own:
            return False
    return True


def _conceded(tokens: Sequence[Token], match: Match) -> bool:
    """Whether a claim is only granted: you could …, but …"""
    clause = {token.clause for token in tokens[match.start : match.end]}
    weak = any(
        token.clause in clause
        and token.raw
        in {"could", "might", "seem", "seems", "tempting", "tempted", "think", "شاید", "ممکنه", "ظاهرا"}
        for token in tokens
    )
    follows = [
        t.raw for t in tokens[match.end : match.end + 12] if t.sentence == tokens[match.end - 1].sentence
    ]
    return weak and any(word in {"but", "however", "ولی", "اما"} for word in follows)


def _of_others(listened: Listened, match: Match) -> bool:
    """Whether a claim is told as what other people say: a colleague always used 2ND."""
    tokens, others = listened.tokens, persian_words.OTHERS if listened.persian else english_words.OTHERS
    first = clause_of(tokens, match.start)[0]
    return any(token.raw in others for token in tokens[first : min(first + TOLD_WITHIN, match.start)])


def _quote(text: str, tokens: Sequence[Token], match: Match) -> str:
    """The clauses that a match spans, as they were written."""
    first, last = clause_of(tokens, match.start)[0], clause_of(tokens, match.end - 1)[1] - 1
    return text[:TEXT_LIMIT][tokens[first].start : tokens[last].end].strip()


def is_list(listened: Listened) -> bool:
    """Whether a text only names things: fragments of few words, hardly a verb among them."""
    tokens = listened.tokens
    fragments: list[list[Token]] = [[]]
    for token in tokens:
        if (fragments[-1] and any(mark in token.gap for mark in ",،;؛\n|/")) or token.raw in {"+", "&"}:
            fragments.append([])
        fragments[-1].append(token)
    if len(fragments) < LIST_FRAGMENTS:
        return False
    if any(token.raw in RELATIONS for token in tokens):
        return False
    if len(fragments[-1]) > SHORT_FRAGMENT and _has_verb(fragments[-1], listened):
        return False  # weights, gradients, two moments, that is more than a terabyte
    short = sum(len(each) <= SHORT_FRAGMENT for each in fragments)
    verbs = sum(_has_verb([token], listened) for token in tokens)
    return short * 4 >= len(fragments) * 3 and verbs * 5 <= len(fragments)


def _has_verb(tokens: Sequence[Token], listened: Listened) -> bool:
    return any(is_verb(token.raw) if listened.persian else token.raw in SURE_VERBS for token in tokens)
