"""Units that people write after a number, with SI and binary prefixes, in English and in Persian.

A unit is a dimension and an exact factor to that dimension's base: data in bits, time in seconds, work in FLOP, frequency in hertz,
intensity in FLOP per byte. GB is 10⁹ bytes and GiB 2³⁰; a year is 365.25 days, a month a twelfth of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache


@dataclass(frozen=True, slots=True)
class Unit:
    """``name`` is how it is told back; ``factor`` converts to the dimension's base unit."""

    name: str
    dimension: str
    factor: Fraction


SI = {"": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}
BINARY = {"Ki": 10, "Mi": 20, "Gi": 30, "Ti": 40, "Pi": 50}
SI_WORDS = {"": "", "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "exa": "E"}
BINARY_WORDS = {"kibi": "Ki", "mebi": "Mi", "gibi": "Gi", "tebi": "Ti", "pebi": "Pi"}
SI_PERSIAN = {"": "", "کیلو": "k", "مگا": "M", "گیگا": "G", "ترا": "T", "پتا": "P"}
BINARY_PERSIAN = {"کیبی": "Ki", "مبی": "Mi", "گیبی": "Gi", "تبی": "Ti"}
COLLOQUIAL = {"M": ("meg", "megs", "مگ"), "G": ("gig", "gigs", "گیگ"), "T": ("ترابایت",)}
"""Short names by which people mean bytes."""
SECONDS: dict[str, tuple[Fraction, tuple[str, ...]]] = {
    "ns": (Fraction(1, 10**9), ("ns", "nanosecond", "nanoseconds", "نانوثانیه")),
    "µs": (Fraction(1, 10**6), ("µs", "us", "microsecond", "microseconds", "میکروثانیه")),
    "ms": (Fraction(1, 1000), ("ms", "millisecond", "milliseconds", "msec", "میلیثانیه")),
    "s": (Fraction(1), ("s", "sec", "secs", "second", "seconds", "ثانیه")),
    "min": (Fraction(60), ("min", "mins", "minute", "minutes", "دقیقه")),
    "h": (Fraction(3600), ("h", "hr", "hrs", "hour", "hours", "ساعت")),
    "days": (Fraction(86_400), ("day", "days", "d", "روز")),
    "weeks": (Fraction(604_800), ("week", "weeks", "wk", "wks", "هفته")),
    "months": (Fraction(2_629_800), ("month", "months", "ماه")),
    "years": (Fraction(31_557_600), ("year", "years", "yr", "yrs", "سال")),
    "decades": (Fraction(315_576_000), ("decade", "decades", "دهه")),
    "centuries": (Fraction(3_155_760_000), ("century", "centuries", "قرن", "سده")),
}


def find(written: str) -> tuple[Unit, bool] | None:
    """The unit written so, and whether its case had to be folded; None for what is no unit.

    Letters count (GB, Gb, GiB). A wrong case is folded where one unit is meant; between bytes and bits, ``gb`` is read as bytes.
    """
    exact, folded = _tables()
    plain = re.sub(r"\s+", " ", written.strip())
    if plain in exact:
        return exact[plain], False
    unit = folded.get(plain.lower())
    return (unit, True) if unit else None


@cache
def _tables() -> tuple[dict[str, Unit], dict[str, Unit]]:
    exact: dict[str, Unit] = {}
    for names, unit in (
        *_data(),
        *_work(),
        *_time(),
        *_frequency(),
        (["%", "percent"], Unit("%", "ratio", Fraction(1, 100))),
    ):
        exact.update(dict.fromkeys(names, unit))
    exact.update(_rates(exact))
    folded: dict[str, Unit] = {}
    for name, unit in exact.items():
        other = folded.setdefault(name.lower(), unit)
        if other != unit and "byte" in _family(unit):
            folded[name.lower()] = unit
    return exact, folded


def _family(unit: Unit) -> str:
    return (
        "byte"
        if unit.dimension.startswith("data") and unit.name.split("/")[0].endswith("B")
        else unit.dimension
    )


def _data() -> list[tuple[list[str], Unit]]:
    units = []
    for short, bits, words, persian in (
        ("B", 8, ("byte", "bytes"), "بایت"),
        ("bit", 1, ("bit", "bits"), "بیت"),
    ):
        prefixes = {
            **{p: Fraction(10) ** e for p, e in SI.items()},
            **{p: Fraction(2) ** e for p, e in BINARY.items()},
        }
        for prefix, size in prefixes.items():
            names = [f"{prefix}{short}", *_worded(prefix, words, persian)]
            if prefix == "k":
                names += [f"K{short}"]
            if short == "B":
                names += [f"{prefix}Bs", *COLLOQUIAL.get(prefix, ())] if prefix else []
                names += [f"{prefix}{end}" for end in ("Byte", "Bytes", "byte", "bytes")] if prefix else []
            if short == "bit" and prefix:
                names += [f"{prefix}b", f"{prefix}bits"]
            units.append((names, Unit(f"{prefix}{short}", "data", size * bits)))
    return units


def _worded(prefix: str, words: tuple[str, ...], persian: str) -> list[str]:
    english = [word for word, p in (*SI_WORDS.items(), *BINARY_WORDS.items()) if p == prefix]
    farsi = [word for word, p in (*SI_PERSIAN.items(), *BINARY_PERSIAN.items()) if p == prefix]
    return [f"{start}{word}" for start in english for word in words] + [
        f"{start}{persian}" for start in farsi
    ]


def _work() -> list[tuple[list[str], Unit]]:
    units = []
    for prefix, exponent in SI.items():
        size = Fraction(10) ** exponent
        starts = [prefix, "K"] if prefix == "k" else [prefix]
        names = [f"{start}{word}" for start in starts for word in ("FLOP", "FLOPs", "flop", "flops")]
        names += _worded(prefix, ("flop", "flops"), "فلاپ")
        units.append((names, Unit(f"{prefix}FLOP", "work", size)))
        per_second = [
            f"{start}{word}"
            for start in starts
            for word in ("FLOPS", "FLOP/s", "FLOPs/s", "flop/s", "flops/s")
        ]
        per_second += [f"{start}فلاپس" for start, p in SI_PERSIAN.items() if p == prefix]
        units.append((per_second, Unit(f"{prefix}FLOP/s", "work/time", size)))
        units.append(
            (_intensities(prefix), Unit(f"{prefix}FLOP/B", "work/data", size)),
        )
    return units


def _intensities(prefix: str) -> list[str]:
    """Ways to write the work for each byte, also as the questions put it."""
    words = [
        *(f"{prefix}{word}" for word in ("FLOP", "FLOPs", "flop", "flops", "FLOPS")),
        *_worded(prefix, ("flop", "flops"), "فلاپ"),
    ]
    between = (
        "/",
        " per ",
        " for each ",
        " for every ",
        " each ",
        " per each ",
        " بر ",
        " بر هر ",
        " برای هر ",
        " هر ",
        " به ازای هر ",
        " بهازای هر ",
        " در هر ",
        " در ",
    )
    return [
        f"{word}{link}{byte}" for word in words for link in between for byte in ("B", "byte", "bytes", "بایت")
    ]


def _time() -> list[tuple[list[str], Unit]]:
    return [(list(names), Unit(name, "time", seconds)) for name, (seconds, names) in SECONDS.items()]


def _frequency() -> list[tuple[list[str], Unit]]:
    persian = {"": "هرتز", "k": "کیلوهرتز", "M": "مگاهرتز", "G": "گیگاهرتز"}
    return [([f"{p}Hz", persian[p]], Unit(f"{p}Hz", "frequency", Fraction(10) ** SI[p])) for p in persian]


def _rates(units: dict[str, Unit]) -> dict[str, Unit]:
    rates = {}
    for name, unit in units.items():
        if unit.dimension not in ("data", "work"):
            continue
        rate = Unit(f"{unit.name}/s", f"{unit.dimension}/time", unit.factor)
        ends = (
            ("/s", "/sec", "/second", " per second", "ps")
            if name.isascii()
            else ("/s", " بر ثانیه", " در ثانیه", "/ثانیه")
        )
        rates.update({f"{name}{end}": rate for end in ends if not (end == "ps" and unit.dimension == "work")})
    return rates
