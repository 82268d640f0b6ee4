"""``epsilon run``: the bot on Telegram."""

from __future__ import annotations

import argparse
import asyncio
import gc
import sys
from typing import TYPE_CHECKING

from bot.cli.failures import told_in_a_line
from bot.cli.signals import on_signal

if TYPE_CHECKING:
    from bot.settings import Settings

YOUNG_OBJECTS = 20_000
"""New objects after which the garbage collector looks for cycles among them; Python's own 700 are two answers' worth."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "Settings come from the environment or .env: TELEGRAM_BOT_TOKEN and what README lists."


@told_in_a_line
def main(options: argparse.Namespace) -> int:  # noqa: ARG001  every command takes them
    """Runs until a signal comes. 0 when stopped, 1 where it cannot run."""
    # Nothing that is loaded now will be garbage: looking for it took a sixth of the start.
    gc.disable()
    from bot import log
    from bot.settings import load

    settings = load()
    log.configure(settings.log_level, settings.log_format, [settings.token, *settings.secrets])
    try:
        import uvloop
    except ImportError:
        return asyncio.run(_run(settings))
    return uvloop.run(_run(settings))


async def _run(settings: Settings) -> int:
    from bot.app import serve
    from bot.chat.beginning import CannotStart

    stop = asyncio.Event()
    on_signal(stop.set)
    try:
        await serve(settings, stop, loaded=_leave_out_of_collections)
    except CannotStart as error:
        print(f"epsilon: {error}", file=sys.stderr)
        return 1
    return 0


def _leave_out_of_collections() -> None:
    """What is loaded by now (content, schema, words) lives as long as the process: looking through it again and again cost a tenth of
    every answer, and looking through all of it at once held up everybody for 80 ms."""
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, 20, 50)
    gc.enable()
