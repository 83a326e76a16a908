"""The two flat tables and the table of places, as a whole, for one small organisation."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any

import pytest

from orgtree.measure.flat_tables import link_table, place_table, unit_table

if TYPE_CHECKING:
    import orgtree

CHARTER = {
    "orgtree": "charter/1",
    "name": "towns",
    "kinds": {
        "area": {"fields": {"people": {"type": "count"}}},
        "ward": {"is_a": "area"},
        "body": {
            "fields": {
                "founded": {"type": "date"},
                "open": {"type": "bool"},
                "uses": {"type": "choice", "of": ["school", "hall"], "several": True},
            }
        },
    },
    "links": {
        "area_in": {"hierarchy": True, "nest": True, "from": "area", "to": "area"},
        "covers": {"from": "body", "to": "area", "fields": {"share": {"type": "number"}}},
        "twin": {"from": "body", "to": "body", "fields": {"since": {"type": "date"}}},
    },
}
UNITS = [
    {"id": "city", "kind": "area", "name": {"en": "City", "zh": "城"}, "people": "5..", "units": [
        {"id": "w1", "kind": "ward", "people": 2},
        {"id": "w2", "kind": "ward", "units": [{"id": "block", "kind": "area", "people": "..9"}]},
    ]},
    {"id": "old", "kind": "ward", "valid": {"until": 2010}},
    {"id": "b", "kind": "body", "open": True, "uses": ["school", "hall"], "founded": "2018-03", "covers": [{"to": "w1", "share": 0.5}, "block"]},
    {"id": "c", "kind": "body", "uses": "hall", "twin": {"to": "b", "since": "2019-01-02", "valid": {"until": 2020}}},
    {"id": "d", "kind": "body", "open": False, "twin": {"to": "b", "since": 2019}},
]  # fmt: skip


@pytest.fixture(scope="module")
def graph(from_data: Any) -> Any:
    """Return the organisation in 2024."""
    org: orgtree.Organisation = from_data(
        CHARTER, {"orgtree": "definition/1", "charter": "./c.yaml", "as_of": 2024, "units": UNITS}
    )
    assert [finding.text() for finding in org.check().findings] == []
    return org.snapshot


def plain(table: dict[str, Any]) -> dict[str, list[Any]]:
    """Return a table with "nan" for what is no number, so that tables can be compared."""
    return {
        key: ["nan" if isinstance(value, float) and math.isnan(value) else value for value in column]
        for key, column in table.items()
    }


def day(year: int, month: int, number: int) -> int:
    """Return a day as its ordinal."""
    return dt.date(year, month, number).toordinal()


def test_units_are_rows_with_bounds_places_and_what_is_above_them(graph: Any) -> None:
    """Only units in force; a field of the charter is a column, and so is each kind that stands above another unit."""
    n = None
    assert plain(unit_table(graph, language="zh")) == {
        "id": ["city", "w1", "w2", "block", "b", "c", "d"],
        "kind": ["area", "ward", "ward", "area", "body", "body", "body"],
        "name": ["城", "w1", "w2", "block", "b", "c", "d"],
        "people.low": [5, 2, "nan", 0, "nan", "nan", "nan"],
        "people.high": ["nan", 2, "nan", 9, "nan", "nan", "nan"],
        "founded.low": [*["nan"] * 4, day(2018, 3, 1), "nan", "nan"],
        "founded.high": [*["nan"] * 4, day(2018, 3, 31), "nan", "nan"],
        "open": [n, n, n, n, True, n, False],
        "uses": [n, n, n, n, ["school", "hall"], ["hall"], n],
        "view": ["area_in"] * 4 + [""] * 3,
        "position:area_in": [0, 1, 2, 3, n, n, n],
        "end:area_in": [4, 2, 4, 4, n, n, n],
        "depth:area_in": [0, 1, 1, 2, n, n, n],
        "area_in:0": ["city"] * 4 + [n] * 3,
        "area_in:1": [n, "w1", "w2", "w2", n, n, n],
        "area_in:2": [n, n, n, "block", n, n, n],
        "area_in.area": ["city", "city", "city", "block", n, n, n],
        "area_in.ward": [n, "w1", "w2", "w2", n, n, n],
    }


def test_links_are_rows_with_their_fields(graph: Any) -> None:
    """Those that have ended are none."""
    assert plain(link_table(graph)) == {
        "link": ["area_in", "area_in", "area_in", "covers", "covers", "twin"],
        "from": ["w1", "w2", "block", "b", "b", "d"],
        "to": ["city", "city", "w2", "w1", "block", "b"],
        "share.low": [None, None, None, 0.5, "nan", None],
        "share.high": [None, None, None, 0.5, "nan", None],
        "since.low": [None] * 5 + [day(2019, 1, 1)],
        "since.high": [None] * 5 + [day(2019, 12, 31)],
    }


def test_places_are_rows_of_a_view(graph: Any) -> None:
    """A unit that stands in another hierarchy by its kind has none there."""
    table = place_table(graph)
    rows = set(zip(table["view"], table["unit"], table["position"], table["end"], strict=True))
    assert {row for row in rows if row[0] == "area_in"} >= {
        ("area_in", "city", 0, 4),
        ("area_in", "w1", 1, 2),
        ("area_in", "w2", 2, 4),
        ("area_in", "block", 3, 4),
    }
    assert "old" not in table["unit"]
