"""Typed text made plain: one kind of digit, of minus, of multiplication sign; nothing invisible; superscripts as powers.

NFKC is not used: it turns 10⁴ into 104 and 2½ into 21⁄2.
"""

from __future__ import annotations

import re
import unicodedata

LENGTH_LIMIT = 500

_SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱᵏᵐ", "0123456789+-()nikm", strict=True))
_SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉ₙₖ", "0123456789nk", strict=True))
_SAME: dict[str, str] = {
    **dict.fromkeys("−‐‑‒–—―﹣－˗", "-"),
    **dict.fromkeys("×✕✖⨯·⋅∙•∗＊⨉∘⊗", "*"),
    **dict.fromkeys("÷∕⁄⟋", "/"),
    **dict.fromkeys("٬،⹁，", ","),
    **dict.fromkeys("٫．", "."),
    **dict.fromkeys("＝", "="),
    **dict.fromkeys("≃≅∼～≒", "≈"),
    **dict.fromkeys("٪％﹪", "%"),
    **dict.fromkeys("'’ʼ‘`´", "'"),
    **dict.fromkeys("؟？", "?"),
    **dict.fromkeys("؛；", ";"),
    **dict.fromkeys("ˆ＾", "^"),
    **dict.fromkeys("（⦅", "("),
    **dict.fromkeys("）⦆", ")"),
    "ي": "ی",
    "ى": "ی",
    "ك": "ک",
    "ۀ": "هٔ",
    "μ": "µ",
    "∞": " inf ",
    "√": " sqrt ",
    "∛": " cbrt ",
    "⌊": " floor(",
    "⌋": ")",
    "⌈": " ceil(",
    "⌉": ")",
    "π": " pi ",
    "＋": "+",
    "Ｏ": "O",
    "𝒪": "O",
    "𝑂": "O",
    "ϴ": "Θ",
    "θ": "Θ",
    "Ɵ": "Θ",
    "ϑ": "Θ",
}
_SUPERSCRIPT_RUN = re.compile(f"[{''.join(map(re.escape, _SUPERSCRIPTS))}]+")
_LOG_BASE = re.compile("log([₀-₉]+)")
_LATEX = {
    r"\(": "",
    r"\)": "",
    r"\[": "",
    r"\]": "",
    r"\times": "*",
    r"\cdot": "*",
    r"\div": "/",
    r"\left": "",
    r"\right": "",
    r"\,": "",
    r"\;": "",
    r"\!": "",
    r"\ ": " ",
    r"\Theta": "Θ",
    r"\mathcal": "",
    r"\mathrm": "",
    r"\text": "",
    r"\approx": "≈",
    r"\pi": "pi",
    r"\lfloor": " floor(",
    r"\rfloor": ")",
    r"\lceil": " ceil(",
    r"\rceil": ")",
    r"\neq": "≠",
    r"\ne": "≠",
    r"\neg": "¬",
    r"\pm": "±",
    r"\mp": "∓",
    r"\leq": "≤",
    r"\geq": "≥",
    r"\le": "≤",
    r"\ge": "≥",
    r"\lt": "<",
    r"\gt": ">",
    r"\ll": "≪",
    r"\gg": "≫",
    r"\to": "→",
    r"\rightarrow": "→",
    r"\Rightarrow": "⇒",
    r"\implies": "⇒",
    r"\simeq": "≈",
    r"\sim": "~",
    r"\in": "∈",
    r"\infty": " inf ",
    r"\%": "%",
    r"\#": "#",
    r"\$": "$",
    r"\ldots": "...",
    r"\dots": "...",
    r"\theta": "Θ",
    r"\Omega": "Ω",
    r"\omega": "Ω",
    r"\quad": " ",
    **{rf"\{name}": f" {name} " for name in ("log", "ln", "sqrt", "exp", "min", "max", "lg")},
}
_BRACED = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\{,\}", ","),
        (r"\\mathcal\s*\{O\}|\\mathcal\s+O", "O"),
        (r"(?<=\d)\s*\\[dt]?frac\s*(?:\{\s*(\d+)\s*\}\s*\{\s*(\d+)\s*\}|(\d)\s*(\d))", r" ⟨\1\3/\2\4⟩"),
        (r"\\[dt]?frac\s*(\d)\s*(\d)", r"((\1)/(\2))"),
        (r"\\[dt]?frac\s+([A-Za-z])\s+([A-Za-z])", r"((\1)/(\2))"),
        (r"\\(?:text|mathrm|mathit|mathbf|operatorname|boxed)\s*\{([^{}]*)\}", r" \1 "),
        (r"\\sqrt\s*\[(\d{1,3})\]\s*\{([^{}]*)\}", r"((\2)^(1/\1))"),
        (r"\\sqrt\s*\{([^{}]*)\}", r" sqrt(\1)"),
        (r"\^\s*\{([^{}]*)\}", r"^(\1)"),
        (r"_\{([A-Za-z0-9]+)\}", r"_\1"),
        (r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}", r"((\1)/(\2))"),
    )
)
"""What braces hold, the innermost first."""
_COMMAND = re.compile(r"\\(?:[A-Za-z]+|.)")
_CURRENCY = re.compile(r"(?<!\\)\$")


def clean(text: str) -> str:
    """The text as the readers want it; invisible characters are gone, white space is single spaces."""
    if text.isascii() and text.isprintable():
        return re.sub(r"\s+", " ", _without_latex(text.replace("`", "'"))).strip()
    pieces = []
    for character in _powers(_LOG_BASE.sub(r"log\1 ", text)):
        pieces.append(_SAME.get(character) or _SUBSCRIPTS.get(character) or _plain(character))
    plain = _without_latex("".join(pieces))
    return re.sub(r"\s+", " ", plain).strip()


def visible(text: str) -> str:
    """The text without NUL, lone surrogates, zero-width characters, direction marks and other controls; nothing else changed."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(character for character in text if _is_visible(character))


def _powers(text: str) -> str:
    return _SUPERSCRIPT_RUN.sub(lambda run: f"^({''.join(_SUPERSCRIPTS[c] for c in run.group())})", text)


def _is_visible(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in (
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Cn",
        "Mn",
        "Me",
    )


def _plain(character: str) -> str:
    if character.isascii():
        return character if character.isprintable() else " " if character.isspace() else ""
    if not _is_visible(character):
        return ""
    category = unicodedata.category(character)
    if category in ("Zs", "Zl", "Zp"):
        return " "
    if character.isdigit():
        return str(unicodedata.digit(character))  # also of ① and ⑴, which are no decimals
    fraction = unicodedata.decomposition(character)
    if category == "No" and fraction.startswith("<fraction>"):
        return _vulgar(fraction)
    return _narrow(character)


def _vulgar(decomposition: str) -> str:
    digits = "".join(chr(int(code, 16)) for code in decomposition.split()[1:]).replace("⁄", "/")
    return f"⟨{digits}⟩"


def _narrow(character: str) -> str:
    """Full-width and mathematical letters as plain ones; everything else as it is."""
    if "\uff01" <= character <= "\uff5e" or "\U0001d400" <= character <= "\U0001d7ff":
        return unicodedata.normalize("NFKC", character)
    return character


def _without_latex(text: str) -> str:
    if "\\" in text or "{" in text or "$" in text:
        text = _CURRENCY.sub("", text)
        for _ in range(6):
            before = text
            for pattern, replacement in _BRACED:
                text = pattern.sub(replacement, text)
            if text == before:
                break
        text = _COMMAND.sub(lambda match: _LATEX.get(match[0], match[0]), text)
        text = re.sub(r"_\(([A-Za-z0-9]+)\)", r"_\1", text.replace("{", "(").replace("}", ")"))
    if "⟨" in text:
        text = re.sub(r"(\d{1,20})\s*⟨(\d+/\d+)⟩", r"(\1+\2)", text)
        text = re.sub(r"⟨(\d+/\d+)⟩", r"(\1)", text)
    return text
