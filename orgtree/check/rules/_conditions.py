"""Conditions in words: what one asks for as it is written, and where a unit says what it is asked for."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.charter.expression import All, AnyOf, FieldIn, Not, Reaches
from orgtree.check.rule import MOST_NAMED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from orgtree.charter.expression import Condition
    from orgtree.check.rule import Context


def asked(context: Context, condition: Condition | None, depth: int = 0) -> str:
    """Return what a condition asks as it is written, as in `filled: true`; "…" for what is not so simple.

    Args:
        context: What is looked at.
        condition: The condition.
        depth: How deep paths, `not` and `any` are told; a finding repeats them for every unit that fails.
    """
    return _few(", ", (_asked_by(context, part, depth) for part in _parts(condition)))


def _asked_by(context: Context, part: Condition | None, depth: int) -> str:
    if isinstance(part, FieldIn):
        return f"{part.field}: {_values(context, part)}"
    if depth and isinstance(part, Reaches):
        return f"path: {part.path.text}"
    if depth and isinstance(part, Not):
        return f"not: {{{asked(context, part.part, depth - 1)}}}"
    if depth and isinstance(part, AnyOf):
        return f"any: [{_few(', ', (f'{{{asked(context, one, depth - 1)}}}' for one in part.parts))}]"
    return "…"


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


def _values(context: Context, test: FieldIn) -> str:
    field = context.charter.fields.get(test.field)
    show = field.values.one.text if field is not None else str
    texts = [*map(show, test.intervals), *sorted(map(show, test.values))]
    return _few(" / ", [*texts, *(["null"] if test.or_unknown else [])])


def _few(between: str, texts: Iterable[str]) -> str:
    """Join the first few texts: every unit that fails repeats them."""
    some = list(islice(texts, MOST_NAMED + 1))
    return between.join(some if len(some) <= MOST_NAMED else [*some[:MOST_NAMED], "…"])
