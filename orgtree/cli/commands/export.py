"""Give the organisation away in another form: linked data, graphs, tables."""

from __future__ import annotations

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import (
    as_of_option,
    charter_option,
    input_argument,
    language_option,
    load,
    mapping_option,
    output_option,
    say,
    working,
)
from orgtree.cli.public_option import public_option
from orgtree.cli.spoken_command import SpokenCommand, WrongUse, spoken
from orgtree.cli.with_option import changed, with_option
from orgtree.cli.writing import force_option, form_of, put, refuse_over


@click.command(
    "export",
    cls=SpokenCommand,
    epilog="What a form does not hold is told by its name; a folder of tables holds all. Examples: orgtree export team.yaml -o team.ttl; orgtree export team.yaml -o graph.json --form node-link; orgtree export team.yaml --tables team",
)
@input_argument
@output_option
@force_option
@click.option(
    "--form", metavar="FORM", help="Form to write, such as w3c-turtle or graphml; else as the output's ending says."
)
@click.option(
    "--tables",
    metavar="DIR",
    type=click.Path(),
    help="Write a folder of Parquet tables instead, which every command that measures, checks or draws takes as its FILE.",
)
@as_of_option
@with_option
@public_option
@charter_option
@mapping_option
@language_option
def command(
    file: str,
    output: str | None,
    form: str | None,
    tables: str | None,
    force: bool,
    as_of: str | None,
    changes: tuple[str, ...],
    public: bool,
    charter: str | None,
    mapping: str | None,
    language: str | None,
) -> int:
    """Write the units and links of FILE in another form, and tell what that form does not hold."""
    if tables is not None:
        if output is not None or form is not None:
            raise WrongUse(N_("--tables writes a folder; leave -o and --form out"))
        org = changed(load(file, charter, mapping=mapping), changes, as_of, public=public)
        with working(N_("writing {file}"), file=tables):
            org.to_parquet(tables, force=force)
        say(
            N_("wrote tables of {count} {count:unit|units} to {path}; next: orgtree cover {path}"),
            count=len(org),
            path=tables,
        )
        return 0
    from orgtree.api.exporting import exported, paths_of, write_files  # noqa: PLC0415 - loaded when the command runs
    from orgtree.exchange.exporters import exporter, forms_by_ending  # noqa: PLC0415 - as above

    if output is None and form is None:
        raise WrongUse(N_("name a file with -o, a form with --form, or a folder with --tables"))
    binary = form if form is not None and not exporter(form).TEXT else None
    form = form_of(form, output, forms_by_ending(), shown="", binary=binary, option="--form")
    org = changed(load(file, charter, mapping=mapping), changes, as_of, public=public)
    with working(N_("writing {file}"), file=output or "-"):
        made = exported(org, form, language=spoken(language))
    if output is None:
        put(b"".join(made.files.values()), None)
    else:
        for path in paths_of(output, made):
            refuse_over(str(path), force=force)
        for path in write_files(output, made):
            say(N_("wrote {file}"), file=path)
    if made.left_out:
        keys = ", ".join(f"{key} ({count})" for key, count in sorted(made.left_out.items()))
        say(N_("left out, since {form} does not hold it: {keys}"), form=form, keys=keys)
    return 0
