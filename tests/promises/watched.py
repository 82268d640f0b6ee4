"""``epsilon run`` whose event loop is watched: ``python -m tests.promises.watched``.

``WATCHED`` names the file that gets, at the end, what each callback of the loop cost its thread: seconds of the processor, so that a busy neighbour
counts nothing. The loop is asyncio's own, since uvloop's callbacks cannot be watched one by one.
"""

from __future__ import annotations

import asyncio
import heapq
import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.__main__ import main

KEPT = 20


class Watch:
    """The longest callbacks, and how many there were in all."""

    def __init__(self) -> None:
        self.count = 0
        self.seconds = 0.0
        self.longest: list[tuple[float, int, str]] = []
        self.began = False

    def look(self) -> None:
        """Measures every callback of this thread's loops from here on."""
        plain: Any = asyncio.Handle._run
        thread = threading.get_ident()

        def watched(handle: Any) -> None:
            if threading.get_ident() != thread or not self.began:
                plain(handle)
                return
            name, loaded = _name(handle), len(sys.modules)
            began = time.thread_time()
            try:
                plain(handle)
            finally:
                seconds = time.thread_time() - began
                if len(sys.modules) > loaded:
                    name += (
                        f", which loaded {list(sys.modules)[loaded]} and {len(sys.modules) - loaded - 1} more"
                    )
                self.note(seconds, name, handle)

        asyncio.Handle._run = watched  # type: ignore[assignment]

    def note(self, seconds: float, name: str, handle: Any) -> None:
        self.count += 1
        self.seconds += seconds
        if len(self.longest) < KEPT or seconds > self.longest[0][0]:
            entry = (seconds, self.count, f"{name} now at {_place(handle)}")
            (heapq.heappush if len(self.longest) < KEPT else heapq.heapreplace)(self.longest, entry)

    def write(self, file: Path) -> None:
        longest = [(seconds, name) for seconds, _, name in sorted(self.longest, reverse=True)]
        file.write_text(json.dumps({"callbacks": self.count, "seconds": self.seconds, "longest": longest}))


def _name(handle: Any) -> str:
    callback = getattr(handle, "_callback", None)
    task = getattr(callback, "__self__", None)
    if isinstance(task, asyncio.Task):
        return f"{getattr(task.get_coro(), '__qualname__', '?')} from {_place(handle)}"
    return str(getattr(callback, "__qualname__", callback))


def _place(handle: Any) -> str:
    """Where a task waits, as far in as its frames tell."""
    task = getattr(getattr(handle, "_callback", None), "__self__", None)
    if not isinstance(task, asyncio.Task):
        return "-"
    inner: Any = task.get_coro()
    place = "-"
    while inner is not None:
        frame = getattr(inner, "cr_frame", None)
        if frame is not None:
            place = f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}"
        inner = getattr(inner, "cr_await", None)
    return place


def watched() -> Watch:
    """Begins when the bot has loaded all, after its rehearsal; ``READY`` names a file that is there from then on."""
    from bot.chat import rehearsal

    watch = Watch()
    steps = rehearsal.steps

    def rehearsed(catalogue: Any) -> Iterator[Any]:
        yield from steps(catalogue)
        watch.began = True
        Path(os.environ["READY"]).touch()

    rehearsal.steps = rehearsed
    watch.look()
    return watch


if __name__ == "__main__":
    sys.modules["uvloop"] = None  # type: ignore[assignment]
    watch = watched()
    code = main(["run"])
    watch.write(Path(os.environ["WATCHED"]))
    sys.exit(code)
