"""Pipelines simulated slot by slot, and a ring that passes real lists around."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

Number = int | Fraction


@dataclass(frozen=True)
class Schedule:
    idle: Fraction
    overhead: Fraction


@dataclass(frozen=True)
class Sent:
    sent: Fraction


def pipeline(stages: int, batches: int, chunks: int = 1) -> Schedule:
    """Greedy clock: each device starts, in every slot, the work that is ready; forwards of all chunks first, then backwards.

    Devices take micro-batches in groups of ``stages``, a chunk after the other, as the interleaved schedule does.
    """
    length = 2 * _forward_slots(stages, batches, chunks)
    busy = 2 * batches * chunks
    return Schedule(Fraction(length - busy, length), Fraction(length - busy, busy))


@cache
def _forward_slots(stages: int, batches: int, chunks: int) -> int:
    """Slots until the last chunk of the last micro-batch has run forward; the backward half is its mirror image."""
    order = [
        (chunk, batch)
        for first in range(0, batches, stages)
        for chunk in range(chunks)
        for batch in range(first, min(first + stages, batches))
    ]
    done: dict[tuple[int, int, int], int] = {}
    place, now = [0] * stages, 0
    while any(each < len(order) for each in place):
        for device in range(stages):
            if place[device] == len(order):
                continue
            chunk, batch = order[place[device]]
            before = (device - 1, chunk, batch) if device else (stages - 1, chunk - 1, batch)
            if (device or chunk) and done.get(before, now) >= now:
                continue
            done[device, chunk, batch] = now
            place[device] += 1
        now += 1
    return now


def ring(members: int, size: Number) -> Sent:
    """The pieces that one member really sends, times a piece's size."""
    return Sent(_pieces_sent(members) * Fraction(size, 1) / members)


@cache
def _pieces_sent(members: int) -> int:
    """Every member holds n pieces, each a set of who is in it (as bits); a step passes one on, first to be added, then to be copied."""
    held = [[1 << rank] * members for rank in range(members)]
    sent = [0] * members
    for phase in ("add", "copy"):
        for step in range(members - 1):
            shift = 0 if phase == "add" else 1
            moves = [(rank, (rank + shift - step) % members) for rank in range(members)]
            pieces = [held[rank][piece] for rank, piece in moves]
            for (rank, piece), content in zip(moves, pieces, strict=True):
                target = held[(rank + 1) % members]
                target[piece] = target[piece] | content if phase == "add" else content
                sent[rank] += 1
    everybody = (1 << members) - 1
    if any(piece != everybody for rank in held for piece in rank):
        raise ValueError("the ring did not reduce")
    return sent[0]
