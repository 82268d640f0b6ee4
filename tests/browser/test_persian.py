"""The gate of Persian: on a phone's width no table is scrambled, no command has its slash behind it, no formula is torn, in three outputs.

``EPSILON_LONG=1`` lays out hints, verdicts and second variants too.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Page, async_playwright

from bot.views.numerals import ISOLATE, POP
from tests.browser.conftest import FLAGS, PHONE, chromium
from tests.browser.persian import OUTPUTS, Phone, chats, learner_of

LONG = os.environ.get("EPSILON_LONG") == "1"
SARA = 1002
pytestmark = pytest.mark.browser

LONG_WORDS = "این جمله آن‌قدر بلند است که فرمول پایانش به لبهٔ صفحه برسد "
PLANTED_TEXTS = {
    "sign on the wrong side": ["با دستور /practice پرسش تازه‌ای بگیرید.", "تابع را در فایل .py بفرستید."],
    "formula torn": [LONG_WORDS[:at] + f"{ISOLATE}r · s · t = 12{POP}" for at in range(20, len(LONG_WORDS))],
    "words out of order": ["GPU و TPU هر دو سریع هستند، ولی CPU نه."],
    "columns out of order": [
        f"<pre>{ISOLATE}برش  ضرب‌ها{POP}\n{ISOLATE}A1  30000{POP}\n{ISOLATE}A2  5000{POP}</pre>"
    ],
}
CELL = {"align": "left", "valign": "middle"}
PLANTED_TABLE = {
    "blocks": [
        {
            "type": "table",
            "cells": [
                [{"text": "برش", "is_header": True, **CELL}, {"text": "ضرب‌ها", "is_header": True, **CELL}],
                [{"text": "A", **CELL}, {"text": "5", **CELL}],
            ],
        }
    ],
    "is_rtl": False,
    "skip_entity_detection": True,
}


@asynccontextmanager
async def shown(phone: Phone) -> AsyncIterator[Page]:
    path = chromium()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium on this machine, and CI must have one")
        pytest.skip("no Chromium on this machine: the layout is not measured")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        page = await browser.new_page(viewport=PHONE)
        await page.goto(phone.simulator.url)
        yield page
        await browser.close()


async def test_no_persian_message_is_scrambled_torn_or_signed_behind() -> None:
    people: dict[tuple[str, str], int] = {}
    async with Phone() as phone:
        for output in OUTPUTS:
            learner = learner_of(output)
            for name, messages in chats(learner, all_of_them=LONG):
                people[output, name] = 2001 + len(people)
                phone.simulator.person(people[output, name], f"{output} {name}", "fa")
                await phone.send(people[output, name], messages, learner)
        async with shown(phone) as page:
            found = {chat: await phone.measured(page, person) for chat, person in people.items()}

    assert {chat: faults for chat, (faults, _) in found.items() if faults} == {}
    assert sum(bubbles for _, bubbles in found.values()) > 500


@pytest.mark.parametrize("fault", PLANTED_TEXTS)
async def test_the_gate_finds_a_planted_fault(fault: str) -> None:
    async with Phone() as phone:
        for text in PLANTED_TEXTS[fault]:
            await phone.post("sendMessage", chat_id=SARA, text=text, parse_mode="HTML")
        async with shown(phone) as page:
            faults, _ = await phone.measured(page, SARA)

    assert fault in {each["fault"] for each in faults}


async def test_the_gate_finds_a_typeset_table_that_runs_from_left_to_right() -> None:
    async with Phone() as phone:
        await phone.post("sendRichMessage", chat_id=SARA, rich_message=PLANTED_TABLE)
        async with shown(phone) as page:
            faults, _ = await phone.measured(page, SARA)

    assert [each["fault"] for each in faults] == ["columns out of order"] * 2
