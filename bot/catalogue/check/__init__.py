"""Checking content: every fault with file, line, field and seed, none hiding another."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from bot.catalogue.building import validate
from bot.catalogue.catalogue import CASES, TOPIC, TOPIC_FILE, load_drill, load_topic, read_file
from bot.catalogue.check.drawings import drawing_faults
from bot.catalogue.check.drills import drill_faults
from bot.catalogue.check.open_questions import open_question_faults
from bot.catalogue.check.prose import prose_faults
from bot.catalogue.check.terms import read_terms
from bot.catalogue.faults import ContentError, Fault
from bot.catalogue.schema import DRILL

SEEDS = 1000


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, and how much it looked at."""

    faults: tuple[Fault, ...]
    topics: int
    drills: int
    variants: int
    files: tuple[Path, ...] = ()


def check(folder: Path, files: Sequence[Path] = (), seeds: int = SEEDS, workers: int | None = None) -> Report:
    """Checks all content of a folder, or only some files and topic folders of it; each drill on seeds 0 … ``seeds``."""
    paths = [path for file in files for path in _yaml_files(file)] if files else _all_files(folder)
    whole = (
        set() if files and all(file.suffix == ".yaml" for file in files) else {path.parent for path in paths}
    )
    found = [fault for topic in sorted(whole) if topic.name != CASES for fault in _topic_faults(topic)]
    jobs = [(path, folder, seeds) for path in sorted(set(paths))]
    found += [
        fault for faults in _run(jobs, workers or min(len(jobs), os.cpu_count() or 1)) for fault in faults
    ]
    drills = sum(path.name != TOPIC_FILE for path, _, _ in jobs)
    looked_at = tuple(path for path, _, _ in jobs)
    return Report(
        ContentError(set(found)).faults, len(jobs) - drills, drills, drills * (seeds + 1), looked_at
    )


def _run(jobs: Sequence[tuple[Path, Path, int]], workers: int) -> Iterable[list[Fault]]:
    if workers <= 1:
        return [check_file(*job) for job in jobs]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return list(pool.map(check_file, *zip(*jobs, strict=True)))


def check_file(path: Path, folder: Path, seeds: int) -> list[Fault]:
    """The faults of one file, a drill's or a topic's."""
    try:
        document = read_file(path)
        terms = read_terms(folder)
        if path.name == TOPIC_FILE:
            topic_file = validate(document, TOPIC)
            return [*prose_faults(document, topic_file, terms), *open_question_faults(topic_file, document)]
        drill_file = validate(document, DRILL)
        drill = load_drill(path)
        return [
            *prose_faults(document, drill_file, terms),
            *drill_faults(drill, document, seeds),
            *drawing_faults(drill, document, folder),
        ]
    except ContentError as error:
        return list(error.faults)


def _topic_faults(folder: Path) -> Sequence[Fault]:
    try:
        load_topic(folder)
    except ContentError as error:
        return error.faults
    return ()


def _all_files(folder: Path) -> list[Path]:
    if not (files := sorted(folder.glob("*/*.yaml"))):
        raise ContentError(
            [Fault(str(folder), 0, "", "no topics here: a topic is a folder with a topic.yaml")]
        )
    return files


def _yaml_files(file: Path) -> list[Path]:
    if file.is_dir():
        return sorted(file.glob("*.yaml")) if (file / TOPIC_FILE).exists() else _all_files(file)
    return [file]
