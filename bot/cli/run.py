"""``epsilon run``: the bot on Telegram."""

from __future__ import annotations

import argparse
import asyncio
import gc
import signal
import sys
from typing import TYPE_CHECKING

from bot.cli.failures import told_in_a_line

if TYPE_CHECKING:
    from bot.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "Settings come from the environment or .env: TELEGRAM_BOT_TOKEN and what README lists."


@told_in_a_line
def main(options: argparse.Namespace) -> int:  # noqa: ARG001  every command takes them
    """Runs until a signal comes. 0 when stopped, 1 where it cannot run."""
    # Nothing that is loaded now will be garbage: looking for it took a sixth of the start. ``serve`` lets the collector begin.
    gc.disable()
    from bot import log
    from bot.settings import load

    settings = load()
    token = settings.token
    secrets = [token, settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""]
    log.configure(settings.log_level, settings.log_format, secrets)
    try:
        import uvloop
    except ImportError:
        return asyncio.run(_run(settings))
    return uvloop.run(_run(settings))


async def _run(settings: Settings) -> int:
    from bot.app import serve
    from bot.chat.chat import CannotStart

    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    try:
        await serve(settings, stop)
    except CannotStart as error:
        print(f"epsilon: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"epsilon: cannot listen on {settings.listen}: {error.strerror or error}.", file=sys.stderr)
        return 1
    return 0
