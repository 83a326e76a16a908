"""What areas of a map follow: a field of numbers, as units state it or as it comes to below them."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from orgtree.api.field_texts import field_texts
from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.messages import Named
from orgtree.base.suggest import listed
from orgtree.base.text import Text
from orgtree.charter.titles import asked, meanings, titles_of
from orgtree.draw.view import Size
from orgtree.graph.query import bounds_of

if TYPE_CHECKING:
    from orgtree.draw.view import View
    from orgtree.graph.snapshot import Snapshot

_UNKNOWN = "?"
NO_NUMBER = N_("no unit that is drawn has a number in field {name}")
"""What is said where nothing is to be sized."""


def size_field(graph: Snapshot, name: str) -> str:
    """Return the name of a field of units that areas may follow.

    Args:
        graph: The organisation.
        name: Its name or title.

    Raises:
        UsageError: If units have no such field, it holds no numbers, or one of them is below zero.
    """
    of_units = {field for kind in graph.charter.kinds.values() for field in kind.fields}
    titles = titles_of({field: entry for field, entry in graph.charter.fields.items() if field in of_units})
    numbers = {field: titles[field] for field in titles if graph.charter.fields[field].values.scale == "amount"}
    meant = meanings(name, titles)
    if meant and not numbers.keys() & meant:
        raise UsageError(
            N_("field {name} holds no numbers, and areas follow numbers; there are {known}"),
            name=Named(meant[0], titles[meant[0]]),
            known=listed(numbers),
        )
    found = asked(
        name,
        numbers,
        N_("there is no field '{name}' of numbers in charter '{charter}'"),
        facts={"charter": graph.charter.name},
        otherwise=N_("it has {known}"),
    )
    bounds = bounds_of(graph, found)
    if bool((graph.in_force & graph.having(found) & np.isfinite(bounds.low) & (bounds.low < 0)).any()):
        raise UsageError(
            N_("field {name} has numbers below zero, which no area shows"), name=Named(found, titles[found])
        )
    return found


def with_sizes(graph: Snapshot, view: View, name: str) -> View:
    """Return a view whose areas follow a field; of an interval its lower end counts.

    Args:
        graph: The organisation.
        view: The picture.
        name: Name or title of the field.

    Raises:
        UsageError: As `size_field` does, or if nothing that is drawn has a number.
    """
    field = size_field(graph, name)
    title = graph.charter.fields[field].title
    numbers = np.asarray([graph.number(id_) for id_ in view.ids], dtype=np.int64)
    having, bounds = graph.having(field), bounds_of(graph, field)
    column = graph.columns.get(field)
    said = field_texts(graph, field, column, numbers) if column is not None else [None] * len(numbers)
    sizes: dict[int, Size] = {}
    for unit, (number, text) in enumerate(zip(numbers.tolist(), said, strict=True)):
        if not having[number] and text is None:
            continue
        low = float(bounds.low[number])
        unknown = text is None or not math.isfinite(low) or (low <= 0 and math.isinf(float(bounds.high[number])))
        shown = text.pick(view.language) if isinstance(text, Text) else text
        sizes[unit] = Size(None if unknown else low, shown or _UNKNOWN)
    if not any(size.amount for size in sizes.values()):
        raise UsageError(NO_NUMBER, name=Named(field, title))
    return replace(view, sized=title.pick(view.language) or field, sizes=sizes)
