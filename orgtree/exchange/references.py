"""What cells of tables say of other units: by id, by name, by a path of names, or by the beginning of their own id."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.charter.titles import folded
from orgtree.exchange.cell_styles import ROOTS
from orgtree.exchange.column_matching import UNDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from orgtree.charter.model import Charter
    from orgtree.exchange.table_cells import TablePart

Row = dict[str, Any]
Span = tuple["TablePart", Sequence[tuple[int, Row]]]
"""A table, and its rows with their numbers in it."""

_SEPARATORS = (" > ", " / ", " \\ ", " | ", " » ", ">", "/", "\\", "|", "»", "、")
_ENDS = (UNDER, "from", "to")


class Index:
    """The units by what cells may call them.

    Args:
        units: Their rows.
    """

    def __init__(self, units: Sequence[Row]) -> None:
        self._units = units
        self.ids = {str(row["id"]) for row in units if "id" in row}
        self.paths: dict[tuple[str, ...], str] = {}

    @cached_property
    def names(self) -> dict[str, list[str]]:
        """Ids by folded name."""
        names: dict[str, dict[str, None]] = {}  # many units may have one name
        for row in self._units:
            name = row.get("name")
            for words in name.values() if isinstance(name, dict) else (name,):
                if isinstance(words, str) and "id" in row:
                    names.setdefault(folded(words), {})[str(row["id"])] = None
        return {name: list(ids) for name, ids in names.items()}


def join(spans: Sequence[Span], index: Index, charter: Charter) -> None:
    """Put ids where cells name units otherwise; what cannot be found is told, and stays as it stands.

    Args:
        spans: The tables with their rows, which are changed.
        index: The units.
        charter: The charter, which has the links.
    """
    for part, rows in spans:
        for heading, key in part.columns.items():
            if key in charter.links or key in _ENDS:
                _roots(part, key, rows, index)
                _by(part, heading, key, rows, index)
            elif key == "id" and part.said.by.get(heading) == "prefix":
                _by_prefix(rows, index.ids)


def _roots(part: TablePart, key: str, rows: Sequence[tuple[int, Row]], index: Index) -> None:
    """Take away what stands for no unit."""
    roots = frozenset(map(folded, part.said.roots or ROOTS)) - index.ids
    if key in _ENDS[1:]:
        return
    for _, row in rows:
        cell = row.get(key)
        if isinstance(cell, str) and folded(cell) in roots:
            del row[key]


def _by(part: TablePart, heading: str, key: str, rows: Sequence[tuple[int, Row]], index: Index) -> None:
    how = part.said.by.get(heading)
    if how is None and _are_names(key, rows, index):
        how = "name"
        part.tell("ORG804", N_("column '{heading}' is read as names of units"), (heading,), heading=heading)
    if how == "name":
        _replace(key, rows, lambda number, cell: _named(part, number, heading, cell, index))
    elif how == "path":
        _by_path(part, heading, key, rows, index)


def _are_names(key: str, rows: Sequence[tuple[int, Row]], index: Index) -> bool:
    cells = {cell for _, row in rows for cell in _cells(row.get(key))}
    if not cells or not index.ids.isdisjoint(cells):
        return False
    return 2 * sum(folded(cell) in index.names for cell in cells) > len(cells)


def _cells(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else (value,):
        if isinstance(one, str):
            yield one


def _replace(key: str, rows: Sequence[tuple[int, Row]], find: Callable[[int, str], str]) -> None:
    for number, row in rows:
        value = row.get(key)
        if isinstance(value, list):
            row[key] = [find(number, cell) for cell in value]
        elif isinstance(value, str):
            row[key] = find(number, value)


def _named(part: TablePart, number: int, heading: str, cell: str, index: Index) -> str:
    if cell in index.ids:
        return cell
    ids = index.names.get(folded(cell), [])
    if len(ids) == 1:
        return ids[0]
    if ids:
        message, help_ = N_("{count} units are named '{name}'"), N_("write the id, or a column with the path")
        part.tell("ORG806", message, (number, heading), help_, count=len(ids), name=cell)
    return cell


def _by_path(part: TablePart, heading: str, key: str, rows: Sequence[tuple[int, Row]], index: Index) -> None:
    """Find units by the names from the top to them; a path may end in the unit's own name."""
    cells = [cell for _, row in rows for cell in _cells(row.get(key))]
    between = part.said.separator or next((mark for mark in _SEPARATORS if any(mark in cell for cell in cells)), "/")
    own: list[tuple[int, Row, tuple[str, ...]]] = []
    for number, row in rows:
        names = tuple(folded(name) for name in str(row.pop(key, "")).split(between) if name.strip())
        name = row.get("name")
        if names and isinstance(name, str) and names[-1] == folded(name):
            names = names[:-1]
        own.append((number, row, names))
        if isinstance(name, str) and "id" in row:
            index.paths.setdefault((*names, folded(name)), str(row["id"]))
    for number, row, names in own:
        if not names:
            continue
        if names in index.paths:
            row[key] = index.paths[names]
            continue
        path = between.join(names)
        row[key] = path
        part.tell("ORG806", N_("no unit has the path '{path}'"), (number, heading), path=path)


def _by_prefix(rows: Sequence[tuple[int, Row]], ids: set[str]) -> None:
    """Let each unit stand under that whose id is the longest beginning of its own."""
    lengths = sorted({len(name) for name in ids}, reverse=True)
    for _, row in rows:
        name = str(row.get("id", ""))
        above = next((name[:length] for length in lengths if length < len(name) and name[:length] in ids), None)
        if above is not None and UNDER not in row:
            row[UNDER] = above
