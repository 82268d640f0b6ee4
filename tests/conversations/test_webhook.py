"""Webhook mode over real HTTP: a whole conversation, everything that is not Telegram refused, health, metrics, a graceful stop."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import random
import socket
from collections.abc import AsyncIterator

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.app import serve
from bot.settings import Settings
from bot.simulator import Simulator
from tests.conversations.conftest import Talk, settings_for

SECRET = "a-secret-that-only-Telegram-may-know"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


def free_port() -> int:
    """Below the ports that a system gives to connections going out, one of which might take it before it is used."""
    while True:
        port = random.SystemRandom().randint(20_000, 32_000)
        with socket.socket() as taken:
            try:
                taken.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


def by_webhook(simulator: Simulator, address: str) -> Settings:
    """Settings of a bot that is told of updates at a free port."""
    port = free_port()
    return settings_for(
        simulator,
        address,
        webhook_url=f"http://127.0.0.1:{port}/updates",
        webhook_secret=SECRET,
        listen=f"127.0.0.1:{port}",
        metrics_listen=f"127.0.0.1:{free_port()}",
    )


@pytest.fixture
async def bot(simulator: Simulator, address: str) -> AsyncIterator[Settings]:
    settings = by_webhook(simulator, address)
    stop = asyncio.Event()
    serving = asyncio.create_task(serve(settings, stop))
    async with asyncio.timeout(20):
        while not simulator.methods.webhook:
            await asyncio.sleep(0.02)
    yield settings
    stop.set()
    await serving


def at(settings: Settings, path: str) -> str:
    return f"http://{settings.listen}{path}"


async def test_a_conversation_by_webhook(ada: Talk, sara: Talk) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    assert (await ada.say("500000")).text.startswith("❌")
    assert (await ada.tap("💡")).text.startswith("💡")
    assert (await ada.say("۳۰٬۰۰۰")).text.startswith("✅")
    await sara.say("/start q-matrix-chain-abc--order")
    assert (await sara.say("A(BC)")).text.lstrip("\u200f").startswith("✅")


@pytest.mark.parametrize(
    ("method", "path", "secret", "kind", "body", "status"),
    [
        ("POST", "/updates", None, "application/json", b"{}", 403),
        ("POST", "/updates", "wrong", "application/json", b"{}", 403),
        ("POST", "/updates", "ü", "application/json", b"{}", 403),
        ("POST", "/elsewhere", SECRET, "application/json", b"{}", 404),
        ("GET", "/updates", SECRET, "application/json", b"", 405),
        ("POST", "/updates", SECRET, "text/plain", b"{}", 403),
        ("POST", "/updates", SECRET, "application/json", b"{", 400),
        ("POST", "/updates", SECRET, "application/json", b"[]", 400),
        ("POST", "/updates", SECRET, "application/json", b'{"update_id": "x"', 400),
        ("POST", "/updates", SECRET, "application/json", b" " * 10_000_000, 413),
    ],
)
async def test_what_is_not_telegrams_is_refused_and_nothing_is_queued(
    method: str,
    path: str,
    secret: str | None,
    kind: str,
    body: bytes,
    status: int,
    bot: Settings,
    ada: Talk,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    headers = {"Content-Type": kind} | ({HEADER: secret} if secret else {})
    async with aiohttp.ClientSession() as session:
        try:
            async with session.request(
                method, at(bot, path), data=io.BytesIO(body), headers=headers
            ) as response:
                assert response.status == status
        except aiohttp.ClientOSError:
            # The server may close the line while a body that is far too large is still being written.
            assert status == 413
    assert (await ada.say("/help")).text
    assert SECRET not in caplog.text


async def test_the_same_update_posted_twice_acts_once(bot: Settings, ada: Talk) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    update = {
        "update_id": 990_001,
        "message": {
            "message_id": 500,
            "date": 1_795_000_000,
            "chat": {"id": 7, "type": "private", "first_name": "Ada"},
            "from": {"id": 7, "is_bot": False, "first_name": "Ada"},
            "text": "30000",
        },
    }
    ada.person.forget_seen()
    async with aiohttp.ClientSession(headers={HEADER: SECRET}) as session:
        for _ in range(3):
            async with session.post(at(bot, "/updates"), json=update) as response:
                assert response.status == 200
    assert (await ada.person.next_message(10)).text.startswith("✅")
    await asyncio.sleep(0.3)
    assert ada.person.unseen() == []


async def test_health_readiness_and_metrics(bot: Settings, ada: Talk) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    await ada.say("30000")
    await ada.tap("📖")
    await asyncio.sleep(0.3)
    async with aiohttp.ClientSession() as session:
        for path, text in (("/healthz", "ok"), ("/readyz", "ready")):
            async with session.get(at(bot, path)) as response:
                assert (response.status, await response.text()) == (200, text)
        async with session.get(f"http://{bot.metrics_listen}/metrics") as response:
            measured = await response.text()
            families = list(text_string_to_metric_families(measured))
        async with session.get(at(bot, "/metrics")) as response:
            assert response.status == 404
    assert 'epsilon_updates_total{kind="message"} 2.0' in measured
    assert 'epsilon_updates_total{kind="press"} 1.0' in measured
    assert 'epsilon_verdicts_total{kind="number",outcome="correct"} 1.0' in measured
    assert "epsilon_handling_seconds_count 3.0" in measured
    assert 'epsilon_handling_seconds_bucket{le="+Inf"} 3.0' in measured
    assert {family.name for family in families} == {
        "epsilon_updates",
        "epsilon_verdicts",
        "epsilon_errors",
        "epsilon_updates_set_aside",
        "epsilon_jobs_ended",
        "epsilon_jobs_waiting",
        "epsilon_pushes",
        "epsilon_people_waiting",
        "epsilon_handling_seconds",
    }
    assert "30000" not in measured


async def test_a_stop_finishes_what_is_in_hand(simulator: Simulator, address: str) -> None:
    settings = by_webhook(simulator, address)
    stop = asyncio.Event()
    serving = asyncio.create_task(serve(settings, stop))
    talk = Talk(simulator.person(7, "Ada", "en"))
    await talk.say("/start q-matrix-chain-abc--cost")
    talk.person.forget_seen()
    update = {
        "update_id": 990_002,
        "message": {
            "message_id": 501,
            "date": 1_795_000_000,
            "chat": {"id": 7, "type": "private", "first_name": "Ada"},
            "from": {"id": 7, "is_bot": False, "first_name": "Ada"},
            "text": "500000",
        },
    }
    async with aiohttp.ClientSession(headers={HEADER: SECRET}) as session:
        body = json.dumps(update)
        async with session.post(
            at(settings, "/updates"), data=body, headers={"Content-Type": "application/json"}
        ) as response:
            assert response.status == 200
    stop.set()
    await serving
    assert [message.text[0] for message in talk.person.unseen()] == ["❌"]
