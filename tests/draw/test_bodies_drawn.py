"""Bodies, links and hierarchies in pictures: what is drawn is what the charter and the definition say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import orgtree
from orgtree.api.drawing import scene_of, view_of
from orgtree.draw.links import groups_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.draw.view import View

    Make = Callable[[str, str], orgtree.Organisation]

EXAMPLES = Path(__file__).parents[2] / "examples"
REPOSITORIES = """
kinds: {org: {}, team: {}, repo: {}}
links:
  part_of: {hierarchy: true, nest: true, from: team, to: [org, team]}
  repo_of: {nest: true, from: repo, to: org, each: 1}
  grant: {title: may write, from: repo, to: team, fields: {level: {type: choice, of: [read, write]}}}
"""
PANELS = """
kinds: {panel: {body: {convener: called_by, seats: [seat]}}, holder: {}}
links:
  part_of: {title: belongs to, hierarchy: true, nest: true, from: panel, to: panel}
  called_by: {from: panel, to: panel}
  seat: {from: panel, to: holder, fields: {role: {type: choice, of: [chair, member]}}}
"""
COMMITTEE = """
- {id: h1, kind: holder, name: Holder}
- id: top
  kind: panel
  name: Top
  units: [{id: c, kind: panel, name: Committee, called_by: top, seat: [{to: h1, role: chair}]}, {id: d, kind: panel, name: Desk}]
"""
GRASSROOTS = """
orgtree: definition/1
charter: cpc-grassroots
units:
- {id: d, kind: district, name: District}
- {id: o, kind: local_committee, name: Committee, covers: d}
- {id: j, kind: joint_body, form: joint_conference, level: county, name: Conference, covers: d, PARTS}
- {id: b0, kind: branch, name: First}
- {id: b1, kind: branch, name: Second}
"""


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Return a reader of units under a small charter."""

    def read(charter: str, units: str) -> orgtree.Organisation:
        (tmp_path / "small.yaml").write_text(f"orgtree: charter/1\nname: small\n{charter}", encoding="utf-8")
        text = f"orgtree: definition/1\ncharter: ./small.yaml\nunits:\n{units}"
        (tmp_path / "org.yaml").write_text(text, encoding="utf-8")
        org = orgtree.load(tmp_path / "org.yaml")
        assert not org.check().findings
        return org

    return read


def tree(view: View) -> dict[str, str | None]:
    """Return the name of the unit above each unit of the tree."""
    above = [view.names[parent] if parent >= 0 else None for parent in view.parents]
    return {name: above[i] for i, name in enumerate(view.names) if view.is_placed(i)}


def said(org: orgtree.Organisation, **options: str) -> list[str]:
    """Return all texts of a picture."""
    scene = scene_of(org, **options)  # type: ignore[arg-type]
    return [*(label.text for label in scene.labels), *(" ".join(box.lines) for box in scene.boxes)]


def test_a_repository_is_not_convened_by_its_organisation(make: Make) -> None:
    """A link that nesting writes, one for each unit, says where the unit stands; all three units are drawn."""
    units = "- {id: o, kind: org, name: Org, units: [{id: t, kind: team, name: Team}, {id: r, kind: repo, name: Repo, grant: t}]}"
    org = make(REPOSITORIES, units)
    view = view_of(org)
    assert tree(view) == {"Org": None, "Team": "Org", "Repo": "Org"}
    assert not view.bodies
    assert not view.outside
    texts = said(org)
    assert not any("convened" in text or "convener" in text or "seat" in text for text in texts)
    assert "may write" in texts
    assert "may write: Repo → Team" in org.render("svg").decode()
    assert "part of, repo of" in texts


@pytest.mark.parametrize("links", ["grant: [b]", "grant: [b, a]", "grant: []"])
def test_a_unit_that_stands_alone_is_drawn_whatever_it_is_linked_to(make: Make, links: str) -> None:
    """A plain link does not take its ends out of the picture; a unit in no hierarchy is a root."""
    free = REPOSITORIES.replace("  repo_of: {nest: true, from: repo, to: org, each: 1}\n", "")
    units = f"""
- {{id: root, kind: team, name: Root, units: [{{id: a, kind: team, name: Child}}]}}
- {{id: b, kind: team, name: Alone}}
- {{id: r, kind: repo, name: Repo, {links}}}
"""
    org = make(free, units)
    assert tree(view_of(org)) == {"Root": None, "Child": "Root", "Alone": None, "Repo": None}
    assert view_of(org).left_out.hierarchies == {}


def test_a_committee_inside_a_hierarchy_is_a_body(make: Make) -> None:
    """It keeps its place in the tree; who convenes it and who sits on it is told from there."""
    org = make(PANELS, COMMITTEE)
    view = view_of(org)
    assert tree(view) == {"Top": None, "Committee": "Top", "Desk": "Top"}
    assert {view.names[unit] for unit in view.outside} == {"Holder"}
    (group,) = groups_of(view)
    assert (view.names[group.hub], group.is_body, group.at_foot, group.seats) == ("Committee", True, False, 1)
    assert [view.names[unit] for unit in group.conveners] == ["Top"]
    texts = said(org)
    assert "Committee: convened by Top; chair (1): Holder" in texts
    assert {"belongs to", "convener", "dashed: joint bodies, a line each"} <= set(texts)
    assert "convened by Top" in org.render("txt").decode()


def test_a_committee_inside_a_hierarchy_has_a_picture_of_its_own(make: Make) -> None:
    """In the middle the body, below it each part with its units; one that nobody takes part in has no such picture."""
    org = make(PANELS, COMMITTEE)
    assert list(view_of(org, view="body", root="c").names) == [
        "Committee", "convener (1)", "Top", "chair (1)", "Holder",
    ]  # fmt: skip
    assert "Seats in Committee" in said(org, view="body", root="c")
    with pytest.raises(orgtree.UsageError, match="'d' is no joint body, or has neither a convener nor seats"):
        view_of(org, view="body", root="d")
    with pytest.raises(orgtree.UsageError, match="'h1' is no joint body: its kind 'holder' has no body"):
        view_of(org, view="body", root="h1")
    around = view_of(org, view="neighbourhood", root="c")
    assert list(around.names) == ["Top", "Committee", "convener → (1)", "Top", "chair → (1)", "Holder"]


def test_a_part_of_a_picture_keeps_the_seats_of_its_bodies(make: Make) -> None:
    """Below a root, or down to a depth, a body still says who sits on it; a body that is not drawn says nothing."""
    org = make(PANELS, COMMITTEE)
    (group,) = groups_of(view_of(org, root="c"))
    assert (len(group.conveners), group.seats) == (1, 1)
    assert groups_of(view_of(org, depth=0)) == []
    assert tree(view_of(org, depth=0)) == {"Top": None}


@pytest.mark.parametrize(
    ("parts", "placed", "convened"),
    [
        ("convened_by: o, seat: [{to: b0, role: part_time_member}, {to: b1, role: part_time_member}]", {"Committee"}, 1),
        ("convened_by: o", {"Committee", "First", "Second"}, 1),
        ("seat: [{to: b0, role: part_time_member}, {to: b1, role: part_time_member}]", {"Committee"}, 0),
        ("seat: [{to: o, role: part_time_member}, {to: b0, role: member_unit}, {to: b1, role: member_unit}]",
         {"Committee", "First", "Second"}, 0),
        ("main_body_members: 5", {"Committee", "First", "Second"}, 0),
    ],
)  # fmt: skip
def test_a_joint_body_is_drawn_wherever_its_organisations_stand(parts: str, placed: set[str], convened: int) -> None:
    """Who only supplies a seat and stands alone is named and counted at the body, unless nothing else would be drawn."""
    org = orgtree.loads(GRASSROOTS.replace("PARTS", parts))
    view = view_of(org)
    assert set(tree(view)) == placed
    assert [view.names[unit] for unit in view.bodies] == ["Conference"]
    assert {view.names[unit] for unit in view.outside} == {"Committee", "First", "Second"} - placed
    (group,) = groups_of(view)
    assert (len(group.conveners), group.seats) == (convened, parts.count("role:"))
    assert view_of(org).left_out.hierarchies == {"area_in": 1}
    notes: list[orgtree.base.messages.Saying] = []
    org.render("txt", notes=notes)
    told = [str(note) for note in notes]
    assert told[0] == f"{len(placed) + 1} units"
    named = [f"{len(view.outside)} more are named at joint bodies, not drawn"] if view.outside else []
    assert told[1:-1] == named
    assert told[-1].startswith("not drawn, as they stand in another hierarchy: area in (1)")


def test_seats_that_are_not_stated_are_not_none() -> None:
    """A body that lists no seats may have some: no picture says that there are 0."""
    org = orgtree.loads(GRASSROOTS.replace("PARTS", "convened_by: o"))
    assert not any("席位" in text and "0" in text for text in said(org))
    assert not any("席位" in text and "0" in text for text in said(org, view="body", root="j"))


def test_a_body_at_the_foot_of_its_area_says_that_it_covers_it() -> None:
    """Where organisations are not drawn, the convener is named; the line to the area is not taken for a seat."""
    org = orgtree.loads(GRASSROOTS.replace("PARTS", "convened_by: o"))
    view = view_of(org, along="area_in", language="en")
    (group,) = groups_of(view)
    assert group.seats == 0
    assert group.by_role() == {"covers": [list(view.names).index("District")]}
    texts = said(org, along="area_in", language="en")
    assert "Conference convened by Committee" in texts
    assert "covers" in texts
    assert "member" not in texts


def test_the_legend_names_the_line_of_each_hierarchy() -> None:
    """An area lies in an area, a post is at an organisation: neither is subordinate."""
    org = orgtree.load(EXAMPLES / "nyingchi.yaml")
    assert "area in, located in" in said(org, along="area_in", language="en")
    assert "part of" in said(org, language="en")
    assert not any("subordination" in text for text in said(org, along="area_in", language="en"))


def test_resident_teams_are_no_bodies() -> None:
    """Gamba's 29 current teams stand in their villages; the picture of organisations counts them as left out."""
    org = orgtree.load(EXAMPLES / "gamba.yaml")
    graph = org.snapshot
    teams = {graph.ids[unit] for unit in graph.of_kinds(["resident_team"]).nonzero()[0].tolist()}
    assert len(teams) == 29
    view = view_of(org)
    assert not view.bodies
    assert teams.isdisjoint(view.ids)
    areas = view_of(org, along="area_in")
    assert teams <= set(areas.ids)
    assert view_of(org).left_out.hierarchies == {"area_in": len(areas)}
    with pytest.raises(orgtree.UsageError, match="needs the id of a joint body as its root; the definition has none"):
        view_of(org, view="body")


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_unit_in_force_is_drawn_or_counted(path: Path) -> None:
    """What a picture of the whole does not show is counted by the hierarchy that would bring it in."""
    org = orgtree.load(path)
    assert len(view_of(org)) + sum(view_of(org).left_out.hierarchies.values()) == int(org.snapshot.in_force.sum())


def test_the_first_hierarchy_of_the_charter_is_drawn() -> None:
    """Samzhubzê's four levels of organisations are the picture, though it has more areas."""
    org = orgtree.load(EXAMPLES / "samzhubze.yaml")
    kinds = {org[unit].kind for unit in view_of(org).ids}
    assert {"working_committee", "branch", "functional_branch", "party_group"} <= kinds
    assert kinds.isdisjoint({"community", "residential_quarter", "building"})


def test_the_next_hierarchy_is_drawn_where_the_first_is_empty(make: Make) -> None:
    """The order is the charter's, whichever has more units."""
    charter = """
chart: [lies_in, part_of]
kinds: {place: {}, office: {}}
links:
  part_of: {hierarchy: true, nest: true, from: office, to: office}
  lies_in: {hierarchy: true, nest: true, from: place, to: place}
"""
    offices = "- {id: a, kind: office, units: [{id: b, kind: office}]}"
    assert list(view_of(make(charter, offices)).ids) == ["a", "b"]
    org = make(charter, f"{offices}\n- {{id: p, kind: place}}")
    assert list(view_of(org).ids) == ["p"]
    assert view_of(org).left_out.hierarchies == {"part_of": 2}
    assert list(view_of(org, kinds=["office"]).ids) == ["a", "b"]


@pytest.mark.parametrize("form", ["svg", "dot", "mmd", "txt", "html"])
def test_without_links_no_form_has_any(make: Make, form: str) -> None:
    """No line, no list, no body that would only stand at its links; notes count those who are left out."""
    org = make(PANELS, COMMITTEE)
    notes: list[orgtree.base.messages.Saying] = []
    text = org.render(form, links="none", notes=notes).decode()
    assert "Committee" in text
    if form != "html":
        assert "Holder" not in text
        assert "1 more stand at links, which are not drawn" in map(str, notes)
    if form in ("dot", "mmd"):
        assert "dashed" not in text
        assert "-." not in text


def test_other_ways_to_draw_links_are_refused_where_nothing_is_laid_out(make: Make) -> None:
    """A flowchart has its own edges; only leaving them out holds for it."""
    org = make(PANELS, COMMITTEE)
    with pytest.raises(orgtree.UsageError, match="form mmd takes no links"):
        org.render("mmd", links="table")


def test_the_neighbourhood_of_an_area_shows_what_covers_it() -> None:
    """Also where nesting may write that link, and the committee stands in another hierarchy."""
    org = orgtree.loads("""
orgtree: definition/1
charter: cpc-grassroots
language: en
units:
- {id: s, kind: subdistrict, name: East, units: [{id: c, kind: community, name: Riverside}]}
- {id: top, kind: local_committee, name: Top}
- {id: gw, kind: working_committee, name: Committee, dispatched_by: top, covers: s}
""")
    view = view_of(org, view="neighbourhood", root="s", language="en")
    assert list(view.names) == ["East", "→ covers (1)", "Committee", "Units below (1)", "Riverside"]
    other = view_of(org, view="neighbourhood", root="gw", language="en")
    assert list(other.names) == ["Top", "Committee", "covers → (1)", "East"]
