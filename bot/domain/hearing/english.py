"""English: stems, contractions, clause borders, and how far a denial reaches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import cast

from bot.domain.hearing.asked import asked_and_denied
from bot.domain.hearing.english_words import (
    ANSWERS,
    ASKING,
    ATTITUDES,
    AUXILIARIES,
    BORDERS,
    CONDITIONS,
    CONTRACTED,
    ENDINGS,
    FILLERS,
    LEADING_IN,
    NOES,
    NOT_CUES,
    PREDICATES,
    SENTENCE_BEFORE,
    SILENT_AFTER_NOT,
    SUBJECTS,
    SURE_VERBS,
    TURNS,
    VERBS,
)
from bot.domain.hearing.token import (
    Denial,
    Piece,
    Token,
    clause_of,
    next_comma,
    next_mark,
    places_of,
    sentence_of,
    stands_alone,
)

AMBIGUOUS = {"bc": ("bc",)}
"""What an abbreviation may be as well: BC is a product of matrices."""
Span = tuple[int, int]


LONGEST_SUBJECT = 60
"""Words before a comma that are searched for a verb."""


@cache
def _stemmer() -> Callable[[str], str]:
    # Nothing is heard before the start is over.
    from snowballstemmer import stemmer

    return cast("Callable[[str], str]", stemmer("english").stemWord)


@lru_cache(maxsize=20_000)
def forms(word: str) -> tuple[str, ...]:
    """What an English word may be found by: itself and its stem, and a number's digits."""
    if len(word) < 3 or not word.isascii() or not word.isalpha():
        return (word,)
    return tuple(dict.fromkeys((word, _stemmer()(word))))


def split(word: str) -> list[str]:
    """A word without its contractions: ``don't`` is do, not."""
    word = CONTRACTED.get(word, word)
    if word.endswith("n't"):
        return [word[:-3], "not"]
    if "'" in word:
        head, tail = word.split("'", 1)
        return (
            [head, "is"]
            if tail == "s" and head in {"it", "that", "there", "here", "what", "he", "she"}
            else [head]
        )
    return word.split()


def tokens(piece: Piece, spelling: dict[str, str]) -> Iterator[Token]:
    """The tokens of a Latin piece, trade abbreviations written out."""
    for part in split(piece.text):
        for word in spelling.get(part, part).split():
            found = forms(word)
            yield Token(word, (*found, *AMBIGUOUS.get(part, ())), piece.start, piece.end)


def is_border(words: Sequence[Token], at: int) -> bool:
    """Whether a clause begins at a token."""
    token = words[at]
    if token.raw in BORDERS or any(mark in token.gap for mark in ":()[]") or token.raw in ("->", "=>"):
        return True
    if "," in token.gap and words[at - 1].raw in ANSWERS and _begins(words, at - 1):
        return True
    if "," in token.gap and (_ends_a_condition(words, at) or _begins_with_a_subject(words, at)):
        return True
    if token.raw == "so":
        nxt = words[at + 1].raw if at + 1 < len(words) else ""
        return nxt not in {"many", "much", "far", "few", "little", "large", "big"}
    if (
        "," in token.gap
        or ("-" in token.gap.strip() and " " in token.gap)
        or token.raw in {"and", "or", "&", "+"}
    ):
        if token.raw == "or" and _whether_before(words, at):
            return False
        joined = "," in token.gap and token.raw in {"and", "or"}
        return _clause_follows(words, at) and (joined or _verb_before(words, at))
    return False


def _begins_with_a_subject(words: Sequence[Token], at: int) -> bool:
    """Whether a sentence of its own follows a comma: "both lead to the same matrix, they don't cost the same"."""
    if words[at].raw not in SUBJECTS:
        return False
    following = words[at + 1 : at + 4]
    return any(word.raw in AUXILIARIES and word.sentence == words[at].sentence for word in following)


def _ends_a_condition(words: Sequence[Token], at: int) -> bool:
    """Whether the sentence began with when, if or the like, and its verb has come: "When doubles are not at hand, split"."""
    place = at - 1
    while place and words[place - 1].clause == words[at - 1].clause:
        place -= 1
    return words[place].raw in CONDITIONS and _begins(words, place) and _verb_before(words, at)


def _begins(words: Sequence[Token], at: int) -> bool:
    return at == 0 or words[at - 1].sentence != words[at].sentence


def _whether_before(words: Sequence[Token], at: int) -> bool:
    """Whether an or belongs to a whether: summed or averaged."""
    return any(
        word.raw == "whether" and word.sentence == words[at].sentence for word in words[max(0, at - 8) : at]
    )


def _verb_before(words: Sequence[Token], at: int) -> bool:
    """Whether the clause up to here has a verb: else it is a subject of several parts."""
    for place in range(at - 1, max(-1, at - 1 - LONGEST_SUBJECT), -1):
        if words[place].sentence != words[at].sentence:
            return False
        if words[place].raw in SURE_VERBS:
            return True
        if place and words[place].clause != words[place - 1].clause:
            return False
    return False


def _clause_follows(words: Sequence[Token], at: int) -> bool:
    """Whether what stands from a comma or an and up to the next border has a verb: else a list goes on."""
    for place in range(at, min(at + 9, len(words))):
        token = words[place]
        if place > at and (token.sentence != words[at].sentence or "," in token.gap or token.raw in BORDERS):
            return False
        if place > at + 1 and token.raw in {"and", "or"}:
            return False
        if token.raw in VERBS:
            return True
    return False


def denials(words: Sequence[Token]) -> Iterator[Denial]:
    """Every denial of a text and its reach. Words that only look like one (``not only``, ``no doubt``) are none."""
    silent = {place for start, end in SILENT.find(words) for place in range(start, end)}
    turns = places_of(words, {"but", "however", "instead"})
    yield from asked_and_denied(
        words, lambda at: words[at].raw in NOES and at not in silent, LEADING_IN, ASKING
    )
    for start, end in BEFORE.find(words):
        if clause_of(words, start)[0] == start or words[start].raw in {"not", "doubt"}:
            first, last = sentence_of(words, start)
            if end + 1 < last:
                continue
            begin = start
            while begin > first and words[begin - 1].raw in LEADING_IN and not words[begin].gap.strip():
                begin -= 1
            if first < begin and any(mark in words[begin].gap for mark in ":,-"):
                yield Denial(start, end, first, begin)
            elif first:
                yield Denial(start, end, sentence_of(words, first - 1)[0], first)
    for start, end in ATTITUDE.find(words):
        if not silent.intersection(range(start, end)) and not _is_elliptic(words, start, end):
            yield Denial(start, end, start, next_mark(words, end, turns))
    for start, end in PREDICATE.find(words):
        if silent.intersection(range(start, end)) or (start and words[start - 1].raw == "not"):
            continue
        if not _is_tag(words, start, end):
            yield Denial(start, end, *clause_of(words, start))
    for start, end in ENDING.find(words):
        if end + 1 >= sentence_of(words, start)[1] and not (start and words[start - 1].raw == "not"):
            yield Denial(start, end, _back_to_turn(words, start), end)
    for at, word in enumerate(words):
        if at not in silent:
            yield from _single(words, at, word.raw)


def _is_elliptic(words: Sequence[Token], start: int, end: int) -> bool:
    """Whether "it does not" is followed by its reason, which "not because" would deny."""
    return (
        words[start].raw == "not"
        and words[end - 1].raw == "because"
        and start > 0
        and words[start - 1].raw in {"do", "does", "did", "will", "would"}
    )


def _is_tag(words: Sequence[Token], start: int, end: int) -> bool:
    """Whether "no problem" or "no issue" is only put after what was said."""
    return (
        words[start].raw == "no"
        and words[end - 1].raw in {"problem", "issue"}
        and "," in words[start].gap
        and end == sentence_of(words, start)[1]
    )


def _single(words: Sequence[Token], at: int, raw: str) -> Iterator[Denial]:
    first, last = clause_of(words, at)
    following = words[at + 1].raw if at + 1 < len(words) else ""
    previous = words[at - 1].raw if at and words[at - 1].sentence == words[at].sentence else ""
    if raw == "not":
        if following in SILENT_AFTER_NOT:
            return
        if previous in AUXILIARIES or (
            previous
            and at - 2 >= 0
            and words[at - 2].raw in AUXILIARIES
            and previous not in {",", "and"}
            and "," not in words[at].gap
        ):
            yield Denial(at, at + 1, first, _through_that(words, last))
        else:
            yield Denial(at, at + 1, at, last)
    elif raw in {"never", "nor", "none", "nothing"}:
        yield Denial(at, at + 1, first if raw != "nor" else at, _through_that(words, last))
    elif raw in {"no", "neither"}:
        alone = stands_alone(words, at, ",")
        answer = _begins(words, at) and (
            alone or following in {"you", "i", "it", "the", "not", "we", "because", "there", "that"}
        )
        if not alone and not answer:
            # "It keeps no state": the verb before is denied too.
            yield Denial(at, at + 1, at - (previous in VERBS), _end_of_fragment(words, at, last))
        elif alone and previous and "," in words[at].gap and following and not _verb_before(words, at):
            # "Speculative decoding, no, that is something else": what is only named is denied.
            yield Denial(at, at + 1, first, at)
    elif raw == "without":
        yield Denial(at, at + 1, at, min(at + 5, last))
    elif raw == "unlike":
        yield Denial(at, at + 1, at, min(at + 4, last))
    elif (raw, following) in {("instead", "of"), ("rather", "than"), ("lack", "of"), ("anything", "but")}:
        yield Denial(at, at + 2, at, min(at + 7, last))


def _end_of_fragment(words: Sequence[Token], at: int, last: int) -> int:
    """Where "no" stops: "No extra work needed, DDP does it" denies up to the comma, unless a list goes on there."""
    if not _begins(words, at) or any(word.raw in {"or", "nor", "and"} for word in words[at:last]):
        return last
    return next_comma(words, at + 2, last)


def _through_that(words: Sequence[Token], end: int) -> int:
    """A denial's reach goes on through a clause that begins with that or whether."""
    if (
        end < len(words)
        and words[end].raw in {"that", "whether"}
        and words[end].sentence == words[end - 1].sentence
    ):
        return clause_of(words, end)[1]
    return end


class Phrases:
    """Phrases of plain words (``a|b`` alternatives), found with at most two fillers between two words."""

    def __init__(self, phrases: Iterable[str], fillers: frozenset[str] = FILLERS) -> None:
        self._fillers = fillers
        self._by_first: dict[str, list[list[frozenset[str]]]] = {}
        for phrase in phrases:
            choices = [frozenset(part.split("|")) for part in phrase.split()]
            for word in choices[0]:
                self._by_first.setdefault(word, []).append(choices)

    def find(self, words: Sequence[Token]) -> Iterator[Span]:
        """All places, as first token and end."""
        for start, word in enumerate(words):
            for choices in self._by_first.get(word.raw, ()):
                end = self._end(words, start, choices)
                if end:
                    yield start, end

    def _end(self, words: Sequence[Token], start: int, choices: Sequence[frozenset[str]]) -> int:
        at = start
        for wanted in choices[1:]:
            for step in range(1, 4):
                if at + step >= len(words) or words[at + step].sentence != words[start].sentence:
                    return 0
                if words[at + step].raw in wanted:
                    break
                if step == 3 or words[at + step].raw not in self._fillers:
                    return 0
            at += step
        return at + 1


def _back_to_turn(words: Sequence[Token], at: int) -> int:
    """The beginning of the sentence, or what stands after the last turn in it."""
    start = at
    while (
        start
        and words[start - 1].sentence == words[at].sentence
        and words[start].raw not in TURNS
        and ":" not in words[start].gap
    ):
        start -= 1
    return start


SILENT, BEFORE, ATTITUDE = Phrases(NOT_CUES), Phrases(SENTENCE_BEFORE), Phrases(ATTITUDES)
PREDICATE, ENDING = Phrases(PREDICATES), Phrases(ENDINGS)
