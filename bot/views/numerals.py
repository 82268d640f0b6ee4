"""How a computed number is written: in running text for one learner, in a formula, in code.

A number arrives as the catalogue marks it: exact (``30000``, ``50/3``, ``9.9657…``) with an optional format: ``4`` significant
figures, ``4f`` decimals, ``e3`` scientific, ``pow2``, ``plain`` (not grouped).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction

MARK = re.compile("\ue000([^\ue001|]*)(?:\\|([^\ue001]*))?\ue001")
DIGITS = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
LATIN_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
SUPERSCRIPTS = str.maketrans("0123456789-+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺")
ISOLATE, POP = "\u2066", "\u2069"
RIGHT_TO_LEFT_MARK = "\u200f"
RIGHT_TO_LEFT_ISOLATE = "\u2067"
NUMBER = f"{ISOLATE}?[0-9۰-۹][0-9۰-۹٬٫.,/⁰¹²³⁴-⁹⁻]*{POP}?"
ARITHMETIC = re.compile(rf"{NUMBER}(?:[ \u00a0]?[×·÷+−=][ \u00a0]?{NUMBER})+")
AFTER_LATIN = re.compile(
    rf"(?<=[A-Za-z])([^\w{ISOLATE}-{POP}{RIGHT_TO_LEFT_MARK}]*\s[^\w{ISOLATE}-{POP}{RIGHT_TO_LEFT_MARK}]*)"
    r"(?=[0-9۰-۹][0-9۰-۹٬٫.,/٪%]*[^\w]*(?:[\u0600-\u06ff]|$))"
)
"""What stands between a Latin word and a number among Persian ones, which would change places: ``هر GPU ۸ نمونه``."""
BEGINS_LATIN = re.compile(r"[^\w]*[0-9۰-۹]*[^\w]*[A-Za-z]")
ENDS_LATIN = re.compile(r"[A-Za-z](?:<[^>]*>|[^\w<>])*$")
PERSIAN = re.compile("[\u0620-\u064a\u066e-\u06d3]")
FIGURES = 6
LONGEST_DECIMAL = 8
LARGEST_PLAIN = Decimal("1e15")
SMALLEST_PLAIN = Decimal("1e-4")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number ready to be written: digits in Latin with a point, a power of ``base`` to follow, or a fraction."""

    digits: str
    exponent: int | None = None
    base: int = 10
    divisor: str = ""
    grouped: bool = True

    def text(self, *, persian: bool) -> str:
        """In running text: ``30,000`` or ``۳۰٬۰۰۰``; what has a sign, a slash or a power keeps its direction."""
        if self.divisor:
            return _isolated(f"{self._grouped(persian)}/{_digits(self.divisor, persian)}", persian)
        if self.exponent is None:
            written = self._grouped(persian)
            return _isolated(written, persian) if written.startswith("−") else written
        power = f"{self.base}{str(self.exponent).translate(SUPERSCRIPTS)}"
        digits = self.digits.replace("-", "−")
        return _isolated(f"{digits[:-1]}{power}" if digits in ("1", "−1") else f"{digits}×{power}", persian)

    def latex(self) -> str:
        """In a formula: ``30{,}000``, ``\\frac{50}{3}``, ``2.656\\times10^{-5}``; grouped as in running text."""
        digits = self._whole_grouped("{,}") + self._rest()
        if self.divisor:
            sign = "-" if digits.startswith("-") else ""
            return f"{sign}\\frac{{{digits.lstrip('-')}}}{{{self.divisor}}}"
        if self.exponent is None:
            return digits
        power = f"{self.base}^{{{self.exponent}}}"
        return f"{digits[:-1]}{power}" if digits in ("1", "-1") else f"{digits}\\times {power}"

    def code(self) -> str:
        """In code: plain Latin."""
        if self.divisor:
            return f"{self.digits}/{self.divisor}"
        if self.exponent is None:
            return self.digits
        if self.base == 10:
            return f"{self.digits}e{self.exponent}"
        return (
            f"{self.base}**{self.exponent}"
            if self.digits == "1"
            else f"{self.digits} * {self.base}**{self.exponent}"
        )

    def _whole(self) -> str:
        return self.digits.partition(".")[0]

    def _rest(self) -> str:
        _, point, rest = self.digits.partition(".")
        return point + rest

    def _whole_grouped(self, between: str) -> str:
        whole = self._whole()
        return re.sub(r"(?<=\d)(?=(?:\d{3})+$)", between, whole) if self.grouped else whole

    def _grouped(self, persian: bool) -> str:
        written = (self._whole_grouped(",") + self._rest()).replace("-", "−")
        return _digits(written, persian)


def numeral(exact: str, format_: str = "") -> Numeral:
    """A marked number made ready, with a sensible format where none is given."""
    value = Fraction(exact)
    if format_ == "plain":
        return Numeral(
            exact if "/" in exact or len(exact) < 20 else _significant(value, FIGURES).digits, grouped=False
        )
    if format_ == "pow2":
        return _power_of_two(value)
    if format_.startswith("e"):
        return _scientific(value, int(format_[1:]))
    if format_.endswith("f"):
        return Numeral(_decimal(value, int(format_[:-1])))
    if format_:
        return _significant(value, int(format_))
    return _default(value, exact)


def of(value: Fraction, *, exact: bool = True) -> Numeral:
    """A value as a numeral in the default format; an inexact one to six significant figures."""
    return _default(value, str(value)) if exact else _significant(value, FIGURES)


def approximated(value: Fraction, *, persian: bool, latin_only: bool = False) -> str:
    """A value in running text; one whose decimals do not end as a fraction with its decimal beside it."""
    shown = of(value)
    text = shown.text(persian=persian and not latin_only)
    if not shown.divisor:
        return text
    return f"{text} ≈ {_significant(value, 4).text(persian=persian and not latin_only)}"


def localised(text: str, *, persian: bool) -> str:
    """Running text with its marks written out and all digits in the learner's kind; arithmetic among Persian words keeps its direction."""
    with_latin = text.translate(LATIN_DIGITS).replace("٬", ",").replace("٫", ".") if not persian else text
    written = MARK.sub(lambda mark: numeral(mark[1], mark[2] or "").text(persian=persian), with_latin)
    if not PERSIAN.search(written):
        return written
    return AFTER_LATIN.sub(
        rf"{RIGHT_TO_LEFT_MARK}\1", ARITHMETIC.sub(lambda run: _isolated(run[0], True), written)
    )


def ends_latin(text: str) -> bool:
    """Whether the last letter, tags aside, is a Latin one."""
    return ENDS_LATIN.search(text) is not None


def begins_latin(text: str) -> bool:
    """Whether the first letter is a Latin one."""
    return BEGINS_LATIN.match(text) is not None


def closed(text: str) -> str:
    """Text that ends in Latin, so that a number behind it stays behind it from right to left; other text as it is."""
    return f"{text}{RIGHT_TO_LEFT_MARK}" if ends_latin(text) else text


def lone_number(latex: str) -> Numeral | None:
    """The number that a formula consists of, if it is nothing else: a mark, or digits as an author writes them (``30\\,000``)."""
    if mark := MARK.fullmatch(latex):
        return numeral(mark[1], mark[2] or "")
    plain = re.sub(r"(?<=\d)(?:\\,|\{,\})(?=\d{3})", "", latex)
    return Numeral(plain) if DIGITS.fullmatch(plain) else None


def in_formula(latex: str) -> str:
    """A formula's source with its marks written out."""
    return MARK.sub(lambda mark: numeral(mark[1], mark[2] or "").latex(), latex)


def in_code(text: str) -> str:
    """Code with its marks written out."""
    return MARK.sub(lambda mark: numeral(mark[1], mark[2] or "").code(), text)


def in_persian(written: str) -> str:
    """A number written in Latin, with Persian digits and signs."""
    return written.translate(PERSIAN_DIGITS).replace(",", "٬").replace(".", "٫")


def _digits(written: str, persian: bool) -> str:
    return in_persian(written) if persian else written


def _isolated(written: str, persian: bool) -> str:
    return f"{ISOLATE}{written}{POP}" if persian else written


def _default(value: Fraction, exact: str) -> Numeral:
    if value.denominator == 1:
        digits = str(value.numerator)
        return Numeral(digits) if len(digits.lstrip("-")) <= 15 else _significant(value, FIGURES)
    if "/" not in exact and len(exact) > LONGEST_DECIMAL * 2:
        return _significant(value, FIGURES)
    if _ends(value.denominator):
        written = _exact_decimal(value)
        if len(written.lstrip("-").replace(".", "").lstrip("0")) <= LONGEST_DECIMAL and abs(
            value
        ) >= Fraction(1, 10**4):
            return Numeral(written)
        return _significant(value, FIGURES)
    if max(abs(value.numerator), value.denominator) < 10_000:
        return Numeral(str(value.numerator), divisor=str(value.denominator))
    return _significant(value, FIGURES)


def _ends(denominator: int) -> bool:
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    return denominator == 1


def _exact_decimal(value: Fraction) -> str:
    with localcontext() as context:
        context.prec = 400
        return format((Decimal(value.numerator) / Decimal(value.denominator)).normalize(), "f")


def _rounded(value: Fraction, figures: int) -> Decimal:
    with localcontext() as context:
        context.prec = max(figures + 30, 60)
        quotient = Decimal(value.numerator) / Decimal(value.denominator)
        context.prec = figures
        context.rounding = ROUND_HALF_EVEN
        return +quotient


def _significant(value: Fraction, figures: int) -> Numeral:
    rounded = _rounded(value, figures)
    if rounded and not SMALLEST_PLAIN <= abs(rounded) < LARGEST_PLAIN:
        return _scientific(value, figures)
    return Numeral(_without_zeros(format(rounded, "f")))


def _scientific(value: Fraction, figures: int) -> Numeral:
    if not value:
        return Numeral("0")
    rounded = _rounded(value, figures)
    exponent = rounded.adjusted()
    return Numeral(_without_zeros(format(rounded.scaleb(-exponent), "f")), exponent)


def _without_zeros(digits: str) -> str:
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _decimal(value: Fraction, places: int) -> str:
    with localcontext() as context:
        context.prec = 400
        return format(
            (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal(1).scaleb(-places)), "f"
        )


def _power_of_two(value: Fraction) -> Numeral:
    """A power of two as such, any other value by default."""
    top, bottom = value.numerator, value.denominator
    if top > 0 and top & (top - 1) == 0 and bottom & (bottom - 1) == 0:
        return Numeral("1", top.bit_length() - bottom.bit_length(), base=2)
    return _default(value, str(value))
