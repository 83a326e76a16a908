"""Rows and definitions out and in again give the same organisation."""

from __future__ import annotations

import math
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples

import orgtree
from orgtree.base.errors import UsageError
from orgtree.graph.load import load_definition, load_rows
from orgtree.graph.rows import as_rows, filled, head_of, to_rows
from orgtree.graph.write import definition_text
from orgtree.source import Budgets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from orgtree.graph.loaded import Loaded
    from orgtree.graph.snapshot import Snapshot

TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff"), min_size=1, max_size=9
) | st.sampled_from(
    ["yes", "null", "2018", "~", "- a", "a: b", "a #b", "=1+1", "#c00", "'", '"', "\\", "x\ny", "{a}", " a "]
)
WHOLE = st.integers(0, 10**9)
BOUNDS = st.tuples(WHOLE, st.integers(0, 10**6)).map(lambda pair: f"{pair[0]}..{sum(pair)}")
COUNT = WHOLE | BOUNDS | WHOLE.map("{}..".format) | WHOLE.map("..{}".format) | st.integers(1, 10**6).map("~{}0".format)
FLOATS = st.floats(-1e15, 1e15, allow_nan=False).filter(lambda number: number == 0 or abs(number) > 1e-15)
NUMBER = (
    FLOATS
    | FLOATS.map(lambda low: f"{low!r}..")
    | FLOATS.map(lambda high: f"..{high!r}")
    | st.sampled_from(["33%..", "~1.5", ".5"])
)
DAY = st.dates().map(str)
DATE = DAY | DAY.map(lambda day: day[:7]) | DAY.map(lambda day: day[:4])
VALID = (
    st.tuples(DAY, DAY)
    .filter(lambda pair: pair[0] != pair[1])
    .map(sorted)
    .flatmap(lambda pair: st.sampled_from([{"from": pair[0], "until": pair[1]}, {"from": pair[0]}, {"until": pair[1]}]))
)


def noted(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return values that may say where they are from."""
    notes = st.fixed_dictionaries({"source": TEXT}, optional={"as_of": DATE})
    return values | st.tuples(values, notes).map(lambda pair: {"value": pair[0], **pair[1]})


NAME = TEXT | st.dictionaries(st.sampled_from(["zh", "en", "zh-Latn"]), TEXT, min_size=1)
OWN = {
    "name": NAME,
    "valid": VALID,
    "exceptions": st.dictionaries(st.sampled_from(["P1", "P2"]), st.fixed_dictionaries({"reason": TEXT}), min_size=1),
}
BODY = {
    **OWN,
    "members": noted(COUNT),
    "founded": noted(DATE),
    "spirit": noted(st.sampled_from(["high", "low"])),
    "open": st.booleans(),
    "motto": noted(TEXT),
    "incomplete": st.just(["twin"]),
}
AREA = {**OWN, "people": noted(COUNT), "hectares": noted(NUMBER)}
UNITS = st.lists(
    st.one_of(
        st.fixed_dictionaries({"kind": st.sampled_from(["body", "circle"])}, optional=BODY),
        st.fixed_dictionaries({"kind": st.just("ward")}, optional=AREA),
        st.fixed_dictionaries({"kind": st.just("council")}, optional=OWN),
        st.fixed_dictionaries({"kind": st.just("post")}, optional=OWN),
    ),
    min_size=1,
    max_size=8,
)
SEAT = st.fixed_dictionaries(
    {"link": st.just("seat"), "role": st.sampled_from(["chair", "member"])},
    optional={"votes": noted(COUNT), "since": DATE, "valid": VALID},
)
OTHER = st.fixed_dictionaries(
    {"link": st.sampled_from(["area_in", "part_of", "lent_to", "covers", "post_at", "twin"])}, optional={"valid": VALID}
)
LINKS = st.lists(st.tuples(SEAT | OTHER, st.integers(0, 99), st.integers(0, 99)), max_size=14)
ENDS = {
    "seat": ({"council"}, {"body", "circle"}),
    "area_in": ({"ward"}, {"ward"}),
    "part_of": ({"body", "circle"}, {"body", "circle"}),
    "lent_to": ({"body", "circle"}, {"body", "circle"}),
    "covers": ({"body", "circle", "council"}, {"ward"}),
    "post_at": ({"post"}, {"body", "circle"}),
    "twin": ({"body", "circle"}, {"body", "circle"}),
}
HEAD = st.fixed_dictionaries(
    {}, optional={"title": TEXT, "as_of": DATE, "language": st.just("zh"), "retired": st.just([{"id": "z", "on": "2018"}])}
)  # fmt: skip


def rows_of(units: list[dict[str, Any]], drawn: list[Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return units with ids, and those of the drawn links that the charter allows."""
    named = [{"id": f"u{number}", **unit} for number, unit in enumerate(units)]
    links = []
    for said, source, target in drawn:
        sources, targets = ([unit["id"] for unit in named if unit["kind"] in kinds] for kinds in ENDS[said["link"]])
        if sources and targets:
            links.append({**said, "from": sources[source % len(sources)], "to": targets[target % len(targets)]})
    return named, links


def same(one: Snapshot, other: Snapshot, *, in_order: bool = True) -> bool:
    """Return whether two graphs say the same."""
    arranged: Callable[[list[Any]], list[Any]] = list if in_order else lambda rows: sorted(rows, key=repr)
    ours, theirs = to_rows(one), to_rows(other)
    return head_of(one) == head_of(other) and all(arranged(a) == arranged(b) for a, b in zip(ours, theirs, strict=True))


def whole(loaded: Loaded) -> Snapshot:
    """Return the graph of what was read; only its shape may be wrong, no value."""
    assert {finding.code for finding in loaded.findings} <= {"ORG204", "ORG205"}
    assert loaded.snapshot is not None
    return loaded.snapshot


MANY = settings(max_examples=examples(30))


@MANY
@given(units=UNITS, drawn=LINKS, head=HEAD)
def test_rows_out_and_in_again(from_rows: Callable[..., Loaded], units: Any, drawn: Any, head: Any) -> None:
    """Units, fields with their intervals and notes, links with theirs, dates, exceptions and head come back equal."""
    graph = whole(from_rows(*rows_of(units, drawn), **head))
    again = whole(from_rows(*to_rows(graph), **head_of(graph)))
    assert same(graph, again)
    assert graph.damage == again.damage
    assert graph.in_force.tolist() == again.in_force.tolist()
    assert {name: tree.parent.tolist() for name, tree in graph.hierarchies.items()} == {
        name: tree.parent.tolist() for name, tree in again.hierarchies.items()
    }


@MANY
@given(units=UNITS, drawn=LINKS, head=HEAD)
def test_a_definition_written_and_read_again(
    from_rows: Callable[..., Loaded], folder: Path, units: Any, drawn: Any, head: Any
) -> None:
    """The text of a definition, nested where the charter nests, says the same organisation."""
    graph = whole(from_rows(*rows_of(units, drawn), **head))
    (folder / "written.yaml").write_text(definition_text(graph, charter="./port.yaml"), encoding="utf-8")
    again = whole(load_definition(folder / "written.yaml", budgets=Budgets()))
    assert same(graph, again, in_order=False)


def test_units_are_nested_in_order_and_written_on_one_line_where_they_fit(graph_of: Callable[..., Snapshot]) -> None:
    """A definition reads as a person would write it: nested, short units on one line, bare texts."""
    units = (
        "- id: c\n  kind: city\n  name: {zh: 城, en: City}\n  units:\n  - {id: w2, kind: ward, people: 45..}\n"
        "  - {id: w1, kind: ward, name: 东区, hectares: 4.5}\n"
        '- {id: k, kind: council, name: "yes", covers: w1, seat: [{to: b, role: chair}, {to: b, role: member}]}\n'
        "- id: a\n  kind: body\n  valid: {from: 2018-03-01}\n  units:\n  - {id: b, kind: body, incomplete: [twin]}\n"
    )
    text = definition_text(graph_of(units), charter="./port.yaml")
    assert text == 'orgtree: definition/1\ncharter: "./port.yaml"\nunits:\n' + units


def test_a_unit_is_nested_under_its_parent_rather_than_at_the_other_end_of_a_link(tmp_path: Path) -> None:
    """Whichever of the two links the charter names first."""
    links = [
        "part_of: {hierarchy: true, nest: true, from: body, to: body}",
        "lies_in: {from: body, to: place, nest: true}",
    ]
    for said in (links, links[::-1]):
        text = "orgtree: charter/1\nname: shops\nkinds: {body: {}, place: {}}\nlinks:\n" + "".join(
            f"  {one}\n" for one in said
        )
        (tmp_path / "shops.yaml").write_text(text, encoding="utf-8")
        rows = [{"id": "h", "kind": "body"}, {"id": "x", "kind": "place"}]
        rows.append({"id": "b", "kind": "body", "part_of": "h", "lies_in": "x"})
        loaded = load_rows(rows, charter="./shops.yaml", folder=tmp_path)
        assert loaded.snapshot is not None
        written = yaml.safe_load(definition_text(loaded.snapshot, charter="./shops.yaml"))
        assert written["units"][0]["units"] == [{"id": "b", "kind": "body", "lies_in": "x"}]


def test_a_chain_is_written_no_deeper_than_it_can_be_read(from_rows: Callable[..., Loaded], folder: Path) -> None:
    """Units nested very deep begin again at the left, and name the unit above by the link's key."""
    rows = [{"id": f"u{n}", "kind": "body", **({"part_of": f"u{n - 1}"} if n else {})} for n in range(200)]
    graph = whole(from_rows(rows))
    (folder / "written.yaml").write_text(definition_text(graph, charter="./port.yaml"), encoding="utf-8")
    assert same(graph, whole(load_definition(folder / "written.yaml", budgets=Budgets())), in_order=False)


@pytest.mark.parametrize("kind", ["polars", "lazy", "arrow", "columns"])
def test_frames_and_columns_are_rows(from_rows: Callable[..., Loaded], kind: str) -> None:
    """A polars frame or query, anything with to_pylist, and a mapping of columns read as the same rows."""
    units = {"id": ["a", "b"], "kind": ["body", "city"], "members": [3.0, None], "people": [None, "4.."], "valid": [None, {"from": "2018", "until": None}]}  # fmt: skip
    frame = pl.DataFrame(units)

    class Arrow:
        def to_pylist(self) -> list[dict[str, Any]]:
            return frame.to_dicts()

    table = {"polars": frame, "lazy": frame.lazy(), "arrow": Arrow(), "columns": units}[kind]
    assert as_rows(table) == [
        {"id": "a", "kind": "body", "members": 3.0},
        {"id": "b", "kind": "city", "people": "4..", "valid": {"from": "2018"}},
    ]
    assert whole(from_rows(table)).ids == ["a", "b"]


@pytest.mark.parametrize("second", ["b", "a"])
def test_an_id_that_stands_twice_in_a_frame_is_told(second: str) -> None:
    """As in rows."""
    frame = pl.DataFrame({"id": ["a", second, "c"], "kind": ["company", "company", "company"]})
    for table in (frame, frame.to_dicts()):
        org = orgtree.from_rows(table, charter="company")
        assert [problem.code for problem in org.problems] == ([] if second == "b" else ["ORG201"])
        assert [unit.id for unit in org] == list(dict.fromkeys(["a", second, "c"]))


def test_mappings_of_other_sorts_are_rows_of_plain_data() -> None:
    """Whether a cell of them is empty or not."""
    rows = as_rows(MappingProxyType({"id": name, "people": "4.."}) for name in "ab")
    assert rows == [{"id": "a", "people": "4.."}, {"id": "b", "people": "4.."}]
    assert {type(row) for row in rows} == {dict}


@pytest.mark.parametrize("columns", [dict, "polars", "pandas"])
def test_decimals_are_numbers(columns: Any) -> None:
    """Databases and Parquet keep amounts as decimals; one without a value is not known."""
    cells = {"id": ["a", "b", "c"], "kind": ["post"] * 3, "full_time": [Decimal("0.5"), Decimal("1.0"), None]}
    table = cells if columns is dict else pytest.importorskip(columns).DataFrame(cells)
    org = orgtree.from_rows(table, charter="company")
    assert [finding for finding in org.check().findings if finding.code.startswith("ORG")] == []
    assert [org[unit]["full_time"] for unit in "abc"] == [0.5, 1, None]


def test_a_pandas_frame_is_rows() -> None:
    """Missing cells of pandas, of every sort, are left out."""
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"id": ["a", "b"], "members": [3, None], "name": [None, "x"]})
    assert as_rows(frame) == [{"id": "a", "members": 3.0}, {"id": "b", "name": "x"}]
    assert filled([pandas.NA, pandas.NaT, 3]) == [None, None, 3]


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (math.nan, None),
        (np.float64("nan"), None),
        (Decimal("NaN"), None),
        (Decimal(2), 2),
        (Decimal("2E+1"), 20),
        (Decimal("2.0"), 2.0),
        (Decimal("-Infinity"), -math.inf),
        (np.int64(3), 3),
        (np.array([1.5, math.nan]), [1.5, None]),
        ([3, math.nan], [3, None]),
        ({"value": 3, "source": None}, {"value": 3}),
        ({"value": math.nan, "source": "x"}, {"source": "x"}),
        ({"value": None}, None),
        ({}, None),
    ],
)
def test_a_cell_is_plain_data_or_empty(cell: Any, read: Any) -> None:
    """Numbers of all sorts are Python's, whole ones whole; what says that nothing is stated is left out, in mappings too."""
    found = filled(cell)
    assert (type(found), found) == (type(read), read)


@pytest.mark.parametrize("table", [7, "id,kind", [["a"]], {"id": "a"}, {"id": ["a"], "kind": []}])
def test_what_is_no_table_is_refused_in_a_sentence(table: Any) -> None:
    """Anything else raises UsageError, not a traceback from inside."""
    with pytest.raises(UsageError, match="units"):
        as_rows(table)


def test_rows_may_be_nested_as_in_a_definition(from_rows: Callable[..., Loaded]) -> None:
    """Rows with `units` in them nest, and nothing in them is lost."""
    graph = whole(from_rows([{"id": "a", "kind": "body", "units": [{"id": "b", "kind": "body"}]}]))
    assert graph.parent(1) == 0


@pytest.mark.parametrize(
    ("link", "code", "way"),
    [
        ({"link": "twin", "from": "a"}, "ORG103", (0,)),
        ({"from": "a", "to": "a"}, "ORG103", (0,)),
        ({"link": "twn", "from": "a", "to": "a"}, "ORG102", (0, "link")),
        ({"link": "twin", "from": "b", "to": "a"}, "ORG202", (0, "from")),
        ({"link": "twin", "from": "a", "to": "b"}, "ORG202", (0,)),
        ({"link": "seat", "from": "k", "to": "a", "role": "chief"}, "ORG104", (0, "role")),
        ({"link": "seat", "from": "k", "to": "a"}, "ORG108", (0,)),
        ({"link": "twin", "from": "a", "to": "a", "role": "chair"}, "ORG102", (0, "role")),
    ],
)
def test_a_bad_row_of_links_is_told_with_its_row_and_column(
    from_rows: Callable[..., Loaded], link: Any, code: str, way: Any
) -> None:
    """Each mistake in a table of links is placed in its row, and in its column where it has one."""
    (finding,) = from_rows([{"id": "a", "kind": "body"}, {"id": "k", "kind": "council"}], [link]).findings
    assert finding.code == code
    assert finding.place is not None
    assert (finding.place.document, finding.place.path) == (1, way)


@pytest.mark.parametrize(
    "number", [10**400, 10**5000, -1.5, float("inf")], ids=["large", "larger", "negative", "infinite"]
)
def test_a_number_beyond_all_numbers_is_a_wrong_value(from_rows: Callable[..., Loaded], number: float) -> None:
    """It is told of beside sound ones, which are kept."""
    rows = [
        {"id": "c", "kind": "city"},
        {"id": "a", "kind": "body", "members": 3},
        {"id": "b", "kind": "body", "members": number},
    ]
    loaded = from_rows(rows)
    assert [(finding.code, finding.unit) for finding in loaded.findings] == [("ORG104", "b")]
    assert loaded.snapshot is not None
    assert loaded.snapshot.columns["members"].known.tolist() == [False, True, False]


@pytest.mark.parametrize("key", ["members", "founded", "spirit", "open", "motto"])
def test_a_mapping_for_a_value_has_the_value(from_rows: Callable[..., Loaded], key: str) -> None:
    """A value with its source says `value`; a mapping with another key is told of, whatever the field's type."""
    loaded = from_rows([{"id": "b", "kind": "body", key: {"valeu": "high", "source": "a register"}}])
    (finding,) = loaded.findings
    assert (finding.code, finding.facts["field"]) == ("ORG104", key)


def test_a_wrong_value_in_a_row_of_links_is_written_again(folder: Path) -> None:
    """So that a check of what was saved tells it again."""
    units = [{"id": "a", "kind": "post"}, {"id": "b", "kind": "post"}]
    org = orgtree.from_rows(units, [{"link": "dotted_to", "from": "a", "to": "b", "matter": "odd"}], charter="company")
    (path,) = orgtree.save(org, folder / "saved.yaml")
    assert "{id: a, kind: post, dotted_to: {to: b, matter: odd}}" in path.read_text()
    assert [one.code for one in orgtree.load(path).problems] == [one.code for one in org.problems] == ["ORG104"]


def test_what_a_value_is_from_stays_a_text(folder: Path) -> None:
    """Only the number itself stands without quotes; a year that is the name of a source is no number."""
    org = orgtree.from_rows(
        [{"id": "t", "kind": "team", "headcount": {"value": 12, "source": "2018"}}], charter="company"
    )
    (path,) = orgtree.save(org, folder / "saved.yaml")
    assert 'headcount: {value: 12, source: "2018"}' in path.read_text()
    assert orgtree.load(path).to_rows() == org.to_rows()
