"""``epsilon disputes``: verdicts that people disagree with, and sentences that they say make a point which was not heard.

They are to be looked at, and to become rows of the table of answers, or lines of a topic's corpus.
"""

from __future__ import annotations

import argparse
import json
from typing import Any

from bot.cli.failures import told_in_a_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--rows",
        action="store_true",
        help="a JSON object a line, as `epsilon grade` takes them, with the verdict that was given",
    )


@told_in_a_line
def main(options: argparse.Namespace) -> int:
    """Prints every dispute, the oldest first; nobody's name or id is in it."""
    from bot.catalogue.catalogue import Catalogue
    from bot.catalogue.content import Content
    from bot.database.address import DatabaseUnusable
    from bot.database.look import looking, standing
    from bot.settings import load
    from bot.store import asked, attempts

    settings = load()
    catalogue = Catalogue.load(Content.named(settings.content_dir), leave_out=True)
    address = settings.database_url.get_secret_value()
    with looking(address) as connection:
        if older := standing(connection, address):
            # Listing must not migrate a database that a bot is running on.
            raise DatabaseUnusable(older)
        found = attempts.disputed(connection)
        pointed = asked.self_ticked(connection)
    for row in found:
        if options.rows:
            print(json.dumps(_as_row(row, catalogue), ensure_ascii=False))
        else:
            known = f" ({row['misconception']})" if row["misconception"] else ""
            said = f"{row['typed']!r} was {row['outcome']}{known}"
            print(f"{row['disputed_at']:%Y-%m-%d %H:%M}  {row['question_id']} seed {row['seed']}: {said}")
    for each in pointed:
        if options.rows:
            print(json.dumps(_as_line(each), ensure_ascii=False))
        else:
            when = f"{each.asked_at:%Y-%m-%d %H:%M}"
            print(f"{when}  {each.question_id}: {each.sentence!r} says {each.point}, its writer holds")
    if not options.rows:
        print("1 dispute" if len(found) == 1 else f"{len(found)} disputes")
    return 0


def _as_line(pointed: Any) -> dict[str, Any]:
    """A sentence that its writer says makes a point: a candidate for a topic's corpus."""
    return {
        "question": pointed.question_id,
        "point": pointed.point,
        "sentence": pointed.sentence,
        "answer": "\n".join(pointed.texts),
    }


def _as_row(row: dict[str, Any], catalogue: Any) -> dict[str, Any]:
    """A dispute with the reference of its variant, where the question still means what it meant."""
    question = catalogue.question(row["question_id"])
    line: dict[str, Any] = {
        "question": row["question_id"],
        "seed": row["seed"],
        "answer": row["typed"],
        "verdict": row["outcome"],
        "misconception": row["misconception"],
    }
    draw = getattr(question, "draw", None)
    if draw is not None and question.revision == row["revision"]:
        expected = draw(row["seed"]).expected
        line |= {"kind": expected.kind, "reference": str(getattr(expected, "reference", ""))}
    return line
