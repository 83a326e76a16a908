"""Bring a definition up to a new table, and leave what the table does not say as it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgtree.api.diff import Diff
from orgtree.api.importing import importer_of, paths_of
from orgtree.api.organisation import Organisation
from orgtree.api.remarks import remarks, renewed
from orgtree.api.scenario import written_changes
from orgtree.api.text_editing import edited_file, planned, write_edited
from orgtree.exchange.column_matching import UNDER
from orgtree.exchange.exported import handed_of
from orgtree.exchange.imported import Asked, RowDocument
from orgtree.exchange.loading import load_imported
from orgtree.exchange.mapping import read_mapping
from orgtree.graph.load import load_rows
from orgtree.source import DEFAULT, SourceSet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from orgtree.api.text_editing import Edited
    from orgtree.base.finding import Finding
    from orgtree.charter.model import Charter
    from orgtree.exchange.imported import Imported
    from orgtree.graph.loaded import Loaded
    from orgtree.source import Budgets

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Update:
    """What a new table makes of a definition.

    Args:
        edited: The definition before and after, and the edits of its files.
        findings: Columns and rows of the table that were left out.
        sources: The tables, which turn places into lines.
    """

    edited: Edited
    findings: Sequence[Finding]
    sources: SourceSet

    @property
    def changes(self) -> Diff:
        """What changes."""
        return self.edited.changes

    def save(self) -> Edited:
        """Write the edits into the definition's files, and nothing else; all of them or none.

        Raises:
            WriteError: If a file has changed since it was read, or is write-protected, or another run is editing there.
            OSError: If a file cannot be written.
        """
        write_edited(self.edited)
        return self.edited


def update(
    path: str | Path,
    units: str | Path,
    links: str | Path | None = None,
    *,
    charter: str | None = None,
    form: str | None = None,
    mapping: str | Path | None = None,
    head: Mapping[str, Any] | None = None,
    language: str | None = None,
    encoding: str | None = None,
    budgets: Budgets = DEFAULT,
) -> Update:
    """Return the edits that bring a definition up to a table; nothing is written.

    What the table has no column for stays as it is, and so do units of kinds that it does not have. A unit that it has no
    longer is taken away.

    Args:
        path: The definition's root file.
        units: The table of units; see `convert`.
        links: The table of links.
        charter: Charter to use instead of the one that the definition names.
        form: Name of the table's form, where the file does not tell it.
        mapping: File that says how the table is to be read.
        head: What the head says by now, such as `as_of`.
        language: Language of bare names; else the definition's.
        encoding: Of CSV files that are not in UTF-8.
        budgets: Limits on what is read.

    Raises:
        DefinitionError: If the definition or a table cannot be read at all.
        UsageError: If a file cannot be edited for how it is written.
    """
    before = Organisation.read(path, charter=charter)
    spoken = language or before.snapshot.language
    written = before.loaded.written
    reference = written.charter or str(written.documents[0].get("charter"))
    folder = written.folder or Path(path).parent
    read = None if mapping is None else read_mapping(Path(mapping))
    asked = Asked(before.charter, spoken, encoding, read, budgets)
    paths = paths_of(units, links)
    imported = importer_of(units, form).read(paths, asked)
    there = {str(row.get("id")) for row in imported.units}
    kinds = {row.get("kind") for row in imported.units}
    old_units, old_links = before.to_rows()
    imported.units = _with_required(before.charter, imported, old_units)
    left = _left_places(before, old_links, {row.get("id"): row.get(UNDER) for row in imported.units})
    beside = [
        {"id": row["id"], "kind": row["kind"]}
        for row in old_units
        if row["id"] not in there and row["kind"] not in kinds
    ]
    loaded = load_imported(
        imported, asked, reference=reference, folder=folder, head={"language": spoken}, beside=beside
    )
    rows = _Merge(before.charter, imported, loaded, spoken, left).rows(old_units, old_links)
    said = {**before.head, **(head or {})}
    later = load_rows(*rows, charter=reference, head=said, folder=folder)
    changes = Diff(before, Organisation(later, str(path))).to_changes()
    edited = _with_remarks(planned(before, [written_changes(changes)]), remarks(paths, loaded))
    return Update(edited, loaded.findings, loaded.sources)


def _with_remarks(edited: Edited, new: str) -> Edited:
    """Let the comments of a table at the head of the root file be those of the new one, where anything is edited."""
    loaded = edited.before.loaded
    root = loaded.sources.documents[loaded.written.numbers[0]]
    edit = renewed(root.text, new) if edited.files else None
    if edit is None:
        return edited
    others = [file for file in edited.files if file.label != root.label]
    mine = next((file for file in edited.files if file.label == root.label), None)
    file = edited_file(root.label, root.text, [edit, *(mine.edits if mine else ())])
    return replace(edited, files=(file, *others))


class _Merge:
    """What a table says of a definition, put into it: all that could not be taken from the table leaves what there is.

    Args:
        charter: The charter.
        imported: The table's rows.
        loaded: What could be taken of them.
        language: Language of bare names.
        left: The links of the definition by which units stood that the table has under others; see `_left_places`.
    """

    def __init__(
        self, charter: Charter, imported: Imported, loaded: Loaded, language: str, left: frozenset[tuple[str, str, str]]
    ) -> None:
        self._charter = charter
        self._left = left
        self._imported = imported
        self._language = language
        named = {str(row.get("id")) for row in imported.units}
        units, self._links = Organisation(loaded, "").to_rows()
        self._untaken = _untaken(imported, loaded)
        # An id that is none is read with what it names, and told.
        taken = {name for name in named if (name, "id") not in self._untaken}
        self._units = {row["id"]: row for row in units if row["id"] in taken}
        # A row that could not be taken, and a unit that others still lead to, are mistakes in the table, and no end of a unit.
        self._unread = (named | set(_ends(charter, imported))) - self._units.keys()
        self._stated = {column.partition(":")[0].partition(".")[0] for column in imported.unit_keys}

    def rows(self, old_units: Sequence[Row], old_links: Sequence[Row]) -> tuple[list[Row], list[Row]]:
        """Return the units and the links of the definition with what the table says of them."""
        kinds = {row["kind"] for row in self._units.values()}
        known = {row["id"] for row in old_units}
        units = [
            self._unit(row) if row["id"] in self._units else row
            for row in old_units
            if row["id"] in self._units or row["id"] in self._unread or row["kind"] not in kinds
        ]
        units += [row for row in self._units.values() if row["id"] not in known]
        there = {row["id"] for row in units}
        kept = [row for row in old_links if self._stays(row) and {row["from"], row["to"]} <= there]
        gone: dict[tuple[str, str, str], list[Row]] = {}
        for row in old_links:
            gone.setdefault((row["link"], row["from"], row["to"]), []).append(row)
        links = []
        for row in self._links:
            if not {row["from"], row["to"]} <= there:
                continue
            same = gone.get((row["link"], row["from"], row["to"]), [])
            was = same.pop(0) if same else {}
            links.append({**{key: value for key, value in was.items() if key not in self._imported.link_keys}, **row})
        return units, [*kept, *links]

    @cached_property
    def _by_units(self) -> set[str]:
        """The links that the table of units states, in columns of their own or as the unit above."""
        types = {str(row.get("link")) for row in self._imported.links}
        by_rows = "link" in self._imported.link_keys
        nesting = {row["link"] for row in self._links if not by_rows or row["link"] not in types}
        return (self._stated & self._charter.links.keys()) | nesting

    @cached_property
    def _by_links(self) -> set[str]:
        """The links that the table of links states."""
        return {row["link"] for row in self._links} - self._by_units if self._imported.link_keys else set()

    @cached_property
    def _begun(self) -> set[tuple[str, str]]:
        return {(row["from"], row["link"]) for row in self._links}

    def _stays(self, row: Row) -> bool:
        """Return whether a link of the definition stays as it is, since the table says nothing of it that could be taken."""
        unit, link = row["from"], row["link"]
        stated = link in self._by_units or (link, unit, row["to"]) in self._left
        if link not in self._by_links and not (stated and unit in self._units):
            return True
        above = link in self._charter.nests.values()
        return (unit, link) not in self._begun and self._lost(unit, link, *((UNDER,) if above else ()))

    def _lost(self, unit: str, *keys: str) -> bool:
        """Return whether what the table says of a unit by one of some keys could not be taken."""
        return (unit, None) in self._untaken or any((unit, key) in self._untaken for key in keys)

    def _unit(self, old: Row) -> Row:
        """Return what a unit says by now; what the table has no column for, it says as before."""
        new = self._units[old["id"]]
        row = {key: value for key, value in old.items() if key not in self._stated or self._lost(old["id"], key)}
        for key, value in new.items():
            was = old.get(key)
            if key == "name":
                row[key] = _name(was, value, self._language)
            else:
                row[key] = was if _says(was, value) else value
        return row


def _left_places(
    before: Organisation, links: Sequence[Row], under: Mapping[Any, Any]
) -> frozenset[tuple[str, str, str]]:
    """Return link, unit and the unit above it of those units that a table has under another one by another link.

    Args:
        before: The definition.
        links: Its links, as rows.
        under: What the table has each unit under, None for nothing.
    """
    there = {(row["from"], row["to"]) for row in links}
    moved = {unit for unit, above in under.items() if above is not None and (unit, above) not in there}
    if not moved:
        return frozenset()
    handed = handed_of(before.snapshot)
    stood = (handed.links[number] for number in handed.nesting)
    return frozenset((row["link"], row["from"], row["to"]) for row in stood if row["from"] in moved)


def _with_required(charter: Charter, imported: Imported, old_units: Sequence[Row]) -> list[Row]:
    """Return a table's units with the fields that they have to state, where it has no column for one and the definition does."""
    needed = {
        name: [key for key, field in kind.fields.items() if field.required and key not in imported.unit_keys]
        for name, kind in charter.kinds.items()
    }
    stated = {row["id"]: row for row in old_units}
    units = []
    for row in imported.units:
        old = stated.get(row.get("id"), {})
        units.append({**{key: old[key] for key in needed.get(str(row.get("kind")), ()) if key in old}, **row})
    return units


def _untaken(imported: Imported, loaded: Loaded) -> set[tuple[str, str | None]]:
    """Return unit and key of each cell that could not be taken; the key None where a cell was not even read."""
    units = {
        (place.document, *place.path[:1]): row for place, row in zip(imported.unit_places, imported.units, strict=True)
    }
    found: set[tuple[str, str | None]] = set()
    for finding in loaded.reading:
        place = finding.place
        if place is None or finding.severity != "error" or not place.path:
            continue
        document = loaded.sources.documents[place.document]
        if not isinstance(document, RowDocument):
            row = units.get((place.document, place.path[0]), {})
            found.add((str(row.get("id")), None))
            continue
        row = document.data[place.path[0]]
        if "id" in row:
            found.add((str(row["id"]), str(place.path[1]) if len(place.path) > 1 else None))
        else:
            found.add((str(row.get("from")), str(row.get("link"))))
    return found


def _ends(charter: Charter, imported: Imported) -> Iterator[str]:
    """Yield the ids of units that the table's links lead to, or start from."""
    for row in imported.links:
        yield from (str(row[key]) for key in ("from", "to") if key in row)
    for row in imported.units:
        for key in charter.links.keys() & row.keys():
            ends = row[key] if isinstance(row[key], list) else [row[key]]
            yield from (str(end["to"] if isinstance(end, dict) else end) for end in ends)


def _name(old: Any, new: Any, language: str) -> Any:
    """Return a name in all languages that either has, the new one's where both do."""
    if isinstance(old, dict):
        return {**old, **(new if isinstance(new, dict) else {language: new})}
    return old if isinstance(new, dict) and new == {language: old} else new


def _says(old: Any, new: Any) -> bool:
    """Return whether a value that is written with its source, or with its days, says the same as a bare one."""
    if isinstance(old, list) and old and not isinstance(new, list):
        old = old[-1]
    return isinstance(old, dict) and "value" in old and bool(old["value"] == new)
