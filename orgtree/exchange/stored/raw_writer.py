"""Tables written out of what DuckDB has of raw ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.dates import EARLIEST, LATEST
from orgtree.base.duck import one_path
from orgtree.exchange.stored.column_types import columns_of, schema_of
from orgtree.exchange.stored.columns_in import defaults_of
from orgtree.exchange.stored.files_out import ROWS_A_GROUP, FilesOut
from orgtree.exchange.stored.head_out import charter_text, head_record
from orgtree.exchange.stored.raw_days import shown_days
from orgtree.exchange.stored.raw_fields import RawFields, field_entry
from orgtree.exchange.stored.raw_links import link_table
from orgtree.exchange.stored.raw_sql import ROW, among, count, literal, quoted
from orgtree.graph.manifest import (
    BESIDES,
    CHARTER,
    FORMAT,
    FURTHER,
    HEAD,
    INCOMPLETE,
    UNITS,
    CharterEntry,
    FileEntry,
    LinksEntry,
    Manifest,
    UnitsEntry,
    links_file,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from orgtree.base.progress import Progress
    from orgtree.charter.model import Field
    from orgtree.exchange.stored.folder import Folder
    from orgtree.exchange.stored.raw_links import RawLinks
    from orgtree.exchange.stored.raw_tables import RawTable
    from orgtree.exchange.stored.raw_trees import RawTrees
    from orgtree.exchange.stored.sampled import Sampled
    from orgtree.graph.loaded import Loaded
    from orgtree.graph.manifest import FieldEntry


class RawWriter:
    """Writes tables.

    Args:
        loaded: The head, and what was found on reading; its organisation has no units.
        folder: Where the tables go.
        links: The links, and by them the units.
        told: Gets what is wrong with fields.
    """

    def __init__(self, loaded: Loaded, folder: Folder, links: RawLinks, told: Sampled) -> None:
        assert loaded.snapshot is not None  # noqa: S101 - an organisation has one
        self.loaded = loaded
        self.empty = loaded.snapshot
        self.charter = self.empty.charter
        self.folder = folder
        self.files = FilesOut(folder)
        self.con = links.con
        self.links = links
        self.raw: RawTable = links.units.given
        self.of_units: dict[str, str] = {}
        self.of_links: dict[str, dict[str, str]] = {}
        self._work_out(told)

    def _work_out(self, told: Sampled) -> None:
        """Work out what gives each field, so that all that is wrong is told before anything is written."""
        charter, rows = self.charter, self.links.links
        fields = RawFields(self.raw, told)
        for name, field in charter.fields.items():
            having = [kind.code for kind in charter.kinds.values() if name in kind.fields]
            defaults = [(value, among("unit.code", codes)) for value, codes in defaults_of(charter, name)]
            if name in self.raw.columns or defaults:
                self.of_units |= dict(fields.columns(field, among("unit.code", having), defaults))
        for link in charter.links.values():
            if link.name not in self.links.sizes:
                continue
            of_link = self.of_links[link.name] = {}
            for field in link.fields.values():
                stated = rows is not None and field.name in rows.columns
                defaults = [] if field.default is None else [(field.default, "true")]
                if rows is not None and (stated or defaults):
                    of_link |= dict(RawFields(rows, told).columns(field, "true", defaults))

    def write(self, trees: RawTrees, version: str, progress: Progress) -> Manifest:
        """Write all files, the manifest last."""
        empty, charter = self.empty, self.charter
        digest = self.files.content(CHARTER, charter_text(charter).encode())
        head = json.dumps(head_record(self.loaded, empty), ensure_ascii=True, indent=1)
        self.files.content(HEAD, f"{head}\n".encode())
        progress.step(N_("writing {file}"), file=UNITS)
        self._place(trees)
        units = f"read_parquet({literal(one_path(self._units(trees)))})"
        progress.step(N_("writing the links"))
        links = {name: self._links(name) for name in charter.links}
        self._besides(trees)
        counted = dict(self.con.execute(f"SELECT kind, count(*) FROM {units} WHERE in_force GROUP BY 1").fetchall())
        hierarchies, views = trees.entries(units)
        manifest = Manifest(
            format=FORMAT,
            orgtree=version,
            day=str(empty.as_of) if empty.as_of else None,
            day_ordinal=min(empty.day, LATEST),
            language=empty.language,
            charter=CharterEntry(name=charter.name, sha256=digest),
            files=self.files.entries,
            units=UnitsEntry(
                rows=self.links.units.size,
                in_force=trees.in_force,
                kinds={name: counted[name] for name in charter.kinds if name in counted},
            ),
            fields=dict(self._entries(charter.fields, self.of_units, units)),
            links=links,
            incomplete=dict(
                self.con.execute("SELECT link, count(*) FROM incomplete GROUP BY 1 ORDER BY min(place)").fetchall()
            ),
            not_stated={
                name: [empty.kinds[code].name for code in sorted(codes)] for name, codes in empty.not_stated.items()
            },
            hierarchies=hierarchies,
            views=views,
        )
        self.folder.finish(manifest.text())
        return manifest

    def _place(self, trees: RawTrees) -> None:
        """Number the rows of the table of units: in the order of the tree of everything; what is not in force comes last."""
        self.con.execute(f"CREATE TABLE placed_unit AS SELECT unit FROM {trees.whole.table}")
        self.con.execute("INSERT INTO placed_unit SELECT unit FROM ended ORDER BY unit")
        self.con.execute("CREATE VIEW place AS SELECT unit, rowid::INTEGER AS position FROM placed_unit")

    def _units(self, trees: RawTrees) -> str:
        """Write the units; returns where.

        What each tree says is put into the order of the table by itself, and all of that is written side by side: so no more than one of them is
        joined and sorted at a time.
        """
        own = {
            "unit": "unit.unit",
            "id": "unit.id",
            "kind": "kind_code.name",
            **dict(self._names()),
            **shown_days("unit"),
            "in_force": "unit.in_force",
            "position": "place.position",
        }
        cells = f"JOIN {self.raw.name} AS cells ON unit.raw = cells.{quoted(ROW)}"
        said = f"JOIN unit ON unit.unit = place.unit JOIN kind_code ON kind_code.code = unit.code {cells}"
        parts = [(said, {**own, **self.of_units}), *trees.columns()]
        chosen: dict[str, str] = {}
        for number, (joined, columns) in enumerate(parts):
            names = {name: f"part_{number}.column{place}" for place, name in enumerate(columns)}
            found = ", ".join(f"{expression} AS column{place}" for place, expression in enumerate(columns.values()))
            self.con.execute(
                f"CREATE TABLE part_{number} AS SELECT {found} FROM place {joined} ORDER BY place.position"
            )
            chosen |= names
        order = [*own, "end", "parent", "depth", *self.of_units]
        chosen = {name: chosen[name] for name in [*order, *(name for name in chosen if name not in order)]}
        beside = " POSITIONAL JOIN ".join(f"part_{number}" for number in range(len(parts)))
        return self._copy(UNITS, chosen, beside)

    def _links(self, name: str) -> LinksEntry:
        """Write the links of one type."""
        rows = self.links.sizes.get(name, 0)
        if not rows:
            return LinksEntry(rows=0, in_force=0, most=0)
        table, of_link = link_table(name), self.of_links.get(name, {})
        chosen = {"row": "link.rowid::INTEGER", "source": "link.source", "target": "link.target"}
        chosen |= {"item": "nullif(link.item, -1)", "nested": "false"}
        if count(self.con, f"{table} WHERE given IS NOT NULL"):
            chosen["given"] = "link.given::INTEGER"
        chosen |= {**shown_days("link"), "in_force": "link.in_force", **of_link}
        cells = ""
        if of_link and self.links.links is not None:
            cells = f" LEFT JOIN {self.links.links.name} AS cells ON link.given = cells.{quoted(ROW)}"
        file = self._copy(
            links_file(name),
            chosen,
            f"{table} AS link JOIN place ON link.source = place.unit{cells}",
            "place.position, link.rowid",
        )
        written = f"read_parquet({literal(one_path(file))})"
        fields = dict(self._entries(self.charter.links[name].fields, of_link, written))
        now = f"{table} WHERE in_force"
        most = self.con.execute(f"SELECT max(n) FROM (SELECT count(*) AS n FROM {now} GROUP BY source)").fetchone()[0]
        return LinksEntry(rows=rows, in_force=count(self.con, now), most=most or 0, fields=fields)

    def _besides(self, trees: RawTrees) -> None:
        """Write what few units have."""
        con = self.con
        if count(con, "incomplete"):
            chosen = {"link": "link", "unit": "unit", "stated": "true"}
            order = "(SELECT link, min(place) AS first FROM incomplete GROUP BY 1)"
            self._copy(INCOMPLETE, chosen, f"incomplete JOIN {order} USING (link)", "first, unit")
        if trees.further:
            parts = [
                f"SELECT {literal(prefix)} AS prefix, unit, place, {number} AS number FROM {quoted(table)}"
                for number, (prefix, table) in enumerate(trees.further.items())
            ]
            self._copy(
                FURTHER,
                {"prefix": "prefix", "unit": "unit", "at": "place"},
                f"({' UNION ALL '.join(parts)})",
                "number, unit, place",
            )
        if count(con, "damage"):
            words = "(SELECT unit, what, min(rowid) AS first FROM damage GROUP BY unit, what)"
            said = f"(SELECT unit, '[\"' || string_agg(what, '\", \"' ORDER BY first) || '\"]' AS words FROM {words} GROUP BY unit)"
            chosen = {"what": "'damage'", "table": "'units'", "row": "unit", "field": "''"}
            chosen |= {"start": f"{EARLIEST}::INTEGER", "stop": f"{LATEST}::INTEGER", "value": "words"}
            self._copy(BESIDES, chosen, said, "unit")

    def _entries(
        self, fields: Mapping[str, Field], columns: Mapping[str, str], table: str
    ) -> Iterator[tuple[str, FieldEntry]]:
        for name, field in fields.items():
            if any(f"{name}.{end}" in columns for end in ("low", "value")):
                yield name, field_entry(self.con, field, table, self.empty.language)

    def _names(self) -> Iterator[tuple[str, str]]:
        """Yield what gives the names of units: one text, or one in each of some languages."""
        columns = self.raw.columns
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
            cells.setdefault(self.empty.language, plain)
        first = [said for tag, said in cells.items() if tag == self.empty.language]
        rest = [said for tag, said in cells.items() if tag != self.empty.language]
        several = (
            " OR ".join(f"{said} IS NOT NULL" for tag, said in cells.items() if tag != self.empty.language) or "false"
        )
        yield "name", f"coalesce({', '.join([*first, *rest])})"
        words = ", ".join([*first, *rest])
        yield "names", f"CASE WHEN {several} THEN list_distinct(list_filter([{words}], lambda x: x IS NOT NULL)) END"
        pairs = ", ".join(f"{literal(tag)}, {said}" for tag, said in cells.items())
        yield "name_said", f"CASE WHEN {several} THEN json_merge_patch('{{}}', json_object({pairs}))::VARCHAR END"

    def _copy(self, name: str, chosen: Mapping[str, str], rows: str, order: str = "") -> str:
        """Write a table; returns where it is."""
        path = self.folder.part(name)
        said = ", ".join(f"{expression} AS {quoted(key)}" for key, expression in chosen.items())
        (number,) = self.con.execute(
            f"COPY (SELECT {said} FROM {rows}{order and f' ORDER BY {order}'})"
            f" TO {literal(str(path))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROWS_A_GROUP})"
        ).fetchone()
        self.files.entries[name] = FileEntry(
            bytes=path.stat().st_size, rows=number, columns=columns_of(schema_of(path))
        )
        return str(path)
