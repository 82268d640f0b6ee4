"""What answers need is loaded before somebody waits for it."""

from __future__ import annotations

import asyncio

import pytest

from bot.catalogue.catalogue import Catalogue, content_folder
from bot.chat import rehearsal
from bot.domain.hearing.heard import Hearing


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch) -> list[Hearing]:
    """The ears that have been made ready."""
    found: list[Hearing] = []
    monkeypatch.setattr(Hearing, "prepare", lambda hearing: found.append(hearing))
    monkeypatch.setattr(rehearsal, "AFTER", 0.0)
    monkeypatch.setattr(rehearsal, "BETWEEN", 0.0)
    return found


async def test_the_ears_of_every_open_question_are_made_ready(ready: list[Hearing]) -> None:
    catalogue = Catalogue.load(content_folder())
    await rehearsal.rehearse_soon(catalogue, lambda: False)
    assert ready == [topic.open_question.hearing for topic in catalogue.topics]


async def test_each_step_waits_while_people_wait_and_comes_in_the_end(
    ready: list[Hearing], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rehearsal, "PAUSE", 0.0)
    looked = 0

    def busy() -> bool:
        nonlocal looked
        looked += 1
        return True

    catalogue = Catalogue.load(content_folder())
    await rehearsal.rehearse_soon(catalogue, busy)
    assert looked == rehearsal.LOOKS * len(list(rehearsal.steps(catalogue)))
    assert len(ready) == len(catalogue.topics)


async def test_nothing_more_is_made_ready_once_the_bot_ends(ready: list[Hearing]) -> None:
    rehearsing = asyncio.create_task(rehearsal.rehearse_soon(Catalogue.load(content_folder()), lambda: True))
    await asyncio.sleep(0.05)
    rehearsing.cancel()
    await asyncio.gather(rehearsing, return_exceptions=True)
    assert ready == []
