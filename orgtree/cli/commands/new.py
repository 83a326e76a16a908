"""Write a commented starter definition or charter."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import CHARTER, output_option, say
from orgtree.cli.spoken_command import OneOf, SpokenCommand, WrongUse
from orgtree.cli.writing import force_option, put, refuse_over


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
@output_option
@force_option
def command(what: str, charter: str | None, output: str | None, force: bool) -> int:
    """Write a commented starter DEFINITION or CHARTER."""
    refuse_over(output, force=force)
    if what == "charter" and charter is not None:
        from orgtree.api.charter_extension import extending_charter  # noqa: PLC0415 - for this starter only

        text = extending_charter(charter, beside=output)
    else:
        text = _starter(what, charter or "company").replace("FILE", Path(output or "FILE.yaml").name)
    put(text.encode(), output)
    if output is not None:
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
