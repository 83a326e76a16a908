"""The joint bodies of an organisation by the places at which they stand."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.draw.bodies_sheet import BodiesSheet
from orgtree.draw.from_graph import kind_look
from orgtree.draw.links import groups_of
from orgtree.draw.placed_bodies import Body, Place, PlacedBodies, Role
from orgtree.draw.text_metrics import clean
from orgtree.draw.words import counted, word
from orgtree.graph.bodies import bodies, is_body, rows_by_part
from orgtree.graph.placement import known_hierarchy, placement, placement_for
from orgtree.graph.select import select

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgtree.draw.links import Group
    from orgtree.draw.picture_options import PictureOptions
    from orgtree.draw.view import Look, View
    from orgtree.graph.hierarchy import Hierarchy
    from orgtree.graph.snapshot import Snapshot

NO_BODIES = N_("nothing that is asked for is a joint body, so that there is no sheet of them to draw")


def bodies_sheet(graph: Snapshot, view: View, options: PictureOptions) -> BodiesSheet:
    """Return the joint bodies of a view by the places at which they stand.

    Places stand in the hierarchy that is asked for, or else in the one that has most bodies at what they cover: where a
    charter says which area a body covers, at that area, else at who convenes it.

    Args:
        graph: The organisation.
        view: Its units and links, all hierarchies side by side.
        options: What was chosen: a root, a hierarchy, a condition on bodies.

    Raises:
        UsageError: If the condition or hierarchy is wrong, or there is no such body.
    """
    groups = {graph.index[view.ids[group.hub]]: group for group in groups_of(view) if group.is_body}
    chosen = _chosen(graph, list(groups), options)
    if not chosen:
        raise UsageError(NO_BODIES)
    language = view.language
    forest = _forest(graph, {body: _conveners(graph, view, groups[body]) for body in chosen}, options.along)
    work = _Places(graph, view, forest, groups, chosen, whole=options.where is None and options.root is None)
    places = work.places()
    seated = [member.unit for body in chosen for member in groups[body].members if member.part == "seat"]
    numbers = (("bodies", len(chosen)), ("seats_counted", len(seated)), ("units_supplying", len(set(seated))))
    said = [counted(word(key, language), number, language) for key, number in numbers if number]
    named = {member.unit for body in chosen for member in groups[body].members}
    others = len({*view.ids} - {view.ids[unit] for unit in named} - work.shown)
    counts = word("semicolon", language).join(said)
    left = word("bodies_left", language, count=others) if others else ""
    title = options.title if isinstance(options.title, str) and options.title else view.title
    return BodiesSheet(
        PlacedBodies(
            title,
            view.subtitle,
            places,
            tuple(work.looks),
            language,
            word("stop", language).join((word("bodies_of", language, title=clean(title)), counts)),
            tuple(filter(None, (counts, word("bodies_read", language), left))),
        )
    )


def _chosen(graph: Snapshot, bodies: Sequence[int], options: PictureOptions) -> list[int]:
    """Return the bodies that are asked for: under a root, and fitting a condition."""
    found = sorted(bodies)
    if options.root is not None:
        top = graph.number(options.root)
        under = placement(graph, top=top).under(top)
        found = [body for body in found if under[body]]
    if options.where:
        fits = set(select(graph, where=options.where).tolist())
        found = [body for body in found if body in fits]
    return found


def _conveners(graph: Snapshot, view: View, group: Group) -> list[int]:
    return [graph.index[view.ids[unit]] for unit in group.conveners]


def bodies_at(graph: Snapshot, along: str | None = None) -> dict[int, int]:
    """Return the bodies in force, by number, each with the unit at which it stands; -1 for none.

    Args:
        graph: The organisation.
        along: The hierarchy in which they stand; left out, the one that has most of them at what they cover.
    """
    conveners: dict[int, list[int]] = {body: [] for body in np.flatnonzero(bodies(graph)).tolist()}
    for table in graph.links.values():
        for part, rows in rows_by_part(graph, table):
            if part == "convener":
                for source, target in zip(table.source[rows].tolist(), table.target[rows].tolist(), strict=True):
                    conveners.setdefault(source, []).append(target)
    return _homes(_forest(graph, conveners, along), conveners)


def _homes(forest: Hierarchy, bodies: Iterable[int]) -> dict[int, int]:
    return {body: int(forest.parent[body]) if forest.members[body] else -1 for body in bodies}


def _forest(graph: Snapshot, bodies: Mapping[int, Sequence[int]], along: str | None) -> Hierarchy:
    """Return where units stand, in the hierarchy that puts most bodies at a place other than at who convenes them."""
    chosen = known_hierarchy(graph, along)
    if along is not None and chosen is None:
        return placement(graph).forest
    order = [*graph.charter.chart, *(name for name in graph.hierarchies if name not in graph.charter.chart)]
    best: tuple[int, int] = (-1, -1)
    found = placement(graph).forest
    for name in order if chosen is None else [chosen]:
        forest = placement_for(graph, graph.charter.in_hierarchy(name), name).forest
        above = _homes(forest, bodies)
        placed = sum(parent >= 0 for parent in above.values())
        apart = sum(parent >= 0 and parent not in bodies[body] for body, parent in above.items())
        if (placed, apart) > best:
            best, found = (placed, apart), forest
    return found


class _Places:
    """The tree of places: units at which bodies stand, others of their kinds, and what is above them."""

    def __init__(
        self,
        graph: Snapshot,
        view: View,
        forest: Hierarchy,
        groups: Mapping[int, Group],
        chosen: Sequence[int],
        *,
        whole: bool,
    ) -> None:
        self.graph, self.view, self.forest, self.groups = graph, view, forest, groups
        self.looks: list[Look] = []
        self._look_of: dict[int, int] = {}
        self._supplied = _suppliers(graph)
        self.at: dict[int, list[int]] = {}
        for body, home in _homes(forest, chosen).items():
            self.at.setdefault(home, []).append(body)
        kinds = {int(graph.kind[unit]) for unit in self.at if unit >= 0}
        places = {unit for unit in self.at if unit >= 0}
        if whole:  # what has none although others of its kind do is shown with its gap
            places.update(np.flatnonzero(graph.in_force & forest.members & graph.kind_mask(frozenset(kinds))).tolist())
        self._homes = places
        above = set(places)
        for unit in places:
            parent = int(forest.parent[unit])
            while parent >= 0 and parent not in above:
                above.add(parent)
                parent = int(forest.parent[parent])
        self.shown = {graph.ids[unit] for unit in (*above, *chosen)}
        self.below: dict[int, list[int]] = {}
        for unit in forest.order.tolist():
            if unit in above:
                self.below.setdefault(int(forest.parent[unit]), []).append(unit)

    def places(self) -> tuple[Place, ...]:
        """Return the uppermost places; one that has neither bodies nor neighbours is passed over."""
        tops = self.below.get(-1, [])
        while len(tops) == 1 and tops[0] not in self._homes:
            tops = self.below[tops[0]]
        found = list(map(self._place, tops))
        if -1 in self.at:
            name = word("no_place", self.view.language)
            found.append(Place(name, -1, tuple(self._body(body) for body in self.at[-1])))
        return tuple(found)

    def _place(self, unit: int) -> Place:
        kind = self._kind(int(self.graph.kind[unit]))  # before those of its bodies, so that the legend begins with it
        bodies = tuple(self._body(body) for body in self.at.get(unit, ()))
        below = tuple(map(self._place, self.below.get(unit, ())))
        name = clean(self.graph.name(unit, self.view.language))
        return Place(name, kind, bodies, below, unit in self._homes and not bodies)

    def _body(self, body: int) -> Body:
        group, view = self.groups[body], self.view
        seats: dict[str, list[str]] = {}
        bases: dict[str, list[str]] = {}
        titles = {member.part: view.link_types[group.type].title for member in group.members} if group.type >= 0 else {}
        kinds: Counter[str] = Counter()
        for member in group.members:
            if member.part == "seat":
                title = member.role or clean(titles.get("seat", "")) or word("seat", view.language)
                seats.setdefault(title, []).append(clean(view.names[member.unit]))
            elif member.part == "base":
                bases.setdefault(member.role, []).append(clean(view.names[member.unit]))
        for unit in dict.fromkeys(member.unit for member in group.members if member.part == "seat"):
            kinds[self._supplier_kind(self.graph.index[view.ids[unit]])] += 1
        return Body(
            clean(view.names[group.hub]),
            self._kind(int(self.graph.kind[body])),
            tuple(clean(view.names[unit]) for unit in group.conveners),
            _roles(seats),
            _roles(bases),
            tuple(kinds.items()),
        )

    def _supplier_kind(self, unit: int) -> str:
        """Return the title of the kind of what a unit stands at, such as the park of a branch; else of its own kind."""
        kind = self.graph.kind_of(self._supplied.get(unit, unit))
        return clean(kind.title.pick(self.view.language) or kind.name)

    def _kind(self, code: int) -> int:
        if code not in self._look_of:
            self._look_of[code] = len(self.looks)
            self.looks.append(kind_look(self.graph, self.graph.kinds[code], self.view.language))
        return self._look_of[code]


def _roles(found: Mapping[str, Iterable[str]]) -> tuple[Role, ...]:
    return tuple(Role(title, tuple(names)) for title, names in found.items())


def _suppliers(graph: Snapshot) -> dict[int, int]:
    """Return for units that nesting writes at another one, in no hierarchy, what they stand at: the first of several."""
    found: dict[int, int] = {}
    for table in graph.links.values():
        if not table.link.nest or table.link.hierarchy is not None:
            continue
        rows = np.flatnonzero(table.in_force)
        for source, target in zip(table.source[rows].tolist(), table.target[rows].tolist(), strict=True):
            if not is_body(graph, graph.ids[source]):
                found.setdefault(source, target)
    return found
