"""What came of running a function, in words; Python is shown as code, whatever signs stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from bot.domain.grading.verdict import Reason
from bot.domain.learner import Learner
from bot.views.compose import paragraph, value
from bot.views.message import Block, Code, Inline
from bot.views.words import words

RESULTS = ("code-right-on", "code-faster", "code-less-memory", "code-peak", "code-too-slow")
"""Reasons that stand in one paragraph; each other one has its own."""
PLACE = "\ue010"


def blocks(reasons: Sequence[Reason], learner: Learner) -> list[Block]:
    """The results in a paragraph, then each remark, or the smallest failing case."""
    together: list[str | Inline] = []
    apart: list[Block] = []
    for each in reasons:
        pieces = sentence(each, learner)
        if each.code in RESULTS:
            together += [" ", *pieces] if together else pieces
        else:
            apart.append(paragraph(*pieces))
    return [paragraph(*together), *apart] if together else apart


def sentence(reason: Reason, learner: Learner) -> list[str | Inline]:
    """A reason in words, its texts as code and its numbers in the learner's digits."""
    say = words(learner.language)
    key = f"reason-{reason.code}"
    if not say.has(key):
        return [say("reason-unknown")]
    shown: dict[str, str] = {}
    code: list[str] = []
    for name, each in reason.values.items():
        if name == "line" and not each:
            shown[name] = "none"
        elif isinstance(each, str) and name != "what":
            shown[name] = f"{PLACE}{len(code)}{PLACE}"
            code.append(each)
        else:
            shown[name] = each if isinstance(each, str) else value(Fraction(each), learner)
    parts = say(key, **shown).split(PLACE)
    return [Code(code[int(part)]) if at % 2 else part for at, part in enumerate(parts)]
