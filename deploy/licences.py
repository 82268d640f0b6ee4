"""What ships with Epsilon, in which version and under which licence: ``python -m deploy.licences FOLDER``.

Writes ``licences.md`` for people and ``sbom.json`` (CycloneDX 1.6) for programs, from the locked requirements of a running bot and
the metadata of the installed packages. Ends with 1 where a package names no licence.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
LOCKED = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)(?:\s*;\s*([^\\]+?))?\s*\\?$", re.MULTILINE)
CLASSIFIER = "License :: OSI Approved :: "
OURS = (
    ("Epsilon", "MIT", "the program and its questions"),
    (
        "Vazirmatn",
        "OFL-1.1",
        "the font in bot/pictures/fonts, used by pictures and by the page of `epsilon try`",
    ),
)
BESIDE = {
    "caddy": "Apache-2.0",
    "postgres": "PostgreSQL",
    "python": "PSF-2.0",
}
"""Images that Dockerfile and compose.yaml name; they are not ours to hand on, and come from their makers."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """A package as it is locked. ``where``: the environment marker under which it is installed, or nothing."""

    name: str
    version: str
    licence: str
    where: str


def shipped() -> list[Shipped]:
    """The locked packages in the order of their names. Raises LookupError for one without a licence."""
    locked = LOCKED.findall((ROOT / "requirements" / "run.txt").read_text())
    return [Shipped(name, version, licence_of(name), where.strip()) for name, version, where in locked]


def licence_of(name: str) -> str:
    """The licence that an installed package declares. Raises LookupError where it declares none, or is not installed."""
    try:
        # The declared type is of a protocol that knows no default.
        found: Message = metadata(name)  # type: ignore[assignment]
    except PackageNotFoundError:
        raise LookupError(f"{name} is not installed here, so its licence cannot be read") from None
    told = str(found.get("License-Expression") or "")
    classified = [
        each.removeprefix(CLASSIFIER)
        for each in found.get_all("Classifier", [])
        if each.startswith(CLASSIFIER)
    ]
    written = str(found.get("License") or "").strip().split("\n")[0]
    licence = told or " AND ".join(classified) or (written if len(written) < 60 else "")
    if not licence:
        raise LookupError(f"{name} declares no licence")
    return licence


def page(packages: list[Shipped]) -> str:
    """The list for people."""
    rows = "\n".join(f"| {name} | {licence} | {what} |" for name, licence, what in OURS)
    lines = "\n".join(
        f"| {each.name} | {each.version} | {each.licence} | {f'`{each.where}`' if each.where else ''} |"
        for each in packages
    )
    images = "\n".join(f"| {name} | {licence} |" for name, licence in BESIDE.items())
    return f"""# What ships, and under which licence

Made by `make licences` from `requirements/run.txt` and the packages' own metadata; `sbom.json` beside this file says the same as CycloneDX.

| ours, and what lies in the repository | licence | what it is |
| --- | --- | --- |
{rows}

Installed beside it, by pip or in the image:

| package | version | licence, as the package declares it | only where |
| --- | --- | --- | --- |
{lines}

Images that `Dockerfile` and `compose.yaml` start from or run beside:

| image | licence |
| --- | --- |
{images}
"""


def bill(packages: list[Shipped], version: str) -> dict[str, Any]:
    """The list for programs."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": "epsilon",
                "version": version,
                "licenses": [{"expression": "MIT AND OFL-1.1"}],
            }
        },
        "components": [
            {
                "type": "library",
                "name": each.name,
                "version": each.version,
                "purl": f"pkg:pypi/{each.name}@{each.version}",
                "licenses": [{"license": {"name": each.licence}}],
            }
            for each in packages
        ],
    }


def version() -> str:
    """Of pyproject.toml."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"])


def main(folder: Path) -> int:
    try:
        packages = shipped()
    except LookupError as error:
        print(f"licences: {error}", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "licences.md").write_text(page(packages), encoding="utf-8")
    (folder / "sbom.json").write_text(
        json.dumps(bill(packages, version()), indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
