"""Numbers in words are read as themselves; words that are not known, denials and bounds never leave the bare number; writing does not matter."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from num2words import num2words

from bot.domain.grading.judge import judge
from bot.domain.grading.number.expected import NumberExpected
from bot.domain.grading.verdict import Outcome
from bot.domain.mathematics.units import find, words
from bot.domain.reading.claim import Conventions, ReadingFaultError
from bot.domain.reading.lexicon import senses, word_senses
from bot.domain.reading.number import read_number
from bot.domain.reading.social import Social, social_of
from tests.domain.reading import persian

numbers = st.one_of(
    st.integers(0, 10**12), st.integers(0, 2000), st.integers(0, 12).map(lambda power: 10**power)
)
SPARE = ("cardinal", "magnitude", "part", "unread", "postfix", "sign")


def values(text: str, unit: str = "") -> list[Fraction]:
    """The values that a text may have; none where it is handed back."""
    try:
        return [claim.values[0].value for claim in read_number(text, Conventions(unit=unit))]
    except ReadingFaultError:
        return []


@given(numbers)
def test_every_whole_number_in_english_words_is_read_as_itself(number: int) -> None:
    assert values(num2words(number, lang="en")) == [number]


@given(numbers)
def test_every_whole_number_in_persian_words_is_read_as_itself_or_asked(number: int) -> None:
    found = values(persian.whole(number))

    assert number in found
    assert found == [number] or (number % 1000 in range(100, 1000, 100) and len(found) == 2)


@given(
    numbers,
    st.sampled_from(["about {}", "{} steps", "= {}", "I think {}", "حدود {}", "{} تا", "جواب {} است"]),
)
def test_words_round_a_number_in_words_do_not_matter(number: int, frame: str) -> None:
    said = persian.whole(number) if not frame.isascii() else num2words(number, lang="en")

    assert number in values(frame.format(said))


@given(st.integers(1, 11), st.sampled_from(sorted(persian.PARTS)))
def test_a_simple_fraction_in_persian_words_is_read_as_itself(top: int, bottom: int) -> None:
    assume(top < bottom)

    assert values(persian.fraction(top, bottom)) == [Fraction(top, bottom)]


ENGLISH_PARTS = {
    3: "third",
    4: "quarter",
    5: "fifth",
    6: "sixth",
    8: "eighth",
    10: "tenth",
    12: "twelfth",
    100: "hundredth",
}


@given(st.integers(1, 11), st.sampled_from(sorted(ENGLISH_PARTS)), st.integers(0, 99))
def test_a_simple_or_mixed_fraction_in_english_words_is_read_as_itself(
    top: int, bottom: int, whole: int
) -> None:
    assume(top < bottom)
    said = f"{num2words(top)} {ENGLISH_PARTS[bottom]}{'s' if top > 1 else ''}"

    assert values(said) == [Fraction(top, bottom)]
    if whole:
        assert values(f"{whole} and {said}") == [whole + Fraction(top, bottom)]
        assert values(f"{num2words(whole)} and {said}") == [whole + Fraction(top, bottom)]


@given(st.integers(0, 999), st.text("0123456789", min_size=1, max_size=4))
def test_a_decimal_in_words_is_read_as_itself(before: int, after: str) -> None:
    exact = before + Fraction(int(after), 10 ** len(after))
    spelled = " ".join(num2words(int(digit)) for digit in after)

    assert values(f"{num2words(before)} point {spelled}") == [exact]
    assert values(persian.decimal(before, after)) == [exact]


@given(st.integers(0, 100))
def test_a_percentage_in_words_is_read_as_itself(number: int) -> None:
    for said in (f"{num2words(number)} percent", f"{persian.whole(number)} درصد"):
        assert values(said) == [Fraction(number, 100)]
        assert values(said, "%") == [number]


@pytest.mark.parametrize(
    "word", sorted(word for word in words() if len(word) > 1 and find(word) and not senses(word.lower()))
)
def test_every_spelling_of_a_unit_is_that_unit(word: str) -> None:
    found = find(word)
    assert found is not None
    (claim,) = read_number(f"36 {word}", Conventions(unit=found[0].name))

    assert claim.unit is not None
    assert claim.values[0].value * claim.unit.factor == 36 * found[0].factor


@example(word="aaorder", before=True)
@example(word="zeta", before=False)  # a prefix, misspelt: another number
@given(word=st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=12), before=st.booleans())
def test_an_unknown_word_beside_a_number_is_never_ignored(word: str, before: bool) -> None:
    assume(not word_senses(word) and find(word) is None)
    text = f"{word} 30000" if before else f"30000 {word}"

    assert judge(text, NumberExpected(Fraction(30000))).outcome is not Outcome.CORRECT


HEDGES = ["not {}", "{} is wrong", "at least {}", "at most {}", "more than {}", "under {}", "> {}", "≤{}", "≠{}", "±{}", "!= {}", "{} or so many more", "up to {}", "no more than {}", "{} or less", "{} نیست", "حداقل {}", "بیش از {}", "کمتر از {}", "تا {}", "{} غلطه", "∓{}", "≪{}", "⩾{}", "\\neq {}", "\\le {}", "never {}", "between {} and 40000", "{} to 40000", "{} تا ۴۰۰۰۰"]  # fmt: skip


@pytest.mark.parametrize("hedge", HEDGES)
@pytest.mark.parametrize("number", ["30000", "۳۰۰۰۰", "30 thousand", "سی هزار", "3e4"])
def test_denials_bounds_and_ranges_never_leave_the_bare_number(hedge: str, number: str) -> None:
    assert judge(hedge.format(number), NumberExpected(Fraction(30000))).outcome is Outcome.UNREADABLE


FORMS = ["30000", "30,000", "3e4", "3×10^4", "30 thousand", "about 30000 steps", "سی هزار", "30 هزار تا", "2 x 10-5", "not 30000", "7 milion"]  # fmt: skip
MARKS = ["\u200f{}", "\u202b{}\u202c", "\u2067{}\u2069", " {} ", "{}\u200b", "\ufeff{}"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("mark", MARKS)
def test_direction_marks_and_spaces_change_no_verdict(form: str, mark: str) -> None:
    expected = NumberExpected(Fraction(30000))
    digits = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")

    verdict = judge(form, expected).outcome
    assert judge(mark.format(form), expected).outcome is verdict
    assert judge(form.translate(digits), expected).outcome is verdict


@pytest.mark.parametrize(
    ("text", "social"),
    [("Thanks!", Social.THANKS), ("مرسی", Social.THANKS), ("ok", Social.OK), ("idk", Social.UNKNOWN), ("I don't know", Social.UNKNOWN), ("نمی‌دانم", Social.UNKNOWN), ("بلد نیستم", Social.UNKNOWN), ("??", Social.UNKNOWN), ("hint?", Social.HINT), ("راهنمایی لطفا", Social.HINT), ("skip", Social.SKIP), ("بعدی", Social.SKIP), ("30000", None), ("thanks 30000", None), ("", None), ("?", Social.UNKNOWN), ("؟؟", Social.UNKNOWN), ("? ؟", Social.UNKNOWN), ("...", None), ("!", None), ("- -", None)],
)  # fmt: skip
def test_social_words_are_told_from_answers(text: str, social: Social | None) -> None:
    assert social_of(text) is social
