"""Draw a chart, a map or a page."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import Examples, input_argument, language_option, load, say, working
from orgtree.draw.forms import FORMS, PAGE

if TYPE_CHECKING:
    from orgtree.base.messages import Saying

_FORMS = sorted([*FORMS, PAGE])
_ENDINGS = " ".join(f".{name}" for name in _FORMS)


@click.command(
    "draw",
    cls=Examples,
    epilog="Examples: orgtree draw team.yaml -o team.svg; orgtree draw city.yaml -o city.pdf --paper A3 --colour community_joint_body; "
    "orgtree draw city.yaml -o map.png --view map; orgtree draw city.yaml -o body.svg --view body --root s1-joint; orgtree draw city.yaml -o old-new.svg --before last-year.yaml",
)
@input_argument
@click.option("-o", "--output", help=f"File to write: {_ENDINGS}; - for standard output.", required=True)
@click.option("--form", type=click.Choice(_FORMS), help="The form, where the output's ending does not say it.")
@click.option(
    "--view",
    type=click.Choice(["chart", "map", "body", "neighbourhood"]),
    default="chart",
    show_default=True,
    help="chart; map: nested boxes; body: one joint body and its seats; neighbourhood: one unit and what it is linked to.",
)
@click.option("--root", help="Id of the unit to draw from (for body and neighbourhood: the unit in the middle).")
@click.option("--depth", type=click.IntRange(min=0), help="Levels below the root.")
@click.option("--kind", "kinds", multiple=True, help="Only units of this kind; may be repeated.")
@click.option("--where", help="Only units that fit a condition, and what is above them.")
@click.option("--along", help="The hierarchy to draw; else the first that the charter has drawn.")
@click.option("--colour", "--color", help="Name of the metric that colours the boxes.")
@click.option("--before", type=click.Path(), help="An earlier definition; changes since are coloured.")
@click.option(
    "--paper", help="A4, A3 or millimetres as in 420x297; splits into pages when the text would be too small."
)
@click.option("--portrait", is_flag=True, help="Paper upright.")
@click.option("--margin", type=float, default=10, show_default=True, help="Margin of the paper in millimetres.")
@click.option("--direction", type=click.Choice(["down", "right"]), default="down", show_default=True)
@click.option(
    "--max-columns", type=click.IntRange(min=0), default=0, help="Most units in a row; 0 leaves it to the layout."
)
@click.option(
    "--links",
    type=click.Choice(["auto", "bus", "marks", "table", "none"]),
    default="auto",
    show_default=True,
    help="How seats and other links are drawn.",
)
@click.option("--bands", is_flag=True, help="Stand units of one kind on one level.")
@click.option("--no-legend", is_flag=True, help="Leave the legend out.")
@click.option("--title", "heading", help="Title instead of the organisation's.")
@click.option("--no-title", is_flag=True, help="Leave the title out.")
@click.option("--source", help="Source in the title block instead of the definition's file.")
@click.option(
    "--dark", type=click.Choice(["auto", "no", "yes"]), default="no", show_default=True, help="Dark variant of SVG."
)
@click.option(
    "--engine",
    type=click.Choice(["own", "graphviz", "pinned", "dot", "osage"]),
    default="own",
    show_default=True,
    help="Who draws: orgtree, or Graphviz with pinned positions (graphviz) or a layout of its own.",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0, min_open=True),
    default=60,
    show_default=True,
    help="Seconds that the renderer of PNG, PDF or Graphviz may take.",
)
@click.option("--resolution", type=float, default=144, show_default=True, help="Dots per inch of PNG.")
@click.option("--width", type=click.IntRange(min=0), default=0, help="Width of PNG in pixels.")
@click.option(
    "--font",
    "fonts",
    multiple=True,
    type=click.Path(exists=True),
    help="Font file or folder for PNG and PDF; may be repeated.",
)
@click.option("--ascii", "plain", is_flag=True, help="Text trees without box characters.")
@click.option("--charter", help="Charter to use instead of the one that the definition names.")
@click.option("-v", "--verbose", is_flag=True, help="Say what was drawn, and with what.")
@language_option
def command(
    file: str,
    output: str,
    form: str | None,
    verbose: bool,
    charter: str | None,
    before: str | None,
    plain: bool,
    no_legend: bool,
    heading: str | None,
    no_title: bool,
    **options: object,
) -> int:
    """Draw FILE as a chart, a map, a joint body or a page."""
    from orgtree.api.drawing import LeftOutNote, part_names, render_parts  # noqa: PLC0415 - loaded when the command runs
    from orgtree.base.files import write_whole  # noqa: PLC0415 - as above

    wanted = form or Path(output).suffix.lstrip(".").lower()
    if wanted not in _FORMS:
        raise click.UsageError(f"'{output}' does not end in a form that can be drawn: {_ENDINGS}; or say --form")
    org = load(file, charter)
    earlier = load(before, charter) if before else None
    notes: list[Saying] = []
    with working(N_("drawing {count} units"), count=len(org), when=len(org) > 2000):  # noqa: PLR2004 - where it begins to take a while
        chosen: Any = {**options, "title": heading if heading and not no_title else not no_title}
        parts = render_parts(org, wanted, before=earlier, ascii=plain, legend=not no_legend, notes=notes, **chosen)
    never = [*org.inputs, *(earlier.inputs if earlier else ())]
    if output == "-":
        sys.stdout.buffer.write(b"\n".join(parts))
    else:
        names = [str(name) for name in part_names(output, len(parts))]
        for name, content in zip(names, parts, strict=True):
            write_whole(name, content, never=never)
        if len(parts) > 1:
            say(N_("Mermaid draws so many units in parts only: {files}"), files=", ".join(names))
    for note in notes:
        unawares = isinstance(note, LeftOutNote) and not (options["along"] or options["root"])
        if verbose or unawares:
            say("{note}", note=note)
    if verbose:
        say(N_("{path}: {size} bytes"), path=output, size=sum(map(len, parts)))
    return 0
