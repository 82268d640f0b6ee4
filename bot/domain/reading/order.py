"""An order of multiplying matrices, in brackets, in nested calls or in words: ``A(BC)``, ``np.dot(A, np.dot(B, C))``, «اول BC بعد A»."""

from __future__ import annotations

import operator
import re
from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

from bot.domain.mathematics.clean import LENGTH_LIMIT, clean
from bot.domain.reading.beside import asserted
from bot.domain.reading.claim import ReadingFaultError, unknown
from bot.domain.reading.number import BOUNDS, DENIALS
from bot.domain.reading.places import PUNCTUATION
from bot.domain.reading.relations import RELATIONS
from bot.domain.reading.tokens import Token, TokenFaultError, tokens_of

Tree: TypeAlias = "int | tuple[Tree, Tree]"
DEPTH_LIMIT = 50
OPENING, CLOSING = frozenset("([{"), frozenset(")]}")
PRODUCT = frozenset({"*", "@", ".", "×", "·", "**"})
CALLS = re.compile(r"\b(?:np|numpy|torch|jnp|tf)\.|\b(?:linalg)\.")
CALL = frozenset({"dot", "matmul", "mm", "multiply", "mul", "mult", "times", "product", "prod", "bmm"})
PASSED = frozenset({"lead", "remark", "noun", "article", "of", "classifier", "reason", "growth lead"})
JOINED = frozenset({"join", "and", "operator"})
LEFT_OUT = frozenset({"without", "ignoring", "excluding", "بدون"})
"""Reasons that, before an order, leave it out."""
STEPS = ("first", "next", "last")


def read_order(text: str, matrices: tuple[str, ...]) -> Tree:
    """The order that a text says, with leaves as places in ``matrices``. Raises ReadingFaultError."""
    plain = clean(text)
    if len(plain) > LENGTH_LIMIT:
        raise ReadingFaultError("too-long")
    plain = CALLS.sub("", plain)
    return asserted(plain, lambda part: _stated(part, matrices), operator.ne)


def _stated(plain: str, matrices: tuple[str, ...]) -> Tree:
    if (tree := _in_brackets(plain.strip(" .?!,;\"'$"), matrices)) is not None:
        return tree
    try:
        letters = frozenset("".join(matrices).lower())
        tokens = _with_names(tokens_of(plain, all_kinds=True, letters=letters), plain, matrices)
    except TokenFaultError as error:
        raise ReadingFaultError(
            "brackets" if error.code == "too-deep" else error.code, error.piece
        ) from error
    _refuse_hedges(tokens)
    trees: list[Tree] = []
    sides = _sides(tokens)
    for side in sides:
        tree = _side(side, matrices, alone=len(sides) == 1)
        if tree is not None:
            trees.append(tree)
    trees = [tree for tree in trees if not isinstance(tree, int)] or trees
    if not trees:
        raise ReadingFaultError("no-order")
    if any(tree != trees[0] for tree in trees):
        raise ReadingFaultError("sides-disagree")
    return trees[0]


def parse_order(text: str, matrices: tuple[str, ...]) -> Tree:
    """The tree of an order in brackets. Raises ReadingFaultError."""
    plain = clean(text)
    tree = _in_brackets(plain, matrices)
    if tree is None:
        raise ReadingFaultError("unknown-matrix", plain)
    return tree


def _in_brackets(plain: str, matrices: tuple[str, ...]) -> Tree | None:
    """The tree of names and brackets alone; None where there is anything else."""
    names = _names(matrices)
    pieces: list[str | int] = []
    at = 0
    while at < len(plain):
        found = _name_at(plain, at, names)
        if found is not None:
            pieces.append(found[0])
            at = found[1]
            continue
        character = plain[at]
        if character in OPENING or character in CLOSING:
            pieces.append("(" if character in OPENING else ")")
        elif not (character.isspace() or character in PRODUCT or (character in "xX" and pieces)):
            return None
        at += 1
    return _tree(pieces) if pieces else None


def _names(matrices: tuple[str, ...]) -> list[tuple[str, int]]:
    """The matrices' names as they are typed, the longest first; small letters where they are one matrix's."""
    known = {name: index for index, name in enumerate(matrices)}
    known |= {re.sub(r"(?<=\D)(?=\d)", "_", name): index for name, index in list(known.items())}
    lowered = Counter(name.lower() for name in known)
    known |= {name.lower(): index for name, index in list(known.items()) if lowered[name.lower()] == 1}
    return sorted(known.items(), key=lambda item: len(item[0]), reverse=True)


def _name_at(text: str, at: int, names: Sequence[tuple[str, int]]) -> tuple[int, int] | None:
    for name, index in names:
        end = at + len(name)
        if text.startswith(name, at) and not (name[-1].isdigit() and text[end : end + 1].isdigit()):
            return index, end
    return None


def _with_names(tokens: list[Token], plain: str, matrices: tuple[str, ...]) -> list[Token]:
    """The tokens with runs of matrices' names as names; a word of the language is none."""
    names = _names(matrices)
    found: list[Token] = []
    end = 0
    for token in tokens:
        if token.start < end:
            continue
        run = (
            _run(plain, token, names)
            if token.kind == "word" and not (len(token.text) > 2 and token.senses)
            else []
        )
        if not run:
            found.append(token)
        for index, start, end in run:
            found.append(Token("name", str(index), start, end, start != token.start))
    return found


def _run(plain: str, token: Token, names: Sequence[tuple[str, int]]) -> list[tuple[int, int, int]]:
    """The names that a word is made of, and where; none where letters are left over."""
    run = []
    at = token.start
    while (found := _name_at(plain, at, names)) is not None:
        run.append((found[0], at, found[1]))
        at = found[1]
    return run if at >= token.end and not plain[at : at + 1].isalpha() else []


def _refuse_hedges(tokens: Sequence[Token]) -> None:
    named = False
    for token in tokens:
        if token.kind in DENIALS or token.kind in BOUNDS:
            raise ReadingFaultError("hedged", token.text)
        if (
            token.kind == "word"
            and token.senses.keys() & {"denial", "alternative"}
            and not token.senses.keys() & set(STEPS)
        ):
            raise ReadingFaultError("hedged", token.text)
        if token.senses.get("operator", "*") != "*":
            raise unknown(token)
        named |= token.kind == "name"
        if not named and token.says("reason") and token.text.lower() in LEFT_OUT:
            raise ReadingFaultError("hedged", token.text)


def _sides(tokens: Sequence[Token]) -> list[list[Token]]:
    sides: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind in RELATIONS or (token.kind == "word" and token.says("relation")):
            sides.append([])
        else:
            sides[-1].append(token)
    return [side for side in sides if any(token.kind not in PUNCTUATION for token in side)]


def _side(side: list[Token], matrices: tuple[str, ...], *, alone: bool) -> Tree | None:
    """The order a side says; None for a name, or for what the order costs."""
    for category, turn in (("from right", _from_right), ("from left", _from_left)):
        if any(token.says(category) for token in side):
            _account(side, {category, *JOINED})
            return turn(len(matrices))
    if any(token.kind == "word" and token.senses.keys() & {*STEPS, "bracket"} for token in side) and any(
        token.kind == "name" for token in side
    ):
        return _in_steps(side, matrices)
    if not any(token.kind == "name" for token in side):
        _account(side, set(JOINED), numbers=not alone)
        return None
    pieces = _pieces(side)
    if not alone and pieces == list(range(len(matrices))):
        # ``ABC = A(BC)``: what is to be computed.
        return None
    return _tree(pieces)


def _pieces(side: list[Token]) -> list[str | int]:
    """Names and brackets; words that lead in and signs of the product say nothing."""
    pieces: list[str | int] = []
    called = False
    for at, token in enumerate(side):
        if token.kind == "name":
            pieces.append(int(token.text))
        elif token.kind in OPENING or token.kind in CLOSING:
            pieces.append("(" if token.kind in OPENING else ")")
        elif (
            token.kind == "word"
            and token.text.lower() in CALL
            and at + 1 < len(side)
            and side[at + 1].kind in OPENING
        ):
            called = True
        elif (
            token.kind in PRODUCT
            or token.text in ("x", "X")
            or (token.kind == "word" and token.senses.get("operator") == "*")
        ):
            continue
        elif not (_is_passed(token) or (called and token.kind == ",")):
            raise _fault(token)
        elif token.kind == "," and not called:
            continue
    return pieces


def _is_passed(token: Token) -> bool:
    if token.kind in PUNCTUATION or (not token.kind.isascii() and len(token.kind) == 1):
        return True
    return token.kind == "word" and bool(token.senses.keys() & PASSED)


def _fault(token: Token) -> ReadingFaultError:
    if token.kind == "word" and not token.senses:
        fault = unknown(token)
        return ReadingFaultError("unknown-matrix", fault.piece, fault.meant)
    return ReadingFaultError("unknown-matrix", token.text)


def _account(side: list[Token], allowed: set[str], *, numbers: bool = False) -> None:
    for token in side:
        if not (
            _is_passed(token)
            or token.kind in PRODUCT
            or (numbers and token.kind == "number")
            or (token.kind == "word" and token.senses.keys() & allowed)
        ):
            raise _fault(token)


def _from_right(count: int) -> Tree:
    tree: Tree = count - 1
    for leaf in range(count - 2, -1, -1):
        tree = (leaf, tree)
    return tree


def _from_left(count: int) -> Tree:
    tree: Tree = 0
    for leaf in range(1, count):
        tree = (tree, leaf)
    return tree


def _in_steps(side: list[Token], matrices: tuple[str, ...]) -> Tree:
    """The tree that steps in words give: ``first BC then A``; each step joins two neighbours."""
    groups: list[list[int]] = [[]]
    for token in side:
        if token.kind == "name":
            groups[-1].append(int(token.text))
        elif token.kind in (",", ";") or (token.kind == "word" and token.senses.keys() & {*STEPS, "bracket"}):
            groups.append([])
        elif not (
            _is_passed(token)
            or token.kind in PRODUCT
            or token.kind in OPENING
            or token.kind in CLOSING
            or token.text in ("x", "X")
            or (token.kind == "word" and token.senses.keys() & JOINED)
        ):
            raise _fault(token)
    steps = [group for group in groups if group]
    if len(steps) > 1 and len(steps[0]) == 1:
        # ``A last, BC first``
        steps = [*steps[1:], steps[0]]
    blocks: list[Tree] = list(range(len(matrices)))
    last: Tree | None = None
    for step in steps:
        last = _joined_step(blocks, step, last)
    if len(blocks) == 2:
        return (blocks[0], blocks[1])
    if len(blocks) > 2:
        raise ReadingFaultError("no-order")
    return blocks[0]


def _joined_step(blocks: list[Tree], step: list[int], last: Tree | None) -> Tree:
    """Joins the two neighbouring blocks that a step names, or the one it names and the one joined last."""
    if step != sorted(step):
        raise ReadingFaultError("no-order")
    wanted = [block for block in blocks if set(_leaves(block)) & set(step)]
    if len(wanted) == 1 and last is not None and last in blocks and wanted[0] != last:
        wanted = sorted([wanted[0], last], key=lambda block: _leaves(block)[0])
    if len(wanted) != 2:
        raise ReadingFaultError("no-order")
    place = blocks.index(wanted[0])
    if blocks[place + 1 : place + 2] != [wanted[1]]:
        raise ReadingFaultError("no-order")
    joined = (wanted[0], wanted[1])
    blocks[place : place + 2] = [joined]
    return joined


def _tree(pieces: Sequence[str | int]) -> Tree:
    """The one tree that the brackets give; runs of three or more factors without brackets do not say an order."""
    stack: list[list[Tree]] = [[]]
    for piece in pieces:
        if piece == "(":
            stack.append([])
            if len(stack) > DEPTH_LIMIT:
                raise ReadingFaultError("too-deep")
        elif piece == ")":
            if len(stack) == 1:
                raise ReadingFaultError("brackets")
            inner = stack.pop()
            stack[-1].append(_joined(inner))
        else:
            assert isinstance(piece, int)
            stack[-1].append(piece)
    if len(stack) > 1:
        raise ReadingFaultError("brackets")
    return _joined(stack[0])


def _joined(factors: list[Tree]) -> Tree:
    if not 1 <= len(factors) <= 2:
        raise ReadingFaultError("no-order")
    return factors[0] if len(factors) == 1 else (factors[0], factors[1])


def _leaves(tree: Tree) -> list[int]:
    return [tree] if isinstance(tree, int) else [leaf for side in tree for leaf in _leaves(side)]
