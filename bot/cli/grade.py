"""``epsilon grade``: the bot's reading and judging, for authors and other programs. JSON lines in, JSON lines out.

A line in: ``kind``, ``reference``, ``answer``; where they apply ``rtol``, ``atol``, ``digits``, ``unit`` (number), ``symbols``
(expression, growth; taken from the reference where absent), ``assumptions`` (growth), ``matrices``, ``dimensions``
(parenthesization), ``options``, ``several`` (choice), ``format`` (value; float32 where absent), ``points`` (rubric: a list of
``{"id", "phrases"}``). A line out: ``verdict``, ``read``, ``value``, ``score``, ``reason`` and ``reasons``; or ``error``, and the
next line goes on.

``language`` (``en``, ``fa``) is the person's, in which a text may have to be read; a ``unit`` that is none of measure counts a thing.
A text that may be read in several ways is not judged: ``readings`` has them all.

A question of the catalogue is named by ``question`` (and ``seed``) in place of a kind. For a drill a line out has ``mistake`` (``id`` and
``kind``: misconception or slip) and ``feedback`` (what a person would see) too; for an open question ``points`` and ``claims`` by their
ids, and ``evidence`` in the answer's own words.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, TextIO

from bot.domain.grading.line import BadLineError, Given, expected_of, text
from bot.domain.grading.verdict import Reason, Understood, Verdict

if TYPE_CHECKING:
    from bot.catalogue.catalogue import Catalogue

LINE_LIMIT = 100_000
TEXT_BITS = 100
"""Fractions of more bits are told in decimal."""
log = logging.getLogger(__name__)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = __doc__


def main(options: argparse.Namespace) -> int:  # noqa: ARG001  every command takes them
    """Judges line by line until the input ends."""
    return run(sys.stdin, sys.stdout)


def run(lines: Iterable[str], out: TextIO) -> int:
    """Writes a line for each line, at once. Returns 0."""
    for line in lines:
        if line.strip():
            out.write(json.dumps(_safe_answer(line), ensure_ascii=False) + "\n")
            out.flush()
    return 0


def _safe_answer(line: str) -> Given:
    """The answer to a line; whatever goes wrong with one line, the next goes on."""
    try:
        return _answer(line)
    except Exception as error:
        log.exception("a line could not be judged")
        return {"error": f"this line could not be judged: {type(error).__name__}"}


def _answer(line: str) -> Given:
    from bot.domain.grading.judge import judge

    try:
        given = _read(line)
        if "kind" not in given and "question" in given:
            return _of_catalogue(given)
        language = _language(given)
        return shown(judge(text(given, "answer"), expected_of(given), (), language))
    except BadLineError as error:
        return {"error": str(error)}


def _language(given: Given) -> str:
    language = given.get("language", "")
    if language not in ("", "en", "fa"):
        raise BadLineError("language must be en or fa")
    return str(language)


def _of_catalogue(given: Given) -> Given:
    from bot.cli import drill_answer, open_answer
    from bot.domain.question.topic import OpenQuestion

    name = text(given, "question")
    question = _catalogue().question(name)
    if question is None:
        broken = [f": {fault}" for fault in _catalogue().faults_of(name)[:1]]
        raise BadLineError("".join([f"no question is called {name[:60]!r}", *broken]))
    if isinstance(question, OpenQuestion):
        return open_answer.judged(question, text(given, "answer"))
    seed = given.get("seed", 0)
    if type(seed) is not int or not 0 <= seed < 2**63:
        raise BadLineError("seed must be a whole number that is not negative")
    topic = _catalogue().topic(question.topic_id)
    assert topic is not None, "a drill stands in its topic"
    verdict, rest = drill_answer.judged(question, topic, seed, text(given, "answer"), _language(given))
    return shown(verdict) | rest


@lru_cache(maxsize=1)
def _catalogue() -> Catalogue:
    from bot.catalogue.catalogue import Catalogue
    from bot.catalogue.content import Content
    from bot.settings import load

    return Catalogue.load(Content.named(load().content_dir), leave_out=True, drafts=True)


def _read(line: str) -> Given:
    if len(line) > LINE_LIMIT:
        raise BadLineError(f"a line may have {LINE_LIMIT} characters")
    try:
        given = json.loads(line, parse_float=str)
    except (ValueError, RecursionError):
        raise BadLineError("not JSON") from None
    if not isinstance(given, dict):
        raise BadLineError("not an object")
    return given


def shown(verdict: Verdict) -> Given:
    """A verdict as JSON."""
    reasons = [_reason(reason) for reason in verdict.reasons]
    understood = verdict.understood
    return {
        "verdict": verdict.outcome.value,
        "read": understood.text if understood else None,
        "value": _written(understood.value) if understood and understood.value is not None else None,
        "unit": understood.unit if understood else None,
        "score": float(verdict.score),
        "readings": [_way(each) for each in verdict.readings or ((understood,) if understood else ())],
        "reason": reasons[0] if reasons else None,
        "reasons": reasons,
    }


def _way(understood: Understood) -> Given:
    """One way to read an answer."""
    value = _written(understood.value) if understood.value is not None else None
    return {"read": understood.text, "value": value, "unit": understood.unit}


def _reason(reason: Reason) -> Given:
    values = {
        name: _written(value) if isinstance(value, Fraction) else value
        for name, value in reason.values.items()
    }
    return {"code": reason.code, "values": values}


def _written(value: Fraction) -> int | float | str:
    """A whole number as such, a fraction as a text; beyond what JSON readers keep, as a decimal text."""
    if value.denominator == 1 and abs(value.numerator) < 2**53:
        return value.numerator
    if max(value.numerator.bit_length(), value.denominator.bit_length()) < TEXT_BITS:
        return str(value)
    from bot.domain.mathematics.real import decimal_text

    return decimal_text(value, 17)
