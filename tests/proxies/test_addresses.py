"""Which proxy leads to the Bot API, as PROXY_URL and the environment say it; nobody sees its password."""

from __future__ import annotations

from typing import Any

import pytest

from bot.proxy import Proxy, ProxyFault, chosen, parse
from bot.settings import Settings, SettingsFault, load

API = "https://api.telegram.org"


@pytest.mark.parametrize(
    ("written", "proxy"),
    [
        ("http://127.0.0.1:3128", Proxy("http", "127.0.0.1", 3128)),
        ("proxy.example:8080", Proxy("http", "proxy.example", 8080)),
        ("https://proxy.example/", Proxy("https", "proxy.example", 443)),
        ("SOCKS5://ada:p%40ss%3A@[::1]", Proxy("socks5", "::1", 1080, "ada", "p@ss:")),
        ("socks://127.0.0.1:1080/", Proxy("socks", "127.0.0.1", 1080)),
        ("socks5h://ada@proxy.example:9", Proxy("socks5h", "proxy.example", 9, "ada", None)),
    ],
)
def test_an_address_is_read(written: str, proxy: Proxy) -> None:
    assert parse(written, "PROXY_URL") == proxy


@pytest.mark.parametrize(
    "written",
    [
        "socks4://h:1",
        "ftp://h",
        "http://",
        "http://h:port",
        "http://ada:canary/1@h:1",
        "http://ada:canary#@h:1",
        "http://ada:canaryف@h",
        "http://[canary",
    ],
)
def test_what_is_no_address_is_told_without_the_password(written: str) -> None:
    with pytest.raises(ProxyFault, match=r"^PROXY_URL is wrong: [^\n]+\.$") as told:
        parse(written, "PROXY_URL")
    assert "canary" not in str(told.value)


@pytest.mark.parametrize(
    ("environment", "api", "port"),
    [
        ({}, API, None),
        ({"HTTPS_PROXY": "http://p:1"}, API, 1),
        ({"https_proxy": "http://p:1", "HTTPS_PROXY": "http://p:2"}, API, 1),
        ({"HTTP_PROXY": "http://p:1"}, API, None),
        ({"HTTP_PROXY": "http://p:1"}, "http://bot-api:8081", 1),
        ({"all_proxy": "socks5://p:1"}, API, 1),
        ({"ALL_PROXY": "socks5://p:1", "HTTPS_PROXY": "http://p:2"}, API, 2),
        ({"HTTPS_PROXY": "http://p:1", "NO_PROXY": "telegram.org"}, API, None),
        ({"HTTPS_PROXY": "http://p:1", "no_proxy": "localhost, api.telegram.org:443"}, API, 1),
        ({"ALL_PROXY": "http://p:1", "NO_PROXY": "*"}, API, None),
        ({"ALL_PROXY": "http://p:1", "NO_PROXY": "*", "PROXY_URL": "socks5://p:3"}, API, 3),
        ({"ALL_PROXY": "http://p:1", "PROXY_URL": "none"}, API, None),
        ({"HTTPS_PROXY": "", "PROXY_URL": ""}, API, None),
    ],
)
def test_the_proxy_on_the_way(
    environment: dict[str, str], api: str, port: int | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    proxy = load(telegram_api_url=api).proxy
    assert (proxy and proxy.port) == port


def test_nobody_sees_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://ada:c%61nary@p:1")
    settings = Settings(_env_file=None, proxy_url="socks5://ada:canary@p:1")
    proxy = chosen(API, None)
    assert proxy is not None
    assert proxy.password == "canary"
    assert "canary" in settings.secrets
    assert "ada" not in proxy.shown
    for shown in (repr(settings), repr(proxy), str(proxy), proxy.shown):
        assert "canary" not in shown


def test_a_wrong_address_in_the_environment_is_a_setting_that_is_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("https_proxy", "gopher://ada:canary@p")
    with pytest.raises(SettingsFault, match="HTTPS_PROXY is wrong"):
        _ = Settings(_env_file=None).proxy
