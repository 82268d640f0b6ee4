"""The way to the Bot API where it leads through a proxy: PROXY_URL, or what the environment says as other programs read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

SOCKS = ("socks5", "socks5h", "socks")
"""All mean SOCKS 5 with names resolved by the proxy: where a filter lies on the way, one's own name server lies too."""
DEFAULT_PORTS = {"http": 80, "https": 443} | dict.fromkeys(SOCKS, 1080)


class ProxyFault(Exception):  # noqa: N818  it names a state
    """A proxy's address cannot be used; the message is one line without a name or a password."""


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy's address. ``repr`` and ``shown`` leave name and password out."""

    scheme: str
    host: str
    port: int
    user: str | None = field(default=None, repr=False)
    password: str | None = field(default=None, repr=False)

    @property
    def is_socks(self) -> bool:
        return self.scheme in SOCKS

    @property
    def shown(self) -> str:
        """The address as it may be shown to anybody."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'socks5' if self.is_socks else self.scheme}://{host}:{self.port}"

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no line may show."""
        return (self.password,) if self.password else ()


def parse(address: str, setting: str) -> Proxy:
    """The proxy at ``scheme://user:password@host:port``; without a scheme, as many write it, http. Raises ProxyFault."""
    written = address.strip()
    try:
        parts = urlsplit(written if "://" in written else f"http://{written}")
        scheme, host = parts.scheme.lower(), parts.hostname
        if scheme not in DEFAULT_PORTS:
            raise ProxyFault(f"{setting} is wrong: the scheme must be http, https or socks5.")
        port = parts.port or DEFAULT_PORTS[scheme]
    except ValueError:
        host = None
    if not host or parts.path not in ("", "/") or parts.query or parts.fragment:
        raise ProxyFault(
            f"{setting} is wrong: write scheme://user:password@host:port, with /, @, : and # in the password as %2F, %40, %3A and %23."
        )
    user, password = (None if part is None else unquote(part) for part in (parts.username, parts.password))
    if any(ord(letter) > 255 for letter in f"{user}{password}"):
        raise ProxyFault(f"{setting} is wrong: a proxy's name and password can have Latin letters only.")
    return Proxy(scheme, host, port, user, password)


def chosen(api_url: str, given: str | None) -> Proxy | None:
    """The proxy on the way to the Bot API, or None for the straight way. Raises ProxyFault.

    PROXY_URL (``given``) holds whatever the host. Without it HTTPS_PROXY or HTTP_PROXY, by the address's scheme, then ALL_PROXY, in small
    or capital letters, except where NO_PROXY names the host.
    """
    if given:
        return parse(given, "PROXY_URL")
    # Loaded here: an HTTP client comes along.
    from urllib.request import (  # type: ignore[attr-defined]  # typeshed leaves one out
        getproxies_environment,
        proxy_bypass_environment,
    )

    named = getproxies_environment()
    target = urlsplit(api_url)
    kind = target.scheme if target.scheme in named else "all"
    if kind not in named or proxy_bypass_environment(target.netloc.rpartition("@")[2], named):
        return None
    return parse(named[kind], f"{kind.upper()}_PROXY")
