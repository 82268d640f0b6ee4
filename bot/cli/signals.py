"""Being asked to stop, by Ctrl-C or by a supervisor."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from types import FrameType


def on_signal(call: Callable[[], None]) -> None:
    """Has ``call`` run on the running event loop when SIGINT or SIGTERM comes."""
    loop = asyncio.get_running_loop()

    def from_outside(_number: int, _frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(call)

    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, call)
        except NotImplementedError:
            # Windows' event loops take none.
            signal.signal(number, from_outside)
