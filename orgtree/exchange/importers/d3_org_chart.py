"""Tables that d3-org-chart draws: a row a box, with `id`, `parentId` and columns of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orgtree.base.place import Place
from orgtree.exchange import post_chart
from orgtree.exchange.gathered import Gathered
from orgtree.exchange.post_chart import Box
from orgtree.source import read_tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from orgtree.exchange.imported import Asked, Imported

TITLE = "table of d3-org-chart (CSV)"
CHARTER = "company"
KEEPS, LOSES = post_chart.KEEPS, post_chart.LOSES

_OWN = frozenset(
    {"imageUrl", "positionName", "profileUrl", "isLoggedUser", "_directSubordinates", "_totalSubordinates"}
)
"""Columns by which such a table is told from others that have `id` and `parentId`."""


def recognises(path: Path, beginning: bytes) -> bool:
    """Return whether a table has the columns of d3-org-chart."""
    if path.suffix.lower() not in (".csv", ".tsv"):
        return False
    names = set(
        re.split(r"[,;\t]", beginning.partition(b"\n")[0].decode("utf-8-sig", "replace").replace('"', "").strip())
    )
    return {"id", "parentId"} <= names and bool(names & _OWN)


def read(paths: Sequence[Path], asked: Asked) -> Imported:
    """Read a table of boxes.

    Args:
        paths: The file.
        asked: What is to be known for it.

    Raises:
        DefinitionError: If no row is in it.
    """
    gathered = Gathered(asked, post_chart.STATES)
    tables, findings = read_tables(paths[0], budgets=asked.budgets, encoding=asked.encoding)
    gathered.findings += findings
    used = {"id", "parentId", *post_chart.HOLDERS}
    boxes = []
    for table in tables:
        number = gathered.sources.add(table)
        titles, departments = (
            next((key for key in keys if key in table.columns), None)
            for keys in (post_chart.TITLES, post_chart.DEPARTMENTS)
        )
        used |= {key for key in (titles, departments) if key is not None}
        for at, row in enumerate(table.data):
            boxes.append(_box(row, titles, departments, Place(number, (at,))))
            for key in row:
                if key not in used:
                    gathered.leave(key, Place(number, (at, key)))
    post_chart.gather(gathered, boxes)
    return gathered.imported(paths[0])


def _box(row: Mapping[str, str], titles: str | None, departments: str | None, place: Place) -> Box:
    return Box(
        row.get("id"),
        row.get("parentId"),
        row.get(titles or ""),
        next((row[key] for key in post_chart.HOLDERS if key in row), None),
        row.get(departments or ""),
        place,
    )
