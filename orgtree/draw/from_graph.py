"""From the typed graph to a view: what is drawn, in which order, under which parent, with which links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast, get_args

import numpy as np

from orgtree.base.errors import UsageError
from orgtree.base.suggest import unknown
from orgtree.draw import select
from orgtree.draw.standing import end_of, nested_under
from orgtree.draw.view import Link, LinkType, Look, Placement, Shape, Value, View
from orgtree.draw.words import word
from orgtree.graph.bodies import bodies, rows_by_part, stands_free
from orgtree.graph.placement import EVERY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from orgtree.charter.model import Kind
    from orgtree.charter.model import Link as CharterLink
    from orgtree.graph.bodies import Part
    from orgtree.graph.snapshot import Links, Snapshot


def view_of(
    graph: Snapshot,
    *,
    root: str | None = None,
    depth: int | None = None,
    kinds: Sequence[str] | None = None,
    units: Iterable[int] | None = None,
    above: bool = False,
    along: str | None = None,
    language: str | None = None,
    values: Mapping[int, Value] | None = None,
    metric: str = "",
    ends: tuple[str, str] = ("0%", "100%"),
    source: str = "",
) -> View:
    """Return what is to be drawn of an organisation.

    Args:
        graph: The organisation.
        root: Id of the unit to begin with; None for all.
        depth: How many levels below the root to draw.
        kinds: Draw units of these kinds, and of their child kinds, only.
        units: Draw only these units, by number; others are passed over, their children go to the nearest one above.
        above: Keep what is above the units that are drawn as well.
        along: The hierarchy to draw; None takes the root's own or else the first that the charter has drawn, `*` draws
            all.
        language: Of names and of the picture's own words; None takes the definition's.
        values: A metric's value of units, by number.
        metric: The metric's title.
        ends: What stands at the ends of its scale.
        source: Where the data come from, for the title block.

    Raises:
        UsageError: If a unit, kind or hierarchy is not there.
    """
    language = language or graph.language
    parents = _parents(graph, along, root)
    drawn = _drawn(graph, parents, every=along in (None, EVERY))
    order = [*drawn.tree, *drawn.foot, *drawn.outside]
    number = {unit: i for i, unit in enumerate(order)}
    link_types, found = _links(graph, number, language)
    used = sorted({int(graph.kind[unit]) for unit in order})
    look_of = {code: i for i, code in enumerate(used)}
    view = View(
        ids=[graph.ids[unit] for unit in order],
        names=[graph.name(unit, language) for unit in order],
        kinds=[look_of[int(graph.kind[unit])] for unit in order],
        parents=_nearest(order, number, parents),
        looks=[kind_look(graph, graph.kinds[code], language) for code in used],
        title=graph.title.pick(language) or "",
        subtitle=" · ".join(_subtitle(graph, source, language)),
        language=language,
        lines=_lines(graph, order, parents, language),
        values=[values.get(unit) for unit in order] if values is not None else (),
        metric=metric,
        ends=ends,
        damage={number[unit]: ", ".join(words) for unit, words in graph.damage.items() if unit in number},
        link_types=link_types,
        links=found,
        bodies=frozenset(number[unit] for unit in drawn.foot),
        outside=frozenset(number[unit] for unit in drawn.outside),
    )
    if units is not None or kinds is not None:
        wanted = set(range(graph.size)) if units is None else set(units)
        if kinds is not None:
            codes = graph.kind_codes(kinds)
            wanted = {unit for unit in wanted if int(graph.kind[unit]) in codes}
        kept = [number[unit] for unit in wanted if unit in number]
        view = select.keep(view, select.with_ancestors(view, kept) if above else kept)
    if root is not None:
        start = graph.number(root)
        at = {name: i for i, name in enumerate(view.ids)}
        return select.under(view, at[graph.ids[start]], depth=depth) if graph.ids[start] in at else view
    return view if depth is None else select.limit(view, depth)


_NOWHERE = -2
"""Parent of a unit that does not stand in the hierarchy that is drawn."""


class _Drawn(NamedTuple):
    """Units of a picture, by number: those of the tree, parents first; bodies at its foot; those that are only named."""

    tree: list[int]
    foot: list[int]
    outside: list[int]


def left_out(graph: Snapshot) -> dict[str, int]:
    """Return how many units a picture of the whole leaves out, by the hierarchy in which they stand."""
    shown = np.zeros(graph.size, dtype=bool)
    shown[[unit for part in _drawn(graph, _parents(graph, None, None), every=True) for unit in part]] = True
    own = graph.charter.default_hierarchy
    hung = nested_under(graph, graph.in_force & ~shown)
    counts: dict[str, int] = {}
    for unit in np.flatnonzero(graph.in_force & ~shown).tolist():
        name = own[int(graph.kind[unit])] or own[int(graph.kind[end_of(hung, unit)])]
        if name is not None:
            counts[name] = counts.get(name, 0) + 1
    return {name: counts[name] for name in graph.charter.chart if name in counts}


def _parents(graph: Snapshot, along: str | None, root: str | None) -> list[int]:
    """Return the unit above each in the hierarchy that is drawn, -1 for a root and `_NOWHERE` for what is not in it."""
    chosen = along
    if along is None:
        own = None if root is None else graph.charter.default_hierarchy[int(graph.kind[graph.number(root)])]
        chosen = own or graph.first_hierarchy(graph.in_force) or EVERY
    if chosen == EVERY:
        by_name = {name: tree.parent.tolist() for name, tree in graph.hierarchies.items()}
        rows = [by_name.get(name or "") for name in graph.charter.default_hierarchy]
        found = [
            _NOWHERE if (row := rows[kind]) is None else row[unit] for unit, kind in enumerate(graph.kind.tolist())
        ]
    elif (tree := graph.hierarchies.get(chosen or "")) is not None:
        found = np.where(tree.members, tree.parent, _NOWHERE).tolist()
    else:
        raise UsageError(
            unknown("there is no hierarchy '{name}'", along, graph.hierarchies, otherwise="the charter has {known}")
        )
    _hang(graph, found, roots=along in (None, EVERY))
    return found


def _hang(graph: Snapshot, parents: list[int], *, roots: bool) -> None:
    """Let units that no hierarchy holds, but for bodies, stand under what nesting writes them under, where that is drawn.

    Args:
        graph: The organisation.
        parents: The unit above each; filled in.
        roots: Whether those that nothing holds are drawn as roots.
    """
    free = _free_bodies(graph)
    held = np.asarray([name is not None for name in graph.charter.default_hierarchy], dtype=bool)[graph.kind]
    loose = graph.in_force & ~held & ~free
    hung = {unit: target for unit, target in nested_under(graph, loose).items() if not free[target]}
    if roots:
        for unit in np.flatnonzero(loose).tolist():
            if unit not in hung:
                parents[unit] = -1
    for unit, target in hung.items():
        if parents[end_of(hung, target)] != _NOWHERE:
            parents[unit] = target


def _free_bodies(graph: Snapshot) -> Any:
    """Return which units are bodies that no hierarchy holds. Shape (units,)."""
    return np.asarray([stands_free(graph.charter, kind.code) for kind in graph.kinds], dtype=bool)[graph.kind]


def _drawn(graph: Snapshot, parents: list[int], *, every: bool) -> _Drawn:
    """Return which units are drawn, and how.

    Args:
        graph: The organisation.
        parents: The unit above each.
        every: Whether bodies that no hierarchy holds are drawn even if nothing of the tree takes part in them.
    """
    in_force = graph.in_force.tolist()
    tree = [unit for unit in _preorder(parents) if in_force[unit] and parents[unit] != _NOWHERE]
    inside = set(tree)
    ends = list(_ends(graph))
    joined = {a for a, b, _ in ends if b in inside} | {b for a, b, part in ends if a in inside and part is None}
    if every:
        joined.update(np.flatnonzero(_free_bodies(graph)).tolist())
    foot = [unit for unit in np.flatnonzero(bodies(graph)).tolist() if unit in joined and unit not in inside]
    hubs = inside | set(foot)
    taking_part = {b for a, b, part in ends if part is not None and a in hubs} - set(foot)
    # Who only has seats and stands alone is counted and listed at the body; hundreds of such would hide the tree.
    near = {parents[unit] for unit in tree} | {unit for unit in tree if parents[unit] >= 0}
    near |= {unit for a, b, part in ends if part != "seat" and a in hubs and b in hubs for unit in (a, b)}
    alone = (taking_part & inside) - near
    if len(alone) == len(inside):
        alone = set()
    return _Drawn([unit for unit in tree if unit not in alone], foot, sorted(alone | (taking_part - inside)))


def _ends(graph: Snapshot) -> Iterator[tuple[int, int, Part | None]]:
    """Return both ends of every link that is drawn beside the tree, and the part that it gives in a body."""
    for table in graph.links.values():
        for part, rows in _rows(graph, table):
            pairs = zip(table.source[rows].tolist(), table.target[rows].tolist(), strict=True)
            yield from ((source, target, part) for source, target in pairs)


def _rows(graph: Snapshot, table: Links) -> Iterator[tuple[Part | None, Any]]:
    """Return the rows of a link that are drawn beside the tree, by the part that they give in a body.

    Links of hierarchies, and those that nesting writes, are told by where units stand; but bodies at the foot stand
    under none.
    """
    for part, rows in rows_by_part(graph, table):
        shown = rows
        if part is None and table.link.hierarchy is not None:
            continue
        if part is None and table.link.nest:
            shown = rows[_free_bodies(graph)[table.source[rows]]]
        if len(shown):
            yield part, shown


def _preorder(parents: list[int]) -> list[int]:
    """Return units parents first, children in order; what a broken mix of hierarchies leaves over comes last."""
    children: dict[int, list[int]] = {}
    for unit in range(len(parents) - 1, -1, -1):
        children.setdefault(max(parents[unit], -1), []).append(unit)
    order: list[int] = []
    stack = children.get(-1, [])
    seen = [False] * len(parents)
    while stack:
        unit = stack.pop()
        if not seen[unit]:
            seen[unit] = True
            order.append(unit)
            stack += children.get(unit, [])
    return order + [unit for unit, done in enumerate(seen) if not done]


def _nearest(order: list[int], number: dict[int, int], parents: list[int]) -> list[int]:
    found: list[int] = []
    for i, unit in enumerate(order):
        above = parents[unit]
        # A unit that is no more passes its children on to the one above it; the bound stops at a broken cycle.
        for _ in range(len(parents)):
            if above < 0 or above in number:
                break
            above = parents[above]
        new = number.get(above, -1) if above >= 0 else -1
        found.append(new if new < i else -1)
    return found


def _links(graph: Snapshot, number: dict[int, int], language: str) -> tuple[list[LinkType], list[Link]]:
    """Return the links between units of the picture, a type for each part that a link gives in a body."""
    types: list[LinkType] = []
    found: list[Link] = []
    for name, table in graph.links.items():
        link = table.link
        for part, rows in _rows(graph, table):
            ends = zip(rows.tolist(), table.source[rows].tolist(), table.target[rows].tolist(), strict=True)
            shown = [(row, a, b) for row, a, b in ends if a in number and b in number]
            if not shown:
                continue
            types.append(LinkType(name, link.title.pick(language) or name, part, link.symmetric, link.look.line or ""))
            roles = _roles(table, link, language)
            found += [Link(len(types) - 1, number[a], number[b], roles.get(row, "")) for row, a, b in shown]
    return types, found


def _lines(graph: Snapshot, order: list[int], parents: list[int], language: str) -> list[str]:
    """Return the title of the link by which each unit stands under its parent, "" for a root."""
    titles = {name: link.title.pick(language) or name for name, link in graph.charter.links.items()}
    nests = graph.charter.nests
    found = []
    for unit in order:
        above = parents[unit]
        name = None
        if above >= 0:
            name = next((name for name, tree in graph.hierarchies.items() if tree.parent[unit] == above), None)
            name = name or nests.get((int(graph.kind[unit]), int(graph.kind[above])))
        found.append(titles.get(name or "", ""))
    return found


def _roles(table: Links, link: CharterLink, language: str) -> dict[int, str]:
    """Return the title of what each link's first telling field says, which for a seat is its role."""
    for field in link.fields.values():
        column = table.columns.get(field.name)
        if field.values.telling and column is not None:
            titles = {key: title.pick(language) or key for key, title in field.values.words(field).items()}
            stated = {row: str(column.value(row)) for row in range(len(table)) if column.known[row]}
            return {row: titles.get(value, value) for row, value in stated.items()}
    return {}


def kind_look(graph: Snapshot, kind: Kind, language: str) -> Look:
    """Return how units of a kind look; bodies that no hierarchy holds are rounded and dashed."""
    look, body = kind.look, stands_free(graph.charter, kind.code)
    shape: Any = look.shape if look.shape in get_args(Shape) else "rounded" if body else "box"
    layout: Any = look.layout if look.layout in get_args(Placement) else None
    return Look(
        kind.name,
        kind.title.pick(language) or kind.name,
        look.fill or "",
        look.line or "",
        look.text or "",
        cast("Shape", shape),
        (bool(look.dash) and look.dash != "solid") or body,
        cast("Placement | None", layout),
        bool(look.beside),
        bool(look.band),
    )


def _subtitle(graph: Snapshot, source: str, language: str) -> list[str]:
    parts = [word("as_of", language, date=graph.as_of)] if graph.as_of else []
    return [*parts, word("source", language, source=source)] if source else parts
