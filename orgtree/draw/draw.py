"""From a view to the bytes of a file, by the form that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from orgtree.base.errors import RenderError, UsageError
from orgtree.base.suggest import unknown
from orgtree.draw import fonts
from orgtree.draw.atlas import atlas
from orgtree.draw.chart import chart
from orgtree.draw.coverage_map import coverage_map
from orgtree.draw.options import DrawOptions
from orgtree.draw.scripts import runs
from orgtree.draw.text_metrics import clean
from orgtree.draw.writers import dot, graphviz, mermaid, pdf, png, svg, text

if TYPE_CHECKING:
    from orgtree.draw.scene import Scene
    from orgtree.draw.view import View

Form = Literal["svg", "png", "pdf", "dot", "mmd", "txt"]
FORMS: tuple[str, ...] = get_args(Form)


def render(view: View, form: str, options: DrawOptions | None = None) -> bytes:
    """Return a picture as the bytes of one file; nothing is written.

    Args:
        view: What to draw.
        form: `svg`, `png`, `pdf`, `dot`, `mmd` or `txt`.
        options: Choices; the defaults suit most.

    Returns:
        The file's content. Text is UTF-8. Mermaid above its limits gives the first part; see `render_parts`.

    Raises:
        UsageError: If there is no such form.
        RenderError: If a font, a renderer or a limit stands in the way; names the remedy.
        MissingExtraError: If an optional package is missing or too old.
    """
    options = options or DrawOptions()
    if form not in FORMS:
        raise UsageError(unknown("'{name}' is not a form of picture", form, FORMS, otherwise="there are {known}"))
    if form in ("txt", "mmd"):
        return (text.write(view, ascii_only=options.ascii) if form == "txt" else mermaid.write(view)[0]).encode()
    if options.engine != "own":
        return _by_graphviz(view, form, options)
    if form == "dot":
        return dot.write_pinned(scene_of(view, options)).encode()
    if form == "pdf":
        return _pdf(view, options)
    scene = scene_of(view, options)
    if form == "png":
        return png.write(
            scene,
            resolution=options.resolution,
            width=options.width,
            fonts=_fonts(scene, options),
            time_limit=options.time_limit,
        )
    return _sized_svg(scene, options).encode()


def render_parts(view: View, form: str, options: DrawOptions | None = None) -> list[bytes]:
    """Return a picture as several files where its form has limits (Mermaid), else as one."""
    if form == "mmd":
        return [part.encode() for part in mermaid.write(view)]
    return [render(view, form, options)]


def scene_of(view: View, options: DrawOptions | None = None) -> Scene:
    """Return the scene of a view: a chart, or a coverage map."""
    options = options or DrawOptions()
    return coverage_map(view, options) if options.picture == "map" else chart(view, options)


def _sized_svg(scene: Scene, options: DrawOptions) -> str:
    if options.paper is None:
        return svg.write(scene, dark=options.dark)
    return svg.write(scene, dark=options.dark, width=scene.width * pdf.scale_on(scene, options.paper))


def _fonts(scene: Scene, options: DrawOptions) -> list[str]:
    return fonts.check(scene.text(), fonts.find(options.fonts))


def _pdf(view: View, options: DrawOptions) -> bytes:
    pages = atlas(view, options) if options.paper else [pdf.Page(scene_of(view, options), view.title or "1")]
    characters: set[str] = set().union(*(page.scene.text() for page in pages))
    needed = fonts.check(characters, fonts.find(options.fonts))
    return pdf.write(pages, options.paper, fonts=needed, time_limit=options.time_limit)


def _by_graphviz(view: View, form: str, options: DrawOptions) -> bytes:
    if options.engine == "pinned":
        source, engine = dot.write_pinned(scene_of(view, options)), "neato"
    else:
        rankdir = "LR" if options.direction == "right" else "TB"
        source = dot.write_graph(view, clusters=options.engine == "osage", rankdir=rankdir)
        engine = options.engine
    if form == "dot":
        return source.encode()
    if form not in ("svg", "png"):
        raise RenderError(f"Graphviz writes svg, png and dot here, not {form}; leave the engine out for {form}")
    drawn = graphviz.write(source, "svg", engine, time_limit=options.time_limit)  # type: ignore[arg-type]
    if form == "svg":
        return drawn
    # Graphviz would fill in empty boxes where the system has no font: its SVG is drawn with ours instead.
    if any(len(runs(clean(name))) > 1 for name in (*view.names, view.title)):
        raise RenderError(
            "a name mixes scripts in a way that Graphviz's PNG would lose; write SVG, or use our own layout"
        )
    needed = fonts.check(set().union(*map(clean, (*view.names, view.title))), fonts.find(options.fonts))
    size = graphviz.size_of(drawn)
    return png.rasterise(
        drawn.decode(),
        size,
        resolution=options.resolution,
        width=options.width,
        fonts=needed,
        time_limit=options.time_limit,
    )
