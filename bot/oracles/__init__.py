"""Oracles: each solver's answer found another way, slow and obvious. They share no code with the solvers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

MODULES: Mapping[str, tuple[str, ...]] = {
    "matrix_chain": ("matrix_chain", "orders_count"),
    "batch_statistics": ("merge_batches", "float32_variance"),
    "lattice_points": ("points_within",),
    "intractable": ("speed_up", "brute_force", "partition_states"),
    "floating_point": ("float_format", "round_to", "lost_update", "loss_scale", "quantise"),
    "summation": ("stop_of_ones", "repeated_sum", "sum_array"),
    "model_memory": (
        "gpt_parameters",
        "convolution_parameters",
        "training_state",
        "kv_cache",
        "layer_activations",
    ),
    "recurrence": ("recurrent_parameters", "unrolled", "stored_states", "checkpoints"),
}
"""The names that each module offers to content."""


class _Modules(Mapping[str, Callable[..., object]]):
    """Names to functions; the module behind a name is loaded at the first look-up."""

    def __init__(self, modules: Mapping[str, tuple[str, ...]]) -> None:
        self._owners = {name: module for module, names in modules.items() for name in names}

    def __getitem__(self, name: str) -> Callable[..., object]:
        oracle: Callable[..., object] = getattr(import_module(f"{__name__}.{self._owners[name]}"), name)
        return oracle

    def __iter__(self) -> Iterator[str]:
        return iter(self._owners)

    def __len__(self) -> int:
        return len(self._owners)


ORACLES: Mapping[str, Callable[..., object]] = _Modules(MODULES)
