"""``epsilon check``: is the content fit to be asked?"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bot.catalogue import ContentError, content_folder
from bot.catalogue.check import SEEDS, check


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", help="files or folders of content (all of it)")


def main(options: argparse.Namespace) -> int:
    """Checks what was named."""
    return run(options.files)


def run(files: Sequence[str] = (), folder: Path | None = None, seeds: int = SEEDS) -> int:
    """Prints a line a fault and a summary. Returns 0 where all is well, 1 where not, 2 for a file that is not there."""
    missing = [file for file in files if not Path(file).exists()]
    if missing:
        print(f"No such file or folder: {', '.join(missing)}", file=sys.stderr)
        return 2
    began = time.monotonic()
    try:
        report = check(folder or content_folder(), [Path(file) for file in files], seeds)
    except ContentError as error:
        print(error)
        return 1
    for fault in report.faults:
        print(fault)
    looked = f"{_count(report.topics, 'topic')}, {_count(report.drills, 'drill')}, {report.variants} variants in each language"
    print(f"{_count(len(report.faults), 'fault')} in {looked}, {time.monotonic() - began:.1f} s")
    return 1 if report.faults else 0


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
