"""What Telegram says about a bot, and whether it is reached at all: for ``epsilon doctor``. Nothing is changed."""

from __future__ import annotations

import time
from typing import Any

from telegram import Bot, BotCommand
from telegram.error import InvalidToken, TelegramError

from bot.chat.finding import Finding, Gravity
from bot.chat.listen import WANTED
from bot.chat.request import NotTheirs, call
from bot.domain.question.text import Language
from bot.proxy import Proxy
from bot.views import start

RECENT_SECONDS = 3600.0
"""How long a webhook's last fault is worth a line."""
MANY_WAIT = 100
TRY = "TELEGRAM_API_URL, and behind a filter PROXY_URL"


async def examine(bot: Bot, api_url: str, proxy: Proxy | None, webhook_url: str | None) -> list[Finding]:
    """A finding each on the way, the token, the webhook and the commands; the first that stops the bot is the last."""
    way = f"through the proxy {proxy.shown}" if proxy else "without a proxy"
    try:
        me = await call(bot, "getMe", {})
    except InvalidToken:
        return [
            Finding(Gravity.FINE, "Bot API", f"{api_url} answers, {way}"),
            Finding(
                Gravity.STOPS,
                "token",
                "Telegram does not know it: copy TELEGRAM_BOT_TOKEN anew from @BotFather",
            ),
        ]
    except NotTheirs as error:
        said = f"what answers at {api_url}, {way}, is no Bot API server ({error.status}): check {TRY}"
        return [Finding(Gravity.STOPS, "Bot API", said)]
    except TelegramError as error:
        said = f"{api_url} is not reached, {way} ({error}): check the network, {TRY}"
        return [Finding(Gravity.STOPS, "Bot API", said)]
    return [
        Finding(Gravity.FINE, "Bot API", f"{api_url} answers, {way}"),
        Finding(Gravity.FINE, "token", f"it is @{me.get('username')}'s"),
        await _asked("webhook", _webhook(bot, webhook_url)),
        await _asked("commands", _commands(bot)),
        _inline(me),
    ]


async def _asked(about: str, question: Any) -> Finding:
    try:
        found: Finding = await question
    except TelegramError as error:
        return Finding(Gravity.WARNS, about, f"Telegram did not say ({error}): try again")
    return found


async def _webhook(bot: Bot, wanted: str | None) -> Finding:
    found = await call(bot, "getWebhookInfo", {})
    url, waiting = found.get("url") or "", int(found.get("pending_update_count") or 0)
    some = f"; {waiting} updates wait" if waiting > MANY_WAIT else ""
    if wanted is None:
        if url:
            return Finding(
                Gravity.WARNS, "webhook", f"one is set, at {url}: `epsilon run` ends it and polls{some}"
            )
        return Finding(Gravity.FINE, "webhook", f"none, updates are polled{some}")
    if url != wanted:
        state = f"set to {url}" if url else "not set"
        return Finding(Gravity.WARNS, "webhook", f"{state}: `epsilon run` sets it to WEBHOOK_URL{some}")
    fault = found.get("last_error_message")
    if fault and time.time() - float(found.get("last_error_date") or 0) < RECENT_SECONDS:
        said = (
            f"Telegram could not deliver lately ({fault}): check the proxy, its certificate and LISTEN{some}"
        )
        return Finding(Gravity.WARNS, "webhook", said)
    missing = set(WANTED) - set(found.get("allowed_updates") or WANTED)
    if missing:
        return Finding(
            Gravity.WARNS, "webhook", f"{', '.join(sorted(missing))} are not delivered: restart the bot"
        )
    return Finding(Gravity.FINE, "webhook", f"set to WEBHOOK_URL{some}")


async def _commands(bot: Bot) -> Finding:
    for language, code in ((Language.ENGLISH, None), (Language.PERSIAN, "fa")):
        wanted = tuple(BotCommand(name, text) for name, text in start.commands(language))
        if await bot.get_my_commands(language_code=code) != wanted:
            return Finding(Gravity.WARNS, "commands", "not the newest: `epsilon run` registers them")
    return Finding(Gravity.FINE, "commands", "registered in both languages")


def _inline(me: dict[str, Any]) -> Finding:
    if me.get("supports_inline_queries"):
        return Finding(Gravity.FINE, "inline", "questions can be handed on in other chats")
    return Finding(
        Gravity.FINE, "inline", "off: /setinline at @BotFather lets people hand questions on in other chats"
    )
