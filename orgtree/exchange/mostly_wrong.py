"""Refuse a large table of which a good part is wrong, before each of its rows is told of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.errors import DefinitionError
from orgtree.base.messages import Saying
from orgtree.exchange.column_matching import UNDER
from orgtree.exchange.unit_columns import column
from orgtree.graph.load import load_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from orgtree.charter.model import Charter

MANY = 50_000
"""Rows up to which each mistake is told; of more, a million mistakes would take minutes and say no more than the first."""
_A_PART = 4
"""A table is refused where more than one row in so many is wrong."""
_LOOKED_AT = 2_000


@dataclass(frozen=True, slots=True)
class _Wrong:
    """Rows that are wrong in one way: what is said of them, about how many there are, and the first."""

    reason: Saying
    count: int


def refuse_mostly_wrong(
    units: Sequence[Mapping[str, Any]], ids: Collection[Any], charter: Charter, *, reference: str, folder: Path | None
) -> None:
    """Refuse units of which more than a quarter has no id of its own, a parent that is not there, or what cannot be read.

    Args:
        units: Their rows, which are not changed.
        ids: What they state as ids, each once.
        charter: The charter.
        reference: How the charter is named.
        folder: Folder of charter files.

    Raises:
        DefinitionError: If there are more than `MANY` rows and that many of them are wrong.
    """
    if len(units) <= MANY:
        return
    for wrong in _ways(units, ids, charter, reference, folder):
        if wrong.count * _A_PART > len(units):
            raise DefinitionError(
                N_("about {count} of {rows} rows are wrong, so that nothing is taken: {reason}"),
                count=wrong.count,
                rows=len(units),
                reason=wrong.reason,
            )


def _ways(
    units: Sequence[Mapping[str, Any]], ids: Collection[Any], charter: Charter, reference: str, folder: Path | None
) -> Iterator[_Wrong]:
    """Yield the ways in which rows are wrong, the cheapest to find out first."""
    stated = [name for name in column(units, "id") if name is not None]
    if len(ids) < len(stated):
        repeated = next(_again(stated))
        count = len(stated) - sum(isinstance(name, str) for name in ids)
        yield _Wrong(Saying(N_("id '{id}' is used twice"), {"id": repeated}), count)
    links = [key for key in (UNDER, *charter.links) if not _all_among(units, key, ids)]
    nowhere = [
        (key, cell)
        for row in (units if links else ())
        for key in links
        if key in row
        for cell in (row[key] if isinstance(row[key], list) else (row[key],))
        if isinstance(cell, str) and cell not in ids
    ]
    if nowhere:
        key, cell = nowhere[0]
        message = N_("no unit has the id '{id}', which '{key}' names")
        yield _Wrong(Saying(message, {"id": cell, "key": key}), len(nowhere))
    step = len(units) // _LOOKED_AT
    some = [{key: value for key, value in row.items() if key != UNDER} for row in units[::step]]
    found = {
        finding.place.path[0]: finding
        for finding in reversed(load_rows(some, charter=reference, folder=folder).reading)
        # What is missing among some rows may be among the others.
        if finding.severity == "error" and finding.place and finding.place.path[:1] and not _of_others(finding.code)
    }
    if found:
        first = list(found.values())[-1]
        yield _Wrong(first.saying, len(found) * len(units) // len(some))


def _all_among(units: Sequence[Mapping[str, Any]], key: str, ids: Collection[Any]) -> bool:
    """Return whether all that stands under a key is one id each; quick, since it is the common case."""
    cells = column(units, key)
    return set(map(type, cells)) <= {str, type(None)} and all(map(ids.__contains__, set(cells) - {None}))


def _of_others(code: str) -> bool:
    return code.startswith("ORG2") and code != "ORG213"


def _again(names: Iterable[Any]) -> Iterator[Any]:
    """Yield names that have been before."""
    seen = set()
    for name in names:
        if name in seen:
            yield name
        seen.add(name)
