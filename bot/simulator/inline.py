"""Results of inline queries, checked as Telegram checks them."""

from __future__ import annotations

from typing import Any

from bot.simulator.entities import check_entities, parse_html, units
from bot.simulator.errors import bad_request
from bot.simulator.keyboards import check_markup

RESULT_LIMIT = 50
TEXT_LIMIT = 4096
ARTICLE = {
    "type",
    "id",
    "title",
    "input_message_content",
    "reply_markup",
    "url",
    "description",
    "thumbnail_url",
    "thumbnail_width",
    "thumbnail_height",
}
CONTENT = {"message_text", "parse_mode", "entities", "link_preview_options"}


def check_results(results: Any) -> list[dict[str, Any]]:
    """Articles with their messages as they would be sent. Raises ApiError as Telegram would."""
    if not isinstance(results, list) or not all(isinstance(each, dict) for each in results):
        raise bad_request("can't parse inline query results JSON object")
    if len(results) > RESULT_LIMIT:
        raise bad_request("RESULTS_TOO_MUCH")
    ids = [str(each.get("id") or "") for each in results]
    if not all(1 <= len(each.encode()) <= 64 for each in ids):
        raise bad_request("RESULT_ID_INVALID")
    if len(set(ids)) < len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    return [_checked(each) for each in results]


def _checked(result: dict[str, Any]) -> dict[str, Any]:
    if result.get("type") != "article":
        raise bad_request(f"can't parse inline query result: {result.get('type')} is not read here")
    if set(result) - ARTICLE:
        raise bad_request(f"unknown field {sorted(set(result) - ARTICLE)[0]} of an article")
    if not str(result.get("title") or "").strip():
        raise bad_request("can't parse inline query result: title must be non-empty")
    content = result.get("input_message_content")
    if not isinstance(content, dict) or set(content) - CONTENT:
        raise bad_request("can't parse inline query result: input message content is not specified")
    source, mode = str(content.get("message_text") or ""), content.get("parse_mode")
    if mode not in (None, "", "HTML"):
        raise bad_request(f"unsupported parse_mode {mode}")
    text, entities = parse_html(source) if mode else check_entities(source, content.get("entities") or [])
    if not text:
        raise bad_request("MESSAGE_EMPTY")
    if units(text) > TEXT_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    return result | {"content": (text, entities, check_markup(result.get("reply_markup")) or [])}
