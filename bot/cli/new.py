"""``epsilon new``: a file to start from, with the fields of the kind chosen."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.failures import told_in_a_line
from bot.domain.grading.kinds import KINDS

if TYPE_CHECKING:
    from bot.catalogue.content import Content

START = Path(__file__).parent / "start"
"""A file for each kind, and those of a topic: all pass ``epsilon check`` as they are."""
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "question",
        metavar="TOPIC[.DRILL]",
        help="a topic's folder, or a drill in it; cases.NAME is a case",
    )
    kinds = [kind for kind in KINDS if (START / f"{kind}.yaml").exists() and kind != "case"]
    parser.add_argument(
        "--kind", choices=kinds, default="number", help="what is answered in a drill (number)"
    )


@told_in_a_line
def main(options: argparse.Namespace) -> int:
    """Writes the files and says what comes next; 1 where one is there already, 2 for a name that cannot be one."""
    from bot.catalogue.content import CASES, HEARING_FILE, TOPIC_FILE, Content
    from bot.settings import load

    topic, _, name = str(options.question).partition(".")
    if not all(NAME.fullmatch(part) for part in filter(None, (topic, name))) or not topic:
        print(
            "epsilon: a name has small letters, digits and hyphens, such as my-topic.first", file=sys.stderr
        )
        return 2
    content = Content.named(load().content_dir)
    folder = _own_folder(content)
    if name:
        files = {folder / topic / f"{name}.yaml": _drill(topic, "case" if topic == CASES else options.kind)}
    else:
        place = str(1 + max(_places(content), default=0))
        files = {
            folder / topic / TOPIC_FILE: _start("topic").replace("POSITION", place),
            folder / topic / HEARING_FILE: _start("hearing"),
        }
    if there := next(filter(Path.exists, files), None):
        print(f"epsilon: {there} is there already; nothing was written.", file=sys.stderr)
        return 1
    for file, text in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        print(file)
    _say_what_comes_next(topic, name, folder, in_content=folder in content.folders)
    return 0


def _own_folder(content: Content) -> Path:
    """Where an author writes: the last folder of CONTENT_DIR that did not come with the program, or ``content`` here."""
    from bot.catalogue.content import content_folder, in_source_tree

    built_in = content_folder()
    own = [folder for folder in content.folders if folder != built_in or in_source_tree()]
    return own[-1] if own else Path("content")


def _places(content: Content) -> list[int]:
    """The positions that topics have, broken ones included."""
    files = [content.topic(topic).get("topic.yaml") for topic in content.topics()]
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in files if file]
    return [int(found[1]) for text in texts if (found := re.search(r"^position: *(\d+)", text, re.MULTILINE))]


def _start(name: str) -> str:
    return (START / f"{name}.yaml").read_text(encoding="utf-8")


def _drill(topic: str, kind: str) -> str:
    return _start(kind).replace(
        "topic: TOPIC", f"topic: {topic}" if kind != "case" else "topic: matrix-chain-abc"
    )


def _say_what_comes_next(topic: str, name: str, folder: Path, *, in_content: bool) -> None:
    from bot.catalogue.content import BUILT_IN, CASES

    if not in_content:
        print(f"Let the program find it: CONTENT_DIR={BUILT_IN}:{folder}")
    if name and topic != CASES:
        print(f"Name it in the topic's list: drills: [..., {name}] in {folder / topic / 'topic.yaml'}")
    question = f"{topic}.{name}" if name else topic
    print(f"See it: epsilon show {question}")
    print(f"Check it: epsilon check {folder / topic}")
