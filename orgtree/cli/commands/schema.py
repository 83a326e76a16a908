"""Print the JSON Schema of a charter's definitions."""

from __future__ import annotations

from pathlib import Path

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import CHARTER
from orgtree.cli.spoken_command import SpokenCommand, WrongUse


@click.command(
    "schema",
    cls=SpokenCommand,
    epilog="Examples: orgtree schema company > company.json; orgtree schema ./our-charter.yaml; orgtree schema charter; orgtree schema --write schemas",
)
@click.argument("charter", type=CHARTER, required=False)
@click.option(
    "--write",
    "folder",
    type=click.Path(file_okay=False),
    help="Write the schemas of all built-in charters and of orgtree's own forms into a folder.",
)
def command(charter: str | None, folder: str | None) -> int:
    """Print the JSON Schema of definitions under CHARTER: a built-in name or a file; `charter`, `changes`, `diff`, `findings` and `mapping` are the schemas of those."""
    from orgtree.api.schemas import all_schemas, schema_text  # noqa: PLC0415 - loaded when the command runs
    from orgtree.base.files import write_whole  # noqa: PLC0415 - as above

    if (charter is None) == (folder is None):
        raise WrongUse(N_("name a charter, or a folder with --write"))
    if folder is None:
        click.echo(schema_text(charter or ""), nl=False)
        return 0
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, text in all_schemas().items():
        click.echo(str(write_whole(Path(folder) / name, text.encode())))
    return 0
