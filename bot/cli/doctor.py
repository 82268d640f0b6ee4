"""``epsilon doctor``: what a host needs, a line each with what to do. Nothing is changed, and no secret is shown."""

from __future__ import annotations

import argparse
import asyncio
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.chat.finding import Finding, Gravity
from bot.cli.failures import told_in_a_line

if TYPE_CHECKING:
    from bot.settings import Settings

LEAST_DISK = 20 * 1024 * 1024
LITTLE_DISK = 500 * 1024 * 1024
TEHRAN_SINCE_2022 = timedelta(hours=3, minutes=30)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "ok: as it should be; warn: the bot runs, something is less; stop: the bot cannot run."


@told_in_a_line
def main(options: argparse.Namespace) -> int:  # noqa: ARG001  every command takes them
    """Prints a line for each thing. 1 where something stops the bot."""
    from bot.log import Redacting
    from bot.settings import load

    settings = load()
    hide = Redacting(as_json=False, secrets=settings.secrets).redacted
    findings = []
    for finding in _examine(settings):
        findings.append(finding)
        print(hide(f"{finding.gravity.value:<5} {finding.about}: {finding.said}."), flush=True)
    return 1 if any(finding.gravity is Gravity.STOPS for finding in findings) else 0


def _examine(settings: Settings) -> Iterator[Finding]:
    yield from _telegram(settings)
    yield from _receiving(settings)
    yield from _database(settings)
    yield _disk(settings)
    yield _sandbox()
    yield _fonts()
    yield _time_zones()


def _telegram(settings: Settings) -> list[Finding]:
    from bot.settings import SettingsFault

    try:
        token = settings.token
    except SettingsFault as fault:
        return [Finding(Gravity.STOPS, "token", _bare(fault))]
    return asyncio.run(_ask(settings, token))


async def _ask(settings: Settings, token: str) -> list[Finding]:
    from bot.chat.chat import make_bot
    from bot.chat.examination import examine

    bot = make_bot(token, settings.telegram_api_url, settings.proxy)
    try:
        return await examine(bot, settings.telegram_api_url, settings.proxy, settings.webhook_url)
    finally:
        await bot.request.shutdown()


def _receiving(settings: Settings) -> Iterator[Finding]:
    from bot.chat.receiving import check
    from bot.settings import SettingsFault

    try:
        check(settings)
    except SettingsFault as fault:
        yield Finding(Gravity.STOPS, "settings", _bare(fault))


def _database(settings: Settings) -> Iterator[Finding]:
    from bot.database.address import DatabaseUnusable, engine_url, shown
    from bot.database.look import looking, standing

    address = settings.database_url.get_secret_value()
    try:
        url = engine_url(address)
        if url.get_backend_name() == "sqlite" and not Path(str(url.database)).exists():
            yield Finding(Gravity.FINE, "database", f"{shown(url)} is not there yet, `epsilon run` makes it")
            return
        with looking(address) as connection:
            older = standing(connection, address)
        yield Finding(
            Gravity.WARNS if older else Gravity.FINE, "database", older or f"{shown(url)} is up to date"
        )
    except DatabaseUnusable as error:
        yield Finding(Gravity.STOPS, "database", _bare(error))


def _disk(settings: Settings) -> Finding:
    from bot.database.address import DatabaseUnusable, engine_url

    folder = Path.cwd()
    try:
        url = engine_url(settings.database_url.get_secret_value())
    except DatabaseUnusable:
        pass  # told as the database's finding
    else:
        if url.get_backend_name() == "sqlite":
            folder = Path(str(url.database)).absolute().parent
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    said = f"{free // 1024**2} MiB are free in {folder}"
    if free < LEAST_DISK:
        return Finding(Gravity.STOPS, "disk", f"{said}: make room, else nothing can be stored")
    if free < LITTLE_DISK:
        return Finding(Gravity.WARNS, "disk", f"{said}: make room soon")
    return Finding(Gravity.FINE, "disk", said)


def _sandbox() -> Finding:
    from bot.sandbox.run import Sandbox, Unavailable

    sandbox = Sandbox()
    try:
        sandbox.start()
    except (Unavailable, OSError) as error:
        said = f"code questions are off, {error}: see docs/decisions/0005-how-code-is-held.md"
        return Finding(Gravity.WARNS, "sandbox", said)
    finally:
        sandbox.close()
    return Finding(Gravity.FINE, "sandbox", "it holds, code questions are on")


def _fonts() -> Finding:
    from bot.pictures.painter import CannotDraw, Painter, mathematics, writes_formulas

    painter = Painter()
    draws_formulas = writes_formulas()
    try:
        painter.draw("formula", {"formulas": [mathematics(r"\frac{n}{2}") if draws_formulas else "x"]})
    except (ImportError, CannotDraw, OSError) as error:
        said = f"pictures cannot be drawn ({type(error).__name__}: {_bare(error)}): install epsilon anew"
        return Finding(Gravity.WARNS, "fonts", said)
    if not draws_formulas:
        said = "pictures can be drawn, formulas in them stay text: tylax is missing (pip install epsilon[formulas])"
        return Finding(Gravity.WARNS, "fonts", said)
    return Finding(Gravity.FINE, "fonts", "pictures and their formulas can be drawn")


def _time_zones() -> Finding:
    try:
        offset = datetime(2023, 6, 1, tzinfo=ZoneInfo("Asia/Tehran")).utcoffset()
    except ZoneInfoNotFoundError:
        return Finding(Gravity.STOPS, "time zones", "there are none: pip install tzdata")
    if offset != TEHRAN_SINCE_2022:
        said = "they are older than 2022, and daily questions come an hour off: bring the system's tzdata up to date"
        return Finding(Gravity.WARNS, "time zones", said)
    return Finding(Gravity.FINE, "time zones", "they are recent")


def _bare(error: Exception) -> str:
    return str(error).partition("\n")[0].rstrip(".")
