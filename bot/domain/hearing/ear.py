"""What a topic is listened to with: its combinations, made ready once for each language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import product

from bot.domain.hearing import english_words, persian_words
from bot.domain.hearing.formulas import Formulas
from bot.domain.hearing.listening import Listened, tokens_of
from bot.domain.hearing.pattern import Combination, PatternError
from bot.domain.hearing.spelling import SHORTEST, Spellings
from bot.domain.hearing.token import Token, is_persian

MOST_PLACES = 12
"""Places of one item that are looked at."""
MOST_FILLERS = 2
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Concept:
    """Words that mean the same, in each language."""

    en: tuple[str, ...] = ()
    fa: tuple[str, ...] = ()


@dataclass(slots=True)
class Vocabulary:
    """Phrases by their first word, so that one walk over a text finds all of them."""

    spelling: Mapping[str, str]
    ids: dict[str, int] = field(default_factory=dict)
    first: dict[str, list[tuple[tuple[str, ...], int]]] = field(default_factory=dict)
    prefixes: dict[str, list[tuple[str, tuple[str, ...], int]]] = field(default_factory=dict)
    forms: set[str] = field(default_factory=set)
    beginnings: set[str] = field(default_factory=set)
    formulas: Formulas = field(default_factory=Formulas)
    spellings: Spellings = field(default_factory=Spellings)

    def add(self, phrase: str) -> int:
        """The number of a phrase, made ready to be found. Raises PatternError for one without words."""
        if phrase in self.ids:
            return self.ids[phrase]
        number = self.ids[phrase] = len(self.ids)
        if phrase.startswith("="):
            self.formulas.add(phrase[1:], number)
            return number
        for words in self._writings(phrase):
            head = words[0]
            if head.endswith("*"):
                self.prefixes.setdefault(head[:2], []).append((head[:-1], words, number))
            else:
                self.first.setdefault(head, []).append((words, number))
            self.forms.update(words)
            self.beginnings.update(word[:-1] for word in words if word.endswith("*"))
        return number

    def _writings(self, phrase: str) -> Iterator[tuple[str, ...]]:
        """A phrase's words as they are looked up, also with neighbours written as one word."""
        words: list[str] = []
        for word in phrase.replace("‌", " ").split():
            if word.endswith("*"):
                words.append(word.lower().translate(_SAME))
            else:
                for token in tokens_of(word, self.spelling, in_persian=is_persian(word)):
                    words.append(_key(token))
                    self.spellings.add(token.raw, words[-1])
        if not words:
            raise PatternError(f"no words in {phrase!r}")
        yield tuple(words)
        plain = all(word.rstrip("*").isalpha() for word in words)
        if 1 < len(words) <= 4 and plain:
            raws = [part.rstrip("*") for part in words]
            for cuts in product((True, False), repeat=len(words) - 1):
                if all(cuts):
                    continue
                yield tuple(_joined(raws, words, cuts))

    def knows(self, token: Token) -> bool:
        """Whether a word stands in some phrase."""
        return any(
            form in self.forms or any(form[:end] in self.beginnings for end in range(2, len(form) + 1))
            for form in token.forms
        )

    def places(self, tokens: Sequence[Token], fillers: frozenset[str]) -> dict[int, list[Span]]:
        """All places of all phrases in a text."""
        found: dict[int, list[Span]] = {}
        present = {form for token in tokens for form in token.forms}
        begun = {form: self._begun_by(form, present) for form in present}
        for at, token in enumerate(tokens):
            for form in token.forms:
                for words, number in begun[form]:
                    self._place(tokens, at, words, number, fillers, found)
        return found

    def _begun_by(self, form: str, present: Set[str]) -> list[tuple[tuple[str, ...], int]]:
        """The phrases that begin with a word and whose other words are in the text as well."""
        begun = [*self.first.get(form, ())]
        for prefix, words, number in self.prefixes.get(form[:2], ()):
            if form.startswith(prefix):
                begun.append((words, number))
        return [
            (words, number)
            for words, number in begun
            if all(word in present or word.endswith("*") for word in words[1:])
        ]

    @staticmethod
    def _place(
        tokens: Sequence[Token],
        at: int,
        words: tuple[str, ...],
        number: int,
        fillers: frozenset[str],
        found: dict[int, list[Span]],
    ) -> None:
        end = at
        for wanted in words[1:]:
            end = _next(tokens, end, wanted, fillers)
            if not end:
                return
        places = found.setdefault(number, [])
        if len(places) < MOST_PLACES and (not places or places[-1] != (at, end + 1)):
            places.append((at, end + 1))


_SAME = {
    ord("ي"): "ی",
    ord("ك"): "ک",
    ord("آ"): "ا",
    ord("ئ"): "ی",
    ord("ؤ"): "و",
    ord("أ"): "ا",
    ord("ۀ"): "ه",
}


def _key(token: Token) -> str:
    """The form by which a pattern's word finds a text's: an English stem, a number's digits, a Persian word as it is."""
    digits = next((form for form in token.forms if form.isdigit()), None)
    if digits is not None:
        return digits
    return token.forms[-1] if token.raw.isascii() else token.raw


def _joined(raws: Sequence[str], words: Sequence[str], cuts: Sequence[bool]) -> Iterator[str]:
    run, star = raws[0], words[0].endswith("*")
    parts = []
    for raw, word, cut in zip(raws[1:], words[1:], cuts, strict=True):
        if cut:
            parts.append(run + ("*" if star else ""))
            run = raw
        else:
            run += raw
        star = word.endswith("*")
    parts.append(run + ("*" if star else ""))
    yield from parts


def _next(tokens: Sequence[Token], at: int, wanted: str, fillers: frozenset[str]) -> int:
    """The place of a phrase's next word, over a few fillers; 0 where it does not follow."""
    sentence = tokens[at].sentence
    for place in range(at + 1, min(at + 2 + MOST_FILLERS, len(tokens))):
        token = tokens[place]
        if token.sentence != sentence:
            return 0
        if wanted in token.forms or (
            wanted.endswith("*") and any(form.startswith(wanted[:-1]) for form in token.forms)
        ):
            return place
        if token.raw not in fillers:
            return 0
    return 0


@dataclass(frozen=True, slots=True)
class Ready:
    """A combination whose items are numbers of phrases."""

    source: Combination
    items: tuple[tuple[frozenset[int], bool, bool], ...]
    """The phrases of each, whether it stands after the one before, and whether it is only what is talked about."""
    absent: tuple[tuple[frozenset[int], bool], ...]


class Ear:
    """Combinations by name (a point's or a claim's id), ready for one language."""

    def __init__(
        self,
        sayings: Mapping[str, Sequence[Combination]],
        concepts: Mapping[str, Concept],
        spelling: Mapping[str, str],
        known: Set[str] = frozenset(),
        *,
        in_persian: bool,
    ) -> None:
        self._concepts, self._persian, self._known = concepts, in_persian, known
        self.vocabulary = Vocabulary(spelling)
        self._numbers: dict[str, frozenset[int]] = {}
        self.sayings = {name: [self._ready(each) for each in said] for name, said in sayings.items()}

    def places(self, listened: Listened) -> dict[int, list[Span]]:
        """All places of all phrases in a text; a word that nobody knows is taken for the one that it was meant to be."""
        vocabulary, tokens = self.vocabulary, listened.tokens
        for token in tokens:
            if len(token.raw) >= SHORTEST and token.raw not in self._known and not vocabulary.knows(token):
                token.forms = (*token.forms, *vocabulary.spellings.meant(token.raw))
        found = vocabulary.places(
            tokens, persian_words.FILLERS if listened.persian else english_words.FILLERS
        )
        for number, span in vocabulary.formulas.places(listened.text, tokens):
            found.setdefault(number, []).append(span)
        return found

    def _ready(self, combination: Combination) -> Ready:
        items, absent = [], []
        for item in combination.items:
            numbers = frozenset(map(self.vocabulary.add, item.phrases)).union(
                *(self._concept(name) for name in item.concepts)
            )
            if item.absent:
                absent.append((numbers, item.absent_anywhere))
            else:
                items.append((numbers, item.after, item.named))
        return Ready(combination, tuple(items), tuple(absent))

    def _concept(self, name: str) -> frozenset[int]:
        if name not in self._numbers:
            if name not in self._concepts:
                raise PatternError(f"no concept is called {name}")
            concept = self._concepts[name]
            words = (*concept.en, *concept.fa) if self._persian else concept.en
            self._numbers[name] = frozenset(self.vocabulary.add(word) for word in words)
        return self._numbers[name]
