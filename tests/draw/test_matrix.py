"""The matrix: bodies by those who have seats on them, or units by what they are linked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from chart_laws import Laws

import orgtree
from orgtree.api.drawing import matrix_of, scene_of
from orgtree.draw.matrix import marks_of
from orgtree.draw.options import DrawOptions, Paper
from orgtree.draw.picture_options import PictureOptions

if TYPE_CHECKING:
    from orgtree.draw.matrix import Matrix

TOWN = """
orgtree: definition/1
charter: cpc-grassroots
title: Town
units:
- {id: s, kind: subdistrict, name: Street}
- {id: c, kind: community, name: Lane, area_in: s}
- id: o
  kind: working_committee
  name: Committee
  covers: s
  units: [{id: b0, kind: branch, name: First}, {id: b1, kind: branch, name: Second}, {id: g, kind: general_branch, name: General}]
- id: j
  kind: joint_body
  form: extended_working_committee
  level: subdistrict
  name: Street body
  covers: s
  convened_by: o
  seat: [{to: b0, role: part_time_member}, {to: g, role: part_time_deputy_secretary}]
- id: k
  kind: joint_body
  form: extended_working_committee
  level: community
  name: Lane body
  covers: c
  convened_by: o
  seat: [{to: b0, role: part_time_deputy_secretary}, {to: b0, role: part_time_member}, {to: b1, role: part_time_member}]
"""
LINKED = """
orgtree: definition/1
charter: company
title: Posts
units:
- {id: a, kind: post, name: Head, filled: true}
- {id: b, kind: post, name: Expert, filled: true, dotted_to: {to: a, matter: functional}}
"""


def matrix(text: str = TOWN, **chosen: object) -> Matrix:
    """Return the matrix of a definition."""
    return matrix_of(orgtree.loads(text), PictureOptions(view="matrix", language="en", **chosen))  # type: ignore[arg-type]


def many(bodies: int, suppliers: int) -> str:
    """Return a town in which every body has a seat of every supplier, and one of a branch of its own."""
    lines = ["orgtree: definition/1", "charter: cpc-grassroots", "title: Many", "units:"]
    lines += [f"- {{id: u{i}, kind: branch, name: Supplier {i}}}" for i in range(suppliers)]
    lines += [f"- {{id: own{i}, kind: general_branch, name: Own {i}}}" for i in range(bodies)]
    for i in range(bodies):
        seats = ", ".join(
            f"{{to: {unit}, role: part_time_member}}" for unit in [*(f"u{k}" for k in range(suppliers)), f"own{i}"]
        )
        lines.append(
            f"- {{id: j{i}, kind: joint_body, form: joint_conference, level: county, name: Body {i}, seat: [{seats}]}}"
        )
    return "\n".join(lines)


def test_rows_are_bodies_and_columns_are_those_who_have_seats_by_kind() -> None:
    """Each row says who convenes the body; units of a kind stand beside each other; cells tell roles, edges count."""
    view = matrix()
    assert [(row.name, row.note) for row in view.rows] == [
        ("Street body", "convened by Committee"), ("Lane body", "convened by Committee"),
    ]  # fmt: skip
    assert [column.name for column in view.columns] in (["General", "First", "Second"], ["First", "Second", "General"])
    at = {column.name: place for place, column in enumerate(view.columns)}
    roles = {
        (row, name): {view.roles[role]: count for role, count in view.cells.get((row, place), {}).items()}
        for row in (0, 1)
        for name, place in at.items()
    }
    member, deputy = "part-time member", "part-time deputy secretary"
    assert roles == {
        (0, "First"): {member: 1}, (0, "Second"): {}, (0, "General"): {deputy: 1},
        (1, "First"): {deputy: 1, member: 1}, (1, "Second"): {member: 1}, (1, "General"): {},
    }  # fmt: skip
    assert view.row_counts() == [2, 3]
    assert [view.column_counts()[at[name]] for name in ("First", "Second", "General")] == [3, 1, 1]


def test_the_picture_has_each_cell_once_and_keeps_the_laws() -> None:
    """Marks in the cells are those of the legend; nothing overlaps, nothing leaves the picture."""
    scene = scene_of(orgtree.loads(TOWN), view="matrix", language="en")
    cells = sorted(box.lines[0] for box in scene.boxes if box.tip)
    assert cells == sorted(["M", "D", "MD", "M"]) or cells == sorted(["M", "D", "DM", "M"])
    assert {box.tip for box in scene.boxes} >= {"Lane body – Second: part-time member (1)"}
    laws = Laws(scene)
    assert laws.overlaps() == []
    assert laws.misfits() == []
    assert laws.crossings() == []
    assert laws.outside() == []


@pytest.mark.parametrize("chosen", [{"root": "k"}, {"where": "level: community"}])
def test_rows_can_be_chosen(chosen: dict[str, str]) -> None:
    """By a root or a condition; what the chosen rows are not linked to has no column."""
    view = matrix(**chosen)
    assert [row.id for row in view.rows] == ["k"]
    assert {column.id for column in view.columns} == {"b0", "b1"}


def test_without_bodies_the_other_links_are_shown() -> None:
    """From the unit that states a link to the one that it leads to; without any link there is no matrix."""
    view = matrix(LINKED)
    assert [(row.id, column.id) for row in view.rows for column in view.columns] == [("b", "a")]
    assert view.roles == ("functional",)
    with pytest.raises(orgtree.UsageError, match="no matrix to draw"):
        matrix(LINKED, where="kind: team")


def test_many_units_with_one_row_each_share_a_column_of_their_kind() -> None:
    """Beyond sixty columns: what many rows are linked to keeps a column of its own, and the picture says so."""
    view = matrix(many(58, 4))
    assert [column.id for column in view.columns if column.id] == ["u0", "u1", "u2", "u3"]
    (shared,) = [column for column in view.columns if not column.id]
    assert shared.name == "general Party branch (58)"
    assert view.column_counts()[view.columns.index(shared)] == 58
    assert any("share a column" in remark for remark in view.remarks)


def test_a_large_matrix_takes_several_sheets_at_a_readable_size() -> None:
    """Every row meets every column on exactly one sheet; each sheet fits its paper at six points, with its heads."""
    view = matrix(many(45, 10))
    options = DrawOptions(paper=Paper.named("A4"), min_text=6.0)
    sheets = view.sheets(options)
    assert len(sheets) > 1
    tips = [box.tip for scene, _ in sheets for box in scene.boxes if box.tip]
    assert len(tips) == len(set(tips)) == sum(view.row_counts())
    wide, high = Paper.named("A4").inner
    for number, (scene, title) in enumerate(sheets, 1):
        assert f"{number} / {len(sheets)}" in title
        assert scene.smallest_text * min(wide / scene.width, high / scene.height) >= 6.0 - 1e-6
        assert Laws(scene).outside() == []
    assert len(view.sheets(DrawOptions(paper=Paper.named("A0")))) == 1


def test_marks_are_short_and_differ() -> None:
    """Behind what all roles begin with; more letters or a number where the first ones are the same."""
    assert marks_of(["part-time member", "part-time monitor", "part-time m"]) == ("M", "Mo", "3")
    assert marks_of([]) == ()
