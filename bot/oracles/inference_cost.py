"""Serving by simulation: bytes summed card by card, every pattern of accepted drafts, steps one after another, requests on a clock."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product

Number = int | Fraction


@dataclass(frozen=True)
class Step:
    seconds: Fraction


@dataclass(frozen=True)
class Drafts:
    expected: Fraction
    speed_up: Fraction


@dataclass(frozen=True)
class Reads:
    total: int


@dataclass(frozen=True)
class Present:
    requests: Fraction


def decode_step(
    weight_bytes: Number,
    bandwidth: Number,
    batch: int = 1,
    context: int = 0,
    token_bytes: Number = 0,
    gpus: int = 1,
    flop_per_token: Number = 0,
    peak: Number = 1,
) -> Step:
    """The share of one card, sequence by sequence, then the slower of its two clocks."""
    share = Fraction(weight_bytes, gpus)
    for _sequence in range(batch):
        share += context * Fraction(token_bytes, gpus)
    reading = share / 1_000_000_000_000 / bandwidth
    computing = Fraction(0)
    for _sequence in range(batch):
        computing += Fraction(flop_per_token, gpus) / peak / 1_000_000_000_000
    return Step(max(reading, computing))


def prefill_seconds(
    parameters: Number, tokens: int, gpus: int, peak: Number, utilisation: Number = 1
) -> Fraction:
    """Tokens a second of one card first; then the prompt shared out over the cards."""
    rate = Fraction(peak) * utilisation * 1_000_000_000_000 / (Fraction(parameters) + parameters)
    return Fraction(tokens, gpus) / rate


def speculative(alpha: Number, drafts: int, draft_cost: Number = 0) -> Drafts:
    """All 2^γ outcomes of the coins; a pass brings the tokens before the first tail, and one more."""
    expected = Fraction(0)
    for coins in product((True, False), repeat=drafts):
        chance = Fraction(1)
        for heads in coins:
            chance *= alpha if heads else 1 - Fraction(alpha)
        before = coins.index(False) if False in coins else drafts
        expected += chance * (before + 1)
    spent = Fraction(1)
    for _draft in range(drafts):
        spent += draft_cost
    return Drafts(expected, expected / spent)


def cache_reads(prompt: int, generated: int) -> Reads:
    """Walks through the steps with a cache that grows by a token each."""
    total, held = 0, prompt
    for _step in range(generated):
        total += held
        held += 1
    return Reads(total)


def requests_in_flight(rate: Number, first_token: Number, tokens: int, between_tokens: Number) -> Present:
    """Counts who is present at an instant long after the start, where arrivals come evenly: those of the last stay."""
    stay = Fraction(first_token, 1000)
    for _token in range(tokens):
        stay += Fraction(between_tokens, 1000)
    gap = 1 / Fraction(rate)
    return Present(stay / gap)
