"""Figures as a table: rows of plain values, text, CSV, JSON, Markdown, or a data frame of polars or pandas."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_, supported, translator
from orgtree.base.errors import UsageError
from orgtree.base.escape import csv_cell, json_text, markdown_text, terminal
from orgtree.base.extras import load
from orgtree.base.messages import Listing, fill, said
from orgtree.base.range_words import shown_in_words
from orgtree.base.suggest import unknown
from orgtree.base.text_table import as_markdown, in_columns, sentence
from orgtree.measure.across import Across
from orgtree.measure.figure import REST, show
from orgtree.measure.figure_row import COLUMNS, COUNTS, NUMBERS, figure_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from orgtree.measure.claims import Judged
    from orgtree.measure.figure import Figure
    from orgtree.measure.figure_columns import Figures

_HEADINGS = {
    "title": N_("metric"),
    "group_name": N_("group"),
    "figure": N_("figure"),
    "of": N_("of"),
    "target": N_("target"),
    "verdict": N_("verdict"),
    "gaps": N_("gaps"),
    "possible_gaps": N_("possible gaps"),
    "excluded": N_("left out"),
    "beside": N_("with those left out"),
}
"""Columns of the short form, with their headings."""

_CLAIM_HEADINGS = {
    "title": N_("claim"),
    "states": N_("states"),
    "computed": N_("the units give"),
    "verdict": N_("verdict"),
    "source": N_("source"),
}

_WORDS = (
    N_("met"),
    N_("missed"),
    N_("failed"),
    N_("undecided"),
    N_("no data"),
    N_("not stated"),
    N_("agrees"),
    N_("contradicted"),
)
_SEVERAL = N_(
    "{count} {count:unit is|units are} in several groups and {count:counts|count} in each, so that the groups add up to more than the whole: {metrics}"
)
_HIDDEN = N_("left out: metrics that are zero ({zero}) or without data ({unknown})")
_ZERO, _NO_DATA = N_("left out: metrics that are zero ({zero})"), N_("left out: metrics without data ({unknown})")
_INDICATIVE = N_("'{metric}' is a ratio of two lower bounds and is only indicative")
_NO_PERIOD = N_(
    "'{metric}': {each} for each unit, over a period that is not stated; at one a month that would be {each} months"
)
_EACH = N_("'{metric}' is judged unit by unit, and not by its mean: {count} of {total} are not {band}")
_AS_OF = N_("as of {date}")
_MOST_METRICS = 6
"""How many metrics a note names."""
_REST = N_("units that are in no group stand in the row {rest}")


class Table:
    """Figures, one a row: each metric's own, followed by those of its groups; printed, a table of text.

    Args:
        figures: The rows.
        language: Language of titles, headings, words and notes; left out, the definition's if messages speak it,
            else English.
        claims: Published figures that stand beside them, judged.
    """

    def __init__(self, figures: Figures, language: str | None = None, claims: Sequence[Judged] = ()) -> None:
        self.figures = figures
        self.claims = tuple(claims)
        self.language = language or (supported(self.figures[0].graph.language) if self.figures else "en")

    def __len__(self) -> int:
        """Return the number of figures."""
        return len(self.figures)

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.figures)

    def __repr__(self) -> str:
        return f"<Table: {len(self.figures)} figures of {len(self.metrics)} metrics>"

    def __str__(self) -> str:
        return self.to_text()

    def __eq__(self, other: object) -> bool:
        """Return whether both say the same, in the same language, of equal organisations."""
        if not isinstance(other, Table):
            return NotImplemented
        mine, theirs = ((table.language, table.figures, table.claims) for table in (self, other))
        return mine == theirs

    def __hash__(self) -> int:
        return hash((self.language, self.figures))

    @property
    def metrics(self) -> tuple[str, ...]:
        """Names of the metrics, in order."""
        return tuple(dict.fromkeys(part.metric.name for part in self.figures.parts))

    @property
    def as_of(self) -> str | None:
        """The day that the figures are of, as text; None where none is named."""
        day = next((part.graph.as_of for part in self.figures.parts), None)
        return str(day) if day else None

    def figure(self, metric: str, group: str | None = None) -> Figure:
        """Return one figure.

        Args:
            metric: Name of the metric.
            group: Id of the group's unit, `–` for the units in no group; None for everything asked for.

        Raises:
            UsageError: If there is no such figure.
        """
        found = self.figures.figure(metric, group)
        if found is None:
            groups = [one.group for one in self.figures if one.metric.name == metric and one.group is not None]
            known = self.metrics if group is None else groups
            message = (
                N_("there is no metric '{name}' in the table")
                if group is None
                else N_("there is no group '{name}' of metric '{metric}' in the table")
            )
            name = metric if group is None else group
            raise UsageError(unknown(message, name, list(dict.fromkeys(known)), facts={"metric": metric}))
        return found

    def gaps(self, metric: str, group: str | None = None) -> list[str]:
        """Return the ids of the units that surely lack what a metric asks for.

        Raises:
            UsageError: If there is no such figure.
        """
        return self.figure(metric, group).gaps

    def notes(self, language: str | None = None, shown: Sequence[Figure] | None = None) -> list[str]:
        """Return what a reader of the table should know beside its rows.

        Args:
            language: Language of the notes; the table's own unless another is asked for.
            shown: The figures that have a row; all unless it is said.
        """
        translate = translator(language or self.language)
        figures = self.figures if shown is None else shown
        by_metric: dict[str, list[Figure]] = {}
        for figure in figures:
            by_metric.setdefault(figure.metric.name, []).append(figure)
        notes = []
        shared: dict[int, list[str]] = {}
        for rows in by_metric.values():
            title = rows[0].metric.title.pick(language or self.language)
            if count := max(figure.shared_count for figure in rows):
                shared.setdefault(count, []).append(title)
            if rows[0].banded and rows[0].metric.each and rows[0].gap_count:
                facts = {
                    "count": rows[0].gap_count,
                    "total": str(rows[0].denominator),
                    "band": rows[0].metric.band and rows[0].metric.in_words(rows[0].metric.band),
                }
                notes.append(fill(_EACH, {"metric": title, **facts}, translate))
            if (each := rows[0].over_unknown_period) is not None:
                notes.append(fill(_NO_PERIOD, {"metric": title, "each": shown_in_words(show(each))}, translate))
            if rows[0].indicative:
                notes.append(fill(_INDICATIVE, {"metric": title}, translate))
        for count, titles in shared.items():
            notes.append(fill(_SEVERAL, {"count": count, "metrics": Listing(titles, most=_MOST_METRICS)}, translate))
        if any(figure.group == REST for rows in by_metric.values() for figure in rows):
            notes.append(fill(_REST, {"rest": REST}, translate))
        return notes

    def to_rows(self, language: str | None = None) -> list[dict[str, Any]]:
        """Return a mapping a figure, of plain values: shares from 0 to 1, None for what is unbounded or not there."""
        return [figure_row(figure, language or self.language) for figure in self.figures]

    def to_csv(self, language: str | None = None) -> str:
        """Return all columns as CSV; no cell can be taken for a formula."""
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for figure in self.figures:  # one after the other, since there may be millions
            row = figure_row(figure, language or self.language)
            writer.writerow([csv_cell(row[column]) for column in COLUMNS])
        return stream.getvalue()

    def to_xlsx(self, language: str | None = None) -> bytes:
        """Return all columns as an Excel workbook, bounds as numbers.

        Raises:
            MissingExtraError: If xlsxwriter is missing or too old.
        """
        from orgtree.base.workbook import workbook  # noqa: PLC0415 - for this form only

        return workbook(COLUMNS, self.to_rows(language))

    def across(self, *, everything: bool = False, zeros: bool = True) -> Across:
        """Return the figures with a column for each metric and a row for each group, and one for everything.

        Args:
            everything: Whether metrics of which nothing is known have a column, too.
            zeros: Whether those that are zero in all groups have one; see `hidden`.
        """
        return Across(self, everything=everything, zeros=zeros)

    def to_json(self, language: str | None = None, *, indent: int | None = 2) -> str:
        """Return all columns as JSON, with the ids of gaps, possible gaps and exclusions in full, and the claims."""
        rows = []
        for figure, row in zip(self.figures, self.to_rows(language), strict=True):
            lists = {
                "gap_units": figure.gaps,
                "possible_gap_units": figure.possible_gaps,
                "excluded_units": figure.excluded,
            }
            rows.append({**row, **lists})
        claims = [judged.to_row(language or self.language) for judged in self.claims]
        data = {
            "orgtree": "coverage/1",
            "as_of": self.as_of,
            "figures": rows,
            "claims": claims,
            "notes": self.notes(language),
        }
        return json_text(data, indent=indent) + "\n"

    def to_markdown(self, language: str | None = None) -> str:
        """Return the figures that a reader needs as a Markdown table; columns that would be empty are left out."""
        parts = [as_markdown(*self.short(language))]
        if self.claims:
            parts.append(as_markdown(*self.short_claims(language)))
        day = [fill(_AS_OF, {"date": self.as_of}, translator(language or self.language))] if self.as_of else []
        if notes := [*day, *self.notes(language)]:
            translate = translator(language or self.language)
            parts.append("".join(f"{markdown_text(sentence(note, translate))}\n" for note in notes))
        return "\n".join(parts)

    def to_text(self, language: str | None = None) -> str:
        """Return what `to_markdown` says as text in columns, for a terminal."""
        parts = [in_columns(*self.short(language))]
        if self.claims:
            parts.append(in_columns(*self.short_claims(language)))
        if notes := self.notes(language):
            parts.append("\n".join(terminal(note) for note in notes))
        return "\n\n".join(parts)

    def shown(self, *, everything: bool = False) -> list[Figure]:
        """Return the figures that say something: neither without data nor, without a gap or a target, zero.

        Args:
            everything: Whether all are returned.
        """
        return list(self.figures.where(lambda one: everything or not (one.empty or one.absent)))

    def hidden(self, language: str | None = None) -> str:
        """Return a note on how many metrics `shown` leaves out; "" for none."""
        whole = [figure for name in self.metrics if (figure := self.figures.figure(name, None))]
        counts = {"zero": sum(one.absent for one in whole), "unknown": sum(one.empty for one in whole)}
        if not any(counts.values()):
            return ""
        template = _HIDDEN if all(counts.values()) else _ZERO if counts["zero"] else _NO_DATA
        return fill(template, counts, translator(language or self.language))

    def short(self, language: str | None = None, *, everything: bool = True) -> tuple[list[str], list[list[str]]]:
        """Return headings and rows of text, for a table that people read.

        Args:
            language: Language of titles and headings.
            everything: Whether figures that say nothing are shown as well; see `shown`.
        """
        translate = translator(language or self.language)
        shown = self.shown(everything=everything)
        rows = [
            {key: "" if key in COUNTS and not row[key] else str(row[key]) for key in _HEADINGS}
            | {"verdict": translate(row["verdict"]) if row["verdict"] else ""}
            for row in (figure_row(figure, language or self.language) for figure in shown)
        ]
        for row, figure in zip(rows, shown, strict=True):
            row["figure"] = figure.say(translate, language or self.language)
            row["of"] = figure.say_parts(translate)
            row["target"] = figure.say_aim(translate)
        used = [key for key in _HEADINGS if key in {"title", "figure"} or any(row[key] for row in rows)]
        return [translate(_HEADINGS[key]) for key in used], [[row[key] for key in used] for row in rows]

    def short_claims(self, language: str | None = None) -> tuple[list[str], list[list[str]]]:
        """Return headings and rows of text of the claims, for a table that people read."""
        translate = translator(language or self.language)
        rows = []
        for judged in self.claims:
            row = judged.to_row(language or self.language)
            row |= {"states": said(judged.stated(), translate), "verdict": translate(row["verdict"])}
            row["computed"] = said(judged.computed(), translate) or translate("no data")
            rows.append([str(row[key]) for key in _CLAIM_HEADINGS])
        return [translate(heading) for heading in _CLAIM_HEADINGS.values()], rows

    def to_polars(self, language: str | None = None) -> Any:
        """Return all columns as a polars data frame.

        Raises:
            MissingExtraError: If polars is missing or too old.
        """
        pl = load("polars", N_("for a data frame"))
        schema = {
            column: pl.Float64 if column in NUMBERS else pl.Int64 if column in COUNTS else pl.String
            for column in COLUMNS
        }
        return pl.DataFrame(self._by_column(language), schema=schema)

    def to_pandas(self, language: str | None = None) -> Any:
        """Return all columns as a pandas data frame; a bound that is not there is nan.

        Raises:
            MissingExtraError: If pandas is missing or too old.
        """
        pd = load("pandas", N_("for a data frame"))
        frame = pd.DataFrame(self._by_column(language))
        return frame.astype({**dict.fromkeys(NUMBERS, "float64"), **dict.fromkeys(COUNTS, "int64")})

    def _by_column(self, language: str | None) -> dict[str, list[Any]]:
        rows = self.to_rows(language)
        return {column: [row[column] for row in rows] for column in COLUMNS}

    def _repr_markdown_(self) -> str:
        """Show the table in a notebook."""
        return self.to_markdown()
