"""``epsilon try`` while its author writes: drafts are asked, and what has changed is read anew."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.catalogue.content import content_folder
from bot.cli import try_it
from bot.simulator import Simulator
from tests.conversations.conftest import TOKEN, Talk, settings_for

COST = "/start q-matrix-chain-abc--cost"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder with one topic, which may be written to."""
    folder = tmp_path / "content"
    shutil.copytree(content_folder() / "matrix-chain-abc", folder / "matrix-chain-abc")
    for shared in filter(Path.is_file, content_folder().iterdir()):
        shutil.copy(shared, folder)
    return folder


@pytest.fixture
async def ada(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Talk]:
    """A person in a trial of that folder."""
    monkeypatch.setattr(try_it, "LOOK_SECONDS", 0.05)
    simulator, stop = Simulator(TOKEN, strict_limits=False), asyncio.Event()
    await simulator.start()
    settings = settings_for(simulator, f"sqlite:///{tmp_path}/try.db", content_dir=str(content))
    serving = asyncio.create_task(try_it._serve(settings, stop))
    yield Talk(simulator.person(7, "Ada", "en"))
    stop.set()
    await asyncio.wait_for(serving, 20)
    await simulator.stop()


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


async def after(change: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Returns once the trial has said something."""
    said = ""
    async with asyncio.timeout(20):
        while change not in said:
            await asyncio.sleep(0.05)
            said += "".join(capsys.readouterr())


async def test_an_edit_is_seen_at_once_and_leaves_the_question_on_the_screen_as_it_was(
    content: Path, ada: Talk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "Least cost of ABC" in (await ada.say(COST)).text

    edit(content / "matrix-chain-abc" / "cost.yaml", "Least cost of ABC", "The cheapest way")
    await after("read anew", capsys)

    assert (await ada.say("30000")).text.startswith("✅")
    assert "The cheapest way" in (await ada.say(COST)).text


async def test_a_draft_is_asked(content: Path, ada: Talk, capsys: pytest.CaptureFixture[str]) -> None:
    await ada.say("/start")
    edit(content / "matrix-chain-abc" / "cost.yaml", "revision: ", "draft: true\nrevision: ")
    await after("read anew", capsys)

    assert "Least cost of ABC" in (await ada.say(COST)).text


async def test_what_cannot_be_read_is_told_and_the_mended_file_goes_on(
    content: Path, ada: Talk, capsys: pytest.CaptureFixture[str]
) -> None:
    await ada.say("/start")
    topic = content / "matrix-chain-abc" / "topic.yaml"
    edit(topic, "position: ", "positoin: ")
    await after("Did you mean position?", capsys)

    edit(topic, "positoin: ", "position: ")
    await after("read anew", capsys)

    assert "Least cost of ABC" in (await ada.say(COST)).text


def test_a_databases_address_means_its_file() -> None:
    assert try_it._file("sqlite:////tmp/a.db") == try_it._file("/tmp/a.db") == Path("/tmp/a.db")
    assert try_it._file("sqlite:///a.db") == Path("a.db")
