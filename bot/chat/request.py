"""PTB's requests over aiohttp: its connection pool costs a fraction of what the default one does (docs/decisions)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, cast

import aiohttp
from pydantic_core import to_json
from telegram import Bot
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.chat.connector import (
    SIGN_IN,
    SIGNS_IN,
    UNSENT,
    Obstacle,
    connector_for,
    http_proxy,
    obstacle,
    reason,
)
from bot.proxy import Proxy

CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
URLENCODED = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Content-Type": "application/json"}
CALLED = "POST"
"""How methods are called; files are fetched by GET, and are whatever they are."""
BEGINS = b'{"ok":true'


class NotSent(NetworkError):  # noqa: N818  it names a state
    """The request certainly had no effect: no connection could be made, or Telegram had too many."""

    def __init__(self, message: str, obstacle: Obstacle = Obstacle.PASSING) -> None:
        super().__init__(message)
        self.obstacle = obstacle


class NotTheirs(NetworkError):  # noqa: N818  it names a state
    """What came back is no answer of the Bot API, but a gateway's, a proxy's or a filter's page: it says nothing about a person."""

    def __init__(self, status: int) -> None:
        super().__init__(f"{status} that is no answer of the Bot API")
        self.status = status


@dataclass(frozen=True, slots=True)
class Call:
    """Parameters as they are, in the place of PTB's ``RequestData``."""

    given: Mapping[str, Any]


async def call(bot: Bot, method: str, given: Mapping[str, Any], read_timeout: float | None = None) -> Any:
    """A method's result as the Bot API gives it; parameters that are None are left out. Raises PTB's errors.

    For what goes out and comes in with every answer: PTB's own methods turn what they are given into objects and back, which costs as much
    as judging, storing and sending an answer together.
    """
    parameters = {name: value for name, value in given.items() if value is not None}
    request = cast(RequestData, Call(parameters))
    return await bot.request.post(f"{bot.base_url}/{method}", request, read_timeout=read_timeout)


class AiohttpRequest(BaseRequest):
    """One session with a bounded pool. A timed-out request is reported, never sent again: it may have had its effect."""

    def __init__(self, connections: int = 64, proxy: Proxy | None = None) -> None:
        self._connections, self._proxy = connections, proxy
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return READ_SECONDS

    async def initialize(self) -> None:
        """Nothing is opened before the first request."""

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = connector_for(self._proxy, self._connections)
            self._session = aiohttp.ClientSession(
                connector=connector,
                headers={"User-Agent": self.USER_AGENT},
                proxy=http_proxy(self._proxy),
            )
        return self._session

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body. Raises TimedOut or NetworkError, never with the address in the message, since that holds the token."""
        session = self._open()
        reading = _seconds(read_timeout, READ_SECONDS) + (
            _seconds(write_timeout, 0.0) if request_data else 0.0
        )
        timeout = aiohttp.ClientTimeout(
            total=None,
            sock_connect=_seconds(connect_timeout, CONNECT_SECONDS),
            sock_read=reading,
            connect=_seconds(pool_timeout, 30.0),
        )
        body, headers = _body(request_data)
        try:
            async with session.request(method, url, data=body, headers=headers, timeout=timeout) as response:
                if response.status == SIGNS_IN:
                    raise NotSent(SIGN_IN, Obstacle.SIGN_IN)
                status, content = response.status, await response.read()
        except UNSENT as error:
            raise NotSent(reason(error), obstacle(error)) from None
        except TimeoutError:
            raise TimedOut("no answer in time") from None
        except aiohttp.ClientError as error:
            raise NetworkError(type(error).__name__) from None
        if method == CALLED and not _is_theirs(status, content):
            raise NotTheirs(status)
        if status == HTTPStatus.TOO_MANY_REQUESTS and b"retry_after" not in content:
            raise NotSent("too many requests")
        return status, content


def _is_theirs(status: int, content: bytes) -> bool:
    """Whether this is an answer as the Bot API gives it: JSON with a result, or with a refusal in words."""
    if status == HTTPStatus.OK and content[: len(BEGINS) + 1].replace(b" ", b"").startswith(BEGINS):
        return True
    try:
        given = json.loads(content)
    except (ValueError, RecursionError):
        return False
    if not isinstance(given, dict):
        return False
    if status == HTTPStatus.OK:
        return given.get("ok") is True and "result" in given
    return given.get("ok") is False and isinstance(given.get("description"), str)


def _seconds(given: Any, default: float) -> float:
    return default if given is None or isinstance(given, DefaultValue) else float(given)


def _body(
    request_data: RequestData | Call | None,
) -> tuple[bytes | aiohttp.FormData | None, dict[str, str] | None]:
    """The body and, where aiohttp cannot tell it, its type."""
    if request_data is None:
        return None, None
    if isinstance(request_data, Call):
        return to_json(request_data.given), JSON
    if not request_data.contains_files:
        # Encoded here: aiohttp would draw a boundary for parts that there are none of.
        return request_data.url_encoded_parameters().encode(), URLENCODED
    form = aiohttp.FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form, None
