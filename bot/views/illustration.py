"""Solvers' results as descriptions of pictures, in the learner's language and digits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import groupby
from math import ceil, floor, log10
from typing import TypeVar

from bot.domain.learner import Learner
from bot.domain.question.drill import Illustration
from bot.solvers.batch_statistics import MergedBatch
from bot.solvers.block_formats import Block
from bot.solvers.chain_steps import Tree
from bot.solvers.collectives import Pipeline
from bot.solvers.floating_point import Rounded
from bot.solvers.inference_cost import DecodeStep
from bot.solvers.matrix_chain import MatrixChain
from bot.solvers.model_memory import TrainingState
from bot.solvers.summation import RepeatedSum
from bot.solvers.transformer_shape import Pages, SequencePages
from bot.views import number_pictures
from bot.views.compose import apart, unit
from bot.views.message import Picture
from bot.views.numerals import approximated
from bot.views.words import words

Result = TypeVar("Result")


def picture(drawn: Illustration, scope: Mapping[str, object], learner: Learner) -> Picture:
    """The picture of a variant, with its scope for the words that an author gives.

    Raises LookupError for an unknown figure, TypeError where the figure cannot show that result.
    """
    if drawn.figure in number_pictures.FIGURES:
        return number_pictures.picture(drawn, scope, learner)
    return FIGURES[drawn.figure](drawn.of, learner)


def _chain_table(result: object, learner: Learner) -> Picture:
    chain = _demand(result, MatrixChain)
    say, n = words(learner.language), len(chain.names)
    best = _cells_of(chain.tree)

    def cell(i: int, j: int) -> dict[str, str] | None:
        cost, split = chain.costs[i][j], chain.splits[i][j]
        if cost is None:
            return None
        mark = "answer" if (i, j) == (0, n - 1) else "best" if i < j and (i, j) in best else ""
        return {
            "text": _number(cost, learner),
            "sub": "" if split is None else f"↓{_number(split, learner)}",
            "mark": mark,
        }

    data = {
        "language": learner.language.value,
        "title": say("figure-chain-table"),
        "note": say("figure-chain-table-note"),
        "names": [_subscripted(name) for name in chain.names],
        "cells": [[cell(i, j) for j in range(n)] for i in range(n)],
    }
    return Picture("chain-table", data, say("figure-chain-table-alt", cost=_number(chain.cost, learner)))


def _chain_trees(result: object, learner: Learner) -> Picture:
    chain = _demand(result, MatrixChain)
    say = words(learner.language)
    trees = [
        {
            "title": say(title),
            "tree": _tree(tree, chain, learner)[0],
            "total": _number(cost, learner),
            "mark": mark,
        }
        for title, tree, cost, mark in (
            ("figure-best", chain.tree, chain.cost, "best"),
            ("figure-worst", chain.worst_tree, chain.worst_cost, "given"),
        )
    ]
    alt = say(
        "figure-chain-trees-alt",
        best=apart(chain.order, learner),
        cost=_number(chain.cost, learner),
        worst=apart(chain.worst_order, learner),
        most=_number(chain.worst_cost, learner),
    )
    return Picture("split-tree", {"language": learner.language.value, "trees": trees}, alt)


def _float_bits(result: object, learner: Learner) -> Picture:
    rounded = _demand(result, Rounded)
    say = words(learner.language)
    names = ("figure-sign", "figure-exponent", "figure-mantissa")
    bits = (rounded.sign_bit, rounded.exponent_field, rounded.mantissa_field)
    gap = rounded.above - rounded.below
    line = {
        "below": float(rounded.below),
        "above": float(rounded.above),
        "x": float(rounded.exact),
        "chosen": 0 if rounded.value == rounded.below else 1 if rounded.value == rounded.above else None,
        "below_label": _number(rounded.below, learner),
        "above_label": _number(rounded.above, learner),
        "x_label": _number(rounded.exact, learner),
        "fraction": float((rounded.exact - rounded.below) / gap) if gap else 0.0,
    }
    data = {
        "language": learner.language.value,
        "fields": [{"name": say(name), "bits": field} for name, field in zip(names, bits, strict=True)],
        "line": line if gap else None,
    }
    stored = rounded.value if isinstance(rounded.value, str) else _number(rounded.value, learner)
    alt = say(
        "figure-float-bits-alt",
        bits=apart(" ".join(bits), learner),
        number=_number(rounded.exact, learner),
        below=_number(rounded.below, learner),
        above=_number(rounded.above, learner),
        stored=stored,
    )
    return Picture("float-bits", data, alt)


def _running_sum(result: object, learner: Learner) -> Picture:
    run = _demand(result, RepeatedSum)
    say = words(learner.language)
    terms, drift, points = 0, Fraction(0), [(0, Fraction(0))]
    for stage in run.stages:
        terms, drift = terms + stage.terms, drift + stage.drift
        points.append((terms, drift))
    least, most = min(y for _, y in points), max(y for _, y in points)
    span = (most - least) or Fraction(1)
    ends = [least, most] if least == 0 or most == 0 else [least, Fraction(0), most]
    data = {
        "language": learner.language.value,
        "y_title": say("figure-running-sum"),
        "x_title": say("figure-terms"),
        "series": [
            {
                "name": say("figure-running-sum"),
                "points": [[x / terms, float((y - least) / span)] for x, y in points],
            }
        ],
        "x_ticks": [[share / 4, _number(terms * share // 4, learner)] for share in range(5)],
        "y_ticks": [[float((y - least) / span), _number(round(y), learner)] for y in ends],
    }
    return Picture("chart", data, say("figure-running-sum-alt", error=_number(round(run.error), learner)))


def _memory(result: object, learner: Learner) -> Picture:
    state = _demand(result, TrainingState)
    say = words(learner.language)
    total = _number(state.gigabytes, learner)
    data = {
        "language": learner.language.value,
        "parts": [
            {
                "name": say(f"figure-{part.code}"),
                "share": part.total / state.total,
                "label": f"{_number(Fraction(part.total, 10**9), learner)} {unit('GB', learner)}",
            }
            for part in state.parts
        ],
        "total": say("figure-memory-total", total=total),
    }
    return Picture("stacked-bar", data, say("figure-memory-alt", total=total))


def _batches(result: object, learner: Learner) -> Picture:
    batch = _demand(result, MergedBatch)
    say = words(learner.language)

    def lines(count: int, mean: Fraction, variance: Fraction) -> list[str]:
        # Typst mathematics, made of numbers alone.
        return [f"n = {count}", f"mu = {_latin(mean)}", f"sigma^2 = {_latin(variance)}"]

    data = {
        "language": learner.language.value,
        "devices": [
            {"name": f"GPU {each.number}", "lines": lines(each.count, each.mean, each.variance)}
            for each in batch.shards
        ],
        "merged": {
            "name": say("figure-whole-batch"),
            "lines": lines(batch.count, batch.mean, batch.variance),
        },
    }
    alt = say(
        "figure-batches-alt",
        devices=_number(len(batch.shards), learner),
        mean=_number(batch.mean, learner),
        variance=_number(batch.variance, learner),
    )
    return Picture("batch-split", data, alt)


def _lattice(result: object, learner: Learner) -> Picture:
    radius = _demand(result, int)
    say = words(learner.language)
    labels = {"inside": say("figure-inside"), "box": say("figure-box")}
    data = {"language": learner.language.value, "radius": radius, "labels": labels}
    alt = say("figure-lattice-alt", radius=_number(radius, learner), side=_number(2 * radius - 1, learner))
    return Picture("grid-box", data, alt)


def _pages(result: object, learner: Learner) -> Picture:
    cut = _demand(result, Pages)
    say = words(learner.language)

    def row(sequence: SequencePages) -> dict[str, object]:
        filled = sequence.tokens % cut.block
        full = sequence.pages - bool(filled)
        name = f"{_number(full, learner)} × {_number(cut.block, learner)}"
        return {
            "name": _number(sequence.tokens, learner),
            "full": full,
            "full_name": name,
            "filled": filled,
        }

    unused, slots = _number(cut.unused, learner), _number(cut.slots, learner)
    data = {
        "language": learner.language.value,
        "title": say("figure-pages"),
        "block": cut.block,
        "rows": [row(each) for each in cut.sequences],
        "labels": {kind: say(f"figure-pages-{kind}") for kind in ("full", "used", "unused")},
    }
    alt = say(
        "figure-pages-alt",
        sequences=_number(len(cut.sequences), learner),
        block=_number(cut.block, learner),
        unused=unused,
        slots=slots,
    )
    return Picture("pages", data, alt)


def _pipeline(result: object, learner: Learner) -> Picture:
    line = _demand(result, Pipeline)
    if not line.cells:
        raise TypeError("this figure shows a pipeline that has its cells: one chunk a stage")
    say = words(learner.language)
    stages: list[list[dict[str, object]]] = [[] for _ in range(line.stages)]
    for (stage, kind), cells in groupby(line.cells, key=lambda cell: (cell.stage, cell.work)):
        starts = [cell.start for cell in cells]
        stages[stage - 1].append({"start": starts[0], "length": len(starts), "work": kind})
    idle = _number(round(line.idle * 1000) * Fraction(1, 10), learner)
    data = {
        "language": learner.language.value,
        "title": say("figure-pipeline"),
        "stages": stages,
        "length": int(line.length),
        "names": [_number(stage, learner) for stage in range(1, line.stages + 1)],
        "labels": {kind: say(f"figure-pipeline-{kind}") for kind in ("forward", "backward", "idle")},
    }
    alt = say(
        "figure-pipeline-alt",
        stages=_number(line.stages, learner),
        batches=_number(line.batches, learner),
        idle=idle,
    )
    return Picture("pipeline", data, alt)


def _roofline(result: object, learner: Learner) -> Picture:
    step = _demand(result, DecodeStep)
    if not step.flop:
        raise TypeError("a roofline needs a step's operations and the card's peak")
    say = words(learner.language)
    peak = float(step.flop / step.compute_seconds) / 1e12
    bandwidth = float(step.read_bytes / step.memory_seconds) / 1e12
    ridge, here = peak / bandwidth, float(step.flop / step.read_bytes)
    reached = min(peak, bandwidth * here)
    left, right = floor(log10(min(ridge, here) / 1.5)), ceil(log10(max(ridge, here) * 1.5))
    bottom, top = floor(log10(bandwidth * 10**left)), ceil(log10(peak * 1.2))

    def across(intensity: float) -> float:
        return (log10(intensity) - left) / (right - left)

    def up(speed: float) -> float:
        return (log10(speed) - bottom) / (top - bottom)

    def ticks(first: int, last: int) -> list[list[object]]:
        powers = range(first, last + 1, max(1, (last - first + 3) // 4))
        span = last - first
        return [[(power - first) / span, _number(Fraction(10) ** power, learner)] for power in powers]

    ends = (10.0**left, ridge, 10.0**right)
    data = {
        "language": learner.language.value,
        "title": say("figure-roofline"),
        "y_title": "TFLOP/s",
        "x_title": say("figure-intensity"),
        "series": [
            {
                "name": say("figure-roof"),
                "points": [[across(x), up(min(peak, bandwidth * x))] for x in ends],
            }
        ],
        "x_ticks": ticks(left, right),
        "y_ticks": ticks(bottom, top),
        "marks": [[across(here), up(reached)]],
        "mark_name": say("figure-here"),
    }
    alt = say(
        "figure-roofline-alt",
        here=_figures(here, learner),
        ridge=_figures(ridge, learner),
        bound=step.bound,
    )
    return Picture("chart", data, alt)


def _block_grid(result: object, learner: Learner) -> Picture:
    block = _demand(result, Block)
    if not block.codes:
        raise TypeError("this figure shows a block of four bits or fewer")
    say = words(learner.language)
    end = max(block.codes[-1] * block.scale, block.largest)

    def place(value: Fraction) -> float:
        return float((value + end) / (2 * end))

    codes = sorted({sign * code * block.scale for code in block.codes for sign in (-1, 1)})
    data = {
        "language": learner.language.value,
        "title": say("figure-block"),
        "grid": [place(code) for code in codes],
        "values": [
            {
                "at": place(each.exact),
                "to": place(each.value),
                "exact": _number(each.exact, learner),
                "stored": _number(each.value, learner),
            }
            for each in block.values
        ],
        "ends": [_number(value, learner) for value in (-end, Fraction(0), end)],
        "labels": {kind: say(f"figure-block-{kind}") for kind in ("exact", "stored")},
    }
    alt = say(
        "figure-block-alt",
        scale=_number(block.scale, learner),
        stored=apart("; ".join(_number(each.value, learner) for each in block.values), learner),
    )
    return Picture("block-grid", data, alt)


FIGURES: Mapping[str, Callable[[object, Learner], Picture]] = {
    "chain-table": _chain_table,
    "chain-trees": _chain_trees,
    "float-bits": _float_bits,
    "running-sum": _running_sum,
    "memory": _memory,
    "batches": _batches,
    "lattice": _lattice,
    "pages": _pages,
    "pipeline": _pipeline,
    "roofline": _roofline,
    "block-grid": _block_grid,
}


def _demand(result: object, kind: type[Result]) -> Result:
    if not isinstance(result, kind):
        raise TypeError(f"this figure shows a {kind.__name__}, not a {type(result).__name__}")
    return result


def _tree(tree: Tree, chain: MatrixChain, learner: Learner) -> tuple[dict[str, object], int, int]:
    """A node with its parts, and the first and last matrix under it."""
    if isinstance(tree, int):
        return {"label": _subscripted(chain.names[tree])}, tree, tree
    left, first, split = _tree(tree[0], chain, learner)
    right, _, last = _tree(tree[1], chain, learner)
    p = chain.dimensions
    cost = p[first] * p[split + 1] * p[last + 1]
    label = f"{p[first]} times {p[last + 1]}"
    return {"label": label, "cost": _number(cost, learner), "left": left, "right": right}, first, last


def _cells_of(tree: Tree) -> set[tuple[int, int]]:
    """The stretches that an order computes, as first and last index."""

    def walk(node: Tree) -> tuple[int, int]:
        if isinstance(node, int):
            return node, node
        span = walk(node[0])[0], walk(node[1])[1]
        spans.add(span)
        return span

    spans: set[tuple[int, int]] = set()
    walk(tree)
    return spans


def _subscripted(name: str) -> str:
    """A matrix's name as Typst mathematics: A1 as A₁."""
    letters = name.rstrip("0123456789")
    return f"{letters}_{name[len(letters) :]}" if letters != name else name


def _number(value: int | Fraction, learner: Learner) -> str:
    return approximated(Fraction(value), persian=learner.persian_digits).split(" ≈ ")[-1]


def _figures(value: float, learner: Learner) -> str:
    """Three significant figures."""
    return _number(Fraction(f"{value:.3g}"), learner)


def _latin(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.4g}"
