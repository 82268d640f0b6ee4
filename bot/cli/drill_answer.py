"""An answer to a drill of the catalogue, for ``epsilon grade``: judged as the chat would judge a first try."""

from __future__ import annotations

from typing import Any

from bot.domain.grading.judge import judge
from bot.domain.grading.verdict import Outcome, Verdict
from bot.domain.learner import Learner
from bot.domain.question.drill import Drill, Variant
from bot.domain.question.text import Language
from bot.domain.question.topic import Topic
from bot.domain.slips.explain import explained
from bot.use_cases.practice.answering import wrong_ways
from bot.use_cases.practice.option_text import as_option_number


def judged(
    drill: Drill, topic: Topic, seed: int, answer: str, language: str
) -> tuple[Verdict, dict[str, Any]]:
    """The verdict, and ``mistake`` and ``feedback`` beside it. Functions are not run here."""
    variant = drill.draw(seed)
    text = as_option_number(answer, variant.options, variant.scope) or answer
    verdict = judge(text, variant.expected, wrong_ways(variant), language)
    if verdict.outcome is not Outcome.UNREADABLE:
        verdict = explained(verdict, variant.work(), 0)
    return verdict, {"mistake": _mistake(verdict), "feedback": _feedback(verdict, topic, variant, language)}


def _mistake(verdict: Verdict) -> dict[str, str] | None:
    if verdict.misconception:
        return {"id": verdict.misconception, "kind": "misconception"}
    slip = next((reason for reason in verdict.reasons if reason.code.startswith("slip-")), None)
    return {"id": slip.code.removeprefix("slip-"), "kind": "slip"} if slip else None


def _feedback(verdict: Verdict, topic: Topic, variant: Variant, language: str) -> str:
    """The words of the verdict as plain text."""
    from bot.use_cases.practice.answered import answered
    from bot.use_cases.practice.outcomes import Asked
    from bot.views.html import plain_text
    from bot.views.verdict import message

    asked = Asked(0, topic, variant.drill, variant, tries=1, closed=verdict.outcome is Outcome.CORRECT)
    counted = verdict.outcome is not Outcome.UNREADABLE
    told = answered(asked, verdict, None, counted=counted)
    learner = Learner(0, Language(language or "en"))
    return plain_text(message(told, learner))
