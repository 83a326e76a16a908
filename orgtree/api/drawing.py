"""Draw pictures of an organisation: options in, bytes out."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

from orgtree.api.drawing_notes import legible, remark, unknown_ends
from orgtree.api.views import by_id, made_view, source_of, tree_of
from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.memory import no_collecting
from orgtree.base.suggest import unknown
from orgtree.draw.draw import render_parts as render_view_parts
from orgtree.draw.forms import FORMS, PAGE
from orgtree.draw.options import DrawOptions, Paper
from orgtree.draw.picture_options import DEFAULTS, PictureOptions
from orgtree.graph.placement import EVERY

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.api.organisation import Organisation
    from orgtree.api.page_places import Asked
    from orgtree.check.report import Report
    from orgtree.draw.composed_view import ComposedView
    from orgtree.draw.matrix import Matrix
    from orgtree.draw.scene import Scene
    from orgtree.draw.view import View

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


@no_collecting()
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
    chosen = _draw_options(options)
    if options.view in _COMPOSED:
        sheet = composed(org, options)
        legible(sheet, form, chosen, options.notes)
        return render_view_parts(sheet, form, chosen)
    drawn = _gathered(made_view(org, options), options)
    legible(drawn, form, chosen, options.notes)
    parts = render_view_parts(drawn, form, chosen)
    remark(org, options.notes, drawn, form, chosen, len(parts))
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
    """Return the page; of a body or a neighbourhood it is the whole, with that unit and its links in focus.

    Args:
        org: The organisation.
        options: What was chosen.
        report: What checking it found; left out, it is checked here.
        preview: What it has besides while its definition is being written.
    """
    from orgtree.api.page_bytes import page_bytes  # noqa: PLC0415 - only this form needs the page

    options = by_id(org, options)
    around = options.view in {"body", "neighbourhood"}
    return page_bytes(
        org,
        language=options.language,
        root=None if around else options.root,
        view="chart" if around else options.view,
        chosen=options.root if around else None,
        depth=options.depth,
        along=options.along,
        kinds=options.kinds or None,
        where=options.where,
        colour=options.colour,
        size_by=options.size_by,
        source=options.source,
        title=options.title if isinstance(options.title, str) else None,
        before=options.before,
        only_changes=options.only_changes,
        links=options.links != "none",
        over="none" if preview else options.over,
        notes=options.notes,
        report=report,
        preview=preview,
    )


@by_keywords(PictureOptions)
def scene_of(org: Organisation, options: PictureOptions) -> Scene:
    """Return a picture as boxes, lines and labels in points, before any file format."""
    from orgtree.draw.picture import scene_of as scene_of_view  # noqa: PLC0415 - beside the other name

    view = composed(org, options) if options.view in _COMPOSED else _gathered(made_view(org, options), options)
    return scene_of_view(view, _draw_options(options))


_COMPOSED = frozenset({"bodies", "matrix", "timeline"})
"""Views that are neither charts nor maps of units."""


def composed(org: Organisation, options: PictureOptions) -> ComposedView:
    """Return a picture that is neither a chart nor a map of units, before any layout."""
    options = by_id(org, options)
    if options.view == "matrix":
        return matrix_of(org, options)
    if options.view == "bodies":
        from orgtree.api.joint_bodies import bodies_sheet  # noqa: PLC0415 - only this view needs it

        whole = tree_of(org, replace(options, root=None, along=EVERY, where=None))
        return bodies_sheet(org.snapshot, whole, options)
    from orgtree.api.timelines import timeline  # noqa: PLC0415 - only this view needs it

    return timeline(org, options, source_of(org, options.source))


def _gathered(view: View, options: PictureOptions) -> View:
    """Return the view with many alike leaves in one box each, where the picture is a chart."""
    from orgtree.draw.gather import gathered  # noqa: PLC0415 - loaded when a picture is made

    return view if options.view == "map" else gathered(view, options.gather, options.links)


def matrix_of(org: Organisation, options: PictureOptions) -> Matrix:
    """Return the matrix of an organisation: its rows, columns, roles and cells, for pictures and pages.

    Args:
        org: The organisation.
        options: What was chosen: root, a condition, language, title.

    Raises:
        UsageError: If a unit is not there, the condition is wrong, or nothing that is asked for has a link.
    """
    from orgtree.api.matrices import matrix  # noqa: PLC0415 - only this view needs it

    return matrix(org.snapshot, tree_of(org, replace(options, along=EVERY, where=None)), options)


@by_keywords(PictureOptions)
def view_of(org: Organisation, options: PictureOptions) -> View:
    """Return the view of a picture, before any layout: units, names, looks, values and links."""
    return made_view(org, options)


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
