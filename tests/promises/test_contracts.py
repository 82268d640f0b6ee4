"""The import rules name every room, so that a new one is not left out of them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTRACTS = {
    contract["id"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
}
ROOMS = {
    f"bot.{path.stem}"
    for path in (ROOT / "bot").iterdir()
    if (path / "__init__.py").exists() or (path.suffix == ".py" and not path.stem.startswith("__"))
}


@pytest.mark.parametrize(
    ("contract", "side", "free"),
    [
        ("telegram", "source_modules", {"bot.chat"}),
        ("sqlalchemy", "source_modules", {"bot.store", "bot.database"}),
        ("simulator", "forbidden_modules", {"bot.simulator"}),
    ],
)
def test_a_rule_names_every_room_but_those_that_it_frees(contract: str, side: str, free: set[str]) -> None:
    assert set(CONTRACTS[contract][side]) == ROOMS - free


def test_every_room_has_its_layer() -> None:
    layers = {f"bot.{room.strip()}" for layer in CONTRACTS["layers"]["layers"] for room in layer.split("|")}
    assert layers == ROOMS
