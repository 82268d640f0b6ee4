"""What a release needs besides building: ``python -m deploy.release version|check|notes``."""

from __future__ import annotations

import re
import subprocess
import sys

from deploy.licences import ROOT, version

CHANGELOG = ROOT / "CHANGELOG.md"


def notes(number: str) -> str:
    """What the changelog says of a version. Raises LookupError where it says nothing."""
    text = CHANGELOG.read_text(encoding="utf-8")
    section = re.search(rf"^## {re.escape(number)}\b[^\n]*\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    if section is None or not section[1].strip():
        raise LookupError(f"CHANGELOG.md has no section ## {number}: rename ## Unreleased")
    return section[1].strip() + "\n"


def faults(number: str) -> list[str]:
    """What keeps the work tree from being this release."""
    found = []
    try:
        notes(number)
    except LookupError as error:
        found.append(str(error))
    git = ["git", "-C", str(ROOT)]
    changed = subprocess.run(
        [*git, "status", "--porcelain"], capture_output=True, text=True, check=True
    ).stdout
    if changed.strip():
        found.append("there are changes that are not committed")
    tags = subprocess.run(
        [*git, "tag", "--points-at", "HEAD"], capture_output=True, text=True, check=True
    ).stdout.split()
    others = subprocess.run(
        [*git, "tag", "--list", f"v{number}"], capture_output=True, text=True, check=True
    ).stdout.split()
    if others and f"v{number}" not in tags:
        found.append(f"v{number} is another commit already: raise the version in pyproject.toml")
    return found


def main(what: str) -> int:
    """0 where it may go on."""
    if what == "version":
        print(version())
        return 0
    if what == "notes":
        print(notes(version()), end="")
        return 0
    found = faults(version())
    for fault in found:
        print(f"release: {fault}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
