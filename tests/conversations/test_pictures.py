"""Pictures in the chat: beside explanations, once uploaded and then sent by name, and only to who wants them."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from bot.database.database import Database
from bot.settings import Settings
from bot.simulator import Simulator
from bot.simulator.faults import Fault
from bot.simulator.people import Message
from bot.store.tables import drawings
from tests.conversations.conftest import Talk, bare

PNG = b"\x89PNG"


async def explained(talk: Talk, question: str, pictures: int = 1) -> list[Message]:
    """What an explanation brings: its words, then so many pictures and no more; words that a picture has room for stand under it."""
    await talk.say(f"/start q-{question}")
    talk.person.forget_seen()
    talk.person.press(talk.newest("📖"), "📖")
    found = [await talk.person.next_message(15)]
    assert bare(found[0].text).startswith("📖")
    alone = found[0].photo is None
    found += [await talk.person.next_message(15) for _ in range(pictures if alone else pictures - 1)]
    assert all(message.photo for message in found[1 if alone else 0 :])
    assert [bool(message.buttons) for message in found] == [False] * (len(found) - 1) + [True]
    await asyncio.sleep(0.2)
    assert talk.person.unseen() == []
    return found


async def test_an_explanation_comes_with_its_picture_and_what_it_shows_in_words(
    ada: Talk, sara: Talk
) -> None:
    words, picture = await explained(ada, "matrix-chain-abc--cost")
    assert (picture.photo or b"").startswith(PNG)
    assert words.rich is not None
    assert "30,000" in words.text
    assert picture.caption == "", "the words say it"
    told, persian = await explained(sara, "matrix-chain-abc--cost")
    assert persian.photo != picture.photo
    assert "۳۰٬۰۰۰" in told.text


async def test_the_second_sending_uploads_nothing(ada: Talk, sara: Talk, simulator: Simulator) -> None:
    *_, first = await explained(ada, "reduced-precision--round")
    uploads = simulator.counters["uploads"]
    *_, second = await explained(ada, "reduced-precision--round")
    assert simulator.counters["uploads"] == uploads == 1
    assert second.photo == first.photo


async def test_a_picture_that_telegram_has_forgotten_is_uploaded_again(
    ada: Talk, simulator: Simulator
) -> None:
    await explained(ada, "reduced-precision--round")
    simulator.faults.add(
        Fault(
            "refuse",
            frozenset({"sendPhoto"}),
            description="Bad Request: wrong file identifier/HTTP URL specified",
        )
    )
    *_, picture = await explained(ada, "reduced-precision--round")
    assert (picture.photo or b"").startswith(PNG)
    assert simulator.counters["uploads"] == 2


async def test_who_wants_plain_text_gets_no_picture(ada: Talk) -> None:
    await ada.say("/settings")
    await ada.tap("Pictures")
    await ada.tap("Plain text")
    await explained(ada, "matrix-chain-abc--cost", pictures=0)


async def test_who_wants_pictures_gets_the_formulas_as_one(ada: Talk) -> None:
    await ada.say("/settings")
    await ada.tap("Pictures")
    (drawn,) = await explained(ada, "one-to-eight-gpus--ring")
    assert drawn.photo
    assert drawn.caption.startswith("📖 Answer")


async def test_a_picture_of_ones_own_figures_leaves_nothing_behind(
    ada: Talk, bot: Settings, simulator: Simulator
) -> None:
    await ada.say("/start q-bptt--lstm")
    await ada.say("394240")
    for _ in range(2):
        await ada.say("/progress")
        await ada.person.next_message(15)
    assert simulator.counters["uploads"] == 2
    # Beside the loop: the bot's own writes need it.
    opened = await asyncio.to_thread(Database.open, bot.database_url.get_secret_value())
    async with opened as database:
        assert await database.read(lambda connection: connection.execute(select(drawings)).all()) == []


@pytest.mark.parametrize(
    "question", ["vectorize-mask--inside", "mean-of-a-million--drift", "sync-batch-norm--variance"]
)
async def test_every_kind_of_figure_arrives(ada: Talk, question: str) -> None:
    await explained(ada, question)
