"""How a learner gets on: one picture and three lines; numbers with what few answers leave open stand behind "Details"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain.learner import Learner
from bot.domain.persian_calendar import month_of
from bot.domain.question.text import Language
from bot.domain.question.topic import Topic
from bot.use_cases.progress import WEEK, Overview, Part, Tries
from bot.views.compose import bold, button, count, digits, marked_up, paragraph
from bot.views.daily import in_a_row
from bot.views.message import Block, Button, Items, Message, Picture
from bot.views.words import words

WEEKS = 20
"""As many as a phone shows legibly."""
SOME = 5
"""Answers before which a share says nothing, and topics in the picture at most."""
FEW = 50
"""Answers from which on a share is told without its interval: there it is within about 14 points."""
FIRST_DAY = {Language.ENGLISH: 0, Language.PERSIAN: 5}
"""The day a week begins with, counted from Monday."""
SHADES = (1, 3, 6, 10)
"""Answers a day from which on a day is drawn in the next darker shade."""
LABEL_WEEKS = 3
"""Weeks that a month's name needs above the heat map."""


def message(overview: Overview, learner: Learner) -> Message:
    """On one screen; to a newcomer a friendly line and the way to the first question."""
    if not overview.tries.count:
        return _newcomer(learner)
    say = words(learner.language)
    blocks: list[Block] = [paragraph("📈 ", bold(say("progress-title")))]
    if overview.streak.days:
        blocks.append(paragraph("🔥 " + in_a_row(overview.streak, learner)))
    blocks.append(paragraph("✅ ", _right(overview.tries, learner), *_this_week(overview, learner)))
    met = say(
        "progress-met", seen=count(overview.whole.seen, learner), all=count(overview.whole.all, learner)
    )
    weak = [_title(topic, learner) for topic in overview.weakest[:1]]
    weakest = say("progress-weakest", topic=weak[0]) if weak else say("progress-none-weak")
    blocks.append(paragraph("🗂 ", met, " ", weakest))
    picture = _days(overview, learner)
    return Message(tuple(blocks), learner.language, _buttons(overview, learner), (picture,))


def details(overview: Overview, learner: Learner) -> Message:
    """Every level and topic, with what few answers leave open."""
    if not overview.tries.count:
        return _newcomer(learner)
    say = words(learner.language)
    started = _started(overview)
    levels = [
        (paragraph(bold(say(f"level-{level.value}")), ": ", _part(part, learner)),)
        for level, part in overview.levels.items()
        if part.seen or part.tries.count
    ]
    topics = [
        (paragraph(bold(_title(topic, learner)), ": ", _part(part, learner)),) for topic, part in started
    ]
    blocks: list[Block] = [
        paragraph("🔎 ", bold(say("progress-details"))),
        paragraph(say("progress-all"), " ", _share(overview.tries, learner), _speed(overview.tries, learner)),
        *(
            paragraph(say("progress-lately", days=count(length, learner)), " ", _share(tries, learner))
            for length, tries in overview.lately.items()
            if 0 < tries.count < overview.tries.count
        ),
        paragraph(bold(say("progress-by-level"))),
        Items(tuple(levels)),
        paragraph(bold(say("progress-by-topic"))),
        Items(tuple(topics)),
    ]
    blocks += _sureness(overview, learner)
    if overview.mistakes:
        waiting = say("progress-mistakes", count=overview.mistakes, shown=count(overview.mistakes, learner))
        blocks.append(paragraph("🩹 ", waiting))
    return Message(tuple(blocks), learner.language, (), (_mastery(started, learner),))


def _started(overview: Overview) -> list[tuple[Topic, Part]]:
    return [(topic, part) for topic, part in overview.topics if part.seen or part.tries.count]


def _right(tries: Tries, learner: Learner) -> str:
    right, total = count(tries.right, learner), count(tries.count, learner)
    return words(learner.language)("progress-line", right=right, count=total)


def _this_week(overview: Overview, learner: Learner) -> tuple[str, ...]:
    """The last seven days, where they are not all there is."""
    week = overview.lately.get(WEEK)
    if week is None or not 0 < week.count < overview.tries.count:
        return ()
    right, total = count(week.right, learner), count(week.count, learner)
    return (
        " ",
        words(learner.language)("progress-week", days=count(WEEK, learner), right=right, count=total),
    )


def _sureness(overview: Overview, learner: Learner) -> list[Block]:
    """How often one was right when guessing, rather sure and certain: the nearer to what one said, the better one knows oneself."""
    say = words(learner.language)
    lines = [
        (
            paragraph(
                bold(say(f"sure-{sureness.name.lower()}")),
                ": ",
                say(
                    "progress-sureness-one",
                    right=count(tries.right, learner),
                    count=count(tries.count, learner),
                    percent=count(round(100 * tries.right / tries.count), learner),
                ),
            ),
        )
        for sureness, tries in overview.sureness.items()
        if tries.count
    ]
    return [paragraph(bold(say("progress-sureness"))), Items(tuple(lines))] if lines else []


def _newcomer(learner: Learner) -> Message:
    rows = ((button(learner, "button-first", "practice", "auto"),),)
    text = words(learner.language)("progress-newcomer")
    return Message(marked_up("📈 " + text), learner.language, rows)


def _buttons(overview: Overview, learner: Learner) -> tuple[tuple[Button, ...], ...]:
    more = button(learner, "button-details", "details")
    way_on = (
        button(learner, "button-weakest", "weakest")
        if overview.weakest
        else button(learner, "button-today", "today", 0)
    )
    mistakes = ((button(learner, "button-mistakes", "mistakes"),),) if overview.mistakes else ()
    return ((way_on, more), *mistakes)


def _title(topic: Topic, learner: Learner) -> str:
    return digits(topic.title.in_language(learner.language), learner)


def _percent(share: float, learner: Learner) -> str:
    return count(round(100 * share), learner)


def _share(tries: Tries, learner: Learner) -> str:
    """How many were right; the share with its interval as long as there are few, and none where it would say nothing."""
    if tries.count < SOME:
        return _right(tries, learner)
    say = words(learner.language)
    right, total = count(tries.right, learner), count(tries.count, learner)
    percent = _percent(tries.share or 0.0, learner)
    if tries.count >= FEW:
        return say("progress-share", right=right, count=total, percent=percent)
    bounds = tries.interval
    return say(
        "progress-share-few",
        right=right,
        count=total,
        percent=percent,
        low=_percent(bounds.low, learner),
        high=_percent(bounds.high, learner),
    )


def _speed(tries: Tries, learner: Learner) -> str:
    if tries.seconds is None:
        return ""
    say, seconds = words(learner.language), round(tries.seconds)
    if seconds < 120:
        return " " + say("progress-seconds", seconds=count(seconds, learner))
    return " " + say("progress-minutes", minutes=count(round(seconds / 60), learner))


def _part(part: Part, learner: Learner) -> str:
    """One topic or level, on a line."""
    say = words(learner.language)
    pieces = [say("progress-seen", seen=count(part.seen, learner), all=count(part.all, learner))]
    if part.tries.count:
        right, total = count(part.tries.right, learner), count(part.tries.count, learner)
        pieces.append(say("progress-right", right=right, count=total))
    if part.recall is not None:
        percent, learnt = _percent(part.recall, learner), count(part.learnt, learner)
        pieces.append(say("progress-recall", percent=percent, learnt=learnt))
    return ("؛ " if learner.language.right_to_left else "; ").join(pieces)


# Pictures


def _days(overview: Overview, learner: Learner) -> Picture:
    """The last twenty weeks, a column a week that begins on the learner's first day of the week; under them topics, the weakest first."""
    say = words(learner.language)
    weekday = (overview.today.weekday() - FIRST_DAY[learner.language]) % 7
    first = overview.today - timedelta(days=weekday, weeks=WEEKS - 1)
    answers = {row.day: row.answers for row in overview.days if first <= row.day <= overview.today}
    weeks = [[first + timedelta(weeks=week, days=day) for day in range(7)] for week in range(WEEKS)]
    data = {
        "language": learner.language.value,
        "title": say("progress-days"),
        "note": say("progress-days-note"),
        "weeks": [
            [None if day > overview.today else _shade(answers.get(day, 0)) for day in week] for week in weeks
        ],
        "days": _day_names(learner.language),
        "months": _months([week[0] for week in weeks], learner.language),
        "heading": say("progress-mastery"),
    }
    rows, told = _rows(_weakest_first(overview), learner, with_bounds=False)
    days_told = say(
        "progress-days-alt",
        weeks=count(WEEKS, learner),
        days=len(answers),
        shown=count(len(answers), learner),
        answers=count(sum(answers.values()), learner),
        most=count(max(answers.values(), default=0), learner),
    )
    alt = f"{days_told} {say('progress-mastery-alt', topics=told)}" if rows else days_told
    return Picture("progress", {**data, "rows": rows}, alt, personal=True)


def _weakest_first(overview: Overview) -> list[tuple[Topic, Part]]:
    """A few topics: the weakest, then those with most answers."""
    parts = {topic.id: (topic, part) for topic, part in overview.topics if part.tries.count}
    weak = [parts[topic.id] for topic in overview.weakest if topic.id in parts]
    others = [each for each in parts.values() if each[0] not in overview.weakest]
    return [*weak, *sorted(others, key=lambda each: -each[1].tries.count)][:SOME]


def _shade(answers: int) -> int:
    return sum(answers >= least for least in SHADES)


def _day_names(language: Language) -> list[str]:
    """Names of the days, from the first of the week on."""
    from babel.dates import get_day_names

    names = get_day_names("abbreviated", locale=language.value)
    return [names[(FIRST_DAY[language] + day) % 7] for day in range(7)]


def _months(first_days: Sequence[date], language: Language) -> list[list[int | str]]:
    """Where months of the language's own calendar begin, as week and name; a name without room before the next is left out."""
    names = words(language)("progress-months").split()
    months = [month_of(day) if language is Language.PERSIAN else day.month for day in first_days]
    begins = [week for week, month in enumerate(months) if week == 0 or month != months[week - 1]]
    ends = [*begins[1:], len(months)]
    return [
        [week, names[months[week] - 1]]
        for week, end in zip(begins, ends, strict=True)
        if end - week >= LABEL_WEEKS
    ]


def _mastery(started: Sequence[tuple[Topic, Part]], learner: Learner) -> Picture:
    """Topics with first tries, each with its share and where that would lie with many."""
    say = words(learner.language)
    rows, told = _rows(started, learner, with_bounds=True)
    data = {
        "language": learner.language.value,
        "title": say("progress-mastery"),
        "note": say("progress-mastery-note"),
        "rows": rows,
    }
    return Picture("mastery", data, say("progress-mastery-alt", topics=told), personal=True)


def _rows(
    parts: Sequence[tuple[Topic, Part]], learner: Learner, *, with_bounds: bool
) -> tuple[list[dict[str, object]], str]:
    """A bar for each topic with first tries, and the same in words."""
    say = words(learner.language)
    rows, told = list[dict[str, object]](), list[str]()
    for topic, part in parts:
        if part.tries.share is None:
            continue
        bounds, title = part.tries.interval, _title(topic, learner)
        right, total = count(part.tries.right, learner), count(part.tries.count, learner)
        label = say("progress-of", right=right, count=total)
        ends = {"low": bounds.low, "high": bounds.high} if with_bounds else {}
        rows.append({"name": title, "value": part.tries.share, "label": label, **ends})
        told.append(f"{title} {label}")
    return rows, ("؛ " if learner.language.right_to_left else "; ").join(told)
