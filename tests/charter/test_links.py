"""Links: ends, pairs, subtypes, cardinalities, hierarchies and nesting; and how their misuse is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from orgtree.base.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.charter.model import Charter

    Compile = Callable[[str], Any]

KINDS = """
kinds:
  area: {abstract: true}
  city: {is_a: area}
  town: {is_a: area}
  body: {}
  board: {is_a: body}
"""


def pairs(charter: Charter, link: str) -> set[tuple[str, str]]:
    """Return the pairs of kinds that a link joins, by name."""
    names = list(charter.kinds)
    return {(names[source], names[target]) for source, target in charter.links[link].pairs}


def test_from_and_to_mean_all_kinds_below(compiled: Compile) -> None:
    """An abstract kind at an end stands for the concrete ones below it."""
    charter = compiled(KINDS + "links: {covers: {from: body, to: area}}").sound
    assert pairs(charter, "covers") == {(a, b) for a in ("body", "board") for b in ("city", "town")}


def test_pairs_are_told_one_by_one(compiled: Compile) -> None:
    """`pairs` allows what it lists, and adds to `from` and `to` of the same link."""
    charter = compiled(KINDS + "links: {in: {pairs: {town: [city], board: [body]}, from: city, to: town}}").sound
    assert pairs(charter, "in") == {("town", "city"), ("board", "body"), ("board", "board"), ("city", "town")}


def test_a_subtype_inherits_what_it_does_not_say(compiled: Compile) -> None:
    """Ends, nesting, cardinality, fields and look come from the parent; what is said replaces them."""
    charter = compiled(
        KINDS
        + """
links:
  part_of:
    {hierarchy: true, nest: true, each: ..1, from: body, to: body, look: {line: red-1},
     fields: {since: {type: date}}}
  sent_by: {is_a: part_of, pairs: {board: [body]}, each: 1, fields: {note: {type: text}}, look: {line: blue-1}}
  lent_by: {is_a: sent_by, nest: false}
"""
    ).sound
    sent, lent = charter.links["sent_by"], charter.links["lent_by"]
    assert (sent.hierarchy, sent.nest, sent.each) == ("part_of", True, Interval(1, 1))
    assert list(sent.fields) == ["since", "note"]
    assert (charter.links["part_of"].line, sent.line, lent.line) == ("red-1", "blue-1", "blue-1")
    assert (lent.nest, lent.ancestors) == (False, ("lent_by", "sent_by", "part_of"))
    assert pairs(charter, "lent_by") == pairs(charter, "sent_by") == {("board", "body"), ("board", "board")}
    assert charter.subtypes("part_of") == ("part_of", "sent_by", "lent_by")
    assert charter.hierarchies == ("part_of",)


@pytest.mark.parametrize("look", ["dash: dotted", "fill: blue-1", "shape: rounded"])
def test_a_line_has_a_colour_and_nothing_else(compiled: Compile, look: str) -> None:
    """What pictures would not heed is refused."""
    told = compiled(KINDS + f"links: {{near: {{from: town, to: town, look: {{{look}}}}}}}").only
    assert told.code == "ORG102"


def test_cardinalities_and_symmetry(compiled: Compile) -> None:
    """`each`, `each_to`, `symmetric` and `same_kind` are kept; same_kind leaves equal pairs only."""
    charter = compiled(
        KINDS
        + "links: {twinned: {from: [body, town], to: [body, town], each_to: 2.., symmetric: true, same_kind: true}}"
    ).sound
    link = charter.links["twinned"]
    assert (link.each, link.each_to, link.symmetric) == (None, Interval(2, float("inf")), True)
    assert pairs(charter, "twinned") == {("body", "body"), ("board", "board"), ("town", "town")}


def test_the_first_hierarchy_that_allows_a_kind_is_its_own(compiled: Compile) -> None:
    """Each kind's default hierarchy is the first in the charter's order."""
    charter = compiled(
        KINDS
        + """
links:
  in: {hierarchy: true, from: area, to: area}
  under: {hierarchy: true, from: [body, town], to: [body, town]}
"""
    ).sound
    kinds = charter.kinds
    assert charter.default_hierarchy[kinds["town"].code] == "in"
    assert charter.default_hierarchy[kinds["board"].code] == "under"


def test_nesting_writes_the_most_special_link(compiled: Compile) -> None:
    """Where a link and its subtype could both be written, the subtype is."""
    charter = compiled(
        KINDS + "links: {part_of: {nest: true, from: body, to: body}, sent: {is_a: part_of, pairs: {board: [body]}}}"
    ).sound
    codes = {name: kind.code for name, kind in charter.kinds.items()}
    assert charter.nests[codes["board"], codes["body"]] == "sent"
    assert charter.nests[codes["body"], codes["body"]] == "part_of"


def test_nesting_that_could_write_two_links_is_told(compiled: Compile) -> None:
    """Two unrelated links that nest the same kinds are one finding, with both names."""
    finding = compiled(
        KINDS + "links: {a: {nest: true, from: town, to: city}, b: {nest: true, from: area, to: city}}"
    ).only
    assert finding.code == "ORG115"
    assert finding.message == "nesting 'town' under 'city' could write 'a' or 'b'"


def test_misuse_of_a_link_is_told_at_its_place(compiled: Compile) -> None:
    """Unknown kinds, missing ends, circles and wrong cardinalities: code and marked text of each."""
    found = compiled(
        KINDS
        + """
links:
  a: {from: twon, to: [city, bodyy]}
  b: {pairs: {bord: [body], town: [ciyt]}}
  c: {from: town}
  d: {}
  e: {is_a: f, from: town, to: city}
  f: {is_a: e}
  g: {hierarchy: true, from: town, to: city}
  h: {is_a: g, hierarchy: true}
  i: {is_a: gg, from: town, to: city}
  j: {from: area, to: body, same_kind: true}
"""
    ).told
    assert [(finding.code, finding.at) for finding in found] == [
        ("ORG112", "f"),
        ("ORG112", "e"),
        ("ORG110", "gg"),
        ("ORG110", "twon"),
        ("ORG110", "bodyy"),
        ("ORG110", "bord"),
        ("ORG110", "ciyt"),
        ("ORG103", "c"),
        ("ORG103", "d"),
        ("ORG111", "true"),
        ("ORG104", "true"),
    ]
    assert [finding.help for finding in found[3:7]] == [
        f"did you mean '{name}'?" for name in ("town", "body", "board", "city")
    ]


def test_a_cardinality_is_an_interval_of_counts(compiled: Compile) -> None:
    """Signs of comparison, fractions and negative numbers are refused with the way to write it."""
    for each in ("'>=2'", "2.5..", "-1"):
        finding = compiled(KINDS + f"links: {{a: {{from: town, to: city, each: {each}}}}}").only
        assert (finding.code, finding.at) == ("ORG104", each)
