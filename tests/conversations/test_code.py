"""A function from question to verdict, through the chat, in both languages."""

from __future__ import annotations

import asyncio
import os
import re
from typing import Any

import pytest

from bot.domain.grading.code.tasks import code_task
from bot.sandbox.run import Sandbox, Unavailable
from bot.simulator import Simulator
from bot.simulator.people import Message
from tests.conversations.conftest import Talk

MASK = "/start q-vectorize-mask--code"
MEAN = "/start q-mean-of-a-million--code"
RIGHT_MASK = code_task("make_mask").right[0].strip("\n")
RIGHT_MEAN = code_task("mean").right[0].strip("\n")


@pytest.fixture(scope="module", autouse=True)
def _held() -> None:
    sandbox = Sandbox()
    try:
        sandbox.start()
    except Unavailable as reason:
        pytest.fail(str(reason)) if os.environ.get("CI") == "true" else pytest.skip(str(reason))
    finally:
        sandbox.close()


async def answer(talk: Talk, text: str, **extra: Any) -> Message:
    talk.person.forget_seen()
    talk.person.send(text, **extra)
    return await talk.person.next_message(30)


def entity(kind: str, text: str, part: str) -> dict[str, Any]:
    """An entity as Telegram counts: in UTF-16 units."""
    before, _, _ = text.partition(part)
    return {
        "type": kind,
        "offset": len(before.encode("utf-16-le")) // 2,
        "length": len(part.encode("utf-16-le")) // 2,
    }


async def test_ada_writes_it_wrongly_then_rightly(ada: Talk) -> None:
    question = await ada.say(MASK)
    assert "def make_mask(volume, roi, radius):" in question.text
    assert "40^3" in question.text
    assert any(each["type"] == "pre" for each in (question.rich or {})["blocks"])

    unreadable = await answer(ada, "def make_mask(volume, roi, radius):\nreturn 1")
    assert unreadable.text.startswith("⚠️")
    assert "removed the indentation" in unreadable.text

    wrong = await answer(
        ada, next(each.source for each in code_task("make_mask").wrong if each.group == "boundary")
    )
    assert wrong.text.startswith("❌")
    assert "Right on 55 of 60 volumes." in wrong.text
    assert "make_mask(np.resize(np.arange(5), (3, 3, 3))" in wrong.text
    assert "strictly less" in wrong.text
    assert RIGHT_MASK.splitlines()[2] not in wrong.text

    right = await answer(ada, RIGHT_MASK)
    assert right.text.startswith("✅")
    assert "Right on 60 of 60 volumes." in right.text
    assert "× faster than the slow version." in right.text
    assert "The mask takes 8× less memory." in right.text

    explanation = await ada.tap("📖")
    assert "np.ogrid" in explanation.text
    assert RIGHT_MASK.splitlines()[1] in explanation.text


async def test_sara_writes_it_wrongly_then_rightly(sara: Talk) -> None:
    question = await sara.say(MEAN)
    assert "def mean(x):" in question.text

    foreign = await answer(sara, "import scipy\ndef mean(x):\n    return scipy.mean(x)")
    assert foreign.text.lstrip("\u200f").startswith("⚠️")
    assert "scipy" in foreign.text

    wrong = await answer(sara, "def mean(x):\n    return np.mean(x)")
    assert wrong.text.startswith("❌")
    assert "mean(np.array([1e+16, 1.0, -1e+16]))" in wrong.text
    assert re.search("از ۶۰ آرایه، در [۳۴][۰-۹] تا درست است.", wrong.text)  # a third of them is drawn

    right = await answer(sara, RIGHT_MEAN)
    assert right.text.startswith("✅")
    assert "از ۶۰ آرایه، در ۶۰ تا درست است." in right.text


async def test_code_marks_styles_and_smart_quotes_do_no_harm(ada: Talk) -> None:
    """A block among prose; powers that the app took for bold letters; typeset quotes."""
    await ada.say(MEAN)
    among = f"Here it is 🙂:\n{RIGHT_MEAN}\nI hope it is right"
    assert (await answer(ada, among, entities=[entity("pre", among, RIGHT_MEAN)])).text.startswith("✅")

    await ada.say(MEAN)
    styled = "def mean(x):\n    '''🙂'''\n    a = 21074\n    return sum(p * (a // q) for p, q in map(float.as_integer_ratio, x.tolist())) / (21074 * len(x))"
    bold = styled[styled.index("1074") : styled.rindex("1074")]
    assert (await answer(ada, styled, entities=[entity("bold", styled, bold)])).text.startswith("✅")

    await ada.say(MEAN)
    quoted = RIGHT_MEAN.replace("):\n", "):\n    “exact”\n", 1)
    verdict = await answer(ada, quoted)
    assert verdict.text.startswith("✅")
    assert "undid the quotes" in verdict.text


async def test_a_function_comes_as_a_file(ada: Talk) -> None:
    ada.person.forget_seen()
    ada.person.send_document("mean.py", RIGHT_MEAN.encode())
    assert "No function is asked for" in (await ada.person.next_message(15)).text

    await ada.say(MEAN)
    for name, content, why in (
        ("notes.txt", RIGHT_MEAN.encode(), "20,000"),
        ("mean.py", b"\xff\xfe", "UTF-8"),
        ("mean.py", b"#" * 90_000, "20,000"),
    ):
        ada.person.forget_seen()
        ada.person.send_document(name, content)
        assert why in (await ada.person.next_message(15)).text

    ada.person.forget_seen()
    ada.person.send_document("Mean.PY", RIGHT_MEAN.encode("utf-8-sig"))
    assert (await ada.person.next_message(30)).text.startswith("✅")


async def test_who_has_to_queue_is_told_and_all_get_their_verdict(simulator: Simulator, ada: Talk) -> None:
    """Five people at once for two places; meanwhile another person's chat goes on."""
    people = [Talk(simulator.person(100 + number, f"Person {number}", "en")) for number in range(5)]
    await ada.say("/start q-matrix-chain-abc--cost")
    for talk in people:
        await talk.say(MASK)
        talk.person.forget_seen()
    for talk in people:
        talk.person.send(RIGHT_MASK)
    assert (await ada.say("30000")).text.startswith("✅")

    told = 0
    for talk in people:
        message = await talk.person.next_message(30)
        if "yours is number" in message.text:
            told += 1
            message = await talk.person.next_message(30)
        assert message.text.startswith("✅"), message.text
    assert told >= 2


async def test_an_endless_loop_stops_nobody_else(ada: Talk, sara: Talk) -> None:
    await ada.say(MEAN)
    await sara.say(MEAN)
    ada.person.forget_seen()
    ada.person.send("def mean(x):\n    while True: pass")
    await asyncio.sleep(0.3)

    assert (await answer(sara, RIGHT_MEAN)).text.startswith("✅")
    stopped = await ada.person.next_message(30)
    assert stopped.text.startswith("❌")
    assert "4 seconds" in stopped.text


@pytest.mark.parametrize("text", ["def f():\n    return 1", RIGHT_MEAN])
async def test_code_where_a_number_is_asked_is_only_unreadable(text: str, ada: Talk) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")

    assert (await ada.say(text)).text.startswith("⚠️")
