"""Oracles: each solver's answer found another way, slow and obvious. They share no code with the solvers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

MODULES: Mapping[str, tuple[str, ...]] = {
    "matrix_chain": ("matrix_chain", "orders_count"),
    "batch_statistics": ("merge_batches", "float32_variance"),
    "lattice_points": ("points_within",),
    "intractable": ("speed_up", "brute_force", "partition_states"),
    "floating_point": (
        "float_format",
        "round_to",
        "lost_update",
        "loss_scale",
        "quantise",
        "moving_average",
        "stochastic_rounding",
        "adam_step",
        "loss_scaler",
    ),
    "summation": ("stop_of_ones", "repeated_sum", "sum_array"),
    "model_memory": (
        "gpt_parameters",
        "convolution_parameters",
        "training_state",
        "kv_cache",
        "layer_activations",
    ),
    "recurrence": ("recurrent_parameters", "unrolled", "stored_states", "checkpoints"),
    "training_cost": (
        "training_run",
        "attention_share",
        "compute_optimal",
    ),
    "transformer_shape": (
        "decoder_parameters",
        "lora",
        "latent_cache",
        "pages",
        "gated_width",
    ),
    "inference_cost": (
        "decode_step",
        "prefill_seconds",
        "speculative",
        "cache_reads",
        "requests_in_flight",
    ),
    "sharding": (
        "sharded_state",
        "kept_activations",
    ),
    "collectives": (
        "pipeline",
        "ring",
    ),
    "block_formats": (
        "block_bits",
        "block_round",
        "absmax_codes",
    ),
    "softmax": (
        "merge_softmax",
        "vanishing_score",
    ),
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
