"""Turn tables of units and links into a definition."""

from __future__ import annotations

import sys

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import (
    CHARTER,
    EXIT_FINDINGS,
    all_option,
    coloured,
    language_option,
    output_option,
    say,
    working,
)
from orgtree.cli.spoken_command import SpokenCommand, WrongUse, spoken


@click.command(
    "convert",
    cls=SpokenCommand,
    epilog="Columns are matched by name or by title: id, kind, name (or name:en, name:zh), under (the id of the unit above), valid from, valid until, and the charter's fields and links; "
    "a table of links has link, from, to and the link's fields. Exit codes: 0 all rows were taken; 1 some were not, or not whole; 2 wrong use; 3 nothing to read. "
    "Examples: orgtree convert units.csv links.csv --charter company -o team.yaml; orgtree convert units.xlsx --charter cpc-grassroots --title 示例区 --as-of 2020-10 > district.yaml",
)
@click.argument("units", type=click.Path())
@click.argument("links", type=click.Path(), required=False)
@click.option(
    "--charter", type=CHARTER, required=True, help="Built-in charter, or a charter file, that the definition is under."
)
@output_option
@click.option("--title", help="Title of the organisation.")
@click.option("--as-of", help="Date at which it is described: 2020, 2020-10 or 2020-10-15.")
@click.option("--names", "names", help="Language of bare names, as a tag such as en or zh; else the charter's.")
@click.option("--encoding", help="Encoding of CSV files that are not in UTF-8, such as gb18030 or utf-16.")
@click.option("--split-by", metavar="KIND", help="Kind whose units have a file of their own, beside the output.")
@all_option
@language_option
def command(
    units: str,
    links: str | None,
    charter: str,
    output: str | None,
    title: str | None,
    as_of: str | None,
    names: str | None,
    encoding: str | None,
    split_by: str | None,
    everything: bool,
    language: str | None,
) -> int:
    """Turn tables of UNITS and LINKS (.csv, .xlsx, .parquet) into a definition; what does not fit is told by its row."""
    from orgtree.api.convert import convert  # noqa: PLC0415 - loaded when the command runs
    from orgtree.base.dates import Date  # noqa: PLC0415 - as above
    from orgtree.base.messages import reason  # noqa: PLC0415 - as above

    if split_by is not None and output is None:
        raise WrongUse(N_("--split-by writes several files; name the first of them with -o"))
    if as_of is not None:
        try:
            Date.parse(as_of)
        except ValueError as error:
            raise WrongUse(N_("{option}: {reason}"), option="--as-of", reason=reason(error)) from error
    with working(N_("reading {file}"), file=units):
        made = convert(
            units,
            links,
            charter=charter,
            output=output,
            title=title,
            as_of=as_of,
            language=names,
            encoding=encoding,
            split_by=split_by,
        )
    if made.findings:
        from orgtree.check.formats import FORMATS, FormatOptions  # noqa: PLC0415 - only where something is told
        from orgtree.check.report import Report  # noqa: PLC0415 - as above

        report = Report(findings=made.findings, sources=made.sources)
        options = FormatOptions(
            language=spoken(language),
            colour=coloured(sys.stderr),
            explain="",
            show_help=True,
            most_per_rule=None if everything else 10,
        )
        click.echo(FORMATS["concise"].render(report, options), err=True, nl=False)
    if output is None:
        click.echo(made.text, nl=False)
    else:
        from orgtree.api.saving import write_files  # noqa: PLC0415 - only when a file is written

        write_files(output, made.texts)
        say(N_("wrote {count} units to {path}; next: orgtree check {path}"), count=made.units, path=output)
    return EXIT_FINDINGS if any(finding.severity == "error" for finding in made.findings) else 0
