"""Fields of raw tables as SQL: plain numbers and words as they stand, all else by a table of what each different value means."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.charter.codes import charter_finding
from orgtree.charter.field_type import Measured
from orgtree.exchange.stored.columns_in import types_of_field
from orgtree.exchange.stored.columns_out import MOST_DECIMALS, exact_with
from orgtree.exchange.stored.raw_sql import count, insert, literal, quoted
from orgtree.graph.columns import decode
from orgtree.graph.manifest import FieldEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from orgtree.base.place import Place
    from orgtree.charter.model import Field
    from orgtree.exchange.stored.raw_tables import RawTable
    from orgtree.exchange.stored.sampled import Sampled
    from orgtree.graph.columns import Column

_NUMBERS = (
    "TINYINT",
    "SMALLINT",
    "INTEGER",
    "BIGINT",
    "HUGEINT",
    "UTINYINT",
    "USMALLINT",
    "UINTEGER",
    "UBIGINT",
    "FLOAT",
    "DOUBLE",
    "DECIMAL",
)
_AT_ONCE = 20_000
_EXACT = 2**53
"""Up to here every whole number is a float of its own."""
_WHOLE = re.compile(r"[-+]?\d{16,40}\Z")


class RawFields:
    """The fields of one raw table.

    Args:
        table: The table; its rows are called `cells` in what this gives.
        told: Gets what is wrong.

    Attributes:
        joined: What has to be joined to the rows for what this gives.
    """

    def __init__(self, table: RawTable, told: Sampled) -> None:
        self.table = table
        self.told = told
        self.joined = ""

    def columns(
        self, field: Field, having: str, defaults: Iterable[tuple[Any, str]], name: str = ""
    ) -> Iterator[tuple[str, str]]:
        """Yield the columns of one field, each with what gives it.

        Args:
            field: The field.
            having: Tells in SQL which rows may state it.
            defaults: What it means that nothing is stated, each with what tells in SQL of which rows.
            name: Column of the table, where it is not the field's name.
        """
        column = name or field.name
        there = column in self.table.columns
        cell = f"cells.{quoted(column)}"
        ends = types_of_field(field)
        stated = dict(self._stated(field, column, cell)) if there else dict.fromkeys(ends, "NULL")
        silent = f"({cell} IS NULL)" if there else "true"
        written = [(value, f"({silent} AND {where})") for value, where in defaults]
        for end, kind in ends.items():
            cases = "".join(f" WHEN {where} THEN {_value(field, value, end)}" for value, where in written)
            yield (
                f"{field.name}.{end}",
                f"(CASE{cases} WHEN {having} THEN {stated[end]} END)::{'VARCHAR[]' if kind == 'LIST(VARCHAR)' else kind}",
            )
        if written:
            yield f"{field.name}.default", f"coalesce({' OR '.join(where for _, where in written)}, false)"

    def _stated(self, field: Field, column: str, cell: str) -> Iterator[tuple[str, str]]:
        kind = self.table.columns[column]
        if isinstance(field.values, Measured) and kind.startswith(_NUMBERS) and not kind.endswith("]"):
            least, most = field.unknown
            fits = [f"{cell} >= {_number(least)}", f"{cell} <= {_number(most)}"]
            if kind in ("FLOAT", "DOUBLE"):
                fits.append(f"isfinite({cell})")
            else:
                fits.append(f"abs({cell}) <= {_EXACT}")  # what is greater may be rounded, which is told
            if field.type == "count":
                fits.append(f"{cell} = floor({cell})")
            plain = " AND ".join(fits) if field.type in ("count", "number", "money") else "false"
            self._means(field, column, f"NOT ({plain.replace('cells.', '')})")
            means = self._join(field, f"CASE WHEN NOT ({plain}) THEN {cell}::VARCHAR END")
            for end in ("low", "high"):
                yield end, f"CASE WHEN {plain} THEN {cell}::DOUBLE ELSE {means.format(end)} END"
            return
        if (
            field.type == "text"
            and kind == "VARCHAR"
            and field.pattern is None
            and field.length is None
            and not field.several
        ):
            yield "value", cell
            return
        self._means(field, column, "true")
        said = f"to_json({cell})::VARCHAR" if kind.endswith("[]") else f"{cell}::VARCHAR"
        means = self._join(field, said)
        for end in types_of_field(field):
            yield end, means.format(quoted(end))

    def _join(self, field: Field, said: str) -> str:
        """Join the table of what a field's values mean to what is said; returns the pattern of its columns."""
        name = self._name(field)
        if not count(self.table.con, name):
            return "NULL"
        means = quoted(f"means {field.owner}.{field.name}")
        self.joined += f" LEFT JOIN {name} AS {means} ON {means}.said = {said}"
        return f"{means}.{{}}"

    def _name(self, field: Field) -> str:
        return quoted(f"{self.table.name}.{field.owner}.{field.name}")

    def _means(self, field: Field, column: str, where: str) -> None:
        """Make the table of what the different values of a column mean; those that mean nothing are told of."""
        con, name = self.table.con, self._name(field)
        ends = types_of_field(field)
        types = ", ".join(
            f"{quoted(end)} {'VARCHAR[]' if kind == 'LIST(VARCHAR)' else kind}" for end, kind in ends.items()
        )
        con.execute(f"CREATE OR REPLACE TABLE {name} (said VARCHAR, {types})")
        several = self.table.columns[column].endswith("[]")
        batch: list[tuple[Any, int]] = []
        for value, row in self.table.distinct(column, where):
            batch.append((value, row))
            if len(batch) == _AT_ONCE:
                self._decoded(field, column, batch, several=several)
                batch = []
        if batch:
            self._decoded(field, column, batch, several=several)

    def _decoded(self, field: Field, column: str, batch: list[tuple[Any, int]], *, several: bool) -> None:
        import json  # noqa: PLC0415 - lists of words only

        def report(place: int, mistake: Any, pointer: Any) -> None:
            row = batch[place][1]
            at = self.table.place(row, column)
            self.told.tell(f"ORG104 {field.name}", lambda: charter_finding("ORG104", mistake, at))
            del pointer

        plain = [self._cell(field, value) for value, _ in batch]
        found = decode(field, np.arange(len(batch), dtype=np.int32), plain, len(batch), report)
        rows = []
        for place, (value, row) in enumerate(batch):
            if found.known[place]:
                if found.low is not None and _WHOLE.match(said := str(value)) and int(said) != int(found.low[place]):
                    self._tell_rounded(field, said, int(found.low[place]), self.table.place(row, column))
                said = json.dumps(value, ensure_ascii=False, separators=(",", ":")) if several else _as_varchar(value)
                rows.append((said, *_parts(found, place)))
        insert(self.table.con, self._name(field), rows)

    def _tell_rounded(self, field: Field, said: str, kept: int, place: Place) -> None:
        """Tell of a whole number of which the last digits are lost."""
        message = N_("'{field}': {value} has more digits than are kept, and is taken as {kept}")
        facts = {"field": field.name, "value": said, "kept": str(kept)}
        self.told.tell(
            f"rounded {field.name}",
            lambda: charter_finding(
                "ORG104",
                message,
                place,
                facts=facts,
                severity="warning",
                help=N_("write it in a greater unit, such as thousands or millions"),
            ),
        )

    def _cell(self, field: Field, value: Any) -> Any:
        """Return a cell as a definition writes it."""
        if isinstance(value, datetime) and value == datetime.combine(value, time(), value.tzinfo):
            return str(value.date())  # pandas has no days without a time
        if not isinstance(value, str):
            return value if isinstance(value, bool | int | float | list) else str(value)
        if field.several and ";" in value:
            return [part.strip() for part in value.split(";")]
        if field.type == "bool":
            return {"true": True, "false": False}.get(value.casefold(), value)
        return value


def field_entry(con: Any, field: Field, table: str, language: str) -> FieldEntry:
    """Return what a manifest says of a field that a table has.

    Args:
        con: DuckDB.
        field: The field.
        table: The table, as it was written, in SQL.
        language: Language of units of measure.
    """
    bounded = isinstance(field.values, Measured)
    low, high = (quoted(f"{field.name}.{end}") for end in ("low", "high"))
    known = low if bounded else quoted(f"{field.name}.value")
    rows = f"FROM {table} WHERE in_force AND {known} IS NOT NULL"
    stated = con.execute(f"SELECT count(*) {rows}").fetchone()[0]
    least = greatest = decimals = None
    if bounded:
        ends = f"FROM (SELECT unnest([{low}, {high}]) AS x {rows}) WHERE isfinite(x)"
        fits = "bool_and(round_even(x * 1e{0}, 0) / 1e{0} = x)"
        query = f"SELECT min(x), max(x), max(abs(x)), {fits.format(0)} {ends}"
        least, greatest, most, fit = con.execute(query).fetchone()
        if most is not None:
            for number in range(MOST_DECIMALS + 1):
                if number:
                    (fit,) = con.execute(f"SELECT {fits.format(number)} {ends}").fetchone()
                if fit and exact_with(most, number):
                    decimals = number
                    break
    return FieldEntry(
        type=field.type,
        several=field.several,
        unit=field.unit.pick(language) or None,
        currency=field.currency or None,
        stated=stated,
        least=least,
        greatest=greatest,
        decimals=decimals,
    )


def _parts(column: Column, place: int) -> tuple[Any, ...]:
    if column.low is not None and column.high is not None:
        return float(column.low[place]), float(column.high[place])
    value = column.value(place)
    return (list(value) if isinstance(value, tuple) else value,)


def _as_varchar(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _value(field: Field, value: Any, end: str) -> str:
    if isinstance(field.values, Measured):
        return _number(float(getattr(value, end, value)))
    if isinstance(value, tuple):
        return f"[{', '.join(literal(str(one)) for one in value)}]"
    return str(value).lower() if isinstance(value, bool) else literal(str(value))


def _number(value: float) -> str:
    return f"'{value!r}'::DOUBLE"
