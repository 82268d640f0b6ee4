"""The bot in a process that dies at its n-th external call: ``KILL_AT=n python -m tests.promises.mortal``.

External calls are requests to Telegram and transactions of the database, each with a place before and a place after. The process ends there as
``kill -9`` ends it: nothing is flushed, closed or said. When it ends by itself it writes the number of places it passed to ``PLACES``.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from typing import Any

from bot.__main__ import main
from bot.chat.request import AiohttpRequest
from bot.database import database

AT = int(os.environ.get("KILL_AT", "0"))
_lock = threading.Lock()
_passed = 0


def place() -> None:
    """One more place; the process may end here."""
    global _passed
    with _lock:
        _passed += 1
        if _passed == AT:
            os._exit(137)


def mortal() -> None:
    """Puts places around every request and every transaction."""
    request, transact = AiohttpRequest.do_request, database._transact

    async def do_request(self: AiohttpRequest, url: str, *arguments: Any, **named: Any) -> tuple[int, bytes]:
        # Empty polls come as often as time allows: a place there would make no two evenings alike.
        polling = url.endswith("/getUpdates")
        if not polling:
            place()
        answer = await request(self, url, *arguments, **named)
        if not polling or b"update_id" in answer[1]:
            place()
        return answer

    def transacted(engine: Any, units: Any) -> None:
        place()
        transact(engine, units)
        place()

    AiohttpRequest.do_request = do_request  # type: ignore[method-assign]
    database._transact = transacted


if __name__ == "__main__":
    mortal()
    code = main(["run"])
    if "PLACES" in os.environ:
        Path(os.environ["PLACES"]).write_text(str(_passed))
    sys.exit(code)
