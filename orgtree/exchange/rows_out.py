"""Units and links as rows of cells under headings that importers know."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orgtree.exchange.cell_styles import ERRORS, UNKNOWN
from orgtree.exchange.column_matching import UNDER
from orgtree.exchange.organisation_triples import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgtree.exchange.exported import Flat, Handed

KEEPS = "units with ids, kinds, names in languages, parents, fields and periods, a row each; links with their fields and periods, a row each"
LOSES = (
    "title, day, events and all else of the head, sources of values, values of other days, earlier names, exceptions"
)

LINKS = "-links"
"""What the name of a file of links has more."""
_HEADINGS = {"valid.from": "valid from", "valid.until": "valid until"}
_FIRST = ("id", "kind", UNDER, "link", "from", "to")
_LINES = re.compile(r"[\t\r\n]")
_LAST = ("incomplete", *_HEADINGS.values())


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of one kind.

    Args:
        columns: Their headings, in order.
        rows: The cells by heading: numbers, truth values and texts; what is not said is left out.
    """

    columns: Sequence[str]
    rows: Sequence[Mapping[str, Any]]


def sheets_of(handed: Handed, *, lines: bool = True) -> tuple[Sheet, Sheet, Counter[str]]:
    """Return the rows of units, those of links that no unit's `under` says, and what is left out.

    Args:
        handed: The organisation.
        lines: Whether cells of the form keep line ends and tabs when they are read.
    """
    left = Counter(handed.left_out) + handed.head_left(("language",))
    above = handed.under()
    units = [
        _cells({**handed.spoken(row), **({UNDER: above[row["id"]]} if row["id"] in above else {})}, left)
        for row in handed.units
    ]
    links = [_cells(row, left) for number, row in enumerate(handed.links) if number not in handed.nesting]
    if not lines:
        broken = (
            key
            for row in (*units, *links)
            for key, said in row.items()
            if isinstance(said, str) and _LINES.search(said)
        )
        left.update(f"line ends in {key}" for key in broken)
    return Sheet(_columns(units), units), Sheet(_columns(links) or ("link", "from", "to"), links), left


def as_text(cell: Any) -> Any:
    """Return a truth value as a text, anything else as it is."""
    return text_of(cell) if isinstance(cell, bool) else cell


def _cells(row: Flat, left: Counter[str]) -> Flat:
    found = {}
    for key, said in row.items():
        read_otherwise = isinstance(said, str) and (said in ERRORS or said.casefold() in UNKNOWN)
        if read_otherwise and key.partition(":")[0] not in {*_FIRST, "name"}:
            left[f"{key} that reads as unknown"] += 1
        else:
            found[_HEADINGS.get(key, key)] = said
    return found


def _columns(rows: Iterable[Flat]) -> tuple[str, ...]:
    keys = dict.fromkeys(key for row in rows for key in row)
    names = [key for key in keys if key.partition(":")[0] == "name"]
    middle = [key for key in keys if key not in _FIRST and key not in _LAST and key not in names]
    return (
        *(key for key in _FIRST if key in keys),
        *sorted(names),
        *middle,
        *(key for key in _LAST if key in keys),
    )
