"""Write what a comparison found as a list of changes, which makes the later state of the earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.graph.change import DATED, GONE
from orgtree.graph.change_entries import Add, End, Link, Merge, Move, Remove, Rename, Set, Split, Unlink
from orgtree.graph.change_list import ChangeList
from orgtree.graph.head_entries import Claim, Event, Head, Retire, Unclaim, Unevent, Unretire
from orgtree.graph.revived import revived, same_link

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from orgtree.graph.change import Change, What
    from orgtree.graph.entry_parts import Entry
    from orgtree.graph.revived import Revived
    from orgtree.graph.snapshot import Snapshot

_OWN: frozenset[What] = frozenset({"renamed", "kind", "field", "dates"})


def change_list(changes: Sequence[Change], before: Snapshot, after: Snapshot) -> ChangeList:
    """Return the changes that `compare` found between two states as a list to apply to the earlier one.

    First ids are renamed, so that all else speaks of the new ones; what ends or is taken away comes last, when nothing
    leads there any more.
    """
    told: dict[str, list[Change]] = {}
    for change in changes:
        if change.more != DATED:
            told.setdefault(change.what, []).append(change)
    renamed = {change.unit: change.old for change in told.get("new_id", ())}
    # From the top down, so that no unit comes under one that is still below it.
    depth = {name: tree.depth for name, tree in after.hierarchies.items()}
    moved = sorted(told.get("moved", ()), key=lambda change: int(depth[change.key][after.index[change.unit]]))
    back = _back(told, before, after)
    moves, loose = _moves(moved, before, after, renamed, back)
    entries: list[Entry] = [Rename(change.old, change.new) for change in told.get("new_id", ())]
    entries += _head(told.get("head", ()))
    own, ends = _own([change for change in changes if change.what in _OWN and not change.more], after, back)
    entries += [entry for entry in own if "kind" in entry.values]  # what comes may stand under one of another kind
    entries += _adds(told.get("added", ()))
    entries += [entry for entry in own if "kind" not in entry.values]
    links = [Link(change.unit, change.key, change.new) for change in told.get("link_added", ())]
    links += [entry for entry in loose if isinstance(entry, Link)]
    entries += _not_wanted(back, links, after)
    entries += [entry for entry in loose if isinstance(entry, Unlink)]
    entries += [Unlink(change.unit, change.key, change.old) for change in told.get("link_removed", ())]
    entries += [Link(change.unit, change.key, change.new, change.old) for change in told.get("link_changed", ())]
    entries += [*moves, *links]
    stated = {tomb.id for tomb in after.facts.head.retired}  # of the others an event tells
    entries += [*ends, *_gone(changes, stated), *_tombs(told, before, after, stated)]
    for change in told.get("event", ()):
        entries.append(Unevent(change.old) if change.new is None else Event(change.new))
    for change in told.get("claim", ()):
        entries.append(Unclaim(change.unit) if change.new is None else Claim(change.new))
    return ChangeList(entries)


def _head(changes: Iterable[Change]) -> Iterator[Head]:
    values = {change.key: change.new for change in changes}
    if values:
        stated = {key: value for key, value in values.items() if value is not None}
        yield Head(stated, tuple(key for key, value in values.items() if value is None))


def _back(told: Mapping[str, Sequence[Change]], before: Snapshot, after: Snapshot) -> Revived:
    """Return what holds again when the changes are made."""
    ids = {change.old: change.new for change in told.get("new_id", ())}
    merged = {change.unit: change.new["into"][0] for change in told.get("merged", ())}
    return revived(before, after, ids, merged, {change.unit: change.old for change in told.get("kind", ())})


def _not_wanted(back: Revived, links: list[Link], after: Snapshot) -> Iterator[Unlink]:
    """Yield what takes away links that hold again and are not wanted; those that are need not be begun, and leave *links*."""
    for one in back.links:
        wanted = (entry for entry in links if same_link(after, one, entry.unit, entry.name, entry.said))
        found = next(wanted, None) if one.said["to"] == one.written else None
        if found is None:
            yield Unlink(one.unit, one.link, {**one.said, "to": one.written})
        else:
            links.remove(found)


def _adds(changes: Iterable[Change]) -> Iterator[Add]:
    """Yield new units, each after the new one that it is nested under."""
    waiting = {change.unit: change for change in changes}
    for unit in list(waiting):
        if unit not in waiting:
            continue
        chain = []
        current: str | None = unit
        while current in waiting:
            change = waiting.pop(current)
            current = change.more["under"] if change.more else None
            chain.append(change)
        ring = chain[-1].more or {}
        closed = any(change.unit == ring.get("under") for change in chain)  # nothing can be written inside itself
        for change in reversed(chain):
            more = (change.more or {}) if change is not chain[-1] or not closed else {}
            yield Add({key: said for key, said in change.new.items() if key != more.get("link")}, more.get("under"))


def _own(changes: Iterable[Change], after: Snapshot, back: Revived) -> tuple[list[Set], list[End]]:
    """Return what units state otherwise, an entry a unit, and which of them end."""
    values: dict[str, dict[str, Any]] = {}
    ends = []
    for change in changes:
        was, now = change.old or {}, change.new or {}
        if change.what == "dates" and "until" not in was and {**was, "until": now.get("until")} == now:
            ends.append(End(change.unit, now["until"]))
            continue
        said = values.setdefault(change.unit, {})
        if change.what == "renamed":
            said["name"] = after.facts.units.names[after.index[change.unit]]
        else:
            said[{"kind": "kind", "dates": "valid"}.get(change.what, change.key)] = change.new
    sets = []
    for unit, said in values.items():
        stated = {key: value for key, value in said.items() if value is not None}
        unset = dict.fromkeys((*(key for key, value in said.items() if value is None), *back.fields.get(unit, ())))
        sets.append(Set(unit, stated, tuple(unset)))
    return sets, ends


def _moves(
    changes: Iterable[Change], before: Snapshot, after: Snapshot, renamed: Mapping[str, str], back: Revived
) -> tuple[list[Move], list[Unlink | Link]]:
    """Return moves, and in their stead links where a unit has several links by which it could stand somewhere."""
    moves: list[Move] = []
    loose: list[Unlink | Link] = []
    stated: dict[str, Any] = {}
    again = {(link.unit, before.charter.links[link.link].hierarchy) for link in back.links}
    ring = any("cycle" in words for words in after.damage.values())  # no move makes a unit stand below itself
    for change in changes:
        if change.more is None:
            continue  # other changes say it
        tree = change.key
        if "ended" in change.more:
            link, was = _taken(change.more["old"], change.old)
            loose.append(Link(change.unit, link, {"to": change.old, **change.more["ended"]}, was))
            loose.append(Link(change.unit, *_taken(change.more["new"], change.new)))
            continue
        if tree not in stated:
            sources = [before.links[name].source for name in before.charter.subtypes(tree)]
            stated[tree] = np.bincount(np.concatenate(sources), minlength=before.size)
        number = before.index[renamed.get(change.unit, change.unit)]
        old, new = change.more["old"], change.more["new"]
        several = stated[tree][number] != (old is not None) or stated[tree][number] + back.stated[number, tree] > 1
        if ring or several or (change.unit, tree) in again:
            loose += [Unlink(change.unit, *_taken(old, change.old))] if old else []
            loose += [Link(change.unit, *_taken(new, change.new))] if new else []
            continue
        unit = after.index[change.unit]
        along = None if after.charter.default_hierarchy[after.kind[unit]] == tree else tree
        moves.append(Move(change.unit, change.new, along, _by(new, change.new, unit, after) if new else {}))
    return moves, loose


def _taken(link: dict[str, Any], to: str) -> tuple[str, dict[str, Any]]:
    return link["link"], {"to": to, **{key: value for key, value in link.items() if key != "link"}}


def _by(link: dict[str, Any], to: str, unit: int, after: Snapshot) -> dict[str, Any]:
    """Return which link a unit stands by, nothing where it is the one that nesting writes."""
    kinds = (int(after.kind[unit]), int(after.kind[after.index[to]]))
    return {} if link == {"link": after.charter.nests.get(kinds)} else link


def _gone(changes: Iterable[Change], stated: Container[str]) -> Iterator[Merge | Split | Remove]:
    merged: dict[tuple[str, str | None], list[str]] = {}
    for change in changes:
        if change.what == "merged" and change.unit in stated:
            merged.setdefault((change.new["into"][0], change.new.get("on")), []).append(change.unit)
    for (into, on), units in merged.items():
        yield Merge(tuple(units), into, retired=on)
    for change in changes:
        if change.what == "split" and change.unit in stated:
            yield Split(change.unit, tuple(change.new["into"]), retired=change.new.get("on"))
        elif change.what in GONE and (change.unit not in stated or change.what not in {"merged", "split"}):
            yield Remove(change.unit)


def _tombs(
    told: dict[str, list[Change]], before: Snapshot, after: Snapshot, stated: Container[str]
) -> Iterator[Retire | Unretire]:
    """Yield what is said of retired ids, as far as renaming, merging, splitting and events do not say it."""
    renamed = {change.old: change for change in told.get("new_id", ())}
    taken = {change.unit for change in renamed.values()} & {tomb.id for tomb in before.facts.head.retired}
    for change in told.get("retired", ()):
        if change.new is not None:
            yield Retire(change.new)
        elif change.unit not in taken:  # an id that a unit gets is retired no more
            yield Unretire(change.unit)
    for what in ("removed", "dissolved"):
        for change in told.get(what, ()):
            if change.new is not None and change.unit in stated:
                yield Retire({"id": change.unit, **change.new})
    for name, change in renamed.items():
        if name in stated:
            yield Retire({"id": name, **(change.more or {})})
    if renamed:
        yield from _reached(after, renamed, taken)


def _reached(after: Snapshot, renamed: Container[str], taken: Container[str]) -> Iterator[Retire]:
    """Yield the tombstones that renaming would change or take away, though they are as they were."""
    for tomb in after.facts.head.retired:
        if tomb.id not in renamed and (tomb.id in taken or any(name in renamed for name in tomb.into)):
            on = {"on": str(tomb.on)} if tomb.on else {}
            yield Retire({"id": tomb.id, **on, **({"into": list(tomb.into)} if tomb.into else {})})
