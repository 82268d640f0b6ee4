"""The report of an interview: as a message, and as pages with every question, answer and explanation."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest

from bot.catalogue.catalogue import Catalogue, content_folder
from bot.domain.grading.verdict import Outcome
from bot.domain.hearing.dialogue import Dialogue
from bot.domain.learner import Learner
from bot.domain.question.drill import Drill
from bot.domain.question.text import Language
from bot.domain.question.topic import OpenQuestion, Topic
from bot.pictures.painter import Painter
from bot.use_cases.practice.outcomes import Asked, Line, Report
from bot.views import interview
from bot.views.compose import content_inline
from bot.views.html import html_messages, inline_text, plain_text
from bot.views.words import words

CATALOGUE = Catalogue.load(content_folder())
OUTCOMES = (Outcome.CORRECT, Outcome.PARTLY, Outcome.WRONG, None)
ANSWERS = ("3×10⁴ #let x = 1", "۳۰ هزار [واحد]", "def mean(x):\n    return $x$ \\ 2", "")


def _lines() -> Iterator[Line]:
    """A line for each question there is, with every outcome, and answers that would mean something to a typesetter."""
    questions: list[tuple[Topic, Drill | OpenQuestion]] = []
    for topic in CATALOGUE.topics:
        questions += [(topic, topic.open_question), *((topic, drill) for drill in topic.drills)]
    for number, (topic, question) in enumerate(questions, 1):
        variant = question.draw(number) if isinstance(question, Drill) else None
        outcome = OUTCOMES[number % 4]
        score = Fraction(1) if outcome is Outcome.CORRECT else Fraction(0)
        yield Line(Asked(number, topic, question, variant, interview=1), outcome, score, ANSWERS[number % 4])


LINES = tuple(_lines())
REPORT = Report(1, LINES, 45, 1234.0, (Fraction(1, 3), Fraction(1, 2)))


@pytest.mark.parametrize("language", Language)
def test_every_question_answer_and_explanation_can_be_typeset(language: Language) -> None:
    page = Painter().page("report", interview.page(REPORT, Learner(1, language)))
    assert page.startswith(b"%PDF-")
    assert len(page) > 200_000, "dozens of pages"


@pytest.mark.parametrize("language", Language)
def test_the_page_says_what_was_asked_answered_and_explained(language: Language) -> None:
    page = interview.page(REPORT, Learner(1, language))
    lines = page["lines"]
    assert isinstance(lines, list)
    assert len(lines) == len(LINES)
    for line, shown in zip(LINES, lines, strict=True):
        assert shown["wrote"] == line.typed
        assert shown["asked"]
        assert shown["explanation"]
    areas = page["areas"]
    assert isinstance(areas, list)
    assert len(areas) == len(CATALOGUE.topics)
    assert {area["share"] for area in areas} <= {
        float(Fraction(right, of)) for of in range(1, 20) for right in range(of + 1)
    }


@pytest.mark.parametrize(("language", "share"), [(Language.ENGLISH, "50%"), (Language.PERSIAN, "۵۰٪")])
def test_the_message_has_the_score_by_topic_and_quotes_the_answers(language: Language, share: str) -> None:
    first, second = LINES[0], LINES[1]
    lines = (
        Line(first.asked, Outcome.CORRECT, Fraction(1), "A(BC)"),
        Line(second.asked, Outcome.WRONG, Fraction(0), "x" * 500),
    )
    (text,) = html_messages(interview.report(Report(1, lines, 15, 60.0, ()), Learner(1, language)))
    assert share in text
    assert "A(BC)" in text
    assert "x" * 60 + "…" in text
    assert "x" * 61 not in text


@pytest.mark.parametrize("language", Language)
def test_the_report_says_which_points_counted_and_compares_with_the_last_interview(
    language: Language,
) -> None:
    learner, say = Learner(1, language), words(language)
    topic = CATALOGUE.topics[0]
    first, second = topic.open_question.points[:2]
    talked = Dialogue(("my own words",), {first.id: "my own words"}, done=True)
    asked = Asked(1, topic, topic.open_question, None, interview=2)
    now = Line(asked, Outcome.PARTLY, Fraction(1, 2), "my own words", talked)
    before = Line(asked, Outcome.WRONG, Fraction(0))
    shown = interview.report(Report(2, (now, now), 15, 60.0, (Fraction(0),), (before,)), learner)
    text = plain_text(shown)

    assert "my own words" in text
    assert say("talk-missed") in text
    assert inline_text(content_inline(second.text, {}, learner)) in text
    assert (
        say(
            "interview-last",
            before=interview.as_percent(Fraction(0), learner),
            now=interview.as_percent(Fraction(1, 2), learner),
        )
        in text
    )
    captions = [button.caption for row in shown.buttons for button in row]
    title = topic.title.in_language(language)
    assert sum(title in caption for caption in captions) == 2
    assert not any(say("question-open") in caption for caption in captions)
