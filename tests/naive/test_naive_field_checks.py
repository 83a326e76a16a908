"""Rules about what units state: those told and left undecided are those that a plain reading finds."""

from __future__ import annotations

import operator
from typing import Any

import naive_checks as nc
import naive_dated_checks as nd
import naive_link_checks as nl
from hypothesis import given
from hypothesis import strategies as st
from naive_laws import about, conditions, ends, laws, one_rule, optional, paths, rules, rules_agree, several, towns
from naive_organisations import organisations

PARTS = organisations(
    fields=("members", "funds", "people", "dues", "debts", "rank", "open"),
    links=("covers",),
    incomplete=("part_of", "area_in"),
    parts=("area", "body", "body"),
    most=8,
    dates=False,
)
ranges = st.one_of(
    st.fixed_dictionaries(
        {
            "field": st.sampled_from(["rank", "listed", "size", "portion", "helpers"]),
            "allowed": st.sampled_from(["3..", "..2", "1..4", ["..1", "5.."], [None, "2..3"], 3]),
        }
    ),
    st.fixed_dictionaries(
        {
            "field": st.just("founded"),
            "allowed": st.sampled_from(["2018..", "..2018-03", "2018-03..2019", [None, "2020.."]]),
        }
    ),
)
values = st.one_of(
    st.fixed_dictionaries({"field": st.just("open"), "allowed": st.sampled_from([True, [False], [True, None], None])}),
    st.fixed_dictionaries(
        {
            "field": st.just("form"),
            "allowed": st.sampled_from(["standing", ["passing", "other"], None, ["other", None]]),
        }
    ),
    st.fixed_dictionaries({"field": st.just("note"), "allowed": st.sampled_from(["x", ["y"], None])}),
)


@laws
@given(definition=towns, some=rules("field-range", together=ranges))
def test_field_range(from_data: Any, definition: Any, some: Any) -> None:
    """A number or date in its bounds, out of them, across them, or not stated."""
    rules_agree(from_data, definition, some, nc.field_range)


@laws
@given(
    definition=PARTS,
    some=rules(
        "field-range",
        optional(for_=st.sampled_from(["body", "branch"]), where=conditions),
        field=st.sampled_from(["members", "funds", "dues", "debts"]),
        allowed=st.sampled_from(["3..", "..4", "2..6", [None, "5.."]]),
    ),
)
def test_field_range_of_totals(from_data: Any, definition: Any, some: Any) -> None:
    """A field with a total that is not stated is judged by the sum of its parts."""
    rules_agree(from_data, definition, some, nc.field_range)


@laws
@given(definition=towns, some=rules("field-value", together=values))
def test_field_value(from_data: Any, definition: Any, some: Any) -> None:
    """A word is one of those allowed, or nothing is stated."""
    rules_agree(from_data, definition, some, nc.field_value)


@laws
@given(
    definition=towns,
    some=rules(
        "field-compare",
        together=ends("left", "right", [("rank", "listed"), ("rank", "size"), ("founded", "elected")]),
        relation=st.sampled_from(["<", "<=", "=", ">=", ">"]),
    ),
)
def test_field_compare(from_data: Any, definition: Any, some: Any) -> None:
    """Two numbers or dates stand to one another as they should."""
    rules_agree(from_data, definition, some, nc.field_compare)


@laws
@given(
    definition=PARTS,
    some=rules("total", about("body", "area"), field=st.sampled_from(["members", "funds", "people", "dues", "debts"])),
)
def test_total(from_data: Any, definition: Any, some: Any) -> None:
    """A stated total is the sum of its parts."""
    rules_agree(from_data, definition, some, nc.total)


@laws
@given(definition=towns, some=rules("agrees", path=paths, field=st.sampled_from(["rank", "founded", "form", "open"])))
def test_agrees(from_data: Any, definition: Any, some: Any) -> None:
    """A fact that two units state is the same at both."""
    rules_agree(from_data, definition, some, nc.agrees)


@laws
@given(
    definition=towns,
    some=rules("sourced", perhaps={"fields": st.sampled_from([["rank"], ["listed", "rank"]]), "dated": st.booleans()}),
)
def test_sourced(from_data: Any, definition: Any, some: Any) -> None:
    """Every number says where it is from, and of which day."""
    rules_agree(from_data, definition, some, nc.sourced)


shares = st.sampled_from(["1/2", "2/3", "1/4", "4/5", "1/1"])
ASSEMBLIES = organisations(
    fields=("listed", "present", "open"),
    links=("seat", "visits"),
    incomplete=("seat", "visits"),
    parts=("council", "body", "post"),
    most=6,
)


@laws
@given(
    definition=ASSEMBLIES,
    some=rules(
        "quorum",
        together=st.builds(
            operator.or_,
            ends(
                "part",
                "of",
                [("present", "listed"), ("present", "^post_at"), ("seat", "listed"), ("^visits", "present")],
            ),
            st.one_of(
                st.fixed_dictionaries({"at_least": shares}),
                st.fixed_dictionaries({"more_than": shares}),
                st.fixed_dictionaries({"at_most": shares}),
                st.sampled_from(["1/4", "1/3"]).map(lambda least: {"at_least": least, "at_most": "1/1"}),
            ),
        ),
    ),
)
def test_quorum(from_data: Any, definition: Any, some: Any) -> None:
    """A part is large enough a share of a whole, by exact fractions."""
    rules_agree(from_data, definition, some, nl.quorum)


NAMES = st.sampled_from(
    [
        "East branch",
        "East Branch 2",
        "East committee",
        "branch (new)",
        "Committee 3b",
        "Branch of “Harbour branch”",
        None,
        {"en": "Harbour branch", "zh": "港口党委"},
        {"zh": "港口支部"},
        {"fr": "section"},
        {"zh": "港口“第一支部”"},
    ]
)
endings = st.sampled_from([{"en": ["branch"]}, {"en": ["committee", "branch"], "zh": ["支部"]}, {"zh": ["党委"]}])


@laws
@given(
    definition=towns,
    names=st.lists(NAMES, min_size=3, max_size=3),
    some=several(st.one_of(one_rule("name-ending", endings=endings), one_rule("name-ending", never=endings))),
)
def test_name_ending(from_data: Any, definition: Any, names: Any, some: Any) -> None:
    """A name ends as names of its kind do, whatever figures and brackets follow."""
    units = [unit | ({"name": name} if name else {}) for unit, name in zip(definition["units"], names, strict=False)]
    rest = definition["units"][len(units) :]
    rules_agree(from_data, definition | {"language": "en", "units": [*units, *rest]}, some, nd.name_ending)


ALIKE = organisations(
    fields=("rank", "open", "form", "note", "founded"), links=("covers", "seat"), incomplete=("covers", "seat"), most=8
)


@laws
@given(
    definition=ALIKE,
    some=rules(
        "unique",
        perhaps={
            "within": st.sampled_from(["covers", "^seat", "part_of", {"path": "^seat", "with": {"role": "chair"}}])
        },
        fields=st.sampled_from(["note", "rank", ["form", "open"], ["rank", "note", "open"], "founded"]),
    ),
)
def test_unique(from_data: Any, definition: Any, some: Any) -> None:
    """No two units have the same value of a field or of several."""
    rules_agree(from_data, definition, some, nc.unique, scoped=False)


@laws
@given(
    definition=towns,
    some=rules(
        "text-pattern",
        field=st.sampled_from(["id", "note", "form"]),
        pattern=st.sampled_from(["[a-c].*", "x|standing", "[^x]+", ".{2}", "p[0-9]+|passing|y"]),
    ),
)
def test_text_pattern(from_data: Any, definition: Any, some: Any) -> None:
    """A text, a choice or an id is written by a pattern."""
    rules_agree(from_data, definition, some, nc.text_pattern)


@laws
@given(definition=towns, some=rules("holds", that=conditions))
def test_holds(from_data: Any, definition: Any, some: Any) -> None:
    """Any condition, asked of the units that another one picks."""
    rules_agree(from_data, definition, some, nc.condition_holds)
