"""Functions that content calls by name; the module behind a name is loaded when the name is first looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module


class ByName(Mapping[str, Callable[..., object]]):
    """The functions of a package's modules, given the names that each module offers."""

    def __init__(self, package: str, modules: Mapping[str, tuple[str, ...]]) -> None:
        self._package = package
        self._module_of = {name: module for module, names in modules.items() for name in names}

    def __getitem__(self, name: str) -> Callable[..., object]:
        module = import_module(f"{self._package}.{self._module_of[name]}")
        function: Callable[..., object] = getattr(module, name)
        return function

    def __contains__(self, name: object) -> bool:
        """Whether there is a function of that name; no module is loaded to find out."""
        return name in self._module_of

    def __iter__(self) -> Iterator[str]:
        return iter(self._module_of)

    def __len__(self) -> int:
        return len(self._module_of)
