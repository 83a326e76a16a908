"""Hierarchies: what stands where, several at once, and what happens to two parents, cycles and great depth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orgtree
from orgtree.graph.hierarchy import build_hierarchy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from orgtree.graph.hierarchy import Hierarchy
    from orgtree.graph.loaded import Loaded
    from orgtree.graph.snapshot import Snapshot

FOREST = st.lists(st.integers(-1, 12), min_size=1, max_size=14).map(
    lambda parents: [min(parent, unit - 1) for unit, parent in enumerate(parents)]
)
SHUFFLED = FOREST.flatmap(lambda parents: st.tuples(st.just(parents), st.permutations(range(len(parents)))))


def ids(graph: Snapshot, numbers: Any) -> list[str]:
    """Return the ids of units."""
    return [graph.ids[number] for number in numbers]


def tree_of(parents: list[int], order: list[int]) -> tuple[Hierarchy, list[int]]:
    """Return a hierarchy whose units are numbered in another order than from the top down, and its parents."""
    renumbered = [-1] * len(parents)
    for unit, parent in enumerate(parents):
        renumbered[order[unit]] = order[parent] if parent >= 0 else -1
    tree, cycles = build_hierarchy("x", np.asarray(renumbered, dtype=np.int32), np.ones(len(parents), dtype=bool))
    assert cycles == []
    return tree, renumbered


def walk_up(parents: list[int], unit: int) -> list[int]:
    """Return the units above one, by walking."""
    found = []
    while parents[unit] >= 0:
        unit = parents[unit]
        found.append(unit)
    return found


def test_a_unit_knows_what_is_above_and_below_it_in_its_order(graph_of: Callable[..., Snapshot]) -> None:
    """Children, descendants and ancestors come in the definition's order, nearest ancestors first."""
    graph = graph_of(
        "- {id: h, kind: body, units: [{id: a, kind: body, units: [{id: a1, kind: body}, {id: a2, kind: body}]},"
        " {id: b, kind: body}]}"
    )
    tree = graph.hierarchies["part_of"]
    number = graph.index
    assert ids(graph, tree.children(number["h"])) == ["a", "b"]
    assert ids(graph, tree.descendants(number["h"])) == ["a", "a1", "a2", "b"]
    assert ids(graph, tree.ancestors(number["a2"])) == ["a", "h"]
    assert ids(graph, tree.children(number["b"])) == []
    assert ids(graph, tree.roots) == ["h"]
    assert tree.depth.tolist() == [0, 1, 2, 2, 1]


def test_two_hierarchies_stand_side_by_side(graph_of: Callable[..., Snapshot]) -> None:
    """A unit is in the hierarchy of its kind only, and a link across leaves both alone."""
    graph = graph_of(
        "- {id: c, kind: city, units: [{id: w, kind: ward}]}\n"
        "- {id: h, kind: body, covers: c, units: [{id: x, kind: body, covers: w}]}"
    )
    areas, bodies = graph.hierarchies["area_in"], graph.hierarchies["part_of"]
    assert ids(graph, areas.descendants(graph.index["c"])) == ["w"]
    assert ids(graph, bodies.descendants(graph.index["h"])) == ["x"]
    assert areas.depth[graph.index["x"]] == -1
    assert ids(graph, areas.descendants(graph.index["x"])) == []
    assert ids(graph, areas.children(graph.index["x"])) == []


def test_a_subtype_counts_in_its_parents_hierarchy(graph_of: Callable[..., Snapshot]) -> None:
    """A unit that hangs by a subtype of the hierarchy's link has its parent there."""
    graph = graph_of("- {id: h, kind: body}\n- {id: x, kind: body, lent_to: h}")
    assert graph.parent(graph.index["x"]) == graph.index["h"]
    assert graph.parent(graph.index["x"], "part_of") == graph.index["h"]


@given(SHUFFLED)
def test_stretches_of_the_pre_order_agree_with_walking(forest: Any) -> None:
    """The descendants by interval are the units whose walk upwards passes the unit, and parents come first."""
    tree, parents = tree_of(*forest)
    above = [walk_up(parents, unit) for unit in range(len(parents))]
    for unit in range(len(parents)):
        assert sorted(tree.descendants(unit).tolist()) == [other for other, way in enumerate(above) if unit in way]
        assert tree.children(unit).tolist() == [other for other, parent in enumerate(parents) if parent == unit]
        assert tree.ancestors(unit) == above[unit]
        assert tree.depth[unit] == len(above[unit])
    assert sorted(tree.order.tolist()) == list(range(len(parents)))
    assert all(tree.position[parent] < tree.position[unit] for unit, parent in enumerate(parents) if parent >= 0)


@given(SHUFFLED, st.data())
def test_sums_and_nearest_units_agree_with_walking(forest: Any, data: st.DataObject) -> None:
    """A roll-up is the sum over the subtree; the nearest marked unit is the first on the way up."""
    tree, parents = tree_of(*forest)
    count = len(parents)
    values = np.asarray(data.draw(st.lists(st.integers(-50, 50), min_size=count, max_size=count)))
    mask = np.asarray(data.draw(st.lists(st.booleans(), min_size=count, max_size=count)), dtype=np.bool_)
    sums, nearest, marked = tree.subtree_sums(values), tree.nearest(mask), tree.marked_ancestors(mask)
    for unit in range(count):
        way = [unit, *walk_up(parents, unit)]
        assert sums[unit] == values[unit] + sum(values[tree.descendants(unit)])
        assert nearest[unit] == next((above for above in way if mask[above]), -1)
        assert marked[unit] == sum(mask[above] for above in way)


@settings(max_examples=4)
@given(
    sides=st.lists(st.integers(1, 3), min_size=700, max_size=700),
    marks=st.lists(st.sampled_from([True, True, True, False]), min_size=700, max_size=700),
)
def test_a_deep_forest_is_as_any_other(sides: list[int], marks: list[bool]) -> None:
    """More than three hundred levels, and marked units on most of them: order, depth, sums and nearest units hold."""
    parents = [max(unit - side, -1) if side < 3 or unit % 2 else unit - 1 for unit, side in enumerate(sides)]
    count, mask = len(parents), np.asarray(marks, dtype=np.bool_)
    tree, cycles = build_hierarchy("x", np.asarray(parents, dtype=np.int32), np.ones(count, dtype=bool))
    assert cycles == []
    depth, sums, nearest, marked = [0] * count, [1] * count, [-1] * count, [0] * count
    for unit, parent in enumerate(parents):
        if parent >= 0:
            depth[unit] = depth[parent] + 1
        nearest[unit] = unit if mask[unit] else nearest[parent] if parent >= 0 else -1
        marked[unit] = mask[unit] + (marked[parent] if parent >= 0 else 0)
    for unit in reversed(range(count)):
        if parents[unit] >= 0:
            sums[parents[unit]] += sums[unit]
    assert min(max(depth), max(marked)) > 150
    assert tree.depth.tolist() == depth
    assert tree.subtree_sums(np.ones(count, dtype=np.int64)).tolist() == sums
    assert (tree.end - tree.position).tolist() == sums
    assert tree.nearest(mask).tolist() == nearest
    assert tree.marked_ancestors(mask).tolist() == marked
    assert tree.marked_ancestors(mask, include_self=False).tolist() == [
        n - m for n, m in zip(marked, marks, strict=True)
    ]
    assert tree.nearest_above(mask).tolist() == [nearest[parent] if parent >= 0 else -1 for parent in parents]
    inside = [
        tree.position[parent] < tree.position[unit] < tree.end[parent]
        for unit, parent in enumerate(parents)
        if parent >= 0
    ]
    assert all(inside)


@given(SHUFFLED, st.data())
def test_units_that_are_in_no_hierarchy_are_left_alone(forest: Any, data: st.DataObject) -> None:
    """They are under nothing, keep their own sum, and have no mark but their own."""
    parents, order = forest
    count = len(parents)
    alone = data.draw(st.integers(1, 4))
    renumbered = [-1] * (count + alone)
    for unit, parent in enumerate(parents):
        renumbered[order[unit] + alone] = order[parent] + alone if parent >= 0 else -1
    members = np.arange(count + alone) >= alone
    tree, _ = build_hierarchy("x", np.asarray(renumbered, dtype=np.int32), members)
    mask = np.asarray(
        data.draw(st.lists(st.booleans(), min_size=count + alone, max_size=count + alone)), dtype=np.bool_
    )
    values = np.arange(count + alone) + 1
    assert tree.members.tolist() == members.tolist()
    for array in (tree.parent, tree.position, tree.depth, tree.nearest_above(mask)):
        assert array[:alone].tolist() == [-1] * alone
    assert tree.subtree_sums(values)[:alone].tolist() == values[:alone].tolist()
    assert tree.marked_ancestors(mask)[:alone].tolist() == mask[:alone].tolist()
    assert tree.marked_ancestors(mask, include_self=False)[:alone].tolist() == [0] * alone
    assert (tree.children(0).tolist(), tree.descendants(0).tolist(), tree.ancestors(0)) == ([], [], [])
    assert sorted(tree.roots.tolist()) == [unit for unit in range(alone, count + alone) if renumbered[unit] < 0]
    for unit in range(alone, count + alone):
        above = [other for other in tree.ancestors(unit) if mask[other]]
        assert tree.nearest_above(mask)[unit] == (above[0] if above else -1)
    some = np.asarray(data.draw(st.lists(st.integers(alone, count + alone - 1), max_size=4)), dtype=np.int64)
    assert tree.subtree_sums(values, some).tolist() == tree.subtree_sums(values)[some].tolist()


@given(SHUFFLED, st.data())
def test_sums_over_a_partition_add_up(forest: Any, data: st.DataObject) -> None:
    """What the roots sum to is the sum of everything: nothing is lost and nothing counts twice."""
    tree, _ = tree_of(*forest)
    count = len(tree.parent)
    values = np.asarray(data.draw(st.lists(st.integers(0, 99), min_size=count, max_size=count)))
    assert sum(tree.subtree_sums(values)[tree.roots]) == sum(values)


@given(st.lists(st.integers(-1, 9), min_size=1, max_size=10))
def test_every_cycle_is_cut_once_and_shown_whole(raw: list[int]) -> None:
    """Whatever points at whatever, the result is a forest, and each cycle is told from child to parent."""
    parents = [parent if parent < len(raw) else -1 for parent in raw]
    tree, cycles = build_hierarchy("x", np.asarray(parents, dtype=np.int32), np.ones(len(raw), dtype=bool))
    assert sorted(tree.order.tolist()) == list(range(len(raw)))
    for cycle in cycles:
        assert all(parents[unit] == above for unit, above in zip(cycle, [*cycle[1:], cycle[0]], strict=True))
        assert tree.parent[cycle[0]] == -1
    cut = {cycle[0] for cycle in cycles}
    assert tree.parent.tolist() == [-1 if unit in cut else parent for unit, parent in enumerate(parents)]


def test_a_cycle_is_told_with_each_of_its_edges_and_the_damage_marked(read: Callable[..., Loaded]) -> None:
    """The finding names all units of the cycle; they stay, marked, and the rest is untouched."""
    loaded = read(
        "- {id: a, kind: body, part_of: b}\n- {id: b, kind: body, part_of: c}\n- {id: c, kind: body, part_of: a}\n"
        "- {id: d, kind: body, part_of: c}"
    )
    (finding,) = loaded.findings
    assert (finding.code, str(finding.facts["cycle"])) == ("ORG205", "a, then b, then c, then a")
    assert [loaded.sources.locate(label.place).line for label in finding.labels] == [5, 6, 7]
    graph = loaded.snapshot
    assert graph is not None
    assert {graph.ids[unit]: words for unit, words in graph.damage.items()} == dict.fromkeys("abc", ("cycle",))
    assert ids(graph, graph.hierarchies["part_of"].ancestors(graph.index["d"])) == ["c", "a"]


def test_of_two_parents_the_first_counts(read: Callable[..., Loaded]) -> None:
    """Two parents at one date are a finding with both places, and the unit is marked."""
    loaded = read("- {id: a, kind: body}\n- {id: b, kind: body}\n- {id: x, kind: body, part_of: [a, b]}")
    (finding,) = loaded.findings
    assert (finding.code, finding.facts["first"], finding.facts["second"]) == ("ORG204", "a", "b")
    assert len(finding.labels) == 2
    graph = loaded.snapshot
    assert graph is not None
    assert graph.parent(graph.index["x"]) == graph.index["a"]
    assert graph.damage == {graph.index["x"]: ("two-parents",)}


def test_parents_that_follow_one_another_are_one_at_a_date(read: Callable[..., Loaded]) -> None:
    """Two parents whose periods share a bound but no day are no finding; the one in force counts."""
    loaded = read(
        "- {id: a, kind: body}\n- {id: b, kind: body}\n"
        "- {id: x, kind: body, part_of: [{to: a, valid: {until: 2020-03}}, {to: b, valid: {from: 2020-03}}]}",
        head="as_of: 2020-03-01",
    )
    assert loaded.findings == []
    graph = loaded.snapshot
    assert graph is not None
    assert graph.parent(graph.index["x"]) == graph.index["b"]


def test_a_deep_chain_whose_first_unit_stands_lowest_is_as_any_other() -> None:
    """A unit that is marked is its own nearest one, the first one too, and one that is not has the one above it."""
    parents = np.append(np.arange(1, 400, dtype=np.int32), np.int32(-1))
    hierarchy, _ = build_hierarchy("in", parents, np.ones(400, dtype=bool))
    numbers = np.arange(400)
    assert hierarchy.nearest(numbers >= 0).tolist() == numbers.tolist()
    assert hierarchy.nearest(numbers % 2 == 0).tolist() == [*(one + one % 2 for one in range(399)), -1]


def test_a_chain_of_100_000_levels_is_read_summed_and_cut(from_rows: Callable[..., Loaded]) -> None:
    """Depth is no limit: the counts of a chain are right from end to end, and a ring of it is one finding."""
    count = 100_000
    rows: list[dict[str, object]] = [
        {"id": f"u{number}", "kind": "body", **({"part_of": f"u{number - 1}"} if number else {})}
        for number in range(count)
    ]
    rows[-1]["members"] = 7
    loaded = from_rows(rows)
    assert loaded.findings == []
    graph = loaded.snapshot
    assert graph is not None
    tree = graph.hierarchies["part_of"]
    assert tree.depth.max() == count - 1
    assert len(tree.descendants(0)) == count - 1
    assert len(tree.ancestors(count - 1)) == count - 1
    assert tree.children(0).tolist() == [1]
    assert (tree.subtree_sums(np.ones(count, dtype=np.int64)) == np.arange(count, 0, -1)).all()
    marked = np.zeros(count, dtype=bool)
    marked[::2] = True
    assert (tree.nearest(marked) == np.arange(count) // 2 * 2).all()

    rows[0]["part_of"] = f"u{count - 1}"
    (finding,) = from_rows(rows).findings
    assert finding.code == "ORG205"
    assert len(finding.labels) == 20
    shown = str(finding.facts["cycle"]).split(", then ")
    assert (len(set(shown)), shown[-2], shown[-1]) == (21, "…", shown[0])


def test_of_keys_and_rows_the_keys_of_a_unit_count_first(tmp_path: Path) -> None:
    """A link in a list of its own comes after all that the unit says itself, whichever key that is."""
    charter = tmp_path / "charter.yaml"
    charter.write_text(
        "orgtree: charter/1\nname: c\nkinds: {body: {}}\n"
        "links: {line: {hierarchy: true, from: body, to: body}, leads: {is_a: line}, lends: {is_a: line}}\n",
        encoding="utf-8",
    )
    units = [
        *({"id": name, "kind": "body"} for name in "abc"),
        {"id": "x", "kind": "body", "lends": {"to": "a", "valid": {"until": "2019"}}, "leads": "b"},
    ]
    links = [{"link": "lends", "from": "x", "to": "c"}]
    org = orgtree.from_rows(units, links, charter=str(charter), as_of="2020")
    assert org["x"].parent == org["b"]


@pytest.mark.parametrize("order", [("leads", "lends"), ("lends", "leads")])
@pytest.mark.parametrize("written", [("leads", "lends"), ("lends", "leads")])
def test_of_two_kinds_of_parent_the_one_that_is_written_first_counts(
    order: tuple[str, str], written: tuple[str, str], from_data: Any
) -> None:
    """Whatever the order of the links in the charter; nesting stands before the keys of what is nested."""
    links = {"line": {"hierarchy": True, "nest": True, "from": "body", "to": "body"}}
    charter = {
        "orgtree": "charter/1",
        "name": "c",
        "kinds": {"body": {}},
        "links": links | {name: {"is_a": "line"} for name in order},
    }
    keys = {name: {"leads": "a", "lends": "b"}[name] for name in written}
    units = [
        {"id": "a", "kind": "body"},
        {"id": "b", "kind": "body", "units": [{"id": "y", "kind": "body", "leads": "a"}]},
        {"id": "x", "kind": "body", **keys},
    ]
    org = from_data(charter, {"orgtree": "definition/1", "charter": "./charter.yaml", "units": units})
    graph = org.snapshot
    assert {unit: graph.ids[graph.parent(graph.index[unit])] for unit in "xy"} == {"x": keys[written[0]], "y": "b"}
