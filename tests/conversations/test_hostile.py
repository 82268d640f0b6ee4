"""What nobody should send: forged buttons, repeated updates, markup, floods, bombs."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.simulator import Simulator
from bot.simulator.faults import Fault
from tests.conversations.conftest import TOKEN, Talk, exported

FORGED = [
    "",
    "1",
    "1:hint",
    "1:hint:x",
    "1:hint:999999",
    "2:hint:1",
    "1:set:level:Q",
    "1:choose:1:99",
    "1:forget:maybe",
    "١:hint:1",
    "1:hint:-1",
    "\0:x",
    "a" * 64,
]


@pytest.mark.parametrize("data", FORGED)
async def test_a_forged_button_is_answered_once_and_changes_nothing(ada: Talk, data: str) -> None:
    question = await ada.say("/start q-matrix-chain-abc--cost")
    query = ada.person.press_data(question, data)

    assert (await ada.person.answer_of(query))["text"]
    assert (await ada.say("30000")).text.startswith("✅")


async def test_a_press_that_is_too_old_to_be_answered_still_has_its_effect(
    ada: Talk, simulator: Simulator
) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    simulator.faults.add(Fault("refuse", frozenset({"answerCallbackQuery"}), description=old))

    assert (await ada.tap("💡")).text.startswith("💡")


async def test_another_persons_button_is_refused_with_an_alert(ada: Talk, sara: Talk) -> None:
    mine = await ada.say("/start q-matrix-chain-abc--cost")
    await sara.say("/start q-matrix-chain-abc--cost")
    answer = await sara.person.answer_of(
        sara.person.press_data(sara.person.messages[-1], mine.button("📖").data or "")
    )

    assert answer["show_alert"]
    assert (await ada.say("30000")).text.startswith("✅")


async def test_the_same_update_again_is_one_attempt_and_one_reply(ada: Talk, simulator: Simulator) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    update_id = ada.person.send("500000")
    await ada.person.next_message()
    simulator.world.queue(simulator.world.sent_updates[update_id])
    export = await ada.say("/export")

    assert [row["typed"] for row in exported(export)["attempts"]] == ["500000"]


async def test_smaller_update_ids_after_an_idle_week_are_handled(ada: Talk, simulator: Simulator) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    simulator.world.next_update_id = 5

    assert (await ada.say("30000")).text.startswith("✅")


@pytest.mark.parametrize(
    "text",
    [
        "<b>Eve</i>&",
        '<a href="tg://user?id=1">x</a> 5',
        "*_[]()~`>#+-=|{}.!",
        "&" * 4000,
        "😀" * 1500,
        "\u202e5\u202c",
        "5" * 4000,
        "((((" * 900,
    ],
)
async def test_any_text_gets_a_reply_that_telegram_accepts(ada: Talk, text: str) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")

    assert (await ada.say(text)).text[0] in "⚠❌"


async def test_nothing_typed_runs(ada: Talk, tmp_path: object) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    for bomb in (
        "__import__('os').system('touch pwned')",
        "9**9**9**9",
        "().__class__.__bases__[0]",
        "1e999999",
        "1/0",
    ):
        assert (await ada.say(bomb)).text[0] in "⚠❌"


async def test_a_flood_by_one_person_does_not_keep_another_waiting(ada: Talk, sara: Talk) -> None:
    await sara.say("/start q-matrix-chain-abc--cost")
    await ada.say("/start q-matrix-chain-abc--cost")
    for number in range(300):
        ada.person.send(str(number))
    began = asyncio.get_running_loop().time()
    verdict = await sara.say("30000")

    assert verdict.text.startswith("✅")
    assert asyncio.get_running_loop().time() - began < 3.0


async def test_one_persons_answers_are_judged_in_their_order(ada: Talk) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    ada.person.forget_seen()
    for number in range(20):
        ada.person.send(str(1000 + number))
    read = [(await ada.person.next_message()).text for _ in range(20)]

    assert [f"1,0{number:02}" in text for number, text in enumerate(read)] == [True] * 20


async def test_telegrams_refusals_and_dropped_connections_are_lived_with(
    ada: Talk, simulator: Simulator
) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    simulator.faults.add(
        Fault(
            "refuse",
            frozenset({"sendMessage"}),
            code=429,
            description="Too Many Requests: retry after 1",
            parameters={"retry_after": 1},
        )
    )
    assert (await ada.say("500000")).text.startswith("❌")

    simulator.faults.add(Fault("bad-gateway", frozenset({"getUpdates"}), times=2))
    simulator.faults.add(Fault("drop-before", frozenset({"getUpdates"})))
    assert (await ada.say("30000")).text.startswith("✅")


async def test_somebody_who_blocks_and_comes_back_is_answered(ada: Talk) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    ada.person.block()
    ada.person.send("500000")
    await asyncio.sleep(0.3)
    ada.person.unblock()

    assert (await ada.say("30000")).text.startswith("✅")


async def test_the_token_and_what_is_typed_never_reach_the_log(
    ada: Talk, simulator: Simulator, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await ada.say("/start q-matrix-chain-abc--cost")
    simulator.faults.add(Fault("drop-after", frozenset({"sendMessage"})))
    ada.person.send("424242 canary")
    await asyncio.sleep(0.5)

    assert TOKEN not in caplog.text
    assert "canary" not in caplog.text
