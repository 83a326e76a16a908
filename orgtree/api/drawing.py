"""Draw pictures of an organisation: options in, bytes out."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import wraps
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.messages import Listing, Named, Picked, Saying
from orgtree.base.suggest import unknown
from orgtree.draw.draw import render_parts as render_view_parts
from orgtree.draw.forms import FORMS, PAGE
from orgtree.draw.options import DrawOptions, Paper
from orgtree.draw.picture_options import DEFAULTS, PictureOptions
from orgtree.graph.past import ended_unknown
from orgtree.graph.placement import EVERY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from orgtree.api.organisation import Organisation
    from orgtree.api.page_places import Asked
    from orgtree.check.report import Report
    from orgtree.draw.composed_view import ComposedView
    from orgtree.draw.matrix import Matrix
    from orgtree.draw.scene import Scene
    from orgtree.draw.view import View
    from orgtree.graph.snapshot import Snapshot

_P = ParamSpec("_P")
_R = TypeVar("_R")


def by_keywords(
    _options: Callable[_P, PictureOptions],
) -> Callable[[Callable[[Organisation, PictureOptions], _R]], Callable[Concatenate[Organisation, _P], _R]]:
    """Return a decorator that gives a function of options typed keywords instead."""

    def wrap(function: Callable[[Organisation, PictureOptions], _R]) -> Callable[Concatenate[Organisation, _P], _R]:
        @wraps(function)
        def call(org: Organisation, /, *_: _P.args, **keywords: _P.kwargs) -> _R:
            options = PictureOptions(**cast("dict[str, Any]", keywords))
            options.check()
            return function(org, options)

        return call

    return wrap


def render_parts(org: Organisation, form: str, options: PictureOptions) -> list[bytes]:
    """Draw an organisation to the bytes of one file, or of several where Mermaid's limits ask for it.

    Args:
        org: The organisation.
        form: The ending of a file that can be drawn, such as `svg`.
        options: What was chosen.

    Raises:
        UsageError: If a unit, kind, metric, hierarchy or form is not there, the form or view does not take an
            option, or nothing is left to draw.
        RenderError: If a font, a renderer or a limit stands in the way; names the remedy.
        MissingExtraError: If an optional package is missing or too old.
    """
    if form != PAGE and form not in FORMS:
        raise UsageError(
            unknown(N_("'{name}' is not a form of picture"), form, [*FORMS, PAGE], otherwise=N_("there are {known}"))
        )
    options.check(form)
    if options.notes is not None:
        options.notes.extend(unknown_ends(org))
    if form == PAGE:
        return [page_of(org, options)]
    if options.view in _COMPOSED:
        return render_view_parts(_composed(org, options), form, _draw_options(options))
    drawn = _view(org, options)
    chosen = _draw_options(options)
    parts = render_view_parts(drawn, form, chosen)
    _remark(org, options.notes, drawn, form, chosen, len(parts))
    return parts


def part_names(path: str | Path, count: int) -> list[Path]:
    """Return the names of the files of a picture in parts: the first as asked for, the others numbered.

    >>> [name.name for name in part_names("team.mmd", 3)]
    ['team.mmd', 'team-2.mmd', 'team-3.mmd']
    """
    first = Path(path)
    return [first, *(first.with_name(f"{first.stem}-{number}{first.suffix}") for number in range(2, count + 1))]


def page_of(
    org: Organisation, options: PictureOptions, *, report: Report | None = None, preview: Asked | None = None
) -> bytes:
    """Return the page; of a body or a neighbourhood it is the whole, with the unit in the middle chosen.

    Args:
        org: The organisation.
        options: What was chosen.
        report: What checking it found; left out, it is checked here.
        preview: What it has besides while its definition is being written.
    """
    from orgtree.api.page_data import page_bytes  # noqa: PLC0415 - only this form needs the page

    options = _by_id(org, options)
    around = options.view in {"body", "neighbourhood"}
    return page_bytes(
        org,
        language=options.language,
        root=None if around else options.root,
        chosen=options.root if around else None,
        depth=options.depth,
        along=options.along,
        kinds=options.kinds or None,
        where=options.where,
        colour=options.colour,
        source=options.source,
        title=options.title if isinstance(options.title, str) else None,
        before=options.before,
        only_changes=options.only_changes,
        links=options.links != "none",
        report=report,
        preview=preview,
    )


@by_keywords(PictureOptions)
def scene_of(org: Organisation, options: PictureOptions) -> Scene:
    """Return a picture as boxes, lines and labels in points, before any file format."""
    from orgtree.draw.picture import scene_of as scene_of_view  # noqa: PLC0415 - beside the other name

    view = _composed(org, options) if options.view in _COMPOSED else _view(org, options)
    return scene_of_view(view, _draw_options(options))


_COMPOSED = frozenset({"matrix", "timeline"})
"""Views that are neither charts nor maps of units."""


def _composed(org: Organisation, options: PictureOptions) -> ComposedView:
    options = _by_id(org, options)
    if options.view == "matrix":
        return matrix_of(org, options)
    from orgtree.api.timelines import timeline  # noqa: PLC0415 - only this view needs it

    return timeline(org, options, source_of(org, options.source))


def matrix_of(org: Organisation, options: PictureOptions) -> Matrix:
    """Return the matrix of an organisation: its rows, columns, roles and cells, for pictures and pages.

    Args:
        org: The organisation.
        options: What was chosen: root, a condition, language, title.

    Raises:
        UsageError: If a unit is not there, the condition is wrong, or nothing that is asked for has a link.
    """
    from orgtree.api.matrices import matrix  # noqa: PLC0415 - only this view needs it

    return matrix(org.snapshot, _tree(org, replace(options, along=EVERY, where=None)), options)


@by_keywords(PictureOptions)
def view_of(org: Organisation, options: PictureOptions) -> View:
    """Return the view of a picture, before any layout: units, names, looks, values and links."""
    return _view(org, options)


def _by_id(org: Organisation, options: PictureOptions) -> PictureOptions:
    """Return options whose root is an id, by whatever name of the unit it was given."""
    graph = org.snapshot
    return options if options.root is None else replace(options, root=graph.ids[graph.number(options.root)])


def _view(org: Organisation, options: PictureOptions) -> View:
    options = _by_id(org, options)
    compared = _Compared(org, options) if options.before is not None else None
    if options.view == "body":
        view = _body(org, options, compared)
    elif options.view == "neighbourhood":
        view = _neighbourhood(org, options, compared)
    else:
        view = _both(org, options, compared)
        if not view.roots:
            raise UsageError(N_("nothing is left to draw: no unit in force fits what was asked for"))
    if options.links == "none":
        from orgtree.draw.select import without_links  # noqa: PLC0415 - only this choice needs it

        view = without_links(view)
    if compared is not None:
        view = compared.finished(view)
    title = options.title
    return replace(view, title=title) if isinstance(title, str) and title else view


class _Compared:
    """A picture of what changed since an earlier state.

    Args:
        org: The later state.
        options: What was chosen, with the earlier one.
    """

    def __init__(self, org: Organisation, options: PictureOptions) -> None:
        from orgtree.api.change_marks import told  # noqa: PLC0415 - only comparisons need it

        self.options = options
        self.language = options.language or org.snapshot.language
        self.diff = options.before.diff(org)
        self.told = told(self.diff, self.language)

    def joined(self, after: View, options: PictureOptions) -> View:
        """Return the view of both states."""
        from orgtree.draw.changes import joined  # noqa: PLC0415 - as above

        before: Organisation = options.before
        foot = options.view != "map" and options.links != "none"
        root = options.root
        if root is not None:
            root = next((was for was, now in self.diff.renamed.items() if now == root), root)
            number = before.snapshot.index.get(root)
            if number is None or not before.snapshot.in_force[number]:
                return joined(None, after, self.told, foot=foot)
        try:
            view = _tree(before, replace(options, root=root))
        except UsageError:
            if not self.diff.rules_changed:
                raise
            return joined(
                None, after, self.told, foot=foot
            )  # the earlier charter knows no such kind, field or hierarchy
        return joined(view, after, self.told, foot=foot)

    def elsewhere(self, view: View) -> Mapping[str, int]:
        """Return how many changes a view does not show, by the reason."""
        from orgtree.api.change_marks import elsewhere  # noqa: PLC0415 - as above

        return elsewhere(self.diff, view)

    def finished(self, view: View) -> View:
        """Return a view with both days or files in its title, and the count of what it does not show."""
        from orgtree.api.change_marks import span  # noqa: PLC0415 - as above
        from orgtree.draw.changes import only_changes  # noqa: PLC0415 - as above
        from orgtree.draw.words import labelled, word  # noqa: PLC0415 - as above

        if self.options.only_changes:
            view = only_changes(view)
        if view.changes is None:
            return view
        titles, states = span(self.diff, self.language)
        own = self.diff.after.snapshot.shown_title.pick(self.language) or ""
        title = (titles + view.title.removeprefix(own)) if own and view.title.startswith(own) else view.title or titles
        given = isinstance(self.options.title, str) and self.options.title
        sources = [source_of(org) for org in (self.diff.before, self.diff.after)]
        source = self.options.source if self.options.source is not None else " → ".join(filter(None, sources))
        said = labelled(word("source", self.language), source, self.language) if source and source != states else ""
        return replace(
            view,
            title=" · ".join(filter(None, (title, states))),
            subtitle=" · ".join(filter(None, (states if given else "", said))),
            changes=replace(view.changes, elsewhere=self.elsewhere(view)),
        )


def _both(org: Organisation, options: PictureOptions, compared: _Compared | None) -> View:
    """Return the tree of units, joined with that of the earlier state where two are compared.

    Where nothing says which units to draw, a comparison has all hierarchies in which something changed.
    """
    view = _tree(org, options)
    if compared is None:
        return view
    joined = compared.joined(view, options)
    narrowed = ("root", "depth", "kinds", "where", "along")
    if any(map(options.chose, narrowed)) or "not_in_picture" not in compared.elsewhere(joined):
        return joined
    options = replace(options, along=EVERY)
    return compared.joined(_tree(org, options), options)


def _tree(org: Organisation, options: PictureOptions) -> View:
    """Return the tree of units."""
    from orgtree.draw import from_graph  # noqa: PLC0415 - loaded when a view is made

    graph = org.snapshot
    language = options.language or graph.language
    root, along = options.root, options.along
    if root is not None:
        unit = graph.number(root)
        if not graph.in_force[unit]:
            raise UsageError(
                N_("'{root}' is not in force on the day that is looked at ({as_of})"), root=root, as_of=graph.as_of
            )
    arguments: dict[str, Any] = {}
    if options.colour:
        from orgtree.api.colouring import colouring  # noqa: PLC0415 - only coloured pictures are measured

        found = colouring(graph, options.colour, language=language)
        arguments = {
            "values": found.values,
            "metric": found.title,
            "gap": found.gap,
            "ends": found.ends,
            "target": found.target,
        }
        along = along or (found.along if root is None else None)
    units = None
    if options.where:
        from orgtree.graph.select import select  # noqa: PLC0415 - only filtered pictures need it

        units = select(graph, where=options.where).tolist()
    if along is None and root is None:
        along = _home(graph, units, options.kinds)
    view = from_graph.view_of(
        graph,
        root=root,
        depth=options.depth,
        kinds=options.kinds or None,
        units=units,
        above=units is not None,
        along=along,
        language=language,
        source=source_of(org, options.source),
        **arguments,
    )
    if root is not None and root not in view.ids:
        from orgtree.graph.bodies import is_body  # noqa: PLC0415 - on the way of mistakes only

        hint = Saying(
            N_("it is a joint body: draw it with view 'body'") if is_body(graph, root) else N_("it was filtered out")
        )
        raise UsageError(N_("'{root}' has no place in the tree that is drawn; {hint}"), root=root, hint=hint)
    if view.values and not any(view.values):
        raise UsageError(
            N_("metric '{colour}' measures none of the units that would be drawn; draw another hierarchy or root"),
            colour=options.colour,
        )
    if root is not None and view.title:
        view = replace(view, title=f"{view.title} · {graph.name(graph.number(root), language)}")
    return view


def _home(graph: Snapshot, units: Sequence[int] | None, kinds: Sequence[str]) -> str | None:
    """Return the first hierarchy of any of the requested units; None where all are requested."""
    if units is None and not kinds:
        return None
    asked = graph.of_kinds(kinds) if kinds else graph.in_force
    if units is not None:
        fits = np.zeros(graph.size, dtype=bool)
        fits[list(units)] = True
        asked = asked & fits
    return graph.first_hierarchy(asked)


def _body(org: Organisation, options: PictureOptions, compared: _Compared | None) -> View:
    from orgtree.draw.body import body_view  # noqa: PLC0415 - only this view needs it
    from orgtree.graph.bodies import bodies, is_body  # noqa: PLC0415 - as above

    root = options.root
    graph = org.snapshot
    if root is None:
        found = [graph.ids[unit] for unit in bodies(graph).nonzero()[0].tolist()]
        if len(found) != 1:
            if not found:
                raise UsageError(
                    N_("a view of a body needs the id of a joint body as its root; the definition has none")
                )
            raise UsageError(
                N_("a view of a body needs the id of a joint body as its root, for instance '{id}'"), id=found[0]
            )
        root = found[0]
    if not is_body(graph, root):
        raise UsageError(
            N_("'{root}' is no joint body: its kind '{name}' has no body"),
            root=root,
            name=graph.kind_of(graph.number(root)).name,
        )
    whole = _both(org, replace(options, root=None, along=EVERY), compared)
    return body_view(whole, list(whole.ids).index(root))


def _neighbourhood(org: Organisation, options: PictureOptions, compared: _Compared | None) -> View:
    from orgtree.draw.select import neighbourhood  # noqa: PLC0415 - only this view needs it
    from orgtree.draw.words import word  # noqa: PLC0415 - as above

    root = options.root
    if root is None:
        raise UsageError(N_("a view of a neighbourhood needs the id of a unit as its root"))
    along = options.along or EVERY
    whole = _both(org, replace(options, root=None, along=along), compared)
    if root not in whole.ids:
        raise UsageError(
            N_("'{root}' has no place in the hierarchy '{along}', or is not in force"), root=root, along=along
        )
    unit = list(whole.ids).index(root)
    if unit in whole.bodies:
        body = replace(options, view="body")
        body.check()
        return _body(org, body, compared)
    title = word("around", whole.language, name=whole.names[unit])
    return replace(neighbourhood(whole, unit), title=title)


def source_of(org: Organisation, given: str | None = None) -> str:
    """Return the source that was given, else the name of the definition's file, without its folder."""
    if given is not None:
        return given
    name = PurePath(org.origin).name
    return name if name.endswith((".yaml", ".yml", ".json")) else ""


_SAME = frozenset(one.name for one in fields(DrawOptions)) & DEFAULTS.keys() - {"paper", "title", "engine", "fonts"}
"""Options that drawing takes as they are."""


def _draw_options(options: PictureOptions) -> DrawOptions:
    same: dict[str, Any] = {name: getattr(options, name) for name in _SAME}
    return DrawOptions(
        picture="map" if options.view == "map" else "chart",
        paper=Paper.named(options.paper, portrait=options.portrait, margin=options.margin) if options.paper else None,
        title=options.title is not False,
        engine="pinned" if options.engine == "graphviz" else options.engine,
        fonts=tuple(str(font) for font in options.fonts),
        **same,
    )


_MOST_NAMED = 20


class LeftOutNote(Saying):
    """Note on units that a picture leaves out since they are in other hierarchies."""


_NOT_DRAWN = N_(
    "not drawn, as they stand in another hierarchy: {names}; choose one with --along, or all with --along '*'"
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


def _remark(
    org: Organisation, notes: list[Saying] | None, view: View, form: str, options: DrawOptions, parts: int
) -> None:
    """Log for `--verbose` how much was drawn, and by which program."""
    if notes is None:
        return
    left = view.left_out
    hidden = left.filtered + left.deeper + left.unchanged
    if left.unlinked:
        notes.append(Saying(N_("{count} more stand at links, which are not drawn"), {"count": left.unlinked}))
    drawn = len(view) - len(view.outside)
    template = N_("{drawn} units, {hidden} more under them not drawn") if hidden else N_("{drawn} units")
    notes.append(Saying(template, {"drawn": drawn, "hidden": hidden}))
    if view.outside:
        notes.append(Saying(N_("{count} more are named at joint bodies, not drawn"), {"count": len(view.outside)}))
    if left.hierarchies:
        notes.append(LeftOutNote(_NOT_DRAWN, {"names": _hierarchies(org, left.hierarchies)}))
    if options.engine != "own" and form in ("svg", "png"):
        from orgtree.draw.writers.graphviz import find  # noqa: PLC0415 - only where Graphviz drew

        program = find()
        notes.append(Saying(N_("drawn by Graphviz: {name} ({path})"), {"name": program.name, "path": program.path}))
    if parts > 1:
        notes.append(Saying(N_("Mermaid's limits ask for {parts} parts"), {"parts": parts}))
