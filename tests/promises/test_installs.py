"""Wheel and sdist on each CPython that is here, with the locked requirements: installed, asked, a database made. ``make installs`` runs it.

A minute for each, and so with ``EPSILON_LONG=1`` only. ``docs/installing.md`` says what was run where.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
REQUIREMENTS = ROOT / "requirements"

pytestmark = pytest.mark.skipif(os.environ.get("EPSILON_LONG") != "1", reason="minutes: EPSILON_LONG=1")


def interpreter(version: str) -> str | None:
    """A CPython of that version: this one, one on the path, or one that pyenv keeps."""
    if sys.version_info[:2] == tuple(map(int, version.split("."))):
        return sys.executable
    kept = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
    return str(kept[-1]) if kept else shutil.which(f"python{version}")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("kind", ["whl", "tar.gz"])
@pytest.mark.parametrize("version", VERSIONS)
def test_it_installs_asks_and_makes_a_database(version: str, kind: str, built: Path, tmp_path: Path) -> None:
    python = interpreter(version)
    if python is None:
        pytest.skip(f"no CPython {version} here")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def run(*command: str | Path, stdin: str = "", **more: str) -> str:
        finished = subprocess.run(
            list(map(str, command)),
            cwd=tmp_path,
            env=environment | more,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=600,
        )
        assert finished.returncode == 0, finished.stderr[-2000:]
        return finished.stdout

    run(python, "-m", "venv", "venv")
    pip = tmp_path / "venv" / "bin" / "pip"
    run(
        pip,
        "install",
        "--quiet",
        "--require-hashes",
        "-r",
        REQUIREMENTS / "run.txt",
        "-r",
        REQUIREMENTS / "build.txt",
    )
    run(pip, "install", "--quiet", "--no-deps", "--no-build-isolation", next(built.glob(f"*.{kind}")))
    epsilon = tmp_path / "venv" / "bin" / "epsilon"

    assert "✅" in run(epsilon, "ask", "matrix-chain-abc.cost", stdin="30000\n")
    run(epsilon, "database", "upgrade", DATABASE_URL=f"sqlite:///{tmp_path}/x.db")
    assert (tmp_path / "x.db").stat().st_size > 0
    types = run(
        tmp_path / "venv" / "bin" / "python",
        "-c",
        "import bot, pathlib; print(pathlib.Path(bot.__file__).with_name('py.typed').exists())",
    )
    assert types.strip() == "True"
