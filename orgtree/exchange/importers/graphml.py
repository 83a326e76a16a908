"""Graphs in GraphML, as networkx, yEd, Gephi and orgtree write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.place import Place
from orgtree.exchange import node_graph
from orgtree.exchange.gathered import Gathered, refused
from orgtree.exchange.node_graph import GraphEdge, GraphNode, NodeGraph
from orgtree.exchange.safe_xml import RefusedXmlError, read_xml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from orgtree.exchange.imported import Asked, Imported
    from orgtree.exchange.safe_xml import Element

TITLE = "graph as GraphML"
CHARTER = "organisations"
KEEPS, LOSES = node_graph.KEEPS, node_graph.LOSES

_LABELS = frozenset({"NodeLabel", "EdgeLabel"})
"""Elements in which yEd keeps what it shows."""


def recognises(path: Path, beginning: bytes) -> bool:
    """Return whether a file is XML with GraphML's outermost element."""
    return path.suffix.lower() in (".graphml", ".xml") and re.search(rb"<(?:\w+:)?graphml[\s>]", beginning) is not None


def read(paths: Sequence[Path], asked: Asked) -> Imported:
    """Read a graph; a graph in a node stands under that node.

    Args:
        paths: The file.
        asked: What is to be known for it.

    Raises:
        DefinitionError: If no node is in it, or it is refused.
    """
    gathered = Gathered(asked, node_graph.STATES)
    text, number = gathered.text(paths[0])
    try:
        outermost = read_xml(text, asked.budgets)
    except RefusedXmlError as error:
        raise refused(N_("'{path}' cannot be read: {reason}"), paths[0], reason=error.saying) from error
    reading = _Reading(gathered, number, outermost)
    for element in outermost.elements:
        if element.name == "graph":
            reading.graph(element)
    node_graph.gather(gathered, reading.found)
    return gathered.imported(paths[0])


class _Reading:
    """The nodes and edges of one file."""

    def __init__(self, gathered: Gathered, number: int, outermost: Element) -> None:
        self.found = NodeGraph()
        self._gathered = gathered
        self._number = number
        keys = [element for element in outermost.elements if element.name == "key"]
        self._names = {key.attributes.get("id", ""): key.attributes.get("attr.name", "") for key in keys}
        self._defaults: dict[str, dict[str, str]] = {}
        for key in keys:
            for element in key.elements:
                if element.name == "default" and element.text:
                    on = self._defaults.setdefault(key.attributes.get("for", "all"), {})
                    on[key.attributes.get("attr.name", "")] = element.text

    def graph(self, element: Element) -> None:
        """Add what is in a graph, and in the graphs of its nodes."""
        pending: list[tuple[Element, str | None]] = [(element, None)]
        while pending:
            graph, parent = pending.pop()
            for part in graph.elements:
                if part.name == "node":
                    key = part.attributes.get("id", "")
                    self.found.nodes.append(GraphNode(key, self._said(part, "node"), self._place(part), parent))
                    pending += [(inner, key) for inner in part.elements if inner.name == "graph"]
                elif part.name == "edge":
                    source, target = (part.attributes.get(end, "") for end in ("source", "target"))
                    self.found.edges.append(GraphEdge(source, target, self._said(part, "edge"), self._place(part)))
                elif part.name != "data":
                    self._gathered.leave(part.name, self._place(part))
            if parent is None:
                self.found.attributes |= self._said(graph, "graph")

    def _said(self, element: Element, of: str) -> Mapping[str, str]:
        said = {**self._defaults.get("all", {}), **self._defaults.get(of, {})}
        for part in element.elements:
            if part.name != "data":
                continue
            name = self._names.get(part.attributes.get("key", ""), "")
            if part.text and name:
                said[name] = part.text
            elif label := _label(part):
                said.setdefault("label", label)
        return said

    def _place(self, element: Element) -> Place:
        return Place(self._number, within=element.span)


def _label(data: Element) -> str:
    """Return the label that yEd keeps inside of data."""
    pending = [data]
    while pending:
        element = pending.pop()
        if element.name in _LABELS and element.text:
            return " ".join(element.text.split())
        pending += reversed(element.elements)
    return ""
