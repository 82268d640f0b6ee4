"""Settings from the environment or a ``.env`` file in the working folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

TELEGRAM = "https://api.telegram.org"


class SettingsFault(Exception):  # noqa: N818  it names a state
    """A setting is missing or wrong; the message is one line that says which and what to do."""


class Settings(BaseSettings):
    """Every setting, with its default; README's table has a line for each."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True)

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: str = TELEGRAM
    database_url: SecretStr = SecretStr("sqlite:///data/epsilon.db")
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    listen: str = "127.0.0.1:8080"
    admins: Annotated[frozenset[int], NoDecode] = Field(default=frozenset())
    content_dir: Path | None = None
    heartbeat_file: Path | None = None
    log_level: str = "INFO"
    log_format: str = "text"

    @field_validator(
        "telegram_bot_token", "webhook_url", "webhook_secret", "content_dir", "heartbeat_file", mode="before"
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
        host, _, port = self.listen.rpartition(":")
        if not host or not port.isdigit() or not 0 < int(port) < 65536:
            raise SettingsFault(f"LISTEN is {self.listen!r}: write host:port, as 0.0.0.0:8080.")
        return host.strip("[]"), int(port)

    def heartbeat(self) -> None:
        """Shows a watcher, such as a container's health check, that updates are being asked for."""
        if self.heartbeat_file is not None:
            self.heartbeat_file.touch()

    @property
    def token(self) -> str:
        """The bot's token. Raises SettingsFault where there is none."""
        if self.telegram_bot_token is None:
            raise SettingsFault(
                "TELEGRAM_BOT_TOKEN is not set: ask @BotFather for a token and put it in the environment or in .env."
            )
        return self.telegram_bot_token.get_secret_value().strip()


def load(**given: Any) -> Settings:
    """The settings, with ``given`` ones before the environment's. Raises SettingsFault."""
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).upper() if first["loc"] else "A setting"
        reason = str(first["msg"]).removeprefix("Value error, ")
        raise SettingsFault(f"{name} is wrong: {reason}.") from None
