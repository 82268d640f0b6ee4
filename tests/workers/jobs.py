"""What workers are made to do in tests."""

from __future__ import annotations

import os
import time
from pathlib import Path

from bot.workers.worker import Expected


class Refused(Expected):
    """An exception that a job is expected to raise."""


def do(what: str, much: float = 0.0) -> object:
    """One thing, by name."""
    match what:
        case "pid":
            time.sleep(much)
            return os.getpid()
        case "spin":
            until = time.process_time() + much
            while time.process_time() < until:
                pass
            return "spun"
        case "sleep":
            time.sleep(much)
            return "slept"
        case "hoard":
            return len(bytes(int(much)))
        case "end":
            os._exit(7)
        case "refuse":
            raise Refused("no")
        case "fault":
            raise KeyError("a secret")
        case "files":
            return sorted(each.name for each in Path("/proc/self/fd").iterdir())
        case "environment":
            return dict(os.environ)
    raise AssertionError(what)
