"""What the checks of one field share: the units whose value is not allowed, and the words about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.check.rule import Problem, judged, stated
from orgtree.check.rules._conditions import reasons
from orgtree.graph.bounds import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.check.options import Allowed, CheckOptions
    from orgtree.check.rule import Context, Undecided

OUTSIDE = N_("{field} of '{unit}': {value}, must be {allowed}")
ADDS_UP = N_("{field} of '{unit}' adds up to {value}, must be {allowed}")
CORRECT = N_("correct {field}, or what it describes")
NOT_STATED = N_("'{unit}' does not state {field}, which must be {allowed}")


def outside(context: Context, options: CheckOptions, name: str, allowed: Allowed) -> Iterator[Problem | Undecided]:
    """Yield the units whose value of a field is surely not one that is allowed.

    Args:
        context: What is looked at.
        options: Which units are meant; those whose kind lacks the field are not.
        name: The field.
        allowed: What it may be.
    """
    having = context.graph.having(name)
    scope = context.scope(options)
    failing, undecided = judged(scope & Answer(having, having), context.query.field(allowed.test))
    known = stated(context.graph.columns.get(name), context.graph.size)
    why = reasons(context, options.where)
    for unit in failing:
        facts = {"field": name, "value": context.show(name, unit), "allowed": allowed.said}
        if known[unit]:
            message = OUTSIDE
        elif facts["value"]:
            message = ADDS_UP
        else:
            message = NOT_STATED
        place = context.field_place(unit, name)
        yield Problem(
            unit,
            message,
            place,
            facts,
            # A field that is asked about as well as judged is pointed at once.
            labels=tuple(label for label in why(unit) if label.place != place),
            help=CORRECT,
        )
    yield undecided
