"""A kind of work that is done apart: what is done, how many at once, and what each job may use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Room:
    """``work`` is ``module:function``; ``preload`` are modules to import, or ``module:function`` to call, before the first job.

    A job may take ``wall_seconds`` and ``cpu_seconds``, and ``memory`` bytes beyond what was loaded before. ``count`` jobs are done at
    once, and ``reserve`` more for people who have used little. What waits beyond ``waiting`` jobs is refused. After ``idle_seconds``
    without a job all its processes end.
    """

    name: str
    work: str
    preload: tuple[str, ...] = ()
    count: int = 2
    reserve: int = 0
    wall_seconds: float = 4.0
    cpu_seconds: int = 2
    memory: int = 256 << 20
    waiting: int = 500
    idle_seconds: float = 120.0
