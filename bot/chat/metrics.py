"""What the bot counts about itself, for Prometheus. Nothing about any one person is in it."""

from __future__ import annotations

from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
"""Upper bounds of the buckets of seconds."""
CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4

disable_created_metrics()  # type: ignore[no-untyped-call]  # the library's own omission


class Metrics:
    """Counts since the start, in a registry of their own: a process may hold several bots."""

    def __init__(self) -> None:
        self._registry = of = CollectorRegistry()
        self._updates = Counter("epsilon_updates", "Updates handled.", ["kind"], registry=of)
        self._verdicts = Counter("epsilon_verdicts", "Answers judged.", ["kind", "outcome"], registry=of)
        self._errors = Counter("epsilon_errors", "Updates that failed.", ["error"], registry=of)
        self._pushes = Counter("epsilon_pushes", "Daily questions by how they ended.", ["ended"], registry=of)
        self._set_aside = Counter(
            "epsilon_updates_set_aside", "Updates in hand when two processes died.", registry=of
        )
        self._ended = Gauge(
            "epsilon_jobs_ended",
            "Jobs of workers that were ended, by a limit or by a crash.",
            ["room"],
            registry=of,
        )
        self._jobs_waiting = Gauge("epsilon_jobs_waiting", "Jobs that wait for a worker.", registry=of)
        self._waiting = Gauge(
            "epsilon_people_waiting", "People with updates waiting or in hand.", registry=of
        )
        self._seconds = Histogram(
            "epsilon_handling_seconds",
            "From taking up an update to its last reply.",
            buckets=BOUNDS,
            registry=of,
        )

    def handled(self, kind: str, seconds: float) -> None:
        """One update was handled, its replies sent, within so many seconds."""
        self._updates.labels(kind).inc()
        self._seconds.observe(seconds)

    def judged(self, kind: str, outcome: str) -> None:
        """One answer to a question of a kind got its verdict."""
        self._verdicts.labels(kind, outcome).inc()

    def failed(self, error: str) -> None:
        """One update failed with a kind of error."""
        self._errors.labels(error).inc()

    def set_aside(self) -> None:
        """One update was in hand at two deaths, and is handled no more."""
        self._set_aside.inc()

    def pushed(self, ended: str) -> None:
        """One push or post came to an end."""
        self._pushes.labels(ended).inc()

    def text(self, people_waiting: int, jobs_waiting: int, jobs_ended: Mapping[str, int]) -> str:
        """All of it, as ``CONTENT_TYPE``; what is given is what the caller knows."""
        self._waiting.set(people_waiting)
        self._jobs_waiting.set(jobs_waiting)
        for room, count in jobs_ended.items():
            self._ended.labels(room).set(count)
        return generate_latest(self._registry).decode()
