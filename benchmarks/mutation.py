"""Mutation testing of ``bot/domain/grading`` or, with ``MUTATED=reading``, ``mathematics`` or ``hearing``, of those: which small faults would tests notice?

``python -m benchmarks.mutation [--count 400] [--seed 1] [--only MODULE …]`` draws mutants at random, a share for each module by its
number of mutants, and prints the survivors and the share killed. Needs cosmic-ray (``pip install cosmic-ray``), whose operators make the
mutants. Its own runner starts an interpreter for each, which takes hours; here each mutant lives in a fork of one process that has
collected all tests. A change inside functions is put into the functions that are there, any other one into modules imported anew. The
module's own tests come first, then the table of answers, then all others, until one fails. A mutant that takes more than 30 s of processor
time or 6 GiB is killed. Tests that start processes of their own see the unchanged source and are left out.

Not drawn: changes that no run can notice. Annotations (never evaluated), imports for types, type aliases and type variables, caches and their sizes, and
``frozen``, ``slots`` and ``strict`` (they guard against what the code does not do), and ``is`` for ``==`` (CPython keeps small numbers and
short texts once, so both say the same).
"""

from __future__ import annotations

import argparse
import ast
import gc
import importlib
import importlib.abc
import importlib.util
import os
import random
import resource
import signal
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from inspect import CO_OPTIMIZED
from itertools import zip_longest
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOM = os.environ.get("MUTATED", "grading")
"""The folder under ``bot/domain`` whose modules are changed: grading, reading, mathematics, hearing."""
PACKAGE = f"bot.domain.{ROOM}"
FOLDER = Path(PACKAGE.replace(".", "/"))
JUDGED_BY = {
    "grading": ("grading",),
    "reading": ("reading", "grading"),
    "mathematics": ("grading", "reading"),
    "hearing": ("hearing",),
}
"""Whose tests look at a folder."""
ROOT = Path("tests/domain")
TESTS = [str(ROOT / folder) for folder in JUDGED_BY[ROOM]]
CPU_LIMIT = 30
"""Seconds of processor time, since the machine may be busy; the tests take 8 on the unchanged source."""
PATIENCE = 600.0
"""Seconds on the clock for what only waits."""
MEMORY_LIMIT = 6 << 30
EXAMPLES = 25
"""Examples for each property."""
OPTIONS = (
    "-x",
    "-q",
    "-s",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
    "--confcutdir",
    str(ROOT),
    "-W",
    "ignore::pytest.PytestAssertRewriteWarning",
    "-k",
    "not another_process and not nothing_is_executed",
)
"""hypothesis is loaded before pytest starts, of which pytest would warn."""
CACHES = ("cache", "lru_cache")
SKIPPED = ("/NoOp", "_Eq_Is", "_NotEq_IsNot")
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
    campaign = _Campaign(options.count, options.seed, options.only)
    sys.path.insert(0, str(Path.cwd()))
    status = pytest.main([*OPTIONS, *TESTS], plugins=[campaign])
    return 0 if campaign.finished else int(status) or 1


class _Campaign:
    """A pytest plugin that runs the collected tests again and again, each time in a fork with a mutant."""

    def __init__(self, count: int, seed: int, only: Sequence[str]) -> None:
        self._count = count
        self._seed = seed
        self._only = only
        self._failed = ""
        self._functions: list[FunctionType] = []
        self.finished = False

    def pytest_sessionstart(self) -> None:
        """Properties take few examples, the same ones in every run: a mutant must not live or die by luck."""
        quick = settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        settings.register_profile("quick", quick)
        settings.load_profile("quick")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Draws mutants, judges each, and reports; instead of pytest's own loop."""
        warnings.simplefilter("ignore")
        sources = {_name(path): path.read_text(encoding="utf-8") for path in _files()}
        for module in sources:
            importlib.import_module(f"{PACKAGE}.{module}")
        self._functions = [thing for thing in gc.get_objects() if isinstance(thing, FunctionType)]
        gc.freeze()  # else collecting garbage would touch, and so copy, every page that a fork shares
        mutants = [mutant for path in _files() for mutant in _mutants(path)]
        mutants = [mutant for mutant in mutants if not self._only or mutant.module in self._only]
        drawn = _drawn(mutants, self._count, random.Random(self._seed))
        print(f"\n{len(mutants)} mutants, {len(drawn)} drawn with seed {self._seed}", flush=True)
        largest = max(sources, key=lambda name: len(sources[name]))
        for source in (sources[largest], sources[largest] + "UNCHANGED = True\n"):
            if killer := self._judged(session, largest, source):
                print(f"the unchanged source is killed, mend the tests first: {killer}")
                return True
        _report(drawn, lambda module, source: self._judged(session, module, source))
        self.finished = True
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self._failed:
            self._failed = f"{'row' if 'test_table' in report.nodeid else 'test'}: {report.nodeid}"

    def _judged(self, session: pytest.Session, module: str, source: str) -> str:
        """What kills a module with this source: ``row``, ``test``, ``time`` or ``crash``, and a detail; empty where nothing does."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            self._in_the_fork(session, module, source, writing)
        os.close(writing)
        deadline = time.monotonic() + PATIENCE
        while (ended := os.waitpid(child, os.WNOHANG)) == (0, 0) and time.monotonic() < deadline:
            time.sleep(0.005)
        if ended == (0, 0):
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        with os.fdopen(reading, "rb") as pipe:
            said = pipe.read().decode()
        if ended == (0, 0) or os.WIFSIGNALED(ended[1]):
            return "time"
        return "" if said == "survived" else said or "crash"

    def _in_the_fork(self, session: pytest.Session, module: str, source: str, writing: int) -> None:
        """Judges the mutant, says the result into the pipe and ends the process, whatever happens."""
        said = "crash"
        try:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
            resource.setrlimit(resource.RLIMIT_CPU, (CPU_LIMIT, CPU_LIMIT))
            nowhere = os.open(os.devnull, os.O_RDWR)
            for descriptor in (0, 1, 2):
                os.dup2(nowhere, descriptor)
            said = self._first_failure(session, module, source)
        except BaseException as error:  # noqa: BLE001  a mutant may raise anything, and each of it is a failure noticed
            said = f"crash: {type(error).__name__}"
        finally:
            os.write(writing, said.encode())
            os._exit(0)

    def _first_failure(self, session: pytest.Session, module: str, source: str) -> str:
        if not _put_into_functions(module, source, self._functions):
            for name in [name for name in sys.modules if name.startswith(("bot.", "tests"))]:
                del sys.modules[name]
            sys.meta_path.insert(0, _Finder(f"{PACKAGE}.{module}", source))
            anew = _Anew(module)
            status = pytest.main([*OPTIONS, *TESTS], plugins=[anew])
            return "survived" if status == 0 else anew.failed or f"crash: pytest ended with {int(status)}"
        items = sorted(session.items, key=_order(module))
        for item, following in zip_longest(items, items[1:]):
            session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self._failed:
                return self._failed
        return "survived"


def _files() -> list[Path]:
    """The files whose modules are changed; what stands in a folder's ``__init__`` is little."""
    return [path for path in sorted(FOLDER.rglob("*.py")) if path.stem != "__init__"]


def _name(path: Path) -> str:
    """What a module is called inside its package, such as ``number.tolerance``."""
    return ".".join(path.relative_to(FOLDER).with_suffix("").parts)


def _path(module: str) -> Path:
    return FOLDER / f"{module.replace('.', '/')}.py"


def _order(module: str) -> Callable[[Any], list[bool]]:
    """A module's own tests first, then the table of answers."""
    return lambda item: [
        item.path.name != name for name in (f"test_{module.rpartition('.')[2]}.py", "test_table.py")
    ]


class _Anew:
    """A pytest plugin for a run of its own in the fork."""

    def __init__(self, module: str) -> None:
        self._module = module
        self.failed = ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=_order(self._module))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.failed:
            self.failed = f"{'row' if 'test_table' in report.nodeid else 'test'}: {report.nodeid}"


def _put_into_functions(module: str, source: str, functions: list[FunctionType]) -> bool:
    """Puts a mutant's code into the functions of the loaded module; False, and nothing done, where the change is outside of functions."""
    file = sys.modules[f"{PACKAGE}.{module}"].__file__
    assert file is not None
    before = compile(Path(file).read_text(encoding="utf-8"), file, "exec", dont_inherit=True)
    after = compile(source, file, "exec", dont_inherit=True)
    if _outside_functions(before) != _outside_functions(after):
        return False
    codes = {(code.co_qualname, code.co_firstlineno): code for code in _codes(after)}
    for function in functions:
        code = codes.get((function.__code__.co_qualname, function.__code__.co_firstlineno))
        if function.__code__.co_filename == file and code is not None:
            function.__code__ = code
    for name, loaded in list(sys.modules.items()):
        if name.startswith("bot."):
            for value in vars(loaded).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
    return True


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


def _outside_functions(code: CodeType) -> list[Any]:
    """All that runs when a module is imported: its code and that of its classes, comprehensions and lambdas, without functions' bodies."""
    said: list[Any] = [code.co_code, code.co_names]
    for constant in code.co_consts:
        if not isinstance(constant, CodeType):
            said.append((type(constant), constant))
        elif constant.co_name.startswith("<") or not constant.co_flags & CO_OPTIMIZED:
            said.append(_outside_functions(constant))
    return said


def _report(drawn: list[Mutant], judged: Callable[[str, str], str]) -> None:
    killed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    by: Counter[str] = Counter()
    began = time.monotonic()
    for number, mutant in enumerate(drawn, 1):
        source, changed = _mutated(mutant)
        killer = judged(mutant.module, changed)
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
        print(f"{module:<34}{killed[module]:>5} of {total[module]:>4}")
    print(", ".join(f"{killer or 'survived'} {count}" for killer, count in by.most_common()))
    share = sum(killed.values()) / sum(total.values())
    print(
        f"{sum(killed.values())} of {sum(total.values())} killed, {share:.1%}, in {time.monotonic() - began:.0f} s"
    )


def _mutants(path: Path) -> Iterator[Mutant]:
    """Every mutant of a file that a run could notice."""
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.plugins import get_operator, operator_names

    source = path.read_text(encoding="utf-8")
    skipped = list(_unnoticeable(ast.parse(source)))
    nodes = list(ast_nodes(get_ast(source)))
    for name in operator_names():
        operator_class = get_operator(name)
        if operator_class.arguments() or name.endswith(SKIPPED):
            continue
        operator = operator_class()
        positions = (position for node in nodes for position in operator.mutation_positions(node))
        for occurrence, (start, end) in enumerate(positions):
            if not any(first <= start and end <= last for first, last in skipped):
                yield Mutant(_name(path), name, occurrence, start[0])


def _unnoticeable(tree: ast.Module) -> Iterator[Span]:
    """Where a change makes no difference to any run; lines from 1, columns from 0."""
    for node in ast.walk(tree):
        for part in (getattr(node, name, None) for name in ("annotation", "returns")):
            if part is not None:
                yield _span(part)
        if isinstance(node, ast.keyword) and node.arg in UNNOTICEABLE:
            yield _span(node)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
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

    source = _path(mutant.module).read_text(encoding="utf-8")
    changed = mutate_code(source, get_operator(mutant.operator)(), mutant.occurrence)
    assert isinstance(changed, str), mutant
    return source, changed


def _difference(source: str, changed: str, line: int) -> tuple[str, str]:
    """The first line that differs, before and after."""
    pairs = zip(source.splitlines(), changed.splitlines(), strict=False)
    return next(((a.strip(), b.strip()) for a, b in pairs if a != b), (f"line {line}", "removed"))


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
        self._file = str(_path(name.removeprefix(f"{PACKAGE}.")))

    def get_filename(self, fullname: str) -> str:  # noqa: ARG002
        return self._file

    def get_data(self, path: str | bytes) -> bytes:  # noqa: ARG002
        return self._source.encode()


if __name__ == "__main__":
    sys.exit(main())
