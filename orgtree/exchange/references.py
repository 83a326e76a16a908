"""What cells of tables say of other units: by id, by name, by a path of names, or by the beginning of their own id."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from orgtree.base.catalogue import N_
from orgtree.charter.titles import folded
from orgtree.exchange.cell_styles import ROOTS
from orgtree.exchange.column_matching import UNDER
from orgtree.exchange.unit_columns import Columns, column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, MutableMapping, Sequence

    from orgtree.charter.model import Charter
    from orgtree.exchange.table_cells import TablePart

Row = dict[str, Any]


class Span(NamedTuple):
    """The rows of a table.

    Args:
        part: The table.
        numbers: Number of each row in it.
        rows: The rows.
    """

    part: TablePart
    numbers: Sequence[int]
    rows: Sequence[Row] | Columns


_SEPARATORS = (" > ", " / ", " \\ ", " | ", " » ", ">", "/", "\\", "|", "»", "、")
_ENDS = (UNDER, "from", "to")


class Index:
    """The units by what cells may call them.

    Args:
        units: Their rows.
    """

    def __init__(self, units: Sequence[Row] | Columns) -> None:
        self._units = units
        self.ids = [str(name) for name in column(units, "id") if name is not None]
        self.paths: dict[tuple[str, ...], str] = {}

    @cached_property
    def known(self) -> set[str]:
        """The ids, to look one up."""
        return set(self.ids)

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
    for span in spans:
        part = span.part
        for heading, key in part.columns.items():
            if key in charter.links or key in _ENDS:
                cells = column(span.rows, key)
                words = set(chain.from_iterable(map(_cells, cells)) if list in set(map(type, cells)) else cells)
                words.discard(None)
                _roots(span, key, words, index)
                _by(span, heading, key, words, index)
            elif key == "id" and part.said.by.get(heading) == "prefix":
                _by_prefix(span.rows, index.known)


def _roots(span: Span, key: str, words: set[str], index: Index) -> None:
    """Take away what stands for no unit, of the words that cells hold as well."""
    if key in _ENDS[1:]:
        return
    roots = frozenset(map(folded, span.part.said.roots or ROOTS))
    roots -= roots.intersection(index.ids)
    none = {word for word in words if folded(word) in roots}
    if none and isinstance(span.rows, Columns):
        span.rows.take_away(key, none)
    elif none:
        for row in span.rows:
            if isinstance(cell := row.get(key), str) and cell in none:
                del row[key]
    words -= none


def _by(span: Span, heading: str, key: str, words: set[str], index: Index) -> None:
    part = span.part
    how = part.said.by.get(heading)
    if how is None and _are_names(words, index):
        how = "name"
        part.tell("ORG804", N_("column '{heading}' is read as names of units"), (heading,), heading=heading)
    if how == "name":
        _replace(key, span, lambda number, cell: _named(part, number, heading, cell, index))
    elif how == "path":
        _by_path(span, heading, key, index)


def _are_names(words: set[str], index: Index) -> bool:
    if not words or not words.isdisjoint(index.ids):
        return False
    return 2 * sum(folded(word) in index.names for word in words) > len(words)


def _cells(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else (value,):
        if isinstance(one, str):
            yield one


def _replace(key: str, span: Span, find: Callable[[int, str], str]) -> None:
    for number, row in zip(span.numbers, span.rows, strict=True):
        value = row.get(key)
        if isinstance(value, list):
            row[key] = [find(number, cell) for cell in value]
        elif isinstance(value, str):
            row[key] = find(number, value)


def _named(part: TablePart, number: int, heading: str, cell: str, index: Index) -> str:
    if cell in index.known:
        return cell
    ids = index.names.get(folded(cell), [])
    if len(ids) == 1:
        return ids[0]
    if ids:
        message, help_ = N_("{count} units are named '{name}'"), N_("write the id, or a column with the path")
        part.tell("ORG806", message, (number, heading), help_, count=len(ids), name=cell)
    return cell


def _by_path(span: Span, heading: str, key: str, index: Index) -> None:
    """Find units by the names from the top to them; a path may end in the unit's own name."""
    part = span.part
    cells = [cell for row in span.rows for cell in _cells(row.get(key))]
    between = part.said.separator or next((mark for mark in _SEPARATORS if any(mark in cell for cell in cells)), "/")
    own: list[tuple[int, MutableMapping[str, Any], tuple[str, ...]]] = []
    for number, row in zip(span.numbers, span.rows, strict=True):
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


def _by_prefix(rows: Sequence[Row] | Columns, ids: set[str]) -> None:
    """Let each unit stand under that whose id is the longest beginning of its own."""
    lengths = sorted({len(name) for name in ids}, reverse=True)
    for row in rows:
        name = str(row.get("id", ""))
        above = next((name[:length] for length in lengths if length < len(name) and name[:length] in ids), None)
        if above is not None and UNDER not in row:
            row[UNDER] = above
