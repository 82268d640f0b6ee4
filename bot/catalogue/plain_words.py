"""What Python and Jinja say of an expression or of a place in a text, in words for an author who knows neither."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from jinja2 import UndefinedError

from bot.catalogue.wording import meant

POWERS = "powers are written `**`, not `^`"
_KINDS: Mapping[str, str] = {
    **dict.fromkeys(("int", "float", "Fraction", "Decimal", "Real"), "a number"),
    **dict.fromkeys(("list", "tuple"), "a list"),
    "str": "a text",
    "bool": "a condition",
    "NoneType": "nothing",
}
_Say = Callable[[re.Match[str]], str]


def plainly(error: Exception) -> str:
    """What went wrong; where the words are not the error's own, what was said stands behind them."""
    message = str(getattr(error, "message", None) or error)
    for pattern, say in _SAYINGS:
        if found := pattern.search(message):
            return f"{say(found)} ({type(error).__name__}: {message})"
    if isinstance(error, ZeroDivisionError):
        return f"it divides by zero ({type(error).__name__}: {message})"
    own = type(error) in (ValueError, UndefinedError) or message.startswith("a number is needed")
    return message if own else f"{type(error).__name__}: {message}"


def kind_of(type_name: str) -> str:
    """What an author calls a value of a type."""
    return _KINDS.get(type_name, f"a {type_name.rpartition('.')[2]}")


def no_field(owner: object, name: str) -> str:
    """That a value has no such field, with the one that is meant."""
    kind = type(owner)
    if kind.__name__ in _KINDS:
        return f"{kind_of(kind.__name__)} has no field `{name}`"
    known = owner if isinstance(owner, Mapping) else (each for each in dir(owner) if not each.startswith("_"))
    nearest = meant(name, (each for each in known if not callable(getattr(kind, each, None))))
    return f"there is no field `{name}`" + (f". Did you mean `{nearest}`?" if nearest else "")


_FEWER = "there are fewer items: the first is [0], the last [-1]"
_SAYINGS: Sequence[tuple[re.Pattern[str], _Say]] = [
    (re.compile(pattern), say)
    for pattern, say in (
        # Python
        (
            r"unsupported operand type\(s\) for (\S+).*: '(.+)' and '(.+)'",
            lambda m: f"{kind_of(m[2])} and {kind_of(m[3])} do not go together with {m[1]}",
        ),
        (
            r"can only concatenate (\w+) \(not \"(.+)\"\)",
            lambda m: f"{kind_of(m[1])} and {kind_of(m[2])} do not go together with +",
        ),
        (
            r"'(.+)' not supported between instances of '(.+)' and '(.+)'",
            lambda m: f"{kind_of(m[2])} and {kind_of(m[3])} cannot be compared with {m[1]}",
        ),
        (r"bad operand type for (?:unary )?(.+): '(.+)'", lambda m: f"{m[1]} does not take {kind_of(m[2])}"),
        (r"'(.+)' object is not subscriptable", lambda m: f"{kind_of(m[1])} has no items to take with [ ]"),
        (r"'(.+?)' (?:object )?is not iterable", lambda m: f"a list is wanted, not {kind_of(m[1])}"),
        (r"object of type '(.+)' has no len", lambda m: f"{kind_of(m[1])} has no length"),
        (r"indices must be integers", lambda _: "a place in a list is a whole number"),
        (r"index out of range|object has no element", lambda _: _FEWER),
        (r"cannot be interpreted as an integer", lambda _: "a whole number is wanted"),
        (r"nvalid literal for .+: (.+)", lambda m: f"a number is needed, not {m[1]}"),
        (r"(\w+)\(\) .*is (?:an )?empty", lambda m: f"{m[1]} of an empty list"),
        (r"unexpected keyword argument '(.+)'", lambda m: f"a function has no argument `{m[1]}`"),
        (
            r"missing \d+ required|takes .+ given|expected .+ arguments?, got",
            lambda _: "a function is given too few or too many values",
        ),
        # Jinja
        (r"attribute '(.+)' of '(.+)' object is unsafe", lambda m: f"{kind_of(m[2])} has no field `{m[1]}`"),
        (r"unexpected char '\^'", lambda _: POWERS),
        (r"unexpected char \"'\"|unexpected char '\"'", lambda _: "a quote is not closed"),
        (r"unexpected char '(.+)'", lambda m: f"`{m[1]}` does not belong in a place"),
        (r"unexpected '[)\]}>]'", lambda _: "a bracket is not closed, or closed twice"),
        (
            r"(?:unexpected|xpected an expression, got) 'end of",
            lambda _: "something is missing before the end of the place",
        ),
        (r"expected 'end of print statement'", lambda _: "a place << is not closed by >>"),
        (r"expected 'end of statement block'", lambda _: "<% is not closed by %>"),
        (
            r"expected token 'end of print statement', got '(.+)'",
            lambda m: f"an operator is missing before `{m[1]}`, or a place << is not closed by >>",
        ),
        (r"expected token 'end of statement block', got '(.+)'", lambda m: f"`{m[1]}` does not belong there"),
        (r"expected token '(.+)', got '(.+)'", lambda m: f"`{m[1]}` is wanted where `{m[2]}` stands"),
        (r"needs to be closed is '(.+)'", lambda m: f"<% end{m[1]} %> is missing"),
        (r"unknown tag '(end.+?|else|elif)'", lambda m: f"<% {m[1]} %> belongs to no if or for"),
        (r"unknown tag '(.+?)'", lambda m: f"there is no <% {m[1]} %>, but if and for"),
        (r"Missing end of comment", lambda _: "a comment <# is not closed by #>"),
    )
]
"""A sign of each message, and what to say in its place."""
