"""Random answers of every kind: no exception, none costs much, memory does not grow. ``EPSILON_LONG=1`` takes ten minutes."""

from __future__ import annotations

import os
import resource

from tests.attacks.fuzz import fuzz

LONG = os.environ.get("EPSILON_LONG") == "1"
GROWN_KIB = 40 * 1024


def test_random_answers_of_every_kind_cost_little() -> None:
    fuzz(3.0, 1)  # what is loaded and remembered is there
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    slowest = fuzz(600.0 if LONG else 5.0, 2)

    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(
        f"{slowest.count} answers; the slowest took {1000 * slowest.seconds:.0f} ms ({slowest.what}: {slowest.text[:80]!r}); grown {grown} KiB"
    )
    assert grown < GROWN_KIB
