"""What changed of the links of two states.

Links with the same two ends are matched, as many as there are: those that say the same first, then those most alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.escape import json_text
from orgtree.graph.column_changes import changed_fields
from orgtree.graph.pair_keys import pair_keys
from orgtree.graph.rows import written_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from orgtree.charter.model import Link
    from orgtree.graph.tables import LinkTable
    from orgtree.graph.unit_matching import Pair

    Ints = NDArray[np.int64]

_MOST_COMPARED = 10_000
"""So many pairs of links with the same ends are compared to find those most alike; more are matched in order."""


@dataclass(slots=True)
class LinkSaid:
    """One link, taken out of its table.

    Args:
        link: Its type.
        source: Joint number of the unit that it starts from.
        target: Joint number of the unit that it leads to.
        said: Its fields and `valid`, as a definition writes them.
    """

    link: Link
    source: int
    target: int
    said: dict[str, Any]

    def plain(self, pair: Pair) -> dict[str, Any]:
        """Return it as a definition writes it at its unit."""
        return {"to": pair.name(self.target), **self.said}


@dataclass(slots=True)
class LinkDifference:
    """Links that are not the same in both states.

    Args:
        changed: Links between the same ends that say other things, the earlier and the later one.
        removed: Links that are there no more.
        added: Links that were not there.
    """

    changed: list[tuple[LinkSaid, LinkSaid]] = field(default_factory=list)
    removed: list[LinkSaid] = field(default_factory=list)
    added: list[LinkSaid] = field(default_factory=list)


def link_changes(pair: Pair) -> LinkDifference:
    """Compare all links of two states, those of units that only one of them has included."""
    found = LinkDifference()
    before, after = pair.before.facts.links, pair.after.facts.links
    own = np.arange(pair.after.size, dtype=np.int64)
    for name in dict.fromkeys((*before, *after)):
        _compare(_Side(before.get(name), pair.joint), _Side(after.get(name), own), pair.size, found)
    return found


def links_of_days(pair: Pair) -> LinkDifference:
    """Return the links of which both states say the same and that hold on one of the two days only.

    Where a link came or went with a unit, or moved one in a hierarchy, that tells it.
    """
    found = LinkDifference()
    before, after = pair.before, pair.after
    own = np.arange(after.size, dtype=np.int64)
    for name, table in after.facts.links.items():
        earlier = before.facts.links.get(name)
        if before.day == after.day or earlier is None or table.link.hierarchy in after.hierarchies:
            continue
        was, now = earlier.holds_on(before.day), table.holds_on(after.day)
        if was.all() and now.all():
            continue
        one, other = _Side(earlier, pair.joint), _Side(table, own)
        old, new, _ = _matched(one.keys(pair.size), other.keys(pair.size))
        same = (earlier.start[old] == table.start[new]) & (earlier.stop[old] == table.stop[new])
        for side, rows, units in ((earlier, old, before.in_force), (table, new, after.in_force)):
            same &= units[side.source[rows]] & units[side.target[rows]]
        found.removed += [one.take(row) for row in old[same & was[old] & ~now[new]].tolist()]
        found.added += [other.take(row) for row in new[same & ~was[old] & now[new]].tolist()]
    return found


class _Side:
    """One table of links, their ends in joint numbers.

    Args:
        table: The table; None where the charter has no such link.
        joint: Joint number of each unit.
    """

    def __init__(self, table: LinkTable | None, joint: Ints) -> None:
        self.table = table
        nobody = np.zeros(0, dtype=np.int64)
        self.source = joint[table.source] if table is not None and len(table) else nobody
        self.target = joint[table.target] if table is not None and len(table) else nobody

    def keys(self, size: int) -> Ints:
        """Return a number for the two ends of each link."""
        return pair_keys(self.source, self.target, size)

    def take(self, row: int) -> LinkSaid:
        """Return one link."""
        assert self.table is not None  # noqa: S101 - a row of no table is never asked for
        return LinkSaid(self.table.link, int(self.source[row]), int(self.target[row]), written_row(self.table, row))


def _compare(one: _Side, other: _Side, size: int, found: LinkDifference) -> None:
    keys, others = one.keys(size), other.keys(size)
    old, new, alone = _matched(keys, others)
    open_keys = alone
    if one.table is not None and other.table is not None and len(old):
        differs = (one.table.start[old] != other.table.start[new]) | (one.table.stop[old] != other.table.stop[new])
        for _, of_field in changed_fields(one.table, other.table, old, new):
            differs |= of_field
        open_keys = np.concatenate([alone, keys[old[differs]]])
    if not len(open_keys):
        return
    groups: dict[int, tuple[list[LinkSaid], list[LinkSaid]]] = {}
    for number, (side, side_keys) in enumerate(((one, keys), (other, others))):
        for row in np.flatnonzero(np.isin(side_keys, open_keys)).tolist():
            groups.setdefault(int(side_keys[row]), ([], []))[number].append(side.take(row))
    for was, now in groups.values():
        _settle(was, now, found)


def _matched(keys: Ints, others: Ints) -> tuple[Ints, Ints, Ints]:
    """Return which rows have the same key, the first with the first and so on, and the keys of rows that are alone."""
    if np.array_equal(keys, others):
        rows = np.arange(len(keys))
        return rows, rows, keys[:0]
    order, other_order = np.argsort(keys, kind="stable"), np.argsort(others, kind="stable")
    known, inverse = np.unique(np.concatenate([keys[order], others[other_order]]), return_inverse=True)
    one, other = inverse[: len(keys)], inverse[len(keys) :]
    most = max(len(keys), len(others))
    first, second = pair_keys(one, _rank(one), most), pair_keys(other, _rank(other), most)
    at = np.searchsorted(second, first)
    at[at == len(second)] = 0
    hit = second[at] == first if len(second) else np.zeros(len(first), dtype=bool)
    left = np.ones(len(second), dtype=bool)
    left[at[hit]] = False
    return order[hit], other_order[at[hit]], known[np.concatenate([one[~hit], other[left]])]


def _rank(ordered: Ints) -> Ints:
    """Return of each of some ordered numbers how many of the same stand before it."""
    place = np.arange(len(ordered))
    begins = np.ones(len(ordered), dtype=bool)
    begins[1:] = ordered[1:] != ordered[:-1]
    rank: Ints = place - np.maximum.accumulate(np.where(begins, place, 0))
    return rank


def _settle(was: list[LinkSaid], now: list[LinkSaid], found: LinkDifference) -> None:
    """Match links with the same ends, and tell those that are left."""
    waiting: dict[str, list[int]] = {}
    for place, link in enumerate(now):
        waiting.setdefault(_key(link), []).append(place)
    rest = [link for link in was if not _taken(waiting, link)]
    left = [now[place] for place in sorted(place for places in waiting.values() for place in places)]
    pairs = list(_alike(rest, left))
    found.changed += [(rest[one], left[other]) for one, other in pairs]
    taken = {one for one, _ in pairs}, {other for _, other in pairs}
    found.removed += [link for place, link in enumerate(rest) if place not in taken[0]]
    found.added += [link for place, link in enumerate(left) if place not in taken[1]]


def _taken(waiting: dict[str, list[int]], link: LinkSaid) -> bool:
    """Take one of the links that say the same as another one, if there is one left."""
    same = waiting.get(_key(link), [])
    found = bool(same)
    if found:
        same.pop()
    return found


def _key(link: LinkSaid) -> str:
    """Return what a link says as a text that is the same for the same."""
    return json_text(dict(sorted(link.said.items())))


def _alike(was: list[LinkSaid], now: list[LinkSaid]) -> Iterator[tuple[int, int]]:
    """Yield pairs of places, those most alike first, until one of the lists is used up."""
    if len(was) * len(now) > _MOST_COMPARED:
        yield from zip(range(len(was)), range(len(now)), strict=False)
        return
    scored = sorted(
        (-_shared(one.said, other.said), place, number)
        for place, one in enumerate(was)
        for number, other in enumerate(now)
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, place, number in scored:
        if place not in taken[0] and number not in taken[1]:
            taken[0].add(place)
            taken[1].add(number)
            yield place, number


def _shared(one: dict[str, Any], other: dict[str, Any]) -> int:
    return sum(1 for key, value in one.items() if other.get(key) == value)
