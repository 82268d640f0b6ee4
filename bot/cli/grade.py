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
import re
import sys
from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TextIO

from bot.domain.grading.choice.expected import ChoiceExpected
from bot.domain.grading.expected import Expected
from bot.domain.grading.expression.expected import ExpressionExpected
from bot.domain.grading.growth.expected import GrowthExpected
from bot.domain.grading.number.expected import NumberExpected
from bot.domain.grading.ordering.expected import OrderingExpected
from bot.domain.grading.parenthesization.expected import ParenthesizationExpected
from bot.domain.grading.rubric.expected import PhrasedPoint, RubricExpected
from bot.domain.grading.value.expected import ValueExpected
from bot.domain.grading.verdict import Reason, Understood, Verdict
from bot.domain.mathematics.formats import FORMATS

if TYPE_CHECKING:
    from bot.catalogue.catalogue import Catalogue

LINE_LIMIT = 100_000
TEXT_BITS = 100
"""Fractions of more bits are told in decimal."""
COUNTED = re.compile(r"[^\W\d_]{3,}(?:[ -][^\W\d_]+){0,3}")
"""A thing that is counted: words, and no symbol of a unit."""
log = logging.getLogger(__name__)
Given = dict[str, Any]


class BadLineError(Exception):
    """A line that cannot be judged; the message says why."""


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
        return shown(judge(_text(given, "answer"), expected_of(given), (), language))
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

    name = _text(given, "question")
    question = _catalogue().question(name)
    if question is None:
        broken = [f": {fault}" for fault in _catalogue().faults_of(name)[:1]]
        raise BadLineError("".join([f"no question is called {name[:60]!r}", *broken]))
    if isinstance(question, OpenQuestion):
        return open_answer.judged(question, _text(given, "answer"))
    seed = given.get("seed", 0)
    if type(seed) is not int or not 0 <= seed < 2**63:
        raise BadLineError("seed must be a whole number that is not negative")
    topic = _catalogue().topic(question.topic_id)
    assert topic is not None, "a drill stands in its topic"
    verdict, rest = drill_answer.judged(question, topic, seed, _text(given, "answer"), _language(given))
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


def expected_of(given: Given) -> Expected:
    """What an answer is judged against. Raises BadLineError for a line that does not say it."""
    kind = given.get("kind")
    if not isinstance(kind, str) or kind not in BUILDERS:
        raise BadLineError(f"kind must be one of {', '.join(BUILDERS)}")
    if kind != "rubric" and "reference" not in given:
        raise BadLineError("reference is missing")
    try:
        return BUILDERS[kind](given)
    except (ValueError, KeyError, TypeError, ZeroDivisionError, OverflowError, AttributeError) as error:
        raise BadLineError(f"{kind}: {error}") from None


def _number(given: Given) -> NumberExpected:
    from bot.domain.mathematics.units import find

    unit = _optional_text(given, "unit")
    if unit and find(unit) is None and not COUNTED.fullmatch(unit):
        raise BadLineError(f"unknown unit {unit[:40]!r}")
    reference, exact = _value(given["reference"])
    digits = given.get("digits")
    if digits is not None and (type(digits) is not int or not 1 <= digits <= 50):
        raise BadLineError("digits must be a whole number from 1 to 50")
    return NumberExpected(
        reference, exact, _tolerance(given, "rtol"), _tolerance(given, "atol"), digits, unit
    )


def _tolerance(given: Given, name: str) -> Fraction:
    tolerance = _value(given.get(name) or 0)[0]
    if tolerance < 0:
        raise BadLineError(f"{name} must not be negative")
    return tolerance


def _value(written: Any) -> tuple[Fraction, bool]:
    """A number as JSON gives it, or a text such as ``50/3``, ``2^24`` or ``sqrt(2)``, and whether it is exact."""
    if isinstance(written, bool) or not isinstance(written, int | str):
        raise BadLineError(f"{written!r} is not a number")
    return _evaluated(str(written))


@lru_cache(maxsize=1024)
def _evaluated(written: str) -> tuple[Fraction, bool]:
    from bot.domain.mathematics.clean import clean
    from bot.domain.mathematics.exact import NoValueError, evaluate
    from bot.domain.mathematics.parse import ParseFault, parse

    parsed = parse(clean(written))
    if isinstance(parsed, ParseFault):
        raise BadLineError(f"{written[:50]!r} is not a number")
    try:
        found = evaluate(parsed.tree)
    except NoValueError as error:
        raise BadLineError(f"{written[:50]!r} has no value: {error.code}") from None
    return found.value, found.exact


def _expression(given: Given) -> ExpressionExpected:
    from bot.domain.grading.expression.expression import reference_tree

    expected = ExpressionExpected(_text(given, "reference"), _symbols(given))
    reference_tree(expected)
    return expected


def _growth(given: Given) -> GrowthExpected:
    from bot.domain.grading.growth.growth import reference_growth

    expected = GrowthExpected(_text(given, "reference"), _symbols(given), _texts(given, "assumptions"))
    reference_growth(expected)
    return expected


def _symbols(given: Given) -> tuple[str, ...]:
    """The symbols named, or the single letters of the reference."""
    named = _texts(given, "symbols")
    if named:
        return named
    from bot.domain.mathematics.grammar import FUNCTIONS

    inner = re.sub(r"^\s*(?:[OΘΩo]|[Tt]heta|[Oo]mega|\\Theta)\s*(?=\()", "", _text(given, "reference"))
    words = re.findall(r"[A-Za-z]+", inner)
    letters = {letter for word in words if word not in FUNCTIONS for letter in word} - {"e"}
    return tuple(sorted(letters)) or ("n",)


def _parenthesization(given: Given) -> ParenthesizationExpected:
    from bot.domain.grading.parenthesization.parenthesization import parse_tree

    reference = _text(given, "reference")
    found = list(dict.fromkeys(re.findall(r"[A-Za-z](?:_?\d+)?", reference)))
    matrices = _texts(given, "matrices") or tuple(found)
    sizes = given.get("dimensions")
    if sizes is not None and (
        len(sizes) != len(matrices) + 1 or not all(type(size) is int and size > 0 for size in sizes)
    ):
        raise BadLineError(f"dimensions must be {len(matrices) + 1} positive whole numbers")
    parse_tree(reference, matrices)
    return ParenthesizationExpected(reference, matrices, tuple(sizes) if sizes is not None else None)


def _choice(given: Given) -> ChoiceExpected:
    options = _options(given)
    reference = given["reference"]
    right = frozenset(map(str, reference if isinstance(reference, list) else [reference]))
    if not right <= set(options):
        raise BadLineError("reference must name options")
    several = given.get("several", isinstance(reference, list) and len(right) != 1)
    return ChoiceExpected(options, right, bool(several))


def _ordering(given: Given) -> OrderingExpected:
    reference = tuple(map(str, given["reference"]))
    options = _options(given, reference)
    if sorted(reference) != sorted(options):
        raise BadLineError("reference must name each option once")
    return OrderingExpected(options, reference)


def _options(given: Given, default: tuple[str, ...] = ()) -> tuple[str, ...]:
    options = tuple(map(str, given.get("options") or default))
    if not options or len(set(options)) != len(options):
        raise BadLineError("options must be a list of different texts")
    return options


def _format_value(given: Given) -> ValueExpected:
    name = given.get("format", "float32")
    if name not in FORMATS:
        raise BadLineError(f"format must be one of {', '.join(FORMATS)}")
    reference = given["reference"]
    if str(reference).lower() in ("inf", "-inf", "nan"):
        return ValueExpected(str(reference).lower(), name)
    return ValueExpected(_value(reference)[0], name)


def _rubric(given: Given) -> RubricExpected:
    return RubricExpected(
        tuple(
            PhrasedPoint(str(point["id"]), int(point.get("weight", 1)), tuple(map(str, point["phrases"])))
            for point in given["points"]
        )
    )


BUILDERS: dict[str, Callable[[Given], Expected]] = {
    "number": _number,
    "expression": _expression,
    "growth": _growth,
    "parenthesization": _parenthesization,
    "choice": _choice,
    "ordering": _ordering,
    "value": _format_value,
    "rubric": _rubric,
}


def _text(given: Given, name: str) -> str:
    if not isinstance(given.get(name), str | int):
        raise BadLineError(f"{name} must be a text")
    return str(given[name])


def _optional_text(given: Given, name: str) -> str | None:
    return _text(given, name) if given.get(name) else None


def _texts(given: Given, name: str) -> tuple[str, ...]:
    listed = given.get(name) or []
    if not isinstance(listed, list) or not all(isinstance(each, str) and each for each in listed):
        raise BadLineError(f"{name} must be a list of texts")
    return tuple(listed)


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
