"""A drill on many seeds: drawn, compared with its oracle, graded by its own samples, and its texts filled in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from bot.catalogue.check import declared, ladder
from bot.catalogue.check.filled import Filled
from bot.catalogue.check.markup import markup_faults, miscounted
from bot.catalogue.check.variety import ENOUGH, LOOKED_AT, Variety
from bot.catalogue.document import Document, Path
from bot.catalogue.expression import ExpressionError
from bot.catalogue.faults import Fault, PlacedError
from bot.catalogue.figures import figure_fault
from bot.catalogue.plain_words import plainly
from bot.catalogue.template import FillError
from bot.catalogue.variants import UNDRAWN, CompiledDrill, DrawError, draws_of
from bot.domain.grading.judge import judge
from bot.domain.grading.kinds import kind
from bot.domain.grading.shown import Shown
from bot.domain.grading.verdict import Outcome
from bot.domain.question.drill import Drill, Illustration, Variant
from bot.domain.question.text import Language, Localized

LIMITS: Mapping[str, int] = {
    "title": 60,
    "text": 2500,
    "hints": 700,
    "misconceptions": 900,
    "options": 300,
    "explanation": 3500,
    "because": 120,
    "picture": 40,
    "steps": 600,
}
"""Greatest lengths of filled texts; 900 where nothing is said."""
CLOSE = 10
"""Seeds from 0 on which markup, lengths and the kind's samples are checked too; on the others only what depends on numbers."""
BY_CHANCE = 3
"""Leaks that may be chance where few variants are drawn."""
LEAKS = 200
"""Seeds from 0 on whose hints and feedback are searched for the answer."""
SPARSE = 5
"""Beyond those seeds, texts are filled on one in so many."""
EXHAUSTED = 250
"""After so many seeds without a variant that was not seen before, the others are taken for known."""
FAILURES = 5
"""After so many seeds without a variant the others are not tried: each takes hundreds of draws."""
RARE = Fraction(1, 50)
"""A computed number equals the answer by accident now and then; oftener than this it gives the answer away."""


@dataclass(slots=True)
class _Findings:
    document: Document
    faults: dict[tuple[Path, str], Fault] = field(default_factory=dict)
    leaks: dict[Path, list[int]] = field(default_factory=dict)
    left_out: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    """The seeds in whose variants a step is left out, with what has its value there."""

    def add(self, path: Path, code: str, message: str, seed: int | None = None) -> None:
        """Keeps the first fault of a sort for each field."""
        path = self.document.written(path)
        self.faults.setdefault((path, code), self.document.fault(path, message, seed))


def drill_faults(drill: Drill, document: Document, seeds: int) -> list[Fault]:
    """The faults of a drill's variants for the seeds 0 … ``seeds``; of each sort and field, the first."""
    findings = _Findings(document)
    draws = draws_of(drill)
    failures, news = 0, 0
    variety, seen = Variety(draws), set[str]()
    file = draws.file
    unsaid = declared.unsaid_names(file)
    for path, message in declared.canonical_faults(file.parameters):
        findings.add(path, "canonical", message)
    if drill.because is None:
        findings.add(("because",), "missing", "one sentence for the verdict on a right answer is missing", 0)
    for seed in range(seeds + 1):
        if seed - news > EXHAUSTED:
            break
        try:
            variant = drill.draw(seed)
        except UNDRAWN as error:
            findings.add(*_why_not_drawn(error), seed)
            failures += 1
            if seed == 0 or failures == FAILURES:
                break
            continue
        texts = Filled(variant)
        if not drill.has_parts and seed < LOOKED_AT:
            _look_at(variety, texts, findings)
        key = f"{variant.parameters}{[option.id for option in variant.options]}"
        if key in seen:
            continue
        seen.add(key)
        news = seed
        _check_variant(draws, texts, findings)
        for key in declared.keys_of_slips(variant) if unsaid else ():
            unsaid.pop(key, None)
    if variety.variants:
        for path, code, message, seed in variety.faults():
            findings.add(path, code, message, seed)
    _tell_shares(findings, seeds)
    if seeds >= ENOUGH and not failures:
        for text in unsaid.values():
            findings.add(("names", text), "unsaid", declared.unsaid(text, file))
    return list(findings.faults.values())


def _tell_shares(findings: _Findings, seeds: int) -> None:
    """What is a fault where it happens in many variants, or in the first."""
    for path, leaking in findings.leaks.items():
        rare = ladder.OFTEN if path[0] == "steps" else RARE
        often = Fraction(2 * len(leaking), min(LEAKS, seeds + 1)) > rare
        if 0 in leaking or (often and (seeds >= ENOUGH or len(leaking) > BY_CHANCE)):
            findings.add(path, "leak", "this shows the answer", leaking[0])
    for place, missing in findings.left_out.items():
        seed, other = missing[0]
        # Of few variants, a share says nothing.
        if seed == 0 or (seeds >= ENOUGH and Fraction(len(missing), seeds + 1) > ladder.OFTEN):
            findings.add(("steps", place), "repeated", f"this step has the value of {other}", seed)


def _why_not_drawn(error: Exception) -> tuple[Path, str, str]:
    if isinstance(error, PlacedError):
        return error.path, "draw", str(error)
    return (), "draw", str(error) if isinstance(error, DrawError) else plainly(error)


def _check_variant(compiled: CompiledDrill, texts: Filled, findings: _Findings) -> None:
    variant, seed = texts.variant, texts.variant.seed
    try:
        _check_oracle(compiled, variant, findings)
        _check_steps(compiled, texts, findings)
        _check_approach(compiled, variant, findings)
        _check_way(compiled, variant, findings)
        if seed < LEAKS or seed % SPARSE == 0:
            _check_texts(texts, findings)
        if seed < CLOSE:
            _check_grading(variant, findings)
            _check_picture(variant, findings)
    except PlacedError as error:
        findings.add(error.path, "judged", str(error), seed)
    except (TypeError, ValueError, LookupError) as error:
        findings.add((), "judged", f"this variant cannot be judged: {plainly(error)}", seed)


def _look_at(variety: Variety, texts: Filled, findings: _Findings) -> None:
    try:
        variety.look_at(texts)
    except PlacedError as error:  # in what is worked out for the check alone
        findings.add(error.path, "draw", str(error), texts.variant.seed)


def _check_oracle(compiled: CompiledDrill, variant: Variant, findings: _Findings) -> None:
    if compiled.oracle is None:
        return
    try:
        found = compiled.oracle(compiled.oracle_scope(variant.parameters))
        message = variant.expected.disagreement(found)
    except (ExpressionError, TypeError, ValueError) as error:
        message = f"the oracle has no answer: {error}"
    if message:
        findings.add(("oracle",), "oracle", message, variant.seed)


def _check_steps(compiled: CompiledDrill, texts: Filled, findings: _Findings) -> None:
    variant, seed = texts.variant, texts.variant.seed
    found = [*ladder.oracle_faults(compiled, variant)]
    for place, other in ladder.repeated_steps(compiled, variant):
        findings.left_out.setdefault(place, []).append((seed, other))
    languages = tuple(Language)
    if seed < LEAKS:
        for language in languages if seed < CLOSE else (languages[seed % 2],):
            found += ladder.text_faults(texts, language)
    if seed < CLOSE:
        found += ladder.sample_faults(variant)
    for each in found:
        if each.leak:
            findings.leaks.setdefault(each.path, []).append(seed)
        else:
            findings.add(each.path, each.code, each.message, seed)


def _check_approach(compiled: CompiledDrill, variant: Variant, findings: _Findings) -> None:
    if compiled.approach is None:
        return
    found = compiled.approach(variant.scope, ())
    if judge(found.typed(), variant.expected).outcome is not Outcome.CORRECT:
        message = f"who follows it comes to {found.typed()}, which is not judged right"
        findings.add(("approach",), "approach", message, variant.seed)


def _check_way(compiled: CompiledDrill, variant: Variant, findings: _Findings) -> None:
    """Slips are looked for in the way, so what is said of them is true only where it leads to the answer."""
    if compiled.way is None or isinstance(getattr(variant.expected, "reference", None), str):
        return
    try:
        found = compiled.way(variant.scope)
        message = variant.expected.disagreement(found).replace("the oracle says", "the way leads to")
    except (ExpressionError, TypeError, ValueError) as error:
        message = f"the way leads to no answer: {error}"
    if message:
        findings.add(("way",), "way", message, variant.seed)


def _check_picture(variant: Variant, findings: _Findings) -> None:
    if variant.picture is None:
        return
    if message := figure_fault(variant.picture):
        findings.add(("picture", "of"), "picture", message, variant.seed)
    for path, text in _picture_texts(variant.picture):
        if "$" in text.en or "`" in text.en:
            findings.add(path, "picture", "a picture's words have no formulas and no code", variant.seed)


def _picture_texts(shown: Illustration) -> Iterator[tuple[Path, Localized]]:
    if shown.title is not None:
        yield ("picture", "title"), shown.title
    if shown.across is not None:
        yield ("picture", "across"), shown.across
    for place, name in enumerate(shown.names):
        yield ("picture", "names", place), name


def _check_texts(texts: Filled, findings: _Findings) -> None:
    variant, drill = texts.variant, texts.variant.drill
    # Both languages hold the same places, so beyond the first seeds each seed fills one of them.
    languages = tuple(Language)
    for language in languages if variant.seed < CLOSE else (languages[variant.seed % 2],):
        question = _filled(("text", language), drill.text.in_language(language), texts, findings)
        for path, text, secret in _texts(variant):
            filled = _filled((*path, language), text.in_language(language), texts, findings)
            if (
                secret
                and variant.seed < LEAKS
                and variant.expected.gives_away(Shown(filled), Shown(question))
            ):
                findings.leaks.setdefault((*path, language.value), []).append(variant.seed)


def _texts(variant: Variant) -> Iterator[tuple[Path, Localized, bool]]:
    """The other texts of a variant, with whether they are shown while an answer is still wanted."""
    drill = variant.drill
    yield ("title",), drill.title, False
    yield ("instructions",), drill.instructions, True
    yield ("explanation",), drill.explanation, False
    yield ("why",), drill.why, False
    for place, hint in enumerate(drill.hints):
        yield ("hints", place), hint, True
    if drill.because is not None:
        yield ("because",), drill.because, False
    for step in variant.steps:
        yield ("steps", step.place, "ask"), step.ask, False
        yield ("steps", step.place, "tell"), step.tell, False
        for option in step.options:
            yield ("steps", step.place, "options"), option.text, False
    for path, words in _picture_texts(variant.picture) if variant.picture else ():
        yield path, words, False
    for text, name in draws_of(drill).file.names.items():
        yield ("names", text), Localized(name.en, name.fa), False
    places = _places(variant)
    for misconception in variant.misconceptions:
        yield (*places.get(misconception.id, ("misconceptions",)), "feedback"), misconception.feedback, True
    for option in variant.options:
        path = places.get(option.id, ("options",))
        yield (*path, "text"), option.text, False
        if option.feedback:
            yield (*path, "feedback"), option.feedback, False


def _places(variant: Variant) -> dict[str, Path]:
    """Where each wrong way and each option stands in the file."""
    draws = draws_of(variant.drill)
    options: dict[str, Path] = {option.entry.id: ("options", i) for i, option in enumerate(draws.options)}
    return options | {m.entry.id: ("misconceptions", i) for i, m in enumerate(draws.misconceptions)}


def _filled(path: Path, template: str, texts: Filled, findings: _Findings) -> str:
    path, seed = (*path[:-1], str(path[-1])), texts.variant.seed
    try:
        filled = texts.text(template)
    except FillError as error:
        findings.add(path, "fill", str(error), seed)
        return ""
    if path[-1] == Language.ENGLISH.value and (message := miscounted(filled)):
        findings.add(path, "miscounted", message, seed)
    if seed < CLOSE:
        for message in markup_faults(filled, LIMITS.get(str(path[0]), 900)):
            findings.add(path, message[:20], message, seed)
    return filled


def _check_grading(variant: Variant, findings: _Findings) -> None:
    """The kind's own samples are judged as it says, and the reference of each wrong way is recognised as that wrong way.

    Code is not run here: ``epsilon check`` has the examples tried in the sandbox afterwards.
    """
    if not variant.expected.by_text:
        return
    wrong_ways = [(misconception.id, misconception.expected) for misconception in variant.misconceptions]
    samples = kind(variant.expected.kind).samples(variant.expected)
    for outcome, answers in (
        (Outcome.CORRECT, samples.right),
        (Outcome.WRONG, samples.wrong),
        (Outcome.UNREADABLE, samples.unreadable),
    ):
        for answer in answers:
            got = judge(answer, variant.expected, wrong_ways).outcome
            if got is not outcome and not (outcome is Outcome.WRONG and got is Outcome.PARTLY):
                findings.add(
                    ("answer",),
                    f"sample-{outcome}",
                    f"{answer!r} is judged {got}, not {outcome}",
                    variant.seed,
                )
    places = _places(variant)
    for misconception in variant.misconceptions:
        verdict = judge(misconception.expected.typed(), variant.expected, wrong_ways)
        if (
            verdict.outcome in (Outcome.CORRECT, Outcome.UNREADABLE)
            or verdict.misconception != misconception.id
        ):
            message = (
                f"{misconception.expected.typed()!r} is judged {verdict.outcome} ({verdict.misconception})"
            )
            findings.add(places[misconception.id], "recognised", message, variant.seed)
