"""The mock interview: choosing its length, its questions, and the report."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from fractions import Fraction

from bot.domain.grading.verdict import Outcome
from bot.domain.interview import QUESTIONS
from bot.domain.learner import Learner
from bot.domain.question.drill import Drill
from bot.domain.question.topic import Group, OpenQuestion
from bot.use_cases.practice.outcomes import Explained, Line, Report, Step, share
from bot.views import explanation, question, talk
from bot.views.compose import bold, button, count, digits, dotted, marked_up, paragraph
from bot.views.message import Action, Block, Button, Code, Folded, Message
from bot.views.question import percent
from bot.views.typeset import described
from bot.views.words import words

MARKS = {Outcome.CORRECT: "✅", Outcome.PARTLY: "🟡", Outcome.WRONG: "❌", None: "➖"}
PAGE_MARKS = {Outcome.CORRECT: "right", Outcome.PARTLY: "partly", Outcome.WRONG: "wrong", None: "left"}
WEAK = Fraction(3, 5)
MOST_BUTTONS = 8
ARABIC = re.compile("[\u0600-\u06ff]")
LONGEST_ANSWER = 60
"""Characters of an answer that the message quotes; the page has all of it."""


def choice(chosen: frozenset[Group], learner: Learner) -> Message:
    """How long it shall be, and which groups of topics it draws from; none chosen stands for all."""
    say = words(learner.language)
    names = _list([say(f"topics-{group.value}") for group in Group if group in chosen], learner)
    about = say("interview-of", groups=names) if chosen else say("interview-of-all")
    pick = button(learner, "button-interview-groups", "interview-groups", number_of(chosen))
    blocks = (*marked_up(say("interview-about")), paragraph(about))
    return Message(blocks, learner.language, (_minutes(chosen, learner), (pick,)))


def groups(chosen: frozenset[Group], offered: Sequence[Group], learner: Learner) -> Message:
    """The groups to tick, and the lengths to begin with."""
    say = words(learner.language)
    taps = [
        Button(
            f"{'☑' if group in chosen else '☐'} {say(f'topics-{group.value}')}",
            Action("interview-groups", (number_of(chosen ^ {group}),)),
        )
        for group in offered
    ]
    rows = [tuple(taps[start : start + 2]) for start in range(0, len(taps), 2)]
    blocks = (paragraph("🗂 ", bold(say("interview-groups"))), paragraph(say("interview-groups-text")))
    return Message(blocks, learner.language, (*rows, _minutes(chosen, learner)))


def number_of(chosen: Collection[Group]) -> int:
    """Groups as a number that a button carries; 0 for none."""
    return sum(1 << place for place, group in enumerate(Group) if group in chosen)


def in_number(number: int) -> frozenset[Group]:
    """The groups that a button's number stands for."""
    return frozenset(group for place, group in enumerate(Group) if number >> place & 1)


def _minutes(chosen: frozenset[Group], learner: Learner) -> tuple[Button, ...]:
    say = words(learner.language)
    return tuple(
        Button(
            say("interview-minutes", minutes=count(minutes, learner)),
            Action("interview-of", (minutes, number_of(chosen))),
        )
        for minutes in QUESTIONS
    )


def reached(led_to: Step | Report, learner: Learner, *, noted: bool) -> Message:
    """What a question led to: the next one, or the report. ``noted``: there was an answer, which is not judged yet."""
    return report(led_to, learner) if isinstance(led_to, Report) else step(led_to, learner, noted=noted)


def step(now: Step, learner: Learner, *, noted: bool = False) -> Message:
    """The question, with its number and the minutes left."""
    asked = question.message(now.asked, learner)
    if not noted:
        return asked
    return replace(asked, blocks=(paragraph(words(learner.language)("interview-noted")), *asked.blocks))


def report(done: Report, learner: Learner) -> Message:
    """The score, by topic and by question, what to work on, and how it compares with earlier ones."""
    say = words(learner.language)
    spent = count(round(done.spent / 60), learner)
    blocks: list[Block] = [
        paragraph("🎓 ", bold(say("interview-report", percent=percent(done.share, learner)))),
        paragraph(say("interview-time", spent=spent, minutes=count(done.minutes, learner))),
    ]
    if done.before:
        blocks.append(paragraph(_compared(done, learner)))
    for number, line in enumerate(done.lines, 1):
        blocks.append(_line(number, line, learner))
        if account := _account(line, learner):
            blocks.append(Folded(account))
    by_topic = _by_topic(done.lines, learner)
    areas = [f"{digits(title, learner)} {as_percent(reached, learner)}" for title, reached in by_topic]
    blocks.append(paragraph(bold(say("interview-areas") + ": "), _list(areas, learner)))
    weak = [title for title, reached in by_topic if reached < WEAK]
    blocks.append(
        paragraph(bold(say("interview-work-on") + ": "), digits(_list(weak, learner), learner))
        if weak
        else paragraph(say("interview-all-well"))
    )
    if len(done.earlier) > 1:
        blocks.append(paragraph(say("interview-earlier", shares=_shares(done, learner))))
    blocks.append(paragraph(say("interview-explain")))
    buttons = [
        Button(
            f"📖 {count(number, learner)}. {digits(_caption(line, learner), learner)}",
            Action("explain", (line.asked.id,)),
        )
        for number, line in enumerate(done.lines, 1)
        if line.outcome is not Outcome.CORRECT
    ][:MOST_BUTTONS]
    last = (
        button(learner, "button-practice", "practice", "auto"),
        button(learner, "button-topics", "topics", 1),
    )
    page = (button(learner, "button-report", "report"),)
    return Message(tuple(blocks), learner.language, (*((each,) for each in buttons), page, last))


def page(done: Report, learner: Learner) -> dict[str, object]:
    """The report as the data of a page to keep."""
    say = words(learner.language)
    spent = count(round(done.spent / 60), learner)
    weak = [title for title, reached in _by_topic(done.lines, learner) if reached < WEAK]
    work_on = (
        f"{say('interview-work-on')}: {digits(_list(weak, learner), learner)}"
        if weak
        else say("interview-all-well")
    )
    summary = [say("interview-time", spent=spent, minutes=count(done.minutes, learner))]
    if done.before:
        summary.append(_compared(done, learner))
    if len(done.earlier) > 1:
        summary.append(say("interview-earlier", shares=_shares(done, learner)))
    return {
        "language": learner.language.value,
        "title": say("interview-report", percent=percent(done.share, learner)),
        "summary": summary,
        "areas_title": say("interview-areas"),
        "areas": [
            {
                "name": digits(title, learner),
                "share": float(reached),
                "percent": as_percent(reached, learner),
            }
            for title, reached in _by_topic(done.lines, learner)
        ],
        "explained_title": say("explanation-title"),
        "lines": [
            {
                "number": f"{count(number, learner)}.",
                "topic": digits(line.asked.topic.title.in_language(learner.language), learner),
                "question": digits(_title(line, learner), learner),
                "mark": PAGE_MARKS[line.outcome],
                "verdict": say(f"interview-was-{PAGE_MARKS[line.outcome]}"),
                "asked": described(question.message(line.asked, learner, whole=True).blocks[1:-1]),
                "wrote_title": say("interview-wrote"),
                "wrote": line.typed,
                "latin": not ARABIC.search(line.typed),
                "counted": described(_account(line, learner)),
                "code": "\n" in line.typed and isinstance(line.asked.question, Drill),
                "explanation": described(
                    explanation.message(Explained(line.asked, gave_up=False), learner).blocks[1:]
                ),
            }
            for number, line in enumerate(done.lines, 1)
        ],
        "advice": [work_on],
    }


def _shares(done: Report, learner: Learner) -> str:
    return _list([as_percent(each, learner) for each in done.earlier], learner)


def as_percent(share: Fraction, learner: Learner) -> str:
    return percent(share, learner) + ("٪" if learner.language.right_to_left else "%")


def _line(number: int, line: Line, learner: Learner) -> Block:
    topic = line.asked.topic.title.in_language(learner.language)
    text = f"{MARKS[line.outcome]} {count(number, learner)}. "
    wrote = " ".join(line.typed.split())
    shown = (
        (" · ", Code(wrote if len(wrote) <= LONGEST_ANSWER else f"{wrote[:LONGEST_ANSWER]}…"))
        if wrote
        else ()
    )
    points = f" · {_points(line, learner)}" if line.dialogue is not None else ""
    return paragraph(
        text, digits(f"{dotted(learner, topic, _title(line, learner))}{points}", learner), *shown
    )


def _account(line: Line, learner: Learner) -> tuple[Block, ...]:
    """Which points counted and why, where an open question was talked about."""
    asked = line.asked.question
    if line.dialogue is None or not isinstance(asked, OpenQuestion):
        return ()
    return talk.account(asked, line.dialogue, learner)


def _compared(done: Report, learner: Learner) -> str:
    """Against the last interview: all points, and each topic that both asked about."""
    say = words(learner.language)
    before = dict(_by_topic(done.before, learner))
    whole = say(
        "interview-last", before=as_percent(share(done.before), learner), now=as_percent(done.share, learner)
    )
    both = [
        f"{digits(title, learner)} {as_percent(before[title], learner)} → {as_percent(reached, learner)}"
        for title, reached in _by_topic(done.lines, learner)
        if title in before
    ]
    return f"{whole} {_list(both, learner)}." if both else whole


def _points(line: Line, learner: Learner) -> str:
    """How many points were heard in what was said to an open question."""
    assert line.dialogue is not None, "asked for only then"
    total = len(line.asked.question.points) if isinstance(line.asked.question, OpenQuestion) else 0
    heard = len(line.dialogue.credited)
    return words(learner.language)("talk-points", count=count(heard, learner), total=count(total, learner))


def _caption(line: Line, learner: Learner) -> str:
    """What a question's button is called: an open one by its topic, since they have no titles of their own."""
    if isinstance(line.asked.question, OpenQuestion):
        return line.asked.topic.title.in_language(learner.language)
    return _title(line, learner)


def _title(line: Line, learner: Learner) -> str:
    asked = line.asked.question
    if isinstance(asked, Drill):
        return asked.title.in_language(learner.language)
    return words(learner.language)("question-open")


def _by_topic(lines: Sequence[Line], learner: Learner) -> list[tuple[str, Fraction]]:
    scores: dict[str, list[Fraction]] = {}
    for line in lines:
        scores.setdefault(line.asked.topic.title.in_language(learner.language), []).append(line.score)
    return [(title, sum(found, Fraction(0)) / len(found)) for title, found in scores.items()]


def _list(items: Sequence[str], learner: Learner) -> str:
    return ("، " if learner.language.right_to_left else ", ").join(items)
