"""Proof that the checks can fail: one mistake put into an example gives exactly the finding that is meant for it.

A mutation changes one thing in an example's plain data, as a slip of the hand would. What the example gives without it is
known; what comes on top must be exactly the codes that the table names.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import orgtree
from orgtree.source import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


class Example:
    """An example's plain data, to be changed.

    Args:
        name: Its file's stem.
    """

    def __init__(self, name: str) -> None:
        self.data: dict[str, Any] = json.loads(_json(name))

    def lists(self) -> Iterator[list[dict[str, Any]]]:
        """Yield every list of units, outer ones first."""
        waiting = [self.data["units"]]
        for units in waiting:
            yield units
            waiting.extend(unit["units"] for unit in units if "units" in unit)

    def __getitem__(self, unit: str) -> dict[str, Any]:
        """Return a unit as written."""
        return next(entry for units in self.lists() for entry in units if entry["id"] == unit)

    def take(self, unit: str) -> dict[str, Any]:
        """Take a unit and what stands under it out, and return it."""
        for units in self.lists():
            for place, entry in enumerate(units):
                if entry["id"] == unit:
                    return units.pop(place)
        raise KeyError(unit)

    def put(self, above: str | None, **unit: Any) -> Example:
        """Put a unit under another, or at the top."""
        (self.data["units"] if above is None else self[above].setdefault("units", [])).append(unit)
        return self

    def set(self, unit: str, **fields: Any) -> Example:
        """State something of a unit; None takes it away."""
        entry = self[unit]
        entry.update(fields)
        for key in [key for key, value in fields.items() if value is None]:
            del entry[key]
        return self

    def codes(self) -> Counter[str]:
        """Return how often each code is found, targets and bands left out: they are figures and not rules."""
        report = orgtree.loads(json.dumps(self.data, ensure_ascii=False)).check()
        return Counter(
            finding.code for finding in report.findings if finding.code not in {"ORG901", "ORG902", "ORG903"}
        )


@cache
def _json(name: str) -> str:
    document, findings = read_text((EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8"), label=name)
    assert not findings
    return json.dumps(document.data, ensure_ascii=False)


@cache
def _before(name: str) -> Counter[str]:
    return Example(name).codes()


def new_codes(name: str, change: Callable[[Example], object]) -> list[str]:
    """Return the codes that an example gives on top when it is changed."""
    example = Example(name)
    change(example)
    return sorted((example.codes() - _before(name)).elements())


# -- the structure, in every example --------------------------------------------------------------------------------


def _some_unit(example: Example) -> dict[str, Any]:
    """Return a unit that has none under it, the last one as written."""
    return next(unit for units in reversed(list(example.lists())) for unit in reversed(units) if not unit.get("units"))


@pytest.mark.parametrize("name", NAMES)
def test_an_id_that_is_used_twice(name: str) -> None:
    """A second unit of the same id is found, and nothing else for it."""

    def change(example: Example) -> None:
        unit = _some_unit(example)
        example.put(None, id=unit["id"], kind=unit["kind"])

    assert new_codes(name, change) == ["ORG201"]


@pytest.mark.parametrize("name", NAMES)
def test_a_kind_with_a_letter_too_many(name: str) -> None:
    """A kind that there is not is found, and what would only follow from it is not told of."""

    def change(example: Example) -> None:
        example.put(None, id="one-more", kind="kindd")

    assert new_codes(name, change) == ["ORG105"]


@pytest.mark.parametrize("name", NAMES)
def test_a_key_that_is_misspelt(name: str) -> None:
    """A key that means nothing is found."""
    assert new_codes(name, lambda example: _some_unit(example).update(naem="x")) == ["ORG102"]


@pytest.mark.parametrize("name", NAMES)
def test_a_period_that_ends_before_it_begins(name: str) -> None:
    """A date shifted past the other is found."""
    found = new_codes(name, lambda example: _some_unit(example).update(valid={"from": 2010, "until": 2009}))
    assert "ORG212" in found


@pytest.mark.parametrize("name", NAMES)
def test_an_id_of_a_unit_that_has_ended(name: str) -> None:
    """A tombstone's id that is used again is found."""

    def change(example: Example) -> None:
        example.data["retired"] = [{"id": _some_unit(example)["id"], "on": "2001-01-01"}]

    assert new_codes(name, change) == ["ORG206"]


@pytest.mark.parametrize("name", NAMES)
def test_an_exception_from_a_rule_that_there_is_not(name: str) -> None:
    """An exception that names nothing is found."""

    def change(example: Example) -> None:
        _some_unit(example)["exceptions"] = {"Z99": {"reason": "letter 1"}}

    assert new_codes(name, change) == ["ORG043"]


# -- links, where an example has them -------------------------------------------------------------------------------

COMMITTEE, BODY = "s01-committee", "s01-joint"
"""A working committee of lhasa.yaml, and its joint body."""


def _cycle(example: Example) -> None:
    """Found two committees that stand under each other."""
    example.put(None, id="one", kind="primary_committee", name="党委", part_of="other")
    example.put(None, id="other", kind="primary_committee", name="党委", part_of="one")


LINKS: list[tuple[str, str, Callable[[Example], object], list[str]]] = [
    (
        "a seat of nobody",
        "lhasa",
        lambda e: e[BODY]["seat"].append({"to": "u9999-branch", "role": "part_time_member"}),
        ["ORG202"],
    ),
    (
        "a seat of a school",
        "lhasa",
        lambda e: e[BODY]["seat"].append({"to": "u001", "role": "part_time_member"}),
        ["ORG203"],
    ),
    ("a role that there is not", "lhasa", lambda e: e[BODY]["seat"][0].update(role="part_time_membr"), ["ORG104"]),
    ("a seat without a role", "lhasa", lambda e: e[BODY]["seat"][0].pop("role"), ["ORG108"]),
    ("the same seat twice", "lhasa", lambda e: e[BODY]["seat"].append(dict(e[BODY]["seat"][0])), ["ORG209"]),
    ("no convener", "lhasa", lambda e: e.put(None, **e.take(BODY)), ["ORG207"]),
    ("two parents", "rinbung", lambda e: e.set("organs", part_of="townships"), ["ORG117", "ORG204"]),
    ("a circle of committees", "rinbung", _cycle, ["ORG205"]),
    (
        "a post held with itself",
        "rinbung",
        lambda e: e.set("school-01-head", coheld="school-01-head"),
        ["ORG210", "P22"],
    ),
    ("a team posted to nowhere", "gamba", lambda e: e.put("gamba", **e.take("v01-team-5")), ["ORG118"]),
    ("a field of another kind", "gamba", lambda e: e.set("v01", members=3), ["ORG107"]),
    ("a count that is none", "gamba", lambda e: e.set("v01", people="many"), ["ORG104"]),
    ("a required field that is missing", "lhasa", lambda e: e.set(BODY, form=None), ["ORG108"]),
]


@pytest.mark.parametrize(("name", "change", "codes"), [row[1:] for row in LINKS], ids=[row[0] for row in LINKS])
def test_one_wrong_link_or_field(name: str, change: Callable[[Example], object], codes: list[str]) -> None:
    """One wrong link or field gives the finding that is meant for it."""
    assert new_codes(name, change) == codes


# -- the rules of the charters --------------------------------------------------------------------------------------


def _branch(**fields: Any) -> Callable[[Example], object]:
    """State something of one branch at a host, in lhasa.yaml."""
    return lambda e: e.set("u001-branch", **fields)


def _archived_group(**fields: Any) -> Callable[[Example], object]:
    """Keep a group that works no longer, in kubernetes.yaml."""
    return lambda e: e.put("kubernetes", id="sig-old", kind="group", name="Old", chairs=0, archived=True, **fields)


def _joint_branch(*hosts: str) -> Callable[[Example], object]:
    """Found a joint branch of some units, in lhasa.yaml."""
    return lambda e: e.put("lines", id="joint", kind="joint_branch", name="联合党支部", hosted_by=list(hosts))


def _temporary(valid: dict[str, Any] | None, host: dict[str, Any] | None = None) -> Callable[[Example], object]:
    """Found a temporary branch at a unit, with dates."""

    def change(example: Example) -> None:
        if host:
            example.set("u006", valid=host)
        more = {"valid": valid} if valid else {}
        example.put("lines", id="temporary", kind="temporary_branch", name="临时党支部", hosted_by="u006", **more)

    return change


def _at_village(kind: str, name: str, members: int) -> Callable[[Example], object]:
    """Let an organisation of a kind cover a village, in rinbung.yaml."""
    return lambda e: e.put("townships", id="new", kind=kind, name=name, covers="v20", members=members)


def _at_organ(kind: str, name: str, **fields: Any) -> Callable[[Example], object]:
    """Let an organisation of a kind be hosted by an organ of its own, in rinbung.yaml."""

    def change(example: Example) -> None:
        example.put("rinbung", id="organ-9", kind="organ", name="机关")
        example.put("organs", id="new", kind=kind, name=name, hosted_by="organ-9", **fields)

    return change


def _two_posts(example: Example) -> None:
    """Let one holder have two posts of one branch."""
    branch = example["school-01-branch"]["units"]
    branch.append({"id": "deputy", "kind": "post", "function": "deputy_secretary", "coheld": "school-01-secretary"})


def _empty_shell(example: Example) -> None:
    example.set("c2-secretary", filled=False)


def _committee_that_cannot_meet(example: Example) -> None:
    """Let one of five members of a branch committee be there."""
    for number in range(1, 4):
        example.put("c1-branch", id=f"m{number}", kind="post", function="committee_member", filled=False)


def _three_more_posts(example: Example) -> None:
    for number in range(3):
        example.put(
            "school-01-branch",
            id=f"m{number}",
            kind="post",
            function="committee_member",
            filled=True,
            coheld="school-01-secretary",
        )


def _two_lines(unit: str, above: str) -> Callable[[Example], object]:
    return lambda e: e.put(above, **e.take(unit))


RULES: list[tuple[str, str, Callable[[Example], object], list[str]]] = [
    ("P01", "lhasa", _branch(full_members=2, secretaries=1, deputy_secretaries=0), ["P01"]),
    ("P01b", "lhasa", lambda e: e.put("s01", id="new", kind="enterprise", name="企业", unit_full_members=3), ["P01b"]),
    (
        "P02",
        "lhasa",
        lambda e: _branch(members=51)(e.put("u001-branch", id="g", kind="party_group", name="小组")),
        ["P02"],
    ),
    ("P03", "lhasa", _joint_branch("u006"), ["P03"]),
    ("P03b", "lhasa", _joint_branch(*(f"u{number:03}" for number in range(6, 12))), ["P03b"]),
    ("P03c", "lhasa", lambda e: e.set("u006", unit_full_members=2), ["P03c"]),
    ("P04", "lhasa", _branch(full_members=7, committee_seats=2), ["P04"]),
    ("P04b", "lhasa", _branch(full_members=7, committee_seats=8), ["P04b"]),
    ("P04c", "lhasa", _branch(full_members=7, committee_seats=6), ["P04c"]),
    ("P04d", "lhasa", _branch(full_members=6, secretaries=2, deputy_secretaries=1), ["P04d"]),
    ("P04e", "lhasa", _branch(full_members=6, secretaries=1, deputy_secretaries=2), ["P04e"]),
    ("P04f", "lhasa", _branch(full_members=6, committee_seats=3, secretaries=1, deputy_secretaries=0), ["P04f"]),
    ("P06", "lhasa", lambda e: (e.data.update(as_of="2021-09"), _branch(elected="2018-08")(e)), ["P06"]),
    (
        "P07",
        "lhasa",
        lambda e: (e.data.update(as_of="2023-02"), _branch(elected_before="2018-08", elected="2023-01")(e)),
        ["P07", "P07c"],
    ),
    ("P07b", "lhasa", lambda e: (e.data.update(as_of="2022-10"), _branch(elected="2018-08")(e)), ["P06", "P07b"]),
    ("P07c", "lhasa", _branch(elected_before="2018-08", elected="2020-09"), ["P07c"]),
    ("P08", "lhasa", _branch(elected="2017-06"), ["P08"]),
    ("P09", "lhasa", _temporary({"from": "2020-01", "until": "2021-06"}, {"until": "2021-01"}), ["P09"]),
    ("P09b", "lhasa", _temporary(None), ["P09b"]),
    ("P11", "rinbung", _two_lines("v01-branch", "v02-branch"), ["P11"]),
    ("P12", "rinbung", lambda e: e.set("v01-branch", approved_by="v02-branch"), ["P12"]),
    ("P12b", "rinbung", lambda e: e.set("v01-branch", valid={"from": "2019-01"}), ["P12b"]),
    ("P13", "lhasa", lambda e: e.data["units"].append(e.take("s16-committee")), ["P13"]),
    (
        "P14",
        "chengyang",
        lambda e: e.set(
            "chengyang-committee",
            members={"value": 6677, "source": "x"},
            units=[{**unit, "members": 1} for unit in e["chengyang-committee"]["units"]],
        ),
        ["P14"],
    ),
    ("P14b", "rinbung", lambda e: e.set("v01-branch", full_members=9).set("townships", full_members=5), ["P14b"]),
    ("P14c", "lhasa", _branch(members=4, full_members=5), ["P14c"]),
    ("P15", "rinbung", _at_organ("general_branch", "总支", members=20, committee_seats=5), ["P15"]),
    (
        "P16",
        "rinbung",
        lambda e: (
            _at_organ("branch", "支部", members=20)(e),
            e.put("new", id="secretary", kind="post", function="secretary", filled=True),
            e.put("organ-9", id="head", kind="post", function="head_of_unit", filled=True),
        ),
        ["P16", "P28c"],
    ),
    ("P16b", "rinbung", _at_organ("primary_committee", "党委", members=120, discipline_commission=False), ["P16b"]),
    ("P17", "rinbung", _at_village("primary_committee", "党委", 40), ["P17", "P17c"]),
    ("P17c", "rinbung", _at_village("primary_committee", "党委", 120), ["P17c"]),
    ("P17b", "mainling", lambda e: e.take("t8-committee"), ["P17b"]),
    ("P18", "mainling", lambda e: e.set("t8-committee", committee_seats=5), ["P18"]),
    ("P19", "rinbung", lambda e: e.set("organs", committee_seats=4), ["P19"]),
    (
        "P19b",
        "rinbung",
        lambda e: e.put("organs", id="new", kind="general_branch", name="总支", committee_seats=8),
        ["P19b"],
    ),
    ("P21", "lhasa", _branch(meeting_present=4, meeting_entitled=10), ["P21"]),
    ("P21b", "lhasa", _branch(meeting_in_favour=5, meeting_entitled=10), ["P21b"]),
    ("P21c", "lhasa", _branch(election_present=7, election_entitled=10), ["P21c"]),
    ("P21d", "samzhubze", _committee_that_cannot_meet, ["P21d"]),
    ("P21e", "lhasa", _branch(meeting_present=11, meeting_entitled=10), ["P21e"]),
    ("P22", "rinbung", lambda e: e.set("school-01-head", coheld=None), ["P22"]),
    ("P23", "lhasa", lambda e: e.set(BODY, seat=e[BODY]["seat"][:1]), ["P23"]),
    ("P23b", "lhasa", lambda e: e[BODY]["seat"].append({"to": "u500-branch", "role": "part_time_member"}), ["P23b"]),
    ("P23c", "lhasa", lambda e: e.put("s02-committee", **e.take(BODY)), ["P23c"]),
    ("P23d", "lhasa", lambda e: e.set(BODY, covers=None), ["P23d"]),
    ("P23e", "lhasa", lambda e: e[BODY]["seat"].append({"to": "u001-branch", "role": "part_time_member"}), ["P23e"]),
    ("P23f", "lhasa", lambda e: e.set("s01-joint", based_on=["s01c1-committee", "s02c1-committee"]), ["P23f"]),
    (
        "P25",
        "rinbung",
        lambda e: e.put("v01", id="rc", kind="residents_committee", name="居委会", self_government_seats=4),
        ["P25"],
    ),
    (
        "P25b",
        "rinbung",
        lambda e: e.put("v01", id="rc", kind="residents_committee", name="居委会", households_served=90),
        ["P25b"],
    ),
    ("P27", "lhasa", _branch(name="园区 001 党委"), ["P27"]),
    ("P27b", "lhasa", _branch(name="园区 001 支部", committee_seats=3), ["P27b"]),
    ("P27c", "lhasa", _branch(name="园区 001 支部委员会", committee_seats=0, full_members=5), ["P27c"]),
    ("P28", "samzhubze", lambda e: e.set("b1-group", members=2), ["P28"]),
    ("P28b", "samzhubze", lambda e: e.set("b1-group", full_members=0), ["P28b"]),
    ("P28c", "lhasa", _branch(members=20), ["P28c"]),
    ("S01", "samzhubze", lambda e: e.set("department-1", jurisdiction="s2"), ["S01", "S01"]),
    ("S02", "rinbung", lambda e: e.put("organs", **e.take("leader-1")), ["S02", "S02", "S02"]),
    ("S03", "lhasa", lambda e: e.set(BODY, declared_seats=12), ["S03"]),
    ("S05", "lhasa", lambda e: e.set(BODY, chaired_by="u500-branch"), ["S05"]),
    ("S06", "gamba", lambda e: e["v01-team-4"]["valid"].update(until="2020-03"), ["S06"]),
    ("S07", "lhasa", lambda e: e.set(BODY, level="community"), ["S07"]),
    ("S08", "samzhubze", _empty_shell, ["S08"]),
    ("S09", "rinbung", _two_posts, ["S09"]),
    (
        "S10",
        "samzhubze",
        lambda e: e.put("samzhubze-committee", id="second", kind="working_committee", name="党工委", covers="s1"),
        ["S10"],
    ),
    (
        "S11",
        "rinbung",
        lambda e: [e.put("v01", id=f"vc{n}", kind="villagers_committee", name="村委会") for n in (1, 2)],
        ["S11"],
    ),
    ("S12", "mainling", lambda e: e.data["units"].append(e.take("organ-1-committee")), ["S12"]),
    ("S14", "nyingchi", lambda e: e["c1-conference"]["seat"][0].update(role="part_time_member"), ["S14"]),
    ("S15", "rinbung", lambda e: e.set("school-01-head", coheld="school-02-secretary"), ["P22", "S15"]),
    ("S16", "rinbung", _three_more_posts, ["S16"]),
    ("O01", "kubernetes", lambda e: e.set("sig-apps", chairs=1), ["O01"]),
    ("O02", "kubernetes", lambda e: e.set("sig-apps", technical_leads=1), ["O02"]),
    ("O03", "kubernetes", lambda e: e.set("sig-apps", has_charter=False), ["O03"]),
    ("O04", "kubernetes", lambda e: e.set("sig-apps", has_mission=False), ["O04"]),
    ("O05", "kubernetes", lambda e: e.set("sig-apps", units=[]), ["O05"]),
    ("O06", "kubernetes", lambda e: e.put("wg-batch", id="wg-batch.tool", kind="subproject", name="tool"), ["O06"]),
    ("O07", "kubernetes", lambda e: e.set("wg-batch", sponsored_by=None), ["O07"]),
    ("O08", "kubernetes", lambda e: e.put(None, id="lost", kind="subproject", name="lost"), ["O08"]),
    ("O09", "kubernetes", lambda e: e.put(None, **e.take("wg-batch")), ["O09"]),
    ("O10", "kubernetes", lambda e: e.set("wg-batch", chairs=0), ["O10"]),
    ("O11", "kubernetes", lambda e: e.set("wg-batch", archived=True), ["O11"]),
    ("O11b", "kubernetes", _archived_group(technical_leads=2), ["O11b"]),
    ("O12", "kubernetes", _archived_group(units=[{"id": "old.tool", "kind": "subproject", "name": "tool"}]), ["O12"]),
    ("O13", "kubernetes", _archived_group(units=[{"id": "old.code", "kind": "repository", "name": "code"}]), ["O13"]),
    ("O14", "kubernetes", lambda e: [_archived_group()(e), e.set("wg-batch", has_stakeholder="sig-old")], ["O14"]),
    ("O16", "kubernetes", lambda e: e.set("wg-batch", has_stakeholder=e["wg-batch"]["sponsored_by"][0]), ["O16"]),
    ("O17", "kubernetes", lambda e: e.set("sig-apps.examples", leads=0), ["O17"]),
    ("C01", "company", lambda e: e.set("transport", headed_by=None), ["C01"]),
    ("C02", "company", lambda e: e.set("treasurer", filled=True).set("transport-lead", filled=False), ["C02"]),
    (
        "C03",
        "company",
        lambda e: [e.put("cco", id=f"p{n}", kind="post", in_unit="commerce") for n in range(9)],
        ["C03"],
    ),
    ("C03b", "company", lambda e: e.put("treasurer", id="clerk", kind="post", in_unit="finance"), ["C03b"]),
    ("C04", "company", lambda e: e.set("planner", dotted_to={"to": "coo", "matter": "functional"}), ["C04"]),
    ("C05", "company", lambda e: e.set("transport", headed_by="sales-lead"), ["C05"]),
    ("C06", "company", lambda e: e.set("sales", headcount=12), ["C06"]),
    ("C07", "company", lambda e: e.put(None, **e.take("transport")), ["C06", "C07"]),
    ("C08", "company", lambda e: e.put(None, id="second", kind="post", in_unit="finance"), ["C08"]),
    ("C11", "company", lambda e: e.set("planner", vacant_since="2024-01"), ["C11"]),
    (
        "C12",
        "company",
        lambda e: e.put(
            "production",
            id="d4",
            kind="department",
            units=[{"id": "d5", "kind": "department", "units": [{"id": "t6", "kind": "team"}]}],
        ),
        ["C12"],
    ),
    ("C13", "company", lambda e: e.set("accountant", vacant_since="2022"), ["C13"]),
    ("C14", "company", lambda e: e.set("sales", cost_centre="CC-1100"), ["C14"]),
    ("W01", "authorities", lambda e: e.put(None, id="loose", kind="organisational_unit"), ["W01"]),
    ("W02", "authorities", lambda e: e.put(None, id="loose", kind="post"), ["W02"]),
    ("W03", "authorities", lambda e: e.set("harbour-master", reports_to="second-pilot"), ["W03"]),
    (
        "W04",
        "authorities",
        lambda e: e.set("coast", succeeded_by="fishers").set("fishers", succeeded_by="coast"),
        ["W04"],
    ),
    ("T01", "software", lambda e: e.set("watch", owned_by=None).put(None, id="spare", kind="system"), ["T01"]),
    ("T02", "software", lambda e: e.set("fog", members=0), ["T02"]),
    ("T03", "software", lambda e: e.put(None, id="spare", kind="repository"), ["T03"]),
    ("T04", "software", lambda e: e.put(None, id="spare", kind="area", pattern="/x/", in_domain="charts"), ["T04"]),
    ("T05", "software", lambda e: e.set("plotter", depends_on="tracker"), ["T05"]),
]


@pytest.mark.parametrize(("name", "change", "codes"), [row[1:] for row in RULES], ids=[row[0] for row in RULES])
def test_one_mistake_gives_its_finding(name: str, change: Callable[[Example], object], codes: list[str]) -> None:
    """Each rule is broken by one change to an example, and found by its own code alone."""
    assert new_codes(name, change) == codes


def test_every_rule_of_the_charters_is_here() -> None:
    """No rule of a built-in charter is left without a mutation, but those that need a whole organisation of their own."""
    needs_more = {
        "S04",
        "C09",
        "C10",
        "C10b",
        "O15",
    }  # one supplier of most seats; nine levels; few spans in band; repositories, which no example lists: tested elsewhere
    rules = {
        code
        for charter in orgtree.builtin_charters()
        for code in orgtree.loads(f"orgtree: definition/1\ncharter: {charter}\nunits: []\n").charter.rules
    }
    assert rules - {row[0] for row in RULES} == needs_more
