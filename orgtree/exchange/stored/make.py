"""Make a folder of tables out of raw ones that memory has no room for, by DuckDB."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.memory import no_collecting
from orgtree.base.place import Place
from orgtree.base.progress import Progress
from orgtree.exchange.codes import exchange_finding
from orgtree.exchange.column_matching import UNDER
from orgtree.exchange.stored.column_types import polars
from orgtree.exchange.stored.folder import folder_of_tables
from orgtree.exchange.stored.head_out import hierarchies_named
from orgtree.exchange.stored.raw_hierarchies import RawHierarchies
from orgtree.exchange.stored.raw_links import RawLinks
from orgtree.exchange.stored.raw_numbers import NumbersMaker
from orgtree.exchange.stored.raw_tables import RawTable, connection
from orgtree.exchange.stored.raw_tree import TreeMaker
from orgtree.exchange.stored.raw_trees import RawTrees
from orgtree.exchange.stored.raw_units import RawUnits
from orgtree.exchange.stored.raw_writer import RawWriter
from orgtree.exchange.stored.sampled import Sampled
from orgtree.graph.loaded import Loaded
from orgtree.graph.read_head import read_head
from orgtree.graph.snapshot import Snapshot
from orgtree.graph.tables import Facts, LinkTable, UnitTable
from orgtree.source import Document, SourceSet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.base.finding import Finding
    from orgtree.charter.model import Charter
    from orgtree.exchange.stored.folder import Folder
    from orgtree.graph.manifest import Manifest
    from orgtree.graph.tables import Head


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
    `valid.until`, `incomplete`; a row a link with `link`, `from`, `to` and the link's fields. What is wrong is left out and told.

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
        UsageError: If something else is in the folder, or tables are and *force* is not given; or the charter's path `territory` asks for fields.
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
        self.progress = Progress(7 if links is None else 8)
        self.units = self._read("raw_units", units, 0)
        self.links = None if links is None else self._read("raw_links", links, 1)
        for number, table in enumerate((self.units, self.links)):
            if table is not None:
                self.sources.documents[number] = table.describe()

    def _read(self, name: str, path: Path, document: int) -> RawTable:
        self.progress.step(N_("reading {file}"), file=path)
        return RawTable(self.con, name, path, document)

    def made(self, said: Mapping[str, Any], version: str) -> Made:
        """Return what was made."""
        told, of_trees = Sampled(), Sampled()
        loaded = Loaded(self.sources, charter=self.charter)
        head = read_head(loaded, {"orgtree": "definition/1", "charter": self.charter.name, **said}, 2)
        empty = loaded.snapshot = Snapshot(_without_units(self.charter, head), head.as_of)
        self.progress.step(N_("looking up the ids"))
        units = RawUnits(self.con, self.charter, self.units, empty.day, told)
        units.read_incomplete()
        self.progress.step(N_("looking up the ends of links"))
        links = RawLinks(units, self.links, empty.day)
        self._left_out(told)
        self.progress.step(N_("placing the units"))
        numbers = NumbersMaker(self.scratch, units.size)
        maker = TreeMaker(self.con, numbers)
        hierarchies = RawHierarchies(links, maker, of_trees)
        trees = RawTrees(hierarchies, maker, empty, hierarchies_named(loaded, self.charter))
        self.progress.step(N_("reading the fields"))
        writer = RawWriter(loaded, self.folder, links, told)
        loaded.reading.extend(told.all())
        manifest = writer.write(trees, version, self.progress)
        return Made(manifest, (*loaded.findings, *of_trees.all()), self.sources)

    def _left_out(self, told: Sampled) -> None:
        """Tell of columns that mean nothing in the charter."""
        known = {"id", "kind", "name", "incomplete", UNDER, *self.charter.fields, *self.charter.links}
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


def _without_units(charter: Charter, head: Head) -> Facts:
    """Return the facts of an organisation that has no units."""
    none = np.zeros(0, dtype=np.int32)
    links = {
        name: LinkTable(none, none, {}, link, none, none, none, np.zeros(0, dtype=bool), {})
        for name, link in charter.links.items()
    }
    units = UnitTable(none, none, {}, (), none.astype(np.int16), ())
    return Facts(charter, head, units, links, {}, {}, {}, lambda unit: Place(0, (unit,)))
