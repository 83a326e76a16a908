"""What a picture has besides the units of its hierarchy and their names: nested kinds, fields and metrics."""

from __future__ import annotations

from pathlib import Path

import pytest
from chart_laws import Laws

import orgtree
from orgtree.api.drawing import scene_of, view_of

EXAMPLES = Path(__file__).parents[2] / "examples"
COMPANY = """
orgtree: definition/1
charter: company
title: Company
units:
- id: c
  kind: company
  name: Company
  units:
  - {id: d, kind: department, name: Making, headcount: 7.., cost_centre: CC-1}
  - {id: e, kind: department, name: Selling}
- id: boss
  kind: post
  name: Boss
  filled: true
  in_unit: c
  units:
  - {id: head, kind: post, name: Head, filled: false, in_unit: d}
  - {id: aide, kind: post, name: Aide, filled: true}
- {id: lone, kind: post, name: Lone, filled: true}
- {id: s, kind: site, name: Site}
"""


def parents(**options: object) -> dict[str, str | None]:
    """Return the id of what each unit in a box stands under."""
    view = view_of(orgtree.loads(COMPANY), language="en", **options)  # type: ignore[arg-type]
    return {
        id_: view.ids[view.parents[unit]] if view.parents[unit] >= 0 else None
        for unit, id_ in enumerate(view.ids)
        if view.is_placed(unit)
    }


def test_posts_stand_at_the_unit_whose_posts_they_are() -> None:
    """One that names no unit stands under the post that it reports to; one that is nested nowhere is counted."""
    found = parents(with_kinds=["post"])
    assert found == {"c": None, "boss": "c", "aide": "boss", "d": "c", "head": "d", "e": "c"}
    view = view_of(orgtree.loads(COMPANY), with_kinds=["post"])
    assert view.left_out.hierarchies == {"reports_to": 1, "lies_in": 1}
    assert len(view) + view.left_out.total == 8


def test_nested_kinds_come_along_with_a_root_and_with_chosen_kinds() -> None:
    """A title names a kind as well."""
    assert parents(root="d", with_kinds=["职位"]) == {"d": None, "head": "d"}
    assert parents(kinds=["department"], with_kinds=["post"]) == {
        "boss": None,
        "aide": "boss",
        "d": None,
        "head": "d",
        "e": None,
    }


def test_a_kind_that_is_nested_at_nothing_drawn_is_refused() -> None:
    """As is one that is not there, with the nearest, and the page, which shows the whole."""
    org = orgtree.loads(COMPANY)
    with pytest.raises(orgtree.UsageError, match="no unit of kind 'site' is nested at what is drawn"):
        view_of(org, with_kinds=["site"])
    with pytest.raises(orgtree.UsageError, match="did you mean 'post'"):
        view_of(org, with_kinds=["pst"])
    with pytest.raises(orgtree.UsageError, match=r"form html takes no with_kinds.*; a page has units of all kinds"):
        org.render("html", with_kinds=["post"])


def test_boxes_show_the_fields_and_metrics_that_are_asked_for() -> None:
    """By name or title, in the order in which they are asked for; what is not stated shows nothing, never 0."""
    org = orgtree.loads(COMPANY)
    view = view_of(org, show=["headcount,cost_centre", "kind"], language="en")
    said = {view.ids[unit]: lines for unit, lines in view.shown.items()}
    assert said["d"] == ("headcount: 7..", "cost centre: CC-1", "kind: department")
    assert said["e"] == ("kind: department",)
    measured = view_of(org, show=["空缺率"], language="en", root="d", with_kinds=["post"])
    assert {measured.ids[unit]: lines for unit, lines in measured.shown.items()}["d"] == ("vacancy: 100%",)


@pytest.mark.parametrize("form", ["svg", "dot", "mmd", "txt"])
@pytest.mark.parametrize("view", ["chart", "map"])
def test_every_form_shows_them(form: str, view: str) -> None:
    """Below the name, or behind it where a box has one line."""
    if view == "map" and form in ("mmd", "txt"):
        return
    text = orgtree.loads(COMPANY).render(form, view=view, show=["cost_centre"], language="en").decode()  # type: ignore[arg-type]
    assert "cost centre: CC-1" in text


def test_a_field_that_is_not_there_is_refused_with_the_nearest() -> None:
    """A page shows all fields of the chosen unit and so takes no choice."""
    org = orgtree.loads(COMPANY)
    with pytest.raises(
        orgtree.UsageError, match="no field or metric 'headcont' in charter 'company'; did you mean 'headcount'"
    ):
        view_of(org, show=["headcont"])
    with pytest.raises(orgtree.UsageError, match=r"form html takes no show.*; a page tells all fields"):
        org.render("html", show=["headcount"])


@pytest.mark.parametrize(
    "options",
    [
        {"with_kinds": ["post"]},
        {"show": ["headcount", "vacancy"]},
        {"show": ["id"], "with_kinds": ["post"], "bands": True},
    ],
)
def test_pictures_with_more_in_them_keep_their_laws(options: dict[str, object]) -> None:
    """Text fits its box, boxes lie apart, lines cross none."""
    laws = Laws(scene_of(orgtree.load(EXAMPLES / "company.yaml"), language="en", **options))  # type: ignore[arg-type]
    assert (laws.outside(), laws.overlaps(), laws.misfits(), laws.crossings()) == ([], [], [], [])
