"""Links read out of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from orgtree.base.files import label_of
from orgtree.exchange.stored.columns_in import FieldReader
from orgtree.exchange.stored.frames_in import PERIOD, Frames, column_in, ints, numbered, periods_in
from orgtree.exchange.stored.table_rows import GivenRows
from orgtree.graph.manifest import links_file
from orgtree.graph.tables import LinkTable
from orgtree.source import TableDocument

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.base.place import Place
    from orgtree.charter.model import Link
    from orgtree.exchange.stored.besides import Besides
    from orgtree.graph.manifest import ColumnType


_COLUMNS: Mapping[str, ColumnType] = {
    "row": "INT32",
    "source": "INT32",
    "target": "INT32",
    "item": "INT32",
    "nested": "BOOLEAN",
    **PERIOD,
}
_MORE_COLUMNS: Mapping[str, ColumnType] = {"given": "INT32"}


def links_in(frames: Frames, link: Link, besides: Sequence[Besides]) -> LinkTable:
    """Return the links of one type.

    Args:
        frames: The tables.
        link: The type.
        besides: What is said besides, of units and links of all types.

    Raises:
        DefinitionError: If an end is no unit, or something is no value.
    """
    stored = frames.stored
    units = stored.manifest.units.rows
    entry = stored.manifest.links.get(link.name)
    file = links_file(link.name)
    if entry is None or not entry.rows or not stored.has(file):
        none = np.zeros(0, dtype=np.int32)
        return LinkTable(none, none, {}, link, none, none, none, np.zeros(0, dtype=bool), {})
    count = entry.rows
    frame, file_rows = frames.rows(file, "row", count, _COLUMNS, _MORE_COLUMNS, [*link.fields.values()])
    start, stop = periods_in(frame)
    source, target, item = (ints(frame[name]) for name in ("source", "target", "item"))
    for name, ends in (("source", source), ("target", target)):
        if int(ends.min()) < 0 or int(ends.max()) >= units:
            raise frames.broken(file, name)
    places: Mapping[int, Place] = {}
    if "given" in frame.columns:
        number = stored.sources.add(
            TableDocument(label_of(stored.path(file)), range(count), columns=numbered(frame.columns))
        )
        places = GivenRows(number, file_rows, ints(frame["given"]))
    reader = FieldReader(frame, [one for one in besides if one.table == link.name])
    everywhere = np.ones(count, dtype=bool)
    columns = {
        name: column_in(frames, reader, file, field, [] if field.default is None else [(field.default, everywhere)])
        for name, field in link.fields.items()
        if reader.has(field)
    }
    nested = np.array(frame["nested"].to_numpy(), dtype=bool)
    return LinkTable(start, stop, columns, link, source, target, item, nested, places)
