"""Telegram is told what the bot is and can do, in each language, where it does not know yet."""

from __future__ import annotations

import asyncio
import logging

from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats
from telegram.error import TelegramError

from bot.domain.question.text import Language
from bot.views import start

log = logging.getLogger(__name__)
PAUSE = 1.0
"""Seconds after the start: whoever wrote while the bot was away comes first."""


async def introduce(bot: Bot) -> None:
    """Registers commands and descriptions."""
    await asyncio.sleep(PAUSE)
    try:
        for language, code in ((Language.ENGLISH, None), (Language.PERSIAN, "fa")):
            await _introduce(bot, language, code)
    except TelegramError as error:
        log.warning("commands could not be registered: %s", type(error).__name__)


async def _introduce(bot: Bot, language: Language, code: str | None) -> None:
    commands = tuple(BotCommand(name, text) for name, text in start.commands(language))
    if await bot.get_my_commands(language_code=code) != commands:
        await bot.set_my_commands(commands, language_code=code)
    in_groups = tuple(BotCommand(name, text) for name, text in start.group_commands(language))
    groups = BotCommandScopeAllGroupChats()
    if await bot.get_my_commands(groups, code) != in_groups:
        await bot.set_my_commands(in_groups, groups, code)
    profile = start.profile(language)
    if (await bot.get_my_description(code)).description != profile["description"]:
        await bot.set_my_description(profile["description"], code)
    if (await bot.get_my_short_description(code)).short_description != profile["short_description"]:
        await bot.set_my_short_description(profile["short_description"], code)
