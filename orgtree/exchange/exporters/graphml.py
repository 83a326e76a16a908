"""A graph in GraphML: a node a unit, an edge a link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.escape import xml_attribute, xml_text
from orgtree.exchange import flat_graph
from orgtree.exchange.exported import Exported
from orgtree.exchange.flat_graph import flat_graph_of
from orgtree.exchange.organisation_triples import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.exchange.exported import Handed

TITLE = "graph as GraphML"
ENDINGS = (".graphml",)
KEEPS, LOSES = flat_graph.KEEPS, flat_graph.LOSES
TEXT = True

_TYPES = {bool: "boolean", int: "long", float: "double"}


def write(handed: Handed) -> Exported:
    """Return an organisation in this form."""
    graph, left = flat_graph_of(handed)
    keys: dict[tuple[str, str], str] = {}
    lines: list[str] = []
    for of, rows in (("graph", [graph.head]), ("node", graph.nodes), ("edge", graph.edges)):
        for name, kind in _typed(rows).items():
            keys[of, name] = f"d{len(keys)}"
            said = f'id="{keys[of, name]}" for="{of}" attr.name="{xml_attribute(name)}" attr.type="{kind}"'
            lines.append(f"  <key {said}/>")
    lines.append('  <graph edgedefault="directed">')
    lines += _data(graph.head, "graph", keys)
    for unit, row in zip(graph.ids, graph.nodes, strict=True):
        lines += [f'    <node id="{xml_attribute(unit)}">', *_data(row, "node", keys), "    </node>"]
    for (source, target), row in zip(graph.ends, graph.edges, strict=True):
        ends = f'source="{xml_attribute(source)}" target="{xml_attribute(target)}"'
        lines += [f"    <edge {ends}>", *_data(row, "edge", keys), "    </edge>"]
    begin = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    return Exported({"": "\n".join([*begin, *lines, "  </graph>", "</graphml>", ""]).encode()}, left)


def _typed(rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return the type of each attribute; text where values are of several types."""
    types: dict[str, set[type]] = {}
    for row in rows:
        for name, value in row.items():
            types.setdefault(name, set()).add(type(value))
    return {name: _TYPES.get(next(iter(of)), "string") if len(of) == 1 else "string" for name, of in types.items()}


def _data(row: Mapping[str, Any], of: str, keys: Mapping[tuple[str, str], str]) -> list[str]:
    return [f'      <data key="{keys[of, name]}">{xml_text(text_of(value))}</data>' for name, value in row.items()]
