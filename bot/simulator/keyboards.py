"""Reply markup: inline keyboards checked as Telegram checks them; other keyboards by their shape."""

from __future__ import annotations

from typing import Any

from bot.simulator.errors import bad_request

ACTIONS = {
    "callback_data",
    "url",
    "copy_text",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "web_app",
    "login_url",
    "pay",
}
EXTRAS = {"text", "style", "icon_custom_emoji_id"}
STYLES = {"primary", "success", "danger"}
BUTTON_LIMIT = 100
OTHERS = {"keyboard", "remove_keyboard", "force_reply"}


def check_markup(markup: Any) -> list[list[dict[str, Any]]] | None:
    """The rows of an inline keyboard, None for any other markup. Raises ApiError as Telegram would."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" not in markup:
        if not OTHERS & set(markup):
            raise bad_request("can't parse reply keyboard markup JSON object")
        return None
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    if sum(map(len, rows)) > BUTTON_LIMIT:
        raise bad_request("reply markup is too long")
    for button in (button for row in rows for button in row):
        _check_button(button)
    return [row for row in rows if row]


def _check_button(button: Any) -> None:
    if not isinstance(button, dict) or not str(button.get("text", "")).strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if set(button) - ACTIONS - EXTRAS:
        raise bad_request(f"unknown inline keyboard button field {sorted(set(button) - ACTIONS - EXTRAS)[0]}")
    if len(ACTIONS & set(button)) != 1:
        raise bad_request("text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not str(button["url"]).startswith(("http://", "https://", "tg://")):
        raise bad_request(
            f"inline keyboard button URL '{button['url']}' is invalid: Unsupported URL protocol"
        )
    if "copy_text" in button and not 1 <= len(button["copy_text"].get("text", "")) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if button.get("style", "primary") not in STYLES:
        raise bad_request("can't parse inline keyboard button: unknown style")
