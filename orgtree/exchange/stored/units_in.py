"""Units read out of tables."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.exchange.stored.besides import is_name
from orgtree.exchange.stored.columns_in import FieldReader, defaults_of
from orgtree.exchange.stored.frames_in import PERIOD, Frames, column_in, periods_in
from orgtree.graph.manifest import UNITS
from orgtree.graph.tables import EarlierName, UnitTable
from orgtree.graph.text_column import TextColumn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.exchange.stored.besides import Besides
    from orgtree.graph.columns import Column
    from orgtree.graph.manifest import ColumnType


UNIT_COLUMNS: Mapping[str, ColumnType] = {
    "unit": "INT32",
    "id": "VARCHAR",
    "kind": "VARCHAR",
    "name": "VARCHAR",
    **PERIOD,
}
MORE_UNIT_COLUMNS: Mapping[str, ColumnType] = {"name_said": "VARCHAR"}


def units_in(frames: Frames, frame: Any, besides: Sequence[Besides]) -> UnitTable:
    """Return the units of a table.

    Args:
        frames: The tables.
        frame: That of units, its rows in the order of the definition.
        besides: What is said of units besides.

    Raises:
        DefinitionError: If an id is missing or there twice, or something is no kind, name or value.
    """
    charter = frames.stored.charter
    kind = _kinds(frames, frame["kind"])
    ids = TextColumn(frame["id"])
    if not ids.all_stated or frame["id"].n_unique() < len(frame):
        raise frames.broken(UNITS, "id")
    start, stop = periods_in(frame)
    earlier: dict[int, list[EarlierName]] = {}
    for one in besides:
        if one.what == "name":
            called = EarlierName(one.value["name"], one.start, one.stop, one.value["source"])
            earlier.setdefault(one.row, []).append(called)
    reader = FieldReader(frame, besides)
    columns: dict[str, Column] = {}
    for name, field in charter.fields.items():
        if reader.has(field):
            defaults = [(said, np.isin(kind, codes)) for said, codes in defaults_of(charter, name)]
            columns[name] = column_in(frames, reader, UNITS, field, defaults)
    names = {unit: tuple(found) for unit, found in earlier.items()}
    return UnitTable(start, stop, columns, ids, kind, _names(frames, frame), names)


def _kinds(frames: Frames, series: Any) -> NDArray[np.int16]:
    codes = {name: kind.code for name, kind in frames.stored.charter.kinds.items()}
    different, numbers = TextColumn(series).codes()
    if not {*different} <= codes.keys():
        raise frames.broken(UNITS, "kind")
    return np.asarray([codes[name] for name in different], dtype=np.int16)[numbers]


def _names(frames: Frames, frame: Any) -> Sequence[Any]:
    if "name_said" not in frame.columns:
        return TextColumn(frame["name"])
    names: list[Any] = frame["name"].to_list()
    said = frame["name_said"]
    for row in said.is_not_null().arg_true().to_list():
        names[row] = _written_name(frames, said[row])
    return names


def _written_name(frames: Frames, text: str) -> Any:
    """Return a name as the definition writes it, out of JSON."""
    try:
        name = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise frames.broken(UNITS, "name_said") from error
    if name is not None and not is_name(name):
        raise frames.broken(UNITS, "name_said")
    return name
