"""A bot in a process of its own, behind a filter: the Bot API's name is known to a proxy alone, which wants a password.

Polling, sending, an upload and a download all go through the proxy, and its password is in no line even at DEBUG.
"""

from __future__ import annotations

import asyncio
import os
import ssl
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import trustme

from bot.simulator import Simulator
from tests.conversations.conftest import TOKEN, Talk
from tests.proxies.servers import HttpProxy, SocksProxy, TlsFront

HOST = "api.telegram.invalid"
USER, PASSWORD = "ada", "p@ss/w:rd-canary"
WRITTEN = f"{USER}:p%40ss%2Fw%3Ard-canary"
AUTHORITY = trustme.CA()
Proxy = HttpProxy | SocksProxy


@pytest.fixture(scope="module")
def trusted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    file = tmp_path_factory.mktemp("authority") / "authority.pem"
    AUTHORITY.cert_pem.write_to_path(str(file))
    yield file


@asynccontextmanager
async def filtered(kind: type[Proxy]) -> AsyncIterator[tuple[Simulator, Proxy]]:
    """The stand-in for Telegram over HTTP and TLS, and a proxy that alone knows the way to it."""
    simulator = Simulator(TOKEN, strict_limits=False)
    plain = int((await simulator.start(also_known_as=[HOST])).rpartition(":")[2])
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    AUTHORITY.issue_cert(HOST).configure_cert(context)
    async with (
        TlsFront(context, plain) as front,
        kind({(HOST, 443): front.port, (HOST, 80): plain}, USER, PASSWORD) as proxy,
    ):
        yield simulator, proxy
    await simulator.stop()


@asynccontextmanager
async def running(folder: Path, trusted: Path, **settings: str) -> AsyncIterator[Path]:
    """``epsilon run`` with nothing in the environment but this; the file that gets all that it says."""
    said = folder / "said"
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
        "HOME": str(folder),
        "SSL_CERT_FILE": str(trusted),
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "DATABASE_URL": f"sqlite:///{folder}/epsilon.db",
        "LOG_LEVEL": "DEBUG",
        **settings,
    }
    with said.open("wb") as out:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=environment, cwd=folder, stdout=out, stderr=out
        )
    try:
        yield said
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 20) == 0, said.read_text()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def converse(simulator: Simulator, proxy: Proxy) -> None:
    ada = Talk(simulator.person(7, "Ada", "en"))
    ada.person.send("/start q-matrix-chain-abc--cost")
    await ada.person.next_message(40)
    assert (await ada.say("30000")).text.startswith("✅")
    assert (await ada.tap("📖")).text.startswith("📖")
    ada.person.forget_seen()
    ada.person.send("/export")
    async with asyncio.timeout(20):
        while (await ada.person.next_message(20)).document is None:
            continue
    await ada.say("/start q-mean-of-a-million--code")
    ada.person.forget_seen()
    ada.person.send_document("answer.py", b"def nothing():\n    return 0\n")
    assert (await ada.person.next_message(40)).text
    assert simulator.counters["getUpdates"]
    assert simulator.counters["getFile"] == 1
    assert simulator.counters["sendDocument"] == 1
    assert proxy.asked


@pytest.mark.parametrize(
    ("kind", "scheme", "api", "asked"),
    [
        (HttpProxy, "http", f"http://{HOST}", f"POST http://{HOST}:80"),
        (HttpProxy, "http", f"https://{HOST}", f"CONNECT {HOST}:443"),
        (SocksProxy, "socks5", f"http://{HOST}", f"{HOST}:80"),
        (SocksProxy, "socks5", f"https://{HOST}", f"{HOST}:443"),
    ],
    ids=["absolute form", "CONNECT", "SOCKS", "SOCKS with TLS"],
)
async def test_a_conversation_through_a_proxy(
    kind: type[Proxy], scheme: str, api: str, asked: str, tmp_path: Path, trusted: Path
) -> None:
    async with filtered(kind) as (simulator, proxy):
        address = f"{scheme}://{WRITTEN}@127.0.0.1:{proxy.port}"
        async with running(tmp_path, trusted, PROXY_URL=address, TELEGRAM_API_URL=api) as said:
            await converse(simulator, proxy)
    downloads = {asked.replace("POST", "GET")}
    assert set(proxy.asked) == {asked} | downloads
    for secret in (PASSWORD, WRITTEN, TOKEN):
        assert secret not in said.read_text()


@pytest.mark.parametrize(
    ("kind", "name", "scheme", "api"),
    [
        (HttpProxy, "https_proxy", "http", f"https://{HOST}"),
        (HttpProxy, "HTTP_PROXY", "http", f"http://{HOST}"),
        (SocksProxy, "ALL_PROXY", "socks5h", f"https://{HOST}"),
    ],
)
async def test_the_usual_variables_are_read(
    kind: type[Proxy], name: str, scheme: str, api: str, tmp_path: Path, trusted: Path
) -> None:
    async with filtered(kind) as (simulator, proxy):
        settings = {name: f"{scheme}://{WRITTEN}@127.0.0.1:{proxy.port}", "TELEGRAM_API_URL": api}
        async with running(tmp_path, trusted, **settings):
            ada = Talk(simulator.person(7, "Ada", "en"))
            ada.person.send("/help")
            assert (await ada.person.next_message(40)).text
    assert proxy.asked
