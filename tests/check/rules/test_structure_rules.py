"""Structure rules at their edges, and cardinality against a count day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples
from rule_examples import headed, judged

from orgtree.api.organisation import Organisation
from orgtree.base.dates import Date
from orgtree.check.fixes import apply
from orgtree.graph.load import load_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rule_examples import Outcome

    Judge = Callable[[str, str], Outcome]

CHARTER = """
kinds:
  area: {}
  office: {}
  council: {}
links:
  part_of: {hierarchy: true, nest: true, from: office, to: office}
  covers: {from: [office, council], to: area, each: 1.., each_to: ..1}
  seat: {from: council, to: office, fields: {role: {type: text}}}
  twinned: {symmetric: true, from: office, to: office, each: ..1}
"""
FREE = CHARTER.replace(", each: 1.., each_to: ..1", "").replace(", each: ..1", "")


def test_a_repeated_entry_is_taken_away_where_that_is_safe(judge: Judge) -> None:
    """The fix takes the later entry with its line or comma, and nothing else; where the dates differ there is none."""
    text = """units:
- {id: o1, kind: office}
- {id: c1, kind: council, seat: [o1, {to: o1, role: chair},  {to: o1, role: chair}]}  # kept
- id: c2
  kind: council
  seat:  # kept
  - o1
  - o1
- {id: c3, kind: council, seat: [o1, {to: o1, valid: {from: 2018}}]}
"""
    found = judge(FREE, text)
    report = Organisation(found.loaded).check()
    assert [finding.code for finding in report.findings] == ["ORG209"] * 3
    mended = apply({0: found.text}, report.findings)[0]
    assert mended == found.text.replace(",  {to: o1, role: chair}", "").replace("  - o1\n  - o1\n", "  - o1\n")


def test_a_reference_to_a_retired_id_names_what_took_its_place(judge: Judge) -> None:
    """The tombstone is labelled, its successors are in the help, and no dangling reference is told of besides."""
    found = judge(
        FREE,
        """retired: [{id: a0, on: 2019-01-01, into: [a1, a2]}]
units:
- {id: a1, kind: area}
- {id: a2, kind: area}
- {id: c, kind: council, covers: a0}
""",
    )
    finding = found.one("ORG206")
    assert finding.text() == "'covers' of 'c' leads to 'a0', which ended on 2019-01-01"
    assert finding.help_text() == "lead it to what came after 'a0': a1, a2"
    assert found.marked(finding) == ["a0", "a0"]
    assert found.codes == ["ORG206"]


@pytest.mark.parametrize("into", ["{id: x, into: [y]}, {id: y, into: [x]}", "{id: x, into: [y]}, {id: y}"])
def test_no_unit_that_has_ended_is_advised(judge: Judge, into: str) -> None:
    """Successors that go round, or end in nothing, lead nowhere, and no advice leads there."""
    found = judge(FREE, f"retired: [{into}]\nunits:\n- {{id: a, kind: area}}\n- {{id: c, kind: council, covers: x}}")
    assert found.one("ORG206").help_text() == "take the link away, or lead it to another unit"
    again = judge(FREE, f"retired: [{into}]\nunits: [{{id: x, kind: area}}]")
    assert again.one("ORG206").help_text() == "give the unit another id"


def test_an_id_that_is_used_again_is_found_at_the_unit(judge: Judge) -> None:
    """The unit's id is the primary place and the tombstone the label; a tombstone that stands twice is told of."""
    found = judge(
        FREE, "retired: [{id: a0, into: [a1]}, {id: a0}]\nunits: [{id: a0, kind: area}, {id: a1, kind: area}]"
    )
    assert found.messages == ["'a0' is the id of a unit that has ended", "'a0' is retired twice"]
    assert found.findings[0].help_text() == "give the unit another id; what came after 'a0' is a1"
    assert found.findings[1].labels[-1].text == "retired here already"


def test_a_successor_with_a_slip_gets_the_nearest_id(judge: Judge) -> None:
    """The place is the entry of `into`."""
    found = judge(
        FREE,
        "retired: [{id: old, into: [north-east]}]\nunits: [{id: north-west, kind: area}, {id: north-eas, kind: area}]",
    )
    finding = found.one("ORG218")
    assert finding.help_text() == "did you mean 'north-eas'?"
    assert found.marked(finding) == ["north-east"]


def test_too_few_and_too_many_are_found_with_their_places(judge: Judge) -> None:
    """Too few at the id, too many coming in at the last link with the others labelled."""
    found = judge(
        CHARTER,
        """units:
- {id: a1, kind: area}
- {id: c1, kind: council}
- {id: c2, kind: council, covers: a1}
- {id: o1, kind: office, covers: [a1]}
""",
    )
    assert found.messages == [
        "'c1' has 0 links 'covers', must have at least 1",
        "2 links 'covers' lead to 'a1', must be at most 1",
    ]
    few, many = found.findings
    assert found.marked(few) == ["c1"]
    assert found.marked(many) == ["a1", "a1"]
    assert many.unit == "a1"


def test_a_unit_that_too_few_links_lead_to_is_pointed_at_by_its_id(judge: Judge) -> None:
    """And not where it says such a link itself."""
    charter = "kinds: {office: {}}\nlinks: {helps: {from: office, to: office, each_to: 1..}}"
    found = judge(charter, "units:\n- {id: o1, kind: office, helps: [o2]}\n- {id: o2, kind: office}\n")
    assert found.messages == ["0 links 'helps' lead to 'o1', must be at least 1"]
    assert found.marked(found.findings[0]) == ["o1"]


@pytest.mark.parametrize(
    ("covers", "leads", "told"),
    [("each_to: ..1", "", "covers"), ("each: ..1", ", each_to: ..1", "leads")],
)
def test_links_that_come_in_are_judged_where_the_charter_limits_them(
    judge: Judge, covers: str, leads: str, told: str
) -> None:
    """Once: of the type above if the case only has its number, of the case if the number is its own."""
    charter = f"kinds: {{area: {{}}, team: {{}}}}\nlinks: {{covers: {{from: team, to: area, {covers}}}, leads: {{is_a: covers{leads}}}}}"
    units = "units: [{id: a, kind: area}, {id: t1, kind: team, leads: a}, {id: t2, kind: team, leads: a}]"
    assert judge(charter, units).messages == [f"2 links '{told}' lead to 'a', must be at most 1"]


def test_links_that_go_round_are_not_stated_twice(judge: Judge) -> None:
    """Three units, each twinned with both others, say so once for each pair."""
    said = {"a": "b", "b": "c", "c": "a"}
    units = "".join(f"- {{id: {unit}, kind: office, twinned: {other}}}\n" for unit, other in said.items())
    assert judge(FREE, f"units:\n{units}").codes == []


def test_a_symmetric_link_counts_at_both_ends(judge: Judge) -> None:
    """An office that is twinned by another and twins a third is twinned twice."""
    charter = FREE.replace(
        "symmetric: true, from: office, to: office", "symmetric: true, from: office, to: office, each: ..1"
    )
    found = judge(
        charter,
        "units: [{id: o1, kind: office, twinned: o2}, {id: o2, kind: office, twinned: o3}, {id: o3, kind: office}]",
    )
    assert found.messages == ["'o2' has 2 links 'twinned', must have at most 1"]


def test_what_is_stated_twice_counts_once(judge: Judge) -> None:
    """A repeated link is told of as such, and is not one too many besides."""
    found = judge(
        CHARTER,
        """units:
- {id: a1, kind: area}
- {id: c1, kind: council, covers: [a1, a1]}
- {id: a2, kind: area}
- {id: a3, kind: area}
- {id: o1, kind: office, twinned: o2, covers: a2}
- {id: o2, kind: office, twinned: o1, covers: a3}
""",
    )
    assert found.codes == ["ORG209", "ORG217"]


def test_one_parent_stated_twice_is_one_parent(judge: Judge) -> None:
    """The repeated link is the only finding."""
    found = judge(FREE, "units: [{id: o1, kind: office}, {id: o2, kind: office, part_of: [o1, o1]}]")
    assert found.codes == ["ORG209"]


def test_a_link_repeats_one_that_repeats_none(judge: Judge) -> None:
    """The second seat is there already for a year; the third has no day in common with the first, and none but these stay."""
    periods = ("{from: 2018, until: 2020}", "{from: 2019, until: 2022}", "{from: 2021}")
    seats = ", ".join(f"{{to: o1, role: chair, valid: {period}}}" for period in periods)
    found = judge(FREE, f"units: [{{id: c1, kind: council, seat: [{seats}]}}, {{id: o1, kind: office}}]")
    assert [label.place.path for label in found.one("ORG209").labels] == [
        ("units", 0, "seat", 1),
        ("units", 0, "seat", 0),
    ]


def test_what_is_missing_where_a_link_was_left_out_is_a_follow_on(judge: Judge) -> None:
    """A dangling link is one finding."""
    found = judge(CHARTER, "units: [{id: c1, kind: council, covers: a9}]")
    assert found.codes == ["ORG202"]
    assert [finding.code for finding in found.followers] == ["ORG207"]


def test_what_is_missing_where_another_link_was_left_out_is_told_besides(judge: Judge) -> None:
    """A seat that leads nowhere is no reason to cover nothing."""
    found = judge(CHARTER, "units: [{id: c1, kind: council, seat: o9}, {id: c2, kind: council, covers: o9}]")
    report = Organisation(found.loaded).check()
    told = sorted((str(finding.unit), finding.code) for finding in report.findings if finding.follows is None)
    assert told == [("c1", "ORG202"), ("c1", "ORG207"), ("c2", "ORG202")]


def test_a_child_under_a_parent_that_has_ended_is_told_of_once(judge: Judge) -> None:
    """The link leads to an ended unit; that the child outlives its parent is the same mistake."""
    found = judge(
        FREE,
        "as_of: 2020\nunits: [{id: o1, kind: office, valid: {until: 2019}, units: [{id: o2, kind: office, valid: {from: 2015}}]}]",
    )
    assert found.messages == ["'part of' of 'o2' leads to 'o1', which ended on 2019-01-01"]


@pytest.mark.parametrize(("day", "codes"), [("2018-12-31", []), ("2019-01-01", ["ORG211"])])
def test_a_unit_has_ended_on_the_day_of_its_end(judge: Judge, day: str, codes: list[str]) -> None:
    """The day before is its last one, and a link may lead to it."""
    units = "[{id: o1, kind: office, valid: {until: 2019}}, {id: c1, kind: council, seat: o1}]"
    assert judge(FREE, f"as_of: {day}\nunits: {units}").codes == codes


def test_without_a_date_the_end_of_a_unit_is_in_the_past(judge: Judge) -> None:
    """A definition without a date is looked at as it is in the end."""
    found = judge(FREE, "units: [{id: o1, kind: office, valid: {until: 2030}}, {id: c1, kind: council, seat: o1}]")
    assert found.codes == ["ORG211"]


def test_a_seat_outside_its_body_is_found_at_its_date(judge: Judge) -> None:
    """The link's own date is the primary place, and the period around it the label."""
    found = judge(
        FREE,
        "as_of: 2020\nunits: [{id: o1, kind: office}, {id: c1, kind: council, valid: {from: 2017, until: 2025}, seat: [{to: o1, valid: {from: 2018, until: 2026}}]}]",
    )
    assert found.messages == ["'seat' of 'c1' to 'o1' ends on 2026-01-01, after 'c1' does"]
    assert found.marked(found.one("ORG216")) == ["2026", "{from: 2017, until: 2025}"]


def test_a_link_that_lies_wholly_elsewhere_is_told_of_once(judge: Judge) -> None:
    """Beginning and end are both outside, and it is one mistake."""
    found = judge(
        FREE,
        "as_of: 2020\nunits: [{id: o1, kind: office}, {id: c1, kind: council, valid: {from: 2017}, seat: [{to: o1, valid: {from: 2014, until: 2016}}]}]",
    )
    assert found.codes == ["ORG216"]


def test_a_link_that_ends_before_its_body_begins_is_told_of(judge: Judge) -> None:
    """Although nothing says when it began."""
    found = judge(
        FREE,
        "as_of: 2020\nunits: [{id: o1, kind: office}, {id: c1, kind: council, valid: {from: 2017}, seat: [{to: o1, valid: {until: 2017}}]}]",
    )
    assert found.messages == ["'seat' of 'c1' to 'o1' ends on 2017-01-01, before 'c1' begins"]


def test_two_parents_at_the_date_are_told_of_when_the_graph_is_built_only(judge: Judge) -> None:
    """One finding, whatever the dates besides."""
    found = judge(
        FREE,
        "as_of: 2020\nunits: [{id: o1, kind: office}, {id: o2, kind: office}, {id: o3, kind: office, part_of: [o1, {to: o2, valid: {from: 2018}}]}]",
    )
    assert found.codes == ["ORG204"]


def test_rows_without_text_have_places_as_well(tmp_path: Path) -> None:
    """Links of a table are pointed at by row, the first one as a label."""
    (tmp_path / "charter.yaml").write_text(headed(FREE, "charter"), encoding="utf-8")
    units = [{"id": "o1", "kind": "office"}, {"id": "c1", "kind": "council"}]
    links = [{"link": "seat", "from": "c1", "to": "o1"}] * 2
    finding = judged(load_rows(units, links, charter="./charter.yaml", folder=tmp_path)).one("ORG209")
    assert [(label.place.document, label.place.path) for label in finding.labels] == [(1, (1,)), (1, (0,))]


def test_of_too_many_rows_of_links_the_last_is_marked(tmp_path: Path) -> None:
    """No unit writes them under a key."""
    charter = FREE.replace("symmetric: true, from: office", "from: office, each: ..1")
    (tmp_path / "charter.yaml").write_text(headed(charter, "charter"), encoding="utf-8")
    units = [{"id": name, "kind": "office"} for name in ("o1", "o2", "o3")]
    links = [{"link": "twinned", "from": "o1", "to": other} for other in ("o2", "o3")]
    finding = judged(load_rows(units, links, charter="./charter.yaml", folder=tmp_path)).one("ORG207")
    assert [(label.place.document, label.place.path) for label in finding.labels] == [(1, (1,))]


@pytest.mark.parametrize(("units", "codes"), [("[]", ["ORG230"]), ("[{id: o1, kind: office}]", [])])
def test_an_organisation_without_links_is_in_order(judge: Judge, units: str, codes: list[str]) -> None:
    """Every structure rule copes with nothing; only that there is no unit is told."""
    assert judge(FREE, f"units: {units}").codes == codes


YEARS = st.tuples(st.integers(2000, 2006), st.integers(1, 4)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@settings(max_examples=examples(30))
@given(
    offices=st.lists(YEARS, min_size=1, max_size=4),
    links=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 1), YEARS), max_size=6),
)
def test_more_than_one_at_once_is_found_as_a_count_day_by_day_says(
    offices: list[tuple[int, int]],
    links: list[tuple[int, int, tuple[int, int]]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """An area is found exactly where two links to it hold on one day, each as long as it and the office do."""
    folder = tmp_path_factory.mktemp("town")
    charter = "kinds: {area: {}, office: {}}\nlinks: {covers: {from: office, to: area, each_to: ..1, fields: {note: {type: text}}}}\n"
    (folder / "charter.yaml").write_text(headed(charter, "charter"), encoding="utf-8")
    links = [(office % len(offices), area, years) for office, area, years in links]
    units: list[dict[str, object]] = [{"id": f"a{n}", "kind": "area"} for n in range(2)]
    units += [
        {"id": f"o{n}", "kind": "office", "valid": {"from": first, "until": last}}
        for n, (first, last) in enumerate(offices)
    ]
    rows = [
        {"link": "covers", "from": f"o{o}", "to": f"a{a}", "valid": {"from": first, "until": last}, "note": f"n{n}"}
        for n, (o, a, (first, last)) in enumerate(links)
    ]
    found = judged(load_rows(units, rows, charter="./charter.yaml", folder=folder, head={"as_of": 2003}))

    def holds(link: tuple[int, int, tuple[int, int]], year: int) -> bool:
        return link[2][0] <= year < link[2][1] and offices[link[0]][0] <= year < offices[link[0]][1]

    crowded = {
        f"a{area}": year
        for area in range(2)
        for year in range(2011, 1999, -1)
        if sum(holds(link, year) for link in links if link[1] == area) > 1
    }
    told = {finding.unit: finding.facts["date"] for finding in found.findings if finding.code == "ORG208"}
    assert set(told) == set(crowded)
    for area, year in crowded.items():
        assert Date.parse(told[area]).first >= Date.parse(str(year)).first
        assert told[area].startswith(str(year))
