"""The texts of one variant, each filled once however many checks look at it."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.catalogue.template import FillError, fill
from bot.domain.question.drill import Variant


@dataclass(frozen=True, slots=True)
class Filled:
    """A variant whose texts are kept once they are filled."""

    variant: Variant
    _kept: dict[str, str | FillError] = field(default_factory=dict)

    def text(self, template: str) -> str:
        """The filled template. Raises FillError."""
        if (kept := self._kept.get(template)) is None:
            try:
                kept = fill(template, self.variant.scope)
            except FillError as error:
                kept = error
            self._kept[template] = kept
        if isinstance(kept, FillError):
            raise kept
        return kept

    def told(self, template: str, otherwise: str = "") -> str:
        """The filled template, or ``otherwise`` where it cannot be filled: that is told where the text itself is looked at."""
        try:
            return self.text(template)
        except FillError:
            return otherwise
