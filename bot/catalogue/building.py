"""From a file's checked data to the domain's topics and drills; all faults of a file are gathered, none hides another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from bot.catalogue.document import Document, Path
from bot.catalogue.expectations import Expectation, Functions, beside, placed
from bot.catalogue.expression import Expression, ExpressionError, compile_expression
from bot.catalogue.faults import ContentError, Fault
from bot.catalogue.names import name_faults, steps_of
from bot.catalogue.once import Once
from bot.catalogue.schema import (
    AnyDrill,
    OpenQuestionEntry,
    OptionsDrill,
    StepEntry,
    TopicFile,
)
from bot.catalogue.steps import CompiledStep, as_drill, options_of
from bot.catalogue.variants import CompiledDrill, CompiledMisconception, CompiledOption
from bot.catalogue.work import key_of
from bot.domain.question.drill import Body, Drill, Level
from bot.domain.question.rubric import Point, Rubric, WrongClaim
from bot.domain.question.topic import Group, OpenQuestion, Source, Topic

if TYPE_CHECKING:
    from bot.catalogue.hearing import Ears


@dataclass(slots=True)
class _Expressions:
    document: Document
    solvers: Functions
    faults: list[Fault] = field(default_factory=list)

    def expression(self, path: Path, text: str, functions: Functions | None = None) -> Expression:
        try:
            return compile_expression(text, self.solvers if functions is None else functions, path)
        except ExpressionError as error:
            self.faults.append(self.document.fault(path, str(error)))
            return None  # type: ignore[return-value] # a fault is kept, so the drill is never built

    def optional(self, path: Path, text: str | None, functions: Functions | None = None) -> Expression | None:
        return None if text is None else self.expression(path, text, functions)

    def expectation(self, path: Path, make: Callable[[], Expectation]) -> Expectation:
        try:
            return placed(make(), path)
        except ExpressionError as error:
            self.faults.append(self.document.fault(beside(path, error), str(error)))
            return None  # type: ignore[return-value] # as above


def build_drill(
    topic_id: str, name: str, file: AnyDrill, document: Document, solvers: Functions, oracles: Functions
) -> Drill:
    """The domain's drill. Raises ContentError with a fault for each expression that is none."""
    body = build_body(file, document, solvers, oracles)
    return Drill(
        id=f"{topic_id}.{name}",
        topic_id=file.home(topic_id),
        revision=file.revision,
        level=Level(file.level),
        kind=file.kind,
        title=file.title.localized(),
        body=lambda: body,
        draft=file.draft,
    )


def build_body(file: AnyDrill, document: Document, solvers: Functions, oracles: Functions) -> Body:
    """What a drill says, and how it is drawn. Raises ContentError with a fault for each expression that is none."""
    ready = _Expressions(document, solvers)
    compiled = CompiledDrill(
        file=file,
        constraints=tuple(
            ready.expression(("constraints", i), text) for i, text in enumerate(file.constraints)
        ),
        let={name: ready.expression(("let", name), text) for name, text in file.let.items()},
        answer=ready.expectation(("answer",), lambda: file.answer_of(solvers)),
        misconceptions=tuple(_misconceptions(file, ready)),
        options=tuple(_options(file, ready)),
        oracle=ready.optional(("oracle",), getattr(file, "oracle", None), oracles),
        picture=ready.optional(("picture", "of"), file.picture.of if file.picture else None),
        places=ready.optional(("picture", "at"), file.picture.at if file.picture else None),
        steps=tuple(_step(entry, (steps_of(file), i), ready, oracles) for i, entry in enumerate(file.steps)),
        solvers=solvers,
        approach=_approach(file, ready),
        way=ready.optional(("way",), getattr(file, "way", None)),
    )
    if not ready.faults:
        ready.faults.extend(name_faults(compiled, document, solvers, oracles))
    if ready.faults:
        raise ContentError(ready.faults)
    return Body(
        text=file.text.localized(),
        instructions=file.instructions.localized(),
        hints=tuple(hint.localized() for hint in file.hints),
        explanation=file.explanation.localized(),
        why=file.why.localized(),
        draw_with=compiled,
        restore_with=compiled.restore,
        because=file.because.localized() if file.because else None,
        names={key_of(text): name.localized() for text, name in file.names.items()},
    )


def _step(entry: StepEntry, path: Path, ready: _Expressions, oracles: Functions) -> CompiledStep:
    options = options_of(entry)
    return CompiledStep(
        entry,
        ready.expectation((*path, "answer"), partial(as_drill(entry, options).answer_of, ready.solvers)),
        tuple(
            (option, ready.expression((*path, "options", i, "correct"), option.correct or ""))
            for i, option in enumerate(options)
        ),
        ready.optional((*path, "oracle"), entry.oracle, oracles),
    )


def _misconceptions(file: AnyDrill, ready: _Expressions) -> list[CompiledMisconception]:
    return [
        CompiledMisconception(
            entry,
            ready.expectation(
                ("misconceptions", i, "value"), partial(file.misconception_of, entry.value, ready.solvers)
            ),
            ready.optional(("misconceptions", i, "when"), entry.when),
            ready.optional(("misconceptions", i, "holds"), entry.holds),
        )
        for i, entry in enumerate(file.misconceptions)
    ]


def _options(file: AnyDrill, ready: _Expressions) -> list[CompiledOption]:
    if not isinstance(file, OptionsDrill):
        return []
    return [
        CompiledOption(
            entry,
            ready.expression(("options", i, file.judged_by), getattr(entry, file.judged_by)),
            ready.optional(("options", i, "when"), entry.when),
        )
        for i, entry in enumerate(file.options)
    ]


def _approach(file: AnyDrill, ready: _Expressions) -> Expectation | None:
    text = getattr(file, "approach", None)
    if text is None:
        return None
    return ready.expectation(("approach",), partial(file.misconception_of, text, ready.solvers))


def build_topic(topic_id: str, file: TopicFile, drills: Sequence[Drill], ears: Callable[[], Ears]) -> Topic:
    """The domain's topic with its open question and its drills in the order the topic's file names them; ``ears`` are made when
    somebody is first listened to."""
    order = {f"{topic_id}.{name}": place for place, name in enumerate(file.drills)}
    return Topic(
        id=topic_id,
        position=file.position,
        title=file.title.localized(),
        level=Level(file.level),
        open_question=_open_question(topic_id, Level(file.level), file.question, ears),
        drills=tuple(sorted(drills, key=lambda drill: order.get(drill.id, len(order)))),
        group=Group(file.group),
        draft=file.draft,
    )


def _open_question(
    topic_id: str, level: Level, entry: OpenQuestionEntry, ears: Callable[[], Ears]
) -> OpenQuestion:
    return OpenQuestion(
        id=topic_id,
        revision=entry.revision,
        level=level,
        text=entry.text.localized(),
        rubric=Once(lambda: _rubric(entry, ears())),
        hints=tuple(hint.localized() for hint in entry.hints),
        model_answer=entry.model_answer.localized(),
        why=entry.why.localized(),
        sources=tuple(Source(source.name, source.year) for source in entry.sources),
        follow_up=f"{topic_id}.{entry.follow_up}" if entry.follow_up else None,
        after=entry.after.localized() if entry.after else None,
    )


def _rubric(entry: OpenQuestionEntry, ears: Ears) -> Rubric:
    return Rubric(
        points=tuple(Point(p.id, p.weight, p.text.localized(), ears.probes.get(p.id)) for p in entry.points),
        wrong_claims=tuple(
            WrongClaim(claim.id_at(number), claim.localized(), claim.id_at(number) not in ears.slips)
            for number, claim in enumerate(entry.wrong_claims, 1)
        ),
        hearing=ears.hearing,
    )
