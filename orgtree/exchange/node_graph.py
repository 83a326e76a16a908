"""Units and links of a graph of nodes and edges with attributes, whatever it is written in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.charter.titles import folded
from orgtree.source.notes import excerpt

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from orgtree.base.place import Place
    from orgtree.exchange.gathered import Gathered

KEEPS = "nodes with the attributes that are fields, edges by the link that they name or as the hierarchy, periods; nodes that are persons as counts"
LOSES = "attributes and types of edges that the charter does not know, drawings, ports and hyperedges"

_OTHERWISE = "organisation"
_PERSONS = frozenset({"person", "people", "user", "employee", "individual", "agent"})
_KIND_WORDS = ("kind", "type", "class", "category")
_NAME_WORDS = ("name", "label", "title")
_LINK_WORDS = ("link", "relation", "relationship", "type", "kind", "label")
_UP = frozenset({"part of", "child of", "belongs to", "parent", "reports to", "suborganization of"})
_DOWN = frozenset({"parent of", "has child", "child", "contains", "manages", "has part"})
_OURS = frozenset({"in-force", "in-hierarchy", "damaged-by", "key"})
"""Attributes that orgtree writes for others, and that follow from the rest."""
STATES = ("also_part_of", "members", "classification", "linked_to", "valid", "incomplete")
"""Keys that a graph can state of a unit."""


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A node.

    Args:
        key: What edges call it.
        attributes: Texts by name.
        place: Where it is.
        parent: The key of the node that it is written in, if it is in one.
    """

    key: str
    attributes: Mapping[str, str]
    place: Place
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """An edge.

    Args:
        source: Key of its first node.
        target: Key of its second.
        attributes: Texts by name.
        place: Where it is.
    """

    source: str
    target: str
    attributes: Mapping[str, str]
    place: Place


@dataclass(slots=True)
class NodeGraph:
    """A graph.

    Args:
        nodes: Its nodes.
        edges: Its edges.
        attributes: Texts of the whole by name.
    """

    nodes: list[GraphNode] = field(default_factory=list)
    edges: list[GraphEdge] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)


def gather(gathered: Gathered, graph: NodeGraph) -> None:
    """Add the units and links of a graph.

    An edge that names a link of the charter is that link. One that names nothing, or says that it is of the hierarchy, makes its
    upper end the unit above: the source, unless that gives a node several and the target does not. Any other is `linked_to`,
    or left out where the charter has that not for these kinds.

    Args:
        gathered: Takes them.
        graph: The graph.
    """
    for key in ("title", "as_of", "language"):
        if key in graph.attributes:
            gathered.head[key] = graph.attributes[key]
    persons = {node.key for node in graph.nodes if folded(_first(node.attributes, _KIND_WORDS) or "") in _PERSONS}
    members = _members(graph, persons)
    units = [node for node in graph.nodes if node.key not in persons]
    kinds = {node.key: gathered.kind(_first(node.attributes, _KIND_WORDS), _OTHERWISE) for node in units}
    for node in units:
        gathered.id(node.key, node.key)
    edges = [edge for edge in graph.edges if edge.source not in persons and edge.target not in persons]
    parents = _parents(gathered, units, edges, kinds)
    for node in units:
        _unit(gathered, node, kinds[node.key], parents.get(node.key, []), members.get(node.key))
    for node in graph.nodes:
        if node.key in persons:
            gathered.people(node.place, 1)


def _parents(
    gathered: Gathered, units: Iterable[GraphNode], edges: Iterable[GraphEdge], kinds: Mapping[str, str]
) -> dict[str, list[str]]:
    """Return the parents of each node; add the edges that are other links."""
    parents: dict[str, list[str]] = {node.key: [node.parent] if node.parent else [] for node in units}
    plain: list[GraphEdge] = []
    for edge in edges:
        way = _way(gathered, edge, kinds)
        if way == "":
            plain.append(edge)
        elif way is not None:
            below, above = (edge.source, edge.target) if way == "up" else (edge.target, edge.source)
            parents.setdefault(below, []).append(above)
    _stand(gathered, plain, parents)
    return parents


def _unit(gathered: Gathered, node: GraphNode, kind: str, parents: Iterable[str], members: int | None) -> None:
    charter = gathered.asked.charter
    word = _first(node.attributes, _KIND_WORDS)
    said = _besides(node.attributes, _KIND_WORDS, charter.kinds[kind].fields if kind in charter.kinds else ())
    for other in _NAME_WORDS:
        if other in said and "name" not in said and other not in charter.fields:
            said["name"] = said.pop(other)
    attributes = gathered.attributes(said, node.place)
    if word and kind == _OTHERWISE and not gathered.kind(word, ""):
        attributes.setdefault("classification", word)
    if members is not None:
        attributes.setdefault("members", members)
    row = gathered.unit(node.place, gathered.id(node.key), kind, **attributes)
    above = [gathered.mention(node.place, parent, parent, _OTHERWISE) for parent in parents]
    gathered.under(row, above, node.place, "also_part_of")


def _way(gathered: Gathered, edge: GraphEdge, kinds: Mapping[str, str]) -> str | None:
    """Return how an edge is of the hierarchy: up, down, "" for one that names nothing; add any other as a link."""
    charter = gathered.asked.charter
    word = _first(edge.attributes, _LINK_WORDS)
    name = folded(word or "").replace(" ", "_")
    ends = [charter.kinds.get(kinds.get(key, "")) for key in (edge.source, edge.target)]
    fits = name in charter.links and (tuple(kind and kind.code for kind in ends) in charter.links[name].pairs)
    if not fits and (word is None or folded(word) in _UP | _DOWN):
        return "" if word is None else "up" if folded(word) in _UP else "down"
    if name not in charter.links:
        pair = tuple(
            charter.kinds[kind].code if (kind := kinds.get(key, _OTHERWISE)) in charter.kinds else -1
            for key in (edge.source, edge.target)
        )
        if "linked_to" not in charter.links or pair not in charter.links["linked_to"].pairs:
            gathered.leave(excerpt(word or ""), edge.place)
            return None
        gathered.leave(f"{excerpt(word or '')} (linked_to)", edge.place)
        name = "linked_to"
    fields = charter.links[name].fields if name in charter.links else {}
    said = _besides(edge.attributes, _LINK_WORDS, fields)
    known = {key: text for key, text in said.items() if key.partition(".")[0] in {*fields, "valid"}}
    for key in said:
        if key not in known:
            gathered.leave(excerpt(key), edge.place)
    source, target = (gathered.mention(edge.place, key, key, _OTHERWISE) for key in (edge.source, edge.target))
    gathered.link(edge.place, name, source, target, **gathered.attributes(known, edge.place))
    return None


def _stand(gathered: Gathered, edges: list[GraphEdge], parents: dict[str, list[str]]) -> None:
    """Let nodes stand by edges that name nothing."""
    into, out = (Counter(getattr(edge, end) for edge in edges) for end in ("target", "source"))
    by_target = max(into.values(), default=0) > 1 >= max(out.values(), default=0)
    for edge in edges:
        below, above = (edge.source, edge.target) if by_target else (edge.target, edge.source)
        parents.setdefault(below, []).append(above)
    if edges:
        said = N_("edges that name no link lead from the unit above to the one below")
        other = N_("edges that name no link lead from a unit to the one above it")
        gathered.note("ORG804", other if by_target else said, edges[0].place)


def _members(graph: NodeGraph, persons: set[str]) -> dict[str, int]:
    """Return how many persons each unit is joined to."""
    joined = {
        pair
        for edge in graph.edges
        for pair in ((edge.source, edge.target), (edge.target, edge.source))
        if pair[0] in persons and pair[1] not in persons
    }
    return dict(Counter(unit for _, unit in joined))


def _first(said: Mapping[str, str], words: Iterable[str]) -> str | None:
    return next((said[word] for word in words if said.get(word)), None)


def _besides(said: Mapping[str, str], words: Sequence[str], fields: Container[str]) -> dict[str, str]:
    """Return what is said besides the kind or the link: not the word that names it, nor the same under another name that is no field."""
    named = next((word for word in words if said.get(word)), None)
    again = {word for word in words if named and said.get(word) == said[named] and word not in fields}
    return {key: text for key, text in said.items() if key not in {named, *again, *_OURS}}
