"""What orgtree finds in any organisation, whatever the rules of its charter are."""

from __future__ import annotations

from typing import Any

import naive_structure as ns
from hypothesis import given
from hypothesis import strategies as st
from naive_laws import LINKS, laws
from naive_organisations import charter, organisations
from naive_world import World, several

towns = organisations(fields=(), links=(*LINKS, "coheld"), incomplete=("covers", "seat", "visits"), most=8, often=True)
repeating = organisations(fields=(), links=LINKS, most=6, often=True, repeats=True)
unsound = organisations(fields=(), links=LINKS, most=8, often=True, in_force_only=False)
each = st.sampled_from(["1", "..1", "1..", "1..2", "2.."])


def found(org: Any, code: str) -> set[str]:
    """Return the units that findings of a code are about."""
    return {finding.unit for finding in org.check(select=[code]).findings}


@laws
@given(definition=towns, link=st.sampled_from(["covers", "seat", "visits", "post_at"]), each=each)
def test_how_many_links_a_unit_has(from_data: Any, definition: Any, link: str, each: str) -> None:
    """The least number is judged at the definition's date, the greatest at every date."""
    counted(from_data, definition, link, {"each": each})


@laws
@given(definition=towns, link=st.sampled_from(["covers", "seat", "visits", "post_at"]), each=each)
def test_how_many_links_come_in_at_a_unit(from_data: Any, definition: Any, link: str, each: str) -> None:
    """The same of the other end."""
    counted(from_data, definition, link, {"each_to": each})


def counted(from_data: Any, definition: Any, link: str, setting: dict[str, str]) -> None:
    """Compare which units have too few or too many links of a type."""
    written = charter()
    written["links"][link] |= setting
    code = "ORG208" if "each_to" in setting else "ORG207"
    report = from_data(written, definition).check(select=[code])
    told = ns.counted(World(written, definition), link, back="each_to" in setting)
    assert {finding.unit for finding in report.findings} == told


@laws
@given(definition=repeating)
def test_links_that_are_stated_twice(from_data: Any, definition: Any) -> None:
    """The same ends, type and fields on one day."""
    assert found(from_data(charter(), definition), "ORG209") == ns.repeated(World(charter(), definition))


@laws
@given(definition=unsound)
def test_links_to_what_has_ended(from_data: Any, definition: Any) -> None:
    """A link that is in force does not lead to a unit that has ended."""
    assert found(from_data(charter(), definition), "ORG211") == ns.ended(World(charter(), definition))


@laws
@given(definition=unsound)
def test_dates_within_dates(from_data: Any, definition: Any) -> None:
    """A child exists within the time of its parent, and a dated link within the time of its ends."""
    assert found(from_data(charter(), definition), "ORG216") == ns.outside(World(charter(), definition))


def upwards(definition: Any) -> Any:
    """Return the definition without links to units further down, so that there is no cycle."""
    seen: list[str] = []
    for unit in definition["units"]:
        links = several(unit.pop("part_of", None))
        if kept := [one for one in links if (one["to"] if isinstance(one, dict) else one) in seen]:
            unit["part_of"] = kept
        seen.append(unit["id"])
    return definition


@laws
@given(
    definition=organisations(fields=(), links=("part_of",), parts=("body",), above=(), often=True, most=6).map(upwards)
)
def test_two_parents_on_one_day(from_data: Any, definition: Any) -> None:
    """A unit has one parent in a hierarchy at every date."""
    assert found(from_data(charter(), definition), "ORG204") == ns.two_parents(World(charter(), definition), "part_of")
