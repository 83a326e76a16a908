"""Units and links of tables: rows by their mapping, with units made of columns and levels."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import repeat
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.place import Place
from orgtree.base.suggest import listed
from orgtree.charter.titles import folded
from orgtree.exchange.column_matching import UNDER
from orgtree.exchange.mapping import IGNORE
from orgtree.exchange.named_ids import free_id, id_of
from orgtree.exchange.references import Span
from orgtree.exchange.table_cells import Cleaning
from orgtree.exchange.unit_columns import Columns

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from orgtree.base.finding import Severity
    from orgtree.exchange.cells import Meanings
    from orgtree.exchange.table_cells import Cells, TablePart

Row = dict[str, Any]


class RowPlaces(Sequence[Place]):
    """Places of rows of several documents, made when asked for."""

    def __init__(self) -> None:
        self._documents = array("I")
        self._rows = array("I")
        self._columns: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, at: Any) -> Any:
        """Return the place of a row, or those of several."""
        if isinstance(at, slice):
            return [self[number] for number in range(len(self))[at]]
        path: tuple[str | int, ...] = (self._rows[at],)
        column = self._columns.get(at % len(self))
        return Place(self._documents[at], path if column is None else (*path, column))

    def rows(self, first: int) -> Sequence[int]:
        """Return the numbers that rows from one on have in their documents."""
        return self._rows[first:]

    def add_many(self, document: int, rows: Collection[int]) -> None:
        """Add the places of many rows of a document."""
        self._documents.extend(repeat(document, len(rows)))
        self._rows.extend(rows)

    def add(self, document: int, row: int, column: str | None = None) -> None:
        """Add the place of a row; with a column, that of a unit which is made of its cell."""
        if column is not None:
            self._columns[len(self)] = column
        self._documents.append(document)
        self._rows.append(row)


class Rows:
    """Rows as they come together from tables.

    Args:
        means: What cells mean.
    """

    def __init__(self, means: Meanings) -> None:
        self.means = means
        self.rows: list[Row] | Columns = []
        self.places = RowPlaces()
        self.keys: set[str] = set()
        self.made: dict[tuple[str, ...], str] = {}
        self.spans: list[Span] = []
        self._taken: set[str] = set()
        self._codes = {name: kind.code for name, kind in means.charter.kinds.items()}

    def add_units(self, part: TablePart) -> None:
        """Add the units of a table."""
        said = part.said
        self._by_row()
        columns = {heading: key for heading, key in part.columns.items() if key != IGNORE}
        self.keys |= set(columns.values()) | ({"kind"} if said.kind or said.levels else set())
        values = _values(part)
        self.keys |= {
            str(key) for one in values.values() for value in one.values() if isinstance(value, dict) for key in value
        }
        plain = {heading: key for heading, key in columns.items() if heading not in values and heading not in said.make}
        first = len(self.rows)
        if not (said.make or said.levels or said.id_from or said.repeated != "refuse") and self._is_plain(
            part, plain, values
        ):
            numbers, rows = self._columns(part, plain, {"kind": said.kind} if said.kind else {})
            self.places.add_many(part.number, numbers)
            self.rows = [*self.rows, *rows.as_rows()] if self.spans else rows
            self._note(part, first)
            return
        pending: list[tuple[int, Row, Cells]] = []
        for number, row, cells in self._read(part, columns, plain, values):
            if said.kind:
                row.setdefault("kind", said.kind)
            pending.append((number, row, cells))
        if said.repeated != "refuse":
            pending = _once(part, pending, self.means.charter.links)
        self._taken = {str(row["id"]) for row in (*self.rows, *(row for _, row, _ in pending)) if "id" in row}
        self._give_ids(part, pending)
        level_above: list[str] = []
        for number, row, cells in pending:
            if said.levels:
                self._stand_in_levels(part, number, row, cells, level_above)
            if said.make:
                self._make(part, number, row, cells)
            if "id" in row or not said.levels:
                self._put(row, part.number, number)
        self._note(part, first)

    def add_links(self, part: TablePart) -> None:
        """Add the links of a table."""
        said = part.said
        columns = {heading: key for heading, key in part.columns.items() if key != IGNORE}
        self.keys |= set(columns.values()) | ({"link"} if said.link else set())
        values = _values(part)
        plain = {heading: key for heading, key in columns.items() if heading not in values}
        first = len(self.rows)
        always = {"link": said.link} if said.link else {}
        if self._is_plain(part, plain, values):
            numbers, rows = self._columns(part, plain, always)
            self.places.add_many(part.number, numbers)
            self.rows = [*self.rows, *rows.as_rows()]
        else:
            for number, row, _ in self._read(part, columns, plain, values):
                self._put({**row, **{key: word for key, word in always.items() if key not in row}}, part.number, number)
        self._note(part, first)

    def _is_plain(self, part: TablePart, plain: Mapping[str, str], values: Mapping[str, Any]) -> bool:
        """Return whether the cells of a table say their own values, each by itself."""
        return not values and not part.said.fill_down and self.means.are_whole(list(plain.values()))

    def _columns(
        self, part: TablePart, plain: Mapping[str, str], always: Mapping[str, str]
    ) -> tuple[Sequence[int], Columns]:
        """Return the rows of a plain table with their numbers, read a column at a time; those that are odd by themselves.

        Args:
            part: The table.
            plain: What each heading is for.
            always: What a row says that does not say it itself.
        """
        means, cleaning = self.means, Cleaning(part, self.means.charter)
        cells = cleaning.columns(plain)
        odd = cleaning.odd({one: means.telling(cells[one]) for one in cells if plain[one] == "kind"})
        columns = means.columns(cells, plain)
        numbers: Sequence[int] = range(len(part.table.data))
        rows = Columns(columns, len(numbers))
        read = {number: means.row(cells, plain) for number, cells in cleaning.rows(odd)}
        for number in odd:
            rows[number].clear()
            rows[number].update(read.get(number, {}))
        if len(read) < len(odd):
            left_out = set(odd) - read.keys()
            numbers = [number for number in numbers if number not in left_out]
            rows = Columns({key: [one[at] for at in numbers] for key, one in columns.items()}, len(numbers))
        for key, word in always.items():
            rows.fill(key, word)
        return numbers, rows

    def _by_row(self) -> None:
        """Keep rows by themselves, where more are added than those of one table that is read by column."""
        if isinstance(self.rows, Columns):
            self.rows = self.rows.as_rows()
            self.spans = [span._replace(rows=self.rows) for span in self.spans]

    def _read(
        self, part: TablePart, columns: Mapping[str, str], plain: Mapping[str, str], values: Mapping[str, Any]
    ) -> Iterator[tuple[int, Row, Cells]]:
        """Yield the number of each row, what its cells mean, and the cells.

        Args:
            part: The table.
            columns: What each heading is for.
            plain: The same of columns whose cells say their own value.
            values: For the other headings what their cells mean.
        """
        for number, cells in Cleaning(part, self.means.charter).rows():
            row = self.means.row(cells, plain)
            for heading, meant in values.items():
                if heading in cells:
                    row.update(_meaning(cells[heading], columns.get(heading), meant))
            yield number, row, cells

    def add_top(self, top: Mapping[str, Any], document: int) -> None:
        """Add a unit above all that have none and may stand under it."""
        self._by_row()
        kind = self._codes.get(str(top.get("kind")), -1)
        for row in self.rows:
            link = self.means.charter.nests.get((self._codes.get(str(row.get("kind")), -2), kind))
            if link is not None and UNDER not in row and link not in row:
                row[UNDER] = top["id"]
        self._put(dict(top), document, 0, "")

    def _note(self, part: TablePart, first: int) -> None:
        """Keep which rows are of a table, for what their cells say of other units."""
        self.spans.append(
            Span(part, self.places.rows(first), self.rows[first:] if isinstance(self.rows, list) else self.rows)
        )

    def _put(self, row: Row, document: int, number: int, column: str | None = None) -> None:
        assert isinstance(self.rows, list)  # noqa: S101 - what adds to columns has made rows of them
        self.rows.append(row)
        self.places.add(document, number, column)

    def _give_ids(self, part: TablePart, pending: Sequence[tuple[int, Row, Cells]]) -> None:
        """Make ids of names where there are none; a name that several have is told apart by what it stands under."""
        if not part.said.id_from:
            return
        again = 0
        for _, row, cells in pending:
            name = " ".join(cells[heading] for heading in part.said.id_from if heading in cells)
            if "id" in row or not name:
                continue
            row["id"] = free_id(name, self._taken, id_of(str(row.get(UNDER, ""))))
            again += row["id"] != id_of(name)
            self._taken.add(row["id"])
        if again:
            message = N_(
                "{count} ids are made of a name that several units have, with what it stands under, or a number"
            )
            part.tell("ORG804", message, (), count=again)

    def _unit(
        self, part: TablePart, number: int, heading: str, key: tuple[str, ...], row: Row, within: str = ""
    ) -> str:
        """Return the id of the unit that is made of a cell, and add it where it is new."""
        if key not in self.made:
            name = str(row["name"])
            made = free_id(f"{within}.{name}" if within else name, self._taken, str(row["kind"]))
            self._taken.add(made)
            self.made[key] = made
            self._put({"id": made, **row}, part.number, number, heading)
        return self.made[key]

    def _stand_in_levels(self, part: TablePart, number: int, row: Row, cells: Cells, before: list[str]) -> None:
        """Make the units of the levels, and let the row be the last of them or stand under it."""
        levels = list(part.said.levels.items())
        path = [cells.get(heading, "") for heading, _ in levels]
        first = next((at for at, name in enumerate(path) if name), len(path))
        path[:first] = (before[:first] + [""] * first)[:first]
        before[:] = path
        own = "id" not in row and "name" not in row
        above = ""
        filled = [at for at, name in enumerate(path) if name]
        for at in filled:
            heading, kind = levels[at]
            unit: Row = {"kind": kind, "name": path[at], **({UNDER: above} if above else {})}
            known = tuple(path[: at + 1])
            is_own = own and at == filled[-1]
            if is_own and known not in self.made:
                unit |= {key: value for key, value in row.items() if key != "kind"}
            elif is_own and (later := {key: value for key, value in row.items() if key != "kind"}):
                made = next(one for one in self.rows if one.get("id") == self.made[known])
                made.update({key: value for key, value in later.items() if key not in made})
            above = self._unit(part, number, heading, known, unit, above)
        if not own and above:
            row.setdefault(UNDER, above)

    def _make(self, part: TablePart, number: int, row: Row, cells: Cells) -> None:
        """Make units of the columns that are said to, and join the row to them."""
        nests = self.means.charter.nests
        before: tuple[str, int] | None = None
        for heading, kind in part.said.make.items():
            name = cells.get(heading)
            if not name:
                continue
            code = self._codes.get(kind, -1)
            link = nests.get((code, before[1])) if before else None
            unit: Row = {"kind": kind, "name": name, **({UNDER: before[0]} if link and before else {})}
            made = self._unit(part, number, heading, (kind, folded(name)), unit)
            before = made, code
            key = part.columns.get(heading)
            if key is None or key == IGNORE:
                key = self._link_to(str(row.get("kind")), code)
            if key is not None:
                self.keys.add(key)
                row.setdefault(key, made)

    def _link_to(self, kind: str, target: int) -> str | None:
        """Return the link by which a unit of a kind is joined to one of a code: the one of nesting, else the only one."""
        charter = self.means.charter
        code = self._codes.get(kind, -1)
        nested = charter.nests.get((code, target))
        links = [name for name, link in charter.links.items() if (code, target) in link.pairs]
        return nested or (links[0] if len(links) == 1 else None)


def _values(part: TablePart) -> dict[str, dict[str, Any]]:
    return {
        heading: {folded(word): value for word, value in meant.items()} for heading, meant in part.said.values.items()
    }


def _meaning(cell: str, key: str | None, meant: Mapping[str, Any]) -> Row:
    """Return what a cell says by the values of its column; itself, where they do not have it."""
    value = meant.get(folded(cell), cell)
    if isinstance(value, dict):
        return {str(name): inner for name, inner in value.items()}
    return {} if key in (None, IGNORE) else {key: value}


def _once(
    part: TablePart, pending: Sequence[tuple[int, Row, Cells]], links: Collection[str]
) -> list[tuple[int, Row, Cells]]:
    """Return rows without those whose id stands above; to be merged, their links are joined to the first one's."""
    kept: dict[str, tuple[int, Row, Cells]] = {}
    others = []
    for number, row, cells in pending:
        first = kept.setdefault(str(row.get("id", f"\0{number}")), (number, row, cells))
        if first[1] is row:
            others.append(first)
            continue
        differ = [key for key, value in row.items() if first[1].get(key, value) != value]
        if part.said.repeated == "merge":
            for key in [key for key in differ if key in links or key == UNDER]:
                differ.remove(key)
                first[1][key] = [*dict.fromkeys([*_listed(first[1][key]), *_listed(row[key])])]
            first[1].update({key: value for key, value in row.items() if key not in first[1]})
        severity: Severity = "warning" if differ else "info"
        message = (
            N_("'{id}' stands above, and the row is left out")
            if part.said.repeated == "first"
            else N_("'{id}' stands above, and the row is joined to it")
        )
        if differ:
            message = N_("'{id}' stands above and says otherwise of {keys}, and that is left out")
        part.tell("ORG805", message, (number,), severity=severity, id=row["id"], keys=listed(differ))
    return others


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
