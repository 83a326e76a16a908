"""Graphs as JSON: nodes beside links or edges, as networkx, D3 and others write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orgtree.exchange import node_graph
from orgtree.exchange.gathered import Gathered
from orgtree.exchange.node_graph import GraphEdge, GraphNode, NodeGraph

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from orgtree.exchange.imported import Asked, Imported
    from orgtree.exchange.nodes import Node

TITLE = "graph as node-link JSON"
CHARTER = "organisations"
KEEPS, LOSES = node_graph.KEEPS, node_graph.LOSES


def recognises(path: Path, beginning: bytes) -> bool:
    """Return whether a JSON file has nodes, and edges or what networkx writes before nodes."""
    if path.suffix.lower() != ".json" or not re.search(rb'"nodes"\s*:\s*\[', beginning):
        return False
    return (
        re.search(rb'"(?:links|edges)"\s*:\s*\[|"(?:directed|multigraph)"\s*:\s*(?:true|false)', beginning) is not None
    )


def read(paths: Sequence[Path], asked: Asked) -> Imported:
    """Read a graph.

    Args:
        paths: The file.
        asked: What is to be known for it.

    Raises:
        DefinitionError: If no node is in it.
    """
    gathered = Gathered(asked, node_graph.STATES)
    root = gathered.document(paths[0])
    root.skip("directed", "multigraph")
    graph = NodeGraph(attributes=_attributes(root.node("graph")))
    keys = []
    for node in root.items("nodes"):
        key = node.text("id", "key", "name") or node.text() or ""
        keys.append(key)
        graph.nodes.append(GraphNode(key, _attributes(node, "id", "key"), node.place))
    known = set(keys)
    for edge in [*root.items("links"), *root.items("edges")]:
        source, target = (_end(edge.text(end), keys, known) for end in ("source", "target"))
        graph.edges.append(GraphEdge(source, target, _attributes(edge, "source", "target", "key", "id"), edge.place))
    node_graph.gather(gathered, graph)
    return gathered.imported(paths[0])


def _attributes(node: Node, *but: str) -> dict[str, str]:
    """Return the texts, numbers and truth values of a mapping."""
    node.skip(*but)
    said: dict[str, str] = {}
    for key in node.data if isinstance(node.data, dict) else ():
        flag = node.flag(key)
        text = node.text(key) if flag is None else str(flag).lower()
        if text is not None and key not in but:
            said[key] = text
    return said


def _end(text: str | None, keys: Sequence[str], known: set[str]) -> str:
    """Return the key of an edge's end; a number that is no key counts the nodes, as in D3."""
    if text is None:
        return ""
    if text not in known and text.isascii() and text.isdigit() and int(text) < len(keys):
        return keys[int(text)]
    return text
