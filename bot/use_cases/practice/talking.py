"""The talk about an open question: what is written is heard and shown, doubts are asked back, and the verdict comes at the end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.database.database import Connection
from bot.domain.grading.verdict import Reason, Unreadable, Verdict
from bot.domain.hearing import dialogue as talks
from bot.domain.hearing.dialogue import Dialogue
from bot.domain.question.topic import OpenQuestion
from bot.domain.reading.social import Social, social_of
from bot.store import asked, attempts
from bot.store.asked import AskedRow
from bot.store.attempts import AttemptRow
from bot.use_cases.occasion import Occasion
from bot.use_cases.practice import interviewing
from bot.use_cases.practice.memory import remember
from bot.use_cases.practice.outcomes import Asked, Listened, Remark, Unchanged
from bot.use_cases.practice.questions import Questions
from bot.use_cases.practice.talk_steps import Change, with_probe

if TYPE_CHECKING:
    from bot.domain.hearing.heard import Heard

LONGEST_TEXT = 20_000
"""Characters kept of all that is typed to one open question."""


@dataclass(frozen=True, slots=True)
class Overheard:
    """What was heard in a text, and as a whole, where it may be the reply to a probe."""

    heard: Heard
    reply: Heard | None = None


def overhear(text: str, question: OpenQuestion, *, probed: bool) -> Overheard | Remark | Unreadable:
    """Hears a text, before any transaction; where a probe waits (``probed``), as a reply to it as well.

    Who only says not to know is told apart; a single word is too little.
    """
    if social_of(text) is Social.UNKNOWN:
        return Remark.UNKNOWN
    if len(text.split()) < 2:
        return Unreadable(Reason("too-short"))
    hearing = question.hearing
    return Overheard(hearing.hear(text), hearing.hear(text, whole=True) if probed else None)


class Talking:
    def __init__(self, questions: Questions) -> None:
        self._questions = questions

    def keep(
        self,
        connection: Connection,
        row: AskedRow,
        typed: str,
        overheard: Overheard | Remark,
        occasion: Occasion,
    ) -> Listened | None:
        """Goes on with the talk after a message; None where its question has been withdrawn."""
        question = self._open(row)
        if question is None:
            return None
        asked_one, open_question = question
        talk = row.dialogue or Dialogue()
        if talk.done or row.closed:
            return self._goes_on(
                connection, row, self._shown(connection, row, remark=Remark.CLOSED), occasion
            )
        if isinstance(overheard, Remark):
            return self._does_not_know(connection, row, asked_one, talk, occasion)
        if len("\n".join(talk.texts)) + len(typed) > LONGEST_TEXT:
            return self._shown(connection, row)
        after = talks.listen(talk, typed, overheard.heard, overheard.reply)
        if after.nothing and not overheard.heard.near and row.interview_id is None:
            return self._led_back(connection, row, asked_one, open_question)
        row = replace(row, tries=row.tries + 1)
        return self._step(connection, row, with_probe(after, open_question, row), typed, occasion)

    def press(
        self, connection: Connection, row: AskedRow, change: Change, occasion: Occasion
    ) -> Listened | Unchanged | None:
        """A step by a button; Unchanged where it leads nowhere now."""
        question = self._open(row)
        if question is None:
            return None
        asked_one, open_question = question
        talk = row.dialogue
        after = change(talk, open_question, row) if talk is not None else None
        if talk is None or after is None or after == talk:
            return Unchanged(asked_one)
        return self._step(connection, row, after, "", occasion)

    def _open(self, row: AskedRow) -> tuple[Asked, OpenQuestion] | None:
        found = self._questions.asked(row)
        return (found, found.question) if found and isinstance(found.question, OpenQuestion) else None

    def _does_not_know(
        self, connection: Connection, row: AskedRow, asked_one: Asked, talk: Dialogue, occasion: Occasion
    ) -> Listened | None:
        """Nothing is lost by that. To a question that was asked back it is an answer: the talk goes on without it."""
        if talk.probe is None:
            return Listened(asked_one, talk, remark=Remark.UNKNOWN)
        after = self._step(connection, row, replace(talk, probe=None), "", occasion)
        return replace(after, remark=Remark.UNKNOWN) if after else None

    def _led_back(
        self, connection: Connection, row: AskedRow, asked_one: Asked, question: OpenQuestion
    ) -> Listened:
        """Who is off the topic gets a hint in place of a verdict; the text is not kept."""
        hint = question.hints[row.hints_used] if row.hints_used < len(question.hints) else None
        if hint is not None:
            row = replace(row, hints_used=row.hints_used + 1)
            asked.save(connection, row)
        shown = replace(asked_one, hints_used=row.hints_used)
        return Listened(shown, row.dialogue or Dialogue(), remark=Remark.OFF_TOPIC, hint=hint)

    def _step(
        self, connection: Connection, row: AskedRow, talk: Dialogue, typed: str, occasion: Occasion
    ) -> Listened | None:
        """Keeps the talk with the attempt as it stands: there is one for an open question, judged again at each step."""
        question = self._open(row)
        assert question is not None, "it was there in this transaction"
        _, open_question = question
        ended = talk.done and not row.closed
        row = replace(row, dialogue=talk, ticked=talk.credited, closed=row.closed or talk.done)
        verdict = talks.verdict(talk, open_question.points, open_question.wrong_claims)
        attempt = attempts.last(connection, row)
        first = attempt is None
        if attempt is None:
            attempt = attempts.add(connection, AttemptRow(0, row, typed, verdict, True, occasion.at))
        else:
            both = "\n".join(filter(None, (attempt.typed, typed)))[:LONGEST_TEXT]
            attempts.judge_again(connection, replace(attempt, typed=both, verdict=verdict))
        once = replace(row, tries=min(row.tries, 1))
        remember(
            connection, once, verdict.outcome, open_question.level, occasion.at, is_drill=False, first=first
        )
        asked.save(connection, row)
        shown = self._shown(connection, row)
        return self._goes_on(connection, row, shown, occasion) if ended else shown

    def _goes_on(
        self, connection: Connection, row: AskedRow, shown: Listened | None, occasion: Occasion
    ) -> Listened | None:
        """An ended talk leads on in an interview under way, whose verdicts come with its report."""
        if shown is None or row.interview_id is None:
            return shown
        led_to = interviewing.advance(connection, self._questions, occasion, row.id)
        return replace(shown, led_to=led_to, verdict=None) if led_to is not None else shown

    def _shown(self, connection: Connection, row: AskedRow, remark: Remark | None = None) -> Listened | None:
        return listened(connection, self._questions, row, remark)


def listened(
    connection: Connection, questions: Questions, row: AskedRow, remark: Remark | None = None
) -> Listened | None:
    """A talk as it stands now; None where its question is no more."""
    found = questions.asked(row)
    if found is None or not isinstance(found.question, OpenQuestion):
        return None
    talk = row.dialogue or Dialogue()
    attempt = attempts.last(connection, row)
    judged: Verdict | None = attempt.verdict if attempt and talk.done else None
    return Listened(found, talk, judged, attempt.id if attempt else None, remark=remark)
