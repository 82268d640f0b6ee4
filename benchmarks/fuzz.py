"""Random answers of every kind for ten minutes of the processor, or as many seconds as are given: ``python -m benchmarks.fuzz [SECONDS]``."""

from __future__ import annotations

import resource
import sys
import time

from tests.attacks.fuzz import fuzz


def main(seconds: float) -> None:
    """Prints how many answers there were, the slowest one, and how far memory has grown."""
    fuzz(3.0, 1)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    slowest = fuzz(seconds, int(time.time()))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(
        f"{slowest.count} answers, slowest {1000 * slowest.seconds:.0f} ms ({slowest.what}): {slowest.text[:200]!r}"
    )
    print(f"memory grown by {grown / 1024:.1f} MiB")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 600.0)
