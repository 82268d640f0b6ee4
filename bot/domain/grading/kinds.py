"""Every kind of answer, one line each."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Protocol, cast

from bot.domain.grading.examples import Likely
from bot.domain.grading.samples import Samples
from bot.domain.grading.verdict import Reading, Several, Unreadable, Verdict


class Kind(Protocol):
    """What the module of a kind offers. ``read`` may use the conventions of ``expected``, never its reference."""

    def read(
        self, text: str, expected: Any, language: str = ""
    ) -> Reading[Any] | Several[Any] | Unreadable: ...

    def grade(self, reading: Reading[Any], expected: Any) -> Verdict: ...

    def examples(self, expected: Any, likely: Likely) -> tuple[str, ...]:
        """Accepted ways of writing, of which none is right."""
        ...

    def samples(self, expected: Any) -> Samples: ...


KINDS: Mapping[str, str] = {
    "number": "bot.domain.grading.number",
    "expression": "bot.domain.grading.expression",
    "growth": "bot.domain.grading.growth",
    "parenthesization": "bot.domain.grading.parenthesization",
    "choice": "bot.domain.grading.choice",
    "ordering": "bot.domain.grading.ordering",
    "value": "bot.domain.grading.value",
    "code": "bot.domain.grading.code.code",
    "rubric": "bot.domain.grading.rubric",
}


def kind(name: str) -> Kind:
    """The module of a kind, loaded when it is first needed. Raises KeyError for an unknown name."""
    return cast(Kind, import_module(KINDS[name]))
