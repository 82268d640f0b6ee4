"""One more use case touches one place: all of them are made in one file, and handed on whole."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import get_type_hints

from bot.use_cases.everything import Everything

BOT = Path(__file__).parents[2] / "bot"
MADE_IN = BOT / "use_cases" / "everything.py"


KINDS = {kind for kind in get_type_hints(Everything).values() if kind.__module__.startswith("bot.use_cases")}
NAMES = {kind.__name__ for kind in KINDS}


def _made(file: Path) -> set[str]:
    """The use cases that a file imports and calls."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module)
    of_use_cases = {
        name.name
        for node in imports
        for name in node.names
        if (node.module or "").startswith("bot.use_cases")
    }
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {call.func.id for call in calls if isinstance(call.func, ast.Name)} & of_use_cases


def test_every_use_case_is_made_in_one_file_and_nowhere_else() -> None:
    assert len(NAMES) >= 14
    assert _made(MADE_IN) >= NAMES
    elsewhere = {
        (str(file.relative_to(BOT)), name)
        for file in BOT.rglob("*.py")
        if file != MADE_IN
        for name in NAMES & _made(file)
    }
    assert elsewhere == set()


def test_chat_names_the_bag_and_no_list_of_use_cases() -> None:
    """A signature or a call with three or more use cases in a row would be the list again."""
    lists = []
    for file in [*BOT.glob("*.py"), *BOT.glob("chat/**/*.py")]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                named = [ast.unparse(each.annotation) for each in node.args.args if each.annotation]
                if sum(name in NAMES for name in named) >= 3:
                    lists.append(f"{file.relative_to(BOT)}: {node.name}")
    assert lists == []


def test_use_cases_take_who_event_and_moment_as_one_value() -> None:
    apart = []
    for file in BOT.glob("use_cases/**/*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                names = {each.arg for each in node.args.args}
                if {"event", "learner_id"} <= names and file.name != "inbox.py":
                    apart.append(f"{file.relative_to(BOT)}: {node.name}")
    assert apart == []
