"""A function: what it is judged against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.grading.expected import Expected


@dataclass(frozen=True, slots=True)
class CodeExpected(Expected):
    """A Python function ``function(*parameters)``, judged by the cases of the task named ``reference`` (``tasks``).

    ``sign`` is set in a misconception alone: the group of cases whose first failure shows it.
    """

    kind: ClassVar[str] = "code"
    in_lines: ClassVar[bool] = False
    by_text: ClassVar[bool] = False
    reference: str
    function: str
    parameters: tuple[str, ...]
    starter: str = ""
    sign: str | None = None

    def solution(self) -> str:
        from bot.domain.grading.code.tasks import code_task

        return code_task(self.reference).right[0].strip("\n")

    def starting_point(self) -> str:
        return self.starter
