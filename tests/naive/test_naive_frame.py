"""What holds of every rule: cases, dates in force, wording, and exceptions."""

from __future__ import annotations

from typing import Any

import naive_checks as nc
import naive_values as nv
from hypothesis import given
from hypothesis import strategies as st
from naive_frame import in_force, judged_by_cases
from naive_laws import conditions, kinds, laws, named, optional, reported, several, towns

ranges = st.sampled_from(["3..", "..4", "2..5", [None, "1.."]])
base = optional(for_=kinds)


@st.composite
def by_cases(draw: Any) -> dict[str, Any]:
    """A rule with one to three cases, and perhaps a last one for all others."""
    cases = draw(st.lists(st.fixed_dictionaries({"where": conditions, "allowed": ranges}), min_size=1, max_size=3))
    last = draw(st.none() | ranges)
    rest = [{"allowed": last}] if last else []
    return {"check": "field-range", "field": "rank", **draw(base), "cases": [*cases, *rest]}


@laws
@given(definition=towns, some=several(by_cases()))
def test_cases(from_data: Any, definition: Any, some: Any) -> None:
    """The first case that fits a unit gives its settings."""
    report, world = reported(from_data, definition, some)
    for number, rule in enumerate(some, 1):
        told, undecided = judged_by_cases(world, rule, nc.field_range)
        assert named(report, f"R0{number}") == told, rule
        assert report.undecided.get(f"R0{number}", 0) == len(undecided - told), rule


@laws
@given(
    definition=towns,
    some=several(
        st.builds(
            lambda about, dates, judged_at: (
                {"check": "field-range", "field": "rank", "allowed": "3..", "in_force": dates} | about | judged_at
            ),
            base,
            st.sampled_from(
                [
                    {"from": "2018-03-15"},
                    {"until": "2019-07-01"},
                    {"from": "2018", "until": "2020-06-15"},
                    {"until": 2018},
                ]
            ),
            st.sampled_from([{}, {"judged_at": "founded"}, {"judged_at": "elected"}]),
        )
    ),
)
def test_dates_in_force(from_data: Any, definition: Any, some: Any) -> None:
    """A rule is judged where it is in force at the definition's date, or at a date of the unit."""
    report, world = reported(from_data, definition, some)
    for number, rule in enumerate(some, 1):
        told = named(report, f"R0{number}")
        kept = nc.field_range(world, rule)
        forces = {unit: in_force(world, rule, unit) for unit in kept if nc.meant(world, rule, unit)}
        assert told == {unit for unit, force in forces.items() if force and kept[unit] is False}, rule
        open_ = [
            unit for unit, force in forces.items() if force is not False and kept[unit] is not True and unit not in told
        ]
        assert report.undecided.get(f"R0{number}", 0) == len(open_), (rule, open_)


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
