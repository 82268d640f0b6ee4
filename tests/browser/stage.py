"""A trial for pictures and films: somebody at the page who also knows the right answers, because they look into the trial's database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from playwright.sync_api import Page

from bot.catalogue import Catalogue, content_folder
from bot.domain.grading.code.expected import CodeExpected
from bot.domain.question.drill import Drill
from bot.domain.question.text import Language
from bot.domain.question.topic import OpenQuestion
from tests.browser.chat import PageChat
from tests.browser.conftest import start_try, stop_try

CATALOGUE = Catalogue.load(content_folder())


@contextmanager
def trial(folder: Path) -> Iterator[tuple[str, Path]]:
    """``epsilon try`` with a database of its own: the page's address, and the database."""
    database = folder / "try.db"
    process, address = start_try(database)
    try:
        yield address, database
    finally:
        stop_try(process)


class Stage(PageChat):
    def __init__(self, page: Page, person: str, database: Path) -> None:
        super().__init__(page, person)
        self._database = database

    @property
    def language(self) -> str:
        return str(self.page.evaluate("document.documentElement.lang"))

    def asked(self) -> tuple[Drill | OpenQuestion, int]:
        """The question that was asked last, and the seed of its numbers."""
        with closing(sqlite3.connect(f"file:{self._database}?mode=ro", uri=True)) as rows:
            row = rows.execute("SELECT question_id, seed FROM asked ORDER BY id DESC LIMIT 1").fetchone()
        question = CATALOGUE.question(row[0])
        assert question is not None
        return question, row[1]

    def right(self) -> str | None:
        """What to type to be right; None for a question that is answered by code."""
        question, seed = self.asked()
        if isinstance(question, OpenQuestion):
            return question.model_answer.in_language(Language(self.language))
        expected = question.draw(seed).expected
        if isinstance(expected, CodeExpected):
            return None
        written = expected.typed()
        return f"{float(written):.6g}" if "e" in written else written

    def rest(self, seconds: float = 0.6) -> None:
        """Lets pictures come and the page settle."""
        self.page.wait_for_timeout(seconds * 1000)

    def tap_if_there(self, caption: str) -> bool:
        """Taps the newest button with this caption, opening what stands behind More if need be."""
        for _ in range(2):
            button = self.page.locator(".keys button", has_text=caption)
            if button.count():
                button.last.click()
                self.rest()
                return True
            more = self.page.locator(".keys button", has_text="⋯")
            if not more.count():
                return False
            more.last.click()
            self.rest()
        return False

    def show_reply(self) -> None:
        """Scrolls so that what answered the last typed message begins at the top."""
        self.page.evaluate(
            "() => { const said = document.querySelectorAll('#log .row.out'); said[said.length - 1].nextElementSibling?.scrollIntoView({ behavior: 'instant' }); }"
        )
        self.rest(0.3)
