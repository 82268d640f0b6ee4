"""An order of multiplying matrices: brackets round names. Judged by its cost where the question has dimensions, else by its tree.

A text whose brackets or names make no sense is unreadable, since it may be a slip of the thumb; a clear product of the
wrong matrices, or of the right ones in another order, is wrong: matrix products do not commute, and knowing that is part
of the question.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from bot.domain.grading.examples import Likely
from bot.domain.grading.parenthesization.expected import ParenthesizationExpected
from bot.domain.grading.samples import Samples
from bot.domain.grading.verdict import Outcome, Reading, Reason, Understood, Unreadable, Verdict
from bot.domain.reading.claim import ReadingFaultError
from bot.domain.reading.order import Tree, parse_order, read_order

ONE, ZERO = Fraction(1), Fraction(0)


@dataclass(frozen=True, slots=True)
class OrderRead:
    """The tree typed, with leaves as 0-based indices into the question's matrices."""

    tree: Tree


def read(
    text: str,
    expected: ParenthesizationExpected,
    language: str = "",  # noqa: ARG001
) -> Reading[OrderRead] | Unreadable:
    """Which order was typed: ``A(BC)``, ``A*(B*C)``, ``A₁(A₂A₃)``, ``first BC then A``, redundant brackets and words around it included."""
    try:
        tree = read_order(text, expected.matrices)
    except ReadingFaultError as fault:
        return Unreadable(
            Reason(fault.code, {"piece": fault.piece} if fault.piece else {}), None, fault.meant
        )
    return Reading(OrderRead(tree), Understood(write(tree, expected.matrices)))


def grade(reading: Reading[OrderRead], expected: ParenthesizationExpected) -> Verdict:
    """Right where the order costs as little as the reference (or, without dimensions, is its tree)."""
    tree = reading.value.tree
    leaves = _leaves(tree)
    if leaves != list(range(len(expected.matrices))):
        return Verdict(
            Outcome.WRONG, ZERO, reading.understood, (_not_the_product(leaves, expected.matrices),)
        )
    reference = parse_tree(expected.reference, expected.matrices)
    if expected.dimensions is None:
        right = tree == reference
        return Verdict(
            Outcome.CORRECT if right else Outcome.WRONG, ONE if right else ZERO, reading.understood
        )
    given = cost(tree, expected.dimensions)
    reasons = (Reason("cost-of-order", {"cost": given}),)
    if given == cost(reference, expected.dimensions):
        return Verdict(Outcome.CORRECT, ONE, reading.understood, reasons)
    return Verdict(Outcome.WRONG, ZERO, reading.understood, reasons)


def examples(expected: ParenthesizationExpected, likely: Likely) -> tuple[str, ...]:  # noqa: ARG001 (every kind takes it)
    """Accepted ways of writing with other names than the question's."""
    return ("(XY)Z", "(X*Y)*Z") if "X" not in expected.matrices else ("(PQ)R", "(P*Q)*R")


def samples(expected: ParenthesizationExpected) -> Samples:
    """Right, wrong and unreadable answers to this question."""
    tree = parse_tree(expected.reference, expected.matrices)
    text = write(tree, expected.matrices)
    backwards = "(".join(reversed(expected.matrices)) + ")" * (len(expected.matrices) - 1)
    return Samples(
        right=(text, f"({text})", text.replace("(", " [ ").replace(")", " ] ")),
        wrong=(backwards,) if len(expected.matrices) > 1 else (),
        unreadable=("", "(" + text, "42", "".join(expected.matrices) if len(expected.matrices) > 2 else ")"),
    )


def parse_tree(text: str, matrices: tuple[str, ...]) -> Tree:
    """The tree of a reference order. Raises ValueError where it is not an order of these matrices."""
    try:
        tree = parse_order(text, matrices)
    except ReadingFaultError as error:
        raise ValueError(f"{text} is not an order: {error.code}") from error
    if _leaves(tree) != list(range(len(matrices))):
        raise ValueError(f"{text} is not an order of {', '.join(matrices)}")
    return tree


def cost(tree: Tree, dimensions: tuple[int, ...]) -> int:
    """Scalar multiplications of an order; matrix i is p[i]×p[i+1]."""
    return _cost(tree, dimensions)[2]


def write(tree: Tree, matrices: tuple[str, ...]) -> str:
    """The order as text, outermost brackets dropped: ``(A1(A2A3))((A4A5)A6)``."""
    if isinstance(tree, int):
        return matrices[tree]
    return "".join(
        write(side, matrices) if isinstance(side, int) else f"({write(side, matrices)})" for side in tree
    )


def _cost(tree: Tree, dimensions: tuple[int, ...]) -> tuple[int, int, int]:
    if isinstance(tree, int):
        return tree, tree, 0
    first, middle, left = _cost(tree[0], dimensions)
    _, last, right = _cost(tree[1], dimensions)
    return first, last, left + right + dimensions[first] * dimensions[middle + 1] * dimensions[last + 1]


def _leaves(tree: Tree) -> list[int]:
    return [tree] if isinstance(tree, int) else [leaf for side in tree for leaf in _leaves(side)]


def _not_the_product(leaves: list[int], matrices: tuple[str, ...]) -> Reason:
    counts = Counter(leaves)
    repeated = [matrices[index] for index, count in sorted(counts.items()) if count > 1]
    missing = [name for index, name in enumerate(matrices) if index not in counts]
    if repeated:
        return Reason("matrix-repeated", {"matrices": ", ".join(repeated)})
    if missing:
        return Reason("matrix-missing", {"matrices": ", ".join(missing)})
    return Reason("order-of-matrices")
