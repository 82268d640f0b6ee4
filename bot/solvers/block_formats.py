"""Low-bit weights in blocks: what they take, and what a value becomes on a block's grid.

Sources: Dettmers et al., *QLoRA* (2023); Open Compute Project, *Microscaling Formats (MX)* (2023), section 6.3.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.domain.mathematics.formats import FORMATS

Number = int | Fraction


@dataclass(frozen=True, slots=True)
class BitsPart:
    """Bits a weight that a part of the block takes: ``bits`` shared by ``over`` weights."""

    code: str
    bits: int
    over: int

    @property
    def each(self) -> Fraction:
        """bits / over"""
        return Fraction(self.bits, self.over)


@dataclass(frozen=True, slots=True)
class BlockBits:
    """Bits a weight, part by part, and the bits of one group with its constants."""

    parts: tuple[BitsPart, ...]
    each: Fraction
    overhead: Fraction
    group_bits: int


@dataclass(frozen=True, slots=True)
class BlockValue:
    """A value of a block: divided by the scale, rounded to the format's ``code``, multiplied again."""

    exact: Fraction
    scaled: Fraction
    code: Fraction
    value: Fraction
    saturated: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A block that shares a scale; ``largest`` is its greatest magnitude, ``exponent`` the scale's where it is a power of two."""

    largest: Fraction
    scale: Fraction
    exponent: int | None
    codes: tuple[Fraction, ...]
    values: tuple[BlockValue, ...]


@dataclass(frozen=True, slots=True)
class AbsmaxCodes:
    """Symmetric absmax quantisation: the step between codes, the outermost code a value of 1 takes, and the codes of [−1, 1]."""

    step: Fraction
    outermost: int
    codes: int


def block_bits(
    bits: int, group: int, scale: int, zero: int = 0, second_group: int = 0, second: int = 0
) -> BlockBits:
    """Bits a weight of ``bits``-bit codes in groups with a ``scale`` and a ``zero`` point of so many bits.

    With ``second_group`` the scales are quantised too: so many of them share a constant of ``second`` bits.
    """
    parts = [BitsPart("code", bits, 1), BitsPart("scale", scale, group)]
    if zero:
        parts.append(BitsPart("zero", zero, group))
    if second_group:
        parts.append(BitsPart("second", second, group * second_group))
    each = sum((part.each for part in parts), Fraction(0))
    return BlockBits(tuple(parts), each, each - bits, bits * group + scale + zero)


def block_round(values: Sequence[Number], rule: str = "mx", name: str = "float4_e2m1") -> Block:
    """A block rounded to ``name``: nearest, ties to even, what is too large becomes the format's largest.

    ``rule`` sets the scale: ``mx`` 2^(⌊log₂ largest⌋ − exponent of the format's largest), ``absmax`` largest magnitude over the format's
    largest. Raises ValueError for an unknown rule or format, and for a block of zeros.
    """
    if name not in FORMATS:
        raise ValueError(f"{name} is not one of {', '.join(FORMATS)}")
    form = FORMATS[name]
    exact = [Fraction(value) for value in values]
    largest = max(abs(value) for value in exact)
    if largest == 0:
        raise ValueError("a block of zeros has no scale")
    exponent: int | None = None
    if rule == "mx":
        exponent = floor_log2(largest) - floor_log2(form.largest)
        scale = Fraction(2) ** exponent
    elif rule == "absmax":
        scale = largest / form.largest
    else:
        raise ValueError(f"{rule} is not one of mx, absmax")
    rounded = tuple(_on_grid(value, scale, name) for value in exact)
    codes = tuple(sorted({abs(c) for c in _codes(name)})) if form.width <= 4 else ()
    return Block(largest, scale, exponent, codes, rounded)


def absmax_codes(largest: Number, bits: int = 8) -> AbsmaxCodes:
    """How many codes the values in [−1, 1] can take where ``largest`` (at least 1) sets the scale of signed ``bits``-bit codes."""
    top = 2 ** (bits - 1) - 1
    step = Fraction(largest) / top
    outermost = round(1 / step)
    return AbsmaxCodes(step, outermost, 2 * outermost + 1)


def floor_log2(x: Fraction) -> int:
    """⌊log₂ x⌋ of a positive number, exactly."""
    exponent = x.numerator.bit_length() - x.denominator.bit_length()
    return exponent - 1 if Fraction(2) ** exponent > x else exponent


def _on_grid(value: Fraction, scale: Fraction, name: str) -> BlockValue:
    form, scaled = FORMATS[name], value / scale
    nearest = round(scaled / form.spacing(scaled)) * form.spacing(scaled)
    saturated = abs(nearest) > form.largest
    code = (form.largest if scaled > 0 else -form.largest) if saturated else nearest
    return BlockValue(value, scaled, code, code * scale, saturated)


def _codes(name: str) -> list[Fraction]:
    form = FORMATS[name]
    decoded = [form.decode(bits) for bits in range(2**form.width)]
    return [value for value in decoded if isinstance(value, Fraction)]
