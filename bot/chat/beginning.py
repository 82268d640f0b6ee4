"""The calls that the bot cannot begin without: what passes by itself is waited for, what does not is told in a line."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.chat.connector import Obstacle
from bot.chat.fate import seconds_of
from bot.chat.patience import Patience
from bot.chat.request import NotSent, NotTheirs

REFUSED_FOR = 20.0
"""Seconds for which a machine may say that no server listens there: one that starts beside the bot needs some, a wrong address for ever."""


class CannotStart(Exception):  # noqa: N818  it names a state
    """Telegram does not take this bot; the message is one sentence that says why, and what to do."""


WHO = "Telegram does not know this TELEGRAM_BOT_TOKEN: copy it anew from @BotFather."


async def patiently(call: Callable[[], Awaitable[Any]], refused: str) -> None:
    """Returns when a call succeeded. ``refused`` begins the sentence about a refusal. Raises CannotStart."""
    patience = Patience("Telegram cannot be reached")
    loop = asyncio.get_running_loop()
    began = loop.time()
    while True:
        try:
            await call()
        except InvalidToken:
            raise CannotStart(WHO) from None
        except RetryAfter as error:
            await patience.wait("it asks to wait", seconds_of(error))
        except BadRequest as error:
            raise CannotStart(f"{refused}: {str(error).rstrip('.')}.") from None
        except NetworkError as error:
            lasting = _lasting(error, loop.time() - began)
            if lasting is not None:
                raise CannotStart(lasting) from None
            await patience.wait(str(error) or type(error).__name__)
        except TelegramError as error:
            raise CannotStart(f"{refused}: {str(error).rstrip('.')}.") from None
        else:
            patience.ended()
            return


def _lasting(error: NetworkError, seconds: float) -> str | None:
    """What to do about a fault of the network that will not pass by itself, or None."""
    if isinstance(error, NotTheirs):
        if error.status >= HTTPStatus.INTERNAL_SERVER_ERROR or error.status == HTTPStatus.TOO_MANY_REQUESTS:
            return None
        return f"what answers is no Bot API server ({error.status}): check TELEGRAM_API_URL, and whether a filter needs a PROXY_URL."
    if isinstance(error, NotSent):
        if error.obstacle is Obstacle.SIGN_IN:
            return f"{error.message}: check PROXY_URL (or HTTPS_PROXY, HTTP_PROXY, ALL_PROXY)."
        if error.obstacle is Obstacle.REFUSED and seconds > REFUSED_FOR:
            return f"the Bot API server cannot be reached ({error.message}): check TELEGRAM_API_URL and the network."
    return None
