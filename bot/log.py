"""Logging as text or JSON lines. Whatever is logged, by whomever, a token or a database password is not in it."""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Iterable
from contextvars import ContextVar
from typing import TextIO

TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{20,}")
PASSWORD = re.compile(r"(?<=://)([^\s:/@]*):(\S+)@")
"""Up to the last @: a password may hold some, though it should not."""
HIDDEN = "***"
in_hand: ContextVar[int | None] = ContextVar("in_hand", default=None)
"""The update that is being handled: its id stands in every line that is logged meanwhile, by whomever."""
QUIET = ("httpx", "httpcore", "aiohttp.access", "asyncio", "telegram", "alembic")


class Redacting(logging.Formatter):
    """Formats a record, traceback included, then hides secrets in what came out: nothing can slip in by another way."""

    def __init__(self, *, as_json: bool, secrets: Iterable[str] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._as_json = as_json
        self._secrets = sorted((secret for secret in secrets if secret), key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        return self.redacted(self._json(record) if self._as_json else self._text(record))

    def redacted(self, text: str) -> str:
        """The text without secrets."""
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        return PASSWORD.sub(rf"\1:{HIDDEN}@", TOKEN.sub(HIDDEN, text))

    def _text(self, record: logging.LogRecord) -> str:
        event = in_hand.get()
        line = super().format(record)
        if event is None:
            return line
        first, newline, more = line.partition("\n")
        return f"{first} [update {event}]{newline}{more}"

    def _json(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": self.formatTime(record),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if in_hand.get() is not None:
            line["update"] = in_hand.get()
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def configure(level: str, format_: str, secrets: Iterable[str] = (), stream: TextIO | None = None) -> None:
    """Sets the root logger up, once for the process. Libraries speak from WARNING on, unless the level is DEBUG."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(Redacting(as_json=format_ == "json", secrets=secrets))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.DEBUG if level == "DEBUG" else logging.WARNING)
