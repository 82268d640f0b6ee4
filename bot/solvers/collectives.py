"""Cards that wait for each other: pipelines drawn as grids, and the bytes that a ring sends."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

Number = int | Fraction


@dataclass(frozen=True, slots=True)
class Cell:
    """A slot of the schedule: stage (from 1), start, and what it does: ``forward`` or ``backward`` of a micro-batch (from 1)."""

    stage: int
    start: int
    work: str
    batch: int


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A schedule in which a forward and a backward slot last equally long.

    ``length`` is the slots of the whole step, ``busy`` those in which a stage works; ``idle`` the share of the whole step, ``overhead``
    idle slots over busy ones (Megatron's figure). ``cells`` draw it, for one chunk a stage.
    """

    stages: int
    batches: int
    chunks: int
    length: Fraction
    busy: Fraction
    idle: Fraction
    overhead: Fraction
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Ring:
    """An all-reduce over a ring of ``members``: steps of both phases, bytes a member sends in one and in all."""

    members: int
    steps: int
    each: Fraction
    sent: Fraction


DRAWN = 2048
"""Cells that a schedule is drawn with at the most; a larger one has figures and no cells."""


def pipeline(stages: int, batches: int, chunks: int = 1) -> Pipeline:
    """The GPipe schedule (Huang et al., 2019) of equal stages: (p−1)/(m+p−1) of the step stands idle.

    With ``chunks`` v a stage (interleaved; Narayanan et al., *Megatron-LM*, 2021) it is (p−1)/(v·m+p−1); lengths are in slots of a whole
    stage, so that a chunk's slot is 1/v.
    """
    idle_slots = Fraction(2 * (stages - 1), chunks)
    busy = Fraction(2 * batches)
    length = busy + idle_slots
    cells = _drawn(stages, batches) if chunks == 1 and 2 * stages * batches <= DRAWN else ()
    return Pipeline(stages, batches, chunks, length, busy, idle_slots / length, idle_slots / busy, cells)


def ring(members: int, size: Number) -> Ring:
    """Reduce-scatter, then all-gather: 2(n−1) steps of ``size``/n each (Thakur et al., 2005; Patarasuk and Yuan, 2009)."""
    steps = 2 * (members - 1)
    each = Fraction(size) / members
    return Ring(members, steps, each, steps * each)


def _drawn(stages: int, batches: int) -> tuple[Cell, ...]:
    turn = batches + stages - 1
    cells = []
    for stage in range(1, stages + 1):
        for batch in range(1, batches + 1):
            cells.append(Cell(stage, stage + batch - 2, "forward", batch))
            # The last stage turns round first, and the last micro-batch goes back first.
            cells.append(Cell(stage, turn + (stages - stage) + (batches - batch), "backward", batch))
    return tuple(sorted(cells, key=lambda cell: (cell.stage, cell.start)))
