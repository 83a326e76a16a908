"""The organisation as two flat tables, over which every metric can be asked as a query.

Units with one ancestor column for each kind of a hierarchy, and links: that form DuckDB, polars and Spark
all run fast, since a subtree is an equality there and no recursion.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgtree.graph.columns import Column
    from orgtree.graph.snapshot import Snapshot


def unit_table(graph: Snapshot, *, language: str | None = None) -> dict[str, Any]:
    """Return the units in force as columns.

    Columns are `id`, `kind`, `name`; for each number or date field `F` that is stated `F.low` and `F.high`
    (nan where a bound is not known, both where it is not stated; dates as ordinals), for any other field `F`; and for each hierarchy `H`
    and each kind `K` that is above another unit in it `H.K`, the id of the nearest unit of exactly that kind
    on the way up, the unit itself included.

    Args:
        graph: The organisation.
        language: Language of names.
    """
    units = np.flatnonzero(graph.in_force)
    ids = np.asarray(graph.ids, dtype=object)
    kinds = np.asarray([kind.name for kind in graph.kinds], dtype=object)
    table: dict[str, Any] = {
        "id": ids[units].tolist(),
        "kind": kinds[graph.kind[units]].tolist(),
        "name": [graph.name(unit, language) for unit in units.tolist()],
    }
    for name, column in graph.columns.items():
        table.update(_column(name, column, units))
    labels = np.asarray([*graph.ids, None], dtype=object)  # the last entry stands for -1
    for name, tree in graph.hierarchies.items():
        above = np.unique(tree.parent[tree.parent >= 0])
        for code in np.unique(graph.kind[above]).tolist():
            near = tree.nearest((graph.kind == code) & graph.in_force)
            table[f"{name}.{graph.kinds[code].name}"] = labels[near[units]].tolist()
    return table


def link_table(graph: Snapshot) -> dict[str, Any]:
    """Return the links in force as columns: `link`, `from`, `to`, and the fields of all links as for units."""
    ids = np.asarray(graph.ids, dtype=object)
    parts: list[dict[str, Any]] = []
    sizes: list[int] = []
    for name, links in graph.links.items():
        rows = np.flatnonzero(links.in_force)
        part: dict[str, Any] = {
            "link": [name] * len(rows),
            "from": ids[links.source[rows]].tolist(),
            "to": ids[links.target[rows]].tolist(),
        }
        for field, column in links.columns.items():
            part.update(_column(field, column, rows))
        parts.append(part)
        sizes.append(len(rows))
    columns = dict.fromkeys(["link", "from", "to", *(key for part in parts for key in part)])
    return {
        key: [value for part, size in zip(parts, sizes, strict=True) for value in part.get(key, [None] * size)]
        for key in columns
    }


def _column(name: str, column: Column, rows: NDArray[Any]) -> dict[str, list[Any]]:
    if column.low is not None and column.high is not None:
        bounds = {"low": column.low[rows], "high": column.high[rows]}
        known = column.known[rows]  # so that a query can tell "0 or more" from what is not stated
        return {
            f"{name}.{end}": np.where(known & np.isfinite(values), values, np.nan).tolist()
            for end, values in bounds.items()
        }
    assert column.codes is not None  # noqa: S101 - a column has bounds or codes
    vocabulary = (*column.vocabulary, None)  # the last entry stands for -1
    return {name: [vocabulary[code] for code in column.codes[rows].tolist()]}
