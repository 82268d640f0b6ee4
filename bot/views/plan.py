"""The plan to the day of an interview."""

from __future__ import annotations

from bot.domain.learner import Learner
from bot.domain.question.topic import Group
from bot.domain.scheduling.plan import Plan
from bot.views.compose import bold, button, count, figures, marked_up, paragraph, written
from bot.views.message import Action, Block, Button, Message
from bot.views.words import words

WEEKS = (1, 2, 4, 8)


def ask(learner: Learner) -> Message:
    """When is it? Weeks are a tap; a date can be typed."""
    say = words(learner.language)
    taps = [
        Button(say("plan-weeks", weeks=weeks, shown=count(weeks, learner)), Action("plan", (weeks,)))
        for weeks in WEEKS
    ]
    return Message(marked_up(say("plan-ask")), learner.language, (tuple(taps[:2]), tuple(taps[2:])))


def message(plan: Plan, learner: Learner) -> Message:
    """What is left, a day and in all, and how it would go."""
    say = words(learner.language)
    when = say("plan-on", date=figures(written(plan.on, learner), learner))
    blocks: list[Block] = [paragraph("🎯 ", bold(when))]
    blocks.append(paragraph(days_left(plan.days_left, learner)))
    blocks += _pace(plan, learner)
    if plan.recall is not None:
        percent = count(round(100 * plan.recall), learner)
        blocks.append(paragraph(say("plan-recall", percent=percent, count=count(plan.to_repeat, learner))))
    rows = (
        (button(learner, "button-today", "today", 0),),
        (button(learner, "button-plan-change", "plan", 0), button(learner, "button-plan-off", "plan-off")),
    )
    return Message(tuple(blocks), learner.language, rows)


def _pace(plan: Plan, learner: Learner) -> list[Block]:
    """How many sessions a week it takes, and what about."""
    say = words(learner.language)
    everything, a_week = count(plan.all_unseen, learner), count(plan.a_week, learner)
    if not plan.all_unseen:
        lines = [say("plan-all-seen")]
        if plan.a_week:
            lines.append(say("plan-review-pace", count=plan.a_week, a_week=a_week))
        return [paragraph(" ".join(lines))]
    if not plan.reached:
        return [paragraph(say("plan-no-new", unseen=everything))]
    key = "plan-pace" if plan.reached == plan.all_unseen else "plan-pace-some"
    reached = count(plan.reached, learner)
    pace = say(key, count=plan.a_week, a_week=a_week, reached=reached, unseen=everything)
    groups = [
        f"{say('topics-' + group.value)} {count(plan.unseen[group], learner)}"
        for group in Group
        if plan.unseen.get(group)
    ]
    comma = "، " if learner.language.right_to_left else ", "
    return [paragraph(pace), paragraph(say("plan-groups", groups=comma.join(groups)))]


def days_left(days: int, learner: Learner) -> str:
    return words(learner.language)("plan-days", days=days, shown=count(days, learner))
