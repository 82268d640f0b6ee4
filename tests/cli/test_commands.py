"""The command line: help everywhere, exit codes, one clear line for a person's mistake, never a traceback."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import COMMANDS

README = Path(__file__).parents[2] / "README.md"


def epsilon(
    *arguments: str, cwd: Path, stdin: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Runs the command line in a folder of its own, with nothing in the environment but what is given."""
    clean = {"PATH": os.environ["PATH"], "PYTHONUTF8": "1", "HOME": str(cwd), **environment}
    if "PYTHONPATH" in os.environ:
        clean["PYTHONPATH"] = os.environ["PYTHONPATH"]
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=cwd,
        env=clean,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
    )


def one_line(finished: subprocess.CompletedProcess[str]) -> str:
    assert finished.returncode == 1
    lines = finished.stderr.strip().splitlines()
    assert len(lines) == 1, finished.stderr
    return lines[0]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_everywhere(command: str, tmp_path: Path) -> None:
    finished = epsilon(*command.split(), "--help", cwd=tmp_path)

    assert finished.returncode == 0
    assert "usage: epsilon" in finished.stdout


@pytest.mark.parametrize(
    "arguments",
    [[], ["fly"], ["run", "--fast"], ["ask"], ["try", "--port", "many"], ["check", "nowhere.yaml"]],
)
def test_bad_usage_is_exit_code_2(arguments: list[str], tmp_path: Path) -> None:
    assert epsilon(*arguments, cwd=tmp_path).returncode == 2


def test_run_without_a_token_says_where_to_get_one(tmp_path: Path) -> None:
    assert "@BotFather" in one_line(epsilon("run", cwd=tmp_path))


def test_a_wrong_token_is_one_line_without_the_token(tmp_path: Path) -> None:
    import asyncio
    import threading

    from bot.simulator import Simulator

    started, stop, urls = threading.Event(), threading.Event(), []

    async def serve() -> None:
        simulator = Simulator("1234567:the-right-token-is-this-one-0000")
        urls.append(await simulator.start())
        started.set()
        await asyncio.to_thread(stop.wait)
        await simulator.stop()

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    started.wait()
    try:
        finished = epsilon(
            "run",
            cwd=tmp_path,
            TELEGRAM_BOT_TOKEN="7654321:another-token-altogether-000000",
            TELEGRAM_API_URL=urls[0],
        )
    finally:
        stop.set()
        thread.join()

    assert "TELEGRAM_BOT_TOKEN" in one_line(finished)
    assert "another-token" not in finished.stderr + finished.stdout


def test_a_taken_port_is_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        finished = epsilon("try", "--no-open", "--port", str(taken.getsockname()[1]), cwd=tmp_path)

    assert "--port" in one_line(finished)


@pytest.mark.parametrize(
    "address", ["sqlite:////proc/nowhere/epsilon.db", "mysql://root:hunter2@localhost/x", "nonsense"]
)
def test_an_unusable_database_is_one_line_without_its_password(address: str, tmp_path: Path) -> None:
    finished = epsilon(
        "run",
        cwd=tmp_path,
        TELEGRAM_BOT_TOKEN="7654321:x" + "y" * 30,
        DATABASE_URL=address,
        TELEGRAM_API_URL="http://127.0.0.1:9",
    )

    assert "hunter2" not in one_line(finished)


def test_wrong_settings_are_named(tmp_path: Path) -> None:
    finished = epsilon("run", cwd=tmp_path, TELEGRAM_BOT_TOKEN="7654321:x" + "y" * 30, LOG_LEVEL="LOUD")

    assert "LOG_LEVEL" in one_line(finished)


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ({"WEBHOOK_URL": "example.org/updates"}, "WEBHOOK_URL"),
        ({"WEBHOOK_URL": "https://example.org/u"}, "WEBHOOK_SECRET"),
        ({"HEARTBEAT_FILE": "/proc/nowhere/alive"}, "HEARTBEAT_FILE"),
        ({"PROXY_URL": "ftp://ada:hunter2@proxy"}, "PROXY_URL"),
        ({"ADMINS": "ada"}, "ADMINS"),
        ({"LISTEN": "8080", "WEBHOOK_URL": "https://example.org/u", "WEBHOOK_SECRET": "s"}, "LISTEN"),
        ({"DATABASE_URL": "postgresql://eve:hunter2/x@localhost/y"}, "DATABASE_URL"),
        ({"DATABASE_URL": "postgresql://eve:pass@hunter2@localhost/y"}, "DATABASE_URL"),
    ],
)
def test_a_setting_that_cannot_work_is_named_in_a_line(
    settings: dict[str, str], word: str, tmp_path: Path
) -> None:
    told = one_line(epsilon("run", cwd=tmp_path, TELEGRAM_BOT_TOKEN="7654321:x" + "y" * 30, **settings))

    assert word in told
    assert "hunter2" not in told


def test_an_empty_setting_is_unset_and_a_dotenv_that_is_not_utf_8_is_one_line(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("TELEGRAM_API_URL=\nLOG_LEVEL=\nADMINS=\nTELEGRAM_BOT_TOKEN=\n")
    assert "@BotFather" in one_line(epsilon("run", cwd=tmp_path))

    (tmp_path / ".env").write_text("\ufeffLOG_LEVEL=LOUD\n", encoding="utf-8")
    assert "LOG_LEVEL" in one_line(epsilon("run", cwd=tmp_path))

    (tmp_path / ".env").write_text("TELEGRAM_BOT_TOKEN=1\n", encoding="utf-16")
    assert ".env is not UTF-8" in one_line(epsilon("run", cwd=tmp_path))


@pytest.mark.parametrize(("language", "emoji"), [("en", "✅"), ("fa", "✅")])
def test_ask_asks_grades_and_explains(language: str, emoji: str, tmp_path: Path) -> None:
    finished = epsilon("ask", "matrix-chain-abc.cost", "--lang", language, cwd=tmp_path, stdin="۳۰٬۰۰۰\n")

    assert finished.returncode == 0
    assert emoji in finished.stdout
    assert "📖" in finished.stdout


def test_ask_hears_an_open_answer_and_judges_it(tmp_path: Path) -> None:
    typed = "Every token reads all weights, so the bound is bandwidth divided by the bytes of the model.\n"
    finished = epsilon("ask", "token-latency", cwd=tmp_path, stdin=typed)

    assert finished.returncode == 0
    assert "bandwidth divided by the bytes" in finished.stdout
    assert "Partly" in finished.stdout
    assert epsilon("ask", "token-latency", cwd=tmp_path, stdin="idk\n").returncode == 0


def test_ask_takes_the_parts_of_a_case(tmp_path: Path) -> None:
    finished = epsilon("ask", "cases.training", cwd=tmp_path, stdin="1\n")

    assert finished.returncode == 0
    assert finished.stderr == ""


def test_ask_for_a_seed_draws_other_numbers_and_an_unknown_question_is_one_line(tmp_path: Path) -> None:
    canonical = epsilon("ask", "matrix-chain-abc.cost", cwd=tmp_path).stdout
    other = epsilon("ask", "matrix-chain-abc.cost", "--seed", "5", cwd=tmp_path).stdout

    assert canonical != other
    assert other == epsilon("ask", "matrix-chain-abc.cost", "--seed", "5", cwd=tmp_path).stdout
    assert "no question" in one_line(epsilon("ask", "nothing.here", cwd=tmp_path))


def test_grade_answers_line_by_line_and_goes_on_after_a_bad_one(tmp_path: Path) -> None:
    lines = [
        '{"kind": "number", "reference": "50/3", "answer": "16.67", "digits": 4}',
        "not json",
        '{"kind": "growth", "reference": "n^3", "answer": "O(n² log n)"}',
        '{"kind": "parenthesization", "reference": "A(BC)", "answer": "a*(b*c)"}',
        '{"kind": "number", "reference": 112, "unit": "GB", "answer": "112 GiB"}',
        '{"kind": "number", "reference": 5, "answer": "nan"}',
    ]
    finished = epsilon("grade", cwd=tmp_path, stdin="\n".join(lines) + "\n")
    verdicts = re.findall(r'"verdict": "(\w+)"|("error")', finished.stdout)

    assert finished.returncode == 0
    assert [verdict or "error" for verdict, _ in verdicts] == [
        "correct",
        "error",
        "wrong",
        "correct",
        "wrong",
        "unreadable",
    ]


def test_the_database_is_upgraded_by_hand_again_and_again(tmp_path: Path) -> None:
    for _ in range(2):
        assert (
            epsilon(
                "database", "upgrade", cwd=tmp_path, DATABASE_URL=f"sqlite:///{tmp_path / 'x.db'}"
            ).returncode
            == 0
        )


def test_every_command_and_setting_is_in_the_readme() -> None:
    from bot.settings import Settings

    readme = README.read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"`epsilon {command}" in readme
    for name in Settings.model_fields:
        assert f"`{name.upper()}`" in readme
