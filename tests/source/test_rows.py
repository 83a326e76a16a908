"""Tables: rows by heading, each cell with its place, bad rows told by their line."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest

from orgtree.base.place import Place, Span
from orgtree.source import Budgets, TableDocument, read_csv, read_tables

if TYPE_CHECKING:
    from pathlib import Path

TEXT = 'id , name,members\na,"Hall, east",12\n\n b ,,\nc,"two\nlines",~5\nd\n'


def read_first(path: Path, **settings: Any) -> Any:
    """Return the first table of a file, and what was found."""
    tables, findings = read_tables(path, **settings)
    return tables[0], findings


def shown(table: Any, *path: Any) -> Any:
    """Shown."""
    span = table.locate(Place(0, path))
    return span.line, span.column, table.text[span.start : span.end]


def test_rows_are_stripped_texts_by_heading_without_the_empty_cells() -> None:
    """Rows are stripped texts by heading without the empty cells."""
    table, findings = read_csv(TEXT, label="t.csv")
    assert findings == []
    assert table.data == [
        {"id": "a", "name": "Hall, east", "members": "12"},
        {"id": "b"},
        {"id": "c", "name": "two\nlines", "members": "~5"},
        {"id": "d"},
    ]
    assert list(table.columns) == ["id", "name", "members"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ((0, "name"), (2, 3, '"Hall, east"')),
        ((0, "members"), (2, 16, "12")),
        ((1, "id"), (4, 2, "b")),
        ((1, "name"), (4, 5, "")),
        ((2, "name"), (5, 3, '"two\nlines"')),
        ((2, "members"), (6, 8, "~5")),
        ((3, "members"), (7, 2, "")),
        ((0,), (2, 1, 'a,"Hall, east",12')),
        ((2,), (5, 1, 'c,"two\nlines",~5')),
        (("name",), (1, 6, "name")),
        ((9, "members"), (1, 11, "members")),
        ((), (1, 1, "id , name,members")),
    ],
)
def test_a_cell_is_located_in_the_text(path: Any, expected: Any) -> None:
    """A cell is located in the text."""
    assert shown(read_csv(TEXT, label="t.csv")[0], *path) == expected


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_delimiter_line_break_and_byte_order_mark_are_recognised(delimiter: Any, line_break: Any, mark: Any) -> None:
    """Delimiter line break and byte order mark are recognised."""
    text = mark + line_break.join([delimiter.join(row) for row in (["id", "名称"], ["a", "中"], ["b", "x.y"])])
    table, findings = read_csv(text.encode(), label="t.csv")
    assert findings == []
    assert table.data == [{"id": "a", "名称": "中"}, {"id": "b", "名称": "x.y"}]
    assert shown(table, 1, "名称") == (3, 3, "x.y")


@pytest.mark.parametrize(
    ("text", "code", "line", "ids"),
    [
        ("id,n\na,1\nb,2,3\nc,4", "ORG027", 3, ["a", "c"]),
        ('id,n\na,1\nb,"2"x\nc,4', "ORG027", 3, ["a", "c"]),
        ('id,n\na,1\nb,"2\nc,4', "ORG027", 3, ["a"]),
        ("id,n,n\na,1,2", "ORG027", 1, ["a"]),
        ("id,,n\na,1,2", "ORG027", 1, ["a"]),
        ("id,n\na,1\x07\nb,2", "ORG018", 2, ["a", "b"]),
        ("id,n\na," + "x" * 200_000 + "\nb,2", "ORG027", 2, []),
        ("\n\n", "ORG022", 1, []),
        ("", "ORG022", 1, []),
    ],
)
def test_what_does_not_fit_is_told_by_its_row_and_the_rest_is_read(text: Any, code: Any, line: Any, ids: Any) -> None:
    """What does not fit is told by its row and the rest is read."""
    table, findings = read_csv(text, label="t.csv")
    assert [(finding.code, table.locate(finding.labels[0].place).line) for finding in findings] == [(code, line)]
    assert findings[0].text()
    assert [row["id"] for row in table.data] == ids


@pytest.mark.parametrize(
    ("odd", "row", "told"),
    [
        ("x,1", {"id": "x", "n": "1"}, None),
        (" x , 1\t", {"id": "x", "n": "1"}, None),
        ("x", {"id": "x"}, None),
        (",", None, None),
        ('"x,y",1', {"id": "x,y", "n": "1"}, None),
        ('"x\ny",1', {"id": "x\ny", "n": "1"}, None),
        ("x,1,2", None, "row 102 has 3 cells, but the table has 2 columns"),
        ('x,"1"2', None, "row 102 cannot be read: ',' expected after '\"'"),
        ("x," + "1" * 200_000, None, "row 102 cannot be read: field larger than field limit (131072)"),
    ],
)
def test_an_odd_row_among_many_is_read_as_one_of_few(odd: str, row: Any, told: str | None) -> None:
    """Rows that are split many at a time are those that are read one by one."""
    before, behind = ([f"{word}{number},{number}" for number in range(100)] for word in "ab")
    table, findings = read_csv("\n".join(["id,n", *before, odd, *behind]), label="t.csv")
    kept = [*([row] if row else []), *({"id": f"b{number}", "n": str(number)} for number in range(100))]
    assert table.data[100:] == (kept if told is None or "limit" not in told else [])
    assert [finding.text() for finding in findings] == ([told] if told else [])
    if len(table.data) > 100:
        assert shown(table, len(table.data) - 1, "id")[2] == "b99"


def test_empty_cells_beyond_the_last_heading_are_no_mistake() -> None:
    """Empty cells beyond the last heading are no mistake."""
    table, findings = read_csv("id,n,,\na,1,,\n", label="t.csv")
    assert (table.data, findings) == ([{"id": "a", "n": "1"}], [])


def test_other_encodings_and_too_many_rows_are_refused() -> None:
    """Other encodings and too many rows are refused."""
    assert [finding.code for finding in read_csv("id,名\na,中".encode("gbk"), label="t.csv")[1]] == ["ORG017"]
    table, findings = read_csv("id\n" + "a\n" * 9, label="t.csv", budgets=Budgets(max_rows=5))
    assert (len(table.data), [finding.code for finding in findings]) == (5, ["ORG016"])


def test_files_are_read_by_their_ending(tmp_path: Any) -> None:
    """Files are read by their ending."""
    (tmp_path / "t.csv").write_text("id\na\n")
    assert read_first(tmp_path / "t.csv")[0].data == [{"id": "a"}]
    assert [finding.code for finding in read_first(tmp_path / "no.csv")[1]] == ["ORG026"]
    (tmp_path / "t.xlsx").write_text("id\na\n")
    pytest.importorskip("polars")
    assert [finding.code for finding in read_first(tmp_path / "t.xlsx")[1]] == ["ORG026"]


def test_the_first_sheet_of_an_excel_file_is_read_with_the_numbers_of_its_rows(tmp_path: Any) -> None:
    """The first sheet of an excel file is read with the numbers of its rows."""
    writer = pytest.importorskip("xlsxwriter")
    pytest.importorskip("fastexcel")
    content = io.BytesIO()
    with writer.Workbook(content) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate([["id", "name", "members"], ["a", 'Hall, "east"\nwing', 12], [], ["b", None, 1.5]]):
            sheet.write_row(row, 0, cells)
    (tmp_path / "t.xlsx").write_bytes(content.getvalue())
    table, findings = read_first(tmp_path / "t.xlsx")
    assert findings == []
    assert table.data == [{"id": "a", "name": 'Hall, "east" wing', "members": "12"}, {"id": "b", "members": "1.5"}]
    assert [table.locate(Place(0, (row, "id"))).line for row in (0, 1)] == [2, 4]
    assert [finding.code for finding in read_first(tmp_path / "t.xlsx", budgets=Budgets(max_total_bytes=2000))[1]] == [
        "ORG016"
    ]


def test_rows_in_memory_have_their_number_and_that_of_their_column() -> None:
    """Rows in memory have their number and that of their column."""
    table = TableDocument("<units>", [{"id": "a"}, {"id": "b", "n": 1}], columns={"id": 0, "n": 1})
    assert table.locate(Place(0, (1, "n"))) == Span("<units>", 2, 2, 2, 2, 0, 0, row=2)
