"""The documentation says what is so."""

from __future__ import annotations

from pathlib import Path

from bot.catalogue import Catalogue, content_folder
from bot.catalogue.listing import page

ROOT = Path(__file__).parents[2]
TOPICS = Catalogue.load(content_folder()).topics


def test_the_list_of_topics_is_the_one_that_the_content_gives() -> None:
    assert (ROOT / "docs" / "topics.md").read_text(encoding="utf-8") == page(TOPICS), "run `make topics`"


def test_there_are_twenty_five_open_questions_and_at_least_170_drills() -> None:
    assert len(TOPICS) == 25
    assert sum(len(topic.drills) for topic in TOPICS) >= 170
