"""People at their answers: who confirms truthfully gets the examiner's verdict; who ticks everything does not get more than was said."""

from __future__ import annotations

import pytest

from bot.catalogue.catalogue import Catalogue, content_folder
from bot.catalogue.check.corpus import Line, read_corpus
from bot.domain.grading.verdict import Outcome
from bot.domain.hearing import dialogue as talks
from bot.domain.hearing.dialogue import Dialogue, Doubt
from bot.domain.question.topic import OpenQuestion, Topic

Case = tuple[OpenQuestion, Line]


@pytest.fixture(scope="module")
def cases(catalogue: Catalogue) -> list[Case]:
    """Every line that may be looked at, with its question."""
    return [
        (topic.open_question, line)
        for topic in catalogue.topics
        for _, line in read_corpus(content_folder() / topic.id, topic.open_question)
        if not line.held
    ]


def said(question: OpenQuestion, line: Line) -> Dialogue:
    heard = question.hearing.hear(line.answer)
    return talks.listen(Dialogue(), line.answer, heard, heard)


def truthful(question: OpenQuestion, line: Line) -> Outcome:
    """Takes back what was heard wrongly, stands by what was meant, and points at a sentence for what was not heard."""
    talk = said(question, line)
    for doubt in list(talks.doubts(talk, question.points)):
        meant = doubt.id in line.claims if doubt.kind is Doubt.CLAIM else doubt.id not in line.points
        talk = talks.resolve(talk, doubt, meant=meant)
    for point in talk.credited:
        if point not in line.points:
            talk = talks.take_back(talk, point)
    for point in line.points:
        if point not in talk.credited and talk.sentences:
            talk = talks.point_at(talk, point, 1)
    return talks.verdict(talk, question.points, question.wrong_claims).outcome


def greedy(question: OpenQuestion, line: Line) -> Outcome:
    """Denies every doubt and points at the first sentence for everything."""
    talk = said(question, line)
    for doubt in list(talks.doubts(talk, question.points)):
        talk = talks.resolve(talk, doubt, meant=False)
    for point in question.points:
        talk = talks.point_at(talk, point.id, 1)
    return talks.verdict(talk, question.points, question.wrong_claims).outcome


@pytest.mark.parametrize("language", ["en", "fa"])
def test_who_confirms_truthfully_gets_the_examiners_verdict(cases: list[Case], language: str) -> None:
    mine = [
        (question, line) for question, line in cases if line.language == language and line.style != "list"
    ]
    agreed = sum(truthful(question, line).value == line.outcome for question, line in mine)

    assert agreed >= 0.95 * len(mine)


def test_who_ticks_everything_does_not_turn_nothing_into_something(cases: list[Case]) -> None:
    for question, line in cases:
        if line.style in ("denial", "list", "offtopic") or not line.points:
            assert greedy(question, line) is not Outcome.CORRECT, line.answer


def test_a_point_won_by_a_probe_counts_whole(catalogue: Catalogue) -> None:
    question = catalogue.question("reduced-precision")
    assert isinstance(question, OpenQuestion)
    first = "It is faster and takes less memory."
    heard = question.hearing.hear(first)
    talk = talks.ask(talks.listen(Dialogue(), first, heard, heard), question.points)
    reply = "It overflows to infinity."
    talk = talks.listen(talk, reply, question.hearing.hear(reply), question.hearing.hear(reply, whole=True))

    assert talk.won == ("range",)
    assert talks.verdict(talk, question.points, question.wrong_claims).score > 0.25


def test_every_point_has_a_probe_that_does_not_make_it(heard_topics: list[Topic]) -> None:
    for topic in heard_topics:
        for point in topic.open_question.points:
            assert point.probe is not None
            for probe in (point.probe.en, point.probe.fa):
                assert point.id not in topic.open_question.hearing.hear(probe).points, probe
