"""Write an organisation as a folder of tables: `units.parquet`, a table for each type of links, the charter beside them."""

from __future__ import annotations

import hashlib
import io
import json
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

from orgtree.base.dates import LATEST
from orgtree.base.text import Text
from orgtree.charter.whole import whole_charter
from orgtree.exchange.stored.besides import as_table, besides_of
from orgtree.exchange.stored.column_types import columns_of, polars
from orgtree.exchange.stored.columns_out import field_columns, field_entries, numbers, periods, texts
from orgtree.exchange.stored.finding_records import finding_record
from orgtree.exchange.stored.folder import folder_of_tables
from orgtree.exchange.stored.table_rows import GivenRows
from orgtree.exchange.stored.trees import Trees
from orgtree.graph.manifest import (
    BESIDES,
    CHARTER,
    FORMAT,
    FURTHER,
    HEAD,
    INCOMPLETE,
    UNITS,
    CharterEntry,
    FieldEntry,
    FileEntry,
    LinksEntry,
    Manifest,
    UnitsEntry,
    links_file,
)
from orgtree.graph.placement import placement
from orgtree.graph.rows import head_of
from orgtree.graph.yaml_flow import flow, scalar
from orgtree.source.documents import root_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from orgtree.charter.model import Charter
    from orgtree.exchange.stored.folder import Folder
    from orgtree.graph.load import Loaded
    from orgtree.graph.snapshot import Links, Snapshot

    Ints = NDArray[Any]

ROWS_A_GROUP = 122_880
"""Rows that are read or passed over together; a multiple of what engines work on at once."""


def write_tables(loaded: Loaded, folder: str | Path, *, version: str, force: bool = False) -> Manifest:
    """Write an organisation, on the day that it looks at, as a folder of tables.

    Args:
        loaded: The organisation, with what was found on reading.
        folder: Where the tables go; it is made where it is not there.
        version: The version of orgtree that writes them.
        force: Whether tables that are there are written over.

    Raises:
        UsageError: If something else is there, or tables are and *force* is not given.
        WriteError: If another run is writing there.
        OSError: If a file cannot be written; tables that were there are left as they are.
        MissingExtraError: If polars is missing or too old.
    """
    polars()
    with folder_of_tables(folder, force=force) as target:
        return TablesWriter(loaded, target).write(version)


class TablesWriter:
    """Writes one organisation into one folder."""

    def __init__(self, loaded: Loaded, folder: Folder) -> None:
        assert loaded.snapshot is not None  # noqa: S101 - an organisation has one
        self.loaded = loaded
        self.graph = loaded.snapshot
        self.folder = folder
        self.files: dict[str, FileEntry] = {}

    def write(self, version: str) -> Manifest:
        """Write all files, the manifest last."""
        graph = self.graph
        charter = self._bytes(CHARTER, charter_text(graph.charter).encode())
        self._bytes(HEAD, (json.dumps(self._head(), ensure_ascii=True, indent=1) + "\n").encode())
        whole = placement(graph).forest
        rows = np.concatenate([whole.order, np.flatnonzero(~whole.members)]).astype(np.int32)
        trees = Trees(graph, self._alongs())
        self.units(rows, trees)
        position = np.empty(graph.size, dtype=np.int32)
        position[rows] = np.arange(graph.size, dtype=np.int32)
        links = {name: self.links(name, table, position) for name, table in graph.links.items()}
        self._besides(trees)
        kinds = np.bincount(graph.kind[graph.in_force], minlength=len(graph.kinds)).tolist()
        manifest = Manifest(
            format=FORMAT,
            orgtree=version,
            day=str(graph.as_of) if graph.as_of else None,
            day_ordinal=min(graph.day, LATEST),
            language=graph.language,
            charter=CharterEntry(name=graph.charter.name, sha256=charter),
            files=self.files,
            units=UnitsEntry(
                rows=graph.size,
                in_force=int(graph.in_force.sum()),
                kinds={kind.name: count for kind, count in zip(graph.kinds, kinds, strict=True) if count},
            ),
            fields=self.fields(),
            links=links,
            incomplete={name: len(units) for name, units in graph.incomplete.items() if units},
            not_stated={
                name: [graph.kinds[code].name for code in sorted(codes)] for name, codes in graph.not_stated.items()
            },
            hierarchies=trees.hierarchies,
            views=trees.views,
        )
        self.folder.finish(manifest.text())
        return manifest

    def fields(self) -> dict[str, FieldEntry]:
        """Return what is said of the fields of units."""
        return field_entries(self.graph.columns, self.graph.in_force, self.graph.language)

    # -- tables -------------------------------------------------------------------------------------------------------

    def units(self, rows: Ints, trees: Trees) -> None:
        """Write the units in the order of the tree of everything; what is not in force comes last."""
        graph, pl = self.graph, polars()
        kinds = pl.Series([kind.name for kind in graph.kinds], dtype=pl.String)
        self._table(
            UNITS,
            {
                "unit": numbers(rows),
                "id": texts(list(graph.ids)).gather(rows),
                "kind": kinds.gather(graph.kind[rows].astype(np.int32)),
                **_names(graph, rows),
                **self.standing(rows),
                **field_columns(graph.columns, rows),
                **dict(trees.columns(rows)),
            },
        )

    def standing(self, rows: Ints) -> dict[str, Any]:
        """Return the days of units, and where they stand in the tree of everything."""
        graph = self.graph
        whole = placement(graph).forest
        return {
            **periods(graph.facts.units, rows),
            "in_force": polars().Series(graph.in_force[rows]),
            "position": numbers(np.arange(graph.size)),
            "end": numbers(np.where(whole.members, whole.end, -1)[rows]),
            "parent": numbers(whole.parent[rows]),
            "depth": numbers(whole.depth[rows]),
        }

    def links(self, name: str, table: Links, position: Ints) -> LinksEntry:
        """Write the links of one type by the places of what they start from."""
        rows = np.argsort(position[table.source], kind="stable")
        if len(table):
            self._table(links_file(name), {**link_columns(table, rows), **field_columns(table.columns, rows)})
        return LinksEntry(
            rows=len(table),
            in_force=int(table.in_force.sum()),
            fields=field_entries(table.columns, table.in_force, self.graph.language),
        )

    def _besides(self, trees: Trees) -> None:
        graph, pl = self.graph, polars()
        stated = graph.facts.incomplete
        lists = [
            (link, unit, unit in stated.get(link, ()))
            for link, units in graph.incomplete.items()
            for unit in sorted(units)
        ]
        if lists:
            link, unit, said = zip(*lists, strict=True)
            columns = {
                "link": texts(link),
                "unit": numbers(np.asarray(unit)),
                "stated": pl.Series(said, dtype=pl.Boolean),
            }
            self._table(INCOMPLETE, columns)
        if trees.further:
            prefixes, pairs = zip(*trees.further.items(), strict=True)
            sizes = [len(units) for units, _ in pairs]
            self._table(
                FURTHER,
                {
                    "prefix": texts(np.repeat(prefixes, sizes).tolist()),
                    "unit": numbers(np.concatenate([units for units, _ in pairs])),
                    "at": numbers(np.concatenate([at for _, at in pairs])),
                },
            )
        if found := list(besides_of(graph.facts)):
            self._frame(BESIDES, as_table(found))

    def _table(self, name: str, columns: Mapping[str, Any]) -> None:
        pl = polars()
        self._frame(name, pl.DataFrame([column.alias(key) for key, column in columns.items()]))

    def _frame(self, name: str, frame: Any) -> None:
        path = self.folder.part(name)
        with path.open("wb") as file:
            output = _Output(file)
            try:
                frame.write_parquet(output, row_group_size=ROWS_A_GROUP)
            except BaseException as error:  # polars has an exception of its own for all that fails below it
                raise output.error or error from error
        self.files[name] = FileEntry(bytes=path.stat().st_size, rows=len(frame), columns=columns_of(frame.schema))

    def _bytes(self, name: str, content: bytes) -> str:
        digest = hashlib.sha256(content).hexdigest()
        self.folder.part(name).write_bytes(content)
        self.files[name] = FileEntry(bytes=len(content), sha256=digest)
        return digest

    # -- what is said of the whole ------------------------------------------------------------------------------------

    def _head(self) -> dict[str, Any]:
        """Return the head as plain data, with what was found on reading."""
        loaded, graph = self.loaded, self.graph
        head = head_of(graph, (claim for claim, _ in loaded.claims))
        head.pop("as_of", None)
        if (description := _description(loaded)) is not None:
            head["description"] = description
        own = graph.facts.head
        if own.as_of is not None:
            head["as_of"] = str(own.as_of)
        scenario = {"scenario": [list(pair) for pair in own.scenario.words]} if own.scenario else {}
        found = [finding_record(finding, loaded.sources) for finding in loaded.at_home(loaded.reading)]
        return {"head": head, **scenario, "findings": found}

    def _alongs(self) -> Iterator[str]:
        """Yield the hierarchies that metrics and claims ask for by name."""
        for metric in self.graph.charter.metrics.values():
            yield from _named_along(metric.measure)
        for claim, _ in self.loaded.claims:
            yield from _named_along(claim.measure)


class _Output(io.BufferedIOBase):
    """A file that keeps in mind why it could not be written."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file
        self.error: OSError | None = None

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        try:
            return self._file.write(data)
        except OSError as error:
            self.error = error
            raise


def link_columns(table: Links, rows: Ints) -> dict[str, Any]:
    """Return the columns of links besides their fields, for rows in the order of the table."""
    places = table.places
    given = np.full(len(table), -1, dtype=np.int32)
    if isinstance(places, GivenRows):
        given = places.given
    else:
        given[list(places)] = [place.path[-1] for place in places.values()]
    return {
        "row": numbers(rows),
        "source": numbers(table.source[rows]),
        "target": numbers(table.target[rows]),
        "item": numbers(table.item[rows]),
        "nested": polars().Series(table.nested[rows]),
        **({"given": numbers(given[rows])} if table.places else {}),
        **periods(table, rows),
        "in_force": polars().Series(table.in_force[rows]),
    }


def charter_text(charter: Charter) -> str:
    """Return a whole charter as YAML, an entry a line."""
    lines = []
    for key, said in whole_charter(charter).items():
        if isinstance(said, dict) and said:
            lines += [f"{scalar(key)}:", *(f"  {scalar(str(name))}: {flow(entry)}" for name, entry in said.items())]
        else:
            lines.append(f"{scalar(key)}: {flow(said)}")
    return "\n".join([*lines, ""])


def _description(loaded: Loaded) -> Any:
    """Return what the head of the definition describes it as, which no graph has; None where it does not."""
    numbers = loaded.written.numbers
    return root_mapping(loaded.sources.documents[numbers[0]]).get("description") if numbers else None


def _named_along(said: Any) -> Iterator[str]:
    if isinstance(said, dict):
        for key, value in said.items():
            if key == "along" and isinstance(value, str):
                yield value
            yield from _named_along(value)
    elif isinstance(said, list):
        for value in said:
            yield from _named_along(value)


def _names(graph: Snapshot, rows: Ints) -> dict[str, Any]:
    """Return the names of the day, in all languages where some name has several, and as they are written."""
    pl = polars()
    language = graph.language
    shown = [
        name if isinstance(name, str) or name is None else Text.of(name, language).pick(language) or None
        for name in graph.names
    ]
    column = texts(shown)
    found = {"name": column.gather(rows)}
    if any(type(name) is dict for name in graph.names):
        every = [list(dict.fromkeys(map(str, name.values()))) if type(name) is dict else None for name in graph.names]
        words = [
            None if some is None else [text.encode("utf-8", "replace").decode() for text in some] for some in every
        ]
        found["names"] = pl.Series(words, dtype=pl.List(pl.String)).gather(rows)
    written = [
        None if stored == name else json.dumps(name)
        for name, stored in zip(graph.facts.units.names, column.to_list(), strict=True)
    ]
    if any(written):
        found["name_said"] = pl.Series(written, dtype=pl.String).gather(rows)
    return found
