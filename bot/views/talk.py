"""The talk about an open question: what was heard with the person's own words, what is asked back, and the verdict at its end."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from bot.domain.hearing import dialogue as talks
from bot.domain.hearing.dialogue import Dialogue, Doubt, Open
from bot.domain.learner import Learner
from bot.domain.question.rubric import Point
from bot.domain.question.topic import OpenQuestion
from bot.use_cases.practice.outcomes import Listened, Remark
from bot.use_cases.practice.talk_steps import PROBES_IN_INTERVIEW
from bot.views import question
from bot.views.compose import bold, button, content, content_inline, count, italic, paragraph
from bot.views.message import Action, Block, Button, Folded, Inline, Items, Message
from bot.views.question import percent
from bot.views.verdict import EMOJI, doubtful
from bot.views.words import words

HEARD, BACK, POINTED, MISSED = "✓", "✗", "☝️", "○"
LONGEST_QUOTE = 160
IN_A_ROW = 5
FIRST_STRONG, POP = "\u2068", "\u2069"
"""A quote may be of the other direction than the sentence around it."""


def message(heard: Listened, learner: Learner) -> Message:
    """What a message or a press has led to."""
    asked = heard.asked.question
    assert isinstance(asked, OpenQuestion), "only open questions are talked about"
    if heard.remark in (Remark.UNKNOWN, Remark.OFF_TOPIC) and not heard.dialogue.texts:
        return _led_on(heard, learner)
    if heard.dialogue.picking is not None:
        return _picking(heard, asked, learner)
    if heard.verdict is not None:
        return _judged(heard, asked, learner)
    return _heard(heard, asked, learner)


def _led_on(heard: Listened, learner: Learner) -> Message:
    """Kind words and a way on for who does not know, or is off the topic; nothing of the points."""
    say = words(learner.language)
    if heard.remark is Remark.UNKNOWN:
        key = "talk-unknown" if heard.asked.interview is None else "talk-unknown-interview"
        blocks: tuple[Block, ...] = (*question.clock(heard.asked, learner), paragraph("🙂 ", say(key)))
    elif heard.hint is None:
        blocks = (paragraph("👂 ", say("talk-off-topic-alone")),)
    else:
        blocks = (paragraph("👂 ", say("talk-off-topic")), *content(heard.hint, {}, learner))
    return Message(blocks, learner.language, question.buttons(heard.asked, learner), about=heard.asked.id)


def _heard(heard: Listened, asked: OpenQuestion, learner: Learner) -> Message:
    say, talk = words(learner.language), heard.dialogue
    blocks: list[Block] = [*question.clock(heard.asked, learner)]
    if heard.remark is Remark.UNKNOWN:
        blocks.append(paragraph("🙂 ", say("talk-unknown-now")))
    if heard.hint is not None:
        blocks += [paragraph(say("talk-off-topic")), *content(heard.hint, {}, learner)]
    blocks.append(paragraph("👂 ", bold(say("talk-heard"))))
    blocks += [_point(number, point, talk, learner) for number, point in _numbered(asked, talk.heard)]
    if not talk.heard:
        blocks.append(paragraph(say("talk-heard-none")))
    if set(talk.named) - set(talk.heard):
        blocks.append(paragraph(say("talk-named")))
    doubt = next(talks.doubts(talk, asked.points), None)
    probe = next((point.probe for point in asked.points if point.id == talk.probe), None)
    if doubt is not None:
        blocks.append(paragraph("❓ ", *_doubt(doubt, asked, learner)))
    elif probe is not None:
        blocks.append(paragraph("🔎 ", *content_inline(probe, {}, learner)))
        blocks.append(paragraph(italic(say("talk-probe-how"))))
    else:
        blocks.append(paragraph(italic(say("talk-go-on"))))
    rows = tuple(_ways(heard, asked, doubt, learner))
    return Message(tuple(blocks), learner.language, rows, about=heard.asked.id)


def _ways(
    heard: Listened, asked: OpenQuestion, doubt: Open | None, learner: Learner
) -> Iterator[tuple[Button, ...]]:
    say, talk, number = words(learner.language), heard.dialogue, heard.asked.id
    if doubt is not None:
        yes, no = (
            ("button-talk-meant", "button-talk-rephrase")
            if doubt.kind is Doubt.CLAIM
            else ("button-talk-denies", "button-talk-says")
        )
        about = (number, doubt.kind.value, _number_of(doubt, asked))
        yield button(learner, yes, "doubt", *about, 1), button(learner, no, "doubt", *about, 0)
    backs = [
        Button(
            say(
                "button-talk-resay" if point.id in talk.back else "button-talk-unsay",
                number=count(place, learner),
            ),
            Action("unsay", (number, place)),
        )
        for place, point in _numbered(asked, talk.heard)
    ]
    yield from _rows(backs, IN_A_ROW)
    last = []
    interview = heard.asked.interview is not None
    may_ask = not interview or len(talk.probed) < PROBES_IN_INTERVIEW
    if talk.probe is not None and doubt is None:
        last.append(button(learner, "button-talk-pass", "pass", number))
    elif doubt is None and talks.next_probe(talk, asked.points) and may_ask:
        last.append(button(learner, "button-talk-more", "more", number))
    yield *last, button(learner, "button-talk-done", "done", number)
    if interview:
        yield (button(learner, "button-end", "end"),)


def _doubt(doubt: Open, asked: OpenQuestion, learner: Learner) -> Sequence[str | Inline]:
    say = words(learner.language)
    if doubt.kind is Doubt.CLAIM:
        return [say("talk-claim", quote=_short(doubt.quote))]
    point = next(each for each in asked.points if each.id == doubt.id)
    before, _, after = say("talk-denial", quote=_short(doubt.quote), point="\0").partition("\0")
    return [before, *content_inline(point.text, {}, learner), after]


def _judged(heard: Listened, asked: OpenQuestion, learner: Learner) -> Message:
    say, talk, verdict = words(learner.language), heard.dialogue, heard.verdict
    assert verdict is not None, "asked for only then"
    missed = [
        (number, point) for number, point in enumerate(asked.points, 1) if point.id not in talk.credited
    ]
    blocks: list[Block] = [
        paragraph(
            f"{EMOJI[verdict.outcome]} {say(f'verdict-{verdict.outcome.value}')} ",
            say("verdict-score", percent=percent(verdict.score, learner)),
        )
    ]
    blocks += [_point(number, point, talk, learner) for number, point in _numbered(asked, talk.credited)]
    pointed = [(number, point) for number, point in missed if point.id in talk.said]
    blocks += [_pointed(number, point, talk, learner) for number, point in pointed]
    unheard = [(number, point) for number, point in missed if point.id not in talk.said]
    if unheard:
        blocks.append(paragraph(bold(say("talk-missed"))))
        blocks += [_numbered_text(MISSED, number, point, learner) for number, point in unheard]
    blocks += _claims("talk-claims", asked, talk.claimed, learner)
    blocks += _claims("talk-claims-open", asked, talk.unanswered, learner)
    model = paragraph("📖 ", bold(say("explanation-model")))
    blocks.append(Folded((model, *content(asked.model_answer, {}, learner))))
    if heard.remark is Remark.CLOSED:
        blocks.append(paragraph(say("verdict-closed")))
    rows = tuple(_ways_on(heard, asked, unheard, learner))
    return Message(tuple(blocks), learner.language, rows, about=heard.asked.id)


def account(asked: OpenQuestion, talk: Dialogue, learner: Learner) -> tuple[Block, ...]:
    """What counted in a talk that is over, each point with the person's own words; what did not; and claims to look at again."""
    say = words(learner.language)
    counted = [_point(number, point, talk, learner) for number, point in _numbered(asked, talk.credited)]
    missed = [point for point in asked.points if point.id not in talk.credited]
    blocks = list(counted)
    if missed:
        texts: list[str | Inline] = []
        parting = "؛ " if learner.language.right_to_left else "; "
        for point in missed:
            texts += [parting if texts else "", *content_inline(point.text, {}, learner)]
        blocks.append(paragraph(f"{MISSED} {say('talk-missed')}: ", *texts))
    blocks += _claims("talk-claims", asked, (*talk.claimed, *talk.unanswered), learner)
    return tuple(blocks)


def _claims(key: str, asked: OpenQuestion, ids: Collection[str], learner: Learner) -> Iterator[Block]:
    """Wrong claims with their corrections, under a heading."""
    claims = [claim for claim in asked.wrong_claims if claim.id in ids]
    if claims:
        yield paragraph(bold(words(learner.language)(key)))
        yield Items(tuple(content(claim.text, {}, learner) for claim in claims))


def _ways_on(
    heard: Listened, asked: OpenQuestion, unheard: Sequence[tuple[int, Point]], learner: Learner
) -> Iterator[tuple[Button, ...]]:
    say, number = words(learner.language), heard.asked.id
    if heard.dialogue.sentences:
        said = [
            Button(say("button-talk-said", number=count(place, learner)), Action("said", (number, place)))
            for place, _ in unheard
        ]
        yield from _rows(said, 3)
    if asked.follow_up:
        yield (button(learner, "button-follow", "follow", number),)
    doubted = heard.verdict is not None and doubtful(heard.verdict)
    yield from question.buttons(heard.asked, learner, attempt_id=heard.attempt_id if doubted else None)


def _picking(heard: Listened, asked: OpenQuestion, learner: Learner) -> Message:
    """The person's own sentences, to point at one."""
    say, talk = words(learner.language), heard.dialogue
    number, point = next(
        (number, point) for number, point in enumerate(asked.points, 1) if point.id == talk.picking
    )
    sentences = talk.sentences
    blocks: list[Block] = [
        paragraph(POINTED, " ", bold(say("talk-pick"))),
        paragraph(*content_inline(point.text, {}, learner)),
        *(
            paragraph(f"{count(place, learner)}. {_quoted(sentence, learner)}")
            for place, sentence in enumerate(sentences, 1)
        ),
    ]
    picks = [
        Button(count(place, learner), Action("sentence", (heard.asked.id, number, place)))
        for place in range(1, len(sentences) + 1)
    ]
    back = (button(learner, "button-talk-back", "said", heard.asked.id, number),)
    return Message(tuple(blocks), learner.language, (*_rows(picks, IN_A_ROW), back), about=heard.asked.id)


def _rows(buttons: Sequence[Button], longest: int) -> Iterator[tuple[Button, ...]]:
    for start in range(0, len(buttons), longest):
        yield tuple(buttons[start : start + longest])


def _numbered(asked: OpenQuestion, ids: Sequence[str] | object) -> list[tuple[int, Point]]:
    """Points of these ids with their numbers among all, in order."""
    return [(number, point) for number, point in enumerate(asked.points, 1) if point.id in ids]  # type: ignore[operator]


def _point(number: int, point: Point, talk: Dialogue, learner: Learner) -> Block:
    say = words(learner.language)
    if point.id in talk.back:
        return paragraph(f"{BACK} {count(number, learner)}. ", italic(say("talk-taken-back")))
    after = f" ({say('talk-after-question')})" if point.id in talk.won else ""
    quote = f" – {_quoted(talk.heard[point.id], learner)}"
    return _numbered_text(HEARD, number, point, learner, quote + after)


def _pointed(number: int, point: Point, talk: Dialogue, learner: Learner) -> Block:
    say = words(learner.language)
    quote = f" – {_quoted(talk.said[point.id], learner)} ({say('talk-self-ticked')})"
    return _numbered_text(POINTED, number, point, learner, quote)


def _numbered_text(mark: str, number: int, point: Point, learner: Learner, after: str = "") -> Block:
    return paragraph(f"{mark} {count(number, learner)}. ", *content_inline(point.text, {}, learner), after)


def _number_of(doubt: Open, asked: OpenQuestion) -> int:
    ids = [each.id for each in (asked.wrong_claims if doubt.kind is Doubt.CLAIM else asked.points)]
    return ids.index(doubt.id) + 1


def _quoted(text: str, learner: Learner) -> str:
    return words(learner.language)("talk-quote", quote=_short(text))


def _short(text: str) -> str:
    """A quote on one line, cut where it is long, with its own direction."""
    line = " ".join(text.split())
    cut = line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1].rstrip() + "…"
    return f"{FIRST_STRONG}{cut}{POP}"
