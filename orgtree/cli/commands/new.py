"""Write a commented starter definition or charter."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import CHARTER, say
from orgtree.cli.spoken_command import OneOf, SpokenCommand, WrongUse


@click.command(
    "new",
    cls=SpokenCommand,
    epilog="Examples: orgtree new definition -o team.yaml; orgtree new definition --charter open-source > community.yaml; orgtree new charter -o charter.yaml; orgtree new charter --charter open-source -o ours.yaml",
)
@click.argument("what", type=OneOf(["definition", "charter"]))
@click.option(
    "--charter",
    type=CHARTER,
    help="Charter that the definition is under, company if left out; or that the new charter extends: a built-in one or a file.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    help="File to write; it must not exist yet. Else standard output.",
)
def command(what: str, charter: str | None, output: str | None) -> int:
    """Write a commented starter DEFINITION or CHARTER."""
    if output is not None and Path(output).exists():
        raise WrongUse(N_("'{output}' is there already and stays as it is; name another file"), output=output)
    if what == "charter" and charter is not None:
        from orgtree.api.charter_extension import extending_charter  # noqa: PLC0415 - for this starter only

        text = extending_charter(charter, beside=output)
    else:
        text = _starter(what, charter or "company").replace("FILE", Path(output or "FILE.yaml").name)
    if output is None:
        click.echo(text, nl=False)
        return 0
    from orgtree.base.files import write_whole  # noqa: PLC0415 - only when a file is written

    write_whole(output, text.encode())
    say(N_("wrote {path}; next: orgtree check {path}"), path=output)
    return 0


def _starter(what: str, charter: str) -> str:
    """Return the starter of a definition under a built-in charter, or of a charter.

    Raises:
        click.UsageError: If there is none; names those that there are.
    """
    folder = resources.files("orgtree.cli") / "starters"
    name = "charter" if what == "charter" else charter
    known = sorted(entry.name.removesuffix(".yaml") for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    if name not in known or (what == "definition" and name == "charter"):
        from orgtree.base.suggest import unknown  # noqa: PLC0415 - on the way of mistakes only

        starters = [other for other in known if other != "charter"]
        message = N_("there is no starter for charter '{name}'")
        raise WrongUse(unknown(message, charter, starters, otherwise=N_("there are {known}")))
    return (folder / f"{name}.yaml").read_text(encoding="utf-8")
