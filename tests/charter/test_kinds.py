"""Kinds and fields: inheritance, abstract kinds, types, totals; and how their misuse is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from orgtree.charter.trees import KindIn

if TYPE_CHECKING:
    from collections.abc import Callable

    Compile = Callable[[str], Any]

AREAS = """
kinds:
  area:
    abstract: true
    title: {zh: 区域, en: area}
    look: {fill: green-1, line: green-4}
    fields:
      people: {type: count, unit: persons, total: {along: in, except: {kind: camp}}}
      height: {type: number}
      nickname: {type: text}
      founded: {type: date, required: true}
      open: {type: bool}
      class: {type: choice, of: {first: {en: first class}, second: second class}}
  town: {is_a: area}
  camp: {is_a: town, forbid: [founded, open], look: {fill: white}}
links:
  in: {hierarchy: true, from: area, to: area}
"""


def test_a_kind_has_what_its_ancestors_have(compiled: Compile) -> None:
    """Fields and looks come down, `forbid` takes fields away, and codes count in the charter's order."""
    kinds = compiled(AREAS).sound.kinds
    assert [kind.code for kind in kinds.values()] == [0, 1, 2]
    assert kinds["camp"].ancestors == ("camp", "town", "area")
    assert list(kinds["town"].fields) == ["people", "height", "nickname", "founded", "open", "class"]
    assert list(kinds["camp"].fields) == ["people", "height", "nickname", "class"]
    assert (kinds["camp"].look.fill, kinds["camp"].look.line) == ("white", "green-4")
    assert kinds["area"].abstract
    assert not kinds["town"].abstract
    assert kinds["area"].title.pick("zh") == "区域"
    assert kinds["town"].title.pick() == "town"


def test_fields_have_type_title_unit_choices_and_total(compiled: Compile) -> None:
    """Each of the six types is kept with all that is said of it."""
    charter = compiled(AREAS).sound
    fields = charter.fields
    assert [field.type for field in fields.values()] == ["count", "number", "text", "date", "bool", "choice"]
    assert fields["people"].unit.pick() == "persons"
    assert fields["founded"].required
    assert not fields["people"].required
    assert {value: title.pick() for value, title in fields["class"].of.items()} == {
        "first": "first class",
        "second": "second class",
    }
    total = fields["people"].total
    assert total is not None
    assert total.along == "in"
    assert total.exclude == KindIn(frozenset({charter.kinds["camp"].code}))


@pytest.mark.parametrize(
    ("field", "code", "at", "remedy"),
    [
        ("{type: cuont}", "ORG104", "cuont", "did you mean 'count'?"),
        ("{}", "ORG103", "f", "add 'type:' here"),
        ("{type: count, titel: x}", "ORG102", "titel", "did you mean 'title'?"),
        ("{type: text, of: [x]}", "ORG104", "of", "take 'of' away, or write type: choice"),
        (
            "{type: bool, total: {along: in}}",
            "ORG104",
            "total",
            "take 'total' away, or write type: count / money / number",
        ),
        ("{type: count, total: {along: inn}}", "ORG110", "inn", "did you mean 'in'?"),
        ("{type: count, total: {along: in, except: {kind: twon}}}", "ORG113", "twon", "did you mean 'town'?"),
        ("{type: count, title: {zh: 3}}", "ORG104", "{zh: 3}", "write it in quotes, or as {zh: …, en: …}"),
        ("{type: count, required: maybe}", "ORG104", "maybe", ""),
    ],
)
def test_misuse_of_a_field_is_told_at_its_place(compiled: Compile, field: str, code: str, at: str, remedy: str) -> None:
    """A wrong type, key, total or title is one finding at the word that is wrong, with what to write instead."""
    finding = compiled(f"""
    kinds: {{town: {{fields: {{f: {field}}}}}}}
    links: {{in: {{hierarchy: true, from: town, to: town}}}}
    """).only
    assert (finding.code, finding.at, finding.help) == (code, at, remedy)


def test_a_choice_lists_its_values(compiled: Compile) -> None:
    """A choice without values is told of, with both ways to write them."""
    finding = compiled("kinds: {a: {fields: {f: {type: choice}}}}").only
    assert (finding.code, finding.message) == ("ORG104", "a choice has to list its values")
    assert finding.help.startswith("add of: [one, two]")


def test_unknown_and_circular_ancestors(compiled: Compile) -> None:
    """A kind that is not there and a circle are told at is_a; what stands below a circle is not told again."""
    assert compiled("kinds: {town: {}, city: {is_a: twon}}").only.help == "did you mean 'town'?"
    found = compiled("kinds: {a: {is_a: b}, b: {is_a: a}, c: {is_a: a}, d: {is_a: d}}").told
    assert [(finding.code, finding.at, finding.message) for finding in found] == [
        ("ORG112", "b", "'a' is a case of itself: a > b > a"),
        ("ORG112", "a", "'b' is a case of itself: b > a > b"),
        ("ORG112", "d", "'d' is a case of itself: d > d"),
    ]


def test_only_inherited_fields_can_be_forbidden(compiled: Compile) -> None:
    """A field that the kind does not inherit is told at its name in the list."""
    finding = compiled("kinds: {a: {fields: {size: {type: count}}}, b: {is_a: a, forbid: [size, siez]}}").only
    assert (finding.code, finding.at) == ("ORG110", "siez")


def test_a_wrong_kind_does_not_hide_the_others(compiled: Compile) -> None:
    """What is wrong is left out; the rest of the charter is compiled and judged."""
    result = compiled("kinds: {a: {look: {fill: '#c00'}}, b: {}, c: {is_a: bb}}")
    assert [(finding.code, finding.at) for finding in result.told] == [("ORG104", "'#c00'"), ("ORG110", "bb")]
    assert result.charter is not None
    assert list(result.charter.kinds) == ["a", "b", "c"]
    assert result.charter.kinds["a"].look.fill is None


def test_nothing_is_not_a_mapping(compiled: Compile) -> None:
    """A kind with nothing behind it says how an empty one is written."""
    assert compiled("kinds:\n      a:\n").only.help == "write {} for an empty one"


def test_a_range_without_values_is_told_as_it_is_written(compiled: Compile) -> None:
    """A range that runs backwards, or lies where the type has no value, would make bounds of nothing."""
    text = """\
kinds:
  office:
    fields:
      founded: {type: date, range: 2020-05..1999}
      people: {type: count, range: -5..-1}
      rooms: {type: count, range: -5..3}
links: {}
"""
    assert [finding.message for finding in compiled(text).told] == [
        "an interval runs from its lower to its upper bound, not 2020-05..1999",
        "no count lies in the range -5..-1",
    ]


def test_a_list_of_values_or_their_titles_is_told_by_what_is_written(compiled: Compile) -> None:
    """Who writes a list is told of its entries, and not that a mapping would do as well; and the other way round."""
    text = """\
kinds:
  office:
    fields:
      form: {type: choice, of: [open, null]}
      mood: {type: choice, of: {good: 3}}
      size: {type: choice, of: 3}
links: {}
"""
    assert [finding.message for finding in compiled(text).told] == [
        "'null' is not a text; put it in quotes",
        "this has to be a text or a mapping of languages",
        "a list is wanted, not '3'",
    ]
