"""Links that are read many at once: each is an id, or a mapping with one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.graph.frames import Frame, as_frame, values_of
from orgtree.graph.text_column import TextColumn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.graph.frames import Entries

    Ints = NDArray[np.int64]


@dataclass(slots=True)
class PlainLinks:
    """Links of one type, one entry a link; arrays have shape (links,).

    Args:
        source: Numbers of the units that the arrows start from.
        targets: Ids of the units that they lead to.
        item: Position in the unit's list, -1 for a single value.
        said: The mapping of each, None for a bare id; None where all are bare ids.
        target: Numbers of the units that they lead to, -1 for an id of none; None where they were not looked up.
    """

    source: Ints
    targets: Sequence[str]
    item: Ints
    said: Sequence[Mapping[str, Any] | None] | None
    target: Ints | None = None


def stated_links(entries: Entries, name: str, units: Ints) -> tuple[PlainLinks | None, Sequence[Any]]:
    """Return the links of one type that some units state: those that are plain, else None and the values as written.

    Args:
        entries: The mappings of the units, or columns.
        name: The link, which each of *units* states.
        units: Numbers of the units.
    """
    found = _of_column(entries, name, units) if isinstance(entries, Frame) else None
    if found is not None:
        return found, ()
    values = values_of(entries, name, units)
    return _of_values(units, values), values


def _of_values(units: Ints, values: list[Any]) -> PlainLinks | None:
    if set(map(type, values)) <= {str}:
        return PlainLinks(units, values, _single(units), None)
    sources: list[int] = []
    items: list[int] = []
    entries: list[Any] = []
    for unit, value in zip(units.tolist(), values, strict=True):
        if type(value) is list:
            sources.extend([unit] * len(value))
            items.extend(range(len(value)))
            entries.extend(value)
        else:
            sources.append(unit)
            items.append(-1)
            entries.append(value)
    said: list[Mapping[str, Any] | None] = [entry if type(entry) is dict else None for entry in entries]
    targets: list[Any] = [
        entry if mapping is None else mapping.get("to") for entry, mapping in zip(entries, said, strict=True)
    ]
    if not set(map(type, targets)) <= {str}:
        return None
    return PlainLinks(np.asarray(sources, dtype=np.int64), targets, np.asarray(items, dtype=np.int64), said)


def _of_column(frame: Frame, name: str, units: Ints) -> PlainLinks | None:
    """Return the links of a column of ids, or of lists of ids or of mappings, of which no text and no mapping is made."""
    series = frame.series(name)
    if series is None:
        return None
    some = series.gather(units)
    source, item = units, _single(units)
    if str(some.dtype).startswith("List("):
        lengths = some.list.len().to_numpy().astype(np.int64)
        source = np.repeat(units, lengths)
        item = np.arange(len(source)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        some = some.filter(lengths > 0).explode()
    said = None
    if hasattr(some.dtype, "fields") and some.dtype.fields:  # mappings
        said = as_frame(some.struct.unnest())
        some = said and said.series("to")
    if some is None or str(some.dtype) != "String" or some.null_count():
        return None
    return PlainLinks(source, TextColumn(some), item, said)


def _single(units: Ints) -> Ints:
    return np.full(len(units), -1)
