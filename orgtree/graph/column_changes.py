"""Compare one field of matched rows, as arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from orgtree.graph.rows import as_written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from orgtree.graph.columns import Column
    from orgtree.graph.tables import Table

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]


def changed_fields(before: Table, after: Table, old: Ints, new: Ints) -> Iterator[tuple[str, Bools]]:
    """Yield the fields whose stated values differ in some matched rows, each with which do.

    Args:
        before: The earlier rows.
        after: The later rows.
        old: Rows of the earlier table. Shape (matched,).
        new: The later rows that they are matched with.
    """
    for name in dict.fromkeys((*after.columns, *before.columns)):
        differs = differing(before.columns.get(name), after.columns.get(name), old, new)
        if differs.any():
            yield name, differs


def differing(one: Column | None, other: Column | None, old: Ints, new: Ints) -> Bools:
    """Return in which matched rows a field's stated values, or what they say of their source, differ."""
    said = [
        np.zeros(len(old), dtype=bool) if column is None else column.written[rows]
        for column, rows in ((one, old), (other, new))
    ]
    differs: Bools = said[0] != said[1]
    both = said[0] & said[1]
    if one is None or other is None or not both.any():
        return differs
    if one.field.type != other.field.type:
        for place in np.flatnonzero(both).tolist():  # the charter reads the field in another way
            differs[place] = as_written(one, int(old[place])) != as_written(other, int(new[place]))
        return differs
    differs |= both & _other_values(one, other, old, new)
    if one.notes or other.notes:
        differs |= _other_notes(one.notes, other.notes, old, new)
    if one.dated or other.dated:
        for place in np.flatnonzero(both & (_dated(one, old) | _dated(other, new))).tolist():
            differs[place] = as_written(one, int(old[place])) != as_written(other, int(new[place]))
    return differs


def _dated(column: Column, rows: Ints) -> Bools:
    return np.zeros(len(rows), dtype=bool) if column.dated is None else np.isin(rows, column.dated.rows)


def _other_values(one: Column, other: Column, old: Ints, new: Ints) -> Bools:
    if one.codes is None or other.codes is None:
        assert one.low is not None  # noqa: S101 - a column has bounds or codes
        assert one.high is not None  # noqa: S101 - as above
        assert other.low is not None  # noqa: S101 - as above
        assert other.high is not None  # noqa: S101 - as above
        bounds: Bools = (one.low[old] != other.low[new]) | (one.high[old] != other.high[new])
        return bounds
    was, now = one.codes[old].astype(np.int64), other.codes[new]
    if one.vocabulary != other.vocabulary:
        code = {value: number for number, value in enumerate(other.vocabulary)}
        was = np.asarray([code.get(value, -2) for value in one.vocabulary] + [-1], dtype=np.int64)[was]
    differs: Bools = was != now
    return differs


def _other_notes(
    one: Mapping[int, Mapping[str, object]], other: Mapping[int, Mapping[str, object]], old: Ints, new: Ints
) -> Bools:
    differs = np.zeros(len(old), dtype=bool)
    noted = np.isin(old, list(one)) | np.isin(new, list(other))
    for place in np.flatnonzero(noted).tolist():
        differs[place] = one.get(int(old[place])) != other.get(int(new[place]))
    return differs
