"""The organisation as a networkx graph, for those who want its algorithms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx as nx

from orgtree.base.text import Text
from orgtree.graph.rows import period_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from orgtree.graph.columns import Column
    from orgtree.graph.snapshot import Links, Snapshot


def to_networkx(graph: Snapshot) -> nx.MultiDiGraph[str]:
    """Return a frozen networkx view of a graph.

    A node is a unit's id, in the definition's order, with `kind`, `name`, `name:LANGUAGE` for a name in several
    languages, each stated field (numbers as Interval, dates as Date), `in-force`, and where there are any
    `valid`, `incomplete`, `exceptions` and `damaged-by`. An edge is a link, from its source to its target; its
    key is the link's own id, such as `seat/3`, so that two seats of one unit stay two. It has `link` (its type),
    `in-hierarchy` (the root link it counts in, or None), `in-force`, its fields, and `valid` where it has dates.
    Names with a hyphen or a colon are no field's, so nothing is hidden by a field of the same name.

    Args:
        graph: The graph.

    Returns:
        A `networkx.MultiDiGraph` that refuses changes; `.copy()` gives one that takes them. Its own attributes
        are `charter`, `title`, `as_of` and `language`.
    """
    view: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        charter=graph.charter.name,
        title=graph.title.pick(),
        as_of=str(graph.as_of) if graph.as_of else None,
        language=graph.language,
    )
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
        valid = period_of(graph.start[unit], graph.stop[unit])
        if valid:
            node["valid"] = valid
        nodes.append(node)
    _add_fields(nodes, graph.columns)
    for link, units in graph.incomplete.items():
        for unit in units:
            nodes[unit].setdefault("incomplete", []).append(link)
    for unit, exceptions in graph.exceptions.items():
        nodes[unit]["exceptions"] = exceptions
    for unit, damage in graph.damage.items():
        nodes[unit]["damaged-by"] = damage
    return nodes


def _edges(graph: Snapshot, table: Links) -> Iterable[tuple[str, str, str, dict[str, Any]]]:
    name, root = table.link.name, table.link.hierarchy
    rows: list[dict[str, Any]] = [
        {"link": name, "in-hierarchy": root, "in-force": in_force} for in_force in table.in_force.tolist()
    ]
    for row, edge in enumerate(rows):
        valid = period_of(table.start[row], table.stop[row])
        if valid:
            edge["valid"] = valid
    _add_fields(rows, table.columns)
    ids = graph.ids
    ends = zip(table.source.tolist(), table.target.tolist(), strict=True)
    return (
        (ids[source], ids[target], f"{name}/{row}", edge)
        for row, ((source, target), edge) in enumerate(zip(ends, rows, strict=True))
    )


def _add_fields(rows: list[dict[str, Any]], columns: Mapping[str, Column]) -> None:
    for name, column in columns.items():
        for row in column.known.nonzero()[0].tolist():
            rows[row][name] = column.stated(row)
