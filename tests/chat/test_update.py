"""An update is read as python-telegram-bot reads it, and what is none is refused."""

from __future__ import annotations

from typing import Any

import pytest
import telegram
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.update import read

ADA = {"id": 7, "is_bot": False, "first_name": "آدا", "language_code": "fa", "is_premium": True}
PRIVATE = {"id": 7, "type": "private", "first_name": "آدا"}
GROUP = {"id": -1001234567890, "type": "supergroup", "title": "Lab", "is_forum": True}
WRITTEN: dict[str, Any] = {
    "message_id": 12,
    "date": 1_795_000_000,
    "chat": PRIVATE,
    "from": ADA,
    "text": "𝑥**2 /start",
    "entities": [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "text_link", "offset": 3, "length": 1, "url": "https://example.org/"},
    ],
    "reply_to_message": {"message_id": 3, "date": 1, "chat": PRIVATE, "text": "before"},
    "link_preview_options": {"is_disabled": True},
}
FILE: dict[str, Any] = WRITTEN | {
    "text": None,
    "caption": "see here",
    "document": {
        "file_id": "BQAC",
        "file_unique_id": "u",
        "file_name": "answer.py",
        "mime_type": "text/x-python",
        "file_size": 120,
        "thumbnail": {"file_id": "t", "file_unique_id": "t", "width": 1, "height": 1},
    },
}
PHOTO = {key: value for key, value in WRITTEN.items() if key not in ("text", "entities")} | {
    "photo": [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}]
}
SHOWN: dict[str, Any] = {
    "message_id": 5,
    "date": 1_795_000_000,
    "chat": PRIVATE,
    "from": {"id": 1, "is_bot": True, "first_name": "Epsilon"},
    "text": "A question",
    "reply_markup": {"inline_keyboard": [[{"text": "Hint", "callback_data": "hint:3"}], []]},
}
PRESS: dict[str, Any] = {
    "id": "99887766",
    "from": ADA,
    "chat_instance": "-3",
    "data": "hint:3",
    "message": SHOWN,
}
MEMBERSHIP: dict[str, Any] = {
    "chat": GROUP,
    "from": ADA,
    "date": 1_795_000_000,
    "old_chat_member": {"user": ADA, "status": "left"},
    "new_chat_member": {"user": ADA, "status": "kicked", "until_date": 0},
}
UPDATES: dict[str, dict[str, Any]] = {
    "text": {"message": WRITTEN},
    "file": {"message": FILE},
    "photo": {"message": PHOTO},
    "in a group": {"message": WRITTEN | {"chat": GROUP}},
    "anonymous admin": {"message": WRITTEN | {"chat": GROUP, "sender_chat": GROUP}},
    "migration": {"message": WRITTEN | {"chat": GROUP, "migrate_to_chat_id": -1009}},
    "press": {"callback_query": PRESS},
    "press on what is gone": {
        "callback_query": PRESS | {"message": {"message_id": 5, "date": 0, "chat": PRIVATE}}
    },
    "press under an inline result": {
        "callback_query": {key: value for key, value in PRESS.items() if key != "message"}
        | {"inline_message_id": "i"}
    },
    "membership": {"my_chat_member": MEMBERSHIP},
    "inline query": {"inline_query": {"id": "4", "from": ADA, "query": "زنجیره", "offset": ""}},
    "what we did not ask for": {"edited_message": WRITTEN},
}


@pytest.mark.parametrize("name", UPDATES)
def test_every_field_is_as_ptb_reads_it(name: str) -> None:
    given = {"update_id": 10_000} | UPDATES[name]
    ours, theirs = read(given), telegram.Update.de_json(given, None)
    assert ours is not None
    _same(ours, theirs)
    if name != "what we did not ask for":
        assert (ours.user and ours.user.id) == (theirs.effective_user and theirs.effective_user.id)
        assert (ours.chat and ours.chat.id) == (theirs.effective_chat and theirs.effective_chat.id)
        shown = theirs.effective_message
        assert (ours.shown and ours.shown.message_id) == (shown and shown.message_id)


def _same(ours: Any, theirs: Any) -> None:
    """Compares what we read, field by field; where PTB's object does not have a field, ours is empty."""
    for name in set(type(ours).model_fields) - {"attached"}:
        mine, other = getattr(ours, name), getattr(theirs, name, None)
        if mine is None:
            assert other is None, name
        elif name == "inline_keyboard":
            assert [len(row) for row in mine] == [len(row) for row in other or ()]
        elif hasattr(type(mine), "model_fields"):
            _same(mine, other)
        elif isinstance(mine, tuple):
            assert len(mine) == len(other or ())
            for one, another in zip(mine, other or (), strict=True):
                _same(one, another)
        else:
            assert mine == other, name


@pytest.mark.parametrize(
    "given",
    [
        None,
        [],
        "update",
        {},
        {"update_id": None},
        {"update_id": 2**63},
        {"update_id": 1, "message": "hello"},
        {"update_id": 1, "message": {key: value for key, value in WRITTEN.items() if key != "chat"}},
        {"update_id": 1, "message": WRITTEN | {"text": 3}},
        {"update_id": 1, "message": WRITTEN | {"from": ADA | {"id": -(2**63) - 1}}},
    ],
)
def test_what_is_none_is_refused(given: Any) -> None:
    assert read(given) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.sampled_from(sorted(WRITTEN)), inner),
)


@given(JSON, st.sampled_from(["message", "callback_query", "my_chat_member", "inline_query"]))
def test_nothing_that_is_sent_breaks_the_reading(inner: Any, name: str) -> None:
    """Never an exception: an update, or none."""
    read(inner)
    read({"update_id": 1, name: inner})
    read({"update_id": 1, "message": WRITTEN | (inner if isinstance(inner, dict) else {"text": inner})})
