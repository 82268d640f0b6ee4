"""Inline queries: ``@bot words`` typed in any chat lists questions to hand on. They have no effect, so they pass by the inbox.

Whoever types sends a query for every few letters. Only a person's latest counts: an older one that still waits is dropped, so that a flood
costs its author's queries and nobody's answers.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.chat.request import call
from bot.chat.send import NO_PREVIEW, keyboard_of
from bot.chat.update import InlineQuery
from bot.database.database import NotSaved
from bot.use_cases.finding import Finding
from bot.views.html import html_messages
from bot.views.inline import Article, article

log = logging.getLogger(__name__)
AT_ONCE = 4
"""Queries answered side by side."""
PEOPLE = 1000
"""People whose queries may wait; Telegram shows further ones nothing, and they type on."""
CACHE_SECONDS = 60


class Inline:
    def __init__(self, bot: Bot, finding: Finding) -> None:
        self._bot, self._finding = bot, finding
        self._waiting: dict[int, InlineQuery] = {}
        self._under_way: set[int] = set()
        self._workers: set[asyncio.Task[None]] = set()

    def receive(self, query: InlineQuery) -> None:
        """Takes a query; returns at once."""
        person = query.from_user.id
        if person not in self._waiting and len(self._waiting) >= PEOPLE:
            return
        self._waiting[person] = query
        if len(self._workers) < AT_ONCE:
            self._workers.add(worker := asyncio.create_task(self._work()))
            worker.add_done_callback(self._workers.discard)

    async def stop(self) -> None:
        """Drops what waits, and lets what is in hand go."""
        self._waiting.clear()
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)

    async def _work(self) -> None:
        while person := next((each for each in self._waiting if each not in self._under_way), None):
            query = self._waiting.pop(person)
            self._under_way.add(person)
            try:
                await self._answer(query)
            except (TelegramError, NotSaved) as error:
                # What waited too long cannot be answered any more; whoever typed it types on.
                if not (isinstance(error, BadRequest) and "query" in str(error).lower()):
                    log.warning("an inline query was not answered: %s", type(error).__name__)
            except Exception as error:  # noqa: BLE001  one query's fault must not end the others
                log.error("an inline query failed: %s", type(error).__name__)
            finally:
                self._under_way.discard(person)

    async def _answer(self, query: InlineQuery) -> None:
        start = int(query.offset) if query.offset.isascii() and query.offset.isdigit() else 0
        who = query.from_user
        found = await self._finding.find(who.id, who.language_code, query.query, start)
        articles = [article(each, self._bot.username, found.learner) for each in found.questions]
        given = {
            "inline_query_id": query.id,
            "results": [_result(each) for each in articles],
            "cache_time": CACHE_SECONDS,
            "is_personal": True,
            "next_offset": "" if found.following is None else str(found.following),
        }
        await call(self._bot, "answerInlineQuery", given)


def _result(article: Article) -> dict[str, Any]:
    return {
        "type": "article",
        "id": article.id,
        "title": article.title,
        "description": article.description,
        "input_message_content": {
            "message_text": html_messages(article.message)[0],
            "parse_mode": "HTML",
            "link_preview_options": NO_PREVIEW,
        },
        "reply_markup": keyboard_of(article.message),
    }
