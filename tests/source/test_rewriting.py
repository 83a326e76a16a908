"""The smallest edit of a text: what it says afterwards, and what stays as it was written."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples
from rewriting_cases import Writer, changed, random_texts, random_unit, read

from orgtree.base.place import Place
from orgtree.source import DEFAULT
from orgtree.source.matching import same
from orgtree.source.rewriting import rewrite

if TYPE_CHECKING:
    from collections.abc import Callable

CHANCE = st.integers(0, 2**32).map(Random)  # shrinks no further, and quickly


def rewritten(texts: list[str], after: list[Any], origin: dict[int, Place], documents: list[Any]) -> list[str]:
    """Return all texts after a change; `rewrite` itself reads each again, and raises where it says something else."""
    found = rewrite(documents, dict(enumerate(after)), origin, DEFAULT)
    return [found[number].text if number in found else text for number, text in enumerate(texts)]


def at(data: Any, path: list[Any], change: Callable[[Any], Any]) -> Any:
    """Return data changed at a path; all that is beside it is shared."""
    if not path:
        return change(data)
    copy = data.copy()
    copy[path[0]] = at(data[path[0]], path[1:], change)
    return copy


def edited(text: str, path: list[Any], change: Callable[[Any], Any]) -> str:
    """Return a text after a change of one place of what it says."""
    document = read(text)
    return rewritten([text], [at(document.data, path, change)], {}, [document])[0]


def moved(text: str, source: list[Any], target: list[Any], place: int = 0) -> str:
    """Return a text after a unit is moved into a list, which may have been missing."""
    document = read(text)
    unit = document.data
    for step in source:
        unit = unit[step]
    data = at(document.data, source[:-1], lambda items: [item for item in items if item is not unit])

    def put(above: Any) -> Any:
        items = above.get("units", [])
        return {**above, "units": [*items[:place], unit, *items[place:]]}

    data = at(data, target, put)
    return rewritten([text], [data], {id(unit): Place(0, tuple(source))}, [document])[0]


@given(CHANCE)
@settings(max_examples=examples(120))
def test_a_text_says_what_it_is_to_say(chance: Random) -> None:
    """After any change, a text in any style reads as what it is to say; what does not change stays, byte for byte."""
    texts = random_texts(chance)
    documents = [read(text) for text in texts]
    after, origin = changed(chance, [document.data for document in documents], only_moves=False)
    new = rewritten(texts, after, origin, documents)
    for text, document, data in zip(new, documents, after, strict=True):
        assert same(read(text).data, data)
        assert (text == document.text) == (same(document.data, data) or text == document.text)
    for document, data, text in zip(documents, after, new, strict=True):
        if data is document.data:
            assert text == document.text


@given(CHANCE)
@settings(max_examples=examples(80))
def test_moves_lose_no_comment(chance: Random) -> None:
    """Units that move take their comments, and leave those of others."""
    texts = random_texts(chance)
    documents = [read(text) for text in texts]
    after, origin = changed(chance, [document.data for document in documents], only_moves=True)
    new = rewritten(texts, after, origin, documents)

    def notes(every: list[str]) -> list[str]:
        return sorted(note for text in every for note in re.findall(r"# note [\d.]+", text))

    assert notes(new) == notes(texts)


@given(CHANCE, st.sampled_from([None, 2, 4, "\t"]))
@settings(max_examples=examples(60))
def test_json_stays_json(chance: Random, indent: Any) -> None:
    """JSON is JSON afterwards, on one line or over many."""
    names = [0]
    whole = {"orgtree": "definition/1", "units": [random_unit(chance, names, 3) for _ in range(chance.randrange(1, 5))]}
    text = json.dumps(whole, indent=indent, ensure_ascii=False)
    document = read(text)
    after, origin = changed(chance, [document.data], only_moves=False)
    assert same(json.loads(rewritten([text], after, origin, [document])[0]), after[0])


@given(CHANCE)
@settings(max_examples=examples(60))
def test_taking_away_what_was_put_in_gives_the_same_bytes(chance: Random) -> None:
    """An insertion that is taken back leaves no trace."""
    names = [0]
    units = [random_unit(chance, names, 2) for _ in range(chance.randrange(1, 4))]
    writer = Writer(chance)
    writer.blanks = 0.0
    text = writer.text({"orgtree": "definition/1", "units": units})
    if re.search(r": [|>]", text) and text[-1] not in "\r\n":
        text += writer.newline  # what ends a block of text that is the last is told by its sign, which stays changed
    document = read(text)
    place = chance.randrange(len(units) + 1)
    unit = {"id": "fresh", "kind": "Lab"}
    between = edited(text, ["units"], lambda items: [*items[:place], unit, *items[place:]])
    assert between != text
    assert edited(between, ["units"], lambda items: [item for item in items if item["id"] != "fresh"]) == text
    assert document.text == text


def test_what_is_the_same_is_not_edited() -> None:
    """Data that say the same give no edit."""
    document = read("units:\n- {id: a}\n")
    assert rewrite([document], {0: document.data}, {}, DEFAULT) == {}
    assert rewrite([document], {0: deepcopy(document.data)}, {}, DEFAULT) == {}


@pytest.mark.parametrize(
    ("text", "path", "value", "expected"),
    [
        ("name: 'Lab'  # of old\n", ["name"], "Works", "name: 'Works'  # of old\n"),
        ('name: "Lab"\n', ["name"], "it's", 'name: "it\'s"\n'),
        ("name: Lab\n", ["name"], "no", 'name: "no"\n'),
        ("name: Lab\n", ["name"], "Lab: 2", 'name: "Lab: 2"\n'),
        ("n: 5 # five\n", ["n"], "7..", "n: 7.. # five\n"),
        ("n:\nm: 1\n", ["n"], 3, "n: 3\nm: 1\n"),
        ("n: {a: 1, b: [x, y]}\n", ["n", "b"], ["x", "y, z"], 'n: {a: 1, b: [x, "y, z"]}\n'),
        ("n: |\n    one\n    two\nm: 1\n", ["n"], "one\nthree\n", "n: |\n    one\n    three\nm: 1\n"),
        ("n: >-\n  one\n  two\nm: 1\n", ["n"], "short", "n: short\nm: 1\n"),
        ("n: # why\n- a\n- b\nm: 1\n", ["n"], [], "n: [] # why\nm: 1\n"),
        ("n: # why\n  - a\n  - b\nm: 1\n", ["n"], "a", "n: a # why\nm: 1\n"),
        ("n: a\r\nm: 1", ["m"], 2, "n: a\r\nm: 2"),
        ("n: a\rm: 1\r", ["m"], 2, "n: a\rm: 2\r"),
        ("n:\n  - - a\n    - b\n", ["n", 0], ["b"], "n:\n  - - b\n"),
    ],
)
def test_a_value_is_written_as_the_one_before(text: str, path: list[Any], value: Any, expected: str) -> None:
    """A value has the quotes, brackets and line ends of the one before, and keeps the comment beside it."""
    assert edited(text, path, lambda _: value) == expected


UNITS = """\
# Our house
units:
# The board
- id: board   # meets on Mondays
  kind: board
  name: 'Board'
  units:
  # as of 2020
  - id: audit
    kind: team
    note: |
      first
        deeper

    # its charter is lost
  - {id: pay, kind: team, name: 'Pay'}  # small

# Works

- id: works
  kind: works
  seats:
  - {to: board, role: chair}
  tags: [a, b]
  units: []
- {id: shop, kind: shop}
"""


def test_a_unit_moves_with_its_comments_and_is_indented_anew() -> None:
    """Comments above, within and beside a unit go with it, and blocks of text say the same deeper in."""
    audit = "# as of 2020\n  - id: audit\n    kind: team\n    note: |\n      first\n        deeper\n\n    # its charter is lost\n"
    taken = UNITS.replace(f"  {audit}", "")
    assert moved(UNITS, ["units", 0, "units", 0], ["units", 1]) == taken.replace(
        "  units: []\n", f"  units:\n  {audit}"
    )
    block = "- id: shop\n  kind: shop\n  units:\n"
    assert moved(UNITS, ["units", 0, "units", 0], ["units", 2]) == taken.replace(
        "- {id: shop, kind: shop}\n", f"{block}  {audit}"
    )
    root = audit.replace("\n  ", "\n").replace("\n\n\n", "\n\n")
    assert moved(UNITS, ["units", 0, "units", 0], [], 3).endswith(f"- {{id: shop, kind: shop}}\n{root}")


def test_the_last_unit_leaves_an_empty_list_or_none() -> None:
    """A list of which the last unit goes is `[]`, or its key goes too."""
    assert edited(UNITS, ["units", 0, "units"], lambda _: []).splitlines()[5:9] == [
        "  name: 'Board'",
        "  units: []",
        "",
        "# Works",
    ]
    without = edited(UNITS, ["units", 0], lambda unit: {key: unit[key] for key in unit if key != "units"})
    assert without.splitlines()[5:8] == ["  name: 'Board'", "", "# Works"]


def test_a_unit_that_goes_takes_its_comments_and_leaves_no_hole() -> None:
    """One empty line stays where two would meet, none at the end, none behind the key of a list."""
    assert edited(UNITS, ["units"], lambda units: units[1:]).startswith("# Our house\nunits:\n# Works\n\n- id: works\n")
    spaced = "units: # all\n- {id: a}\n- {id: b}\n\n- {id: c}\n"
    assert edited(spaced, ["units"], lambda units: units[2:]) == "units: # all\n- {id: c}\n"
    text = "units:\n- {id: a}\n\n# b\n- {id: b}\n\n- {id: c}\n"
    assert edited(text, ["units"], lambda units: [units[0], units[2]]) == "units:\n- {id: a}\n\n- {id: c}\n"
    assert edited(text, ["units"], lambda units: units[:2]) == "units:\n- {id: a}\n\n# b\n- {id: b}\n"


def test_a_new_key_stands_where_its_neighbours_have_it() -> None:
    """A new key stands in the order of other units, and before what nests."""
    text = "units:\n- {id: a, kind: k, size: 3, tags: [x], note: n}\n- id: b\n  kind: k\n  note: n\n- {id: c, kind: k, units: []}\n"
    new = edited(text, ["units", 1], lambda unit: {**unit, "size": 4, "tags": ["z"]})
    assert "- id: b\n  kind: k\n  size: 4\n  tags: [z]\n  note: n\n" in new
    assert "{id: c, kind: k, name: C, units: []}" in edited(text, ["units", 2], lambda unit: {**unit, "name": "C"})


def test_a_new_item_has_the_style_of_its_neighbours() -> None:
    """A new item has its neighbours' indentation, quotes, brackets and empty lines."""
    text = "units:\n    -   id: a\n        name: 'A'\n\n    -   id: b\n        name: 'B'\n"
    new = edited(text, ["units"], lambda units: [*units, {"id": "c", "name": "C"}])
    assert new == f"{text}\n    -   id: c\n        name: 'C'\n"
    text = "units:\n- {id: a}\n- {id: b}\n"
    assert edited(text, ["units"], lambda units: [{"id": "c"}, *units]) == "units:\n- {id: c}\n- {id: a}\n- {id: b}\n"


def test_units_move_between_files() -> None:
    """A unit moves into another file, whose indentation and line ends it takes."""
    one = "orgtree: definition/1\r\nunits:\r\n  # of the works\r\n  - id: lab   # small\r\n    name: Lab\r\n  - id: works\r\n"
    other = "units:\n- id: shop\n  units:\n  - {id: till}\n"
    documents = [read(one), read(other)]
    lab = documents[0].data["units"][0]
    after = [
        at(documents[0].data, ["units"], lambda units: units[1:]),
        at(documents[1].data, ["units", 0, "units"], lambda units: [*units, lab]),
    ]
    new = rewritten([one, other], after, {id(lab): Place(0, ("units", 0))}, documents)
    assert new[0] == "orgtree: definition/1\r\nunits:\r\n  - id: works\r\n"
    assert new[1] == f"{other}  # of the works\n  - id: lab   # small\n    name: Lab\n"


ALIASED = """\
units:
- id: a
  tags: &t [p, q]   # tags
- id: b
  tags: *t
- id: c
  more: [*t, 3]
"""


def test_what_is_used_in_several_places_changes_where_it_is_meant() -> None:
    """What an anchor shares changes at one place only: the other places are written out."""
    anchor = edited(ALIASED, ["units", 0, "tags"], lambda tags: [*tags, "r"])
    assert anchor.splitlines()[2:] == [
        "  tags: &t [p, q, r]   # tags",
        "- id: b",
        "  tags: [p, q]",
        "- id: c",
        "  more: [[p, q], 3]",
    ]
    alias = edited(ALIASED, ["units", 1, "tags"], lambda tags: [*tags, "r"])
    assert alias == ALIASED.replace("tags: *t", "tags: [p, q, r]")
    assert "&t" not in edited(ALIASED, ["units"], lambda units: units[1:])


def test_a_unit_whose_anchors_are_used_elsewhere_moves_with_its_comments() -> None:
    """What others share with it is written out there, and so is what it shares with others here."""
    shared = """\
title: &s Common
units:
- id: a
  # of a
  tags: &t [p, q]   # tags
  more: *s
- id: b
  tags: *t
"""
    assert (
        moved(shared, ["units", 0], ["units", 0])
        == """\
title: &s Common
units:
- id: b
  tags: [p, q]
  units:
  - id: a
    # of a
    tags: [p, q]   # tags
    more: Common
"""
    )


def test_a_comment_in_brackets_stays_with_what_it_speaks_of() -> None:
    """Between brackets, too, a comment goes with its item only."""
    text = "n: [\n  a, # one\n  b, # two\n  c # three\n]\n"
    assert edited(text, ["n"], lambda items: items[:2]) == "n: [\n  a, # one\n  b # two\n]\n"
    assert edited(text, ["n"], lambda items: items[1:]) == "n: [\n  b, # two\n  c # three\n]\n"
    assert edited(text, ["n"], lambda items: [*items, "d"]) == "n: [\n  a, # one\n  b, # two\n  c, # three\n  d\n]\n"


MIXED = """\
units:
# of hands
- id: hands
  # by count
  kind: team
  units: [
    # oldest
    {id: one, kind: team},  # first
    {id: two, kind: team}  # second
  ]
- {id: feet, kind: team}  # below
- {id: toes, kind: team, units: [{id: big, kind: team}]}
"""


@pytest.mark.parametrize(
    ("source", "target", "place", "gone", "come"),
    [
        (
            ["units", 0, "units", 0],
            [],
            3,
            "    # oldest\n    {id: one, kind: team},  # first\n",
            "# oldest\n- {id: one, kind: team} # first\n",
        ),
        (
            ["units", 1],
            ["units", 0],
            1,
            "- {id: feet, kind: team}  # below\n",
            "    {id: feet, kind: team}, # below\n    {id: two",
        ),
        (
            ["units", 1],
            ["units", 0],
            2,
            "- {id: feet, kind: team}  # below\n",
            "  # second\n    {id: feet, kind: team} # below\n",
        ),
        (
            ["units", 0, "units", 1],
            ["units", 2],
            1,
            ",  # first\n    {id: two, kind: team}  # second\n",
            "units: [{id: big, kind: team},\n  {id: two, kind: team} # second\n  ]}\n",
        ),
    ],
)
def test_comments_move_into_and_out_of_brackets(
    source: list[Any], target: list[Any], place: int, gone: str, come: str
) -> None:
    """Those above an item and the one at the end of its line go with it, and leave those of others."""
    new = moved(MIXED, source, target, place)
    assert gone not in new
    assert come in new
    assert sorted(re.findall("#.*", new)) == sorted(re.findall("#.*", MIXED))


def test_comments_within_a_unit_stand_above_it_in_brackets() -> None:
    """What is written on one line has no place for them within."""
    text = "a: [\n  {id: x}\n]\nb:\n# top\n- id: z  # id\n  # why\n  kind: k\n"
    document = read(text)
    unit = document.data["b"][0]
    after = {"a": [*document.data["a"], unit], "b": []}
    new = rewritten([text], [after], {id(unit): Place(0, ("b", 0))}, [document])[0]
    assert new == "a: [\n  {id: x},\n  # top\n  # id\n  # why\n  {id: z, kind: k}\n]\nb: []\n"
