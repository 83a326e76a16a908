"""Turn tables, and files and folders of other forms, into a definition."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from orgtree.base.catalogue import N_, translator
from orgtree.base.messages import fill
from orgtree.cli.common import (
    CHARTER,
    all_option,
    coloured,
    interface_option,
    mapping_option,
    output_option,
    say,
    working,
)
from orgtree.cli.exit_codes import EXIT_FINDINGS
from orgtree.cli.guard_options import guard_options, guards_of, tell_exceeded
from orgtree.cli.spoken_command import SpokenCommand, WrongUse, spoken
from orgtree.cli.writing import force_option, put, refuse_over

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.api.diff_guard import Guard
    from orgtree.base.finding import Finding
    from orgtree.source import SourceSet

_THERE = N_("'{path}' is there; --force writes over it, and --update brings it up to the table")


@click.command(
    "convert",
    cls=SpokenCommand,
    epilog="Columns are matched by name or by title: id, kind, name (or name:en, name:zh), under (the id of the unit above), valid from, valid until, and the charter's fields and links; "
    "a table of links has link, from, to and the link's fields. Exit codes: 0 all rows were taken; 1 some were not, or not whole, or with --update: nothing is written yet, or a guard holds; 2 wrong use; 3 nothing to read. "
    "Examples: orgtree convert units.csv links.csv --charter company -o team.yaml; orgtree convert units.xlsx --charter cpc-grassroots --title 示例区 --as-of 2020-10 > district.yaml; orgtree convert april.xlsx --update district.yaml --max-removed 5%; orgtree convert sigs.yaml -o community.yaml",
)
@click.argument("units", type=click.Path())
@click.argument("links", type=click.Path(), required=False)
@click.option("--charter", type=CHARTER, help="Built-in charter, or a charter file, that the definition is under.")
@click.option(
    "--form",
    metavar="FORM",
    help="Form of the file or folder, where it does not tell by itself, such as spreadsheet, backstage or w3c-org.",
)
@mapping_option
@click.option("--guess", is_flag=True, help="Write a mapping, guessed from the headings, instead of a definition.")
@force_option
@click.option(
    "--update",
    "definition",
    type=click.Path(dir_okay=False),
    help="Definition to bring up to the tables, where it is written; what they have no column for stays.",
)
@click.option(
    "--tables",
    metavar="DIR",
    type=click.Path(),
    help="Write a folder of Parquet tables instead of a definition, by DuckDB, which takes tables that memory has no room for.",
)
@click.option("--memory", metavar="SIZE", help="With --tables: how much memory DuckDB may use, as in 4GB.")
@click.option("--yes", is_flag=True, help="With --update: make the changes without asking.")
@guard_options
@output_option
@click.option("--title", help="Title of the organisation.")
@click.option("--as-of", help="Date at which it is described: 2020, 2020-10 or 2020-10-15.")
@click.option("--names", "names", help="Language of bare names, as a tag such as en or zh; else the charter's.")
@click.option("--encoding", help="Encoding of CSV files that are not in UTF-8, such as gb18030 or utf-16.")
@click.option("--split-by", metavar="KIND", help="Kind whose units have a file of their own, beside the output.")
@all_option
@interface_option
def command(
    units: str,
    links: str | None,
    charter: str | None,
    form: str | None,
    mapping: str | None,
    guess: bool,
    force: bool,
    definition: str | None,
    tables: str | None,
    memory: str | None,
    yes: bool,
    max_removed: str | None,
    max_changed: str | None,
    output: str | None,
    title: str | None,
    as_of: str | None,
    names: str | None,
    encoding: str | None,
    split_by: str | None,
    everything: bool,
    language: str | None,
) -> int:
    """Turn tables of UNITS and LINKS (.csv, .xlsx, .parquet), or a file or folder of another form, into a definition; what does not fit is told by its place."""
    from orgtree.api.convert import convert  # noqa: PLC0415 - loaded when the command runs

    if split_by is not None and output is None:
        raise WrongUse(N_("--split-by writes several files; name the first of them with -o"))
    _see_day(as_of)
    guards = guards_of(max_removed, max_changed)
    if tables is not None or memory is not None:
        others = (output, form, mapping, definition, encoding, split_by, guess or None, yes or None, *guards)
        head = {"title": title, "as_of": as_of, "language": names}
        return _make(
            (units, links), tables, charter, head, others, language, memory=memory, force=force, everything=everything
        )
    if definition is not None:
        if output is not None or split_by is not None:
            raise WrongUse(N_("--update writes into the definition; leave -o and --split-by out"))
        head = {key: value for key, value in (("title", title), ("as_of", as_of)) if value is not None}
        said = {
            "charter": charter,
            "head": head,
            "form": form,
            "mapping": mapping,
            "language": names,
            "encoding": encoding,
        }
        return _update(definition, (units, links), said, language, guards=guards, yes=yes, everything=everything)
    if yes or guards:
        raise WrongUse(N_("--yes, --max-removed and --max-changed go with --update"))
    if charter is None and mapping is None:
        _refuse_without_charter(units, form)
    if guess:
        from orgtree.api.convert import mapping_of  # noqa: PLC0415 - as above

        text = mapping_of(units, links, charter=charter, mapping=mapping, encoding=encoding)
        refuse_over(output, force=force)
        put(text.encode(), output)
        return 0
    with working(N_("reading {file}"), file=units):
        made = convert(
            units,
            links,
            charter=charter,
            form=form,
            mapping=mapping,
            output=output,
            title=title,
            as_of=as_of,
            language=names,
            encoding=encoding,
            split_by=split_by,
        )
    _tell(made.findings, made.sources, language, everything=everything)
    if output is None:
        click.echo(made.text, nl=False)
    else:
        from orgtree.api.saving import write_files  # noqa: PLC0415 - only when a file is written

        refuse_over(output, force=force, message=_THERE)
        write_files(output, made.texts)
        say(N_("wrote {count} {count:unit|units} to {path}; next: orgtree check {path}"), count=made.units, path=output)
    return EXIT_FINDINGS if any(finding.severity == "error" for finding in made.findings) else 0


def _make(
    files: tuple[str, str | None],
    folder: str | None,
    charter: str | None,
    head: dict[str, str | None],
    others: tuple[Any, ...],
    language: str | None,
    *,
    memory: str | None,
    force: bool,
    everything: bool,
) -> int:
    """Make a folder of tables, and tell what was left out."""
    from orgtree.api.stored_tables import make_tables  # noqa: PLC0415 - loaded when it is asked for

    if folder is None:
        raise WrongUse(N_("--memory goes with --tables"))
    if any(one is not None for one in others):
        raise WrongUse(N_("--tables goes with --charter, --title, --as-of, --names, --memory and --force alone"))
    if charter is None:
        raise WrongUse(N_("name the charter that '{file}' is to be under: --charter"), file=files[0])
    said = {key: value for key, value in head.items() if value is not None}
    with working(N_("writing {file}"), file=folder):
        made = make_tables(files[0], folder, files[1], charter=charter, memory=memory, force=force, **said)
    _tell(made.findings, made.sources, language, everything=everything)
    count = made.manifest.units.rows
    say(
        N_("wrote tables of {count} {count:unit|units} to {path}; next: orgtree cover {path}"), count=count, path=folder
    )
    return EXIT_FINDINGS if any(finding.severity == "error" for finding in made.findings) else 0


def _see_day(as_of: str | None) -> None:
    from orgtree.base.dates import Date  # noqa: PLC0415 - loaded when the command runs
    from orgtree.base.messages import reason  # noqa: PLC0415 - as above

    try:
        if as_of is not None:
            Date.parse(as_of)
    except ValueError as error:
        raise WrongUse(N_("{option}: {reason}"), option="--as-of", reason=reason(error)) from error


def _refuse_without_charter(units: str, form: str | None) -> None:
    from orgtree.api.importing import importer_of  # noqa: PLC0415 - loaded when the command runs

    if not Path(units).exists() or importer_of(units, form).CHARTER is None:
        context = click.get_current_context()
        raise click.MissingParameter(
            ctx=context, param=next(one for one in context.command.params if one.name == "charter")
        )


def _update(
    path: str,
    tables: tuple[str, str | None],
    said: dict[str, Any],
    language: str | None,
    *,
    guards: Sequence[Guard],
    yes: bool,
    everything: bool,
) -> int:
    """Bring a definition up to tables: show what changes, ask, and write it where it is written."""
    from orgtree.api.update import update  # noqa: PLC0415 - loaded when the command runs
    from orgtree.base.escape import terminal  # noqa: PLC0415 - as above
    from orgtree.cli.editing import tell_edited  # noqa: PLC0415 - as above

    with working(N_("reading {file}"), file=tables[0]):
        made = update(path, *tables, **said)
    _tell(made.findings, made.sources, language, everything=everything)
    edited, speak = made.edited, spoken(language)
    wrong = sum(finding.severity == "error" for finding in made.findings)
    if edited.files:
        click.echo(terminal(edited.changes.to_text(language=speak), lines=True), nl=False)
    if wrong:
        message = N_(
            "errors in the table: {count}; what they are about is not taken, and stays in '{file}' as it is: "
            "mend them, and run the same command again"
        )
        say(message, count=wrong, file=path)
    if edited.files:
        if tell_exceeded(guards, edited.changes, speak) or not _agreed(path, yes=yes, language=speak):
            say(N_("'{file}' is left as it is"), file=path)
            return EXIT_FINDINGS
        made.save()
    tell_edited(edited, path, language, told=True)
    return EXIT_FINDINGS if wrong else 0


def _agreed(path: str, *, yes: bool, language: str) -> bool:
    """Return whether the changes are to be made: by an option, or by who sits at the terminal."""
    if yes:
        return True
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        say(N_("without a terminal nothing is asked; --yes makes these changes"))
        return False
    return click.confirm(fill(N_("Make these changes in '{file}'?"), {"file": path}, translator(language)), err=True)


def _tell(findings: Sequence[Finding], sources: SourceSet, language: str | None, *, everything: bool) -> None:
    """Tell what of the tables was left out."""
    if not findings:
        return
    from orgtree.check.formats import FORMATS, FormatOptions  # noqa: PLC0415 - only where something is told
    from orgtree.check.report import Report  # noqa: PLC0415 - as above

    options = FormatOptions(
        language=spoken(language),
        colour=coloured(sys.stderr),
        explain="",
        show_help=True,
        most_per_rule=None if everything else 10,
    )
    report = Report(findings=tuple(findings), sources=sources)
    click.echo(FORMATS["concise"].render(report, options), err=True, nl=False)
