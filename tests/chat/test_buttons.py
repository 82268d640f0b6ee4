"""What a button carries comes back as it was, and nothing else is taken for one."""

from __future__ import annotations

import inspect
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.buttons import decode, encode
from bot.chat.routes import BUTTONS, GROUP_BUTTONS, Button
from bot.chat.send import directed
from bot.views.message import Action

words = st.from_regex(r"[a-z][a-z0-9-]{0,11}", fullmatch=True)


@given(words, st.lists(st.one_of(words, st.integers(0, 10**9)), max_size=3))
def test_an_action_comes_back(verb: str, arguments: list[str | int]) -> None:
    action = Action(verb, tuple(arguments))

    assert decode(encode(action)) == action
    assert len(encode(action).encode()) <= 64


@given(st.text(max_size=80))
def test_any_text_decodes_to_an_action_it_could_have_come_from_or_to_none(data: str) -> None:
    action = decode(data)

    assert action is None or encode(action) == data or len(data.encode()) > 64 or "0" in data


@pytest.mark.parametrize(
    "data", [None, "", "1", "0:hint:1", "1:hint:٣", "1::", "1:hint:1 ", "1:hint:../x", "1:h\0nt:1"]
)
def test_what_this_version_would_not_write_is_none(data: str | None) -> None:
    assert decode(data) is None


def test_an_action_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        encode(Action("question", ("x" * 60,)))


@pytest.mark.parametrize(("verb", "button"), [*BUTTONS.items(), *GROUP_BUTTONS.items()])
def test_every_button_names_the_kinds_of_arguments_that_its_handler_takes(verb: str, button: Button) -> None:
    hints = get_type_hints(button.handler)
    parameters = list(inspect.signature(button.handler).parameters.values())[1:]
    taken = tuple(hints[each.name] for each in parameters)
    needed = tuple(hints[each.name] for each in parameters if each.default is inspect.Parameter.empty)

    # An older button names fewer of them, where the others have a value of their own.
    assert button.kinds in (taken, needed), verb


@pytest.mark.parametrize(
    ("caption", "begins_with_mark"),
    [
        ("E · ضرب سه ماتریس", True),
        ("● GPU و TPU", True),
        ("🎤 پرسش تشریحی (M)", False),
        ("256 · 256", False),
        ("English", False),
        ("۱۲", False),
    ],
)
def test_a_caption_with_persian_is_laid_out_from_right_to_left(caption: str, begins_with_mark: bool) -> None:
    shown = directed(caption)
    assert shown.removeprefix("\u200f") == caption
    assert shown.startswith("\u200f") == begins_with_mark
