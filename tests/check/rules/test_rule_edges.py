"""Rules at the edge: what just fits, what just does not, and what may or may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from rule_examples import Outcome

    Judge = Callable[[str, str], Outcome]

TEAMS = """
kinds: {village: {}, team: {fields: {open: {type: bool}}}}
links: {posted_to: {from: team, to: village}}
rules: {R01: {check: no-overlap, for: team, where: {open: true}, link: posted_to}}
"""


def team(name: str, start: int, stop: int, opened: str = "true", village: str = "v") -> str:
    """Return a team that is at a village from one year until another."""
    return (
        f"- {{id: {name}, kind: team, open: {opened}, posted_to: {village}, valid: {{from: {start}, until: {stop}}}}}\n"
    )


@pytest.mark.parametrize(
    ("teams", "told"),
    [
        ([team("a", 2010, 2012), team("b", 2012, 2014)], []),
        ([team("a", 2010, 2013), team("b", 2012, 2014)], [("b", "a", "2012-01-01", "2013-01-01")]),
        ([team("a", 2010, 2013), team("b", 2012, 2014, "false")], []),
        ([team("a", 2010, 2013, "false"), team("b", 2012, 2014)], []),
        ([team("a", 2010, 2013), team("b", 2012, 2014, village="w")], []),
        (
            [team("a", 2010, 2019), team("b", 2011, 2012), team("c", 2013, 2030)],
            [("b", "a", "2011-01-01", "2012-01-01"), ("c", "a", "2013-01-01", "2019-01-01")],
        ),
        ([team("a", 2010, 2012), team("c", 2015, 2017), team("b", 2013, 2014)], []),
    ],
)
def test_only_those_that_a_rule_is_for_overlap(judge: Judge, teams: list[str], told: list[tuple[str, ...]]) -> None:
    """The day on which one ends is free for the next one; the other is the one that lasts longest."""
    result = judge(
        TEAMS, "as_of: 2011-06\nunits:\n- {id: v, kind: village}\n- {id: w, kind: village}\n" + "".join(teams)
    )
    facts = [(one.unit, one.facts["other"], *one.facts["when"].facts.values()) for one in result.findings]
    assert [tuple(map(str, row)) for row in facts] == told
    assert result.undecided == {}


def test_an_overlap_is_told_where_the_link_is_written(judge: Judge) -> None:
    """The unit's own line is only for a link that nesting wrote."""
    later = "- id: b\n  kind: team\n  open: true\n  posted_to: v\n  valid: {from: 2011}\n"
    result = judge(TEAMS, "as_of: 2011-06\nunits:\n- {id: v, kind: village}\n" + team("a", 2010, 2013) + later)
    lines = [result.text.splitlines()[result.line(finding) - 1] for finding in result.findings]
    assert lines == ["  posted_to: v"]


SEATS = """
kinds: {council: {fields: {open: {type: bool}}}, office: {}}
links: {seat: {from: council, to: office, fields: {number: {type: count}}}}
rules: {R01: {check: capped-share, for: council, where: {open: true}, link: seat, at_most: CAP}}
"""


@pytest.mark.parametrize(
    ("cap", "mine", "others", "more", "told", "undecided"),
    [
        ("1/2", 2, 2, "open: true", [], {}),
        ("1/2", 3, 2, "open: true", [(3, 5)], {}),
        ("2/3", 4, 2, "open: true", [], {}),
        ("2/3", 5, 2, "open: true", [(5, 7)], {}),
        ("1/2", 3, 2, "open: false", [], {}),
        ("1/2", 3, 2, "{}", [], {"R01": ["c"]}),
        ("1/2", 2, 2, "open: true, incomplete: [seat]", [], {"R01": ["c"]}),
        ("1/2", 3, 2, "open: true, incomplete: [seat]", [], {"R01": ["c"]}),
    ],
)
def test_a_share_at_its_cap_fits(
    judge: Judge, cap: str, mine: int, others: int, more: str, told: list[tuple[int, int]], undecided: object
) -> None:
    """One seat more than the cap is told with both numbers; a list that is not whole, or a rule perhaps not for it, is not."""
    seats = [f"{{to: a, number: {one}}}" for one in range(mine)] + [f"o{one}" for one in range(others)]
    offices = "".join(f"- {{id: {one}, kind: office}}\n" for one in ["a", *(f"o{number}" for number in range(others))])
    said = "" if more == "{}" else f", {more}"
    result = judge(
        SEATS.replace("CAP", cap), f"units:\n{offices}- {{id: c, kind: council{said}, seat: [{', '.join(seats)}]}}\n"
    )
    assert [(one.facts["count"], one.facts["seats"]) for one in result.findings] == told
    assert result.undecided == undecided


COMPARED = """
kinds:
  place: {abstract: true, fields: {staff: {type: count}}}
  office: {is_a: place, fields: {desks: {type: count}}}
  hall: {is_a: place}
links: {lies_in: {from: office, to: hall}}
rules: {R01: RULE}
"""


@pytest.mark.parametrize(
    ("staff", "desks", "relation", "told", "undecided"),
    [
        (3, 3, "<", True, False), (2, 3, "<", False, False), ("2..3", 3, "<", False, True), ("3..", 3, "<", True, False),
        (3, 3, "<=", False, False), (4, 3, "<=", True, False), ("3..4", 3, "<=", False, True), ("4..", 3, "<=", True, False),
        (3, 3, ">", True, False), (4, 3, ">", False, False), ("3..4", 3, ">", False, True), ("..3", 3, ">", True, False),
        (3, 3, ">=", False, False), (2, 3, ">=", True, False), ("2..3", 3, ">=", False, True), ("..2", 3, ">=", True, False),
        (3, 3, "=", False, False), (2, 3, "=", True, False), ("2..3", "3..4", "=", False, True), ("1..2", "3..4", "=", True, False),
        (3, "3..4", "=", False, True), (None, 3, "<", False, True), (None, 0, "<", True, False),
    ],
)  # fmt: skip
def test_two_numbers_stand_as_they_should(
    judge: Judge, staff: object, desks: object, relation: str, *, told: bool, undecided: bool
) -> None:
    """What just fits, what just does not, and what hangs on what is not known; a kind without one field is not judged."""
    rule = f'{{check: field-compare, left: staff, relation: "{relation}", right: desks}}'
    said = "" if staff is None else f"staff: {staff}, "
    result = judge(
        COMPARED.replace("RULE", rule),
        f"units:\n- {{id: h, kind: hall, staff: 9}}\n- {{id: o, kind: office, {said}desks: {desks}}}\n",
    )
    assert [one.unit for one in result.findings] == ["o"] * told
    assert result.undecided == ({"R01": ["o"]} if undecided else {})


@pytest.mark.parametrize(
    ("mine", "theirs", "told", "undecided"),
    [
        (3, 3, False, False), (3, 4, True, False), ("2..5", "3..4", False, False), ("3..4", "2..5", False, False),
        ("2..4", "3..5", False, True), ("3..5", "2..4", False, True), ("2..3", "4..5", True, False), ("4..5", "2..3", True, False),
        ("2..3", "3..4", False, True), ("2..3", "2..4", False, False), ("2..4", "3..4", False, False),
    ],
)  # fmt: skip
def test_what_two_units_state_agrees(
    judge: Judge, mine: object, theirs: object, *, told: bool, undecided: bool
) -> None:
    """A stretch agrees with one that holds it, perhaps with one that it meets, and with no other."""
    result = judge(
        COMPARED.replace("RULE", "{check: agrees, for: office, field: staff, path: lies_in}"),
        f"units:\n- {{id: h, kind: hall, staff: {theirs}}}\n- {{id: o, kind: office, lies_in: h, staff: {mine}}}\n",
    )
    assert [one.unit for one in result.findings] == ["o"] * told
    assert result.undecided == ({"R01": ["o"]} if undecided else {})


def ended(name: str, start: int) -> str:
    """Return a team that was at the village from one year, and has left nobody knows when."""
    return f"- {{id: {name}, kind: team, open: true, posted_to: v, valid: {{from: {start}, until: unknown}}}}\n"


@pytest.mark.parametrize(
    ("teams", "undecided"),
    [
        ([ended("a", 2010), team("b", 2012, 2014)], 1),  # a may have left before b came
        ([team("b", 2008, 2010), ended("a", 2010)], 0),
        ([ended("a", 2010), ended("b", 2010)], 1),
    ],
)
def test_an_end_that_nobody_knows_leaves_an_overlap_undecided(judge: Judge, teams: list[str], undecided: int) -> None:
    """It is told of neither, and of those that came later it is undecided."""
    result = judge(TEAMS, "as_of: 2024\nunits:\n- {id: v, kind: village}\n" + "".join(teams))
    assert list(result.findings) == []
    assert sum(map(len, result.undecided.values())) == undecided


@pytest.mark.parametrize(
    ("teams", "gap", "undecided"),
    [
        ([ended("a", 2010), team("b", 2012, 2014)], 31, 1),  # a may have left just before b came, or years before
        ([team("b", 2008, 2010), ended("a", 2010)], 31, 0),
        ([ended("a", 2010), team("b", 2012, 2014), team("c", 2014, 2015)], 31, 1),
    ],
)
def test_an_end_that_nobody_knows_keeps_its_place_in_a_row(
    judge: Judge, teams: list[str], gap: int, undecided: int
) -> None:
    """Only whether the next one follows in time is undecided."""
    charter = TEAMS.replace("no-overlap", "sequence").replace("link: posted_to}", f"per: posted_to, gap: {gap}}}")
    result = judge(charter, "as_of: 2024\nunits:\n- {id: v, kind: village}\n" + "".join(teams))
    assert list(result.findings) == []
    assert sum(map(len, result.undecided.values())) == undecided


@pytest.mark.parametrize(
    ("ends", "told"), [("until", ["'a' has ended, and nothing says who decided it"]), ("from", [])]
)
def test_an_end_that_nobody_knows_is_an_end(judge: Judge, ends: str, told: list[str]) -> None:
    """Who ended it is asked for, and no day is named."""
    charter = (
        "kinds: {office: {}}\nlinks: {decided_by: {from: office, to: office}}\n"
        f"rules: {{R01: {{check: dated-needs-link, for: office, link: decided_by, ends: [{ends}]}}}}\n"
    )
    result = judge(charter, "as_of: 2024\nunits:\n- {id: a, kind: office, valid: {until: unknown}}\n")
    assert [finding.text() for finding in result.findings] == told


def test_a_plain_name_is_not_judged_in_a_language_that_the_rule_does_not_speak(judge: Judge) -> None:
    """The definition's own language decides what a plain name is in; the same name in one that it speaks is told."""
    charter = "kinds: {branch: {}}\nrules: {R01: {check: name-ending, for: branch, endings: {zh: [支部]}}}\n"
    units = "units:\n- {id: b, kind: branch, name: Harbour}\n"
    assert [judge(charter, f"language: {language}\n{units}").codes for language in ("fr", "zh")] == [[], ["R01"]]
