"""Tables written out of a structure in memory, and of the texts and values that DuckDB has of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.duck import one_path
from orgtree.exchange.stored.column_types import columns_of, polars, schema_of
from orgtree.exchange.stored.columns_in import defaults_of
from orgtree.exchange.stored.files_out import ROWS_A_GROUP
from orgtree.exchange.stored.raw_fields import RawFields, field_entry
from orgtree.exchange.stored.raw_tables import ROW, RawTable, literal, quoted
from orgtree.exchange.stored.sampled import Sampled
from orgtree.exchange.stored.structure_out import link_columns, standing
from orgtree.exchange.stored.write import TablesWriter
from orgtree.graph.loaded import Loaded
from orgtree.graph.manifest import UNITS, FileEntry, LinksEntry, links_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from orgtree.charter.model import Field
    from orgtree.exchange.stored.folder import Folder
    from orgtree.exchange.stored.raw_tables import RawTable
    from orgtree.exchange.stored.sampled import Sampled
    from orgtree.exchange.stored.trees import Trees
    from orgtree.graph.loaded import Loaded
    from orgtree.graph.manifest import FieldEntry
    from orgtree.graph.snapshot import Links

    Ints = NDArray[Any]


class RawWriter(TablesWriter):
    """Writes tables whose texts and values are in DuckDB.

    Args:
        loaded: The structure, which is in memory.
        folder: Where the tables go.
        units: The raw table of units.
        links: The raw table of links.
        told: Gets what is wrong with fields.
        scratch: Where files are put that are not kept.
    """

    def __init__(
        self, loaded: Loaded, folder: Folder, units: RawTable, links: RawTable | None, told: Sampled, scratch: Path
    ) -> None:
        super().__init__(loaded, folder)
        self.raw_units = units
        self.raw_links = links
        self.con = units.con
        self.told = told
        self.scratch = scratch
        self.of_units: dict[str, str] = {}
        self.of_links: dict[str, dict[str, str]] = {}

    def columns(self) -> None:
        """Work out what gives each field, so that all that is wrong is told before anything is written."""
        charter, links = self.graph.charter, self.raw_links
        fields = RawFields(self.raw_units, self.told)
        for name, field in charter.fields.items():
            having = [kind.code for kind in charter.kinds.values() if name in kind.fields]
            defaults = [(value, _among(codes)) for value, codes in defaults_of(charter, name)]
            if name in self.raw_units.columns or defaults:
                self.of_units |= dict(fields.columns(field, _among(having), defaults))
        for link in charter.links.values():
            table = self.graph.links[link.name]
            if not len(table):
                continue
            of_link = self.of_links[link.name] = {}
            for field in link.fields.values():
                stated = links is not None and field.name in links.columns
                defaults = [] if field.default is None else [(field.default, "true")]
                if links is not None and (stated or defaults):
                    of_link |= dict(RawFields(links, self.told).columns(field, "true", defaults))

    def units(self, rows: Ints, trees: Trees) -> None:
        """Write the units: structure out of memory, all else out of DuckDB."""
        own = {"unit": rows, **standing(self.graph, rows)}
        names = dict(self._names())
        trees_columns = dict(trees.columns(rows))
        chosen = {
            "unit": "own.unit",
            "id": "unit.id",
            "kind": "unit.kind",
            **names,
            **{name: f"own.{quoted(name)}" for name in list(own)[1:]},
            **self.of_units,
            **{name: f"own.{quoted(name)}" for name in trees_columns},
        }
        columns = {"unit": polars().Series(rows), **{k: v for k, v in own.items() if k != "unit"}, **trees_columns}
        joined = f"JOIN unit USING (unit) JOIN {self.raw_units.name} AS cells ON unit.raw = cells.{quoted(ROW)}"
        self._copy(UNITS, columns, chosen, joined, "own.position")

    def links(self, name: str, table: Links, position: Ints) -> LinksEntry:
        """Write the links of one type."""
        of_link = self.of_links.get(name, {})
        if not of_link:
            return super().links(name, table, position)
        rows = np.argsort(position[table.source], kind="stable")
        own = link_columns(table, rows)
        chosen = {**{column: f"own.{quoted(column)}" for column in own}, **of_link}
        own["#place"] = polars().Series(np.arange(len(rows)))
        assert self.raw_links is not None  # noqa: S101 - fields of links come from it
        given = "own.given" if "given" in own else "-1"
        joined = f"LEFT JOIN {self.raw_links.name} AS cells ON {given} = cells.{quoted(ROW)}"
        file = self._copy(links_file(name), own, chosen, joined, f"own.{quoted('#place')}")
        fields = dict(self._entries(self.graph.charter.links[name].fields, of_link, file))
        return LinksEntry(rows=len(table), in_force=int(table.in_force.sum()), fields=fields)

    def fields(self) -> dict[str, FieldEntry]:
        """Return what is said of the fields of units."""
        return dict(self._entries(self.graph.charter.fields, self.of_units, str(self.folder.written(UNITS))))

    def _entries(
        self, fields: Mapping[str, Field], columns: Mapping[str, str], file: str
    ) -> Iterator[tuple[str, FieldEntry]]:
        for name, field in fields.items():
            if any(f"{name}.{end}" in columns for end in ("low", "value")):
                yield name, field_entry(self.con, field, file, self.graph.language)

    def _names(self) -> Iterator[tuple[str, str]]:
        """Yield what gives the names of units: one text, or one in each of some languages."""
        columns = self.raw_units.columns
        cells = {
            name.partition(":")[2]: f"nullif(cells.{quoted(name)}::VARCHAR, '')"
            for name in columns
            if name.startswith("name:")
        }
        plain = "nullif(cells.name::VARCHAR, '')" if "name" in columns else "NULL::VARCHAR"
        if not cells:
            yield "name", plain
            return
        if "name" in columns:
            cells.setdefault(self.graph.language, plain)
        first = [said for tag, said in cells.items() if tag == self.graph.language]
        rest = [said for tag, said in cells.items() if tag != self.graph.language]
        several = (
            " OR ".join(f"{said} IS NOT NULL" for tag, said in cells.items() if tag != self.graph.language) or "false"
        )
        yield "name", f"coalesce({', '.join([*first, *rest])})"
        words = ", ".join([*first, *rest])
        yield "names", f"CASE WHEN {several} THEN list_distinct(list_filter([{words}], lambda x: x IS NOT NULL)) END"
        pairs = ", ".join(f"{literal(tag)}, {said}" for tag, said in cells.items())
        yield "name_said", f"CASE WHEN {several} THEN json_merge_patch('{{}}', json_object({pairs}))::VARCHAR END"

    def _copy(self, name: str, columns: Mapping[str, Any], chosen: Mapping[str, str], joined: str, order: str) -> str:
        """Write a table out of columns in memory and what DuckDB has beside them; returns where it is."""
        pl = polars()
        own = self.scratch / "own.parquet"
        pl.DataFrame([column.alias(key) for key, column in columns.items()]).write_parquet(own)
        path = self.folder.part(name)
        said = ", ".join(f"{expression} AS {quoted(key)}" for key, expression in chosen.items())
        self.con.execute(
            f"COPY (SELECT {said} FROM read_parquet({literal(one_path(own))}) AS own {joined} ORDER BY {order})"
            f" TO {literal(str(path))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROWS_A_GROUP})"
        )
        own.unlink()
        rows = len(next(iter(columns.values())))
        self.files.entries[name] = FileEntry(bytes=path.stat().st_size, rows=rows, columns=columns_of(schema_of(path)))
        return str(path)


def _among(codes: list[int]) -> str:
    return f"(unit.code IN ({', '.join(map(str, codes))}))" if codes else "false"
