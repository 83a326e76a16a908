"""Measure coverage: figures, targets, gaps and claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import (
    as_of_option,
    by_option,
    charter_option,
    input_argument,
    language_option,
    load,
    output_option,
    say,
    under_option,
    working,
)
from orgtree.cli.spoken_command import OneOf, SpokenCommand, WrongUse, spoken
from orgtree.cli.writing import form_of, put

if TYPE_CHECKING:
    from orgtree.measure.table import Table

_FORMATS = ["table", "csv", "json", "markdown", "parquet"]
_ENDINGS = {".csv": "csv", ".json": "json", ".md": "markdown", ".parquet": "parquet"}
_LARGE = 20_000
"""From so many units on, measuring takes long enough to say so."""


@click.command(
    "cover",
    cls=SpokenCommand,
    epilog="Examples: orgtree cover city.yaml; orgtree cover city.yaml --by subdistrict; orgtree cover city.yaml --metric grids_per_community --gaps; orgtree cover city.yaml -o figures.csv",
)
@input_argument
@click.option("--metric", "metrics", multiple=True, help="Only the metric of this name or title; may be repeated.")
@by_option
@under_option
@click.option("--gaps", is_flag=True, help="List the units that lack what they should have.")
@click.option("--all", "everything", is_flag=True, help="Show metrics without data as well.")
@click.option(
    "--format",
    "form",
    type=OneOf(_FORMATS),
    help="How it is written; else as the output's ending says, or a table.",
)
@output_option
@click.option(
    "--fail-on",
    type=OneOf(["error", "warning", "never"]),
    default="never",
    show_default=True,
    help="Exit with 1 for missed targets and contradicted claims as bad as this.",
)
@as_of_option
@charter_option
@language_option
def command(
    file: str,
    metrics: tuple[str, ...],
    by: str | None,
    under: str | None,
    gaps: bool,
    everything: bool,
    form: str | None,
    output: str | None,
    fail_on: str,
    as_of: str | None,
    charter: str | None,
    language: str | None,
) -> int:
    """Measure the coverage of FILE: every metric of its charter, and the claims that it states."""
    from orgtree.api.measuring import measuring_findings, target_findings  # noqa: PLC0415 - loaded when the command runs
    from orgtree.base.finding import SEVERITIES  # noqa: PLC0415 - as above
    from orgtree.cli.common import EXIT_FINDINGS  # noqa: PLC0415 - as above

    form = form_of(form, output, _ENDINGS, shown="table", binary="parquet")
    if output is not None and form == "table":
        raise WrongUse(N_("a table is for the terminal; choose another --format for a file"))
    if gaps and form not in {"table", "json"}:
        raise WrongUse(N_("{form} has a row for each figure and no units; --gaps goes with table and json"), form=form)
    org = load(file, charter, as_of)
    speak = spoken(language)
    with working(N_("measuring"), when=len(org) > _LARGE):
        table = org.coverage(by=by, under=under, metrics=metrics or None, language=speak)
    if form == "table":
        from orgtree.cli.tables import print_table  # noqa: PLC0415 - as above

        print_table(org, table, language=speak, gaps=gaps, everything=everything or bool(metrics))
    else:
        _write(table, form, output)
    if measuring_findings(org):
        say(N_("metrics or claims with mistakes are left out; `orgtree check {file}` shows them"), file=file)
    if fail_on != "never":
        bad = SEVERITIES[: [*SEVERITIES].index(fail_on) + 1]  # type: ignore[arg-type]  # click has checked the choice
        if any(finding.severity in bad for finding in target_findings(org, metrics=metrics or None)):
            return EXIT_FINDINGS
    return 0


def _write(table: Table, form: str, output: str | None) -> None:
    if form == "parquet":
        import io  # noqa: PLC0415 - for this form only

        buffer = io.BytesIO()
        table.to_polars().write_parquet(buffer)
        content = buffer.getvalue()
    else:
        content = {"csv": table.to_csv, "json": table.to_json, "markdown": table.to_markdown}[form]().encode()
    put(content, output)
