"""The whole path in a browser, in both languages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat import ADA, SARA, PageChat

pytestmark = pytest.mark.browser


def test_a_wrong_order_is_named_then_persian_digits_are_right_and_explained(page: Page) -> None:
    chat = PageChat(page, ADA)
    expect(chat.say("/start q-matrix-chain-abc--cost")).to_contain_text(re.compile(r"200\s*×\s*5"))

    wrong = chat.say("500000")
    expect(wrong).to_contain_text(re.compile("^❌"))
    expect(wrong).to_contain_text("(AB)C")
    assert not re.search(r"30[,\s]?000", wrong.inner_text())

    expect(chat.say("۳۰٬۰۰۰")).to_contain_text(re.compile("^✅"))
    expect(chat.tap("📖")).to_contain_text(re.compile(r"10,000\s*\+\s*20,000"))


def test_the_same_in_persian_right_to_left(page: Page) -> None:
    chat = PageChat(page, SARA)
    question = chat.say("/start q-matrix-chain-abc--cost")
    expect(question).to_have_attribute("dir", "rtl")

    wrong = chat.say("500000")
    expect(wrong).to_contain_text(re.compile("^❌"))
    expect(wrong).to_contain_text("(AB)C")
    assert not re.search(r"۳۰٬?۰۰۰", wrong.inner_text())

    expect(chat.say("۳۰٬۰۰۰")).to_contain_text(re.compile("^✅"))
    expect(chat.tap("📖")).to_contain_text(re.compile(r"10,000\s*\+\s*20,000"))
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


@pytest.mark.parametrize("writing", ["A(BC)", "a*(b*c)", "(A(BC))"])
def test_orders_may_be_written_in_any_sane_way(page: Page, writing: str) -> None:
    chat = PageChat(page, ADA)
    chat.say("/start q-matrix-chain-abc--order")

    expect(chat.say(writing)).to_contain_text(re.compile("^✅"))


def test_typeset_formulas_are_drawn_as_mathml(page: Page) -> None:
    chat = PageChat(page, ADA)
    expect(chat.say("/start q-matrix-chain-n--cost").locator("math").first).to_be_visible()
    chat.tap("📖")
    expect(page.locator("#log .formula math").last).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_two_people_have_two_chats_and_nothing_reloads(page: Page) -> None:
    ada = PageChat(page, ADA)
    ada.say("/help")
    PageChat(page, SARA)
    expect(page.locator(".bubble.out", has_text="/help")).to_have_count(0)

    PageChat(page, ADA)
    expect(page.locator(".bubble.out", has_text="/help").last).to_be_visible()


def test_what_is_typed_is_shown_as_text_never_as_markup(page: Page) -> None:
    chat = PageChat(page, ADA)
    chat.say("<img src=x onerror=alert(1)><b>x</b>")

    expect(page.locator(".bubble.out").last).to_contain_text("<img src=x onerror=alert(1)><b>x</b>")
    assert page.locator(".bubble.out img").count() == 0


def test_persian_is_set_in_the_font_that_the_page_brings_along_with_its_licence(
    page: Page, address: str
) -> None:
    PageChat(page, SARA)
    faces = page.evaluate(
        "document.fonts.ready.then(() => [...document.fonts].filter(f => f.status === 'loaded').map(f => f.family))"
    )

    assert any("Vazirmatn" in face for face in faces)
    licence = page.request.get(f"{address.rstrip('/')}/page/fonts/OFL.txt").text()
    assert "SIL OPEN FONT LICENSE" in licence


def test_the_page_loads_nothing_from_elsewhere(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    PageChat(page, ADA).say("/help")

    assert asked
    assert all(url.startswith((address, address.replace("http", "ws"), "data:")) for url in asked)


def test_the_keyboard_is_enough(page: Page) -> None:
    chat = PageChat(page, ADA)
    chat.say("/start q-matrix-chain-abc--cost")
    page.focus("#composer")
    page.keyboard.press("ArrowUp")
    focused = [page.evaluate("document.activeElement.textContent")]
    while not focused[-1].startswith("⏭") and len(focused) < 4:
        page.keyboard.press("Shift+Tab")
        focused.append(page.evaluate("document.activeElement.textContent"))
    before = page.locator(".bubble.in").count()
    page.keyboard.press("Enter")

    assert focused[-1].startswith("⏭"), focused
    expect(page.locator(".bubble.in")).not_to_have_count(before)
