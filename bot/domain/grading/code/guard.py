"""Whether a function leaves its arguments as they were: a wrapper that goes into the jail after the learner's source.

It runs beside the learner's code and proves nothing against somebody who means to deceive it; it is there for honest mistakes.
"""

from __future__ import annotations

CHANGED = "arguments-changed"
"""What a guarded call returns, with the argument's place, instead of a result that was bought by writing to an argument."""

_WRAPPER = """

def _guard(asked):
    import numpy

    def copied(argument):
        if isinstance(argument, numpy.ndarray):
            return argument.copy()
        return list(argument) if isinstance(argument, list) else argument

    def differ(argument, before):
        if isinstance(argument, numpy.ndarray):
            return argument.shape != before.shape or argument.tobytes() != before.tobytes()
        return isinstance(argument, list) and argument != before

    def guarded(*arguments):
        before = [copied(argument) for argument in arguments]
        result = asked(*arguments)
        for place, (argument, old) in enumerate(zip(arguments, before)):
            if differ(argument, old):
                return ["{changed}", place]
        return result

    return guarded


if callable(globals().get("{name}")):
    {name} = _guard({name})
"""


def guarded(source: str, function: str) -> str:
    """The source with its function wrapped; lines keep their numbers."""
    return source.rstrip("\n") + _WRAPPER.replace("{changed}", CHANGED).replace("{name}", function)


def changed_argument(value: object) -> int | None:
    """The place of the argument that a guarded call found changed, None where all stayed."""
    match value:
        case [str(mark), int(place)] if mark == CHANGED:
            return place
    return None
