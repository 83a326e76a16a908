"""What the checks along paths share: words for what is counted, places where a path begins, near misses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import numpy as np
from pydantic import AfterValidator

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.charter.expression import ExpressionError, Path
from orgtree.check.options import PathOption
from orgtree.check.rule import reached
from orgtree.check.rules._conditions import stated_fields
from orgtree.graph.query import TooManyPairsError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.base.place import Place
    from orgtree.check.rule import Context

NONE = np.zeros(0, dtype=np.int64)
"""No units."""
MOST_LABELS = 3
"""How many of the units that nearly fit are pointed at."""
_MOST_EXPLAINED = 2000
"""How many failing units are explained by what they reach; a list longer than that is not read."""


def _without_count(path: Path) -> Path:
    if path.count != Path(()).count:
        raise ExpressionError(
            N_("the path of a check has no count"),
            {},
            ("count",),
            part="key",
            help=N_("say how many with the check link-count and its allowed"),
        )
    return path


CountlessPath = Annotated[PathOption, AfterValidator(_without_count)]
"""A path that says what is counted and not how many of it."""


def reached_by(context: Context, path: Path, units: Sequence[int]) -> Mapping[int, NDArray[np.int64]]:
    """Return for some units what they reach along a path, whatever it is narrowed to; nothing where that is too much.

    Args:
        context: What is looked at.
        path: The way.
        units: The units, of which so many are looked at as a reader may read of; they are asked for together, since
            each question goes over the whole.
    """
    some = np.asarray(units[:_MOST_EXPLAINED], dtype=np.int64)
    if not len(some):
        return {}
    try:
        pairs = context.query.pairs(path, some, rows=some)
    except TooManyPairsError:
        return {}
    return {unit: reached(pairs, unit) for unit in some.tolist()}


def misfits(context: Context, path: Path) -> Callable[[NDArray[np.int64]], tuple[Label, ...]]:
    """Return what labels units that were reached and do not fit: at the kind or field that a path asks for, else the id."""
    place = context.graph.place
    fields_stated = stated_fields(context, path.where)

    def labels(units: NDArray[np.int64]) -> tuple[Label, ...]:
        found = []
        for unit in units[:MOST_LABELS].tolist():
            known = fields_stated(unit)
            if path.kinds is not None and int(context.graph.kind[unit]) not in path.kinds:
                known = ["kind"]
            found.append(Label(place(unit, known[0] if known else "id"), N_("reached, and does not fit")))
        return tuple(found)

    return labels


def begin_label(context: Context, unit: int, path: Path, text: str) -> tuple[Label, ...]:
    """Return a label where a unit states the link that a path goes first; none where it states no such link."""
    place = begin_place(context, unit, path)
    return (Label(place, text),) if place is not None else ()


def begin_place(context: Context, unit: int, path: Path) -> Place | None:
    """Return the value of the first link that a unit states of those that a path may begin with.

    Args:
        context: What is looked at.
        unit: The unit at which the path's first link would be.
        path: The path; `from` and `to` before it are passed over.
    """
    graph, charter = context.graph, context.charter
    waiting = [path]
    for current in waiting:  # grows by the ways of named paths
        for alternative in current.ways:
            steps = alternative[1:] if alternative[0].name in {"from", "to"} else alternative
            if not steps:
                continue
            step = steps[0]
            if step.name in charter.paths:
                waiting += [
                    inner
                    for codes, inner in charter.paths[step.name].ways
                    if codes is None or graph.kind[unit] in codes
                ]
            elif not step.inverse and (key := context.key_of(unit, step.name)) is not None:
                return graph.place(unit, key)
    return None
