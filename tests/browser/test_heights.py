"""On a phone no message is taller than the screen, but for a report: in three outputs and both languages.

A tenth of the questions is measured, all of them with ``EPSILON_LONG=1``. The tallest ten are printed.
"""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest
from playwright.async_api import async_playwright

from bot.domain.question.text import Language
from bot.simulator import Simulator
from tests.browser.conftest import FLAGS, PHONE, chromium
from tests.browser.heights import COMMANDS, SCREEN, Measured, measured, questions, talk
from tests.conversations.conftest import TOKEN, served, settings_for
from tests.conversations.test_outputs import OUTPUTS

LONG = os.environ.get("EPSILON_LONG") == "1"
pytestmark = pytest.mark.browser


async def test_no_message_is_taller_than_the_screen(tmp_path: Path) -> None:
    path = chromium()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium on this machine, and CI must have one")
        pytest.skip("no Chromium on this machine: heights are not measured")
    asked = questions(every=1 if LONG else 10)
    simulator = Simulator(TOKEN, strict_limits=False)
    await simulator.start()
    try:
        async with served(settings_for(simulator, f"sqlite:///{tmp_path}/heights.db")):
            ways = [(language, output) for language in Language for output in OUTPUTS]
            people = await asyncio.gather(
                *(
                    talk(simulator, 6000 + number, language, output, asked, COMMANDS)
                    for number, (language, output) in enumerate(ways)
                )
            )
            found: list[Measured] = []
            async with async_playwright() as playwright:
                browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
                page = await browser.new_page(viewport=PHONE)
                await page.goto(simulator.url)
                for person in people:
                    found += await measured(page, person)
                await browser.close()
    finally:
        await simulator.stop()
    found.sort(reverse=True)
    for each in found[:10]:
        print(f"{each.height:5} px  {each.chat:12} {each.text}")
    assert len(found) > 6 * (len(asked) * 3 + len(COMMANDS)) * 0.8, "nearly all that was sent is there"
    assert [each for each in found if each.height > SCREEN] == []
