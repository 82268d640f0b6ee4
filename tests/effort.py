"""How much work something is, so that a test may bound it on a machine that others use too."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def effort(call: Callable[[], object], times: int = 1) -> float:
    """The least processor seconds of this thread that a call took.

    Not the clock's: that counts what neighbours do. Nor Python's collector, which in a test run goes through what
    thousands of other tests left.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        return min(_once(call) for _ in range(times))
    finally:
        if collects:
            gc.enable()


def _once(call: Callable[[], object]) -> float:
    began = time.thread_time()
    call()
    return time.thread_time() - began
