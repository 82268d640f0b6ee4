"""A wheel built from the source carries all that the bot needs and works away from the source tree."""

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run_installed(installed: Path, *arguments: str, stdin: str = "") -> "subprocess.CompletedProcess[str]":
    """Runs the unpacked wheel with our dependencies but without ``site``, so that no editable install can stand in for it."""
    path = os.pathsep.join([str(installed), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
    return subprocess.run(
        [sys.executable, "-S", "-m", "bot", *arguments],
        cwd=installed.parent,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": path, "PYTHONUTF8": "1"},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_the_wheel_carries_content_migrations_words_grammar_and_the_page(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    for needed in (
        "bot/data/content/matrix-chain-abc/topic.yaml",
        "bot/data/content/matrix-chain-abc/cost.yaml",
        "bot/data/migrations/env.py",
        "bot/views/words/en.ftl",
        "bot/views/words/fa.ftl",
        "bot/domain/reading/lexicon/en.yaml",
        "bot/domain/reading/lexicon/fa.yaml",
        "bot/simulator/page/index.html",
        "bot/py.typed",
    ):
        assert needed in names


def test_the_wheel_carries_no_tests_and_no_secrets(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert not [name for name in names if name.startswith("tests/") or name.endswith(".env")]


def test_the_installed_bot_comes_from_the_wheel_and_asks_a_question(installed: Path) -> None:
    finished = run_installed(installed, "ask", "matrix-chain-abc.cost", stdin="30000\n")

    assert finished.returncode == 0, finished.stderr
    assert "✅" in finished.stdout


def test_the_installed_bot_upgrades_a_database(installed: Path, tmp_path: Path) -> None:
    database = tmp_path / "epsilon.db"
    path = os.pathsep.join([str(installed), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")])
    finished = subprocess.run(
        [sys.executable, "-S", "-m", "bot", "database", "upgrade"],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": path, "DATABASE_URL": f"sqlite:///{database}"},
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert finished.returncode == 0, finished.stderr
    assert database.stat().st_size > 0


WITHOUT = {
    "pyseccomp.py": 'raise ImportError("no libseccomp here")\n',
    "sitecustomize.py": """
import importlib.util

found = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name == "tylax" else found(name, package)
""",
}
"""What stands before everything else on the path here: as on a system for which tylax and libseccomp have no build."""


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("without")
    for name, source in WITHOUT.items():
        (folder / name).write_text(source)
    return folder


def run_without(
    without: Path, installed: Path, *arguments: str, stdin: str = ""
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=installed.parent,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join([str(without), str(installed)]),
            "PYTHONUTF8": "1",
            "TELEGRAM_API_URL": "http://127.0.0.1:9",
        },
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_without_tylax_and_libseccomp_it_asks_judges_and_says_what_is_off(
    without: Path, installed: Path
) -> None:
    asked = run_without(without, installed, "ask", "matrix-chain-abc.cost", stdin="30000\n")
    assert "✅" in asked.stdout, asked.stderr

    said = run_without(without, installed, "doctor").stdout
    assert "code questions are off" in said
    assert "formulas in them stay text: tylax is missing" in said


def test_without_libseccomp_code_questions_are_off_and_that_is_said(without: Path, installed: Path) -> None:
    asked = run_without(
        without,
        installed,
        "ask",
        "vectorize-mask.code",
        stdin="def make_mask(volume, roi, radius): return volume\n\n",
    )

    assert "code questions are switched off" in asked.stderr
    assert "✅" not in asked.stdout


def test_the_sdist_makes_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    """Who builds from the sdist gets what the repository gives."""
    build = [sys.executable, "-m", "hatchling", "build"]
    subprocess.run(
        [*build, "--target", "sdist", "--directory", str(tmp_path)], cwd=ROOT, check=True, capture_output=True
    )
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as archive:
        archive.extractall(tmp_path, filter="data")
    unpacked = next(tmp_path.glob("epsilon-*/"))
    subprocess.run(
        [*build, "--target", "wheel", "--directory", str(tmp_path)],
        cwd=unpacked,
        check=True,
        capture_output=True,
    )
    again = next(tmp_path.glob("*.whl"))

    assert set(zipfile.ZipFile(again).namelist()) == set(zipfile.ZipFile(wheel).namelist())
