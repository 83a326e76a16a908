"""An end that nobody knows: what is told then is told whenever it was, on the definition's day and on days before it."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import naive_values as nv
import pytest
from hypothesis import given
from hypothesis import strategies as st
from naive_laws import laws, named, one_rule
from naive_organisations import DAYS, charter, organisations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from naive_laws import Read

    from orgtree import Organisation
    from orgtree.check.report import Report

LINKS = ("covers", "seat", "visits", "convened_by")
HELD = ("area_in", "part_of", "post_at", *LINKS)
STRUCTURE = ("ORG204", "ORG207", "ORG208", "ORG209", "ORG211", "ORG212", "ORG216", "ORG217")
dated = organisations(fields=("rank", "open"), links=LINKS, most=8, often=True, repeats=True)
anyone = st.just({"for": ["area", "thing", "post"]})
ways = st.sampled_from(
    ["covers", "^covers", "seat", "^seat", "visits", "^visits", "part_of", "^part_of", "seat/covers"]
)


def periods(units: list[dict[str, Any]], *, of_units: bool) -> Iterator[dict[str, Any]]:
    """Yield the periods of links, and if they are wanted of units, wherever they stand."""
    for unit in units:
        if of_units and "valid" in unit:
            yield unit["valid"]
        for link in HELD:
            entries = unit.get(link) or []
            for entry in entries if isinstance(entries, list) else [entries]:
                if isinstance(entry, dict) and "valid" in entry:
                    yield entry["valid"]
        yield from periods(unit.get("units") or [], of_units=of_units)


def forgotten(definition: dict[str, Any], *, of_units: bool) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a definition with a day, and the same without the ends that lie before it; both are other objects."""
    known = {"as_of": DAYS[-1]} | copy.deepcopy(definition)
    unknown = copy.deepcopy(known)
    day = nv.days(known["as_of"])[1]
    for period in periods(unknown["units"], of_units=of_units):
        if "until" in period and nv.period(period)[1] <= day:
            period["until"] = "unknown"
    return known, unknown


def judged(org: Organisation) -> Report:
    """Return what the one rule tells, whose settings are right."""
    assert [finding.text() for finding in org.check().findings if finding.code.startswith("ORG1")] == []
    return org.check(select=["R01"])


def told(report: Report) -> set[tuple[str, str]]:
    """Return code and unit of each finding."""
    return {(finding.code, str(finding.unit)) for finding in report.findings}


@laws
@given(definition=dated)
def test_structure_tells_nothing_more(from_data: Read, definition: Any) -> None:
    """No overlap, no end outside another and no second parent is told that there may not have been."""
    known, unknown = forgotten(definition, of_units=True)
    now, then = (from_data(charter(), one).check(select=STRUCTURE) for one in (unknown, known))
    assert told(now) <= told(then)


OVER_ALL_DAYS = {
    "no-overlap": one_rule("no-overlap", anyone, link=st.sampled_from(HELD), perhaps={"per": st.just("from")}),
    "sequence per": one_rule("sequence", anyone, per=st.sampled_from(HELD), perhaps={"gap": st.sampled_from([0, 400])}),
    "sequence after": one_rule("sequence", anyone, after=st.sampled_from(["visits", "covers"])),
    "dated-needs-link": one_rule("dated-needs-link", link=st.sampled_from(["covers", "visits", "part_of"])),
}
ON_A_DAY = {
    "required-link": one_rule("required-link", anyone, path=ways),
    "link-count": one_rule("link-count", anyone, path=ways, allowed=st.sampled_from(["1..", "2.."])),
}


@pytest.mark.parametrize("check", OVER_ALL_DAYS)
@laws
@given(definition=dated, data=st.data())
def test_rules_over_all_days_tell_nothing_more_and_leave_the_rest_undecided(
    from_data: Read, check: str, definition: Any, data: st.DataObject
) -> None:
    """What is told with the days that are forgotten is told or undecided without them."""
    written = charter(rules={"R01": data.draw(OVER_ALL_DAYS[check])})
    known, unknown = forgotten(definition, of_units=True)
    now, then = (judged(from_data(written, one)) for one in (unknown, known))
    assert named(now) <= named(then)
    assert len(named(then)) <= len(named(now)) + now.undecided.get("R01", 0)


@pytest.mark.parametrize("check", ON_A_DAY)
@laws
@given(definition=dated, day=st.sampled_from(DAYS[:-1]), data=st.data())
def test_rules_on_an_earlier_day_tell_nothing_of_links_that_may_have_held(
    from_data: Read, check: str, definition: Any, day: str, data: st.DataObject
) -> None:
    """A link whose end is forgotten may or may not be there, so a rule that its being there decides is undecided."""
    written = charter(rules={"R01": data.draw(ON_A_DAY[check])})
    known, unknown = forgotten(definition | {"as_of": DAYS[-1]}, of_units=False)
    now, then = (judged(from_data(written, one).at(day)) for one in (unknown, known))
    assert named(now) <= named(then)
