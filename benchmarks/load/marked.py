"""``epsilon run`` that notes, in the file ``MARKS`` names, the seconds since ``BEGAN`` at which each part of the start was done."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

BEGAN = float(os.environ["BEGAN"])
MARKS = Path(os.environ["MARKS"])


def mark(name: str) -> None:
    with MARKS.open("a") as file:
        file.write(f"{name}\t{time.time() - BEGAN:.3f}\n")


def marked(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def run(*arguments: Any, **named: Any) -> Any:
        result = function(*arguments, **named)
        mark(name)
        return result

    return run


if __name__ == "__main__":
    mark("Python itself")
    gc.disable()  # as ``epsilon run`` does before it imports
    from bot.__main__ import main
    from bot.catalogue.catalogue import Catalogue
    from bot.chat.chat import Chat
    from bot.database.database import Database

    mark("importing")
    Catalogue.load = marked("content", Catalogue.load)  # type: ignore[method-assign]
    Database.open = marked("database", Database.open)  # type: ignore[method-assign]
    start = Chat.start

    async def started(self: Chat) -> None:
        await start(self)
        mark("first words with Telegram")

    Chat.start = started  # type: ignore[method-assign]
    sys.exit(main(["run"]))
