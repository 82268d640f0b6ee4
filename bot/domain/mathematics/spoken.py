"""Mathematics in words and other people's notations, as the arithmetic that it says: ``۲ به توان ۲۴``, ``36 and a half``, ``round(63.75)``.

Each rule holds between numbers or before one, so that a word elsewhere stays a word.
"""

from __future__ import annotations

import re

_ARITHMETIC = re.compile(r"[\d.,+\-*/^() ]*")
_NUMBER = r"\d[\d.,]*"
_AHEAD = r"(?=[\d.(]|sqrt|ln|log|exp|pi\b)"
_REPEATING = re.compile(r"(?<![\d.])(\d{1,20})\.(\d{0,20})\((\d{1,20})\)")
_RULES = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        (r"->|=>|[→⇒⟹⟶]", " = "),
        (r"(?<=\d)…", "..."),
        (r"\b(?:np|numpy|math|torch|jnp)\.(?=[a-z])", ""),
        (r"(?<=\d) e(?=[+-]\d)|(?<=\d)e (?=[+-]\d)", "e"),
        (r"(?<=\d)(?: ?(?:st|nd|rd|th|ام|امین|مین)|م)\b(?!.*(?:[=≈]|\bis\b|برابر))", ""),
        (r"\b(sqrt|ln|log2|log10|log|exp) of (?=[\d(])", r"\1 "),
        (r"(?<=[\d)]) ?x ?(?=sqrt|ln|log|exp)", "*"),
        (r"(?<=\d)[ -]?fold\b|(?<=\d) ?x$", ""),
        (r"(?<![^\W_])(?:minus|negative|منفی)\s+" + _AHEAD, "-"),
        (
            rf"({_NUMBER}) (?:و نیم|and a half)\b(?: (هزار|میلیون|میلیارد|thousand|million|billion))?",
            r"(\1+0.5) \2",
        ),
        (rf"({_NUMBER}) ?([^\W\d_]+) (?:و نیم|and a half)$", r"(\1+0.5) \2"),
        (r"(?<=\d) ?(هزار|میلیون|میلیارد) و (?=\d)", r" \1 + "),
        (rf"(?:cube root of|ریشه سوم|∛) ?({_NUMBER})", r"((\1)^(1/3))"),
        (rf"(?:(?:the )?square root of|رادیکال|جذر|ریشه دوم) ?({_NUMBER})", r"sqrt(\1)"),
        (r"(?<=[\d)]) ?(?:به ?توان|بتوان|to the power(?: of)?|to the|raised to) ?(?=[\d(-])", "^"),
        (r"(?<=[\d)]) ?(?:تقسیم ?بر|divided by) ?" + _AHEAD, "/"),
        (r"(?<=[\d)]) (?:times|multiplied by) " + _AHEAD, "*"),
        (r"(?<=[\d)]) (?:plus|به ?علاوه|بعلاوه) " + _AHEAD, "+"),
        (r"(?<=[\d)]) منهای " + _AHEAD, "-"),
        (
            r"\b(?:rounds?|rounded|underflows?|goes|comes|evaluates|equal|amounts|reduces) to (?=[-\d.(])",
            "= ",
        ),
        (r"\bround\(([^(),]*)\)", r"floor(\1+0.5)"),
        (r"\bpow\(([^(),]*), ?([^(),]*)\)", r"((\1)^(\2))"),
    )
)


_SYMBOLIC = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        (r"(?<=[^\W_]) squared\b", "^2"),
        (r"(?<=[^\W_]) cubed\b", "^3"),
        (r"(?<=[\w)]) ?(?:به ?توان|بتوان|to the power(?: of)?|to the) ?(?=[\w(])", "^"),
    )
)
_X_BETWEEN = re.compile(r"(?<=[\w)!]) [xX] (?=[\w(])")


def in_symbols(plain: str, symbols: tuple[str, ...]) -> str:
    """A cleaned text about symbols with powers in words, and an ``x`` that is none of the symbols, written as mathematics."""
    for pattern, replacement in _SYMBOLIC:
        plain = pattern.sub(replacement, plain)
    return plain if {"x", "X"} & set(symbols) else _X_BETWEEN.sub(" * ", plain)


def arithmetic(plain: str) -> str:
    """A cleaned text with what is said in words written as arithmetic."""
    if _ARITHMETIC.fullmatch(plain):
        return _REPEATING.sub(_repeated, plain) if "." in plain and "(" in plain else plain
    for pattern, replacement in _RULES:
        plain = pattern.sub(replacement, plain)
    return _REPEATING.sub(_repeated, plain)


def _repeated(written: re.Match[str]) -> str:
    """A repeating decimal as a fraction: ``16.(6)`` is (166 - 16)/9."""
    whole, first, again = written.groups()
    top = int(whole + first + again) - int(whole + first)
    return f"({top}/{(10 ** len(again) - 1) * 10 ** len(first)})"
