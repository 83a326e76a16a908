"""Where the lines of links run in a chart, as its plan has it: beside which blocks, above which rows, at which edges of boxes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from orgtree.draw.layout.geometry import ASIDE, OUTSIDE, PORT, climbing, lanes

if TYPE_CHECKING:
    from collections.abc import Iterable

Pair = tuple[int, int]
"""Two neighbours, the left or upper one first."""
FOOT = -1
"""Where a lane leads that goes down to the foot."""
_CORNERS = 5.0
"""What is free of ends at the two ends of an edge."""


class Wire(NamedTuple):
    """The links that share one line.

    Args:
        hub: Node that they all share, -1 where it stands at the foot.
        units: The others in the tree, each once.
        said: Width of the words that are to be written on it, 0 for none.
        across: Whether these found no room upright, and so need some between two blocks.
    """

    hub: int
    units: tuple[int, ...]
    said: float = 0.0
    across: bool = False


@dataclass(slots=True)
class Wiring:
    """Where lines run, as bits of their numbers.

    Args:
        left: For every node the lines in lanes at the left of its block; the first of a column stands for all of it.
        up: Those of them that go on in the channel above it.
        said: For every node the lines with words in the channels above its children.
        aside: For every node the lines with words in the lanes at its left.
        after: How far a node stands at least from its next neighbour, where a line goes straight between them.
        rows: How far rows under a node stand at least from each other.
        words: How wide a node's box is at least for words between it and the next below.
        straight: For every line the neighbours that it joins.
        trunks: For every line the nodes that it joins otherwise, the hub among them.
        tops: For every line the node whose block holds all these, -1 where there are none.
        entries: For a line and a node of its trunk the node at whose left it runs first.
        onward: For a line and the node at whose left it climbs the one at whose left it runs next, where that is not its top.
        sinks: For a line and the node at whose left, or from whose box, it goes down: a node in the row whose channel it goes
            down to, or `FOOT`.
        passes: For a line and a node at whose left it goes on up from the channel above the next row a node in that row.
        sunk: The nodes at whose left lines go down to a row.
        rightward: Lines with nodes whose boxes they leave at the right edge.
        rightward_lanes: Lines with nodes at whose left they climb, to go on to the right.
        dropped: Lines with nodes whose boxes they leave at the lower edge.
        spoken: For a line the node in the channel under which words may stand on it.
        downward: The lines that enter the highest node of theirs from below.
    """

    left: list[int]
    up: list[int]
    said: list[int]
    aside: list[int]
    after: dict[int, float] = field(default_factory=dict)
    rows: dict[int, float] = field(default_factory=dict)
    words: dict[int, float] = field(default_factory=dict)
    straight: list[list[Pair]] = field(default_factory=list)
    trunks: list[list[int]] = field(default_factory=list)
    tops: list[int] = field(default_factory=list)
    entries: dict[tuple[int, int], int] = field(default_factory=dict)
    onward: dict[tuple[int, int], int] = field(default_factory=dict)
    sinks: dict[tuple[int, int], int] = field(default_factory=dict)
    passes: dict[tuple[int, int], int] = field(default_factory=dict)
    sunk: set[int] = field(default_factory=set)
    rightward: set[tuple[int, int]] = field(default_factory=set)
    rightward_lanes: set[tuple[int, int]] = field(default_factory=set)
    dropped: set[tuple[int, int]] = field(default_factory=set)
    spoken: dict[int, int] = field(default_factory=dict)
    downward: set[int] = field(default_factory=set)

    def enters_below(self, number: int, unit: int) -> bool:
        """Return whether a line meets the box of one of its nodes at the lower edge."""
        return (number, unit) in self.dropped or (number in self.downward and unit == self.tops[number])

    def room(self, *units: int) -> float:
        """Return the width of the lanes at the left of a block, or of a column."""
        left = aside = 0
        for unit in units:
            left |= self.left[unit]
            aside |= self.aside[unit]
        more = ASIDE if any(unit in self.sunk for unit in units) else 0.0
        return climbing(left.bit_count(), aside.bit_count()) + more

    def margin(self, root: int) -> float:
        """Return the width of what is left of the whole chart: lanes, and what words on outer lines take."""
        return self.room(root) + (OUTSIDE if self.left[root] or any(self.aside) else 0.0)

    def channel(self, unit: int, kids: Iterable[int]) -> tuple[int, int, float]:
        """Return the lines above some children of a node, those of them with words, and their room."""
        mask = 0
        for kid in kids:
            mask |= self.up[kid]
        said = self.said[unit] & mask
        return mask, said, lanes(mask.bit_count(), said.bit_count())

    def least(self) -> dict[int, tuple[float, float]]:
        """Return how wide and high a node's box is at least, for the lines that end at it and that of subordination."""
        across: Counter[int] = Counter()
        left: Counter[int] = Counter()
        right: Counter[int] = Counter()
        for number, trunk in enumerate(self.trunks):
            for unit in trunk:
                below, beside = self.enters_below(number, unit), (number, unit) in self.rightward
                (across if below else right if beside else left)[unit] += 1
            for pair in self.straight[number]:
                for unit in pair:
                    for entered in (across, left, right):
                        entered[unit] += 1
        return {
            unit: (max(_edge(across[unit]), self.words.get(unit, 0.0)), _edge(max(left[unit], right[unit])))
            for unit in {*across, *left, *right}
        }


def _edge(count: int) -> float:
    """Return how long an edge is at least at which so many lines end on both sides of its middle."""
    return 2 * PORT * -(-count // 2) + _CORNERS
