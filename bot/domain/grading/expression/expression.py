"""A formula in named symbols, all positive reals, judged for equivalence.

Two independent ways must agree: exact evaluation at fixed rational points, and sympy's expansion of the difference. Sizes are bounded
before either runs, so both end soon; where they disagree, or one cannot tell, the answer is handed back as "could not judge", never wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from bot.domain.codes import Built, Code
from bot.domain.grading.examples import Likely
from bot.domain.grading.expression.expected import ExpressionExpected
from bot.domain.grading.samples import Samples
from bot.domain.grading.verdict import Outcome, Reading, Reason, Understood, Unreadable, Verdict
from bot.domain.mathematics.algebra import TooLargeError, equal_by_algebra, terms_at
from bot.domain.mathematics.clean import clean
from bot.domain.mathematics.exact import Exact, NoValueError, evaluate
from bot.domain.mathematics.parse import ParseFault, parse
from bot.domain.mathematics.substitution import children, substitute, symbols_of, with_natural_logarithms
from bot.domain.mathematics.tree import Factorial, Tree
from bot.domain.reading.claim import ReadingFaultError
from bot.domain.reading.formula import read_formula

ONE, ZERO = Fraction(1), Fraction(0)
SAME = Fraction(1, 10**40)
POINTS = tuple(tuple(Fraction(a, b) for a, b in row) for row in (
    ((7, 3), (11, 5), (13, 7), (17, 11), (19, 13), (23, 17), (29, 19), (31, 23)),
    ((31, 8), (5, 9), (41, 16), (3, 7), (47, 10), (8, 21), (53, 25), (9, 31)),
    ((2, 1), (3, 1), (5, 1), (7, 1), (11, 1), (13, 1), (17, 1), (19, 1)),
    ((1, 3), (9, 2), (1, 5), (25, 4), (1, 7), (49, 6), (1, 11), (81, 8)),
))  # fmt: skip
"""Fixed points, so that a verdict never changes; eight coordinates each, used in turn for more symbols."""
WHOLE_POINTS = tuple(tuple(map(Fraction, row)) for row in (
    (7, 5, 11, 3, 13, 2, 17, 6),
    (4, 9, 3, 12, 5, 14, 2, 8),
    (12, 3, 5, 8, 2, 9, 4, 15),
    (2, 10, 7, 4, 16, 5, 9, 3),
))  # fmt: skip
"""Points for factorials, which have no value at fractions; each of two symbols is the greater one somewhere."""
LEAST_POINTS = 2
Rows = tuple[tuple[Fraction, ...], ...]


@dataclass(frozen=True, slots=True)
class ExpressionRead:
    tree: Tree


def read(text: str, expected: ExpressionExpected, language: str = "") -> Reading[ExpressionRead] | Unreadable:  # noqa: ARG001
    """Which formula was typed, in the question's symbols."""
    try:
        claims = read_formula(text, expected.symbols)
    except ReadingFaultError as fault:
        code = "no-expression" if fault.code == "no-formula" else fault.code
        return Unreadable(
            Reason(code, {"piece": fault.piece} if fault.piece else {}), None, fault.meant, fault.ways
        )
    claim = claims[-1]
    assert claim.tree is not None, "an open base is read in growths alone"
    tree = with_natural_logarithms(claim.tree)
    if any(other.tree and _disagrees(other.tree, tree, expected) for other in claims[:-1]):
        return Unreadable(Reason("sides-disagree"))
    remarks = [Reason("case-folded")] if claim.folded else []
    if tree != claim.tree:
        remarks.append(Reason("log-is-natural"))
    return Reading(ExpressionRead(tree), Understood(claim.written), tuple(remarks))


def grade(reading: Reading[ExpressionRead], expected: ExpressionExpected) -> Verdict:
    """Right where the formulas are equal for all positive values of the symbols."""
    reference = reference_tree(expected)
    try:
        rows, right = _reference_values(expected, _rows(reading.value.tree, reference))
        typed = _defined_values(reading.value.tree, rows, right, expected)
        if typed is None:
            return Verdict(Outcome.WRONG, ZERO, reading.understood, reading.remarks)
        by_points = all(_same(a, b) for a, b in zip(typed, right, strict=True))
        if by_points != equal_by_algebra(
            reading.value.tree, reference, expected.symbols, by_points=by_points
        ):
            raise TooLargeError("points and algebra disagree")
    except NoValueError as error:
        return Verdict(Outcome.UNREADABLE, ZERO, reading.understood, (Reason(error.code),))
    except TooLargeError:
        return Verdict(Outcome.UNREADABLE, ZERO, reading.understood, (Reason("could-not-judge"),))
    if by_points:
        return Verdict(Outcome.CORRECT, ONE, reading.understood, reading.remarks)
    reasons = _why_wrong(typed, rows, right, reading.value.tree, reference, expected)
    return Verdict(Outcome.WRONG, ZERO, reading.understood, (*reading.remarks, *reasons))


def is_right_formula(first: ExpressionExpected, second: str) -> bool:
    """Whether a formula, as it could be typed, is right for an expectation.

    The values at the points decide where they differ, so that drawing a variant loads no algebra: only what agrees there is confirmed.
    """
    reading = read(second, first)
    if not isinstance(reading, Reading):
        return False
    tree, reference = reading.value.tree, reference_tree(first)
    try:
        rows, right = _reference_values(first, _rows(tree, reference))
        typed = _defined_values(tree, rows, right, first)
        if typed is None or not all(_same(a, b) for a, b in zip(typed, right, strict=True)):
            return False
        return equal_by_algebra(tree, reference, first.symbols, by_points=True)
    except (NoValueError, TooLargeError):
        return False


def examples(expected: ExpressionExpected, likely: Likely) -> tuple[str, ...]:  # noqa: ARG001 (every kind takes it)
    """Accepted ways of writing, in the question's symbols."""
    names = (*expected.symbols, "2")
    return f"3{names[0]}^2 + {names[1]}", f"3*{names[0]}*{names[0]} + {names[1]}"


def samples(expected: ExpressionExpected) -> Samples:
    """Right, wrong and unreadable answers to this question."""
    reference = expected.reference
    return Samples(
        right=(reference, f"({reference})*2/2", f"{reference} + 0"),
        wrong=(f"2*({reference}) + 1",),
        unreadable=("", "?", f"({reference}", f"{reference} @ 2"),
    )


@lru_cache(maxsize=256)
def reference_tree(expected: ExpressionExpected) -> Tree:
    """The reference as a tree. Raises ValueError where it is not a formula in the question's symbols."""
    parsed = parse(clean(expected.reference), expected.symbols)
    if isinstance(parsed, ParseFault):
        raise ValueError(f"{expected.reference} is not an expression: {parsed.code} {parsed.piece}")
    return with_natural_logarithms(parsed.tree)


def _disagrees(other: Tree, tree: Tree, expected: ExpressionExpected) -> bool:
    """Whether a side before the last is a formula of another value."""
    try:
        rows, values = _values_where_defined(tree, _rows(other, tree), expected)
        others = _values(with_natural_logarithms(other), rows, expected)
        pairs = zip(others, values, strict=True)
        return not all(_same(a, b) for a, b in pairs)
    except NoValueError:
        return True


def _rows(first: Tree, second: Tree) -> Rows:
    return WHOLE_POINTS if _has_factorial(first) or _has_factorial(second) else POINTS


def _has_factorial(tree: Tree) -> bool:
    return isinstance(tree, Factorial) or any(map(_has_factorial, children(tree)))


@lru_cache(maxsize=256)
def _reference_values(expected: ExpressionExpected, rows: Rows) -> tuple[Rows, list[Exact]]:
    return _values_where_defined(reference_tree(expected), rows, expected)


def _values_where_defined(tree: Tree, rows: Rows, expected: ExpressionExpected) -> tuple[Rows, list[Exact]]:
    """The whole points at which there is a value, as (n − k)! has none for k > n, and the values; at other points all must be there."""
    if rows is not WHOLE_POINTS:
        return rows, _values(tree, rows, expected)
    found = []
    for row in rows:
        try:
            found.append((row, evaluate(substitute(tree, _point(row, expected)))))
        except NoValueError as error:
            if error.code != "undefined":
                raise
    if len(found) < LEAST_POINTS:
        raise NoValueError("undefined")
    return tuple(row for row, _ in found), [value for _, value in found]


def _values(tree: Tree, rows: Rows, expected: ExpressionExpected) -> list[Exact]:
    return [evaluate(substitute(tree, _point(row, expected))) for row in rows]


def _point(row: tuple[Fraction, ...], expected: ExpressionExpected) -> Mapping[str, Fraction]:
    return {name: row[i % len(row)] + i // len(row) for i, name in enumerate(expected.symbols)}


def _same(a: Exact, b: Exact) -> bool:
    if a.exact and b.exact:
        return a.value == b.value
    return abs(a.value - b.value) <= SAME * max(abs(a.value), abs(b.value), SAME)


def _defined_values(
    tree: Tree, rows: Rows, right: list[Exact], expected: ExpressionExpected
) -> list[Exact] | None:
    """The values at the points; None where there is none at one point and another than the reference's at a second: √(a² − b²), say.

    That settles it without algebra, since the reference has values at both. Raises NoValueError where nothing is settled.
    """
    values: list[Exact | None] = []
    code: Code = "undefined"
    for row in rows:
        try:
            values.append(evaluate(substitute(tree, _point(row, expected))))
        except NoValueError as error:
            if error.code not in ("undefined", "too-large"):
                raise
            code = error.code
            values.append(None)
    defined = [value for value in values if value is not None]
    if len(defined) == len(rows):
        return defined
    if all(value is None or _same(value, other) for value, other in zip(values, right, strict=True)):
        raise NoValueError(code)
    return None


def _why_wrong(
    typed: list[Exact],
    rows: Rows,
    right: list[Exact],
    tree: Tree,
    reference: Tree,
    expected: ExpressionExpected,
) -> tuple[Reason, ...]:
    """A constant factor, a missing term, a swapped symbol or one slip, where that is the whole difference."""
    ratios = [a.value / b.value for a, b in zip(typed, right, strict=True) if b.value]
    if ratios and ratios[0] > 0 and all(abs(ratio - ratios[0]) <= SAME * ratios[0] for ratio in ratios):
        plain = ratios[0].limit_denominator(1000)
        if plain == ratios[0]:
            return (Reason("constant-factor", {"ratio": plain}),)
    if _is_missing_term(typed, rows, right, reference, expected):
        return (Reason("term-missing"),)
    if _is_swapped(rows, right, tree, expected):
        return (Reason("symbols-swapped"),)
    if missing := symbols_of(reference) - symbols_of(tree):
        return (Reason("symbol-missing", {"symbols": ", ".join(sorted(missing))}),)
    from bot.domain.slips.formula import slip_in_formula

    slip = slip_in_formula(reference, tree, expected.symbols)
    return (Reason(Built(f"slip-{slip}")),) if slip else ()


def _is_missing_term(
    typed: list[Exact], rows: Rows, right: list[Exact], reference: Tree, expected: ExpressionExpected
) -> bool:
    """Whether one term of the reference, multiplied out, is all that is lacking."""
    points = [_point(row, expected) for row in rows]
    terms = terms_at(reference, expected.symbols, points)
    missing = tuple(b.value - a.value for a, b in zip(typed, right, strict=True))
    return len(terms) > 1 and any(term == missing for term in terms if min(term) > 0)


def _is_swapped(rows: Rows, right: list[Exact], tree: Tree, expected: ExpressionExpected) -> bool:
    """Whether exchanging two symbols of the answer makes it right."""
    from itertools import combinations

    for first, second in list(combinations(expected.symbols, 2))[:15]:
        points = ({**(p := _point(row, expected)), first: p[second], second: p[first]} for row in rows)
        try:
            values = [evaluate(substitute(tree, point)) for point in points]
        except NoValueError:
            continue
        if all(_same(a, b) for a, b in zip(values, right, strict=True)):
            return True
    return False
