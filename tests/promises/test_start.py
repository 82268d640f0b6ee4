"""Starting the bot loads nothing heavy that a first answer does not need."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "sympy",
    "mpmath",
    "numpy",
    "typst",
    "tylax",
    "alembic",
    "fsrs",
    "latex2mathml",
    "pylatexenc",
    "matplotlib",
    "bot.simulator",
)


def test_importing_the_bot_loads_no_heavy_parts() -> None:
    script = f"import sys, bot.app, bot.cli.run; print([name for name in {HEAVY!r} if name in sys.modules])"
    finished = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert finished.stdout.strip() == "[]"
