"""A value of a floating-point format: what it is judged against."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from bot.domain.grading.expected import Answers
from bot.domain.grading.numeric import Numeric, numeric_disagreement, typed_fraction
from bot.domain.grading.verdict import Understood

if TYPE_CHECKING:
    from bot.domain.grading.line import Given


SPECIAL = ("inf", "-inf", "nan")


@dataclass(frozen=True, slots=True)
class ValueExpected(Numeric):
    """A value of a floating-point format, in decimal, hexadecimal bits or as a power of two.

    ``format`` is float16, bfloat16, float32, float64, float8_e4m3 or float8_e5m2.
    ``reference`` is a number, ``"inf"``, ``"-inf"`` or ``"nan"``."""

    kind: ClassVar[str] = "value"
    in_steps: ClassVar[bool] = True
    fewest_answers: ClassVar[int] = 4
    answers_are: ClassVar[Answers] = Answers.UNEVEN
    reference: Fraction | str
    format: str

    def nearness(self) -> Fraction:
        return Fraction(0) if isinstance(self.reference, str) else abs(self.reference) / 1000

    def disagreement(self, found: object) -> str:
        if isinstance(found, str):
            return "" if self.reference == found else self.says(found)
        return numeric_disagreement(self, found)

    def typed(self) -> str:
        return self.reference if isinstance(self.reference, str) else typed_fraction(self.reference)

    def right(self) -> Understood:
        if isinstance(self.reference, str):
            return Understood(self.reference)
        return Understood("", self.reference)

    @classmethod
    def from_line(cls, given: Given) -> ValueExpected:
        from bot.domain.grading.line import BadLineError, number
        from bot.domain.mathematics.formats import FORMATS

        name = given.get("format", "float32")
        if name not in FORMATS:
            raise BadLineError(f"format must be one of {', '.join(FORMATS)}")
        reference = given["reference"]
        if str(reference).lower() in SPECIAL:
            return cls(str(reference).lower(), name)
        return cls(number(reference)[0], name)
