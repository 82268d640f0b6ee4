"""Rounding to floating-point formats, with the bits, the neighbours and the thresholds (IEEE 754-2019; OCP 8-bit formats, 2023)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from bot.domain.mathematics.formats import FORMATS, Format


@dataclass(frozen=True, slots=True)
class FormatFacts:
    """What a format can hold. ``epsilon`` is the spacing above 1; whole numbers are exact up to ``integers_to``.

    ``overflow_from`` is the least magnitude that no longer rounds to ``largest``: halfway to the value that would come next.
    """

    name: str
    exponent_bits: int
    mantissa_bits: int
    bits: int
    bytes: int
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


def float_format(name: str) -> FormatFacts:
    """The facts of a format by name. Raises ValueError for an unknown one."""
    form = _format(name)
    least = Fraction(2) ** (1 - form.bias)
    return FormatFacts(
        name=form.name,
        exponent_bits=form.exponent_bits,
        mantissa_bits=form.mantissa_bits,
        bits=form.width,
        bytes=form.width // 8,
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
        subnormal=abs(exact) < Fraction(2) ** (1 - form.bias),
        truncated=below if exact >= 0 else above,
        error=stored - exact,
        relative_error=abs(stored - exact) / abs(exact) if exact else Fraction(0),
        sign_bit=bits[0],
        exponent_field=bits[1 : 1 + form.exponent_bits],
        mantissa_field=bits[1 + form.exponent_bits :],
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
        subnormal = units < hidden
        exponent = 0 if subnormal else _exponent(spacing) + form.mantissa_bits + form.bias
        mantissa = units if subnormal else units - hidden
    return f"{int(negative)}{exponent:0{form.exponent_bits}b}{mantissa:0{form.mantissa_bits}b}"
