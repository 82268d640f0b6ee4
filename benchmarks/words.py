"""How many characters people read: the messages of both languages beside those of an older commit. ``python -m benchmarks.words COMMIT``.

Only messages that both have are counted; places, their values and the names of plural forms are not.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from fluent.syntax import FluentParser, ast

WORDS = Path("bot/views/words")


def characters(source: str) -> dict[str, int]:
    """The characters of each message, those of all its forms together."""
    entries = FluentParser().parse(source).body
    return {
        each.id.name: _of(each.value)
        for each in entries
        if isinstance(each, ast.Message) and each.value is not None
    }


def _of(pattern: ast.Pattern) -> int:
    return sum(
        len(element.value) if isinstance(element, ast.TextElement) else _placed(element.expression)
        for element in pattern.elements
    )


def _placed(expression: object) -> int:
    if isinstance(expression, ast.SelectExpression):
        return sum(_of(variant.value) for variant in expression.variants)
    return len(expression.value) if isinstance(expression, ast.StringLiteral) else 0


def main(commit: str) -> None:
    for language in ("en", "fa"):
        path = WORDS / f"{language}.ftl"
        before = subprocess.run(
            ["git", "show", f"{commit}:{path}"],  # noqa: S607
            capture_output=True,
            text=True,
            check=True,
        )
        old, new = characters(before.stdout), characters(path.read_text(encoding="utf-8"))
        shared = old.keys() & new.keys()
        was, now = sum(old[key] for key in shared), sum(new[key] for key in shared)
        print(f"{language}: {len(shared)} messages, {was} characters then, {now} now: {now / was:.1%}")
        longer = sorted((key for key in shared if new[key] > old[key]), key=lambda key: old[key] - new[key])
        print("   longer now:", ", ".join(f"{key} ({old[key]} → {new[key]})" for key in longer[:10]))


if __name__ == "__main__":
    main(sys.argv[1])
