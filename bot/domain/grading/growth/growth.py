"""A growth class, typed as on paper and judged as Θ: constants, dominated terms and the base of a logarithm do not matter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from bot.domain.codes import Code
from bot.domain.grading.examples import Likely
from bot.domain.grading.growth.expected import GrowthExpected
from bot.domain.grading.samples import Samples
from bot.domain.grading.verdict import Outcome, Reading, Reason, Understood, Unreadable, Verdict
from bot.domain.mathematics.asymptotics import CannotJudgeError, Growth, bounded_by, leading
from bot.domain.mathematics.clean import clean
from bot.domain.mathematics.growth_of import growth_of
from bot.domain.mathematics.parse import ParseFault, parse
from bot.domain.mathematics.substitution import substitute, with_constant_e
from bot.domain.mathematics.tree import Tree
from bot.domain.reading.claim import ReadingFaultError
from bot.domain.reading.formula import read_formula

ONE, ZERO = Fraction(1), Fraction(0)
WRAPPED = re.compile(r"^(?:[OoΘΩ]|[Tt]heta|[Oo]mega) ?\((.*)\)$")
OPEN_POWER = re.compile(r"(?<=[^\W\d_)]) ?\^ ?1 ?/ ?\d+|(?<=\)) ?\^ ?1 ?/ ?\d+")
"""``T^1/2`` is T/2 by the rules, and √T to most who write it; the growth told back would not show which was read."""


@dataclass(frozen=True, slots=True)
class GrowthRead:
    """The growth typed: its leading terms, and whether it was written with constants or dominated terms."""

    leading: Growth
    simplified: bool


def read(text: str, expected: GrowthExpected, language: str = "") -> Reading[GrowthRead] | Unreadable:  # noqa: ARG001
    """Which growth was typed: ``O(n^3)``, ``Θ(n³+n)``, ``n·n·n``, ``cubic``, in the question's symbols."""
    try:
        claims = read_formula(text, (*expected.symbols, *expected.constants), growth=True)
    except ReadingFaultError as fault:
        code = "no-growth" if fault.code == "no-formula" else fault.code
        return Unreadable(
            Reason(code, {"piece": fault.piece} if fault.piece else {}), None, fault.meant, fault.ways
        )
    claim = claims[-1]
    if claim.tree is None:
        return Reading(GrowthRead((), False), Understood(claim.written))
    if piece := OPEN_POWER.search(claim.written):
        return Unreadable(Reason("ambiguous-division", {"piece": piece.group()}))
    understood = Understood(f"Θ({claim.written})")
    try:
        growth = _growth(claim.tree, expected)
        top = leading(growth, assumptions_of(expected))
        if any(other.tree and _differs(other.tree, top, expected) for other in claims[:-1]):
            return Unreadable(Reason("sides-disagree"))
    except (CannotJudgeError, RecursionError, OverflowError):
        return Unreadable(Reason("could-not-judge"), understood)
    remarks = (
        *((Reason("omega"),) if claim.omega else ()),
        *((Reason("case-folded"),) if claim.folded else ()),
    )
    simplified = len(top) == len(growth) and all(term.coefficient in (1, None) for term in growth)
    return Reading(GrowthRead(top, simplified), understood, remarks)


def _differs(tree: Tree, top: Growth, expected: GrowthExpected) -> bool:
    """Whether another name given for the growth is another growth."""
    assumptions = assumptions_of(expected)
    other = leading(_growth(tree, expected), assumptions)
    return not (bounded_by(other, top, assumptions) and bounded_by(top, other, assumptions))


def grade(reading: Reading[GrowthRead], expected: GrowthExpected) -> Verdict:
    """Right where each is a bound of the other; else whether it is true but too loose, or too small."""
    assumptions = assumptions_of(expected)
    reference = reference_growth(expected)
    if not reading.value.leading:
        return _of_open_base(reading, reference)
    try:
        enough = bounded_by(reference, reading.value.leading, assumptions)
        tight = bounded_by(reading.value.leading, reference, assumptions)
    except CannotJudgeError:
        return Verdict(Outcome.UNREADABLE, ZERO, reading.understood, (Reason("could-not-judge"),))
    if enough and tight:
        style = () if reading.value.simplified else (Reason("not-simplified"),)
        return Verdict(Outcome.CORRECT, ONE, reading.understood, (*reading.remarks, *style))
    code: Code = "too-loose" if enough else "too-small" if tight else "different-growth"
    return Verdict(Outcome.WRONG, ZERO, reading.understood, (*reading.remarks, Reason(code)))


def _of_open_base(reading: Reading[GrowthRead], reference: Growth) -> Verdict:
    """ "Exponential" alone is wrong for what is none; else the base has to be said."""
    if any(rate.base or rate.factorials for term in reference for _, rate in term.rates):
        return Verdict(
            Outcome.UNREADABLE,
            ZERO,
            reading.understood,
            (Reason("vague-growth", {"piece": reading.understood.text}),),
        )
    return Verdict(Outcome.WRONG, ZERO, reading.understood, (Reason("different-growth"),))


def examples(expected: GrowthExpected, likely: Likely) -> tuple[str, ...]:  # noqa: ARG001 (every kind takes it)
    """Accepted ways of writing, in the question's first symbol."""
    name = expected.symbols[0] if expected.symbols else "n"
    return f"O({name}^4 log {name})", f"{name}^4*log({name})"


def samples(expected: GrowthExpected) -> Samples:
    """Right, wrong and unreadable answers to this question."""
    reference = expected.reference
    name = expected.symbols[0]
    return Samples(
        right=(reference, f"O({reference})", f"Θ(3*({reference}))"),
        wrong=(f"O(({reference})*2^{name})", f"({reference})/{name}^9"),
        unreadable=("", "?", f"O({name}", f"{name} - {name}", "O(@)"),
    )


@lru_cache(maxsize=256)
def reference_growth(expected: GrowthExpected) -> Growth:
    """The leading terms of the reference. Raises ValueError where the reference is not a growth in the question's symbols."""
    parsed = parse(WRAPPED.sub(r"\1", clean(expected.reference)), expected.symbols)
    if isinstance(parsed, ParseFault):
        raise ValueError(f"{expected.reference} is not a growth: {parsed.code} {parsed.piece}")
    try:
        return leading(_growth(parsed.tree, expected), assumptions_of(expected))
    except CannotJudgeError as error:
        raise ValueError(f"{expected.reference} cannot be compared: {error}") from error


def _growth(tree: Tree, expected: GrowthExpected) -> Growth:
    """The terms; ``e`` is Euler's number unless the question declares it."""
    if expected.constants:
        tree = substitute(tree, dict.fromkeys(expected.constants, ONE))
    return growth_of(tree if "e" in expected.symbols else with_constant_e(tree))


def assumptions_of(expected: GrowthExpected) -> tuple[tuple[str, str], ...]:
    """The pairs (a, b) of the assumptions ``a <= b``."""
    pairs = (re.split(r"<=|≤|<", assumption) for assumption in expected.assumptions)
    return tuple((left.strip(), right.strip()) for left, right in pairs)
