"""The catalogue: every topic and drill of a content folder, loaded once and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter

from bot.catalogue.building import build_drill, build_topic
from bot.catalogue.document import Document
from bot.catalogue.faults import ContentError, Fault
from bot.catalogue.files import read_file, validate
from bot.catalogue.hearing import HEARING_FILE, read_ears
from bot.catalogue.schema import DRILL, AnyDrill, TopicFile
from bot.domain.question.drill import Drill
from bot.domain.question.topic import OpenQuestion, Topic
from bot.oracles import ORACLES
from bot.solvers import SOLVERS

TOPIC: TypeAdapter[TopicFile] = TypeAdapter(TopicFile)
TOPIC_FILE = "topic.yaml"
CASES = "cases"
"""The folder of cases."""


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """All topics in the book's order, and every question by its id."""

    topics: tuple[Topic, ...]
    cases: tuple[Drill, ...] = ()
    """Cases of several parts; they are no topic's, and come by their own command."""
    _topics: Mapping[str, Topic] = field(init=False, repr=False)
    _questions: Mapping[str, Drill | OpenQuestion] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        questions: dict[str, Drill | OpenQuestion] = {topic.id: topic.open_question for topic in self.topics}
        questions |= {drill.id: drill for topic in self.topics for drill in topic.drills}
        questions |= {case.id: case for case in self.cases}
        object.__setattr__(self, "_topics", {topic.id: topic for topic in self.topics})
        object.__setattr__(self, "_questions", questions)

    @classmethod
    def load(cls, folder: Path) -> Catalogue:
        """The content of a folder with one sub-folder a topic. Raises ContentError with every fault, not only the first."""
        faults: list[Fault] = []
        folders = sorted(path.parent for path in folder.glob(f"*/{TOPIC_FILE}"))
        cases = _gather_cases(folder / CASES, faults)
        if not folders:
            raise ContentError(
                [Fault(str(folder), 0, "", "no topics here: content/<topic>/topic.yaml is looked for")]
            )
        topics = [topic for path in folders if (topic := _gather(path, faults))]
        faults += _repeated_positions(topics)
        known = {topic.id for topic in topics}
        faults += [
            Fault(f"{case.id.replace('.', '/')}.yaml", 0, "topic", f"there is no topic {case.topic_id}")
            for case in cases
            if case.topic_id not in known and not faults
        ]
        if faults:
            raise ContentError(faults)
        return cls(tuple(sorted(topics, key=lambda topic: topic.position)), cases)

    def topic(self, topic_id: str) -> Topic | None:
        return self._topics.get(topic_id)

    def question(self, question_id: str) -> Drill | OpenQuestion | None:
        """The open question of a topic's id, the drill of ``topic.drill``, or None."""
        return self._questions.get(question_id)


def content_folder() -> Path:
    """The content that came with the program: beside the package in a source tree, inside it when installed."""
    package = Path(__file__).parent.parent
    beside = package.parent / "content"
    return (
        beside
        if beside.is_dir() and (package.parent / "pyproject.toml").exists()
        else package / "data" / "content"
    )


def _gather(folder: Path, faults: list[Fault]) -> Topic | None:
    try:
        return load_topic(folder)
    except ContentError as error:
        faults.extend(error.faults)
        return None


def _gather_cases(folder: Path, faults: list[Fault]) -> tuple[Drill, ...]:
    cases: list[Drill] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            cases.append(load_drill(path))
        except ContentError as error:
            faults.extend(error.faults)
    return tuple(cases)


def load_topic(folder: Path) -> Topic:
    """One topic from its folder. Raises ContentError with all faults of all its files."""
    faults: list[Fault] = []
    drills: list[Drill] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name not in (TOPIC_FILE, HEARING_FILE):
            try:
                drills.append(load_drill(path))
            except ContentError as error:
                faults.extend(error.faults)
    try:
        document = read_file(folder / TOPIC_FILE)
        topic_file = validate(document, TOPIC)
        faults += _drill_list_faults(document, topic_file, folder)
        ears = read_ears(folder, topic_file, document)
    except ContentError as error:
        raise ContentError([*faults, *error.faults]) from error
    if faults:
        raise ContentError(faults)
    return build_topic(folder.name, topic_file, drills, ears)


def load_drill(path: Path) -> Drill:
    """One drill from its file; its id is ``folder.file``. Raises ContentError."""
    document = read_file(path)
    return drill_from(path, document, validate(document, DRILL))


def drill_from(path: Path, document: Document, file: AnyDrill) -> Drill:
    """A drill whose file is read already. Raises ContentError."""
    return build_drill(path.parent.name, path.stem, file, document, SOLVERS, ORACLES)


def _drill_list_faults(document: Document, file: TopicFile, folder: Path) -> Iterable[Fault]:
    present = {path.stem for path in folder.glob("*.yaml")} - {Path(TOPIC_FILE).stem, Path(HEARING_FILE).stem}
    for place, name in enumerate(file.drills):
        if name not in present:
            yield document.fault(("drills", place), f"there is no file {name}.yaml")
        if name in file.drills[:place]:
            yield document.fault(("drills", place), f"{name} is here twice")
    for name in sorted(present - set(file.drills)):
        yield document.fault(("drills",), f"{name}.yaml is not in this list")
    follow_up = file.question.follow_up
    if follow_up and follow_up not in file.drills:
        yield document.fault(("question", "follow_up"), f"there is no drill {follow_up}")


def _repeated_positions(topics: Iterable[Topic]) -> Iterable[Fault]:
    seen: dict[int, str] = {}
    for topic in topics:
        if topic.position in seen:
            message = f"{seen[topic.position]} has position {topic.position} too"
            yield Fault(f"{topic.id}/{TOPIC_FILE}", 0, "position", message)
        seen.setdefault(topic.position, topic.id)
