"""An open question: its texts can be shown, and its own model answers are recognised by its rubric."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.catalogue.check.markup import MESSAGE_LIMIT, markup_faults
from bot.catalogue.check.prose import texts_of
from bot.catalogue.content import Content
from bot.catalogue.document import Document
from bot.catalogue.faults import ContentError, Fault
from bot.catalogue.hearing import read_ears, read_lexicon
from bot.catalogue.schema import TopicFile
from bot.catalogue.template import FillError, fill
from bot.domain.question.text import Language

POINT_LIMIT = 140


def open_question_faults(
    file: TopicFile, document: Document, content: Content, topic_id: str
) -> Iterator[Fault]:
    """The faults of a topic's open question."""
    for path, both in texts_of(file):
        limit = POINT_LIMIT if "points" in path else MESSAGE_LIMIT - 600
        for language in Language:
            try:
                filled = fill(getattr(both, language), {})
            except FillError as error:
                yield document.fault((*path, language.value), str(error))
                continue
            for message in markup_faults(filled, limit):
                yield document.fault((*path, language.value), message)
    yield from _rubric_faults(file, document, content, topic_id)


def _rubric_faults(file: TopicFile, document: Document, content: Content, topic_id: str) -> Iterator[Fault]:
    question = file.question
    ids = [point.id for point in question.points]
    if len(set(ids)) != len(ids):
        yield document.fault(("question", "points"), "two points have the same id")
    try:
        hearing = read_ears(content, topic_id, read_lexicon(content), file, document).hearing
    except ContentError:
        return  # its faults are told where the topic is loaded
    for language in Language:
        heard = hearing.hear(spoken(getattr(question.model_answer, language)))
        for place, point in enumerate(question.points):
            if point.id not in heard.points:
                own = ("phrases", language.value) if point.phrases else ()
                where = ("question", "points", place, *own)
                yield document.fault(where, f"the model answer ({language.value}) does not reveal this point")
        for claim in heard.claims:
            answer = ("question", "model_answer", language.value)
            yield document.fault(answer, f"the model answer is charged with {claim}: {heard.claims[claim]!r}")


def spoken(markdown: str) -> str:
    """A model answer as a person would type it, without the marks of Markdown and LaTeX."""
    text = markdown.replace("\\cdot", "·").replace("\\times", "×").replace("\\,", "")
    text = re.sub(r"\\(?:text|Theta|log|sqrt|frac)\b", lambda match: match.group()[1:] + " ", text)
    return re.sub(r"[$*`{}\\]", "", text)
