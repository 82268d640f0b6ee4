"""What a host sees: counts, questions worth a look, and announcements."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.store.figures import QuestionFigures
from bot.use_cases.administration import Overview
from bot.views.compose import bold, button, count, figures, marked_up, paragraph
from bot.views.message import Block, Code, Inline, Message, Text
from bot.views.words import words

SEPARATOR = "---"
"""The line between an announcement's English and its Persian."""
SHOWN = 8
LONGEST_FAULT = 200
"""Characters of a fault, as eight of them stand in a message."""


def overview(found: Overview, learner: Learner) -> Message:
    say = words(learner.language)
    totals = found.totals
    numbers = {
        "admin-people": (totals.people, totals.reachable),
        "admin-active": (totals.active, found.days),
        "admin-answers": (totals.answers, totals.answers_since),
        "admin-disputes": (totals.disputes, 0),
    }
    blocks: list[Block] = [paragraph("🛠 ", bold(say("admin-title")))]
    for key, (first, second) in numbers.items():
        blocks.append(paragraph(say(key, first=count(first, learner), second=count(second, learner))))
    pushes = ", ".join(f"{status} {figures(str(n), learner)}" for status, n in sorted(totals.pushes.items()))
    blocks.append(paragraph(say("admin-pushes", pushes=pushes or count(0, learner))))
    if totals.under_way:
        blocks.append(paragraph(say("admin-under-way")))
    for key, questions in (
        ("admin-hardly", found.hardly_right),
        ("admin-always", found.always_right),
        ("admin-slow", found.slow),
        ("admin-disputed", found.disputed),
    ):
        blocks += _listed(key, questions, learner)
    blocks += _left_out(found, learner)
    blocks += marked_up(say("admin-how"))
    return Message(tuple(blocks), learner.language)


def _left_out(found: Overview, learner: Learner) -> list[Block]:
    """The files of content that are broken, each with its first fault, which is in English as ``epsilon check`` tells it."""
    by_file = {fault.file: fault for fault in reversed(found.left_out)}
    if not by_file:
        return []
    say = words(learner.language)
    shown = sorted(by_file.values())[:SHOWN]
    return [
        paragraph(bold(say("admin-left-out", count=count(len(by_file), learner)))),
        *(paragraph(Code(str(fault)[:LONGEST_FAULT])) for fault in shown),
    ]


def _listed(key: str, questions: Sequence[QuestionFigures], learner: Learner) -> list[Block]:
    if not questions:
        return []
    say = words(learner.language)
    lines: list[Block] = [paragraph(bold(say(key)))]
    for each in questions[:SHOWN]:
        share = say(
            "admin-question",
            right=count(each.right, learner),
            count=count(each.tries, learner),
            seconds=count(round(each.seconds), learner),
        )
        pieces: list[str | Inline] = [Code(each.question_id), f" · {share}"]
        lines.append(paragraph(*pieces))
    return lines


def preview(announcement_id: int, text: str, people: int, learner: Learner) -> Message:
    """The announcement as it will be seen, in each language, with a button that sends it."""
    say = words(learner.language)
    blocks: list[Block] = [paragraph(bold(say("admin-preview", count=count(people, learner))))]
    for language in Language:
        blocks += _lines(part(text, language))
    send = button(learner, "button-announce", "announce", announcement_id)
    return Message(tuple(blocks), learner.language, ((send,),))


def announced(text: str, learner: Learner) -> Message:
    """An announcement to one person, in their language."""
    return Message(
        (
            paragraph("📣 ", bold(words(learner.language)("announcement"))),
            *_lines(part(text, learner.language)),
        ),
        learner.language,
    )


def part(text: str, language: Language) -> str:
    """The text in a language; one without a separator is the same in both."""
    first, separator, second = text.partition(f"\n{SEPARATOR}\n")
    return second.strip() if separator and language is Language.PERSIAN else first.strip()


def _lines(text: str) -> list[Block]:
    return [paragraph(Text(line)) for line in text.splitlines() if line.strip()]
