"""Parse plain values of expressions and fields, and report their mistakes."""

from __future__ import annotations

from typing import Any

from orgtree.base.catalogue import N_
from orgtree.base.finding import Mistake, Suggestion
from orgtree.base.interval import Interval
from orgtree.base.messages import as_text, reason, shortened
from orgtree.charter.trees import ExpressionError


def one_or_more(raw: Any) -> list[Any]:
    """Return one thing or a list of things as a list."""
    return raw if isinstance(raw, list) else [raw]


def texts_of(key: str, raw: Any, pointer: tuple[str | int, ...]) -> list[str]:
    """Return a text or a list of texts as a list."""
    texts = one_or_more(raw)
    for position, text in enumerate(texts):
        if not isinstance(text, str):
            raise no_text(key, text, (*pointer, position) if isinstance(raw, list) else pointer)
    return texts


def no_text(key: str, value: Any, pointer: tuple[str | int, ...]) -> ExpressionError:
    """Return the error of a value that is no text."""
    return ExpressionError(
        N_("'{field}' is a text, not '{value}'"),
        {"field": key, "value": shortened(value)},
        pointer,
        help=N_("put it in quotes"),
    )


def no_mapping(key: str, value: dict[Any, Any], pointer: tuple[str | int, ...]) -> ExpressionError:
    """Return the error of a mapping where a condition asks for a value."""
    remedy = N_("write {key}: and a value, or a list of values")
    if list(value) == ["not"]:
        remedy = N_("write not: {{{key}: …}}")
        if value["not"] is None and key not in {"id", "kind"}:
            remedy = N_("write not: {{{key}: null}} for units that state it, or {key}: null for those that do not")
    return ExpressionError(N_("'{key}' is asked for by a value, not by a mapping"), {"key": key}, pointer, help=remedy)


def interval_of(value: Any, pointer: tuple[str | int, ...], *, count: bool = False) -> Interval:
    """Parse an interval; a mistake is reported at *pointer*."""
    try:
        return Interval.parse(value, count=count)
    except (ValueError, OverflowError) as error:
        raise wrong_text(error, value, pointer) from error


def wrong_text(
    error: ValueError | OverflowError, value: Any, pointer: tuple[str | int, ...] = (), *, field: str = ""
) -> ExpressionError:
    """Return the error of a value that cannot be parsed, with a suggestion where there is one.

    Args:
        error: What reading it raised.
        value: The value as written.
        pointer: Pointer to it.
        field: The key that it stands behind, to be named in the message.
    """
    facts = {"field": field, "value": shortened(value), "reason": reason(error)}
    message = N_("'{field}': {reason}") if field else N_("{reason}")
    instead = getattr(error, "instead", "")
    suggestion = Suggestion(instead, guess=False) if instead else None
    return ExpressionError(Mistake(message, facts, "", as_text(value), suggestion), pointer=pointer)
