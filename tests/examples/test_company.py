"""A synthetic company: solid and dotted lines, posts, vacancies and the span of control."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orgtree
from orgtree.api.measuring import target_findings

FIGURES = {
    "posts": "17",
    "vacancy": "11.8% (2/17)",
    "heads_filled": "91.7% (11/12)",
    "span": "2.29 (16/7)",
    "span_in_band": "42.9% (3/7)",
    "spans_of_three_or_more": "42.9% (3/7)",
    "spans_of_eight_or_fewer": "100% (7/7)",
    "full_time": "16.5",
    "dotted_lines": "3",
    "headcount": "69",
    "units_with_site": "83.3% (5/6)",
}
GAPS = {
    "vacancy": ["logistics-head", "accountant"],
    "heads_filled": ["logistics"],
    "span": ["logistics-head", "cco", "cfo", "controller"],
    "span_in_band": ["logistics-head", "cco", "cfo", "controller"],
    "units_with_site": ["support"],
}


def test_figures_and_gaps(example: Any) -> None:
    """Vacant posts, units without a head in place, and posts whose span lies outside the band are named."""
    company = example("company")
    assert company.figures(FIGURES) == FIGURES
    assert {name: company.table.gaps(name) for name in GAPS} == GAPS
    assert company.claims == {"vacancy": ("agrees", "11.8% (2/17)")}


def test_it_is_named_as_synthetic(example: Any) -> None:
    """In its title, in both languages."""
    title = example("company").org.snapshot.title
    assert "synthetic" in title.pick("en")
    assert "虚构" in title.pick("zh")


def test_a_dotted_line_changes_no_solid_one(example: Any) -> None:
    """Who has a dotted line to another post still reports to its own."""
    company = example("company")
    lines = {unit.id: to.unit for unit in company.units("post") for to in unit.links("dotted_to") if to.outgoing}
    assert {unit: (company.org[unit].parent.id, to.id) for unit, to in lines.items()} == {
        "quality-lead": ("production-head", "coo"),
        "transport-lead": ("logistics-head", "cco"),
        "planner": ("coo", "cfo"),
    }


def test_missed_targets_are_told(example: Any) -> None:
    """Three targets and a band, as warnings."""
    found = target_findings(example("company").org)
    assert [(finding.code, finding.facts["metric"], finding.severity) for finding in found] == [
        ("ORG901", "vacancy", "warning"),
        ("ORG901", "heads_filled", "warning"),
        ("ORG901", "span_in_band", "warning"),
        ("ORG903", "span", "warning"),
    ]


def test_nothing_is_asked_to_be_more_than_the_whole(command: Any) -> None:
    """A share that must be 100 % is not told to be at least that; a post that lacks reports is told by which link."""
    told = command("check", Path(__file__).parents[2] / "examples" / "company.yaml")[1].splitlines()
    assert "warning[ORG901] target-missed: 'units whose head is filled' is 91.7% (11/12), must be 100%" in told
    assert (
        "info[C03b] link-count: 'Controller' has 1 post by 'reports to', must have at least 2; there: Accountant"
        in told
    )


def test_a_post_counts_in_the_unit_that_it_is_in_and_not_where_its_manager_is() -> None:
    """And in the units above that; one that names no unit counts where the post that it reports to does."""
    org = orgtree.loads("""\
orgtree: definition/1
charter: company
units:
- id: acme
  kind: company
  units:
  - {id: office, kind: department}
  - id: works
    kind: department
    units: [{id: paint, kind: team}]
- id: boss
  kind: post
  in_unit: office
  units:
  - {id: aide, kind: post}
  - {id: head, kind: post, in_unit: works, units: [{id: painter, kind: post, in_unit: paint}, {id: clerk, kind: post}]}
""")
    for kind, counts in (("department", {"office": 2, "works": 3, "–": 0}), ("team", {"paint": 1, "–": 4})):
        figures = org.coverage(by=kind, metrics=["posts"]).figures[1:]
        assert {figure.group: figure.value for figure in figures} == counts
        assert not any(figure.shared_count for figure in figures)
    for unit, count in (("acme", 5), ("office", 2), ("works", 3), ("boss", 5)):
        assert org.coverage(under=unit, metrics=["posts"]).figures[0].value == count
