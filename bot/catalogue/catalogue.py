"""The catalogue: every topic and drill of the content, loaded once and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from bot.catalogue.building import build_body, build_drill, build_topic
from bot.catalogue.content import CASES, TOPIC_FILE, Content, Folders, content_folder, drill_id, drills_among
from bot.catalogue.document import Document
from bot.catalogue.faults import ContentError, Fault
from bot.catalogue.files import read_file, validate
from bot.catalogue.index import Index, digest, promised, read_index, rubric_digest
from bot.catalogue.kinds import any_drill, drills_of
from bot.catalogue.once import Once
from bot.catalogue.schema import AnyDrill, TopicFile
from bot.domain.question.drill import Body, Drill
from bot.domain.question.topic import OpenQuestion, Topic
from bot.oracles import ORACLES
from bot.solvers import SOLVERS

if TYPE_CHECKING:
    from bot.catalogue.hearing import Ears, LexiconFile

__all__ = ["Catalogue", "content_folder", "drill_from", "load_drill", "load_topic"]

TOPIC: TypeAdapter[TopicFile] = TypeAdapter(TopicFile)


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """All topics in the book's order, and every question by its id."""

    topics: tuple[Topic, ...]
    cases: tuple[Drill, ...] = ()
    """Cases of several parts; they are no topic's, and come by their own command."""
    faults: tuple[Fault, ...] = ()
    """What is wrong with the files that were left out."""
    _topics: Mapping[str, Topic] = field(init=False, repr=False)
    _questions: Mapping[str, Drill | OpenQuestion] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        questions: dict[str, Drill | OpenQuestion] = {topic.id: topic.open_question for topic in self.topics}
        questions |= {drill.id: drill for topic in self.topics for drill in topic.drills}
        questions |= {case.id: case for case in self.cases}
        object.__setattr__(self, "_topics", {topic.id: topic for topic in self.topics})
        object.__setattr__(self, "_questions", questions)

    @classmethod
    def load(cls, folders: Folders, *, leave_out: bool = False, drafts: bool = False) -> Catalogue:
        """The content of one folder, or of several put together, with one sub-folder a topic; ``drafts``: with those.

        Raises ContentError with every fault, not only the first; with ``leave_out``, broken files are left out and their faults kept,
        and it raises only where there is no topic at all.
        """
        content = Content.of(folders)
        if not (ids := content.topics()):
            raise ContentError(
                [Fault(str(content), 0, "", "no topics here: content/<topic>/topic.yaml is looked for")]
            )
        reader = _Reader(content, read_index(content))
        read = [topic for topic_id in ids if (topic := reader.topic(topic_id))]
        cases = [case for path in content.drills(CASES) if (case := reader.drill(path))]
        topics, clashes = _placed(read, content)
        faults = [*reader.faults, *clashes]
        known = {topic.id for topic in topics}
        faults += [
            Fault(f"{case.id.replace('.', '/')}.yaml", 0, "topic", f"there is no topic {case.topic_id}")
            for case in cases
            if case.topic_id not in known and not faults
        ]
        kept = [topic for topic in topics if drafts or not topic.draft]
        if faults and not (leave_out and kept):
            raise ContentError(faults)
        known = {topic.id for topic in kept}
        return cls(
            tuple(topic if drafts else _finished(topic) for topic in kept),
            tuple(case for case in cases if case.topic_id in known and (drafts or not case.draft)),
            ContentError(faults).faults,
        )

    def topic(self, topic_id: str) -> Topic | None:
        return self._topics.get(topic_id)

    def question(self, question_id: str) -> Drill | OpenQuestion | None:
        """The open question of a topic's id, the drill of ``topic.drill``, or None."""
        return self._questions.get(question_id)

    def faults_of(self, question_id: str) -> tuple[Fault, ...]:
        """Why a question was left out: the faults of its file, or of its topic's where the whole topic is missing."""
        topic_id, _, name = question_id.partition(".")
        own = f"{topic_id}/{name}.yaml"
        found = tuple(fault for fault in self.faults if fault.file == own)
        return found or tuple(fault for fault in self.faults if fault.file.startswith(f"{topic_id}/"))


def load_topic(content: Content, topic_id: str) -> Topic:
    """One topic with its drills, drafts among them. Raises ContentError with all faults of all its files."""
    reader = _Reader(content, Index())
    topic = reader.topic(topic_id)
    if reader.faults or topic is None:
        raise ContentError(reader.faults)
    return topic


def load_drill(path: Path) -> Drill:
    """One drill from its file; its id is ``folder.file``. Raises ContentError."""
    document = read_file(path)
    return drill_from(path, document, validate(document, any_drill()))


def drill_from(path: Path, document: Document, file: AnyDrill) -> Drill:
    """A drill whose file is read already. Raises ContentError."""
    return build_drill(path.parent.name, path.stem, file, document, SOLVERS, ORACLES)


class _Reader:
    """Reads topics and drills, and gathers their ``faults``. What the index knows is read when it is first needed."""

    def __init__(self, content: Content, index: Index) -> None:
        self._content, self._index = content, index
        self._lexicon = Once(self._read_lexicon)
        self.faults: list[Fault] = []

    def topic(self, topic_id: str) -> Topic | None:
        """A topic without what is broken of it: None where its own file is broken, or no drill is left."""
        files = self._content.topic(topic_id)
        paths = list(drills_among(files))
        drills = [drill for path in paths if (drill := self.drill(path))]
        try:
            document = read_file(files.get(TOPIC_FILE, self._content.folders[-1] / topic_id / TOPIC_FILE))
            topic_file = validate(document, TOPIC)
            self.faults += _drill_list_faults(document, topic_file, {path.stem for path in paths})
            ears = Once(partial(self._ears, topic_id, topic_file, document))
            if self._index.rubrics.get(topic_id) != rubric_digest(self._content, files):
                ears()
        except ContentError as error:
            self.faults += error.faults
            return None
        listed = [drill for drill in drills if drill.id.partition(".")[2] in topic_file.drills]
        return build_topic(topic_id, topic_file, listed, ears) if listed else None

    def drill(self, path: Path) -> Drill | None:
        """A drill; None where its file is broken."""
        known = self._index.drills.get(drill_id(path))
        try:
            if known is not None and digest(path) == known.digest:
                return promised(drill_id(path), known, Once(partial(_body, path, known.kind)))
            return load_drill(path)
        except ContentError as error:
            self.faults += error.faults
            return None

    def _ears(self, topic_id: str, file: TopicFile, document: Document) -> Ears:
        from bot.catalogue.hearing import read_ears  # with all that listens

        return read_ears(self._content, topic_id, self._lexicon(), file, document)

    def _read_lexicon(self) -> LexiconFile:
        from bot.catalogue.hearing import LexiconFile, read_lexicon

        try:
            return read_lexicon(self._content)
        except ContentError as error:
            self.faults += error.faults
            return LexiconFile()


def _body(path: Path, kind: str) -> Body:
    document = read_file(path)
    return build_body(validate(document, drills_of(kind)), document, SOLVERS, ORACLES)


def _finished(topic: Topic) -> Topic:
    """A topic without its drafts."""
    drills = tuple(drill for drill in topic.drills if not drill.draft)
    question = topic.open_question
    if question.follow_up not in {drill.id for drill in drills}:
        question = replace(question, follow_up=None)
    return replace(topic, drills=drills, open_question=question)


def _drill_list_faults(document: Document, file: TopicFile, present: set[str]) -> Iterable[Fault]:
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


def _placed(topics: Iterable[Topic], content: Content) -> tuple[list[Topic], list[Fault]]:
    """Topics in order, no two at one position: one of a later folder moves on to the next that is free.

    Two of one folder at one position are a fault, and the second moves on too.
    """
    ranks = {topic.id: content.rank(content.topic(topic.id)[TOPIC_FILE]) for topic in topics}
    ordered = sorted(topics, key=lambda topic: (ranks[topic.id], topic.position, topic.id))
    claimed: dict[tuple[int, int], str] = {}
    faults: list[Fault] = []
    for topic in ordered:
        first = claimed.setdefault((ranks[topic.id], topic.position), topic.id)
        if first != topic.id:
            free = next(_free({position for _, position in claimed}, 1))
            message = f"{first} has position {topic.position} too; {free} is free"
            faults.append(Fault(f"{topic.id}/{TOPIC_FILE}", 0, "position", message))
    taken: set[int] = set()
    placed = []
    for topic in ordered:
        position = next(_free(taken, topic.position))
        taken.add(position)
        placed.append(topic if position == topic.position else replace(topic, position=position))
    return sorted(placed, key=lambda topic: topic.position), faults


def _free(taken: set[int], first: int) -> Iterator[int]:
    while True:
        if first not in taken:
            yield first
        first += 1
