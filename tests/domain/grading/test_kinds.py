"""What is particular to a kind of answer stands in its rooms: nobody else asks which kind it is."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.domain.grading.kinds import KINDS, expected_class

BOT = Path(__file__).parents[3] / "bot"
ROOMS = (*(BOT / "domain" / "grading" / kind for kind in KINDS), BOT / "catalogue" / "kinds")
CLASSES = {name for kind in KINDS for name in (f"{kind.capitalize()}Expected", f"{kind.capitalize()}Drill")}
OWNERS = {"expected", "drill", "question", "file", "entry", "variant", "step"}
"""What has a kind of answer; tokens, slips and messages have kinds of another sort."""


def asked_which(source: str) -> Iterator[int]:
    """Lines that ask which kind of answer something is: by its class, or by comparing its ``kind``."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name("isinstance"), args=[_, wanted]):
                suspects: list[ast.AST] = list(ast.walk(wanted))
            case ast.MatchClass(cls=wanted):
                suspects = [wanted]
            case ast.Compare(left=left, comparators=others):
                sides = (left, *others)
                if any(map(_is_kind, sides)) and any(map(_is_named, sides)):
                    yield node.lineno
                continue
            case _:
                continue
        names = {getattr(each, "id", getattr(each, "attr", "")) for each in suspects}
        if names & CLASSES:
            yield node.lineno


def _is_kind(side: ast.expr) -> bool:
    """Whether this is the ``kind`` of something that has a kind of answer."""
    match side:
        case ast.Attribute(value=ast.Name(owner) | ast.Attribute(attr=owner), attr="kind"):
            return owner in OWNERS
    return False


def _is_named(side: ast.expr) -> bool:
    """Whether this is written out: a text, some texts, or a constant with a name of its own."""
    if isinstance(side, ast.BinOp):
        return _is_named(side.left) or _is_named(side.right)
    return isinstance(side, ast.Constant | ast.Tuple | ast.List | ast.Set) or (
        isinstance(side, ast.Name) and side.id.isupper()
    )


def test_nobody_outside_its_rooms_asks_which_kind_an_answer_is() -> None:
    """A new kind would be forgotten there."""
    found = [
        f"{path.relative_to(BOT)}:{line}"
        for path in sorted(BOT.rglob("*.py"))
        if not any(path.is_relative_to(room) for room in ROOMS)
        for line in asked_which(path.read_text(encoding="utf-8"))
    ]

    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "isinstance(x, NumberExpected | ValueExpected)",
        "isinstance(x, (str, expected.CodeExpected))",
        "match x:\n    case OrderingExpected(reference=order): pass",
        "drill.kind == 'code'",
        "variant.expected.kind in ('number', 'value')",
        "drill.kind in SLOW | {'code'}",
        "isinstance(file, CaseDrill)",
    ],
)
def test_asking_is_noticed(line: str) -> None:
    assert list(asked_which(line))


@pytest.mark.parametrize(
    "line", ["token.kind == 'number'", "isinstance(x, Expected)", "NumberExpected(3)", "drill.kind in off"]
)
def test_other_kinds_and_what_only_makes_one_are_left_alone(line: str) -> None:
    assert not list(asked_which(line))


def test_each_kind_is_called_as_its_room() -> None:
    assert [expected_class(kind).kind for kind in KINDS] == list(KINDS)
