"""The matrix of an organisation: bodies by those who have seats on them, or units by what they are linked to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.draw.links import groups_of
from orgtree.draw.matrix import Head, Matrix, marks_of
from orgtree.draw.text_metrics import clean
from orgtree.draw.words import noted, word
from orgtree.graph.select import select

if TYPE_CHECKING:
    from orgtree.draw.picture_options import PictureOptions
    from orgtree.draw.view import View
    from orgtree.graph.snapshot import Snapshot

NO_MATRIX = N_("nothing that is asked for has a seat or another link, so that there is no matrix to draw")
_MOST_COLUMNS = 60
"""Beyond so many columns, units that are linked to one row only share a column with those of their kind."""


class _Told(NamedTuple):
    """One link: the units of its row and column, and what the one is to the other."""

    row: int
    column: int
    role: str


def matrix(graph: Snapshot, view: View, options: PictureOptions) -> Matrix:
    """Return the matrix of a view: seats on its bodies or, where there are none, its other links.

    Args:
        graph: The organisation.
        view: Its units and links, bodies included.
        options: What was chosen: a condition chooses the rows.

    Raises:
        UsageError: If the condition is wrong, or nothing that is asked for has a link.
    """
    seats, notes = _of_bodies(view)
    told = seats or _links(view) or _nested(graph, view)
    if options.where:
        chosen = {graph.ids[unit] for unit in select(graph, where=options.where).tolist()}
        told = [link for link in told if view.ids[link.row] in chosen]
    if not told:
        raise UsageError(NO_MATRIX)
    language = view.language
    rows = sorted({link.row for link in told})
    units = sorted({link.column for link in told}, key=lambda unit: (view.kinds[unit], unit))
    gathered = _gathered(told) if len(units) > _MOST_COLUMNS else set()
    kinds = list(dict.fromkeys(view.kinds[unit] for unit in units))
    columns: list[Head] = []
    column_of: dict[int, int] = {}
    for place, kind in enumerate(kinds):
        alike = [unit for unit in units if view.kinds[unit] == kind]
        for unit in alike:
            if unit not in gathered:
                column_of[unit] = len(columns)
                columns.append(Head(view.ids[unit], clean(view.names[unit]), kind=place))
        if together := [unit for unit in alike if unit in gathered]:
            column_of.update(dict.fromkeys(together, len(columns)))
            name = noted(view.looks[kind].title, len(together), language)
            columns.append(Head("", name, kind=place))
    roles = list(dict.fromkeys(link.role for link in told))
    cells: dict[tuple[int, int], Counter[int]] = {}
    number = {unit: i for i, unit in enumerate(rows)}
    for link in told:
        cells.setdefault((number[link.row], column_of[link.column]), Counter())[roles.index(link.role)] += 1
    title = options.title if isinstance(options.title, str) and options.title else view.title
    counted = word("matrix_counted", language, rows=len(rows), columns=len(units), links=len(told))
    return Matrix(
        title,
        view.subtitle,
        tuple(Head(view.ids[unit], clean(view.names[unit]), notes.get(unit, ""), view.kinds[unit]) for unit in rows),
        tuple(columns),
        tuple(view.looks[kind].title for kind in kinds),
        tuple(roles),
        marks_of(roles),
        cells,
        language,
        word("stop", language).join(filter(None, (word("matrix_of", language, title=clean(title)), counted))),
        (counted, *([word("matrix_gathered", language)] if gathered else [])),
    )


def _of_bodies(view: View) -> tuple[list[_Told], dict[int, str]]:
    """Return the seats on bodies or, where there are none, what they rest on; and who convenes each body."""
    told: dict[str | None, list[_Told]] = {}
    notes: dict[int, str] = {}
    for group in groups_of(view):
        if not group.is_body:
            continue
        title = view.link_types[group.type].title if group.type >= 0 else ""
        for member in group.members:
            told.setdefault(member.part, []).append(_Told(group.hub, member.unit, member.role or clean(title)))
        if group.conveners:
            names = word("comma", view.language).join(clean(view.names[unit]) for unit in group.conveners)
            notes[group.hub] = word("convened_by", view.language, name=names)
    return told.get("seat") or told.get("base") or [], notes


def _links(view: View) -> list[_Told]:
    """Return the links of no body, from those that state them."""
    return [
        _Told(link.source, link.target, clean(link.role) or clean(view.link_types[link.type].title))
        for link in view.links
        if view.link_types[link.type].part is None
    ]


def _nested(graph: Snapshot, view: View) -> list[_Told]:
    """Return the links of no hierarchy that pictures tell by where units stand, from those that state them."""
    number = {id_: unit for unit, id_ in enumerate(view.ids)}
    place = [number.get(id_, -1) for id_ in graph.ids]
    found: list[_Told] = []
    for name, table in graph.links.items():
        if table.link.hierarchy is None:
            title = clean(table.link.title.pick(view.language) or name)
            rows = table.in_force
            ends = zip(table.source[rows].tolist(), table.target[rows].tolist(), strict=True)
            found += [
                _Told(place[source], place[target], title)
                for source, target in ends
                if place[source] >= 0 and place[target] >= 0
            ]
    return found


def _gathered(told: list[_Told]) -> set[int]:
    """Return the units that are linked to one row only."""
    rows: dict[int, set[int]] = {}
    for link in told:
        rows.setdefault(link.column, set()).add(link.row)
    return {unit for unit, linked in rows.items() if len(linked) == 1}
