"""Every canonical question with its explanation, in all three outputs and both languages, for the eye: ``python -m tests.browser.gallery FOLDER``.

The real bot talks to the stand-in; each topic, language and output has a person of its own, whose chat the page shows. The folder gets a picture of each
chat, and an ``index.html`` with all of them side by side.
"""

from __future__ import annotations

import asyncio
import html
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Page, async_playwright

from bot.app import serve
from bot.catalogue import Catalogue, content_folder
from bot.domain.question.text import Language
from bot.domain.question.topic import Topic
from bot.settings import Settings
from bot.simulator import Simulator
from bot.views.words import words
from tests.browser.conftest import FLAGS, chromium
from tests.conversations.conftest import TOKEN
from tests.conversations.test_outputs import OUTPUTS, cards

TALL = 400


async def show(page: Page, person: int, picture: Path) -> None:
    """Takes a picture of one person's whole chat."""
    await page.set_viewport_size({"width": 420, "height": TALL})
    await page.select_option("#person", str(person))
    await page.wait_for_timeout(500)
    height = await page.evaluate(
        "Math.max(...[...document.querySelectorAll('*')].filter(e => getComputedStyle(e).overflowY === 'auto').map(e => e.scrollHeight))"
    )
    await page.set_viewport_size({"width": 420, "height": min(int(height) + 160, 16_000)})
    await page.wait_for_timeout(300)
    await page.screenshot(path=picture)


async def main(folder: Path) -> int:
    """Writes the folder. 1 where there is no Chromium."""
    path = chromium()
    if path is None:
        sys.stderr.write("no Chromium on this machine\n")
        return 1
    simulator = Simulator(TOKEN, strict_limits=False)
    await simulator.start()
    topics = Catalogue.load(content_folder()).topics
    with tempfile.TemporaryDirectory() as data:
        settings = Settings(
            _env_file=None,
            telegram_bot_token=TOKEN,
            telegram_api_url=simulator.url,
            database_url=f"sqlite:///{data}/gallery.db",
        )
        stop = asyncio.Event()
        serving = asyncio.create_task(serve(settings, stop))
        people: dict[tuple[str, Language, str], int] = {}
        for topic in topics:
            for language in Language:
                for output in OUTPUTS:
                    people[topic.id, language, output] = 5000 + len(people)
        for (topic_id, language, output), number in people.items():
            topic = next(each for each in topics if each.id == topic_id)
            questions = (topic.id, *(drill.id for drill in topic.drills))
            await cards(simulator, number, language, output, questions)
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
            page = await browser.new_page()
            await page.goto(simulator.url)
            for (topic_id, language, output), number in people.items():
                await show(page, number, folder / f"{topic_id}-{language.value}-{output}.png")
            await browser.close()
        stop.set()
        await serving
    await simulator.stop()
    return 0


def index(topics: tuple[Topic, ...]) -> str:
    """The page: a row for each topic, a column for each output and language."""
    columns = [(language, output) for language in Language for output in OUTPUTS]
    head = "".join(
        f"<th>{html.escape(words(each)(f'formulas-{output}'))} ({each.value})</th>"
        for each, output in columns
    )
    rows = "".join(
        f"<tr><th>{html.escape(topic.id)}</th>"
        + "".join(
            f'<td><img loading="lazy" src="{topic.id}-{each.value}-{output}.png"></td>'
            for each, output in columns
        )
        + "</tr>"
        for topic in topics
    )
    style = "img{width:300px}td{vertical-align:top}body{font-family:sans-serif}"
    return f'<!doctype html><meta charset="utf-8"><title>Epsilon: every card</title><style>{style}</style><table><tr><th></th>{head}</tr>{rows}</table>'


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    code = asyncio.run(main(target))
    (target / "index.html").write_text(index(Catalogue.load(content_folder()).topics), encoding="utf-8")
    sys.exit(code)
