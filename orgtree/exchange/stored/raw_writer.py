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
from orgtree.exchange.stored.raw_days import holds_on, shown_days
from orgtree.exchange.stored.raw_fields import RawFields, field_entry
from orgtree.exchange.stored.raw_links import link_table
from orgtree.exchange.stored.raw_rows import RawRows
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
        self.joined_links: dict[str, str] = {}
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
        self.joined = fields.joined
        for link in charter.links.values():
            if link.name not in self.links.sizes:
                continue
            of_link = self.of_links[link.name] = {}
            self.joined_links[link.name] = ""
            for field in link.fields.values():
                stated = rows is not None and field.name in rows.columns
                defaults = [] if field.default is None else [(field.default, "true")]
                if rows is not None and (stated or defaults):
                    of_row = RawFields(rows, told)
                    of_link |= dict(of_row.columns(field, "true", defaults))
                    self.joined_links[link.name] += of_row.joined

    def write(self, trees: RawTrees, version: str, progress: Progress) -> Manifest:
        """Write all files, the manifest last."""
        empty, charter = self.empty, self.charter
        digest = self.files.content(CHARTER, charter_text(charter).encode())
        head = json.dumps(head_record(self.loaded, empty), ensure_ascii=True, indent=1)
        self.files.content(HEAD, f"{head}\n".encode())
        progress.step(N_("writing {file}"), file=UNITS)
        rows = RawRows(self.con, self.links, trees)
        units = f"read_parquet({literal(one_path(self._units(rows)))})"
        progress.step(N_("writing the links"))
        links = {name: self._links(name, rows) for name in charter.links}
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

    def _units(self, rows: RawRows) -> str:
        """Write the units; returns where."""
        own = {"unit": "stated.unit", "id": "stated.id", "kind": "stated.kind"}
        said = {**dict(self._names()), **self.of_units}
        short = {name: f"said_{number}" for number, name in enumerate(said)}
        names = {name: f"stated.{short[name]}" for name in said}
        own |= {name: names[name] for name in said if name not in self.of_units}
        own |= {**shown_days("stated"), "in_force": holds_on("stated", self.empty.day), "position": "stated.place"}
        fields = {name: names[name] for name in self.of_units}
        return rows.units(
            {short[name]: expression for name, expression in said.items()}, own, fields, self.joined, self._copy
        )

    def _links(self, name: str, in_order: RawRows) -> LinksEntry:
        """Write the links of one type."""
        rows = self.links.sizes.get(name, 0)
        if not rows:
            return LinksEntry(rows=0, in_force=0, most=0)
        table, of_link = link_table(name), self.of_links.get(name, {})
        chosen = {"row": "link.row", "source": "link.source", "target": "link.target"}
        chosen |= {"item": "nullif(link.item, -1)", "nested": "false"}
        if count(self.con, f"{table} WHERE given IS NOT NULL"):
            chosen["given"] = "link.given::INTEGER"
        chosen |= {**shown_days("link"), "in_force": "link.in_force", **of_link}
        cells = ""
        if of_link and self.links.links is not None:
            cells = f" LEFT JOIN {self.links.links.name} AS cells ON link.given = cells.{quoted(ROW)}{self.joined_links[name]}"
        file = in_order.links(links_file(name), table, chosen, cells, self._copy)
        written = f"read_parquet({literal(one_path(file))})"
        fields = dict(self._entries(self.charter.links[name].fields, of_link, written))
        in_force = count(self.con, f"{table} WHERE in_force")
        return LinksEntry(rows=rows, in_force=in_force, most=in_order.most(table), fields=fields)

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
