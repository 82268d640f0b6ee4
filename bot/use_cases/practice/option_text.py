"""An option typed out in its own words, in either language, instead of its number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.catalogue.template import fill
from bot.domain.question.drill import Option

_MARK = re.compile("\ue000([^|\ue001]*)[^\ue001]*\ue001")
_DRESS = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069`$*_\\.,،؛;:!؟?«»\"']+")


def as_option_number(typed: str, options: Sequence[Option], scope: Mapping[str, object]) -> str | None:
    """The number (from 1) of the only option whose text was typed, in Latin digits; None where there is none, or more than one."""
    wanted = _bare(typed)
    if not options or not wanted or wanted.isdecimal():
        return None
    found = [
        str(number)
        for number, option in enumerate(options, 1)
        if wanted in {_bare(fill(text, scope)) for text in (option.text.en, option.text.fa)}
    ]
    return found[0] if len(found) == 1 else None


def _bare(text: str) -> str:
    return _DRESS.sub("", _MARK.sub(r"\1", text)).casefold()
