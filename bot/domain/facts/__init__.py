"""Facts of the trade that questions draw from: accelerators and published models, each figure with its source and date in a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Device:
    """An accelerator card: dense 16-bit peak in TFLOP/s, memory in GB, its bandwidth in TB/s, its links one way in GB/s."""

    name: str
    peak: Fraction
    memory: Fraction
    bandwidth: Fraction
    link: Fraction
    source: str
    date: date

    @property
    def flops(self) -> Fraction:
        """The peak in FLOP/s."""
        return self.peak * 10**12

    @property
    def bytes_per_second(self) -> Fraction:
        """The memory's bandwidth in B/s."""
        return self.bandwidth * 10**12


@dataclass(frozen=True, slots=True)
class ModelShape:
    """A decoder-only transformer as its configuration file gives it.

    ``ffn`` is the inner width of the gated feed-forward part (of one expert where ``experts`` > 1), of which a token takes ``active``.
    ``parameters`` is the published total; ``apart`` of them lie outside the usual tensors (normalised heads).
    """

    name: str
    layers: int
    width: int
    ffn: int
    heads: int
    kv_heads: int
    head: int
    vocabulary: int
    parameters: int
    source: str
    date: date
    experts: int = 1
    active: int = 1
    tied: bool = False
    apart: int = 0


def device(name: str) -> Device:
    """The card of that name. Raises ValueError for one that the file does not have."""
    return _one(_devices(), name)


def model_shape(name: str) -> ModelShape:
    """The model of that name. Raises ValueError for one that the file does not have."""
    return _one(_models(), name)


def names() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The cards and the models that there are."""
    return tuple(_devices()), tuple(_models())


@cache
def _devices() -> Mapping[str, Device]:
    file = _read("devices.yaml")
    origin: dict[str, Any] = {"source": file["source"], "date": file["date"]}

    def card(name: str, row: Mapping[str, Any]) -> Device:
        peak, memory, bandwidth, link = (
            Fraction(str(row[key])) for key in ("peak", "memory", "bandwidth", "link")
        )
        return Device(name, peak, memory, bandwidth, link, **origin)

    return {name: card(name, row) for name, row in file["cards"].items()}


@cache
def _models() -> Mapping[str, ModelShape]:
    file = _read("models.yaml")
    origin = {"source": file["source"], "date": file["date"]}
    return {name: ModelShape(name=name, **row, **origin) for name, row in file["models"].items()}


def _one(known: Mapping[str, T], name: str) -> T:
    if name not in known:
        raise ValueError(f"{name} is not one of {', '.join(known)}")
    return known[name]


def _read(file: str) -> dict[str, Any]:
    text = (Path(__file__).parent / file).read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.safe_load(text)
    return content
