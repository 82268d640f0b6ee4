"""Settings from the environment or a ``.env`` file in the working folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import unquote, urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.proxy import Proxy, ProxyFault, chosen

TELEGRAM = "https://api.telegram.org"
STRAIGHT = "none"
"""PROXY_URL's value for no proxy, whatever the environment says."""


class SettingsFault(Exception):  # noqa: N818  it names a state
    """A setting is missing or wrong; the message is one line that says which and what to do."""


def _secrets() -> tuple[Path, ...]:
    """The folders where containers and systemd put secrets, each in a file named as its setting; those that there are."""
    folders = (Path("/run/secrets"), Path(os.environ.get("CREDENTIALS_DIRECTORY") or "/nowhere"))
    return tuple(folder for folder in folders if folder.is_dir())


class Settings(BaseSettings):
    """Every setting, with its default; README's table has a line for each."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8-sig",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        secrets_dir=_secrets() or None,
    )

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: str = TELEGRAM
    proxy_url: SecretStr | None = None
    database_url: SecretStr = SecretStr("sqlite:///data/epsilon.db")
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    listen: str = "127.0.0.1:8080"
    metrics_listen: str | None = None
    admins: Annotated[frozenset[int], NoDecode] = Field(default=frozenset())
    content_dir: str | None = None
    heartbeat_file: Path | None = None
    log_level: str = "INFO"
    log_format: str = "text"

    @field_validator(
        "telegram_bot_token",
        "proxy_url",
        "webhook_url",
        "webhook_secret",
        "content_dir",
        "heartbeat_file",
        "metrics_listen",
        mode="before",
    )
    @classmethod
    def _empty_is_unset(cls, value: Any) -> Any:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("admins", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return frozenset(int(part) for part in value.replace(" ", ",").split(",") if part)

    @field_validator("telegram_api_url")
    @classmethod
    def _root(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return value.rstrip("/")

    @field_validator("webhook_url")
    @classmethod
    def _public(cls, value: str | None) -> str | None:
        if value is not None and not (urlsplit(value).hostname and value.startswith(("https://", "http://"))):
            raise ValueError("write a whole address, as https://example.org/updates")
        return value

    @field_validator("log_level")
    @classmethod
    def _level(cls, value: str) -> str:
        if value.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
            raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
        return value.upper()

    @field_validator("log_format")
    @classmethod
    def _format(cls, value: str) -> str:
        if value not in ("text", "json"):
            raise ValueError("must be text or json")
        return value

    @property
    def address(self) -> tuple[str, int]:
        """Host and port of LISTEN. Raises SettingsFault."""
        return _address("LISTEN", self.listen)

    @property
    def metrics_address(self) -> tuple[str, int] | None:
        """Host and port of METRICS_LISTEN, None where metrics are not served. Raises SettingsFault."""
        return None if self.metrics_listen is None else _address("METRICS_LISTEN", self.metrics_listen)

    @property
    def proxy(self) -> Proxy | None:
        """The proxy on the way to the Bot API; None for the straight way. Raises SettingsFault."""
        given = None if self.proxy_url is None else self.proxy_url.get_secret_value().strip()
        if given == STRAIGHT:
            return None
        try:
            return chosen(self.telegram_api_url, given)
        except ProxyFault as fault:
            raise SettingsFault(str(fault)) from None

    @property
    def secrets(self) -> list[str]:
        """What no log line may show, besides what looks like a token or like a password in an address. Raises SettingsFault."""
        hidden = [self.telegram_bot_token, self.webhook_secret]
        proxy = self.proxy
        return [
            *(each.get_secret_value().strip() for each in hidden if each is not None),
            *(proxy.secrets if proxy else ()),
            *_passwords(self.database_url.get_secret_value()),
        ]

    @property
    def token(self) -> str:
        """The bot's token. Raises SettingsFault where there is none."""
        if self.telegram_bot_token is None:
            raise SettingsFault(
                "TELEGRAM_BOT_TOKEN is not set: ask @BotFather for a token and put it in the environment or in .env."
            )
        return self.telegram_bot_token.get_secret_value().strip()


def _passwords(address: str) -> tuple[str, ...]:
    """The password in an address, as it stands there and as it is."""
    try:
        written = urlsplit(address).password or ""
    except ValueError:
        return ()
    return (written, unquote(written))


def load(**given: Any) -> Settings:
    """The settings, with ``given`` ones before the environment's. Raises SettingsFault."""
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).upper() if first["loc"] else "A setting"
        reason = str(first["msg"]).removeprefix("Value error, ")
        raise SettingsFault(f"{name} is wrong: {reason}.") from None
    except UnicodeDecodeError:
        raise SettingsFault("The file .env is not UTF-8: save it anew as UTF-8.") from None
    except OSError as error:
        raise SettingsFault(f"The file .env cannot be read: {error.strerror}.") from None


def _address(name: str, written: str) -> tuple[str, int]:
    host, _, port = written.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise SettingsFault(f"{name} is {written!r}: write host:port, as 0.0.0.0:8080.")
    return host.strip("[]"), int(port)
