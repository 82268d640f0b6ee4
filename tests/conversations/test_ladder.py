"""The ladder and cases, walked to their ends over HTTP in both languages: misses, "Tell me", other questions between, restarts."""

from __future__ import annotations

import asyncio
import re
import shutil
from pathlib import Path

from bot.catalogue import content_folder
from bot.simulator import Simulator
from tests.conversations.conftest import Talk, bare, exported, served, settings_for

CACHE = "/start q-memory-from-architecture--kv-cache-total"


async def second_miss(talk: Talk, link: str = CACHE) -> None:
    """A question with two wrong answers, after which the ladder is offered."""
    await talk.say(link)
    await talk.say("123")
    await talk.say("456")


async def test_a_ladder_leads_to_the_answer(ada: Talk) -> None:
    """Two misses, then step by step, each judged, the last step being the question itself."""
    await second_miss(ada)
    first = await ada.tap("🪜")
    wrong = await ada.say("262144")
    second = await ada.say("524288")
    itself = await ada.say("4096")
    right = await ada.say("2 GiB")

    assert first.text.startswith("🪜 Step 1 of 3")
    assert wrong.text.startswith("❌")
    assert "Step 1 of 3" in wrong.text
    assert second.text.startswith("✅")
    assert "524,288 bytes" in second.text
    assert "Step 2 of 3" in second.text
    assert "Step 3 of 3" in itself.text
    assert "How large is the key-value cache" in itself.text
    assert right.text.startswith("✅ Correct.")


async def test_a_step_is_told_after_two_misses_or_when_asked(sara: Talk) -> None:
    """In Persian; what was told is told with its numbers."""
    await second_miss(sara)
    first = await sara.tap("🪜")
    await sara.say("۱۲۳")
    told = await sara.say("۱۲۴")
    itself = await sara.tap("👁")

    assert first.text.startswith("🪜 گام ۱ از ۳")
    assert "۵۲۴٬۲۸۸ بایت" in bare(told.text)
    assert "گام ۲ از ۳" in told.text
    assert "گام ۳ از ۳" in itself.text
    assert (await sara.say("۲")).text.startswith("✅")


async def test_unreadable_costs_nothing_and_a_stale_button_tells_no_step(ada: Talk) -> None:
    await second_miss(ada)
    await ada.tap("🪜")
    unclear = await ada.say("twenty to thirty")
    await ada.say("524288")
    shown = ada.person.messages[-1]
    stale = next(m for m in ada.person.messages if any("👁" in b.text for row in m.buttons for b in row))
    ada.person.press(stale, "👁")
    itself = await ada.say("4096")

    assert unclear.text.startswith("⚠️")
    assert "Step 1 of 3" in unclear.text
    assert "Step 2 of 3" in shown.text
    assert "Step 3 of 3" in itself.text


async def test_other_questions_come_between(ada: Talk) -> None:
    """Text answers what was shown last; the ladder goes on where it was when its button is pressed again."""
    await second_miss(ada)
    ladder = await ada.tap("🪜")
    await ada.say("524288")
    await ada.say("/start q-matrix-chain-abc--cost")
    other = await ada.say("30000")
    step = next(
        m for m in reversed(ada.person.messages) if m.text.startswith(("✅", "🪜")) and "Step 2" in m.text
    )
    ada.person.press(step, "⋯")
    async with asyncio.timeout(15):
        while not any("🪜" in b.text for row in step.buttons for b in row):
            await asyncio.sleep(0.01)
    ada.person.forget_seen()
    ada.person.press(step, "🪜")
    again = await ada.person.next_message(15)

    assert ladder.text.startswith("🪜 Step 1 of 3")
    assert other.text.startswith("✅")
    assert again.text.startswith("🪜 Step 2 of 3")
    assert "Step 3 of 3" in (await ada.say("4096")).text


async def test_a_ladder_survives_a_restart(simulator: Simulator, address: str) -> None:
    ada = Talk(simulator.person(7, "Ada", "en"))
    async with served(settings_for(simulator, address)):
        await second_miss(ada)
        await ada.tap("🪜")
        await ada.say("524288")
    async with served(settings_for(simulator, address)):
        itself = await ada.say("4096")

        assert "Step 3 of 3" in itself.text


async def test_a_case_is_judged_from_the_persons_own_value(ada: Talk) -> None:
    """Half the weights, taken along: more sequences fit, and that is right, from the person's own number."""
    listed = await ada.say("/case")
    story = await ada.tap("Serving a large model")
    first = await ada.say("70.55")
    wrong = await ada.say("70.55")
    third = await ada.tap("➡️")
    fourth = await ada.say("327680")
    own = await ada.say("188")
    await ada.tap("👁")
    end = await ada.tap("👁")

    assert "🧩" in listed.buttons[0][0].text
    assert "Llama-3-70B" in story.text
    assert "Part 1 of 6" in story.text
    assert first.text.startswith("✅")
    assert wrong.text.startswith("❌")
    assert "Part 3 of 6" in third.text
    assert fourth.text.startswith("✅")
    assert own.text.startswith("✅ Right, from your own earlier value.")
    assert "3 of 6 parts" in end.text
    assert "141.1" in end.text
    kept = exported(await ada.say("/export"))
    assert [each["outcome"] for each in kept["attempts"]] == ["partly"]
    assert [each["question_id"] for each in kept["reviews"]] == ["cases.serving"]


async def test_a_case_in_persian_goes_on_after_a_restart(simulator: Simulator, address: str) -> None:
    sara = Talk(simulator.person(8, "سارا", "fa"))
    async with served(settings_for(simulator, address)):
        await sara.say("/case")
        story = await sara.tap("ماسک کند")
        await sara.say("۳۳۵۵۴۴۳۲")
    async with served(settings_for(simulator, address)):
        third = await sara.say("۱۳٫۴ ثانیه")
        await sara.say("۸۰۵")
        await sara.say("۶۸۵۹")
        end = await sara.say("۴۸۹۲۰۳")

        assert "بخش ۱ از ۵" in story.text
        assert third.text.startswith("✅")
        assert "بخش ۳ از ۵" in third.text
        assert "۵ بخش از ۵" in end.text


async def test_a_case_that_was_begun_goes_on_and_a_finished_one_begins_with_other_numbers(ada: Talk) -> None:
    await ada.say("/case")
    first = await ada.tap("A slow mask")
    await ada.say("33554432")
    await ada.say("/case")
    going_on = await ada.tap("A slow mask")
    for _ in range(4):
        await ada.tap("👁")
    await ada.person.next_message(15)  # the picture after the table
    listed = await ada.say("/case")
    other = await ada.tap("A slow mask")

    assert "Part 1 of 5" in first.text
    assert "Part 2 of 5" in going_on.text
    assert any("✔️" in button.text for row in listed.buttons for button in row)
    assert "Part 1 of 5" in other.text
    assert other.text != first.text


async def test_an_edit_of_a_drill_changes_no_question_on_a_screen(
    simulator: Simulator, address: str, tmp_path: Path
) -> None:
    """Asked, edited, restarted: the right answer is right."""
    content = tmp_path / "content"
    shutil.copytree(content_folder(), content)
    wire = content / "gpu-vs-tpu" / "ridge.yaml"
    ada = Talk(simulator.person(7, "Ada", "en"))
    async with served(settings_for(simulator, address, content_dir=str(content))):
        await ada.say("/start q-gpu-vs-tpu--ridge")
        shown = await ada.tap("🔁")
    peak, bandwidth = _numbers(shown.text)
    wire.write_text(
        wire.read_text().replace("900, 1200,", "900, 1000, 1200,").replace("125, 180,", "125, 150, 180,")
    )
    async with served(settings_for(simulator, address, content_dir=str(content))):
        verdict = await ada.say(str(peak * 1000 / bandwidth))

        assert verdict.text.startswith("✅"), shown.text


def _numbers(text: str) -> tuple[float, float]:
    found = re.search(r"at most ([\d.,]+) TFLOP/s and its memory moves ([\d.,]+) GB/s", text)
    assert found
    peak, bandwidth = (float(each.replace(",", "")) for each in found.groups())
    return peak, bandwidth
