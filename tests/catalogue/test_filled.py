"""Texts of a variant are filled once, and what is sound in one variant is not parsed again for other figures."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.catalogue import template
from bot.catalogue.catalogue import load_drill
from bot.catalogue.check import markup
from bot.catalogue.check.filled import Filled
from bot.catalogue.template import FillError
from tests.catalogue.drill_text import DRILL, write_content


def _texts(folder: Path) -> Filled:
    write_content(folder, DRILL)
    return Filled(load_drill(folder / "links" / "wire.yaml").draw(0))


def test_a_text_is_filled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = _texts(tmp_path)
    calls: list[str] = []
    real = template.fill

    def counted(text: str, scope: Mapping[str, object]) -> str:
        calls.append(text)
        return real(text, scope)

    monkeypatch.setattr("bot.catalogue.check.filled.fill", counted)
    assert texts.text("<< 1 + 1 >>") == texts.text("<< 1 + 1 >>") == texts.told("<< 1 + 1 >>")
    assert calls == ["<< 1 + 1 >>"]


def test_a_text_that_cannot_be_filled_is_told_each_time(tmp_path: Path) -> None:
    texts = _texts(tmp_path)
    for _ in range(2):
        with pytest.raises(FillError):
            texts.text("<< nowhere >>")
    assert texts.told("<< nowhere >>", "instead") == "instead"


@pytest.mark.parametrize("figures", ["1", "12", "3/10", "2.5e-05"])
def test_other_figures_hide_no_fault(figures: str) -> None:
    assert list(markup.markup_faults(f"It is {figures}.")) == []
    first, *_ = markup.markup_faults(f"It is {figures} <b>here</b>.")
    assert first.startswith("HTML is not allowed")
    assert list(markup.markup_faults(f"It is $\\dfrac{{{figures}}}{{2}}$.")) == [
        "not every client can draw \\dfrac"
    ]


def test_a_message_shows_the_text_with_its_own_figures() -> None:
    assert list(markup.markup_faults("It costs 1234 $ here.")) == ["a lone $: It costs 1234 $ here."]
