"""The least cost of a matrix chain in O(n log n), by partitioning a polygon (Hu and Shing, SIAM J. Comput. 11(2), 1982, and 13(2), 1984).

An order of n matrices is a triangulation of a polygon whose n+1 vertices weigh p₀…pₙ; a triangle costs the product of its
corners. Let v₁ be a lightest vertex. Only *h-arcs* can cut the polygon, chords (u, v) that are lighter at both ends than
everything between; one sweep with a stack finds them all, inner ones before outer ones, and they nest as a tree. What lies between an
arc and the arcs inside it is cut as a fan from its lighter end. An arc is worth keeping only while its *supporting weight*, the
cost of the fan below it over what the region above it saves, is less than the lighter end of the next arc outwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import pairwise

from bot.solvers.chain_steps import OrderProduct, Tree, products_of, write


class HuShing:
    """The partition of one chain. ``cost`` counts scalar multiplications; the tree is built when it is asked for."""

    def __init__(self, dimensions: Sequence[int]) -> None:
        sizes = [int(size) for size in dimensions]
        if len(sizes) < 2 or min(sizes) < 1:
            raise ValueError("a chain needs at least two positive dimensions")
        self.dimensions = tuple(sizes)
        self._shift = sizes.index(min(sizes))
        turned = sizes[self._shift :] + sizes[: self._shift]
        self._weights = [0, *turned, turned[0]]
        self._vertices = len(sizes)
        self._arcs = _sweep(self._weights, self._vertices)
        self.cost, self._kept = (
            _partition(self._weights, self._vertices, self._arcs) if len(sizes) > 2 else (0, [])
        )

    def triangles(self) -> list[tuple[int, int, int]]:
        """The triangles of the partition, as indices into the dimensions in rising order."""
        following = list(range(1, self._vertices + 2))
        found = []
        for u, v in [*(self._arcs[arc] for arc in sorted(self._kept)), (1, self._vertices)]:
            region = [u]
            while region[-1] != v:
                region.append(following[region[-1]])
            following[u] = v
            apex = min(range(len(region)), key=lambda at: (self._weights[region[at]], at))
            around = region[apex:] + region[:apex]
            for second, third in pairwise(around[1:]):
                first, middle, last = sorted(self._original(vertex) for vertex in (around[0], second, third))
                found.append((first, middle, last))
        return found

    def tree(self) -> Tree:
        """The order as a tree of 0-based matrix indices; works for chains of any length."""
        splits = {(first, last): middle for first, middle, last in self.triangles()}
        built: list[Tree] = []
        work: list[tuple[int, int, bool]] = [(0, self._vertices - 1, False)]
        while work:
            first, last, joined = work.pop()
            if joined:
                right, left = built.pop(), built.pop()
                built.append((left, right))
            elif last == first + 1:
                built.append(first)
            else:
                middle = splits[first, last]
                work += [(first, last, True), (middle, last, False), (first, middle, False)]
        return built[0]

    @property
    def order(self) -> str:
        """The order as text."""
        return write(self.tree(), tuple(f"A{i}" for i in range(1, self._vertices)))

    @property
    def products(self) -> tuple[OrderProduct, ...]:
        """The products of the order, inner ones first."""
        return products_of(self.tree(), self.dimensions, tuple(f"A{i}" for i in range(1, self._vertices)))

    def _original(self, vertex: int) -> int:
        return (vertex - 1 + self._shift) % self._vertices


def hu_shing(dimensions: Sequence[int]) -> HuShing:
    """The least cost of the chain with these dimensions p₀…pₙ, and an order that has it. Raises ValueError for bad dimensions."""
    return HuShing(dimensions)


def _sweep(weights: list[int], count: int) -> list[tuple[int, int]]:
    """The potential h-arcs, inner before outer, those at v₁ left out."""
    stack: list[int] = []
    arcs = []
    for vertex in range(1, count + 1):
        while len(stack) >= 2 and weights[stack[-1]] > weights[vertex]:
            stack.pop()
            if stack[-1] != 1:
                arcs.append((stack[-1], vertex))
        stack.append(vertex)
    return arcs


def _partition(weights: list[int], count: int, arcs: list[tuple[int, int]]) -> tuple[int, list[int]]:
    """The least cost, and the indices of the arcs that cut the polygon."""
    return _Partition(weights, count, arcs).run()


class _Partition:
    """Goes through the arcs from inside out. An arc's region has a cost (``fan``) and a saving (``span``); their ratio is its support.

    ``rightward[v]`` is the outermost arc that begins at a vertex and still stands, ``leftward[v]`` the one that ends there (−1 for none);
    ``under_right`` and ``under_left`` have the next one inside. ``group`` links arcs that stand or fall together.
    """

    def __init__(self, weights: list[int], count: int, arcs: list[tuple[int, int]]) -> None:
        self.weights, self.count = weights, count
        self.arcs = [*arcs, (1, count + 1)]
        sums = [0] * (count + 2)
        for vertex in range(1, count + 1):
            sums[vertex + 1] = sums[vertex] + weights[vertex] * weights[vertex + 1]
        self.base = [sums[v] - sums[u] - weights[u] * weights[v] for u, v in self.arcs]
        self.span = [0] * len(self.arcs)
        self.fan = [0] * len(self.arcs)
        self.rightward, self.leftward = [-1] * (count + 2), [-1] * (count + 2)
        self.under_right, self.under_left = [-1] * len(self.arcs), [-1] * len(self.arcs)
        self.group: dict[int, list[int]] = {}

    def run(self) -> tuple[int, list[int]]:
        root = len(self.arcs) - 1
        waiting: list[tuple[int, list[tuple[float, int]]]] = []
        for arc, (u, _) in enumerate(self.arcs):
            sons = []
            while waiting and self.arcs[waiting[-1][0]][0] >= u:
                sons.append(waiting.pop())
            waiting.append((arc, self._close(arc, sons, is_root=arc == root)))
        heap = waiting[-1][1]
        kept = [member for _, arc in heap for member in self.group.get(arc, (arc,))]
        return self.fan[root] + sum(self.fan[arc] for _, arc in heap), kept

    def _close(
        self, arc: int, sons: list[tuple[int, list[tuple[float, int]]]], *, is_root: bool
    ) -> list[tuple[float, int]]:
        """Decides which arcs inside go on standing now that this one closes over them; the heap of those that do, with it."""
        heap: list[tuple[float, int]] = []
        self.span[arc] = self.base[arc]
        for son, inside in sons:
            self.span[arc] -= self.base[son]
            heap, smaller = (inside, heap) if len(inside) > len(heap) else (heap, inside)
            for entry in smaller:
                heappush(heap, entry)
        u, v = self.arcs[arc]
        low = min(self.weights[u], self.weights[v])
        self._refan(arc, low, is_root)
        while heap and self.fan[heap[0][1]] >= low * self.span[heap[0][1]]:
            self._absorb(arc, heappop(heap)[1])
            self._refan(arc, low, is_root)
        if is_root:
            return heap
        while heap and self.fan[arc] * self.span[heap[0][1]] <= self.fan[heap[0][1]] * self.span[arc]:
            inner = heappop(heap)[1]
            self._absorb(arc, inner)
            self.fan[arc] += self.fan[inner]
            self._join(arc, inner)
        heappush(heap, (-self.fan[arc] / self.span[arc], arc))
        self.under_right[arc], self.rightward[u] = self.rightward[u], arc
        self.under_left[arc], self.leftward[v] = self.leftward[v], arc
        return heap

    def _absorb(self, arc: int, inner: int) -> None:
        self.span[arc] += self.span[inner]
        u, v = self.arcs[inner]
        self.rightward[u], self.leftward[v] = self.under_right[inner], self.under_left[inner]

    def _join(self, arc: int, inner: int) -> None:
        longer, shorter = self.group.pop(arc, [arc]), self.group.pop(inner, [inner])
        if len(longer) < len(shorter):
            longer, shorter = shorter, longer
        longer += shorter
        self.group[arc] = longer

    def _refan(self, arc: int, low: int, is_root: bool) -> None:
        """The cost of the region's fan: its lighter end times all sides of the region that do not touch that end."""
        u, v = self.arcs[arc]
        sides = self.span[arc] + self.weights[u] * self.weights[v]
        self.fan[arc] = low * (sides - self._touching(u, v, is_root))

    def _touching(self, u: int, v: int, is_root: bool) -> int:
        """The sides that touch the lighter end, the arc itself apart."""
        weights = self.weights
        if is_root:
            return weights[1] * (weights[2] + weights[self.count])
        if weights[u] <= weights[v]:
            outermost = self.rightward[u]
            return weights[u] * weights[self.arcs[outermost][1] if outermost >= 0 else u + 1]
        outermost = self.leftward[v]
        return weights[v] * weights[self.arcs[outermost][0] if outermost >= 0 else v - 1]
