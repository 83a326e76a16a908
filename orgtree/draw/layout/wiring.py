"""Plan the lines of links before boxes are placed: which go straight, which climb where, and what room they need.

A wire joins one unit, its hub, with others. From a neighbour it goes straight. Else it leaves a box to the left and climbs
beside the box's block to the channel above the row or the columns in which its ends stand, and no higher than where all
of it is joined. Only what leads to a hub at the foot goes on to there.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from orgtree.draw.layout.geometry import PORT, STRAIGHT
from orgtree.draw.layout.tree import is_single_column, is_single_row, line_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.layout.geometry import Arrangement
    from orgtree.draw.layout.tree import Tree

Pair = tuple[int, int]
"""Two neighbours, the left or upper one first."""
_CORNERS = 5.0
"""What is free of ends at the two ends of an edge."""
_WIDEST = 90.0
"""Wider words get no room between two neighbours."""
_AROUND_WORDS, _HIGH = 22.0, 9.0
"""What is seen of a line on both sides of its words with the marks at its ends, and how high these are."""


class Wire(NamedTuple):
    """The links that share one line.

    Args:
        hub: Node that they all share, -1 where it stands at the foot.
        units: The others in the tree, each once.
        said: Width of the words that are to be written on it, 0 for none.
    """

    hub: int
    units: tuple[int, ...]
    said: float = 0.0


@dataclass(slots=True)
class Wiring:
    """Where lines run, as bits of their numbers.

    Args:
        left: For every node the lines that run at the left of its block.
        below: For every node the lines in the channel above its children.
        said: Those of them on which words are to be written there.
        after: How far a node stands at least from its next neighbour, where a line goes straight between them.
        words: How wide a node's box is at least for words between it and the next below.
        straight: For every line the neighbours that it joins.
        trunks: For every line the nodes that it joins by climbing, the hub among them.
        tops: For every line the node whose block holds all these, -1 where there are none.
        spoken: For a line the node in the channel under which words may stand on it.
        downward: The lines that enter the highest node of theirs from below.
        dropped: Lines with nodes from which they go straight down to the foot.
    """

    left: list[int]
    below: list[int]
    said: list[int]
    after: dict[int, float] = field(default_factory=dict)
    words: dict[int, float] = field(default_factory=dict)
    straight: list[list[Pair]] = field(default_factory=list)
    trunks: list[list[int]] = field(default_factory=list)
    tops: list[int] = field(default_factory=list)
    spoken: dict[int, int] = field(default_factory=dict)
    downward: set[int] = field(default_factory=set)
    dropped: set[tuple[int, int]] = field(default_factory=set)

    def enters_below(self, number: int, unit: int) -> bool:
        """Return whether a line meets the box of one of its nodes at the lower edge."""
        return (number, unit) in self.dropped or (number in self.downward and unit == self.tops[number])

    def least(self) -> dict[int, tuple[float, float]]:
        """Return how wide and high a node's box is at least, for the lines that end at it and that of subordination."""
        across: dict[int, int] = {}
        down: dict[int, int] = {}
        for number, trunk in enumerate(self.trunks):
            for unit in trunk:
                entered = across if self.enters_below(number, unit) else down
                entered[unit] = entered.get(unit, 0) + 1
            for pair in self.straight[number]:
                for unit in pair:
                    for entered in (across, down):
                        entered[unit] = entered.get(unit, 0) + 1
        return {
            unit: (max(_edge(across.get(unit, 0)), self.words.get(unit, 0.0)), _edge(down.get(unit, 0)))
            for unit in {*across, *down}
        }


def wiring(
    tree: Tree,
    wires: Sequence[Wire],
    arrangements: Sequence[Arrangement] | None = None,
    apart: frozenset[Pair] = frozenset(),
) -> Wiring:
    """Return where lines run.

    Args:
        tree: What is placed.
        wires: The lines.
        arrangements: Of each node's children; before they are chosen, left out for about the same room.
        apart: Neighbours in order that stand in two rows, so that no line goes straight from one to the other.
    """
    return _Planner(tree, arrangements, apart).plan(wires)


class _Planner:
    """Where each line runs, one after the other."""

    def __init__(self, tree: Tree, arrangements: Sequence[Arrangement] | None, apart: frozenset[Pair]) -> None:
        self._tree = tree
        self._arrangements = arrangements or ()
        self._apart = apart
        self._place: dict[int, int] = {}
        self._found = Wiring([0] * tree.size, [0] * tree.size, [0] * tree.size)

    def plan(self, wires: Sequence[Wire]) -> Wiring:
        if wires:
            self._place = {kid: at for kids in self._tree.children for at, kid in enumerate(kids)}
        for number, wire in enumerate(wires):
            pairs = {unit: self._pair(wire.hub, unit) for unit in wire.units}
            straight = sorted(pair for pair in pairs.values() if pair)
            rest = [unit for unit, pair in pairs.items() if pair is None]
            trunk = [*rest, wire.hub] if rest and wire.hub >= 0 else rest
            self._found.straight.append(straight)
            self._found.trunks.append(trunk)
            self._found.tops.append(-1)
            self._part(straight, 0.0 if trunk else wire.said)
            if trunk:
                self._found.tops[number] = self._tree.root if wire.hub < 0 else _shared(self._tree, trunk)
                self._climb(number, wire)
        return self._found

    def _pair(self, one: int, other: int) -> Pair | None:
        """Return two units that stand beside or below each other with nothing between, in order."""
        tree, place = self._tree, self._place
        if not self._arrangements or one < 0 or (parent := tree.parents[one]) < 0 or parent != tree.parents[other]:
            return None
        if one not in place or other not in place:
            return None
        first, second = sorted((one, other), key=place.__getitem__)
        arrangement = self._arrangements[parent]
        if place[second] - place[first] != 1 or (first, second) in self._apart:
            return None
        if arrangement.in_rows:
            beside = arrangement.form == "shelf" or self._line(first) == self._line(second)
        else:
            beside = self._line(first) == self._line(second) and not (tree.children[first] or first in tree.beside)
        return (first, second) if beside else None

    def _line(self, unit: int) -> int:
        parent = self._tree.parents[unit]
        return line_of(self._tree, self._arrangements[parent], parent, self._place[unit])

    def _part(self, straight: Sequence[Pair], said: float) -> None:
        """Ask for room between neighbours, with words in the first of the gaps."""
        after = self._found.after
        for at, (first, _) in enumerate(straight):
            room = STRAIGHT
            if 0 < said <= _WIDEST and not at:
                if self._arrangements[self._tree.parents[first]].in_rows:
                    room = said + _AROUND_WORDS
                else:
                    room = _HIGH + _AROUND_WORDS
                    self._found.words[first] = max(self._found.words.get(first, 0.0), said + 2 * PORT)
            after[first] = max(after.get(first, 0.0), room)

    def _climb(self, number: int, wire: Wire) -> None:
        """Mark where a line runs, from its ends up to where all of it is joined."""
        found, bit, top = self._found, 1 << number, self._found.tops[number]
        if wire.hub < 0:
            found.dropped |= {(number, unit) for unit in wire.units if self._is_open(unit)}
        branches: dict[int, None] = {}
        passed: Counter[int] = Counter()
        for end in found.trunks[number]:
            unit = end
            while unit != top and not found.left[unit] & bit and (number, unit) not in found.dropped:
                found.left[unit] |= bit
                parent = self._tree.parents[unit]
                if parent == top:
                    branches[unit] = None
                elif self._has_channel(unit):
                    found.below[parent] |= bit
                    passed[parent] += 1
                unit = parent
        if not self._arrangements:
            found.left[top] |= bit if wire.hub < 0 else 0
        elif wire.hub < 0:
            self._lead_down(number, [*branches])
        elif (joined := self._join(number, [*branches])) or passed:
            place = top if joined else max(passed, key=lambda unit: (passed[unit], -unit))
            found.said[place] |= bit if wire.said else 0
            found.spoken[number] = place

    def _is_open(self, unit: int) -> bool:
        """Return whether nothing stands between a unit and the foot."""
        root, tree = self._tree.root, self._tree
        if not self._arrangements or tree.children[unit] or unit in tree.beside:
            return False
        return unit == root or (unit in self._place and tree.parents[unit] == root and self._has_open_row())

    def _has_open_row(self) -> bool:
        return is_single_row(self._tree, self._arrangements[self._tree.root], self._tree.root)

    def _lead_down(self, number: int, branches: list[int]) -> None:
        """Lead a line to the foot: beside the columns of the uppermost row, or out of it and down at the left of the chart."""
        found, root, bit = self._found, self._tree.root, 1 << number
        climbs = any(map(self._has_channel, branches))
        if root in found.trunks[number] and (number, root) not in found.dropped:
            self._keep(root, bit)
        if branches and not (self._has_open_row() and all(map(self._has_channel, branches))):
            self._keep(root, bit)
        if climbs and not self._has_open_row():
            found.below[root] |= bit

    def _join(self, number: int, branches: list[int]) -> bool:
        """Join a line where all of it has met: at the left of a block, inside a column or in a channel; return whether it passes one."""
        tree, found, bit, top = self._tree, self._found, 1 << number, self._found.tops[number]
        ends = top in found.trunks[number]
        climbing = [unit for unit in branches if self._has_channel(unit)]
        lines = {self._line(unit) for unit in climbing}
        if not self._arrangements[top].in_rows and lines:
            if len(lines) == 1 and len(climbing) == len(branches) and not ends:
                return False  # inside a column
            lines = {0}  # one channel above all columns
        met = len(climbing) == len(branches) and len(lines) == 1
        if ends and met and lines == {0} and top not in tree.beside:
            found.downward.add(number)
        elif ends or not met:
            self._keep(top, bit)
        found.below[top] |= bit if climbing else 0
        return bool(climbing)

    def _has_channel(self, unit: int) -> bool:
        """Return whether a line from a unit climbs to a channel above it, and not along the block of its parent."""
        parent = self._tree.parents[unit]
        return (
            bool(self._arrangements)
            and unit in self._place
            and not is_single_column(self._tree, self._arrangements[parent], parent)
        )

    def _keep(self, unit: int, bit: int) -> None:
        """Let a line run at the left of a node's block, and of those at whose left it hangs."""
        self._found.left[unit] |= bit
        while self._tree.parents[unit] >= 0 and not self._has_channel(unit):
            unit = self._tree.parents[unit]
            self._found.left[unit] |= bit


def _edge(count: int) -> float:
    """Return how long an edge is at least at which so many lines end on both sides of its middle."""
    return 2 * PORT * -(-count // 2) + _CORNERS


def _shared(tree: Tree, units: Sequence[int]) -> int:
    """Return the lowest node that is, or stands above, each of some."""
    top = units[0]
    for unit in units[1:]:
        other = unit
        while top != other:
            if tree.depths[top] >= tree.depths[other]:
                top = tree.parents[top]
            else:
                other = tree.parents[other]
    return top
