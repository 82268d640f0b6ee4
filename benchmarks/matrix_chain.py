"""Matrix-chain order, side by side in one run: Hu and Shing, the O(n³) programme, numpy's routine, opt_einsum. ``python -m benchmarks.matrix_chain``."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from statistics import median

from bot.solvers.hu_shing import hu_shing
from bot.solvers.matrix_chain import _fill

SIZES = (10, 50, 100, 200, 400, 10_000, 100_000, 1_000_000)
TEXTBOOK_LIMIT, NUMPY_LIMIT, EINSUM_LIMIT = 200, 400, 10


def textbook(sizes: list[int]) -> int:
    count = len(sizes) - 1
    return _fill(tuple(sizes), tuple(map(str, range(count))))[0][0][count - 1]


def by_numpy(sizes: list[int]) -> None:
    import numpy as np
    from numpy.linalg._linalg import _multi_dot_matrix_chain_order

    shapes = [np.broadcast_to(np.float64(0), (sizes[i], sizes[i + 1])) for i in range(len(sizes) - 1)]
    _multi_dot_matrix_chain_order(shapes)


def by_opt_einsum(sizes: list[int]) -> None:
    import opt_einsum

    symbols = [opt_einsum.get_symbol(i) for i in range(len(sizes))]
    shapes = [(sizes[i], sizes[i + 1]) for i in range(len(sizes) - 1)]
    terms = ",".join(symbols[i] + symbols[i + 1] for i in range(len(shapes)))
    opt_einsum.contract_path(f"{terms}->{symbols[0]}{symbols[-1]}", *shapes, shapes=True, optimize="dp")


def seconds(work: Callable[[list[int]], object], sizes: list[int]) -> float:
    times = []
    for _ in range(3 if len(sizes) < 1000 else 1):
        began = time.perf_counter()
        work(sizes)
        times.append(time.perf_counter() - began)
    return median(times)


def main() -> None:
    chance = random.Random(0)
    print(
        f"{'n':>9} {'Hu–Shing':>12} {'O(n³)':>12} {'numpy':>12} {'opt_einsum':>12} {'numpy / Hu–Shing':>17}"
    )
    for n in SIZES:
        sizes = [chance.randint(1, 1000) for _ in range(n + 1)]
        fast = seconds(lambda s: hu_shing(s).cost, sizes)
        slow = seconds(textbook, sizes) if n <= TEXTBOOK_LIMIT else None
        theirs = seconds(by_numpy, sizes) if n <= NUMPY_LIMIT else None
        einsum = seconds(by_opt_einsum, sizes) if n <= EINSUM_LIMIT else None
        cells = " ".join(
            f"{value:>12.6f}" if value is not None else f"{'–':>12}" for value in (fast, slow, theirs, einsum)
        )
        print(f"{n:>9} {cells} {f'{theirs / fast:,.0f}' if theirs else '–':>17}")


if __name__ == "__main__":
    main()
