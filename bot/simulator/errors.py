"""Refusals in Telegram's own words."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class ApiError(Exception):
    """What Telegram answers instead of a result: HTTP status, description, and parameters such as ``retry_after``."""

    code: int
    description: str
    parameters: dict[str, int] = field(default_factory=dict)


def bad_request(description: str) -> ApiError:
    """400 with Telegram's prefix."""
    return ApiError(400, f"Bad Request: {description}")


def forbidden() -> ApiError:
    """What a bot hears from somebody who blocked it."""
    return ApiError(403, "Forbidden: bot was blocked by the user")


def too_many(seconds: int) -> ApiError:
    """429 with the time to wait."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
