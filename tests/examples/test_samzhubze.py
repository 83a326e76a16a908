"""Samzhubzê: organisations at four levels with a gap at each; posts filled, vacant and moved; call-and-respond."""

from __future__ import annotations

import itertools
from typing import Any

FIGURES = {
    "subdistrict_working_committee": "50% (1/2)",
    "community_organisation": "66.7% (2/3)",
    "quarter_branch": "75% (3/4)",
    "building_group": "80% (4/5)",
    "post_vacancy": "25% (1/4)",
    "filled_organisations": "100% (3/3)",
    "posts_adjusted": "12",
    "directors_made_secretaries": "3",
    "used_further": "11",
    "calls": "3",
}
GAPS = {
    "subdistrict_working_committee": ["s2"],
    "community_organisation": ["c3"],
    "quarter_branch": ["q4"],
    "building_group": ["b5"],
    "post_vacancy": ["c1-deputy"],
}


def test_figures_and_the_gap_at_each_level(example: Any) -> None:
    """One area of each level lacks an organisation, and one post is vacant."""
    samzhubze = example("samzhubze")
    assert samzhubze.figures(FIGURES) == FIGURES
    assert {name: samzhubze.table.gaps(name) for name in GAPS} == GAPS


def test_the_four_levels_are_a_chain(example: Any) -> None:
    """Working committee, branch, functional branch, group; each covers an area inside that of the one above."""
    groups = example("samzhubze").units("party_group")
    assert len(groups) == 4
    for group in groups:
        chain = [unit.kind for unit in [group, *group.ancestors]]
        assert chain == ["party_group", "functional_branch", "branch", "working_committee", *["local_committee"] * 2]
        areas = [to.unit for unit in [group, *group.ancestors] for to in unit.links("covers")]
        assert all(below.parent == above for below, above in itertools.pairwise(areas))


def test_adjusted_posts_are_those_of_the_city(example: Any) -> None:
    """12, 3 and 11 persons of Shigatse, not of one district; they are counted in 名."""
    org = example("samzhubze").org
    counts = ["posts_adjusted", "directors_made_secretaries", "used_further"]
    assert [int(org["shigatse-committee"][name]) for name in counts] == [12, 3, 11]
    assert not set(counts) & set(org["samzhubze-committee"].fields)
    titles = {
        name: (org.charter.fields[name].title.pick("zh"), org.charter.fields[name].unit.pick("zh")) for name in counts
    }
    assert titles["used_further"] == ("进一步使用的社区正职", "名")
    assert {unit for _, unit in titles.values()} == {"名"}


def test_an_organisation_without_a_filled_post_is_named_as_an_empty_shell(changed: Any) -> None:
    """The vacancy of its only post is enough."""
    filled = "{id: c2-secretary, kind: post, name: {zh: 书记, en: Secretary}, filled: true"
    shell = changed("samzhubze", (filled, filled.replace("true", "false")))
    assert shell.figures(["filled_organisations"]) == {"filled_organisations": "66.7% (2/3)"}
    assert shell.table.gaps("filled_organisations") == ["c2-branch"]


def test_departments_are_called_by_a_subdistrict_and_by_a_functional_branch(example: Any, targets: Any) -> None:
    """What calls lies in the area for which the department is competent."""
    samzhubze = example("samzhubze")
    calls = {unit.id: targets(unit, "may_call") for unit in samzhubze.org if targets(unit, "may_call")}
    assert calls == {"s1-committee": ["department-1", "department-2"], "q1-branch": ["department-1"]}
    for caller, departments in calls.items():
        (area,) = targets(samzhubze.org[caller], "covers")
        above = {unit.id for unit in samzhubze.org[area].ancestors}
        for department in departments:
            assert set(targets(samzhubze.org[department], "jurisdiction")) <= above
