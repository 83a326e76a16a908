"""Which units are bodies, and by which links others take part in them: what the charter declares, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import orgtree
from orgtree.graph.bodies import bodies, is_body, rows_by_part, stands_free
from orgtree.graph.placement import placement

if TYPE_CHECKING:
    from pathlib import Path

    from orgtree.graph.snapshot import Snapshot

CHARTER = """
orgtree: charter/1
name: town
kinds:
  office: {}
  squad: {}
  panel: {body: {convener: called_by, seats: seat, base: rests_on}}
  board: {body: {seats: seat}}
links:
  part_of: {hierarchy: true, nest: true, from: [office, board], to: office}
  called_by: {nest: true, from: [panel, squad], to: office, each: 1}
  seat: {from: [panel, board, squad], to: office, fields: {role: {type: choice, of: [chair, member]}}}
  guest_seat: {is_a: seat}
  rests_on: {from: panel, to: office}
"""
UNITS = """
orgtree: definition/1
charter: ./town.yaml
as_of: 2024-01-01
units:
- id: a
  kind: office
  units: [{id: b, kind: office}, {id: board, kind: board, seat: [{to: b, role: chair}]}]
- id: panel
  kind: panel
  called_by: a
  seat: [b, {to: a, valid: {until: 2020-01-01}}]
  guest_seat: a
  rests_on: b
- {id: old, kind: panel, called_by: a, valid: {until: 2020-01-01}}
- {id: squad, kind: squad, called_by: a, seat: [{to: b, role: chair}]}
- {id: loose, kind: panel}
"""


@pytest.fixture
def graph(tmp_path: Path) -> Snapshot:
    """Return offices, a board among them, a panel beside them, and a squad that is no body."""
    (tmp_path / "town.yaml").write_text(CHARTER, encoding="utf-8")
    (tmp_path / "org.yaml").write_text(UNITS, encoding="utf-8")
    return orgtree.load(tmp_path / "org.yaml").snapshot


def test_bodies_are_what_the_charter_declares(graph: Snapshot) -> None:
    """A link with fields, or one that each unit has once and nesting writes, makes no body of a unit."""
    assert [graph.ids[unit] for unit in bodies(graph).nonzero()[0].tolist()] == ["board", "panel", "loose"]
    assert is_body(graph, "board")
    assert not is_body(graph, "squad")
    assert not is_body(graph, "old")
    kinds = graph.charter.kinds
    assert [name for name, kind in kinds.items() if stands_free(graph.charter, kind.code)] == ["panel"]


def test_a_link_gives_a_part_in_the_bodies_that_declare_it(graph: Snapshot) -> None:
    """The same link is a seat of a panel and a plain link of a squad; a subtype of a seat is one, what has ended is none."""
    found = {
        (part, graph.ids[table.source[row]], name, graph.ids[table.target[row]])
        for name, table in graph.links.items()
        if table.link.hierarchy is None
        for part, rows in rows_by_part(graph, table)
        for row in rows.tolist()
    }
    assert found == {
        ("convener", "panel", "called_by", "a"),
        ("seat", "panel", "seat", "b"),
        ("seat", "panel", "guest_seat", "a"),
        ("base", "panel", "rests_on", "b"),
        ("seat", "board", "seat", "b"),
        (None, "squad", "called_by", "a"),
        (None, "squad", "seat", "b"),
    }


@pytest.mark.parametrize("territory", ["home", "covers", "[home, seat/home]", "home/area_in*"])
def test_a_territory_may_be_a_named_path(tmp_path: Path, territory: str) -> None:
    """A body stands where the path leads that its charter calls by another name."""
    (tmp_path / "small.yaml").write_text(
        "orgtree: charter/1\nname: small\nkinds: {area: {}, council: {}}\nlinks:\n"
        "  area_in: {hierarchy: true, nest: true, from: area, to: area}\n"
        "  covers: {from: council, to: area}\n  seat: {from: council, to: council}\n"
        f"paths:\n  home: covers\n  territory: {{council: {territory}}}\n",
        encoding="utf-8",
    )
    (tmp_path / "org.yaml").write_text(
        "orgtree: definition/1\ncharter: ./small.yaml\nunits:\n"
        "- {id: a, kind: area, units: [{id: a1, kind: area}, {id: a2, kind: area}]}\n"
        "- {id: c, kind: council, covers: a1}\n- {id: d, kind: council}\n",
        encoding="utf-8",
    )
    org = orgtree.load(tmp_path / "org.yaml")
    assert [[unit.id for unit in org.units(under=area)] for area in ("a", "a1", "a2")] == [
        ["a", "a1", "a2", "c"],
        ["a1", "c"],
        ["a2"],
    ]


def test_a_territory_of_several_plain_steps_is_followed_to_its_end(tmp_path: Path) -> None:
    """A council stands in the area of the council in which it has a seat, and not under that council."""
    (tmp_path / "small.yaml").write_text(
        "orgtree: charter/1\nname: small\nkinds: {area: {}, council: {}}\nlinks:\n"
        "  area_in: {hierarchy: true, nest: true, from: area, to: area}\n"
        "  covers: {from: council, to: area}\n  seat: {from: council, to: council}\n"
        "paths:\n  territory: {council: seat/covers}\n",
        encoding="utf-8",
    )
    (tmp_path / "org.yaml").write_text(
        "orgtree: definition/1\ncharter: ./small.yaml\nunits:\n- {id: a, kind: area}\n"
        "- {id: c, kind: council, seat: d}\n- {id: d, kind: council, covers: a}\n",
        encoding="utf-8",
    )
    org = orgtree.load(tmp_path / "org.yaml")
    assert [unit.id for unit in org.units(under="a")] == ["a", "c"]


def test_a_territory_is_of_the_kinds_that_it_names(tmp_path: Path) -> None:
    """A club covers the area as well, and stands nowhere."""
    (tmp_path / "small.yaml").write_text(
        "orgtree: charter/1\nname: small\nkinds: {area: {}, council: {}, club: {}}\nlinks:\n"
        "  area_in: {hierarchy: true, nest: true, from: area, to: area}\n"
        "  covers: {from: [council, club], to: area}\n"
        "paths:\n  territory: {council: covers}\n",
        encoding="utf-8",
    )
    (tmp_path / "org.yaml").write_text(
        "orgtree: definition/1\ncharter: ./small.yaml\nunits:\n- {id: a, kind: area}\n"
        "- {id: c, kind: council, covers: a}\n- {id: d, kind: club, covers: a}\n",
        encoding="utf-8",
    )
    org = orgtree.load(tmp_path / "org.yaml")
    assert [unit.id for unit in org.units(under="a")] == ["a", "c"]


def test_in_the_tree_of_a_unit_stands_what_lies_there_with_a_further_area(tmp_path: Path) -> None:
    """A council of two areas stands in the first of them; seen from what is above the second one, in the second."""
    (tmp_path / "small.yaml").write_text(
        "orgtree: charter/1\nname: small\nkinds: {area: {}, council: {}}\nlinks:\n"
        "  area_in: {hierarchy: true, nest: true, from: area, to: area}\n"
        "  covers: {from: council, to: area}\n"
        "paths:\n  territory: {council: covers}\n",
        encoding="utf-8",
    )
    (tmp_path / "org.yaml").write_text(
        "orgtree: definition/1\ncharter: ./small.yaml\nunits:\n- {id: a, kind: area}\n"
        "- {id: b, kind: area, units: [{id: b1, kind: area}]}\n- {id: c, kind: council, covers: [a, b1]}\n",
        encoding="utf-8",
    )
    graph = orgtree.load(tmp_path / "org.yaml").snapshot
    trees = [placement(graph).tree(top) for top in (None, graph.index["b"])]
    above = [
        {graph.ids[unit]: graph.ids[tree.parent[unit]] for unit in tree.order if tree.depth[unit]} for tree in trees
    ]
    assert above == [{"b1": "b", "c": "a"}, {"b1": "b", "c": "b1"}]


def test_along_a_hierarchy_stands_what_is_in_it_and_what_is_nested_there(graph: Snapshot) -> None:
    """A panel that no office has called stands nowhere along the offices, and by itself in the whole."""
    assert members(graph, "part_of") == ["a", "b", "board", "panel", "squad"]
    assert members(graph, None) == ["a", "b", "board", "panel", "squad", "loose"]


def members(graph: Snapshot, along: str | None) -> list[str]:
    """Return the units that have a place along a hierarchy."""
    return [graph.ids[unit] for unit in placement(graph, along=along).forest.members.nonzero()[0].tolist()]


def test_in_the_whole_only_who_is_alone_in_a_hierarchy_stands_where_it_is_called(tmp_path: Path) -> None:
    """Who is part of another stands there, and who has others below stays a root, whoever called it."""
    charter = "kinds: {office: {}, crew: {}}\nlinks:\n  part_of: {hierarchy: true, from: [office, crew], to: [office, crew]}\n"
    nest = "  called_by: {nest: true, from: crew, to: office}\n"
    (tmp_path / "town.yaml").write_text(f"orgtree: charter/1\nname: town\n{charter}{nest}", encoding="utf-8")
    crews = {"leaf": ", part_of: o", "alone": "", "top": "", "below": ", part_of: top"}
    units = "".join(f"- {{id: {name}, kind: crew, called_by: x{more}}}\n" for name, more in crews.items())
    offices = "- {id: o, kind: office}\n- {id: x, kind: office}\n"
    (tmp_path / "org.yaml").write_text(
        f"orgtree: definition/1\ncharter: ./town.yaml\nunits:\n{offices}{units}", encoding="utf-8"
    )
    snapshot = orgtree.load(tmp_path / "org.yaml").snapshot
    above = [snapshot.ids[unit] if unit >= 0 else None for unit in placement(snapshot).forest.parent.tolist()]
    assert above == [None, None, "o", "x", None, "top"]


def test_a_further_place_along_one_hierarchy_is_one_that_stands_in_it(tmp_path: Path) -> None:
    """A desk by a team and near a site, which is in none, stands under the team alone; in the whole under both."""
    (tmp_path / "desks.yaml").write_text(
        "orgtree: charter/1\nname: desks\nkinds: {team: {}, site: {}, desk: {}}\nlinks:\n"
        "  part_of: {from: team, to: team, hierarchy: true}\n"
        "  by: {from: desk, to: team, nest: true}\n  near: {from: desk, to: site, nest: true}\n",
        encoding="utf-8",
    )
    rows = [{"id": "t", "kind": "team"}, {"id": "s", "kind": "site"}]
    graph = orgtree.from_rows(
        [*rows, {"id": "d", "kind": "desk", "by": "t", "near": "s"}], charter=str(tmp_path / "desks.yaml")
    ).snapshot
    for along, further in (("part_of", []), (None, [("d", "s")])):
        found = placement(graph, along=along)
        pairs = zip(*(part.tolist() for part in found.further), strict=True)
        assert [(graph.ids[unit], graph.ids[above]) for unit, above in pairs] == further
        assert graph.ids[found.parent(graph.index["d"])] == "t"
