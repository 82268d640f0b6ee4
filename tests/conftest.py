"""Unhurried properties, and databases for tests: an SQLite file each, and one each in a PostgreSQL server that is started where there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from psycopg.sql import SQL, Identifier

from bot.catalogue.catalogue import Catalogue, content_folder
from bot.catalogue.content import Content, Folders
from bot.database.schema import upgrade
from bot.store.tables import metadata

# A neighbour that holds the processor must not fail an example; what a reading may cost, tests bound themselves.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

SERVER_SETTINGS = "-c fsync=off -c listen_addresses= -c max_connections=60"
FOUND = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))


class PostgresServer:
    """A throw-away server that listens on a socket in its own folder; never as root, which it would refuse."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self._folder = folder
        self._user = "postgres" if os.geteuid() == 0 else None
        self._numbers = count(1)
        self._clean: str | None = None
        if self._user:
            shutil.chown(folder, self._user)
        self._run("initdb", "--auth=trust", "--username=postgres", "--no-sync", "-D", str(folder / "data"))
        self.start()

    def start(self) -> None:
        options = f"{SERVER_SETTINGS} -c unix_socket_directories={self._folder}"
        self._control("-w", "-l", str(self._folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        self._control("-m", "immediate", "-w", "stop")

    def new_database(self) -> str:
        """The address of an empty database."""
        name = f"epsilon_{next(self._numbers)}"
        with psycopg.connect(f"host={self._folder} user=postgres", autocommit=True) as connection:
            connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        return f"postgresql://postgres@/{name}?host={self._folder}"

    def clean_database(self) -> str:
        """The address of a database with the newest schema and no rows; always the same one."""
        if self._clean is None:
            self._clean = self.new_database()
            upgrade(self._clean)
        tables = SQL(", ").join(Identifier(table.name) for table in metadata.sorted_tables)
        with psycopg.connect(self._clean) as connection:
            connection.execute(SQL("TRUNCATE {} RESTART IDENTITY").format(tables))
        return self._clean

    def _control(self, *arguments: str) -> None:
        self._run("pg_ctl", "-D", str(self._folder / "data"), *arguments)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self._programs / program, *arguments],
            check=True,
            user=self._user,
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            timeout=60,
        )


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    on_path = shutil.which("pg_ctl")
    if not on_path and not FOUND:
        reason = "no PostgreSQL server on this machine (Debian: apt install postgresql)"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    programs = Path(on_path or FOUND[-1]).parent
    folder = Path(tempfile.mkdtemp(prefix="epsilon-postgres-"))
    try:
        server = PostgresServer(programs, folder)
        yield server
        server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def content_is_read_once() -> Iterator[None]:
    """The program's own content does not change while tests run, and reading it takes longer than most of them."""
    load = Catalogue.load
    own: list[Catalogue] = []

    def once(folders: Folders, **how: bool) -> Catalogue:
        if Content.of(folders).folders != (content_folder(),):
            return load(folders, **how)
        if not own:
            own.append(load(folders))
        return own[0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Catalogue, "load", once)
        yield


@pytest.fixture(autouse=True)
def no_proxy_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-in is on this machine, and a test says itself what else lies on the way."""
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


EACH_KIND = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(params=EACH_KIND)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without rows; the test runs once on each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/data/epsilon.db"
    server: PostgresServer = request.getfixturevalue("postgres_server")
    return server.clean_database()


@pytest.fixture(params=EACH_KIND)
def empty_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without even tables; the test runs once on each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/data/epsilon.db"
    server: PostgresServer = request.getfixturevalue("postgres_server")
    return server.new_database()


@pytest.fixture
def new_address(tmp_path: Path) -> Callable[[str], str]:
    """SQLite addresses by name, in the test's own folder."""
    return lambda name: f"sqlite:///{tmp_path}/{name}.db"
