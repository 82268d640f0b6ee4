"""What a person who tries the bot in the page can do beside a private chat: links, the group, inline use, a server that goes away."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect

from tests.browser.chat import ADA, SARA, PageChat
from tests.browser.conftest import PHONE, start_try, stop_try

pytestmark = pytest.mark.browser
LINK = "https://t.me/epsilon_try_bot?start=q-matrix-chain-abc--cost"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page whose server may go away, which a browser tells as an error."""
    context = browser.new_context(viewport=PHONE)
    yield context.new_page()
    context.close()


def open_with_messages(page: Page, address: str) -> Callable[[dict[str, object]], None]:
    """Ada's chat; the call puts a message of the bot's into it as the server would, whatever the real bot writes just now."""
    sockets: list[WebSocketRoute] = []

    def join(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        server.on_message(socket.send)
        sockets.append(socket)

    page.route_web_socket("**/page/socket*", join)
    page.goto(address)
    PageChat(page, ADA)
    number = iter(range(900_000, 901_000))

    def receive(content: dict[str, object]) -> None:
        message = {
            "id": next(number),
            "mine": False,
            "date": 1_700_000_000,
            "text": "",
            "entities": [],
            "buttons": [],
        }
        sockets[-1].send(json.dumps({"kind": "message", "message": message | content}))
        expect(page.locator(f'[data-message-id="{message["id"]}"]')).to_be_visible()

    return receive


def enter_group(page: Page) -> None:
    page.click("#group")
    expect(page.locator("#group")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#bot")).to_have_text("Ada + سارا")


def say_in_group(page: Page, text: str) -> None:
    page.fill("#composer", text)
    page.press("#composer", "Enter")
    expect(page.locator(".row.out").last).to_contain_text(text)


@pytest.mark.parametrize("person", [ADA, SARA])
def test_a_link_of_the_bot_in_the_group_opens_the_question_in_private(
    page: Page, address: str, person: str
) -> None:
    PageChat(page, person)
    enter_group(page)
    say_in_group(page, f"this one: {LINK}")
    page.locator(".row.out a").last.click()

    expect(page.locator("#group")).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".bubble.in").last).to_contain_text(re.compile(r"200\s*×\s*5"))
    assert len(page.context.pages) == 1
    assert urlsplit(page.url).netloc == urlsplit(address).netloc


def test_a_share_link_asks_whom_to_send_to_and_the_group_gets_it(phone: Page, address: str) -> None:
    receive = open_with_messages(phone, address)
    text = "Share it"
    link = {
        "type": "text_link",
        "offset": 0,
        "length": 8,
        "url": f"https://t.me/share/url?url={LINK}&text=Try",
    }
    receive({"text": text, "entities": [link]})
    phone.locator("#log a", has_text=text).click()
    expect(phone.locator("#share")).to_be_visible()
    phone.click("#share-group")

    expect(phone.locator("#group")).to_have_attribute("aria-pressed", "true")
    expect(phone.locator(".row.out").last).to_contain_text(LINK)


def test_a_send_to_button_looks_up_in_the_group(phone: Page, address: str) -> None:
    receive = open_with_messages(phone, address)
    receive({"text": "x", "buttons": [[{"text": "Send to…", "switch_inline_query": "matrix"}]]})
    phone.locator(".keys button", has_text="Send to…").click()

    expect(phone.locator("#group")).to_have_attribute("aria-pressed", "true")
    expect(phone.locator("#results button").first).to_be_visible()


def test_a_long_quotation_is_folded_until_it_is_asked_for(phone: Page, address: str) -> None:
    receive = open_with_messages(phone, address)
    lines = "\n".join(f"line {number}" for number in range(12))
    receive(
        {"text": lines, "entities": [{"type": "expandable_blockquote", "offset": 0, "length": len(lines)}]}
    )
    quote = phone.locator("#log blockquote").last
    folded = quote.evaluate("node => node.clientHeight")
    phone.locator(".unfold").last.click()

    assert folded < 100 < quote.evaluate("node => node.clientHeight")
    expect(phone.locator(".unfold").last).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize(("person", "word"), [(ADA, "matrix"), (SARA, "ماتریس")])
def test_inline_use_puts_a_question_into_the_group_without_its_answer(
    page: Page, person: str, word: str
) -> None:
    PageChat(page, person)
    enter_group(page)
    page.fill("#composer", f"@epsilon_try_bot {word}")
    page.locator("#results button").first.click()

    put = page.locator(".row.out").last
    expect(put.locator(".keys button")).to_be_visible()
    expect(page.locator("#composer")).to_have_value("")
    put.locator(".keys button").click()
    expect(page.locator("#group")).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".row.out").last).to_contain_text("/start q-")


def test_both_see_the_group_and_the_bot_hears_only_what_is_meant_for_it(page: Page) -> None:
    PageChat(page, ADA)
    enter_group(page)
    said = page.locator(".sender", has_text="Epsilon").count()
    say_in_group(page, "good morning")
    PageChat(page, SARA)
    expect(page.locator(".row.in", has_text="good morning")).to_contain_text("Ada")
    page.wait_for_timeout(500)
    assert page.locator(".sender", has_text="Epsilon").count() == said

    say_in_group(page, "/daily")
    expect(page.locator(".row.in").last.locator(".keys button").first).to_be_visible()


def test_what_is_said_while_the_server_is_away_is_sent_when_it_is_back_and_the_chat_is_still_there(
    phone: Page, tmp_path: Path
) -> None:
    database = tmp_path / "try.db"
    process, address = start_try(database)
    try:
        phone.goto(address)
        chat = PageChat(phone, SARA)
        chat.say("/start q-matrix-chain-abc--cost")
        chat.say("500000")
        before = phone.locator(".bubble.in").count()
        assert stop_try(process) == 0
        expect(phone.locator("#status")).to_have_text("در حال اتصال…")
        phone.fill("#composer", "۳۰٬۰۰۰")
        phone.press("#composer", "Enter")
        expect(phone.locator(".row.waiting")).to_contain_text("۳۰٬۰۰۰")
        phone.fill("#composer", "half a thou")

        process, _ = start_try(database, urlsplit(address).port or 0)
        expect(phone.locator(".bubble.in").last).to_contain_text(re.compile("^✅"), timeout=20_000)
        expect(phone.locator(".row.waiting")).to_have_count(0)
        assert phone.locator(".bubble.in").count() == before + 1
        assert phone.locator(".row.out", has_text="۳۰٬۰۰۰").count() == 1
        expect(phone.locator("#composer")).to_have_value("half a thou")
        phone.reload()
        expect(phone.locator("#composer")).to_have_value("half a thou")
        expect(phone.locator(".bubble.in").last).to_contain_text(re.compile("^✅"))
        chat.tap("📖")
    finally:
        if process.poll() is None:
            assert stop_try(process) == 0


def test_a_new_database_begins_with_an_empty_chat(phone: Page, tmp_path: Path) -> None:
    database = tmp_path / "try.db"
    process, address = start_try(database)
    phone.goto(address)
    PageChat(phone, ADA).say("/help")
    stop_try(process)
    for file in tmp_path.glob("try.db*"):
        if not file.name.endswith(".chats"):
            file.unlink()

    process, address = start_try(database, urlsplit(address).port or 0)
    try:
        phone.goto(address)
        expect(phone.locator("#start")).to_be_visible()
    finally:
        stop_try(process)


def cell(text: str) -> dict[str, object]:
    return {"text": text, "align": "left", "valign": "top"}


def test_tables_and_long_formulas_keep_their_words_whole_scroll_and_show_it(
    phone: Page, address: str
) -> None:
    receive = open_with_messages(phone, address)
    words = ["parameters", "activations", "gradients", "optimizer-states", "temporaries", "communication"]
    term = "<mi>x</mi><mo>+</mo>" * 60 + "<mi>x</mi>"
    formula = {
        "type": "mathematical_expression",
        "expression": "x",
        "mathml": f'<math xmlns="http://www.w3.org/1998/Math/MathML">{term}</math>',
    }
    table = {"type": "table", "cells": [[cell(word) for word in words], [cell("number/s") for _ in words]]}
    blocks = [table, formula, {"type": "paragraph", "text": ["so that ", formula, " holds"]}]
    receive({"rich": {"blocks": blocks}})
    for kind in (".sheet", ".formula", ".piece.wide"):
        wide = phone.locator(kind).last
        expect(wide).to_have_class(re.compile("more-right"))
        expect(wide).to_have_attribute("tabindex", "0")
        wide.evaluate("node => { node.scrollLeft = node.scrollWidth; }")
        expect(wide).not_to_have_class(re.compile("more-right"))
        expect(wide).to_have_class(re.compile("more-left"))
    heights = phone.evaluate("[...document.querySelectorAll('.sheet td')].map(each => each.clientHeight)")
    assert max(heights) < 36, "each word stands in one line"
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_one_person_alone_sees_in_a_group_says_so(phone: Page, address: str) -> None:
    receive = open_with_messages(phone, address)
    enter_group(phone)
    receive({"text": "✅ Correct.", "from": None, "alone": True})

    expect(phone.locator(".sender").last).to_contain_text("only you see this")
