"""What shows only over many variants: too few questions or answers, one answer too often, what never happens or changes nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from bot.catalogue.check.filled import Filled
from bot.catalogue.drawing import Stream, draw_values
from bot.catalogue.expectations import ShownOption
from bot.catalogue.expression import ExpressionError
from bot.catalogue.template import FillError, fill
from bot.catalogue.variants import CompiledDrill, DrawError, RedrawError
from bot.domain.grading.expected import Answers, Expected
from bot.domain.grading.number.expected import LARGE
from bot.domain.grading.shown import Shown
from bot.domain.question.drill import Variant

LOOKED_AT = 200
"""So many variants tell how varied a drill is."""
ENOUGH = 100
"""With fewer variants looked at, nothing is said about variety."""
QUESTIONS = 10
"""The fewest different questions a drill asks."""
MOST = Fraction(2, 5)
"""The greatest share of variants with one and the same answer; where a question has few answers by nature, more than its fair share."""
LUCKY = Fraction(2, 3)
"""The greatest share of variants in which a wrong way may lead to the right answer; beyond it the question hardly shows the slip."""
OFTEN = Fraction(1, 10)
"""The greatest share of variants in which a hint may print the answer."""
RETRIES = 12

Found = tuple[tuple[str | int, ...], str, str, int]
"""Where a fault is, its sort, what to say, and the seed of an example."""


@dataclass(slots=True)
class Variety:
    """What was seen of one drill."""

    compiled: CompiledDrill
    questions: set[str] = field(default_factory=set)
    answers: Counter[str] = field(default_factory=Counter)
    shown: set[str] = field(default_factory=set)
    """Ids of the misconceptions that were part of some variant."""
    right_by_accident: dict[str, list[int]] = field(default_factory=dict)
    """Seeds in which a misconception was left out because it leads to the right answer."""
    large: list[int] = field(default_factory=list)
    alone: list[int] = field(default_factory=list)
    printed: dict[int, list[int]] = field(default_factory=dict)
    untrue: dict[str, int] = field(default_factory=dict)
    variants: list[Variant] = field(default_factory=list)

    def look_at(self, texts: Filled) -> None:
        """Takes note of one variant."""
        variant = texts.variant
        self.variants.append(variant)
        seed, expected = variant.seed, variant.expected
        question = texts.told(variant.drill.text.en, variant.drill.text.en)
        self.questions.add(question + "|" + ",".join(option.id for option in variant.options))
        self.answers[_answer(expected)] += 1
        self.shown |= {misconception.id for misconception in variant.misconceptions}
        if expected.is_laborious():
            self.large.append(seed)
        if expected.is_alone():
            self.alone.append(seed)
        for place, hint in enumerate(variant.drill.hints):
            if expected.is_printed(Shown(texts.told(hint.en, hint.en)), Shown(question)):
                self.printed.setdefault(place, []).append(seed)
        for misconception in self.compiled.misconceptions:
            self._look_at_misconception(misconception.entry.id, variant)

    def _look_at_misconception(self, name: str, variant: Variant) -> None:
        misconception = next(m for m in self.compiled.misconceptions if m.entry.id == name)
        kept = any(each.id == name for each in variant.misconceptions)
        if kept and misconception.holds is not None and not misconception.holds(variant.scope):
            self.untrue.setdefault(name, variant.seed)
        if kept or (misconception.when is not None and not misconception.when(variant.scope)):
            return
        options = _options(self.compiled, variant)
        if variant.expected.coincides(misconception.expectation(variant.scope, options)):
            self.right_by_accident.setdefault(name, []).append(variant.seed)

    def faults(self) -> Iterator[Found]:
        """What is wrong with the drill as a whole."""
        places = {m.entry.id: i for i, m in enumerate(self.compiled.misconceptions)}
        for name, seed in self.untrue.items():
            yield (
                ("misconceptions", places[name], "holds"),
                "untrue",
                "its feedback is not true of this variant",
                seed,
            )
        for seed in self.alone[:1]:
            yield ("options",), "alone", "only one of several options is right", seed
        count = len(self.variants)
        if count < ENOUGH or not self.variants[0].expected.by_text:
            return
        yield from self._monotony(count)
        for name in places.keys() - self.shown:
            message = (
                f"never part of any of {count} variants: its `when` never holds, "
                "or it always has the value of the answer or of an earlier one"
            )
            yield ("misconceptions", places[name]), "dead", message, 0
        for name, seeds in self.right_by_accident.items():
            if Fraction(len(seeds), count) > LUCKY:
                message = f"leads to the right answer in {len(seeds)} of {count} variants: keep it out with `when`, or draw other numbers"
                yield ("misconceptions", places[name]), "accident", message, seeds[0]
        for place, seeds in self.printed.items():
            if Fraction(len(seeds), count) > OFTEN:
                yield (
                    ("hints", place),
                    "printed",
                    f"prints the answer in {len(seeds)} of {count} variants",
                    seeds[0],
                )
        if Fraction(len(self.large), count) > OFTEN / 2:
            yield (
                ("tolerance",),
                "large",
                f"whole numbers above {LARGE} are not asked exactly: give a tolerance",
                self.large[0],
            )
        yield from self._idle_parameters()

    def _monotony(self, count: int) -> Iterator[Found]:
        expected = self.variants[0].expected
        if len(self.questions) < QUESTIONS:
            yield (
                ("parameters",),
                "questions",
                f"only {len(self.questions)} different questions in {count} variants",
                0,
            )
        if len(self.answers) < (fewest := expected.fewest_answers):
            yield (
                ("parameters",),
                "answers",
                f"only {len(self.answers)} different answers in {count} variants, fewer than {fewest}",
                0,
            )
        answer, times = self.answers.most_common(1)[0]
        if Fraction(times, count) > _most(expected, len(self.answers)):
            yield ("parameters",), "same", f"the answer is {answer[:60]} in {times} of {count} variants", 0

    def _idle_parameters(self) -> Iterator[Found]:
        """Parameters that change neither the answer nor a wrong way, an option or the question's words, but at most its numbers.

        Numbers do count where others are worked out from them: one of several values may be there to be passed over.
        """
        compiled = self.compiled
        used = {
            name
            for expression in (*compiled.let.values(), *compiled.constraints)
            for name in expression.names
        }
        for name in compiled.file.parameters:
            looked_at = self.variants[: LOOKED_AT // 10]
            if not any(self._moves(name, variant, numbers=name in used) for variant in looked_at):
                yield ("parameters", name), "idle", "changes neither the answer nor any wrong way", 0

    def _moves(self, name: str, variant: Variant, *, numbers: bool) -> bool:
        before = _outcome(self.compiled, variant.parameters, variant, numbers=numbers)
        for attempt in range(RETRIES):
            drawn = draw_values(self.compiled.file.parameters, Stream(f"{name}:{variant.seed}:{attempt}"))
            changed = {**variant.parameters, name: drawn[name]}
            try:
                if _outcome(self.compiled, changed, variant, numbers=numbers) != before:
                    return True
            except (ExpressionError, RedrawError, DrawError, FillError, ValueError):
                return True  # it decides at least whether there is such a variant
        return False


def _outcome(compiled: CompiledDrill, parameters: object, variant: Variant, *, numbers: bool) -> object:
    scope = compiled.derive(parameters)  # type: ignore[arg-type] # as the variant's own
    options = tuple(
        ShownOption(option.entry, option.judge(scope))
        for option in compiled.options
        if option.when is None or option.when(scope)
    )
    if options:
        scope["shown"] = [option.entry.id for option in options]
    found: list[object] = [compiled.answer(scope, options)]
    for misconception in compiled.misconceptions:
        wanted = misconception.when is None or misconception.when(scope)
        found.append(misconception.expectation(scope, options) if wanted else None)
    question = _text(variant, scope)
    found.append(question if numbers else re.sub(r"\ue000[^\ue001]*\ue001", "", question))
    found += [(option.entry.id, fill(option.entry.text.en, scope), str(option.judged)) for option in options]
    return found


def _text(variant: Variant, scope: Mapping[str, object]) -> str:
    return fill(variant.drill.text.en, scope)


def _options(compiled: CompiledDrill, variant: Variant) -> tuple[ShownOption, ...]:
    by_id = {option.entry.id: option for option in compiled.options}
    shown = (by_id[option.id] for option in variant.options)
    return tuple(ShownOption(option.entry, option.judge(variant.scope)) for option in shown)


def _answer(expected: Expected) -> str:
    reference = getattr(expected, "reference", "")
    return ", ".join(sorted(reference)) if isinstance(reference, frozenset) else str(reference)


def _most(expected: Expected, answers: int) -> Fraction:
    if expected.answers_are is Answers.UNEVEN:
        return LUCKY  # zero and infinity are what many values come to, and few orders are natural
    if expected.answers_are is Answers.FEW or answers <= 3:
        return max(MOST, Fraction(1, max(answers, 2)) + Fraction(3, 20))
    return MOST
