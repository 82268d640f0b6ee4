"""A picture can be read on a phone: it shows one some 340 pixels wide, and a point of type is then a pixel of it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from bot.catalogue import Catalogue, content_folder
from bot.domain.learner import Formulas, Learner
from bot.domain.question.drill import Drill
from bot.domain.question.text import Language
from bot.pictures.painter import FIGURES, PIXELS_PER_INCH, Painter
from bot.views import illustration

SHOWN = 340
"""Pixels that a phone of 390 gives a picture."""
LEAST_TYPE = 11
DRAWN = [
    drill
    for topic in Catalogue.load(content_folder()).topics
    for drill in topic.drills
    if drill.draw(0).picture
]


CHATS = [source for source in sorted(FIGURES.glob("*.typ")) if source.stem != "report"]
"""A report is a page for paper."""


@pytest.mark.parametrize("source", CHATS, ids=lambda path: path.stem)
def test_no_type_is_smaller_than_eleven_points(source: Path) -> None:
    sizes = [float(size) for size in re.findall(r"size: ([\d.]+)pt", source.read_text(encoding="utf-8"))]

    assert all(size >= LEAST_TYPE for size in sizes), sizes


@pytest.mark.parametrize("drill", DRAWN, ids=lambda drill: drill.id)
def test_no_picture_is_so_wide_that_its_type_shrinks_below_nine_pixels(drill: Drill) -> None:
    painter, learner = Painter(), Learner(1, Language.ENGLISH, formulas=Formulas.PICTURE)
    for seed in range(4):
        variant = drill.draw(seed)
        assert variant.picture is not None
        picture = illustration.picture(variant.picture, variant.scope, learner)
        width = Image.open(io.BytesIO(painter.draw(picture.figure, picture.data))).width
        points = width * 72 / PIXELS_PER_INCH
        assert LEAST_TYPE * min(1, SHOWN / points) >= 9


def test_the_ground_of_pictures_is_not_white() -> None:
    """In a dark chat a white picture dazzles."""
    style = (FIGURES / "style.typ").read_text(encoding="utf-8")
    ground = re.search(r'#let paper = rgb\("#(\w{6})"\)', style)

    assert ground is not None
    assert max(bytes.fromhex(ground[1])) < 250
