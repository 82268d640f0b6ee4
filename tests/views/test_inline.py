"""Every question fits into the one message that it becomes in another chat, and tells no answer."""

from __future__ import annotations

import pytest

from bot.catalogue.catalogue import Catalogue, content_folder
from bot.domain.learner import Learner
from bot.domain.question.drill import Drill
from bot.domain.question.text import Language
from bot.domain.question.topic import OpenQuestion
from bot.use_cases.practice.outcomes import Asked
from bot.use_cases.practice.questions import Questions
from bot.views.html import html_messages
from bot.views.inline import article

QUESTIONS = Questions(Catalogue.load(content_folder()))


@pytest.mark.parametrize("language", list(Language))
def test_every_question_is_one_message_with_a_link_as_its_only_button(language: Language) -> None:
    for topic in QUESTIONS.catalogue.topics:
        every: tuple[OpenQuestion | Drill, ...] = (topic.open_question, *topic.drills)
        for question in every:
            asked = Asked(0, topic, question, QUESTIONS.variant(question, 0))
            found = article(asked, "epsilon_try_bot", Learner(1, language))
            assert len(html_messages(found.message)) == 1, question.id
            assert len(found.id.encode()) <= 62, question.id
            assert [button.action for row in found.message.buttons for button in row] == [None]
