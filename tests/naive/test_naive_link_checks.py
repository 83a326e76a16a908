"""Rules about how units are joined: those told and left undecided are those that a plain reading finds."""

from __future__ import annotations

from typing import Any

import naive_checks as nc
import naive_link_checks as nl
import naive_values as nv
from hypothesis import given
from hypothesis import strategies as st
from naive_laws import BODIES, conditions, ends, laws, named, paths, reported, rules, rules_agree, towns
from naive_organisations import organisations

LINES = organisations(links=("covers",), incomplete=("part_of", "area_in"), parts=("area", "body", "post"), most=6)
"""At most six units, since a finding about a share names no more."""
hierarchies = st.sampled_from(["part_of", "area_in"])


@laws
@given(definition=towns, some=rules("required-link", path=paths))
def test_required_link(from_data: Any, definition: Any, some: Any) -> None:
    """A unit has what it must be linked to."""
    rules_agree(from_data, definition, some, nl.required_link)


@laws
@given(
    definition=towns,
    some=rules(
        "link-count",
        perhaps={"distinct": st.booleans(), "besides": st.sampled_from(["convened_by", "visits", "covers"])},
        path=paths,
        allowed=st.sampled_from(["1..", "2..", "..1", "..2", 1]),
    ),
)
def test_link_count(from_data: Any, definition: Any, some: Any) -> None:
    """A unit has as many others along a way as it may have."""
    rules_agree(from_data, definition, some, nl.link_count)


@laws
@given(
    definition=towns,
    some=rules("listed", perhaps={"distinct": st.booleans()}, path=paths, field=st.sampled_from(["listed", "rank"])),
)
def test_listed(from_data: Any, definition: Any, some: Any) -> None:
    """As many are listed as are declared."""
    rules_agree(from_data, definition, some, nl.listed)


@laws
@given(
    definition=LINES,
    some=rules(
        "roots",
        perhaps={"allowed": st.sampled_from(["committee", ["branch", "city"]]), "fits": conditions},
        along=hierarchies,
    ),
)
def test_roots(from_data: Any, definition: Any, some: Any) -> None:
    """Only units of declared kinds, or that fit, stand at the top."""
    rules_agree(from_data, definition, some, nl.roots)


@laws
@given(
    definition=LINES,
    some=rules(
        "depth",
        perhaps={"levels": st.sampled_from(["committee", ["branch", "quarter"]])},
        along=hierarchies,
        allowed=st.sampled_from(["..2", "2..", "1..2", "..3", "..1"]),
    ),
)
def test_depth(from_data: Any, definition: Any, some: Any) -> None:
    """The levels of a hierarchy lie within a band; below a unit that stands too deep nothing is told again."""
    report, world = reported(from_data, definition, some)
    for number, rule in enumerate(some, 1):
        code = f"R0{number}"
        told, undecided = nc.judged(world, rule, nl.depth)
        most = nv.bounds(rule["allowed"], "count")[1]
        deep = {unit for unit in told if nl.level(world, rule, unit) > most}
        assert named(report, code) == {unit for unit in told if not deep & set(world.line(unit, rule["along"])[1:])}
        assert report.undecided.get(code, 0) == len(undecided)


@laws
@given(
    definition=LINES,
    some=rules(
        "span-share",
        path=st.sampled_from(["^part_of", "^area_in", "^post_at", "covers"]),
        band=st.sampled_from(["1..2", "2..", "..1"]),
        share=st.sampled_from(["50%..", "..60%", "30%..70%", "100%.."]),
    ),
)
def test_span_share(from_data: Any, definition: Any, some: Any) -> None:
    """A large enough share of units has a span within a band."""
    rules_agree(from_data, definition, some, nl.span_share)


TILES = organisations(
    links=("covers",), incomplete=("covers",), parts=("area", "area", "council", "body"), above=("area_in",), most=8
)


@laws
@given(
    definition=TILES,
    some=rules(
        "tiles",
        st.fixed_dictionaries({"for": st.sampled_from(["block", "quarter", "area"])}, optional={"where": conditions}),
        perhaps={"each": st.sampled_from([1, "..2", "1.."])},
        along=st.just("area_in"),
        by=st.sampled_from(["^covers", {"path": "^covers", "kind": "council"}]),
    ),
)
def test_tiles(from_data: Any, definition: Any, some: Any) -> None:
    """As many bodies lie over an area as should, on itself or on one above it."""
    rules_agree(from_data, definition, some, nl.tiles)


tables = ends(
    "link",
    "allowed",
    [
        ("part_of", {"branch": ["committee"]}),
        ("part_of", {"circle": ["branch"], "committee": []}),
        ("part_of", {"body": ["committee"], "circle": ["circle"]}),
        ("covers", {"body": ["city"], "council": ["quarter"]}),
        ("covers", {"branch": ["block"], "council": []}),
        ("sent_by", {"circle": ["circle"]}),
        ("sent_by", {"branch": []}),
    ],
)


@laws
@given(definition=towns, some=rules("pairs", BODIES, together=tables))
def test_pairs(from_data: Any, definition: Any, some: Any) -> None:
    """A link joins only kinds that may be joined; a child kind may have more."""
    rules_agree(from_data, definition, some, nl.pairs)


unit_ways = [
    ("covers", "convened_by/covers"),
    ("seat", "convened_by"),
    ("covers", "part_of/covers"),
    ("territory", "part_of/territory"),
    ("visits", "part_of"),
    ("seat/covers", "territory"),
    ("covers", "territory"),
]
link_ways = st.sampled_from(
    [
        ("seat", "from/covers", "to/territory"),
        ("seat", "to", "from/convened_by"),
        ("part_of", "from/covers/area_in*", "to/covers"),
        ("visits", "to", "from/part_of"),
        ("covers", "to/area_in*", "from/part_of/covers"),
        ("seat", "to/territory", "from/territory"),
    ]
)
two_ways = st.one_of(
    ends("left", "right", unit_ways),
    link_ways.map(lambda one: {"for_each": one[0], "left": one[1], "right": one[2]}),
)


@laws
@given(definition=towns, some=rules("paths-meet", together=two_ways))
def test_paths_meet(from_data: Any, definition: Any, some: Any) -> None:
    """Two ways from a unit, or from each link, lead to a common unit."""
    rules_agree(from_data, definition, some, nl.paths_meet)


@laws
@given(definition=towns, some=rules("paths-apart", together=two_ways))
def test_paths_apart(from_data: Any, definition: Any, some: Any) -> None:
    """Two ways from a unit, or from each link, lead to no common unit."""
    rules_agree(from_data, definition, some, nl.paths_apart)


@laws
@given(definition=towns, some=rules("paths-within", together=ends("inner", "outer", unit_ways)))
def test_paths_within(from_data: Any, definition: Any, some: Any) -> None:
    """Every unit that one way leads to is among those of another."""
    rules_agree(from_data, definition, some, nl.paths_within)


CIRCLES = organisations(
    links=("visits", "seat", "covers", "convened_by"), incomplete=("visits",), parts=("body", "body", "council"), most=6
)


@laws
@given(
    definition=CIRCLES,
    some=rules(
        "acyclic",
        path=st.sampled_from(
            [
                "visits",
                ["visits", "part_of"],
                ["visits", "^part_of"],
                ["seat", "^convened_by"],
                {"path": ["seat", "^seat"], "with": {"role": "chair"}},
                {"path": "visits", "where": {"open": True}},
                "visits/visits",
            ]
        ),
    ),
)
def test_acyclic(from_data: Any, definition: Any, some: Any) -> None:
    """No way leads in a circle."""
    rules_agree(from_data, definition, some, nl.acyclic, scoped=False)


TREES = organisations(
    fields=("open",),
    links=("covers", "visits"),
    incomplete=("part_of", "area_in", "covers", "visits"),
    parts=("area", "body", "body", "post"),
    most=7,
)


@laws
@given(
    definition=TREES,
    some=rules(
        "link-count",
        perhaps={"distinct": st.booleans()},
        path=st.sampled_from(
            [
                "part_of",
                "^part_of",
                "part_of+",
                "^part_of+",
                "^part_of*",
                "part_of*/covers",
                "^part_of+/covers",
                "^area_in+",
                "covers/area_in+",
                "covers/^area_in*",
                "covers/^covers",
                "visits*",
                "^visits*/covers",
                ["^part_of", "^post_at"],
                ["part_of*", "visits"],
                {"path": "^part_of+", "where": {"open": True}},
                {"path": "^area_in*", "kind": "block"},
                {"path": "part_of+", "kind": "committee", "where": {"open": True}},
            ]
        ),
        allowed=st.sampled_from(["1..", "2..", "..1", "..2", 1]),
    ),
)
def test_link_count_along_trees(from_data: Any, definition: Any, some: Any) -> None:
    """Up and down hierarchies and links that repeat, where parents and lists may be missing."""
    rules_agree(from_data, definition, some, nl.link_count)
