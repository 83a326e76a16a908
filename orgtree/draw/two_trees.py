"""Two states of a tree as one: what is gone, and old places of what has moved, where they stood."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from orgtree.draw.pre_order import pre_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_AGAIN = "#was"
"""Goes behind the id of a unit where it is drawn once more, at its old place."""


def unit_id(name: str) -> str:
    """Return the id of the unit that a box is about, also where it is drawn once more.

    >>> unit_id("north#was")
    'north'
    """
    return name.removesuffix(_AGAIN)


class State(NamedTuple):
    """One state of a tree.

    Args:
        ids: Of its units, parents first; of the earlier state the ids that they have later.
        parents: For each the place of its parent, -1 for none.
        placed: For each whether it stands in the tree, rather than at its foot or nowhere.
    """

    ids: Sequence[str]
    parents: Sequence[int]
    placed: Sequence[bool]

    def above(self, unit: int) -> str | None:
        """Return the id of the parent of a unit, None for a root."""
        return self.ids[self.parents[unit]] if self.parents[unit] >= 0 else None


class TwoTrees:
    """An earlier and a later state, joined.

    Args:
        before: The earlier one.
        after: The later one.
    """

    def __init__(self, before: State, after: State) -> None:
        self.before, self.after = before, after
        self.old = {name: unit for unit, name in enumerate(before.ids)}
        self.new = {name: unit for unit, name in enumerate(after.ids)}
        self.again = {name: f"{name}{_AGAIN}" for name in self._moved()}
        """The key of each unit's old place, where it stands elsewhere now."""
        self.source: dict[str, tuple[bool, int]] = {name: (True, unit) for name, unit in self.new.items()}
        """For each key whether the later state has it, and the number of its unit in its state."""
        self.parents: dict[str, str | None] = {name: after.above(unit) for name, unit in self.new.items()}
        for name, unit in self.old.items():
            key = self.again.get(name) or (name if name not in self.new else "")
            if key:
                self.source[key], self.parents[key] = (False, unit), self._spot(before.above(unit))
        self.keys = self._ordered()
        """Keys parents first; what is gone stands behind the sibling that it stood behind."""

    def ends(self, name: str) -> tuple[str | None, str | None]:
        """Return the ids above a unit that both states have, before and after."""
        return self.before.above(self.old[name]), self.after.above(self.new[name])

    def _moved(self) -> Iterator[str]:
        for name, unit in self.old.items():
            now = self.new.get(name)
            if now is not None and self.before.placed[unit] and self.after.placed[now]:
                old, new = self.ends(name)
                if old != new:
                    yield name

    def _spot(self, name: str | None) -> str | None:
        """Return the key at which a unit of the earlier state stands; None where it has no place in the tree."""
        if name is None or name in self.again:
            return None if name is None else self.again[name]
        now = self.new.get(name)
        placed = self.before.placed[self.old[name]] if now is None else self.after.placed[now]
        return name if placed else None

    def _ordered(self) -> list[str]:
        parents = self.parents
        behind: dict[tuple[str | None, str | None], list[str]] = defaultdict(list)
        anchor: dict[str | None, str] = {}
        for name in self.old:
            key = self.again.get(name, name)
            above = parents[key]
            if self.source[key][0]:
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
        placed = [
            (self.after if later else self.before).placed[unit] for later, unit in (self.source[key] for key in nodes)
        ]
        nodes = [nodes[at] for at in sorted(range(len(nodes)), key=lambda at: not placed[at])]
        number = {name: place for place, name in enumerate(nodes)}
        order, _ = pre_order([-1 if (above := parents[name]) is None else number[above] for name in nodes])
        return [nodes[place] for place in order]
