"""Rules of fields at their edges: what is not known, not in force, summed up, or misused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rule_examples import headed, judged

from orgtree.graph.load import load_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rule_examples import Outcome

    Judge = Callable[[str, str], Outcome]

CHARTER = """
kinds:
  office:
    fields:
      staff: {type: count, total: {along: part_of}}
      chiefs: {type: count, total: {along: part_of}}
      share: {type: number, total: {along: part_of}}
      founded: {type: date}
      audited: {type: date}
      open: {type: bool}
      form: {type: choice, of: [small, large]}
  depot: {is_a: office}
  area: {}
links:
  part_of: {hierarchy: true, nest: true, from: office, to: office}
rules:
"""
RANGE = CHARTER + "  R01: {check: field-range, for: office, field: staff, allowed: 3..9}\n"
COMPARE = CHARTER + '  R01: {check: field-compare, for: office, left: chiefs, relation: "<", right: staff}\n'
TOTAL = CHARTER + "  R01: {check: total, for: office, field: share}\n"


def test_a_value_across_a_bound_and_one_that_is_not_stated_are_undecided(judge: Judge) -> None:
    """They are counted by unit and are no findings."""
    found = judge(
        RANGE,
        "units: [{id: a, kind: office, staff: 9..}, {id: b, kind: office}, {id: c, kind: office, staff: ~10}, {id: d, kind: area}]",
    )
    assert found.codes == []
    assert found.undecided == {"R01": ["a", "b", "c"]}


def test_a_sum_of_parts_that_is_out_of_bounds_is_found_at_the_unit(judge: Judge) -> None:
    """What is summed up has no text of its own, so the id is what is pointed at, and the message says so."""
    found = judge(
        RANGE,
        "units:\n- id: a\n  kind: office\n  units: [{id: b, kind: office, staff: 9}, {id: c, kind: office, staff: 3..}]\n",
    )
    assert found.messages == ["staff of 'a' adds up to at least 12, must be 3 to 9"]
    assert found.marked(found.one("R01")) == ["a"]


def test_a_unit_that_is_not_in_force_breaks_no_rule(judge: Judge) -> None:
    """A unit is judged at the definition's date; one that has ended, or is still to come, is not."""
    found = judge(
        RANGE,
        "as_of: 2020\nunits: [{id: a, kind: office, staff: 1, valid: {until: 2019}}, {id: b, kind: office, staff: 1, valid: {from: 2021}}]",
    )
    assert found.codes == []
    assert found.undecided == {}


def test_several_intervals_are_allowed_each_and_null_allows_silence(judge: Judge) -> None:
    """A value in any of them is right; with null in the list a unit that says nothing is right, too."""
    charter = CHARTER + "  R01: {check: field-range, for: office, field: staff, allowed: [..2, 10, null]}\n"
    found = judge(
        charter,
        "units: [{id: a, kind: office, staff: 10}, {id: b, kind: office, staff: 3..9}, {id: c, kind: depot}, {id: d, kind: office, staff: 2..3}]",
    )
    assert found.messages == ["staff of 'b': 3 to 9, must be at most 2 or 10 or not stated"]
    assert found.undecided == {"R01": ["d"]}


def test_a_field_that_must_not_be_stated_is_found_where_it_is(judge: Judge) -> None:
    """`allowed: null` alone asks for silence."""
    charter = CHARTER + "  R01: {check: field-value, for: depot, field: form, allowed: null}\n"
    found = judge(charter, "units: [{id: a, kind: depot, form: small}, {id: b, kind: depot}]")
    assert [found.marked(finding) for finding in found.findings] == [["small"]]


def test_a_condition_that_is_not_known_leaves_the_unit_undecided(judge: Judge) -> None:
    """Where it is not known whether a rule is about a unit, it is not broken."""
    charter = CHARTER + "  R01: {check: field-value, for: office, where: {open: true}, field: form, allowed: large}\n"
    found = judge(
        charter, "units: [{id: a, kind: office, form: small}, {id: b, kind: office, open: true, form: small}]"
    )
    assert [finding.unit for finding in found.findings] == ["b"]
    assert found.undecided == {"R01": ["a"]}


@pytest.mark.parametrize(
    ("left", "right", "code", "undecided"),
    [
        ("5", "5", ["R01"], False),
        ("5", "6", [], False),
        ("5..", "5", ["R01"], False),
        ("..5", "5", [], True),
        ("4..6", "5..7", [], True),
        ("..4", "5..", [], False),
        ("0", "0", ["R01"], False),
    ],
)
def test_fields_are_compared_by_their_bounds(
    judge: Judge, left: str, right: str, code: list[str], *, undecided: bool
) -> None:
    """Less than: found only where every value on the left is at least every value on the right."""
    found = judge(COMPARE, f"units: [{{id: a, kind: office, chiefs: {left}, staff: {right}}}]")
    assert found.codes == code
    assert bool(found.undecided) is undecided


@pytest.mark.parametrize(
    ("within", "message"),
    [
        ("", "'b' and 'a' have the same staff: 3"),
        (", within: part_of", "'c' and 'b' at 'a' have the same staff: 3"),
    ],
)
def test_values_that_are_to_differ_are_told_with_where_they_are_to(judge: Judge, within: str, message: str) -> None:
    """In the whole organisation, or in one unit, which is named; what nobody states is no value."""
    found = judge(
        CHARTER + f"  R01: {{check: unique, for: office, fields: staff{within}}}\n",
        "units: [{id: a, kind: office, staff: 3, units: [{id: b, kind: office, staff: 3}, {id: c, kind: office, staff: 3}]}]",
    )
    assert message in found.messages
    assert len(found.messages) == (1 if within else 2)


def test_a_comparison_points_at_both_values(judge: Judge) -> None:
    """The left value is the primary place, the right one a label."""
    found = judge(COMPARE, "units: [{id: a, kind: office, chiefs: 7, staff: 6}]")
    assert found.marked(found.one("R01")) == ["7", "6"]


def test_a_comparison_points_at_the_value_that_is_written(judge: Judge) -> None:
    """Where the left value is a sum, the right one is what can be pointed at."""
    found = judge(
        COMPARE, "units: [{id: a, kind: office, staff: 6, units: [{id: b, kind: office, chiefs: 7, staff: 8}]}]"
    )
    assert found.marked(found.one("R01")) == ["6"]


@pytest.mark.parametrize("relation", ["=", ">", ">="])
def test_the_other_relations_mean_what_they_say(judge: Judge, relation: str) -> None:
    """Equal, greater, and at least, each found where it surely does not hold."""
    charter = (
        CHARTER + f'  R01: {{check: field-compare, for: office, left: chiefs, relation: "{relation}", right: staff}}\n'
    )
    pairs = {"=": [(1, 1), (1, 2)], ">": [(2, 1), (1, 1)], ">=": [(1, 1), (1, 2)]}[relation]
    units = ", ".join(f"{{id: u{n}, kind: office, chiefs: {a}, staff: {b}}}" for n, (a, b) in enumerate(pairs))
    assert [finding.unit for finding in judge(charter, f"units: [{units}]").findings] == ["u1"]


def test_sums_of_fractions_are_compared_without_what_adding_them_loses(judge: Judge) -> None:
    """0.1 and 0.2 are 0.3."""
    found = judge(
        TOTAL,
        "units: [{id: a, kind: office, share: 0.3, units: [{id: b, kind: office, share: 0.1}, {id: c, kind: office, share: 0.2}]}]",
    )
    assert found.codes == []


def test_a_total_points_at_the_value_and_at_its_parts(judge: Judge) -> None:
    """The stated total is the primary place, and what counts in the sum is labelled: values, or ids of summed parts."""
    found = judge(
        TOTAL,
        """units:
- id: a
  kind: office
  share: 9
  units:
  - {id: b, kind: office, share: 2}
  - {id: c, kind: office, units: [{id: d, kind: office, share: 4}]}
""",
    )
    assert found.messages == ["share of 'a' is 9, and its parts add up to 6"]
    assert found.marked(found.one("R01")) == ["9", "2", "c"]


def test_a_list_that_is_not_whole_leaves_other_totals_what_they_are(judge: Judge) -> None:
    """Two parts of one to two may make three; what another office does not list is none of theirs."""
    parts = "{id: b, kind: office, share: 1..2}, {id: c, kind: office, share: 1..2}"
    open_list = "- {id: d, kind: office, share: 9, incomplete: [part_of], units: [{id: e, kind: office, share: 1}]}"
    found = judge(
        TOTAL,
        f"units:\n- {{id: top, kind: office, units: [{{id: a, kind: office, share: 3, units: [{parts}]}}]}}\n"
        f"- {{id: over, kind: office, units: [{open_list[2:]}]}}\n",
    )
    assert found.codes == []


def test_a_total_of_parts_that_are_not_in_force_is_of_those_that_are(judge: Judge) -> None:
    """A part that has ended counts no longer."""
    found = judge(
        TOTAL,
        "as_of: 2020\nunits: [{id: a, kind: office, share: 2, units: [{id: b, kind: office, share: 2}, {id: c, kind: office, share: 3, valid: {until: 2019}}]}]",
    )
    assert [finding.code for finding in found.findings if finding.code == "R01"] == []


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("{check: field-range, field: open, allowed: 1..}", "'open' is a bool, and a field of type"),
        ("{check: field-value, field: staff, allowed: 1}", "'staff' is a count, and a field of type"),
        ("{check: field-value, field: form, allowed: middling}", "'middling' is not a value of the field"),
        ("{check: field-range, field: staf, allowed: 1..}", "'staf' is not a field of the charter"),
        (
            "{check: field-compare, left: founded, relation: '<', right: staff}",
            "'staff' is a count and cannot be compared",
        ),
        ("{check: field-compare, left: staff, relation: '!', right: chiefs}", "'!' is not one of"),
        ("{check: total, field: founded}", "'founded' has no total"),
        ("{check: total}", "field"),
    ],
)
def test_a_mistake_in_a_rule_is_found_in_the_charter(judge: Judge, rule: str, message: str) -> None:
    """Wrong names, types and values are told of at the rule, and the rule is not judged."""
    found = judge(CHARTER + f"  R01: {rule}\n", "units: [{id: a, kind: office, staff: 1}]")
    assert len(found.findings) == 1
    assert message in found.messages[0]
    assert found.findings[0].place is not None
    assert found.findings[0].place.path[:2] == ("rules", "R01")


def test_rows_without_text_are_judged_as_units_of_a_file_are(tmp_path: Path) -> None:
    """The place of a finding is then the row and the column."""
    (tmp_path / "charter.yaml").write_text(headed(RANGE, "charter"), encoding="utf-8")
    loaded = load_rows([{"id": "a", "kind": "office", "staff": 12}], [], charter="./charter.yaml", folder=tmp_path)
    found = judged(loaded)
    assert found.codes == ["R01"]
    place = found.one("R01").place
    assert place is not None
    assert place.path == (0, "staff")


def test_an_organisation_without_units_breaks_no_rule(judge: Judge) -> None:
    """Every check copes with nothing, and it is told that there is nothing."""
    for charter in (RANGE, COMPARE, TOTAL):
        assert judge(charter, "units: []").codes == ["ORG230"]


def test_a_sum_of_decimals_is_compared_as_it_is_written(judge: Judge) -> None:
    """A tenth and two are three tenths, neither more nor less, and four parts of one are one."""
    result = judge(
        """
kinds: {fund: {fields: {share: {type: number, total: {along: part_of}}}}, part: {is_a: fund}, whole: {is_a: fund}}
links: {part_of: {hierarchy: true, nest: true, from: fund, to: fund}}
rules:
  R01: {check: field-range, for: whole, field: share, allowed: [0.3, 1]}
""",
        """
units:
- {id: a, kind: whole, units: [{id: a1, kind: part, share: 0.1}, {id: a2, kind: part, share: 0.2}]}
- id: b
  kind: whole
  units:
  - {id: b1, kind: part, share: 0.7}
  - {id: b2, kind: part, share: 0.1}
  - {id: b3, kind: part, share: 10%}
  - {id: b4, kind: part, share: 0.1}
- {id: c, kind: whole, units: [{id: c1, kind: part, share: 123456789.25}, {id: c2, kind: part, share: 0.5}]}
""",
    )
    assert [finding.unit for finding in result.findings] == ["c"]
    assert result.undecided == {}


@pytest.mark.parametrize(
    ("parts", "total"),
    [
        ("[0.12345678949, 0]", "0.123456789"),
        ("[6298459.32, 4.98, 3.71]", "6298468.01"),
        ("[92139549289.44, 8.21, 7.25]", "92139549304.9"),
        ("[2000000000000000, 0.25]", "2000000000000000"),
    ],
)
def test_sums_have_nine_decimals_or_those_that_a_number_of_their_size_has(judge: Judge, parts: str, total: str) -> None:
    """More digits than fifteen are what adding made, not what is known."""
    result = judge(
        """
kinds: {fund: {fields: {share: {type: number, total: {along: part_of}}}}}
links: {part_of: {hierarchy: true, nest: true, from: fund, to: fund}}
rules: {R01: {check: field-range, for: fund, where: {path: ^part_of}, field: share, allowed: 1..2}}
""",
        "units:\n- id: c\n  kind: fund\n  units:\n"
        + "".join(
            f"  - {{id: c{number}, kind: fund, share: {part}}}\n" for number, part in enumerate(parts[1:-1].split(", "))
        ),
    )
    assert result.one("R01").facts["value"] == total


def test_a_total_may_differ_by_as_little_as_a_number_can_hold(judge: Judge) -> None:
    """The least that is told apart is one at the ninth decimal, and that itself is not."""
    charter = """
kinds: {fund: {fields: {share: {type: number, total: {along: part_of}}}}}
links: {part_of: {hierarchy: true, nest: true, from: fund, to: fund}}
rules: {R01: {check: total, for: fund, field: share}}
"""
    units = "units: [{{id: c, kind: fund, share: {}, units: [{{id: c1, kind: fund, share: 0}}]}}]\n"
    assert judge(charter, units.format("0.000000001")).codes == []
    assert judge(charter, units.format("0.000000002")).codes == ["R01"]


def test_the_sum_of_large_decimals_keeps_its_digits(judge: Judge) -> None:
    """However large the numbers are."""
    result = judge(
        """
kinds: {fund: {fields: {share: {type: number, total: {along: part_of}}}}}
links: {part_of: {hierarchy: true, nest: true, from: fund, to: fund}}
rules: {R01: {check: field-range, for: fund, where: {path: ^part_of}, field: share, allowed: 123456789.75}}
""",
        "units:\n- id: c\n  kind: fund\n  units:\n"
        "  - {id: c1, kind: fund, share: 123456789.25}\n  - {id: c2, kind: fund, share: 0.5}\n",
    )
    assert result.codes == []
    assert result.undecided == {}
