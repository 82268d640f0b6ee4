"""What a stranger can send, to the page of ``epsilon try``, to the webhook, as content, as a name: refused, bounded, made harmless."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest
import yaml

from bot.catalogue.template import FillError, fill
from bot.chat import connections
from bot.chat.arrivals import STORAGE
from bot.chat.measuring import Measuring
from bot.chat.pace import A_MINUTE, Pace
from bot.chat.webhook import Webhook
from bot.database.database import Database
from bot.pictures.painter import CannotDraw, Painter, mathematics
from bot.simulator import Simulator
from bot.simulator.site import _mathml
from bot.use_cases.groups import name_on_board
from bot.use_cases.inbox import Inbox, Received
from bot.use_cases.occasion import Occasion
from bot.use_cases.privacy import Privacy
from tests.conversations.test_webhook import free_port
from tests.effort import effort

ROOT = Path(__file__).parents[2]
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
async def page() -> AsyncIterator[Simulator]:
    """The page as ``epsilon try`` serves it."""
    simulator = Simulator("1:token", control=False)
    await simulator.start()
    yield simulator
    await simulator.stop()


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "192.0.2.7"])
async def test_a_name_that_was_made_to_point_here_reaches_nothing(host: str, page: Simulator) -> None:
    async with aiohttp.ClientSession() as session:
        for path in ("/", "/page/app.js", "/page/socket", "/bot1:token/getMe"):
            async with session.get(page.url + path, headers={"Host": host}) as answer:
                assert answer.status == 403, path
        async with session.get(page.url + "/") as answer:
            assert answer.status == 200


async def test_nothing_controls_the_page_of_try(page: Simulator) -> None:
    async with aiohttp.ClientSession() as session:
        post = session.post(page.url + "/control/people/1001/send", data='{"text": "/forget"}')
        async with post as answer:
            assert answer.status == 404


async def test_an_upload_to_nobody_is_not_found(page: Simulator) -> None:
    async with aiohttp.ClientSession() as session:
        for number in ("abc", "9", "-1", "\u0663"):
            async with session.post(f"{page.url}/page/upload/{number}", data=b"x") as answer:
                assert answer.status == 404, number


@pytest.mark.parametrize(
    "latex", [r"\text{<script>alert(1)</script>}", r"\href{javascript:alert(1)}{x}", r"\text{<img src=x>}"]
)
def test_no_formula_brings_markup_into_the_page(latex: str) -> None:
    written = _mathml(latex) or ""

    assert "<script" not in written and "<img" not in written and "javascript:" not in written


def test_a_formula_is_still_one() -> None:
    assert "<mfrac>" in (_mathml(r"\frac{n}{2}") or "")


@pytest.fixture
async def webhook() -> AsyncIterator[str]:
    async def receive(_: object) -> None:
        raise AssertionError("nothing here is an update")

    async def ready() -> bool:
        return True

    port = free_port()
    served = Webhook(None, receive, "/updates", "secret", ready)  # type: ignore[arg-type]
    await served.start("127.0.0.1", port)
    yield f"http://127.0.0.1:{port}"
    await served.stop()


@pytest.mark.parametrize("depth", [100, 900, 5_000, 100_000])
async def test_json_in_itself_is_no_fault_of_ours(depth: int, webhook: str) -> None:
    body = '{"update_id": 1, "x": ' + "[" * depth + "]" * depth + "}"
    headers = {"X-Telegram-Bot-Api-Secret-Token": "secret", "Content-Type": "application/json"}
    async with (
        aiohttp.ClientSession() as session,
        session.post(webhook + "/updates", data=body, headers=headers) as answer,
    ):
        assert answer.status in (200, 400)


async def test_half_open_requests_are_let_go(webhook: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that say nothing, or half a header, whoever they are; and beyond a number of them at once."""
    monkeypatch.setattr(connections, "HEADER_SECONDS", 0.3)
    port = int(webhook.rpartition(":")[2])
    silent = await asyncio.open_connection("127.0.0.1", port)
    half = await asyncio.open_connection("127.0.0.1", port)
    half[1].write(b"POST /updates HTTP/1.1\r\nHost: x\r\n")
    async with asyncio.timeout(5):
        for reader, _ in (silent, half):
            with pytest.raises((ConnectionResetError, asyncio.IncompleteReadError)):
                await reader.readexactly(1)
    for _, writer in (silent, half):
        writer.close()


async def test_many_silent_connections_keep_nobody_out(webhook: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "MOST_OPEN", 20)
    port = int(webhook.rpartition(":")[2])
    opened = [await asyncio.open_connection("127.0.0.1", port) for _ in range(60)]
    async with aiohttp.ClientSession() as session, session.get(webhook + "/healthz") as answer:
        assert answer.status == 200
    ended = 0
    for reader, writer in opened:
        try:
            async with asyncio.timeout(0.05):
                ended += await reader.read(1) == b""
        except ConnectionResetError:
            ended += 1
        except TimeoutError:
            continue
        finally:
            writer.close()
    assert ended >= 40


async def test_metrics_have_a_listener_of_their_own(webhook: str) -> None:
    port = free_port()
    measuring = Measuring(lambda: "epsilon_x 1\n")
    await measuring.start("127.0.0.1", port)
    async with aiohttp.ClientSession() as session:
        async with session.get(f"http://127.0.0.1:{port}/metrics") as answer:
            assert await answer.text() == "epsilon_x 1\n"
        async with session.get(webhook + "/metrics") as answer:
            assert answer.status == 404
    await measuring.stop()


LOOP = "<% for a in range(1, 9999) %>"
TEMPLATES = {
    "a width": '<< "%0999999999d" % 1 >>',
    "a width in a format": '<< "{:999999999}".format(1) >>',
    "a method of a text": '<< "x".ljust(999999999) >>',
    "a text many times": '<< "x" * 999999999 >>',
    "loops in loops": LOOP * 4 + "<% endfor %>" * 4,
    "loops that put nothing out": LOOP * 2 + "<% endfor %>" * 2,
    "loops that put much out": LOOP * 2 + "xxxxxxxxxx" + "<% endfor %>" * 2,
    "a macro that calls itself": "<% macro m() %><< m() >><% endmacro %><< m() >>",
    "texts joined to themselves": "<% set x = 'xxxxxxxxxx' %>" + "<% set x = x ~ x %>" * 40 + "<< x >>",
    "texts added to themselves": "<% set x = 'xxxxxxxxxx' %>" + "<% set x = x + x %>" * 40 + "<< x >>",
    "a long template": "<<" + " " * 200_000 + "n >>",
}


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_a_template_is_bounded_in_time_and_size(template: str) -> None:
    def filled() -> None:
        with pytest.raises(FillError):
            fill(template, {"n": 1})

    assert effort(filled) < 1.0


@pytest.mark.parametrize(
    "latex",
    [
        r"\text{#block(width: 100000pt)[x]}",
        r'\text{#read("../painter.py")}',
        r"\text{$#sys.version$}",
        "#x",
        r"\text{\\#x}",
    ],
)
def test_latex_never_becomes_code(latex: str) -> None:
    """It is drawn as it stands, or not at all, and small."""
    try:
        drawn = Painter().draw("formula", {"formulas": [mathematics(latex)]})
    except CannotDraw as error:
        assert "unknown variable" in str(error) or "unexpected" in str(error) or "expected" in str(error)
    else:
        assert len(drawn) < 80_000


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ada", "Ada"),
        ("سارا\u200cجان", "سارا\u200cجان"),
        ("\u202eadA\u2066", "adA"),
        ("https://evil.example/x", "–"),
        ("see t.me/evil now", "see now"),
        ("evil.com", "–"),
        ("@admin", "admin"),
        ("A\0B\nC", "A B C"),
        ("\u200b\u2060", "–"),
        ("x" * 500, "x" * 64),
        ("Dr. No", "Dr. No"),
    ],
)
def test_a_name_on_the_board_is_only_a_name(name: str, shown: str) -> None:
    assert name_on_board(name) == shown


def test_a_groups_board_is_shown_once_a_minute_and_presses_are_paced() -> None:
    now = 0.0
    pace = Pace(lambda: now)
    assert [pace.allows_board(1), pace.allows_board(1), pace.allows_board(2)] == [True, False, True]
    assert [pace.allows(3) for _ in range(A_MINUTE + 1)] == [True] * A_MINUTE + [False]
    now = 61.0
    assert pace.allows_board(1) and pace.allows(3)


async def test_what_is_forgotten_is_in_no_file(tmp_path: Path) -> None:
    """Neither in the database nor in its log."""
    file = tmp_path / "epsilon.db"

    def holds_it() -> bool:
        return any(b"a-canary" in each.read_bytes() for each in tmp_path.iterdir())

    async with Database.open(f"sqlite:///{file}") as database:
        inbox = Inbox(database)
        await inbox.receive([Received(5, 1, '{"text": "a-canary-that-must-go"}')], NOON)
        assert holds_it()

        await Privacy(database).forget(Occasion(1, None, NOON))

        assert not holds_it()


def test_nobody_fills_the_disc() -> None:
    """A flood of long messages for a day is kept up to some megabytes."""
    assert STORAGE.most + STORAGE.a_second * 86_400 < 8_000_000


def test_the_containers_and_the_unit_are_held() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
    for name, service in services.items():
        assert service["read_only"] is True, name
        assert service["cap_drop"] == ["ALL"], name
        assert "no-new-privileges:true" in service["security_opt"], name
        assert service["mem_limit"] and service["pids_limit"], name
        assert not any("PASSWORD" in key and "FILE" not in key for key in service.get("environment", {})), (
            name
        )
    unit = (ROOT / "deploy" / "epsilon.service").read_text().splitlines()
    for line in (
        "CapabilityBoundingSet=", "RestrictNamespaces=yes", "LockPersonality=yes", "ProtectKernelModules=yes", "ProtectKernelLogs=yes",
        "ProtectKernelTunables=yes", "SystemCallArchitectures=native", "OOMPolicy=continue",
    ):  # fmt: skip
        assert line in unit
