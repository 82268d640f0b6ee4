"""LaTeX as Unicode text, for those whose app cannot typeset: ``\\frac{1}{\\sqrt{v+\\varepsilon}}`` is 1/√(v+ε)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

SUPERSCRIPTS = dict(zip("0123456789+-=()nikmTLaxpqr", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵏᵐᵀᴸᵃˣᵖᵠʳ", strict=True)) | {"−": "⁻"}
SUBSCRIPTS = dict(
    zip("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)
) | {"−": "₋"}
SPACES = {",": "\u202f", ";": " ", "!": "", ":": " ", " ": " ", "quad": "  ", "qquad": "   ", "\\": "; "}
NAMES = {"log", "ln", "exp", "min", "max", "lim", "gcd", "det", "Pr", "arg", "sup", "inf", "mod"}
PLAIN = {
    "left",
    "right",
    "big",
    "Big",
    "bigl",
    "bigr",
    "Bigl",
    "Bigr",
    "displaystyle",
    "textstyle",
    "limits",
    "nolimits",
    "operatorname",
}
SYMBOLS = {
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "cdot": "·", "times": "×", "ldots": "…", "dots": "…", "cdots": "⋯", "to": "→", "ell": "ℓ",
    "varepsilon": "ε", "epsilon": "ε", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "{": "{", "}": "}", "%": "%", "#": "#",
    "&": "&", "_": "_", "lVert": "‖", "rVert": "‖", "lvert": "|", "rvert": "|", "mid": "|", "colon": ":", "infty": "∞",
}  # fmt: skip
GROUPING = {
    "text",
    "mathrm",
    "mathbf",
    "mathit",
    "mathcal",
    "operatorname",
    "textbf",
    "textit",
    "mathsf",
    "mathtt",
    "bar",
    "hat",
}
ACCENTS = {"bar": "\u0304", "hat": "\u0302", "tilde": "\u0303", "overline": "\u0304"}
SPACED = set("=<>≤≥≈→≠+×·∈⇒")


@lru_cache(maxsize=4096)
def unicode_formula(latex: str) -> str:
    """The formula as a line of Unicode text; anything unknown stays as its source."""
    from pylatexenc.latexwalker import LatexWalker

    nodes, _, _ = LatexWalker(f"${latex}$", tolerant_parsing=True).get_latex_nodes()
    inner = nodes[0].nodelist if len(nodes) == 1 and hasattr(nodes[0], "nodelist") else nodes
    return _tidy(_run(list(inner)))


_NEXT_TO_A_SIGN = re.compile(r"(?<=[^\w\s]) | (?=[^\w\s])")


def _tidy(text: str) -> str:
    spaced = " ".join(text.replace("\u202f", "\0").split()).replace("\0", "\u202f")
    return spaced.replace("( ", "(").replace(" )", ")")


def _run(nodes: list[Any]) -> str:
    """Nodes one after the other; a ``^`` or ``_`` takes the atom that follows."""
    written: list[str] = []
    atoms = _atoms(nodes)
    at = 0
    while at < len(atoms):
        atom = atoms[at]
        if isinstance(atom, str) and atom in "^_" and at + 1 < len(atoms):
            space = " " if written and written[-1].endswith(" ") else ""
            written = [*written[:-1], written[-1].rstrip()] if written else []
            written.append(_script(atom, _atom(atoms[at + 1])) + space)
            at += 2
            continue
        written.append(_atom(atom))
        at += 1
    return "".join(written)


def _atoms(nodes: list[Any]) -> list[Any]:
    """Characters one by one, other nodes whole."""
    atoms: list[Any] = []
    for node in nodes:
        if hasattr(node, "chars"):
            atoms += [c for c in node.chars if not c.isspace()] if node.chars.strip() else []
        else:
            atoms.append(node)
    return atoms


def _atom(atom: Any) -> str:
    if isinstance(atom, str):
        shown = {"-": "−", "*": "·", "~": " ", "&": " "}.get(atom, atom)
        return f" {shown} " if shown in SPACED else shown
    if hasattr(atom, "macroname"):
        return _macro(atom)
    if hasattr(atom, "environmentname"):
        return _matrix(atom)
    if hasattr(atom, "nodelist"):
        return _run(list(atom.nodelist))
    return {"~": " ", "&": " ; "}.get(getattr(atom, "specials_chars", ""), str(atom.latex_verbatim()))


def _script(mark: str, inner: str) -> str:
    table = SUPERSCRIPTS if mark == "^" else SUBSCRIPTS
    plain = inner.replace(" ", "")
    if plain and all(character in table for character in plain):
        return "".join(table[character] for character in plain)
    return f"{mark}{plain}" if len(plain) == 1 else f"{mark}({_NEXT_TO_A_SIGN.sub('', _tidy(inner))})"


def _macro(node: Any) -> str:
    name = node.macroname
    arguments = [
        argument for argument in (node.nodeargd.argnlist if node.nodeargd else []) if argument is not None
    ]
    if name in ("frac", "dfrac", "tfrac") and len(arguments) == 2:
        return f"{_closed(_group(arguments[0]))}/{_closed(_group(arguments[1]))}"
    if name == "sqrt" and arguments:
        root = _group(arguments[-1])
        return f"√{root}" if len(root) == 1 or root.isdigit() else f"√({root})"
    if name in ACCENTS and arguments:
        return _group(arguments[-1]) + ACCENTS[name]
    if name in GROUPING and arguments:
        return _verbatim(arguments[-1]) if name.startswith("text") else _group(arguments[-1])
    if name in SPACES:
        return SPACES[name]
    if name in PLAIN:
        return ""
    if name in NAMES:
        return f" {name} "
    symbol = SYMBOLS.get(name) or _symbol(name)
    return f" {symbol} " if symbol in SPACED else symbol


def _group(node: Any) -> str:
    return _tidy(_run(list(node.nodelist)) if hasattr(node, "nodelist") else _run([node]))


def _verbatim(node: Any) -> str:
    text = node.latex_verbatim()
    return str(text[1:-1] if text.startswith("{") else text)


def _closed(text: str) -> str:
    """In brackets where a fraction's bar held it together."""
    simple = text.replace("\u202f", "").replace(".", "")
    if simple.isalnum() or (text.endswith(")") and text[:1] in "√(" and text.count("(") == 1):
        return text
    return f"({text})"


def _matrix(node: Any) -> str:
    """Rows between semicolons."""
    return f"[{_tidy(_run(list(node.nodelist)))}]"


@cache
def _symbol(name: str) -> str:
    from pylatexenc.latex2text import LatexNodes2Text

    shown = str(LatexNodes2Text(math_mode="text").latex_to_text(f"\\{name}")).strip()
    return shown or f"\\{name}"
