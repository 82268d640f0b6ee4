"""A growth class, typed as on paper and judged as Θ: constants, dominated terms and the base of a logarithm do not matter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate

from bot.domain.grading.examples import Likely
from bot.domain.grading.expected import GrowthExpected
from bot.domain.grading.number_words import HEDGES
from bot.domain.grading.samples import Samples
from bot.domain.grading.verdict import Outcome, Reading, Reason, Understood, Unreadable, Verdict
from bot.domain.mathematics.asymptotics import CannotJudgeError, Growth, bounded_by, leading
from bot.domain.mathematics.clean import LENGTH_LIMIT, clean
from bot.domain.mathematics.growth_of import growth_of
from bot.domain.mathematics.parse import ParseFault, parse
from bot.domain.mathematics.spoken import in_symbols
from bot.domain.mathematics.substitution import with_constant_e
from bot.domain.mathematics.tree import Tree

ONE, ZERO = Fraction(1), Fraction(0)
WRAPPED = re.compile(r"(?:\b(?:(?i:big)[\s-]*)?(?P<latin>[Oo]|theta|Theta|omega|Omega)|(?P<greek>[ΘΩ]))\s*\(")
OPEN_POWER = re.compile(r"(?<=[^\W\d_)]) ?\^ ?1 ?/ ?\d+|(?<=\)) ?\^ ?1 ?/ ?\d+")
"""``T^1/2`` is T/2 by the rules, and √T to most who write it; the growth told back would not show which was read."""
FILLERS = {
    *(
        "time",
        "space",
        "memory",
        "complexity",
        "is",
        "the",
        "about",
        "grows",
        "like",
        "as",
        "answer",
        "it",
        "order",
        "of",
        "per",
        "step",
        "steps",
        "operations",
        "ops",
        "multiplications",
        "loops",
        "in",
    ),
    *(
        "زمان",
        "حافظه",
        "است",
        "پیچیدگی",
        "برابر",
        "با",
        "مرتبه",
        "مرتبهٔ",
        "مرتبهی",
        "زمانی",
        "حافظهی",
        "پیچیدگیزمانی",
        "گام",
        "عملیات",
        "ضرب",
        "از",
        "پاسخ",
        "رشد",
        "می",
        "شود",
        "میشود",
        "جواب",
    ),
}
DENIALS = {
    "no",
    "worse",
    "better",
    "faster",
    "slower",
    "times",
    "more",
    "less",
    "but",
    "instead",
    "بلکه",
    "ولی",
    "اما",
}
WORDS = {
    **dict.fromkeys(("constant", "ثابت"), "1"),
    **dict.fromkeys(("linear", "خطی"), "{n}"),
    **dict.fromkeys(("quadratic", "squared", "مربعی", "درجه دو", "درجه 2", "درجهٔ دو", "درجهٔ 2"), "{n}^2"),
    **dict.fromkeys(("cubic", "cubed", "مکعبی", "درجه سه", "درجه 3", "درجهٔ سه", "درجهٔ 3"), "{n}^3"),
    **dict.fromkeys(("logarithmic", "لگاریتمی"), "log {n}"),
    **dict.fromkeys(("linearithmic", "log-linear", "loglinear"), "{n} log {n}"),
    **dict.fromkeys(("factorial", "فاکتوریل", "فاکتوریلی"), "{n}!"),
}


@dataclass(frozen=True, slots=True)
class GrowthRead:
    """The growth typed: its leading terms, and whether it was written with constants or dominated terms."""

    leading: Growth
    simplified: bool


def read(text: str, expected: GrowthExpected) -> Reading[GrowthRead] | Unreadable:
    """Which growth was typed: ``O(n^3)``, ``Θ(n³+n)``, ``n·n·n``, ``cubic``, in the question's symbols."""
    plain = clean(text).strip(" .?;,~≈")
    if len(plain) > LENGTH_LIMIT:
        return Unreadable(Reason("too-long"))
    plain = in_symbols(plain, expected.symbols)
    inner, remarks = _inside(_unbracketed(plain.split("=")[-1].strip()), expected.symbols)
    inner = _without_fillers(_worded(inner, expected.symbols), expected.symbols)
    if not inner:
        return Unreadable(Reason("no-growth"))
    if piece := OPEN_POWER.search(inner):
        return Unreadable(Reason("ambiguous-division", {"piece": piece.group()}))
    parsed = parse(inner, expected.symbols)
    if isinstance(parsed, ParseFault):
        return Unreadable(Reason(parsed.code, {"piece": parsed.piece} if parsed.piece else {}))
    understood = Understood(f"Θ({inner})")
    try:
        growth = _growth(parsed.tree, expected)
        top = leading(growth, assumptions_of(expected))
    except (CannotJudgeError, RecursionError, OverflowError):
        return Unreadable(Reason("could-not-judge"), understood)
    if parsed.folded:
        remarks = (*remarks, Reason("case-folded"))
    simplified = len(top) == len(growth) and all(term.coefficient in (1, None) for term in growth)
    return Reading(GrowthRead(top, simplified), understood, remarks)


def grade(reading: Reading[GrowthRead], expected: GrowthExpected) -> Verdict:
    """Right where each is a bound of the other; else whether it is true but too loose, or too small."""
    assumptions = assumptions_of(expected)
    reference = reference_growth(expected)
    try:
        enough = bounded_by(reference, reading.value.leading, assumptions)
        tight = bounded_by(reading.value.leading, reference, assumptions)
    except CannotJudgeError:
        return Verdict(Outcome.UNREADABLE, ZERO, reading.understood, (Reason("could-not-judge"),))
    if enough and tight:
        style = () if reading.value.simplified else (Reason("not-simplified"),)
        return Verdict(Outcome.CORRECT, ONE, reading.understood, (*reading.remarks, *style))
    code = "too-loose" if enough else "too-small" if tight else "different-growth"
    return Verdict(Outcome.WRONG, ZERO, reading.understood, (*reading.remarks, Reason(code)))


def examples(expected: GrowthExpected, likely: Likely) -> tuple[str, ...]:  # noqa: ARG001 (every kind takes it)
    """Accepted ways of writing, in the question's first symbol."""
    name = expected.symbols[0] if expected.symbols else "n"
    return f"O({name}^4 log {name})", f"{name}^4*log({name})"


def samples(expected: GrowthExpected) -> Samples:
    """Right, wrong and unreadable answers to this question."""
    reference = expected.reference
    name = expected.symbols[0]
    return Samples(
        right=(reference, f"O({reference})", f"Θ(3*({reference}))"),
        wrong=(f"O(({reference})*2^{name})", f"({reference})/{name}^9"),
        unreadable=("", "?", f"O({name}", f"{name} - {name}", "O(@)"),
    )


@lru_cache(maxsize=256)
def reference_growth(expected: GrowthExpected) -> Growth:
    """The leading terms of the reference. Raises ValueError where the reference is not a growth in the question's symbols."""
    inner, _ = _inside(clean(expected.reference), expected.symbols)
    parsed = parse(inner, expected.symbols)
    if isinstance(parsed, ParseFault):
        raise ValueError(f"{expected.reference} is not a growth: {parsed.code} {parsed.piece}")
    try:
        return leading(_growth(parsed.tree, expected), assumptions_of(expected))
    except CannotJudgeError as error:
        raise ValueError(f"{expected.reference} cannot be compared: {error}") from error


def _growth(tree: Tree, expected: GrowthExpected) -> Growth:
    """The terms; ``e`` is Euler's number unless the question declares it."""
    return growth_of(tree if "e" in expected.symbols else with_constant_e(tree))


def assumptions_of(expected: GrowthExpected) -> tuple[tuple[str, str], ...]:
    """The pairs (a, b) of the assumptions ``a <= b``."""
    pairs = (re.split(r"<=|≤|<", assumption) for assumption in expected.assumptions)
    return tuple((left.strip(), right.strip()) for left, right in pairs)


def _inside(plain: str, symbols: tuple[str, ...]) -> tuple[str, tuple[Reason, ...]]:
    """What stands inside O(…) or Θ(…), and remarks on the letter used."""
    match = WRAPPED.search(plain)
    if match is None or match.group("latin") in symbols:
        return plain, ()
    depth, start = 1, match.end()
    for at in range(start, len(plain)):
        depth += (plain[at] in "([{") - (plain[at] in ")]}")
        if depth == 0:
            letter = match.group("latin") or match.group("greek")
            remarks = (Reason("omega"),) if letter in ("Ω", "omega", "Omega") else ()
            is_all = _says_nothing(plain[: match.start()], plain[at + 1 :], symbols)
            return (plain[start:at], remarks) if is_all else (plain, remarks)
    return plain, ()


def _says_nothing(before: str, after: str, symbols: tuple[str, ...]) -> bool:
    """Whether the words round O(…) leave it as it is: fillers, or behind it a remark set apart that does not deny it."""
    if _without_fillers(before).strip(" .,:"):
        return False
    rest = _without_fillers(after).strip(" .,")
    words = [word for word in re.split(r"[ ,.;'()-]+", rest.lower()) if word]
    is_apart = after.lstrip()[:1] in (",", ";", "-", "(")
    letters = set("".join(symbols).lower())
    are_words = all(len(word) > 1 and word.isalpha() and not set(word) <= letters for word in words)
    return not rest or (is_apart and are_words and not (HEDGES | DENIALS) & set(words))


def _unbracketed(plain: str) -> str:
    """The text without brackets round the whole of it."""
    while match := re.fullmatch(r"\((.*)\)", plain):
        depths = list(accumulate((c in "([{") - (c in ")]}") for c in match.group(1)))
        if depths and min(depths) < 0:
            break
        plain = match.group(1).strip()
    return plain


def _worded(inner: str, symbols: tuple[str, ...]) -> str:
    """A word such as ``cubic`` as its growth, where there is one symbol for it to mean."""
    if (
        (said := re.fullmatch(r"([^\W\d_]+) in ([^\W\d_])", inner))
        and said[2] in symbols
        and said[1].lower() in WORDS
    ):
        return WORDS[said[1].lower()].format(n=said[2])
    bare = _without_fillers(inner.lower())
    if bare in WORDS and (len(symbols) == 1 or WORDS[bare] == "1"):
        return WORDS[bare].format(n=symbols[0]) if symbols else WORDS[bare]
    return inner


def _without_fillers(text: str, symbols: tuple[str, ...] = ()) -> str:
    """The text without the words that people put round a growth; a word all of whose letters are symbols may be a product."""
    letters = set("".join(symbols))
    words = ((word, word.strip(",:;")) for word in text.split(" "))
    return " ".join(
        word for word, bare in words if bare.lower() not in FILLERS or set(bare) <= letters
    ).strip()
