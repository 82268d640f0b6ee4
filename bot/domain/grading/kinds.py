"""Every kind of answer, one line each."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from functools import cache
from importlib import import_module
from typing import Any, Protocol, cast

from bot.domain.grading.examples import Likely
from bot.domain.grading.expected import Expected
from bot.domain.grading.samples import Samples
from bot.domain.grading.verdict import Reading, Several, Unreadable, Verdict


class Judged(Enum):
    """What judging an answer takes."""

    AT_ONCE = auto()
    APART = auto()
    """It could take long, and goes to a worker that can be ended."""
    BY_RUNNING = auto()
    IN_PARTS = auto()
    """Its parts are judged, each as its own kind is."""


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


KINDS: Mapping[str, Judged] = {
    "number": Judged.AT_ONCE,
    "expression": Judged.APART,
    "growth": Judged.APART,
    "parenthesization": Judged.AT_ONCE,
    "choice": Judged.AT_ONCE,
    "ordering": Judged.AT_ONCE,
    "value": Judged.AT_ONCE,
    "code": Judged.BY_RUNNING,
    "rubric": Judged.AT_ONCE,
    "case": Judged.IN_PARTS,
}
"""How each kind is judged; all else that is its own stands in the folder of its name."""


@cache
def expected_class(name: str) -> type[Expected]:
    """The class of what a kind is judged against, such as NumberExpected. Raises KeyError for an unknown name."""
    if name not in KINDS:
        raise KeyError(name)
    module = import_module(f"bot.domain.grading.{name}.expected")
    return cast(type[Expected], getattr(module, f"{name.capitalize()}Expected"))


def kind(name: str) -> Kind:
    """The module of a kind, loaded when it is first needed. Raises KeyError for an unknown name, and for a kind judged in parts."""
    if KINDS[name] is Judged.IN_PARTS:
        raise KeyError(name)
    return cast(Kind, import_module(f"bot.domain.grading.{name}.{name}"))
