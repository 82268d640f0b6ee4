"""What is wrong with content: where, and in words for its author."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault of one file. ``line`` is 1-based, 0 where the fault belongs to the file as a whole; ``seed`` is the variant's."""

    file: str
    line: int
    field: str
    message: str
    seed: int | None = None

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}: {self.field or '(file)'}"
        return f"{where}: {self.message}" + (f" (seed {self.seed})" if self.seed is not None else "")


class PlacedError(Exception):
    """Something that a file asks for cannot be worked out; ``path`` leads to it in the file, as far as that is known."""

    def __init__(self, message: str, path: tuple[str | int, ...] = ()) -> None:
        super().__init__(message)
        self.path = path


class ContentError(Exception):
    """Content cannot be used; ``faults`` holds all that was found, not only the first."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(
            sorted(faults, key=lambda fault: (fault.file, fault.line, fault.field, fault.message))
        )
        super().__init__("\n".join(map(str, self.faults)))
