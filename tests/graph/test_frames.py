"""Units given as columns are the same organisation, with the same findings, as the same units given row by row."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples

import orgtree
from orgtree.graph.frames import Frame, as_frame
from orgtree.graph.key_index import key_index
from orgtree.graph.rows import as_rows

if TYPE_CHECKING:
    from pathlib import Path

pd = pytest.importorskip("pandas")

IDS = st.sampled_from(["a", "b", "c", "部门", "e\u0301", "_x", ""])
UNITS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "id": IDS,
            "kind": st.sampled_from(["company", "team", "post", "taem", "unit"]),
            "name": st.sampled_from(["North", "South", "示例"]),
            "headcount": st.integers(-2, 50),
            "part_of": IDS,
            "founded": st.sampled_from(["2019", "2019-05", "soon"]),
            "filled": st.booleans(),
            "colour": st.just("red"),
            "valid": st.just({"from": "2018", "until": "2020"}),
            "incomplete": st.just(["part_of"]),
            "based_at": st.lists(st.sampled_from(["a", "b", "nobody"]), max_size=2),
        },
    ),
    min_size=1,
    max_size=6,
)


def columns_of(rows: list[dict[str, Any]]) -> dict[str, list[Any]]:
    """Return rows as a mapping of columns."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}


def said(units: Any, charter: str = "company") -> tuple[Any, list[Any]]:
    """Return what an organisation is, and its findings with their places."""
    org = orgtree.from_rows(units, charter=charter, as_of="2019-06")
    return org.to_rows(), [
        (finding.code, finding.severity, finding.text(), finding.help_text(), finding.unit, finding.labels)
        for finding in org.check(today="2019-06-30").findings
    ]


@settings(max_examples=examples(30))
@given(UNITS)
def test_columns_say_the_same_as_rows(rows: list[dict[str, Any]]) -> None:
    """Whatever is wrong with the units, a mapping of columns and a frame of polars read like the rows that they give."""
    columns = columns_of(rows)
    assert said(columns) == said(as_rows(columns))
    frame = pl.DataFrame(columns, strict=False)
    assert said(frame) == said(as_rows(frame))


def test_sound_units_are_read_by_columns_from_every_kind_of_table() -> None:
    """Polars, pandas and a mapping of columns give the columns, empty cells left out."""
    columns = {"id": ["a", "b"], "kind": ["company", "team"], "headcount": [None, 4.0], "part_of": [None, "a"]}
    expected = [{"id": "a", "kind": "company"}, {"id": "b", "kind": "team", "headcount": 4.0, "part_of": "a"}]
    for table in (columns, pl.DataFrame(columns), pl.LazyFrame(columns), pd.DataFrame(columns)):
        frame = as_frame(table)
        assert frame is not None
        assert list(frame) == expected == frame.as_rows()
        assert orgtree.from_rows(table, charter="company") == orgtree.from_rows(expected, charter="company")


def test_texts_that_repeat_are_read_as_they_stand() -> None:
    """A long column of few texts, with gaps, keeps order and gaps."""
    names = [None if number % 7 == 0 else f"Team {number % 5}" for number in range(5000)]
    frame = as_frame(pl.DataFrame({"id": [f"t{number}" for number in range(5000)], "name": names}))
    assert frame is not None
    assert frame.values("name") == names
    assert frame[8] == {"id": "t8", "name": "Team 3"}


LINKS = st.lists(
    st.fixed_dictionaries(
        {"to": st.sampled_from(["a", "b", "B", "nobody"])},
        optional={
            "role": st.sampled_from(["chair", "member", "chiar"]),
            "since": st.sampled_from(["2019", "soon"]),
            "valid": st.just({"from": "2018"}),
            "colour": st.just("red"),
        },
    ),
    max_size=3,
)
CHARTER = """
orgtree: charter/1
name: seats
kinds: {body: {}, team: {}}
links: {seat: {from: body, to: team, fields: {role: {type: choice, of: [chair, member]}, since: {type: date}}}}
"""


@settings(max_examples=examples(30))
@given(seats=st.lists(st.one_of(st.none(), LINKS), min_size=1, max_size=4))
def test_links_with_fields_say_the_same_in_columns_as_in_rows(
    seats: list[list[dict[str, Any]] | None], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Lists of mappings are read as columns of their own; whatever is wrong with one, the findings are the same."""
    charter = tmp_path_factory.getbasetemp() / "seats.yaml"
    charter.write_text(CHARTER, encoding="utf-8")
    rows = [{"id": f"body-{number}", "kind": "body", "seat": some} for number, some in enumerate(seats)]
    rows += [{"id": name, "kind": "team"} for name in ("a", "b", "B")]
    assert orgtree.from_rows(rows[len(seats) :], charter=str(charter)).problems == ()
    frame = pl.DataFrame(columns_of(rows), strict=False)
    assert said(frame, str(charter)) == said(as_rows(frame), str(charter))


THINGS = """
orgtree: charter/1
name: things
kinds:
  part: {abstract: true, aliases: [piece]}
  thing:
    is_a: part
    aliases: [thingy]
    fields: {size: {type: count}, word: {type: text}, open: {type: bool}, rank: {type: choice, of: [low, high]}}
links: {seat: {from: thing, to: thing, fields: {role: {type: text, required: true}, since: {type: date}}}}
"""


@pytest.mark.parametrize(
    ("columns", "ids", "told"),
    [
        ({"size": [-2, 3]}, ["a", "b"], ["'size': -2 is not a count: a whole number from 0 up, or an interval of such"]),
        ({"size": [0.5, 3]}, ["a", "b"], ["'size': 0.5 is not a count: a whole number from 0 up, or an interval of such"]),
        ({"word": [3, None]}, ["a", "b"], ["'word' is a text, not '3'"]),
        ({"open": [1, 0]}, ["a", "b"], ["'open' is true or false, not '1'", "'open' is true or false, not '0'"]),
        ({"rank": [1, None]}, ["a", "b"], ["'1' is not a value of the field 'rank'"]),
        ({"id": ["a b", "b"]}, ["a b", "b"], ["'a b' is not an id: it holds a blank"]),
        ({"id": ["a" * 200, "b"]}, ["a" * 200, "b"], []),
        ({"id": ["a" * 201, "b"]}, ["a" * 200, "b"], [f"'{'a' * 59}…' is not an id: it has more than 200 characters"]),
        ({"id": [None, "b"]}, ["?1", "b"], ["a unit of kind 'thing' has no id"]),
        ({"id": ["a", ""]}, ["a", "?2"], ["'' is not an id: it is empty"]),
        ({"kind": ["piece", "thing"]}, ["b"], ["'piece' is a word for kind part"]),
        ({"kind": ["thing", "thingy"]}, ["a", "b"], ["'thingy' is a word for kind thing"]),
        ({"seat": [[{"to": "b", "role": "x"}], None]}, ["a", "b"], []),
        ({"seat": [[{"to": "b", "role": None}, {"to": "a", "role": "x"}], None]}, ["a", "b"], ["the link 'seat' does not state 'role'"]),
        ({"seat": [[{"to": "b", "since": "2019"}], None]}, ["a", "b"], ["the link 'seat' does not state 'role'"]),
    ],
)  # fmt: skip
def test_what_is_wrong_in_columns_is_told_as_in_rows(
    columns: dict[str, list[Any]], ids: list[str], told: list[str], tmp_path: Path
) -> None:
    """Numbers where there are to be words, ids and kinds that are none, and links that lack what they have to state."""
    charter = tmp_path / "things.yaml"
    charter.write_text(THINGS, encoding="utf-8")
    frame = pl.DataFrame({"id": ["a", "b"], "kind": ["thing", "thing"], **columns}, strict=False)
    assert said(frame, str(charter)) == said(frame.to_dicts(), str(charter))
    org = orgtree.from_rows(frame, charter=str(charter))
    assert [problem.text() for problem in org.problems] == told
    assert [unit.id for unit in org] == ids


def test_a_column_of_texts_is_like_the_list_of_them() -> None:
    """Equal to it and to another column, not to what is no list; as an array it holds texts of any length."""
    frame = as_frame(pl.DataFrame({"id": ["a", "long text", None]}))
    assert frame is not None
    texts = frame.texts("id")
    assert texts is not None
    listed = ["a", "long text", None]
    assert texts == listed
    assert texts == frame.texts("id")
    assert texts != listed[:2]
    assert texts != tuple(listed)
    assert texts != 3
    array: Any = np.asarray(texts)
    assert array.tolist() == listed
    long = as_frame(pl.DataFrame({"id": ["a", "long text"]}))
    assert long is not None
    assert np.asarray(long.texts("id")).dtype == object


def test_ids_in_lists_of_any_length_are_links_of_their_own_unit() -> None:
    """One of them alone in its list, several, none, and no list at all."""
    based = [None, None, [], ["q"], None, ["r", "q"], ["r"]]
    kinds = ["site"] * 2 + ["team"] * 5
    frame = pl.DataFrame({"id": ["q", "r", "a", "b", "c", "d", "e"], "kind": kinds, "based_at": based})
    links = orgtree.from_rows(frame, charter="company").to_rows()[1]
    assert [(row["from"], row["to"]) for row in links] == [("b", "q"), ("d", "r"), ("d", "q"), ("e", "r")]


def test_an_organisation_of_a_frame_answers_by_id_and_pickles() -> None:
    """Ids stay in the column of the frame; whoever asks for a unit, for many, or for none gets the same as of rows."""
    rows = [{"id": f"t{number}", "kind": "team", "name": f"Team {number}"} for number in range(300)]
    org = orgtree.from_rows(pl.DataFrame(rows), charter="company")
    assert [org[row["id"]].name for row in rows] == [row["name"] for row in rows]
    assert "t300" not in org
    assert org.get("t300") is None
    assert pickle.loads(pickle.dumps(org)) == org == orgtree.from_rows(rows, charter="company")  # noqa: S301 - our own
    assert [unit.id for unit in org.units()][-2:] == ["t298", "t299"]


def test_ids_of_a_frame_that_differ_in_capitals_only_are_told() -> None:
    """Capitals alone are nothing to tell; two ids that are one without them are."""
    for ids, told in ((["a", "B"], []), (["a", "A"], ["ORG219"]), (["部a", "部A"], ["ORG219"])):
        frame = pl.DataFrame({"id": ids, "kind": ["company", "company"]})
        codes = [finding.code for finding in orgtree.from_rows(frame, charter="company").check().findings]
        assert [code for code in codes if code == "ORG219"] == told


@pytest.mark.parametrize(
    "table",
    [
        [{"id": "a"}],
        {"id": ["a"], "kind": ["company"], "units": [[{"id": "b", "kind": "team"}]]},
        {"id": ["a"], "kind": []},
        {"id": "a"},
        None,
        7,
    ],
)
def test_what_is_no_table_of_columns_is_left_to_rows(table: Any) -> None:
    """Rows, nested units and broken tables are none; reading them by rows tells what is wrong."""
    assert as_frame(table) is None


def test_a_frame_is_a_list_of_records() -> None:
    """Slices and negative numbers are those of lists."""
    frame = as_frame({"id": ["a", "b", "c"], "name": ["A", None, "C"]})
    assert isinstance(frame, Frame)
    assert (len(frame), frame[-1], frame[1:]) == (3, {"id": "c", "name": "C"}, [{"id": "b"}, {"id": "c", "name": "C"}])


def test_units_of_some_kinds_that_state_a_key_are_found_alike_in_rows_and_columns() -> None:
    """Those that are of another kind, and those that state nothing, are not."""
    rows: list[dict[str, Any]] = [
        {"id": "a", "size": 1},
        {"id": "b", "size": None},
        {"id": "c", "size": 3},
        {"id": "d", "size": 4},
    ]
    kinds = np.array([0, 0, 1, 0], dtype=np.int16)
    frame = as_frame(pl.DataFrame(rows))
    assert frame is not None
    stated = [{key: value for key, value in row.items() if value is not None} for row in rows]
    for entries in (frame, stated):
        index = key_index(kinds, entries)
        assert index.members("size", {0}).tolist() == [0, 3]
        assert index.members("size").tolist() == [0, 2, 3]
        assert index.members("none", {0}).tolist() == []


def test_units_of_very_many_combinations_of_columns_are_told_apart() -> None:
    """More than a number of 16 bits counts: each of sixteen columns is stated or not, and one combination stands twice."""
    numbers = [*range(1, 40_001), 4]
    columns = {f"c{bit}": [number >> bit & 1 or None for number in numbers] for bit in range(16)}
    frame = as_frame(pl.DataFrame(columns))
    assert frame is not None
    found = {names: units.tolist() for _, names, units in key_index(np.zeros(len(numbers), dtype=np.int16), frame)}
    assert (len(found), found["c2",], found["c0", "c2"]) == (40_000, [3, 40_000], [4])
