"""A token or a database password is in no log line, by whatever way it comes."""

from __future__ import annotations

import io
import json
import logging

import pytest

from bot.log import Redacting, configure, in_hand

TOKEN = "123456789:AAabcdefghijklmnopqrstuvwxyz-0123456"


@pytest.mark.parametrize("format_", ["text", "json"])
def test_secrets_are_hidden_in_messages_arguments_and_tracebacks(format_: str) -> None:
    stream = io.StringIO()
    before = logging.getLogger().handlers[:], logging.getLogger().level
    try:
        configure("DEBUG", format_, ["s3cret-value"], stream)
        log = logging.getLogger("anybody")
        log.info("calling https://api.example/bot%s/getMe", TOKEN)
        try:
            raise RuntimeError(f"postgresql://epsilon:hunter2@db/x {TOKEN} s3cret-value")
        except RuntimeError:
            log.exception("failed")
    finally:
        logging.getLogger().handlers, logging.getLogger().level = before
    written = stream.getvalue()

    assert "***" in written
    assert TOKEN not in written
    assert "hunter2" not in written
    assert "s3cret-value" not in written
    if format_ == "json":
        assert [json.loads(line)["level"] for line in written.splitlines()] == ["INFO", "ERROR"]


def test_nothing_else_is_touched() -> None:
    assert (
        Redacting(as_json=False).redacted("12:30 at localhost, ratio 3:2") == "12:30 at localhost, ratio 3:2"
    )


def test_a_line_as_text_names_the_update_in_hand_before_a_traceback() -> None:
    try:
        raise RuntimeError("what went wrong")
    except RuntimeError as error:
        caught = (type(error), error, error.__traceback__)
    record = logging.LogRecord("anybody", logging.WARNING, "x.py", 1, "slow", None, caught)
    formatter = Redacting(as_json=False)
    assert "[update" not in formatter.format(record)
    token = in_hand.set(598_184_912)
    try:
        first, *others = formatter.format(record).splitlines()
        assert first.endswith("WARNING anybody: slow [update 598184912]")
        assert others[0] == "Traceback (most recent call last):"
    finally:
        in_hand.reset(token)


def test_a_line_as_json_names_the_update_in_hand() -> None:
    record = logging.LogRecord("anybody", logging.WARNING, "x.py", 1, "slow", None, None)
    formatter = Redacting(as_json=True)
    assert "update" not in json.loads(formatter.format(record))
    token = in_hand.set(598_184_912)
    try:
        assert json.loads(formatter.format(record))["update"] == 598_184_912
    finally:
        in_hand.reset(token)
