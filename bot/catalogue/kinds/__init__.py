"""A file for each kind of answer: the format of its drills, and what their answers are judged against."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Annotated, Any, Union, cast

from pydantic import Field, TypeAdapter

from bot.catalogue.schema import AnyDrill
from bot.domain.grading.kinds import KINDS, expected_class


@cache
def drill_class(kind: str) -> type[AnyDrill]:
    """The format of a kind's drills, such as NumberDrill."""
    return cast(type[AnyDrill], getattr(import_module(f"{__name__}.{kind}"), f"{kind.capitalize()}Drill"))


@cache
def drills_of(kind: str) -> TypeAdapter[AnyDrill]:
    """The format of the files of a kind's drills."""
    return TypeAdapter(drill_class(kind))


@cache
def any_drill() -> TypeAdapter[AnyDrill]:
    """The format of a drill's file, whatever its kind."""
    classes = tuple(drill_class(kind) for kind in KINDS if expected_class(kind).drilled)
    union: Any = Annotated[Union[classes], Field(discriminator="kind")]  # noqa: UP007  the kinds are known only here
    return TypeAdapter(union)
