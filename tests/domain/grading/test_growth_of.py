"""Growth classes against numbers: a formula's own logarithm at large n must stay a constant away from its class's."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import mpmath
import pytest

from bot.domain.mathematics.asymptotics import (
    TERM_LIMIT,
    CannotJudgeError,
    Growth,
    Rate,
    Term,
    add,
    bounded_by,
    constant,
    leading,
    multiply,
    negate,
    outgrows,
    symbol,
)
from bot.domain.mathematics.growth_of import BASE_LIMIT, STRETCH_LIMIT, growth_of
from bot.domain.mathematics.parse import Parsed, parse
from bot.domain.mathematics.substitution import with_constant_e

mp: Any = mpmath.mp.clone()
mp.dps = 60
HALF = Fraction(1, 2)


def growth(text: str, symbols: tuple[str, ...] = ("n", "m", "k")) -> Growth:
    parsed = parse(text, symbols)
    assert isinstance(parsed, Parsed), parsed
    return growth_of(with_constant_e(parsed.tree))


def log_of(rate: Rate, n: Any) -> Any:
    """The natural logarithm of what a rate stands for."""
    a, b, c = rate.logs
    return (
        mp.mpf(rate.factorials.numerator) / rate.factorials.denominator * mp.loggamma(n + 1)
        + sum(mp.mpf(e.numerator) / e.denominator * n * (mp.log(p) if p else 1) for p, e in rate.base)
        + mp.mpf(rate.power.numerator) / rate.power.denominator * mp.log(n)
        + float(a) * mp.log(mp.log(n))
        + float(b) * mp.log(mp.log(mp.log(n)))
        + float(c) * mp.log(mp.log(mp.log(mp.log(n))))
    )


SINGLE: list[tuple[str, Callable[[Any], Any]]] = [
    ("n", lambda n: mp.log(n)),
    ("7n^3/2", lambda n: 3 * mp.log(n)),
    ("n^(2/3)", lambda n: 2 * mp.log(n) / 3),
    ("n^-2", lambda n: -2 * mp.log(n)),
    ("1/n^(1/2)", lambda n: -mp.log(n) / 2),
    ("sqrt(n)*n", lambda n: mp.mpf("1.5") * mp.log(n)),
    ("sqrt(n^3+n)", lambda n: mp.log(n**3 + n) / 2),
    ("(n^2+n)^(1/3)", lambda n: mp.log(n**2 + n) / 3),
    ("(n+1)^4", lambda n: 4 * mp.log(n + 1)),
    ("(n+3)^-2", lambda n: -2 * mp.log(n + 3)),
    ("(n+3)^11", lambda n: 11 * mp.log(n + 3)),
    ("n^2/(n+5)", lambda n: 2 * mp.log(n) - mp.log(n + 5)),
    ("log n", lambda n: mp.log(mp.log(n))),
    ("n log2(n)", lambda n: mp.log(n) + mp.log(mp.log(n))),
    ("ln(n)^3", lambda n: 3 * mp.log(mp.log(n))),
    ("sqrt(log n)", lambda n: mp.log(mp.log(n)) / 2),
    ("log(n^5+n)", lambda n: mp.log(mp.log(n**5 + n))),
    ("log log n", lambda n: mp.log(mp.log(mp.log(n)))),
    ("n/log log n", lambda n: mp.log(n) - mp.log(mp.log(mp.log(n)))),
    ("log log log n", lambda n: mp.log(mp.log(mp.log(mp.log(n))))),
    ("log(n log n)", lambda n: mp.log(mp.log(n * mp.log(n)))),
    ("2^n", lambda n: n * mp.log(2)),
    ("(3/2)^n", lambda n: n * mp.log(mp.mpf(3) / 2)),
    ("2^(3n+5)", lambda n: 3 * n * mp.log(2)),
    ("2^(n/2)", lambda n: n / 2 * mp.log(2)),
    ("12^n/6^n", lambda n: n * mp.log(2)),
    ("90^n", lambda n: n * mp.log(90)),
    ("999983^n", lambda n: n * mp.log(999983)),
    ("(49/121)^n", lambda n: n * mp.log(mp.mpf(49) / 121)),
    ("e^(2n)", lambda n: 2 * n),
    ("exp(n)*n^2", lambda n: n + 2 * mp.log(n)),
    ("exp(n+1)/2^n", lambda n: n - n * mp.log(2)),
    ("log(2^n + n)", lambda n: mp.log(n)),
    ("log(n!)", lambda n: mp.log(mp.loggamma(n + 1))),
    ("n!", lambda n: mp.loggamma(n + 1)),
    ("(n+3)!", lambda n: mp.loggamma(n + 4)),
    ("(n-2)!", lambda n: mp.loggamma(n - 1)),
    ("(2n)!", lambda n: mp.loggamma(2 * n + 1)),
    ("(3n+2)!", lambda n: mp.loggamma(3 * n + 3)),
    ("(6n-1)!", lambda n: mp.loggamma(6 * n)),
    ("(20n)!", lambda n: mp.loggamma(20 * n + 1)),
    ("(2n)!/(n!)^2", lambda n: mp.loggamma(2 * n + 1) - 2 * mp.loggamma(n + 1)),
    ("sqrt(n!)", lambda n: mp.loggamma(n + 1) / 2),
    ("n^n", lambda n: n * mp.log(n)),
    ("n^(n+2)", lambda n: (n + 2) * mp.log(n)),
    ("n^(2n-1)", lambda n: (2 * n - 1) * mp.log(n)),
    ("(3n)^n", lambda n: n * mp.log(3 * n)),
    ("(12n)^(2n+1)", lambda n: (2 * n + 1) * mp.log(12 * n)),
    ("(n/2)^n", lambda n: n * mp.log(n / 2)),
    ("n^n/n!", lambda n: n * mp.log(n) - mp.loggamma(n + 1)),
    ("floor(n/2)", lambda n: mp.log(n)),
    ("ceil(n^2/3)*2", lambda n: 2 * mp.log(n)),
    ("max(n, n^2)", lambda n: 2 * mp.log(n)),
    ("abs(n^3)", lambda n: 3 * mp.log(n)),
    ("n^2*n/n^4", lambda n: -mp.log(n)),
    ("5!*n", lambda n: mp.log(n)),
    ("n*pi", lambda n: mp.log(n)),
    ("n^0", lambda n: mp.mpf(0)),
    ("n^8", lambda n: 8 * mp.log(n)),
    ("(2n+1)^8", lambda n: 8 * mp.log(n)),
    ("(2n+1)^9", lambda n: 9 * mp.log(n)),
    ("(n^2)!/(n^2)!", lambda n: mp.mpf(0)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "logarithm"), SINGLE[:-1], ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_formula_stays_a_constant_away_from_its_class(text: str, logarithm: Callable[[Any], Any]) -> None:
    top = leading(growth(text))
    assert len(top) == 1
    differences = [
        logarithm(n) - sum((log_of(rate, n) for _, rate in top[0].rates), mp.mpf(0))
        for n in (mp.mpf(10) ** 9, mp.mpf(10) ** 12)
    ]

    # One tenth at n = 10^9 is far less than any wrong power, factor in an exponent or logarithm would make of it.
    assert abs(differences[1] - differences[0]) < mp.mpf("0.1")


@pytest.mark.parametrize(
    ("text", "coefficient"),
    [("n", 1), ("3n", 3), ("n/2", HALF), ("(2n)^3", 8), ("2n*3n", 6), ("(2n)^-1", HALF), ("1/(4n)", Fraction(1, 4)), ("2^n", 1), ("3*2^n", 3), ("n!", 1), ("2n!", 2), ("n+n", 2), ("3n-n", 2), ("6/3", 2), ("(2n)^20", 2**20)],
)  # fmt: skip
def test_a_known_constant_is_kept(text: str, coefficient: Fraction) -> None:
    assert [term.coefficient for term in growth(text)] == [coefficient]


@pytest.mark.parametrize(
    "text", ["2^(n+1)", "(n+1)!", "(2n)!", "n^n", "log n", "sqrt(2n)", "floor(n)", "abs(n)", "ceil(n)", "1/(n+1)", "(2n)^65"]
)  # fmt: skip
def test_a_constant_that_is_lost_is_not_invented(text: str) -> None:
    assert {term.coefficient for term in growth(text)} == {None}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("min(n,m)", "a minimum"), ("n^(n^2)", "an exponent that is not linear"), ("2^(n*m)", "an exponent that is no power of one symbol"),
        ("2^(log n)", "an exponent that is no power of one symbol"), ("n^m", "a power in another symbol"), ("(n+1)^n", "a power of a sum"), ("(-n)^n", "a power of a sum"), ("sqrt(n)^n", "a power of a sum"),
        ("(n+m)!", "a factorial of a sum"), ("(n/2)!", "a factorial of a fraction"), (f"({STRETCH_LIMIT + 1}n)!", "a factorial of a fraction"), ("(n+1/2)!", "a factorial of a sum"), ("(n+1001)!", "a factorial of a sum"),
        ("(n-1001)!", "a factorial of a sum"), ("(-n)!", "a factorial of a fraction"), ("n!!", "an exponent that is not linear"), ("1/(n+m)", "division by a sum without one leading term"), ("log(1/n)", "the logarithm of a quotient"),
        ("log log log log n", "logarithms nested too deep"), (f"{BASE_LIMIT + 1}^n", "the base of an exponential"), (f"(1/{BASE_LIMIT + 1})^n", "the base of an exponential"), ("pi^n", "the base of an exponential"),
        ("(-2)^n", "the base of an exponential"), ("0^n", "the base of an exponential"), ("1/0", "not positive"), ("n^(1/0)", "division-by-zero"), ("(1/0)^n", "division-by-zero"), ("n - log n", "a difference with an unknown constant"),
        ("n-n", "not positive"), ("1001!", "a factorial of a sum"), ("(1/2)!", "a factorial of a sum"), ("-n", "not positive"), ("n-n^2", "not positive"), ("sqrt(-n)", "a root of something negative"), ("log n - log n", "a difference with an unknown constant"), ("n^(m!+n)", "an exponent that is not linear"),
        ("n^(n+log(n)/log(n))", "an unknown constant in an exponent"), ("(3!)!", "an unknown constant in an exponent"),
    ],
)  # fmt: skip
def test_what_lies_outside_the_class_is_not_judged(text: str, why: str) -> None:
    with pytest.raises(CannotJudgeError, match=why):
        leading(growth(text))


@pytest.mark.parametrize(
    "text", ["1", "0!", "1000!", "5", "sqrt(2)", "log2(8)", "pi", "e", "2^0.5", "n/n", "n!/n!"]
)
def test_a_constant_grows_not_at_all(text: str) -> None:
    assert [term.rates for term in leading(growth(text))] == [()]


def test_the_largest_base_and_stretch_are_judged() -> None:
    assert len(growth(f"{BASE_LIMIT}^n")) == 1
    assert len(growth(f"(1/{BASE_LIMIT})^n")) == 1
    assert len(growth(f"({STRETCH_LIMIT}n)!")) == 1
    assert len(growth("(n+1000)!")) == len(growth("(n-1000)!")) == 1


def rated(text: str) -> Rate:
    (term,) = growth(text)
    return term.rate("n")


def test_equal_bases_have_equal_forms() -> None:
    assert rated("12^n").base == ((2, Fraction(2)), (3, Fraction(1)))
    assert rated("(9/4)^n").base == ((2, Fraction(-2)), (3, Fraction(2)))
    assert rated("97^n").base == ((97, Fraction(1)),)
    assert rated("(1/1)^n") == Rate()
    assert rated("e^n").base == ((0, Fraction(1)),)
    assert rated("e^n*2^n") == rated("2^n*e^n")


@pytest.mark.parametrize(
    ("small", "large"),
    [
        ("1", "log log n"), ("log log n", "log n"), ("log n", "n^(1/100)"), ("n", "n log n"), ("n log n", "n^(101/100)"), ("n^100", "2^n"), ("2^n", "e^n"), ("e^n", "3^n"), ("3^n", "n!"), ("n!", "n^n"), ("n^n", "(2n)!"),
        ("1/n", "1"), ("2^n/n", "2^n"), ("log n", "log(n)^2"), ("n log n", "n log n log log n"), ("(1/2)^n", "n^-9"), ("n", "n*m"), ("m", "n*m"), ("n log log n", "n log n"), ("log log log n", "log log n"),
    ],
)  # fmt: skip
def test_of_two_classes_one_outgrows_the_other(small: str, large: str) -> None:
    (low,), (high,) = growth(small), growth(large)

    assert outgrows(high, low)
    assert not outgrows(low, high)
    assert outgrows(low, low)
    assert leading((low, high)) == leading((high, low)) == (high,)


def test_exponentials_too_close_to_tell_apart_are_not_compared() -> None:
    close = Term((("n", Rate(base=((0, Fraction(-693147180559945309, 10**18)), (2, Fraction(1))))),))

    with pytest.raises(CannotJudgeError, match="too close"):
        outgrows(close, Term())
    assert Rate(base=((2, Fraction(1)), (4, Fraction(-1, 2) + Fraction(1, 10**6)))).sign() == 1


def test_independent_symbols_do_not_outgrow_each_other_unless_ordered() -> None:
    (n,), (m,) = symbol("n"), symbol("m")

    assert not outgrows(n, m)
    assert outgrows(n, m, [("m", "n")])
    assert not outgrows(m, n, [("m", "n")])
    assert leading((n, m)) == (n, m)
    assert leading((n, m), [("m", "n")]) == leading((m, n), [("m", "n")]) == (n,)


@pytest.mark.parametrize(
    ("large", "small", "outgrown"),
    [
        ("n^2", "n*m", True), ("n^3", "n*m^2", True), ("n*m", "m^2", True), ("n*m", "m^3", False), ("n^2", "m^3", False), ("n*m", "n^2", False), ("n log n", "m log n", True), ("2^n", "2^m", False), ("n log n", "m log m", False),
        ("n^2*m", "n*m^2", True), ("n", "1/m", True), ("n/m", "1", True), ("m/n", "1", False), ("n", "m*k", False), ("n^2", "m", True), ("log n", "m", False),
    ],
)  # fmt: skip
def test_an_assumption_trades_the_lesser_symbol_for_the_greater(
    large: str, small: str, outgrown: bool
) -> None:
    (high,), (low,) = growth(large), growth(small)

    assert outgrows(high, low, [("m", "n")]) is outgrown


@pytest.mark.parametrize(
    ("small", "large", "bounded"),
    [
        ("n*m", "n^2+m^2", True), ("n^2*m^2", "n^4+m^4", True), ("n*m", "n+m", False), ("n^2*m", "n^3+m^3", True), ("n^2*m^2", "n^3+m^3", False), ("n*m*k", "n^2+m^2", False), ("n+m", "n^2+m^2", True), ("n log n * m", "n^2+m^2", False),
        ("n*m", "n^2 log n+m^2", False), ("n^(3/2)*m^(1/2)", "n^2+m^2", True), ("n^2*m", "n^4+m^2", True), ("n^3*m", "n^4+m^2", False), ("n*m^2", "n^4+m^2", False), ("n", "n*m+1/m", True), ("n^2*k", "n^3*k+m^2", True), ("n^2*k^3", "n^3*k+m^2", False), ("k", "n^2*k+k*m^2", True),
        ("n*m*k", "n^2*k+m^2*k", True), ("n*m*k^2", "n^2*k+m^2*k", False), ("n*m", "n^2*k+m^2*k", True),
    ],
)  # fmt: skip
def test_a_sum_bounds_products_by_the_mean_of_two_terms(small: str, large: str, bounded: bool) -> None:
    assert bounded_by(growth(small), growth(large)) is bounded
    assert bounded_by(growth(large), growth(large))


def test_sums_collect_what_is_alike() -> None:
    assert add([symbol("n"), symbol("n")]) == (Term(symbol("n")[0].rates, Fraction(2)),)
    assert add([symbol("n"), negate(symbol("n"))]) == ()
    assert add([growth("log n"), growth("3log n")]) == growth("log n")
    assert add([growth("log n"), growth("log n")]) == growth("log n")
    assert constant(Fraction(0)) == ()
    assert constant(Fraction(3)) == (Term((), Fraction(3)),)
    with pytest.raises(CannotJudgeError, match="like terms"):
        add([growth("log n"), (Term(growth("log n")[0].rates, Fraction(-1)),)])
    with pytest.raises(CannotJudgeError, match="like terms"):
        add([(Term(growth("log n")[0].rates, Fraction(-1)),), growth("log n")])
    assert add([growth("log n"), (Term(growth("log n")[0].rates, Fraction(1)),)]) == growth("log n")
    assert add([(Term(growth("log n")[0].rates, Fraction(1)),), growth("log n")]) == growth("log n")


def powers(count: int) -> Growth:
    return tuple(Term((("n", Rate(power=Fraction(power))),)) for power in range(count))


def test_sums_and_products_have_a_largest_number_of_terms() -> None:
    assert len(add([powers(TERM_LIMIT)])) == TERM_LIMIT
    with pytest.raises(CannotJudgeError, match="too many terms"):
        add([powers(TERM_LIMIT + 1)])
    assert len(multiply(powers(TERM_LIMIT // 2), powers(2))) == TERM_LIMIT // 2 + 1
    with pytest.raises(CannotJudgeError, match="too many terms"):
        multiply(powers(TERM_LIMIT // 2 + 1), powers(2))


def test_products_and_quotients_of_terms() -> None:
    (six,), (two,) = growth("6n^2 m log n"), growth("2n m^3")
    assert six.coefficient is None
    twelve = Term(growth("n^2*m")[0].rates, Fraction(12))

    assert twelve.times(two).coefficient == 24
    assert twelve.times(two, -1).coefficient == 6
    assert two.times(twelve, -1) == Term(growth("m^2/n")[0].rates, Fraction(1, 6))
    assert six.times(two).coefficient is None
    assert two.times(six).coefficient is None
    assert twelve.raised(Fraction(2)) == Term(growth("n^4*m^2")[0].rates, Fraction(144))
    assert twelve.raised(Fraction(64)).coefficient == 12**64
    assert twelve.raised(Fraction(65)).coefficient is None
    assert twelve.raised(Fraction(-64)).coefficient == Fraction(1, 12**64)
    assert twelve.raised(Fraction(-65)).coefficient is None
    assert twelve.raised(HALF).coefficient is None
    assert Term((), Fraction(-2)).raised(Fraction(3)) == Term((), Fraction(-8))
    with pytest.raises(CannotJudgeError, match="negative"):
        Term((), Fraction(-2)).raised(Fraction(1, 3))


def test_a_rate_to_a_power_scales_each_of_its_parts() -> None:
    rate = Rate(
        Fraction(1),
        ((2, Fraction(3)), (5, Fraction(-1))),
        Fraction(2),
        (Fraction(1), Fraction(4), Fraction(6)),
    )

    assert rate.raised(HALF) == Rate(
        HALF, ((2, Fraction(3, 2)), (5, -HALF)), Fraction(1), (HALF, Fraction(2), Fraction(3))
    )
    assert rate.raised(Fraction(0)) == Rate()
    assert rate.times(rate) == rate.raised(Fraction(2))
    assert rate.times(rate, -1) == Rate()
    assert rate.times(rate.raised(Fraction(2)), -1) == rate.raised(Fraction(-1))
