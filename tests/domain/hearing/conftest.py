"""The catalogue's own ears, loaded once."""

from __future__ import annotations

import pytest

from bot.catalogue.catalogue import Catalogue, content_folder
from bot.catalogue.content import CORPUS_FILE
from bot.domain.question.topic import Topic


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load(content_folder())


@pytest.fixture(scope="session")
def heard_topics(catalogue: Catalogue) -> list[Topic]:
    """The topics that have a corpus."""
    return [topic for topic in catalogue.topics if (content_folder() / topic.id / CORPUS_FILE).exists()]
