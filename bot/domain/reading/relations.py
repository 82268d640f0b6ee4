"""The signs and words that say two sides are the same."""

from __future__ import annotations

from bot.domain.reading.tokens import Token

RELATIONS = frozenset(
    {"=", "==", "≈", "~", "->", "=>", "-->", "==>", "→", "⇒", "⟹", "⟶", "≡", "≅", "∴", "⇔", "↦"}
)


def is_relation(token: Token) -> bool:
    """Whether a token says that its sides are the same."""
    return token.kind in RELATIONS or (token.kind == "word" and token.says("relation"))
