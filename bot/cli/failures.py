"""A person's mistake as one line, never a traceback."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import ParamSpec

P = ParamSpec("P")


def told_in_a_line(command: Callable[P, int]) -> Callable[P, int]:
    """Runs a command; what a person can mend is told on standard error in one line, with exit code 1."""

    @functools.wraps(command)
    def told(*arguments: P.args, **named: P.kwargs) -> int:
        from bot.catalogue import ContentError
        from bot.database.address import DatabaseUnusable
        from bot.settings import SettingsFault

        try:
            return command(*arguments, **named)
        except (SettingsFault, DatabaseUnusable) as error:
            print(f"epsilon: {error}", file=sys.stderr)
        except ContentError as error:
            lines = str(error).splitlines()
            more = f" (and {len(lines) - 1} more: epsilon check)" if len(lines) > 1 else ""
            print(f"epsilon: the content cannot be used: {lines[0]}{more}", file=sys.stderr)
        return 1

    return told
