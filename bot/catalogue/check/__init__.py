"""Checking content: every fault with file, line, field and seed, none hiding another."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from bot.catalogue.catalogue import TOPIC, drill_from, load_topic
from bot.catalogue.check.drawings import drawing_faults
from bot.catalogue.check.drills import drill_faults
from bot.catalogue.check.ears import hearing_faults
from bot.catalogue.check.hearing import budget_faults, listen_to, notes
from bot.catalogue.check.open_questions import open_question_faults
from bot.catalogue.check.prose import prose_faults
from bot.catalogue.check.terms import read_terms
from bot.catalogue.content import CASES, CORPUS_FILE, HEARING_FILE, OPEN_FILES, TOPIC_FILE, Content, Folders
from bot.catalogue.faults import ContentError, Fault
from bot.catalogue.files import read_file, validate
from bot.catalogue.hearing import HEARING
from bot.catalogue.kinds import any_drill

SEEDS = 1000
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, and how much it looked at."""

    faults: tuple[Fault, ...]
    topics: int
    drills: int
    variants: int
    files: tuple[Path, ...] = ()
    notes: tuple[str, ...] = ()
    """What is worth knowing and no fault."""


def check(
    folders: Folders, files: Sequence[Path] = (), seeds: int = SEEDS, workers: int | None = None
) -> Report:
    """Checks all content, or only some files and topic folders of it; each drill on seeds 0 … ``seeds``."""
    content = Content.of(folders)
    paths = [path for file in files for path in _yaml_files(file)] if files else _all_files(content)
    beside = {path.parent.parent for path in paths} - set(content.folders)
    content = Content((*content.folders, *sorted(beside)))
    only_files = files and all(file.suffix == ".yaml" for file in files)
    whole = set() if only_files else {path.parent.name for path in paths}
    found = [fault for topic in sorted(whole - {CASES}) for fault in _topic_faults(content, topic)]
    jobs = [(path, content, seeds) for path in sorted(set(paths))]
    cores = workers or min(len(jobs), os.cpu_count() or 1)
    found += [fault for faults in _run(check_file, jobs, cores) for fault in faults]
    open_ones = {path.parent.name for path, _, _ in jobs if path.name in OPEN_FILES}
    listened = [(content, topic) for topic in sorted(open_ones) if CORPUS_FILE in content.topic(topic)]
    heard = list(_run(listen_to, listened, cores))
    found += [fault for faults, _ in heard for fault in faults]
    tallies = [tally for _, tally in heard]
    found += budget_faults(tallies)
    looked_at = tuple(path for path, _, _ in jobs)
    topics = sum(path.name == TOPIC_FILE for path in looked_at)
    drills = sum(path.name not in OPEN_FILES for path in looked_at)
    return Report(
        ContentError(set(found)).faults,
        topics,
        drills,
        drills * (seeds + 1),
        looked_at,
        tuple(notes(tallies)),
    )


def _run(work: Callable[..., T], jobs: Sequence[tuple[Any, ...]], workers: int) -> Iterable[T]:
    if workers <= 1 or not jobs:
        return [work(*job) for job in jobs]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return list(pool.map(work, *zip(*jobs, strict=True)))


def check_file(path: Path, folders: Folders, seeds: int) -> list[Fault]:
    """The faults of one file, a drill's or a topic's."""
    content = Content.of(folders)
    try:
        document = read_file(path)
        terms = read_terms(content)
        if path.name == TOPIC_FILE:
            topic_file = validate(document, TOPIC)
            return [
                *prose_faults(document, topic_file, terms),
                *open_question_faults(topic_file, document, content, path.parent.name),
            ]
        if path.name == HEARING_FILE:
            hearing_file = validate(document, HEARING)
            return [
                *prose_faults(document, hearing_file, terms),
                *hearing_faults(hearing_file, document, content),
            ]
        drill_file = validate(document, any_drill())
        drill = drill_from(path, document, drill_file)
        return [
            *prose_faults(document, drill_file, terms),
            *drill_faults(drill, document, seeds),
            *drawing_faults(drill, document, content),
        ]
    except ContentError as error:
        return list(error.faults)


def _topic_faults(content: Content, topic_id: str) -> Sequence[Fault]:
    try:
        load_topic(content, topic_id)
    except ContentError as error:
        return error.faults
    return ()


def _all_files(content: Content) -> list[Path]:
    if not (files := content.files()):
        raise ContentError(
            [Fault(str(content), 0, "", "no topics here: a topic is a folder with a topic.yaml")]
        )
    return files


def folders_of(files: Sequence[Path]) -> list[Path]:
    """The content folders that files and folders of content stand in. Raises ContentError where a folder has no topic."""
    return sorted({path.parent.parent for file in files for path in _yaml_files(file)})


def _yaml_files(file: Path) -> list[Path]:
    if file.is_dir():
        one = (file / TOPIC_FILE).exists() or file.name == CASES
        return sorted(file.glob("*.yaml")) if one else _all_files(Content((file,)))
    return [file]
