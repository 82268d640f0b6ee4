"""What kinds share whose answer is a number."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

from bot.domain.grading.expected import Expected
from bot.domain.grading.shown import Shown
from bot.domain.mathematics.real import as_fraction


class Numeric(Expected):
    """What a number is judged against; its reference may be an infinity or no number at all."""

    __slots__ = ()
    reference: Fraction | str

    def numeric(self) -> Numeric | None:
        return self

    def reach(self) -> Fraction:
        """How far from the reference an answer may lie and still be right."""
        return Fraction(0)

    def reach_of_figures(self) -> Fraction:
        """The same, where figures count by the last place that they leave."""
        return Fraction(0)

    def nearness(self) -> Fraction:
        """How near to the reference a written number says the answer."""
        return self.reach()

    def is_exact(self) -> bool:
        """Whether the reference is all of the number."""
        return True

    def is_whole(self) -> bool:
        """Whether the question is about a whole number."""
        return False

    def in_unit(self) -> str | None:
        """The unit asked for."""
        return None

    def gives_away(self, shown: Shown, question: Shown) -> bool:
        return self._is_among(shown.numbers - question.numbers, self.reach())

    def is_printed(self, shown: Shown, question: Shown) -> bool:
        return self._is_among(shown.written - question.written, self.nearness())

    def disagreement(self, found: object) -> str:
        return numeric_disagreement(self, found)

    def _is_among(self, numbers: frozenset[Fraction], margin: Fraction) -> bool:
        reference = self.reference
        return not isinstance(reference, str) and any(abs(each - reference) <= margin for each in numbers)


def numeric_disagreement(expected: Numeric, found: object) -> str:
    """How an oracle's number differs from the reference. Raises TypeError or ValueError where it is none."""
    number, exact = as_fraction(found)
    if isinstance(expected.reference, str):
        return f"the oracle says {found}, the answer is {expected.reference}"
    margin = Fraction(0) if exact and expected.is_exact() else abs(expected.reference) / 10**9
    if abs(number - expected.reference) <= margin:
        return ""
    return f"the oracle says {float(number):.12g}, the answer is {float(expected.reference):.12g}"


def typed_fraction(value: Fraction) -> str:
    """A number as a person could type it: a decimal where one ends, else a fraction."""
    if value.denominator == 1:
        return str(value.numerator)
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest > 1:
        return f"{value.numerator}/{value.denominator}"
    with localcontext() as context:
        context.prec = 400
        return format(Decimal(value.numerator) / Decimal(value.denominator), "f")
