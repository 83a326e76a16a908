"""The networkx view: every unit and every link, typed, frozen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

import orgtree
from orgtree.graph.networkx_view import to_networkx

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.graph.loaded import Loaded
    from orgtree.graph.snapshot import Snapshot

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))

UNITS = """
- {id: c, kind: city, name: {zh: 城, en: City}, hectares: 3.5..}
- {id: a, kind: body, founded: 2019-05, covers: c, motto: on, valid: {from: 2018}, exceptions: {P1: {reason: why}}, incomplete: twin}
- {id: k, kind: council, seat: [{to: a, role: chair}, {to: a, role: member, votes: 2}]}
- {id: x, kind: body, part_of: a}
"""


def test_units_are_nodes_with_all_that_they_state(graph_of: Callable[..., Snapshot]) -> None:
    """A node has kind, names, fields as values, and what a unit says of itself."""
    view = to_networkx(graph_of(UNITS, head="title: Port\nas_of: 2020-10"))
    assert list(view) == ["c", "a", "k", "x"]
    assert view.graph == {"charter": "port", "title": "Port", "as_of": "2020-10", "language": "en"}
    city = {"kind": "city", "name": "City", "name:zh": "城", "name:en": "City", "in-force": True, "hectares.low": 3.5}  # fmt: skip
    assert view.nodes["c"] == city
    body = view.nodes["a"]
    assert body == {"kind": "body", "name": "a", "in-force": True, "founded": "2019-05", "motto": "on", "valid.from": "2018-01-01", "exceptions": '{"P1": {"reason": "why"}}', "incomplete": "twin"}  # fmt: skip


def test_links_are_edges_with_a_key_of_their_own(graph_of: Callable[..., Snapshot]) -> None:
    """Two seats of one unit on one body are two edges, told apart by key; the type and hierarchy are attributes."""
    view = to_networkx(graph_of(UNITS))
    assert dict(view["k"]["a"]) == {
        "seat/0": {"link": "seat", "in-force": True, "role": "chair"},
        "seat/1": {"link": "seat", "in-force": True, "role": "member", "votes": 2},
    }
    assert [(a, b, key) for a, b, key, root in view.edges(keys=True, data="in-hierarchy") if root] == [
        ("x", "a", "part_of/0")
    ]
    assert nx.descendants(view, "k") == {"a", "c"}


def test_the_view_cannot_be_changed_and_damage_is_marked(read: Callable[..., Loaded]) -> None:
    """A frozen graph refuses changes, a copy takes them; what is broken says so."""
    graph = read("- {id: a, kind: body, covers: nowhere}").snapshot
    assert graph is not None
    view = to_networkx(graph)
    with pytest.raises(nx.NetworkXError, match=r"[Ff]rozen"):
        view.add_node("b")
    assert view.nodes["a"]["damaged-by"] == "dangling-reference"
    copy = view.copy()
    copy.add_node("b")
    assert len(view) == 1


def attributes(view: nx.MultiDiGraph[str]) -> dict[Any, dict[str, Any]]:
    """Return the attributes of all nodes and edges, edges by their ends and key."""
    return {
        **dict(view.nodes(data=True)),
        **{(a, b, key): data for a, b, key, data in view.edges(keys=True, data=True)},
    }


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_written_as_graphml_and_json_and_read_again(path: Path, tmp_path: Path) -> None:
    """Nodes, edges and all that they state come back from the two forms that other programs read."""
    view = orgtree.load(path).graph
    nx.write_graphml(view, tmp_path / "graph.graphml")
    read = nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    assert attributes(read) == attributes(view)
    assert read.graph == {**view.graph, "node_default": {}, "edge_default": {}}
    data = json.loads(json.dumps(nx.node_link_data(view, edges="edges"), allow_nan=False))
    assert attributes(nx.node_link_graph(data, edges="edges")) == attributes(view)
