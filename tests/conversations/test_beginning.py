"""The start, and asking for updates, where Telegram's servers, a filter or the network answer otherwise than they should."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.app import serve
from bot.chat import beginning, patience
from bot.chat.beginning import CannotStart
from bot.settings import Settings, SettingsFault
from bot.simulator import Simulator
from tests.conversations.conftest import TOKEN, Talk, served, settings_for
from tests.conversations.gateway import Gateway, Page
from tests.conversations.test_webhook import SECRET, free_port

TOO_MANY = Page.refusal(429, "Too Many Requests: retry after 1", retry_after=1)
UNAUTHORIZED = Page.refusal(401, "Unauthorized")


@pytest.fixture
async def gateway(simulator: Simulator) -> AsyncIterator[Gateway]:
    async with Gateway(simulator.url) as gateway:
        yield gateway


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    # At DEBUG the library writes addresses with the token, which only the program's own lines hide.
    caplog.set_level(logging.INFO)
    monkeypatch.setattr(patience, "FIRST_PAUSE", 0.01)
    monkeypatch.setattr(patience, "LONGEST_PAUSE", 0.05)


def settings_through(gateway: Gateway, tmp_path: Path, **others: Any) -> Settings:
    given: dict[str, Any] = {
        "_env_file": None,
        "telegram_bot_token": TOKEN,
        "telegram_api_url": gateway.url,
        "database_url": f"sqlite:///{tmp_path}/epsilon.db",
    }
    return Settings(**(given | others))


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


PASSING = {
    "getMe": [TOO_MANY, Page.html(502), Page.html(500), Page.html(429), Page.refusal(500, "Internal Server Error")],
    "deleteWebhook": [TOO_MANY, Page.html(502), Page.html(504), Page.refusal(429, "Too Many Requests")],
    "getUpdates": [
        UNAUTHORIZED,
        Page.refusal(404, "Not Found"),
        Page.html(403),
        Page.html(200),
        Page.json(200, {"ok": False}),
        Page.json(200, {"ok": True, "result": {}}),
        Page.json(200, {"ok": True, "result": ["update"]}),
        Page.json(200, []),
        Page.html(502),
        TOO_MANY,
        Page.refusal(409, "Conflict: terminated by other getUpdates request"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("method", "page"), [(method, page) for method, pages in PASSING.items() for page in pages], ids=str
)
async def test_what_passes_by_itself_is_waited_for_with_one_line(
    method: str, page: Page, gateway: Gateway, simulator: Simulator, tmp_path: Path, caplog: Any
) -> None:
    gateway.plan[method].extend([page] * 2)
    async with served(settings_through(gateway, tmp_path)):
        ada = Talk(simulator.person(7, "Ada", "en"))
        assert (await ada.say("/start q-matrix-chain-abc--cost")).text
        assert (await ada.say("30000")).text.startswith("✅")
    told = [line for line in warnings(caplog) if "trying again" in line]
    assert len(told) == 1
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert TOKEN not in caplog.text


@pytest.mark.parametrize(
    ("method", "page", "word"),
    [
        ("getMe", UNAUTHORIZED, "TELEGRAM_BOT_TOKEN"),
        ("getMe", Page.html(403), "TELEGRAM_API_URL"),
        ("getMe", Page.html(404), "TELEGRAM_API_URL"),
        ("getMe", Page.html(200), "PROXY_URL"),
        ("getMe", Page.json(200, {"ok": False}), "TELEGRAM_API_URL"),
        ("getMe", Page.json(200, [1]), "TELEGRAM_API_URL"),
        ("deleteWebhook", Page.html(403), "TELEGRAM_API_URL"),
        ("deleteWebhook", Page.refusal(400, "Bad Request: no"), "webhook: No"),
    ],
)
async def test_what_does_not_pass_is_told_in_a_line(
    method: str, page: Page, word: str, gateway: Gateway, tmp_path: Path
) -> None:
    gateway.plan[method].extend([page] * 30)
    with pytest.raises(CannotStart, match=word) as told:
        await serve(settings_through(gateway, tmp_path), asyncio.Event())
    assert "\n" not in str(told.value)
    assert TOKEN not in str(told.value)


async def test_a_webhook_that_telegram_refuses_is_told_in_a_line(gateway: Gateway, tmp_path: Path) -> None:
    port = free_port()
    hook: dict[str, Any] = {
        "webhook_url": f"http://127.0.0.1:{port}/updates",
        "webhook_secret": SECRET,
        "listen": f"127.0.0.1:{port}",
    }
    gateway.plan["setWebhook"].append(
        Page.refusal(400, "Bad Request: bad webhook: HTTPS url must be provided")
    )
    with pytest.raises(CannotStart, match="WEBHOOK_URL: Bad webhook: https url must be provided"):
        await serve(settings_through(gateway, tmp_path, **hook), asyncio.Event())


async def test_a_token_refused_ten_times_in_a_row_ends_with_a_line(gateway: Gateway, tmp_path: Path) -> None:
    gateway.plan["getUpdates"].extend([UNAUTHORIZED] * 30)
    with pytest.raises(CannotStart, match="again and again"):
        await serve(settings_through(gateway, tmp_path), asyncio.Event())
    assert gateway.calls["getUpdates"] == 10


async def test_the_wanted_kinds_are_told_in_both_modes(
    gateway: Gateway, simulator: Simulator, tmp_path: Path
) -> None:
    async with served(settings_through(gateway, tmp_path)):
        while not gateway.calls["getUpdates"]:
            await asyncio.sleep(0.01)
    port = free_port()
    hook: dict[str, Any] = {
        "webhook_url": f"http://127.0.0.1:{port}/updates",
        "webhook_secret": SECRET,
        "listen": f"127.0.0.1:{port}",
    }
    async with served(settings_through(gateway, tmp_path, **hook)):
        while not gateway.calls["setWebhook"]:
            await asyncio.sleep(0.01)
    for method in ("getUpdates", "setWebhook"):
        body = next(body for name, body in gateway.given if name == method).decode()
        assert "allowed_updates" in body
        for kind in ("message", "callback_query", "my_chat_member", "inline_query"):
            assert kind in body


async def test_a_host_that_boots_before_its_network_waits_for_it(tmp_path: Path, caplog: Any) -> None:
    port = free_port()
    settings = Settings(
        _env_file=None,
        telegram_bot_token=TOKEN,
        telegram_api_url=f"http://127.0.0.1:{port}",
        database_url=f"sqlite:///{tmp_path}/epsilon.db",
    )
    async with served(settings):
        while not warnings(caplog):
            await asyncio.sleep(0.01)
        simulator = Simulator(TOKEN, strict_limits=False)
        await simulator.start(port=port)
        assert (await Talk(simulator.person(7, "Ada", "en")).say("/help")).text
    await simulator.stop()
    assert len([line for line in warnings(caplog) if "cannot be reached" in line]) == 1


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "http://no-such-host.invalid"])
async def test_a_stop_ends_the_waiting_at_once(address: str, tmp_path: Path, caplog: Any) -> None:
    stop = asyncio.Event()
    settings = Settings(
        _env_file=None,
        telegram_bot_token=TOKEN,
        telegram_api_url=address,
        database_url=f"sqlite:///{tmp_path}/epsilon.db",
    )
    serving = asyncio.create_task(serve(settings, stop))
    while not warnings(caplog):
        await asyncio.sleep(0.01)
    stop.set()
    await asyncio.wait_for(serving, 10)


async def test_a_server_that_goes_on_refusing_is_told_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beginning, "REFUSED_FOR", 0.1)
    settings = Settings(
        _env_file=None,
        telegram_bot_token=TOKEN,
        telegram_api_url="http://127.0.0.1:9",
        database_url=f"sqlite:///{tmp_path}/epsilon.db",
    )
    with pytest.raises(CannotStart, match="TELEGRAM_API_URL"):
        await serve(settings, asyncio.Event())


async def test_a_taken_port_and_a_heartbeat_that_cannot_be_written_are_told_apart(
    simulator: Simulator, tmp_path: Path
) -> None:
    address = f"sqlite:///{tmp_path}/epsilon.db"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        listen = f"127.0.0.1:{taken.getsockname()[1]}"
        hook = settings_for(
            simulator, address, webhook_url="https://example.org/u", webhook_secret=SECRET, listen=listen
        )
        with pytest.raises(CannotStart, match=f"cannot listen on {listen}"):
            await serve(hook, asyncio.Event())
    unwritable = settings_for(simulator, address, heartbeat_file=tmp_path / "nowhere" / "alive")
    with pytest.raises(SettingsFault, match="HEARTBEAT_FILE"):
        await serve(unwritable, asyncio.Event())


@pytest.mark.parametrize("secret", [None, "with a space", "ü", "x" * 257])
async def test_a_webhook_without_a_fit_secret_does_not_begin(
    secret: str | None, simulator: Simulator, tmp_path: Path
) -> None:
    settings = settings_for(
        simulator,
        f"sqlite:///{tmp_path}/epsilon.db",
        webhook_url="https://example.org/u",
        webhook_secret=secret,
    )
    with pytest.raises(SettingsFault, match="WEBHOOK_SECRET"):
        await serve(settings, asyncio.Event())
