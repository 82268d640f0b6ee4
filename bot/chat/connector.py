"""Connections to the Bot API: straight, through an HTTP proxy (aiohttp's own), or through a SOCKS proxy (aiohttp-socks)."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

import aiohttp

from bot.proxy import Proxy

if TYPE_CHECKING:
    from aiohttp.connector import Connection

KEPT_SECONDS = 60.0


class Obstacle(Enum):
    """What kept a request from its server, as far as it tells how long that will last."""

    PASSING = "the network, a name or a proxy: it may come"
    REFUSED = "the server's machine says that nothing listens there"
    SIGN_IN = "the proxy wants another name or password"


class SocksFault(aiohttp.ClientConnectionError):
    """A SOCKS proxy did not lead to the server; the message says why, without name and password."""

    def __init__(self, message: str, obstacle: Obstacle = Obstacle.PASSING) -> None:
        super().__init__(message)
        self.obstacle = obstacle


UNSENT = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,
    SocksFault,
)
"""What tells surely that a request did not reach the server."""
SIGNS_IN = 407
"""HTTP's status for a proxy that wants another name or password: never Telegram's."""
SIGN_IN = Obstacle.SIGN_IN.value


def connector_for(proxy: Proxy | None, limit: int) -> aiohttp.TCPConnector:
    """A pool of at most ``limit`` connections."""
    if proxy is None or not proxy.is_socks:
        return aiohttp.TCPConnector(limit=limit, keepalive_timeout=KEPT_SECONDS)
    return _socks(proxy, limit)


def http_proxy(proxy: Proxy | None) -> str | None:
    """An HTTP proxy's address as aiohttp takes it, with name and password."""
    if proxy is None or proxy.is_socks:
        return None
    from yarl import URL

    address = URL.build(
        scheme=proxy.scheme, user=proxy.user, password=proxy.password, host=proxy.host, port=proxy.port
    )
    return str(address)


def obstacle(error: BaseException) -> Obstacle:
    """What an error of ``UNSENT`` met."""
    if isinstance(error, SocksFault):
        return error.obstacle
    if isinstance(error, aiohttp.ClientHttpProxyError) and error.status == SIGNS_IN:
        return Obstacle.SIGN_IN
    if isinstance(error, aiohttp.ClientProxyConnectionError):
        return Obstacle.PASSING
    if isinstance(error, aiohttp.ClientConnectorError) and isinstance(error.os_error, ConnectionRefusedError):
        return Obstacle.REFUSED
    return Obstacle.PASSING


def reason(error: BaseException) -> str:
    """Why a request was not sent: a few words without a token, a name or a password."""
    if isinstance(error, SocksFault):
        return str(error)
    if isinstance(error, aiohttp.ClientHttpProxyError):
        if error.status == SIGNS_IN:
            return SIGN_IN
        return f"the proxy answers {error.status}"
    if isinstance(error, aiohttp.ClientProxyConnectionError):
        return f"no proxy at {error.host}:{error.port}"
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return f"the name {error.host} is not known"
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return "its certificate is not trusted"
    if isinstance(error, aiohttp.ClientSSLError):
        return "no TLS connection"
    if obstacle(error) is Obstacle.REFUSED:
        return "connection refused"
    if isinstance(error, aiohttp.ClientConnectorError):
        return str(error.os_error.strerror or type(error.os_error).__name__).lower()
    return "no connection in time"


def _socks(proxy: Proxy, limit: int) -> aiohttp.TCPConnector:
    import aiohttp_socks  # what most hosts do without

    class Socks(aiohttp_socks.ProxyConnector):
        """Tells a proxy's faults as aiohttp tells those of a connection."""

        async def connect(self, *arguments: Any, **named: Any) -> Connection:
            try:
                return await super().connect(*arguments, **named)
            except aiohttp_socks.ProxyConnectionError:
                raise SocksFault(f"no proxy at {proxy.host}:{proxy.port}") from None
            except aiohttp_socks.ProxyTimeoutError:
                raise SocksFault("the proxy did not connect in time") from None
            except aiohttp_socks.ProxyError as error:
                said = str(error).lower()
                if "auth" in said:
                    raise SocksFault(SIGN_IN, Obstacle.SIGN_IN) from None
                raise SocksFault(f"the proxy refused: {said}") from None
            except TimeoutError:
                raise SocksFault("no connection in time") from None
            except OSError as error:
                raise SocksFault(f"no TLS connection through the proxy ({type(error).__name__})") from None

    return Socks(
        host=proxy.host,
        port=proxy.port,
        username=proxy.user,
        password=proxy.password,
        # The proxy resolves the name, never this machine.
        rdns=True,
        limit=limit,
        keepalive_timeout=KEPT_SECONDS,
    )
