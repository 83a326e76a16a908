"""Join two states in one view: what is gone stands where it stood, and every change is marked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from orgtree.draw import select
from orgtree.draw.canvas import with_colours
from orgtree.draw.pre_order import pre_order
from orgtree.draw.text_metrics import clean
from orgtree.draw.view import Comparison, Detail, Link, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from orgtree.draw.view import Counted, LinkType, Look, Sort, View

SIGNS: dict[Sort, str] = {"added": "+", "gone": "−", "moved": "↷", "changed": "~"}
"""What stands before a name, so that the picture can be read without colour."""
NOWHERE = "–"
"""Stands for the place of a unit that stood, or stands, under none."""
_AGAIN = "#was"
"""Goes behind the id of a unit where it is drawn once more, at its old place."""


class Move(NamedTuple):
    """A move in one hierarchy: ids of the units above, and what a box says where the picture does not show it."""

    old: str | None
    new: str | None
    note: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the comparison of two states says, by the later ids of units and in the picture's language.

    Args:
        marks: The changes of each unit, moves aside.
        moves: Its moves.
        sentences: Every change of a unit in words.
        details: Changes that no box has room for, by unit; those of the head are of "".
        counts: Every change by its sort.
        renamed: The later id of each unit that had another one.
        links: Links that stay and say something else: type, source and target.
    """

    marks: Mapping[str, Sequence[Mark]]
    moves: Mapping[str, Sequence[Move]] = field(default_factory=dict)
    sentences: Mapping[str, Sequence[str]] = field(default_factory=dict)
    details: Sequence[tuple[str, str]] = ()
    counts: Sequence[Counted] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    links: frozenset[tuple[str, str, str]] = frozenset()


def unit_id(name: str) -> str:
    """Return the id of the unit that a box is about, also where it is drawn once more.

    >>> unit_id("north#was")
    'north'
    """
    return name.removesuffix(_AGAIN)


def joined(before: View | None, after: View, told: Told) -> View:
    """Return the later state with what is gone, and old places of what has moved, where they stood.

    Args:
        before: The earlier state, drawn alike; None if there is nothing of it.
        after: The later state.
        told: Their changes.
    """
    return _Join(before if before is not None else _nothing(after), with_colours(after), told).view()


def only_changes(view: View) -> View:
    """Return what changed with all that is above it; what is folded away is counted."""
    changes = view.changes
    if changes is None:
        return view
    marked = {*changes.marks, *changes.ghosts}
    hubs = ({view.body_of(link) for link in view.links if link.change} | marked) - {-1}
    links = [link for link in view.links if link.change or (view.body_of(link) in hubs)]
    wanted = {unit for unit in marked if view.is_placed(unit)}
    wanted |= {end for link in links if link.change for end in (link.source, link.target) if view.is_placed(end)}
    kept = select.keep(replace(view, links=links), select.with_ancestors(view, wanted or view.roots[:1]))
    return replace(kept, left_out=replace(view.left_out, unchanged=len(view) - len(kept)))


def _nothing(view: View) -> View:
    return replace(
        view, ids=[], names=[], kinds=[], parents=[], lines=(), values=(), damage={}, links=(), bodies=frozenset(),
        outside=frozenset(), letters={}, hidden={}, focus=-1,
    )  # fmt: skip


class _Join:
    """Two states as one view.

    Args:
        before: The earlier state.
        after: The later one.
        told: Their changes.
    """

    def __init__(self, before: View, after: View, told: Told) -> None:
        self.before, self.after, self.told = before, after, told
        self.old_ids = [told.renamed.get(name, name) for name in before.ids]
        self.old = {name: unit for unit, name in enumerate(self.old_ids)}
        self.new = {name: unit for unit, name in enumerate(after.ids)}
        self.again = {name: f"{name}{_AGAIN}" for name in self._moved()}
        """The key of each unit's old place, where it stands elsewhere now."""

    def _moved(self) -> Iterator[str]:
        for name, unit in self.old.items():
            now = self.new.get(name)
            placed = now is not None and self.before.is_placed(unit) and self.after.is_placed(now)
            if placed and now is not None and self._above(unit) != _above(self.after, self.after.ids, now):
                yield name

    def _above(self, unit: int) -> str | None:
        return _above(self.before, self.old_ids, unit)

    def _spot(self, name: str | None) -> str | None:
        """Return the key at which a unit of the earlier state stands; None where it has no place in the tree."""
        if name is None:
            return None
        if name in self.again:
            return self.again[name]
        now = self.new.get(name)
        placed = self.before.is_placed(self.old[name]) if now is None else self.after.is_placed(now)
        return name if placed else None

    def view(self) -> View:
        """Return the joint view."""
        before, after = self.before, self.after
        source: dict[str, tuple[bool, int]] = {name: (True, unit) for name, unit in self.new.items()}
        parents: dict[str, str | None] = {name: _above(after, after.ids, unit) for name, unit in self.new.items()}
        for name, unit in self.old.items():
            key = self.again.get(name) or (name if name not in self.new else "")
            if key:
                source[key], parents[key] = (False, unit), self._spot(self._above(unit))
        keys = self._ordered(source, parents)
        number = {name: place for place, name in enumerate(keys)}
        looks = list(after.looks)
        kinds = {look.kind: place for place, look in enumerate(looks)}
        for look in before.looks:
            if look.kind not in kinds:
                kinds[look.kind] = len(looks)
                looks.append(look)
        origin = [source[key] for key in keys]
        sides = [after if later else before for later, _ in origin]
        lines = [side.lines[unit] if side.lines else "" for side, (_, unit) in zip(sides, origin, strict=True)]
        moved = {unit: number[name] for name, unit in self.new.items()}
        types, links = self._links(number)
        rest = [(key, unit) for key, (later, unit) in source.items() if not later]
        return replace(
            after,
            ids=keys,
            names=[side.names[unit] for side, (_, unit) in zip(sides, origin, strict=True)],
            kinds=[kinds[_look(side, unit).kind] for side, (_, unit) in zip(sides, origin, strict=True)],
            parents=[number[above] if (above := parents[key]) is not None else -1 for key in keys],
            looks=looks,
            lines=lines if any(lines) else (),
            values=(),
            damage={moved[unit]: text for unit, text in after.damage.items()},
            link_types=types,
            links=links,
            bodies=frozenset(moved[unit] for unit in after.bodies)
            | {number[key] for key, unit in rest if unit in before.bodies},
            outside=frozenset(moved[unit] for unit in after.outside)
            | {number[key] for key, unit in rest if unit in before.outside},
            letters={moved[unit]: mark for unit, mark in after.letters.items()},
            hidden={moved[unit]: count for unit, count in after.hidden.items()},
            changes=self._comparison(number, [number[key] for key, unit in rest if unit not in before.outside]),
            focus=moved.get(after.focus, -1),
        )

    def _ordered(self, source: Mapping[str, tuple[bool, int]], parents: Mapping[str, str | None]) -> list[str]:
        """Return keys parents first, what is gone behind the sibling that it stood behind."""
        behind: dict[tuple[str | None, str | None], list[str]] = defaultdict(list)
        anchor: dict[str | None, str] = {}
        for name in self.old:
            key = self.again.get(name, name)
            above = parents[key]
            if source[key][0]:
                anchor[above] = key
            else:
                behind[above, anchor.get(above)].append(key)
        siblings: dict[str | None, list[str]] = defaultdict(list)
        for name in self.new:
            siblings[parents[name]].append(name)
        nodes: list[str] = []
        for above in dict.fromkeys((*siblings, *(above for above, _ in behind))):
            nodes += behind.get((above, None), ())
            for name in siblings.get(above, ()):
                nodes += [name, *behind.get((above, name), ())]
        # Bodies at the foot and units that are only named come last, as in any view.
        tree = [(self.after if source[key][0] else self.before).is_placed(source[key][1]) for key in nodes]
        nodes = [key for key, placed in zip(nodes, tree, strict=True) if placed] + [
            key for key, placed in zip(nodes, tree, strict=True) if not placed
        ]
        number = {name: place for place, name in enumerate(nodes)}
        order, _ = pre_order([-1 if (above := parents[name]) is None else number[above] for name in nodes])
        return [nodes[place] for place in order]

    def _comparison(self, number: Mapping[str, int], ghosts: Iterable[int]) -> Comparison:
        marks: dict[int, list[Mark]] = defaultdict(list)
        for name, found in self.told.marks.items():
            if name in number:
                marks[number[name]] += found
        for name, key in self.again.items():
            old, new = self._names(self.old[name], self.new[name])
            marks[number[key]].append(Mark("moved", f"→ {new}"))
            marks[number[name]].insert(0, Mark("moved", f"← {old}"))
        for name, moves in self.told.moves.items():
            shown = self._shown(name) if name in self.again else None
            if name in number:
                hidden = [Mark("moved", move.note) for move in moves if (move.old, move.new) != shown]
                marks[number[name]][:0] = hidden
        named = {name: number[name] for name in number if self._named(name)}
        details = [Detail(unit, text) for name, unit in named.items() for text in self.told.sentences.get(name, ())]
        details[:0] = [Detail(-1, text) for name, text in self.told.details if not name]
        details += [
            Detail(number[name], text) for name, text in self.told.details if name in number and name not in named
        ]
        kept = {unit: tuple(several) for unit, several in sorted(marks.items()) if several}
        return Comparison(kept, frozenset(ghosts), self.told.counts, details)

    def _shown(self, name: str) -> tuple[str | None, str | None]:
        """Return the ids above a unit before and after, as the picture shows them."""
        return self._above(self.old[name]), _above(self.after, self.after.ids, self.new[name])

    def _named(self, name: str) -> bool:
        """Return whether a unit has no box and is only named."""
        if name in self.new:
            return self.new[name] in self.after.outside
        return name in self.old and self.old[name] in self.before.outside

    def _names(self, old: int, new: int) -> tuple[str, str]:
        above, now = self.before.parents[old], self.after.parents[new]
        return (
            clean(self.before.names[above]) if above >= 0 else NOWHERE,
            clean(self.after.names[now]) if now >= 0 else NOWHERE,
        )

    def _links(self, number: Mapping[str, int]) -> tuple[list[LinkType], list[Link]]:
        """Return the links of both states, those of one of them marked."""
        types = list(self.after.link_types)
        type_of = {(kind.name, kind.part): place for place, kind in enumerate(types)}
        for kind in self.before.link_types:
            if (kind.name, kind.part) not in type_of:
                type_of[kind.name, kind.part] = len(types)
                types.append(kind)
        old: dict[tuple[int, str, str], list[str]] = defaultdict(list)
        for link in self.before.links:
            kind = self.before.link_types[link.type]
            old[type_of[kind.name, kind.part], self.old_ids[link.source], self.old_ids[link.target]].append(link.role)
        found: list[Link] = []
        waiting: list[Link] = []
        for link in self.after.links:
            key = (link.type, self.after.ids[link.source], self.after.ids[link.target])
            made = _link(key, link.role, number)
            if link.role in old.get(key, ()):
                old[key].remove(link.role)
                other = (types[link.type].name, *key[1:]) in self.told.links
                found.append(replace(made, change="changed" if other else ""))
            else:
                waiting.append(made)
        ids = {place: name for name, place in number.items()}
        for link in waiting:
            key = (link.type, ids[link.source], ids[link.target])
            if roles := old.get(key):
                role = f"{roles.pop(0) or NOWHERE} → {link.role or NOWHERE}"
                found.append(replace(link, role=role, change="changed"))
            else:
                came = self._is_one_sided(key, self.before, self.old)
                found.append(replace(link, change="added" if came else ""))
        for key, roles in old.items():
            if roles and self._is_one_sided(key, self.after, self.new):
                found += [replace(_link(key, role, number), change="removed") for role in roles]
        return types, found

    def _is_one_sided(self, key: tuple[int, str, str], side: View, units: Mapping[str, int]) -> bool:
        """Return whether a link that one state does not show is not there, rather than left out with a unit."""
        missing = [name for name in key[1:] if name not in units]
        if missing:
            marks = (mark.sort for name in missing for mark in self.told.marks.get(name, ()))
            return any(sort in {"added", "gone"} for sort in marks)
        ends = [units[name] for name in key[1:]]
        return any(end in side.bodies for end in ends) or not any(end in side.outside for end in ends)


def _link(key: tuple[int, str, str], role: str, number: Mapping[str, int]) -> Link:
    return Link(key[0], number[key[1]], number[key[2]], role)


def _above(view: View, ids: Sequence[str], unit: int) -> str | None:
    return ids[view.parents[unit]] if view.parents[unit] >= 0 else None


def _look(view: View, unit: int) -> Look:
    return view.looks[view.kinds[unit]]
