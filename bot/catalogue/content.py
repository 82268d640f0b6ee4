"""Folders of content put together: where each file of a topic is read from."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

TOPIC_FILE, HEARING_FILE, CORPUS_FILE = "topic.yaml", "hearing.yaml", "heard.jsonl"
LEXICON_FILE = "lexicon.yaml"
"""What open questions of all topics listen with."""
OPEN_FILES = (TOPIC_FILE, HEARING_FILE)
"""The YAML files of a topic that are no drill's."""
CASES = "cases"
"""The folder of cases."""
BUILT_IN = "built-in"
"""What a setting calls the content that came with the program."""
Folders: TypeAlias = "Content | Path | Iterable[Path]"


@dataclass(frozen=True, slots=True)
class Content:
    """One content folder or several; a file of a later one stands in place of the one of its name in an earlier one."""

    folders: tuple[Path, ...]

    @classmethod
    def of(cls, folders: Folders) -> Content:
        """Content of one folder, or of several in their order."""
        if isinstance(folders, Content):
            return folders
        return cls((folders,) if isinstance(folders, Path) else tuple(folders))

    @classmethod
    def named(cls, setting: str | None) -> Content:
        """What ``CONTENT_DIR`` says: folders between the system's separators, ``built-in`` among them; all built in where unset."""
        names = [name.strip() for name in (setting or BUILT_IN).split(os.pathsep) if name.strip()]
        return cls(tuple(content_folder() if name == BUILT_IN else Path(name) for name in names))

    def topics(self) -> list[str]:
        """The ids of all topics."""
        return sorted(
            {path.parent.name for folder in self.folders for path in folder.glob(f"*/{TOPIC_FILE}")}
        )

    def topic(self, topic_id: str) -> Mapping[str, Path]:
        """A topic's files by their names, or the cases by theirs."""
        return {
            path.name: path
            for folder in self.folders
            for path in sorted((folder / topic_id).glob("*"))
            if path.suffix == ".yaml" or path.name == CORPUS_FILE
        }

    def drills(self, topic_id: str) -> Iterator[Path]:
        """The files of a topic's drills, or of the cases, by name."""
        yield from drills_among(self.topic(topic_id))

    def shared(self, name: str) -> list[Path]:
        """The files of this name that all topics share, in the order in which they are put together."""
        return [path for folder in self.folders if (path := folder / name).exists()]

    def rank(self, path: Path) -> int:
        """The place of the folder that a topic's file stands in."""
        return next((i for i, folder in enumerate(self.folders) if folder == path.parent.parent), 0)

    def files(self) -> list[Path]:
        """Every YAML file of a topic or a case that counts."""
        names = {path.parent.name for folder in self.folders for path in folder.glob("*/*.yaml")}
        return [
            path for name in sorted(names) for path in self.topic(name).values() if path.suffix == ".yaml"
        ]

    def __str__(self) -> str:
        return os.pathsep.join(map(str, self.folders))


def drills_among(files: Mapping[str, Path]) -> Iterator[Path]:
    """The drills' files of a topic's, by name."""
    for name, path in sorted(files.items()):
        if path.suffix == ".yaml" and name not in OPEN_FILES:
            yield path


def drill_id(path: Path) -> str:
    """The id of the drill or the case in a file: ``folder.file``."""
    return f"{path.parent.name}.{path.stem}"


def content_folder() -> Path:
    """The content that came with the program: beside the package in a source tree, inside it when installed."""
    package = Path(__file__).parent.parent
    return package.parent / "content" if in_source_tree() else package / "data" / "content"


def in_source_tree() -> bool:
    """Whether the program runs from its source, where the built-in content may be edited."""
    root = Path(__file__).parent.parent.parent
    return (root / "content").is_dir() and (root / "pyproject.toml").exists()
