"""Numbers, formulas and messages as a learner reads them."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import Catalogue, content_folder
from bot.domain.grading.judge import judge
from bot.domain.learner import Learner
from bot.domain.question.text import Language
from bot.simulator.entities import parse_html, units
from bot.simulator.rich import check_rich
from bot.use_cases.practice.outcomes import Answered, Asked
from bot.views import topics, verdict
from bot.views.compose import unit
from bot.views.html import TEXT_LIMIT, html_messages, plain_text
from bot.views.latex_text import unicode_formula
from bot.views.markdown import blocks
from bot.views.message import Message
from bot.views.numerals import localised, numeral
from bot.views.question import message
from bot.views.rich import rich_message
from bot.views.unbroken import unbroken


@pytest.mark.parametrize(
    ("exact", "format_", "english", "persian", "latex", "code"),
    [
        ("30000", "", "30,000", "۳۰٬۰۰۰", "30{,}000", "30000"),
        ("1000", "plain", "1000", "۱۰۰۰", "1000", "1000"),
        ("-5", "", "−5", "\u2066−۵\u2069", "-5", "-5"),
        ("50/3", "", "50/3", "\u2066۵۰/۳\u2069", r"\frac{50}{3}", "50/3"),
        ("50/3", "4", "16.67", "۱۶٫۶۷", "16.67", "16.67"),
        ("5/2", "", "2.5", "۲٫۵", "2.5", "2.5"),
        (
            "0.00002656139888758748",
            "4",
            "2.656×10⁻⁵",
            "\u20662.656×10⁻⁵\u2069",
            r"2.656\times 10^{-5}",
            "2.656e-5",
        ),
        ("-1/10000000", "", "−10⁻⁷", "\u2066−10⁻⁷\u2069", "-10^{-7}", "-1e-7"),
        ("1/16777216", "pow2", "2⁻²⁴", "\u20662⁻²⁴\u2069", "2^{-24}", "2**-24"),
        ("12345.678", "1f", "12,345.7", "۱۲٬۳۴۵٫۷", "12{,}345.7", "12345.7"),
        ("0", "", "0", "۰", "0", "0"),
    ],
)
def test_a_number_is_written_for_where_it_stands(
    exact: str, format_: str, english: str, persian: str, latex: str, code: str
) -> None:
    ready = numeral(exact, format_)

    assert (ready.text(persian=False), ready.text(persian=True), ready.latex(), ready.code()) == (
        english,
        persian,
        latex,
        code,
    )


@given(st.fractions(), st.sampled_from(["", "4", "2f", "e3", "pow2", "plain"]))
def test_any_number_can_be_written_in_any_format(value: Fraction, format_: str) -> None:
    ready = numeral(str(value), format_)

    assert ready.text(persian=True)
    assert ready.latex()


@given(st.integers(-(10**14), 10**14))
def test_a_whole_number_reads_back_exactly(value: int) -> None:
    assert int(numeral(str(value)).text(persian=False).replace(",", "").replace("−", "-")) == value


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\frac{1}{\sqrt{v+\varepsilon}}", "1/√(v + ε)"),
        (r"\Theta(n^3)", "Θ(n³)"),
        (r"30\,000", "30\u202f000"),
        (r"2.656\times10^{-5}", "2.656 × 10⁻⁵"),
        (r"\frac{a+b}{c}", "(a + b)/c"),
        (r"n^{n-1}", "nⁿ⁻¹"),
        (r"A_{1}(A_{2}A_{3})", "A₁(A₂A₃)"),
        (r"\log_2 1000", "log₂ 1000"),
        (r"\min_{i\le k<j}x", "min_(i≤k<j) x"),
        (r"x^{\frac{1}{2}}", "x^(1/2)"),
        (r"\text{two words}=1", "two words = 1"),
    ],
)
def test_formulas_as_unicode_text(latex: str, text: str) -> None:
    assert unicode_formula(latex) == text


CATALOGUE = Catalogue.load(content_folder())
MARKDOWN = """
A **bold** and *slanted* word, `code <b>` and $x^2 < 3$, [a link](https://example.org/?a=1&b=2).

$$\\sum_{i=1}^n i = \\frac{n(n+1)}{2}$$

| a | b |
| --- | ---: |
| $n$ | \ue00030000\ue001 |

- one
- two

> quoted

```python
if a < b: pass
```
"""


@pytest.mark.parametrize("language", list(Language))
def test_every_construct_is_accepted_by_telegram_in_each_output(language: Language) -> None:
    message = Message(blocks(MARKDOWN, persian_digits=language.right_to_left), language)

    check_rich(rich_message(message))
    for text in html_messages(message):
        plain, _ = parse_html(text)
        assert units(plain) <= TEXT_LIMIT


@given(
    st.lists(
        st.text(alphabet=st.characters(blacklist_categories=("Cs", "Co", "Cc")), min_size=1, max_size=900),
        min_size=1,
        max_size=12,
    )
)
def test_any_text_is_split_into_messages_that_telegram_accepts(paragraphs: list[str]) -> None:
    from bot.views.compose import paragraph

    message = Message(tuple(paragraph(text) for text in paragraphs), Language.ENGLISH)
    sent = [parse_html(text)[0] for text in html_messages(message)]

    assert all(units(text) <= TEXT_LIMIT for text in sent)
    squeezed = "".join("".join(sent).split())
    assert squeezed == "".join("".join(paragraphs).split())


def test_a_paragraph_that_begins_latin_is_laid_out_right_to_left_in_persian() -> None:
    message = Message(blocks("$n$ ماتریس", persian_digits=True), Language.PERSIAN)

    assert html_messages(message)[0].startswith("\u200f")


def test_a_paragraph_of_numbers_alone_is_laid_out_right_to_left_in_persian() -> None:
    message = Message(blocks("۴. ۶۵۵۰۴", persian_digits=True), Language.PERSIAN)

    assert html_messages(message)[0].startswith("\u200f")
    assert not html_messages(Message(message.blocks, Language.ENGLISH))[0].startswith("\u200f")


def test_a_unit_that_is_a_word_is_in_the_persons_language_and_a_sign_stays() -> None:
    persian, english = Learner(1, Language.PERSIAN), Learner(1, Language.ENGLISH)

    assert [unit("years", each) for each in (english, persian)] == ["years", "سال"]
    assert [unit("GiB", each) for each in (english, persian)] == ["GiB", "گیبی‌بایت"]
    assert [unit("µs", each) for each in (english, persian)] == ["µs", "میکروثانیه"]
    assert [unit("FLOP/B", each) for each in (english, persian)] == ["FLOP/B", "FLOP/B"]


@pytest.mark.parametrize(
    ("source", "english", "persian"),
    [
        ("$\ue00030000\ue001$", "30,000", "۳۰٬۰۰۰"),
        (r"$30\,000$", "30,000", "۳۰٬۰۰۰"),
        ("$30{,}000.5$", "30,000.5", "۳۰٬۰۰۰٫۵"),
        ("$\ue0001/4\ue001$", "0.25", "۰٫۲۵"),
        ("$2\\cdot 8$", "2\xa0·\xa08", "\u20662\xa0·\xa08\u2069"),
    ],
)
def test_a_number_alone_is_running_text_even_where_an_author_put_dollars(
    source: str, english: str, persian: str
) -> None:
    def written(language: Language) -> str:
        found = blocks(f"و {source} بایت", persian_digits=language.right_to_left)
        return plain_text(Message(found, language))

    assert written(Language.ENGLISH) == f"و {english} بایت"
    assert written(Language.PERSIAN) == f"و {persian} بایت"


TABLE = """
| برش | ضرب‌ها |
| --- | ---: |
| $A_1$ | \ue00030000\ue001 |
| `B` | \ue0005000\ue001 |
"""


def test_a_table_without_typesetting_is_lines_in_persian_and_columns_in_english_where_they_fit() -> None:
    def written(table: str, language: Language) -> str:
        return html_messages(Message(blocks(table, persian_digits=language.right_to_left), language))[0]

    assert written(TABLE, Language.PERSIAN) == (
        "• برش: \u2066A₁\u2069؛ ضرب‌ها: ۳۰٬۰۰۰\n• برش: \u2066<code>B</code>\u2069؛ ضرب‌ها: ۵٬۰۰۰"
    )
    assert written(TABLE.replace("برش", "cut").replace("ضرب‌ها", "cost"), Language.ENGLISH) == (
        "<pre>cut  cost\n───────────\nA₁   30,000\nB     5,000</pre>"
    )
    wide = TABLE.replace("برش", "where it is cut").replace("ضرب‌ها", "scalar multiplications")
    assert written(wide, Language.ENGLISH) == (
        "• where it is cut: A₁; scalar multiplications: 30,000\n"
        "• where it is cut: <code>B</code>; scalar multiplications: 5,000"
    )


@pytest.mark.parametrize(
    ("formula", "kept"),
    [
        ("r · / s · t", "r~·~/~s~·~t"),
        ("a/b + |x|", "a/|b~+~||x|"),
        ("T(n) = 2·T(n/2) + n log n ≤ c·n² log n", "T(n) =~2·T(n/2)~+~n~log~n ≤~c·n²~log~n"),
        ("f(i, j) = min_(i≤k<j) (f(i, k) + f(k + 1, j))", "f(i,~j) =~min_(i≤k<j)~(f(i,~k) +~f(k +~1,~j))"),
    ],
)
def test_a_narrow_screen_cuts_only_a_long_formula_and_only_before_a_sign(formula: str, kept: str) -> None:
    assert unbroken(formula).replace("\xa0", "~").replace("\u2060", "|") == kept


@given(st.text(alphabet="ab+= ()·,/", max_size=80).map(lambda text: " ".join(text.split())))
def test_however_a_formula_is_held_together_its_letters_stay(formula: str) -> None:
    assert unbroken(formula).replace("\xa0", " ").replace("\u2060", "") == formula


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("15 هزار", "\u2067۱۵ هزار\u2069 = ۱۵٬۰۰۰"),
        ("3.5 میلیون", "\u2067۳٫۵ میلیون\u2069 = ۳٬۵۰۰٬۰۰۰"),
        ("3*10^4", "\u2066<code>3×10^4</code>\u2069 = ۳۰٬۰۰۰"),
    ],
)
def test_what_was_read_is_told_back_in_the_digits_and_the_direction_of_its_language(
    typed: str, told: str
) -> None:
    found = next(each for topic in CATALOGUE.topics for each in topic.drills if each.kind == "number")
    variant = found.draw(0)
    judged = judge(typed, variant.expected)
    asked = Asked(1, CATALOGUE.topics[0], found, variant)

    (shown, *_) = html_messages(
        verdict.message(Answered(asked, judged, 1, True), Learner(1, Language.PERSIAN))
    )
    assert f"برداشت من: {told}" in shown


def latin_meets_latin(text: str) -> list[str]:
    """The dots of a line at which two Latin letters meet: laid out from right to left, what stands around them would change places."""
    met = []
    for at, character in enumerate(text):
        if character != "·":
            continue
        sides = [text[:at][::-1], text[at + 1 :]]
        strong = [
            next((unicodedata.bidirectional(c) for c in side if unicodedata.bidirectional(c) in "RAL"), "R")
            for side in sides
        ]
        if strong == ["L", "L"]:
            met.append(text)
    return met


def test_no_heading_and_no_button_in_persian_has_latin_on_both_sides_of_a_dot() -> None:
    """``M · GPU و TPU`` would begin with GPU."""
    catalogue, learner = Catalogue.load(content_folder()), Learner(1, Language.PERSIAN)
    asked = [Asked(1, topic, topic.open_question, None) for topic in catalogue.topics]
    asked += [Asked(1, topic, drill, drill.draw(0)) for topic in catalogue.topics for drill in topic.drills]
    heads = [plain_text(message(each, learner)).splitlines()[0] for each in asked]
    lists = [topics.one(topic, {}, learner) for topic in catalogue.topics]
    lists += [topics.listing(catalogue.topics, number, {}, learner) for number in range(9)]
    captions = [button.caption for made in lists for row in made.buttons for button in row]

    assert len(heads) > 150
    assert len(captions) > 150
    assert [met for text in (*heads, *captions) for met in latin_meets_latin(text)] == []


def test_a_column_without_a_name_is_a_cell_without_one() -> None:
    table = "|  | ضرب‌ها |\n| --- | --- |\n| بد | ۳۰٬۰۰۰ |"
    made = Message(blocks(table, persian_digits=True), Language.PERSIAN)

    assert html_messages(made)[0] == "• بد؛ ضرب‌ها: ۳۰٬۰۰۰"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("هر GPU ۸ نمونه", "هر GPU\u200f ۸ نمونه"), ("روی هر GPU: ۱۵", "روی هر GPU\u200f: ۱۵"), ("دو بایت در float16، ۴ بایت", "دو بایت در float16، ۴ بایت"),
        ("(Rasmussen و Williams، ۲۰۰۶)", "(Rasmussen و Williams\u200f، ۲۰۰۶)"), ("IEEE 754 binary16", "IEEE 754 binary16"), ("مدل Llama 3 است", "مدل Llama\u200f 3 است"),
        ("۸ GPU داریم", "۸ GPU داریم"), ("each GPU 8", "each GPU 8"),
    ],
)  # fmt: skip
def test_a_number_behind_a_latin_word_stays_behind_it(text: str, written: str) -> None:
    assert localised(text, persian=True) == written


def test_a_number_in_a_column_with_a_latin_name_stays_behind_it() -> None:
    table = "| بخش | روی GPU |\n| --- | --- |\n| وزن | ۱۵ |"
    made = Message(blocks(table, persian_digits=True), Language.PERSIAN)

    assert html_messages(made)[0] == "• بخش: وزن؛ روی GPU\u200f: ۱۵"
