"""Parts of an organisation, joint bodies in the centre, and two states compared."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from chart_laws import Laws, make

from orgtree.base.errors import UsageError
from orgtree.draw import palette, select
from orgtree.draw.body import body_view
from orgtree.draw.chart import chart
from orgtree.draw.draw import render
from orgtree.draw.links import choose_form, groups_of, letter
from orgtree.draw.neighbourhood import neighbourhood
from orgtree.draw.options import DrawOptions, Paper
from orgtree.draw.scene import Box, Style
from orgtree.draw.text_metrics import width
from orgtree.draw.view import Link, LinkType, View
from orgtree.draw.wrap import wrap
from orgtree.draw.writers import svg


def test_a_subtree_keeps_its_units_and_their_bodies(council: View) -> None:
    """What stands under a unit is drawn, with joint bodies that it has a link with and all their seats."""
    part = select.under(council, 2)
    assert [part.names[i] for i in part.roots] == ["乙支部"]
    assert {part.names[i] for i in part.bodies} == {"大工委"}
    assert {part.names[i] for i in part.outside} == {"甲支部", "丙支部"}
    assert len(part.links) == 3


def test_a_depth_limit_counts_what_it_hides() -> None:
    """Hidden units are counted at the unit above them."""
    part = select.limit(make([-1, 0, 1, 2, 0]), 1)
    assert list(part.ids) == ["u0", "u1", "u4"]
    assert part.hidden == {1: 2}
    assert "+2" in render(part, "txt").decode()


def test_a_unit_left_out_hands_its_children_on() -> None:
    """With a level passed over, the next stands under the nearest one above."""
    part = select.keep(make([-1, 0, 1]), [0, 2])
    assert list(part.parents) == [-1, 0]


def test_the_neighbourhood_of_a_unit(council: View) -> None:
    """The way up and what stands right under it, siblings only counted; in columns what it is linked to."""
    alone = neighbourhood(make([-1, 0, 0, 0, 2, 4]), 2)
    assert (list(alone.ids), alone.hidden) == (["u0", "u2", "u2#2", "u4"], {0: 2, 1: 1})
    part = neighbourhood(council, 2)
    assert list(part.names) == ["区委", "乙支部", "→ 兼职委员（1）", "大工委"]
    assert list(part.parents) == [-1, 0, 1, 2]
    assert part.names[part.focus] == "乙支部"


def test_a_neighbourhood_has_a_column_for_each_type_and_direction_of_links() -> None:
    """An arrow says whence a link leads; columns stand beside each other, each below the unit in the middle."""
    types = [LinkType("covers", "covers"), LinkType("twin", "twin of", symmetric=True)]
    links = [Link(0, 1, 2), Link(0, 3, 1), Link(0, 4, 1), Link(1, 1, 4)]
    view = neighbourhood(replace(make([-1, 0, 0, 0, 0]), language="en", link_types=types, links=links), 1)
    heads = [name for name, parent in zip(view.names, view.parents, strict=True) if parent == 1]
    assert heads == ["covers → (1)", "→ covers (2)", "twin of (1)"]
    scene = chart(view)
    boxes = {box.unit: box for box in scene.boxes}
    columns = [unit for unit, parent in enumerate(view.parents) if parent == 1]
    assert len({boxes[unit].y for unit in columns}) == 1
    assert all(boxes[unit].y > boxes[1].y for unit in columns)


def test_the_form_of_links_follows_their_number(council: View) -> None:
    """Lines for a few, letters for more, a table for very many; a wish is obeyed."""
    assert choose_form(groups_of(council), "auto") == "bus"
    many = make([-1, *[0] * 80], links=[Link(2, 0, i) for i in range(1, 81)])
    assert choose_form(groups_of(many), "auto") == "marks"
    assert choose_form(groups_of(many), "table") == "table"
    assert letter(701) == "ZZ"


def test_a_unit_of_many_bodies_has_no_row_of_letters() -> None:
    """With more than eight letters in a box the links go into a table, whose letters each stand in one box."""
    links = [Link(0, body, unit, "成员") for body in range(4, 13) for unit in (1, 2)] + [
        Link(1, body, 0) for body in range(4, 9)
    ]
    view = make([-1, 0, 0, 0, *[-1] * 9], kinds=[0, 1, 1, 1, *[5] * 9], links=links, bodies=frozenset(range(4, 13)))
    assert choose_form(groups_of(view), "auto") == "table"
    scene = chart(view)
    badges = sorted(badge.text for box in scene.boxes for badge in box.badges)
    letters = sorted(label.text for label in scene.labels if label.bold and len(label.text) == 1)
    assert badges == letters == list("ABCDEFGHI")


def test_links_of_one_type_look_alike_and_read_on_white() -> None:
    """A look for each type, whoever has the links; a pale colour of a charter is made darker."""
    view = make([-1, 0, 0, 0], links=[Link(2, 1, 2), Link(2, 3, 0), Link(2, 1, 0)])
    pale = replace(view, link_types=(*view.link_types[:2], replace(view.link_types[2], colour="#ffd54f")))
    assert len({(group.colour, group.dash) for group in groups_of(view)}) == 1
    assert {group.colour for group in groups_of(pale)} == {"#87712a"}


@pytest.mark.parametrize("form", ["bus", "marks", "table"])
def test_seats_are_told_from_subordination_in_every_form(form: str, council: View) -> None:
    """The legend says which form was chosen; each body and its roles can be read."""
    text = render(council, "svg", DrawOptions(links=form)).decode()  # type: ignore[arg-type]
    assert {"bus": "虚线", "marks": "字母", "table": "见表"}[form] in text
    assert "大工委" in text


@pytest.mark.parametrize("form", ["bus", "marks", "table"])
def test_links_are_told_with_the_signs_of_the_language(form: str, council: View) -> None:
    """Beside Chinese words stand full-width colons and brackets, and an enumeration comma between names."""
    text = render(council, "svg", DrawOptions(links=form)).decode()  # type: ignore[arg-type]
    said = re.findall(r">([^<>]*[\u4e00-\u9fff][^<>]*)<", text)
    assert [part for part in said if re.search(r"[\u4e00-\u9fff] ?[,:;()]", part)] == []
    english = render(replace(council, language="en"), "svg", DrawOptions(links="table")).decode()
    assert "、" not in english


def test_a_body_stands_in_the_centre_of_its_own_picture(council: View) -> None:
    """The convener, each role with its seats, and once for all of a role where the suppliers stand, small and grey."""
    view = body_view(council, 4)
    assert list(view.names) == ["大工委", "召集单位（1）", "甲支部", "兼职委员（2）", "乙支部", "丙支部"]
    assert dict(view.shown) == {2: ("‹ 区委",), 3: ("‹ 区委",)}  # alone in its place it says so itself
    assert [view.names[parent] for parent in view.parents[3:]] == ["大工委", "兼职委员（2）", "兼职委员（2）"]
    scene = chart(view)
    place = next(box for box in scene.boxes if box.unit == 3)
    assert (place.lines, place.notes) == (("兼职委员（2）",), ("‹ 区委",))
    assert re.search(r'<text class="n m[^>]*>‹ 区委<', svg.write(scene))
    assert f".n.m{{fill:{palette.MUTED}}}" in svg.write(scene)
    with pytest.raises(UsageError, match="no joint body"):
        body_view(council, 1)


def test_suppliers_of_several_places_stand_under_a_box_that_says_the_place() -> None:
    """It is small and grey, as what is above in the picture of a body is everywhere, and says nothing of its own."""
    seats = [Link(0, 6, unit, "委员") for unit in (2, 3, 5)]
    kinds = [0, 1, 3, 3, 1, 3, 5]
    view = body_view(make([-1, 0, 1, 1, 0, 4, -1], kinds=kinds, links=seats, bodies=frozenset({6})), 6)
    assert [view.names[unit] for unit in range(2, len(view))] == ["‹ 单位1 ‹ 单位0", "单位2", "单位3", "单位5"]
    assert [view.names[parent] for parent in view.parents[3:5]] == ["‹ 单位1 ‹ 单位0"] * 2
    scene = chart(view)
    place = next(box for box in scene.boxes if box.unit == 2)
    assert (place.lines, place.notes) == ((), ("‹ 单位1 ‹ 单位0",))
    assert scene.styles[place.style].text == palette.MUTED
    assert scene.styles[place.style].line != "none"  # lines of the tree end at what is seen
    assert f".k-above-t{{fill:{palette.lighten(palette.MUTED)}}}" in svg.write(scene, dark="yes")


def test_notes_are_muted_only_where_they_are_read() -> None:
    """On a pale box; on a strong one they have the colour of the name."""
    assert palette.note_on("#ffffff", palette.INK) == palette.MUTED
    for fill in ("#7fb3e6", "#2b6cb0", "none"):
        text = palette.text_on(fill) if fill != "none" else palette.INK
        assert palette.note_on(fill, text) == text
    look, plain = Style("k", "#ffffff", "#000000", palette.INK), Box(0, 0, 9, 9, (), 10, 0, notes=("n",))
    assert svg.note_colour(plain, look) == palette.MUTED
    assert svg.note_colour(replace(plain, gap=True), look) == palette.INK  # hatched


def test_one_kind_stands_on_one_level() -> None:
    """With bands, units of a kind share their upper edge even under parents of different depth."""
    view = make([-1, 0, 1, 0, 2], kinds=[0, 1, 2, 2, 3])
    scene = chart(view, DrawOptions(bands=True))
    tops = {box.unit: box.y for box in scene.boxes}
    assert tops[2] == pytest.approx(tops[3])
    assert any(label.text == "社区" for label in scene.labels)
    assert Laws(scene).crossings() == []


def test_dates_stay_whole_and_so_do_periods_that_have_room() -> None:
    """A line ends behind the dots of a period only where the whole has no room."""
    period = "valid: 2025-12-01..2026-12-01 → 2025-12..2027"
    assert wrap(period, 15) == ("valid:", "2025-12-01..2026-12-01", "→ 2025-12..2027")
    assert wrap(period, 8) == ("valid:", "2025-12-01..", "2026-12-01 →", "2025-12..2027")
    assert wrap("a well-known-name", 6) == ("a well-", "known-", "name")


def test_names_wrap_where_they_may() -> None:
    """No line begins with a closing mark or ends with an opening one; a long word is broken."""
    lines = wrap("委员会（第一工作组）、办公室，以及其他单位", 6)
    assert not any(line[0] in "）、，" or line[-1] == "（" for line in lines)
    assert all(width(line) <= 5 for line in wrap("Supercalifragilistic", 5))


def test_paper_is_named_or_measured() -> None:
    """Names, millimetres, and an error for anything else."""
    assert round(Paper.named("A4", portrait=True).width) == 595
    with pytest.raises(UsageError, match="420x297"):
        Paper.named("letterish")
