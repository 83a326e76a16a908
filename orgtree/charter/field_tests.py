"""What a condition asks of one field: a value, a list of values, or an interval; and how its mistakes are told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.dates import Date
from orgtree.base.interval import Interval
from orgtree.base.messages import reason
from orgtree.base.suggest import listed, nearest
from orgtree.charter.trees import ExpressionError, FieldIn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgtree.charter.model import Field

_LONGEST_SHOWN = 60
_DATE_RANGE = re.compile(r"([-\d]*)\.\.([-\d]*)\Z")


def field_test(field: Field, value: Any, way: tuple[str | int, ...] = ()) -> FieldIn:
    """Read what a field is asked for: a value, a list of values, or an interval.

    Args:
        field: The field.
        value: Plain data as written.
        way: Way from the expression's root to *value*, for places.

    Raises:
        ExpressionError: If the field cannot have such a value.
    """
    wanted = one_or_more(value)
    unknown = None in wanted
    stated = [item for item in wanted if item is not None]
    places = [(*way, i) if isinstance(value, list) else way for i, item in enumerate(wanted) if item is not None]
    if field.type in {"count", "number"}:
        return FieldIn(
            field.name, tuple(interval_of(v, w) for v, w in zip(stated, places, strict=True)), or_unknown=unknown
        )
    if field.type == "date":
        return FieldIn(field.name, tuple(_dates(v, w) for v, w in zip(stated, places, strict=True)), or_unknown=unknown)
    for item, place in zip(stated, places, strict=True):
        _plain_value(field, item, place)
    return FieldIn(field.name, values=frozenset(stated), or_unknown=unknown)


def _plain_value(field: Field, item: Any, way: tuple[str | int, ...]) -> None:
    """Refuse what a text, a choice or a bool cannot be."""
    if field.type == "bool":
        if not isinstance(item, bool):
            raise ExpressionError(
                N_("'{field}' is true or false, not '{value}'"), {"field": field.name, "value": shortened(item)}, way
            )
    elif field.type == "choice" and (not isinstance(item, str) or item not in field.of):
        raise unknown_word(N_("'{name}' is not a value of the field"), shortened(item), field.of, way)
    elif not isinstance(item, str):
        raise _not_a_text(field.name, item, way)


def one_or_more(raw: Any) -> list[Any]:
    """Return one thing or a list of things as a list."""
    return raw if isinstance(raw, list) else [raw]


def texts_of(key: str, raw: Any, way: tuple[str | int, ...]) -> list[str]:
    """Return a text or a list of texts as a list."""
    texts = one_or_more(raw)
    for position, text in enumerate(texts):
        if not isinstance(text, str):
            raise _not_a_text(key, text, (*way, position) if isinstance(raw, list) else way)
    return texts


def _not_a_text(key: str, value: Any, way: tuple[str | int, ...]) -> ExpressionError:
    return ExpressionError(
        N_("'{field}' is a text, not '{value}'"),
        {"field": key, "value": shortened(value)},
        way,
        help=N_("put it in quotes"),
    )


def shortened(value: Any) -> str:
    """Return a value as it is shown in a message."""
    text = str(value)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def interval_of(value: Any, way: tuple[str | int, ...], *, count: bool = False) -> Interval:
    """Read an interval; a mistake is told of at *way*."""
    try:
        return Interval.parse(value, count=count)
    except (ValueError, OverflowError) as error:
        raise ExpressionError(N_("{reason}"), {"reason": reason(error)}, way) from error


def _dates(value: Any, way: tuple[str | int, ...]) -> Interval:
    try:
        if isinstance(value, str) and (found := _DATE_RANGE.match(value.replace(" ", ""))) and any(found.groups()):
            low = Date.parse(found[1]).first if found[1] else float("-inf")
            high = Date.parse(found[2]).last if found[2] else float("inf")
            return Interval(low, high)
        date = Date.parse(value)
    except ValueError as error:
        raise ExpressionError(N_("{reason}"), {"reason": reason(error)}, way) from error
    return Interval(date.first, date.last)


def unknown_word(
    message: str,
    name: str,
    known: Iterable[str],
    way: tuple[str | int, ...],
    *,
    part: str = "value",
    within: tuple[int, int] | None = None,
) -> ExpressionError:
    """Return the mistake of a name that there is not, with the nearest one that there is."""
    options = list(known)
    near = nearest(name, options)
    name = shortened(name)
    if near:
        return ExpressionError(
            message, {"name": name, "near": near}, way, help=N_("did you mean '{near}'?"), part=part, within=within
        )
    return ExpressionError(
        message,
        {"name": name, "known": listed(sorted(options))},
        way,
        help=N_("known here: {known}"),
        part=part,
        within=within,
    )
