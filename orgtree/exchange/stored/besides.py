"""What a definition says besides what tables have columns for: values of other days, notes, earlier names, exceptions, damage."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from orgtree.base.dates import EARLIEST, LATEST
from orgtree.exchange.stored.column_types import polars
from orgtree.graph.rows import plain_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from orgtree.graph.columns import Column
    from orgtree.graph.tables import Facts

UNITS = "units"


class Besides(NamedTuple):
    """One thing that is said besides.

    Args:
        what: What it is: dated, note, name, exceptions, damage or order.
        table: Of what: `units`, or a type of links.
        row: Of which unit, or of which link in the order of the definition.
        field: Of which field, where it is of one.
        start: First day on which it holds, as an ordinal.
        stop: Day from which it holds no longer.
        value: What is said.
    """

    what: str
    table: str
    row: int
    value: Any
    field: str = ""
    start: int = EARLIEST
    stop: int = LATEST


def besides_of(facts: Facts) -> Iterator[Besides]:
    """Yield what is said besides, kind by kind and each in the order of the definition."""
    yield from _of_columns(UNITS, facts.units.columns)
    for unit, names in sorted(facts.units.earlier.items()):
        for name in names:
            value = {"name": name.name, "source": name.source}
            yield Besides("name", UNITS, unit, value, start=name.start, stop=name.stop)
    said_of_units: dict[str, Mapping[int, Any]] = {
        "exceptions": facts.exceptions,
        "damage": facts.damage,
        "order": facts.link_order,
    }
    for what, by_unit in said_of_units.items():
        for unit, said in by_unit.items():
            yield Besides(what, UNITS, unit, said)
    for link, table in facts.links.items():
        yield from _of_columns(link, table.columns)


def _of_columns(table: str, columns: Mapping[str, Column]) -> Iterator[Besides]:
    for name, column in columns.items():
        for row, note in column.notes.items():
            yield Besides("note", table, row, note, name)
        if column.dated is None:
            continue
        dated = column.dated
        rows, start, stop = dated.rows.tolist(), dated.start.tolist(), dated.stop.tolist()
        for place in range(len(rows)):
            value = {"value": plain_value(dated.values, place), **dated.values.notes.get(place, {})}
            yield Besides("dated", table, rows[place], value, name, start[place], stop[place])


def as_table(found: Sequence[Besides]) -> Any:
    """Return what is said besides as a table, its values as JSON."""
    pl = polars()
    columns = {
        "what": (pl.String, [one.what for one in found]),
        "table": (pl.String, [one.table for one in found]),
        "row": (pl.Int32, [one.row for one in found]),
        "field": (pl.String, [one.field for one in found]),
        "start": (pl.Int32, [one.start for one in found]),
        "stop": (pl.Int32, [one.stop for one in found]),
        "value": (pl.String, [json.dumps(one.value) for one in found]),
    }
    return pl.DataFrame([pl.Series(name, values, dtype=kind) for name, (kind, values) in columns.items()])


def from_table(table: Any) -> Iterable[Besides]:
    """Return what such a table says.

    Raises:
        ValueError: If a value is no JSON, or not what is said of its sort.
    """
    keys = ("what", "table", "row", "value", "field", "start", "stop")
    for what, of, row, said, field, start, stop in zip(*(table[key].to_list() for key in keys), strict=True):
        value = json.loads(said)
        if not _fits(what, value):
            raise ValueError(said)
        yield Besides(what, of, row, value, field, start, stop)


def _fits(what: str, value: Any) -> bool:
    """Return whether a value is one that a sort of things has; it came out of a file."""
    if what in ("damage", "order"):
        return isinstance(value, list) and all(isinstance(word, str) for word in value)
    if not isinstance(value, dict):
        return False
    if what == "name":
        return is_name(value.get("name")) and isinstance(value.get("source"), str | None)
    allowed = {"note": {"source", "as_of"}, "dated": {"value", "source", "as_of"}}
    return what == "exceptions" or (
        what in allowed and value.keys() <= allowed[what] and (what == "note" or "value" in value)
    )


def is_name(value: Any) -> bool:
    """Return whether plain data are a name: a text, or texts by language."""
    return isinstance(value, str) or (isinstance(value, dict) and all(isinstance(one, str) for one in value.values()))
