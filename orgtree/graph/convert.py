"""Convert tables of units and links to rows of a charter; bad rows are reported and left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.dates import sheet_date
from orgtree.base.finding import Mistake
from orgtree.base.place import Place
from orgtree.base.suggest import listed, nearest, unknown
from orgtree.charter.aliases import kind_of_alias
from orgtree.charter.codes import charter_finding
from orgtree.charter.titles import by_title, meant, titles_of
from orgtree.graph.codes import graph_finding
from orgtree.graph.column_matching import UNDER, match_links, match_units, perhaps
from orgtree.graph.load import Loaded, load_rows
from orgtree.source import SourceSet, TableDocument

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from orgtree.base.finding import Finding
    from orgtree.charter.model import Charter
    from orgtree.graph.column_matching import Matched

Row = dict[str, Any]

_SEVERAL = re.compile("[;；,，、|\n]")


@dataclass(frozen=True, slots=True)
class _Meanings:
    """Meanings of cells: folded titles of kinds and links, and a reader for each field."""

    kinds: dict[str, list[str]]
    links: dict[str, list[str]]
    fields: dict[str, Callable[[str], Any]]


def load_tables(
    units: TableDocument,
    links: TableDocument | None,
    *,
    charter: Charter,
    reference: str,
    head: dict[str, Any],
    folder: Path | None,
) -> Loaded:
    """Read an organisation from tables whose columns are matched to the charter.

    Args:
        units: A row a unit: id, kind, name, the unit it stands `under`, fields, and links as ids.
        links: A row a link: link, from, to, and the link's fields.
        charter: The charter.
        reference: How the charter is named.
        head: What a definition's head would say.
        folder: Folder of charter files.

    Returns:
        What survived; its findings are placed in the tables.
    """
    links = links if links is not None else TableDocument("<links>", [], columns={})
    findings: list[Finding] = []
    fields = {**charter.fields, **{n: f for link in charter.links.values() for n, f in link.fields.items()}}
    means = _Meanings(
        by_title(titles_of(charter.kinds)),
        by_title(titles_of(charter.links)),
        {name: entry.values.cell_reader(entry) for name, entry in fields.items()},
    )
    language = head.get("language") or charter.language
    matched = match_units(charter, units.columns, 0)
    of_links = match_links(charter, links.columns, 1)
    findings += [*matched.findings, *of_links.findings]
    unit_rows = [_row(cells, matched, means, charter, language) for cells in units.data]
    link_rows = [_row(cells, of_links, means, charter, language) for cells in links.data]
    findings += _stand_under(charter, unit_rows)
    sources = SourceSet([_renamed(units, matched), _renamed(links, of_links)])
    loaded = load_rows(
        unit_rows, link_rows, charter=reference, head=head, sources=sources, folder=folder, documents=(0, 1)
    )
    concrete = frozenset(name for name, kind in charter.kinds.items() if not kind.abstract)
    # What cannot be a parent was told at its column, and is kept as a link.
    told = {
        (finding.unit, finding.code) for finding in findings if finding.place and finding.place.path[-1:] == (UNDER,)
    }
    told |= {(unit, "ORG203") for unit, code in told if code == "ORG118"}
    again = [finding for finding in loaded.reading if (finding.unit, finding.code) not in told]
    loaded.reading[:] = [*findings, *(_by_title(finding, means, concrete) for finding in again)]
    return loaded


def _by_title(finding: Finding, means: _Meanings, concrete: frozenset[str]) -> Finding:
    """Suggest titles where a cell is near no name of the charter."""
    kinds = {title: names for title, names in means.kinds.items() if any(name in concrete for name in names)}
    titles = {"ORG105": kinds, "ORG102": means.links}.get(finding.code, {})
    if not titles or finding.written is None or finding.suggestion is not None:
        return finding
    said = perhaps(Mistake(finding.message, finding.facts, finding.help, finding.written), titles)
    return replace(finding, facts=said.facts, help=said.help, suggestion=said.suggestion)


def _row(cells: dict[str, str], matched: Matched, means: _Meanings, charter: Charter, language: str) -> Row:
    row: Row = {}
    alias = None
    for heading, cell in cells.items():
        key = matched.columns.get(heading)
        if key is None:
            continue
        word, _, rest = key.partition(":")
        if word == "name":
            _name(row, rest, cell, language)
        elif key.startswith("valid."):
            row.setdefault("valid", {})[key.partition(".")[2]] = sheet_date(cell)
        elif key == "kind":
            row[key] = meant(cell, charter.kinds, means.kinds)
            alias = kind_of_alias(cell, charter.kinds.values())
        elif key == "link":
            row[key] = meant(cell, charter.links, means.links)
        elif key in means.fields:
            row[key] = means.fields[key](cell)
        elif key in charter.links or key == "incomplete":
            ids = [name.strip() for name in _SEVERAL.split(cell) if name.strip()]
            row[key] = ids[0] if len(ids) == 1 else ids
        else:
            row[key] = cell
    if alias is not None:  # it goes before a title, since its charter says what it stands for
        row = {**alias[1], **row, "kind": alias[0].name}
    return row


def _name(row: Row, tag: str, words: str, language: str) -> None:
    """Add a name: one bare column is a text, columns of languages are a mapping."""
    before = row.get("name")
    if not tag and before is None:
        row["name"] = words
        return
    names = before if isinstance(before, dict) else {} if before is None else {language: before}
    names.setdefault(tag or language, words)
    row["name"] = names


def _stand_under(charter: Charter, rows: list[Row]) -> list[Finding]:
    """Convert the parent column to the link that nesting would write."""
    findings: list[Finding] = []
    kinds = {row["id"]: row.get("kind") for row in rows if "id" in row}
    codes = {name: kind.code for name, kind in charter.kinds.items()}
    concrete = [name for name, kind in charter.kinds.items() if not kind.abstract]
    for number, row in enumerate(rows):
        above = row.pop(UNDER, None)
        if above is None:
            continue
        place = Place(0, (number, UNDER))
        name = row.get("id")
        facts: dict[str, Any] = {"id": name or "", "target": above}
        if above not in kinds:
            mistake = unknown(
                N_("'{id}' stands under '{target}', and no unit has this id"),
                above,
                kinds,
                fact="target",
                facts=facts,
                otherwise=N_("add the unit, or correct the id"),
            )
            findings.append(graph_finding("ORG202", mistake, place, unit=name))
            _keep(charter, row, above, codes.get(str(row.get("kind"))))
            continue
        # A misspelt kind is read as the nearest one, and reported there.
        kind, over = (
            word if word in codes else nearest(str(word), concrete) or "" for word in (row.get("kind"), kinds[above])
        )
        if not kind or not over:
            continue
        link = charter.nests.get((codes[kind], codes[over]))
        if link is None:
            known = [other for other in codes if (codes[kind], codes[other]) in charter.nests]
            findings.append(
                charter_finding(
                    "ORG118",
                    N_("kind '{kind}' cannot stand under '{target}' of kind '{other_kind}'"),
                    place,
                    facts={**facts, "kind": kind, "other_kind": over, "known": listed(known)},
                    unit=name,
                    help=N_("it may stand under {known}; or take it out and write a link by its key")
                    if known
                    else N_("no link nests it anywhere: take it out, and write a link by its key"),
                )
            )
            _keep(charter, row, above, codes[kind])
            continue
        _state(row, link, above)
    return findings


def _state(row: Row, link: str, above: str) -> None:
    stated = row.get(link)
    row[link] = above if stated in (None, above) else [above, *(stated if isinstance(stated, list) else [stated])]


def _keep(charter: Charter, row: Row, above: str, kind: int | None) -> None:
    """Keep what cannot be a parent as the link that it was meant for, so that what is written says it, too."""
    tree = None if kind is None else charter.default_hierarchy[kind]
    if tree is not None:
        _state(row, tree, above)


def _renamed(table: TableDocument, matched: Matched) -> TableDocument:
    """Rename the table's columns to their keys."""
    for heading, key in matched.columns.items():
        number = table.columns[heading]
        table.columns.setdefault(key, number)
        table.columns.setdefault(re.split("[:.]", key)[0], number)
    return table
