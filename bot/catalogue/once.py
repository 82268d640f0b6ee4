"""Something that is made when it is first asked for: lighter than ``functools.cache``, as every variant has several."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Once(Generic[T]):
    """Calls ``make`` the first time, and gives what came of it ever after."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], T]) -> None:
        self._make: Callable[[], T] | None = make

    def __call__(self) -> T:
        # Let go afterwards: what it was made of, such as a file's data, is not needed any more.
        if (make := self._make) is not None:
            self._made, self._make = make(), None
        return self._made
