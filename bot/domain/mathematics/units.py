"""Units that people write after a number, with SI and binary prefixes, in English and in Persian.

A unit is a dimension and an exact factor to that dimension's base: data in bits, time in seconds, work in FLOP, frequency in hertz.
Units are put together: GB/s, FLOP per byte, tokens/s. GB is 10⁹ bytes and GiB 2³⁰; a year is 365.25 days, a month a twelfth of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """``name`` is how it is told back; ``factor`` converts to the dimension's base unit."""

    name: str
    dimension: str
    factor: Fraction


SI = {"": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18, "Z": 21, "Y": 24}
SMALL = {"m": -3, "µ": -6, "n": -9, "p": -12, "f": -15}
BINARY = {"Ki": 10, "Mi": 20, "Gi": 30, "Ti": 40, "Pi": 50, "Ei": 60, "Zi": 70, "Yi": 80}
PREFIX_WORDS: dict[str, str] = {
    "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "terra": "T", "peta": "P", "exa": "E", "zetta": "Z", "zeta": "Z", "yotta": "Y",
    "کیلو": "k", "مگا": "M", "گیگا": "G", "ترا": "T", "پتا": "P", "اگزا": "E", "زتا": "Z", "یوتا": "Y",
}  # fmt: skip
"""A prefix in words, which alone stands for the question's unit."""
SMALL_WORDS: dict[str, str] = {
    "milli": "m", "mili": "m", "mille": "m", "micro": "µ", "mirco": "µ", "mikro": "µ", "nano": "n", "pico": "p", "femto": "f",
    "میلی": "m", "میکرو": "µ", "نانو": "n", "پیکو": "p", "فمتو": "f",
}  # fmt: skip
BINARY_WORDS: dict[str, str] = {
    "kibi": "Ki", "mebi": "Mi", "gibi": "Gi", "tebi": "Ti", "pebi": "Pi", "exbi": "Ei",
    "کیبی": "Ki", "مبی": "Mi", "گیبی": "Gi", "تبی": "Ti", "پبی": "Pi",
}  # fmt: skip
COLLOQUIAL: dict[str, Names] = {
    "M": ("meg", "megs", "مگ"),
    "G": ("gig", "gigs", "گیگ"),
    "T": ("teras", "ترا"),
    "k": ("کیلو",),
}
"""Short names by which people mean bytes, of the question's own family of prefixes."""
BYTE: Names = ("byte", "bytes", "byts", "بایت", "bayt")
BIT: Names = ("bit", "bits", "بیت")
FLOP: Names = ("flop", "flops", "فلاپ", "فلوپ")
SECOND: Names = ("second", "seconds", "sec", "secs", "secend", "ثانیه", "sanie")
TIMES: dict[str, tuple[Fraction, Names]] = {
    "min": (Fraction(60), ("min", "mins", "minute", "minutes", "دقیقه", "daghighe")),
    "h": (Fraction(3600), ("h", "hr", "hrs", "hour", "hours", "ساعت", "saat")),
    "days": (Fraction(86_400), ("day", "days", "d", "روز", "شبانه روز", "شبانه‌روز", "شبانهروز", "rooz")),
    "weeks": (Fraction(604_800), ("week", "weeks", "wk", "wks", "هفته")),
    "fortnights": (Fraction(1_209_600), ("fortnight", "fortnights")),
    "months": (Fraction(2_629_800), ("month", "months", "ماه")),
    "years": (Fraction(31_557_600), ("year", "years", "yr", "yrs", "سال", "sal")),
    "decades": (Fraction(315_576_000), ("decade", "decades", "دهه")),
    "centuries": (Fraction(3_155_760_000), ("century", "centuries", "قرن", "سده")),
    "millennia": (Fraction(31_557_600_000), ("millennium", "millennia", "millenia")),
}
OTHERS: tuple[tuple[str, str, Fraction, Names], ...] = (
    ("%", "ratio", Fraction(1, 100), ("%", "percent", "per cent", "pct", "درصد", "darsad", "percentage points")),
    ("‰", "ratio", Fraction(1, 1000), ("‰", "permille", "per mille", "promille")),
    ("bp", "ratio", Fraction(1, 10**4), ("bp", "bps", "basis points", "basis point")),
    ("ppm", "ratio", Fraction(1, 10**6), ("ppm",)),
    ("$", "money", Fraction(1), ("$", "dollar", "dollars", "usd", "USD", "دلار", "bucks")),
    ("cents", "money", Fraction(1, 100), ("cent", "cents", "سنت")),
    ("€", "money of the euro", Fraction(1), ("€", "euro", "euros", "یورو")),
    ("kg", "mass", Fraction(1000), ("kg", "kgs", "kilogram", "kilograms", "kilo gram", "کیلوگرم")),
    ("g", "mass", Fraction(1), ("g", "gram", "grams", "گرم")),
    ("m", "length", Fraction(1), ("meter", "meters", "metre", "metres", "متر")),
    ("mm", "length", Fraction(1, 1000), ("mm", "millimeter", "millimeters", "میلیمتر")),
    ("cm", "length", Fraction(1, 100), ("cm", "centimeter", "centimeters", "سانتیمتر")),
    ("km", "length", Fraction(1000), ("km", "kilometer", "kilometers", "kilometre", "kilometres", "کیلومتر")),
    ("W", "power", Fraction(1), ("W", "watt", "watts", "وات")),
    ("kW", "power", Fraction(1000), ("kW", "kw", "KW", "kilowatt", "kilowatts", "کیلووات")),
    ("MW", "power", Fraction(10**6), ("MW", "megawatt", "megawatts", "مگاوات")),
    ("J", "energy", Fraction(1), ("J", "joule", "joules", "ژول")),
    ("kWh", "energy", Fraction(3_600_000), ("kWh", "kwh", "kilowatt hours", "kilowatt-hours", "کیلووات ساعت")),
    ("°", "angle", Fraction(1), ("°", "degrees")),
)  # fmt: skip
COUNTED: dict[str, Names] = {
    "tokens": ("token", "tokens", "tok", "toks", "توکن"),
    "images": ("image", "images", "img", "imgs", "تصویر", "عکس"),
    "samples": ("sample", "samples", "نمونه"),
    "requests": ("request", "requests", "query", "queries", "درخواست"),
    "steps": ("step", "steps", "گام"),
    "iterations": ("iteration", "iterations", "it", "iter", "iters", "تکرار"),
    "frames": ("frame", "frames"),
    "words": ("word", "words", "کلمه"),
}
"""Things that are counted each second; alone they are no unit."""
PER = re.compile(
    r" ?/ ?| (?:per each|for each|for every|per|each|بر هر|به ازای هر|بهازای هر|برای هر|در هر|به ازای|بهازای|هر|بر|در) "
)
FOLDED = {"data", "time", "work", "work/time", "frequency"}
LONGEST = 60
TOGETHER = {("data", "time"), ("work", "time"), ("work", "data"), *((name, "time") for name in COUNTED)}
"""What is measured for each of what."""


def find(written: str) -> tuple[Unit, bool] | None:
    """The unit written so, and whether its case had to be folded; None for what is no unit.

    Letters count (GB, Gb, GiB). A wrong case is folded where one unit is meant; between bytes and bits, ``gb`` is read as bytes.
    """
    plain = re.sub(r"\s+", " ", written.strip())
    return _found(plain) if 0 < len(plain) <= LONGEST else None


@lru_cache(maxsize=4096)
def _found(plain: str) -> tuple[Unit, bool] | None:
    if simple := _simple(plain):
        return simple
    parts = PER.split(plain)
    if len(parts) == 1:
        return _joined(plain)
    if len(parts) != 2 or not parts[0]:
        return None
    below = _simple(parts[1])
    above = (
        _simple(parts[0]) or _counted(parts[0])
        if below and below[0].dimension == "time"
        else _simple(parts[0])
    )
    if above is None or below is None or (above[0].dimension, below[0].dimension) not in TOGETHER:
        return None
    if above[0].dimension == "work" and below[0].name not in ("s", "B"):
        return None
    return put_together(above[0], below[0]), above[1] or below[1]


def put_together(above: Unit, below: Unit) -> Unit:
    """The one unit for each of the other, such as GB/s; work and work a second are told apart by their dimension alone."""
    return Unit(
        f"{above.name}/{below.name}",
        f"{above.dimension}/{below.dimension}",
        above.factor / below.factor,
    )


def words() -> Iterable[str]:
    """Every word and symbol of a unit, to find what somebody may have meant."""
    return _tables()[0]


def _simple(plain: str) -> tuple[Unit, bool] | None:
    exact, folded = _tables()
    if plain in exact:
        return exact[plain], False
    unit = folded.get(plain.lower())
    return (unit, True) if unit else None


def _joined(plain: str) -> tuple[Unit, bool] | None:
    """``giga bytes`` as gigabytes, ``GBps`` as GB/s."""
    if " " in plain:
        return _simple(plain.replace(" ", ""))
    rate = re.fullmatch(r"(.*[bB](?:its?|ytes?)?)ps", plain)
    if rate and (unit := _simple(rate[1])) and unit[0].dimension == "data":
        return put_together(unit[0], _tables()[0]["s"]), unit[1]
    return None


def _counted(plain: str) -> tuple[Unit, bool] | None:
    """A counted thing, also by thousands: ``tokens``, ``k tokens``, ``Mtok``."""
    for name, written in COUNTED.items():
        for word in written:
            if not plain.lower().endswith(word):
                continue
            prefix = plain[: len(plain) - len(word)].strip().replace("K", "k")
            prefix = PREFIX_WORDS.get(prefix.lower(), prefix)
            if prefix in SI:
                return Unit(f"{prefix}{name}", name, Fraction(10) ** SI[prefix]), False
    return None


@cache
def _tables() -> tuple[dict[str, Unit], dict[str, Unit]]:
    exact: dict[str, Unit] = {}
    for names, unit in (*_data(), *_work(), *_time(), *_frequency(), *_others()):
        exact.update(dict.fromkeys(names, unit))
    folded: dict[str, Unit] = {}
    for name, unit in exact.items():
        if unit.dimension not in FOLDED:
            continue
        other = folded.setdefault(name.lower(), unit)
        if other != unit and unit.name.endswith("B") and unit.dimension == "data":
            folded[name.lower()] = unit
    return exact, folded


Named = tuple[list[str], Unit]


def _data() -> list[Named]:
    units: list[Named] = []
    prefixes = {
        **{prefix: Fraction(10) ** power for prefix, power in SI.items()},
        **{prefix: Fraction(2) ** power for prefix, power in BINARY.items()},
    }
    for prefix, size in prefixes.items():
        starts = (prefix, "K") if prefix == "k" else (prefix,)
        byte = [f"{start}{end}" for start in starts for end in ("B", "Bs", "Byte", "Bytes", "byte", "bytes")]
        byte += [*_worded(prefix, BYTE), *COLLOQUIAL.get(prefix, ())]
        units.append((byte if prefix else ["B", *BYTE], Unit(f"{prefix}B", "data", size * 8)))
        bit = [f"{prefix}{end}" for end in ("bit", "bits", *(("b",) if prefix else ()))]
        units.append(([*bit, *_worded(prefix, BIT)], Unit(f"{prefix}bit", "data", size)))
    return units


def _worded(prefix: str, words: Names) -> list[str]:
    if not prefix:
        return list(words)
    starts = [
        word
        for table in (PREFIX_WORDS, SMALL_WORDS, BINARY_WORDS)
        for word, p in table.items()
        if p == prefix
    ]
    return [f"{start}{word}" for start in starts for word in words if start.isascii() == word.isascii()]


def _work() -> list[Named]:
    units: list[Named] = []
    for prefix, exponent in SI.items():
        starts = (prefix, "K") if prefix == "k" else (prefix,)
        size = Fraction(10) ** exponent
        names = [
            f"{start}{word}" for start in starts for word in ("FLOP", "FLOPs", "flop", "flops", "FLOPs.")
        ]
        units.append(([*names, *_worded(prefix, FLOP)], Unit(f"{prefix}FLOP", "work", size)))
        rates = [f"{start}FLOPS" for start in starts]
        rates += [f"{word}س" for word in _worded(prefix, ("فلاپ", "فلوپ"))]
        units.append((rates, Unit(f"{prefix}FLOP/s", "work/time", size)))
    return units


def _time() -> list[Named]:
    units: list[Named] = [(["s", *SECOND], Unit("s", "time", Fraction(1)))]
    for prefix, exponent in SMALL.items():
        starts = (prefix, "u", "μ") if prefix == "µ" else (prefix,)
        names = [f"{start}{end}" for start in starts for end in ("s", "sec", "secs")]
        names += _worded(prefix, SECOND)
        names += [f"{word}s" for word, p in SMALL_WORDS.items() if p == prefix and word.isascii()]
        units.append((names, Unit(f"{prefix}s", "time", Fraction(10) ** exponent)))
    units += [(["ks", *_worded("k", SECOND)], Unit("ks", "time", Fraction(1000)))]
    units += [(list(names), Unit(name, "time", seconds)) for name, (seconds, names) in TIMES.items()]
    kiloyears = ["kyr", "kiloyear", "kiloyears", "ky"]
    return [*units, (kiloyears, Unit("kiloyears", "time", TIMES["years"][0] * 1000))]


def _frequency() -> list[Named]:
    names = {"": "هرتز", "k": "کیلوهرتز", "M": "مگاهرتز", "G": "گیگاهرتز", "T": "تراهرتز"}
    words = {"": "hertz", "k": "kilohertz", "M": "megahertz", "G": "gigahertz", "T": "terahertz"}
    return [
        ([f"{p}Hz", f"{p}hz", names[p], words[p]], Unit(f"{p}Hz", "frequency", Fraction(10) ** SI[p]))
        for p in names
    ]


def _others() -> list[Named]:
    return [(list(names), Unit(name, dimension, factor)) for name, dimension, factor, names in OTHERS]
