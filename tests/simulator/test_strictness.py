"""The stand-in refuses what Telegram refuses, in Telegram's words; a real PTB bot talks to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator import Simulator
from bot.simulator.entities import parse_html, units
from bot.simulator.errors import ApiError
from bot.simulator.faults import Fault
from bot.simulator.rich import check_rich

TOKEN = "12345:strict"


class Api:
    """Calls methods as any HTTP client would."""

    def __init__(self, simulator: Simulator, session: aiohttp.ClientSession) -> None:
        self.simulator, self._session = simulator, session

    async def __call__(self, method: str, token: str = TOKEN, **parameters: Any) -> dict[str, Any]:
        async with self._session.post(
            f"{self.simulator.url}/bot{token}/{method}", json=parameters
        ) as response:
            answer: dict[str, Any] = await response.json()
            assert response.status == answer.get("error_code", 200)
            return answer

    async def refused(self, method: str, **parameters: Any) -> str:
        answer = await self(method, **parameters)
        assert not answer["ok"], answer
        return str(answer["description"])


@pytest.fixture
async def api() -> AsyncIterator[Api]:
    simulator = Simulator(TOKEN, strict_limits=False)
    await simulator.start()
    simulator.person(7, "Ada", "en")
    async with aiohttp.ClientSession() as session:
        yield Api(simulator, session)
    await simulator.stop()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<table>x</table>", 'Unsupported start tag "table"'),
        ("a < b", "Unclosed start tag"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler"'),
    ],
)
async def test_broken_markup_is_refused_in_telegrams_words(api: Api, text: str, said: str) -> None:
    assert said in await api.refused("sendMessage", chat_id=7, text=text, parse_mode="HTML")


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"chat_id": 7, "text": ""}, "message text is empty"),
        ({"chat_id": 7, "text": " \n "}, "message text is empty"),
        ({"chat_id": 7, "text": "x" * 4097}, "message is too long"),
        ({"chat_id": 7, "text": "😀" * 2049}, "message is too long"),
        ({"chat_id": 999, "text": "x"}, "chat not found"),
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": 7, "text": "x", "colour": "red"}, "unknown parameter"),
        ({"chat_id": 7, "text": "x", "parse_mode": "Latex"}, "unsupported parse_mode"),
        (
            {
                "chat_id": 7,
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "é" * 33}]]},
            },
            "BUTTON_DATA_INVALID",
        ),
        (
            {
                "chat_id": 7,
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": ""}]]},
            },
            "BUTTON_DATA_INVALID",
        ),
        ({"chat_id": 7, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a"}]]}}, "unallowed"),
        (
            {
                "chat_id": 7,
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": "", "url": "https://x"}]]},
            },
            "non-empty",
        ),
    ],
)
async def test_wrong_parameters_are_refused(api: Api, parameters: dict[str, Any], said: str) -> None:
    assert said in await api.refused("sendMessage", **parameters)


async def test_4096_units_after_parsing_are_accepted(api: Api) -> None:
    answer = await api("sendMessage", chat_id=7, text="<b>" + "&lt;" * 4096 + "</b>", parse_mode="HTML")

    assert answer["ok"]


async def test_unknown_methods_and_tokens(api: Api) -> None:
    assert (await api("sendTelepathy"))["error_code"] == 404
    assert (await api("getMe", token="12345:wrong"))["error_code"] == 401


async def test_a_second_poller_ends_the_first_with_409(api: Api) -> None:
    first = asyncio.create_task(api("getUpdates", timeout=20))
    await asyncio.sleep(0.1)
    second = asyncio.create_task(api("getUpdates", timeout=1))

    assert (await first)["error_code"] == 409
    assert (await second)["result"] == []


async def test_updates_wait_until_they_are_confirmed(api: Api) -> None:
    first = api.simulator.person(7, "Ada").send("one")
    api.simulator.person(7, "Ada").send("two")

    assert [u["message"]["text"] for u in (await api("getUpdates"))["result"]] == ["one", "two"]
    assert [u["message"]["text"] for u in (await api("getUpdates", offset=first + 1))["result"]] == ["two"]


async def test_an_edit_that_changes_nothing_is_refused(api: Api) -> None:
    sent = (await api("sendMessage", chat_id=7, text="x"))["result"]

    assert "message is not modified" in await api.refused(
        "editMessageText", chat_id=7, message_id=sent["message_id"], text="x"
    )
    assert (await api("editMessageText", chat_id=7, message_id=sent["message_id"], text="y"))["ok"]
    assert "not found" in await api.refused("editMessageText", chat_id=7, message_id=999, text="y")


async def test_a_tap_is_answered_once(api: Api) -> None:
    ada = api.simulator.person(7, "Ada")
    await api(
        "sendMessage",
        chat_id=7,
        text="x",
        reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": "d"}]]},
    )
    query = ada.press(await ada.next_message(), "a")

    assert "too long" in (
        await api.refused("answerCallbackQuery", callback_query_id=query, text="x" * 201)
    ).lower().replace("_", " ")
    assert (await api("answerCallbackQuery", callback_query_id=query, text="ok"))["ok"]
    assert "too old" in await api.refused("answerCallbackQuery", callback_query_id=query)


async def test_who_blocked_the_bot_is_not_written_to(api: Api) -> None:
    api.simulator.person(7, "Ada").block()

    assert (await api("sendMessage", chat_id=7, text="x"))["error_code"] == 403


async def test_more_than_a_chat_may_get_is_429_with_the_time_to_wait() -> None:
    now = [0.0]
    simulator = Simulator(TOKEN, clock=lambda: now[0])
    await simulator.start()
    simulator.person(7, "Ada")
    async with aiohttp.ClientSession() as session:
        api = Api(simulator, session)
        refused = [await api("sendMessage", chat_id=7, text=str(n)) for n in range(22)][-1]
        assert refused["error_code"] == 429
        now[0] += refused["parameters"]["retry_after"]
        assert (await api("sendMessage", chat_id=7, text="now"))["ok"]
    await simulator.stop()


async def test_faults_come_as_told(api: Api) -> None:
    api.simulator.faults.add(Fault("bad-gateway"))
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{api.simulator.url}/bot{TOKEN}/getMe") as response,
    ):
        assert response.status == 502
    api.simulator.faults.add(Fault("drop-after", frozenset({"sendMessage"})))
    with pytest.raises(aiohttp.ClientError):
        await api("sendMessage", chat_id=7, text="it arrived all the same")
    assert api.simulator.person(7, "Ada").messages[-1].text == "it arrived all the same"


async def test_only_loopback_is_served() -> None:
    with pytest.raises(ValueError, match="loopback"):
        await Simulator(TOKEN).start(host="0.0.0.0")


async def test_the_webhook_gets_updates_with_the_secret(api: Api) -> None:
    from aiohttp import web

    got: list[tuple[str | None, str]] = []

    async def receive(request: web.Request) -> web.Response:
        got.append(
            (
                request.headers.get("X-Telegram-Bot-Api-Secret-Token"),
                (await request.json())["message"]["text"],
            )
        )
        return web.Response()

    application = web.Application()
    application.router.add_post("/hook", receive)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await api("setWebhook", url=f"http://127.0.0.1:{runner.addresses[0][1]}/hook", secret_token="s3cret")
    api.simulator.person(7, "Ada").send("hello")
    async with asyncio.timeout(5):
        while not got:
            await asyncio.sleep(0.01)
    assert got == [("s3cret", "hello")]
    assert (await api("getUpdates"))["error_code"] == 409
    await runner.cleanup()


PARAGRAPH = {"type": "paragraph", "text": "x"}


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"blocks": []},
        {"blocks": [PARAGRAPH], "html": "x"},
        {"blocks": [{"type": "poem", "text": "x"}]},
        {"blocks": [{"type": "paragraph"}]},
        {"blocks": [{"type": "paragraph", "text": "x", "colour": "red"}]},
        {"blocks": [{"type": "heading", "text": "x", "size": 7}]},
        {"blocks": [{"type": "table", "cells": [[{"text": ""}]]}]},
        {"blocks": [{"type": "table", "cells": [[{"text": "x"}] * 21]}]},
        {"blocks": [PARAGRAPH] * 501},
        {"blocks": [{"type": "paragraph", "text": "x" * 32_769}]},
        {"blocks": [{"type": "mathematical_expression", "expression": "x" * 4097}]},
        {"blocks": [{"type": "mathematical_expression", "expression": " "}]},
        {"blocks": [PARAGRAPH], "colour": "red"},
    ],
)
def test_rich_messages_outside_the_limits_are_refused(message: dict[str, Any]) -> None:
    with pytest.raises(ApiError):
        check_rich(message)


@given(st.text(max_size=200))
def test_escaped_text_comes_back_whole(text: str) -> None:
    import html

    plain, entities = parse_html(html.escape(text, quote=False).replace("&#x27;", "'"))

    assert plain == text.strip()
    assert entities == []


@given(st.text(alphabet="<>/bi&;ampcode \"'=😀", max_size=40))
def test_any_markup_is_read_or_refused_and_entities_lie_within_the_text(source: str) -> None:
    try:
        plain, entities = parse_html(source)
    except ApiError as error:
        assert error.code == 400
        return
    assert all(e["offset"] >= 0 and e["offset"] + e["length"] <= units(plain) for e in entities)


def article(**changes: Any) -> dict[str, Any]:
    content = {"message_text": "<b>x</b>", "parse_mode": "HTML"}
    return {"type": "article", "id": "1", "title": "x", "input_message_content": content, **changes}


@pytest.mark.parametrize(
    ("results", "said"),
    [
        ([article(id=str(number)) for number in range(51)], "RESULTS_TOO_MUCH"),
        ([article(), article()], "RESULT_ID_DUPLICATE"),
        ([article(id="")], "RESULT_ID_INVALID"),
        ([article(id="پ" * 33)], "RESULT_ID_INVALID"),
        ([article(title=" ")], "title must be non-empty"),
        ([article(colour="red")], "unknown field colour"),
        (
            [article(input_message_content={"message_text": "<b>x", "parse_mode": "HTML"})],
            "can't parse entities",
        ),
        ([article(input_message_content={"message_text": "x" * 4097})], "MESSAGE_TOO_LONG"),
        ([article(input_message_content={"message_text": " "})], "MESSAGE_EMPTY"),
        ([article(reply_markup={"inline_keyboard": [[{"text": "x", "url": "y"}]]})], "is invalid"),
    ],
)
async def test_inline_results_are_refused_in_telegrams_words(
    api: Api, results: list[dict[str, Any]], said: str
) -> None:
    query = api.simulator.people[7].inline("x")
    assert said in await api.refused("answerInlineQuery", inline_query_id=query, results=results)


async def test_an_inline_query_is_answered_once(api: Api) -> None:
    query = api.simulator.people[7].inline("x")
    assert (await api("answerInlineQuery", inline_query_id=query, results=[article()]))["ok"]
    assert "too old" in await api.refused("answerInlineQuery", inline_query_id=query, results=[article()])
