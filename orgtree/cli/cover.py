"""`orgtree cover`: figures, targets, gaps and claims."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from orgtree.cli.common import input_argument, language_option, load, spoken, working

if TYPE_CHECKING:
    from orgtree.measure.table import Table

_FORMATS = ["table", "csv", "json", "markdown", "parquet"]


@click.command(
    "cover",
    epilog="Examples: orgtree cover city.yaml; orgtree cover city.yaml --by subdistrict; orgtree cover city.yaml --metric grids_per_community --gaps; orgtree cover city.yaml --format csv -o figures.csv",
)
@input_argument
@click.option("--metric", "metrics", multiple=True, help="Only this metric; may be repeated.")
@click.option("--by", help="A kind by which every figure is broken down.")
@click.option("--under", help="Id of a unit; only its subtree is measured.")
@click.option("--gaps", is_flag=True, help="List the units that lack what they should have.")
@click.option("--all", "everything", is_flag=True, help="Show metrics without data as well.")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="table", show_default=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to a file instead of standard output.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "never"]),
    default="never",
    show_default=True,
    help="Exit with 1 for missed targets and contradicted claims as bad as this.",
)
@click.option("--charter", help="Charter to use instead of the one that the definition names.")
@language_option
def command(
    file: str,
    metrics: tuple[str, ...],
    by: str | None,
    under: str | None,
    gaps: bool,
    everything: bool,
    form: str,
    output: str | None,
    fail_on: str,
    charter: str | None,
    language: str | None,
) -> int:
    """Measure the coverage of FILE: every metric of its charter, and the claims that it states."""
    from orgtree.api.measuring import target_findings  # noqa: PLC0415 - loaded when the command runs
    from orgtree.base.finding import SEVERITIES  # noqa: PLC0415
    from orgtree.cli.main import EXIT_FINDINGS  # noqa: PLC0415

    org = load(file, charter)
    speak = spoken(language)
    with working("measuring", when=len(org) > 20_000):  # noqa: PLR2004 - where it begins to take a while
        table = org.coverage(by=by, under=under, metrics=metrics or None, language=speak)
    if form == "table" and output is None:
        from orgtree.cli.tables import print_table  # noqa: PLC0415

        print_table(org, table, language=speak, gaps=gaps, everything=everything or bool(metrics))
    else:
        _write(org.inputs, table, "markdown" if form == "table" else form, output)
    if fail_on != "never":
        bad = SEVERITIES[: SEVERITIES.index(fail_on) + 1]  # type: ignore[arg-type] - click has checked the choice
        if any(finding.severity in bad for finding in target_findings(org)):
            return EXIT_FINDINGS
    return 0


def _write(inputs: list[object], table: Table, form: str, output: str | None) -> None:
    from orgtree.base.files import write_whole  # noqa: PLC0415 - see above

    if form == "parquet":
        if output is None:
            raise click.UsageError("parquet is no text; name a file with -o")
        import io  # noqa: PLC0415

        buffer = io.BytesIO()
        table.to_polars().write_parquet(buffer)
        content = buffer.getvalue()
    else:
        content = {"csv": table.to_csv, "json": table.to_json, "markdown": table.to_markdown}[form]().encode()
    if output:
        write_whole(output, content, never=inputs)  # type: ignore[arg-type] - paths, typed loosely to spare an import
    else:
        sys.stdout.write(content.decode())
