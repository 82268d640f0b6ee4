"""The signs of an expression as far as it has been read, with the units among them."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from bot.domain.mathematics.grammar import Sign
from bot.domain.mathematics.tree import Number, Symbol, Tree
from bot.domain.mathematics.units import Unit
from bot.domain.reading.claim import ReadingFaultError
from bot.domain.reading.quantity import Quantity, quantities
from bot.domain.reading.unit_words import UnitFound

LOGARITHM = Sign("function", "log")


@dataclass(slots=True)
class Signs:
    """``units`` by the names of the symbols that stand for them; ``unit_places``: where those stand among the signs."""

    signs: list[Sign] = field(default_factory=list)
    units: dict[str, Unit] = field(default_factory=dict)
    unit_places: list[int] = field(default_factory=list)
    folded: bool = False

    def add(self, kind: str, text: str | None = None, tree: Tree | None = None) -> None:
        """One sign more; its text is its kind where no other is given."""
        self.signs.append(Sign(kind, kind if text is None else text, tree))

    def power(self, exponent: int) -> None:
        """What has been read, to a whole power; ``0`` stands for a factorial."""
        if exponent:
            self.add("^")
            self.add("number", str(exponent), Number(Fraction(exponent), str(exponent)))
        else:
            self.add("!")

    def wrapped(self, inner: Signs, *behind: Sign) -> None:
        """Another expression in brackets, with what stands behind it inside them."""
        self.signs += [Sign("(", "("), *inner.signs, *behind, Sign(")", ")")]

    def take_unit(self, found: UnitFound) -> None:
        """A unit, as a symbol that the arithmetic goes on with."""
        name = f"unit:{found.unit.name}"
        self.units[name] = found.unit
        self.folded |= found.folded
        self.unit_places.append(len(self.signs))
        self.add("unit", name, Symbol(name))

    @property
    def ends_in_unit(self) -> bool:
        return bool(self.unit_places) and self.unit_places[-1] == len(self.signs) - 1

    @property
    def last_unit(self) -> Unit:
        """The unit that was new last."""
        return list(self.units.values())[-1]

    def scale(self, scale: Number, *, apart: bool) -> None:
        """The last number times a magnitude; a whole fraction before it where it stands apart: 3/4 million, but 12k/3k."""
        lead = len(self.signs) == 4 and self.signs[0].kind in ("-", "+")
        simple = [sign.kind for sign in self.signs[lead:]] == ["number", "/", "number"]
        factor = [Sign("*", "*"), Sign("number", scale.written, scale)]
        if simple and apart:
            self.signs = [*self.signs[:lead], Sign("(", "("), *self.signs[lead:], Sign(")", ")"), *factor]
        elif self.signs[-1].kind == "number":
            self.signs[-1:] = [Sign("(", "("), self.signs[-1], *factor, Sign(")", ")")]
        else:
            self.signs += factor

    def to_base(self, base: Number) -> bool:
        """Gives the last logarithm the base that was said behind it; whether there is one."""
        places = [index for index, sign in enumerate(self.signs) if sign == LOGARITHM]
        if not places:
            return False
        behind = places[-1] + 1
        inner = self.signs[behind:]
        if inner and inner[0].kind != "(":
            inner = [Sign("(", "("), *inner, Sign(")", ")")]
        inner[-1:] = [Sign(",", ","), Sign("number", base.written, base), Sign(")", ")")]
        self.signs[behind:] = inner
        return True

    def is_range(self) -> bool:
        """``20-30`` on its own means "from 20 to 30" at least as often as a subtraction; so does a difference of units below nothing."""
        if len(set(self.units.values())) > 1:
            return False
        plain = [sign for sign in self.signs if sign.kind != "unit"]
        if len(plain) != 3 or [sign.kind for sign in plain] != ["number", "-", "number"]:
            return False
        low, high = plain[0].tree, plain[2].tree
        assert isinstance(low, Number)
        assert isinstance(high, Number)
        return low.value < high.value

    def refuse_open_divisor(self) -> None:
        """``a/b×10^c`` on paper has the power below the line, and by the rules above it."""
        kinds = [sign.kind for sign in self.signs]
        for index in range(len(kinds) - 4):
            if (
                kinds[index : index + 2] == ["/", "number"]
                and kinds[index + 2 : index + 5] == ["*", "number", "^"]
                and self.signs[index + 3].text == "10"
            ):
                raise ReadingFaultError("ambiguous-division")

    def quantities(self) -> list[Quantity]:
        """What the signs may say as they stand. Raises ReadingFaultError.

        A unit behind the whole expression is its unit; units inside it are factors.
        """
        if len(self.unit_places) == 1 and self.ends_in_unit:
            return quantities(self.signs[:-1], {}, self.last_unit, self.folded)
        return quantities(self.signs, self.units, None, self.folded)
