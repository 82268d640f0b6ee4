"""``epsilon doctor``: a line for each thing a host needs, 1 where something stops the bot, nothing changed, no secret shown."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
from collections import namedtuple
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.cli import doctor
from bot.database import schema
from bot.database.address import DatabaseUnusable
from bot.pictures import painter
from bot.sandbox.run import Sandbox, Unavailable
from bot.simulator import Simulator
from tests.conversations.conftest import TOKEN, served, settings_for
from tests.conversations.gateway import Gateway, Page

Run = Callable[..., Awaitable[tuple[int, dict[str, tuple[str, str]]]]]
EVERYTHING = {"Bot API", "token", "webhook", "commands", "inline", "database", "disk", "sandbox", "fonts", "time zones"}  # fmt: skip


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    simulator = Simulator(TOKEN, strict_limits=False)
    await simulator.start()
    yield simulator
    await simulator.stop()


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], simulator: Simulator
) -> Run:
    monkeypatch.chdir(tmp_path)
    for name, value in {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": simulator.url,
        "DATABASE_URL": f"sqlite:///{tmp_path}/epsilon.db",
    }.items():
        monkeypatch.setenv(name, value)

    async def run(**settings: str) -> tuple[int, dict[str, tuple[str, str]]]:
        """The exit code, and by what was looked at how it is and what was said."""
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        code = await asyncio.to_thread(main, ["doctor"])
        printed = capsys.readouterr()
        assert printed.err == ""
        assert TOKEN not in printed.out
        assert "canary" not in printed.out
        found = {}
        for line in printed.out.splitlines():
            about, _, said = line[6:].partition(": ")
            found[about] = (line[:5].strip(), said)
        return code, found

    return run


def kinds(found: dict[str, tuple[str, str]]) -> dict[str, str]:
    return {about: kind for about, (kind, _) in found.items() if kind != "ok"}


async def test_where_all_is_well_every_line_is_ok(run: Run, simulator: Simulator, tmp_path: Path) -> None:
    async with served(settings_for(simulator, f"sqlite:///{tmp_path}/epsilon.db")):
        while simulator.counters.get("setMyShortDescription", 0) < 2:
            await asyncio.sleep(0.02)
    code, found = await run()
    assert set(found) == EVERYTHING
    assert kinds(found) == {}
    assert code == 0
    assert simulator.counters.get("deleteWebhook") == 1, (
        "the bot's own, at its start: the doctor changes nothing"
    )


async def test_before_the_first_start_it_says_what_the_start_will_do(run: Run, tmp_path: Path) -> None:
    code, found = await run()
    assert code == 0
    assert kinds(found) == {"commands": "warn"}
    assert "makes it" in found["database"][1]
    assert os.listdir(tmp_path) == []  # noqa: PTH208  a test may block


async def test_a_token_that_is_unknown_or_missing_stops_the_bot(run: Run) -> None:
    code, found = await run(TELEGRAM_BOT_TOKEN="1234567:canary-token-that-nobody-knows-00")
    assert (code, kinds(found)) == (1, {"token": "stop"})
    code, found = await run(TELEGRAM_BOT_TOKEN="")
    assert (code, kinds(found)) == (1, {"token": "stop"})
    assert "@BotFather" in found["token"][1]


async def test_a_proxy_that_is_away_a_filter_and_no_server_stop_the_bot(
    run: Run, simulator: Simulator
) -> None:
    code, found = await run(PROXY_URL="socks5://ada:canary@127.0.0.1:9")
    assert (code, found["Bot API"][0]) == (1, "stop")
    assert "socks5://127.0.0.1:9" in found["Bot API"][1]
    code, found = await run(PROXY_URL="", TELEGRAM_API_URL="http://127.0.0.1:9")
    assert (code, found["Bot API"][0]) == (1, "stop")
    async with Gateway(simulator.url) as gateway:
        gateway.plan["getMe"].append(Page.html(403))
        code, found = await run(TELEGRAM_API_URL=gateway.url)
    assert (code, found["Bot API"][0]) == (1, "stop")
    assert "PROXY_URL" in found["Bot API"][1]


@pytest.mark.parametrize(
    ("wanted", "info", "kind", "word"),
    [
        ("", {"url": ""}, "ok", "polled"),
        ("", {"url": "https://elsewhere.example/u", "pending_update_count": 500}, "warn", "500 updates wait"),
        ("https://example.org/u", {"url": ""}, "warn", "not set"),
        ("https://example.org/u", {"url": "https://example.org/u"}, "ok", "WEBHOOK_URL"),
        ("https://example.org/u", {"url": "https://example.org/u", "last_error_date": 2**32, "last_error_message": "SSL error"}, "warn", "SSL error"),
        ("https://example.org/u", {"url": "https://example.org/u", "last_error_date": 1, "last_error_message": "SSL error"}, "ok", "WEBHOOK_URL"),
        ("https://example.org/u", {"url": "https://example.org/u", "allowed_updates": ["message"]}, "warn", "callback_query"),
    ],
)  # fmt: skip
async def test_the_webhooks_state(
    wanted: str, info: dict[str, Any], kind: str, word: str, run: Run, simulator: Simulator
) -> None:
    async with Gateway(simulator.url) as gateway:
        gateway.plan["getWebhookInfo"].append(Page.json(200, {"ok": True, "result": info}))
        code, found = await run(TELEGRAM_API_URL=gateway.url, WEBHOOK_URL=wanted, WEBHOOK_SECRET="canary")
    assert code == 0
    assert found["webhook"][0] == kind
    assert word in found["webhook"][1]


async def test_a_webhook_without_a_secret_stops_the_bot(run: Run) -> None:
    code, found = await run(WEBHOOK_URL="https://example.org/u")
    assert (code, found["settings"][0]) == (1, "stop")
    assert "WEBHOOK_SECRET" in found["settings"][1]


async def test_a_database_is_looked_at_and_not_changed(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "epsilon.db"
    schema.upgrade(f"sqlite:///{file}")
    for version, kind, code in (("0003", "warn", 0), ("9999", "stop", 1)):
        with sqlite3.connect(file) as connection:
            connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
        connection.close()
        before = file.read_bytes()
        told, found = await run()
        assert (told, found["database"][0]) == (code, kind)
        assert file.read_bytes() == before
    file.write_text("no database, however long " * 100)
    told, found = await run()
    assert (told, found["database"][0]) == (1, "stop")
    told, found = await run(DATABASE_URL="postgresql://eve:canary@127.0.0.1:1/none")
    assert (told, found["database"][0]) == (1, "stop")


async def test_little_is_told_and_too_little_disk_stops_the_bot(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    for free, kind, code in ((10**6, "stop", 1), (10**8, "warn", 0), (10**12, "ok", 0)):
        monkeypatch.setattr(shutil, "disk_usage", lambda _, free=free: usage(0, 0, free))
        told, found = await run()
        assert (told, found["disk"][0]) == (code, kind)


async def test_what_can_be_done_without_is_told_and_stops_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_jail(_: Sandbox) -> None:
        raise Unavailable("this kernel does not hold a jail")

    def no_converter(_: str) -> str:
        raise ImportError("No module named 'tylax'")

    monkeypatch.setattr(Sandbox, "start", no_jail)
    monkeypatch.setattr(painter, "mathematics", no_converter)
    monkeypatch.setattr(doctor, "TEHRAN_SINCE_2022", None)
    code, found = await run()
    assert code == 0
    assert kinds(found) == {"commands": "warn", "sandbox": "warn", "fonts": "warn", "time zones": "warn"}


async def test_disputes_are_listed_without_migrating_a_database(
    tmp_path: Path, capsys: Any, run: Run
) -> None:
    file = tmp_path / "epsilon.db"
    assert await asyncio.to_thread(main, ["disputes"]) == 1
    assert not file.exists()
    schema.upgrade(f"sqlite:///{file}")
    assert await asyncio.to_thread(main, ["disputes"]) == 0
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0007'")
    connection.close()
    capsys.readouterr()
    assert await asyncio.to_thread(main, ["disputes"]) == 1
    assert "epsilon database upgrade" in capsys.readouterr().err
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0007",)
    connection.close()


def test_a_look_cannot_write(empty_address: str) -> None:
    from sqlalchemy.exc import SQLAlchemyError

    from bot.database.look import looking

    schema.upgrade(empty_address)
    with pytest.raises((DatabaseUnusable, SQLAlchemyError)), looking(empty_address) as connection:
        connection.exec_driver_sql("DELETE FROM updates")
