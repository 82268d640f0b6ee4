"""Faults on demand: dropped connections, 502, delays, refusals; for the next calls or for a share of all."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from bot.simulator.errors import ApiError


@dataclass
class Fault:
    """What happens instead.

    ``kind``: drop-before, drop-after (the effect happens, the answer is lost), bad-gateway, page (HTML with ``code``), delay, refuse.
    """

    kind: str
    methods: frozenset[str] = frozenset()
    times: int = 1
    share: float = 1.0
    seconds: float = 0.0
    code: int = 400
    description: str = ""
    parameters: dict[str, int] = field(default_factory=dict)


class Faults:
    """The faults in force."""

    def __init__(self, chance: random.Random | None = None) -> None:
        self._faults: list[Fault] = []
        self._chance = chance or random.Random(0)

    def add(self, fault: Fault) -> None:
        self._faults.append(fault)

    def clear(self) -> None:
        self._faults.clear()

    def next(self, method: str) -> Fault | None:
        """The fault that this call meets, if any."""
        for fault in self._faults:
            if (
                fault.times
                and (not fault.methods or method in fault.methods)
                and self._chance.random() < fault.share
            ):
                fault.times -= 1
                return fault
        return None

    @staticmethod
    def refusal(fault: Fault) -> ApiError:
        return ApiError(fault.code, fault.description, fault.parameters)
