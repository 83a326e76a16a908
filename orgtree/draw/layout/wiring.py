"""Plan the lines of links before boxes are placed: which go straight, where the others run, and what room they need.

A wire joins one unit, its hub, with others. From a neighbour it goes straight. Else it leaves a box at the side where its other
ends are, past what has nothing beside it, and runs in a lane at the left of a block up to the channel above a row, or down to
that above the next one, where all of it meets. What leads to a hub at the foot goes on to there, straight down where it can.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from orgtree.draw.layout.geometry import CLEARANCE, ENTRY, PORT, STRAIGHT
from orgtree.draw.layout.passages import Passages
from orgtree.draw.layout.ranks import Ranks
from orgtree.draw.layout.wires import FOOT, Wiring

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgtree.draw.layout.geometry import Arrangement
    from orgtree.draw.layout.tree import Tree
    from orgtree.draw.layout.wires import Pair, Wire

_WIDEST = 90.0
"""Wider words get no room between two neighbours."""
_AROUND_WORDS, _HIGH = 22.0, 9.0
"""What is seen of a line on both sides of its words with the marks at its ends, and how high these are."""


def wiring(
    tree: Tree,
    wires: Sequence[Wire],
    arrangements: Sequence[Arrangement] | None = None,
    shelves: Mapping[int, Sequence[Sequence[int]]] | None = None,
    apart: frozenset[Pair] = frozenset(),
    lefts: Sequence[float] = (),
) -> Wiring:
    """Return where lines run.

    Args:
        tree: What is placed.
        wires: The lines.
        arrangements: Of each node's children; before they are chosen, left out for about the same room.
        shelves: The rows of nodes whose children stand on shelves.
        apart: Neighbours in order that do not stand so that a line goes straight from one to the other.
        lefts: Where the block of each node begins; before they are placed, left out for about the same places.
    """
    none = [0] * tree.size
    found = Wiring(none, none[:], none[:], none[:])
    if wires and arrangements:
        _Planner(tree, arrangements, Ranks(tree, arrangements, shelves or {}), lefts, apart, found).plan(wires)
    else:
        _estimate(tree, wires, found)
    return found


def _estimate(tree: Tree, wires: Sequence[Wire], found: Wiring) -> None:
    """Mark lines at the left of all blocks in which their ends stand, since nothing is known yet of what stands beside what."""
    for number, wire in enumerate(wires):
        ends = [*wire.units, *([wire.hub] if wire.hub >= 0 else [])]
        top = tree.root if wire.hub < 0 else _shared(tree, ends)
        for end in ends:
            unit = end
            while unit != top and not found.left[unit] >> number & 1:
                found.left[unit] |= 1 << number
                unit = tree.parents[unit]


class _Planner:
    """Where each line runs, one after the other."""

    def __init__(
        self,
        tree: Tree,
        arrangements: Sequence[Arrangement],
        ranks: Ranks,
        lefts: Sequence[float],
        apart: frozenset[Pair],
        found: Wiring,
    ) -> None:
        self._tree, self._ranks, self._passages = tree, ranks, Passages(tree, arrangements, ranks, lefts)
        self._apart, self._found = apart, found
        self._passed: Counter[int] = Counter()
        self._upper: set[int] = set()

    def plan(self, wires: Sequence[Wire]) -> None:
        found = self._found
        paired = [{unit: self._pair(wire.hub, unit) for unit in wire.units} for wire in wires]
        self._upper = {pair[0] for pairs in paired for pair in pairs.values() if pair and not self._are_beside(pair)}
        for number, (wire, pairs) in enumerate(zip(wires, paired, strict=True)):
            straight = sorted(pair for pair in pairs.values() if pair)
            rest = [unit for unit, pair in pairs.items() if pair is None]
            trunk = [*rest, wire.hub] if rest and wire.hub >= 0 else rest
            found.straight.append(straight)
            found.trunks.append(trunk)
            found.tops.append(-1)
            self._part(straight, 0.0 if trunk else wire.said)
            if not trunk:
                continue
            self._passed.clear()
            for unit in trunk:
                self._mark_beside(number, unit)
            if wire.hub < 0:
                found.tops[number] = self._tree.root
                for unit in trunk:
                    self._lead_to_foot(number, unit)
            else:
                found.tops[number] = _shared(self._tree, trunk)
                self._join(number)
                if wire.said:
                    self._give_room_for_words(number, wire)

    def _pair(self, one: int, other: int) -> Pair | None:
        """Return two units that stand beside or below each other with nothing between, in order."""
        tree, ranks = self._tree, self._ranks
        if one not in ranks or other not in ranks or tree.parents[one] != tree.parents[other]:
            return None
        first, second = sorted((one, other), key=lambda unit: ranks[unit][:2])
        upper, lower = ranks[first], ranks[second]
        beside = upper.line == lower.line and lower.at - upper.at == 1
        has_none_under = not self._has_some_under(first)
        if upper.in_rows and not beside:
            beside = lower.line - upper.line == 1 and lower.at == upper.at and has_none_under
        elif not upper.in_rows:
            beside = beside and has_none_under
        return (first, second) if beside and (first, second) not in self._apart else None

    def _are_beside(self, pair: Pair) -> bool:
        """Return whether the second of two neighbours stands in the row of the first, and not below it."""
        first, second = (self._ranks[unit] for unit in pair)
        return first.in_rows and first.line == second.line

    def _has_some_under(self, unit: int) -> bool:
        return bool(self._tree.children[unit]) or unit in self._tree.beside

    def _part(self, straight: Sequence[Pair], said: float) -> None:
        """Ask for room between neighbours, with words in the first of the gaps."""
        found, ranks = self._found, self._ranks
        for at, (first, second) in enumerate(straight):
            spoken = 0 < said <= _WIDEST and not at
            if self._are_beside((first, second)):
                room = said + _AROUND_WORDS if spoken else STRAIGHT
                found.after[first] = max(found.after.get(first, 0.0), room)
                continue
            room = _HIGH + _AROUND_WORDS if spoken else STRAIGHT
            if spoken:
                found.words[first] = max(found.words.get(first, 0.0), said + 2 * PORT)
            gaps, key = (found.rows, self._tree.parents[first]) if ranks[first].in_rows else (found.after, first)
            gaps[key] = max(gaps.get(key, 0.0), room)

    def _join(self, number: int) -> None:
        """Lead a line from its ends up to where all of it meets: in a channel, beside a column, or at the left of all."""
        found, ranks, top = self._found, self._ranks, self._found.tops[number]
        ends = {unit: self._branch(unit, top) for unit in found.trunks[number] if unit != top}
        at_top = len(ends) < len(found.trunks[number])
        branches = [*dict.fromkeys(ends.values())]
        climb = [unit for unit in branches if ranks.has_lane(unit)]
        rows = sorted({ranks[unit].line if ranks[unit].in_rows else 0 for unit in climb})
        met = len(climb) == len(branches) and len(rows) == 1
        if at_top and len(climb) == len(branches) and top not in self._tree.beside:
            found.downward.add(number)
            if rows != [0]:
                self._join_rows(number, ends, 0)
                return
        elif not at_top and len(climb) == len(branches) and len(rows) > 1:
            self._join_rows(number, ends, rows[0])
            return
        elif at_top or not met:
            self._join_aside(number, ends, at_top=at_top)
            return
        left = branches if at_top else self._from_the_left(number, ends, branches)
        lanes = {unit: ranks.lane(unit) if unit in left else ranks.next_lane(unit) for unit in branches}
        one_lane = not at_top and len({*lanes.values()}) == 1
        for end, branch in ends.items():
            lane = lanes[branch]
            self._lead(number, end, branch, lane)
            self._mark(number, lane, up=not one_lane)

    def _from_the_left(self, number: int, ends: Mapping[int, int], branches: Sequence[int]) -> list[int]:
        """Return the branches that a line leaves at their left: all but the leftmost, which others stand right of."""
        ranks = self._ranks

        def along(unit: int) -> int:
            return ranks[unit].at if ranks[unit].in_rows else ranks[unit].line

        first = min(map(along, branches))
        leftmost = [unit for unit in branches if along(unit) == first]
        inside = [end for end, branch in ends.items() if branch in leftmost]
        if len(leftmost) == len(branches) or not self._all_have_ranks(inside, self._found.tops[number]):
            return [*branches]
        self._found.rightward |= {(number, end) for end in inside}
        for unit in leftmost:
            self._keep_off(unit)
        return [unit for unit in branches if unit not in leftmost]

    def _keep_off(self, unit: int) -> None:
        """Keep a node's next neighbour so far away that the end of a line at its right edge is seen."""
        if self._ranks[unit].in_rows:
            self._found.after[unit] = max(self._found.after.get(unit, 0.0), CLEARANCE + ENTRY)

    def _join_rows(self, number: int, ends: Mapping[int, int], first: int) -> None:
        """Let a line meet in the channels above rows, and lead it from each to the one above at the left of a block."""
        ranks, found, at_top = self._ranks, self._found, number in self._found.downward
        top = found.tops[number]
        passed = self._passages.through(top, {*ends.values()}, first if at_top else first + 1)
        for row, node in passed.items():
            self._mark(number, node, up=True)
            found.sunk.add(node)
            if row - 1 in passed:
                found.onward[number, node] = passed[row - 1]
        below = passed.get(first + 1, next(iter(ends.values())))
        if not at_top and first + 1 not in passed:
            below = next(branch for branch in ends.values() if ranks[branch].line == first + 1)
        for end, branch in ends.items():
            row = ranks[branch].line
            if row > first or at_top:
                self._lead(number, end, branch, branch)
                self._mark(number, branch, up=True)
                if row - 1 in passed:
                    found.onward[number, branch] = passed[row - 1]
            elif end not in self._upper and not self._has_some_under(end) and ranks.is_open(end, branch):
                found.dropped.add((number, end))
                found.sinks[number, end] = below
            else:
                self._lead(number, end, branch, branch, sink=below)
        for row, node in passed.items():
            found.passes[number, node] = ranks.lines[top][row + 1][0]

    def _join_aside(self, number: int, ends: Mapping[int, int], *, at_top: bool) -> None:
        """Let a line meet beside all that stands under one node: at the right of a column, else at its left."""
        tree, ranks, found, top = self._tree, self._ranks, self._found, self._found.tops[number]
        outer = ranks.outer(top)
        around = top
        while around != tree.root and not ranks.has_lane(around) and around in ranks:
            around = tree.parents[around]
        hang = all(branch in ranks and ranks[branch].in_single_column for branch in ends.values())
        if hang and around in ranks and not ranks[around].is_rightmost and self._all_have_ranks(ends, around):
            outer = ranks.next_lane(around)
            found.rightward |= {(number, end) for end in found.trunks[number]}
            self._keep_off(around)
        self._mark(number, outer)
        if at_top:
            found.entries[number, top] = outer
        for end, branch in ends.items():
            if ranks.has_lane(branch) and not ranks[branch].is_leftmost:
                lane = ranks.lane(branch)
                self._lead(number, end, branch, lane)
                self._mark(number, lane, up=True)
                found.onward[number, lane] = outer
            else:
                self._lead(number, end, branch, outer)

    def _lead(self, number: int, end: int, branch: int, lane: int, sink: int | None = None) -> None:
        """Lead a line from an end through the block in which it stands, to a lane beside that.

        Args:
            number: The line.
            end: Where it begins.
            branch: The block.
            lane: The node that has the lane.
            sink: A node in the row below, to whose channel the line goes down as soon as it can; then the lane is that of the block.
        """
        tree, ranks, found = self._tree, self._ranks, self._found
        right = (number, end) in found.rightward
        steps, key = found.entries, (number, end)
        unit = end
        while unit != branch:
            if ranks.has_lane(unit) and not (ranks[unit].is_rightmost if right else ranks[unit].is_leftmost):
                parent = tree.parents[unit]
                at = ranks.next_lane(unit) if right else ranks.lane(unit)
                steps[key] = at
                if sink is not None and self._is_lane_open(unit, branch):
                    self._sink(number, at, sink)
                    return
                if not found.up[at] >> number & 1:
                    self._passed[parent] += 1
                self._mark(number, at, up=True)
                if right:
                    found.rightward_lanes.add((number, at))
                    self._keep_off(unit)
                steps, key = found.onward, (number, at)
            unit = tree.parents[unit]
        steps[key] = lane
        if sink is not None:
            self._sink(number, lane, sink)

    def _sink(self, number: int, lane: int, sink: int) -> None:
        """Let a line go down at the left of a node, to the channel above another."""
        self._mark(number, lane)
        self._found.sinks[number, lane] = sink
        self._found.sunk.add(lane)

    def _lead_to_foot(self, number: int, end: int) -> None:
        """Lead a line to the foot: down from the box or beside the block of its end, else at the left of the chart."""
        tree, ranks, found, root = self._tree, self._ranks, self._found, self._tree.root
        if not self._has_some_under(end) and ranks.is_open(end, root):
            found.dropped.add((number, end))
            found.sinks[number, end] = FOOT
            return
        steps, key = found.entries, (number, end)
        unit = end
        while unit != root:
            if ranks.has_lane(unit) and not ranks[unit].is_leftmost:
                at = ranks.lane(unit)
                steps[key] = at
                if self._is_lane_open(unit, root):
                    self._mark(number, at)
                    found.sinks[number, at] = FOOT
                    return
                self._mark(number, at, up=True)
                steps, key = found.onward, (number, at)
            unit = tree.parents[unit]
        steps[key] = root
        self._mark(number, root)
        found.sinks[number, root] = FOOT

    def _is_lane_open(self, unit: int, top: int) -> bool:
        """Return whether nothing stands below the lanes at the left of a node, down to the end of what stands under another."""
        rank = self._ranks[unit]
        return (rank.is_lowest or not rank.in_rows) and self._ranks.is_open(self._tree.parents[unit], top)

    def _all_have_ranks(self, units: Iterable[int], top: int) -> bool:
        """Return whether neither some units nor what they stand under, up to a node, stand beside a line."""
        for unit in units:
            while unit != top:
                if unit not in self._ranks:
                    return False
                unit = self._tree.parents[unit]  # noqa: PLW2901 - the way up
        return True

    def _branch(self, unit: int, top: int) -> int:
        """Return the child of a node under which another stands."""
        while self._tree.parents[unit] != top:
            unit = self._tree.parents[unit]
        return unit

    def _mark(self, number: int, lane: int, *, up: bool = False) -> None:
        """Let a line run at the left of a node."""
        self._found.left[lane] |= 1 << number
        if up:
            self._found.up[lane] |= 1 << number

    def _mark_beside(self, number: int, unit: int) -> None:
        """Mark a line at a unit beside a line of subordination, and at those that it stands under, so that they stand alone."""
        while unit != self._tree.root:
            if unit not in self._ranks:
                self._mark(number, unit)
            unit = self._tree.parents[unit]

    def _give_room_for_words(self, number: int, wire: Wire) -> None:
        """Choose where words are to stand on a line: in the channel where it meets, in the most used one, or beside a block."""
        found, top, bit = self._found, self._found.tops[number], 1 << number
        if any(found.up[kid] & bit for kid in self._tree.children[top]):
            place = top
        elif self._passed:
            place = max(self._passed, key=lambda unit: (self._passed[unit], -unit))
        else:
            lane = next(lane for (line, _), lane in found.entries.items() if line == number)
            if not wire.across:
                found.aside[lane] |= bit
            elif (
                found.rightward
                and lane in self._ranks
                and self._ranks[lane].at
                and self._ranks[lane].in_rows
                and wire.said <= _WIDEST
            ):
                before = self._ranks.lines[self._tree.parents[lane]][self._ranks[lane].line][self._ranks[lane].at - 1]
                found.after[before] = max(found.after.get(before, 0.0), wire.said + _AROUND_WORDS)
            return
        found.said[place] |= bit
        found.spoken[number] = place


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
