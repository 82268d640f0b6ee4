"""The index: what is as it knows is read when it is first asked for, and all else is read whole at the start."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.catalogue import Catalogue, content_folder
from bot.catalogue.catalogue import load_drill, load_topic
from bot.catalogue.content import CASES, Content
from bot.catalogue.document import Document
from bot.catalogue.faults import ContentError
from bot.catalogue.files import read_file
from bot.catalogue.index import INDEX, digest, read_index, rubric_digest
from bot.cli.check import write_fingerprints
from bot.domain.question.drill import Drill
from tests.catalogue.drill_text import DRILL, write_content

BUILT_IN = Content.of(content_folder())
ANEW = "run `epsilon check --fingerprints`"
BROKEN = DRILL.replace("level: E", "level: X", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one drill, and its index."""
    folder = write_content(tmp_path)
    assert write_fingerprints(Content.of(folder)) == 0
    return folder


@pytest.fixture(scope="module")
def built_in(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """A copy of the built-in content, which no test has loaded before."""
    return Content.of(shutil.copytree(content_folder(), tmp_path_factory.mktemp("content") / "content"))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read whole."""
    names: list[str] = []

    def noted(path: Path) -> Document:
        names.append(path.name)
        return read_file(path)

    for module in ("catalogue", "hearing"):
        monkeypatch.setattr(f"bot.catalogue.{module}.read_file", noted)
    return names


def test_the_index_of_the_built_in_content_is_of_today() -> None:
    """Without this each start would read again what has not changed, or show lists of yesterday."""
    index = read_index(BUILT_IN)
    files = {
        f"{path.parent.name}.{path.stem}": path
        for name in (*BUILT_IN.topics(), CASES)
        for path in BUILT_IN.drills(name)
    }

    assert index.drills.keys() == files.keys(), ANEW
    assert index.rubrics.keys() == set(BUILT_IN.topics()), ANEW
    for topic_id, known_digest in index.rubrics.items():
        assert known_digest == rubric_digest(BUILT_IN, BUILT_IN.topic(topic_id)), ANEW
    for drill_id, path in files.items():
        known, drill = index.drills[drill_id], load_drill(path)
        assert known.digest == digest(path), ANEW
        assert (known.topic_id, known.revision, known.level, known.kind, known.title) == (
            drill.topic_id,
            drill.revision,
            drill.level,
            drill.kind,
            drill.title,
        ), ANEW


def test_a_start_reads_the_topics_alone(built_in: Content, read: list[str]) -> None:
    catalogue = Catalogue.load(built_in)

    assert set(read) == {"topic.yaml"}
    assert len(read) == len(catalogue.topics)


def test_a_drill_is_read_when_it_is_asked_and_never_again(folder: Path, read: list[str]) -> None:
    question = Catalogue.load(folder).question("links.wire")
    assert isinstance(question, Drill)
    assert read == ["topic.yaml"]

    whole = load_drill(folder / "links" / "wire.yaml")
    read.clear()

    assert [question.draw(seed).expected for seed in range(3)] == [
        whole.draw(seed).expected for seed in range(3)
    ]
    assert question.text == whole.text
    assert read == ["wire.yaml"]


def test_what_is_listened_for_is_read_when_somebody_is_listened_to(
    built_in: Content, read: list[str]
) -> None:
    topic = Catalogue.load(built_in).topic("gpu-vs-tpu")
    assert topic is not None
    read.clear()

    heard = topic.open_question.hearing.hear(
        "massive parallel arithmetic for matrix products, memory bandwidth"
    )

    assert set(read) == {"hearing.yaml", "lexicon.yaml"}
    assert (
        heard.points
        == load_topic(BUILT_IN, "gpu-vs-tpu")
        .open_question.hearing.hear("massive parallel arithmetic for matrix products, memory bandwidth")
        .points
    )


def test_a_file_that_was_broken_since_is_told_at_the_start(folder: Path) -> None:
    (folder / "links" / "wire.yaml").write_text(BROKEN, encoding="utf-8")

    with pytest.raises(ContentError, match=r"wire\.yaml"):
        Catalogue.load(folder)


def test_a_file_that_changed_since_is_shown_as_it_is(folder: Path) -> None:
    (folder / "links" / "wire.yaml").write_text(DRILL.replace("level: E", "level: H", 1), encoding="utf-8")

    question = Catalogue.load(folder).question("links.wire")

    assert isinstance(question, Drill)
    assert question.level == "H"


def test_ears_that_were_broken_since_are_told_at_the_start(folder: Path) -> None:
    (folder / "links" / "hearing.yaml").write_text("points: {none: {say: {en: word}}}\n", encoding="utf-8")

    with pytest.raises(ContentError, match=r"hearing\.yaml"):
        Catalogue.load(folder)


def test_a_lexicon_that_was_broken_since_is_told_once(folder: Path) -> None:
    (folder / "links" / "hearing.yaml").write_text(
        "points: {speed: {say: {en: fast}}, distance: {say: {en: far}}, loss: {say: {en: lost}}}\n"
        "claims: {claim-1: {say: {en: only}}}\n",
        encoding="utf-8",
    )
    assert write_fingerprints(Content.of(folder)) == 0
    (folder / "lexicon.yaml").write_text("concepts: 3\n", encoding="utf-8")

    with pytest.raises(ContentError) as raised:
        Catalogue.load(folder)
    assert [fault.file.rpartition("/")[2] for fault in raised.value.faults] == ["lexicon.yaml"]


@pytest.mark.parametrize(
    "text", ["", "<<<<<<< ours", '{"drills": {"links.wire": {}}, "rubrics": {}}', "[]", "\xff"]
)
def test_an_index_that_cannot_be_read_counts_for_nothing(folder: Path, text: str, read: list[str]) -> None:
    (folder / INDEX).write_text(text, encoding="latin-1")

    assert Catalogue.load(folder).question("links.wire") is not None
    assert "wire.yaml" in read


def test_a_later_folders_lexicon_makes_the_ears_of_an_earlier_one_new(folder: Path, tmp_path: Path) -> None:
    """They listen with the words of both."""
    own = tmp_path / "own"
    own.mkdir()
    together = Content((folder, own))
    assert read_index(together).rubrics["links"] == rubric_digest(together, together.topic("links"))

    (own / "lexicon.yaml").write_text("concepts: {speed: {en: fast}}\n", encoding="utf-8")

    assert read_index(together).rubrics["links"] != rubric_digest(together, together.topic("links"))
