"""Print a readable reference of a charter."""

from __future__ import annotations

import click

from orgtree.cli.common import CHARTER, language_option, output_option
from orgtree.cli.spoken_command import OneOf, SpokenCommand, spoken
from orgtree.cli.writing import force_option, form_of, put, refuse_over

_FORMATS = ["text", "markdown", "yaml", "shacl", "linkml"]
_ENDINGS = {".txt": "text", ".md": "markdown", ".yaml": "yaml", ".yml": "yaml", ".ttl": "shacl"}


@click.command(
    "charter",
    cls=SpokenCommand,
    epilog="Examples: orgtree charter company; orgtree charter cpc-grassroots --lang zh -o charter.md; orgtree charter open-source -o ours.yaml; orgtree charter company -o shapes.ttl; orgtree charter team.yaml",
)
@click.argument("charter", type=CHARTER, metavar="NAME")
@click.option(
    "--format",
    "form",
    type=OneOf(_FORMATS),
    help="How it is written: text, Markdown, YAML that extends the charter, SHACL (shapes of its linked data), or LinkML (a schema of its rows); else as the output's ending says, or text.",
)
@output_option
@force_option
@language_option
def command(charter: str, form: str | None, output: str | None, force: bool, language: str | None) -> int:
    """Print what a charter declares: kinds with fields and links, what may stand where, choices, rules, metrics.

    NAME is a built-in charter, a charter file, or a definition, whose charter is meant. Its JSON Schema is what `orgtree schema` prints.
    """
    from orgtree.api.charter_extension import extending_charter  # noqa: PLC0415 - loaded when the command runs
    from orgtree.api.charter_reference import charter_markdown, charter_text  # noqa: PLC0415 - as above
    from orgtree.api.check_files import charter_meant  # noqa: PLC0415 - as above
    from orgtree.api.languages import need_charter_language  # noqa: PLC0415 - as above
    from orgtree.api.schemas import charter_as, charter_of  # noqa: PLC0415 - as above

    form = form_of(form, output, _ENDINGS, shown="text")
    reference = charter_meant(charter)
    if form == "yaml":
        text = extending_charter(reference, beside=output)
    elif form in {"shacl", "linkml"}:
        text = charter_as(form, charter_of(reference))
    else:
        described = charter_of(reference)
        need_charter_language([described], language)
        text = (charter_text if form == "text" else charter_markdown)(described, spoken(language))
    refuse_over(output, form, force=force)
    put(text.encode(), output)
    return 0
