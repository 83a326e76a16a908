"""Show the tree in the terminal, or the units that fit a condition."""

from __future__ import annotations

import click

from orgtree.cli.common import Examples, input_argument, language_option, load, spoken


@click.command(
    "show",
    cls=Examples,
    epilog="Examples: orgtree show team.yaml; orgtree show team.yaml --under s1 --depth 2; orgtree show team.yaml --where 'kind: community, workers: 45..'",
)
@input_argument
@click.option("--under", help="Id of the unit whose subtree is shown.")
@click.option("--where", help="A condition, as in 'kind: branch, members: 3..'; the units that fit are listed.")
@click.option("--kind", help="Only units of this kind, listed.")
@click.option("--along", help="The hierarchy to follow; else each kind's own.")
@click.option("--depth", type=click.IntRange(min=0), help="Levels below the root.")
@click.option("--format", "form", type=click.Choice(["tree", "ids", "json"]), default="tree", show_default=True)
@click.option("--ascii", "plain", is_flag=True, help="Draw the tree without box characters.")
@click.option("--charter", help="Charter to use instead of the one that the definition names.")
@language_option
def command(
    file: str,
    under: str | None,
    where: str | None,
    kind: str | None,
    along: str | None,
    depth: int | None,
    form: str,
    plain: bool,
    charter: str | None,
    language: str | None,
) -> int:
    """Show the units of FILE as a tree; with --where or --kind list those that fit."""
    from orgtree.base.escape import terminal  # noqa: PLC0415 - loaded when the command runs
    from orgtree.graph.placement import EVERY  # noqa: PLC0415 - as above

    org = load(file, charter)
    speak = spoken(language)
    if form == "tree" and where is None and kind is None:
        click.echo(org.tree(root=under, along=along or EVERY, depth=depth, ascii=plain, language=language), nl=False)
        return 0
    units = list(org.units(kind=kind, under=under, where=where, along=along))
    if form == "json":
        from orgtree.base.escape import json_text  # noqa: PLC0415 - as above

        rows = [{"id": u.id, "kind": u.kind, "name": u.name, "path": list(u.path)} for u in units]
        click.echo(json_text({"orgtree": "units/1", "units": rows}, indent=2))
        return 0
    for unit in units:
        line = (
            unit.id
            if form == "ids"
            else f"{unit.id}  {' / '.join(unit.path)}  [{org.charter.kinds[unit.kind].title.pick(speak)}]"
        )
        click.echo(terminal(line))
    return 0
