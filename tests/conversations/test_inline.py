"""A question handed on by ``@bot words``: found in both languages, put without its answer, opened in private."""

from __future__ import annotations

import asyncio

from bot.simulator import Simulator
from tests.conversations.conftest import Talk


async def found(talk: Talk, text: str, offset: str = "") -> list[str]:
    answer = await talk.person.results_of(talk.person.inline(text, offset))
    return [result["id"] for result in answer["results"]]


async def test_found_chosen_and_opened_in_private(ada: Talk, simulator: Simulator) -> None:
    group = simulator.group(-100, "Class", {7: "member"})
    query = ada.person.inline("matrix chain cost")
    answer = await ada.person.results_of(query)
    assert "matrix-chain-abc--cost" in [result["id"] for result in answer["results"]]
    put = ada.person.choose(query, "matrix-chain-abc--cost", group.id)
    assert "30000" not in put.text.replace(",", "").replace(" ", "")
    assert [button.data for row in put.buttons for button in row] == [None]
    address = put.button("Answer in private").url
    assert address == "https://t.me/epsilon_try_bot?start=q-matrix-chain-abc--cost"
    await ada.say("/settings")
    await ada.tap("Plain text")  # as it stands in a group, whose members' apps nobody knows
    opened = await ada.say("/start " + address.partition("?start=")[2])
    assert put.text == opened.text
    assert (await ada.say("30000")).text.startswith("✅")


async def test_found_in_persian_whatever_the_letters(sara: Talk, simulator: Simulator) -> None:
    group = simulator.group(-100, "کلاس", {8: "member"})
    query = sara.person.inline("ماتريس")
    answer = await sara.person.results_of(query)
    assert len(answer["results"]) > 3
    assert any("ماتریس" in result["description"] for result in answer["results"])
    put = sara.person.choose(query, answer["results"][0]["id"], group.id)
    assert put.button("💬").text.endswith("پاسخ در گفت‌وگوی خصوصی")
    assert await found(sara, "matrix chain cost") != []


async def test_every_question_is_reached_page_by_page_and_fits(ada: Talk, sara: Talk) -> None:
    for talk in (ada, sara):
        ids: list[str] = []
        offset = ""
        while True:
            answer = await talk.person.results_of(talk.person.inline("", offset))
            assert len(answer["results"]) <= 20
            assert answer["personal"]
            ids += [result["id"] for result in answer["results"]]
            offset = answer["next_offset"]
            if not offset:
                break
        assert len(ids) == len(set(ids)) >= 96


async def test_what_is_not_found_or_makes_no_sense_gives_an_empty_list(ada: Talk) -> None:
    assert await found(ada, "<b>Eve</i>&") == []
    assert await found(ada, "x" * 5000) == []
    assert await found(ada, "", "999999999999") == []
    assert len(await found(ada, "", "-1")) == 20


async def test_a_flood_of_queries_holds_nobody_up(ada: Talk, simulator: Simulator) -> None:
    eve = simulator.person(66, "Eve", "en")
    queries = [eve.inline(f"matrix {number}") for number in range(300)]
    async with asyncio.timeout(10):
        assert (await ada.say("/help")).from_bot
    await eve.results_of(queries[-1])
