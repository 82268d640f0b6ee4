"""Every word a learner reads, in English and in Persian, from the Fluent files beside this one."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Message

from bot.domain.question.text import Language

MESSAGE = re.compile(r"^(?P<key>[a-z][\w-]*) *=.*(?:\n(?:[ }].*)?)*", re.MULTILINE)
"""A message as Fluent's syntax has it: what follows its first line is indented. No message of ours refers to another."""
LEADING_SIGN = re.compile(r"(?<![^\s«(])([/.])(?=[a-z])")
LEFT_TO_RIGHT_MARK = "\u200e"


class Words:
    """The words of one language."""

    def __init__(self, language: Language) -> None:
        source = files("bot.views.words").joinpath(f"{language.value}.ftl").read_text(encoding="utf-8")
        self.language = language
        self._bundle = FluentBundle([language.value], use_isolating=False)
        # A file takes a twentieth of a start to parse, and most starts end before most of its messages were read.
        self._sources = {found["key"]: found[0] for found in MESSAGE.finditer(source)}
        self._fixed: dict[str, str] = {}

    def __call__(self, key: str, **values: str | int) -> str:
        """The text of a key with its places filled. Raises LookupError for an unknown key, ValueError for a missing value."""
        if values:
            return self._format(key, values)
        if key not in self._fixed:
            self._fixed[key] = self._format(key, values)
        return self._fixed[key]

    def _format(self, key: str, values: dict[str, str | int]) -> str:
        message = self._message(key)
        if message.value is None:
            raise LookupError(key)
        text, errors = self._bundle.format_pattern(message.value, values)
        if errors:
            raise ValueError(f"{key}: {errors[0]}")
        return _signs_first(str(text)) if self.language.right_to_left else str(text)

    def _message(self, key: str) -> Message:
        if not self._bundle.has_message(key) and key in self._sources:
            self._bundle.add_resource(FluentResource(self._sources[key]))
        return self._bundle.get_message(key)

    def has(self, key: str) -> bool:
        return key in self._sources


@cache
def words(language: Language) -> Words:
    """The words of a language, read once."""
    return Words(language)


def _signs_first(text: str) -> str:
    """A right-to-left text whose commands and file endings keep their sign in front: ``/help``, where ``help/`` would be shown."""
    return LEADING_SIGN.sub(rf"{LEFT_TO_RIGHT_MARK}\1", text)
