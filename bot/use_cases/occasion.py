"""Who does something, by which event, and when: handed whole into every use case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Occasion:
    """One doing of one learner's.

    ``event`` is the id of the update that brought it, None outside Telegram: the same event again has no second effect and gives the same
    outcome. ``at`` is when it is handled; ``written_at`` when it was written or tapped, where that is known to be earlier.
    """

    who: int
    event: int | None
    at: datetime
    written_at: datetime | None = None

    @property
    def shows_at(self) -> datetime | None:
        """When what is put is shown: outside Telegram at once, else when its message has gone out."""
        return self.at if self.event is None else None

    @property
    def written(self) -> datetime:
        """When it was written or tapped."""
        return self.written_at or self.at
