"""What answers need is loaded before somebody waits for it."""

from __future__ import annotations

import threading

import pytest

from bot.catalogue.catalogue import Catalogue, content_folder
from bot.chat import rehearsal
from bot.domain.hearing.heard import Hearing


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch) -> list[Hearing]:
    """The ears that have been made ready."""
    found: list[Hearing] = []
    monkeypatch.setattr(Hearing, "prepare", lambda hearing: found.append(hearing))
    monkeypatch.setattr(rehearsal, "BETWEEN_EARS", 0.0)
    return found


def test_the_ears_of_every_open_question_are_made_ready(ready: list[Hearing]) -> None:
    catalogue = Catalogue.load(content_folder())
    rehearsal.rehearse(catalogue, threading.Event())
    assert ready == [topic.open_question.hearing for topic in catalogue.topics]


def test_nothing_is_made_ready_once_the_bot_ends(ready: list[Hearing]) -> None:
    ended = threading.Event()
    ended.set()
    rehearsal.rehearse(Catalogue.load(content_folder()), ended)
    assert ready == []
