"""Make a folder of tables out of raw ones that memory has no room for: DuckDB keeps the texts and values, memory only the structure."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.memory import no_collecting
from orgtree.exchange.codes import exchange_finding
from orgtree.exchange.column_matching import UNDER
from orgtree.exchange.stored.column_types import columns_of, polars
from orgtree.exchange.stored.columns_in import defaults_of
from orgtree.exchange.stored.folder import folder_of_tables
from orgtree.exchange.stored.raw_fields import RawFields, field_entry
from orgtree.exchange.stored.raw_structure import Structure
from orgtree.exchange.stored.raw_tables import ROW, RawTable, Sampled, connection, literal, quoted
from orgtree.exchange.stored.write import ROWS_A_GROUP, TablesWriter, link_columns
from orgtree.graph.load import Loaded, read_head
from orgtree.graph.manifest import UNITS, FileEntry, LinksEntry, links_file
from orgtree.graph.snapshot import Snapshot
from orgtree.source import Document, SourceSet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from orgtree.base.finding import Finding
    from orgtree.charter.model import Charter, Field
    from orgtree.exchange.stored.folder import Folder
    from orgtree.exchange.stored.trees import Trees
    from orgtree.graph.manifest import FieldEntry, Manifest
    from orgtree.graph.snapshot import Links

    Ints = NDArray[Any]

_LINK_WORDS = frozenset({"link", "from", "to"})


@dataclass(frozen=True, slots=True)
class Made:
    """Tables that were made of raw ones.

    Args:
        manifest: What they hold.
        findings: What is wrong with the raw tables: of each sort the first few, and how many more there are.
        sources: The raw tables, which turn places into rows.
    """

    manifest: Manifest
    findings: tuple[Finding, ...]
    sources: SourceSet


@no_collecting()
def make_tables(
    units: Path,
    links: Path | None,
    folder: str | Path,
    *,
    charter: Charter,
    head: Mapping[str, Any],
    version: str,
    memory: str | None = None,
    force: bool = False,
) -> Made:
    """Make a folder of tables out of raw ones.

    A row a unit, with `id`, `kind`, `name` or `name:LANGUAGE`, `under` or the links by their names, the fields by theirs, `valid.from` and
    `valid.until`; a row a link with `link`, `from`, `to` and the link's fields. What is wrong is left out and told.

    Args:
        units: The table of units, CSV, TSV or Parquet.
        links: The table of links.
        folder: Where the tables go.
        charter: What there may be.
        head: What a definition's head would say.
        version: The version of orgtree that writes them.
        memory: How much memory DuckDB may use, as in `4GB`.
        force: Whether tables that are there are written over.

    Raises:
        DefinitionError: If a raw table cannot be read, or has no ids or kinds.
        UsageError: If something else is in the folder, or tables are and *force* is not given.
        MissingExtraError: If duckdb or polars is missing or too old.
        WriteError: If the disk has no room, or DuckDB gets too little memory.
        OSError: If a file cannot be written.
    """
    polars()
    with folder_of_tables(folder, force=force) as target:
        scratch = Path(tempfile.mkdtemp(prefix=".orgtree-", dir=target.path.absolute().parent))
        try:
            with connection(scratch, memory) as con:
                return _Maker(con, scratch, target, charter, units, links).made(head, version)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


class _Maker:
    """Makes one folder."""

    def __init__(
        self, con: Any, scratch: Path, folder: Folder, charter: Charter, units: Path, links: Path | None
    ) -> None:
        self.con = con
        self.scratch = scratch
        self.folder = folder
        self.charter = charter
        self.sources = SourceSet([Document(""), Document(""), Document("<head>")])
        self.units = RawTable(con, "raw_units", units, 0)
        self.links = None if links is None else RawTable(con, "raw_links", links, 1)
        for number, table in enumerate((self.units, self.links)):
            if table is not None:
                self.sources.documents[number] = table.describe()

    def made(self, said: Mapping[str, Any], version: str) -> Made:
        """Return what was made."""
        told = Sampled()
        loaded = Loaded(self.sources, charter=self.charter)
        head = read_head(loaded, {"orgtree": "definition/1", "charter": self.charter.name, **said}, 2)
        structure = Structure(self.con, self.charter, self.units, self.links, told)
        facts = structure.facts(head)
        loaded.snapshot = Snapshot(facts, head.as_of)
        self._left_out(told)
        writer = _RawWriter(loaded, self, told)
        writer.columns()
        loaded.reading.extend(told.all())
        manifest = writer.write(version)
        return Made(manifest, tuple(loaded.findings), self.sources)

    def _left_out(self, told: Sampled) -> None:
        """Tell of columns that mean nothing in the charter."""
        known = {"id", "kind", "name", UNDER, *self.charter.fields, *self.charter.links}
        strange = [name for name in self.units.columns if not _means(name, known)]
        if self.links is not None:
            fields = {name for link in self.charter.links.values() for name in link.fields}
            strange += [name for name in self.links.columns if not _means(name, fields | _LINK_WORDS)]
        for name in strange:
            told.findings.append(
                exchange_finding(
                    "ORG808",
                    N_("left out, since nothing of the charter keeps it: {keys}"),
                    None,
                    facts={"keys": name},
                )
            )


def _means(name: str, known: set[str] | frozenset[str]) -> bool:
    return name in known or name.startswith(("name:", "valid ", "valid.", "valid_"))


class _RawWriter(TablesWriter):
    """Writes tables whose texts and values are in DuckDB."""

    def __init__(self, loaded: Loaded, maker: _Maker, told: Sampled) -> None:
        super().__init__(loaded, maker.folder)
        self.maker = maker
        self.con = maker.con
        self.told = told
        self.of_units: dict[str, str] = {}
        self.of_links: dict[str, dict[str, str]] = {}

    def columns(self) -> None:
        """Work out what gives each field, so that all that is wrong is told before anything is written."""
        maker, charter = self.maker, self.graph.charter
        fields = RawFields(maker.units, self.told)
        for name, field in charter.fields.items():
            having = [kind.code for kind in charter.kinds.values() if name in kind.fields]
            defaults = [(value, _among(codes)) for value, codes in defaults_of(charter, name)]
            if name in maker.units.columns or defaults:
                self.of_units |= dict(fields.columns(field, _among(having), defaults))
        for link in charter.links.values():
            table = self.graph.links[link.name]
            if not len(table):
                continue
            of_link = self.of_links[link.name] = {}
            for field in link.fields.values():
                stated = maker.links is not None and field.name in maker.links.columns
                defaults = [] if field.default is None else [(field.default, "true")]
                if maker.links is not None and (stated or defaults):
                    of_link |= dict(RawFields(maker.links, self.told).columns(field, "true", defaults))

    def units(self, rows: Ints, trees: Trees) -> None:
        """Write the units: structure out of memory, all else out of DuckDB."""
        own = {"unit": rows, **self.standing(rows)}
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
        joined = f"JOIN unit USING (unit) JOIN {self.maker.units.name} AS cells ON unit.raw = cells.{quoted(ROW)}"
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
        assert self.maker.links is not None  # noqa: S101 - fields of links come from it
        given = "own.given" if "given" in own else "-1"
        joined = f"LEFT JOIN {self.maker.links.name} AS cells ON {given} = cells.{quoted(ROW)}"
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
        columns = self.maker.units.columns
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
        own = self.maker.scratch / "own.parquet"
        pl.DataFrame([column.alias(key) for key, column in columns.items()]).write_parquet(own)
        path = self.folder.part(name)
        said = ", ".join(f"{expression} AS {quoted(key)}" for key, expression in chosen.items())
        self.con.execute(
            f"COPY (SELECT {said} FROM read_parquet({literal(str(own))}) AS own {joined} ORDER BY {order})"
            f" TO {literal(str(path))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROWS_A_GROUP})"
        )
        own.unlink()
        rows = len(next(iter(columns.values())))
        self.files[name] = FileEntry(
            bytes=path.stat().st_size, rows=rows, columns=columns_of(pl.read_parquet_schema(path))
        )
        return str(path)


def _among(codes: list[int]) -> str:
    return f"(unit.code IN ({', '.join(map(str, codes))}))" if codes else "false"
