"""Remarks on how a right vectorised function is written, found in its tree."""

from __future__ import annotations

import ast

from bot.domain.grading.verdict import Reason

LOOPS = (ast.For, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
ROOTS = {"sqrt", "norm", "hypot", "dist", "cdist"}
HIDDEN_LOOPS = {"vectorize", "frompyfunc", "apply_along_axis", "fromiter", "ndindex", "ndenumerate"}


def remarks(tree: ast.Module, *, fast: bool) -> tuple[Reason, ...]:
    """Square roots that a comparison does not need; loops over voxels, where the answer is not fast."""
    found = []
    nodes = list(ast.walk(tree))
    if not fast and (loop := _first(nodes, _is_loop)):
        found.append(Reason("code-loops-left", {"line": loop}))
    if root := _first(nodes, _is_root):
        found.append(Reason("code-square-root", {"line": root}))
    return tuple(found)


def _first(nodes: list[ast.AST], fits: object) -> int | None:
    assert callable(fits)
    return min((int(node.lineno) for node in nodes if hasattr(node, "lineno") and fits(node)), default=None)


def _is_loop(node: ast.AST) -> bool:
    return isinstance(node, LOOPS) or (isinstance(node, ast.Call) and _name(node.func) in HIDDEN_LOOPS)


def _is_root(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return _name(node.func) in ROOTS
    power = node.right if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) else None
    return isinstance(power, ast.Constant) and power.value == 0.5


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
