"""An order of multiplying matrices: brackets round names. Judged by its cost where the question has dimensions, else by its tree.

A text whose brackets or names make no sense is unreadable, since it may be a slip of the thumb; a clear product of the
wrong matrices, or of the right ones in another order, is wrong: matrix products do not commute, and knowing that is part
of the question.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from bot.domain.grading.examples import Likely
from bot.domain.grading.expected import ParenthesizationExpected
from bot.domain.grading.samples import Samples
from bot.domain.grading.verdict import Outcome, Reading, Reason, Understood, Unreadable, Verdict
from bot.domain.mathematics.clean import LENGTH_LIMIT, clean

Tree: TypeAlias = "int | tuple[Tree, Tree]"
ONE, ZERO = Fraction(1), Fraction(0)
DEPTH_LIMIT = 50
OPENING, CLOSING = "([{", ")]}"
IN_WORDS = re.compile(r"\b(?:first|then|last|اول|ابتدا|نخست|سپس|بعد)\b")
"""An order told in words is asked for in brackets."""


class _FaultError(Exception):
    def __init__(self, code: str, piece: str = "") -> None:
        super().__init__(code)
        self.reason = Reason(code, {"piece": piece} if piece else {})


@dataclass(frozen=True, slots=True)
class OrderRead:
    """The tree typed, with leaves as 0-based indices into the question's matrices."""

    tree: Tree


def read(text: str, expected: ParenthesizationExpected) -> Reading[OrderRead] | Unreadable:
    """Which order was typed: ``A(BC)``, ``A*(B*C)``, ``A₁(A₂A₃)``, redundant brackets and words around it included."""
    plain = clean(text).strip(" .؟?!،;\"'«»$")
    if len(plain) > LENGTH_LIMIT:
        return Unreadable(Reason("too-long"))
    if IN_WORDS.search(plain.lower()):
        return Unreadable(Reason("no-order"))
    try:
        tokens = _tokens(_without_words(plain, expected.matrices), expected.matrices)
        tree = _tree(tokens)
    except _FaultError as error:
        return Unreadable(error.reason)
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
        tree = _tree(_tokens(clean(text), matrices))
    except _FaultError as error:
        raise ValueError(f"{text} is not an order: {error.reason.code}") from error
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


def _without_words(plain: str, matrices: tuple[str, ...]) -> str:
    """The text without the words that people put around an order."""
    letters = {letter.lower() for name in matrices for letter in name if letter.isalpha()}
    return " ".join(word for word in plain.split(" ") if not _is_word(word.strip(":=,.;!؟?"), letters))


def _is_word(word: str, letters: set[str]) -> bool:
    plain = word.replace("'", "")
    return plain.isalpha() and not set(plain.lower()) <= letters


def _tokens(text: str, matrices: tuple[str, ...]) -> list[str | int]:
    known = {name: index for index, name in enumerate(matrices)}
    known |= {re.sub(r"(?<=\D)(?=\d)", "_", name): index for name, index in list(known.items())}
    lowered = Counter(name.lower() for name in known)
    known |= {name.lower(): index for name, index in list(known.items()) if lowered[name.lower()] == 1}
    names = sorted(known, key=len, reverse=True)
    tokens: list[str | int] = []
    at = 0
    while at < len(text):
        character = text[at]
        name = next(
            (name for name in names if text.startswith(name, at) and not _cut_short(text, at, name)), None
        )
        if name is not None:
            tokens.append(known[name])
            at += len(name)
            continue
        if character in OPENING or character in CLOSING:
            tokens.append("(" if character in OPENING else ")")
        elif not (character.isspace() or character in "*@." or (character in "xX" and tokens)):
            raise _FaultError("unknown-matrix", re.split(r"[\s()\[\]{}*@]", text[at:])[0][:20])
        at += 1
    return tokens


def _cut_short(text: str, at: int, name: str) -> bool:
    """Whether digits go on after the name, so that ``A1`` is not found in ``A12``."""
    return name[-1].isdigit() and text[at + len(name) : at + len(name) + 1].isdigit()


def _tree(tokens: list[str | int]) -> Tree:
    """The one tree that the brackets give; runs of three or more factors without brackets do not say an order."""
    stack: list[list[Tree]] = [[]]
    for piece in tokens:
        if piece == "(":
            stack.append([])
            if len(stack) > DEPTH_LIMIT:
                raise _FaultError("too-deep")
        elif piece == ")":
            if len(stack) == 1:
                raise _FaultError("brackets")
            inner = stack.pop()
            stack[-1].append(_joined(inner))
        else:
            assert isinstance(piece, int)
            stack[-1].append(piece)
    if len(stack) > 1:
        raise _FaultError("brackets")
    return _joined(stack[0])


def _joined(factors: list[Tree]) -> Tree:
    if not factors:
        raise _FaultError("no-order")
    if len(factors) > 2:
        raise _FaultError("no-order")
    return factors[0] if len(factors) == 1 else (factors[0], factors[1])


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
