"""Mutation testing of ``bot/domain/grading``: which small faults in the judges would their tests notice?

``python -m benchmarks.mutation [--count 400] [--seed 1] [--only MODULE …]`` draws mutants at random, a share for each module by its
number of mutants, and prints the survivors and the share killed. Needs cosmic-ray (``pip install cosmic-ray``), whose operators make the
mutants; its own runner starts an interpreter for each, which takes hours, so here each mutant lives in a fork of a process that has
loaded everything slow. There its own module's tests judge it, then the table of answers, then all other tests here, until one fails. A mutant that
takes longer than 30 s or more than 4 GiB is killed. Tests that start processes of their own see the unchanged source and are left out.

Not drawn: changes that no run can notice. Annotations (never evaluated), type aliases and type variables, caches and their sizes, and
``frozen``, ``slots`` and ``strict`` (they guard against what the code does not do).
"""

from __future__ import annotations

import argparse
import ast
import importlib.abc
import importlib.util
import os
import random
import resource
import signal
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

PACKAGE = "bot.domain.grading"
FOLDER = Path(PACKAGE.replace(".", "/"))
TESTS = Path("tests/domain/grading")
TIME_LIMIT = 30.0
"""Seconds; the tests take 9 on the unchanged source."""
MEMORY_LIMIT = 4 << 30
EXAMPLES = 30
"""Examples for each property, always the same ones: a mutant must not live or die by luck."""
CONTROLS = 3
"""Unchanged sources judged like mutants; one killed would mean that the tests, not the mutants, are at fault."""
CACHES = ("cache", "lru_cache")
UNNOTICEABLE = ("frozen", "slots", "strict", "covariant", "maxsize")

Position = tuple[int, int]
Span = tuple[Position, Position]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change to one module, as cosmic-ray numbers it."""

    module: str
    operator: str
    occurrence: int
    line: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints a line for each survivor, then the score. Returns 1 where the unchanged source does not pass."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[], metavar="MODULE")
    options = parser.parse_args(arguments)
    warnings.simplefilter("ignore")
    _load_what_is_slow()
    if any(
        _judged("number", (FOLDER / "number.py").read_text(encoding="utf-8")) != "" for _ in range(CONTROLS)
    ):
        print("the unchanged source is killed: mend the tests first")
        return 1
    mutants = [mutant for path in sorted(FOLDER.glob("*.py")) for mutant in _mutants(path)]
    mutants = [mutant for mutant in mutants if not options.only or mutant.module in options.only]
    drawn = _drawn(mutants, options.count, random.Random(options.seed))
    print(f"{len(mutants)} mutants, {len(drawn)} drawn with seed {options.seed}", flush=True)
    _report(drawn)
    return 0


def _report(drawn: list[Mutant]) -> None:
    killed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    by: Counter[str] = Counter()
    began = time.monotonic()
    for number, mutant in enumerate(drawn, 1):
        source, changed = _mutated(mutant)
        killer = _judged(mutant.module, changed)
        total[mutant.module] += 1
        killed[mutant.module] += bool(killer)
        by[killer.partition(":")[0]] += 1
        if number % 50 == 0:
            print(f"  {sum(killed.values())} of {number} so far", flush=True)
        if not killer:
            was, now = _difference(source, changed, mutant.line)
            print(
                f"{mutant.module}:{mutant.line} {mutant.operator}#{mutant.occurrence}: {was} → {now}",
                flush=True,
            )
    for module in sorted(total):
        print(f"{module:<18}{killed[module]:>5} of {total[module]:>4}")
    print(", ".join(f"{killer or 'survived'} {count}" for killer, count in by.most_common()))
    share = sum(killed.values()) / sum(total.values())
    print(
        f"{sum(killed.values())} of {sum(total.values())} killed, {share:.1%}, in {time.monotonic() - began:.0f} s"
    )


def _load_what_is_slow() -> None:
    """All that the judges and their tests import from elsewhere, so that a fork need not."""
    import hypothesis.strategies
    import lark.lexer
    import ml_dtypes
    import mpmath
    import numpy
    import pytest
    import sympy

    from bot.domain.question.rubric import Point

    sympy.simplify(sympy.Symbol("x") ** 2 - 1)
    mpmath.mp.clone()
    assert hypothesis.strategies and lark.lexer and ml_dtypes and numpy and pytest and Point
    assert not any(name.startswith(PACKAGE) for name in sys.modules), "a fork must load the mutant itself"


def _mutants(path: Path) -> Iterator[Mutant]:
    """Every mutant of a file that a run could notice."""
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.plugins import get_operator, operator_names

    source = path.read_text(encoding="utf-8")
    skipped = list(_unnoticeable(ast.parse(source)))
    nodes = list(ast_nodes(get_ast(source)))
    for name in operator_names():
        operator_class = get_operator(name)
        if operator_class.arguments() or name == "core/NoOp":
            continue
        operator = operator_class()
        positions = (position for node in nodes for position in operator.mutation_positions(node))
        for occurrence, (start, end) in enumerate(positions):
            if not any(first <= start and end <= last for first, last in skipped):
                yield Mutant(path.stem, name, occurrence, start[0])


def _unnoticeable(tree: ast.Module) -> Iterator[Span]:
    """Where a change makes no difference to any run; lines from 1, columns from 0."""
    for node in ast.walk(tree):
        for part in (getattr(node, name, None) for name in ("annotation", "returns")):
            if part is not None:
                yield _span(part)
        if isinstance(node, ast.keyword) and node.arg in UNNOTICEABLE:
            yield _span(node)
        if isinstance(node, ast.FunctionDef):
            for decorator in node.decorator_list:
                name = decorator.func if isinstance(decorator, ast.Call) else decorator
                if isinstance(name, ast.Name) and name.id in CACHES:
                    (line, _), (last, _) = _span(decorator)
                    yield (line, 0), (last + 1, 0)
    for node in tree.body:
        if isinstance(node, ast.Assign) and _is_alias(node.value):
            yield _span(node)


def _is_alias(value: ast.expr) -> bool:
    """Whether an assignment names a union of types, which only annotations use."""
    return isinstance(value, ast.BinOp) and all(
        isinstance(part, ast.Name | ast.BinOp | ast.BitOr | ast.Load) for part in ast.walk(value)
    )


def _span(node: Any) -> Span:
    return (node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset)


def _drawn(mutants: list[Mutant], count: int, chance: random.Random) -> list[Mutant]:
    """A sample with each module's share, rounded up."""
    drawn: list[Mutant] = []
    for module in sorted({mutant.module for mutant in mutants}):
        own = [mutant for mutant in mutants if mutant.module == module]
        drawn += chance.sample(own, min(len(own), -(-count * len(own) // len(mutants))))
    chance.shuffle(drawn)
    return drawn


def _mutated(mutant: Mutant) -> tuple[str, str]:
    """The source and the mutant's."""
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    source = (FOLDER / f"{mutant.module}.py").read_text(encoding="utf-8")
    changed = mutate_code(source, get_operator(mutant.operator)(), mutant.occurrence)
    assert isinstance(changed, str), mutant
    return source, changed


def _difference(source: str, changed: str, line: int) -> tuple[str, str]:
    """The first line that differs, before and after."""
    pairs = zip(source.splitlines(), changed.splitlines(), strict=False)
    return next(((a.strip(), b.strip()) for a, b in pairs if a != b), (f"line {line}", "removed"))


def _judged(module: str, source: str) -> str:
    """What kills a module with this source: ``row``, ``test``, ``time`` or ``crash`` and a detail; empty where nothing does."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _in_the_fork(module, source, writing)
    os.close(writing)
    deadline = time.monotonic() + TIME_LIMIT
    while (ended := os.waitpid(child, os.WNOHANG)) == (0, 0) and time.monotonic() < deadline:
        time.sleep(0.005)
    if ended == (0, 0):
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    if ended == (0, 0):
        return "time"
    return "" if said == "survived" else said or "crash"


def _in_the_fork(module: str, source: str, writing: int) -> None:
    """Judges the mutant, says the result into the pipe and ends the process, whatever happens."""
    said = "crash"
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
        with tempfile.TemporaryFile() as nowhere:
            for descriptor in (1, 2):
                os.dup2(nowhere.fileno(), descriptor)
            sys.meta_path.insert(0, _Finder(f"{PACKAGE}.{module}", source))
            said = _first_failure(module)
    except BaseException as error:  # noqa: BLE001  a mutant may raise anything, and each of it is a failure noticed
        said = f"crash: {type(error).__name__}"
    finally:
        os.write(writing, said.encode())
        os._exit(0)


def _first_failure(module: str) -> str:
    import pytest

    sys.path.insert(0, str(Path.cwd()))
    order = _Order(module)
    options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--confcutdir", str(TESTS)]
    options += [
        "-W",
        "ignore::pytest.PytestAssertRewriteWarning",
    ]  # hypothesis is loaded before pytest starts
    options += ["-k", "not another_process and not nothing_is_executed"]
    status = pytest.main([*options, str(TESTS)], plugins=[order])
    return "survived" if status == 0 else order.failed or f"crash: pytest ended with {int(status)}"


class _Order:
    """A pytest plugin: a module's own tests first, then the table of answers; properties take few examples."""

    def __init__(self, module: str) -> None:
        self._first = (f"test_{module}.py", "test_table.py")
        self.failed = ""

    def pytest_sessionstart(self) -> None:
        from hypothesis import HealthCheck, settings

        quick = settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        settings.register_profile("quick", quick)
        settings.load_profile("quick")

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        items.sort(key=lambda item: [item.path.name != name for name in self._first])

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed and not self.failed:
            self.failed = f"{'row' if 'test_table' in report.nodeid else 'test'}: {report.nodeid}"


class _Finder(importlib.abc.MetaPathFinder):
    """Finds one module with another source than the file's; all other modules are found as ever."""

    def __init__(self, name: str, source: str) -> None:
        self._name = name
        self._source = source

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        if fullname != self._name:
            return None
        return importlib.util.spec_from_loader(fullname, _Loader(fullname, self._source))


class _Loader(importlib.abc.SourceLoader):
    """A module from a text; it has no time stamp, so no compiled file is read or written for it."""

    def __init__(self, name: str, source: str) -> None:
        self._source = source
        self._file = str(FOLDER / f"{name.rpartition('.')[2]}.py")

    def get_filename(self, fullname: str) -> str:  # noqa: ARG002
        return self._file

    def get_data(self, path: str | bytes) -> bytes:  # noqa: ARG002
        return self._source.encode()


if __name__ == "__main__":
    sys.exit(main())
