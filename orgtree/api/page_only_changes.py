"""Keep on a page what changed and what is above it, and count the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from orgtree.draw.page.parts import OFF_PAGE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.draw.page import PageChanges, PageData

REASON = "only_changes"
"""The option by which units are left out."""


def only_changes(data: PageData, changes: PageChanges, changed_links: int) -> PageData:
    """Return a page without the units that are the same in both states and have nothing below them that is not.

    Args:
        data: The joint page of two states.
        changes: What changed, by the numbers of its units.
        changed_links: Number of its type of links from which on those are that only one state has.
    """
    rows = _kept(data, changes, changed_links)
    place = {unit: at for at, unit in enumerate(rows)}
    place[-1] = -1

    def column(values: Sequence[Any]) -> list[Any]:
        return [values[unit] for unit in rows] if values else []

    gone = len(data.ids) - len(rows)
    return replace(
        data,
        ids=column(data.ids),
        names=column(data.names),
        kind=column(data.kind),
        parent=[place[data.parent[unit]] for unit in rows],
        pinyin=column(data.pinyin),
        fields=[replace(one, shown=column(one.shown)) for one in data.fields],
        findings=[one._replace(unit=place[one.unit]) for one in data.findings if one.unit in place],
        findings_left_out=data.findings_left_out + sum(one.unit not in place for one in data.findings),
        history=[one._replace(unit=place[one.unit]) for one in data.history if one.unit in place],
        links=[
            one._replace(source=place[one.source], target=place[one.target])
            for one in data.links
            if one.source in place and one.target in place
        ],
        bodies=[
            one._replace(unit=place[one.unit], at=one.at if one.at < 0 else place.get(one.at, OFF_PAGE))
            for one in data.bodies
            if one.unit in place
        ],
        vacant=[place[unit] for unit in data.vacant if unit in place],
        metrics=[
            replace(
                one,
                shown=column(one.shown),
                fraction=column(one.fraction),
                share=column(one.share),
                gap=column(one.gap),
                gaps=sum(one.gap) if one.gaps is None else one.gaps,
            )
            for one in data.metrics
        ],
        hierarchy=column(data.hierarchy),
        standing=[[None if at is None else place.get(at, -1) for at in column(above)] for above in data.standing],
        left_under=_left_under(data, rows, place) if gone else data.left_under,
        left_out={**data.left_out, REASON: gone} if gone else data.left_out,
        changes=replace(
            changes,
            changes=[one._replace(unit=place[one.unit]) for one in changes.changes],
            ghosts=[place[unit] for unit in changes.ghosts],
        ),
    )


def _kept(data: PageData, changes: PageChanges, changed_links: int) -> list[int]:
    """Return the units that changed, those at changed links of units that are there, and all above them; the roots where nothing did."""
    wanted = {*changes.ghosts, *(one.unit for one in changes.changes)} - {-1}
    ghosts, led = set(changes.ghosts), [(one.source, one.target) for one in data.links if one.type >= changed_links]
    wanted |= {end for ends in led if ghosts.isdisjoint(ends) for end in ends}
    kept: set[int] = set()
    for unit in wanted or {unit for unit, above in enumerate(data.parent) if above < 0}:
        above = unit
        while above >= 0 and above not in kept:
            kept.add(above)
            above = data.parent[above]
    return sorted(kept)


def _left_under(data: PageData, rows: Sequence[int], place: Mapping[int, int]) -> list[int]:
    """Return of each unit that is kept how many are left out for which it is the nearest one above."""
    left = list(data.left_under) or [0] * len(data.ids)
    found = list(left)
    for unit in range(len(data.ids)):
        if unit in place:
            continue
        above = data.parent[unit]
        while above not in place:
            above = data.parent[above]
        if above >= 0:
            found[above] += 1 + left[unit]
    return [found[unit] for unit in rows]
