"""Write the page of an organisation as it is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from orgtree.api.joint_bodies import NO_BODIES
from orgtree.api.matrices import NO_MATRIX
from orgtree.api.page_data import page_data
from orgtree.api.page_part import NOTHING, part_of
from orgtree.api.page_places import Places
from orgtree.api.page_texts import words_of
from orgtree.api.sizes import NO_NUMBER, size_field
from orgtree.base.errors import UsageError
from orgtree.base.messages import Named
from orgtree.draw.page import page
from orgtree.graph.placement import EVERY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.api.organisation import Organisation
    from orgtree.api.page_part import Part
    from orgtree.api.page_places import Asked
    from orgtree.base.messages import Saying
    from orgtree.check.report import Report
    from orgtree.draw.page import PageData
    from orgtree.graph.snapshot import Snapshot


def page_bytes(
    org: Organisation,
    *,
    language: str | None = None,
    root: str | None = None,
    depth: int | None = None,
    along: str | None = None,
    kinds: Sequence[str] | None = None,
    where: str | Mapping[str, Any] | None = None,
    colour: str | None = None,
    size_by: str | None = None,
    view: str = "chart",
    chosen: str | None = None,
    source: str | None = None,
    title: str | None = None,
    before: Organisation | None = None,
    only_changes: bool = False,
    links: bool = True,
    over: str | None = None,
    notes: list[Saying] | None = None,
    report: Report | None = None,
    preview: Asked | None = None,
) -> bytes:
    """Write an organisation as one HTML file to explore.

    Args:
        org: The organisation.
        language: The language that the page opens in; left out, the definition's.
        root: Id of the unit to begin with; None for all.
        depth: How many levels below the roots.
        along: The one hierarchy that the page holds; left out, it holds all and shows the charter's first at first; `*` shows all
            of them side by side at first.
        kinds: Only units of these kinds and of their child kinds.
        where: Only units that fit a condition, and those above them.
        colour: Name of the metric that colours the boxes at first.
        size_by: Name or title of the field that areas of the map follow at first.
        view: The view that it opens in: chart, map, bodies or matrix.
        chosen: Id of the unit that is chosen at first, with its links in focus.
        source: Where the data come from; left out, the definition's file, without its folder.
        title: Replaces the organisation's.
        before: An earlier state; what changed since is marked and listed.
        only_changes: Whether the page has only what changed and what is above it.
        links: Whether it has the links beside the tree.
        over: First and last day of a slider, as in `2015..2024`; `none` for no slider; None for one where that takes little.
        notes: Where it is told how many days the page holds, or why it has no slider.
        report: What checking it found; left out, it is checked here.
        preview: What it has besides while its definition is being written, with *report*.

    Raises:
        UsageError: If a unit, kind, metric or hierarchy is not there, the condition is wrong, or nothing is left
            or to be seen in the view.
    """
    chosen_part: dict[str, Any] = {"depth": depth, "along": along, "kinds": kinds, "where": where}
    part = _part(org, before, root, chosen_part)
    sized = size_field(org.snapshot, size_by) if size_by else ""
    if colour:
        colour = org.measurements.asked(org.charter, colour).name
    report = report or org.check()
    places = Places(report.sources) if preview else None
    data = page_data(
        org, part, language=language, source=source, title=title, along=along, report=report, places=places
    )
    if preview and places:
        data = replace(data, preview=places.preview(preview, org.snapshot, part.units))
    if before is not None:
        data = _compared(
            before,
            org,
            data,
            root,
            chosen_part,
            titled=title is not None,
            sourced=source is not None,
            only=only_changes,
        )

    def finished(made: PageData) -> PageData:
        made = made if links else replace(made, links=())
        made = replace(made, along="") if along == EVERY else made
        first = colour or ("*changes" if before is not None else "")
        return replace(
            made,
            colour=first,
            view=view,
            chosen=chosen or "",
            focus=bool(chosen),
            size_by=_place(org.snapshot, made, sized),
        )

    def on(day: str) -> PageData | None:
        other = org.at(day)
        try:
            there = part_of(other.snapshot, root=root, **chosen_part)
        except UsageError:  # nothing of what was asked for is there on that day
            return None
        return finished(page_data(other, there, language=language, source=source, title=title, along=along))

    data = finished(data)
    if (view == "matrix" and not data.links) or (view == "bodies" and not data.bodies):
        raise UsageError(NO_MATRIX if view == "matrix" else NO_BODIES)
    if sized and data.size_by < 0:
        raise UsageError(NO_NUMBER, name=Named(sized, org.charter.fields[sized].title))
    if before is None:
        from orgtree.api.page_days import with_days  # noqa: PLC0415 - beside what it is given

        data = with_days(org, data, over, on, notes)
    return page(data)


def _place(graph: Snapshot, data: PageData, name: str) -> int:
    """Return the number of a field among those of the page; -1 where it is not on it."""
    title = (words_of(graph.charter.fields[name].title) or name) if name else None
    return next((at for at, one in enumerate(data.fields) if one.title == title), -1)


def _part(org: Organisation, before: Organisation | None, root: str | None, chosen: dict[str, Any]) -> Part:
    """Return the part for a page; nothing, where all that was there in an earlier state has ended."""
    try:
        return part_of(org.snapshot, root=root, **chosen)
    except UsageError:
        if before is None or root is not None:
            raise
        part_of(before.snapshot, **chosen)
        return NOTHING


def _compared(
    before: Organisation,
    org: Organisation,
    data: PageData,
    root: str | None,
    chosen: dict[str, Any],
    **given: bool,
) -> PageData:
    """Return the data of a page with those of an earlier state."""
    from orgtree.api.page_changes import compared  # noqa: PLC0415 - only comparisons need it

    diff = before.diff(org)
    root = next((was for was, now in diff.renamed.items() if now == root), root)
    number = None if root is None else before.snapshot.index.get(root)
    earlier = None
    if root is None or (number is not None and before.snapshot.in_force[number]):
        try:
            earlier = page_data(
                before, part_of(before.snapshot, root=root, **chosen), language=data.language, judged=False
            )
        except UsageError:  # nothing of it fits what was asked for, or its charter knows no such kind
            earlier = None
    return compared(diff, earlier, data, **given)
