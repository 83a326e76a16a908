"""Remarks on what a picture has and leaves out, for `--verbose` and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.messages import Listing, Named, Picked, Saying
from orgtree.draw.links import choose_form, groups_of
from orgtree.graph.past import ended_unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.api.organisation import Organisation
    from orgtree.draw.composed_view import ComposedView
    from orgtree.draw.options import DrawOptions
    from orgtree.draw.view import View

_MOST_NAMED = 20


class LeftOutNote(Saying):
    """Note on units that a picture leaves out since they are in other hierarchies."""


class SmallTextNote(Saying):
    """Note on letters that are too small to be read on the paper that was asked for."""


class TangleNote(Saying):
    """Note on lines that were asked for and are more than one can follow."""


_TOO_SMALL = N_(
    "the smallest letters are {size} points high on {paper}; take larger paper, draw a part (--root, --depth), or draw the chart as PDF, which has as many pages as it takes"
)
_NOT_DRAWN = N_(
    "not drawn, as they stand in another hierarchy: {names}; choose one with --along, or all with --along '*'"
)


_TOO_MANY = N_(
    "lines for {count} joint bodies and links are more than one can follow; --links marks, --links table or --view matrix tells them"
)


def _hierarchies(org: Organisation, counts: Mapping[str, int]) -> Listing:
    """Return the hierarchies by their titles, which --along takes, each with a number of units."""
    links = org.charter.links
    named = ((Named(name, links[name].title) if name in links else "–", count) for name, count in counts.items())
    said = (Saying(N_("{name} ({count})"), {"name": name, "count": count}) for name, count in named)
    return Listing(tuple(said), quoted=False)


def unknown_ends(org: Organisation) -> list[Saying]:
    """Return which units have ended and nobody knows when, and how many links, in a sentence each; none where there are none."""
    if not org.snapshot.facts.any_ended:
        return []
    units, links = ended_unknown(org.snapshot.facts)
    names = Listing(Picked(org.snapshot.named, units), _MOST_NAMED)
    said = [Saying(N_("ended, and nobody knows when: {units}"), {"units": names})] if len(units) else []
    return [
        *said,
        *([Saying(N_("links that have ended, and nobody knows when: {count}"), {"count": links})] if links else []),
    ]


def legible(view: View | ComposedView, form: str, options: DrawOptions, notes: list[Saying] | None) -> None:
    """Note where a picture of one sheet has letters smaller than paper asks for; other pictures have pages, or no paper."""
    if notes is None or options.paper is None or options.engine != "own" or form not in ("png", "svg", "pdf"):
        return
    from orgtree.draw.map_pages import has_one_page  # noqa: PLC0415 - only pictures on paper need it
    from orgtree.draw.picture import on_sheet  # noqa: PLC0415 - as above
    from orgtree.draw.view import View  # noqa: PLC0415 - as above

    if form == "pdf" and not (options.picture == "map" and isinstance(view, View) and has_one_page(view)):
        return

    scene, scale = on_sheet(view, options)
    if (size := scene.smallest_text * scale) < options.min_text - 0.05:
        notes.append(SmallTextNote(_TOO_SMALL, {"size": f"{size:.1f}", "paper": options.paper.name}))


def remark(
    org: Organisation, notes: list[Saying] | None, view: View, form: str, options: DrawOptions, parts: int
) -> None:
    """Log for `--verbose` how much was drawn, and by which program."""
    if notes is None:
        return
    left = view.left_out
    hidden = left.filtered + left.deeper + left.unchanged
    if left.unlinked:
        notes.append(Saying(N_("{count} more stand at links, which are not drawn"), {"count": left.unlinked}))
    drawn = view.drawn
    template = (
        N_("{drawn} {drawn:unit|units}, {hidden} more under them not drawn")
        if hidden
        else N_("{drawn} {drawn:unit|units}")
    )
    notes.append(Saying(template, {"drawn": drawn, "hidden": hidden}))
    if view.gathered:
        facts = {"count": sum(view.gathered.values()), "boxes": len(view.gathered)}
        notes.append(Saying(N_("{count} of them are gathered (boxes: {boxes}); --gather 0 draws each"), facts))
    if view.named:
        notes.append(Saying(N_("{count} more are named at joint bodies, not drawn"), {"count": view.named}))
    if (
        options.links == "bus"
        and options.picture == "chart"
        and choose_form(groups := groups_of(view), "auto", view.outside) != "bus"
    ):
        notes.append(TangleNote(_TOO_MANY, {"count": len(groups)}))
    if left.hierarchies:
        notes.append(LeftOutNote(_NOT_DRAWN, {"names": _hierarchies(org, left.hierarchies)}))
    if options.engine != "own" and form in ("svg", "png"):
        from orgtree.draw.writers.graphviz import find  # noqa: PLC0415 - only where Graphviz drew

        program = find()
        notes.append(Saying(N_("drawn by Graphviz: {name} ({path})"), {"name": program.name, "path": program.path}))
    if parts > 1:
        notes.append(Saying(N_("Mermaid's limits ask for {parts} parts"), {"parts": parts}))
