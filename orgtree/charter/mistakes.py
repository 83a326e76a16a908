"""Plain values of a charter's expressions and fields, and how their mistakes are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.interval import Interval
from orgtree.base.messages import reason
from orgtree.base.suggest import listed, nearest
from orgtree.charter.trees import ExpressionError

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST_SHOWN = 60


def one_or_more(raw: Any) -> list[Any]:
    """Return one thing or a list of things as a list."""
    return raw if isinstance(raw, list) else [raw]


def texts_of(key: str, raw: Any, way: tuple[str | int, ...]) -> list[str]:
    """Return a text or a list of texts as a list."""
    texts = one_or_more(raw)
    for position, text in enumerate(texts):
        if not isinstance(text, str):
            raise no_text(key, text, (*way, position) if isinstance(raw, list) else way)
    return texts


def no_text(key: str, value: Any, way: tuple[str | int, ...]) -> ExpressionError:
    """Return the mistake of a value that is no text."""
    return ExpressionError(
        N_("'{field}' is a text, not '{value}'"),
        {"field": key, "value": shortened(value)},
        way,
        help=N_("put it in quotes"),
    )


def shortened(value: Any) -> str:
    """Return a value as it is shown in a message."""
    try:
        text = str(value)
    except ValueError:  # a whole number of more digits than Python writes out
        text = "…"
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def interval_of(value: Any, way: tuple[str | int, ...], *, count: bool = False) -> Interval:
    """Read an interval; a mistake is told of at *way*."""
    try:
        return Interval.parse(value, count=count)
    except (ValueError, OverflowError) as error:
        raise wrong_text(error, value, way) from error


def wrong_text(
    error: ValueError | OverflowError, value: Any, way: tuple[str | int, ...] = (), *, field: str = ""
) -> ExpressionError:
    """Return why a value cannot be read; what was meant is a fact, `instead`, where that is known.

    Args:
        error: What reading it raised.
        value: The value as written.
        way: Way to it.
        field: The key that it stands behind, to be named in the message.
    """
    facts = {"field": field, "value": shortened(value), "reason": reason(error)}
    if instead := getattr(error, "instead", ""):
        facts["instead"] = instead
    return ExpressionError(N_("'{field}': {reason}") if field else N_("{reason}"), facts, way)


def unknown_word(
    message: str,
    name: str,
    known: Iterable[str],
    way: tuple[str | int, ...] = (),
    *,
    part: str = "value",
    within: tuple[int, int] | None = None,
    code: str = "ORG113",
    **facts: Any,
) -> ExpressionError:
    """Return the mistake of a name that there is not, with the nearest one that there is."""
    options = list(known)
    near = nearest(name, options)
    told = {"name": shortened(name), **facts, **({"near": near} if near else {"known": listed(sorted(options))})}
    return ExpressionError(
        message,
        told,
        way,
        help=N_("did you mean '{near}'?") if near else N_("known here: {known}"),
        part=part,
        within=within,
        code=code,
    )
