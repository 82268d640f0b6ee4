"""How long pictures take, warm, and how large they are: ``python -m benchmarks.pictures``."""

from __future__ import annotations

import statistics
import time

from bot.catalogue import Catalogue, content_folder
from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.pictures.painter import Painter
from bot.views import illustration

VARIANTS = 10


def main() -> None:
    painter = Painter()
    began = time.perf_counter()
    painter.draw("formula", {"formulas": ["x"]})
    print(f"the first picture, with the compiler: {1000 * (time.perf_counter() - began):.0f} ms")
    for topic in Catalogue.load(content_folder()).topics:
        for drill in topic.drills:
            took, sizes = [], []
            for seed in range(VARIANTS):
                shown = drill.draw(seed).picture
                if shown is None:
                    break
                for language in Language:
                    picture = illustration.picture(shown, Learner(1, language))
                    began = time.perf_counter()
                    sizes.append(len(painter.draw(picture.figure, picture.data)))
                    took.append(time.perf_counter() - began)
            if took:
                median = 1000 * statistics.median(took)
                print(f"{drill.id:42} median {median:5.1f} ms, largest {max(sizes) / 1000:4.0f} kB")


if __name__ == "__main__":
    main()
