"""Paths and conditions: what they read to, and the exact characters of their mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from orgtree.base.dates import Date
from orgtree.base.interval import Interval
from orgtree.charter.expression import Namespace, parse_condition, parse_path
from orgtree.charter.trees import All, AnyOf, Condition, ExpressionError, FieldIn, KindIn, Not, Path, Reaches, Step

if TYPE_CHECKING:
    from collections.abc import Callable

    Compile = Callable[[str], Any]

CHARTER = """
kinds:
  area: {abstract: true, fields: {people: {type: count}, height: {type: number}}}
  town: {is_a: area}
  post: {fields: {filled: {type: bool}, grade: {type: choice, of: [low, high]}, since: {type: date}, note: {type: text}}}
links:
  in: {hierarchy: true, from: area, to: area}
  at: {from: post, to: area, fields: {role: {type: choice, of: [head, deputy]}}}
paths:
  place: {area: in*, post: at/in*}
"""


@pytest.fixture
def names(compiled: Compile) -> Namespace:
    """Return the names of the charter above."""
    return Namespace.of(compiled(CHARTER).sound)


@pytest.mark.parametrize(
    ("raw", "ways"),
    [
        ("at", ((Step("at"),),)),
        ("at/in*", ((Step("at"), Step("in", repeat="*")),)),
        (" ^in+ / ^at ", ((Step("in", inverse=True, repeat="+"), Step("at", inverse=True)),)),
        (["at", "in"], ((Step("at"),), (Step("in"),))),
        ("at/place", ((Step("at"), Step("place")),)),
        ("[at, in+]/in", ((Step("at"), Step("in")), (Step("in", repeat="+"), Step("in")))),
        (
            "^at/[at/in, at]",
            ((Step("at", inverse=True), Step("at"), Step("in")), (Step("at", inverse=True), Step("at"))),
        ),
        (["[at,in]", "at"], ((Step("at"),), (Step("in"),), (Step("at"),))),
    ],
)
def test_paths(names: Namespace, raw: object, ways: object) -> None:
    """Steps in order, `^` against the arrow, `*` and `+` to repeat, a list of alternatives, named paths."""
    assert parse_path(raw, names).ways == ways


def test_a_path_is_narrowed(names: Namespace) -> None:
    """By kind, by a condition on the units reached, and by how many there are; one or more if nothing is said."""
    path = parse_path({"path": "^at", "kind": "post", "where": {"filled": True}, "count": "2.."}, names)
    assert path.kinds == frozenset({names.kinds["post"].code})
    assert path.where == FieldIn("filled", values=frozenset({True}))
    assert path.count == Interval(2, float("inf"))
    assert parse_path("at", names).count == Interval(1, float("inf"))


def test_links_of_a_path_are_asked_for_their_fields(names: Namespace) -> None:
    """Bare fields are the last link's; those of another link stand below its name; the text of a path tells of both."""
    head = (FieldIn("role", values=frozenset({"head"})),)
    path = parse_path({"path": "at", "with": {"role": "head"}}, names)
    assert path.ways == ((Step("at", tests=head),),)
    assert path.text == "at {role: head}"
    path = parse_path({"path": ["at/in*", "in"], "with": {"at": {"role": ["head", None]}}}, names)
    asked = (FieldIn("role", values=frozenset({"head"}), or_unknown=True),)
    assert path.ways == ((Step("at", tests=asked), Step("in", repeat="*")), (Step("in"),))
    assert path.text == "at/in* | in {at: {role: [head, null]}}"


@pytest.mark.parametrize(
    ("raw", "pointer", "message"),
    [
        ({"path": "at", "with": "head"}, ("with",), "a mapping of a link's fields, not 'head'"),
        ({"path": "at", "with": {"rolle": "head"}}, ("with", "rolle"), "'rolle' is not a field of the link 'at'"),
        ({"path": "at", "with": {"role": "boss"}}, ("with", "role"), "'boss' is not a value of the field 'role'"),
        ({"path": "at/in", "with": {"role": "head"}}, ("with", "role"), "'role' is not a field of the link 'in'"),
        ({"path": "place", "with": {"role": "head"}}, ("with",), "'place' is not a link, so that it has no fields"),
        ({"path": "in", "with": {"at": {"role": "head"}}}, ("with", "at"), "'at' is not a link of this path"),
        ({"path": "at", "with": {"role": {"not": "head"}}}, ("with", "role"), "'role' is asked for by a value"),
        ({"path": "at/in", "with": {"at": {}}}, ("with",), "a mapping of a link's fields, not '{at: {}}'"),
    ],
)
def test_mistakes_of_with(names: Namespace, raw: object, pointer: tuple[str, ...], message: str) -> None:
    """Each is told at the key that is wrong."""
    with pytest.raises(ExpressionError) as caught:
        parse_path(raw, names)
    assert caught.value.pointer == pointer
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("raw", "within", "message"),
    [
        ("at/[at, in", (3, 10), "'[at, in' is not a group of paths"),
        ("[at, in]*", (0, 9), "'[at, in]*' is not a group of paths"),
        ("[at, [in]]", (0, 10), "'[at, [in]]' is not a group of paths"),
        ("at/[at,  inn]", (9, 12), "'inn' is neither a link nor a named path"),
        ("[at,]/in", (4, 5), "'' is not a step of a path"),
    ],
)
def test_mistakes_of_groups(names: Namespace, raw: str, within: tuple[int, int], message: str) -> None:
    """A group holds paths and is followed by others; a mistake in it is told at its characters."""
    with pytest.raises(ExpressionError) as caught:
        parse_path(raw, names)
    assert (caught.value.within, message in str(caught.value)) == (within, True)


def test_groups_are_alternatives_and_as_many_are_too_many(names: Namespace) -> None:
    """Six groups of two are 64 ways, more than a path may have."""
    with pytest.raises(ExpressionError, match="more than 50 alternatives"):
        parse_path("/".join(["[at, in]"] * 6), names)


def test_only_a_path_from_a_link_begins_with_from_and_to(names: Namespace) -> None:
    """`from` and `to` are the ends of the link that a rule is about."""
    on_link = names.from_link()
    assert parse_path("to/in*", on_link).ways == ((Step("to"), Step("in", repeat="*")),)
    with pytest.raises(ExpressionError, match="first step of a path that starts at a link"):
        parse_path("to/in*", names)
    with pytest.raises(ExpressionError, match="first step"):
        parse_path("at/to", on_link)


def test_conditions(names: Namespace) -> None:
    """Fields to values, lists and intervals; kinds with those below; all, any, not; paths; "not stated" as null."""
    codes = {name: kind.code for name, kind in names.kinds.items()}

    def read(**raw: object) -> Condition:
        return parse_condition(raw, names)

    assert read(kind="area") == KindIn(frozenset({codes["area"], codes["town"]}))
    assert read(people="3..") == FieldIn("people", (Interval(3, float("inf")),))
    assert read(height=[1, "5..6"]) == FieldIn("height", (Interval(1, 1), Interval(5, 6)))
    assert read(grade=["low", None]) == FieldIn("grade", values=frozenset({"low"}), or_unknown=True)
    assert read(filled=False) == FieldIn("filled", values=frozenset({False}))
    assert read(id=["a", "b"]) == FieldIn("id", values=frozenset({"a", "b"}))
    year = Date.parse(2018)
    assert read(since=2018) == FieldIn("since", (Interval(year.first, year.last),))
    assert read(since="..2018") == FieldIn("since", (Interval(float("-inf"), year.last),))
    assert read(filled=True, note="x") == All((read(filled=True), read(note="x")))
    assert read(any=[{"filled": True}, {"not": {"people": 0}}]) == AnyOf((read(filled=True), Not(read(people=0))))
    assert read(all=[{"filled": True}]) == All((read(filled=True),))
    assert read(path="at", count="..0") == Reaches(Path(((Step("at"),),), count=Interval(0, 0), text="at"))


@pytest.mark.parametrize(
    ("path", "at", "remedy"),
    [
        ("att/in*", "att", "did you mean 'at'?"),
        ("at/imn*", "imn*", "did you mean 'in'?"),
        ("at / inn", "inn", "did you mean 'in'?"),
        ("in**", "in**", "a step is a link's name, with ^ before it or * or + behind it"),
        ("at/^^in", "^^in", "a step is a link's name, with ^ before it or * or + behind it"),
        ("'at/*in'", "*in", "a step is a link's name, with ^ before it or * or + behind it"),
        ("^place", "^place", ""),
        ("at/place*", "place*", ""),
        ("from/at", "from", ""),
        ("[at, imn]", "imn", "did you mean 'in'?"),
        ("{path: at, kind: twon}", "twon", "did you mean 'town'?"),
        ("{path: at, cuont: 2}", "cuont", "did you mean 'count'?"),
        ("{path: at, count: 2.5}", "2.5", ""),
        ("{path: at, where: {peple: 3}}", "peple", "did you mean 'people'?"),
        ("{path: {path: at}}", "{path: at}", "name links in order"),
        ("5", "5", "name links in order"),
        ("''", "''", "name links in order"),
    ],
)
def test_a_mistake_in_a_path_marks_its_characters(compiled: Compile, path: str, at: str, remedy: str) -> None:
    """The step, the key or the value that is wrong is marked, and nothing else."""
    finding = compiled(CHARTER + f"  wrong: {path}\n").only
    assert (finding.code, finding.at) == ("ORG113", at)
    assert finding.help.startswith(remedy)


@pytest.mark.parametrize(
    ("condition", "at", "remedy"),
    [
        ("{peple: 3}", "peple", "did you mean 'people'?"),
        ("{people: '>=3'}", "'>=3'", ""),
        ("{people: [3, x]}", "x", ""),
        ("{grade: hihg}", "hihg", "did you mean 'high'?"),
        ("{grade: [low, 5]}", "5", "known here: 'high', 'low'"),
        ("{filled: yes}", "yes", ""),
        ("{since: 2018-13}", "2018-13", ""),
        ("{note: 5}", "5", "put it in quotes"),
        ("{note: [[a]]}", "[a]", "put it in quotes"),
        (
            "{filled: {not: null}}",
            "{not: null}",
            "write not: {filled: null} for units that state it, or filled: null for those that do not",
        ),
        ("{note: {not: a}}", "{not: a}", "write not: {note: …}"),
        ("{kind: {not: town}}", "{not: town}", "write not: {kind: …}"),
        ("{id: {a: b}}", "{a: b}", "write id: and a value, or a list of values"),
        ("{kind: [town, twon]}", "twon", "did you mean 'town'?"),
        ("{kind: {a: b}}", "{a: b}", "known here: 'area', 'post', 'town'"),
        ("{all: {filled: true}}", "{filled: true}", ""),
        ("{any: []}", "[]", ""),
        ("{not: filled}", "filled", "write fields and values, as in {kind: branch, members: 3..}"),
        ("{any: [{filled: true}, {peple: 3}]}", "peple", "did you mean 'people'?"),
        ("{in: x}", "in", "write {path: in} to ask whether there is such a link"),
        ("{where: {filled: true}}", "where", "write path: beside it, with the links to follow"),
        ("{}", "{}", "write fields and values, as in {kind: branch, members: 3..}"),
        ("town", "town", "write fields and values, as in {kind: branch, members: 3..}"),
    ],
)
def test_a_mistake_in_a_condition_marks_its_place(compiled: Compile, condition: str, at: str, remedy: str) -> None:
    """The key or the value that is wrong is marked, in lists and deep inside, with what to write."""
    finding = compiled(CHARTER + f"  wrong: {{path: at, where: {condition}}}\n").only
    assert (finding.code, finding.at, finding.help) == ("ORG113", at, remedy)


def test_a_named_path_is_for_the_most_special_kind(compiled: Compile) -> None:
    """A way for a kind holds for those below it that no earlier way is for; a wrong kind is told at its key."""
    charter = compiled(CHARTER).sound
    ways = charter.paths["place"].ways
    assert ways[0][0] == frozenset({charter.kinds["area"].code, charter.kinds["town"].code})
    assert compiled(CHARTER + "  wrong: {town: in, pots: at}\n").only.at == "pots"
