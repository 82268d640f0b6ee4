"""The options of a question, each shown once: short ones on buttons, long ones in the text with letters, which the buttons carry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bot.domain.grading.expected import Choosing, Expected
from bot.domain.learner import Learner
from bot.domain.question.drill import Option, Variant
from bot.domain.question.text import Language
from bot.use_cases.practice.outcomes import Asked
from bot.views.compose import button, content_inline, count
from bot.views.html import inline_text
from bot.views.message import Action, Block, Button, Lines, Text
from bot.views.numerals import ISOLATE, POP

LETTERS = {Language.ENGLISH: "ABCDEFGHIJ", Language.PERSIAN: ("الف", *"بجدهوزحطی")}
"""As exams name options in each language; typed, they are read."""
TICKED, UNTICKED = "☑", "☐"
LONGEST_ON_BUTTON = 32
"""Characters of an option that a phone shows whole on a button."""
LONGEST_OF_TWO = 14
"""The same with two buttons in a row."""
LETTERS_IN_A_ROW = 6


def letter(number: int, learner: Learner) -> str:
    """The letter of option ``number``, from 1."""
    letters = LETTERS[learner.language]
    return letters[number - 1] if number <= len(letters) else count(number, learner)


def are_listed(options: Sequence[Option], variant: Variant, learner: Learner) -> bool:
    """Whether some option is too long for a button, so that all stand in the text."""
    return any(len(label) > LONGEST_ON_BUTTON for label in _labels(options, variant, learner))


def listed(options: Sequence[Option], variant: Variant, learner: Learner) -> tuple[Block, ...]:
    """The options with their letters, a line each."""
    return (
        Lines(
            tuple(
                (Text(f"{letter(number, learner)}) "), *content_inline(option.text, variant.scope, learner))
                for number, option in enumerate(options, 1)
            )
        ),
    )


def buttons(asked: Asked, learner: Learner) -> tuple[tuple[Button, ...], ...]:
    """A button for each option, with what is chosen so far, and *Done* where there may be more than one."""
    variant = asked.variant
    if variant is None or asked.closed or not variant.options:
        return ()
    expected = variant.expected
    marks = [_mark(asked, option.id, expected, learner) for option in variant.options]
    rows = of(
        variant.options, variant, learner, lambda number: Action("choose", (asked.id, number)), marks=marks
    )
    if expected.choosing in (Choosing.SEVERAL, Choosing.ORDER):
        rows = (*rows, (button(learner, "button-submit", "submit", asked.id),))
    return rows


def of(
    options: Sequence[Option],
    variant: Variant,
    learner: Learner,
    action: Callable[[int], Action],
    *,
    marks: Sequence[str] = (),
) -> tuple[tuple[Button, ...], ...]:
    """A button for each option, which does what ``action`` tells for its number from 1; ``marks`` stand before the captions."""
    labels = _labels(options, variant, learner)
    in_letters = are_listed(options, variant, learner)
    made = [
        Button(
            (marks[number - 1] if marks else "") + (letter(number, learner) if in_letters else label),
            action(number),
        )
        for number, label in enumerate(labels, 1)
    ]
    return tuple(_rows(made, _in_a_row(labels, in_letters=in_letters)))


def _labels(options: Sequence[Option], variant: Variant, learner: Learner) -> list[str]:
    texts = (inline_text(content_inline(option.text, variant.scope, learner)) for option in options)
    return [text.replace(ISOLATE, "").replace(POP, "") for text in texts]


def _in_a_row(labels: Sequence[str], *, in_letters: bool) -> int:
    if in_letters:
        return LETTERS_IN_A_ROW
    return 2 if all(len(label) <= LONGEST_OF_TWO for label in labels) else 1


def _rows(made: Sequence[Button], longest: int) -> Iterator[tuple[Button, ...]]:
    for start in range(0, len(made), longest):
        yield tuple(made[start : start + longest])


def _mark(asked: Asked, option: str, expected: Expected, learner: Learner) -> str:
    if expected.choosing is Choosing.ORDER:
        return f"[{count(asked.ordered.index(option) + 1, learner)}] " if option in asked.ordered else ""
    if expected.choosing is Choosing.SEVERAL:
        return f"{TICKED if option in asked.ticked else UNTICKED} "
    return ""
