"""Draws a described picture as PNG with a warm Typst compiler.

A picture is the name of a figure (a file in ``figures/``) and its data, which holds every word shown. The figure reads it as
JSON, so nothing in it can become Typst code, except formulas: those are converted from LaTeX by tylax before they come here.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from bot.workers.worker import Expected

if TYPE_CHECKING:
    import typst

FIGURES = Path(__file__).parent / "figures"
FONTS = Path(__file__).parent / "fonts"
PIXELS_PER_INCH = 180
GROUPED = re.compile(r"\d+(?: #text\[,\] \d{3})+(?:\.\d+)?")
REVISION = 3
"""Raised when figures change their looks, so that pictures uploaded before are drawn anew."""


def key(figure: str, data: Mapping[str, object]) -> str:
    """The content hash of a picture: equal pictures have equal keys, across processes and runs."""
    content = json.dumps([REVISION, figure, data], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()


@lru_cache(maxsize=1)
def writes_formulas() -> bool:
    """Whether LaTeX can be drawn: tylax has no build for some systems, and the bot does without."""
    return find_spec("tylax") is not None


@lru_cache(maxsize=4096)
def mathematics(latex: str) -> str:
    """LaTeX as Typst mathematics."""
    import tylax

    # With a slash for fractions, \frac{1}{N}\sum would become 1/Nsum.
    options = tylax.L2TOptions(frac_to_slash=False)
    converted = str(tylax.latex_to_typst(latex.replace("{,}", r"\text{,}"), options=options))
    converted = CODE.sub(lambda found: found[0] if len(found[1]) % 2 else rf"{found[1]}\#", converted)
    # A grouped number is one word; with a bare comma it would have a space after each group.
    return GROUPED.sub(lambda number: f'"{number[0].replace(" #text[,] ", ",")}"', converted)


CODE = re.compile(r"(\\*)#(?!text\[|h\([0-9.]{1,6}(?:em|pt)\))")
"""A sign that begins Typst's code, unless a backslash stands before it; the converter itself makes no other code than texts and spaces."""


class CannotDraw(Expected):
    """A figure that could not be drawn from its data; the message is Typst's."""


class Painter:
    """Draws pictures, one at a time; the compiler is made at the first one and kept warm."""

    def __init__(self) -> None:
        self._compiler: typst.Compiler | None = None

    def draw(self, figure: str, data: Mapping[str, object]) -> bytes:
        """A PNG of the figure; raises LookupError for a figure that does not exist, CannotDraw for data that it cannot show."""
        return self._compiled(figure, data, "png")

    def _compiled(self, figure: str, data: Mapping[str, object], form: Literal["png", "pdf"]) -> bytes:
        source = FIGURES / f"{figure}.typ"
        if not source.is_file():
            raise LookupError(f"no figure named {figure}")
        inputs = {"data": json.dumps(data, ensure_ascii=False)}
        try:
            drawn = self._warm().compile(input=source, format=form, ppi=PIXELS_PER_INCH, sys_inputs=inputs)
        except RuntimeError as error:
            raise CannotDraw(str(error)) from error
        assert isinstance(drawn, bytes), "a picture is one page"
        return drawn

    def page(self, figure: str, data: Mapping[str, object]) -> bytes:
        """A PDF of the figure; raises as ``draw``."""
        return self._compiled(figure, data, "pdf")

    def _warm(self) -> typst.Compiler:
        if self._compiler is None:
            import typst

            self._compiler = typst.Compiler(root=FIGURES, font_paths=[FONTS], ignore_system_fonts=True)
        return self._compiler


@cache
def _painter() -> Painter:
    return Painter()


def drawn(figure: str, data: Mapping[str, object], form: str) -> bytes:
    """What a worker draws: a PNG, or a PDF where ``form`` says so."""
    os.environ["RAYON_NUM_THREADS"] = "1"  # read when Typst first compiles: a worker is one thread's worth
    return _painter().page(figure, data) if form == "pdf" else _painter().draw(figure, data)
