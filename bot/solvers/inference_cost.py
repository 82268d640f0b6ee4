"""What an answer of a language model costs: the step of one token, the prompt, drafts, and requests in flight; all of first order."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

Number = int | Fraction


@dataclass(frozen=True, slots=True)
class DecodeStep:
    """One step of decoding: bytes read, operations done, and the seconds of both on all cards; ``bound`` is the longer one's name."""

    weight_bytes: Fraction
    cache_bytes: Fraction
    read_bytes: Fraction
    flop: Fraction
    memory_seconds: Fraction
    compute_seconds: Fraction
    seconds: Fraction
    bound: str
    tokens_per_second: Fraction


@dataclass(frozen=True, slots=True)
class Accepted:
    """A pass that accepts ``drafts`` draft tokens and adds the large model's own: its chance, and the tokens it brings."""

    drafts: int
    tokens: int
    chance: Fraction


@dataclass(frozen=True, slots=True)
class Speculative:
    """Speculative decoding: tokens expected a pass of the large model, its cost in passes, and the speed-up."""

    passes: tuple[Accepted, ...]
    expected: Fraction
    cost: Fraction
    speed_up: Fraction


@dataclass(frozen=True, slots=True)
class CacheReads:
    """Numbers of tokens that all steps of a generation read from the cache: of the prompt, of what was generated, together."""

    prompt: int
    generated: int
    total: int


@dataclass(frozen=True, slots=True)
class InFlight:
    """Requests in the system on average: seconds one stays, and arrivals a second times these."""

    seconds: Fraction
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
) -> DecodeStep:
    """A step that reads all weights once and every sequence's cache, evenly sharded over ``gpus`` cards.

    ``weight_bytes`` in bytes, ``bandwidth`` in TB/s and ``peak`` in TFLOP/s of one card, ``context`` in tokens a sequence,
    ``token_bytes`` of cache a token. Source: Pope et al., *Efficiently Scaling Transformer Inference* (2022).
    """
    cache = Fraction(batch) * context * Fraction(token_bytes)
    read, flop = Fraction(weight_bytes) + cache, Fraction(flop_per_token) * batch
    memory = read / (Fraction(bandwidth) * 10**12 * gpus)
    compute = flop / (Fraction(peak) * 10**12 * gpus)
    seconds = max(memory, compute)
    bound = "memory" if memory >= compute else "compute"
    return DecodeStep(
        Fraction(weight_bytes), cache, read, flop, memory, compute, seconds, bound, batch / seconds
    )


def prefill_seconds(
    parameters: Number, tokens: int, gpus: int, peak: Number, utilisation: Number = 1
) -> Fraction:
    """Seconds to read a prompt of ``tokens`` at two operations a weight and token; ``peak`` in TFLOP/s a card."""
    return (
        2 * Fraction(parameters) * tokens / (Fraction(gpus) * Fraction(peak) * 10**12 * Fraction(utilisation))
    )


def speculative(alpha: Number, drafts: int, draft_cost: Number = 0) -> Speculative:
    """``drafts`` tokens drafted a pass, each accepted with chance ``alpha`` if all before it were; a draft costs ``draft_cost`` passes.

    Expected tokens (1 − α^(γ+1))/(1 − α), cost 1 + γ·c (Leviathan et al., *Fast Inference from Transformers via Speculative
    Decoding*, 2023, equation 1 and theorem 3.8).
    """
    a = Fraction(alpha)
    passes = tuple(
        Accepted(kept, kept + 1, a**kept * (1 - a if kept < drafts else 1)) for kept in range(drafts + 1)
    )
    expected = sum((each.tokens * each.chance for each in passes), Fraction(0))
    cost = 1 + drafts * Fraction(draft_cost)
    return Speculative(passes, expected, cost, expected / cost)


def cache_reads(prompt: int, generated: int) -> CacheReads:
    """Tokens read in ``generated`` steps, of which step i (from 0) reads the prompt and the i tokens before it."""
    own = generated * (generated - 1) // 2
    return CacheReads(prompt * generated, own, prompt * generated + own)


def requests_in_flight(rate: Number, first_token: Number, tokens: int, between_tokens: Number) -> InFlight:
    """Little's law (1961): ``rate`` a second times the seconds that a request stays; times in milliseconds."""
    seconds = (Fraction(first_token) + tokens * Fraction(between_tokens)) / 1000
    return InFlight(seconds, Fraction(rate) * seconds)
