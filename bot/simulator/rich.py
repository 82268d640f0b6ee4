"""Rich messages (Bot API 10.1 to 10.3): which blocks there are, their limits, and their plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.simulator.errors import bad_request

CHARACTER_LIMIT = 32_768
BLOCK_LIMIT = 500
DEPTH_LIMIT = 16
COLUMN_LIMIT = 20
STYLES = {
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "code",
    "marked",
    "subscript",
    "superscript",
}
FIELDS: dict[str, tuple[set[str], set[str]]] = {
    "paragraph": ({"text"}, set()),
    "heading": ({"text", "size"}, set()),
    "pre": ({"text"}, {"language"}),
    "mathematical_expression": ({"expression"}, set()),
    "list": ({"items"}, {"is_ordered", "start"}),
    "table": ({"cells"}, {"is_bordered", "is_striped", "is_compact", "caption"}),
    "details": ({"summary", "blocks"}, {"is_open"}),
    "blockquote": ({"blocks"}, {"credit", "is_expandable"}),
    "expandable_blockquote": ({"text"}, {"credit"}),
    "divider": (set(), set()),
    "footer": ({"text"}, set()),
    "anchor": ({"name"}, set()),
}
"""Each block's needed and optional fields, ``type`` apart."""
CELL_FIELDS = {"text", "is_header", "align", "valign", "colspan", "rowspan"}
Block = dict[str, Any]


def check_rich(message: Any) -> None:
    """Refuses what Telegram refuses in a ``rich_message``."""
    if not isinstance(message, dict):
        raise bad_request("can't parse rich_message: expected an object")
    unknown = set(message) - {"html", "markdown", "blocks", "is_rtl", "skip_entity_detection", "media"}
    if unknown:
        raise bad_request(f"can't parse rich_message: unknown field {sorted(unknown)[0]}")
    given = [name for name in ("html", "markdown", "blocks") if message.get(name)]
    if len(given) != 1:
        raise bad_request("rich_message must have exactly one of html, markdown and blocks")
    if given != ["blocks"]:
        raise bad_request("this stand-in for Telegram reads rich_message blocks only")
    count = _Count()
    _check_blocks(message["blocks"], 1, count)
    if count.characters > CHARACTER_LIMIT:
        raise bad_request("rich_message is too long")
    if count.blocks > BLOCK_LIMIT:
        raise bad_request("rich_message has too many blocks")


class _Count:
    def __init__(self) -> None:
        self.blocks = 0
        self.characters = 0


def _check_blocks(blocks: Any, depth: int, count: _Count) -> None:
    if not isinstance(blocks, list) or not blocks:
        raise bad_request("can't parse rich_message: blocks must be a non-empty array")
    if depth > DEPTH_LIMIT:
        raise bad_request("rich_message is nested too deep")
    for block in blocks:
        _check_block(block, depth, count)


def _check_block(block: Any, depth: int, count: _Count) -> None:
    if not isinstance(block, dict) or block.get("type") not in FIELDS:
        raise bad_request(
            f"can't parse rich_message: unknown block type {block.get('type') if isinstance(block, dict) else block!r}"
        )
    needed, optional = FIELDS[block["type"]]
    fields = set(block) - {"type"}
    if not needed <= fields or fields - needed - optional:
        raise bad_request(f"can't parse rich_message: wrong fields in block {block['type']}")
    count.blocks += 1
    match block["type"]:
        case "paragraph" | "footer" | "pre" | "expandable_blockquote":
            _check_text(block["text"], depth, count)
        case "heading":
            if block["size"] not in range(1, 7):
                raise bad_request("can't parse rich_message: heading size must be from 1 to 6")
            _check_text(block["text"], depth, count)
        case "mathematical_expression":
            _check_formula(block, count)
        case "list":
            _check_items(block["items"], depth, count)
        case "table":
            _check_table(block, depth, count)
        case "details":
            _check_text(block["summary"], depth, count)
            _check_blocks(block["blocks"], depth + 1, count)
        case "blockquote":
            _check_blocks(block["blocks"], depth + 1, count)


def _check_items(items: Any, depth: int, count: _Count) -> None:
    if not isinstance(items, list) or not items:
        raise bad_request("can't parse rich_message: a list needs items")
    for item in items:
        if (
            not isinstance(item, dict)
            or set(item) - {"blocks", "label", "is_checked"}
            or "blocks" not in item
        ):
            raise bad_request("can't parse rich_message: a list item has blocks")
        count.blocks += 1
        _check_blocks(item["blocks"], depth + 1, count)


def _check_table(block: Block, depth: int, count: _Count) -> None:
    rows = block["cells"]
    if not isinstance(rows, list) or not rows or not all(isinstance(row, list) and row for row in rows):
        raise bad_request("can't parse rich_message: a table needs rows of cells")
    if max(map(len, rows)) > COLUMN_LIMIT:
        raise bad_request("rich_message table has too many columns")
    count.blocks += len(rows)
    for cell in (cell for row in rows for cell in row):
        if (
            not isinstance(cell, dict)
            or set(cell) - CELL_FIELDS
            or cell.get("align") not in ("left", "center", "right")
            or cell.get("valign") not in ("top", "middle", "bottom")
        ):
            raise bad_request("can't parse rich_message: wrong table cell")
        if not rich_text(cell.get("text", "")).strip():
            raise bad_request("rich_message table cell must be non-empty")
        _check_text(cell["text"], depth, count)


def _check_text(text: Any, depth: int, count: _Count) -> None:
    if depth > DEPTH_LIMIT:
        raise bad_request("rich_message is nested too deep")
    if isinstance(text, str):
        count.characters += len(text.encode())
    elif isinstance(text, list):
        for part in text:
            _check_text(part, depth + 1, count)
    elif isinstance(text, dict) and text.get("type") == "mathematical_expression":
        _check_formula(text, count)
    elif (
        isinstance(text, dict)
        and text.get("type") in STYLES | {"link", "text_link", "url"}
        and "text" in text
    ):
        _check_text(text["text"], depth + 1, count)
    else:
        raise bad_request("can't parse rich_message: unknown rich text")


def _check_formula(formula: Block, count: _Count) -> None:
    expression = formula.get("expression")
    if not isinstance(expression, str) or not expression.strip():
        raise bad_request("can't parse rich_message: a formula needs an expression")
    if len(expression) > 4096:
        raise bad_request("rich_message formula is too long")
    count.characters += len(expression.encode())


def rich_text(text: Any) -> str:
    """The plain text of a rich text, formulas as their LaTeX source."""
    if isinstance(text, str):
        return text
    if isinstance(text, list):
        return "".join(map(rich_text, text))
    if isinstance(text, dict):
        return (
            str(text["expression"])
            if text.get("type") == "mathematical_expression"
            else rich_text(text.get("text", ""))
        )
    return ""


def rich_plain(message: Block) -> str:
    """The plain text of a rich message, a line for each block and table row."""
    return "\n".join(_lines(message["blocks"]))


def _lines(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        match block["type"]:
            case "mathematical_expression":
                yield block["expression"]
            case "list":
                for item in block["items"]:
                    yield from _lines(item["blocks"])
            case "table":
                for row in block["cells"]:
                    yield " | ".join(rich_text(cell["text"]) for cell in row)
            case "details":
                yield rich_text(block["summary"])
                yield from _lines(block["blocks"])
            case "blockquote":
                yield from _lines(block["blocks"])
            case "divider" | "anchor":
                continue
            case _:
                yield rich_text(block["text"])
