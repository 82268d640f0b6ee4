"""The fork server of jails: a process with numpy loaded, an empty environment and no secret."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from bot.sandbox import jail
from bot.workers.nursery import Nursery

DESCRIPTORS = 3
"""The job pipe, the result pipe, the status socket."""


def main(descriptor: int) -> NoReturn:
    """Serves until the control socket closes, then kills every jail that is left."""
    _warm_up()
    try:
        Nursery(socket.socket(fileno=descriptor), _live, DESCRIPTORS).run()
    finally:
        os._exit(0)  # whatever numpy registered for the exit could only hang here


def _live(descriptors: Sequence[int], limits: Mapping[str, Any], server: int) -> NoReturn:
    job, result, status = descriptors
    jail.live(job, result, status, limits["memory"], limits["cpu_seconds"], server)


def _warm_up() -> None:
    """Loads what numpy loads lazily: a jail can open no file."""
    import collections  # noqa: F401
    import decimal
    import fractions  # noqa: F401
    import functools  # noqa: F401
    import itertools  # noqa: F401
    import math  # noqa: F401
    import operator  # noqa: F401
    import statistics
    import typing  # noqa: F401

    import numpy.char
    import numpy.fft
    import numpy.lib.stride_tricks
    import numpy.linalg
    import numpy.ma
    import numpy.polynomial
    import numpy.random
    import numpy.strings
    import numpy.typing
    import pyseccomp  # noqa: F401

    numpy.einsum("ij,jk->ik", numpy.ones((2, 2)), numpy.ones((2, 2)))
    statistics.mean([decimal.Decimal(1), decimal.Decimal(2)])
    os.environ.clear()
