"""From a drill's file to its variants: parameters drawn, values derived, the reference and every wrong way computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from bot.catalogue.drawing import Stream, canonical_values, draw_values
from bot.catalogue.expectations import Expectation, Functions, ShownOption
from bot.catalogue.expression import FUNCTIONS, Expression, ExpressionError, compile_expression
from bot.catalogue.faults import PlacedError
from bot.catalogue.kept import options_of, parameters_of
from bot.catalogue.kinds import drill_class
from bot.catalogue.once import Once
from bot.catalogue.schema import AnyDrill, MisconceptionEntry, OptionEntry, OptionsDrill
from bot.catalogue.steps import PART, CompiledStep, drawn_steps
from bot.catalogue.work import Growing, number, plain, redone, values_of
from bot.domain.grading.expected import Expected
from bot.domain.question.drill import Drill, Illustration, Misconception, Option, Step, Variant
from bot.domain.question.text import Localized
from bot.domain.slips.edits import Slip
from bot.domain.slips.work import Work

TRIES = 400
REDONE = 16
"""Times that the answer is worked out with other parameters, to find slips."""


class DrawError(Exception):
    """No variant can be drawn: the parameters' ranges, the constraints or the misconceptions leave none."""


UNDRAWN = (DrawError, PlacedError, TypeError, ValueError, LookupError)
"""What comes of a file that no variant can be made of: the check tells it and goes on."""


class RedrawError(Exception):
    """These parameters will not do."""


@dataclass(frozen=True, slots=True)
class CompiledOption:
    entry: OptionEntry
    judge: Expression
    """``correct`` of a choice, ``rank`` of an ordering."""
    when: Expression | None


@dataclass(frozen=True, slots=True)
class CompiledMisconception:
    entry: MisconceptionEntry
    expectation: Expectation
    when: Expression | None
    holds: Expression | None = None


@dataclass(frozen=True, slots=True)
class CompiledDrill:
    """A drill's file with its expressions made ready; called with a drill and a seed, it is that drill's ``Draw``."""

    file: AnyDrill
    constraints: tuple[Expression, ...]
    let: Mapping[str, Expression]
    answer: Expectation
    misconceptions: tuple[CompiledMisconception, ...]
    options: tuple[CompiledOption, ...] = ()
    oracle: Expression | None = None
    picture: Expression | None = None
    places: Expression | None = None
    """Where the numbers of a line stand on its axis."""
    steps: tuple[CompiledStep, ...] = ()
    solvers: Functions = field(default_factory=dict)
    approach: Expectation | None = None
    way: Expression | None = None

    def __call__(self, drill: Drill, seed: int) -> Variant:
        """The variant for a seed, 0 being the canonical one. Raises DrawError, or ExpressionError where a value fails."""
        reason = ""
        for attempt in range(1 if seed == 0 else TRIES):
            stream = Stream(f"{drill.id}:{drill.revision}:{seed}:{attempt}")
            parameters = self.file.parameters
            values = canonical_values(parameters) if seed == 0 else draw_values(parameters, stream)
            try:
                return self._variant(drill, seed, values, stream)
            except RedrawError as redraw:
                reason = str(redraw)
        raise DrawError(f"no variant can be drawn for seed {seed}: {reason}")

    def restore(self, drill: Drill, seed: int, drawn: Mapping[str, Any]) -> Variant:
        """The variant whose parameters and options were drawn before.

        Raises ExpressionError or DrawError where today's file can make nothing of them.
        """
        scope = self._derived(parameters := parameters_of(drawn, self.file.parameters))
        by_id = {option.entry.id: option for option in self.options}
        shown = tuple(
            ShownOption(by_id[name].entry, by_id[name].judge(scope))
            for name in options_of(drawn)
            if name in by_id
        )
        try:
            return self._made(drill, seed, parameters, scope, shown, redraws=False)
        except RedrawError as error:
            raise DrawError(str(error)) from error

    def _derived(self, parameters: Mapping[str, object]) -> dict[str, object]:
        """The scope, whatever the constraints say."""
        scope = dict(parameters)
        for name, expression in self.let.items():
            scope[name] = expression(scope)
        return scope

    def derive(self, parameters: Mapping[str, object]) -> dict[str, object]:
        """The scope: parameters, then derived values in their order. Raises ExpressionError, or RedrawError on a constraint."""
        scope = dict(parameters)
        waiting = list(self.constraints)
        for name, expression in [("", None), *self.let.items()]:
            if expression is not None:
                scope[name] = expression(scope)
            for constraint in [c for c in waiting if c.names <= scope.keys()]:
                waiting.remove(constraint)
                if not constraint(scope):
                    raise RedrawError(f"the constraint `{constraint.text}` does not hold")
        return scope

    def oracle_scope(self, parameters: Mapping[str, object], steps: Sequence[Step] = ()) -> dict[str, object]:
        """What an oracle may see: the parameters, what is derived from them without a solver, and the earlier parts of a case."""
        scope = dict(parameters)
        for name, expression in self.let.items():
            if not expression.calls_solver and expression.names <= scope.keys():
                scope[name] = expression(scope)
        if self.file.has_parts:
            scope[PART] = {step.id: step.expected.told() for step in steps}
        return scope

    def _variant(self, drill: Drill, seed: int, parameters: Mapping[str, object], stream: Stream) -> Variant:
        scope = self.derive(parameters)
        shown = self._shown_options(scope, seed, stream)
        return self._made(drill, seed, parameters, scope, shown, redraws=bool(seed))

    def _made(
        self,
        drill: Drill,
        seed: int,
        parameters: Mapping[str, object],
        scope: dict[str, object],
        shown: tuple[ShownOption, ...],
        *,
        redraws: bool,
    ) -> Variant:
        """``redraws``: a variant whose misconceptions coincide is drawn again; of one that is fixed, they are left out."""
        if shown:
            scope["shown"] = [option.entry.id for option in shown]
        expected = self.answer(scope, shown)
        if unfit := expected.unfit(picked=getattr(self.file, "pick", None) is not None):
            raise RedrawError(unfit)
        scope["answer"] = expected.told()
        growing = self._growing(parameters, scope)
        steps = drawn_steps(self.steps, growing, expected)
        if any(step.id for step in steps):
            scope[PART] = {step.id: step.expected.told() for step in steps}
        return Variant(
            drill=drill,
            seed=seed,
            parameters=parameters,
            scope=scope,
            expected=expected,
            misconceptions=self._misconceptions(expected, scope, shown, redraws),
            options=tuple(_option(option.entry) for option in shown),
            picture=self._picture(scope),
            steps=steps,
            carried=partial(drawn_steps, self.steps, growing, expected),
            work=Once(partial(self._work, parameters, scope, expected)),
        )

    def _growing(self, parameters: Mapping[str, object], scope: Mapping[str, object]) -> Growing:
        return Growing(scope, self.file.let, frozenset(parameters), self.solvers)

    def _work(
        self,
        parameters: Mapping[str, object],
        scope: Mapping[str, object],
        expected: Expected,
    ) -> Work | None:
        if (numeric := expected.numeric()) is None:
            return None
        texts = [text for key in ("way", "answer") if (text := getattr(self.file, key, None))]
        texts += [text for text in [getattr(self.file, "oracle", None)] if text and plain(text)]
        texts += [
            step.entry.answer
            for step in self.steps
            if step.entry.answer and drill_class(step.entry.kind).works_out
        ]
        growing = self._growing(parameters, scope)
        return Work(
            numeric,
            [grown for text in texts if (grown := growing.tree(text)) is not None],
            list(values_of(scope, [name for name in self.let if name in scope])),
            [(name, found) for name, value in parameters.items() if (found := number(value)) is not None],
            list(self._redone(parameters, scope)),
        )

    def _redone(self, parameters: Mapping[str, object], scope: Mapping[str, object]) -> Iterator[Slip]:
        """What the answer becomes for other parameters, whatever the constraints; nothing where a solver would have to run again.

        Only the derived values that the answer needs are worked out: a solver can take milliseconds.
        """
        text = getattr(self.file, "way", None) or getattr(self.file, "answer", None)
        if text is None:
            return
        answer = compile_expression(text, self.solvers)
        needed, calls = set(answer.names), set(answer.calls)
        for name in reversed([*self.let]):
            if name in needed:
                needed |= self.let[name].names
                calls |= self.let[name].calls
        if not calls <= FUNCTIONS.keys():
            return

        def changed_answer(changed: Mapping[str, object]) -> float | None:
            values = {**scope, **changed}
            try:
                for name in (name for name in self.let if name in needed):
                    values[name] = self.let[name](values)
                return number(answer(values))
            except (ExpressionError, ArithmeticError, TypeError, ValueError, LookupError):
                return None

        yield from redone(parameters, changed_answer, REDONE)

    def _picture(self, scope: Mapping[str, object]) -> Illustration | None:
        if self.file.picture is None or self.picture is None:
            return None
        entry = self.file.picture
        return Illustration(
            entry.figure,
            self.picture(scope),
            self.places(scope) if self.places is not None else None,
            Localized(entry.title.en, entry.title.fa) if entry.title else None,
            tuple(Localized(name.en, name.fa) for name in entry.names),
            Localized(entry.across.en, entry.across.fa) if entry.across else None,
            entry.unit,
        )

    def _shown_options(
        self, scope: Mapping[str, object], seed: int, stream: Stream
    ) -> tuple[ShownOption, ...]:
        if not isinstance(self.file, OptionsDrill):
            return ()
        fit = [option for option in self.options if option.when is None or option.when(scope)]
        count = self.file.pick or len(fit)
        if len(fit) < max(count, 2):
            raise RedrawError("too few options fit this variant")
        picked = fit[:count] if seed == 0 else stream.shuffled(fit)[:count]
        if seed == 0 and self.file.shuffled_first:
            picked = stream.shuffled(picked)
        return tuple(ShownOption(option.entry, option.judge(scope)) for option in picked)

    def _misconceptions(
        self, expected: Expected, scope: Mapping[str, object], shown: tuple[ShownOption, ...], redraws: bool
    ) -> tuple[Misconception, ...]:
        kept: list[Misconception] = []
        for misconception in self.misconceptions:
            if misconception.when is not None and not misconception.when(scope):
                continue
            entry = misconception.entry
            wrong = misconception.expectation(scope, shown)
            same = [other for other in kept if other.expected.coincides(wrong)]
            if expected.coincides(wrong) or same:
                if redraws and entry.coincides == "redraw":
                    what = f"misconception {same[0].id}" if same else "answer"
                    raise RedrawError(f"misconception {entry.id} coincides with the {what}")
                continue
            kept.append(Misconception(entry.id, wrong, Localized(entry.feedback.en, entry.feedback.fa)))
        return (*kept, *_chosen_wrongly(expected, shown))


def _chosen_wrongly(expected: Expected, shown: tuple[ShownOption, ...]) -> tuple[Misconception, ...]:
    """In a choice of one, each wrong option is a misconception of its own."""
    wrong = expected.wrong_alone()
    return tuple(
        Misconception(
            option.entry.id,
            wrong[option.entry.id],
            Localized(option.entry.feedback.en, option.entry.feedback.fa),
        )
        for option in shown
        if option.entry.feedback and option.entry.id in wrong
    )


def _option(entry: OptionEntry) -> Option:
    feedback = Localized(entry.feedback.en, entry.feedback.fa) if entry.feedback else None
    return Option(entry.id, Localized(entry.text.en, entry.text.fa), feedback)


def draws_of(drill: Drill) -> CompiledDrill:
    """What a drill of the catalogue is drawn with."""
    draws = drill.body().draw_with
    assert isinstance(draws, CompiledDrill), drill.id
    return draws
