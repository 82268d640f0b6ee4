"""Rounding to floating-point formats, with the bits, the neighbours and the thresholds (IEEE 754-2019; OCP 8-bit formats and MX, 2023)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from bot.domain.mathematics.formats import FORMATS, Format
from bot.domain.mathematics.real import as_fraction, square_root


@dataclass(frozen=True, slots=True)
class FormatFacts:
    """What a format can hold. ``epsilon`` is the spacing above 1; whole numbers are exact up to ``integers_to``.

    ``overflow_from`` is the least magnitude that no longer rounds to ``largest``: halfway to the value that would come next.
    """

    name: str
    exponent_bits: int
    mantissa_bits: int
    bits: int
    bytes: Fraction
    bias: int
    largest: Fraction
    smallest_normal: Fraction
    smallest: Fraction
    epsilon: Fraction
    integers_to: int
    overflow_from: Fraction
    infinities: bool


@dataclass(frozen=True, slots=True)
class Rounded:
    """A number rounded to nearest, ties to even.

    ``value`` is exact, or ``inf``, ``-inf``, ``nan`` past the largest. ``below`` and ``above`` are the neighbours around the exact
    number (equal to it where it is representable), ``steps`` the number divided by the ``spacing`` there, ``whole`` that rounded.
    ``exponent`` is the binade's: spacing = 2^(exponent − mantissa_bits). The three fields spell ``bits`` (most significant first).
    """

    exact: Fraction
    value: Fraction | str
    exponent: int
    spacing: Fraction
    steps: Fraction
    whole: int
    below: Fraction
    above: Fraction
    tie: bool
    subnormal: bool
    truncated: Fraction
    error: Fraction
    relative_error: Fraction
    sign_bit: str
    exponent_field: str
    mantissa_field: str
    bits: str
    hexadecimal: str


@dataclass(frozen=True, slots=True)
class LostUpdate:
    """Adding to a weight: every increase up to half the ``spacing`` is lost; ``next`` is the neighbour above the weight."""

    spacing: Fraction
    half: Fraction
    next: Fraction
    tie_is_lost: bool


@dataclass(frozen=True, slots=True)
class LossScale:
    """The least power of two that lifts a gradient over half of the smallest positive value, and that value."""

    exponent: int
    scale: int
    smallest: Fraction
    threshold: Fraction
    scaled: Fraction
    stored: Fraction
    scale_to_normal: int


@dataclass(frozen=True, slots=True)
class Quantisation:
    """Affine quantisation of [low, high] to the whole numbers 0 … levels: x ≈ scale·(q − zero_point)."""

    levels: int
    scale: Fraction
    unrounded_zero_point: Fraction
    zero_point: int


@dataclass(frozen=True, slots=True)
class MovingAverage:
    """A moving average that stalls: the spacing there, half of it, the rate 1 − β, and the largest new value that changes nothing."""

    spacing: Fraction
    half: Fraction
    rate: Fraction
    last: Fraction
    tie_is_lost: bool


@dataclass(frozen=True, slots=True)
class Stochastic:
    """A sum between its neighbours ``low`` and ``high``: the ``chance`` of the upper one, and the mean of what is stored."""

    exact: Fraction
    low: Fraction
    high: Fraction
    spacing: Fraction
    chance: Fraction
    mean: Fraction


@dataclass(frozen=True, slots=True)
class AdamStep:
    """Adam's first step, rounding by rounding: stored gradient and ε, g², both moments, √v, √v + ε, and the quotient."""

    gradient: Fraction
    epsilon: Fraction
    square: Fraction
    first: Fraction
    second: Fraction
    root: Fraction
    below: Fraction
    result: Fraction | str


def float_format(name: str) -> FormatFacts:
    """The facts of a format by name. Raises ValueError for an unknown one."""
    form = _format(name)
    least = Fraction(2) ** form.least_exponent
    return FormatFacts(
        name=form.name,
        exponent_bits=form.exponent_bits,
        mantissa_bits=form.mantissa_bits,
        bits=form.width,
        bytes=Fraction(form.width, 8),
        bias=form.bias,
        largest=form.largest,
        smallest_normal=least,
        smallest=form.spacing(Fraction(0)),
        epsilon=form.spacing(Fraction(1)),
        integers_to=2 ** (form.mantissa_bits + 1),
        overflow_from=form.largest + form.spacing(form.largest) / 2,
        infinities=form.infinities,
    )


def round_to(x: int | Fraction, name: str) -> Rounded:
    """``x`` in the format ``name``, with everything one writes down on the way. Raises ValueError for an unknown format."""
    form, exact = _format(name), Fraction(x)
    spacing = form.spacing(exact)
    steps = exact / spacing
    whole = round(steps)
    below = (steps.numerator // steps.denominator) * spacing
    above = below if below == exact else below + spacing
    value = form.rounded(exact)
    stored = Fraction(0) if isinstance(value, str) else value
    bits = _bits(form, value, negative=exact < 0)
    return Rounded(
        exact=exact,
        value=value,
        exponent=_exponent(spacing) + form.mantissa_bits,
        spacing=spacing,
        steps=steps,
        whole=whole,
        below=below,
        above=above,
        tie=exact * 2 == below + above and below != above,
        subnormal=abs(exact) < Fraction(2) ** form.least_exponent,
        truncated=below if exact >= 0 else above,
        error=stored - exact,
        relative_error=abs(stored - exact) / abs(exact) if exact else Fraction(0),
        sign_bit=bits[: form.signed],
        exponent_field=bits[form.signed : form.signed + form.exponent_bits],
        mantissa_field=bits[form.signed + form.exponent_bits :],
        bits=bits,
        hexadecimal=f"{int(bits, 2):0{form.width // 4}x}",
    )


def lost_update(weight: int | Fraction, name: str) -> LostUpdate:
    """How much may be added to a positive representable weight without changing it. Raises ValueError for another weight."""
    form, exact = _format(name), Fraction(weight)
    if exact <= 0 or form.rounded(exact) != exact:
        raise ValueError("the weight must be a positive value of the format")
    spacing = form.spacing(exact)
    return LostUpdate(spacing, spacing / 2, exact + spacing, (exact / spacing) % 2 == 0)


def loss_scale(gradient: Fraction, name: str) -> LossScale:
    """The least power of two S = 2^k, k ≥ 0, with which S·gradient does not round to zero (half the smallest value still does).

    Raises ValueError for a gradient that is not positive.
    """
    if gradient <= 0:
        raise ValueError("a positive gradient is scaled")
    form = _format(name)
    smallest = form.spacing(Fraction(0))
    exponent = 0
    while gradient * 2**exponent <= smallest / 2:
        exponent += 1
    normal = exponent
    while gradient * 2**normal < Fraction(2) ** (1 - form.bias):
        normal += 1
    scaled = gradient * 2**exponent
    stored = form.rounded(scaled)
    if isinstance(stored, str):
        raise ValueError("the gradient overflows")
    return LossScale(exponent, 2**exponent, smallest, smallest / 2, scaled, stored, 2**normal)


def quantise(low: int | Fraction, high: int | Fraction, bits: int = 8) -> Quantisation:
    """Unsigned affine quantisation (Jacob et al., 2018): scale = (high − low)/(2^bits − 1), zero point = −low/scale, ties to even.

    Raises ValueError unless low ≤ 0 ≤ high and low < high: zero must be representable.
    """
    if not low <= 0 <= high or low == high:
        raise ValueError("the range must hold zero")
    levels = 2**bits - 1
    scale = (Fraction(high) - Fraction(low)) / levels
    exact = -Fraction(low) / scale
    return Quantisation(levels, scale, exact, round(exact))


def moving_average(average: int | Fraction, beta: Fraction, name: str) -> MovingAverage:
    """v ← v + (1 − β)(x − v), rounded once: the largest x that leaves a positive representable ``average`` where it is.

    Raises ValueError for another average. At the boundary the exact sum lies half a spacing above v, a tie that goes to the even one.
    """
    lost = lost_update(average, name)
    rate = 1 - Fraction(beta)
    return MovingAverage(
        lost.spacing, lost.half, rate, Fraction(average) + lost.half / rate, lost.tie_is_lost
    )


def stochastic_rounding(weight: int | Fraction, update: int | Fraction, name: str) -> Stochastic:
    """``weight`` + ``update`` rounded up or down by chance, so that it is right on average (Gupta et al., 2015)."""
    form, exact = _format(name), Fraction(weight) + Fraction(update)
    spacing = form.spacing(exact)
    low = (exact / spacing).__floor__() * spacing
    high = low if low == exact else low + spacing
    chance = (exact - low) / spacing
    return Stochastic(exact, low, high, spacing, chance, low + chance * (high - low))


def adam_step(gradient: Fraction, name: str, epsilon: Fraction, beta1: Fraction, beta2: Fraction) -> AdamStep:
    """The first step of Adam from zero moments without bias correction, every product, sum, root and quotient rounded to ``name``.

    ``result`` is m/(√v + ε): a number, ``inf``, or ``nan`` for 0/0 (Kingma and Ba, 2015).
    """
    form = _format(name)

    def rounded(x: Fraction) -> Fraction:
        value = form.rounded(x)
        if isinstance(value, str):
            raise ValueError("the gradient overflows")
        return value

    g, stored_epsilon = rounded(Fraction(gradient)), rounded(Fraction(epsilon))
    rate1, rate2 = rounded(1 - Fraction(beta1)), rounded(1 - Fraction(beta2))
    square = rounded(g * g)
    first, second = rounded(rate1 * g), rounded(rate2 * square)
    root = rounded(_root(second))
    below = rounded(root + stored_epsilon)
    if below:
        result: Fraction | str = form.rounded(first / below)
    else:
        result = "nan" if first == 0 else "inf" if first > 0 else "-inf"
    return AdamStep(g, stored_epsilon, square, first, second, root, below, result)


def _root(x: Fraction) -> Fraction:
    """√x to 60 digits, which is far more than any rounding here looks at."""
    return as_fraction(square_root(x))[0]


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise ValueError(f"{name} is not one of {', '.join(FORMATS)}")
    return FORMATS[name]


def _exponent(power: Fraction) -> int:
    return power.numerator.bit_length() - power.denominator.bit_length()


def _bits(form: Format, value: Fraction | str, *, negative: bool) -> str:
    top = (1 << form.exponent_bits) - 1
    if isinstance(value, str):
        exponent = top
        mantissa = (1 << form.mantissa_bits) - 1 if value == "nan" else 0
    else:
        spacing = form.spacing(value)
        units = int(abs(value) / spacing)
        hidden = 1 << form.mantissa_bits
        subnormal = form.signed and units < hidden
        exponent = 0 if subnormal else _exponent(spacing) + form.mantissa_bits + form.bias
        mantissa = units if subnormal else units - hidden
    sign = str(int(negative)) if form.signed else ""
    fraction = f"{mantissa:0{form.mantissa_bits}b}" if form.mantissa_bits else ""
    return f"{sign}{exponent:0{form.exponent_bits}b}{fraction}"
