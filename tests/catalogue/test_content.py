"""Several folders put together; what is broken is left out and told; drafts are seen by their authors only."""

import os
from pathlib import Path

import pytest

from bot.catalogue import Catalogue, ContentError
from bot.catalogue.check import check
from bot.catalogue.content import BUILT_IN, Content, content_folder
from bot.domain.question.drill import Drill
from tests.catalogue.drill_text import DRILL, TOPIC, write_content

NO_PERSIAN = DRILL.replace(", fa: زمان انتقال}", "}")
DRAFT = "draft: true\n" + NO_PERSIAN


def _add(folder: Path, topic: str, position: int, drill: str = DRILL, head: str = "") -> None:
    (folder / topic).mkdir(parents=True)
    (folder / topic / "wire.yaml").write_text(drill, encoding="utf-8")
    text = head + TOPIC.replace("position: 1\n", f"position: {position}\n")
    (folder / topic / "topic.yaml").write_text(text, encoding="utf-8")


def test_the_setting_names_folders_in_their_order() -> None:
    setting = os.pathsep.join([BUILT_IN, "mine", " yours "])
    assert Content.named(setting).folders == (content_folder(), Path("mine"), Path("yours"))
    assert Content.named(None).folders == Content.named("").folders == (content_folder(),)


def test_a_later_folder_adds_topics_and_replaces_files(tmp_path: Path) -> None:
    write_content(tmp_path / "a")
    _add(tmp_path / "b", "more-links", 2)
    (tmp_path / "b" / "links").mkdir()
    changed = DRILL.replace("Time on the wire", "Another title").replace("revision: 1", "revision: 2", 1)
    (tmp_path / "b" / "links" / "wire.yaml").write_text(changed, encoding="utf-8")

    catalogue = Catalogue.load([tmp_path / "a", tmp_path / "b"])

    assert [topic.id for topic in catalogue.topics] == ["links", "more-links"]
    replaced = catalogue.question("links.wire")
    assert isinstance(replaced, Drill) and replaced.title.en == "Another title"
    report = check([tmp_path / "a", tmp_path / "b"], seeds=5, workers=1)
    assert (report.faults, report.topics, report.drills) == ((), 2, 2)


def test_words_of_all_folders_count_together(tmp_path: Path) -> None:
    write_content(tmp_path / "a")
    _add(tmp_path / "b", "more-links", 2)
    term = "terms:\n  - {en: transfer, use: جابه‌جایی, avoid: [انتقال]}\n"
    (tmp_path / "b" / "terms.yaml").write_text(term, encoding="utf-8")

    faults = [str(fault) for fault in check([tmp_path / "a", tmp_path / "b"], seeds=1, workers=1).faults]

    assert {fault.partition(":")[0] for fault in faults} == {"links/wire.yaml", "more-links/wire.yaml"}
    assert all("جابه‌جایی" in fault for fault in faults)


def test_a_teachers_topic_at_a_taken_position_comes_after(tmp_path: Path) -> None:
    write_content(tmp_path / "a")
    _add(tmp_path / "a", "third", 2)
    _add(tmp_path / "b", "mine", 1)

    catalogue = Catalogue.load([tmp_path / "a", tmp_path / "b"])

    assert [(topic.id, topic.position) for topic in catalogue.topics] == [
        ("links", 1),
        ("third", 2),
        ("mine", 3),
    ]


def test_two_topics_of_a_folder_at_one_position_are_told_which_is_free(tmp_path: Path) -> None:
    write_content(tmp_path)
    _add(tmp_path, "other", 1)

    with pytest.raises(ContentError, match="links has position 1 too; 2 is free"):
        Catalogue.load(tmp_path)


def test_what_is_broken_is_left_out_and_told(tmp_path: Path) -> None:
    write_content(tmp_path)
    _add(tmp_path, "broken", 2, drill=NO_PERSIAN)

    with pytest.raises(ContentError):
        Catalogue.load(tmp_path)
    catalogue = Catalogue.load(tmp_path, leave_out=True)

    assert [topic.id for topic in catalogue.topics] == ["links"]
    assert catalogue.question("links.wire") is not None
    assert [fault.field for fault in catalogue.faults_of("broken.wire")] == ["title.fa"]
    assert catalogue.faults_of("links.wire") == ()


def test_a_topic_stands_without_its_broken_drill(tmp_path: Path) -> None:
    write_content(tmp_path, topic=TOPIC.replace("[wire]", "[wire, second]"))
    (tmp_path / "links" / "second.yaml").write_text(NO_PERSIAN, encoding="utf-8")

    catalogue = Catalogue.load(tmp_path, leave_out=True)

    assert [drill.id for drill in catalogue.topics[0].drills] == ["links.wire"]
    assert len(catalogue.faults) == 1


def test_content_without_any_whole_topic_cannot_be_used(tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        Catalogue.load(write_content(tmp_path, NO_PERSIAN), leave_out=True)


def test_a_draft_has_one_language_and_is_its_authors_alone(tmp_path: Path) -> None:
    write_content(tmp_path, DRAFT, TOPIC.replace("[wire]", "[wire, second]"))
    (tmp_path / "links" / "second.yaml").write_text(DRILL, encoding="utf-8")
    _add(tmp_path, "later", 2, head="draft: true\n")

    served, written = Catalogue.load(tmp_path), Catalogue.load(tmp_path, drafts=True)

    assert [drill.id for topic in served.topics for drill in topic.drills] == ["links.second"]
    assert served.topics[0].open_question.follow_up is None
    assert served.question("later") is None
    draft = written.question("links.wire")
    assert isinstance(draft, Drill) and draft.title.fa == draft.title.en == "Time on the wire"
    assert written.question("later") is not None
    assert check(tmp_path, seeds=5, workers=1).faults == ()


def test_what_a_draft_says_in_both_languages_is_compared(tmp_path: Path) -> None:
    draft = DRAFT.replace("fa: به سرعت", "fa: speed is all")
    wrong = draft.replace("مقدار را بر سرعت تقسیم کنید", "divide it")
    faults = check(write_content(tmp_path, wrong), seeds=5, workers=1).faults

    assert [fault.message for fault in faults] == ["this is not Persian"]
