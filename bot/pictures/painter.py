"""Draws a described picture as PNG with a warm Typst compiler.

A picture is the name of a figure (a file in ``figures/``) and its data, which holds every word shown. The figure reads it as
JSON, so nothing in it can become Typst code, except formulas: those are converted from LaTeX by tylax before they come here.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import typst

FIGURES = Path(__file__).parent / "figures"
FONTS = Path(__file__).parent / "fonts"
PIXELS_PER_INCH = 180
GROUPED = re.compile(r"\d+(?: #text\[,\] \d{3})+(?:\.\d+)?")
REVISION = 2
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
    # A grouped number is one word; with a bare comma it would have a space after each group.
    return GROUPED.sub(lambda number: f'"{number[0].replace(" #text[,] ", ",")}"', converted)


class CannotDraw(Exception):  # noqa: N818  it names a state
    """A figure that could not be drawn from its data; the message is Typst's."""


class Painter:
    """Draws pictures one at a time on a thread of its own; the compiler is made at the first picture and kept warm."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="painter")
        self._compiler: typst.Compiler | None = None

    async def draw(self, figure: str, data: Mapping[str, object]) -> bytes:
        """A PNG of the figure; raises LookupError for a figure that does not exist, CannotDraw for data that it cannot show."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self.draw_now, figure, data)

    def draw_now(self, figure: str, data: Mapping[str, object]) -> bytes:
        """As ``draw``, on the calling thread."""
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

    async def page(self, figure: str, data: Mapping[str, object]) -> bytes:
        """A PDF of the figure; raises as ``draw``."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self.page_now, figure, data)

    def page_now(self, figure: str, data: Mapping[str, object]) -> bytes:
        """As ``page``, on the calling thread."""
        return self._compiled(figure, data, "pdf")

    def _warm(self) -> typst.Compiler:
        if self._compiler is None:
            import typst

            self._compiler = typst.Compiler(root=FIGURES, font_paths=[FONTS], ignore_system_fonts=True)
        return self._compiler

    def close(self) -> None:
        """Waits for the picture in hand, then lets the thread go."""
        self._thread.shutdown()
