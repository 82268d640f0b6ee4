"""What the bot counts about itself, in Prometheus's text format (version 0.0.4)."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
"""Upper bounds of the buckets of seconds."""


class Metrics:
    """Counts since the start. Nothing about any one person is in it."""

    def __init__(self) -> None:
        self.updates: Counter[str] = Counter()
        self.errors: Counter[str] = Counter()
        self.pushes: Counter[str] = Counter()
        self.verdicts: Counter[tuple[str, str]] = Counter()
        self._buckets = [0] * (len(BOUNDS) + 1)
        self._seconds = 0.0

    def handled(self, kind: str, seconds: float) -> None:
        """One update was handled, its replies sent, within so many seconds."""
        self.updates[kind] += 1
        self._buckets[bisect_left(BOUNDS, seconds)] += 1
        self._seconds += seconds

    def judged(self, kind: str, outcome: str) -> None:
        """One answer to a question of a kind got its verdict."""
        self.verdicts[kind, outcome] += 1

    def text(self, people_waiting: int) -> str:
        """All of it; ``people_waiting`` is a gauge that the caller knows."""
        lines = [
            *_counter("epsilon_updates_total", "Updates handled.", "kind", self.updates),
            "# HELP epsilon_verdicts_total Answers judged.",
            "# TYPE epsilon_verdicts_total counter",
            *(
                f'epsilon_verdicts_total{{kind="{kind}",outcome="{outcome}"}} {count}'
                for (kind, outcome), count in sorted(self.verdicts.items())
            ),
            *_counter("epsilon_errors_total", "Updates that failed.", "error", self.errors),
            *_counter("epsilon_pushes_total", "Daily questions by how they ended.", "ended", self.pushes),
            "# HELP epsilon_people_waiting People with updates waiting or in hand.",
            "# TYPE epsilon_people_waiting gauge",
            f"epsilon_people_waiting {people_waiting}",
            "# HELP epsilon_handling_seconds From taking up an update to its last reply.",
            "# TYPE epsilon_handling_seconds histogram",
        ]
        total = 0
        for bound, count in zip((*BOUNDS, "+Inf"), self._buckets, strict=True):
            total += count
            lines.append(f'epsilon_handling_seconds_bucket{{le="{bound}"}} {total}')
        lines += [
            f"epsilon_handling_seconds_sum {self._seconds:.6f}",
            f"epsilon_handling_seconds_count {total}",
        ]
        return "\n".join(lines) + "\n"


def _counter(name: str, help_text: str, label: str, counts: Counter[str]) -> list[str]:
    values = [f'{name}{{{label}="{value}"}} {count}' for value, count in sorted(counts.items())]
    return [f"# HELP {name} {help_text}", f"# TYPE {name} counter", *values]
