"""The page in a real browser: ``epsilon try`` in its own process, and headless Chromium."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PHONE: ViewportSize = {"width": 390, "height": 844}


def chromium() -> str | None:
    """Where this machine's Chromium is, if it has one."""
    return next((path for name in CHROMIUMS if (path := shutil.which(name))), None)


def start_try(database: Path, port: int = 0) -> tuple[subprocess.Popen[str], str]:
    """Starts ``epsilon try`` on a port, any free one for 0; the process and the page's address."""
    command = [
        sys.executable,
        "-m",
        "bot",
        "try",
        "--no-open",
        "--port",
        str(port),
        "--database",
        str(database),
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    address = re.search(r"http://\S+", process.stdout.readline())
    assert address is not None, "epsilon try printed no address"
    return process, address.group()


def stop_try(process: subprocess.Popen[str]) -> int:
    """Stops it as Ctrl-C does; its exit code."""
    process.send_signal(signal.SIGINT)
    code = process.wait(timeout=15)
    if process.stdout:
        process.stdout.close()
    return code


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """For one module: Playwright holds the thread's event loop as long as it runs, and other tests need theirs."""
    path = chromium()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium on this machine, and CI must have one")
        pytest.skip("no Chromium on this machine: the page is not tested in a browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    process, address = start_try(tmp_path_factory.mktemp("try") / "try.db")
    yield address
    assert stop_try(process) == 0


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(address)
    yield page
    context.close()
    assert faults == []
