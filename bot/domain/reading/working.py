"""Working beside a number: the steps that lead to it, ``20*30 = 600, 600*40 = 24000``, and the reason for it, ``24000 since 20*30*40``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from bot.domain.reading.claim import NumberClaim, ReadingFaultError
from bot.domain.reading.forms import OPERATORS
from bot.domain.reading.quantity import Quantity, agree
from bot.domain.reading.relations import is_relation
from bot.domain.reading.tokens import Token, TokenFaultError, tokens_of

ROUND = " ,;:."
PAUSES = frozenset({",", ";"})
MOST_STEPS = 8
Read = Callable[[str], "list[NumberClaim]"]


def worked(plain: str, read: Read, fault: ReadingFaultError) -> list[NumberClaim]:
    """The claim of a text with its working. Every number in it must be borne out; else ``fault`` is raised."""
    try:
        tokens = tokens_of(plain)
        if tokens and is_relation(tokens[-1]):  # what comes next is left open
            raise fault
        reason = next((token for token in tokens if token.says("reason")), None)
        if reason is None:
            return [_end_of(plain, tokens, read, fault)]
        stated, why = plain[: reason.start].strip(ROUND), plain[reason.end :].strip(ROUND)
        if not stated:  # because 2^10 = 1024, so 10
            stated, why = _turned(why, fault)
        claim = _one(read(stated), fault)
        if not _bears_out(why, claim, read, fault):
            raise fault
    except TokenFaultError as error:
        raise fault from error
    return [claim]


def _turned(text: str, fault: ReadingFaultError) -> tuple[str, str]:
    """What follows from a reason that comes first, and the reason."""
    ends = [token for token in tokens_of(text, all_kinds=True) if token.says("conclusion")]
    if len(ends) != 1:
        raise fault
    return text[ends[0].end :].strip(ROUND), text[: ends[0].start].strip(ROUND)


def _same(first: NumberClaim, second: NumberClaim) -> bool:
    """Whether two claims come to one value, perhaps rounded."""
    return any(
        agree(Quantity(one, first.unit), Quantity(other, second.unit))
        for one in first.values
        for other in second.values
    )


def _bears_out(reason: str, claim: NumberClaim, read: Read, fault: ReadingFaultError) -> bool:
    """Whether a reason comes to what is claimed, or is one true equation that has the claim among its operands: 10, since 2^10 = 1024."""
    tokens = tokens_of(reason)
    try:
        found = _one(read(reason), fault)
    except ReadingFaultError:
        return _same(claim, _end_of(reason, tokens, read, fault))
    if _same(claim, found):
        return True
    return _is_equation(tokens) and claim.values[0].value in _operands(tokens)


@dataclass(frozen=True, slots=True)
class _Step:
    claim: NumberClaim
    operands: frozenset[Fraction]


def _end_of(plain: str, tokens: Sequence[Token], read: Read, fault: ReadingFaultError) -> NumberClaim:
    """Where several equations lead: each result goes into a later one, or all of them into the total said at the end."""
    *before, last = _linked(_pieces(plain, tokens, fault))
    steps = [_step(piece, read, fault) for piece in before]
    ends_in_step = _is_equation(tokens_of(last))
    if ends_in_step:
        steps.append(_step(last, read, fault))
    if not steps or (ends_in_step and len(steps) == 1):
        raise fault
    open_ends = [
        step
        for at, step in enumerate(steps)
        if not any(step.claim.values[-1].value in later.operands for later in steps[at + 1 :])
    ]
    if ends_in_step:
        if len(open_ends) > 1:
            raise fault
        return steps[-1].claim
    stated = _one(read(last), fault)
    if len(open_ends) == 1:
        if _same(stated, steps[-1].claim):
            return stated
        raise fault
    results = [step.claim.values[-1].value for step in open_ends]
    if stated.values[0].value in (sum(results), prod(results)):
        return stated
    raise fault


def _step(piece: str, read: Read, fault: ReadingFaultError) -> _Step:
    tokens = tokens_of(piece)
    if not _is_equation(tokens):
        raise fault
    return _Step(_one(read(piece), fault), _operands(tokens))


def _pieces(plain: str, tokens: Sequence[Token], fault: ReadingFaultError) -> list[str]:
    """The text cut at pauses and at words such as ``then``."""
    pieces: list[str] = []
    begin = 0
    depth = 0
    for token in tokens:
        depth += (token.kind in "([{") - (token.kind in ")]}")
        if depth == 0 and (token.kind in PAUSES or token.says("step")):
            pieces.append(plain[begin : token.start])
            begin = token.end
    pieces = [piece for each in [*pieces, plain[begin:]] if (piece := each.strip(ROUND))]
    if not 2 <= len(pieces) <= MOST_STEPS:
        raise fault
    return pieces


def _linked(pieces: Sequence[str]) -> list[str]:
    """The pieces, with the result before it put to one that only goes on with it: ``600, then times 40 = 24000``."""
    found: list[str] = []
    for piece in pieces:
        tokens = tokens_of(piece)
        numbers = [token.text for token in (tokens_of(found[-1]) if found else ()) if token.kind == "number"]
        goes_on = len(tokens) > 1 and _computes(tokens[0]) and tokens[0].kind not in ("-", "+")
        found.append(f"{numbers[-1]} {piece}" if goes_on and numbers else piece)
    return found


def _is_equation(tokens: Sequence[Token]) -> bool:
    """Whether something is computed before a relation."""
    at = next((at for at, token in enumerate(tokens) if is_relation(token)), None)
    if at is None:
        return False
    computed = any(_computes(token) for token in tokens[:at])
    return computed and len([token for token in tokens[:at] if token.kind == "number"]) > 1


def _computes(token: Token) -> bool:
    return token.kind in OPERATORS or token.says("operator") or token.text in ("x", "X")


def _operands(tokens: Sequence[Token]) -> frozenset[Fraction]:
    """The numbers before the last relation."""
    last = max((at for at, token in enumerate(tokens) if is_relation(token)), default=0)
    return frozenset(token.value for token in tokens[:last] if token.value is not None)


def _one(claims: list[NumberClaim], fault: ReadingFaultError) -> NumberClaim:
    if len(claims) != 1:
        raise fault
    return claims[0]
