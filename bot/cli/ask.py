"""``epsilon ask``: one question in the terminal, through the same use cases and views as the chat."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.failures import told_in_a_line
from bot.cli.finding import tell_missing

if TYPE_CHECKING:
    from bot.domain.learner import Learner
    from bot.views.message import Message

LEARNER = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "question",
        metavar="TOPIC[.DRILL]",
        help="such as matrix-chain-abc.cost; a topic alone asks its open question",
    )
    parser.add_argument("--lang", choices=("en", "fa"), default="en", help="language (en)")
    parser.add_argument("--seed", type=int, default=0, help="which variant; 0 is the canonical one")


@told_in_a_line
def main(options: argparse.Namespace) -> int:
    """Asks, reads the answer from standard input, judges and explains. 1 for a question that does not exist."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_ask(options.question, options.lang, options.seed, Path(folder) / "ask.db"))


def _message(outcome: object, learner: Learner) -> Message:
    """What the chat would say to an answer: to a step of a case, to an open answer, or to any other."""
    from bot.use_cases.practice.outcomes import Answered, Listened, Rung
    from bot.views import ladder, talk, verdict

    if isinstance(outcome, Rung):
        return ladder.message(outcome, learner)
    if isinstance(outcome, Listened):
        return talk.message(outcome, learner)
    assert isinstance(outcome, Answered), outcome
    return verdict.message(outcome, learner)


async def _ask(question_id: str, language: str, seed: int, file: Path) -> int:
    from bot.app import assemble, utc_now
    from bot.domain.question.text import Language
    from bot.settings import load
    from bot.use_cases.occasion import Occasion
    from bot.use_cases.practice import talk_steps
    from bot.use_cases.practice.outcomes import Asked, Explained, Listened
    from bot.views import explanation, question
    from bot.views.html import plain_text

    parts = assemble(load(database_url=f"sqlite:///{file}"), drafts=True)
    try:
        learner = await parts.preferences.learner(LEARNER, Language(language).value, utc_now())
        asked = await parts.practice.open(Occasion(LEARNER, None, utc_now()), question_id, seed)
        if not isinstance(asked, Asked):
            tell_missing(parts.catalogue, question_id)
            return 1
        print(plain_text(question.message(asked, learner, whole=True)), "\n")
        code = asked.variant is not None and asked.variant.drill.is_run
        typed = await asyncio.to_thread(sys.stdin.read if code else sys.stdin.readline)
        if typed.strip():
            answered = await parts.practice.answer(Occasion(LEARNER, None, utc_now()), typed.rstrip("\n"))
            print(plain_text(_message(answered, learner)), "\n")
            if isinstance(answered, Listened) and answered.dialogue.texts:
                judged = await parts.practice.talk(
                    Occasion(LEARNER, None, utc_now()), asked.id, talk_steps.done
                )
                print(plain_text(_message(judged, learner)), "\n")
        explained = await parts.practice.explain(Occasion(LEARNER, None, utc_now()), asked.id)
        assert isinstance(explained, Explained)
        print(plain_text(explanation.message(explained, learner)))
        return 0
    finally:
        await parts.close()
