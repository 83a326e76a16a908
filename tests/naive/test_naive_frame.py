"""What holds of every rule: cases, dates in force, wording, and exceptions."""

from __future__ import annotations

from typing import Any

import naive_checks as nc
import naive_values as nv
from hypothesis import given
from hypothesis import strategies as st
from naive_frame import in_force, judged_by_cases
from naive_laws import conditions, kinds, laws, named, optional, reported, towns

ranges = st.sampled_from(["3..", "..4", "2..5", [None, "1.."]])
base = optional(for_=kinds)


@laws
@given(
    definition=towns,
    about=base,
    cases=st.lists(st.fixed_dictionaries({"where": conditions, "allowed": ranges}), min_size=1, max_size=3),
    last=st.none() | ranges,
)
def test_cases(from_data: Any, definition: Any, about: Any, cases: Any, last: Any) -> None:
    """The first case that fits a unit gives its settings."""
    rule = {"check": "field-range", "field": "rank"} | about
    rule["cases"] = [*cases, *([{"allowed": last}] if last else [])]
    report, world = reported(from_data, definition, [rule])
    told, undecided = judged_by_cases(world, rule, nc.field_range)
    assert named(report) == told
    assert report.undecided.get("R01", 0) == len(undecided - told)


@laws
@given(
    definition=towns,
    about=base,
    dates=st.sampled_from([{"from": "2018-03"}, {"until": "2019-07-01"}, {"from": "2018", "until": "2020-06-15"}]),
    judged_at=st.sampled_from([{}, {"judged_at": "founded"}]),
)
def test_dates_in_force(from_data: Any, definition: Any, about: Any, dates: Any, judged_at: Any) -> None:
    """A rule is judged where it is in force at the definition's date, or at a date of the unit."""
    rule = {"check": "field-range", "field": "rank", "allowed": "3..", "in_force": dates} | about | judged_at
    report, world = reported(from_data, definition, [rule])
    kept = nc.field_range(world, rule)
    forces = {unit: in_force(world, rule, unit) for unit in kept if nc.meant(world, rule, unit)}
    assert named(report) == {unit for unit, force in forces.items() if force and kept[unit] is False}
    open_ = [
        unit
        for unit, force in forces.items()
        if force is not False and kept[unit] is not True and unit not in named(report)
    ]
    assert report.undecided.get("R01", 0) == len(open_), open_


@laws
@given(
    definition=towns,
    wording=st.sampled_from(["shall", "generally", "may"]),
    status=st.sampled_from(["read", "quoted"]),
)
def test_wording_says_how_bad_a_breach_is(from_data: Any, definition: Any, wording: str, status: str) -> None:
    """What shall be is an error, what generally is a warning, what may be an information; a quotation a warning at most."""
    rule = {"check": "field-range", "field": "rank", "allowed": "3..", "wording": wording, "status": status}
    report, _ = reported(from_data, definition, [rule])
    severity = {"shall": "error", "generally": "warning", "may": "info"}[wording]
    expected = "warning" if (severity, status) == ("error", "quoted") else severity
    assert {finding.severity for finding in report.findings} <= {expected}


@laws
@given(
    definition=towns,
    until=st.none() | st.sampled_from(["2016-01-01", "2018-03-15", "2019-07-01", "2030"]),
)
def test_exceptions(from_data: Any, definition: Any, until: str | None) -> None:
    """A unit with an exception is not told until it ends."""
    if "as_of" not in definition and until is not None:
        return  # not generated: whether an exception has ended on no day
    top = definition["units"][0]
    excepted = top | {"exceptions": {"R01": {"reason": "minute 12"} | ({"until": until} if until else {})}}
    rule = {"check": "field-range", "field": "rank", "allowed": "3.."}
    report, world = reported(from_data, definition | {"units": [excepted, *definition["units"][1:]]}, [rule])
    told, _ = nc.judged(world, rule, nc.field_range)
    holds = until is None or (world.today is not None and world.today < nv.days(until)[0])
    assert named(report) == told - ({top["id"]} if holds else set())
