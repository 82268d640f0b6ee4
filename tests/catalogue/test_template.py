"""Filled texts mark their numbers, escape their words, and leave LaTeX alone."""

from fractions import Fraction
from types import SimpleNamespace

import pytest

from bot.catalogue.template import FillError, fill, literal
from bot.domain.mathematics.real import Real


def shown(template: str, **scope: object) -> str:
    return fill(template, scope).replace("\ue000", "⟦").replace("\ue001", "⟧")


@pytest.mark.parametrize(
    ("place", "mark"),
    [
        ("<< n >>", "⟦30000⟧"),
        ("<< -n >>", "⟦-30000⟧"),
        ("<< half >>", "⟦1/2⟧"),
        ("<< 50 / 3 >>", "⟦50/3⟧"),
        ("<< n / 3 >>", "⟦10000⟧"),
        ("<< half | digits(4) >>", "⟦1/2|4⟧"),
        ("<< half | fixed(2) >>", "⟦1/2|2f⟧"),
        ("<< n | sci >>", "⟦30000|e3⟧"),
        ("<< n | pow2 >>", "⟦30000|pow2⟧"),
        ("<< n | plain >>", "⟦30000|plain⟧"),
        ("<< n | counted('layer', 'layers') >>", "⟦30000⟧ layers"),
        ("<< p[0] | counted('matrix', 'matrices') >>", "⟦1⟧ matrix"),
        ("<< root >>", "⟦1.4142135623730950488e+0⟧"),
        ("<< chain.cost >>", "⟦7⟧"),
        ("<< p | join(', ') >>", "⟦1⟧, ⟦2⟧"),
        ("<% for x in p %><< x >><% if not loop.last %>+<% endif %><% endfor %>", "⟦1⟧+⟦2⟧"),
        ("<< range(1, 3) | join('') >>", "⟦1⟧⟦2⟧⟦3⟧"),
    ],
)
def test_numbers_are_marked_not_written(place: str, mark: str) -> None:
    """Exactly what the number is, and the format the author chose."""
    root = Real(Fraction("1.41421356237309504880168872420969807856967"))
    scope = {"n": 30000, "half": Fraction(1, 2), "root": root, "p": [1, 2], "chain": SimpleNamespace(cost=7)}

    assert shown(place, **scope) == mark


def test_latex_braces_need_no_escaping() -> None:
    """`{`, `}`, `%` and `\\` are the author's own."""
    assert (
        shown(r"$\frac{<< a >>}{b_{1}}$ costs 5% {{x}} {% y %}", a=2)
        == r"$\frac{⟦2⟧}{b_{1}}$ costs 5% {{x}} {% y %}"
    )


def test_texts_are_escaped_in_running_text_only() -> None:
    """A format's name has an underscore, which is no emphasis; in formulas and code it stands as it is."""
    filled = shown("<< f >> `<< f >>` $<< f >>$ \\$<< f >>", f="a_b")

    assert filled == r"a\_b `a_b` $a_b$ \$a\_b"


def test_a_format_does_not_end_the_cell_of_a_table() -> None:
    """The mark's bar is escaped in rows of tables only, and the parser sees two cells."""
    from markdown_it import MarkdownIt

    filled = fill(
        "| a | b |\n| --- | --- |\n| $<< x | digits(4) >>$ | << x | fixed(2) >> |\n\n<< x | sci >>", {"x": 5}
    )
    tokens = MarkdownIt("commonmark").enable("table").parse(filled)
    cells = [tokens[i + 1].content for i, token in enumerate(tokens) if token.type == "td_open"]

    assert cells == ["$\ue0005|4\ue001$", "\ue0005|2f\ue001"]
    assert filled.endswith("\n\n\ue0005|e3\ue001")


def test_names_of_matrices_become_latex() -> None:
    """A1 is A with the index 1."""
    assert shown("$<< order | subscripted >>$", order="A1(A2A10)") == "$A_{1}(A_{2}A_{10})$"


@pytest.mark.parametrize(
    "template",
    ["<< missing >>", "<< a.missing >>", "<< a", "<% for %>", "<< flag >>", "<< nothing >>", "<< p >>", "<< 1 / 0 >>",
     "<< ''.__class__.__mro__ >>", "<< 9 ** 99999 >>", "<< 'a' * 1000000000 >>", "<< a | nosuch >>"],
)  # fmt: skip
def test_a_place_that_cannot_be_filled_is_an_error(template: str) -> None:
    """Unknown names, broken syntax, bombs and values that are neither number nor text."""
    with pytest.raises(FillError):
        fill(template, {"a": 1, "flag": True, "nothing": None, "p": [1]})


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("<< heigt >>", "there is no `heigt` here. Did you mean `height`"),
        ("<< heigt | digits(3) >>", "there is no `heigt` here. Did you mean `height`"),
        ("<< sqrt(height) >>", "a text does not call `sqrt`: give the value a name in `let`"),
        ("<< chain.coss >>", "there is no field `coss`. Did you mean `cost`"),
        ("<< height.unit >>", "a number has no field `unit`"),
        ("<< height | digit(3) >>", "there is no filter `digit`. Did you mean `digits`"),
        ("<< height | digits >>", "a function is given too few or too many values"),
        ("<< height", "a place << is not closed by >> .TemplateSyntaxError: "),
        ("<< height } >>", "a bracket is not closed, or closed twice .TemplateSyntaxError: unexpected '}'"),
        ("<< 10^6 >>", r"powers are written `\*\*`"),
        ("<% if height > 3 %>high", "<% endif %> is missing"),
        ("<% endfor %>", "<% endfor %> belongs to no if or for"),
        ("<% fi height %>", "there is no <% fi %>, but if and for"),
        ("<< height / 0 >>", "it divides by zero"),
        ("<< 'a' >> << 'b >>", "a quote is not closed"),
    ],
)
def test_what_goes_wrong_is_said_in_plain_words(template: str, says: str) -> None:
    with pytest.raises(FillError, match=says):
        fill(template, {"height": 3, "chain": SimpleNamespace(cost=7)})


@pytest.mark.parametrize("template", ["<< a / 3.35 | digits(3) >>", "<< 2 * a | sci >>"])
def test_a_filter_that_binds_before_an_operator_says_so(template: str) -> None:
    with pytest.raises(FillError, match="a filter binds before"):
        fill(template, {"a": 1})


def test_a_literal_is_written_out_in_latin() -> None:
    """Units and formulas of a drill are no prose."""
    assert literal("<< a >>*n^<< b >>", {"a": 2, "b": Fraction(1, 2)}) == "2*n^1/2"
