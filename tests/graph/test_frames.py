"""Units given as columns are the same organisation, with the same findings, as the same units given row by row."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import orgtree
from orgtree.graph.frames import Frame, as_frame
from orgtree.graph.rows import as_rows

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
            "works_with": st.lists(st.sampled_from(["a", "b", "nobody"]), max_size=2),
        },
    ),
    min_size=1,
    max_size=6,
)


def columns_of(rows: list[dict[str, Any]]) -> dict[str, list[Any]]:
    """Return rows as a mapping of columns."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}


def said(units: Any) -> tuple[Any, list[Any]]:
    """Return what an organisation is, and its findings with their places."""
    org = orgtree.from_rows(units, charter="company", as_of="2019-06")
    return org.to_rows(), [
        (finding.code, finding.severity, finding.text(), finding.help_text(), finding.unit, finding.labels)
        for finding in org.check(today="2019-06-30").findings
    ]


@settings(max_examples=60)
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
