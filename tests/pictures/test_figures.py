"""Every figure of the content drawn in both languages: small, quick, shaped as its references, and described in words.

The references in ``references/`` are small grey copies; ``EPSILON_REFERENCES=1`` draws them anew (then look at them).
"""

from __future__ import annotations

import io
import os
import statistics
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from bot.catalogue import Catalogue, content_folder
from bot.domain.learner import Formulas, Learner
from bot.domain.question.drill import Drill, Illustration
from bot.domain.question.text import Language
from bot.domain.question.topic import OpenQuestion
from bot.pictures.painter import CannotDraw, Painter, key
from bot.use_cases.practice.outcomes import Asked, Explained
from bot.views import explanation, illustration, number_pictures, question
from bot.views.message import DisplayFormula, Message, Picture
from bot.views.pictures import MOST_FORMULAS, of_formulas
from tests.effort import effort

TOPICS = Catalogue.load(content_folder()).topics
DRILLS = [drill for topic in TOPICS for drill in topic.drills]
DRAWN = [drill for drill in DRILLS if drill.draw(0).picture]
LEARNERS = {language: Learner(1, language, formulas=Formulas.PICTURE) for language in Language}
REFERENCES = Path(__file__).parent / "references"
WIDTH = 220
TOLERANCE = 6.0
"""Mean difference of grey levels (of 255); another shaping of one word already makes more."""


@pytest.fixture(scope="module")
def painter() -> Iterator[Painter]:
    painter = Painter()
    painter.draw("formula", {"formulas": ["x"]})
    yield painter


def drawn(drill: Drill, language: Language, seed: int = 0) -> Picture:
    variant = drill.draw(seed)
    assert variant.picture is not None
    return illustration.picture(variant.picture, variant.scope, LEARNERS[language])


def grey(png: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(png)).convert("L")
    return image.resize((WIDTH, round(image.height * WIDTH / image.width)), Image.Resampling.LANCZOS)


def test_pictures_of_all_kinds_are_in_the_content() -> None:
    kinds = {shown.figure for drill in DRAWN if (shown := drill.draw(0).picture)}
    assert kinds == {*illustration.FIGURES, *number_pictures.FIGURES}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("drill", DRAWN, ids=lambda drill: drill.id)
def test_a_figure_looks_like_its_reference(drill: Drill, language: Language, painter: Painter) -> None:
    picture = drawn(drill, language)
    png = painter.draw(picture.figure, picture.data)
    assert len(png) < 100_000
    image = grey(png)
    reference = REFERENCES / f"{drill.id}-{language.value}.png"
    if os.environ.get("EPSILON_REFERENCES") == "1":
        reference.parent.mkdir(exist_ok=True)
        image.save(reference, optimize=True)
    kept = Image.open(reference)
    assert image.size == kept.size
    difference = np.abs(np.asarray(image, float) - np.asarray(kept, float)).mean()
    assert difference < TOLERANCE


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("drill", DRAWN, ids=lambda drill: drill.id)
def test_any_variant_can_be_drawn_and_is_described(
    drill: Drill, language: Language, painter: Painter
) -> None:
    for seed in (1, 2, 3):
        picture = drawn(drill, language, seed)
        assert 20 < len(picture.alt) < 1024
        assert len(painter.draw(picture.figure, picture.data)) < 100_000


def test_persian_letters_are_joined_and_run_from_right_to_left(painter: Painter) -> None:
    """A word drawn joined differs from its letters drawn apart, and its ink lies on the other side of a Latin word."""

    def title(text: str) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
        data = {"language": "fa", "title": text, "radius": 1, "labels": {"inside": "", "box": ""}}
        image = Image.open(io.BytesIO(painter.draw("grid-box", data))).convert("L")
        return np.asarray(image, float)[:90]

    joined, apart = title("حافظه"), title("ح\u200cا\u200cف\u200cظ\u200cه")
    assert (joined < 128).sum() < (apart < 128).sum()
    columns = np.nonzero((joined < 128).any(axis=0))[0]
    assert columns.min() > joined.shape[1] / 2
    mixed = title("حافظهٔ GPU")
    assert (mixed < 128).sum() > (joined < 128).sum()


def test_the_same_picture_has_the_same_key_and_another_has_another() -> None:
    first, again = (drawn(DRAWN[0], Language.PERSIAN) for _ in range(2))
    assert key(first.figure, first.data) == key(again.figure, again.data)
    assert key(first.figure, first.data) != key(*_parts(drawn(DRAWN[0], Language.ENGLISH)))


def _parts(picture: Picture) -> tuple[str, dict[str, object]]:
    return picture.figure, dict(picture.data)


def test_formulas_become_one_picture_with_their_text_in_words() -> None:
    formulas = tuple(DisplayFormula(rf"\frac{{{n}}}{{2}}") for n in range(9))
    picture = of_formulas(Message(formulas, Language.ENGLISH), LEARNERS[Language.ENGLISH])
    assert picture is not None
    assert len(picture.data["formulas"]) == MOST_FORMULAS  # type: ignore[arg-type]
    assert picture.alt.startswith("The formula: 0/2; 1/2")
    assert of_formulas(Message((), Language.ENGLISH), LEARNERS[Language.ENGLISH]) is None


@pytest.mark.parametrize("language", list(Language))
def test_every_formula_of_every_card_can_be_drawn(language: Language, painter: Painter) -> None:
    drawn_formulas = 0
    for topic in TOPICS:
        every: list[Drill | OpenQuestion] = [topic.open_question, *topic.drills]
        for asked in every:
            variant = asked.draw(0) if isinstance(asked, Drill) else None
            put = Asked(1, topic, asked, variant)
            for message in (
                question.message(put, LEARNERS[language]),
                explanation.message(Explained(put, gave_up=False), LEARNERS[language]),
            ):
                picture = of_formulas(message, LEARNERS[language])
                if picture is not None:
                    drawn_formulas += bool(painter.draw(picture.figure, picture.data))
    assert drawn_formulas > 40


def test_a_formula_that_is_none_cannot_be_drawn(painter: Painter) -> None:
    with pytest.raises(CannotDraw, match="unknown variable"):
        painter.draw("formula", {"formulas": ["nonsense"]})
    with pytest.raises(LookupError, match="no figure"):
        painter.draw("none", {})


def test_a_figure_is_not_drawn_of_something_else() -> None:
    with pytest.raises(TypeError, match="Rounded"):
        illustration.picture(Illustration("float-bits", 5), {}, LEARNERS[Language.ENGLISH])


def test_pictures_are_quick(painter: Painter) -> None:
    """Far above the 16 ms that a warm picture takes on a quiet machine; ``benchmarks/pictures.py`` prints the figure."""
    took = []
    for drill in DRAWN:
        picture = drawn(drill, Language.PERSIAN, 7)
        took.append(effort(partial(painter.draw, picture.figure, picture.data)))
    assert statistics.median(took) < 0.25
