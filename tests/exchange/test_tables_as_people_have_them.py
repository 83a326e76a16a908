"""Sheets as people have them: each kind of trouble is read, or told by its cell, and never read as something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from orgtree.api.convert import Converted, convert
from orgtree.base.errors import DefinitionError
from orgtree.check.finding_words import where

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Convert = Callable[..., Converted]
    Book = Callable[..., None]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Convert:
    """Return what converts a table under the charter of companies."""
    monkeypatch.chdir(tmp_path)

    def call(text: str | None = None, name: str = "t.csv", mapping: str | None = None, **more: Any) -> Converted:
        if text is not None:
            (tmp_path / name).write_text(text, encoding="utf-8")
        if mapping is not None:
            (tmp_path / "m.yaml").write_text("orgtree: mapping/1\n" + mapping, encoding="utf-8")
            more["mapping"] = "m.yaml"
        return convert(name, charter="company", **more)

    return call


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """Return what writes sheets of rows; a cell that is a function gets the sheet, its row, its column and the book."""
    writer = pytest.importorskip("xlsxwriter")
    pytest.importorskip("fastexcel")

    def write(merged: str | None = None, **sheets: list[list[Any]]) -> None:
        with writer.Workbook(tmp_path / "t.xlsx") as made:
            for name, rows in sheets.items():
                sheet = made.add_worksheet(name.replace("_", " "))
                for row, cells in enumerate(rows):
                    for column, cell in enumerate(cells):
                        if callable(cell):
                            cell(sheet, row, column, made)
                        elif cell is not None:
                            sheet.write(row, column, cell)
                if merged:
                    sheet.merge_range(merged, "works")

    return write


def units(made: Converted) -> list[str]:
    """Return the lines of the units of a definition."""
    return made.text.partition("units:\n")[2].splitlines()


def told(made: Converted) -> list[tuple[str, str]]:
    """Return code and place of what was told."""
    return [
        (finding.code, where(made.sources.locate(finding.place)))
        for finding in made.findings
        if finding.place is not None
    ]


HEAD = ["id", "kind", "name", "under", "headcount"]


def failed(error: str) -> Any:
    """Return a cell with a formula that has failed."""
    return lambda sheet, row, column, _: sheet.write_formula(row, column, "=1/0", None, error)


def test_a_cell_with_an_error_is_told_and_never_empty(made: Convert, book: Book) -> None:
    """Each is told by its cell; what it would have said is not stated, and the conversion fails."""
    book(
        Units=[
            HEAD,
            ["hq", "company", "Hall"],
            ["a", "team", "A", "hq", failed("#N/A")],
            ["b", "team", "B", failed("#REF!"), 3],
        ]
    )
    found = made(name="t.xlsx")
    assert told(found) == [("ORG801", "t.xlsx:Units!E3"), ("ORG801", "t.xlsx:Units!D4")]
    assert [finding.severity for finding in found.findings] == ["error", "error"]
    assert "headcount: 3" in found.text
    assert told(made("id,kind,headcount\na,team,#DIV/0!\n")) == [("ORG801", "t.csv:2:8")]


def test_leading_zeros_that_a_format_shows_are_kept(made: Convert, book: Book) -> None:
    """The id is what people see; a number of a field is the same with zeros before it."""

    def shown(number: int) -> Any:
        return lambda sheet, row, column, made: sheet.write(
            row, column, number, made.add_format({"num_format": "0000"})
        )

    book(Units=[HEAD, [shown(1), "company"], [shown(102), "team", None, shown(1), 7]])
    found = made(name="t.xlsx")
    assert units(found) == ['- id: "0001"', "  kind: company", "  units:", '  - {id: "0102", kind: team, headcount: 7}']
    assert told(found) == [("ORG804", "t.xlsx:Units!1")]


def test_a_merged_cell_is_read_in_each_of_its_rows(made: Convert, book: Book) -> None:
    """What is merged downwards holds for all of its rows."""
    book(merged="D3:D5", Units=[HEAD, ["works", "company"], ["a", "team"], ["b", "team"], ["c", "team"]])
    found = made(name="t.xlsx")
    assert units(found)[3:] == ["  - {id: a, kind: team}", "  - {id: b, kind: team}", "  - {id: c, kind: team}"]
    assert told(found) == [("ORG804", "t.xlsx:Units!1")]


def test_all_sheets_are_read_and_what_is_no_table_is_told(made: Convert, book: Book) -> None:
    """Units below title rows, links on a sheet of their own, and a cover."""
    book(
        Cover=[["Staff list"]],
        Our_units=[["Units, spring"], [], ["id", "kind", "name"], ["a", "post", "A"], ["b", "post", "B"]],
        Links=[
            ["link", "from", "to", "matter"],
            ["dotted_to", "a", "b", "project"],
            ["dotted_to", "a", "c", "project"],
        ],
    )
    found = made(name="t.xlsx")
    assert "dotted_to: [{to: b, matter: project}, {to: c, matter: project}]" in " ".join(found.text.split())
    assert told(found) == [("ORG803", "t.xlsx:Cover!1"), ("ORG202", "t.xlsx:Links!3")]


def test_part_of_is_whatever_link_nests_a_row(made: Convert) -> None:
    """One heading for the unit above of departments and posts: told where it is another link, and what is nowhere is told."""
    found = made("id,kind,Part of\nw,company,\nd,department,w\np1,post,d\np2,post,p1\np3,post,zz\n")
    assert units(found)[3:] == [
        "  - id: d",
        "    kind: department",
        "    units:",
        "    - id: p1",
        "      kind: post",
        "      units:",
        "      - {id: p2, kind: post}",
        "- {id: p3, kind: post, reports_to: zz}",
    ]
    assert told(found) == [("ORG804", "t.csv:4:9"), ("ORG804", "t.csv:5:9"), ("ORG202", "t.csv:6:1")]
    posts = made("Position ID,Part of,Department\np1,,D\np2,p1,D\n").text
    assert "    units:\n    - {id: p2, kind: post, in_unit: d}" in posts
    assert "'Part of: under'" in posts


def test_rows_of_totals_and_empty_rows_are_left_out_and_told(made: Convert) -> None:
    """A row of totals is no unit."""
    found = made("id,kind,name,headcount\na,team,A,4\n,,,\nb,team,B,5\n,,Total,9\n")
    assert units(found) == [
        "- {id: a, kind: team, name: A, headcount: 4}",
        "- {id: b, kind: team, name: B, headcount: 5}",
    ]
    assert told(found) == [("ORG802", "t.csv:5:1")]


def test_a_total_may_stand_where_ids_do_and_a_unit_may_be_called_so(made: Convert) -> None:
    """Beside numbers alone it is a row of totals; with a kind it is a unit."""
    found = made("id,kind,headcount\na,team,4\nsum,team,5\nTotal:,,9\n合计,,9\n")
    assert units(found) == ["- {id: a, kind: team, headcount: 4}", "- {id: sum, kind: team, headcount: 5}"]
    assert told(found) == [("ORG802", "t.csv:4:1"), ("ORG802", "t.csv:5:1")]


def test_the_unit_above_is_kept_where_a_kind_is_none(made: Convert) -> None:
    """A kind that the charter does not have is told, and what the row stands under stays visible, missing or not."""
    found = made("id,kind,under\na,unit,\nb,unit,a\nc,team,a\nd,unit,zz\n")
    assert sorted(units(found)) == [
        "- {id: a, kind: unit}",
        "- {id: b, kind: unit, part_of: a}",
        "- {id: c, kind: team, part_of: a}",
        "- {id: d, kind: unit, part_of: zz}",
    ]


@pytest.mark.parametrize("heading", ["parentId", "ParentID", "parent_id", "PARENT ID", "上级", "Manager ID"])
def test_the_column_of_the_unit_above_is_known_in_any_spelling(made: Convert, heading: str) -> None:
    """Case, hyphens and languages do not matter."""
    assert units(made(f"ID,Kind,{heading}\nhq,company,\na,team,hq\n"))[3:] == ["  - {id: a, kind: team}"]


def test_columns_that_are_levels_make_a_tree(made: Convert) -> None:
    """Ids are paths of names; a level that is left out and cells that repeat those above are no trouble."""
    found = made("Division,Department,Team,headcount\nNorth,Rigging,Sail,4\n,,Rope,5\nSouth,,Sail,6\nSouth,,,7\n")
    assert found.text.endswith(
        "- id: north\n  kind: division\n  name: North\n  units:\n"
        "  - id: north.rigging\n    kind: department\n    name: Rigging\n    units:\n"
        "    - {id: north.rigging.sail, kind: team, name: Sail, headcount: 4}\n"
        "    - {id: north.rigging.rope, kind: team, name: Rope, headcount: 5}\n"
        "- id: south\n  kind: division\n  name: South\n  headcount: 7\n  units:\n"
        "  - {id: south.sail, kind: team, name: Sail, headcount: 6}\n"
    )
    assert told(found) == [("ORG804", "t.csv:1:1")]


def test_units_may_be_named_where_they_are_meant(made: Convert) -> None:
    """A name that one unit has leads to it; one that two have is told and stays."""
    found = made("id,kind,name,Reports To\na,post,Director,\nb,post,Deputy,Director\nc,post,Aide,Deputy\n")
    assert found.text.endswith(
        "units:\n  - id: b\n    kind: post\n    name: Deputy\n    units:\n    - {id: c, kind: post, name: Aide}\n"
    )
    found = made(
        "id,kind,name,under\na,team,Sail,\nb,team,Sail,\nc,company,Hall,\nd,team,Rope,Sail\ne,team,Net,Hall\nf,team,X,Hall\n"
    )
    assert ("ORG806", "t.csv:5:13") in told(found)


@pytest.mark.parametrize(
    ("cells", "written"),
    [
        (["0,8", "0,5"], ["0.8", "0.5"]),
        (["1", "0,25"], ["1", "0.25"]),
        (["０.５", "1"], ["0.5", "1"]),
        (["0.5", "n/a"], ["0.5", None]),
    ],
)
def test_numbers_are_read_as_their_column_writes_them(
    made: Convert, cells: list[str], written: list[str | None]
) -> None:
    """A decimal comma shows where its column has fewer or more than three digits behind it."""
    rows = "".join(f"p{at};post;{cell}\n" for at, cell in enumerate(cells))
    expected = [
        f"- {{id: p{at}, kind: post{'' if number is None else f', full_time: {number}'}}}"
        for at, number in enumerate(written)
    ]
    assert units(made(f"id;kind;fte\n{rows}")) == expected


def test_a_comma_in_a_count_is_no_decimal_mark(made: Convert) -> None:
    """1,234 heads may be 1234, and never 1.234: what stands there is told and kept."""
    found = made('id,kind,headcount\na,team,"1,234"\nb,team,"1,5"\n')
    assert told(found) == [("ORG104", "t.csv:2:8"), ("ORG104", "t.csv:3:8")]
    assert 'headcount: "1,234"' in found.text


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["44377"], ["2021-06-30"]),
        (["2021-06-30T08:15:00Z"], ["2021-06-30"]),
        (["31/12/2020", "3/4/2021"], ["2020-12-31", "2021-04-03"]),
        (["12/31/2020", "3/4/2021"], ["2020-12-31", "2021-03-04"]),
        (["30.6.2021"], ["2021-06-30"]),
        (["2021年6月30日", "二〇二一年十二月"], ["2021-06-30", "2021-12"]),
        (["２０２１-０６-３０"], ["2021-06-30"]),
    ],
)
def test_dates_are_read_as_their_column_writes_them(made: Convert, cells: list[str], days: list[str]) -> None:
    """Day numbers, timestamps, orders that another cell shows, Chinese dates and wide digits."""
    rows = "".join(f"p{at},post,{cell}\n" for at, cell in enumerate(cells))
    found = made(f"id,kind,vacant since\n{rows}")
    assert units(found) == [f"- {{id: p{at}, kind: post, vacant_since: {day}}}" for at, day in enumerate(days)]


def test_a_date_of_no_known_order_is_told_and_a_mapping_says_it(made: Convert) -> None:
    """3/4/2021 may be two days."""
    text = "id,kind,vacant since\np,post,3/4/2021\n"
    assert told(made(text)) == [("ORG104", "t.csv:2:8")]
    assert "vacant_since: 2021-04-03" in made(text, mapping="units: {dates: dmy}\n").text


def test_an_encoding_is_named_from_evidence_only(made: Convert, tmp_path: Path) -> None:
    """Latin letters are no Chinese: nothing shows which encoding it is; Chinese ones show theirs."""
    (tmp_path / "t.csv").write_bytes("id,kind,name\nx,company,Café\n".encode("latin-1"))
    with pytest.raises(DefinitionError) as latin:
        made()
    assert "gb18030" not in str(latin.value).lower()
    assert "name: Café" in made(encoding="latin-1").text
    (tmp_path / "t.csv").write_bytes("id,kind,name\nx,company,示例公司\n".encode("gb18030"))
    with pytest.raises(DefinitionError, match="--encoding gb18030"):
        made()


def test_other_forms_of_tables_read_as_csv_does(made: Convert) -> None:
    """Tabs, JSON rows, and a JSON object in each line."""
    expected = ["- id: a", "  kind: company", "  units:", "  - {id: b, kind: team, headcount: 7}"]
    assert units(made("id\tkind\tunder\theadcount\na\tcompany\t\t\nb\tteam\ta\t7\n", name="t.tsv")) == expected
    rows = ['{"id": "a", "kind": "company"}', '{"id": "b", "kind": "team", "under": "a", "headcount": 7}']
    assert units(made(f"[{','.join(rows)}]", name="t.json")) == expected
    assert units(made("\n".join(rows), name="t.jsonl")) == expected
