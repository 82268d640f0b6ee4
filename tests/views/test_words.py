"""Both languages have the same words, with the same places, and all of them are used."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import BaseComment, Message, VariableReference
from fluent.syntax.visitor import Visitor

from bot.domain.codes import Built, Code
from bot.domain.grading.verdict import Reason
from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.domain.scheduling.easing import Why
from bot.domain.slips.explain import KINDS, told_as
from bot.domain.slips.size import BANDS
from bot.views import preferences, privacy, start
from bot.views.html import html_messages
from bot.views.reasons import reason
from bot.views.words import MESSAGE, words

WORDS = Path(start.__file__).parent / "words"
BOT = WORDS.parents[1]


class Places(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802  the visitor’s own form
        self.names.add(node.id.name)


def read(language: str) -> dict[str, set[str]]:
    found = {}
    for entry in FluentParser().parse((WORDS / f"{language}.ftl").read_text(encoding="utf-8")).body:
        if isinstance(entry, Message):
            places = Places()
            places.visit(entry)
            found[entry.id.name] = places.names
    return found


def test_both_languages_have_the_same_keys_and_places() -> None:
    english, persian = read("en"), read("fa")

    assert english.keys() == persian.keys()
    assert {key: places for key, places in english.items() if places != persian[key]} == {}


@pytest.mark.parametrize("language", Language)
def test_messages_read_one_by_one_are_those_of_the_whole_file(language: Language) -> None:
    source = (WORDS / f"{language.value}.ftl").read_text(encoding="utf-8")
    whole = [entry for entry in FluentParser().parse(source).body if not isinstance(entry, BaseComment)]
    one_by_one = {found["key"]: FluentParser().parse(found[0]).body for found in MESSAGE.finditer(source)}

    assert [entry.id.name for entry in whole if isinstance(entry, Message)] == list(one_by_one)
    for entry in whole:
        assert isinstance(entry, Message), "neither terms nor what cannot be parsed"
        (alone,) = one_by_one[entry.id.name]
        assert alone.equals(entry, ignored_fields=["span", "comment"]), entry.id.name


def test_no_words_lie_unused() -> None:
    code = "\n".join(file.read_text(encoding="utf-8") for file in BOT.rglob("*.py"))
    built = re.compile(
        r"^(reason|slip|size|command|level|verdict|settings|digits|formulas|language|bot|zone|figure|interview|sure|sureness|unit|social|topics|session-why|export)-"
    )
    unused = [
        key
        for key in read("en")
        if f'"{key}"' not in code and f"'{key}'" not in code and not built.match(key)
    ]

    assert unused == []


@pytest.mark.parametrize("why", Why)
def test_every_reason_to_choose_a_question_has_words(why: Why) -> None:
    assert f"session-why-{why.value}" in read("en")


@pytest.mark.parametrize("language", list(Language))
def test_every_reason_has_words_and_no_words_are_left_of_one_that_is_gone(language: Language) -> None:
    """``no-formula`` is a reader's own: each kind says what was expected of it instead."""
    worded = {key.removeprefix("reason-") for key in read(language.value) if key.startswith("reason-")}

    assert worded - {"unknown"} == set(get_args(Code)) - {"no-formula"}


def test_every_code_is_given_somewhere() -> None:
    code = "\n".join(
        file.read_text(encoding="utf-8") for file in BOT.rglob("*.py") if file.name != "codes.py"
    )

    assert [each for each in get_args(Code) if f'"{each}"' not in code] == []


@pytest.mark.parametrize("language", list(Language))
def test_every_slip_and_every_size_has_words(language: Language) -> None:
    say = words(language)
    codes = [f"slip-{told_as(kind)}{end}" for kind in KINDS for end in ("", "-where")]
    codes += [f"size-{name}-{side}" for _, name in BANDS for side in ("large", "small")]
    codes += [f"size-{name}{end}" for name in ("eight", "binary") for end in ("", "-large", "-small")]
    codes += ["size-tens-large", "size-tens-small", "size-only-large", "size-only-small", "size-sign"]

    assert [code for code in codes if not say.has(code)] == []


@pytest.mark.parametrize("language", list(Language))
def test_an_unknown_reason_never_stops_a_verdict(language: Language) -> None:
    assert reason(Reason(Built("from-the-future")), Learner(1, language))


@pytest.mark.parametrize("language", list(Language))
def test_fixed_messages_fit_telegram(language: Language) -> None:
    from bot.simulator.entities import parse_html, units

    learner = Learner(1, language)
    for message in (
        start.welcome(learner),
        start.help_message(learner),
        preferences.message(learner),
        privacy.message(learner),
        privacy.confirm(learner),
    ):
        assert all(units(parse_html(text)[0]) <= 4096 for text in html_messages(message))
    profile = start.profile(language)
    assert len(profile["description"]) <= 512
    assert len(profile["short_description"]) <= 120
    assert all(1 <= len(text) <= 256 for _, text in start.commands(language))


def test_persian_has_no_arabic_letters_nor_latin_digits_in_running_text() -> None:
    text = (WORDS / "fa.ftl").read_text(encoding="utf-8")
    values = re.sub(
        r"\{[^}]*\}|<code>.*?</code>|/\w+|^\S+ =|^ +\[\d\]|123|log2|log10|3\.14|3,000|1/\(2n\)|\(1/2\)n|^#.*$",
        "",
        text,
        flags=re.M,
    )

    assert not re.search("[يك]", values)
    assert not re.search(r"[0-9]", values)


def test_a_command_keeps_its_slash_in_front_in_persian_wherever_a_line_begins() -> None:
    (text,) = html_messages(start.help_message(Learner(1, Language.PERSIAN)))

    assert "\n\u200f\u200e/topics " in text
    assert "؛ \u200e/board" in text
    assert "<code>/practice M</code>" in text, "what is copied has no marks in it"
    assert "\u200e.py" in words(Language.PERSIAN)("question-code")
    assert "\u200e" not in words(Language.ENGLISH)("help-text")


def test_how_many_options_were_missed_stands_in_the_learners_digits() -> None:
    from bot.domain.grading.verdict import Reason

    missed = Reason("missed", {"count": 2})

    assert reason(missed, Learner(1, Language.PERSIAN)).startswith("۲ ")
    assert "2" in reason(missed, Learner(1, Language.ENGLISH))
