"""Which tables are of units, which of links, and what their columns mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import DefinitionError
from orgtree.base.finding import Mistake, Suggestion
from orgtree.base.place import Place
from orgtree.base.suggest import listed, nearest
from orgtree.exchange.codes import exchange_finding
from orgtree.exchange.column_matching import heading, match_links, match_units
from orgtree.exchange.guess import guessed
from orgtree.exchange.mapping import IGNORE, TableMapping
from orgtree.exchange.table_cells import TablePart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.base.finding import Finding
    from orgtree.charter.model import Charter
    from orgtree.exchange.mapping import Mapping
    from orgtree.source import TableDocument

_LINK = ("link", "from", "to")
_UNKNOWN = N_(
    "{path} has no column {missing}; the heading has {found}; --mapping FILE says which are meant, and `orgtree convert --guess {path}` writes such a file to begin with"
)
"""What is said of a table of which no heading is known."""
_FEW = 2
COVERAGE = "coverage"
"""The sheet of figures that orgtree writes beside units and links, and that is none of them."""
_FIGURES = frozenset({"metric", "group", "figure", "verdict"})
"""Columns by which it is known."""


def parts_of(
    tables: Sequence[TableDocument], mapping: Mapping, charter: Charter, links_from: int
) -> tuple[list[TablePart], list[TablePart], list[Finding]]:
    """Return the tables of units, those of links, and what is told of the others.

    Args:
        tables: The tables; their documents are numbered from 0.
        mapping: What is said of them.
        charter: The charter.
        links_from: Number of the first table that is named as one of links.

    Raises:
        DefinitionError: If a table that must be one of units or links lacks a column that it needs.
    """
    units: list[TablePart] = []
    links: list[TablePart] = []
    names = [table.sheet.name if table.sheet else "" for table in tables]
    asked = [one.sheet for one in (*mapping.units, *mapping.links) if one.sheet is not None]
    findings = [_no_sheet(sheet, names) for sheet in asked if sheet not in names]
    for number, (table, name) in enumerate(zip(tables, names, strict=True)):
        if name and (name in mapping.ignore or (name == COVERAGE and _FIGURES.issubset(table.columns))):
            continue
        said_units, said_links = _said(mapping.units, name), _said(mapping.links, name)
        as_links = None if said_units and said_units.sheet else _links(table, number, said_links, charter)
        if as_links is not None and (
            number >= links_from or as_links.said.sheet or not _is_units(table, number, said_units, charter)
        ):
            links.append(as_links)
            continue
        if number >= links_from and len(tables) == links_from + 1:
            raise _missing_of_links(table, number, said_links, charter)
        part = _units(table, number, said_units or TableMapping(), charter)
        if not _lacks(part):
            units.append(part)
        elif len(tables) == 1 or (said_units and said_units.sheet):
            raise _missing(part)
        elif table.data or table.columns:
            findings.append(_left_out(table, number))
    if (
        not units
        and len(tables) > 1
        and (first := next((at for at, table in enumerate(tables) if table.data), None)) is not None
    ):
        raise _missing(_units(tables[first], first, _said(mapping.units, names[first]) or TableMapping(), charter))
    return units, links, findings


def _said(tables: Sequence[TableMapping], name: str) -> TableMapping | None:
    """Return what is said of a sheet by name, else of any."""
    own = next((one for one in tables if one.sheet is not None and one.sheet == name), None)
    return own or next((one for one in tables if one.sheet is None), None)


def _units(table: TableDocument, number: int, said: TableMapping, charter: Charter) -> TablePart:
    given = _given(said)
    matched = match_units(charter, table.columns, number, given)
    full, why = guessed(table, said, matched.columns, charter)
    part = TablePart(table, number, full, full.columns)
    used = {*why, *said.make, *said.levels, *said.values, *said.id_from}
    part.found += [one for one in matched.findings if one.place is None or one.place.path[0] not in used]
    part.found += _wrong(table, number, said)
    if why:
        part.tell(
            "ORG804",
            N_("guessed from the headings: {columns}; --guess writes a mapping of it"),
            (),
            columns=listed([f"{name}: {key}" for name, key in why.items()]),
        )
    return part


def _links(table: TableDocument, number: int, said: TableMapping | None, charter: Charter) -> TablePart | None:
    """Return a table as one of links, None where it lacks a column."""
    said = said or TableMapping()
    matched = match_links(charter, table.columns, number, _given(said))
    has = {*matched.columns.values(), *(("link",) if said.link else ())}
    if not has.issuperset(_LINK):
        return None
    part = TablePart(table, number, said, matched.columns)
    part.found += [one for one in matched.findings if one.place is None or one.place.path[0] not in said.values]
    part.found += _wrong(table, number, said)
    return part


def _missing_of_links(
    table: TableDocument, number: int, said: TableMapping | None, charter: Charter
) -> DefinitionError:
    matched = match_links(charter, table.columns, number, _given(said or TableMapping()))
    return _without(table, [word for word in _LINK if word not in matched.columns.values()], matched.findings)


def _is_units(table: TableDocument, number: int, said: TableMapping | None, charter: Charter) -> bool:
    return not _lacks(_units(table, number, said or TableMapping(), charter))


def _given(said: TableMapping) -> dict[str, str]:
    """Return the columns that are said; those that only make units are not looked at otherwise."""
    return {**dict.fromkeys((*said.levels, *said.make), IGNORE), **said.columns}


def _lacks(part: TablePart) -> list[str]:
    keys, said = set(part.columns.values()), part.said
    id_is_there = "id" in keys or said.id_from or said.levels
    kind_is_there = (
        "kind" in keys
        or said.kind
        or said.levels
        or any(
            isinstance(value, dict) and "kind" in value for values in said.values.values() for value in values.values()
        )
    )
    return [*([] if id_is_there else ["id"]), *([] if kind_is_there else ["kind"])]


def _missing(part: TablePart) -> DefinitionError:
    known = any(key not in {None, IGNORE} for key in part.columns.values())
    return _without(part.table, _lacks(part) or ["kind"], part.found, known=known)


def _without(
    table: TableDocument, missing: Sequence[str], findings: Sequence[Finding], *, known: bool = True
) -> DefinitionError:
    return DefinitionError(
        N_("{path} has no column {missing}; the heading has {found}") if known else _UNKNOWN,
        tuple(findings),
        path=table.label,
        missing=listed(map(heading, missing)),
        found=listed(table.columns),
    )


def _left_out(table: TableDocument, number: int) -> Finding:
    name = table.sheet.name if table.sheet else table.label
    bare = len(table.data) < _FEW or len(table.columns) < _FEW
    return exchange_finding(
        "ORG803",
        N_("sheet '{sheet}' has no heading that is known, and is left out"),
        Place(number),
        facts={"sheet": name},
        help=N_("say in a mapping what its columns mean, or name it under 'ignore'"),
        severity="info" if bare else "warning",
    )


def _no_sheet(name: str, names: Sequence[str]) -> Finding:
    near = nearest(name, names)
    message = Mistake(
        N_("the mapping speaks of sheet '{sheet}', and there is none; there are {known}"),
        {"sheet": name, "known": listed(names)},
        suggestion=Suggestion(near) if near else None,
    )
    return exchange_finding("ORG807", message, Place(0))


def _wrong(table: TableDocument, number: int, said: TableMapping) -> list[Finding]:
    """Return a finding for each column that the mapping names and the table does not have."""
    named = (*said.columns, *said.values, *said.make, *said.levels, *said.id_from, *said.by, *said.fill_down)
    return [
        exchange_finding(
            "ORG807",
            N_("the mapping speaks of column '{heading}', and there is none; there are {known}"),
            Place(number),
            facts={"heading": name, "known": listed(table.columns)},
        )
        for name in dict.fromkeys(named)
        if name not in table.columns
    ]
