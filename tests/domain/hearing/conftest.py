"""The catalogue's own ears, loaded once."""

from __future__ import annotations

import pytest

from bot.catalogue.catalogue import Catalogue, content_folder


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load(content_folder())
