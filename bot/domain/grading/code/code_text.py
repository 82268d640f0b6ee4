"""A function as it comes through a chat: marks taken off, what the app or the keyboard did to it repaired, then parsed, never run."""

from __future__ import annotations

import ast
import re
import textwrap
import warnings
from dataclasses import dataclass

from bot.domain.codes import Code
from bot.domain.grading.verdict import Reason, Unreadable

LENGTH_LIMIT = 20_000
OFFERED = frozenset({
    "__future__", "collections", "decimal", "fractions", "functools", "itertools", "math", "numpy", "operator", "statistics", "typing",
})  # fmt: skip
FENCE = "```"
LANGUAGES = ("", "py", "python", "python3")
INVISIBLE = re.compile("[\ufeff\u200b-\u200f\u2028-\u202e\u2060\u2066-\u2069\0]")
SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
TYPESET = str.maketrans({
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "″": '"',
    "−": "-", "–": "-", "—": "--", "×": "*", "…": "...", "≤": "<=", "≥": ">=", "≠": "!=",
    **{chr(0x6F0 + digit): str(digit) for digit in range(10)},
})  # fmt: skip
BEGINNING = re.compile(
    r"^\s*(?:from\s+[\w.]+\s+import\b|import\s+[\w.]+(?:\s+as\s+\w+)?\s*$|def\s+\w+\s*\(|@\w|class\s+\w+\s*[:(])"
)
PROSE = re.compile(
    r"^(?!(?:return|def|class|import|from|for|while|if|else|elif|with|try|except|raise|assert|del|print|lambda|yield|global)\b)[^\W\d_][^=\[\]{}()]*(?:\s[^=\[\]{}()]*|[.:!?…])$"
)
"""A line of a sentence: it begins with a letter at the margin and holds no sign of code."""
PROMPTS = (">>> ", "... ")
OPENING = re.compile(r"^\s*(?:async\s+)?(?:def|for|while|if|elif|else|with|try|class)\b.*:\s*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Source:
    """Parsed source: its text, its tree, and whether typeset signs had to be put back."""

    text: str
    tree: ast.Module
    repaired: bool


def read_source(typed: str) -> Source | Unreadable:
    """The Python in a message or a file; typeset quotes and signs are put back only where the text is no Python without that."""
    if len(typed) > LENGTH_LIMIT:
        return Unreadable(Reason("too-long"))
    text = _plain(typed)
    if not text.strip():
        return Unreadable(Reason("code-no-code"))
    tree = _parsed(text)
    if isinstance(tree, ast.Module):
        return Source(text, tree, repaired=False)
    bare = _without_prose(text)
    if bare and isinstance(tree := _parsed(bare), ast.Module):
        return Source(bare, tree, repaired=False)
    repaired = text.translate(TYPESET)
    second = _parsed(repaired) if repaired != text else tree
    if isinstance(second, ast.Module):
        return Source(repaired, second, repaired=True)
    return _why_not(repaired, second)


def _plain(typed: str) -> str:
    text = typed.replace("\r\n", "\n").replace("\r", "\n")
    text = SPACES.sub(" ", INVISIBLE.sub("", text))
    text = _without_prompts(_without_fence(text))
    return textwrap.dedent(text).strip("\n").expandtabs(8).rstrip() + "\n"


def _without_fence(text: str) -> str:
    """What stands between the first two lines of three backticks, perhaps among prose; text that is Python with such lines stays."""
    lines = text.split("\n")
    fences = [at for at, line in enumerate(lines) if _is_fence(line.strip())]
    if not fences or (any(map(str.strip, lines[: fences[0]])) and isinstance(_parsed(text), ast.Module)):
        return text
    return "\n".join(lines[fences[0] + 1 : fences[1] if len(fences) > 1 else None])


def _without_prompts(text: str) -> str:
    """The input of a session copied from Python's console, without its prompts and what it printed."""
    lines = text.split("\n")
    if not any(line.startswith(PROMPTS[0]) for line in lines):
        return text
    return "\n".join(
        line[4:] for line in lines if line.startswith(PROMPTS) or line.rstrip() in ("...", ">>>")
    )


def _without_prose(text: str) -> str:
    """The code of a message that has sentences before or after it, without marks; empty where something else stands there."""
    lines = text.rstrip().split("\n")
    first = next((at for at, line in enumerate(lines) if BEGINNING.match(line)), len(lines))
    last = len(lines)
    while last > first and (not lines[last - 1].strip() or PROSE.match(lines[last - 1])):
        last -= 1
    if not all(PROSE.match(line) or not line.strip() for line in lines[:first]):
        return ""
    return textwrap.dedent("\n".join(lines[first:last])).strip("\n") + "\n" if first < last else ""


def _is_fence(line: str) -> bool:
    return line.startswith(FENCE) and line[len(FENCE) :].strip().lower() in LANGUAGES


def _parsed(text: str) -> ast.Module | Reason:
    """The tree, or the reason why there is none; a text made to exhaust the parser is told to be too deep."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except SyntaxError as error:
        code: Code = "code-indentation" if isinstance(error, IndentationError) else "code-syntax"
        line = error.lineno or 0
        lines = text.splitlines()
        piece = lines[line - 1].strip()[:120] if 0 < line <= len(lines) else ""
        return Reason(code, {"line": line, "piece": piece or "–"})
    except (ValueError, RecursionError, MemoryError):
        return Reason("too-deep")


def _why_not(text: str, reason: Reason) -> Unreadable:
    if "def " not in text and "lambda" not in text:
        return Unreadable(Reason("code-no-code"))
    return Unreadable(Reason("code-indentation-lost") if _is_flat(text) else reason)


def _is_flat(text: str) -> bool:
    """Whether some line opens a block and no line at all is indented: an app ate the spaces."""
    lines = [line for line in text.splitlines() if line.strip()]
    return any(OPENING.match(line) for line in lines) and not any(line[0].isspace() for line in lines)


def imports(tree: ast.Module) -> set[str]:
    """The top-level names of all modules that are imported anywhere."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0] if not node.level else ".")
    return found


def functions(tree: ast.Module) -> dict[str, ast.FunctionDef | ast.Lambda]:
    """The functions that a module defines by ``def`` or names by ``=`` a lambda, by name; of one name, the last."""
    found: dict[str, ast.FunctionDef | ast.Lambda] = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            found[node.name] = node
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda):
            found |= {target.id: node.value for target in node.targets if isinstance(target, ast.Name)}
    return found


def takes(function: ast.FunctionDef | ast.Lambda, count: int) -> bool:
    """Whether a function can be called with so many positional arguments."""
    given = function.args
    names = len(given.posonlyargs) + len(given.args)
    required = names - len(given.defaults)
    lone = any(default is None for default in given.kw_defaults)
    return not lone and required <= count and (count <= names or given.vararg is not None)
