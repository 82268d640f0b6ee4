"""``epsilon try``: a local stand-in for Telegram with a chat page, and the real bot talking to it over HTTP."""

from __future__ import annotations

import argparse
import asyncio
import secrets
import sqlite3
import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.failures import told_in_a_line
from bot.cli.signals import on_signal

if TYPE_CHECKING:
    from bot.catalogue.content import Content
    from bot.settings import Settings
    from bot.simulator import Simulator

FIRST_PORT = 8081
TRIED_PORTS = 20
LOOK_SECONDS = 1.0
"""Between two looks at the content's files."""
READ = {".yaml", ".jsonl"}
State = dict[Path, tuple[int, int]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=int, default=None, help=f"port of the page (the first free one from {FIRST_PORT} on)"
    )
    parser.add_argument("--no-open", action="store_true", help="do not open the browser")
    parser.add_argument(
        "--database", type=_file, default=Path("data/try.db"), help="SQLite file (data/try.db)"
    )


def _file(written: str) -> Path:
    """The file that is meant, also by an SQLite database's address."""
    return Path(written.removeprefix("sqlite:///"))


@told_in_a_line
def main(options: argparse.Namespace) -> int:
    """Runs until Ctrl-C. 0 when stopped, 1 where it cannot run."""
    from bot import log

    log.configure("WARNING", "text")
    return asyncio.run(_try(options.port, options.database, open_browser=not options.no_open))


async def _try(port: int | None, database: Path, *, open_browser: bool) -> int:
    from bot.settings import STRAIGHT, Settings

    token = f"{secrets.randbelow(10**9) + 10**8}:{secrets.token_urlsafe(26)}"
    simulator = _with_its_chats(token, database)
    try:
        address = await _start(simulator, port)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        print(
            f"epsilon: cannot listen on port {port or FIRST_PORT}: {reason}. Choose another with --port.",
            file=sys.stderr,
        )
        return 1
    stop = asyncio.Event()
    on_signal(stop.set)
    settings = Settings(
        _env_file=None,
        telegram_bot_token=token,
        telegram_api_url=address,
        database_url=f"sqlite:///{database}",
        proxy_url=STRAIGHT,
        webhook_url=None,
    )
    serving = asyncio.create_task(_serve(settings, stop))
    print(f"Open {address} and press START  (Ctrl-C stops it)", flush=True)
    if open_browser:
        await asyncio.to_thread(webbrowser.open, address)
    try:
        await serving
    finally:
        await simulator.stop()
    return 0


async def _serve(settings: Settings, stop: asyncio.Event) -> None:
    """Runs the bot, drafts included, until ``stop`` is set; anew whenever a file of the content has changed.

    Raises ContentError where there is nothing to begin with; later, what is wrong is told and the next change waited for.
    """
    from bot.app import serve
    from bot.catalogue.content import Content
    from bot.catalogue.faults import ContentError

    content, first = Content.named(settings.content_dir), True
    while True:
        over, seen = asyncio.Event(), await asyncio.to_thread(_state, content)
        serving = asyncio.create_task(serve(settings, over, drafts=True))
        changing, stopping = asyncio.create_task(_changed(content, seen)), asyncio.create_task(stop.wait())
        await asyncio.wait({serving, changing, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if not first and serving.done() and isinstance(error := serving.exception(), ContentError):
            print(error, file=sys.stderr, flush=True)
            await asyncio.wait({changing, stopping}, return_when=asyncio.FIRST_COMPLETED)
        over.set()
        await asyncio.wait({serving})
        changed = changing.done() and not stop.is_set()
        changing.cancel()
        stopping.cancel()
        if first or not isinstance(serving.exception(), ContentError):
            serving.result()
        if not changed:
            return
        print("The content has changed, and is read anew.", flush=True)
        first = False


async def _changed(content: Content, seen: State) -> None:
    """Returns when a file of the content is another one than before."""
    while await asyncio.to_thread(_state, content) == seen:  # noqa: ASYNC110  files tell nobody that they change
        await asyncio.sleep(LOOK_SECONDS)


def _state(content: Content) -> State:
    """Every file of the content with its time and size."""
    stats = (
        (path, path.stat()) for folder in content.folders for path in folder.rglob("*") if path.is_file()
    )
    return {path: (stat.st_mtime_ns, stat.st_size) for path, stat in stats}


def _with_its_chats(token: str, database: Path) -> Simulator:
    """The stand-in with the chats of the database's earlier trials, or with none for a new database."""
    from bot.simulator import Simulator

    chats = database.with_name(f"{database.name}.chats")
    try:
        if not database.exists():
            chats.unlink(missing_ok=True)
        return Simulator(token, control=False, keep=chats)
    except (OSError, sqlite3.Error) as error:
        print(f"epsilon: this trial's chats are not kept: {chats}: {error}", file=sys.stderr)
        return Simulator(token, control=False)


async def _start(simulator: Simulator, port: int | None) -> str:
    if port is not None:
        return await simulator.start(port=port)
    for candidate in range(FIRST_PORT, FIRST_PORT + TRIED_PORTS):
        try:
            return await simulator.start(port=candidate)
        except OSError:
            continue
    return await simulator.start(port=0)
