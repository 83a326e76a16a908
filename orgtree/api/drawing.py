"""Pictures of an organisation: options in, bytes out; joins graph, measures and drawing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Literal, TypedDict, Unpack, get_args

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.messages import Listing, Saying
from orgtree.base.suggest import unknown
from orgtree.draw.draw import render_parts as render_view_parts
from orgtree.draw.forms import FORMS, PAGE
from orgtree.draw.options import DrawOptions, Paper
from orgtree.graph.placement import EVERY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.api.organisation import Organisation
    from orgtree.draw.options import LinkForm
    from orgtree.draw.scene import Scene
    from orgtree.draw.view import View
    from orgtree.graph.snapshot import Snapshot

ViewName = Literal["chart", "map", "body", "neighbourhood"]
Engine = Literal["own", "graphviz", "pinned", "dot", "osage"]


class Options(TypedDict, total=False):
    """What a caller may choose; all of it has a default.

    Args:
        view: `chart`; `map`: nested boxes; `body`: one joint body and its seats; `neighbourhood`: one unit and its links.
        root: Id of the unit to draw from; for `body` and `neighbourhood` the one in the middle.
        depth: Levels below the root.
        kinds: Only units of these kinds, and of their child kinds.
        where: Only units that fit a condition, and what is above them.
        along: The hierarchy to draw; left out, the root's own, the colour's, or the first that the charter has drawn.
        colour: Name of the metric that colours the boxes.
        before: An earlier state; what changed since is coloured.
        language: Of names and of the picture's own words; left out, the definition's.
        source: Where the data come from; left out, the definition's file.
        notes: A list to which remarks on what was drawn are added; `str` says each in English.
        paper: `A4`, `A3`, or millimetres as in `420x297`.
        portrait: Paper upright.
        margin: Of the paper, in millimetres.
        direction: `down` or `right`.
        max_columns: Most units in a row; 0 leaves it to the layout.
        links: How seats and other links are drawn: `auto`, `bus`, `marks`, `table`, `none`.
        bands: Stand units of one kind on one level.
        legend: Whether there is one.
        title: Whether there is one; a text replaces the organisation's.
        dark: Dark variant of SVG: `auto`, `no`, `yes`.
        engine: `own`; Graphviz with our positions (`graphviz`, also called `pinned`) or its own (`dot`, `osage`).
        resolution: Dots per inch of PNG.
        width: Width of PNG in pixels; 0 follows the resolution.
        fonts: Font files or folders, looked in before the system's.
        min_text: Smallest printed text in points; below it paper becomes an atlas.
        ascii: Text trees without box characters.
        time_limit: Seconds that an outside renderer may take.
    """

    view: ViewName
    root: str | None
    depth: int | None
    kinds: Sequence[str]
    where: str | Mapping[str, Any] | None
    along: str | None
    colour: str | None
    before: Organisation | None
    language: str | None
    source: str | None
    notes: list[Saying] | None
    paper: str | None
    portrait: bool
    margin: float
    direction: Literal["down", "right"]
    max_columns: int
    links: LinkForm
    bands: bool
    legend: bool
    title: bool | str
    dark: Literal["auto", "no", "yes"]
    engine: Engine
    resolution: float
    width: int
    fonts: Sequence[str]
    min_text: float
    ascii: bool
    time_limit: float


def render(org: Organisation, form: str = "svg", **options: Unpack[Options]) -> bytes:
    """Draw an organisation to the bytes of one file.

    Args:
        org: The organisation.
        form: `svg`, `png`, `pdf`, `html`, `dot`, `mmd` or `txt`.
        **options: See `Options`.

    Returns:
        The file's content; of Mermaid that needs several files, the first.

    Raises:
        UsageError: If a unit, kind, metric, hierarchy or form is not there, or nothing is left to draw.
        RenderError: If a font, a renderer or a limit stands in the way; names the remedy.
        MissingExtraError: If an optional package is missing or too old.
    """
    return render_parts(org, form, **options)[0]


def render_parts(org: Organisation, form: str = "svg", **options: Unpack[Options]) -> list[bytes]:
    """Draw an organisation to the bytes of one file, or of several where Mermaid's limits ask for it; see `render`."""
    _check(options)
    if form == PAGE:
        return [_page(org, options)]
    if form not in FORMS:
        raise UsageError(
            unknown("'{name}' is not a form of picture", form, [*FORMS, PAGE], otherwise="there are {known}")
        )
    drawn = view_of(org, **options)
    chosen = _options(options)
    parts = render_view_parts(drawn, form, chosen)
    _remark(options.get("notes"), drawn, form, chosen, len(parts))
    return parts


def part_names(path: str | Path, count: int) -> list[Path]:
    """Return the names of the files of a picture in parts: the first as asked for, the others numbered.

    >>> [name.name for name in part_names("team.mmd", 3)]
    ['team.mmd', 'team-2.mmd', 'team-3.mmd']
    """
    first = Path(path)
    return [first, *(first.with_name(f"{first.stem}-{number}{first.suffix}") for number in range(2, count + 1))]


def _page(org: Organisation, options: Options) -> bytes:
    """Return the page; of a body or a neighbourhood it is the whole, with the unit in the middle chosen."""
    from orgtree.api.page_data import page_bytes  # noqa: PLC0415 - only this form needs the page

    around = options.get("view") in {"body", "neighbourhood"}
    title = options.get("title")
    return page_bytes(
        org,
        language=options.get("language"),
        root=None if around else options.get("root"),
        chosen=options.get("root") if around else None,
        depth=options.get("depth"),
        along=options.get("along"),
        kinds=options.get("kinds"),
        where=options.get("where"),
        colour=options.get("colour"),
        source=options.get("source"),
        title=title if isinstance(title, str) else None,
    )


def scene_of(org: Organisation, **options: Unpack[Options]) -> Scene:
    """Return a picture as boxes, lines and labels in points, before any file format."""
    from orgtree.draw.picture import scene_of as scene_of_view  # noqa: PLC0415 - beside the other name

    _check(options)
    return scene_of_view(view_of(org, **options), _options(options))


def view_of(org: Organisation, **options: Unpack[Options]) -> View:
    """Return what is to be drawn, before any layout: units, names, looks, values and links as plain columns."""
    wanted = options.get("view") or "chart"
    if wanted == "body":
        return _body(org, options)
    if wanted == "neighbourhood":
        return _neighbourhood(org, options)
    view = _tree(org, options)
    before = options.get("before")
    if before is not None:
        from orgtree.draw.changes import compare  # noqa: PLC0415 - only comparisons need it

        earlier: Options = {**options, "colour": None}
        view = compare(_tree(before, earlier, lenient=True), view)
    if not view.roots:
        raise UsageError("nothing is left to draw: no unit in force fits what was asked for")
    return _titled(view, options)


def _tree(org: Organisation, options: Options, *, lenient: bool = False, **more: Any) -> View:
    """Return units under each other; *lenient* draws everything where the root is not there."""
    from orgtree.draw import from_graph  # noqa: PLC0415 - loaded when a view is made

    graph = org.snapshot
    language = options.get("language") or graph.language
    root = more.get("root", options.get("root"))
    along = more.get("along", options.get("along"))
    if root is not None and (not lenient or root in graph.index):
        unit = graph.number(root)
        if not graph.in_force[unit]:
            raise UsageError(f"'{root}' is not in force at {graph.as_of}, the date of the definition")
    elif lenient:
        root = None
    arguments: dict[str, Any] = {}
    if (colour := options.get("colour")) and "root" not in more:
        from orgtree.api.colouring import colouring  # noqa: PLC0415 - only coloured pictures are measured

        found = colouring(graph, colour, language=language)
        arguments = {"values": found.values, "metric": found.title, "ends": found.ends}
        along = along or (found.along if root is None else None)
    units = None
    if where := options.get("where"):
        from orgtree.graph.select import select  # noqa: PLC0415 - only filtered pictures need it

        units = select(graph, where=where).tolist()
    if along is None and root is None:
        along = _home(graph, units, options.get("kinds") or ())
    view = from_graph.view_of(
        graph,
        root=root,
        depth=options.get("depth"),
        kinds=options.get("kinds") or None,
        units=units,
        above=units is not None,
        along=along,
        language=language,
        source=_source(org, options),
        **arguments,
    )
    if root is not None and root not in view.ids:
        from orgtree.graph.bodies import is_body  # noqa: PLC0415 - on the way of mistakes only

        hint = "it is a joint body: draw it with view 'body'" if is_body(graph, root) else "it was filtered out"
        raise UsageError(f"'{root}' has no place in the tree that is drawn; {hint}")
    if view.values and not any(view.values):
        raise UsageError(
            f"metric '{colour}' measures none of the units that would be drawn; draw another hierarchy or root"
        )
    if root is not None and view.title:
        view = replace(view, title=f"{view.title} · {graph.name(graph.number(root), language)}")
    return view


def _home(graph: Snapshot, units: Sequence[int] | None, kinds: Sequence[str]) -> str | None:
    """Return the first hierarchy that any of the units asked for is in; None where all are asked for."""
    if units is None and not kinds:
        return None
    asked = graph.of_kinds(kinds) if kinds else graph.in_force
    if units is not None:
        fits = np.zeros(graph.size, dtype=bool)
        fits[list(units)] = True
        asked = asked & fits
    return graph.first_hierarchy(asked)


def _body(org: Organisation, options: Options) -> View:
    from orgtree.draw.body import body_view  # noqa: PLC0415 - only this view needs it
    from orgtree.graph.bodies import bodies, is_body  # noqa: PLC0415 - as above

    root = options.get("root")
    graph = org.snapshot
    if root is None:
        found = [graph.ids[unit] for unit in bodies(graph).nonzero()[0].tolist()]
        if len(found) != 1:
            some = f", for instance '{found[0]}'" if found else "; the definition has none"
            raise UsageError(f"a view of a body needs the id of a joint body as its root{some}")
        root = found[0]
    if not is_body(graph, root):
        raise UsageError(f"'{root}' is no joint body: its kind '{graph.kind_of(graph.number(root)).name}' has no body")
    whole = _tree(org, _plain(options), root=None, along=EVERY)
    return _titled(body_view(whole, list(whole.ids).index(root)), options)


def _neighbourhood(org: Organisation, options: Options) -> View:
    from orgtree.draw.select import neighbourhood  # noqa: PLC0415 - only this view needs it
    from orgtree.draw.words import word  # noqa: PLC0415 - as above

    root = options.get("root")
    if root is None:
        raise UsageError("a view of a neighbourhood needs the id of a unit as its root")
    org.snapshot.number(root)
    along = options.get("along") or EVERY
    whole = _tree(org, _plain(options), root=None, along=along)
    if root not in whole.ids:
        raise UsageError(f"'{root}' has no place in the hierarchy '{along}', or is not in force")
    unit = list(whole.ids).index(root)
    if unit in whole.bodies:
        return _body(org, options)
    title = word("around", whole.language, name=whole.names[unit])
    return _titled(replace(neighbourhood(whole, unit), title=title), options)


def _plain(options: Options) -> Options:
    """Return the options without those that would leave out what the middle of the picture is linked to."""
    return {**options, "depth": None, "kinds": (), "where": None, "colour": None}


def _titled(view: View, options: Options) -> View:
    title = options.get("title")
    return replace(view, title=title) if isinstance(title, str) and title else view


def _source(org: Organisation, options: Options) -> str:
    """Return the source that was given, else the name of the definition's file, without its folder."""
    given = options.get("source")
    if given is not None:
        return given
    name = PurePath(org.origin).name
    return name if name.endswith((".yaml", ".yml", ".json")) else ""


def _check(options: Options) -> None:
    known = Options.__annotations__
    for name in options:
        if name not in known:
            raise UsageError(unknown("there is no option '{name}' of a picture", name, known, otherwise=""))
    for name, allowed in (("view", ViewName), ("engine", Engine)):
        value = options.get(name)
        if value is not None and value not in get_args(allowed):
            message = "'{name}' is not a {option} of a picture"
            raise UsageError(
                unknown(message, value, get_args(allowed), facts={"option": name}, otherwise="there are {known}")
            )


_SAME = frozenset(
    {
        "direction",
        "max_columns",
        "links",
        "bands",
        "legend",
        "dark",
        "resolution",
        "width",
        "min_text",
        "ascii",
        "time_limit",
    }
)
"""Options that drawing takes as they are."""


def _options(options: Options) -> DrawOptions:
    paper = options.get("paper")
    engine = options.get("engine") or "own"
    chosen: dict[str, Any] = {name: value for name, value in options.items() if name in _SAME and value is not None}
    return DrawOptions(
        picture="map" if options.get("view") == "map" else "chart",
        paper=Paper.named(paper, portrait=bool(options.get("portrait")), margin=options.get("margin", 10))
        if paper
        else None,
        title=options.get("title", True) is not False,
        engine="pinned" if engine == "graphviz" else engine,
        fonts=tuple(str(font) for font in options.get("fonts") or ()),
        **chosen,
    )


class LeftOutNote(Saying):
    """What a picture leaves out, as it stands in other hierarchies."""


_NOT_DRAWN = N_(
    "not drawn, as they stand in another hierarchy: {names}; choose one with --along, or all with --along '*'"
)


def _hierarchies(counts: Mapping[str, int]) -> Listing:
    return Listing(tuple(f"{name or '–'} ({count})" for name, count in counts.items()), quoted=False)


def _remark(notes: list[Saying] | None, view: View, form: str, options: DrawOptions, parts: int) -> None:
    """Say what a reader of `--verbose` wants to know: how much was drawn, and by whom."""
    if notes is None:
        return
    left = view.left_out
    hidden = left.filtered + left.deeper
    drawn = len(view) - len(view.outside)
    template = N_("{drawn} units, {hidden} more under them not drawn") if hidden else N_("{drawn} units")
    notes.append(Saying(template, {"drawn": drawn, "hidden": hidden}))
    if view.outside:
        notes.append(Saying(N_("{count} more are named at joint bodies, not drawn"), {"count": len(view.outside)}))
    if left.hierarchies:
        notes.append(LeftOutNote(_NOT_DRAWN, {"names": _hierarchies(left.hierarchies)}))
    if options.engine != "own" and form in ("svg", "png"):
        from orgtree.draw.writers.graphviz import find  # noqa: PLC0415 - only where Graphviz drew

        program = find()
        notes.append(Saying(N_("drawn by Graphviz: {name} ({path})"), {"name": program.name, "path": program.path}))
    if parts > 1:
        notes.append(Saying(N_("Mermaid's limits ask for {parts} parts"), {"parts": parts}))
