"""One sandbox for all tests of a module, or a sentence why there is none."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from bot.sandbox.run import Sandbox, Unavailable


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    sandbox = Sandbox()
    try:
        sandbox.start()
    except Unavailable as reason:
        pytest.fail(str(reason)) if os.environ.get("CI") == "true" else pytest.skip(str(reason))
    yield sandbox
    sandbox.close()
