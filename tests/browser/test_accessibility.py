"""No serious fault of accessibility in the page, as axe-core finds them: light and dark, both languages, chats and dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.chat import ADA, SARA, PageChat
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser
SERIOUS = ("serious", "critical")


@pytest.fixture(params=["light", "dark"])
def themed(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    scheme: Literal["light", "dark"] = request.param
    # Axe looks at colours while they stand still.
    context = browser.new_context(
        viewport=PHONE, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True
    )
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def faults(page: Page) -> list[str]:
    """The serious ones, each with its rule, its element, and what axe says of it."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:120]}: {node['failureSummary']}"
        for fault in found
        if fault["impact"] in SERIOUS
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("person", [ADA, SARA])
def test_a_chat_has_no_serious_fault(themed: Page, person: str) -> None:
    chat = PageChat(themed, person)
    chat.say("/start q-matrix-chain-abc--cost")
    chat.say("500000")
    chat.say("30000")
    chat.tap("📖")
    chat.say("/help")
    chat.say("/settings")

    assert faults(themed) == []


@pytest.mark.parametrize("person", [ADA, SARA])
def test_the_group_and_the_lists_have_no_serious_fault(themed: Page, person: str) -> None:
    PageChat(themed, person)
    themed.click("#group")
    expect(themed.locator("#group")).to_have_attribute("aria-pressed", "true")
    themed.fill("#composer", "@epsilon_try_bot matrix")
    expect(themed.locator("#results button").first).to_be_visible()
    assert faults(themed) == []

    themed.fill("#composer", "/")
    expect(themed.locator("#commands button").first).to_be_visible()
    assert faults(themed) == []


def test_the_dialog_for_a_new_person_has_no_serious_fault(themed: Page) -> None:
    PageChat(themed, SARA)
    themed.select_option("#person", "new")
    expect(themed.locator("#newcomer")).to_be_visible()

    assert faults(themed) == []


def test_a_fault_would_be_found(themed: Page) -> None:
    PageChat(themed, ADA)
    themed.evaluate(
        "document.querySelector('#composer').removeAttribute('aria-label'); document.querySelector('#composer').placeholder = ''"
    )

    assert [fault for fault in faults(themed) if fault.startswith("label")]
