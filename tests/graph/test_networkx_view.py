"""The networkx view: every unit and every link, typed, frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pytest

from orgtree.base.interval import Interval
from orgtree.graph.networkx_view import to_networkx

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.graph.load import Loaded
    from orgtree.graph.snapshot import Snapshot

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
    city = {"kind": "city", "name": "City", "name:zh": "城", "name:en": "City", "in-force": True, "hectares": Interval(3.5, float("inf"))}  # fmt: skip
    assert view.nodes["c"] == city
    body = dict(view.nodes["a"])
    assert str(body.pop("founded")) == "2019-05"
    assert body == {"kind": "body", "name": "a", "in-force": True, "motto": "on", "valid": {"from": "2018-01-01"}, "exceptions": {"P1": {"reason": "why"}}, "incomplete": ["twin"]}  # fmt: skip


def test_links_are_edges_with_a_key_of_their_own(graph_of: Callable[..., Snapshot]) -> None:
    """Two seats of one unit on one body are two edges, told apart by key; the type and hierarchy are attributes."""
    view = to_networkx(graph_of(UNITS))
    assert dict(view["k"]["a"]) == {
        "seat/0": {"link": "seat", "in-hierarchy": None, "in-force": True, "role": "chair"},
        "seat/1": {"link": "seat", "in-hierarchy": None, "in-force": True, "role": "member", "votes": Interval(2, 2)},
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
    assert view.nodes["a"]["damaged-by"] == ("dangling-reference",)
    copy = view.copy()
    copy.add_node("b")
    assert len(view) == 1
