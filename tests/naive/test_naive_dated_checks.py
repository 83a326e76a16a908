"""Rules about periods, terms, seats and holders: those told and left undecided are those that a plain reading finds."""

from __future__ import annotations

from typing import Any

import naive_checks as nc
import naive_dated_checks as nd
from hypothesis import given
from hypothesis import strategies as st
from naive_laws import COUNCILS, about, conditions, laws, named, one_rule, reported, rules, rules_agree, several, towns
from naive_organisations import organisations

POSTS = organisations(
    fields=("rank", "open", "form"),
    links=("coheld", "visits"),
    incomplete=("coheld",),
    parts=("post", "post", "post", "body"),
    most=7,
    dates=False,
)
dated = organisations(fields=("rank", "open"), links=("covers", "seat", "visits", "convened_by"), most=8, often=True)
simple = st.sampled_from([{"form": "standing"}, {"form": "passing"}, {"open": True}, {"open": False}, {"rank": "3.."}])


@laws
@given(definition=towns, some=rules("needs-end"))
def test_needs_end(from_data: Any, definition: Any, some: Any) -> None:
    """A unit says when it ends."""
    rules_agree(from_data, definition, some, nd.needs_end)


@laws
@given(
    definition=towns,
    some=rules(
        "dated-needs-link",
        perhaps={"ends": st.sampled_from([["from"], ["until"], ["from", "until"]])},
        link=st.sampled_from(["covers", "visits", "part_of"]),
    ),
)
def test_dated_needs_link(from_data: Any, definition: Any, some: Any) -> None:
    """A unit that begins or ends at a stated date says who decided it, ended ones too."""
    rules_agree(from_data, definition, some, nd.dated_needs_link)


@laws
@given(
    definition=dated,
    some=rules(
        "ends-with", about("body", "post", "thing"), link=st.sampled_from(["covers", "visits", "part_of", "post_at"])
    ),
)
def test_ends_with(from_data: Any, definition: Any, some: Any) -> None:
    """A unit ends no later than those that it is linked to."""
    rules_agree(from_data, definition, some, nd.ends_with)


@laws
@given(
    definition=dated,
    some=rules(
        "no-overlap",
        perhaps={"per": st.sampled_from(["to", "from"])},
        link=st.sampled_from(["seat", "visits", "covers", "part_of"]),
    ),
)
def test_no_overlap(from_data: Any, definition: Any, some: Any) -> None:
    """No two links of one place or post are in force at once, on any day."""
    rules_agree(from_data, definition, some, nd.no_overlap, scoped=False)


@laws
@given(
    definition=towns, some=rules("distinct", COUNCILS, link=st.just("seat"), by=st.sampled_from(["to", "role", "firm"]))
)
def test_distinct(from_data: Any, definition: Any, some: Any) -> None:
    """No two links of a unit have the same end, or the same value of a field."""
    rules_agree(from_data, definition, some, nd.distinct)


@laws
@given(
    definition=towns,
    some=several(
        st.one_of(
            one_rule("term", perhaps={"late_by": st.integers(0, 2)}, since=st.just("founded"), years=st.integers(1, 4)),
            one_rule(
                "term",
                perhaps={"late_by": st.integers(0, 2), "early_by": st.integers(0, 1)},
                since=st.just("founded"),
                until=st.just("elected"),
                years=st.integers(1, 4),
            ),
        )
    ),
)
def test_term(from_data: Any, definition: Any, some: Any) -> None:
    """Who was elected is elected again in time, neither too early nor too late."""
    rules_agree(from_data, definition, some, nd.term)


@laws
@given(
    definition=towns, some=rules("age", since=st.just("founded"), days=st.sampled_from([0, 30, 365, 366, 900, 2000]))
)
def test_age(from_data: Any, definition: Any, some: Any) -> None:
    """A date is not longer ago than it may be."""
    rules_agree(from_data, definition, some, nd.age)


@laws
@given(
    definition=towns,
    some=rules(
        "capped-share",
        COUNCILS,
        perhaps={"supplier": st.sampled_from(["to", "to/covers", "to/part_of"])},
        link=st.just("seat"),
        at_most=st.sampled_from(["1/2", "2/3", "1/4"]),
    ),
)
def test_capped_share(from_data: Any, definition: Any, some: Any) -> None:
    """No supplier holds more than its share of a body's seats."""
    rules_agree(from_data, definition, some, nd.capped_share)


@laws
@given(
    definition=POSTS,
    some=rules("posts-per-holder", link=st.just("coheld"), allowed=st.sampled_from(["..2", "..1", "2..3"])),
)
def test_posts_per_holder(from_data: Any, definition: Any, some: Any) -> None:
    """One holder has as many posts as are allowed."""
    rules_agree(from_data, definition, some, nd.posts_per_holder, scoped=False)


@laws
@given(
    definition=POSTS,
    some=rules(
        "held-together",
        st.fixed_dictionaries({"for": st.just("body")}, optional={"where": simple}),
        link=st.just("coheld"),
        left=st.sampled_from([{"path": "^post_at", "where": {"open": True}}, "^post_at"]),
        right=st.sampled_from(["^visits", {"path": "^post_at", "where": {"open": False}}]),
    ),
)
def test_held_together(from_data: Any, definition: Any, some: Any) -> None:
    """Two posts of one unit are held together."""
    rules_agree(from_data, definition, some, nd.held_together)


@laws
@given(
    definition=POSTS,
    some=rules(
        "held-apart",
        about("post"),
        perhaps={"same": st.sampled_from(["post_at", "visits"])},
        link=st.just("coheld"),
        left=simple,
        right=st.one_of(simple, conditions),
    ),
)
def test_held_apart(from_data: Any, definition: Any, some: Any) -> None:
    """Incompatible posts are not held together; a holder who has such is told once, at one of them."""
    report, world = reported(from_data, definition, some)
    for number, rule in enumerate(some, 1):
        code = f"R0{number}"
        told, undecided = nc.judged(world, rule, nd.held_apart)
        holders = {frozenset(nd.group(world, unit, "coheld")[0]) for unit in told}
        assert {frozenset(nd.group(world, unit, "coheld")[0]) for unit in named(report, code)} == holders
        assert named(report, code) <= told
        if not undecided:
            assert code not in report.undecided
        elif not told:
            assert report.undecided[code]


batches = organisations(fields=("founded", "elected"), links=("covers", "seat", "visits"), most=7, often=True)
turns = st.sampled_from(["seat", "visits", "covers", "part_of"])


@laws
@given(
    definition=batches,
    some=rules(
        "sequence",
        st.fixed_dictionaries({}, optional={"for": st.sampled_from(["body", "thing", ["post", "branch"]])}),
        perhaps={
            "gap": st.sampled_from([0, 30, 400]),
            "begins": st.just("founded"),
            "ends": st.just("elected"),
        },
        together=st.builds(
            lambda way, link: {way: link},
            st.sampled_from(["per", "after"]),
            turns,
        ),
    ),
)
def test_sequence(from_data: Any, definition: Any, some: Any) -> None:
    """Batches of one place, or one after another, follow in order, ended ones too."""
    rules_agree(from_data, definition, some, nd.sequence, scoped=False)
