"""What code questions run: cases, a slow reference, a comparison and examples for each, by the name that content gives.

A new task is a new module with a ``TASK`` and its outline here, which tells content what it needs without loading numpy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

from bot.domain.grading.code.tasks.task import CodeTask


@dataclass(frozen=True, slots=True)
class Outline:
    """A task's function, the names of its parameters, and the groups of its cases in the order of their first."""

    function: str
    parameters: tuple[str, ...]
    groups: tuple[str, ...]


TASKS: Mapping[str, Outline] = {
    "make_mask": Outline(
        "make_mask",
        ("volume", "roi", "radius"),
        (
            "small", "values", "edge", "non-cubic", "boundary", "off-grid", "outside", "zero-radius", "negative-radius", "large", "random",
        ),
    ),
    "mean": Outline(
        "mean",
        ("x",),
        ("small", "zeros", "cancellation", "three-scales", "overflow", "denormal", "overflow-and-tiny", "random", "long"),
    ),
    "attend": Outline(
        "attend",
        ("scores", "values", "block"),
        ("small", "overflow", "rescale-sum", "rescale-output", "minus-infinity", "nothing", "random"),
    ),
}  # fmt: skip


def code_task(name: str) -> CodeTask:
    """The task of a name, its module loaded when it is first needed. Raises KeyError for an unknown name."""
    if name not in TASKS:
        raise KeyError(name)
    task: CodeTask = import_module(f"{__name__}.{name}").TASK
    return task
