"""The Bot API methods: what each may be given, what it refuses, what it does."""

from __future__ import annotations

import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.simulator.entities import check_entities, parse_html, units
from bot.simulator.errors import ApiError, bad_request, forbidden
from bot.simulator.inline import check_results
from bot.simulator.keyboards import check_markup
from bot.simulator.limits import Limits
from bot.simulator.rich import check_rich
from bot.simulator.world import Stored, World

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
SENDING = {
    "chat_id",
    "message_thread_id",
    "business_connection_id",
    "disable_notification",
    "protect_content",
    "message_effect_id",
    "reply_markup",
    "reply_parameters",
    "ephemeral_message_parameters",
    "allow_paid_broadcast",
    "direct_messages_topic_id",
    "suggested_post_parameters",
}
TEXTUAL = {"text", "parse_mode", "entities", "link_preview_options"}
CAPTIONED = {"caption", "parse_mode", "caption_entities"}
TARGET = {"chat_id", "message_id", "inline_message_id", "business_connection_id", "reply_markup"}
ALLOWED: dict[str, set[str]] = {
    "getMe": set(),
    "getUpdates": {"offset", "limit", "timeout", "allowed_updates"},
    "setWebhook": {
        "url",
        "certificate",
        "ip_address",
        "max_connections",
        "allowed_updates",
        "drop_pending_updates",
        "secret_token",
    },
    "deleteWebhook": {"drop_pending_updates"},
    "getWebhookInfo": set(),
    "sendMessage": SENDING | TEXTUAL,
    "sendRichMessage": SENDING | {"rich_message"},
    "sendPhoto": SENDING | CAPTIONED | {"photo", "show_caption_above_media", "has_spoiler"},
    "sendDocument": SENDING | CAPTIONED | {"document", "thumbnail", "disable_content_type_detection"},
    "sendChatAction": {"chat_id", "action", "message_thread_id", "business_connection_id"},
    "editMessageText": TARGET | TEXTUAL | {"rich_message"},
    "editMessageCaption": TARGET | CAPTIONED | {"show_caption_above_media"},
    "editMessageReplyMarkup": TARGET,
    "deleteMessage": {"chat_id", "message_id"},
    "answerCallbackQuery": {"callback_query_id", "text", "show_alert", "url", "cache_time"},
    "answerInlineQuery": {
        "inline_query_id",
        "results",
        "cache_time",
        "is_personal",
        "next_offset",
        "button",
    },
    "setMyCommands": {"commands", "scope", "language_code"},
    "getMyCommands": {"scope", "language_code"},
    "deleteMyCommands": {"scope", "language_code"},
    "setMyName": {"name", "language_code"},
    "getMyName": {"language_code"},
    "setMyDescription": {"description", "language_code"},
    "getMyDescription": {"language_code"},
    "setMyShortDescription": {"short_description", "language_code"},
    "getMyShortDescription": {"language_code"},
    "getChat": {"chat_id"},
    "getFile": {"file_id"},
    "getChatMember": {"chat_id", "user_id"},
    "leaveChat": {"chat_id"},
    "logOut": set(),
    "close": set(),
}
LIMITED = {name for name in ALLOWED if name.startswith(("send", "edit"))}
Parameters = dict[str, Any]


@dataclass
class Upload:
    """A file that came with a request."""

    name: str
    content: bytes


class Methods:
    """Answers method calls on a world. Files of a request come as ``Upload`` in its parameters."""

    def __init__(self, world: World, limits: Limits) -> None:
        self.world = world
        self.limits = limits
        self.webhook: Parameters = {}
        self.webhook_changed: Callable[[], None] = lambda: None

    async def call(self, method: str, parameters: Parameters) -> Any:
        """The result of a method. Raises ApiError with what Telegram would say."""
        unknown = set(parameters) - ALLOWED[method]
        if unknown:
            raise bad_request(f"unknown parameter {sorted(unknown)[0]} of {method}")
        if method in LIMITED:
            self.limits.check(self._chat(parameters))
        handler: Callable[[Parameters], Any] = getattr(self, "_" + _snake(method))
        result = handler(parameters)
        return await result if isinstance(result, Awaitable) else result

    def _chat(self, parameters: Parameters) -> int:
        try:
            chat_id = int(parameters["chat_id"])
        except (KeyError, ValueError, TypeError):
            raise bad_request("chat_id is empty") from None
        if chat_id in self.world.groups:
            group = self.world.groups[chat_id]
            if "migrated_to" in group:
                moved = bad_request("group chat was upgraded to a supergroup chat")
                moved.parameters["migrate_to_chat_id"] = group["migrated_to"]
                raise moved
            if group.get("gone"):
                raise ApiError(403, "Forbidden: bot was kicked from the supergroup chat")
            return chat_id
        if chat_id not in self.world.users:
            raise bad_request("chat not found")
        if self.world.users[chat_id].blocked:
            raise forbidden()
        return chat_id

    def _get_me(self, _: Parameters) -> Any:
        return self.world.bot_json()

    def _send_message(self, given: Parameters) -> Any:
        text, entities = _text(given, "text", "entities", TEXT_LIMIT, "message is too long")
        if not text:
            raise bad_request("message text is empty")
        return self._send(given, text=text, entities=entities)

    def _send_rich_message(self, given: Parameters) -> Any:
        check_rich(given.get("rich_message"))
        return self._send(given, rich=given["rich_message"])

    def _send_photo(self, given: Parameters) -> Any:
        file_id = self._file(given, "photo")
        text, entities = _text(
            given, "caption", "caption_entities", CAPTION_LIMIT, "message caption is too long"
        )
        return self._send(given, text=text, entities=entities, photo=file_id)

    def _send_document(self, given: Parameters) -> Any:
        file_id = self._file(given, "document")
        name, content = self.world.files[file_id]
        text, entities = _text(
            given, "caption", "caption_entities", CAPTION_LIMIT, "message caption is too long"
        )
        document = {
            "file_id": file_id,
            "file_unique_id": file_id[:16],
            "file_name": name,
            "file_size": len(content),
        }
        return self._send(given, text=text, entities=entities, document=document)

    def _send(self, given: Parameters, **content: Any) -> Any:
        buttons = check_markup(given.get("reply_markup")) or []
        chat_id = self._chat(given)
        if given.get("ephemeral_message_parameters") is not None:
            return self._whisper(chat_id, given["ephemeral_message_parameters"], buttons, content)
        extra = self._topic(chat_id, given.get("message_thread_id"))
        number = self.world.new_message_id(chat_id)
        message = Stored(number, chat_id, int(time.time()), None, buttons=buttons, extra=extra, **content)
        return self.world.message_json(self.world.add(message))

    def _whisper(
        self, chat_id: int, alone: Any, buttons: list[list[dict[str, Any]]], content: dict[str, Any]
    ) -> Any:
        """A message in a group that one member sees; it answers the press that it names. Other methods edit and delete it."""
        receiver, press = _ephemeral(alone)
        members = self.world.groups.get(chat_id, {}).get("members")
        if members is None:
            raise bad_request("BOT_NOT_ADMIN")
        if members.get(receiver, "left") in ("left", "kicked"):
            raise bad_request("USER_NOT_PARTICIPANT")
        if press is None:
            raise bad_request("BOT_NOT_ADMIN")  # unasked, only an admin whispers
        query = self.world.queries.get(press)
        if query is None or query["answered"] or query["user"] != receiver:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        query["answered"] = True
        query["answer"] = {"text": "", "show_alert": False}
        number = self.world.new_message_id(chat_id)
        message = Stored(number, chat_id, int(time.time()), None, buttons=buttons, **content)
        self.world.whispered(message, receiver)
        shown = self.world.message_json(message)
        return {**shown, "message_id": 0, "ephemeral_message_id": number}

    def _topic(self, chat_id: int, thread: Any) -> dict[str, Any]:
        """What a message in a topic of a forum carries. The bot is no admin, and so may write in open ones alone."""
        if thread in (None, ""):
            return {}
        topics = self.world.groups.get(chat_id, {}).get("topics", {})
        if int(thread) not in topics:
            raise bad_request("message thread not found")
        if not topics[int(thread)]:
            raise bad_request("TOPIC_CLOSED")
        return {"message_thread_id": int(thread), "is_topic_message": True}

    def _file(self, given: Parameters, name: str) -> str:
        value = given.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            value = given.get(value.removeprefix("attach://"))
        if isinstance(value, Upload):
            if not value.content:
                raise bad_request("file must be non-empty")
            file_id = f"file-{len(self.world.files) + 1:06d}-{abs(hash(value.content)) % 10**10:010d}"
            self.world.files[file_id] = (value.name, value.content)
            self.world.counters["uploads"] += 1
            return file_id
        if isinstance(value, str) and value in self.world.files:
            return value
        raise bad_request("wrong file identifier/HTTP URL specified")

    def _send_chat_action(self, given: Parameters) -> Any:
        self.world.changed("action", (self._chat(given), given.get("action")))
        return True

    def _edited(self, given: Parameters) -> Stored:
        chat_id = self._chat(given)
        message = self.world.messages.get((chat_id, int(given.get("message_id") or 0)))
        if message is None or message.deleted:
            raise bad_request("message to edit not found")
        if message.sender is not None:
            raise bad_request("message can't be edited")
        return message

    def _change(self, message: Stored, given: Parameters, kind: str = "edit", **content: Any) -> Any:
        """``kind`` is what listeners are told: buttons alone are nothing new to read, and Telegram writes no "edited" beside them."""
        content["buttons"] = check_markup(given.get("reply_markup")) or []
        if all(getattr(message, name) == value for name, value in content.items()):
            raise bad_request(
                "message is not modified: specified new message content and reply markup are exactly the same as a current content "
                "and reply markup of the message"
            )
        for name, value in content.items():
            setattr(message, name, value)
        message.edited |= kind == "edit"
        self.world.changed(kind, message)
        return self.world.message_json(message)

    def _edit_message_text(self, given: Parameters) -> Any:
        message = self._edited(given)
        if message.photo or message.document:
            raise bad_request("there is no text in the message to edit")
        if "rich_message" in given:
            if given.get("text"):
                raise bad_request("text and rich_message can't be specified together")
            check_rich(given["rich_message"])
            return self._change(message, given, rich=given["rich_message"], text="", entities=[])
        text, entities = _text(given, "text", "entities", TEXT_LIMIT, "message is too long")
        if not text:
            raise bad_request("message text is empty")
        return self._change(message, given, text=text, entities=entities, rich=None)

    def _edit_message_caption(self, given: Parameters) -> Any:
        message = self._edited(given)
        if not (message.photo or message.document):
            raise bad_request("there is no caption in the message to edit")
        text, entities = _text(
            given, "caption", "caption_entities", CAPTION_LIMIT, "message caption is too long"
        )
        return self._change(message, given, text=text, entities=entities)

    def _edit_message_reply_markup(self, given: Parameters) -> Any:
        return self._change(self._edited(given), given, kind="keyboard")

    def _delete_message(self, given: Parameters) -> Any:
        message = self.world.messages.get((self._chat(given), int(given.get("message_id") or 0)))
        if message is None or message.deleted:
            raise bad_request("message to delete not found")
        message.deleted = True
        self.world.changed("delete", message)
        return True

    def _answer_callback_query(self, given: Parameters) -> Any:
        query = self.world.queries.get(str(given.get("callback_query_id")))
        if query is None or query["answered"]:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        if given.get("url") and not str(given["url"]).startswith(
            ("https://t.me/epsilon_try_bot?start=", "tg://")
        ):
            raise bad_request("URL_INVALID")
        if units(given.get("text") or "") > 200:
            raise bad_request("MESSAGE_TOO_LONG")
        query["answered"] = True
        query["answer"] = {
            "text": given.get("text") or "",
            "show_alert": bool(given.get("show_alert")),
            "url": given.get("url"),
        }
        self.world.changed("answer", query)
        return True

    def _answer_inline_query(self, given: Parameters) -> Any:
        query = self.world.inline_queries.get(str(given.get("inline_query_id")))
        if query is None or query["answered"]:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        query["results"] = check_results(given.get("results"))
        query["next_offset"] = str(given.get("next_offset") or "")
        if len(query["next_offset"].encode()) > 64:
            raise bad_request("next offset is too long")
        query["personal"], query["answered"] = bool(given.get("is_personal")), True
        self.world.changed("inline", query)
        return True

    def _set_my_commands(self, given: Parameters) -> Any:
        commands = given.get("commands")
        if not isinstance(commands, list) or len(commands) > 100:
            raise bad_request("can't parse commands")
        for command in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command.get("command", "")):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= units(command.get("description", "")) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        self.world.commands[_scope(given)] = commands
        self.world.changed("commands", None)
        return True

    def _get_my_commands(self, given: Parameters) -> Any:
        return self.world.commands.get(_scope(given), [])

    def _delete_my_commands(self, given: Parameters) -> Any:
        self.world.commands.pop(_scope(given), None)
        return True

    def _profile(self, given: Parameters, name: str, limit: int) -> Any:
        text = given.get(name) or ""
        if units(text) > limit:
            raise bad_request(f"{name.replace('_', ' ')} is too long")
        self.world.profile[name][given.get("language_code") or ""] = text
        return True

    def _set_my_name(self, given: Parameters) -> Any:
        return self._profile(given, "name", 64)

    def _set_my_description(self, given: Parameters) -> Any:
        return self._profile(given, "description", 512)

    def _set_my_short_description(self, given: Parameters) -> Any:
        return self._profile(given, "short_description", 120)

    def _shown(self, given: Parameters, name: str) -> Any:
        texts = self.world.profile[name]
        return {name: texts.get(given.get("language_code") or "", texts.get("", ""))}

    def _get_my_name(self, given: Parameters) -> Any:
        return self._shown(given, "name")

    def _get_my_description(self, given: Parameters) -> Any:
        return self._shown(given, "description")

    def _get_my_short_description(self, given: Parameters) -> Any:
        return self._shown(given, "short_description")

    def _get_chat(self, given: Parameters) -> Any:
        return self.world.chat_json(self._chat(given)) | {
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": {},
        }

    def _get_chat_member(self, given: Parameters) -> Any:
        group = self.world.groups.get(self._chat(given), {})
        user_id = int(given.get("user_id") or 0)
        if user_id not in self.world.users:
            raise bad_request("user not found")
        status = group.get("members", {}).get(user_id, "left")
        return {"user": self.world.users[user_id].as_json(), "status": status}

    def _leave_chat(self, given: Parameters) -> Any:
        self.world.groups.pop(self._chat(given), None)
        return True

    def _get_file(self, given: Parameters) -> Any:
        file_id = str(given.get("file_id"))
        if file_id not in self.world.files:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        size = len(self.world.files[file_id][1])
        return {
            "file_id": file_id,
            "file_unique_id": file_id[:16],
            "file_size": size,
            "file_path": f"files/{file_id}",
        }

    def _set_webhook(self, given: Parameters) -> Any:
        url = given.get("url") or ""
        secret = given.get("secret_token") or ""
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
            raise bad_request("secret token contains unallowed characters")
        if given.get("drop_pending_updates"):
            self.world.updates.clear()
        self.webhook = {"url": url, "secret": secret} if url else {}
        self.webhook_changed()
        return True

    def _delete_webhook(self, given: Parameters) -> Any:
        return self._set_webhook({"drop_pending_updates": given.get("drop_pending_updates")})

    def _get_webhook_info(self, _: Parameters) -> Any:
        waiting = len(self.world.updates)
        return {
            "url": self.webhook.get("url", ""),
            "has_custom_certificate": False,
            "pending_update_count": waiting,
        }

    def _log_out(self, _: Parameters) -> Any:
        return True

    def _close(self, _: Parameters) -> Any:
        return True


def _ephemeral(given: Any) -> tuple[int, str | None]:
    """Who alone sees a message, and the press that it answers (Bot API 10.3)."""
    known = {"receiver_user_id", "callback_query_id", "replace_callback_query_message"}
    if not isinstance(given, dict) or set(given) - known:
        raise bad_request("can't parse ephemeral message parameters JSON object")
    receiver, press = given.get("receiver_user_id"), given.get("callback_query_id")
    if not isinstance(receiver, int) or isinstance(receiver, bool):
        raise bad_request('field "receiver_user_id" must be of type Number')
    if press is not None and not isinstance(press, str):
        raise bad_request('field "callback_query_id" must be of type String')
    if not isinstance(given.get("replace_callback_query_message", False), bool):
        raise bad_request('field "replace_callback_query_message" must be of type Boolean')
    return receiver, press


def _snake(name: str) -> str:
    return re.sub(r"[A-Z]", lambda letter: "_" + letter.group().lower(), name)


def _scope(given: Parameters) -> str:
    scope = (given.get("scope") or {}).get("type", "default")
    return f"{scope}:{given.get('language_code') or ''}"


def _text(
    given: Parameters, name: str, entities_name: str, limit: int, too_long: str
) -> tuple[str, list[dict[str, Any]]]:
    source = str(given.get(name) or "")
    mode = given.get("parse_mode")
    if mode and mode != "HTML":
        raise bad_request(
            f"unsupported parse_mode {mode}"
            if mode not in ("Markdown", "MarkdownV2")
            else f"{mode} is not read here"
        )
    text, entities = parse_html(source) if mode else check_entities(source, given.get(entities_name) or [])
    if units(text) > limit:
        raise bad_request(too_long)
    return text, entities
