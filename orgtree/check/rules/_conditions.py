"""Conditions in words: what one asks for as it is written, and where a unit says what it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.charter.expression import All, FieldIn

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.charter.expression import Condition
    from orgtree.check.rule import Context


def asked(context: Context, condition: Condition | None) -> str:
    """Return what a condition asks of fields as it is written, as in `filled: true`; "…" for what is not so simple."""
    return ", ".join(
        f"{part.field}: {_values(context, part)}" if isinstance(part, FieldIn) else "…" for part in _parts(condition)
    )


def fields_stated(context: Context, condition: Condition | None, unit: int) -> list[str]:
    """Return the fields that a condition asks for and that a unit states."""
    columns = context.graph.columns
    names = [part.field for part in _parts(condition) if isinstance(part, FieldIn)]
    return [name for name in names if (column := columns.get(name)) is not None and column.written[unit]]


def reasons(context: Context, condition: Condition | None) -> Callable[[int], tuple[Label, ...]]:
    """Return what labels, at a unit, the fields for which a rule is about it."""
    columns = context.graph.columns
    names = [part.field for part in _parts(condition) if isinstance(part, FieldIn)]
    known = [(name, columns[name].written) for name in names if name in columns]
    place = context.graph.place

    def labels(unit: int) -> tuple[Label, ...]:
        return tuple([Label(place(unit, name), N_("because of this")) for name, mask in known if mask[unit]])

    return labels


def _parts(condition: Condition | None) -> tuple[Condition | None, ...]:
    return condition.parts if isinstance(condition, All) else (condition,)


def _values(context: Context, test: FieldIn) -> str:
    field = context.charter.fields.get(test.field)
    show = field.values.text if field is not None else str
    texts = [*map(show, test.intervals), *sorted(map(show, test.values))]
    return " / ".join([*texts, *(["null"] if test.or_unknown else [])])
