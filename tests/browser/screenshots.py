"""Takes the README's pictures of the page anew: ``python -m tests.browser.screenshots FOLDER``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chat import ADA, SARA, PageChat
from tests.browser.conftest import FLAGS, PHONE, chromium, start_try, stop_try


def main(folder: Path) -> int:
    """Writes chat-en.png and chat-fa.png. 1 where there is no Chromium."""
    path = chromium()
    if path is None:
        print("no Chromium on this machine", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        process, address = start_try(Path(data) / "try.db")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for name, person in (("chat-en.png", ADA), ("chat-fa.png", SARA)):
            page = browser.new_context(viewport=PHONE, device_scale_factor=2).new_page()
            page.goto(address)
            chat = PageChat(page, person)
            chat.say("/start q-matrix-chain-abc--cost")
            chat.say("500000")
            chat.say("۳۰٬۰۰۰")
            page.wait_for_timeout(600)
            page.screenshot(path=folder / name)
        browser.close()
        stop_try(process)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
