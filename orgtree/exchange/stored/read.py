"""Read a folder of tables into an organisation, array by array."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.dates import EARLIEST, ENDED, LATEST, Date
from orgtree.base.errors import DefinitionError, reraise_interrupts
from orgtree.base.files import label_of
from orgtree.base.memory import no_collecting
from orgtree.base.place import Place
from orgtree.base.text import Text
from orgtree.exchange.stored.besides import UNITS as OF_UNITS
from orgtree.exchange.stored.besides import from_table, is_name
from orgtree.exchange.stored.column_types import polars, type_of
from orgtree.exchange.stored.columns_in import FieldReader, types_of_field
from orgtree.exchange.stored.columns_out import ordinals
from orgtree.exchange.stored.finding_records import finding_of
from orgtree.exchange.stored.table_rows import GivenRows, TableRows
from orgtree.exchange.stored.written_rows import written_rows
from orgtree.graph.load import Loaded, read_head
from orgtree.graph.manifest import BESIDES, CHARTER, HEAD, INCOMPLETE, MANIFEST, UNITS, links_file
from orgtree.graph.snapshot import Snapshot
from orgtree.graph.stored import stored_tables
from orgtree.graph.tables import EarlierName, Facts, LinkTable, UnitTable
from orgtree.graph.text_column import TextColumn
from orgtree.source import Document, SourceSet, TableDocument

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from orgtree.charter.model import Charter, Field, Link
    from orgtree.exchange.stored.besides import Besides
    from orgtree.graph.columns import Column
    from orgtree.graph.manifest import ColumnType
    from orgtree.graph.stored import StoredTables
    from orgtree.graph.tables import Head

    Ints = NDArray[Any]

_PERIOD: Mapping[str, ColumnType] = {"valid_from": "DATE", "valid_until": "DATE", "end_unknown": "BOOLEAN"}
_UNIT: Mapping[str, ColumnType] = {"unit": "INT32", "id": "VARCHAR", "kind": "VARCHAR", "name": "VARCHAR", **_PERIOD}
_LINK: Mapping[str, ColumnType] = {
    "row": "INT32",
    "source": "INT32",
    "target": "INT32",
    "item": "INT32",
    "nested": "BOOLEAN",
    **_PERIOD,
}
_UNIT_MORE: Mapping[str, ColumnType] = {"name_said": "VARCHAR"}
_LINK_MORE: Mapping[str, ColumnType] = {"given": "INT32"}
_BESIDES: Mapping[str, ColumnType] = {
    "what": "VARCHAR",
    "table": "VARCHAR",
    "row": "INT32",
    "field": "VARCHAR",
    "start": "INT32",
    "stop": "INT32",
    "value": "VARCHAR",
}


@no_collecting()
def read_tables(folder: str | Path) -> Loaded:
    """Read a folder of tables.

    Args:
        folder: The folder.

    Returns:
        The organisation on the day that the tables look at, with what was found when it was read first.

    Raises:
        DefinitionError: If the folder is not whole, or a table is not what the manifest says.
        MissingExtraError: If polars is missing or too old.
    """
    polars()
    sources = SourceSet()
    units = sources.add(TableDocument("", (), columns={}))  # what findings point at most stands first
    head = sources.add(Document(""))
    stored = stored_tables(folder, sources)
    return _Reader(stored, units, head).read()


class _Reader:
    """Reads one folder."""

    def __init__(self, stored: StoredTables, units: int, head: int) -> None:
        self.stored = stored
        self.charter: Charter = stored.charter
        self.sources = stored.sources
        self.size = stored.manifest.units.rows
        self.documents = (units, head)
        self.loaded = Loaded(stored.sources, charter=stored.charter)

    def read(self) -> Loaded:
        """Return the organisation."""
        loaded, stored = self.loaded, self.stored
        head = self._head()
        frame, file_rows = self._rows(UNITS, "unit", self.size, _UNIT, _UNIT_MORE, [*self.charter.fields.values()])
        units = self.documents[0]
        label = label_of(stored.path(UNITS))
        self.sources.documents[units] = TableDocument(label, range(self.size), columns=_numbered(frame.columns))
        besides = self._besides()
        of_units = [one for one in besides if one.table == OF_UNITS]
        facts = Facts(
            charter=self.charter,
            head=head,
            units=self._units(frame, of_units),
            links={name: self._links(link, besides) for name, link in self.charter.links.items()},
            incomplete=self._incomplete(),
            exceptions={one.row: one.value for one in of_units if one.what == "exceptions"},
            damage={one.row: tuple(one.value) for one in of_units if one.what == "damage"},
            pointer=TableRows(units, file_rows),
            link_order={one.row: tuple(one.value) for one in of_units if one.what == "order"},
        )
        day = stored.manifest.day
        try:
            loaded.snapshot = Snapshot(facts, None if day is None else Date.parse(day))
        except ValueError as error:
            raise self._broken(MANIFEST, "day") from error
        self._findings(facts)
        loaded.of_text = list(loaded.reading)
        document = self.documents[1]
        loaded.written = written_rows(loaded, self.sources.documents[document].data, stored.folder, document)
        return loaded

    # -- units --------------------------------------------------------------------------------------------------------

    def _units(self, frame: Any, besides: Sequence[Besides]) -> UnitTable:
        kind = self._kinds(frame["kind"])
        ids = TextColumn(frame["id"])
        if not ids.all_stated or frame["id"].n_unique() < self.size:
            raise self._broken(UNITS, "id")
        start, stop = _periods(frame)
        earlier: dict[int, list[EarlierName]] = {}
        for one in besides:
            if one.what == "name":
                called = EarlierName(one.value["name"], one.start, one.stop, one.value["source"])
                earlier.setdefault(one.row, []).append(called)
        reader = FieldReader(frame, besides)
        columns: dict[str, Column] = {}
        for name, field in self.charter.fields.items():
            if reader.has(field):
                values: dict[Any, list[int]] = {}
                for having in self.charter.kinds.values():
                    if name in having.fields and having.fields[name].default is not None:
                        values.setdefault(having.fields[name].default, []).append(having.code)
                defaults = [(said, np.isin(kind, codes)) for said, codes in values.items()]
                columns[name] = self._column(reader, UNITS, field, defaults)
        names = {unit: tuple(found) for unit, found in earlier.items()}
        return UnitTable(start, stop, columns, ids, kind, self._names(frame), names)

    def _kinds(self, series: Any) -> NDArray[np.int16]:
        codes = {name: kind.code for name, kind in self.charter.kinds.items()}
        different, numbers = TextColumn(series).codes()
        if not {*different} <= codes.keys():
            raise self._broken(UNITS, "kind")
        return np.asarray([codes[name] for name in different], dtype=np.int16)[numbers]

    def _names(self, frame: Any) -> Sequence[Any]:
        if "name_said" not in frame.columns:
            return TextColumn(frame["name"])
        names: list[Any] = frame["name"].to_list()
        said = frame["name_said"]
        for row in said.is_not_null().arg_true().to_list():
            name = self._json(UNITS, "name_said", said[row])
            if name is not None and not is_name(name):
                raise self._broken(UNITS, "name_said")
            names[row] = name
        return names

    def _column(self, reader: FieldReader, file: str, field: Field, defaults: Sequence[tuple[Any, Any]]) -> Column:
        try:
            return reader.column(field, defaults)
        except ValueError as error:
            raise self._broken(file, field.name) from error

    # -- links --------------------------------------------------------------------------------------------------------

    def _links(self, link: Link, besides: Sequence[Besides]) -> LinkTable:
        entry = self.stored.manifest.links.get(link.name)
        file = links_file(link.name)
        count = entry.rows if entry is not None and self.stored.has(file) else 0
        if not count:
            none = np.zeros(0, dtype=np.int32)
            return LinkTable(none, none, {}, link, none, none, none, np.zeros(0, dtype=bool), {})
        frame, file_rows = self._rows(file, "row", count, _LINK, _LINK_MORE, [*link.fields.values()])
        start, stop = _periods(frame)
        source, target, item = (_ints(frame[name]) for name in ("source", "target", "item"))
        for name, ends in (("source", source), ("target", target)):
            if int(ends.min()) < 0 or int(ends.max()) >= self.size:
                raise self._broken(file, name)
        places: Mapping[int, Place] = {}
        if "given" in frame.columns:
            number = self.sources.add(
                TableDocument(label_of(self.stored.path(file)), range(count), columns=_numbered(frame.columns))
            )
            places = GivenRows(number, file_rows, _ints(frame["given"]))
        assert entry is not None  # noqa: S101 - there are rows
        reader = FieldReader(frame, [one for one in besides if one.table == link.name])
        everywhere = np.ones(count, dtype=bool)
        columns = {
            name: self._column(reader, file, field, [] if field.default is None else [(field.default, everywhere)])
            for name, field in link.fields.items()
            if reader.has(field)
        }
        nested = np.array(frame["nested"].to_numpy(), dtype=bool)
        return LinkTable(start, stop, columns, link, source, target, item, nested, places)

    # -- the rest -----------------------------------------------------------------------------------------------------

    def _head(self) -> Head:
        number = self.documents[1]
        said = self.stored.head
        try:
            data = {"orgtree": "definition/1", "charter": f"./{CHARTER}", **said["head"]}
            scenario = Text(tuple((str(tag), str(words)) for tag, words in said.get("scenario", ())))
        except (KeyError, TypeError, ValueError) as error:
            raise self._broken(HEAD, "head") from error
        self.sources.documents[number] = Document(label_of(self.stored.path(HEAD)), data=data)
        return read_head(self.loaded, data, number, scenario)

    def _incomplete(self) -> dict[str, frozenset[int]]:
        if not self.stored.has(INCOMPLETE):
            return {}
        frame = self._frame(INCOMPLETE, {"link": "VARCHAR", "unit": "INT32", "stated": "BOOLEAN"}, {}, [])
        found: dict[str, set[int]] = {}
        for link, unit, stated in frame.iter_rows():
            if link not in self.charter.links or not 0 <= unit < self.size:
                raise self._broken(INCOMPLETE, "link")
            if stated:
                found.setdefault(link, set()).add(unit)
        return {link: frozenset(units) for link, units in found.items()}

    def _besides(self) -> list[Besides]:
        if not self.stored.has(BESIDES):
            return []
        try:
            found = list(from_table(self._frame(BESIDES, _BESIDES, {}, [])))
        except (ValueError, RecursionError) as error:
            raise self._broken(BESIDES, "value") from error
        sizes = {OF_UNITS: self.size, **{name: entry.rows for name, entry in self.stored.manifest.links.items()}}
        if any(not 0 <= one.row < sizes.get(one.table, 0) for one in found):
            raise self._broken(BESIDES, "row")
        return found

    def _findings(self, facts: Facts) -> None:
        """Take over what was found when it was read first, each at its unit."""

        def place(unit: str | None) -> Place | None:
            number = facts.index.get(unit) if unit is not None else None
            return Place(self.documents[1]) if number is None else facts.place(number)

        try:
            self.loaded.reading.extend(finding_of(record, place) for record in self.stored.head.get("findings", ()))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise self._broken(HEAD, "findings") from error

    # -- tables -------------------------------------------------------------------------------------------------------

    def _rows(
        self,
        file: str,
        key: str,
        count: int,
        columns: Mapping[str, ColumnType],
        more: Mapping[str, ColumnType],
        fields: Sequence[Field],
    ) -> tuple[Any, NDArray[np.int32]]:
        """Return a table in the order of the definition, and the row in the file of each.

        Args:
            file: Its name.
            key: The column that numbers its rows.
            count: How many there should be.
            columns: Columns that it has.
            more: Columns that it may have.
            fields: Fields that it may have.
        """
        frame = self._frame(file, columns, more, fields)
        numbers = _ints(frame[key])
        rows = np.full(count, -1, dtype=np.int32)
        if len(numbers) == count and count and int(numbers.min()) >= 0 and int(numbers.max()) < count:
            rows[numbers] = np.arange(count, dtype=np.int32)
        if len(numbers) != count or (rows < 0).any():
            raise self._broken(file, key)
        in_order = bool((numbers == np.arange(count)).all())
        return frame if in_order else frame.select(polars().all().gather(rows)), rows

    def _frame(
        self,
        file: str,
        columns: Mapping[str, ColumnType],
        more: Mapping[str, ColumnType],
        fields: Sequence[Field],
    ) -> Any:
        pl = polars()
        path = self.stored.path(file)
        try:
            schema = pl.read_parquet_schema(path)
        except BaseException as error:
            reraise_interrupts(error)
            raise DefinitionError(
                N_("'{file}' is no table of Parquet, or was cut off; write the tables again"), file=path
            ) from error
        entry = self.stored.manifest.files[file]
        wanted: dict[str, ColumnType] = dict(columns)
        wanted |= {name: kind for name, kind in more.items() if name in entry.columns}
        for field in fields:
            ends = {f"{field.name}.{end}": kind for end, kind in types_of_field(field).items()}
            if not ends.keys().isdisjoint(entry.columns):
                wanted |= ends
            if f"{field.name}.default" in entry.columns:
                wanted[f"{field.name}.default"] = "BOOLEAN"
        for name, kind in wanted.items():
            if name not in schema:
                raise DefinitionError(
                    N_("'{file}' has no column '{name}'; write the tables again"), file=path, name=name
                )
            if (there := type_of(schema[name])) != kind:
                raise DefinitionError(
                    N_("column '{name}' of '{file}' is {type} and should be {wanted}; write the tables again"),
                    name=name,
                    file=path,
                    type=there or str(schema[name]),
                    wanted=kind,
                )
        try:
            return pl.read_parquet(path, columns=[*wanted])
        except BaseException as error:
            reraise_interrupts(error)
            raise DefinitionError(
                N_("'{file}' is no table of Parquet, or was cut off; write the tables again"), file=path
            ) from error

    def _json(self, file: str, column: str, text: str) -> Any:
        try:
            return json.loads(text)
        except (ValueError, RecursionError) as error:
            raise self._broken(file, column) from error

    def _broken(self, file: str, at: str) -> DefinitionError:
        return DefinitionError(
            N_("'{file}' is broken at '{at}'; write the tables again"), file=self.stored.path(file), at=at
        )


def _periods(frame: Any) -> tuple[Any, Any]:
    start = ordinals(frame["valid_from"], EARLIEST)
    stop = ordinals(frame["valid_until"], LATEST)
    stop[np.array(frame["end_unknown"].fill_null(value=False).to_numpy(), dtype=bool)] = ENDED
    return start, stop


def _ints(series: Any) -> NDArray[np.int32]:
    return np.array(series.fill_null(-1).to_numpy(), dtype=np.int32)


def _numbered(names: Sequence[str]) -> dict[str, int]:
    """Return the columns of a table by the words by which places name them."""
    found: dict[str, int] = {}
    for number, name in enumerate(names):
        found.setdefault(name, number)
        found.setdefault(name.partition(".")[0], number)
    return found
