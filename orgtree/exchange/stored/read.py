"""Read a folder of tables into an organisation, array by array."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.dates import Date
from orgtree.base.files import label_of
from orgtree.base.memory import no_collecting
from orgtree.base.place import Place
from orgtree.base.text import Text
from orgtree.exchange.stored.besides import UNITS as OF_UNITS
from orgtree.exchange.stored.besides import from_table
from orgtree.exchange.stored.column_types import polars
from orgtree.exchange.stored.finding_records import finding_of
from orgtree.exchange.stored.frames_in import Frames, numbered
from orgtree.exchange.stored.links_in import links_in
from orgtree.exchange.stored.table_rows import TableRows
from orgtree.exchange.stored.units_in import MORE_UNIT_COLUMNS, UNIT_COLUMNS, units_in
from orgtree.exchange.stored.written_rows import written_rows
from orgtree.graph.loaded import Loaded
from orgtree.graph.manifest import BESIDES, CHARTER, HEAD, INCOMPLETE, MANIFEST, UNITS
from orgtree.graph.read_head import read_head
from orgtree.graph.snapshot import Snapshot
from orgtree.graph.stored import stored_tables
from orgtree.graph.tables import Facts
from orgtree.source import Document, SourceSet, TableDocument

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from orgtree.charter.model import Charter
    from orgtree.exchange.stored.besides import Besides
    from orgtree.graph.manifest import ColumnType
    from orgtree.graph.stored import StoredTables
    from orgtree.graph.tables import Head


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
        self.frames = Frames(stored)
        self.charter: Charter = stored.charter
        self.sources = stored.sources
        self.size = stored.manifest.units.rows
        self.documents = (units, head)
        self.loaded = Loaded(stored.sources, charter=stored.charter)

    def read(self) -> Loaded:
        """Return the organisation."""
        loaded, stored = self.loaded, self.stored
        head = self._head()
        frame, file_rows = self.frames.rows(
            UNITS, "unit", self.size, UNIT_COLUMNS, MORE_UNIT_COLUMNS, [*self.charter.fields.values()]
        )
        units = self.documents[0]
        label = label_of(stored.path(UNITS))
        self.sources.documents[units] = TableDocument(label, range(self.size), columns=numbered(frame.columns))
        besides = self._besides()
        of_units = [one for one in besides if one.table == OF_UNITS]
        facts = Facts(
            charter=self.charter,
            head=head,
            units=units_in(self.frames, frame, of_units),
            links={name: links_in(self.frames, link, besides) for name, link in self.charter.links.items()},
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
            raise self.frames.broken(MANIFEST, "day") from error
        self._findings(facts)
        loaded.of_text = list(loaded.reading)
        document = self.documents[1]
        loaded.written = written_rows(loaded, self.sources.documents[document].data, stored.folder, document)
        return loaded

    def _head(self) -> Head:
        number = self.documents[1]
        said = self.stored.head
        try:
            data = {"orgtree": "definition/1", "charter": f"./{CHARTER}", **said["head"]}
            scenario = Text(tuple((str(tag), str(words)) for tag, words in said.get("scenario", ())))
        except (KeyError, TypeError, ValueError) as error:
            raise self.frames.broken(HEAD, "head") from error
        self.sources.documents[number] = Document(label_of(self.stored.path(HEAD)), data=data)
        return read_head(self.loaded, data, number, scenario)

    def _incomplete(self) -> dict[str, frozenset[int]]:
        if not self.stored.has(INCOMPLETE):
            return {}
        frame = self.frames.frame(INCOMPLETE, {"link": "VARCHAR", "unit": "INT32", "stated": "BOOLEAN"})
        found: dict[str, set[int]] = {}
        for link, unit, stated in frame.iter_rows():
            if link not in self.charter.links or not 0 <= unit < self.size:
                raise self.frames.broken(INCOMPLETE, "link")
            if stated:
                found.setdefault(link, set()).add(unit)
        return {link: frozenset(units) for link, units in found.items()}

    def _besides(self) -> list[Besides]:
        if not self.stored.has(BESIDES):
            return []
        try:
            found = list(from_table(self.frames.frame(BESIDES, _BESIDES)))
        except (ValueError, RecursionError) as error:
            raise self.frames.broken(BESIDES, "value") from error
        sizes = {OF_UNITS: self.size, **{name: entry.rows for name, entry in self.stored.manifest.links.items()}}
        if any(not 0 <= one.row < sizes.get(one.table, 0) for one in found):
            raise self.frames.broken(BESIDES, "row")
        return found

    def _findings(self, facts: Facts) -> None:
        """Take over what was found when it was read first, each at its unit."""

        def place(unit: str | None) -> Place | None:
            number = facts.index.get(unit) if unit is not None else None
            return Place(self.documents[1]) if number is None else facts.place(number)

        try:
            self.loaded.reading.extend(finding_of(record, place) for record in self.stored.head.get("findings", ()))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise self.frames.broken(HEAD, "findings") from error
