"""A person at the page: picks who they are, types, taps, reads."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

ADA, SARA = "1001", "1002"


class PageChat:
    def __init__(self, page: Page, person: str) -> None:
        self.page = page
        expect(page.locator("#person")).not_to_have_value("")
        page.select_option("#person", person)
        expect(page.locator("#person")).to_have_value(person)
        expect(page.locator("#log")).to_have_attribute("aria-busy", "false")
        if page.locator("#start").is_visible():
            self._and_wait(page.locator("#start").click)

    def say(self, text: str) -> Locator:
        """Types a message and waits for the bot's next one; a picture may follow it."""
        self.page.fill("#composer", text)
        return self._and_wait(lambda: self.page.press("#composer", "Enter"))

    def tap(self, caption: str) -> Locator:
        """Taps the newest button with this in its caption."""
        return self._and_wait(self.page.locator(".keys button", has_text=caption).last.click)

    @property
    def last(self) -> Locator:
        return self.page.locator(".bubble.in").last

    def _and_wait(self, act: object) -> Locator:
        before = self.page.locator(".bubble.in").count()
        assert callable(act)
        act()
        expect(self.page.locator(".bubble.in")).not_to_have_count(before, timeout=20_000)
        self.page.wait_for_timeout(120)
        return self.page.locator(".bubble.in").nth(before)
