"""Oracles: each solver's answer found another way, slow and obvious. They share no code with the solvers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.domain.by_name import ByName

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

ORACLES: Mapping[str, Callable[..., object]] = ByName(__name__, MODULES)
