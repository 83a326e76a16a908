"""Columns of units and links besides their fields: names, days, where they stand, and which lists are not whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.text import Text
from orgtree.exchange.stored.column_types import polars
from orgtree.exchange.stored.columns_out import numbers, periods, texts
from orgtree.exchange.stored.table_rows import GivenRows
from orgtree.graph.placement import placement

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgtree.graph.snapshot import Links, Snapshot

    Ints = NDArray[Any]


def names(graph: Snapshot, rows: Ints) -> dict[str, Any]:
    """Return the names of the day, in all languages where some name has several, and as they are written."""
    pl = polars()
    language = graph.language
    shown = [
        name if isinstance(name, str) or name is None else Text.of(name, language).pick(language) or None
        for name in graph.names
    ]
    column = texts(shown)
    found = {"name": column.gather(rows)}
    if any(type(name) is dict for name in graph.names):
        every = [list(dict.fromkeys(map(str, name.values()))) if type(name) is dict else None for name in graph.names]
        words = [
            None if some is None else [text.encode("utf-8", "replace").decode() for text in some] for some in every
        ]
        found["names"] = pl.Series(words, dtype=pl.List(pl.String)).gather(rows)
    written = [
        None if stored == name else json.dumps(name)
        for name, stored in zip(graph.facts.units.names, column.to_list(), strict=True)
    ]
    if any(written):
        found["name_said"] = pl.Series(written, dtype=pl.String).gather(rows)
    return found


def standing(graph: Snapshot, rows: Ints) -> dict[str, Any]:
    """Return the days of units, and where they stand in the tree of everything, for rows in its order."""
    whole = placement(graph).forest
    return {
        **periods(graph.facts.units, rows),
        "in_force": polars().Series(graph.in_force[rows]),
        "position": numbers(np.arange(graph.size)),
        "end": numbers(np.where(whole.members, whole.end, -1)[rows]),
        "parent": numbers(whole.parent[rows]),
        "depth": numbers(whole.depth[rows]),
    }


def link_columns(table: Links, rows: Ints) -> dict[str, Any]:
    """Return the columns of links besides their fields, for rows in the order of the table."""
    places = table.places
    given = np.full(len(table), -1, dtype=np.int32)
    if isinstance(places, GivenRows):
        given = places.given
    else:
        given[list(places)] = [place.path[-1] for place in places.values()]
    return {
        "row": numbers(rows),
        "source": numbers(table.source[rows]),
        "target": numbers(table.target[rows]),
        "item": numbers(table.item[rows]),
        "nested": polars().Series(table.nested[rows]),
        **({"given": numbers(given[rows])} if table.places else {}),
        **periods(table, rows),
        "in_force": polars().Series(table.in_force[rows]),
    }


def incomplete_columns(graph: Snapshot) -> dict[str, Any]:
    """Return the lists of links that are not whole; no columns where all are."""
    stated = graph.facts.incomplete
    lists = [
        (link, unit, unit in stated.get(link, ())) for link, units in graph.incomplete.items() for unit in sorted(units)
    ]
    if not lists:
        return {}
    link, unit, said = zip(*lists, strict=True)
    return {
        "link": texts(link),
        "unit": numbers(np.asarray(unit)),
        "stated": polars().Series(said, dtype=polars().Boolean),
    }
