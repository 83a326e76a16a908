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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

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


def cleaned(part: TablePart, charter: Charter) -> Iterator[tuple[int, Cells]]:
    """Yield the number and the cells of each row that holds something.

    Args:
        part: The table; takes what is told.
        charter: The charter, which has the types of fields.
    """
    said = part.said
    _tell_sheet(part)
    styles = _styles(part, charter)
    totals = frozenset(map(folded, said.totals)) if said.totals else TOTALS
    begins = frozenset(word[:1] for word in totals)
    unknown = frozenset(map(folded, (*said.unknown, *(() if said.unknown else UNKNOWN))))
    names = frozenset(
        heading
        for heading, key in part.columns.items()
        if key.partition(":")[0] in {"id", "name", "under", "from", "to"}
    )
    keys = frozenset(heading for heading, key in part.columns.items() if key == "id")
    above: Cells = {}
    read_unknown = 0
    guarded = part.table.sheet is None and GUARDED.search(part.table.text) is not None
    for number, row in enumerate(part.table.data):
        cells = {one: without_guard(cell) for one, cell in row.items()} if guarded else row
        if not ERRORS.isdisjoint(cells.values()):
            cells = _without_errors(part, number, cells)
        if _is_total(cells, keys, totals, begins):
            words = next(iter(cells.values()))
            part.tell("ORG802", N_("the row of '{words}' is left out"), (number,), words=words)
            continue
        if said.fill_down:
            cells = _filled_down(cells, above, said.fill_down, part.table.columns)
        if not unknown.isdisjoint(map(str.casefold, cells.values())):
            kept = {one: cell for one, cell in cells.items() if one in names or cell.casefold() not in unknown}
            read_unknown += len(cells) - len(kept)
            cells = kept
        if not cells:
            continue
        if styles:
            cells = {one: styles[one](cell) if one in styles else cell for one, cell in cells.items()}
        yield number, cells
    if read_unknown:
        part.tell("ORG804", N_("{count} cells are read as not known"), (), count=read_unknown)


def _tell_sheet(part: TablePart) -> None:
    sheet = part.table.sheet
    if sheet is None:
        return
    if sheet.merged:
        part.tell("ORG804", N_("{count} merged cells are read in each of their rows"), (), count=len(sheet.merged))
    if sheet.zeros:
        message = N_("{count} numbers are read with the zeros that only their format shows")
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
        cells = [row[heading] for row in part.table.data if heading in row]
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
