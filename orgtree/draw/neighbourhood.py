"""The view of one unit: the way up, and in columns what it is linked to, by type and direction of links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.draw.linked_columns import Columns
from orgtree.draw.links import Member
from orgtree.draw.text_metrics import clean
from orgtree.draw.words import word

if TYPE_CHECKING:
    from orgtree.draw.view import Link, View


def neighbourhood(view: View, unit: int) -> View:
    """Return a view with a unit below those above it, and under it what it is linked to and what stands right under it.

    What stands beside it, or further below, is counted.

    Args:
        view: The whole organisation.
        unit: Its number.
    """
    language = view.language
    columns = Columns(view, word("linked", language))
    way = [unit]
    while (above := view.parents[way[-1]]) >= 0:
        way.append(above)
    drawn: dict[int, int] = {}
    place = -1
    for one in reversed(way):
        drawn[one] = place = columns.put(one, place)
    middle = place
    columns.spread(middle)
    linked = set(way)
    for title, members in _by_type(view, unit).items():
        columns.column(middle, title, members)
        linked.update(member.unit for member in members)
    if below := [Member(kid, "") for kid, parent in enumerate(view.parents) if parent == unit]:
        columns.column(middle, word("units_below", language), below, placed=False)
        linked.update(member.unit for member in below)
    return columns.view(
        title=word("around", language, name=clean(view.names[unit])),
        subtitle=view.subtitle,
        focus=middle,
        hidden=_beside(view, drawn, linked),
    )


def _by_type(view: View, unit: int) -> dict[str, list[Member]]:
    """Return the ends of a unit's links by what they are to it; an arrow says whence a link leads."""
    found: dict[str, list[Member]] = {}
    for link in view.links:
        if unit not in {link.source, link.target}:
            continue
        outward = link.source == unit
        kind = view.link_types[link.type]
        other = link.target if outward else link.source
        said = _title(view, link)
        title = said if kind.symmetric else f"{said} →" if outward else f"→ {said}"
        found.setdefault(title, []).append(Member(other, link.role, kind.part, outward, link.change))
    return found


def _title(view: View, link: Link) -> str:
    kind = view.link_types[link.type]
    return link.role or (word("convener", view.language) if kind.part == "convener" else kind.title or kind.name)


def _beside(view: View, drawn: dict[int, int], linked: set[int]) -> dict[int, int]:
    """Return how many units are not drawn, at the nearest above them that is drawn in its place."""
    nearest: list[int] = []
    hidden: dict[int, int] = {}
    for unit, parent in enumerate(view.parents):
        above = -1 if parent < 0 else drawn.get(parent, nearest[parent])
        nearest.append(above)
        if above >= 0 and unit not in linked:
            hidden[above] = hidden.get(above, 0) + 1 + view.hidden.get(unit, 0)
    for unit, place in drawn.items():
        if unit in view.hidden:
            hidden[place] = hidden.get(place, 0) + view.hidden[unit]
    return hidden
