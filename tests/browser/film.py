"""Takes the README's moving picture: a question, a slip that is recognised, the right answer, its explanation: ``python -m tests.browser.film FOLDER``."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser.chat import ADA, SARA
from tests.browser.conftest import FLAGS, chromium
from tests.browser.stage import Stage, trial

SIZE = (390, 720)
SHOWN = (312, 576)
"""Of the film; the page is drawn larger and made smaller, so that letters stay sharp."""
SECONDS = 20.0
KEY_SECONDS = 0.16

Frame = tuple[Image.Image, float]


class Camera:
    """Frames with their seconds."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.frames: list[Frame] = []

    def take(self, seconds: float) -> None:
        picture = Image.open(io.BytesIO(self._page.screenshot())).convert("RGB")
        self.frames.append((picture.resize(SHOWN, Image.Resampling.LANCZOS), seconds))

    def type(self, text: str) -> None:
        """Somebody types, letter by letter."""
        for end in range(1, len(text) + 1):
            self._page.fill("#composer", text[:end])
            self.take(KEY_SECONDS)

    def glide(self, step: int = 90) -> None:
        """From where the chat is scrolled to its end, a piece at a time."""
        for _ in range(60):
            left = self._page.evaluate(
                "step => { const all = document.querySelector('#scroll'); all.scrollBy({ top: step, behavior: 'instant' }); return all.scrollHeight - all.clientHeight - all.scrollTop; }",
                step,
            )
            self.take(0.08)
            if left < 2:
                return


def play(stage: Stage, camera: Camera, wrong: str, right: str) -> None:
    """The whole film, without its ending."""
    stage.say("/start q-matrix-chain-abc--cost")
    stage.rest()
    camera.take(3.0)
    camera.type(wrong)
    stage.say(wrong)
    stage.rest()
    camera.take(3.2)
    camera.type(right)
    stage.say(right)
    stage.rest()
    camera.take(2.4)
    before = stage.page.evaluate("document.querySelector('#scroll').scrollTop")
    stage.tap("📖")
    stage.rest(1.5)
    stage.page.evaluate(
        "top => document.querySelector('#scroll').scrollTo({ top, behavior: 'instant' })", before
    )
    camera.glide()


def ended(frames: list[Frame]) -> Iterator[Frame]:
    """The frames with a last one that stays until the film's seconds are full."""
    yield from frames[:-1]
    rest = SECONDS - sum(seconds for _, seconds in frames[:-1])
    yield frames[-1][0], max(1.5, rest)


def save(frames: list[Frame], path: Path) -> None:
    """Writes an animated WebP that begins anew at its end."""
    pictures, seconds = zip(*ended(frames), strict=True)
    durations = [round(each * 1000) for each in seconds]
    pictures[0].save(
        path,
        save_all=True,
        append_images=pictures[1:],
        duration=durations,
        loop=0,
        quality=72,
        method=6,
        minimize_size=True,
    )


def main(folder: Path) -> int:
    """Writes film-en.webp and film-fa.webp. 1 where there is no Chromium."""
    path = chromium()
    if path is None:
        print("no Chromium on this machine", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        scenes = (("en", ADA, "500,000", "3×10^4"), ("fa", SARA, "۵۰۰٬۰۰۰", "۳۰٬۰۰۰"))
        for language, person, wrong, right in scenes:
            with tempfile.TemporaryDirectory() as data, trial(Path(data)) as (address, database):
                context = browser.new_context(
                    viewport={"width": SIZE[0], "height": SIZE[1]},
                    device_scale_factor=2,
                    reduced_motion="reduce",
                )
                page = context.new_page()
                page.goto(address)
                stage, camera = Stage(page, person, database), Camera(page)
                play(stage, camera, wrong, right)
                save(camera.frames, folder / f"film-{language}.webp")
                print(f"film-{language}.webp: {len(camera.frames)} frames")
                context.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
