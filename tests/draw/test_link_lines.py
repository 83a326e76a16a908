"""Links drawn as lines: what stands on them, how their ends and types are told apart, and when there are too many."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from chart_laws import Laws, make

import orgtree
from orgtree.draw.chart import chart
from orgtree.draw.links import choose_form, groups_of
from orgtree.draw.options import DrawOptions
from orgtree.draw.view import Link, LinkType, View
from orgtree.draw.writers.dot import write_pinned

if TYPE_CHECKING:
    from orgtree.base.messages import Saying
    from orgtree.draw.scene import Box, Point

LINES = DrawOptions(links="bus", legend=False)
TEAMS = [-1, 0, 1, 1, 1, 0, 5, 5, 5]
"""A root, two teams of three."""


def words(view: View) -> list[str]:
    """Return what stands on lines, level or upright."""
    laws = Laws(chart(view, LINES))
    upright = [label.text for label in laws.scene.labels if label.anchor == "up"]
    return [*(box.lines[0] for box in laws.words if box.lines), *upright]


def in_rows(link: Link) -> View:
    """Return six units that stand in rows of two, with a link."""
    view = make([-1, *[0] * 6], links=[link])
    return replace(view, looks=tuple(replace(look, layout="spread") for look in view.looks))


def the_line(view: View, **options: object) -> tuple[dict[int, Box], tuple[tuple[Point, ...], ...]]:
    """Return the boxes of units and the strokes of the only line."""
    laws = Laws(chart(view, replace(LINES, **options)))  # type: ignore[arg-type]
    (line,) = laws.links
    return {box.unit: box for box in laws.scene.boxes if box.unit >= 0}, line.parts


def ends(view: View) -> dict[int, str]:
    """Return the marks of the only line, by the unit at which each stands."""
    laws = Laws(chart(view, LINES))
    (line,) = laws.links
    boxes = {box.unit: box for box in laws.scene.boxes if box.unit in line.joins}
    return {
        unit: mark
        for unit, box in boxes.items()
        for x, y, mark in line.ends
        if box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height
    }


def test_a_line_says_its_matter_or_else_the_title_of_its_type() -> None:
    """What all links of a line say stands on it; where they differ, or say nothing, the title of their type does."""
    assert words(make(TEAMS, links=[Link(3, 2, 6, "budget")])) == ["budget"]
    assert words(make(TEAMS, links=[Link(3, 2, 6)])) == ["reports to"]
    assert words(make(TEAMS, links=[Link(3, 2, 6, "budget"), Link(3, 3, 6, "people")])) == ["reports to"]


def test_links_that_say_different_things_are_listed_by_a_letter() -> None:
    """A letter in the box that they share leads to a note with what each says."""
    scene = chart(make(TEAMS, links=[Link(3, 2, 6, "budget"), Link(3, 3, 6, "people")]), LINES)
    assert [box.unit for box in scene.boxes if box.unit >= 0 and box.badges] == [6]
    assert any("单位2 (budget), 单位3 (people)" in label.text for label in scene.labels)


def test_letters_begin_with_a_though_other_lines_have_none() -> None:
    """A line that says all is not counted, and a note has the letter that stands in its box."""
    links = [Link(3, 2, 1, "budget"), Link(3, 3, 6, "people"), Link(3, 4, 6, "rooms")]
    scene = chart(make(TEAMS, links=links), LINES)
    badges = [(box.unit, badge.text) for box in scene.boxes for badge in box.badges]
    assert badges == [(6, "A"), (-1, "A")]


def test_where_there_is_no_room_for_words_a_letter_stands() -> None:
    """Between two units of one column that are no neighbours a line runs upright only."""
    scene = chart(make([-1, 0, 0, 0, 0, 0], links=[Link(3, 1, 4)]), DrawOptions(links="bus", max_columns=1))
    assert Laws(scene).words == []
    assert [box.unit for box in scene.boxes if box.unit >= 0 and box.badges] == [1]


def test_on_a_line_that_runs_upright_words_read_upwards() -> None:
    """They stand on its longest stroke, in room that was kept for them, and no letter is needed."""
    scene = chart(make([-1, *[0] * 9], links=[Link(3, 1, 9)]), DrawOptions(links="bus", max_columns=1))
    (word,) = [label for label in scene.labels if label.anchor == "up"]
    (paper,) = Laws(scene).words
    assert word.text == "reports to"
    assert paper.x <= word.x <= paper.x + paper.width
    assert not any(box.badges for box in scene.boxes)
    assert Laws(scene).near_misses() == []


def test_a_line_between_two_columns_runs_between_them() -> None:
    """It leaves the left one at the right and enters the right one at the left, below what both stand under."""
    boxes, parts = the_line(make(TEAMS, links=[Link(3, 4, 5)]))
    xs, ys = zip(*(point for part in parts for point in part), strict=True)
    assert min(xs) == boxes[4].x + boxes[4].width
    assert max(xs) == boxes[5].x
    assert min(ys) > boxes[5].y


def test_units_of_equal_height_under_two_others_are_joined_straight() -> None:
    """Nothing stands between the second of one team and the second of the next."""
    boxes, parts = the_line(make(TEAMS, links=[Link(3, 3, 7)]))
    assert boxes[3].y == boxes[7].y
    (((x0, y0), (x1, y1)),) = parts
    assert (x0, x1, y0) == (boxes[3].x + boxes[3].width, boxes[7].x, y1)


def test_a_line_inside_a_column_runs_at_its_right_where_another_stands() -> None:
    """There it crosses no line of subordination."""
    boxes, parts = the_line(make([-1, 0, 1, 1, 1, 1, 0, 6, 6, 6, 6], links=[Link(3, 2, 5)]))
    assert min(x for part in parts for x, _ in part) == boxes[2].x + boxes[2].width


def test_a_line_between_two_rows_runs_between_them() -> None:
    """It goes down from a unit without others under it, and turns only above the next row."""
    boxes, parts = the_line(in_rows(Link(3, 1, 4)), max_columns=2)
    assert boxes[1].y + boxes[1].height < boxes[4].y
    assert boxes[1].y + boxes[1].height == min(y for part in parts for _, y in part)


def test_units_of_which_one_stands_below_the_other_in_the_next_row_are_joined_straight() -> None:
    """The line crosses the line of subordination between the rows."""
    boxes, parts = the_line(in_rows(Link(3, 2, 4)), max_columns=2)
    (((x0, y0), (x1, y1)),) = parts
    assert x0 == x1
    assert (y0, y1) == (boxes[2].y + boxes[2].height, boxes[4].y)


def test_an_arrow_shows_where_a_link_leads_to() -> None:
    """The source has a dot; of links without direction both ends have."""
    assert ends(make(TEAMS, links=[Link(3, 2, 6)])) == {2: "dot", 6: "arrow"}
    assert ends(make(TEAMS, links=[Link(3, 6, 2)])) == {6: "dot", 2: "arrow"}
    assert ends(make(TEAMS, links=[Link(4, 2, 6)])) == {2: "dot", 6: "dot"}
    assert "shape=triangle" in write_pinned(chart(make(TEAMS, links=[Link(3, 2, 6)]), LINES))


def test_links_of_one_type_that_share_an_end_share_a_line() -> None:
    """Three units report to one: one line with four ends."""
    laws = Laws(chart(make(TEAMS, links=[Link(3, unit, 7) for unit in (2, 3, 4)]), LINES))
    (line,) = laws.links
    assert sorted(line.joins) == [2, 3, 4, 7]
    assert len(line.ends) == 4


def test_every_type_of_links_has_a_look_of_its_own() -> None:
    """Thirteen types differ in colour or in dashes."""
    types = [LinkType(f"t{at}") for at in range(13)]
    links = [Link(at, 2, 6) for at in range(13)]
    view = View(list("abcdefghi"), list("abcdefghi"), [0] * 9, TEAMS, make(TEAMS).looks, link_types=types, links=links)
    assert len({(group.colour, group.dash) for group in groups_of(view)}) == 13


def test_as_many_lines_as_one_can_follow_are_drawn_unasked() -> None:
    """Ten lines are; with the eleventh units have letters."""
    parents = [-1, *[0] * 24]
    for count, form in ((10, "bus"), (11, "marks")):
        view = make(parents, links=[Link(3, 2 * at + 1, 2 * at + 2) for at in range(count)])
        assert choose_form(groups_of(view), "auto") == form


def test_who_asks_for_more_lines_than_one_can_follow_is_told() -> None:
    """The lines are drawn as asked, and a note names what is easier to read."""
    heads = "".join(f"- {{id: h{at}, kind: post, name: Head {at}, filled: true}}\n" for at in range(12))
    links = "".join(
        f"- {{id: e{at}, kind: post, name: Expert {at}, filled: true, dotted_to: {{to: h{at}}}}}\n" for at in range(12)
    )
    org = orgtree.loads(f"orgtree: definition/1\ncharter: company\ntitle: Posts\nunits:\n{heads}{links}")
    notes: list[Saying] = []
    org.render("svg", links="bus", notes=notes)
    assert any("12" in str(note) and "--links marks" in str(note) for note in notes)
    quiet: list[Saying] = []
    org.render("svg", notes=quiet)
    assert not any("--links marks" in str(note) for note in quiet)


@pytest.mark.parametrize("seed", [1, 2])
def test_lines_of_hundreds_of_links_keep_the_laws(seed: int) -> None:
    """A hundred links between a hundred units: no line through a box, on another, or beside a box."""
    parents = [-1]
    for team in range(9):
        parents += [0, *[1 + team * 11] * 10]
    pairs = [(1 + at * 7 * seed % 99, 1 + at * 31 % 99) for at in range(100)]
    view = make(parents, links=[Link(at % 3 + 2, a, b) for at, (a, b) in enumerate(pairs) if a != b])
    laws = Laws(chart(view, LINES))
    assert laws.crossings() == []
    assert laws.near_misses() == []
    assert laws.doubled() == []
