"""Matrix chains by trying every order: only for chains that are short enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

LONGEST = 10


@dataclass(frozen=True)
class EveryOrder:
    """What trying every parenthesization of a chain shows."""

    cost: int
    worst_cost: int
    tied_orders: int
    orders: int
    best: frozenset[str]


def matrix_chain(dimensions: Sequence[int], names: Sequence[str] | None = None) -> EveryOrder:
    """Every order of at most 10 matrices, each costed by multiplying pairs of shapes. Raises ValueError for longer chains."""
    n = len(dimensions) - 1
    if n > LONGEST:
        raise ValueError(f"every order of {n} matrices is too many")
    labels = list(names) if names else [f"A{i}" for i in range(1, n + 1)]
    shapes = [(labels[i], (int(dimensions[i]), int(dimensions[i + 1]))) for i in range(n)]
    costs = {text: cost for text, _, cost in _every(tuple(shapes))}
    least = min(costs.values())
    best = frozenset(text for text, cost in costs.items() if cost == least)
    return EveryOrder(least, max(costs.values()), len(best), len(costs), best)


def orders_count(n: int) -> int:
    """The number of orders, by counting them one by one."""
    return sum(1 for _ in _shapes(n))


@cache
def _every(factors: tuple[Any, ...]) -> tuple[tuple[str, tuple[int, int], int], ...]:
    if len(factors) == 1:
        (name, shape), *_ = factors
        return ((name, shape, 0),)
    found = []
    for at in range(1, len(factors)):
        for left, (rows, inner), left_cost in _every(factors[:at]):
            for right, (_, columns), right_cost in _every(factors[at:]):
                text = (left if at == 1 else f"({left})") + (
                    right if at == len(factors) - 1 else f"({right})"
                )
                found.append((text, (rows, columns), left_cost + right_cost + rows * inner * columns))
    return tuple(found)


def _shapes(n: int) -> Iterator[None]:
    if n == 1:
        yield None
        return
    for left in range(1, n):
        for _ in _shapes(left):
            yield from _shapes(n - left)
