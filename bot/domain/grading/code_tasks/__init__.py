"""What code questions run: cases, a slow reference, a comparison and examples for each, by the name that content gives.

A new task is a new module with a ``TASK`` and a line here.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from bot.domain.grading.code_tasks.task import CodeTask

TASKS: Mapping[str, str] = {
    "make_mask": "bot.domain.grading.code_tasks.make_mask",
    "mean": "bot.domain.grading.code_tasks.mean",
}


def code_task(name: str) -> CodeTask:
    """The task of a name, its module loaded when it is first needed. Raises KeyError for an unknown name."""
    task: CodeTask = import_module(TASKS[name]).TASK
    return task
