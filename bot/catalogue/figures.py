"""What each kind of figure can show, so that an author learns of a wrong one before a learner does."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from bot.domain.question.drill import Illustration
from bot.solvers.batch_statistics import MergedBatch
from bot.solvers.block_formats import Block
from bot.solvers.collectives import Pipeline
from bot.solvers.floating_point import Rounded
from bot.solvers.inference_cost import DecodeStep
from bot.solvers.matrix_chain import MatrixChain
from bot.solvers.model_memory import TrainingState
from bot.solvers.summation import RepeatedSum
from bot.solvers.transformer_shape import Pages

RESULTS: Mapping[str, type] = {
    "chain-table": MatrixChain,
    "chain-trees": MatrixChain,
    "float-bits": Rounded,
    "running-sum": RepeatedSum,
    "memory": TrainingState,
    "batches": MergedBatch,
    "lattice": int,
    "pages": Pages,
    "pipeline": Pipeline,
    "roofline": DecodeStep,
    "block-grid": Block,
}
"""The solver's result that a figure shows."""
MOST_BARS, MOST_CURVES, MOST_POINTS, MOST_ROWS, MOST_COLUMNS = 8, 4, 200, 12, 12


def figure_fault(shown: Illustration) -> str:
    """Why a figure cannot show what it is given; empty where it can."""
    wanted = RESULTS.get(shown.figure)
    if wanted is not None:
        if isinstance(shown.of, wanted):
            return ""
        return f"{shown.figure} shows a {wanted.__name__}, not a {type(shown.of).__name__}"
    if shown.figure == "bars":
        return _bars_fault(shown)
    return _line_fault(shown) if shown.figure == "line" else _grid_fault(shown)


def curves(of: object) -> list[object]:
    """The curves of a line: ``of`` is one of them, or a list of them."""
    if not isinstance(of, list | tuple) or not of:
        return []
    return list(of) if all(isinstance(each, list | tuple) for each in of) else [of]


def numbers_of(values: object) -> list[Fraction]:
    """A list of numbers; empty where it is none, or holds anything else."""
    if not isinstance(values, list | tuple):
        return []
    found = [
        Fraction(each)
        for each in values
        if isinstance(each, int | Fraction | Decimal) and not isinstance(each, bool)
    ]
    return found if len(found) == len(values) else []


def _bars_fault(shown: Illustration) -> str:
    values = numbers_of(shown.of)
    if not values:
        return "bars show a list of numbers"
    if not 2 <= len(values) <= MOST_BARS or len(shown.names) != len(values):
        return f"bars need a name each, and are two to {MOST_BARS}: {len(values)} numbers, {len(shown.names)} names"
    if min(values) < 0 or max(values) <= 0:
        return "no bar is below zero, and one is above"
    return ""


def _line_fault(shown: Illustration) -> str:
    places = numbers_of(shown.at)
    if not 2 <= len(places) <= MOST_POINTS or sorted(set(places)) != places:
        return f"`at` has two to {MOST_POINTS} places, each greater than the one before"
    found = curves(shown.of)
    if not 1 <= len(found) <= MOST_CURVES or not all(map(numbers_of, found)):
        return f"a line shows a list of numbers, or up to {MOST_CURVES} such lists"
    if any(len(numbers_of(each)) != len(places) for each in found):
        return "a line has a number for each place of `at`"
    if len(shown.names) != (len(found) if len(found) > 1 else len(shown.names[:1])):
        return f"several curves need a name each: {len(found)} curves, {len(shown.names)} names"
    return ""


def _grid_fault(shown: Illustration) -> str:
    rows = [numbers_of(row) for row in shown.of] if isinstance(shown.of, list | tuple) else []
    if not rows or not all(rows):
        return "a grid shows a list of rows of numbers"
    if len({len(row) for row in rows}) > 1 or len(rows) > MOST_ROWS or len(rows[0]) > MOST_COLUMNS:
        return f"a grid has rows of one length, at most {MOST_ROWS} rows and {MOST_COLUMNS} columns"
    if shown.names and len(shown.names) != len(rows):
        return f"a grid's names are one for each row: {len(rows)} rows, {len(shown.names)} names"
    return ""
