"""The pieces a matrix-chain trace is made of: products, table cells, greedy steps, and how an order is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Tree: TypeAlias = "int | tuple[Tree, Tree]"


@dataclass(frozen=True, slots=True)
class OrderProduct:
    """One product of an order: rows×inner times inner×columns, ``cost`` = rows·inner·columns."""

    left: str
    right: str
    rows: int
    inner: int
    columns: int
    cost: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """One split of a cell: (first…k)(k+1…last), with both parts' costs, the cost of the product, and the total."""

    split: int
    left_cost: int
    right_cost: int
    product_cost: int
    total: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell of the table of least costs, for matrices ``first``…``last`` (1-based)."""

    first: int
    last: int
    first_name: str
    last_name: str
    cost: int
    split: int
    candidates: tuple[Candidate, ...]

    @classmethod
    def filled(
        cls,
        i: int,
        j: int,
        sizes: tuple[int, ...],
        labels: tuple[str, ...],
        least: list[list[int]],
        totals: list[int],
    ) -> Cell:
        """The cell (i, j), 0-based, from the totals of its splits."""
        chosen = totals.index(min(totals))
        candidates = tuple(
            Candidate(
                split=i + s + 1,
                left_cost=least[i][i + s],
                right_cost=least[i + s + 1][j],
                product_cost=sizes[i] * sizes[i + s + 1] * sizes[j + 1],
                total=total,
                chosen=s == chosen,
            )
            for s, total in enumerate(totals)
        )
        return cls(i + 1, j + 1, labels[i], labels[j], totals[chosen], i + chosen + 1, candidates)


def write(tree: Tree, labels: tuple[str, ...]) -> str:
    """An order as text, outermost brackets dropped: ``A(BC)``."""
    if isinstance(tree, int):
        return labels[tree]
    return "".join(
        part if isinstance(side, int) else f"({part})" for side in tree for part in [write(side, labels)]
    )


def products_of(tree: Tree, sizes: tuple[int, ...], labels: tuple[str, ...]) -> tuple[OrderProduct, ...]:
    """The products of an order, inner ones first, left before right. Works on trees of any depth."""
    products: list[OrderProduct] = []
    spans: list[tuple[int, int, str]] = []
    work: list[tuple[Tree, bool]] = [(tree, False)]
    texts = len(labels) <= 64
    while work:
        node, joined = work.pop()
        if isinstance(node, int):
            spans.append((node, node, labels[node]))
        elif joined:
            (middle, last, right), (first, end, left) = spans.pop(), spans.pop()
            rows, inner, columns = sizes[first], sizes[end + 1], sizes[last + 1]
            products.append(OrderProduct(left, right, rows, inner, columns, rows * inner * columns))
            text = _bracketed(left, first, end) + _bracketed(right, middle, last) if texts else ""
            spans.append((first, last, text))
        else:
            work += [(node, True), (node[1], False), (node[0], False)]
    return tuple(products)


def _bracketed(text: str, first: int, last: int) -> str:
    return text if first == last else f"({text})"
