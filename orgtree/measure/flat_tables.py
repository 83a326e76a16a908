"""The organisation as flat tables, over which every metric can be asked as a query.

Units, links, and the places at which units stand: a subtree is a stretch of positions there, or an equality with an
ancestor's id, and never a recursion. That form DuckDB, polars and Spark all run fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.graph.placement import hierarchies_of, placement_for

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgtree.graph.columns import Column
    from orgtree.graph.placement import Placement
    from orgtree.graph.snapshot import Snapshot

_MOST_LEVELS = 40
"""Up to so many levels each has an ancestor column; what is deeper is asked by positions."""


def unit_table(graph: Snapshot, *, language: str | None = None) -> dict[str, Any]:
    """Return the units in force as columns.

    Columns are `id`, `kind`, `name`; for each number or date field `F` that is stated `F.low` and `F.high`
    (nan where a bound is not known, both where it is not stated; dates as ordinals), for any other field `F`; and for each hierarchy `H`
    and each kind `K` that is above another unit in it `H.K`, the id of the nearest unit of exactly that kind
    on the way up, the unit itself included. `position:H`, `end:H` and `depth:H` say where a unit stands in a hierarchy,
    so that what is below it are the positions from its own up to its end; `H:N` is the id of the unit N levels below
    the top on the way up, 0 being the top, as far as there are few levels. None stands where it is not in it. `view`
    says from which hierarchies one sees what is under a unit of that kind; see `place_table`.

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
    views = {code: _view(placement_for(graph, alike)) for alike in hierarchies_of(graph) for code in alike}
    table["view"] = [views[code] for code in graph.kind[units].tolist()]
    labels = np.asarray([*graph.ids, None], dtype=object)  # the last entry stands for -1
    for name, tree in graph.hierarchies.items():
        for key, numbers in (("position", tree.position), ("end", tree.end), ("depth", tree.depth)):
            table[f"{key}:{name}"] = [None if number < 0 else number for number in numbers[units].tolist()]
        if len(tree.order) and (levels := int(tree.depth.max()) + 1) <= _MOST_LEVELS:
            for level in range(levels):
                table[f"{name}:{level}"] = labels[tree.nearest(tree.depth == level)[units]].tolist()
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


def place_table(graph: Snapshot) -> dict[str, Any]:
    """Return where each unit in force stands, as columns: what is under what, across hierarchies.

    A row is a place: `view`, the hierarchies from which one looks, `unit`, `position`, and `end`, the position behind
    what stands under it there. Under a unit stands whatever has a place, in the view of that unit's kind, at a
    position from the unit's own up to its end; the unit's own place is the row that has an end. A unit that stands
    at several places has a row for each, and counts once.
    """
    ids = np.asarray(graph.ids, dtype=object)
    table: dict[str, list[Any]] = {"view": [], "unit": [], "position": [], "end": []}
    for alike in hierarchies_of(graph):
        placed = placement_for(graph, alike)
        forest, (more, at) = placed.forest, placed.attachments
        unit = np.concatenate([forest.order, more])
        table["view"] += [_view(placed)] * len(unit)
        table["unit"] += ids[unit].tolist()
        table["position"] += forest.position[np.concatenate([forest.order, at])].tolist()
        table["end"] += [*forest.end[forest.order].tolist(), *[None] * len(more)]
    return table


def _view(placed: Placement) -> str:
    return "+".join(placed.trees)


def _column(name: str, column: Column, rows: NDArray[Any]) -> dict[str, list[Any]]:
    if column.low is not None and column.high is not None:
        bounds = {"low": column.low[rows], "high": column.high[rows]}
        known = column.known[rows]  # so that a query can tell "0 or more" from what is not stated
        return {
            f"{name}.{end}": np.where(known & np.isfinite(values), values, np.nan).tolist()
            for end, values in bounds.items()
        }
    assert column.codes is not None  # noqa: S101 - a column has bounds or codes
    # Several values of one row are a list; the last entry stands for -1.
    vocabulary = [*(list(value) if isinstance(value, tuple) else value for value in column.vocabulary), None]
    return {name: [vocabulary[code] for code in column.codes[rows].tolist()]}
