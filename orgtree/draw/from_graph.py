"""From the typed graph to a view: what is drawn, in which order, under which parent, with which links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast, get_args

import numpy as np

from orgtree.base.errors import UsageError
from orgtree.base.suggest import listed
from orgtree.draw import select
from orgtree.draw.standing import end_of, is_chair, nested_under
from orgtree.draw.view import Link, LinkType, Look, Placement, Shape, Value, View
from orgtree.draw.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgtree.charter.model import Kind
    from orgtree.charter.model import Link as CharterLink
    from orgtree.graph.snapshot import Links, Snapshot

_FEW = 4


def view_of(
    graph: Snapshot,
    *,
    root: str | None = None,
    depth: int | None = None,
    kinds: Sequence[str] | None = None,
    units: Iterable[int] | None = None,
    above: bool = False,
    along: str | None = None,
    links: Sequence[str] | None = None,
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
        along: The hierarchy to draw; None takes the root's own or else the one with the most units, `*` draws all.
        links: Names of the links to draw besides subordination; None draws seats of joint bodies and whatever nesting
            does not write.
        language: Of names and of the picture's own words; None takes the definition's.
        values: A metric's value of units, by number.
        metric: The metric's title.
        ends: What stands at the ends of its scale.
        source: Where the data come from, for the title block.

    Raises:
        UsageError: If a unit, kind or hierarchy is not there.
    """
    language = language or graph.language
    parents = _parents(graph, _chosen(graph, along, root))
    in_force = graph.in_force.tolist()
    bodies = _bodies(graph)
    _hang(graph, parents, bodies)
    order = [unit for unit in _preorder(parents) if in_force[unit]]
    tree = [unit for unit in order if unit not in bodies and parents[unit] != _NOWHERE]
    outside = _suppliers(graph, bodies, tree, parents)
    tree = [unit for unit in tree if unit not in outside]
    bodies &= _linked(graph, set(tree))
    outside &= _linked(graph, bodies)
    order = tree + [unit for unit in order if unit in bodies or unit in outside]
    number = {unit: i for i, unit in enumerate(order)}
    link_types, found = _links(graph, number, bodies, links, language)
    used = sorted({int(graph.kind[unit]) for unit in order})
    look_of = {code: i for i, code in enumerate(used)}
    body_kinds = {int(graph.kind[unit]) for unit in bodies}
    view = View(
        ids=[graph.ids[unit] for unit in order],
        names=[graph.name(unit, language) for unit in order],
        kinds=[look_of[int(graph.kind[unit])] for unit in order],
        parents=_nearest(order, number, parents),
        looks=[kind_look(graph.kinds[code], language, body=code in body_kinds) for code in used],
        title=graph.title.pick(language) or "",
        subtitle=" · ".join(_subtitle(graph, source, language)),
        language=language,
        values=[values.get(unit) for unit in order] if values is not None else (),
        metric=metric,
        ends=ends,
        damage={number[unit]: ", ".join(words) for unit, words in graph.damage.items() if unit in number},
        link_types=link_types,
        links=found,
        bodies=frozenset(number[unit] for unit in bodies if unit in number),
        outside=frozenset(number[unit] for unit in outside if unit in number),
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


EVERY = "*"
"""As `along`: each unit stands in its kind's own hierarchy, so that all trees are drawn side by side."""
_NOWHERE = -2
"""Parent of a unit that does not stand in the hierarchy that is drawn."""


def _parents(graph: Snapshot, along: str | None) -> list[int]:
    if along is not None:
        tree = graph.hierarchies.get(along)
        if tree is None:
            raise UsageError(f"there is no hierarchy '{along}'; the charter has {listed(graph.hierarchies)}")
        inside = tree.members.tolist()
        return [parent if inside[unit] else _NOWHERE for unit, parent in enumerate(tree.parent.tolist())]
    by_name = {name: tree.parent.tolist() for name, tree in graph.hierarchies.items()}
    own = [by_name.get(name or "") for name in graph.charter.default_hierarchy]
    rows = (own[kind] for kind in graph.kind.tolist())
    return [row[unit] if row is not None else -1 for unit, row in enumerate(rows)]


def _hang(graph: Snapshot, parents: list[int], bodies: set[int]) -> None:
    """Let units of kinds that no hierarchy holds stand under what nesting writes them under, where that is drawn."""
    default = np.asarray([name is None for name in graph.charter.default_hierarchy], dtype=bool)
    loose = graph.in_force & default[graph.kind]
    loose[list(bodies)] = False
    hung = nested_under(graph, loose)
    for unit, target in hung.items():
        end = end_of(hung, target)
        if parents[end] != _NOWHERE and end not in bodies:
            parents[unit] = target


def _chosen(graph: Snapshot, along: str | None, root: str | None) -> str | None:
    """Return the hierarchy to draw: the one asked for, the root's own, or the one with the most units in force.

    None is all of them, also where even the largest holds so few units that the picture would miss the point.
    """
    if along == EVERY:
        return None
    if along is not None:
        return along
    if root is not None and (own := graph.charter.default_hierarchy[int(graph.kind[graph.number(root)])]):
        return own
    sizes = {name: int((tree.members & graph.in_force).sum()) for name, tree in graph.hierarchies.items()}
    best = max(sizes, key=lambda name: sizes[name], default=None)
    return best if best is not None and sizes[best] * _FEW > int(graph.in_force.sum()) else None


def left_out(graph: Snapshot) -> dict[str, int]:
    """Return how many units of other hierarchies a picture leaves out when none is asked for, by hierarchy."""
    chosen = _chosen(graph, None, None)
    if chosen is None:
        return {}
    drawn = graph.hierarchies[chosen].members
    counts = {name: int((tree.members & ~drawn & graph.in_force).sum()) for name, tree in graph.hierarchies.items()}
    return {name: count for name, count in counts.items() if count}


def _linked(graph: Snapshot, units: set[int]) -> set[int]:
    """Return what has a link other than subordination with some units."""
    found: set[int] = set()
    for table in graph.links.values():
        if table.link.hierarchy is None:
            pairs = zip(table.source.tolist(), table.target.tolist(), table.in_force.tolist(), strict=True)
            for a, b, in_force in pairs:
                if in_force and b in units:
                    found.add(a)
                if in_force and a in units:
                    found.add(b)
    return found


def _bodies(graph: Snapshot) -> set[int]:
    """Return joint bodies: units of kinds that stand in no hierarchy, and have a convener or seats."""
    default = graph.charter.default_hierarchy
    free = {unit for unit, kind in enumerate(graph.kind.tolist()) if default[kind] is None}
    found: set[int] = set()
    for table in graph.links.values():
        if len(table) and (is_chair(table.link) or is_seat(table.link)):
            found.update(table.source[table.in_force].tolist())
    return free & found


def is_body(graph: Snapshot, unit: str) -> bool:
    """Return whether a unit is a joint body: it stands in no hierarchy, and has a convener or seats.

    Raises:
        UsageError: If there is no such unit.
    """
    return graph.number(unit) in _bodies(graph)


def is_seat(link: CharterLink) -> bool:
    """Return whether a link gives seats: several are allowed, nesting does not write it, and each has fields."""
    return link.hierarchy is None and not link.nest and bool(link.fields)


def _suppliers(graph: Snapshot, bodies: set[int], tree: list[int], parents: list[int]) -> set[int]:
    """Return units that have seats but stand alone: they are counted and listed, not drawn as trees of their own."""
    near = {parents[unit] for unit in tree if parents[unit] >= 0} | {unit for unit in tree if parents[unit] >= 0}
    return {unit for unit in _linked(graph, bodies) if unit not in near and unit not in bodies and graph.in_force[unit]}


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


def _links(
    graph: Snapshot, number: dict[int, int], bodies: set[int], wanted: Sequence[str] | None, language: str
) -> tuple[list[LinkType], list[Link]]:
    types: list[LinkType] = []
    found: list[Link] = []
    names = None if wanted is None else {sub for name in wanted for sub in graph.charter.subtypes(name)}
    for name, table in graph.links.items():
        link = table.link
        if link.hierarchy is not None or not len(table) or (names is not None and name not in names):
            continue
        chair = is_chair(link)
        if names is None and link.nest and not chair:
            continue
        seat = is_seat(link)
        ends = [
            (row, int(table.source[row]), int(table.target[row])) for row in range(len(table)) if table.in_force[row]
        ]
        shown = [end for end in ends if end[1] in number and end[2] in number]
        if names is None:
            shown = [end for end in shown if (end[1] in bodies) == (chair or (seat and end[1] in bodies))]
        if not shown:
            continue
        types.append(LinkType(name, link.title.pick(language) or name, chair, link.symmetric, link.look.line or ""))
        roles = _roles(table, link, language)
        found += [Link(len(types) - 1, number[a], number[b], roles.get(row, "")) for row, a, b in shown]
    return types, found


def _roles(table: Links, link: CharterLink, language: str) -> dict[int, str]:
    """Return the title of what each link's first telling field says, which for a seat is its role."""
    for field in link.fields.values():
        column = table.columns.get(field.name)
        if field.values.telling and column is not None:
            titles = {key: title.pick(language) or key for key, title in field.values.words(field).items()}
            stated = {row: str(column.value(row)) for row in range(len(table)) if column.known[row]}
            return {row: titles.get(value, value) for row, value in stated.items()}
    return {}


def kind_look(kind: Kind, language: str, *, body: bool) -> Look:
    """Return how units of a kind look."""
    look = kind.look
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
