"""What a state says and loading left out, and which changes to a later state would bring back.

A link to a unit that is taken away stays written, and holds again when a unit gets that id; a link or a field that a kind
does not have holds when the unit gets another kind.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from orgtree.base.composed import composed
from orgtree.graph.build import UnitPlaces
from orgtree.graph.left_out import left_out
from orgtree.graph.link_records import normal, said_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from orgtree.graph.snapshot import Snapshot


@dataclass(slots=True)
class LinkBack:
    """A link that holds again.

    Args:
        unit: Later id of the unit that it starts from.
        link: Its type.
        said: Where it leads, as `to` by its later id, and what it says.
        written: Where it leads by the id that the earlier state writes, ids that are renamed aside.
    """

    unit: str
    link: str
    said: Mapping[str, Any]
    written: str


@dataclass(slots=True)
class Revived:
    """What changes from one state to another bring back.

    Args:
        links: The links.
        fields: For each unit, by its later id, the fields that the later state does not state.
        stated: How many links that hold no more each earlier unit states along each hierarchy, by number and hierarchy.
    """

    links: list[LinkBack] = field(default_factory=list)
    fields: dict[str, list[str]] = field(default_factory=dict)
    stated: Counter[tuple[int, str]] = field(default_factory=Counter)


def revived(
    before: Snapshot, after: Snapshot, ids: Mapping[str, str], merged: Mapping[str, str], rekinded: Mapping[str, str]
) -> Revived:
    """Return what an earlier state says that holds no more, and does so again in the later one.

    Args:
        before: The earlier state.
        after: The later state.
        ids: For each id that is given up for another one the new one.
        merged: For each id that is merged into another one that one.
        rekinded: Later ids of the units with another kind, with the earlier kind.
    """
    found = Revived()
    facts = before.facts
    places = facts.pointer
    if not isinstance(places, UnitPlaces):
        return found
    raw = places.raw
    rows = sum(len(table.places) for table in facts.links.values())
    if not facts.damage and not raw.under and rows == len(raw.links) and not rekinded:
        return found  # nothing was left out that could come back
    left = left_out(before)
    written = [
        (unit, name, said)
        for name, units in left.links.items()
        for unit, values in units.items()
        for said in map(said_of, values)
        if said is not None
    ]
    for unit, name, said in (*written, *_nested(before, places, after, ids)):
        tree = before.charter.links[name].hierarchy
        if tree is not None:
            found.stated[unit, tree] += 1
        source = ids.get(before.ids[unit], before.ids[unit])
        to = composed(said["to"])
        to = ids.get(to, to)
        target = merged.get(to, to)
        if _holds(after, name, source, target):
            found.links.append(LinkBack(source, name, {**said, "to": target}, to))
    for row in raw.links:
        came = row.source in after.index and row.source not in before.index and row.link in after.links
        if came and _holds(after, row.link, row.source, row.target):
            found.links.append(LinkBack(row.source, row.link, {**row.fields, "to": row.target}, row.target))
    number = {ids.get(name, name): place for place, name in enumerate(before.ids)} if rekinded else {}
    for name, kind in rekinded.items():
        now = after.index[name]
        news = after.kind_of(now).fields.keys() - before.charter.kinds[kind].fields.keys()
        stated = {key for key in news if (column := after.facts.units.columns.get(key)) and column.written[now]}
        found.fields[name] = [key for key in left.keys.get(number[name], ()) if key in news - stated]
    return found


def same_link(after: Snapshot, one: LinkBack, unit: str, link: str, said: Mapping[str, Any]) -> bool:
    """Return whether a link that comes back is the one that a later state says."""
    if (one.unit, one.link, composed(str(one.said["to"]))) != (unit, link, composed(str(said["to"]))):
        return False
    kind = after.charter.links[link]
    return normal(kind, one.said) == normal(kind, said)


def _holds(after: Snapshot, link: str, source: str, target: str) -> bool:
    if link not in after.charter.links or source not in after.index or target not in after.index:
        return False
    kinds = (int(after.kind[after.index[source]]), int(after.kind[after.index[target]]))
    return kinds in after.charter.links[link].pairs


def _nested(
    before: Snapshot, places: UnitPlaces, after: Snapshot, ids: Mapping[str, str]
) -> Iterator[tuple[int, str, Mapping[str, Any]]]:
    """Yield the links that nesting, or the file in which a unit stands, will say and does not yet."""
    raw, units = places.raw, places.units
    if raw.rows:
        return
    for unit, number in enumerate(units.raw.tolist()):
        above = raw.above[number]
        if above >= 0:
            parent = int(units.number[above])
            name = before.ids[parent] if parent >= 0 else None
        else:
            name = raw.under.get(raw.documents[number], (None, None))[0]
        if name is None:
            continue
        later = [after.index.get(ids.get(one, one)) for one in (before.ids[unit], name)]
        if later[0] is None or later[1] is None:
            continue
        over = before.index.get(name)
        if over is not None and (int(before.kind[unit]), int(before.kind[over])) in before.charter.nests:
            continue
        link = after.charter.nests.get((int(after.kind[later[0]]), int(after.kind[later[1]])))
        if link is not None and link in before.charter.links:
            yield unit, link, {"to": name}
