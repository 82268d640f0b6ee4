"""``epsilon check``: is the content fit to be asked?"""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from bot.catalogue import Catalogue, ContentError
from bot.catalogue.catalogue import load_drill, load_topic
from bot.catalogue.check import SEEDS, Report, check, folders_of
from bot.catalogue.check.drawings import fingerprints_text
from bot.catalogue.content import CASES, OPEN_FILES, TOPIC_FILE, Content, Folders, drill_id
from bot.catalogue.faults import Fault
from bot.catalogue.index import INDEX, index_text, rubric_digest
from bot.catalogue.kept import FINGERPRINTS
from bot.cli.failures import told_in_a_line
from bot.domain.question.drill import Drill
from bot.use_cases.practice.trying_examples import try_examples


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", help="files or folders of content (all of it)")
    parser.add_argument(
        "--changed",
        action="store_true",
        help="only what differs from the last commit (git), new files included",
    )
    parser.add_argument(
        "--variants",
        type=int,
        default=SEEDS,
        metavar="N",
        help=f"how many variants of each drill are drawn ({SEEDS})",
    )
    parser.add_argument(
        "--fingerprints",
        action="store_true",
        help="after questions were changed: write down anew what each drill draws, and the index, in the folders of FILE (in all)",
    )


@told_in_a_line
def main(options: argparse.Namespace) -> int:
    """Checks what was named."""
    from bot.settings import load

    content = Content.named(load().content_dir)
    if options.fingerprints:
        return write_fingerprints(content, options.files)
    if options.changed:
        changed = [file for folder in content.folders for file in changed_files(folder)]
        if not changed:
            print("Nothing has changed since the last commit.")
            return 0
        return run([*options.files, *changed], content, options.variants)
    return run(options.files, content, options.variants)


def changed_files(folder: Path) -> list[str]:
    """The content files that git does not know as they are. None where the folder is in no repository."""
    command = ["git", "-C", str(folder), "status", "--porcelain", "--untracked-files=all", "-z", "--", "."]
    found = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 (our own words)
    top = subprocess.run(  # noqa: S603
        ["git", "-C", str(folder), "rev-parse", "--show-toplevel"],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )
    names = (entry[3:] for entry in found.stdout.split("\0") if len(entry) > 3)
    paths = (Path(top.stdout.strip()) / name for name in names)
    return sorted(
        str(path)
        for path in paths
        if path.suffix == ".yaml" and path.parent.parent == folder.resolve() and path.exists()
    )


def write_fingerprints(content: Content, files: Sequence[str] = ()) -> int:
    """Writes the index of each folder that was named, or of all, and the file against which a changed drawing is found.

    Returns 1 for content that cannot be loaded, 2 for a file that is not there.
    """
    if _tell_missing(files):
        return 2
    try:
        named = folders_of([Path(file) for file in files]) if files else content.folders
        together = tuple(dict.fromkeys((*content.folders, *named)))
        catalogue = Catalogue.load(Content(together))
        drills = {folder: _drills_of(folder, catalogue) for folder in named}
        rubrics = {
            folder: _rubrics_of(Content(together[: together.index(folder) + 1]), catalogue)
            for folder in named
        }
    except ContentError as error:
        print(error)
        return 1
    for folder, found in drills.items():
        _write(folder / FINGERPRINTS, fingerprints_text(found.values()))
        _write(folder / INDEX, index_text(found, rubrics[folder]))
        print(f"{_count(len(found), 'drill')}: {folder / FINGERPRINTS}, {folder / INDEX}")
    return 0


def _write(file: Path, text: str) -> None:
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8")


def _drills_of(folder: Path, catalogue: Catalogue) -> dict[Path, Drill]:
    """The drills of a folder that are served, or whose place another folder's have taken. Raises ContentError."""
    served = {drill.id for topic in catalogue.topics for drill in topic.drills}
    served |= {case.id for case in catalogue.cases}
    names = [*(topic.id for topic in catalogue.topics), CASES]
    files = (path for name in names for path in Content((folder,)).drills(name))
    return {path: load_drill(path) for path in files if drill_id(path) in served}


def _rubrics_of(content: Content, catalogue: Catalogue) -> dict[str, str]:
    """The digests of what the open questions of the last folder listen with. Raises ContentError."""
    own = content.folders[-1]
    topics = [topic.id for topic in catalogue.topics if (own / topic.id / TOPIC_FILE).exists()]
    for topic_id in topics:
        load_topic(content, topic_id)
    return {topic_id: rubric_digest(content, content.topic(topic_id)) for topic_id in topics}


def _tell_missing(files: Sequence[str]) -> bool:
    missing = [file for file in files if not Path(file).exists()]
    if missing:
        print(f"No such file or folder: {', '.join(missing)}", file=sys.stderr)
    return bool(missing)


def run(files: Sequence[str], content: Folders, seeds: int = SEEDS) -> int:
    """Prints a line a fault and a summary. Returns 0 where all is well, 1 where not, 2 for a file that is not there."""
    if _tell_missing(files):
        return 2
    began = time.monotonic()
    try:
        report = check(content, [Path(file) for file in files], seeds)
    except ContentError as error:
        print(error)
        return 1
    faults = (*report.faults, *_examples(report))
    for fault in faults:
        print(fault)
    for note in report.notes:
        print(note)
    looked = f"{_count(report.topics, 'topic')}, {_count(report.drills, 'drill')}, {report.variants} variants in each language"
    print(f"{_count(len(faults), 'fault')} in {looked}, {time.monotonic() - began:.1f} s")
    return 1 if faults else 0


def _examples(report: Report) -> list[Fault]:
    """Faults that show only when the examples of code drills are run."""
    drills = []
    for path in report.files:
        with suppress(ContentError):  # its faults are told already
            drill = load_drill(path) if path.name not in OPEN_FILES else None
            if drill is not None and drill.is_run:
                drills.append(drill)
    if not drills:
        return []
    found = asyncio.run(try_examples(drills))
    if found is None:
        print(
            "Code cannot be run safely on this machine: the examples of code drills were not tried.",
            file=sys.stderr,
        )
    return [
        Fault(f"{drill.id.replace('.', '/')}.yaml", 0, field, message)
        for drill, field, message in found or ()
    ]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
