"""Show the tree in the terminal, or the units that fit a condition."""

from __future__ import annotations

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import as_of_option, charter_option, input_argument, language_option, load, under_option
from orgtree.cli.picture_flags import picture_option
from orgtree.cli.spoken_command import OneOf, SpokenCommand, WrongUse, spoken
from orgtree.cli.with_option import changed, with_option


@click.command(
    "show",
    cls=SpokenCommand,
    epilog="Examples: orgtree show team.yaml; orgtree show team.yaml --under s1 --depth 2; orgtree show team.yaml --where 'kind: community, workers: 45..'",
)
@input_argument
@under_option
@click.option("--where", help="A condition, as in 'kind: branch, members: 3..'; the units that fit are listed.")
@click.option("--kind", help="Only units of the kind of this name or title, listed.")
@click.option("--along", help="The hierarchy of this name or title; else each kind's own.")
@picture_option("depth")
@click.option(
    "--format",
    "form",
    type=OneOf(["tree", "ids", "json"]),
    default="tree",
    show_default=True,
    help="How it is written.",
)
@picture_option("ascii")
@as_of_option
@with_option
@charter_option
@language_option
def command(
    file: str,
    under: str | None,
    where: str | None,
    kind: str | None,
    along: str | None,
    depth: int | None,
    form: str,
    ascii: bool,  # noqa: A002 - it is called so
    as_of: str | None,
    changes: tuple[str, ...],
    charter: str | None,
    language: str | None,
) -> int:
    """Show the units of FILE as a tree; with --where or --kind list those that fit."""
    from orgtree.base.escape import terminal  # noqa: PLC0415 - loaded when the command runs
    from orgtree.graph.placement import EVERY  # noqa: PLC0415 - as above

    org = changed(load(file, charter), changes, as_of)
    speak = spoken(language)
    if form == "tree" and where is None and kind is None:
        click.echo(org.tree(root=under, along=along or EVERY, depth=depth, ascii=ascii, language=language), nl=False)
        return 0
    units = list(org.units(kind=kind, under=under, where=where, along=along))
    for name, given in (
        ("--depth", depth is not None),
        ("--ascii", ascii),
        ("--along without --under", along and not under),
    ):
        if given:
            raise WrongUse(N_("{name} means nothing to a list of units; leave it out"), name=name)
    if form == "json":
        from orgtree.base.escape import json_text  # noqa: PLC0415 - as above

        rows = [{"id": u.id, "kind": u.kind, "name": u.name, "path": list(u.path)} for u in units]
        day = {"as_of": org.as_of} if org.as_of else {}
        click.echo(json_text({"orgtree": "units/1", **day, "units": rows}, indent=2))
        return 0
    for unit in units:
        line = (
            unit.id
            if form == "ids"
            else f"{unit.id}  {' / '.join(unit.path)}  [{org.charter.kinds[unit.kind].title.pick(speak)}]"
        )
        click.echo(terminal(line))
    return 0
