"""The pictures and words of progress, from values made by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from bot.domain.learner import Learner
from bot.domain.question.drill import Level
from bot.domain.question.text import Language
from bot.domain.scheduling.streak import Streak
from bot.store.days import DayRow
from bot.use_cases.progress import Overview, Part, Tries
from bot.views import progress
from bot.views.html import plain_text

MONDAY = date(2026, 11, 23)


def overview(days: dict[int, int], tries: Tries, levels: dict[Level, Part] | None = None) -> Overview:
    """``days``: answers by how many days ago."""
    rows = tuple(
        DayRow(MONDAY - timedelta(days=ago), answers, 0)
        for ago, answers in sorted(days.items(), reverse=True)
    )
    whole = Part(3, 190, tries, None)
    return Overview(MONDAY, Streak(0, 0, False), rows, tries, {}, whole, levels or {}, (), (), {}, 0)


def heat_map(language: Language, days: dict[int, int]) -> Any:
    message = progress.message(overview(days, Tries(1, 1, 30.0)), Learner(1, language))
    picture = message.pictures[0]
    assert picture.figure == "progress"
    return picture.data


def test_an_english_week_begins_on_monday_and_days_to_come_are_left_blank() -> None:
    data = heat_map(Language.ENGLISH, {0: 1, 1: 3, 7: 6, 8: 10, 20 * 7: 50})

    assert len(data["weeks"]) == 20
    assert data["weeks"][-1] == [1, None, None, None, None, None, None]
    assert data["weeks"][-2] == [3, 0, 0, 0, 0, 0, 2]
    assert data["weeks"][-3] == [0, 0, 0, 0, 0, 0, 4]
    assert data["weeks"][0] == [0] * 7
    assert data["days"][0] == "Mon"
    assert data["months"] == [[0, "Jul"], [3, "Aug"], [8, "Sep"], [12, "Oct"], [16, "Nov"]]


def test_a_persian_week_begins_on_saturday_and_months_are_those_of_the_persian_calendar() -> None:
    data = heat_map(Language.PERSIAN, {0: 1, 2: 3})

    assert data["weeks"][-1] == [2, 0, 1, None, None, None, None]
    assert (data["days"][0], data["days"][6]) == ("شنبه", "جمعه")
    assert [name for _, name in data["months"]] == ["مرداد", "شهریور", "مهر", "آبان"]


@pytest.mark.parametrize(
    ("tries", "line"),
    [
        (
            Tries(8, 6, 41.4),
            "6 of 8 right at the first try (75%; in truth probably 41 to 93%)."
            " Half of the answers took under 41 s.",
        ),
        (
            Tries(100, 75, 300.0),
            "75 of 100 right at the first try (75%). Half of the answers took under 5 min.",
        ),
        (Tries(1, 0, None), "0 of 1 right at the first try."),
    ],
)
def test_details_tell_a_share_with_its_interval_while_answers_are_few_and_none_of_hardly_any(
    tries: Tries, line: str
) -> None:
    message = progress.details(overview({0: 1}, tries), Learner(1, Language.ENGLISH))

    (told,) = [text for text in plain_text(message).split("\n\n") if text.startswith("Since you began")]
    assert told == f"Since you began: {line}"


def test_a_level_says_what_was_seen_what_was_right_and_what_is_remembered() -> None:
    part = Part(3, 28, Tries(5, 2, 30.0), 0.876, 2)
    shown = progress.details(overview({0: 5}, part.tries, {Level.EASY: part}), Learner(1, Language.ENGLISH))

    line = "Easy: 3 of 28 seen; 2 of 5 right at the first try; 2 learnt: if asked now, about 88% right"
    assert line in plain_text(shown)


@pytest.mark.parametrize("language", Language)
def test_the_first_message_has_one_picture_three_lines_and_one_way_on(language: Language) -> None:
    tries = Tries(40, 20, 60.0)
    shown = progress.message(overview({0: 5, 1: 3}, tries), Learner(1, language))

    assert len(shown.pictures) == 1
    assert len(plain_text(shown).split("\n\n")) <= 4
    assert [len(row) for row in shown.buttons] == [2]
