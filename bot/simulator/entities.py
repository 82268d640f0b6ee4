"""Telegram's HTML: parsed as strictly as Telegram does, into plain text with entities counted in UTF-16 units."""

from __future__ import annotations

import html
import re
from typing import Any

from bot.simulator.errors import bad_request

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline", "s": "strikethrough",
    "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler", "span": "spoiler", "a": "text_link", "code": "code",
    "pre": "pre", "blockquote": "blockquote",
}  # fmt: skip
TAG = re.compile(r"<(/?)([a-zA-Z0-9-]*)((?:\s+[a-zA-Z-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+))?)*)\s*>")
ATTRIBUTE = re.compile(r"([a-zA-Z-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
REFERENCE = re.compile(r"&(lt|gt|amp|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
ENTITY_LIMIT = 100
Entity = dict[str, Any]


def units(text: str) -> int:
    """Length in UTF-16 code units, as Telegram counts."""
    return len(text) + sum(character > "\uffff" for character in text)


ADDRESS = re.compile(r"https?://\S+")


def typed_entities(text: str) -> list[Entity]:
    """What Telegram's apps find by themselves in what a person types: a command at the start, addresses."""
    found: list[Entity] = []
    if text.startswith("/") and len(text) > 1:
        found.append({"type": "bot_command", "offset": 0, "length": units(text.split()[0])})
    for place in ADDRESS.finditer(text):
        found.append({"type": "url", "offset": units(text[: place.start()]), "length": units(place[0])})
    return found


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Plain text and entities. Raises ApiError with Telegram's "can't parse entities" for what Telegram refuses."""
    plain: list[str] = []
    entities: list[Entity] = []
    open_tags: list[tuple[str, Entity]] = []
    length = at = 0
    while at < len(source):
        if source[at] == "<":
            at = _tag(source, at, length, open_tags, entities)
            continue
        reference = REFERENCE.match(source, at) if source[at] == "&" else None
        piece = html.unescape(reference.group()) if reference else source[at]
        plain.append(piece)
        length += units(piece)
        at = reference.end() if reference else at + 1
    if open_tags:
        raise bad_request(
            f"can't parse entities: Can't find end tag corresponding to start tag \"{open_tags[-1][0]}\""
        )
    return trimmed("".join(plain), [entity for entity in entities if entity["length"] > 0])


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """The text without white space at its ends, with entities moved and cut accordingly."""
    left = units(text) - units(text.lstrip())
    whole = text.strip()
    kept = []
    for entity in sorted(entities, key=lambda entity: (entity["offset"], -entity["length"])):
        start = max(0, entity["offset"] - left)
        end = min(units(whole), entity["offset"] + entity["length"] - left)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return whole, kept[:ENTITY_LIMIT]


def _tag(
    source: str, at: int, length: int, open_tags: list[tuple[str, Entity]], entities: list[Entity]
) -> int:
    offset = len(source[:at].encode())
    match = TAG.match(source, at)
    if match is None:
        name = re.match(r"</?([a-zA-Z0-9-]*)", source[at:])
        word = name.group(1) if name else ""
        if ">" not in source[at:]:
            raise bad_request(f"can't parse entities: Unclosed start tag at byte offset {offset}")
        raise bad_request(f'can\'t parse entities: Unsupported start tag "{word}" at byte offset {offset}')
    closing, name_text, attributes = match.groups()
    name_text = name_text.lower()
    if closing:
        _close(name_text, offset, length, open_tags)
        return match.end()
    if name_text not in TAGS:
        raise bad_request(
            f'can\'t parse entities: Unsupported start tag "{name_text}" at byte offset {offset}'
        )
    entity = _entity(name_text, _attributes(attributes), offset, length)
    entities.append(entity)
    open_tags.append((name_text, entity))
    return match.end()


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): html.unescape(a or b or c) for name, a, b, c in ATTRIBUTE.findall(text)}


def _entity(name: str, attributes: dict[str, str], offset: int, length: int) -> Entity:
    kind = TAGS[name]
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise bad_request(
            f'can\'t parse entities: Tag "span" must have class "tg-spoiler" at byte offset {offset}'
        )
    entity: Entity = {"type": kind, "offset": length, "length": 0}
    if kind == "text_link":
        entity["url"] = attributes.get("href", "")
    if kind == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    if name == "code" and attributes.get("class", "").startswith("language-"):
        entity["language"] = attributes["class"].removeprefix("language-")
    return entity


def _close(name: str, offset: int, length: int, open_tags: list[tuple[str, Entity]]) -> None:
    if not open_tags:
        raise bad_request(f"can't parse entities: Unexpected end tag at byte offset {offset}")
    opened, entity = open_tags.pop()
    if name and name != opened:
        raise bad_request(
            f'can\'t parse entities: Unmatched end tag at byte offset {offset}, expected "</{opened}>", found "</{name}>"'
        )
    entity["length"] = length - entity["offset"]


def check_entities(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Entities given as JSON, checked against the text."""
    size = units(text)
    for entity in entities:
        if (
            not {"type", "offset", "length"} <= entity.keys()
            or entity["offset"] < 0
            or entity["offset"] + entity["length"] > size
        ):
            raise bad_request("can't parse MessageEntity: Wrong entity bounds")
    return trimmed(text, entities)
