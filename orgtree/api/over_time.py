"""Figures over time: each at the end of each step, as a table, as data, and as a line chart."""

from __future__ import annotations

import csv
import io
from functools import cached_property
from typing import TYPE_CHECKING, Any

from orgtree.api.languages import need_language
from orgtree.base.catalogue import N_, supported, translator
from orgtree.base.errors import UsageError
from orgtree.base.escape import columns_of, csv_cell, json_text, terminal
from orgtree.base.extras import load
from orgtree.base.suggest import unknown
from orgtree.base.text_table import TEXT_GAP, as_markdown, in_columns
from orgtree.base.time_steps import time_steps
from orgtree.charter.schema_parts import with_all
from orgtree.draw.words import noted
from orgtree.measure.figure_row import COLUMNS as FIGURE_COLUMNS
from orgtree.measure.figure_row import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from orgtree.api.organisation import Organisation
    from orgtree.base.time_steps import TimeStep
    from orgtree.measure.figure import Figure
    from orgtree.measure.table import Table

VERSION = "coverage-over-time/1"
COLUMNS = ("step", "as_of", *FIGURE_COLUMNS)
"""Keys of a row: the step, the day that was looked at, and what a table of figures has."""
_LONGEST_TITLE = 40
"""So many columns of the terminal a title takes."""
PICTURES = ("svg", "png", "pdf")
"""Forms of the line chart."""


class OverTime:
    """Figures at the end of each step of a stretch of time; printed, a table with a column a step.

    Args:
        org: The organisation.
        over: First and last day, month or year, as in `2015..2024`.
        step: `year`, `quarter` or `month`.
        by: A kind by which every figure is broken down.
        under: Id or name of a unit; only its subtree is measured.
        metrics: Names or titles of metrics; all of which anything but zero is known on any day if left out.
        language: Language of titles and words; else the definition's, where messages speak it.

    Raises:
        UsageError: If the stretch of time, a metric, kind or unit is not there.
    """

    def __init__(
        self,
        org: Organisation,
        over: str,
        *,
        step: str = "year",
        by: str | None = None,
        under: str | None = None,
        metrics: Sequence[str] | None = None,
        language: str | None = None,
    ) -> None:
        self.org = org
        self.over = over
        self.step = step
        self.steps: list[TimeStep] = time_steps(over, step)
        need_language(org.snapshot, language)
        self.language = language or supported(org.snapshot.language)
        self.tables: list[Table] = [
            org.at(one.day.text).coverage(by=by, under=under, metrics=metrics, language=self.language)
            for one in self.steps
        ]
        self._all = metrics is not None

    def __len__(self) -> int:
        """Return the number of steps."""
        return len(self.steps)

    def __repr__(self) -> str:
        return f"<OverTime {self.over}: {len(self.steps)} steps, {len(self.lines)} figures>"

    def __str__(self) -> str:
        return self.to_text()

    @cached_property
    def lines(self) -> dict[tuple[str, str | None], tuple[Figure | None, ...]]:
        """The figures of each metric, and of each of its groups, a step each; None where a group was not there.

        Those that are zero or unknown on every day are left out, unless their metric was asked for.
        """
        order: dict[str, dict[str | None, None]] = {}
        for table in self.tables:
            for figure in table:
                order.setdefault(figure.metric.name, {})[figure.group] = None
        found = {}
        at = [{(figure.metric.name, figure.group): figure for figure in table} for table in self.tables]
        for metric, groups in order.items():
            for group in groups:
                line = tuple(one.get((metric, group)) for one in at)
                if (self._all and group is None) or any(_says(figure) for figure in line if figure is not None):
                    found[metric, group] = line
        return found

    def line(self, metric: str, group: str | None = None) -> tuple[Figure | None, ...]:
        """Return the figures of a metric, or of one of its groups, a step each; see `lines`.

        Raises:
            UsageError: If there is no such metric, or nothing is known of it on any day.
        """
        found = self.lines.get((metric, group))
        if found is None:
            known = [name for name, other in self.lines if other is None] if group is None else []
            raise UsageError(unknown(N_("there is no metric '{name}' in the table"), metric, known))
        return found

    # -- forms ----------------------------------------------------------------------------------------------------

    def to_rows(self) -> list[dict[str, Any]]:
        """Return a mapping a figure and step, of plain values: shares from 0 to 1, None for what is unbounded or not there."""
        return [
            {"step": one.label, "as_of": one.day.text, **row}
            for one, table in zip(self.steps, self.tables, strict=True)
            for row in table.to_rows(self.language)
            if (row["metric"], row["group"]) in self.lines
        ]

    def to_dict(self) -> dict[str, Any]:
        """Return everything as plain data, as the schema `over-time` tells it."""
        return {
            "orgtree": VERSION,
            "over": self.over,
            "step": self.step,
            "steps": [{"label": one.label, "as_of": one.day.text} for one in self.steps],
            "figures": self.to_rows(),
        }

    def to_json(self, *, indent: int | None = 2) -> str:
        """Return everything as JSON; see `to_dict`."""
        return json_text(self.to_dict(), indent=indent) + "\n"

    def to_csv(self) -> str:
        """Return the rows as CSV; no cell can be taken for a formula."""
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in self.to_rows():
            writer.writerow([csv_cell(row[column]) for column in COLUMNS])
        return stream.getvalue()

    def to_xlsx(self) -> bytes:
        """Return the rows as an Excel workbook, bounds as numbers.

        Raises:
            MissingExtraError: If xlsxwriter is missing or too old.
        """
        from orgtree.base.workbook import workbook  # noqa: PLC0415 - for this form only

        return workbook(COLUMNS, self.to_rows())

    def to_frame(self) -> Any:
        """Return the rows as a polars data frame.

        Raises:
            MissingExtraError: If polars is missing or too old.
        """
        pl = load("polars", N_("for a data frame"))
        rows = self.to_rows()
        schema = {column: pl.Float64 if column in NUMBERS else pl.String for column in COLUMNS}
        return pl.DataFrame(
            {
                column: [row[column] if column in NUMBERS or row[column] is None else str(row[column]) for row in rows]
                for column in COLUMNS
            },
            schema=schema,
        )

    def to_markdown(self) -> str:
        """Return the figures as a Markdown table, a column a step."""
        return as_markdown(*self._wide(slice(None)))

    def to_text(self, width: int = 100) -> str:
        """Return the figures as text in columns, a column a step; what is wider goes on below.

        Args:
            width: Columns of the terminal.
        """
        blocks = []
        for part in self._parts(width):
            headings, rows = self._wide(part)
            blocks.append(in_columns(headings, [[_short(title), *cells] for title, *cells in rows]))
        return "\n\n".join(blocks) + "\n"

    def _wide(self, part: slice) -> tuple[list[str], list[list[str]]]:
        """Return headings and rows of text for some of the steps."""
        translate = translator(self.language)
        rows = []
        for (_, group), line in self.lines.items():
            metric = next(figure.metric for figure in line if figure is not None)
            shown = next(figure for figure in line if figure is not None)
            title = metric.title.pick(self.language) if group is None else f"  {shown.group_name(self.language)}"
            unit = "" if metric.percent or group is not None else metric.unit.pick(self.language)
            title = noted(title, unit, self.language)
            cells = ["" if figure is None else figure.say(translate, counted=False) for figure in line[part]]
            rows.append([title, *cells, shown.say_aim(translate)])
        headings = [translate(N_("metric")), *(one.label for one in self.steps[part]), translate(N_("target"))]
        if not any(row[-1] for row in rows):
            headings, rows = headings[:-1], [row[:-1] for row in rows]
        return headings, rows

    def _parts(self, width: int) -> Iterator[slice]:
        """Yield the steps that fit beside each other; at least one each."""
        headings, rows = self._wide(slice(None))
        rows = [[_short(title), *cells] for title, *cells in rows]
        widths = [max(columns_of(terminal(cell)) for cell in column) for column in zip(headings, *rows, strict=True)]
        fixed = widths[0] + sum(wide + TEXT_GAP for wide in widths[len(self.steps) + 1 :])
        start, used = 0, fixed
        for place in range(len(self.steps)):
            used += widths[place + 1] + TEXT_GAP
            if used > width and place > start:
                yield slice(start, place)
                start, used = place, fixed + widths[place + 1] + TEXT_GAP
        yield slice(start, len(self.steps))

    def _repr_markdown_(self) -> str:
        """Show the table in a notebook."""
        return self.to_markdown()

    # -- pictures -------------------------------------------------------------------------------------------------

    def render(self, form: str = "svg", *, fonts: Sequence[str] = (), resolution: float = 144.0) -> bytes:
        """Return the line chart as bytes, in the form svg, png or pdf.

        Args:
            form: The ending of its file.
            fonts: Font files or folders for PNG and PDF.
            resolution: Dots per inch of PNG.

        Raises:
            UsageError: If there is no such form, nothing is known on any day, or too much would be drawn.
            RenderError: If a font, a renderer or a limit stands in the way; names the remedy.
            MissingExtraError: If an optional package is missing or too old.
        """
        from orgtree.api.line_charts import line_chart  # noqa: PLC0415 - drawing is loaded when something is drawn
        from orgtree.draw.draw import render  # noqa: PLC0415 - as above
        from orgtree.draw.options import DrawOptions  # noqa: PLC0415 - as above

        if form not in PICTURES:
            message = N_("'{name}' is not a form of a line chart")
            raise UsageError(unknown(message, form, PICTURES, otherwise=N_("there are {known}")))
        return render(line_chart(self), form, DrawOptions(fonts=tuple(map(str, fonts)), resolution=resolution))

    def draw(self, path: str | Path, *, fonts: Sequence[str] = (), resolution: float = 144.0) -> Path:
        """Draw the line chart to a file; its ending says the form: .svg .png .pdf.

        Raises:
            OrgtreeError: As `render` does.
        """
        from pathlib import Path as File  # noqa: PLC0415 - for this form only

        from orgtree.base.files import write_whole  # noqa: PLC0415 - as above

        target = File(path)
        content = self.render(target.suffix.lstrip(".").lower(), fonts=fonts, resolution=resolution)
        return write_whole(target, content, never=self.org.inputs)


def _short(title: str) -> str:
    """Return a title that leaves room beside it, its end replaced by an ellipsis."""
    if columns_of(title) <= _LONGEST_TITLE:
        return title
    kept = title
    while columns_of(kept) >= _LONGEST_TITLE:
        kept = kept[:-1]
    return f"{kept}…"


def _says(figure: Figure) -> bool:
    """Return whether a figure says anything besides that there is surely nothing."""
    none = figure.numerator.is_exact and figure.numerator.low == 0 and not figure.gap_count and not figure.verdict
    return figure.known and not none


def over_time_schema() -> dict[str, Any]:
    """Return the JSON Schema of what `OverTime.to_dict` gives; it stands in `schemas/over-time.json`."""
    text, number, count = {"type": "string"}, {"type": ["number", "null"]}, {"type": "integer", "minimum": 0}
    known: dict[str, Any] = dict.fromkeys(COLUMNS, text)
    known |= {"group": {"type": ["string", "null"]}} | dict.fromkeys(NUMBERS, number)
    known |= dict.fromkeys(("unknowns", "gaps", "possible_gaps", "excluded", "several"), count)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"orgtree {VERSION}",
        "description": "What `orgtree cover --over … --format json` writes.",
        **with_all(
            {
                "orgtree": {"const": VERSION},
                "over": text,
                "step": {"enum": ["year", "quarter", "month"]},
                "steps": {"type": "array", "items": with_all({"label": text, "as_of": text})},
                "figures": {"type": "array", "items": with_all(known)},
            }
        ),
    }
