"""Tables of units and links as people keep them, read as rows of a charter; bad rows told of and left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.place import Place
from orgtree.base.suggest import listed, nearest
from orgtree.charter.codes import found
from orgtree.graph.codes import found as graph_found
from orgtree.graph.column_matching import UNDER, alike, by_title, folded, match_links, match_units, perhaps, titles_of
from orgtree.graph.load import Loaded, load_rows
from orgtree.source import SourceSet, TableDocument

if TYPE_CHECKING:
    from pathlib import Path

    from orgtree.base.finding import Finding
    from orgtree.charter.model import Charter, Field
    from orgtree.graph.column_matching import Matched

Row = dict[str, Any]

_SEVERAL = re.compile("[;；,，、|\n]")
_MIDNIGHT = re.compile(r"[T ]00:00:00(\.0+)?\Z")
_YEAR_FIRST = re.compile(r"(\d{4})([/.年-])(\d{1,2})(?:[/.月-](\d{1,2})日?|月?)\Z")
_YES = frozenset({"true", "yes", "y", "1", "x", "✓", "√", "是"})
_NO = frozenset({"false", "no", "n", "0", "否"})


@dataclass(frozen=True, slots=True)
class _Meanings:
    """What cells may say besides the names of the charter: titles, folded."""

    kinds: dict[str, list[str]]
    links: dict[str, list[str]]
    choices: dict[str, dict[str, list[str]]]


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
        {name: by_title(entry.of) for name, entry in fields.items() if entry.type == "choice"},
    )
    language = head.get("language") or charter.language
    matched = match_units(charter, units.columns, 0)
    of_links = match_links(charter, links.columns, 1)
    findings += [*matched.findings, *of_links.findings]
    unit_rows = [_row(cells, matched, means, fields, charter, language) for cells in units.data]
    link_rows = [_row(cells, of_links, means, fields, charter, language) for cells in links.data]
    findings += _stand_under(charter, unit_rows)
    sources = SourceSet([_renamed(units, matched), _renamed(links, of_links)])
    loaded = load_rows(
        unit_rows, link_rows, charter=reference, head=head, sources=sources, folder=folder, documents=(0, 1)
    )
    concrete = frozenset(name for name, kind in charter.kinds.items() if not kind.abstract)
    loaded.reading[:] = [*findings, *(_by_title(finding, means, concrete) for finding in loaded.reading)]
    return loaded


def _by_title(finding: Finding, means: _Meanings, concrete: frozenset[str]) -> Finding:
    """Let the help name titles where a cell is near no name of the charter."""
    kinds = {title: names for title, names in means.kinds.items() if any(name in concrete for name in names)}
    titles = {"ORG105": kinds, "ORG102": means.links}.get(finding.code, {})
    word = finding.facts.get("kind" if finding.code == "ORG105" else "link")
    if not titles or word is None or finding.facts.get("near"):
        return finding
    facts, help_ = perhaps(alike(word, titles), finding.help)
    return replace(finding, facts={**finding.facts, **facts}, help=help_)


def _row(
    cells: dict[str, str], matched: Matched, means: _Meanings, fields: dict[str, Field], charter: Charter, language: str
) -> Row:
    row: Row = {}
    for heading, cell in cells.items():
        key = matched.columns.get(heading)
        if key is None:
            continue
        word, _, rest = key.partition(":")
        if word == "name":
            _name(row, rest, cell, language)
        elif key.startswith("valid."):
            row.setdefault("valid", {})[key.partition(".")[2]] = _date(cell)
        elif key == "kind":
            row[key] = _meant(cell, charter.kinds, means.kinds)
        elif key == "link":
            row[key] = _meant(cell, charter.links, means.links)
        elif key in fields:
            row[key] = _value(fields[key], cell, means)
        elif key in charter.links or key == "incomplete":
            ids = [name.strip() for name in _SEVERAL.split(cell) if name.strip()]
            row[key] = ids[0] if len(ids) == 1 else ids
        else:
            row[key] = cell
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


def _meant(cell: str, known: Any, titles: dict[str, list[str]]) -> str:
    """Return the name that a cell means by itself or by a title that only one thing has; else the cell."""
    meant = titles.get(folded(cell), [])
    return cell if cell in known or len(meant) != 1 else meant[0]


def _value(entry: Field, cell: str, means: _Meanings) -> Any:
    if entry.type == "bool":
        word = cell.strip().casefold()
        return True if word in _YES else False if word in _NO else cell
    if entry.type == "date":
        return _date(cell)
    if entry.type == "choice":
        return _meant(cell, entry.of, means.choices[entry.name])
    return cell


def _date(cell: str) -> str:
    """Return a date as a definition writes it, where a sheet leaves no doubt: the year stands first.

    >>> _date("2020/3/1"), _date("2020年3月"), _date("2020-03-01 00:00:00"), _date("1/3/2020")
    ('2020-03-01', '2020-03', '2020-03-01', '1/3/2020')
    """
    cell = _MIDNIGHT.sub("", cell.strip())
    found = _YEAR_FIRST.match(cell)
    return "-".join(part.zfill(2) for part in found.group(1, 3, 4) if part) if found else cell


def _stand_under(charter: Charter, rows: list[Row]) -> list[Finding]:
    """Turn the column that names the unit above into the link that nesting would write."""
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
            near = nearest(above, kinds)
            findings.append(
                graph_found(
                    "ORG202",
                    N_("'{id}' stands under '{target}', and no unit has this id"),
                    place,
                    facts={**facts, **({"near": near} if near else {})},
                    unit=name,
                    help=N_("did you mean '{near}'?") if near else N_("add the unit, or correct the id"),
                )
            )
            continue
        # A kind with a slip in it is read as the nearest one, and told of there.
        kind, over = (
            word if word in codes else nearest(str(word), concrete) or "" for word in (row.get("kind"), kinds[above])
        )
        if not kind or not over:
            continue
        link = charter.nests.get((codes[kind], codes[over]))
        if link is None:
            known = [other for other in codes if (codes[kind], codes[other]) in charter.nests]
            findings.append(
                found(
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
            continue
        stated = row.get(link)
        row[link] = above if stated in (None, above) else [above, *(stated if isinstance(stated, list) else [stated])]
    return findings


def _renamed(table: TableDocument, matched: Matched) -> TableDocument:
    """Let the table be asked for cells by the keys that its columns stand for."""
    for heading, key in matched.columns.items():
        number = table.columns[heading]
        table.columns.setdefault(key, number)
        table.columns.setdefault(re.split("[:.]", key)[0], number)
    return table
