"""An organisation as nodes and edges with plain attributes, whatever it is written in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.exchange.exported import Flat, Handed

KEEPS = "units with ids, kinds, names in languages, fields and periods; links with theirs; title, day and language"
LOSES = "sources of values, values of other days, earlier names, exceptions, events, retired ids, claims"

_HEAD = ("as_of", "language")
_NOT_OF_EDGES = frozenset({"source", "target", "key", "id"})
"""What these say of an edge is no field of a link."""


@dataclass(frozen=True, slots=True)
class FlatGraph:
    """A graph.

    Args:
        head: Attributes of the whole.
        ids: An id a unit.
        nodes: Attributes of each.
        ends: Source and target of each link.
        edges: Attributes of each.
    """

    head: Mapping[str, str]
    ids: Sequence[str]
    nodes: Sequence[Flat]
    ends: Sequence[tuple[str, str]]
    edges: Sequence[Flat]


def flat_graph_of(handed: Handed) -> tuple[FlatGraph, Counter[str]]:
    """Return the graph of an organisation, and what is left out."""
    left = Counter(handed.left_out) + handed.head_left((*_HEAD, "title"))
    head = {key: handed.head[key] for key in _HEAD if key in handed.head}
    title: Mapping[str, Any] = handed.head.get("title", {})
    if title:
        head["title"] = title.get(handed.head["language"]) or next(iter(title.values()))
        if len(title) > 1:
            left["head.title in other languages"] += len(title) - 1
    edges = []
    for row in handed.links:
        left.update(f"{row['link']}.{key}" for key in row if key in _NOT_OF_EDGES)
        edges.append({key: said for key, said in row.items() if key not in {"from", "to", *_NOT_OF_EDGES}})
    return FlatGraph(
        {key: str(said) for key, said in head.items()},
        [row["id"] for row in handed.units],
        [{key: said for key, said in row.items() if key != "id"} for row in handed.units],
        [(row["from"], row["to"]) for row in handed.links],
        edges,
    ), left
