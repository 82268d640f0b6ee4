"""What content/README.md teaches is true."""

import re
from pathlib import Path

from bot.catalogue import content_folder
from bot.catalogue.check import check_file
from bot.catalogue.expression import FUNCTIONS

README = (content_folder() / "README.md").read_text(encoding="utf-8")


def test_the_worked_example_passes_the_check(tmp_path: Path) -> None:
    """An author may begin by copying it."""
    example = re.search(r"```yaml\n(# yaml-language-server.*?)```", README, re.DOTALL)
    assert example
    path = tmp_path / "links" / "wire.yaml"
    path.parent.mkdir()
    path.write_text(example[1], encoding="utf-8")

    assert check_file(path, content_folder(), 200) == []


def test_every_function_of_expressions_is_named() -> None:
    """The list of functions is complete."""
    assert [name for name in FUNCTIONS if not re.search(rf"\b{name}\b", README)] == []
