"""Without tylax, which some systems cannot install, pictures and pages are drawn and formulas stand in them as text."""

from __future__ import annotations

import pytest

from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.pictures import painter
from bot.pictures.painter import Painter
from bot.views.message import DisplayFormula, Formula, Message, Paragraph, Text
from bot.views.pictures import of_formulas
from bot.views.typeset import described
from tests.pictures.test_figures import DRAWN, drawn

BLOCKS = (
    Paragraph((Text("so "), Formula(r"\frac{n^2}{2}"))),
    DisplayFormula(r"\sum_{i=1}^{n} i = \frac{n(n+1)}{2}"),
)


@pytest.fixture
def without_tylax(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str) -> str:
        raise ImportError("No module named 'tylax'")

    monkeypatch.setattr(painter, "mathematics", missing)
    monkeypatch.setattr(painter, "writes_formulas", lambda: False)


@pytest.mark.usefixtures("without_tylax")
def test_formulas_stay_text() -> None:
    assert described(BLOCKS) == [
        {"kind": "paragraph", "content": [{"kind": "text", "text": "so "}, {"kind": "text", "text": "n"}, {"kind": "super", "text": "2"}, {"kind": "text", "text": "/2"}]},
        {"kind": "paragraph", "content": [{"kind": "text", "text": "∑ᵢ₌₁"}, {"kind": "super", "text": "n"}, {"kind": "text", "text": "i = (n(n + 1))/2"}]},
    ]  # fmt: skip
    message = Message(BLOCKS, Language.ENGLISH)
    assert of_formulas(message, Learner(7, Language.ENGLISH)) is None


@pytest.mark.usefixtures("without_tylax")
def test_a_picture_without_formulas_is_drawn() -> None:
    picture = drawn(DRAWN[0], Language.ENGLISH)
    painter = Painter()
    assert painter.draw(picture.figure, picture.data).startswith(b"\x89PNG")
