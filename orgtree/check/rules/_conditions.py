"""Where a unit says what a condition asks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.charter.expression import All, FieldIn

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.charter.expression import Condition
    from orgtree.check.rule import Context


def stated_fields(context: Context, condition: Condition | None) -> Callable[[int], list[str]]:
    """Return what lists the fields that a condition asks for and that a unit states."""
    columns = context.graph.columns
    names = dict.fromkeys(part.field for part in _parts(condition) if isinstance(part, FieldIn))
    known = [(name, columns[name].written) for name in names if name in columns]
    return lambda unit: [name for name, mask in known if mask[unit]]


def reasons(context: Context, condition: Condition | None) -> Callable[[int], tuple[Label, ...]]:
    """Return what labels, at a unit, the fields for which a rule is about it."""
    stated, place = stated_fields(context, condition), context.graph.place
    return lambda unit: tuple([Label(place(unit, name), N_("because of this")) for name in stated(unit)])


def _parts(condition: Condition | None) -> tuple[Condition | None, ...]:
    return condition.parts if isinstance(condition, All) else (condition,)
