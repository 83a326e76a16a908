"""Convert an organisation to rows of units and links, and tables to rows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.dates import EARLIEST, LATEST, Date, show_day
from orgtree.base.errors import UsageError
from orgtree.base.interval import Interval

if TYPE_CHECKING:
    from orgtree.charter.language import ClaimModel
    from orgtree.graph.columns import Column
    from orgtree.graph.snapshot import Snapshot
    from orgtree.graph.tables import Table

Row = dict[str, Any]

PLAIN = frozenset({str, int, bool, type(None)})
"""Types of cells that are read as they are."""
_WITH_VALUE = PLAIN - {type(None)}


def to_rows(graph: Snapshot) -> tuple[list[Row], list[Row]]:
    """Return units and links as rows that read back to the same organisation.

    Args:
        graph: The graph.

    Returns:
        A row a unit, in order: `id`, `kind`, `name`, its fields as a definition writes them, and where there are
        any `valid`, `incomplete` and `exceptions`. A row a link, type by type: `link`, `from`, `to`, its fields,
        and `valid`. Values are plain data: numbers, texts, truth values, and mappings of those.
    """
    kinds = [kind.name for kind in graph.kinds]
    units: list[Row] = [
        {"id": name, "kind": kinds[kind]} for name, kind in zip(graph.ids, graph.kind.tolist(), strict=True)
    ]
    for row, words in zip(units, graph.facts.units.names, strict=True):
        if words is not None:
            row["name"] = words
    for unit, name, column in stated(graph.facts.units.columns):
        units[unit][name] = as_written(column, unit)
    for unit, key, said in own_words(graph):
        units[unit][key] = said
    links: list[Row] = []
    for table in graph.links.values():
        ends = zip(table.source.tolist(), table.target.tolist(), strict=True)
        rows: list[Row] = [
            {"link": table.link.name, "from": graph.ids[source], "to": graph.ids[target]} for source, target in ends
        ]
        for number, name, column in stated(table.columns):
            rows[number][name] = as_written(column, number)
        for number, period in dated(table):
            rows[number]["valid"] = period
        links.extend(rows)
    _parents_as_written(graph, links)
    return units, links


def _parents_as_written(graph: Snapshot, links: list[Row]) -> None:
    """Put the links of a unit that states several of one hierarchy in the order in which they are written."""
    begin = dict(
        zip(graph.links, np.cumsum([0, *(len(table) for table in graph.links.values())]).tolist(), strict=False)
    )
    for name in graph.charter.hierarchies:
        tables = graph.tables(name)
        stated = sum((np.bincount(table.source, minlength=len(graph.ids)) > 0).astype(int) for table in tables)
        several = np.asarray(stated) > 1
        ranked: dict[int, list[tuple[tuple[int, int, int], int]]] = {}
        for table in tables if several.any() else ():
            for row in np.flatnonzero(several[table.source]).tolist():
                place = begin[table.link.name] + row
                ranked.setdefault(int(table.source[row]), []).append((graph.facts.link_rank(table, row), place))
        for found in ranked.values():
            written = [links[place] for _, place in sorted(found)]
            for place, row_written in zip(sorted(place for _, place in found), written, strict=True):
                links[place] = row_written


def stated(columns: Mapping[str, Column]) -> Iterator[tuple[int, str, Column]]:
    """Yield each value that rows of units or links state, field by field: row, name of the field, and its column."""
    for name, column in columns.items():
        for row in column.written.nonzero()[0].tolist():
            yield row, name, column


def dated(table: Table) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows that do not hold always, with `valid` as a definition writes it."""
    for row in ((table.start != EARLIEST) | (table.stop != LATEST)).nonzero()[0].tolist():
        yield row, written_period(table, row)


def written_period(table: Table, row: int) -> dict[str, str]:
    """Return what `valid` says of a row, as a definition writes it; empty where the row holds always."""
    return written_days(int(table.start[row]), int(table.stop[row]))


def written_days(first: int, stop: int) -> dict[str, str]:
    """Return a period as a definition writes it: `from` and `until`, as far as it has them."""
    said = {"from": show_day(first)} if first != EARLIEST else {}
    return said | ({"until": show_day(stop)} if stop != LATEST else {})


def written_row(table: Table, row: int) -> Row:
    """Return the fields that a row states, and `valid` where it does not hold always, as a definition writes them."""
    said: Row = {name: as_written(column, row) for name, column in table.columns.items() if column.written[row]}
    period = written_period(table, row)
    return {**said, "valid": period} if period else said


def own_words(graph: Snapshot) -> Iterator[tuple[int, str, Any]]:
    """Yield what units say besides fields and links: unit, `names`, `valid`, `incomplete` or `exceptions`, and the value."""
    for unit in graph.facts.units.earlier:
        yield unit, "names", written_names(graph, unit)
    for unit, period in dated(graph.facts.units):
        yield unit, "valid", period
    unlisted: dict[int, list[str]] = {}
    for link, units in graph.facts.incomplete.items():
        for unit in units:
            unlisted.setdefault(unit, []).append(link)
    for unit, links in sorted(unlisted.items()):
        yield unit, "incomplete", links
    for unit, exceptions in graph.exceptions.items():
        yield unit, "exceptions", exceptions


def day_of(graph: Snapshot) -> Date | None:
    """Return the day to write: the one that is looked at, but the definition's own where `until: unknown` would say too much.

    What has ended by the definition's day may not have ended by an earlier one.
    """
    facts = graph.facts
    return facts.head.as_of if facts.undecided_on(graph.as_of) else graph.as_of


def head_of(graph: Snapshot, claims: Iterable[ClaimModel] = ()) -> Row:
    """Return a definition's head without its charter, as plain data.

    Args:
        graph: The graph.
        claims: The definition's claims, which are no part of a graph.
    """
    head: Row = {"language": graph.language}
    if graph.title:
        head["title"] = dict(graph.title.words)
    if (day := day_of(graph)) is not None:
        head["as_of"] = str(day)
    if silent := graph.facts.head.not_stated:
        head["not_stated"] = [{"kind": kind, "link": link} for kind, link in silent]
    if graph.facts.head.retired:
        head["retired"] = [
            {
                "id": tomb.id,
                **({"on": str(tomb.on)} if tomb.on else {}),
                **({"into": list(tomb.into)} if tomb.into else {}),
            }
            for tomb in graph.facts.head.retired
        ]
    if events := graph.facts.head.events:
        head["events"] = [event.to_data() for event in events]
    if stated := [_as_data(claim) for claim in claims]:
        head["claims"] = stated
    return head


def as_rows(table: Any, what: str = "units") -> list[Row]:
    """Return the rows of a data frame or other table, without empty cells.

    Args:
        table: Mappings; a mapping of columns; a polars, pandas or pyarrow table; or None for no rows.
        what: What the rows are, for messages.

    Raises:
        UsageError: If it is none of these.

    >>> as_rows({"id": ["a", "b"], "name": ["Hall", None]})
    [{'id': 'a', 'name': 'Hall'}, {'id': 'b'}]
    """
    if table is None:
        return []
    table = collected(table)
    if hasattr(table, "to_dicts"):  # polars
        return [_without_gaps(row) for row in table.to_dicts()]
    if hasattr(table, "to_pylist"):  # pyarrow
        return [_without_gaps(row) for row in table.to_pylist()]
    if hasattr(table, "notna") and hasattr(table, "to_dict"):  # pandas
        cells = table.astype(object).where(table.notna(), None)
        return [_without_gaps(row) for row in cells.to_dict("records")]
    if isinstance(table, Mapping):
        return _from_columns(table, what)
    if isinstance(table, str | bytes) or not isinstance(table, Iterable):
        raise UsageError(
            N_("{what} are rows (mappings) or a data frame, not a {type}"), what=what, type=type(table).__name__
        )
    return _mappings(table, what)


def collected(table: Any) -> Any:
    """Return a query of polars that has not run as its frame, anything else as it is."""
    return table.collect() if hasattr(table, "collect") and hasattr(table, "collect_schema") else table


def _mappings(table: Iterable[Any], what: str) -> list[Row]:
    if type(table) is list and set(map(type, table)) <= {dict}:
        # With an array among the cells, whose comparison is an array, the rows are looked at one by one below.
        with suppress(ValueError):
            if None not in chain.from_iterable(map(dict.values, table)):
                return list(table)
    rows: list[Row] = []
    for number, row in enumerate(table):
        if type(row) is not dict and not isinstance(row, Mapping):
            raise UsageError(
                N_("row {number} of {what} is a mapping, not a {type}"),
                number=number + 1,
                what=what,
                type=type(row).__name__,
            )
        rows.append(_without_gaps(row) if type(row) is not dict or _has_gap(row) else row)
    return rows


def written_names(graph: Snapshot, unit: int) -> list[Row] | None:
    """Return the earlier names of a unit as a definition writes them, None where it has none."""
    names = graph.facts.units.earlier.get(unit, ())
    return [
        {"name": said.name, **written_days(said.start, said.stop), **({"source": said.source} if said.source else {})}
        for said in names
    ] or None


def plain_value(column: Column, row: int) -> Any:
    """Return the value of a row, which has one, as plain data without its source."""
    return column.field.values.plain(column.value(row))


def as_written(column: Column, row: int) -> Any:
    """Return the value of a row, which states one, as a definition writes it, so that it reads back to the same.

    Of a row with dated values this is the list of them, and a single mapping where there is one.
    """
    dated = column.dated
    if dated is not None and (places := dated.of(row)):
        values = [
            {
                "value": plain_value(dated.values, place),
                **written_days(int(dated.start[place]), int(dated.stop[place])),
                **dated.values.notes.get(place, {}),
            }
            for place in places
        ]
        return values if len(values) > 1 or values[0].keys().isdisjoint(("from", "until")) else values[0]
    value = plain_value(column, row)
    notes = column.notes.get(row)
    return {"value": value, **notes} if notes else value


def _as_data(value: Any) -> Any:
    """Return a model as plain data that reads back to the same."""
    if hasattr(value, "model_fields_set"):  # a model of pydantic, which would write intervals as mappings
        stated = ((name, entry) for name, entry in type(value).model_fields.items() if name in value.model_fields_set)
        return {entry.alias or name: _as_data(getattr(value, name)) for name, entry in stated} | (
            value.model_extra or {}
        )
    if isinstance(value, dict):
        return {key: _as_data(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_as_data(inner) for inner in value]
    return value.plain() if isinstance(value, Interval) else str(value) if isinstance(value, Date) else value


def _from_columns(table: Mapping[str, Any], what: str) -> list[Row]:
    columns = {name: list(values) for name, values in table.items() if not isinstance(values, str | bytes)}
    lengths = {len(values) for values in columns.values()}
    if len(columns) < len(table) or len(lengths) > 1:
        raise UsageError(N_("{what} as a mapping are columns of one length"), what=what)
    cells = zip(*columns.values(), strict=True)
    return [_without_gaps(dict(zip(columns, row, strict=True))) for row in cells]


def _has_gap(row: Row) -> bool:
    try:
        return None in row.values()
    except ValueError:  # an array among the cells, whose comparison is an array
        return True


def _without_gaps(row: Mapping[Any, Any]) -> Row:
    """Return a row without empty cells and without the empty entries that frames add to mappings."""
    return {str(key): cell for key, value in row.items() if (cell := filled(value)) is not None}


def filled(value: Any) -> Any:
    """Return a cell as plain data without the empty entries that frames add to mappings; None where it is empty."""
    kind = type(value)
    if kind in PLAIN or (kind is dict and value and set(map(type, value.values())) <= _WITH_VALUE):
        return value  # as most are, links in lists too
    if isinstance(value, dict):
        return {key: part for key, inner in value.items() if (part := filled(inner)) is not None} or None
    if isinstance(value, list):
        return [filled(inner) for inner in value]
    # Frames of pandas say by values of their own where nothing is stated.
    if (isinstance(value, float) and math.isnan(value)) or kind.__name__ in {"NAType", "NaTType"}:
        return None
    if hasattr(value, "dtype") and hasattr(value, "tolist"):  # a number or an array of numpy's
        return filled(value.tolist())
    return _amount(value) if isinstance(value, Decimal) else value


def _amount(value: Decimal) -> float | None:
    """Return a number that a database kept as a decimal; None where it is none."""
    if value.is_nan():
        return None
    return float(value) if "." in f"{value:f}" or value.is_infinite() else int(value)
