"""Filled texts: a small Markdown that every way of showing it can show, LaTeX that every client can draw, and lengths."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

MESSAGE_LIMIT = 4096
COLUMNS_LIMIT = 8
_MARK = re.compile("\ue000([^\ue001|\\\\]*)[^\ue001]*\ue001")
_ALLOWED = frozenset(
    {
        *(
            "paragraph",
            "heading",
            "bullet_list",
            "ordered_list",
            "list_item",
            "blockquote",
            "hr",
            "fence",
            "math_block",
        ),
        *("table", "thead", "tbody", "tr", "th", "td"),
        *("inline", "text", "strong", "em", "code_inline", "math_inline", "softbreak", "hardbreak"),
    }
)
_GREEK = (
    "alpha beta gamma delta epsilon varepsilon zeta eta theta kappa lambda mu nu xi pi rho sigma tau phi varphi chi psi omega"
    " Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega"
)
_COMMANDS = frozenset(
    (
        "frac sum sqrt cdot times log ln exp le ge ne approx Theta max min text begin end quad infty pm ldots dots"
        " lfloor rfloor lceil rceil left right to in sim ll gg prod partial odot top " + _GREEK
    ).split()
)
_COMMAND = re.compile(r"\\([A-Za-z]+|.)", re.DOTALL)
_FIGURES = re.compile(r"[0-9]+(?![0-9]|[.)](?:\s|$))")
"""Figures of numbers, but not of a list's `1.`."""
_MISCOUNTED = re.compile(
    "(?<!stage )(?<!block )(?<!cdot )\ue0001(?:\\\\?\\|[^\ue001]*)?\ue001\\$?(?:\\*\\*)? "
    r"(?!(?:as|becomes|costs|divides|gets|has|is|leaves|minus|needs|plus|takes|this|times|was)\b)"
    r"((?:(?:extra|full|idle|more|query|standard|whole) )?[a-z]+s)\b"
)
_PUNCTUATION = frozenset(",;:! {}%\\_&#")


def plain(filled: str) -> str:
    """A filled text with its number marks written out."""
    return _MARK.sub(r"\1", filled)


def miscounted(filled: str) -> str:
    """What is wrong with an English text that counts one thing as several: ``1 layers``."""
    found = _MISCOUNTED.search(filled)
    return f'"1 {found[1]}": write << count | counted("one", "several") >>' if found else ""


def markup_faults(filled: str, limit: int = MESSAGE_LIMIT) -> Iterator[str]:
    """What is wrong with a filled text."""
    text = plain(filled)
    if len(text) > limit:
        yield f"{len(text)} characters, more than {limit}"
    if not _is_sound(_FIGURES.sub("7", text)):
        for token in _walk(_parser().parse(text)):
            yield from _token_faults(token)


@lru_cache(maxsize=4096)
def _is_sound(shape: str) -> bool:
    """Whether a text is without faults, whichever figures its numbers have: variants mostly differ in these alone."""
    return not any(True for token in _walk(_parser().parse(shape)) for _ in _token_faults(token))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return (
        MarkdownIt("commonmark", {"html": True}).enable("table").use(dollarmath_plugin, double_inline=False)
    )


def _walk(tokens: list[Token]) -> Iterator[Token]:
    columns = 0
    for token in tokens:
        if token.type == "tr_open":
            columns = 0
        columns += token.type in ("th_open", "td_open")
        if columns == COLUMNS_LIMIT + 1:
            token.meta["too_wide"] = True
        yield token
        yield from _walk(token.children or [])


def _token_faults(token: Token) -> Iterator[str]:
    kind = re.sub("_(open|close)$", "", token.type)
    if kind in ("html_block", "html_inline"):
        yield f"HTML is not allowed: {token.content.strip()[:40]}"
    elif kind not in _ALLOWED:
        yield f"this Markdown is not allowed: {kind}"
    if token.meta.get("too_wide"):
        yield f"a table may have {COLUMNS_LIMIT} columns"
    if kind in ("math_inline", "math_block"):
        yield from latex_faults(token.content)
    if kind == "text" and "$" in token.content:
        yield f"a lone $: {token.content.strip()[:60]}"
    if kind == "text" and re.search(r"\\[A-Za-z]{2,}", token.content):
        yield f"LaTeX outside of a formula: {token.content.strip()[:60]}"


def latex_faults(latex: str) -> Iterator[str]:
    """What is wrong with a formula."""
    for name in _COMMAND.findall(latex):
        if name not in _COMMANDS and name not in _PUNCTUATION:
            yield f"not every client can draw \\{name}"
    bare = re.sub(r"\\[{}]", "", latex)
    if bare.count("{") != bare.count("}"):
        yield f"braces do not match: {latex.strip()[:60]}"
    for environment in re.findall(r"\\begin\{(\w+)\}", latex):
        if environment != "pmatrix":
            yield f"not every client can draw {environment}"
    if re.search("[\u0600-\u06ff]", latex):
        yield f"Persian inside a formula: {latex.strip()[:60]}"
    if not latex.strip():
        yield "an empty formula"
