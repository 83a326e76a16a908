"""How often something is done a month: a period that nobody states leaves it undecided."""

from __future__ import annotations

from typing import Any

import pytest

from orgtree import measure_tables
from orgtree.api import Organisation, load
from orgtree.api.measuring import claims
from orgtree.base.interval import Interval

COUNTY = """\
orgtree: definition/1
charter: ./charter.yaml
units:
- id: k
  kind: county
  meetings: 138
{period}  units: [{grids}]
claims:
- {{id: monthly, metric: m, states: 1}}
"""
CHARTER = """\
orgtree: charter/1
name: counties
kinds:
  area: {{abstract: true, fields: {{meetings: {{type: count, total: {{along: area_in}}}}, months: {{type: count}}}}}}
  county: {{is_a: area}}
  grid: {{is_a: area}}
links:
  area_in: {{hierarchy: true, nest: true, from: grid, to: county}}
metrics:
  m: {{cadence: {{events: {{sum: meetings}}, per: {{count: grid}}, months: {months}}}, title: meetings}}
"""


@pytest.fixture
def county(tmp_path: Any) -> Any:
    """Return a county of 69 grids with 138 meetings over a period."""

    def make(months: str = "months", period: str = "", units: int = 69) -> Organisation:
        (tmp_path / "charter.yaml").write_text(CHARTER.format(months=months))
        grids = ", ".join(f"{{id: g{n}, kind: grid}}" for n in range(units))
        text = COUNTY.format(grids=grids, period=f"  months: {period}\n" if period else "")
        (tmp_path / "county.yaml").write_text(text)
        return load(tmp_path / "county.yaml")

    return make


@pytest.mark.parametrize(
    ("months", "period", "shown", "verdict"),
    [
        ("months", "2", "1", "agrees"),
        ("months", "12", "0.167", "contradicted"),
        ("months", "9..10", "0.2..0.223", "contradicted"),
        ("months", "1..3", "0.666..2", "undecided"),
        ("2", "", "1", "agrees"),
        ("9..10", "", "0.2..0.223", "contradicted"),
        ("months", "", "0..", "undecided"),
    ],
)
def test_two_meetings_a_grid_are_once_a_month_over_two_months_only(
    county: Any, months: str, period: str, shown: str, verdict: str
) -> None:
    """138 meetings of 69 grids are two each; how often a month that is hangs on the period."""
    org = county(months, period)
    figure = org.coverage().figure("m")
    assert (figure.show(), figure.show_parts()) == (shown, "138/69")
    assert [one.verdict for one in claims(org)] == [verdict]


@pytest.mark.parametrize(("period", "told"), [("", True), ("9..10", False)])
def test_a_period_that_is_not_stated_is_told_beside_the_table(county: Any, period: str, *, told: bool) -> None:
    """With what it would have to be for once a month."""
    table = county(period=period).coverage(language="en")
    note = "'meetings': 2 for each unit, over a period that is not stated; at one a month that would be 2 months"
    assert table.notes() == ([note] if told else [])


def test_of_several_periods_the_shortest_and_the_longest_bound_it(tmp_path: Any) -> None:
    """Two counties, one over two months and one over four."""
    (tmp_path / "charter.yaml").write_text(CHARTER.format(months="months"))
    one = "{id: a, kind: county, meetings: 4, months: 2, units: [{id: g, kind: grid}]}"
    other = "{id: b, kind: county, meetings: 8, months: 4, units: [{id: h, kind: grid}]}"
    (tmp_path / "c.yaml").write_text(f"orgtree: definition/1\ncharter: ./charter.yaml\nunits: [{one}, {other}]\n")
    table = load(tmp_path / "c.yaml").coverage(by="county")
    assert table.figure("m").value == Interval(1.5, 3)
    assert [table.figure("m", unit).show() for unit in ("a", "b")] == ["2", "2"]


def test_a_period_may_be_stated_by_a_field_with_a_digit_in_its_name(tmp_path: Any) -> None:
    """What begins with a letter is the name of a field."""
    charter = CHARTER.format(months="m2").replace("months: {type: count}", "m2: {type: count}")
    (tmp_path / "charter.yaml").write_text(charter)
    units = "[{id: a, kind: county, meetings: 8, m2: 2, units: [{id: g, kind: grid}]}]"
    (tmp_path / "c.yaml").write_text(f"orgtree: definition/1\ncharter: ./charter.yaml\nunits: {units}\n")
    assert load(tmp_path / "c.yaml").coverage().figure("m").show() == "4"


@pytest.mark.parametrize("months", ["0", "-3", "-3..0"])
def test_a_period_of_no_time_is_a_mistake(county: Any, months: str) -> None:
    """Nothing can be divided by it."""
    findings = county(months).check().findings
    assert [finding.text() for finding in findings if finding.code == "ORG113"] == [
        f"a period is longer than 0 months, and '{months}' is not"
    ]


def test_a_period_that_may_have_any_length_is_never_less_than_none(tmp_path: Any) -> None:
    """Where a number states it, and nobody does, there are 0 events a month or more, and not less."""
    charter = CHARTER.format(months="months").replace("months: {type: count}", "months: {type: number}")
    (tmp_path / "charter.yaml").write_text(charter)
    units = "[{id: a, kind: county, meetings: 4, units: [{id: g, kind: grid}]}]"
    (tmp_path / "c.yaml").write_text(f"orgtree: definition/1\ncharter: ./charter.yaml\nunits: {units}\n")
    assert load(tmp_path / "c.yaml").coverage().figure("m").show() == "0.."


@pytest.mark.parametrize(
    ("period", "shown"),
    [(", months: 0.5", "4"), (', months: "0.25..0.5"', "4..8"), (', months: "..0.5"', "4.."), ("", "0..")],
)
def test_a_period_shorter_than_a_month_counts_as_long_as_it_is(tmp_path: Any, period: str, shown: str) -> None:
    """Four meetings of two grids are two each, in memory and in SQL."""
    pytest.importorskip("duckdb")
    pytest.importorskip("sqlglot")
    charter = CHARTER.format(months="months").replace("months: {type: count}", "months: {type: number}")
    (tmp_path / "charter.yaml").write_text(charter)
    units = f"[{{id: a, kind: county, meetings: 4{period}, units: [{{id: g, kind: grid}}, {{id: h, kind: grid}}]}}]"
    (tmp_path / "c.yaml").write_text(f"orgtree: definition/1\ncharter: ./charter.yaml\nunits: {units}\n")
    org = load(tmp_path / "c.yaml")
    org.to_parquet(tmp_path / "tables")
    assert org.coverage().figure("m").show() == shown
    assert measure_tables(tmp_path / "tables").figure("m").show() == shown
