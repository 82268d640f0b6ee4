"""A verdict that a person doubts is kept as typed, listed without their name, and written out as a row."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from functools import partial

import pytest

from bot.settings import Settings
from tests.conversations.conftest import Talk, exported


async def listed(settings: Settings, *options: str) -> list[str]:
    """What the command prints. In a thread: the bot goes on meanwhile, and may have the database's one writer's place."""
    environment = os.environ | {"DATABASE_URL": settings.database_url.get_secret_value()}
    command = [sys.executable, "-m", "bot", "disputes", *options]
    run = partial(subprocess.run, command, env=environment, capture_output=True, text=True, timeout=60)
    done = await asyncio.to_thread(run)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


async def test_a_disputed_verdict_is_kept_once_and_listed(ada: Talk, sara: Talk, bot: Settings) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    await ada.say("31 000")
    await ada.say("29 999")
    wrong = await ada.more()
    query = ada.person.press(wrong, "🙋")
    assert (await ada.person.answer_of(query))["text"].startswith("Noted with your answer")
    query = ada.person.press(wrong, "🙋")
    assert (await ada.person.answer_of(query))["text"] == "Already done."
    await sara.say("/help")
    foreign = sara.person.press_data(sara.person.messages[-1], "1:dispute:1")
    assert "قبلاً" in (await sara.person.answer_of(foreign))["text"]

    first, count = await listed(bot)
    assert "matrix-chain-abc.cost seed 0: '29 999' was wrong" in first
    assert count == "1 dispute"
    (row,) = map(json.loads, await listed(bot, "--rows"))
    assert (row["kind"], row["reference"], row["answer"]) == ("number", "30000", "29 999")
    assert "7" not in (str(row.get("learner")), str(row.get("learner_id")))


async def test_a_right_answer_leaves_nothing_to_disagree_with(ada: Talk) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    right = await ada.say("30000")
    assert not any("🙋" in button.text for row in right.buttons for button in row)


@pytest.mark.parametrize(
    ("who", "text", "done", "said", "forget"),
    [
        (
            "ada",
            "Time is linear in T and quadratic in h. It is all the same to me.",
            "🏁 Done",
            "☝️ I did say 2",
            "🗑",
        ),
        ("sara", "زمان با طول دنباله خطی است و با h درجه دو. آن یکی هم همین‌طور.", "🏁 تمام", "☝️ ۲", "🗑"),
    ],
)
async def test_a_sentence_that_somebody_points_at_becomes_a_candidate_line_and_is_theirs_to_take_away(
    who: str, text: str, done: str, said: str, forget: str, ada: Talk, sara: Talk, bot: Settings
) -> None:
    talk = {"ada": ada, "sara": sara}[who]
    await talk.say("/start q-bptt")
    await talk.say(text)
    await talk.tap(done)
    await talk.tap(said)
    second = {"ada": "2", "sara": "۲"}[who]
    await talk.tap(second)

    sentence = text.split(". ")[1]
    lines = await listed(bot)
    assert any(f"bptt: {sentence!r} says both-ways" in line for line in lines)
    (row,) = map(json.loads, await listed(bot, "--rows"))
    assert row == {"question": "bptt", "point": "both-ways", "sentence": sentence, "answer": text}

    kept = exported(await talk.say("/export"))
    (asked,) = [each["dialogue"] for each in kept["asked"] if each["dialogue"]]
    assert (asked["texts"], asked["said"]) == ([text], {"both-ways": sentence})
    await talk.say("/forget")
    await talk.tap(forget)
    assert await listed(bot, "--rows") == []
