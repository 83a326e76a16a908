"""Figures of groups as a table with a column for each metric: figures across, groups down."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_, translator
from orgtree.base.escape import csv_cell
from orgtree.base.workbook import workbook
from orgtree.measure.figure import REST

if TYPE_CHECKING:
    from orgtree.measure.figure import Figure
    from orgtree.measure.table import Table

_GROUP = N_("group")
_ALL = N_("all")
Cell = str | int | float | None


class Across:
    """A table of figures with a row for each group, and one for everything.

    Args:
        table: The figures, by groups.
        everything: Whether metrics of which nothing is known have a column, too.
        zeros: Whether those that are zero in all groups have one.
    """

    def __init__(self, table: Table, *, everything: bool = False, zeros: bool = True) -> None:
        self._table = table
        self._figures = {(figure.metric.name, figure.group): figure for figure in table}
        shown = table if zeros else table.shown()
        known = {figure.metric.name for figure in shown if figure.known or figure.not_stated}
        self._metrics = [name for name in table.metrics if everything or name in known]
        # Those that are in no group come last, whichever metric has such units first.
        groups = dict.fromkeys(figure.group for figure in table if figure.group not in {None, REST})
        self._groups: list[str | None] = [*groups, *([REST] if any(one.group == REST for one in table) else []), None]

    def headings(self, language: str | None = None) -> list[str]:
        """Return the word for groups and the titles of the metrics."""
        spoken = language or self._table.language
        titles = (self._figures[name, None].metric.title.pick(spoken) for name in self._metrics)
        return [translator(spoken)(_GROUP), *titles]

    def texts(self, language: str | None = None) -> list[list[str]]:
        """Return the rows as people read them; a figure that there is not is empty."""
        spoken = language or self._table.language
        translate = translator(spoken)
        return [
            [name, *("" if one is None else one.say(translate, spoken) for one in row)]
            for name, row in self._rows(spoken)
        ]

    def cells(self, language: str | None = None) -> list[list[Cell]]:
        """Return the rows to be worked with: a figure that is one number is a number, and a share is one from 0 to 1.

        An interval stays text, and a figure that nobody knows is None.
        """
        return [[name, *map(_cell, row)] for name, row in self._rows(language or self._table.language)]

    def to_csv(self, language: str | None = None) -> str:
        """Return the cells as CSV; none can be taken for a formula."""
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(map(csv_cell, self.headings(language)))
        writer.writerows(map(csv_cell, row) for row in self.cells(language))
        return stream.getvalue()

    def to_xlsx(self, language: str | None = None) -> bytes:
        """Return the cells as an Excel workbook.

        Raises:
            MissingExtraError: If xlsxwriter is missing or too old.
        """
        headings = self.headings(language)
        places = list(map(str, range(len(headings))))
        rows = [dict(zip(places, row, strict=True)) for row in self.cells(language)]
        return workbook(places, rows, headings=headings)

    def _rows(self, language: str) -> list[tuple[str, list[Figure | None]]]:
        return [
            (self._name(group, language), [self._figures.get((name, group)) for name in self._metrics])
            for group in self._groups
        ]

    def _name(self, group: str | None, language: str) -> str:
        if group is None:
            return translator(language)(_ALL)
        return next(one for (_, other), one in self._figures.items() if other == group).group_name(language)


def _cell(figure: Figure | None) -> Cell:
    if figure is None or figure.vacuous or figure.value is None:
        return None
    low, high = figure.value.low, figure.value.high
    if low != high:
        return figure.show()
    return int(low) if low == int(low) else float(low)
