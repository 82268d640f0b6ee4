"""``epsilon show``: one variant of a question as its author wants to see it, with all that a learner could be told of it."""

from __future__ import annotations

import argparse
import html
import tempfile
import webbrowser
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bot.cli.failures import told_in_a_line
from bot.cli.finding import tell_missing

if TYPE_CHECKING:
    from bot.catalogue.catalogue import Catalogue
    from bot.domain.learner import Learner
    from bot.domain.question.drill import Drill, Step
    from bot.domain.question.text import Localized
    from bot.domain.question.topic import OpenQuestion, Topic
    from bot.use_cases.practice.outcomes import Asked
    from bot.views.message import Block, Message

MOST_SLIPS = 40
"""Slips that are shown of a drill; some have hundreds."""
STYLE = """
body { font: 16px/1.6 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
section { white-space: pre-wrap; margin: 0 0 1.5rem }
img { max-width: 100%; display: block; margin: .5rem 0 }
"""


class Section(NamedTuple):
    """A part of what is shown, under its title."""

    title: str
    message: Message


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "question",
        metavar="TOPIC[.DRILL]",
        help="such as matrix-chain-abc.cost; a topic alone shows its open question",
    )
    parser.add_argument("--lang", choices=("en", "fa"), help="one language; both are shown otherwise")
    parser.add_argument("--seed", type=int, default=0, help="which variant; 0 is the canonical one")
    parser.add_argument(
        "--open", action="store_true", help="show it in the browser, with typeset formulas and pictures"
    )


@told_in_a_line
def main(options: argparse.Namespace) -> int:
    """Prints, or opens, one variant. 1 for a question that does not exist."""
    from bot.catalogue.catalogue import Catalogue
    from bot.catalogue.content import Content
    from bot.domain.learner import Learner
    from bot.domain.question.text import Language
    from bot.settings import load

    catalogue = Catalogue.load(Content.named(load().content_dir), leave_out=True, drafts=True)
    if catalogue.question(options.question) is None:
        tell_missing(catalogue, options.question)
        return 1
    languages = [Language(options.lang)] if options.lang else list(Language)
    learners = [Learner(0, language) for language in languages]
    shown = [
        (learner, list(_sections(catalogue, options.question, options.seed, learner))) for learner in learners
    ]
    if options.open:
        file = Path(tempfile.mkdtemp(prefix="epsilon-")) / f"{options.question}.html"
        file.write_text(_page(options.question, shown), encoding="utf-8")
        print(file)
        webbrowser.open(file.as_uri())
    else:
        print(_printed(shown))
    return 0


def _sections(catalogue: Catalogue, question_id: str, seed: int, learner: Learner) -> Iterator[Section]:
    from bot.domain.question.drill import Drill
    from bot.use_cases.practice.outcomes import Asked, Explained
    from bot.views import explanation, question

    found = catalogue.question(question_id)
    assert found is not None, "asked for only where it is there"
    topic = catalogue.topic(found.topic_id if isinstance(found, Drill) else found.id)
    assert topic is not None, "a question belongs to a topic"
    asked = Asked(0, topic, found, found.draw(seed) if isinstance(found, Drill) else None)
    yield Section("question", question.message(asked, learner, whole=True))
    for number, hint in enumerate(found.hints, 1):
        yield Section(f"hint {number}", _message(_blocks(hint, asked, learner), learner))
    if isinstance(found, Drill):
        yield from _of_drill(found, topic, asked, learner)
    else:
        yield from _of_open_question(found, asked, learner)
    yield Section("explanation", explanation.message(Explained(asked, gave_up=False), learner))


def _of_drill(drill: Drill, topic: Topic, asked: Asked, learner: Learner) -> Iterator[Section]:
    """The answer, every wrong way, the slips and the steps, each with what is said of it."""
    variant = asked.variant
    assert variant is not None, "a drill has one"
    if variant.expected.by_text:
        right = variant.expected.typed()
        yield Section(f"answer: {right}", _said_of(right, drill, topic, variant.seed, learner))
        for wrong in variant.misconceptions:
            typed = wrong.expected.typed()
            said = _said_of(typed, drill, topic, variant.seed, learner)
            yield Section(f"misconception {wrong.id}: {typed}", said)
    slips = list(_slips(asked, learner))
    if slips:
        yield Section("slips", _message(_paragraphs(slips), learner))
    for number, step in enumerate(variant.steps, 1):
        yield Section(f"step {number}: {step.expected.typed()}", _step(step, asked, learner))


def _said_of(typed: str, drill: Drill, topic: Topic, seed: int, learner: Learner) -> Message:
    from bot.cli.drill_answer import judged

    _, told = judged(drill, topic, seed, typed, learner.language.value)
    return _message(_paragraphs(told["feedback"].splitlines()), learner)


def _slips(asked: Asked, learner: Learner) -> Iterator[str]:
    """A line for each slip that would be named: its value, its kind, and its words at a second miss."""
    from bot.domain.slips.explain import reason_for
    from bot.views.compose import value
    from bot.views.slips import is_slip, sentence

    work = asked.variant.work() if asked.variant else None
    if work is None:
        return
    values = dict.fromkeys(Fraction(slip.value) for slip in work.slips)
    named = ((typed, reason_for(work, typed, 1)) for typed in values)
    found = ((typed, reason) for typed, reason in named if reason is not None and is_slip(reason))
    for _, (typed, reason) in zip(range(MOST_SLIPS), found, strict=False):
        kind = reason.code.removeprefix("slip-")
        told = sentence(reason, asked.variant, learner)
        yield f"{value(typed, learner, exact=False)} · {kind}: {told}"


def _step(step: Step, asked: Asked, learner: Learner) -> Message:
    options = [block for option in step.options for block in _blocks(option.text, asked, learner)]
    blocks = (*_blocks(step.ask, asked, learner), *options, *_blocks(step.tell, asked, learner))
    return _message(blocks, learner)


def _of_open_question(question: OpenQuestion, asked: Asked, learner: Learner) -> Iterator[Section]:
    """The points with their weights and probes, and the wrong claims with their corrections."""
    for point in question.points:
        probe = _blocks(point.probe, asked, learner) if point.probe is not None else ()
        blocks = (*_blocks(point.text, asked, learner), *probe)
        yield Section(f"point {point.id}, weight {point.weight}", _message(blocks, learner))
    for claim in question.wrong_claims:
        weighs = "serious" if claim.serious else "not serious"
        yield Section(
            f"wrong claim {claim.id}, {weighs}", _message(_blocks(claim.text, asked, learner), learner)
        )


def _blocks(text: Localized, asked: Asked, learner: Learner) -> tuple[Block, ...]:
    from bot.views.compose import content

    return content(text, asked.variant.scope if asked.variant else {}, learner)


def _paragraphs(lines: Iterable[str]) -> tuple[Block, ...]:
    from bot.views.compose import paragraph

    return tuple(paragraph(line) for line in lines if line.strip())


def _message(blocks: tuple[Block, ...], learner: Learner) -> Message:
    from bot.views.message import Message

    return Message(blocks, learner.language)


def _printed(shown: Sequence[tuple[Learner, Sequence[Section]]]) -> str:
    from bot.views.html import plain_text

    return "\n".join(
        f"──── {learner.language.value} ────\n\n"
        + "\n".join(f"## {section.title}\n{plain_text(section.message)}\n" for section in sections)
        for learner, sections in shown
    )


def _page(title: str, shown: Sequence[tuple[Learner, Sequence[Section]]]) -> str:
    """The same as a page that stands alone: formulas and figures are pictures in it."""
    from bot.views.html import html_messages

    parts = [f"<!doctype html><meta charset=utf-8><title>{html.escape(title)}</title><style>{STYLE}</style>"]
    for learner, sections in shown:
        language = learner.language.value
        parts.append(f"<article lang={language} dir={'rtl' if language == 'fa' else 'ltr'}>")
        for section in sections:
            words = "\n\n".join(html_messages(section.message))
            pictures = "".join(_images(section.message, learner))
            parts.append(f"<h2 dir=ltr>{html.escape(section.title)}</h2><section>{words}</section>{pictures}")
        parts.append("</article>")
    return "\n".join(parts)


def _images(message: Message, learner: Learner) -> Iterator[str]:
    from bot.pictures.painter import drawn, writes_formulas
    from bot.views.pictures import of_formulas

    formulas = of_formulas(message, learner) if writes_formulas() else None
    for picture in (*([formulas] if formulas else []), *message.pictures):
        data = b64encode(drawn(picture.figure, picture.data, "png")).decode()
        yield f'<img alt="{html.escape(picture.alt)}" src="data:image/png;base64,{data}">'
