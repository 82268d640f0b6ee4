"""How a learner gets on, in words and in two pictures: the days of half a year, and the topics with what few answers leave open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain.learner import Learner
from bot.domain.persian_calendar import month_of
from bot.domain.question.text import Language
from bot.domain.question.topic import Topic
from bot.use_cases.progress import Overview, Part, Tries
from bot.views.compose import bold, button, count, digits, marked_up, paragraph
from bot.views.daily import in_a_row
from bot.views.message import Action, Block, Button, Items, Message, Picture
from bot.views.words import words

WEEKS = 26
FEW = 50
"""Answers from which on a share is told without its interval: there it is within about 14 points."""
FIRST_DAY = {Language.ENGLISH: 0, Language.PERSIAN: 5}
"""The day a week begins with, counted from Monday."""
SHADES = (1, 3, 6, 10)
"""Answers a day from which on a day is drawn in the next darker shade."""
LABEL_WEEKS = 3
"""Weeks that a month's name needs above the heat map."""


def message(overview: Overview, learner: Learner) -> Message:
    """The whole of it; to a newcomer a friendly line and the way to the first question."""
    if not overview.tries.count:
        return _newcomer(learner)
    say = words(learner.language)
    started = [(topic, part) for topic, part in overview.topics if part.seen or part.tries.count]
    levels = [
        (paragraph(bold(say(f"level-{level.value}")), ": ", _part(part, learner)),)
        for level, part in overview.levels.items()
        if part.seen or part.tries.count
    ]
    topics = [
        (paragraph(bold(_title(topic, learner)), ": ", _part(part, learner)),) for topic, part in started
    ]
    blocks: list[Block] = [
        paragraph("📈 ", bold(say("progress-title"))),
        *([paragraph("🔥 " + in_a_row(overview.streak, learner))] if overview.streak.days else []),
        paragraph(say("progress-all"), " ", _share(overview.tries, learner), _speed(overview.tries, learner)),
        *(
            paragraph(
                say("progress-lately", days=count(length, learner)),
                " ",
                _share(tries, learner),
                _speed(tries, learner),
            )
            for length, tries in overview.lately.items()
            if tries.count
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
    if overview.weakest:
        blocks.append(paragraph(say("progress-weakest")))
    pictures = (_days(overview, learner), _mastery(started, learner))
    return Message(tuple(blocks), learner.language, _buttons(overview, learner), pictures)


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
    weak = tuple(
        (Button(f"🎯 {_title(topic, learner)}", Action("practise", (topic.position,))),)
        for topic in overview.weakest
    )
    mistakes = ((button(learner, "button-mistakes", "mistakes"),),) if overview.mistakes else ()
    return (*mistakes, *weak, (button(learner, "button-practice", "practice", "auto"),))


def _title(topic: Topic, learner: Learner) -> str:
    return digits(topic.title.in_language(learner.language), learner)


def _percent(share: float, learner: Learner) -> str:
    return count(round(100 * share), learner)


def _share(tries: Tries, learner: Learner) -> str:
    """How many were right; the share with its interval as long as there are few."""
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
        pieces.append(say("progress-recall", percent=_percent(part.recall, learner)))
    return ("؛ " if learner.language.right_to_left else "; ").join(pieces)


# Pictures


def _days(overview: Overview, learner: Learner) -> Picture:
    """The last half year, a column a week that begins on the learner's first day of the week."""
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
    }
    alt = say(
        "progress-days-alt",
        weeks=count(WEEKS, learner),
        days=len(answers),
        shown=count(len(answers), learner),
        answers=count(sum(answers.values()), learner),
        most=count(max(answers.values(), default=0), learner),
    )
    return Picture("heatmap", data, alt, personal=True)


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
    rows, told = list[dict[str, object]](), list[str]()
    for topic, part in started:
        if part.tries.share is None:
            continue
        bounds, title = part.tries.interval, _title(topic, learner)
        right, total = count(part.tries.right, learner), count(part.tries.count, learner)
        label = say("progress-of", right=right, count=total)
        rows.append(
            {
                "name": title,
                "value": part.tries.share,
                "low": bounds.low,
                "high": bounds.high,
                "label": label,
            }
        )
        told.append(f"{title} {label}")
    data = {
        "language": learner.language.value,
        "title": say("progress-mastery"),
        "note": say("progress-mastery-note"),
        "rows": rows,
    }
    comma = "؛ " if learner.language.right_to_left else "; "
    alt = say("progress-mastery-alt", topics=comma.join(told))
    return Picture("mastery", data, alt, personal=True)
