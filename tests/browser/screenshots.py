"""Takes the README's pictures of the page anew: ``python -m tests.browser.screenshots FOLDER``."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.chat import ADA, SARA
from tests.browser.conftest import FLAGS, PHONE, chromium
from tests.browser.stage import Stage, trial

COLOURS = 160
"""Of a picture's palette: a third of the size of all colours, and no difference to the eye."""
QUESTIONS = 24
PAUSE = 1.1
"""Seconds: Telegram takes a message a second in a chat, and so does the stand-in."""


def chat(stage: Stage) -> None:
    """A question answered in the wrong order, then right."""
    stage.say("/start q-matrix-chain-abc--cost")
    stage.say("500000")
    stage.say("30000" if stage.language == "en" else "۳۰٬۰۰۰")


def explanation(stage: Stage) -> None:
    """The explanation with its picture."""
    stage.tap("📖")
    stage.rest(1.5)
    stage.page.evaluate(
        "() => { const all = document.querySelectorAll('.bubble img'); all[all.length - 1]?.closest('.row').scrollIntoView({ behavior: 'instant', block: 'center' }); }"
    )


def ladder(stage: Stage) -> None:
    """A question taken step by step."""
    stage.say("/start q-kv-cache-serving--paged")
    stage.say("80" if stage.language == "en" else "۸۰")
    stage.rest(PAUSE)
    stage.tap_if_there("🪜")
    stage.say("137" if stage.language == "en" else "۱۳۷")


def progress(stage: Stage) -> None:
    """Where one stands after an evening."""
    stage.say("/practice")
    for number in range(QUESTIONS):
        right = stage.right()
        if right is not None and number % 4 != 3:
            stage.say(right)
            stage.rest(PAUSE)
        if not stage.tap_if_there("⏭"):
            stage.say("/practice")
        stage.rest(PAUSE)
    stage.say("/progress")
    stage.rest(2)
    stage.show_reply()


def interview(stage: Stage) -> None:
    """A mock interview of a quarter of an hour, and its report."""
    stage.say("/interview")
    stage.tap("15" if stage.language == "en" else "۱۵")
    over = stage.page.locator(
        ".row", has_text="Interview over" if stage.language == "en" else "مصاحبه تمام شد"
    )
    for number in range(QUESTIONS):
        if over.count():
            break
        right = stage.right()
        if right is None or number % 4 == 2:
            stage.tap_if_there("⏭")
        else:
            stage.say(right)
            stage.rest(PAUSE)
            stage.tap_if_there("🏁 Done" if stage.language == "en" else "🏁 تمام")
        stage.rest(PAUSE)
    over.last.evaluate("node => node.scrollIntoView({ behavior: 'instant' })")


def group(stage: Stage) -> None:
    """A group, and a question put into it by ``@bot words``."""
    stage.page.click("#group")
    stage.rest()
    stage.page.fill("#composer", "@epsilon_try_bot " + ("cache" if stage.language == "en" else "حافظهٔ KV"))
    stage.rest(1)
    stage.page.locator("#results button").nth(1).click()
    stage.rest(1)
    stage.page.fill("#composer", "@epsilon_try_bot " + ("matrix" if stage.language == "en" else "ماتریس"))
    stage.rest(1)


SCENES: tuple[tuple[Callable[[Stage], None], ...], ...] = (
    (chat, explanation),
    (ladder,),
    (progress,),
    (interview,),
    (group,),
)
"""Each row has a trial of its own; a scene goes on where the one before it ended."""


def save(png: bytes, path: Path) -> None:
    """Writes a small picture."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def main(folder: Path, scenes: list[str]) -> int:
    """Writes a picture of each scene in both languages. 1 where there is no Chromium."""
    path = chromium()
    if path is None:
        print("no Chromium on this machine", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for language, person in (("en", ADA), ("fa", SARA)):
            for row in SCENES:
                if scenes and not any(scene.__name__ in scenes for scene in row):
                    continue
                with tempfile.TemporaryDirectory() as data, trial(Path(data)) as (address, database):
                    context = browser.new_context(
                        viewport=PHONE, device_scale_factor=1.5, reduced_motion="reduce"
                    )
                    page = context.new_page()
                    page.goto(address)
                    stage = Stage(page, person, database)
                    for scene in row:
                        scene(stage)
                        stage.rest(3.6)  # a short notice is gone then
                        save(page.screenshot(), folder / f"{scene.__name__}-{language}.png")
                        print(f"{scene.__name__}-{language}.png")
                    context.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
