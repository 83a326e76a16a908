"""Put chart, figures, claims and findings in one document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from orgtree.base.catalogue import N_
from orgtree.base.messages import Saying
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
from orgtree.cli.exit_codes import EXIT_FINDINGS
from orgtree.cli.picture_flags import picture_option
from orgtree.cli.public_option import public_option
from orgtree.cli.spoken_command import OneOf, SpokenCommand, WrongUse
from orgtree.cli.with_option import changed, with_option
from orgtree.draw.written_report import SECTIONS

if TYPE_CHECKING:
    from orgtree.api import Organisation

_FORMS = ["pdf", "html", "md"]
_FEW = 2000
"""From so many units on, a report takes long enough to say so."""
_MOST_TOLD = 20


@click.command(
    "report",
    cls=SpokenCommand,
    epilog="Examples: orgtree report city.yaml -o city.pdf; orgtree report city.yaml -o city.html --by subdistrict --colour community_joint_body; orgtree report city.yaml -o city.md --section gaps --section findings; orgtree report city.yaml --each subdistrict -o docs/; orgtree report city.yaml --each subdistrict -o docs/ --verify",
)
@input_argument
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(),
    help="File to write: .pdf .html .md; with --each a folder.",
)
@click.option(
    "--section",
    "sections",
    multiple=True,
    type=OneOf(SECTIONS),
    help="Only this section; may be repeated. Else all for which there is something.",
)
@click.option(
    "--each", metavar="KIND", help="Write a Markdown page for each unit of this kind, and an index, into a folder."
)
@click.option(
    "--verify", is_flag=True, help="With --each: write nothing, and exit with 1 if the folder is not current."
)
@by_option
@click.option("--colour", "--color", help="Name or title of a metric of which a coverage map is added.")
@picture_option("fonts", help_="Font file or folder for PDF.")
@as_of_option
@with_option
@public_option
@charter_option
@language_option
def command(
    file: str,
    output: str,
    sections: tuple[str, ...],
    each: str | None,
    verify: bool,
    by: str | None,
    colour: str | None,
    fonts: tuple[str, ...],
    as_of: str | None,
    changes: tuple[str, ...],
    public: bool,
    charter: str | None,
    language: str | None,
) -> int:
    """Write a report of FILE: a PDF, one HTML file, or Markdown with its pictures beside it."""
    from orgtree.api.report import report  # noqa: PLC0415 - loaded when the command runs
    from orgtree.base.files import write_whole  # noqa: PLC0415 - as above

    if verify and each is None:
        raise WrongUse(N_("--verify goes with --each"))
    if each is not None:
        for option, given in (("--section", sections), ("--by", by), ("--colour", colour), ("--font", fonts)):
            if given:
                raise WrongUse(N_("{option} is for a report in one file; leave it or --each out"), option=option)
        return _each(
            changed(load(file, charter), changes, as_of, public=public), each, Path(output), language, verify=verify
        )
    path = Path(output)
    form = path.suffix.lstrip(".").lower()
    if form not in _FORMS:
        raise WrongUse(
            N_("'{output}' does not end in a form of report: {known}"),
            output=output,
            known=" ".join(f".{name}" for name in _FORMS),
        )
    org = changed(load(file, charter), changes, as_of, public=public)
    with working(N_("reporting on {count} {count:unit|units}"), count=len(org), when=len(org) > _FEW):
        files = report(
            org,
            form,
            language=language,
            by=by,
            colour=colour,
            fonts=fonts,
            sections=sections,
            name=lambda number: f"{path.stem}-{number}.svg",
        )
    for name, content in files.items():
        write_whole(path.with_name(name) if name else path, content)
    if len(files) > 1:
        say(N_("beside it: {files}"), files=", ".join(name for name in files if name))
    return 0


def _each(org: Organisation, kind: str, folder: Path, language: str | None, *, verify: bool) -> int:
    """Write a page for each unit of a kind into a folder, or say whether it is current."""
    from orgtree.api.unit_pages import unit_pages  # noqa: PLC0415 - loaded when the command runs
    from orgtree.base.written_folder import differences, write_folder  # noqa: PLC0415 - as above

    if folder.exists() and not folder.is_dir():
        raise WrongUse(N_("'{output}' is a file; --each writes into a folder"), output=folder)
    with working(N_("reporting on {count} {count:unit|units}"), count=len(org), when=len(org) > _FEW):
        files = unit_pages(org, kind, language=language)
    found = differences(folder, files) if verify else write_folder(folder, files)
    told = ((N_("missing"), found.missing), (N_("not current"), found.changed), (N_("no longer made"), found.left_over))
    if verify:
        for word, names in told:
            for name in names[:_MOST_TOLD]:
                say(N_("{word}: {file}"), word=Saying(word), file=folder / name)
        if found:
            say(N_("{folder} is not current; the same command without --verify writes it anew"), folder=folder)
        return EXIT_FINDINGS if found else 0
    counts = {"count": len(files), "folder": folder, "new": len(found.missing), "gone": len(found.left_over)}
    say(
        N_("{count} {count:file|files} in {folder}: {new} new, {changed} changed, {gone} taken away"),
        changed=len(found.changed),
        **counts,
    )
    return 0
