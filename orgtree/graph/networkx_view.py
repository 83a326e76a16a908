"""Export the organisation as a networkx graph."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

import networkx as nx

from orgtree.base.escape import json_text
from orgtree.base.text import Text
from orgtree.graph.rows import dated, own_words, stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from orgtree.base.interval import Interval
    from orgtree.base.number_text import Number
    from orgtree.graph.columns import Column
    from orgtree.graph.snapshot import Links, Snapshot


def to_networkx(graph: Snapshot) -> nx.MultiDiGraph[str]:
    """Return a frozen networkx view of a graph, whose attributes are plain: numbers, texts and truth values.

    So GraphML, JSON and whatever else networkx writes can hold them. A node is a unit's id, in the definition's
    order, with `kind`, `name`, `name:LANGUAGE` for a name in several languages, each stated field, `in-force`,
    and where there are any `valid.from`, `valid.until`, `incomplete` and `damaged-by` (names between commas), and
    `exceptions` (as JSON). A number that is known between two bounds only is `FIELD.low` and `FIELD.high`; a bound
    that is not there is left out, as is all that is not known. A date is a text: a day, a month or a year.

    An edge is a link, from its source to its target; its key is the link's own id, such as `seat/3`, so that two
    seats of one unit stay two. It has `link` (its type), `in-hierarchy` (the root link it counts in, if any),
    `in-force`, its fields, and its dates as a unit has them. Names with a hyphen, a colon or a dot are no field's,
    so nothing is hidden by a field of the same name.

    Args:
        graph: The graph.

    Returns:
        A `networkx.MultiDiGraph` that refuses changes; `.copy()` gives one that takes them. Its own attributes
        are `charter`, `title`, `as_of` if there is one, and `language`.

    >>> from orgtree.api import from_rows
    >>> units = [{"id": "a", "kind": "company"}, {"id": "b", "kind": "team", "part_of": "a", "headcount": "4..6"}]
    >>> to_networkx(from_rows(units, charter="company").snapshot).nodes["b"]
    {'kind': 'team', 'name': 'b', 'in-force': True, 'headcount.low': 4, 'headcount.high': 6}
    """
    view: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        charter=graph.charter.name, title=graph.title.pick(), language=graph.language
    )
    if graph.as_of:
        view.graph["as_of"] = str(graph.as_of)
    view.add_nodes_from(zip(graph.ids, _units(graph), strict=True))
    for table in graph.links.values():
        view.add_edges_from(_edges(graph, table))
    frozen: nx.MultiDiGraph[str] = nx.freeze(view)
    return frozen


def _units(graph: Snapshot) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = []
    kinds = [kind.name for kind in graph.kinds]
    for unit, (kind, raw) in enumerate(zip(graph.kind.tolist(), graph.names, strict=True)):
        node: dict[str, Any] = {"kind": kinds[kind], "name": graph.name(unit), "in-force": bool(graph.in_force[unit])}
        if isinstance(raw, dict):
            node.update((f"name:{tag}", words) for tag, words in Text.of(raw, graph.language).words)
        nodes.append(node)
    for unit, name, column in stated(graph.columns):
        nodes[unit].update(_value(name, column, unit))
    for unit, key, said in own_words(graph):
        nodes[unit].update(_days(said) if key == "valid" else {key: _words(said)})
    for unit, damage in graph.damage.items():
        nodes[unit]["damaged-by"] = _words(damage)
    return nodes


def _edges(graph: Snapshot, table: Links) -> Iterable[tuple[str, str, str, dict[str, Any]]]:
    link, root = table.link.name, table.link.hierarchy
    alike = {"link": link} if root is None else {"link": link, "in-hierarchy": root}
    rows: list[dict[str, Any]] = [{**alike, "in-force": in_force} for in_force in table.in_force.tolist()]
    for row, period in dated(table):
        rows[row].update(_days(period))
    for row, name, column in stated(table.columns):
        rows[row].update(_value(name, column, row))
    ids = graph.ids
    ends = zip(table.source.tolist(), table.target.tolist(), strict=True)
    return (
        (ids[source], ids[target], f"{link}/{row}", edge)
        for row, ((source, target), edge) in enumerate(zip(ends, rows, strict=True))
    )


def _days(period: Mapping[str, str]) -> dict[str, str]:
    return {f"valid.{end}": day for end, day in period.items()}


def _words(said: Any) -> str:
    """Return names between commas, mappings as JSON."""
    return json_text(said) if isinstance(said, dict) or isinstance(said[0], dict) else ", ".join(said)


def _value(name: str, column: Column, row: int) -> dict[str, Any]:
    """Return a stated value as plain attributes."""
    value = column.value(row)
    if column.codes is None and column.field.values.scale == "amount":
        return _number(name, value)
    return {name: value if isinstance(value, bool) else column.text(row)}


def _number(name: str, value: Interval) -> dict[str, Number]:
    """Return an exact number, else its bounds."""
    if value.is_exact:
        return {name: value.low}
    return {f"{name}.{end}": bound for end in ("low", "high") if isfinite(bound := getattr(value, end))}
