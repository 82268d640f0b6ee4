"""The value and the unit of an expression, units in the midst of arithmetic included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from bot.domain.mathematics.exact import Exact, NoValueError, evaluate
from bot.domain.mathematics.grammar import Sign, SyntaxFaultError, tree_of
from bot.domain.mathematics.rounding import rounded_to
from bot.domain.mathematics.substitution import substitute, with_logarithms
from bot.domain.mathematics.tree import Negative, Number, Power, Product, Quotient, Sum, Symbol, Tree
from bot.domain.mathematics.units import Unit
from bot.domain.reading.claim import ReadingFaultError

LOGARITHMS = ("ln", "log10", "log2")
SAME = 10**40
LEAST_FIGURES_OF_COUNTS = 3
"""2^10 = 1000 is no rounding that anybody means."""
Dimension = Counter[str]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value in a unit; ``written`` tells it where several readings have to be told apart."""

    value: Exact
    unit: Unit | None = None
    folded: bool = False
    written: str = ""


def quantities(
    signs: list[Sign], units: Mapping[str, Unit], unit: Unit | None, folded: bool
) -> list[Quantity]:
    """The quantities that signs may say: several where a logarithm's base is open. Raises ReadingFaultError."""
    try:
        tree = tree_of(signs)
    except SyntaxFaultError as error:
        raise ReadingFaultError(error.code, error.piece) from error
    except RecursionError as error:
        raise ReadingFaultError("too-deep") from error
    try:
        if units:
            return [_with_units(tree, units)]
        return [Quantity(value, unit, folded, written) for value, written in _values(tree, signs)]
    except NoValueError as error:
        raise ReadingFaultError(error.code) from error


def _values(tree: Tree, signs: list[Sign]) -> list[tuple[Exact, str]]:
    try:
        return [(evaluate(tree), "")]
    except NoValueError as error:
        if error.code != "log-base":
            raise
    text = "".join(f"{sign.text} " if sign.kind == "function" else sign.text for sign in signs).replace(
        " (", "("
    )
    values = [(evaluate(with_logarithms(tree, name)), text.replace("log", name)) for name in LOGARITHMS]
    first = values[0][0]
    if all(abs(value.value - first.value) * SAME <= abs(first.value) for value, _ in values):
        return [(first, "")]
    return values


def _with_units(tree: Tree, units: Mapping[str, Unit]) -> Quantity:
    """Arithmetic with units inside, each as its factor; the sides of a sum must be of one dimension."""
    dimension = _dimension(tree, units)
    value = evaluate(substitute(tree, {name: unit.factor for name, unit in units.items()}))
    if not dimension:
        return Quantity(value)
    if (
        value.value <= 0
        or sum(abs(power) for power in dimension.values()) > 2
        or not (set(dimension.values()) <= {1, -1})
        or sum(dimension.values()) not in (0, 1)
    ):
        # A difference below nothing is a range: 100 GB - 120 GB.
        raise ReadingFaultError("range" if value.value <= 0 else "units-disagree")
    last = next(
        (unit for unit in reversed(list(units.values())) if _single(unit.dimension) == dimension), None
    )
    unit = last or Unit(_told(dimension), _name(dimension), Fraction(1))
    return Quantity(Exact(value.value / unit.factor, value.exact), unit)


def _single(dimension: str) -> Dimension:
    """``data/time`` as powers of its parts."""
    above, *below = dimension.split("/")
    found = Counter({above: 1})
    for part in below:
        found[part] -= 1
    return Counter({part: power for part, power in found.items() if power and part != "ratio"})


def _name(dimension: Dimension) -> str:
    above = sorted(part for part, power in dimension.items() for _ in range(power))
    below = sorted(part for part, power in dimension.items() for _ in range(-power))
    return "/".join(["*".join(above) or "1", *below])


BASE_UNITS = {"data": "bit", "time": "s", "work": "FLOP", "frequency": "Hz"}


def _told(dimension: Dimension) -> str:
    name = _name(dimension)
    for part, unit in BASE_UNITS.items():
        name = name.replace(part, unit)
    return name


def _dimension(tree: Tree, units: Mapping[str, Unit]) -> Dimension:
    match tree:
        case Symbol(name) if name in units:
            return _single(units[name].dimension)
        case Sum(terms):
            found = [_dimension(term, units) for term in terms]
            if any(each != found[0] for each in found):
                raise ReadingFaultError("units-disagree")
            return found[0]
        case Product(factors):
            total: Dimension = Counter()
            for factor in factors:
                total = _added(total, _dimension(factor, units), 1)
            return total
        case Quotient(dividend, divisor):
            return _added(_dimension(dividend, units), _dimension(divisor, units), -1)
        case Negative(operand):
            return _dimension(operand, units)
        case Power(base, Number(value)) if value.denominator == 1 and abs(value) <= 4:
            inner = _dimension(base, units)
            return Counter({part: power * int(value) for part, power in inner.items() if value})
    if _mentions(tree, units):
        raise ReadingFaultError("units-disagree")
    return Counter()


def _mentions(tree: Tree, units: Mapping[str, Unit]) -> bool:
    from bot.domain.mathematics.substitution import symbols_of

    return bool(symbols_of(tree) & units.keys())


def _added(first: Dimension, second: Dimension, sign: int) -> Dimension:
    found = Counter(first)
    for part, power in second.items():
        found[part] += sign * power
    return Counter({part: power for part, power in found.items() if power})


def agree(first: Quantity, second: Quantity) -> bool:
    """Whether two sides say the same: equal, or one the other rightly rounded to two figures or more."""
    a, b = first.value.value, second.value.value
    if first.unit and second.unit:
        if first.unit.dimension != second.unit.dimension:
            return False
        b = b * second.unit.factor / first.unit.factor
    if a == b:
        return True
    if a.denominator == b.denominator == 1:
        return rounded_to(b, a) >= LEAST_FIGURES_OF_COUNTS
    return (
        rounded_to(b, a) >= 2
        or (b.denominator > 1 and rounded_to(a, b) >= 2)
        or (a != 0 and abs(a - b) <= abs(a) / 10**12)
    )
