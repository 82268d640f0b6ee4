"""Every word a learner reads, in English and in Persian, from the Fluent files beside this one."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource

from bot.domain.question.text import Language


class Words:
    """The words of one language."""

    def __init__(self, language: Language) -> None:
        source = files("bot.views.words").joinpath(f"{language.value}.ftl").read_text(encoding="utf-8")
        self.language = language
        self._bundle = FluentBundle([language.value], use_isolating=False)
        self._bundle.add_resource(FluentResource(source))
        self._fixed: dict[str, str] = {}

    def __call__(self, key: str, **values: str | int) -> str:
        """The text of a key with its places filled. Raises LookupError for an unknown key, ValueError for a missing value."""
        if values:
            return self._format(key, values)
        if key not in self._fixed:
            self._fixed[key] = self._format(key, values)
        return self._fixed[key]

    def _format(self, key: str, values: dict[str, str | int]) -> str:
        message = self._bundle.get_message(key)
        if message.value is None:
            raise LookupError(key)
        text, errors = self._bundle.format_pattern(message.value, values)
        if errors:
            raise ValueError(f"{key}: {errors[0]}")
        return str(text)

    def has(self, key: str) -> bool:
        return bool(self._bundle.has_message(key))


@cache
def words(language: Language) -> Words:
    """The words of a language, read once."""
    return Words(language)
