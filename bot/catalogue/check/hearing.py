"""What a topic's ears hear in its corpus, its own texts, and its strong answers turned round: counted, and held to a budget."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.catalogue.catalogue import load_topic
from bot.catalogue.check.corpus import Line, read_corpus
from bot.catalogue.content import CORPUS_FILE, Content
from bot.catalogue.faults import ContentError, Fault
from bot.catalogue.hearing import Frames, read_lexicon
from bot.domain.hearing.heard import Heard, Hearing
from bot.domain.hearing.weighing import weigh
from bot.domain.question.topic import OpenQuestion

SENTENCES = re.compile(r"(?<=[.!?؟؛])\s+")
FULL = ("strong", "loose")
CREDITED = ("strong", "loose", "partial")
BUDGETS = {
    "missed": ("points missed in strong and loose answers", "wanted", 0.05),
    "false": ("false credits in strong, loose and partial answers", "credits", 0.02),
    "unheard": ("wrong claims missed", "claims", 0.10),
    "charged": ("answers charged with a wrong claim that they do not make", "innocent", 0.02),
    "denied-kept": ("points of strong answers still heard when they are denied", "denied", 0.25),
    "affirmed-lost": ("points of strong answers no longer heard when they are affirmed", "affirmed", 0.03),
}
"""What may go wrong how often, of what; for each language over all topics looked at."""


@dataclass(slots=True)
class Tally:
    """Counts for one language: of the lines to tune on with each miss, and of the held ones alone."""

    counts: Counter[str] = field(default_factory=Counter)
    held: Counter[str] = field(default_factory=Counter)
    misses: dict[str, list[Fault]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def miss(self, kind: str, fault: Fault) -> None:
        self.counts[kind] += 1
        self.misses.setdefault(kind, []).append(fault)

    def add(self, other: Tally) -> None:
        self.counts += other.counts
        self.held += other.held
        self.faults += other.faults
        for kind, faults in other.misses.items():
            self.misses.setdefault(kind, []).extend(faults)


Tallies = dict[str, Tally]


def listen_to(content: Content, topic_id: str) -> tuple[list[Fault], Tallies]:
    """Everything heard in a topic's corpus. A topic that cannot be loaded has its faults told elsewhere."""
    tallies: Tallies = {"en": Tally(), "fa": Tally()}
    try:
        question = load_topic(content, topic_id).open_question
        lines = read_corpus(content.topic(topic_id)[CORPUS_FILE].parent, question)
        frames = read_lexicon(content).frames
    except ContentError as error:
        return [fault for fault in error.faults if CORPUS_FILE in fault.file], tallies
    for number, line in lines:
        _count(line, number, topic_id, question, tallies[line.language])
        if line.style == "strong" and not line.held:
            _turn_round(
                line, question.hearing, frames, tallies[line.language], f"{topic_id}/{CORPUS_FILE}", number
            )
    return [], tallies


def budget_faults(tallies: Iterable[Tallies]) -> list[Fault]:
    """What went wrong too often, with each case of it."""
    found: list[Fault] = []
    for language, tally in _by_language(tallies):
        found += tally.faults
        for kind, (words, of, share) in BUDGETS.items():
            wrong, all_of = tally.counts[kind], tally.counts[of]
            if wrong > max(1, share * all_of):
                message = f"{wrong} of {all_of} {words} ({language}); allowed are {share:.0%}"
                found.append(Fault(CORPUS_FILE, 0, kind, message))
                found += tally.misses.get(kind, ())
    return found


def notes(tallies: Iterable[Tallies]) -> list[str]:
    """A line for each language's held answers, in numbers only."""
    lines = []
    for language, tally in _by_language(tallies):
        held = tally.held
        if held["lines"]:
            precision = held["right"] / (held["credits"] or 1)
            recall = held["right"] / (held["wanted"] or 1)
            lines.append(
                f"Held answers ({language}): {held['lines']}; points heard {recall:.2f} of those made, "
                f"{precision:.2f} of those heard were made; wrong claims heard {held['heard']} of {held['claims']}, "
                f"{held['charged']} charged falsely; verdicts as the examiner's {held['agreed']}"
            )
    return lines


def _by_language(tallies: Iterable[Tallies]) -> Iterator[tuple[str, Tally]]:
    together: Tallies = {"en": Tally(), "fa": Tally()}
    for each in tallies:
        for language, tally in each.items():
            together[language].add(tally)
    yield from together.items()


def _count(line: Line, number: int, topic: str, question: OpenQuestion, tally: Tally) -> None:
    heard = question.hearing.hear(line.answer)
    verdict = weigh(question.points, heard.points, question.wrong_claims, heard.claims).outcome.value
    if line.held:
        tally.held += _held(line, heard, verdict)
        return
    name = f"{topic}/{CORPUS_FILE}"
    wanted, credited = set(line.points), set(heard.points)
    if line.style in FULL:
        tally.counts["wanted"] += len(wanted)
        for point in sorted(wanted - credited):
            tally.miss("missed", Fault(name, number, point, _why(question.hearing, line.answer, point)))
    if line.style in CREDITED:
        tally.counts["credits"] += len(credited)
        for point in sorted(credited - wanted):
            tally.miss("false", Fault(name, number, point, f"heard, but not said: {heard.points[point]!r}"))
    elif line.style in ("denial", "list", "offtopic"):
        for point in sorted(credited - wanted):
            message = f"heard in a {line.style} answer: {heard.points[point]!r}"
            tally.faults.append(Fault(name, number, point, message))
    _count_claims(line, number, name, heard, tally)
    if verdict == "correct" and line.outcome == "wrong":
        tally.faults.append(Fault(name, number, "outcome", "proposed as correct, but it is wrong"))


def _count_claims(line: Line, number: int, name: str, heard: Heard, tally: Tally) -> None:
    tally.counts["claims"] += len(line.claims)
    tally.counts["innocent"] += not line.claims
    for claim in line.claims:
        if claim not in heard.claims:
            tally.miss("unheard", Fault(name, number, claim, "this wrong claim is not heard"))
    if not line.claims and heard.claims:
        quotes = "; ".join(f"{claim} {quote!r}" for claim, quote in heard.claims.items())
        tally.miss("charged", Fault(name, number, "claims", f"charged falsely: {quotes}"))


def _held(line: Line, heard: Heard, verdict: str) -> Counter[str]:
    wanted, credited, claims = set(line.points), set(heard.points), set(line.claims)
    return Counter(
        {
            "lines": 1,
            "wanted": len(wanted),
            "credits": len(credited),
            "right": len(wanted & credited),
            "claims": len(claims),
            "heard": len(claims & set(heard.claims)),
            "charged": int(not claims and bool(heard.claims)),
            "agreed": int(verdict == line.outcome),
        }
    )


def _why(hearing: Hearing, answer: str, point: str) -> str:
    if denied := hearing.hear(answer).denied.get(point):
        return f"taken for denied: {denied!r}"
    nearest = hearing.nearest(answer, point)
    return f"nearest is `{nearest[0]}`, which lacks `{nearest[1]}`" if nearest else "nothing comes near it"


def _turn_round(line: Line, hearing: Hearing, frames: Frames, tally: Tally, name: str, number: int) -> None:
    """Each sentence denied and affirmed in every frame: credits must go and stay."""
    for sentence in _sentences(line.answer):
        base = set(hearing.hear(sentence).points)
        if not base:
            continue
        for kind, of, turned in (
            ("denied-kept", "denied", frames.deny.get(line.language, ())),
            ("affirmed-lost", "affirmed", frames.affirm.get(line.language, ())),
        ):
            for frame in turned:
                after = set(hearing.hear(frame.replace("…", sentence)).points) & base
                tally.counts[of] += len(base)
                for point in sorted(after if kind == "denied-kept" else base - after):
                    tally.miss(kind, Fault(name, number, point, frame))


def _sentences(answer: str) -> Sequence[str]:
    return [part.rstrip(".؛;: ") for part in SENTENCES.split(answer) if part.strip()]
