"""An answer to an open question of the catalogue, for ``epsilon grade``: what was heard in it, and the verdict that would be proposed."""

from __future__ import annotations

from typing import Any

from bot.domain.hearing.weighing import weigh
from bot.domain.question.topic import OpenQuestion


def judged(question: OpenQuestion, answer: str) -> dict[str, Any]:
    """``points`` and ``claims`` by id, ``evidence`` in the answer's own words, ``denied`` and ``named`` points, ``score``, ``verdict``.

    In the chat the person confirms before the verdict; here it is the one that would follow if everything heard is meant.
    """
    heard = question.hearing.hear(answer)
    verdict = weigh(question.points, heard.points, question.wrong_claims, heard.claims)
    return {
        "verdict": verdict.outcome.value,
        "score": float(verdict.score),
        "points": [point.id for point in question.points if point.id in heard.points],
        "evidence": dict(heard.points),
        "claims": [claim.id for claim in question.wrong_claims if claim.id in heard.claims],
        "claimed": dict(heard.claims),
        "denied": dict(heard.denied),
        "named": dict(heard.named),
    }
