"""The cells of one table, cleaned by what its mapping says: errors, unknowns, totals, repeated cells, styles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.escape import GUARDED, without_guard
from orgtree.base.place import Place
from orgtree.charter.titles import folded
from orgtree.exchange.cell_styles import ERRORS, TOTALS, UNKNOWN, date_style, number_style
from orgtree.exchange.codes import exchange_finding
from orgtree.source.text_rows import TextRows

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from orgtree.base.finding import Finding, Severity
    from orgtree.charter.model import Charter
    from orgtree.exchange.mapping import TableMapping
    from orgtree.source import TableDocument

Cells = dict[str, str]
_NUMBERS = ("count", "number", "money")
_OF_NUMBERS = frozenset("0123456789-+.~")
"""What numbers begin with."""


@dataclass(slots=True)
class TablePart:
    """One table, with what its columns mean.

    Args:
        table: The table.
        number: Number of its document.
        said: How it is to be read.
        columns: What each heading means.
        found: What was left out or read otherwise.
    """

    table: TableDocument
    number: int
    said: TableMapping
    columns: Mapping[str, str]
    found: list[Finding] = field(default_factory=list)

    def tell(
        self,
        code: str,
        message: str,
        place: tuple[str | int, ...],
        help_: str = "",
        severity: Severity | None = None,
        **facts: Any,
    ) -> None:
        """Take in a finding about a place in the table."""
        at = Place(self.number, place)
        self.found.append(exchange_finding(code, message, at, facts=facts, help=help_, severity=severity))


class Cleaning:
    """What is done to the cells of a table before they are read; what holds for a whole column is told at once.

    Args:
        part: The table; takes what is told.
        charter: The charter, which has the types of fields.
    """

    def __init__(self, part: TablePart, charter: Charter) -> None:
        self._part = part
        said = part.said
        _tell_sheet(part)
        self._styles = _styles(part, charter)
        self._totals = frozenset(map(folded, said.totals)) if said.totals else TOTALS
        self._begins = frozenset(word[:1] for word in self._totals)
        self._unknown = frozenset(map(folded, (*said.unknown, *(() if said.unknown else UNKNOWN))))
        self._names = frozenset(
            heading
            for heading, key in part.columns.items()
            if key.partition(":")[0] in {"id", "name", "under", "from", "to"}
        )
        self._keys = frozenset(heading for heading, key in part.columns.items() if key == "id")
        table = part.table
        self._guarded = table.sheet is None and GUARDED.search(table.text) is not None
        self._rows = (
            TextRows({heading: list(map(without_guard, cells)) for heading, cells in table.data.columns.items()})
            if self._guarded
            else table.data
        )

    def rows(self, numbers: Sequence[int] | None = None) -> Iterator[tuple[int, Cells]]:
        """Yield the number and the cells of each row that holds something, of all rows or of some."""
        part, said, unknown = self._part, self._part.said, self._unknown
        above: Cells = {}
        read_unknown = 0
        for number, row in (
            enumerate(self._rows) if numbers is None else ((number, self._rows[number]) for number in numbers)
        ):
            cells = row
            if not ERRORS.isdisjoint(cells.values()):
                cells = _without_errors(part, number, cells)
            if _is_total(cells, self._keys, self._totals, self._begins):
                words = next(iter(cells.values()))
                part.tell("ORG802", N_("the row of '{words}' is left out"), (number,), words=words)
                continue
            if said.fill_down:
                cells = _filled_down(cells, above, said.fill_down, part.table.columns)
            if not unknown.isdisjoint(map(str.casefold, cells.values())):
                kept = {
                    one: cell for one, cell in cells.items() if one in self._names or cell.casefold() not in unknown
                }
                read_unknown += len(cells) - len(kept)
                cells = kept
            if not cells:
                continue
            if self._styles:
                cells = {one: self._styles[one](cell) if one in self._styles else cell for one, cell in cells.items()}
            yield number, cells
        if read_unknown:
            part.tell("ORG804", N_("{count} {count:cell is|cells are} read as not known"), (), count=read_unknown)

    def columns(self, headings: Collection[str]) -> dict[str, list[str]]:
        """Return the cells of some columns, as rows have them that are not odd; "" where they are empty."""
        columns = {heading: cells for heading, cells in self._rows.columns.items() if heading in headings}
        for heading in self._styles.keys() & columns.keys():
            style = self._styles[heading]
            columns[heading] = [style(cell) if cell else "" for cell in columns[heading]]
        return columns

    def odd(self, more: Mapping[str, Collection[str]]) -> list[int]:
        """Return the numbers of the rows that hold nothing, or more than what their cells say by themselves.

        Args:
            more: By heading the cells that make a row odd, besides errors, totals and what stands for the unknown.
        """
        columns = self._rows.columns
        odd: set[int] = set()
        all_have_ids = any("" not in columns.get(heading, [""]) for heading in self._keys)
        for heading, cells in columns.items():
            found = {*ERRORS.intersection(cells), *more.get(heading, ())}
            if heading not in self._names:
                found |= {word for word in set(cells) if word.casefold() in self._unknown}
            if heading in self._keys or not all_have_ids:
                likely = {cell for cell in cells if cell[:1].casefold() in self._begins}
                found |= {cell for cell in likely if folded(cell).rstrip(":：") in self._totals}
            if found:
                odd.update(number for number, cell in enumerate(cells) if cell in found)
        if all("" in cells for cells in columns.values()):
            odd.update(number for number, cells in enumerate(zip(*columns.values(), strict=True)) if not any(cells))
        return sorted(odd)


def _tell_sheet(part: TablePart) -> None:
    sheet = part.table.sheet
    if sheet is None:
        return
    if sheet.merged:
        part.tell("ORG804", N_("{count} merged cells are read in each of their rows"), (), count=len(sheet.merged))
    if sheet.zeros:
        message = N_(
            "{count} {count:number is|numbers are} read with the zeros that only {count:its|their} format shows"
        )
        part.tell("ORG804", message, (), count=len(sheet.zeros))


def _without_errors(part: TablePart, number: int, cells: Cells) -> Cells:
    for heading, cell in cells.items():
        if cell in ERRORS and part.columns.get(heading) is not None:
            part.tell(
                "ORG801",
                N_("the cell of column '{heading}' holds the error {error}, and is left out"),
                (number, heading),
                N_("mend the formula, and save the sheet again"),
                heading=heading,
                error=cell,
            )
    return {heading: cell for heading, cell in cells.items() if cell not in ERRORS}


def _is_total(cells: Cells, keys: frozenset[str], totals: frozenset[str], begins: frozenset[str]) -> bool:
    """Return whether a row is one of totals: some cell says so and none is an id, or the id says so beside numbers alone."""
    for key in keys:
        if key in cells:
            word = cells[key]
            if word[:1].casefold() not in begins or folded(word).rstrip(":：") not in totals:
                return False
            return all(cell[:1] in _OF_NUMBERS or cell in ERRORS for heading, cell in cells.items() if heading != key)
    return any(folded(cell).rstrip(":：") in totals for cell in cells.values() if not cell[:1].isdigit())


def _filled_down(cells: Cells, above: Cells, columns: tuple[str, ...], order: Mapping[str, int]) -> Cells:
    """Return cells with those of the row above where they are empty; keeps them for the next row."""
    filled = {**{one: above[one] for one in columns if one in above}, **cells}
    above.clear()
    above.update(filled)
    return dict(sorted(filled.items(), key=lambda pair: order.get(pair[0], 0)))


def _styles(part: TablePart, charter: Charter) -> dict[str, Callable[[str], str]]:
    """Return what reads the cells of columns of numbers and dates."""
    fields = {**charter.fields, **{n: f for link in charter.links.values() for n, f in link.fields.items()}}
    styles: dict[str, Callable[[str], str]] = {}
    for heading, key in part.columns.items():
        kind = "date" if key.startswith("valid.") else fields[key].type if key in fields else ""
        if kind not in (*_NUMBERS, "date"):
            continue
        cells = part.table.data.stated(heading)
        if kind == "date":
            styles[heading], numbers = date_style(cells, part.said.dates)
            if numbers:
                message = N_("column '{heading}' has day numbers of a spreadsheet, which are read as days")
                part.tell("ORG804", message, (heading,), heading=heading)
            continue
        read, commas = number_style(cells, part.said.decimal, part.table.delimiter, whole=kind == "count")
        if read is not None:
            styles[heading] = read
        if commas and part.said.decimal is None:
            example = next(cell for cell in cells if "," in cell)
            message = N_("column '{heading}' has decimal commas: {cell} is read as {number}")
            number = read(example) if read else example
            part.tell("ORG804", message, (heading,), heading=heading, cell=example, number=number)
    return styles
