"""Typed mathematics: which tree a text becomes, what it may not exceed, and which piece is at fault."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bot.domain.mathematics.clean import LENGTH_LIMIT
from bot.domain.mathematics.parse import DEPTH_LIMIT, DIGIT_LIMIT, EXPONENT_LIMIT, Parsed, ParseFault, parse
from bot.domain.mathematics.substitution import children, size, substitute, symbols_of, with_logarithms
from bot.domain.mathematics.tree import (
    Call,
    Factorial,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
    Tree,
)

M, N, K = Symbol("m"), Symbol("n"), Symbol("k")
NAMES = ("m", "n", "k")


def number(value: int | str) -> Number:
    return Number(Fraction(value), str(value))


ONE, TWO, THREE = number(1), number(2), number(3)


def tree(text: str, symbols: tuple[str, ...] = NAMES) -> Tree:
    parsed = parse(text, symbols)
    assert isinstance(parsed, Parsed), parsed
    return parsed.tree


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("m+n-k", Sum((M, N, Negative(K)))),
        ("m-(n-k)", Sum((M, Negative(Sum((N, Negative(K))))))),
        ("-m+n", Sum((Negative(M), N))),
        ("+m", M),
        ("--m", Negative(Negative(M))),
        ("2m*n/k", Quotient(Product((TWO, M, N)), K)),
        ("m*-n", Product((M, Negative(N)))),
        ("m/-n", Quotient(M, Negative(N))),
        ("m/n/k", Quotient(Quotient(M, N), K)),
        ("m^n^k", Power(M, Power(N, K))),
        ("m^-n", Power(M, Negative(N))),
        ("m^+n", Power(M, N)),
        ("-m^2", Negative(Power(M, TWO))),
        ("2^m", Power(TWO, M)),
        ("mn", Product((M, N))),
        ("m n k", Product((M, N, K))),
        ("3 2^n", Product((THREE, Power(TWO, N)))),
        ("m!", Factorial(M)),
        ("m!^2", Power(Factorial(M), TWO)),
        ("2^m!", Power(TWO, Factorial(M))),
        ("3!", Factorial(THREE)),
        ("50%", Quotient(number(50), Number(Fraction(100), "100"))),
        ("m%", Quotient(M, Number(Fraction(100), "100"))),
        ("log n", Call("log", (N,))),
        ("log n^2", Call("log", (Power(N, TWO),))),
        ("log^2 n", Power(Call("log", (N,)), TWO)),
        ("log^2(n)", Power(Call("log", (N,)), TWO)),
        ("log_2 n", Call("log2", (N,))),
        ("log_(10)(n)", Call("log10", (N,))),
        ("log_e n", Call("ln", (N,))),
        ("lb n", Call("log2", (N,))),
        ("lg n", Call("log", (N,))),
        ("log(n, 2)", Call("log", (N, TWO))),
        ("log(n; 2)", Call("log", (N, TWO))),
        ("ln 2n", Call("ln", (Product((TWO, N)),))),
        ("log log n", Call("log", (Call("log", (N,)),))),
        ("sqrt n!", Call("sqrt", (Factorial(N),))),
        ("max(m,n,k)", Call("max", (M, N, K))),
        ("nlogn", Product((N, Call("log", (N,))))),
        ("{m+[n]}", Sum((M, N))),
        ("(mn)k", Product((Product((M, N)), K))),
        ("m/(nk)", Quotient(M, Product((N, K)))),
        ("m**2", Power(M, TWO)),
        ("2pi", Product((TWO, Symbol("pi")))),
        ("1e3", Number(Fraction(1000), "1e3")),
        ("1.5e-3", Number(Fraction(3, 2000), "1.5e-3")),
        (".5", Number(Fraction(1, 2), ".5")),
        ("5.", Number(Fraction(5), "5.")),
        ("1,234,567.5", Number(Fraction("1234567.5"), "1234567.5")),
        ("12 345", Number(Fraction(12345), "12345")),
        ("2e", Product((TWO, Symbol("e")))),
    ],
)
def test_a_text_becomes_one_tree(text: str, expected: Tree) -> None:
    assert parse(text, NAMES) == Parsed(expected)


@pytest.mark.parametrize(
    ("text", "symbols", "expected"),
    [
        ("bs", ("b", "s", "bs"), Symbol("bs")),
        ("bsb", ("b", "s", "bs"), Product((Symbol("bs"), Symbol("b")))),
        ("d_k", ("d_k", "d", "k"), Symbol("d_k")),
        ("logs", ("s", "log"), Product((Symbol("log"), Symbol("s")))),
        ("abcdefghijkl", ("abcdefghijkl",), Symbol("abcdefghijkl")),
        ("nabcdefghijkl", ("n", "abcdefghijkl"), Product((N, Symbol("abcdefghijkl")))),
        ("nabcdefghijklm", ("n", "abcdefghijklm"), None),
    ],
)
def test_a_run_of_letters_is_split_into_the_fewest_known_names(
    text: str, symbols: tuple[str, ...], expected: Tree | None
) -> None:
    assert parse(text, symbols) == (Parsed(expected) if expected else ParseFault("unknown-symbol", text))


@pytest.mark.parametrize(
    ("text", "symbols", "expected", "folded"),
    [
        ("N", ("n",), N, True), ("NM", NAMES, Product((N, M)), True), ("nM", NAMES, Product((N, M)), True), ("Log n", NAMES, Call("log", (N,)), True), ("n", ("n", "N"), N, False), ("N", ("n", "N"), Symbol("N"), False),
        ("PI", NAMES, Symbol("pi"), True), ("T", ("t", "n"), Symbol("t"), True), ("pi", ("pi",), Symbol("pi"), False), ("e", ("e",), Symbol("e"), False),
    ],
)  # fmt: skip
def test_case_is_folded_only_where_that_is_unambiguous(
    text: str, symbols: tuple[str, ...], expected: Tree, folded: bool
) -> None:
    assert parse(text, symbols) == Parsed(expected, folded)


def test_case_is_not_folded_between_two_symbols() -> None:
    assert parse("Tt", ("T", "n")) == Parsed(Product((Symbol("T"), Symbol("T"))), True)
    assert parse("X", ("x", "y")) == Parsed(Symbol("x"), True)
    assert parse("Pi", ("p", "P", "i")) == Parsed(Product((Symbol("P"), Symbol("i"))))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("x", ParseFault("unknown-symbol", "x")),
        ("m + abcdefghijklmnopqrstuvw", ParseFault("unknown-symbol", "abcdefghijklmnopqrst")),
        ("m/nk", ParseFault("ambiguous-division")),
        ("1/2n", ParseFault("ambiguous-division")),
        ("log(m,n,k)", ParseFault("arguments", "log")),
        ("sqrt(m,n)", ParseFault("arguments", "sqrt")),
        ("exp(m,n)", ParseFault("arguments", "exp")),
        ("m)", ParseFault("brackets")),
        ("(m", ParseFault("brackets")),
        (")m(", ParseFault("brackets")),
        ("m & n", ParseFault("syntax", "&")),
        ("m +", ParseFault("syntax")),
        ("* m", ParseFault("syntax")),
        ("", ParseFault("syntax")),
        ("()", ParseFault("syntax")),
        ("1,23", ParseFault("grouping", "1,23")),
        ("1,2345", ParseFault("grouping", "1,234")),
        ("12,34,567", ParseFault("grouping", "12,34,")),
        ("m + 1,23 + n", ParseFault("grouping", "1,23 ")),
        ("1e9999999", ParseFault("too-large", "e9999999")),
        ("1e12345678901234567890", ParseFault("too-large", "e12345678901")),
    ],
)
def test_what_is_no_mathematics_names_its_fault(text: str, fault: ParseFault) -> None:
    assert parse(text, NAMES) == fault


def test_a_function_takes_so_many_arguments_and_no_more() -> None:
    for function, most in (("min", 20), ("max", 20), ("log", 2), ("floor", 1)):
        assert isinstance(parse(f"{function}({','.join(['m'] * most)})", NAMES), Parsed)
        assert parse(f"{function}({','.join(['m'] * (most + 1))})", NAMES) == ParseFault(
            "arguments", function
        )


def test_the_bounds_themselves_are_allowed_and_one_more_is_not() -> None:
    for allowed, refused, code in (
        ("(" * DEPTH_LIMIT + "m" + ")" * DEPTH_LIMIT, "(" * (DEPTH_LIMIT + 1) + "m" + ")" * (DEPTH_LIMIT + 1), "too-deep"),
        ("[" * DEPTH_LIMIT + "m" + "]" * DEPTH_LIMIT, "{" * (DEPTH_LIMIT + 1) + "m" + "}" * (DEPTH_LIMIT + 1), "too-deep"),
        ("9" * DIGIT_LIMIT, "9" * (DIGIT_LIMIT + 1), "too-large"),
        (f"1e{EXPONENT_LIMIT}", f"1e{EXPONENT_LIMIT + 1}", "too-large"),
        (f"1e-{EXPONENT_LIMIT}", f"1e-{EXPONENT_LIMIT + 1}", "too-large"),
        (f"1e+0{EXPONENT_LIMIT}", f"1e+00{EXPONENT_LIMIT}", "too-large"),
        ("m" + " " * (LENGTH_LIMIT - 1), "m" + " " * LENGTH_LIMIT, "too-long"),
    ):  # fmt: skip
        assert isinstance(parse(allowed, NAMES), Parsed)
        fault = parse(refused, NAMES)
        assert isinstance(fault, ParseFault)
        assert fault.code == code


def test_a_comma_between_arguments_is_no_grouping() -> None:
    assert tree("max(1,23)") == Call("max", (ONE, number(23)))
    assert tree("max((1),23)") == Call("max", (ONE, number(23)))
    assert tree("max(1,234)") == Call("max", (Number(Fraction(1234), "1234"),))
    assert parse("max(1,2) + 3,14") == ParseFault("grouping", "3,14")


def test_the_parts_of_trees() -> None:
    whole = tree("2*m + n^k/log(m, n) - k!")

    assert symbols_of(whole) == {"m", "n", "k"}
    assert size(whole) == 14
    assert children(tree("m+n")) == (M, N)
    assert children(tree("m/n")) == children(tree("m^n")) == children(tree("max(m,n)")) == (M, N)
    assert children(tree("-m")) == children(tree("m!")) == (M,)
    assert children(M) == children(ONE) == ()


def test_values_take_the_place_of_symbols_and_nothing_else_changes() -> None:
    two = Number(Fraction(2))

    for text in ("m+n", "m*n", "m/n", "m^n", "-m", "m!", "max(m,n)", "m", "k", "3", "sqrt(m)-k"):
        replaced = substitute(tree(text), {"m": Fraction(2)})
        assert symbols_of(replaced) == symbols_of(tree(text)) - {"m"}
        assert size(replaced) == size(tree(text))
    assert substitute(tree("m^n"), {"m": Fraction(2)}) == Power(two, N)
    assert substitute(tree("m/n"), {"n": Fraction(2)}) == Quotient(M, two)


def test_only_logarithms_of_one_argument_take_the_base_given() -> None:
    assert with_logarithms(tree("log(m) + log(n, 2) + ln(k)"), "log10") == tree(
        "log10(m) + log(n, 2) + ln(k)"
    )
    assert with_logarithms(tree("log(log(m))/2"), "ln") == tree("ln(ln(m))/2")
