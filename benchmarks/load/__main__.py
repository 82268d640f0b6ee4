"""The bot under load beside plainer bots, in one run: ``python -m benchmarks.load [flood|steady|memory|start] …``.

``flood [ANSWERS]``: 256 people answer as fast as they are replied to; stored verdicts a second of the bot, on SQLite, beside the messages a second of
three plainer bots (``PEERS_PYTHON`` names a Python that has aiogram, aiosqlite and SQLAlchemy's asyncio; what is not installed is left out). Rounds
alternate, and medians are shown. ``steady [RATE]``: latencies at that many answers a second. ``memory [ANSWERS]``: resident memory over 100 000 answers.
``start``: from the process's start to its first reply, and what it is spent on.
"""

from __future__ import annotations

import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

TOKEN = "123456789:a-token-that-nobody-may-ever-see-0"  # noqa: S105  the stand-in's own
PEERS_PYTHON = os.environ.get("PEERS_PYTHON", sys.executable)
HERE = Path(__file__).parent
ROUNDS = 3
PEOPLE = 256
OPENINGS = ("matrix-chain-abc--cost",)
"""Every answer to it but one is wrong, and a wrong one takes the longest way: judged, kept, counted, remembered."""


@dataclass(frozen=True)
class Program:
    """A bot to be measured."""

    name: str
    command: tuple[str, ...]
    epsilon: bool = False


EPSILON = Program("epsilon", (sys.executable, "-m", "bot", "run"), epsilon=True)
PEERS = (
    Program("PTB, one async ORM transaction an update", (PEERS_PYTHON, str(HERE / "ptb_orm.py"))),
    Program("PTB echo", (PEERS_PYTHON, str(HERE / "ptb_echo.py"))),
    Program("aiogram echo", (PEERS_PYTHON, str(HERE / "aiogram_echo.py"))),
)


class Running(NamedTuple):
    """The server and a bot that talks to it, begun at a Unix time."""

    server: subprocess.Popen[str]
    bot: subprocess.Popen[bytes]
    began: float


@contextmanager
def running(program: Program, folder: Path, *options: str) -> Iterator[Running]:
    """Both are ended on leaving."""
    opening = [f"--open=/start q-{each}" for each in OPENINGS] if program.epsilon else []
    server = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.load.bot_api", f"--people={PEOPLE}", *opening, *options],
        stdout=subprocess.PIPE,
        text=True,
        cwd=HERE.parents[1],
    )
    assert server.stdout is not None
    port = server.stdout.readline().strip()
    environment = {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": f"http://127.0.0.1:{port}",
        "DATABASE_URL": os.environ.get("LOAD_DATABASE_URL", f"sqlite:///{folder}/load.db")
        if program.epsilon
        else f"sqlite:///{folder}/load.db",
        "LOG_LEVEL": "ERROR",
        "PYTHONPATH": str(HERE.parents[1]),
    }
    errors = None if program.epsilon else subprocess.DEVNULL
    began = time.time()
    bot = subprocess.Popen(
        program.command, env=environment | {"BEGAN": str(began)}, cwd=folder, stderr=errors
    )
    try:
        yield Running(server, bot, began)
    finally:
        bot.terminate()
        bot.wait(20)
        server.kill()
        server.wait()


def outcome(server: subprocess.Popen[str]) -> dict[str, float]:
    """What the server measured, once it is over."""
    assert server.stdout is not None
    measured: dict[str, float] = json.loads(server.stdout.readline())
    return measured


def resident(process: int) -> float:
    """MiB that a process and its children hold, pages shared between them counted once."""
    total = 0.0
    for each in [process, *children(process)]:
        for line in Path(f"/proc/{each}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) / 1024
    return total


def children(process: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in map(int, (task / "children").read_text().split()):
            found += [child, *children(child)]
    return found


def stored(folder: Path) -> int:
    """Attempts in the database."""
    connection = sqlite3.connect(folder / "load.db")
    count: int = connection.execute("SELECT count(*) FROM attempts").fetchone()[0]
    connection.close()
    return count


def measure(program: Program, *options: str, answers: int) -> dict[str, Any]:
    """One run; for the bot itself, every reply's attempt must be in the database."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with running(program, folder, f"--answers={answers}", *options) as (server, bot, _):
            measured: dict[str, Any] = outcome(server)
            measured["memory"] = resident(bot.pid)
        if program.epsilon and "LOAD_DATABASE_URL" not in os.environ:
            assert stored(folder) == answers, f"{stored(folder)} attempts for {answers} verdicts"
    return measured


def installed(program: Program) -> bool:
    """Whether what a peer imports is there."""
    needed = {"aiogram_echo.py": "aiogram", "ptb_orm.py": "aiosqlite", "ptb_echo.py": "telegram"}[
        Path(program.command[1]).name
    ]
    return (
        subprocess.run([PEERS_PYTHON, "-c", f"import {needed}"], capture_output=True, check=False).returncode
        == 0
    )


def flood(answers: int) -> None:
    peers = [peer for peer in PEERS if installed(peer)]
    rates: dict[str, list[float]] = {program.name: [] for program in (EPSILON, *peers)}
    memory: dict[str, float] = {}
    for _ in range(ROUNDS):
        for program in (EPSILON, *peers):
            measured = measure(
                program, answers=answers if program is not PEERS[0] else max(answers // 5, 500)
            )
            rates[program.name].append(measured["rate"])
            memory[program.name] = measured["memory"]
            print(f"  {program.name}: {measured['rate']:.0f}/s", file=sys.stderr, flush=True)
    own = statistics.median(rates[EPSILON.name])
    print("replies a second (median of three), epsilon's as a multiple of it, MiB")
    for name, each in rates.items():
        rate = statistics.median(each)
        print(f"{name:45} {rate:7.0f} {own / rate:7.2f} {memory[name]:7.0f}")


def steady(rate: float, seconds: float = 60.0) -> None:
    measured = measure(EPSILON, f"--rate={rate}", answers=int(rate * seconds))
    print(
        f"at {rate:.0f} answers a second: median {measured['p50']:.1f} ms, 99 % {measured['p99']:.1f} ms, most {measured['most']:.1f} ms"
    )


def memory(answers: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with running(EPSILON, folder, f"--answers={answers}") as (server, bot, _):
            seen: list[tuple[int, float]] = []
            while server.poll() is None:
                time.sleep(2.0)
                if (folder / "load.db").exists():
                    seen.append((stored(folder) if seen or time.sleep(1.0) is None else 0, resident(bot.pid)))
                if seen and seen[-1][0] >= answers:
                    break
            measured = outcome(server)
    marks = [
        min(seen, key=lambda each: abs(each[0] - answers * part)) for part in (0.1, 0.25, 0.5, 0.75, 1.0)
    ]
    print(
        f"{answers} answers at {measured['rate']:.0f}/s; MiB resident, with children: "
        + ", ".join(f"{mib:.0f} after {count}" for count, mib in marks)
    )


def start() -> None:
    """What a start is spent on, from runs that note it, and the whole from runs of ``epsilon run`` itself, in turns.

    The database is there already, as after a restart.
    """
    parts: dict[str, list[float]] = {}
    whole: dict[str, list[float]] = {"to the first reply": [], "to the first verdict": []}
    marked = Program("epsilon", (sys.executable, str(HERE / "marked.py")), epsilon=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "marks"
        for turn in range(6):
            for program in (marked, EPSILON):
                file.unlink(missing_ok=True)
                os.environ["MARKS"] = str(file)
                with running(program, folder, "--answers=1", "--people=1") as (server, _, began):
                    measured = outcome(server)
                if not turn:  # the first brings the disk's cache up to date
                    continue
                if program is EPSILON:
                    whole["to the first reply"].append(measured["first"] - began)
                    whole["to the first verdict"].append(measured["over"] - began)
                    continue
                before = 0.0
                for line in [
                    *file.read_text().splitlines(),
                    f"the first reply\t{measured['first'] - began}",
                    f"the first verdict\t{measured['over'] - began}",
                ]:
                    what, _, at = line.partition("\t")
                    parts.setdefault(what, []).append(float(at) - before)
                    before = float(at)
    for what, each in (parts | whole).items():
        print(f"{what:28} {statistics.median(each):6.2f} s")


if __name__ == "__main__":
    what, *rest = sys.argv[1:] or ["flood"]
    match what:
        case "flood":
            flood(int(rest[0]) if rest else 10_000)
        case "steady":
            steady(float(rest[0]) if rest else 30.0)
        case "memory":
            memory(int(rest[0]) if rest else 100_000)
        case "start":
            start()
        case _:
            sys.exit(__doc__)
