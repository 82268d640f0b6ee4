"""What ``epsilon show`` tells an author of a question."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import pytest

from bot.__main__ import main


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["show", *arguments]) == 0
    return capsys.readouterr().out


def test_a_drill_is_shown_with_its_wrong_ways_slips_and_both_languages(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = shown(capsys, "matrix-chain-abc.cost")

    for part in (
        "── en ──",
        "── fa ──",
        "## hint 3",
        "## answer: 30000",
        "✅ Correct",
        "## misconception worst-order: 500000",
        "That is the cost of (AB)C",
        "✅ درست",
        "## slips",
        "## explanation",
    ):
        assert part in out


def test_another_seed_shows_other_numbers_and_a_language_can_be_chosen(
    capsys: pytest.CaptureFixture[str],
) -> None:
    first = shown(capsys, "matrix-chain-abc.cost", "--lang", "en")
    other = shown(capsys, "matrix-chain-abc.cost", "--lang", "en", "--seed", "3")

    assert "── fa ──" not in first
    assert "## answer: 30000" in first
    assert "## answer: 30000" not in other
    assert "## misconception" in other


def test_an_open_question_is_shown_with_its_points_probes_and_wrong_claims(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = shown(capsys, "matrix-chain-abc", "--lang", "en")

    assert "## point product-cost, weight 2" in out
    assert "how did you get your count?" in out
    assert "## wrong claim " in out


def test_a_ladder_and_a_case_are_shown_with_the_values_of_their_steps(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "## step 1: 128" in shown(capsys, "parallel-communication.interleaved", "--lang", "en")
    assert "## step 2: " in shown(capsys, "cases.training", "--lang", "en")


def test_the_page_that_is_opened_stands_alone_with_pictures(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)

    file = Path(shown(capsys, "parallel-communication.interleaved", "--open").strip())

    page = file.read_text(encoding="utf-8")
    assert opened == [file.as_uri()]
    assert "<article lang=fa dir=rtl>" in page
    assert "data:image/png;base64," in page
    assert "src=http" not in page


def test_a_question_that_is_not_there_is_told_with_what_may_be_meant(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["show", "matrix-chain-abc.cots"]) == 1
    assert "Did you mean matrix-chain-abc.cost?" in capsys.readouterr().err
