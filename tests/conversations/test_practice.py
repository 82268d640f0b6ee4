"""Whole chats: a question, wrong and right answers, hints, explanations, in both languages."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from bot.simulator import Simulator
from tests.conversations.conftest import Talk, bare, exported


def digits(text: str) -> str:
    """The text with Latin digits, no separators between them, and spaces that may break."""
    latin = text.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹\u00a0", "0123456789 "))
    return re.sub(r"(?<=\d)[,٬\s\u202f](?=\d{3})", "", latin)


async def test_a_newcomer_is_welcomed_and_gets_a_first_question_by_one_tap(ada: Talk) -> None:
    welcome = await ada.say("/start")
    assert "Hello" in welcome.text
    assert [len(row) for row in welcome.buttons] == [1]

    question = await ada.tap("🚀")
    assert question.text.startswith("E · ")
    assert len(ada.person.messages) == 3, "the command, one welcome and one question"


@pytest.mark.parametrize("who", ["ada", "sara"])
async def test_from_the_start_to_a_first_verdict_it_is_one_tap_and_one_answer(
    who: str, ada: Talk, sara: Talk
) -> None:
    talk = {"ada": ada, "sara": sara}[who]
    await talk.say("/start")
    question = await talk.tap("🚀")
    taps = [button for row in question.buttons for button in row if ":choose:" in (button.data or "")]
    verdict = await (talk.tap(taps[0].text) if taps else talk.say("1"))
    assert bare(verdict.text)[0] in "✅❌🟡"


async def test_a_link_opens_the_canonical_question_at_once_and_again_each_time(ada: Talk) -> None:
    first = await ada.say("/start q-matrix-chain-abc--cost")
    second = await ada.say("/start q-matrix-chain-abc--cost")

    assert r"200\times5" in digits(first.text)
    assert first.text == second.text
    assert [message.text for message in ada.person.messages if message.from_bot] == [first.text, second.text]


async def test_a_wrong_order_is_named_without_giving_the_answer_away(ada: Talk) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    verdict = await ada.say("500000")

    assert verdict.text.startswith("❌")
    assert "(AB)C" in verdict.text
    assert "30000" not in digits(verdict.text)


async def test_persian_digits_are_right_and_the_explanation_walks_the_products(sara: Talk) -> None:
    await sara.say("/start q-matrix-chain-abc--cost")
    wrong = await sara.say("۵۰۰٬۰۰۰")
    right = await sara.say("۳۰٬۰۰۰")
    explanation = await sara.tap("📖")

    assert wrong.text.startswith("❌")
    assert "(AB)C" in wrong.text
    assert right.text.startswith("✅")
    assert "10000 + 20000" in digits(explanation.text.replace("{,}", ","))


async def test_an_order_may_be_written_in_any_sane_way(ada: Talk) -> None:
    for writing in ("A(BC)", "a*(b*c)", "(A(BC))", "A × (B × C)"):
        await ada.say("/start q-matrix-chain-abc--order")
        assert (await ada.say(writing)).text.startswith("✅")


async def test_what_cannot_be_read_costs_nothing(ada: Talk) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    verdict = await ada.say("twenty to thirty")

    assert verdict.text.startswith("⚠️")
    assert (await ada.say("30000")).text.startswith("✅")


async def test_hints_come_one_at_a_time_and_end(ada: Talk) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    hints = [(await ada.tap("💡")).text for _ in range(3)]

    assert len(set(hints)) == 3
    assert not any("💡" in button.text for row in ada.person.messages[-1].buttons for button in row)


async def test_explaining_before_answering_is_giving_up(ada: Talk) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    explanation = await ada.tap("📖")

    assert "come back soon" in explanation.text


async def test_practice_takes_a_level_and_a_topic_and_never_repeats_at_once(ada: Talk) -> None:
    texts = [(await ada.say("/practice M matrix-chain-n")).text for _ in range(6)]

    assert all(text.startswith("M · ") for text in texts)
    assert all(first.splitlines()[0] != second.splitlines()[0] for first, second in pairwise(texts))


@pytest.mark.parametrize(
    ("who", "text"),
    [("ada", "matrix"), ("ada", "M matrix"), ("sara", "ماتریس"), ("sara", "M ماتریس‌ها"), ("sara", "matrix")],
)
async def test_practice_takes_words_of_a_title_in_both_languages(
    who: str, text: str, ada: Talk, sara: Talk
) -> None:
    talk = {"ada": ada, "sara": sara}[who]
    question = bare((await talk.say(f"/practice {text}")).text)
    assert re.match(r"[EMH] · ", question)
    assert re.search("matri|ماتریس", question.splitlines()[0])
    if text[:2] in ("H ", "M "):
        assert question[0] == text[0]


@pytest.mark.parametrize(("who", "text"), [("ada", "norm"), ("ada", "ماتریس"), ("sara", "ماتریس")])
async def test_topics_lists_the_questions_with_these_words(
    who: str, text: str, ada: Talk, sara: Talk
) -> None:
    talk = {"ada": ada, "sara": sara}[who]
    listed = await talk.say(f"/topics {text}")
    captions = [button.text for row in listed.buttons for button in row]
    assert len(captions) > 3
    assert len(set(captions)) == len(captions)
    opened = await talk.tap(captions[1])
    assert re.match(r"[EMH] · ", bare(opened.text))


async def test_an_unknown_topic_or_command_or_sticker_gets_a_useful_answer(ada: Talk) -> None:
    assert "topics" in (await ada.say("/practice quantum")).text.lower()
    assert "/help" in (await ada.say("/nonsense")).text
    assert "no question" in (await ada.say("hello")).text.lower()
    ada.person.forget_seen()
    ada.person.send_other(
        sticker={
            "file_id": "x",
            "file_unique_id": "x",
            "type": "regular",
            "width": 1,
            "height": 1,
            "is_animated": False,
            "is_video": False,
        }
    )
    assert "/practice" in (await ada.person.next_message()).text


@pytest.mark.parametrize("who", ["ada", "sara"])
async def test_formulas_are_typeset_and_under_the_first_a_button_makes_them_text(
    who: str, ada: Talk, sara: Talk
) -> None:
    talk = {"ada": ada, "sara": sara}[who]
    first = await talk.say("/start q-matrix-chain-n--cost")
    assert first.rich is not None
    assert any("🔧" in button.text for button in first.buttons[-1])
    second = await talk.say("/start q-matrix-chain-n--space")
    assert second.rich is not None
    assert not any("🔧" in button.text for row in second.buttons for button in row), "under the first alone"

    talk.person.forget_seen()
    query = talk.person.press(first, "🔧")
    assert "/settings" in (await talk.person.answer_of(query))["text"]
    shown = await talk.person.next_message(15)
    assert shown.id == first.id
    assert shown.rich is None
    assert "A₁" in shown.text
    assert (await talk.say("/start q-matrix-chain-n--cost")).rich is None


async def test_refused_rich_messages_fall_back_and_every_flow_goes_on(
    ada: Talk, simulator: Simulator
) -> None:
    from bot.simulator.faults import Fault

    simulator.faults.add(
        Fault(
            "refuse",
            frozenset({"sendRichMessage"}),
            code=400,
            description="Bad Request: can't parse rich_message",
        )
    )
    once = await ada.say("/start q-matrix-chain-n--cost")
    assert once.rich is None
    assert "Σ" in once.text or "p₀" in once.text

    assert (await ada.say("/start q-matrix-chain-n--cost")).rich is not None
    simulator.faults.add(Fault("refuse", frozenset({"sendRichMessage"}), code=404, description="Not Found"))
    assert (await ada.say("/start q-matrix-chain-n--cost")).rich is None
    calls = simulator.counters["sendRichMessage"]
    assert (await ada.say("/start q-matrix-chain-n--cost")).rich is None
    assert simulator.counters["sendRichMessage"] == calls


async def test_settings_change_by_taps_in_place(ada: Talk) -> None:
    settings = await ada.say("/settings")
    persian = await ada.tap("فارسی")
    assert persian.id == settings.id
    assert "زبان" in persian.text

    assert (await ada.say("/practice E")).button("توضیح").data


async def test_persian_numbers_follow_the_digits_setting(sara: Talk) -> None:
    await sara.say("/settings")
    await sara.tap("لاتین")
    await sara.say("/start q-matrix-chain-abc--cost")

    assert "30,000" in (await sara.say("30000")).text


async def test_a_person_can_see_take_and_delete_what_is_kept(quick_archives: None, ada: Talk) -> None:
    await ada.say("/start q-matrix-chain-abc--cost")
    await ada.say("500000")
    export = await ada.say("/export")
    assert [row["typed"] for row in exported(export)["attempts"]] == ["500000"]

    assert "Telegram id" in (await ada.say("/privacy")).text
    await ada.say("/forget")
    assert "deleted" in (await ada.tap("🗑")).text
    emptied = await ada.say("/export")
    assert "500000" not in str(exported(emptied))
    assert [len(rows) for table, rows in exported(emptied).items() if table != "updates"] == [1] + [0] * 9
