"""Every count on a page is about what its root holds: drawn, folded, or left out, which is said with its reason."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import orgtree
from orgtree.api.page_data import page_data
from orgtree.api.page_part import part_of

if TYPE_CHECKING:
    from page_screen import Show

    from orgtree.api.organisation import Organisation
    from orgtree.draw.page import PageData

EXAMPLES = Path(__file__).parents[2] / "examples"

MILL = """
orgtree: definition/1
charter: company
title: Mill
units:
- id: mill
  kind: company
  name: Mill
  units:
  - id: cut
    kind: division
    name: Cutting
    units:
    - {id: c1, kind: team, name: Saw, headcount: 7, note: old}
    - {id: c2, kind: team, name: Plane, headcount: 5}
  - id: sell
    kind: division
    name: Selling
    units:
    - {id: s1, kind: team, name: Shop, headcount: 30}
"""


def _data(text: str = MILL, **options: Any) -> PageData:
    organisation = orgtree.loads(text)
    return page_data(organisation, part_of(organisation.snapshot, **options))


def _counts(data: PageData) -> dict[str, int | None]:
    return {kind.name: kind.count for kind in data.kinds}


def test_a_page_of_a_part_measures_that_part() -> None:
    """Figures and gaps are those of `cover --under`, and kinds count what stands there, the root itself included."""
    organisation = orgtree.loads(MILL)
    data = _data(root="cut")
    assert _counts(data) == {"division": 1, "team": 2}
    told = {metric.name: metric for metric in data.metrics}
    assert told["headcount"].overall == {"en": "12 persons", "zh": "12 人"}
    assert (told["units_with_site"].overall, told["units_with_site"].gaps) == ({"en": "0% (0/2)", "zh": "0%（0/2）"}, 2)
    for figure in organisation.coverage(under="cut").figures:
        if figure.group is None and figure.metric.name in told:
            assert figure.show() in str(told[figure.metric.name].overall)


@pytest.mark.parametrize(
    ("options", "held", "left_out"),
    [
        ({}, {"mill", "cut", "c1", "c2", "sell", "s1"}, {}),
        ({"depth": 1}, {"mill", "cut", "sell"}, {"depth": 3}),
        ({"kinds": ["team"]}, {"c1", "c2", "s1"}, {"kinds": 3}),
        ({"where": "headcount: 6..10"}, {"mill", "cut", "c1"}, {"where": 3}),
        ({"where": "headcount: 6..10", "depth": 1}, {"mill", "cut"}, {"where": 3, "depth": 1}),
        ({"root": "cut", "depth": 0}, {"cut"}, {"depth": 2}),
        ({"along": "*"}, {"mill", "cut", "c1", "c2", "sell", "s1"}, {}),
    ],
)
def test_what_is_left_out_is_counted_with_its_reason(
    options: dict[str, Any], held: set[str], left_out: dict[str, int]
) -> None:
    """What is on the page and what is left out are together all that stands under the root."""
    data = _data(**options)
    assert set(data.ids) == held
    assert data.left_out == left_out
    assert sum(count or 0 for count in _counts(data).values()) == len(held) + sum(left_out.values())


def test_another_hierarchy_is_a_reason_too() -> None:
    """On a page along one hierarchy the units of the others are counted as left out."""
    text = """
orgtree: definition/1
charter: cpc-grassroots
units:
- {id: d, kind: district, name: d, units: [{id: s, kind: subdistrict, name: s}]}
- {id: p, kind: local_committee, name: p, covers: d, units: [{id: w, kind: working_committee, name: w, covers: s}]}
"""
    data = _data(text, along="area_in")
    assert set(data.ids) == {"d", "s"}
    assert data.left_out == {"along": 2}
    assert sum(count or 0 for count in _counts(data).values()) == 4


def test_what_lies_in_an_area_belongs_to_it() -> None:
    """Under an area is what `cover --under` measures there: bodies that cover it are counted, on the page or left out."""
    text = """
orgtree: definition/1
charter: cpc-grassroots
units:
- {id: d, kind: district, name: d, units: [{id: s, kind: subdistrict, name: s}]}
- {id: p, kind: local_committee, name: p, covers: d, units: [{id: w, kind: working_committee, name: w, covers: s}]}
"""
    data = _data(text, root="s")
    under = list(orgtree.loads(text).units(under="s"))
    assert [unit.id for unit in under] == ["s", "w"]
    assert set(data.ids) <= {unit.id for unit in under}
    assert (
        sum(count or 0 for count in _counts(data).values()) == len(under) == len(data.ids) + sum(data.left_out.values())
    )


def test_what_is_left_out_is_counted_at_the_nearest_unit_above() -> None:
    """A unit without its teams knows how many there are; what stands under no unit of the page is counted for the whole."""
    data = _data(depth=1)
    assert dict(zip(data.ids, data.left_under, strict=True)) == {"mill": 0, "cut": 2, "sell": 1}
    assert not any(_data(kinds=["team"]).left_under)


def test_findings_are_those_of_the_part() -> None:
    """A part has no findings of the whole, and those of units that are left out are counted."""
    text = MILL.replace("headcount: 7,", "headcount: 7, retired_on: x,")
    whole = _data(text)
    assert len(whole.findings) > 0
    assert {whole.ids[found.unit] for found in whole.findings if found.unit >= 0} == {"c1"}
    assert _data(text, root="sell").findings == []
    cut = _data(text, root="cut", depth=0)
    assert (cut.findings, cut.findings_left_out) == ([], sum(found.unit >= 0 for found in whole.findings))


def test_a_page_says_what_it_is_a_part_of() -> None:
    """Its title names the root behind the organisation, as a picture's title does."""
    assert _data(root="cut").title == {"en": "Mill · Cutting"}
    assert _data().title == {"en": "Mill"}


def _panel(show: Show, organisation: Organisation, hash_: str = "", **options: Any) -> list[str]:
    return show(organisation.render("html", language="en", **options), hash_).panel().splitlines()


@pytest.mark.parametrize("level", ["0", "9"])
def test_the_panel_counts_the_same_opened_and_folded(show: Show, level: str) -> None:
    """Units stand beside the headcount of the same units, however much of them is open."""
    text = _panel(show, orgtree.loads(MILL), f"#level={level}&lang=en", root="cut")
    assert "Units · 3" in text
    assert text[text.index("headcount") + 1] == "12 persons"
    assert not [line for line in text if "Left out" in line or "left out" in line]


def test_the_panel_says_what_is_left_out_and_by_what(show: Show) -> None:
    """The whole and a single unit count what is not on the page, and the option that leaves it out is named."""
    organisation = orgtree.loads(MILL)
    text = _panel(show, organisation, depth=1)
    assert "Units · 6" in text
    assert text[text.index("On this page") + 1] == "3"
    assert text[text.index("Left out: deeper levels (--depth)") + 1] == "3"
    assert any("3 gaps" in line for line in text)
    text = _panel(show, organisation, "#unit=cut&lang=en", depth=1)
    assert "Units below · 2" in text
    assert "2 of them are left out of this page" in text


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_counts_agree_on_every_example(path: Path) -> None:
    """Held and left out are all there is, for the whole and for a unit in the middle, at any depth."""
    organisation = orgtree.load(path)
    graph = organisation.snapshot
    every = part_of(graph)
    assert sorted(every.every) == sorted(graph.in_force.nonzero()[0].tolist())
    inner = next(unit for at, unit in enumerate(every.units) if every.parent[at] >= 0)
    for root in (None, graph.ids[inner]):
        whole = part_of(graph, root=root)
        for depth in (0, 1, 3):
            part = part_of(graph, root=root, depth=depth)
            assert {graph.ids[unit] for unit in part.every} == {unit.id for unit in organisation.units(under=root)}
            assert len(part.units) + sum(part.left_out.values()) == len(part.every)
            assert sum(part.left_under) == len(whole.units) - len(part.units)
