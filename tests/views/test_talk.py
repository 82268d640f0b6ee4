"""The end of a talk: what counted with the person's words, what was missing, claims to look at again, and a model answer."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from bot.catalogue.catalogue import Catalogue, content_folder
from bot.domain.grading.verdict import Outcome, Verdict
from bot.domain.hearing.dialogue import Dialogue
from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.domain.question.topic import OpenQuestion
from bot.use_cases.practice.outcomes import Asked, Listened, Place, Remark
from bot.views import talk
from bot.views.html import html_messages, plain_text
from bot.views.words import words

CATALOGUE = Catalogue.load(content_folder())


@pytest.fixture
def asked() -> Asked:
    topic = CATALOGUE.topic("bptt")
    assert topic is not None
    return Asked(1, topic, topic.open_question, None, tries=1, closed=True)


@pytest.mark.parametrize("language", Language)
def test_the_verdict_has_quotes_corrections_and_a_model_answer(asked: Asked, language: Language) -> None:
    question, learner, say = asked.question, Learner(1, language), words(language)
    assert isinstance(question, OpenQuestion)
    point, claim = question.points[0], question.wrong_claims[0]
    said = Dialogue(("what I said",), {point.id: "what I said"}, claims={claim.id: "faster so"}, done=True)
    judged = Verdict(Outcome.PARTLY, Fraction(1, 4))

    unsure = plain_text(talk.message(Listened(asked, said, judged, 1), learner))
    assert "what I said" in unsure
    assert say("talk-missed") in unsure
    assert say("talk-claims-open") in unsure
    assert say("explanation-model") in unsure

    meant = plain_text(talk.message(Listened(asked, replace(said, meant=(claim.id,)), judged, 1), learner))
    assert say("talk-claims") in meant
    assert say("talk-claims-open") not in meant


@pytest.mark.parametrize("language", Language)
def test_who_does_not_know_in_an_interview_is_offered_no_hint(asked: Asked, language: Language) -> None:
    learner, say = Learner(1, language), words(language)
    inside = replace(asked, closed=False, interview=3, place=Place(2, 6, 600.0))
    told = talk.message(Listened(inside, Dialogue(), remark=Remark.UNKNOWN), learner)

    assert say("talk-unknown-interview") in plain_text(told)
    assert say("interview-left", minutes="10" if language is Language.ENGLISH else "۱۰") in plain_text(told)
    assert {b.action.verb for row in told.buttons for b in row if b.action} == {"skip", "end"}


@pytest.mark.parametrize("language", Language)
def test_who_does_not_know_what_was_asked_back_can_still_end_the_talk(
    asked: Asked, language: Language
) -> None:
    point = asked.question.points[0]  # type: ignore[union-attr]  # an open question
    going_on = Dialogue(("what I said",), {point.id: "what I said"})
    told = talk.message(
        Listened(replace(asked, closed=False), going_on, remark=Remark.UNKNOWN), Learner(1, language)
    )

    assert words(language)("talk-unknown-now") in plain_text(told)
    assert "what I said" in plain_text(told)
    assert "done" in {b.action.verb for row in told.buttons for b in row if b.action}


def test_in_persian_the_numbers_of_the_sentences_stand_at_their_right(asked: Asked) -> None:
    said = Dialogue(("زمان خطی است. حافظه هم.",), done=True, picking="time")
    listened = Listened(asked, said, Verdict(Outcome.WRONG, Fraction(0)), 1)
    (text,) = html_messages(talk.message(listened, Learner(1, Language.PERSIAN)))

    lines = [line for line in text.split("\n") if "۱." in line or "۲." in line]
    assert len(lines) == 2
    assert all(line.startswith("\u200f") for line in lines)
