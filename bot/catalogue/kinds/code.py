"""Drills whose answer is a function."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from pydantic import Field, model_validator

from bot.catalogue.expectations import Expectation, Functions
from bot.catalogue.schema import AnyDrill, Name, Prose
from bot.domain.grading.code.code_text import functions, read_source
from bot.domain.grading.code.expected import CodeExpected
from bot.domain.grading.code.tasks import TASKS
from bot.domain.grading.verdict import Unreadable


class CodeDrill(AnyDrill):
    kind: Literal["code"] = Field(description="how answers are read and judged")
    function: Name = Field(description="the name of the function to write")
    signature: list[Name] = Field(min_length=1, description="the names of its parameters, in order")
    starter: Prose = Field(description="what the learner begins from; shown under the question")
    reference: Name = Field(
        description="the task (bot/domain/grading/code/tasks) that has the cases, the slow reference and the comparison"
    )

    @model_validator(mode="after")
    def _fits_its_task(self) -> CodeDrill:
        if self.reference not in TASKS:
            raise ValueError(f"`reference` is one of {', '.join(TASKS)}")
        task = TASKS[self.reference]
        if (self.function, tuple(self.signature)) != (task.function, task.parameters):
            raise ValueError(f"the task is about {task.function}({', '.join(task.parameters)})")
        for entry in self.misconceptions:
            if entry.value not in task.groups:
                raise ValueError(f"a misconception's `value` is a group of cases: {', '.join(task.groups)}")
        source = read_source(self.starter)
        if isinstance(source, Unreadable) or self.function not in functions(source.tree):
            raise ValueError(f"`starter` is Python that defines {self.function}")
        return self

    def answer_of(self, functions: Functions) -> Expectation:  # noqa: ARG002  a task has its own reference
        return lambda _scope, _shown: self._expected()

    def misconception_of(self, value: str, functions: Functions) -> Expectation:  # noqa: ARG002
        return lambda _scope, _shown: replace(self._expected(), sign=value)

    def _expected(self) -> CodeExpected:
        return CodeExpected(self.reference, self.function, tuple(self.signature), self.starter.strip("\n"))
