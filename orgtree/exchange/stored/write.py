"""Write an organisation as a folder of tables: `units.parquet`, a table for each type of links, the charter beside them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.dates import LATEST
from orgtree.exchange.stored.besides import as_table, besides_of
from orgtree.exchange.stored.column_types import polars
from orgtree.exchange.stored.columns_out import field_columns, field_entries, numbers, texts
from orgtree.exchange.stored.files_out import FilesOut
from orgtree.exchange.stored.folder import folder_of_tables
from orgtree.exchange.stored.head_out import charter_text, head_record, hierarchies_named
from orgtree.exchange.stored.structure_out import incomplete_columns, link_columns, names, standing
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
    LinksEntry,
    Manifest,
    UnitsEntry,
    links_file,
)
from orgtree.graph.placement import placement

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from orgtree.exchange.stored.folder import Folder
    from orgtree.graph.loaded import Loaded
    from orgtree.graph.snapshot import Links

    Ints = NDArray[Any]


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
        self.files = FilesOut(folder)

    def write(self, version: str) -> Manifest:
        """Write all files, the manifest last."""
        graph = self.graph
        charter = self.files.content(CHARTER, charter_text(graph.charter).encode())
        self.files.content(
            HEAD, (json.dumps(head_record(self.loaded, graph), ensure_ascii=True, indent=1) + "\n").encode()
        )
        whole = placement(graph).forest
        rows = np.concatenate([whole.order, np.flatnonzero(~whole.members)]).astype(np.int32)
        trees = Trees(graph, hierarchies_named(self.loaded, graph.charter))
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
            files=self.files.entries,
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

    def units(self, rows: Ints, trees: Trees) -> None:
        """Write the units in the order of the tree of everything; what is not in force comes last."""
        graph, pl = self.graph, polars()
        kinds = pl.Series([kind.name for kind in graph.kinds], dtype=pl.String)
        self.files.columns(
            UNITS,
            {
                "unit": numbers(rows),
                "id": texts(list(graph.ids)).gather(rows),
                "kind": kinds.gather(graph.kind[rows].astype(np.int32)),
                **names(graph, rows),
                **standing(graph, rows),
                **field_columns(graph.columns, rows),
                **dict(trees.columns(rows)),
            },
        )

    def links(self, name: str, table: Links, position: Ints) -> LinksEntry:
        """Write the links of one type by the places of what they start from."""
        rows = np.argsort(position[table.source], kind="stable")
        if len(table):
            self.files.columns(links_file(name), {**link_columns(table, rows), **field_columns(table.columns, rows)})
        return LinksEntry(
            rows=len(table),
            in_force=int(table.in_force.sum()),
            most=int(np.bincount(table.source[table.in_force], minlength=1).max()),
            fields=field_entries(table.columns, table.in_force, self.graph.language),
        )

    def _besides(self, trees: Trees) -> None:
        graph = self.graph
        if columns := incomplete_columns(graph):
            self.files.columns(INCOMPLETE, columns)
        if columns := trees.further_columns():
            self.files.columns(FURTHER, columns)
        if found := list(besides_of(graph.facts)):
            self.files.frame(BESIDES, as_table(found))
