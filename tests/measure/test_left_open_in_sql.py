"""Tables measured and checked where they lie: what is not known leaves a figure or a rule open, as far as it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import orgtree

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("duckdb")
pytest.importorskip("sqlglot")
pytest.importorskip("polars")

TEAMS = """
orgtree: charter/1
name: teams
kinds:
  team: {fields: {rank: {type: count}, DAYS}}
  place:
    fields:
      open: {type: bool}
      people: {type: count, total: {along: in}}
      balance: {type: number, total: {along: in}}
links:
  in: {hierarchy: true, nest: true, from: place, to: place}
  at: {from: team, to: place, fields: {main: {type: bool}}}
"""


def tables(folder: Path, charter: str, units: str, days: str = "begun: {type: date}", *, head: str = "") -> Path:
    """Write units under the charter of teams, with more of it, as a folder of tables."""
    (folder / "teams.yaml").write_text(f"{TEAMS.replace('DAYS', days)}{charter}\n", encoding="utf-8")
    definition = f"orgtree: definition/1\ncharter: ./teams.yaml\n{head}units:\n{units}"
    (folder / "org.yaml").write_text(definition, encoding="utf-8")
    orgtree.load(folder / "org.yaml").to_parquet(folder / "tables")
    return folder / "tables"


@pytest.mark.parametrize(("place", "expected"), [("", "0%..100%"), (", open: true", "100%"), (", open: false", "0%")])
def test_a_named_path_may_lead_to_what_may_fit(tmp_path: Path, place: str, expected: str) -> None:
    """It asks for open places: of one that does not say so it is not known whether a team is there."""
    charter = """\
paths: {served: {team: {path: at, where: {open: true}}}}
metrics: {m: {share: {of: team, having: served}}}"""
    units = f"- {{id: v, kind: place{place}}}\n- {{id: t, kind: team, at: v}}\n"
    assert orgtree.measure_tables(tables(tmp_path, charter, units)).figure("m").show() == expected


@pytest.mark.parametrize(
    ("head", "team", "expected"),
    [
        ("", "", {"here": "0%", "many": "0", "count": "0"}),
        ("not_stated: [{kind: team, link: at}]\n", "", {"here": "0%..100%", "many": "0..", "count": "0.."}),
        ("", ", incomplete: [at]", {"here": "0%..100%", "many": "0..", "count": "0.."}),
    ],
    ids=["listed", "not stated", "incomplete"],
)
def test_a_list_is_open_that_a_source_does_not_state_or_a_unit_leaves_open(
    tmp_path: Path, head: str, team: str, expected: dict[str, str]
) -> None:
    """Either is enough: the team may be at the place."""
    charter = """\
metrics:
  here: {share: {of: team, having: at}}
  many: {load: {of: team, path: at}}
  count: {links: at}"""
    units = f"- {{id: v, kind: place}}\n- {{id: t, kind: team{team}}}\n"
    table = orgtree.measure_tables(tables(tmp_path, charter, units, head=head))
    assert {figure.metric.name: figure.show() for figure in table} == expected


@pytest.mark.parametrize(("field", "expected"), [("people", "0.."), ("balance", "..")])
def test_a_sum_that_nobody_states_is_at_least_nothing_of_what_is_counted(
    tmp_path: Path, field: str, expected: str
) -> None:
    """Other numbers may be below zero, and so may their sum."""
    units = "- {id: v, kind: place, units: [{id: w, kind: place}]}\n"
    folder = tables(tmp_path, f"metrics: {{m: {{sum: {field}}}}}", units)
    assert orgtree.measure_tables(folder).figure("m").show() == expected


def test_a_sum_of_what_is_counted_has_both_ends_where_it_is_open_who_is_meant(tmp_path: Path) -> None:
    """If v is open, it has 5 and x has 5; if not, w has 0 to 3 and x has 5."""
    units = """\
- {id: v, kind: place, people: 5, units: [{id: w, kind: place, open: true, people: ..3}]}
- {id: x, kind: place, open: true, people: 5}
"""
    folder = tables(tmp_path, "metrics: {m: {sum: people, where: {open: true}}}", units)
    assert orgtree.measure_tables(folder).figure("m").show() == "5..10"


@pytest.mark.parametrize(("second", "failing", "undecided"), [("at: v", [], 1), ("at: {to: v, main: true}", ["t2"], 0)])
def test_teams_are_surely_alike_only_where_their_links_surely_count(
    tmp_path: Path, second: str, failing: list[str], undecided: int
) -> None:
    """No two with their main seat at one place may have one rank: of a link it is not known whether it is that seat."""
    rule = "check: unique, for: team, fields: rank, within: {path: at, with: {main: true}}"
    units = f"""\
- {{id: v, kind: place}}
- {{id: t1, kind: team, rank: 1, at: {{to: v, main: true}}}}
- {{id: t2, kind: team, rank: 1, {second}}}
"""
    (found,) = orgtree.check_tables(tables(tmp_path, f"rules: {{R01: {{{rule}}}}}", units)).rules
    assert ([one.id for one in found.told], found.undecided) == (failing, undecided)


@pytest.mark.parametrize("allowed", ["", ", range: 2018..", ", range: ..2030", ", range: 2018..2030"])
def test_a_term_of_which_neither_day_is_stated_is_not_judged(tmp_path: Path, allowed: str) -> None:
    """Also where the days of a field lie within a range, so that something is known of those that nobody states."""
    charter = "rules: {R01: {check: term, for: team, since: begun, until: left, years: 4}}"
    units = "- {id: silent, kind: team}\n- {id: t, kind: team, begun: 2019}\n"
    folder = tables(tmp_path, charter, units, f"begun: {{type: date{allowed}}}, left: {{type: date{allowed}}}")
    (found,) = orgtree.check_tables(folder).rules
    assert (found.undecided, orgtree.open_tables(folder).check().undecided) == (1, {"R01": 1})
