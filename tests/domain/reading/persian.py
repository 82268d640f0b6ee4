"""Persian number words, written by the grammar books' rules; no library writes them all right."""

from __future__ import annotations

UNITS = [
    "صفر",
    "یک",
    "دو",
    "سه",
    "چهار",
    "پنج",
    "شش",
    "هفت",
    "هشت",
    "نه",
    "ده",
    "یازده",
    "دوازده",
    "سیزده",
    "چهارده",
    "پانزده",
    "شانزده",
    "هفده",
    "هجده",
    "نوزده",
]
TENS = ["_", "_", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"]
HUNDREDS = ["_", "صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد"]
SCALES = ((10**12, "تریلیون"), (10**9, "میلیارد"), (10**6, "میلیون"), (10**3, "هزار"))
PARTS = {
    2: "دوم",
    3: "سوم",
    4: "چهارم",
    5: "پنجم",
    6: "ششم",
    7: "هفتم",
    8: "هشتم",
    9: "نهم",
    10: "دهم",
    12: "دوازدهم",
    100: "صدم",
}


def whole(number: int) -> str:
    """A whole number from 0 to 10^15 in words."""
    if number < 20:
        return UNITS[number]
    for scale, name in SCALES:
        if number >= scale:
            return _joined(f"{whole(number // scale)} {name}", number % scale)
    if number >= 100:
        return _joined(HUNDREDS[number // 100], number % 100)
    return _joined(TENS[number // 10], number % 10)


def _joined(first: str, rest: int) -> str:
    return f"{first} و {whole(rest)}" if rest else first


def fraction(top: int, bottom: int) -> str:
    """A simple fraction in words."""
    return f"{whole(top)} {PARTS[bottom]}"


def decimal(before: int, after: str) -> str:
    """A decimal digit by digit behind ممیز."""
    return f"{whole(before)} ممیز {' '.join(UNITS[int(digit)] for digit in after)}"
