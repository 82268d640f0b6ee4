"""What ``epsilon new`` writes: a file of each kind that is sound as it stands, and never over another."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest import CaptureFixture, MonkeyPatch

from bot.__main__ import main
from bot.cli.new import START

KINDS = sorted(path.stem for path in START.glob("*.yaml") if path.stem not in ("topic", "hearing", "case"))


@pytest.fixture
def own(tmp_path: Path, monkeypatch: MonkeyPatch) -> Path:
    """A teacher's folder beside the built-in content."""
    folder = tmp_path / "mine"
    monkeypatch.setenv("CONTENT_DIR", f"built-in:{folder}")
    monkeypatch.chdir(tmp_path)
    return folder


def test_a_topic_with_a_drill_of_each_kind_and_a_case_are_sound_as_they_are_written(
    own: Path, capsys: CaptureFixture[str]
) -> None:
    assert main(["new", "my-topic"]) == 0
    for kind in KINDS:
        assert main(["new", f"my-topic.{kind}", "--kind", kind]) == 0
    assert main(["new", "cases.mine"]) == 0
    topic = own / "my-topic" / "topic.yaml"
    topic.write_text(topic.read_text().replace("drills: []", f"drills: [{', '.join(KINDS)}]"))
    capsys.readouterr()

    assert main(["check", str(own), "--variants", "60"]) == 0, capsys.readouterr().out
    assert main(["show", "my-topic.number", "--lang", "en"]) == 0
    assert "Time on the wire" in capsys.readouterr().out


def test_what_comes_next_is_said(own: Path, capsys: CaptureFixture[str]) -> None:
    main(["new", "my-topic.first", "--kind", "choice"])

    out = capsys.readouterr().out
    assert str(own / "my-topic" / "first.yaml") in out
    assert "drills: [..., first]" in out
    assert "epsilon show my-topic.first" in out


def test_nothing_is_written_over(own: Path, capsys: CaptureFixture[str]) -> None:
    main(["new", "my-topic"])
    file = own / "my-topic" / "topic.yaml"
    file.write_text("mine")

    assert main(["new", "my-topic"]) == 1
    assert file.read_text() == "mine"
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["../evil", "My-Topic", "a/b", ".first", "a.b.c", "a--b"])
def test_a_name_that_cannot_be_one_is_refused(name: str, own: Path, capsys: CaptureFixture[str]) -> None:
    assert main(["new", name]) == 2
    assert not own.exists()
    assert "small letters" in capsys.readouterr().err


def test_without_a_folder_of_ones_own_the_next_step_says_how_it_is_found(
    tmp_path: Path, monkeypatch: MonkeyPatch, capsys: CaptureFixture[str]
) -> None:
    monkeypatch.setattr("bot.catalogue.content.in_source_tree", lambda: False)
    monkeypatch.setattr("bot.catalogue.content.content_folder", lambda: tmp_path / "installed")
    monkeypatch.delenv("CONTENT_DIR", raising=False)
    monkeypatch.chdir(tmp_path)

    assert main(["new", "my-topic"]) == 0
    assert (tmp_path / "content" / "my-topic" / "topic.yaml").exists()
    assert "CONTENT_DIR=built-in:content" in capsys.readouterr().out
