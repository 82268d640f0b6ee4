"""``compose.yaml`` as it is written, without containers: its proxy, its two bot processes with its settings, its database, its health check.

What containers add is replaced: host names by addresses here, Telegram by the stand-in, the certificate by plain HTTP.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import yaml

from bot.simulator import Simulator
from tests.conversations.conftest import TOKEN
from tests.conversations.test_webhook import free_port

ROOT = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
SECRETS = {"telegram_bot_token": TOKEN, "webhook_secret": "a-secret-that-only-Telegram-may-know"}


@pytest.fixture
def caddy() -> str:
    path = shutil.which("caddy")
    if path is not None:
        return path
    if os.environ.get("CI") == "true":
        pytest.fail("no caddy on this machine, and CI must have one")
    pytest.skip("no caddy on this machine")


def filled(template: str, values: dict[str, str]) -> str:
    """Compose's ``${NAME:?}``; a name without a value is an error, as there."""
    return re.sub(r"\$\{(\w+):\?\}", lambda place: values[place[1]], template)


@asynccontextmanager
async def running(*command: str, environment: dict[str, str]) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(*command, env={**os.environ, **environment})
    try:
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await process.wait()


async def healthy(service: str, port: int) -> bool:
    """The health check of a bot's service, run as it is written, against its port here."""
    kind, program, *arguments = COMPOSE[service]["healthcheck"]["test"]
    assert (kind, program) == ("CMD", "python")
    here = [argument.replace(":8080", f":{port}") for argument in arguments]
    process = await asyncio.create_subprocess_exec(sys.executable, *here, stderr=asyncio.subprocess.DEVNULL)
    return await process.wait() == 0


def composer() -> list[str]:
    """Docker's composing of files, which needs no engine."""
    if (docker := shutil.which("docker")) and subprocess.run(
        [docker, "compose", "version"], capture_output=True
    ).returncode == 0:
        return [docker, "compose"]
    if path := shutil.which("docker-compose"):
        return [path]
    if os.environ.get("CI") == "true":
        pytest.fail("no docker compose on this machine, and CI must have one")
    pytest.skip("no docker compose on this machine")


def test_docker_compose_reads_the_file_as_it_is_meant(tmp_path: Path) -> None:
    shutil.copy(ROOT / "compose.yaml", tmp_path)
    secrets = yaml.safe_load((ROOT / "compose.yaml").read_text())["secrets"]
    for secret in secrets.values():
        path = tmp_path / secret["file"]
        path.parent.mkdir(exist_ok=True)
        path.write_text("a secret")
    command = [*composer(), "--file", str(tmp_path / "compose.yaml"), "config"]
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    read = subprocess.run(
        command, capture_output=True, text=True, env=environment | {"DOMAIN": "bot.example.org"}
    )
    assert read.returncode == 0, read.stderr
    services = yaml.safe_load(read.stdout)["services"]
    assert set(services) == {"database", "one", "two", "proxy"}
    for name in ("one", "two"):
        assert services[name]["environment"]["WEBHOOK_URL"] == "https://bot.example.org/updates"
        assert services[name]["depends_on"]["database"]["condition"] == "service_healthy"
    for name, service in services.items():
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name

    without_domain = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert without_domain.returncode != 0
    assert "DOMAIN" in without_domain.stderr


async def until(true: Callable[[], Any]) -> None:
    async with asyncio.timeout(40):
        while not await true():
            await asyncio.sleep(0.2)


@pytest.mark.postgres
async def test_one_process_is_replaced_while_the_other_answers(
    caddy: str, postgres_server: Any, tmp_path: Path
) -> None:
    address = postgres_server.clean_database()
    front, ports = free_port(), {"one": free_port(), "two": free_port()}
    domain = f"http://127.0.0.1:{front}"
    mounted = COMPOSE["proxy"]["volumes"][0].partition(":")[0]
    proxying = (ROOT / mounted).read_text()
    for name, port in ports.items():
        assert f"{name}:8080" in proxying
        proxying = proxying.replace(f"{name}:8080", f"127.0.0.1:{port}")
    caddyfile = tmp_path / "Caddyfile"
    caddyfile.write_text("{\n\tadmin off\n\tauto_https off\n}\n" + proxying)
    simulator = Simulator(TOKEN, strict_limits=False)
    await simulator.start()

    def settings(name: str) -> dict[str, str]:
        given = COMPOSE[name]["environment"]
        values = {key: filled(value, {"DOMAIN": domain}) for key, value in given.items()}
        assert COMPOSE[name]["secrets"] == [*SECRETS, "database_url"]
        values |= {secret.upper(): value for secret, value in SECRETS.items()}
        assert values["WEBHOOK_URL"] == f"https://{domain}/updates"
        return values | {
            "TELEGRAM_API_URL": simulator.url,
            "DATABASE_URL": address,
            "WEBHOOK_URL": f"{domain}/updates",
            "LISTEN": values["LISTEN"].replace("0.0.0.0:8080", f"127.0.0.1:{ports[name]}"),
            "LOG_LEVEL": "ERROR",
        }

    def bot(name: str) -> Any:
        return running(sys.executable, "-m", "bot", "run", environment=settings(name))

    proxy = running(
        caddy,
        "run",
        "--config",
        str(caddyfile),
        environment={"DOMAIN": domain, "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)},
    )
    ada = simulator.person(7, "Ada", "en")
    try:
        async with proxy, bot("two") as two:
            async with bot("one") as one:
                for name, port in ports.items():
                    await until(lambda name=name, port=port: healthy(name, port))  # type: ignore[misc]
                ada.send("/start q-matrix-chain-abc--cost")
                assert "matrices" in (await ada.next_message(20)).text
                for answer in range(1, 9):
                    ada.send(str(1_000_000 + answer))
                    assert (await ada.next_message(20)).text.startswith("❌")
                one.send_signal(signal.SIGTERM)
                # It is gone, or going, while these come: each is answered by the other.
                for answer in range(9, 17):
                    ada.send(str(1_000_000 + answer))
                    assert (await ada.next_message(20)).text.startswith("❌")
                assert await one.wait() == 0
            assert not await healthy("one", ports["one"])
            async with aiohttp.ClientSession() as session:
                for path in ("/metrics", "/healthz", "/readyz", "/"):
                    async with session.get(domain + path) as response:
                        assert response.status == 404, path
                answered = 0
                for _ in range(40):
                    async with session.post(f"{domain}/updates", json={"update_id": 1}) as response:
                        answered = response.status
                    if (
                        answered < 500
                    ):  # the proxy may still be finding out that one is gone; Telegram would post again
                        break
                    await asyncio.sleep(0.25)
                assert answered == 403, "the secret is checked behind the proxy"
            two.send_signal(signal.SIGTERM)
            assert await two.wait() == 0
    finally:
        await simulator.stop()
    verdicts = [message for message in ada.messages if message.from_bot and message.text.startswith("❌")]
    assert len(verdicts) == 16
