"""``epsilon database``: migrations by hand, and a backup while the bot runs."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.cli.failures import told_in_a_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="action")
    actions.add_parser("upgrade", help="bring the database of DATABASE_URL up to date")
    copy = actions.add_parser("backup", help="copy the SQLite database to a new file while the bot runs")
    copy.add_argument("file", type=Path, help="the new file")
    move = actions.add_parser(
        "copy", help="copy all rows into an empty database, such as PostgreSQL, and compare them"
    )
    move.add_argument("source", help="the address to copy from, such as sqlite:///data/epsilon.db")
    move.add_argument("target", help="the address of an empty database")


@told_in_a_line
def main(options: argparse.Namespace) -> int:
    """Does one thing with the database."""
    from bot.settings import load

    if options.action == "copy":
        from bot.store.copying import copy

        for table, rows in copy(options.source, options.target).items():
            print(f"{table}: {rows} rows, the same in both")
        return 0
    address = load().database_url.get_secret_value()
    if options.action == "backup":
        from bot.database.backup import backup

        print(f"{options.file}: {backup(address, options.file)} bytes, checked.")
        return 0
    from bot.database.schema import upgrade

    upgrade(address)
    print("The database is up to date.")
    return 0
