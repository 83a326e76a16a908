"""Bring a definition up to a new table, and leave what the table does not say as it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgtree.api.convert import importer_of, paths_of
from orgtree.api.diff import Diff
from orgtree.api.organisation import Organisation
from orgtree.api.scenario import written_changes
from orgtree.api.text_editing import planned, write_edited
from orgtree.exchange.imported import Asked
from orgtree.exchange.loading import load_imported
from orgtree.exchange.mapping import read_mapping
from orgtree.graph.load import load_rows
from orgtree.source import DEFAULT, SourceSet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.api.text_editing import Edited
    from orgtree.base.finding import Finding
    from orgtree.exchange.imported import Imported
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
    imported = importer_of(units, form).read(paths_of(units, links), asked)
    loaded = load_imported(imported, asked, reference=reference, folder=folder, head={"language": spoken})
    rows = _merged(before, Organisation(loaded, str(units)), imported, spoken)
    said = {**before.head, **(head or {})}
    later = load_rows(*rows, charter=reference, head=said, folder=folder)
    changes = Diff(before, Organisation(later, str(path))).to_changes()
    edited = planned(before, [written_changes(changes)])
    return Update(edited, loaded.findings, loaded.sources)


def _merged(
    before: Organisation, table: Organisation, imported: Imported, language: str
) -> tuple[list[Row], list[Row]]:
    """Return the rows of a definition with what a table says of them."""
    old_units, old_links = before.to_rows()
    new_units, new_links = table.to_rows()
    rows = {row["id"]: row for row in new_units}
    kinds = {row["kind"] for row in new_units}
    # A row that could not be taken is a mistake in the table, and no end of a unit.
    unread = {str(row.get("id")) for row in imported.units} - rows.keys()
    stated = {column.partition(":")[0].partition(".")[0] for column in imported.unit_keys}
    units = [
        _row(row, rows[row["id"]], stated, language) if row["id"] in rows else row
        for row in old_units
        if row["id"] in rows or row["id"] in unread or row["kind"] not in kinds
    ]
    known = {row["id"] for row in old_units}
    units += [row for row in new_units if row["id"] not in known]
    there = {row["id"] for row in units}
    of_units = (stated & before.charter.links.keys()) | _nesting(imported, new_links)
    of_links = {row["link"] for row in new_links} - of_units if imported.link_keys else set()
    kept = [
        row
        for row in old_links
        if row["to"] in unread or not (row["link"] in of_links or (row["link"] in of_units and row["from"] in rows))
    ]
    kept = [row for row in kept if {row["from"], row["to"]} <= there]
    gone: dict[tuple[str, str, str], list[Row]] = {}
    for row in old_links:
        gone.setdefault((row["link"], row["from"], row["to"]), []).append(row)
    links = []
    for row in new_links:
        same = gone.get((row["link"], row["from"], row["to"]), [])
        was = same.pop(0) if same else {}
        links.append({**{key: value for key, value in was.items() if key not in imported.link_keys}, **row})
    return units, [*kept, *links]


def _nesting(imported: Imported, links: Sequence[Row]) -> set[str]:
    """Return the links by which units stand under others in the table of units."""
    types = {str(row.get("link")) for row in imported.links}
    return {row["link"] for row in links if "link" not in imported.link_keys or row["link"] not in types}


def _row(old: Row, new: Row, stated: set[str], language: str) -> Row:
    """Return what a unit says by now; what the table has no column for, it says as before."""
    row = {key: value for key, value in old.items() if key not in stated}
    for key, value in new.items():
        was = old.get(key)
        if key == "name":
            row[key] = _name(was, value, language)
        else:
            row[key] = was if _says(was, value) else value
    return row


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
