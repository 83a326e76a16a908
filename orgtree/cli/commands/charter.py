"""Print a readable reference of a charter."""

from __future__ import annotations

from pathlib import PurePath

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import CHARTER, language_option, output_option
from orgtree.cli.spoken_command import OneOf, SpokenCommand, WrongUse, spoken

_FORMATS = ["text", "markdown", "yaml"]
_ENDINGS = {".txt": "text", ".md": "markdown", ".yaml": "yaml", ".yml": "yaml"}


@click.command(
    "charter",
    cls=SpokenCommand,
    epilog="Examples: orgtree charter company; orgtree charter cpc-grassroots --lang zh -o charter.md; orgtree charter open-source -o ours.yaml; orgtree charter team.yaml",
)
@click.argument("charter", type=CHARTER, metavar="NAME")
@click.option(
    "--format",
    "form",
    type=OneOf(_FORMATS),
    help="How it is written: text, Markdown, or YAML that extends the charter; else as the output's ending says, or text.",
)
@output_option
@language_option
def command(charter: str, form: str | None, output: str | None, language: str | None) -> int:
    """Print what a charter declares: kinds with fields and links, what may stand where, choices, rules, metrics.

    NAME is a built-in charter, a charter file, or a definition, whose charter is meant.
    """
    from orgtree.api.charter_extension import extending_charter  # noqa: PLC0415 - loaded when the command runs
    from orgtree.api.charter_reference import charter_markdown, charter_text  # noqa: PLC0415 - as above
    from orgtree.api.check_files import charter_meant  # noqa: PLC0415 - as above
    from orgtree.api.schemas import charter_of  # noqa: PLC0415 - as above

    form = _form(form, output)
    reference = charter_meant(charter)
    if form == "yaml":
        text = extending_charter(reference, beside=output)
    else:
        text = (charter_text if form == "text" else charter_markdown)(charter_of(reference), spoken(language))
    if output is None:
        click.echo(text, nl=False)
        return 0
    from orgtree.base.files import write_whole  # noqa: PLC0415 - only when a file is written

    write_whole(output, text.encode())
    return 0


def _form(form: str | None, output: str | None) -> str:
    """Return the form to write: the one asked for, else the one that the file's ending says.

    Raises:
        click.UsageError: If the ending says none.
    """
    if form or output is None:
        return form or "text"
    ending = PurePath(output).suffix.lower()
    if ending not in _ENDINGS:
        raise WrongUse(
            N_("the ending of '{output}' is none of {known}; name a --format"), output=output, known=", ".join(_ENDINGS)
        )
    return _ENDINGS[ending]
