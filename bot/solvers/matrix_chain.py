"""Matrix-chain order: the textbook dynamic programme with its whole table.

Matrices A₁…Aₙ have sizes p₀×p₁, p₁×p₂, …, pₙ₋₁×pₙ. Multiplying an r×s by an s×t matrix takes r·s·t scalar multiplications.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb
from typing import cast

from bot.solvers.chain_steps import Cell, OrderProduct, Tree, products_of, write

CHAIN_LIMIT = 200


@dataclass(frozen=True, slots=True)
class MatrixChain:
    """All that a question on a chain of n matrices can ask, and the steps to it.

    Costs count scalar multiplications. ``costs`` and ``splits`` are n×n with None below the diagonal (``splits`` on it
    too); splits are 1-based: k means A₁…Aₖ · Aₖ₊₁…. ``steps`` are the table's cells in the order they are filled. A tree is a
    0-based index or a pair.
    """

    names: tuple[str, ...]
    dimensions: tuple[int, ...]
    cost: int
    order: str
    tree: Tree
    tied_orders: int
    products: tuple[OrderProduct, ...]
    costs: tuple[tuple[int | None, ...], ...]
    splits: tuple[tuple[int | None, ...], ...]
    steps: tuple[Cell, ...]
    worst_cost: int
    worst_order: str
    worst_tree: Tree
    worst_products: tuple[OrderProduct, ...]
    left_to_right_cost: int
    left_to_right_order: str
    right_to_left_cost: int
    right_to_left_order: str
    greedy_cost: int
    greedy_order: str
    greedy_steps: tuple[OrderProduct, ...]
    orders: int
    largest_intermediate: int
    intermediate_entries: int
    worst_intermediate_entries: int

    @property
    def ratio(self) -> tuple[int, int]:
        """Worst over best cost, as a pair."""
        return self.worst_cost, self.cost

    @property
    def flops(self) -> int:
        """FLOP of the best order at two (a multiplication and an addition) for each scalar multiplication."""
        return 2 * self.cost

    @property
    def greedy_is_optimal(self) -> bool:
        return self.greedy_cost == self.cost


@dataclass(frozen=True, slots=True)
class ChainOrder:
    """One given order of a chain: its cost and products."""

    cost: int
    order: str
    products: tuple[OrderProduct, ...]
    intermediate_entries: int


def matrix_chain(dimensions: Sequence[int], names: Sequence[str] | None = None) -> MatrixChain:
    """The least cost of a chain, by the O(n³) programme over splits (Cormen et al., *Introduction to Algorithms*, 15.2).

    ``dimensions`` are p₀…pₙ, positive whole numbers, n from 1 to 200; names default to A1…An. Raises ValueError otherwise.
    """
    sizes = _checked(dimensions)
    n = len(sizes) - 1
    labels = tuple(names) if names else tuple(f"A{i}" for i in range(1, n + 1))
    if len(labels) != n:
        raise ValueError(f"{n} matrices need {n} names")
    least, splits, ties, cells = _fill(sizes, labels)
    most, worst_splits = _fill_worst(sizes)
    tree, worst_tree = _tree(splits, 0, n - 1), _tree(worst_splits, 0, n - 1)
    left, right = _comb_tree(n, leaning_left=True), _comb_tree(n, leaning_left=False)
    greedy_tree, greedy_steps = _cheapest_pair_first(sizes, labels)
    products, worst_products = products_of(tree, sizes, labels), products_of(worst_tree, sizes, labels)
    inner = [product.rows * product.columns for product in products[:-1]]
    return MatrixChain(
        names=labels,
        dimensions=sizes,
        cost=least[0][n - 1],
        order=write(tree, labels),
        tree=tree,
        tied_orders=ties[0][n - 1],
        products=products,
        costs=_triangle(least, n, 0),
        splits=tuple(tuple(splits[i][j] + 1 if j > i else None for j in range(n)) for i in range(n)),
        steps=cells,
        worst_cost=most[0][n - 1],
        worst_order=write(worst_tree, labels),
        worst_tree=worst_tree,
        worst_products=worst_products,
        left_to_right_cost=_cost(left, sizes),
        left_to_right_order=write(left, labels),
        right_to_left_cost=_cost(right, sizes),
        right_to_left_order=write(right, labels),
        greedy_cost=_cost(greedy_tree, sizes),
        greedy_order=write(greedy_tree, labels),
        greedy_steps=greedy_steps,
        orders=orders_count(n),
        largest_intermediate=max(inner, default=0),
        intermediate_entries=sum(inner),
        worst_intermediate_entries=sum(product.rows * product.columns for product in worst_products[:-1]),
    )


def chain_order(dimensions: Sequence[int], tree: Tree, names: Sequence[str] | None = None) -> ChainOrder:
    """The cost and the products of one given order; ``tree`` holds 0-based indices. Raises ValueError for bad dimensions."""
    sizes = _checked(dimensions)
    labels = tuple(names) if names else tuple(f"A{i}" for i in range(1, len(sizes)))
    products = products_of(tree, sizes, labels)
    entries = sum(product.rows * product.columns for product in products[:-1])
    return ChainOrder(sum(product.cost for product in products), write(tree, labels), products, entries)


def orders_count(n: int) -> int:
    """The number of ways to parenthesize n ≥ 1 matrices: the Catalan number C(n−1) = C(2n−2, n−1)/n."""
    if n < 1:
        raise ValueError("a chain has at least one matrix")
    return comb(2 * n - 2, n - 1) // n


def _checked(dimensions: Sequence[int], limit: int | None = CHAIN_LIMIT) -> tuple[int, ...]:
    sizes = tuple(int(size) for size in dimensions)
    if len(sizes) < 2 or any(size < 1 for size in sizes):
        raise ValueError("a chain needs at least two positive dimensions")
    if limit is not None and len(sizes) - 1 > limit:
        raise ValueError(f"the table is kept for at most {limit} matrices")
    return sizes


def _fill(
    sizes: tuple[int, ...], labels: tuple[str, ...]
) -> tuple[list[list[int]], list[list[int]], list[list[int]], tuple[Cell, ...]]:
    n = len(sizes) - 1
    least = [[0] * n for _ in range(n)]
    splits = [[0] * n for _ in range(n)]
    ties = [[1] * n for _ in range(n)]
    cells = []
    for length in range(2, n + 1):
        for i in range(n - length + 1):
            j = i + length - 1
            totals = [
                least[i][k] + least[k + 1][j] + sizes[i] * sizes[k + 1] * sizes[j + 1] for k in range(i, j)
            ]
            least[i][j] = min(totals)
            splits[i][j] = i + totals.index(least[i][j])
            ties[i][j] = sum(
                ties[i][i + s] * ties[i + s + 1][j] for s, total in enumerate(totals) if total == least[i][j]
            )
            cells.append(Cell.filled(i, j, sizes, labels, least, totals))
    return least, splits, ties, tuple(cells)


def _fill_worst(sizes: tuple[int, ...]) -> tuple[list[list[int]], list[list[int]]]:
    n = len(sizes) - 1
    most = [[0] * n for _ in range(n)]
    splits = [[0] * n for _ in range(n)]
    for length in range(2, n + 1):
        for i in range(n - length + 1):
            j = i + length - 1
            totals = [
                most[i][k] + most[k + 1][j] + sizes[i] * sizes[k + 1] * sizes[j + 1] for k in range(i, j)
            ]
            most[i][j] = max(totals)
            splits[i][j] = i + totals.index(most[i][j])
    return most, splits


def _tree(splits: list[list[int]], i: int, j: int) -> Tree:
    return i if i == j else (_tree(splits, i, splits[i][j]), _tree(splits, splits[i][j] + 1, j))


def _comb_tree(n: int, *, leaning_left: bool) -> Tree:
    tree: Tree = 0 if leaning_left else n - 1
    for index in range(1, n) if leaning_left else range(n - 2, -1, -1):
        tree = (tree, index) if leaning_left else (index, tree)
    return tree


def _cost(tree: Tree, sizes: tuple[int, ...]) -> int:
    return sum(product.cost for product in products_of(tree, sizes, tuple(map(str, range(len(sizes) - 1)))))


def _triangle(table: list[list[int]], n: int, first: int) -> tuple[tuple[int | None, ...], ...]:
    return tuple(tuple(table[i][j] if j >= i + first else None for j in range(n)) for i in range(n))


def _cheapest_pair_first(
    sizes: tuple[int, ...], labels: tuple[str, ...]
) -> tuple[Tree, tuple[OrderProduct, ...]]:
    """Always multiplies the neighbours whose product is cheapest now, the leftmost of equals."""
    trees: list[Tree] = list(range(len(sizes) - 1))
    edges = list(sizes)
    steps = []
    while len(trees) > 1:
        costs = [edges[i] * edges[i + 1] * edges[i + 2] for i in range(len(trees) - 1)]
        at = costs.index(min(costs))
        pair = cast(Tree, (trees[at], trees[at + 1]))
        steps.append(
            OrderProduct(
                write(trees[at], labels),
                write(trees[at + 1], labels),
                edges[at],
                edges[at + 1],
                edges[at + 2],
                costs[at],
            )
        )
        trees[at : at + 2] = [pair]
        del edges[at + 1]
    return trees[0], tuple(steps)
