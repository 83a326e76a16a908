"""A graph as node-link JSON, as networkx and D3 read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.escape import json_text
from orgtree.exchange import flat_graph
from orgtree.exchange.exported import Exported
from orgtree.exchange.flat_graph import flat_graph_of

if TYPE_CHECKING:
    from orgtree.exchange.exported import Handed

TITLE = "graph as node-link JSON"
ENDINGS: tuple[str, ...] = ()
KEEPS, LOSES = flat_graph.KEEPS, flat_graph.LOSES
TEXT = True


def write(handed: Handed) -> Exported:
    """Return an organisation in this form."""
    graph, left = flat_graph_of(handed)
    data = {
        "directed": True,
        "multigraph": True,
        "graph": graph.head,
        "nodes": [{"id": unit, **row} for unit, row in zip(graph.ids, graph.nodes, strict=True)],
        "links": [
            {"source": source, "target": target, "key": number, **row}
            for number, ((source, target), row) in enumerate(zip(graph.ends, graph.edges, strict=True))
        ],
    }
    return Exported({"": (json_text(data, indent=1) + "\n").encode()}, left)
