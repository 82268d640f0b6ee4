"""Real proxy servers of a few lines, which alone know where the Bot API's host is."""

from __future__ import annotations

import asyncio
import base64
import ssl
from collections.abc import Mapping
from typing import Self
from urllib.parse import urlsplit

SOCKS = 5
BY_PASSWORD = 2
NO_METHOD = 0xFF
NAME = 3
REFUSED = 5


class _Server:
    """Listens on loopback; ``hosts`` maps the names that this proxy knows to ports on loopback. ``asked`` lists what it was asked for."""

    def __init__(self, hosts: Mapping[tuple[str, int], int], user: str, password: str) -> None:
        self.hosts, self._user, self._password = dict(hosts), user, password
        self.asked: list[str] = []
        self._at_work: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._on_client, "127.0.0.1", 0)
        self.port = int(self._server.sockets[0].getsockname()[1])
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in self._at_work:
            task.cancel()
        await asyncio.gather(*self._at_work, return_exceptions=True)

    async def _on_client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._at_work.add(task)
        try:
            await self._serve(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass  # whoever called is gone, or the test is over
        finally:
            self._at_work.discard(task)
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        raise NotImplementedError


class HttpProxy(_Server):
    """An HTTP proxy with Basic authentication: CONNECT, and requests in absolute form, a connection for each."""

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            method, target, _ = first.split(" ")
            headers = {
                name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)
            }
            length = int(headers.get("content-length", 0))
            body = await (_chunked(reader) if "transfer-encoding" in headers else reader.readexactly(length))
            signed = base64.b64encode(f"{self._user}:{self._password}".encode()).decode()
            if headers.get("proxy-authorization") != f"Basic {signed}":
                self.asked.append(f"{method} without the password")
                writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
                await writer.drain()
                continue
            if method == "CONNECT":
                host, _, port = target.rpartition(":")
                self.asked.append(f"CONNECT {target}")
                await self._connect(host, int(port), reader, writer)
                return
            await self._pass_on(method, target, lines, body, writer)

    async def _connect(
        self, host: str, port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        there = await asyncio.open_connection("127.0.0.1", self.hosts[host, port])
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await _join((reader, writer), there)

    async def _pass_on(
        self, method: str, target: str, lines: list[str], body: bytes, writer: asyncio.StreamWriter
    ) -> None:
        parts = urlsplit(target)
        name = f"{parts.hostname}:{parts.port or 80}"
        self.asked.append(f"{method} http://{name}")
        port = self.hosts[str(parts.hostname), parts.port or 80]
        kept = [line for line in lines if line and not line.lower().startswith(("proxy-", "connection:"))]
        head = "\r\n".join([f"{method} {parts.path} HTTP/1.1", *kept, "Connection: close", "", ""])
        theirs, to_them = await asyncio.open_connection("127.0.0.1", port)
        to_them.write(head.encode("latin-1") + body)
        try:
            while part := await theirs.read(65536):
                writer.write(part)
                await writer.drain()
        finally:
            to_them.close()
        raise ConnectionResetError("the server closed, and so do we")


class SocksProxy(_Server):
    """A SOCKS 5 proxy (RFC 1928) with name and password (RFC 1929) that takes names alone, no addresses."""

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        version, count = await reader.readexactly(2)
        offered = await reader.readexactly(count)
        if version != SOCKS or BY_PASSWORD not in offered:
            self.asked.append("without the password")
            writer.write(bytes([SOCKS, NO_METHOD]))
            return
        writer.write(bytes([SOCKS, BY_PASSWORD]))
        _, length = await reader.readexactly(2)
        user = (await reader.readexactly(length)).decode()
        password = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        right = (user, password) == (self._user, self._password)
        writer.write(bytes([1, 0 if right else 1]))
        if not right:
            self.asked.append("with a wrong password")
            return
        _, _, _, kind = await reader.readexactly(4)
        if kind != NAME:
            self.asked.append("an address")
            return
        host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        port = int.from_bytes(await reader.readexactly(2), "big")
        self.asked.append(f"{host}:{port}")
        known = self.hosts.get((host, port))
        reply = REFUSED if known is None else 0
        writer.write(bytes([SOCKS, reply, 0, 1, 0, 0, 0, 0, 0, 0]))
        if known is not None:
            await _join((reader, writer), await asyncio.open_connection("127.0.0.1", known))


class TlsFront(_Server):
    """Takes TLS off and hands the rest to a port."""

    def __init__(self, context: ssl.SSLContext, port: int) -> None:
        super().__init__({}, "", "")
        self._context, self._to = context, port

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._on_client, "127.0.0.1", 0, ssl=self._context)
        self.port = int(self._server.sockets[0].getsockname()[1])
        return self

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _join((reader, writer), await asyncio.open_connection("127.0.0.1", self._to))


Ends = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def _join(one: Ends, other: Ends) -> None:
    async def flow(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        try:
            while part := await source.read(65536):
                sink.write(part)
                await sink.drain()
        except (ConnectionError, ssl.SSLError):
            pass  # one side is gone: the other is told by the close below
        finally:
            sink.close()

    await asyncio.gather(flow(one[0], other[1]), flow(other[0], one[1]))


async def _chunked(reader: asyncio.StreamReader) -> bytes:
    """A chunked body as it came, its last line included."""
    body = b""
    while True:
        line = await reader.readuntil(b"\r\n")
        size = int(line.split(b";")[0], 16)
        body += line + await reader.readexactly(size + 2)
        if size == 0:
            return body
