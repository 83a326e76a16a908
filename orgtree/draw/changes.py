"""Join two states in one view: what is gone stands where it stood, and every change is marked."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from orgtree.draw import select
from orgtree.draw.canvas import with_colours
from orgtree.draw.text_metrics import clean
from orgtree.draw.two_trees import State, TwoTrees, unit_id
from orgtree.draw.view import Comparison, Detail, Link, Mark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from orgtree.draw.view import Counted, LinkType, Look, Sort, View

SIGNS: dict[Sort, str] = {"added": "+", "gone": "−", "moved": "↷", "changed": "~"}
"""What stands before a name, so that the picture can be read without colour."""
NOWHERE = "–"
"""Stands for the place of a unit that stood, or stands, under none."""


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
        led: For each unit the ends of its links that lead elsewhere now, before and after.
    """

    marks: Mapping[str, Sequence[Mark]]
    moves: Mapping[str, Sequence[Move]] = field(default_factory=dict)
    sentences: Mapping[str, Sequence[str]] = field(default_factory=dict)
    details: Sequence[tuple[str, str]] = ()
    counts: Sequence[Counted] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    links: frozenset[tuple[str, str, str]] = frozenset()
    led: Mapping[str, Collection[tuple[str | None, str | None]]] = field(default_factory=dict)


def joined(before: View | None, after: View, told: Told, *, foot: bool = True) -> View:
    """Return the later state with what is gone, and old places of what has moved, where they stood.

    Args:
        before: The earlier state, drawn alike; None if there is nothing of it.
        after: The later state.
        told: Their changes.
        foot: Whether the picture has bodies at its foot; else what changed of them is told in words.
    """
    return _Join(before if before is not None else _nothing(after), with_colours(after), told, foot=foot).view()


def only_changes(view: View) -> View:
    """Return what changed with all that is above it; what is folded away is counted.

    What a unit that is gone was linked to has not changed for that.
    """
    changes = view.changes
    if changes is None:
        return view
    marked = {*changes.marks, *changes.ghosts}
    hubs = ({view.body_of(link) for link in view.links if link.change} | marked) - {-1}
    links = [link for link in view.links if link.change or (view.body_of(link) in hubs)]
    wanted = {unit for unit in marked if view.is_placed(unit)}
    gone = {unit for unit, marks in changes.marks.items() if any(mark.sort == "gone" for mark in marks)}
    led = [(link.source, link.target) for link in links if link.change]
    wanted |= {end for ends in led if gone.isdisjoint(ends) for end in ends if view.is_placed(end)}
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
        foot: Whether there are boxes at the foot.
    """

    def __init__(self, before: View, after: View, told: Told, *, foot: bool) -> None:
        self.before, self.after, self.told, self.foot = before, after, told, foot
        self.trees = TwoTrees(_state(before, told.renamed), _state(after, {}))

    def view(self) -> View:
        """Return the joint view."""
        before, after, trees = self.before, self.after, self.trees
        keys, source, parents = trees.keys, trees.source, trees.parents
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
        moved = {unit: number[name] for name, unit in trees.new.items()}
        types, links = self._links(number)
        rest = [(key, unit) for key, (later, unit) in source.items() if not later]
        changes = self._comparison(number, [number[key] for key, unit in rest if unit not in before.outside])
        marked = {*changes.marks, *changes.ghosts}
        names = [side.names[unit] for side, (_, unit) in zip(sides, origin, strict=True)]
        return replace(
            after,
            ids=keys,
            names=[
                f"{name} ({unit_id(key)})" if place in marked and name in self._shared else name
                for place, (key, name) in enumerate(zip(keys, names, strict=True))
            ],
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
            changes=changes,
            focus=moved.get(after.focus, -1),
        )

    def _comparison(self, number: Mapping[str, int], ghosts: Iterable[int]) -> Comparison:
        marks: dict[int, list[Mark]] = defaultdict(list)
        for name, found in self.told.marks.items():
            if name in number:
                marks[number[name]] += found
        trees = self.trees
        for name, key in trees.again.items():
            old, new = self._names(trees.old[name], trees.new[name])
            # What stands elsewhere since a link leads elsewhere has that change's mark, and its box says so already.
            ends = trees.ends(name)
            sort: Sort = (
                "moved" if any(ends == (one.old, one.new) for one in self.told.moves.get(name, ())) else "changed"
            )
            marks[number[key]].append(Mark(sort, f"→ {new}"))
            if ends not in self.told.led.get(name, ()):
                marks[number[name]].insert(0, Mark(sort, f"← {old}"))
        for name, moves in self.told.moves.items():
            shown = trees.ends(name) if name in trees.again else None
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

    def _named(self, name: str) -> bool:
        """Return whether a unit has no box and is only named."""
        later = name in self.trees.new
        view, units = (self.after, self.trees.new) if later else (self.before, self.trees.old)
        unit = units.get(name)
        return unit is not None and (unit in view.outside or (unit in view.bodies and not self.foot))

    def _names(self, old: int, new: int) -> tuple[str, str]:
        above, now = self.before.parents[old], self.after.parents[new]
        return self._name(self.before, above), self._name(self.after, now)

    def _name(self, view: View, unit: int) -> str:
        """Return a unit's name, with its id where others have the same name."""
        if unit < 0:
            return NOWHERE
        name = view.names[unit]
        return clean(f"{name} ({view.ids[unit]})" if name in self._shared else name)

    @cached_property
    def _shared(self) -> frozenset[str]:
        """Names that several units have before, or after."""
        counted = [Counter(view.names) for view in (self.before, self.after)]
        return frozenset(name for names in counted for name, count in names.items() if count > 1)

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
            old[
                type_of[kind.name, kind.part], self.trees.before.ids[link.source], self.trees.before.ids[link.target]
            ].append(link.role)
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
                came = self._is_one_sided(key, self.before, self.trees.old)
                found.append(replace(link, change="added" if came else ""))
        for key, roles in old.items():
            if roles and self._is_one_sided(key, self.after, self.trees.new):
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


def _state(view: View, renamed: Mapping[str, str]) -> State:
    placed = [view.is_placed(unit) for unit in range(len(view))]
    return State([renamed.get(name, name) for name in view.ids], view.parents, placed)


def _look(view: View, unit: int) -> Look:
    return view.looks[view.kinds[unit]]
