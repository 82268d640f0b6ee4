"""``epsilon database``: migrations by hand, for those who deploy that way."""

from __future__ import annotations

import argparse

from bot.cli.failures import told_in_a_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="action")
    actions.add_parser("upgrade", help="bring the database of DATABASE_URL up to date")


@told_in_a_line
def main(options: argparse.Namespace) -> int:  # noqa: ARG001  there is one action
    """Brings the database up to date."""
    from bot.settings import load
    from bot.store.schema import upgrade

    upgrade(load().database_url.get_secret_value())
    print("The database is up to date.")
    return 0
