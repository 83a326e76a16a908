"""Compare two states of an organisation, by id: every fact that differs is one change."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.memory import no_collecting
from orgtree.graph.change import DATED, GONE, WHATS, Change, What
from orgtree.graph.link_changes import LinkDifference, LinkSaid, link_changes, links_of_days
from orgtree.graph.rows import head_of, written_names, written_row
from orgtree.graph.unit_changes import tombstone, unit_changes, unlisted
from orgtree.graph.unit_matching import NONE, Pair, match_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from orgtree.charter.language import ClaimModel
    from orgtree.graph.snapshot import Snapshot

_ENTRIES: dict[str, What] = {"claims": "claim", "retired": "retired"}


@no_collecting()
def compare(
    before: Snapshot,
    after: Snapshot,
    claims: tuple[Iterable[ClaimModel], Iterable[ClaimModel]] = ((), ()),
    renames: Mapping[str, str] = NONE,
) -> tuple[Change, ...]:
    """Return what changed from one state to another.

    All that is stated is compared, on whatever days it holds; only which units are in force and who stands under whom is
    asked for the days that the two states are looked at. In which order units and links are written is no matter.

    Args:
        before: The earlier state.
        after: The later state.
        claims: The claims of both, which are no part of a graph.
        renames: For each id that is known to have been given up the new one, where no tombstone says so.

    Returns:
        The changes: of the head first, then unit by unit in the later state's order, units that are there no more at
        the end.
    """
    pair = match_units(before, after, renames)
    links = link_changes(pair)
    found = [
        *_units_of_one(pair, links),
        *_in_force(pair),
        *_moves(pair, links),
        *_links(pair, links),
        *_links(pair, links_of_days(pair), DATED),
        *unit_changes(pair),
    ]
    place = {name: number for number, name in enumerate(WHATS)}
    last = after.size + before.size

    def order(change: Change) -> tuple[int, int]:
        number = after.index.get(change.unit)
        if number is None:
            number = after.size + before.index.get(change.unit, last)
        return number, place[change.what]

    said = {change.unit for change in found if change.what in GONE and change.new is not None}
    said |= set(pair.renamed.values())
    return (*_heads(before, after, claims, said), *_events(pair), *sorted(found, key=order))


def _heads(
    before: Snapshot,
    after: Snapshot,
    claims: tuple[Iterable[ClaimModel], Iterable[ClaimModel]],
    said: set[str],
) -> Iterator[Change]:
    """Yield what changed in the head; tombstones of units that are told anyway are left out."""
    one, other = head_of(before, claims[0]), head_of(after, claims[1])
    one["charter"], other["charter"] = before.charter.name, after.charter.name
    for key in dict.fromkeys((*other, *one)):
        if key == "events":
            continue
        if key in _ENTRIES:
            was, now = ({entry["id"]: entry for entry in head.get(key, ())} for head in (one, other))
            for name in dict.fromkeys((*now, *was)):
                if was.get(name) != now.get(name) and not (key == "retired" and name in said):
                    yield Change(_ENTRIES[key], name, old=was.get(name), new=now.get(name))
        elif one.get(key) != other.get(key):
            yield Change("head", key=key, old=one.get(key), new=other.get(key))


def _events(pair: Pair) -> Iterator[Change]:
    """Yield the events that only one state tells; those before speak of units by their later ids.

    One of an id that a unit takes back goes with the id that the unit had instead.
    """
    ids = {old: new for new, old in pair.renamed.items()}
    kept = (event for event in pair.before.facts.head.events if not event.gives_up(pair.renamed))
    told = [event.renamed(ids) if ids else event for event in kept]
    now = Counter(pair.after.facts.head.events)
    for event in told:
        if now[event]:
            now[event] -= 1
        else:
            yield Change("event", key=event.word, old=event.to_data())
    for event in now.elements():
        yield Change("event", key=event.word, new=event.to_data())


def _units_of_one(pair: Pair, links: LinkDifference) -> Iterator[Change]:
    """Yield the units that only one state has; their links are told with them and taken out of *links*."""
    gone = {int(unit) + pair.after.size for unit in pair.gone}
    owned, links.removed = _owned(links.removed, gone)
    rows = _rows(pair.before, pair.gone.tolist())
    for unit in pair.gone.tolist():
        name = pair.before.ids[unit]
        row = rows[unit] | _keyed(pair, owned.get(unit + pair.after.size, ()))
        tomb = tombstone(pair, name)
        yield Change(_end(pair, unit, tomb), name, old=row, new=tomb)
    came = set(pair.came.tolist())
    owned, links.added = _owned(links.added, came)
    rows = _rows(pair.after, pair.came.tolist())
    for unit in pair.came.tolist():
        own = owned.get(unit, [])
        yield Change("added", pair.after.ids[unit], new=rows[unit] | _keyed(pair, own), more=_nested(pair, unit, own))


def _end(pair: Pair, unit: int, tomb: Mapping[str, Any] | None) -> What:
    into = (tomb or {}).get("into", ())
    if into:
        return "merged" if len(into) == 1 else "split"
    return "dissolved" if pair.before.kind_of(unit).body is not None else "removed"


def _owned(links: list[LinkSaid], units: set[int]) -> tuple[dict[int, list[LinkSaid]], list[LinkSaid]]:
    """Split links into those that start from some units, by unit, and the others."""
    owned: dict[int, list[LinkSaid]] = {}
    rest = []
    for link in links:
        if link.source in units:
            owned.setdefault(link.source, []).append(link)
        else:
            rest.append(link)
    return owned, rest


def _rows(snapshot: Snapshot, units: list[int]) -> dict[int, dict[str, Any]]:
    """Return some units as a definition writes them, links aside."""
    table = snapshot.facts.units
    rows: dict[int, dict[str, Any]] = {}
    for unit in units:
        name = table.names[unit]
        rows[unit] = {"id": snapshot.ids[unit], "kind": snapshot.kind_of(unit).name}
        rows[unit] |= ({"name": name} if name is not None else {}) | written_row(table, unit)
        if names := written_names(snapshot, unit):
            rows[unit]["names"] = names
        if links := unlisted(snapshot, unit):
            rows[unit]["incomplete"] = links
        if unit in snapshot.exceptions:
            rows[unit]["exceptions"] = snapshot.exceptions[unit]
    return rows


def _keyed(pair: Pair, links: Iterable[LinkSaid]) -> dict[str, Any]:
    """Return links of a unit by their keys, as a definition writes them."""
    found: dict[str, list[Any]] = {}
    for link in links:
        found.setdefault(link.link.name, []).append(link.plain(pair) if link.said else pair.name(link.target))
    return {name: said[0] if len(said) == 1 else said for name, said in found.items()}


def _nested(pair: Pair, unit: int, links: Sequence[LinkSaid]) -> dict[str, str] | None:
    """Return under which unit a new one can be nested, and by which link; None where it cannot."""
    after = pair.after
    for link in links:
        alone = sum(1 for other in links if other.link.name == link.link.name) == 1
        if alone and not link.said and link.target != unit:
            kinds = (int(after.kind[unit]), int(after.kind[link.target]))
            if after.charter.nests.get(kinds) == link.link.name:
                return {"under": pair.name(link.target), "link": link.link.name}
    return None


def _in_force(pair: Pair) -> Iterator[Change]:
    """Yield the units that both states have and of which one is in force on its day only."""
    was, now = pair.before.in_force[pair.old], pair.after.in_force[pair.new]
    ids, heirs = pair.after.ids, pair.after.facts.head.successors
    for unit in pair.new[~was & now].tolist():
        yield Change("began", ids[unit])
    for unit in pair.new[was & ~now].tolist():
        yield Change("ended", ids[unit], new={"into": list(heirs[ids[unit]])} if ids[unit] in heirs else None)


def _moves(pair: Pair, links: LinkDifference) -> Iterator[Change]:
    """Yield the units that stand under another one on the days looked at; links that say no more are taken out of *links*."""
    before, after = pair.before, pair.after
    stand = before.in_force[pair.old] & after.in_force[pair.new]
    trees = [name for name in after.hierarchies if name in before.hierarchies]
    ways = [_by_unit(side) for side in (links.removed, links.added)]
    ended = _by_unit([now for _, now in links.changed])
    before_it = {id(now): was for was, now in links.changed}
    taken: set[int] = set()
    for name in trees:
        was = before.hierarchies[name].parent[pair.old].astype(np.int64)
        was = np.where(was >= 0, pair.joint[was], -1)
        now = after.hierarchies[name].parent[pair.new]
        for place in np.flatnonzero(stand & (was != now)).tolist():
            unit = int(pair.new[place])
            ends = int(was[place]), int(now[place])
            said = [_only(way, unit, name, end) for way, end in zip(ways, ends, strict=True)]
            now_ended = _only(ended, unit, name, ends[0])
            if now_ended is not None and said[0] is None and _follows(before_it[id(now_ended)], now_ended, said[1]):
                said[0] = before_it[id(now_ended)]
                taken.add(id(now_ended))
            else:
                now_ended = None
            whole = all(end < 0 or link is not None for end, link in zip(ends, said, strict=True))
            if whole:
                taken |= {id(link) for link in said if link is not None}
            more = {
                side: link and {"link": link.link.name, **link.said}
                for side, link in zip(("old", "new"), said, strict=True)
            }
            more |= {"ended": now_ended.said} if now_ended is not None else {}
            old, new = (pair.name(end) if end >= 0 else None for end in ends)
            yield Change("moved", after.ids[unit], name, old, new, more if whole else None)
    links.removed = [link for link in links.removed if id(link) not in taken]
    links.added = [link for link in links.added if id(link) not in taken]
    links.changed = [(was, now) for was, now in links.changed if id(now) not in taken]


def _by_unit(links: list[LinkSaid]) -> dict[tuple[int, str], list[LinkSaid]]:
    found: dict[tuple[int, str], list[LinkSaid]] = {}
    for link in links:
        if link.link.hierarchy is not None:
            found.setdefault((link.source, link.link.hierarchy), []).append(link)
    return found


def _only(way: Mapping[tuple[int, str], list[LinkSaid]], unit: int, tree: str, end: int) -> LinkSaid | None:
    """Return the one link of a hierarchy by which a unit came under another, or left it."""
    found = [link for link in way.get((unit, tree), ()) if link.target == end]
    return found[0] if len(found) == 1 else None


def _follows(was: LinkSaid, now: LinkSaid, new: LinkSaid | None) -> bool:
    """Return whether a link got an end and nothing else, and another one begins on that day."""
    days = [link.said.get("valid", {}) if link is not None else {} for link in (was, now, new)]
    end = days[1].get("until")
    rest = [{key: value for key, value in link.said.items() if key != "valid"} for link in (was, now)]
    return (
        was.link == now.link
        and rest[0] == rest[1]
        and end is not None
        and {**days[0], "until": end} == days[1]
        and days[2].get("from") == end
    )


def _links(pair: Pair, links: LinkDifference, more: Mapping[str, Any] | None = None) -> Iterator[Change]:
    for old, new in (*links.changed, *_led_elsewhere(links)):
        yield Change("link_changed", pair.name(new.source), new.link.name, old.plain(pair), new.plain(pair), more)
    for link in links.removed:
        yield Change("link_removed", pair.name(link.source), link.link.name, old=link.plain(pair), more=more)
    for link in links.added:
        yield Change("link_added", pair.name(link.source), link.link.name, new=link.plain(pair), more=more)


def _led_elsewhere(links: LinkDifference) -> list[tuple[LinkSaid, LinkSaid]]:
    """Take out of *links* those of which a unit has one at most, where it had one and has another."""
    ends: dict[tuple[str, int], tuple[list[LinkSaid], list[LinkSaid]]] = {}
    for number, side in enumerate((links.removed, links.added)):
        for link in side:
            if link.link.each is not None and link.link.each.high <= 1:
                ends.setdefault((link.link.name, link.source), ([], []))[number].append(link)
    found = [(was[0], now[0]) for was, now in ends.values() if len(was) == len(now) == 1]
    taken = {id(link) for pair in found for link in pair}
    links.removed = [link for link in links.removed if id(link) not in taken]
    links.added = [link for link in links.added if id(link) not in taken]
    return found
