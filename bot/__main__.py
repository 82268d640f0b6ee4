"""The command line: ``epsilon`` or ``python -m bot``."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

COMMANDS = {
    "try": ("try_it", "open the bot in the browser: no Telegram account, no token"),
    "run": ("run", "run the bot on Telegram"),
    "check": ("check", "check the questions; a line for each fault"),
    "doctor": ("doctor", "look at what a host needs: a line each, with what to do"),
    "ask": ("ask", "ask one question in the terminal"),
    "show": ("show", "show all of one question: both languages, wrong ways, slips, steps"),
    "grade": ("grade", "judge answers given as JSON lines on standard input"),
    "new": ("new", "write a file to start a question from"),
    "disputes": ("disputes", "list the verdicts that people disagree with"),
    "database": ("database", "migrations by hand"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; 0 done, 1 failed, 2 bad usage. Only the chosen command's module is loaded."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    chosen = next((word for word in given if not word.startswith("-")), None)
    parser = argparse.ArgumentParser(
        prog="epsilon",
        description="Practise machine-learning interview questions whose answers can be computed.",
    )
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, (module, summary) in COMMANDS.items():
        subparser = subparsers.add_parser(
            name, help=summary, description=summary[0].upper() + summary[1:] + "."
        )
        if name == chosen:
            importlib.import_module(f"bot.cli.{module}").add_arguments(subparser)
    options = parser.parse_args(given)
    command = importlib.import_module(f"bot.cli.{COMMANDS[options.command][0]}")
    try:
        return int(command.main(options))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1


if __name__ == "__main__":
    sys.exit(main())
