"""Show the tree in the terminal, or the units that fit a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import as_of_option, charter_option, input_argument, language_option, load, under_option
from orgtree.cli.picture_flags import picture_option
from orgtree.cli.public_option import public_option
from orgtree.cli.spoken_command import OneOf, SpokenCommand, WrongUse, spoken
from orgtree.cli.with_option import changed, with_option

if TYPE_CHECKING:
    from orgtree.api import Organisation


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
@click.option("--history", "unit", metavar="ID", help="What is said of one unit with its days, in their order.")
@as_of_option
@with_option
@public_option
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
    unit: str | None,
    as_of: str | None,
    changes: tuple[str, ...],
    public: bool,
    charter: str | None,
    language: str | None,
) -> int:
    """Show the units of FILE as a tree; with --where or --kind list those that fit; with --history tell what was."""
    from orgtree.base.escape import terminal  # noqa: PLC0415 - loaded when the command runs
    from orgtree.graph.placement import EVERY  # noqa: PLC0415 - as above

    org = changed(load(file, charter), changes, as_of, public=public)
    speak = spoken(language)
    if unit is not None:
        others = {
            "--under": under,
            "--where": where,
            "--kind": kind,
            "--along": along,
            "--depth": depth,
            "--ascii": ascii,
        }
        for name in (name for name, value in others.items() if value):
            raise WrongUse(N_("{name} means nothing to a history; leave it out"), name=name)
        _history(org, unit, form, speak)
        return 0
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
    for one in units:
        line = (
            one.id
            if form == "ids"
            else f"{one.id}  {' / '.join(one.path)}  [{org.charter.kinds[one.kind].title.pick(speak)}]"
        )
        click.echo(terminal(line))
    return 0


def _history(org: Organisation, unit: str, form: str, language: str) -> None:
    """Write what is said of one unit with its days."""
    from orgtree.api.history_words import history_lines  # noqa: PLC0415 - loaded when the command runs
    from orgtree.base.escape import json_text, terminal  # noqa: PLC0415 - as above
    from orgtree.graph.history import history  # noqa: PLC0415 - as above

    graph = org.snapshot
    name = unit if unit in graph.facts.head.tombstones else graph.ids[graph.number(unit)]
    entries = history(graph, name)
    number = graph.index.get(name)
    title = name if number is None else graph.name(number, language)
    if form == "json":
        rows = [entry.to_dict() for entry in entries]
        click.echo(json_text({"orgtree": "history/1", "unit": name, "name": title, "history": rows}, indent=2))
        return
    if form == "ids":
        raise WrongUse(N_("a history is written as text or as json"))
    click.echo(terminal(title if title == name else f"{title} ({name})"))
    lines = history_lines(graph, entries, language)
    width = max((len(day) for day, _ in lines), default=0)
    for day, sentence in lines:
        click.echo(terminal(f"{day:<{width}}  {sentence}"))
