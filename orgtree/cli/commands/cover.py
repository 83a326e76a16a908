"""Measure coverage: figures, targets, gaps and claims."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

from orgtree.base.catalogue import N_, translator
from orgtree.base.time_steps import STEPS
from orgtree.cli.common import (
    as_of_option,
    by_option,
    charter_option,
    input_argument,
    language_option,
    load,
    mapping_option,
    output_option,
    say,
    terminal_width,
    under_option,
    working,
)
from orgtree.cli.engine_options import LEFT_OUT, EngineOptions, engine_options
from orgtree.cli.public_option import public_option
from orgtree.cli.spoken_command import OneOf, SpokenCommand, WrongUse, spoken
from orgtree.cli.with_option import changed, with_option
from orgtree.cli.writing import bom_of, bom_option, force_option, form_of, put, refuse_over

if TYPE_CHECKING:
    from orgtree.api.over_time import OverTime
    from orgtree.measure.table import Table

_FORMATS = ["table", "csv", "json", "markdown", "xlsx", "parquet"]
_OVER_TIME = ("svg", "png", "pdf")
"""Formats of figures over time only: the line chart."""
_ACROSS = ("table", "csv", "markdown", "xlsx")
"""Formats that can have a column for each metric."""
_ENDINGS = {".csv": "csv", ".json": "json", ".md": "markdown", ".xlsx": "xlsx", ".parquet": "parquet"}
_ENDINGS_OVER_TIME = _ENDINGS | {f".{form}": form for form in _OVER_TIME}
_BINARY = ("parquet", "xlsx", "png", "pdf")
_FEW = 2000
_LARGE = 20_000
"""From so many units on, measuring takes long enough to say so."""


@click.command(
    "cover",
    cls=SpokenCommand,
    epilog="Examples: orgtree cover city.yaml; orgtree cover city.yaml --by subdistrict --across; orgtree cover city.yaml --metric grids_per_community --gaps; orgtree cover city.yaml -o figures.csv; orgtree cover city.yaml --over 2015..2024 -o figures.svg",
)
@input_argument
@click.option("--metric", "metrics", multiple=True, help="Only the metric of this name or title; may be repeated.")
@by_option
@under_option
@click.option("--across", is_flag=True, help="With --by: a row for each group, and a column for each metric.")
@click.option("--gaps", is_flag=True, help="List the units that lack what they should have.")
@click.option(
    "--over", metavar="FROM..TO", help="Figures over time: first and last day, month or year, as in 2015..2024."
)
@click.option("--step", type=OneOf(STEPS), help="With --over: a figure at the end of each year, quarter or month.")
@click.option("--all", "everything", is_flag=True, help="Show metrics without data as well.")
@click.option(
    "--format",
    "form",
    type=OneOf([*_FORMATS, *_OVER_TIME]),
    help="How it is written; else as the output's ending says, or a table.",
)
@output_option
@force_option
@bom_option
@click.option(
    "--fail-on",
    type=OneOf(["error", "warning", "never"]),
    default="never",
    show_default=True,
    help="Exit with 1 for missed targets and contradicted claims as bad as this.",
)
@engine_options
@as_of_option
@with_option
@public_option
@charter_option
@mapping_option
@language_option
def command(
    file: str,
    metrics: tuple[str, ...],
    by: str | None,
    under: str | None,
    across: bool,
    gaps: bool,
    over: str | None,
    step: str | None,
    everything: bool,
    form: str | None,
    output: str | None,
    force: bool,
    bom: bool,
    fail_on: str,
    engine: str | None,
    memory: str | None,
    master: str | None,
    sql: str | None,
    as_of: str | None,
    changes: tuple[str, ...],
    public: bool,
    charter: str | None,
    mapping: str | None,
    language: str | None,
) -> int:
    """Measure the coverage of FILE: every metric of its charter, and the claims that it states."""
    from orgtree.api.measuring import measuring_findings, missed, target_findings  # noqa: PLC0415 - loaded when the command runs
    from orgtree.cli.exit_codes import EXIT_FINDINGS  # noqa: PLC0415 - as above
    from orgtree.cli.tables import heading_of  # noqa: PLC0415 - as above

    asked = EngineOptions(engine, memory, master, sql)
    asked.refuse(file, over=over, as_of=as_of, public=public, charter=charter, mapping=mapping, with_=changes)
    asked = asked.chosen(file, over, as_of, public, charter, mapping, changes)
    if sql is not None:
        refuse_over(output, force=force)
        put(asked.printed(file, by=by, under=under, metrics=metrics), output)
        return 0
    if over is None:
        _refuse_without(step, form, output)
    endings = _ENDINGS if over is None else _ENDINGS_OVER_TIME
    form = form_of(form, output, endings, shown="table", binary=form if form in _BINARY else None)
    if over is not None:
        _refuse_over_time(across=across, gaps=gaps, everything=everything, as_of=as_of, fail_on=fail_on)
    _refuse_form(form, output, gaps=gaps)
    mark = bom_of(form, bom=bom)
    if across:
        _refuse_across(by, form, gaps=gaps)
    speak = spoken(language)
    if asked.engine is not None:
        refuse_over(output, form, force=force)
        with working(N_("measuring")):
            listed = gaps or form == "json"
            table, heading = asked.measured(file, by=by, under=under, metrics=metrics, gaps=listed, language=speak)
        _show(table, heading, form, output, mark, across=across, gaps=gaps, everything=everything or bool(metrics))
        return EXIT_FINDINGS if any(one.severity in _worst(fail_on) for one in missed(table)) else 0
    org = changed(load(file, charter, mapping=mapping), changes, as_of, public=public)
    refuse_over(output, form, force=force)
    if over is not None:
        with working(N_("measuring"), when=len(org) > _FEW):
            found = org.over(over, step=step or "year", by=by, under=under, metrics=metrics or None, language=speak)
            content = _over_time(found, form)
        put(content, output, mark)
        return 0
    with working(N_("measuring"), when=len(org) > _LARGE):
        table = org.coverage(by=by, under=under, metrics=metrics or None, language=speak)
    heading = heading_of(org, speak)
    _show(table, heading, form, output, mark, across=across, gaps=gaps, everything=everything or bool(metrics))
    if measuring_findings(org):
        say(LEFT_OUT, file=file)
    if fail_on != "never" and any(
        finding.severity in _worst(fail_on) for finding in target_findings(org, metrics=metrics or None)
    ):
        return EXIT_FINDINGS
    return 0


def _worst(fail_on: str) -> tuple[str, ...]:
    """Return the severities that are as bad as one, or worse."""
    from orgtree.base.finding import SEVERITIES  # noqa: PLC0415 - loaded when the command runs

    return () if fail_on == "never" else tuple(SEVERITIES[: [*SEVERITIES].index(fail_on) + 1])  # type: ignore[arg-type]  # click has checked the choice


def _show(
    table: Table,
    heading: str,
    form: str,
    output: str | None,
    mark: bytes,
    *,
    across: bool,
    gaps: bool,
    everything: bool,
) -> None:
    """Print figures, or write them in one of the formats."""
    if across:
        put(_across(table, form, everything=everything), output, mark)
    elif form == "table":
        from orgtree.cli.tables import print_table  # noqa: PLC0415 - loaded when the command runs

        print_table(heading, table, language=table.language, gaps=gaps, everything=everything)
    else:
        _write(table, form, output, mark)


def _refuse_without(step: str | None, form: str | None, output: str | None) -> None:
    """Refuse what only figures over time have."""
    chosen = form or PurePath(output or "").suffix.lstrip(".").lower()
    if step is not None or chosen in _OVER_TIME:
        what = "--step" if step is not None else chosen
        raise WrongUse(N_("{what} goes with --over, which names a stretch of time"), what=what)


def _refuse_form(form: str, output: str | None, *, gaps: bool) -> None:
    """Refuse a form that has no room for what is asked."""
    if output is not None and form == "table":
        raise WrongUse(N_("a table is for the terminal; choose another --format for a file"))
    if gaps and form not in {"table", "json"}:
        raise WrongUse(N_("{form} has a row for each figure and no units; --gaps goes with table and json"), form=form)


def _refuse_across(by: str | None, form: str, *, gaps: bool) -> None:
    """Refuse what a table with a column for each metric does not go with."""
    if by is None:
        raise WrongUse(N_("--across goes with --by, which names the kind that has a row for each unit"))
    if gaps:
        raise WrongUse(N_("--across has figures alone; leave it or --gaps out"))
    if form not in _ACROSS:
        raise WrongUse(N_("--across goes with {known}, not with {form}"), known=", ".join(_ACROSS), form=form)


def _across(table: Table, form: str, *, everything: bool) -> bytes:
    """Return figures with a column for each metric in one of the formats."""
    from orgtree.base.text_table import as_markdown, in_columns, sentence  # noqa: PLC0415 - loaded when the command runs

    found = table.across(everything=everything, zeros=everything or form in {"csv", "xlsx"})
    if form == "xlsx":
        return found.to_xlsx()
    if form == "csv":
        return found.to_csv().encode()
    notes = table.notes() if everything else [*table.notes(), *filter(None, [table.hidden()])]
    if form == "markdown":
        ended = (f"{sentence(note, translator(table.language))}\n" for note in notes)
        return "\n".join([as_markdown(found.headings(), found.texts()), *ended]).encode()
    return "\n".join([in_columns(found.headings(), found.texts()), *(["", *notes] if notes else []), ""]).encode()


def _refuse_over_time(*, across: bool, gaps: bool, everything: bool, as_of: str | None, fail_on: str) -> None:
    """Refuse what means nothing to figures over time."""
    for option, given in (
        ("--across", across),
        ("--gaps", gaps),
        ("--all", everything),
        ("--as-of", as_of is not None),
        ("--fail-on", fail_on != "never"),
    ):
        if given:
            raise WrongUse(N_("{option} means nothing to figures over time; leave it or --over out"), option=option)


def _over_time(table: OverTime, form: str) -> bytes:
    """Return figures over time in one of the formats."""
    if form == "table":
        return table.to_text(terminal_width()).encode()
    if form == "parquet":
        return _parquet(table.to_frame())
    if form == "xlsx":
        return table.to_xlsx()
    if form in _OVER_TIME:
        return table.render(form)
    return {"csv": table.to_csv, "json": table.to_json, "markdown": table.to_markdown}[form]().encode()


def _parquet(frame: Any) -> bytes:
    import io  # noqa: PLC0415 - for this form only

    buffer = io.BytesIO()
    frame.write_parquet(buffer)
    return buffer.getvalue()


def _write(table: Table, form: str, output: str | None, mark: bytes) -> None:
    if form == "parquet":
        content = _parquet(table.to_polars())
    elif form == "xlsx":
        content = table.to_xlsx()
    else:
        content = {"csv": table.to_csv, "json": table.to_json, "markdown": table.to_markdown}[form]().encode()
    put(content, output, mark)
