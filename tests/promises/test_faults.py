"""The fault matrix: every command and button × every method that it calls × every fault, once; and what the person then sees.

Each cell begins anew: the person forgets all, comes to a question, and acts while the next call of one method fails. The chat must in the
end look as it does without the fault. ``EPSILON_LONG=1`` runs all cells, else a sample that has every fault and most methods in it.
"""

from __future__ import annotations

import asyncio
import gc
import os
import re
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.chat import arrivals, delivery, pace, presses
from bot.chat.routes import BUTTONS, COMMANDS, GROUP_BUTTONS, GROUP_COMMANDS
from bot.simulator import Simulator
from bot.simulator.faults import Fault
from bot.simulator.groups import Group
from bot.simulator.methods import ALLOWED
from bot.simulator.people import Message, Person
from bot.use_cases import privacy
from bot.workers.budget import Allowance
from tests.conversations.conftest import TOKEN, served, settings_for

LONG = os.environ.get("EPSILON_LONG") == "1"
ADA, CLASS = 7, -1001234
EVERY = 31
"""Of so many cells one is run in the sample."""
ONLY = os.environ.get("EPSILON_ACTION", "")
"""A part of the names of the actions to be tried alone, to look closer at them."""
FLOOR = 500 if LONG else 12
"""So many cells must have run."""
POOL = 64
"""Connections that stay open to be used again; both ends of them are in this process."""
WITHIN = 10.0
"""Seconds after a fault's end within which the right reply is there."""

PASSING = {
    "dropped before": Fault("drop-before"),
    "dropped after": Fault("drop-after"),
    "500": Fault("page", code=500),
    "502": Fault("bad-gateway"),
    "403 of a filter": Fault("page", code=403),
    "429 without a time": Fault("refuse", code=429, description="Too Many Requests"),
}
LONG_WAIT = Fault(
    "refuse", code=429, description="Too Many Requests: retry after 600", parameters={"retry_after": 600}
)
REFUSED = Fault("refuse", code=400, description="Bad Request: refused for a test")
FAULTS = PASSING | {"429 for 600 s": LONG_WAIT, "400": REFUSED}
COSMETIC = {"answerCallbackQuery", "editMessageReplyMarkup"}
APOLOGY = "Something went wrong"


@dataclass(frozen=True)
class Action:
    """Something a person does: a text, a button's data (``{asked}`` stands for the question's number), or a file; in a group or not."""

    name: str
    text: str = ""
    data: str = ""
    file: bytes = b""
    in_group: bool = False
    setup: tuple[str, ...] = ("/start q-matrix-chain-abc--cost",)


def _arguments(verb: str, kinds: tuple[type, ...]) -> str:
    """Arguments of a kind that the button could carry; whatever they lead to must come through a fault as well."""
    special = {
        "question": ["matrix-chain-abc--cost"],
        "share": ["matrix-chain-abc--cost"],
        "practice": ["auto"],
        "set": ["digits", "latin"],
        "forget": ["yes"],
        "zone": ["asia-tehran"],
        "interview": ["15"],
        "plan": ["2"],
        "daily-at": ["480"],
    }
    plain = ["{asked}" if number == 0 else "1" for number, _ in enumerate(kinds)]
    return "".join(f":{each}" for each in special.get(verb, plain))


OPEN = ("/start q-matrix-chain-abc",)
SETUPS = {
    "tick": (*OPEN, "I would compare the two orders"),
    "follow": OPEN,
    "dispute": ("/start q-matrix-chain-abc--cost", "500000"),
    "explain": ("/start q-matrix-chain-abc--cost", "500000"),
    "skip": ("/interview", "data 1:interview:15"),
    "end": ("/interview", "data 1:interview:15"),
    "report": ("/interview", "data 1:interview:15", "data 1:end"),
}
ACTIONS = (
    *(Action(f"/{name}", f"/{name}") for name in COMMANDS),
    Action("/start with a link", "/start q-matrix-chain-abc--cost", setup=()),
    Action("/plan with a day", "/plan 2099-01-20"),
    Action("/admin announce", "/admin announce hello"),
    Action("a right answer", "30000"),
    Action("a wrong answer", "500000"),
    Action("an answer that cannot be read", "what?"),
    Action("an answer to an open question", "I would compare the two orders", setup=OPEN),
    Action("an interview's answer", "1", setup=("/interview", "data 1:interview:15")),
    Action("a file", file=b"def make_mask(n):\n    return n\n", setup=("/start q-vectorize-mask--code",)),
    *(
        Action(
            f"button {verb}",
            data=f"1:{verb}{_arguments(verb, button.kinds)}",
            setup=SETUPS.get(verb, ("/start q-matrix-chain-abc--cost",)),
        )
        for verb, button in BUTTONS.items()
    ),
    *(Action(f"group /{name}", f"/{name}", in_group=True, setup=()) for name in GROUP_COMMANDS),
    *(
        Action(
            f"group button {verb}",
            data=f"1:{verb}{_arguments(verb, button.kinds)}",
            in_group=True,
            setup=("/daily",),
        )
        for verb, button in GROUP_BUTTONS.items()
    ),
)
WAITING_IN_THE_DATABASE = "SELECT count(*) FROM updates WHERE raw IS NOT NULL"
REFUSED_IN_THE_DATABASE = "SELECT count(*) FROM updates WHERE ended = 'refused'"


Shown = tuple[str, bool, bool]


@dataclass
class Stage:
    """The bot with one person and one group, and what can be looked up from outside."""

    simulator: Simulator
    file: Path
    person: Person
    group: Group
    stop: list[asyncio.Event] = field(default_factory=list)

    def chat(self, action: Action) -> list[Message]:
        messages = self.group.messages if action.in_group else self.person.messages
        return [message for message in messages if message.from_bot]

    def shown(self, action: Action) -> list[Shown]:
        """What the bot has put into the chat: its texts as they stand now, and where there are pictures and files."""
        return [
            (_told(message.text or message.caption), bool(message.photo), bool(message.document))
            for message in self.chat(action)
        ]

    def count(self, statement: str) -> int:
        with sqlite3.connect(f"file:{self.file}?mode=ro", uri=True) as connection:
            (found,) = connection.execute(statement).fetchone()
        connection.close()
        return int(found)

    async def forget(self) -> None:
        """The person is a stranger again, in an empty chat; nothing is owed."""
        self.simulator.faults.clear()
        self.person.send("/forget")
        confirm = await self.settled_message()
        self.person.press_data(confirm, "1:forget:yes")
        await self.settled()
        for messages in self.simulator.world.by_chat.values():
            messages.clear()

    async def settled_message(self) -> Message:
        await self.settled()
        return self.person.messages[-1]

    async def settled(self, least: float = 0.06) -> None:
        """Returns when nothing is owed and nothing has come for a moment."""
        async with asyncio.timeout(3 * WITHIN):
            before = -1
            while not self.file.exists() or "getUpdates" not in self.simulator.counters:
                await asyncio.sleep(least)
            while True:
                await asyncio.sleep(least)
                calls = sum(n for name, n in self.simulator.counters.items() if name != "getUpdates")
                if (
                    calls == before
                    and not self.simulator.world.updates
                    and not await asyncio.to_thread(self.count, WAITING_IN_THE_DATABASE)
                ):
                    return
                before = calls

    async def act(self, action: Action) -> None:
        if action.in_group:
            if action.text:
                self.group.say(self.person, action.text)
            else:
                self.person.press_data(self.chat(action)[-1], action.data)
        elif action.file:
            self.person.send_document("solution.py", action.file)
        elif action.data:
            self.person.press_data(self.chat(action)[-1], self._filled(action))
        else:
            self.person.send(action.text)

    async def set_up(self, action: Action) -> None:
        await self.forget()
        for step in action.setup:
            if action.in_group:
                self.group.say(self.person, step)
            elif step.startswith("data "):
                self.person.press_data(self.person.messages[-1], step.removeprefix("data "))
            else:
                self.person.send(step)
            await self.settled()

    def _filled(self, action: Action) -> str:
        with sqlite3.connect(f"file:{self.file}?mode=ro", uri=True) as connection:
            table = "attempts" if action.name == "button dispute" else "asked"
            ((last,),) = connection.execute(f"SELECT coalesce(max(id), 1) FROM {table}").fetchall()
        connection.close()
        return action.data.replace("{asked}", str(last))


def _told(text: str) -> str:
    """Without what tells the time that has passed."""
    return re.sub(r"\d+ (min|seconds?|s)\b|\d\d:\d\d", "…", text)


@asynccontextmanager
async def running(stage: Stage) -> AsyncIterator[None]:
    async with served(settings_for(stage.simulator, f"sqlite:///{stage.file}", admins=frozenset({ADA}))):
        yield


@pytest.fixture
async def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    monkeypatch.setattr(delivery, "PAUSES", (0.03, 0.05))
    monkeypatch.setattr(delivery, "SHORTEST", 0.02)
    monkeypatch.setattr(arrivals, "PAUSES", (0.03, 0.05))
    monkeypatch.setattr(pace, "A_MINUTE", 10_000)
    monkeypatch.setattr(pace, "BOARD_SECONDS", 0.0)
    monkeypatch.setattr(privacy, "EXPORTS", Allowance(most=0.0, a_second=1000.0))
    monkeypatch.setattr(presses, "PAUSES", (0.03, 0.05))
    simulator = Simulator(TOKEN, strict_limits=False)
    await simulator.start()
    stage = Stage(
        simulator,
        tmp_path / "matrix.db",
        simulator.person(ADA, "Ada", "en"),
        simulator.group(CLASS, "Class", {ADA: "administrator"}),
    )
    yield stage
    await simulator.stop()
    assert simulator.own_faults == []


def _tasks() -> int:
    """The bot's own tasks."""
    return sum("/bot/chat/" in str(getattr(task.get_coro(), "cr_code", "")) for task in asyncio.all_tasks())


def _descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@dataclass(frozen=True)
class Cell:
    action: Action
    method: str
    fault: str

    @property
    def is_cosmetic(self) -> bool:
        """Whether nobody waits for the call: an answer to a press, and a keyboard taken away, but for the menu's, which is all that it shows."""
        menu = self.action.name == "button menu" and self.method == "editMessageReplyMarkup"
        return self.method in COSMETIC and not menu

    def __str__(self) -> str:
        return f"{self.action.name} / {self.method} / {self.fault}"


async def clean(stage: Stage, action: Action) -> tuple[list[Shown], list[str]]:
    """The chat without a fault, and the methods that were called for it."""
    await stage.set_up(action)
    before = Counter(stage.simulator.counters)
    await stage.act(action)
    await stage.settled()
    called = Counter(stage.simulator.counters) - before
    # What the bot says of itself after its start is nobody's reply.
    others = ("getUpdates", "getMe", "getMy", "setMy")
    ours = [name for name in called if name in ALLOWED and not name.startswith(others)]
    return stage.shown(action), sorted(ours)


async def faulty(stage: Stage, cell: Cell, expected: list[Shown]) -> str | None:
    """What is wrong with a cell, or None."""
    action, fault = cell.action, FAULTS[cell.fault]
    await stage.set_up(action)
    refused = await asyncio.to_thread(stage.count, REFUSED_IN_THE_DATABASE)
    stage.simulator.faults.add(
        Fault(
            fault.kind,
            frozenset({cell.method}),
            code=fault.code,
            description=fault.description,
            parameters=fault.parameters,
        )
    )
    await stage.act(action)
    if cell.fault == "429 for 600 s" and not cell.is_cosmetic:
        await asyncio.sleep(0.3)
        if not await asyncio.to_thread(stage.count, WAITING_IN_THE_DATABASE):
            return "nothing is owed while Telegram asks to wait"
        return "restart"
    await stage.settled()
    found = stage.shown(action)
    if cell.fault == "400" and not cell.is_cosmetic:
        now_refused = await asyncio.to_thread(stage.count, REFUSED_IN_THE_DATABASE)
        return _wrong_after_a_refusal(cell, found, expected, now_refused - refused)
    return _differs(cell, found, expected)


def _differs(cell: Cell, found: list[Shown], expected: list[Shown]) -> str | None:
    more, less = Counter(found) - Counter(expected), Counter(expected) - Counter(found)
    allowed = 1 if cell.fault == "dropped after" else 0
    if less or more.total() > allowed or any(each not in expected for each in more):
        return f"missing {sorted(less)}, besides {sorted(more)}"
    return None


def _wrong_after_a_refusal(cell: Cell, found: list[Shown], expected: list[Shown], refused: int) -> str | None:
    """A refusal is recorded, and told where words were refused; a picture is told in words; what cannot be edited comes anew."""
    apologised = any(text.startswith(APOLOGY) for text, *_ in found)
    match cell.method:
        case "sendPhoto":
            words = Counter(each for each in expected if not each[1])
            told = Counter(each for each in found if not each[1])
            # In a picture's place stands what it shows, in a line of words.
            instead = (told - words).total()
            right = not apologised and not words - told and instead <= len(expected) - words.total()
        case "editMessageText" | "editMessageReplyMarkup":
            right = {text for text, *_ in expected} <= {text for text, *_ in found}
        case "getFile" | "getChatMember":
            right = len(found) >= 1
        case _ if cell.action.in_group:
            right = refused == 1
        case _:
            right = refused == 1 and apologised
    return None if right else f"{found} instead of {expected}; {refused} refused"


async def test_whatever_call_fails_the_person_sees_the_right_reply(stage: Stage) -> None:
    wrong: list[str] = []
    ran: Counter[str] = Counter()
    number = 0
    async with running(stage):
        await stage.settled(0.3)
        idle, descriptors = _tasks(), _descriptors()
        for index, action in enumerate(ACTIONS):
            if ONLY not in action.name or (not LONG and index % 4):
                continue
            try:
                expected, methods = await clean(stage, action)
            except (TimeoutError, LookupError) as error:
                wrong.append(f"{action.name}: {type(error).__name__} without a fault")
                continue
            for method in methods:
                for fault in FAULTS:
                    number += 1
                    cell = Cell(action, method, fault)
                    if (fault == "429 for 600 s" and not cell.is_cosmetic) or (not LONG and number % 7):
                        continue
                    ran[fault] += 1
                    try:
                        fault_found = await faulty(stage, cell, expected)
                    except (TimeoutError, LookupError) as error:
                        fault_found = type(error).__name__
                    if fault_found is not None:
                        wrong.append(f"{cell}: {fault_found}")
        await stage.forget()
        gc.collect()
        await asyncio.sleep(0.2)
        left, opened = _tasks(), _descriptors()
    print(f"\n{ran.total()} cells: {dict(ran)}")
    assert not wrong, "\n".join(wrong)
    assert left <= idle
    assert opened <= descriptors + 2 * POOL
    assert ran.total() >= (1 if ONLY else FLOOR)
    assert set(PASSING) <= set(ran)


WAITED = ("/help", "button explain", "button next", "/export", "group /daily", "a right answer")


@pytest.mark.parametrize("name", WAITED if LONG else WAITED[1:2])
async def test_a_wait_of_ten_minutes_holds_nothing_up_and_outlives_a_restart(stage: Stage, name: str) -> None:
    """One cell of the matrix's last column: the wait is longer than the process lives; words that went out are not said again."""
    action = next(each for each in ACTIONS if each.name == name)
    async with running(stage):
        expected, methods = await clean(stage, action)
    for method in sorted(set(methods) - COSMETIC):
        async with running(stage):
            cell = Cell(action, method, "429 for 600 s")
            assert await faulty(stage, cell, expected) == "restart", cell
            other = stage.simulator.person(ADA + 1, "Sara", "en")
            other.send("/help")
            assert (await other.next_message(5)).text
            began = asyncio.get_running_loop().time()
        assert asyncio.get_running_loop().time() - began < 10.0
        async with running(stage):
            await stage.settled()
            assert _differs(cell, stage.shown(action), expected) is None, cell
