"""Put chart, figures, claims and findings in one document."""

from __future__ import annotations

from pathlib import Path

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import (
    as_of_option,
    by_option,
    charter_option,
    input_argument,
    language_option,
    load,
    say,
    working,
)
from orgtree.cli.picture_flags import picture_option
from orgtree.cli.spoken_command import SpokenCommand, WrongUse
from orgtree.cli.with_option import changed, with_option

_FORMS = ["pdf", "html", "md"]


@click.command(
    "report",
    cls=SpokenCommand,
    epilog="Examples: orgtree report city.yaml -o city.pdf; orgtree report city.yaml -o city.html --by subdistrict --colour community_joint_body",
)
@input_argument
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False), help="File to write: .pdf .html .md.")
@by_option
@click.option("--colour", "--color", help="Name or title of a metric of which a coverage map is added.")
@picture_option("fonts", help_="Font file or folder for PDF.")
@as_of_option
@with_option
@charter_option
@language_option
def command(
    file: str,
    output: str,
    by: str | None,
    colour: str | None,
    fonts: tuple[str, ...],
    as_of: str | None,
    changes: tuple[str, ...],
    charter: str | None,
    language: str | None,
) -> int:
    """Write a report of FILE: a PDF, one HTML file, or Markdown with its pictures beside it."""
    from orgtree.api.report import report  # noqa: PLC0415 - loaded when the command runs
    from orgtree.base.files import write_whole  # noqa: PLC0415 - as above

    path = Path(output)
    form = path.suffix.lstrip(".").lower()
    if form not in _FORMS:
        raise WrongUse(
            N_("'{output}' does not end in a form of report: {known}"),
            output=output,
            known=" ".join(f".{name}" for name in _FORMS),
        )
    org = changed(load(file, charter), changes, as_of)
    with working(N_("reporting on {count} units"), count=len(org), when=len(org) > 2000):  # noqa: PLR2004 - where it begins to take a while
        files = report(
            org,
            form,
            language=language,
            by=by,
            colour=colour,
            fonts=fonts,
            name=lambda number: f"{path.stem}-{number}.svg",
        )
    for name, content in files.items():
        write_whole(path.with_name(name) if name else path, content)
    if len(files) > 1:
        say(N_("beside it: {files}"), files=", ".join(name for name in files if name))
    return 0
