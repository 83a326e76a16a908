"""Tables that are small on the disk and would be endless in memory, and tables that are none."""

from __future__ import annotations

import io
import random
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from orgtree.source import Budgets, read_tables
from orgtree.source.rows import read_csv
from orgtree.source.sheets import RefusedSheetError, look_at

if TYPE_CHECKING:
    from pathlib import Path

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/>'
    "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
}
ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>name</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>a</t></is></c><c r="B2" t="inlineStr"><is><t>Hall</t></is></c></row>'
)


def book(rows: str = ROWS, **more: str) -> bytes:
    """Return an Excel file with these rows."""
    made = io.BytesIO()
    sheet = f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**PARTS, "xl/worksheets/sheet1.xml": sheet, **more}.items():
            archive.writestr(name, text)
    return made.getvalue()


def read_first(path: Path, **settings: Any) -> Any:
    """Return the first table of a file, and what was found."""
    tables, findings = read_tables(path, **settings)
    return tables[0], findings


def read(room: Path, content: bytes, name: str = "t.xlsx", **budgets: int) -> tuple[Any, list[str]]:
    """Return the rows of a table and the messages about it."""
    (room / name).write_bytes(content)
    table, findings = read_first(room / name, budgets=Budgets(**budgets))
    return list(table.data), [finding.text() for finding in findings]


def test_an_honest_sheet_is_read(room: Path) -> None:
    """What follows is refused for what it asks, and not for being a sheet."""
    assert read(room, book()) == ([{"id": "a", "name": "Hall"}], [])


@pytest.mark.parametrize("cell", ["XFD1048576", "ZZ2000000", "ZZZZZ4294967295", "A99999999999999999999"])
def test_a_cell_far_away_makes_no_rectangle_of_cells(room: Path, cell: str) -> None:
    """Two cells at opposite corners would be gigabytes of empty ones between them."""
    for written in (f'r="{cell}"', f"r = '{cell}'"):
        rows, said = read(room, book(ROWS + f"<row><c {written}><v>1</v></c></row>"))
        assert not rows
        assert len(said) == 1
        assert "too far" in said[0]


def test_what_unpacks_to_too_much_is_refused_whatever_it_claims(room: Path) -> None:
    """The size in the archive's list is the word of who made it; what comes out counts."""
    content = book(ROWS + " " * 3_000_000)
    assert read(room, content, max_total_bytes=1_000_000)[1][0].startswith("the file unpacks to more than 1000000")
    size = len(f"<worksheet {MAIN}><sheetData>{ROWS}{' ' * 3_000_000}</sheetData></worksheet>")
    forged = content.replace(size.to_bytes(4, "little"), (500).to_bytes(4, "little"))
    assert forged != content
    assert "unpacks to more than" in read(room, forged, max_total_bytes=1_000_000)[1][0]


def test_a_shared_text_is_not_copied_without_end() -> None:
    """A long text that many cells name is counted once for each."""
    texts = f"<sst {MAIN}><si><t>{'x' * 100_000}</t></si></sst>"
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 5000))
    content = book(cells, **{"xl/sharedStrings.xml": texts})
    with pytest.raises(RefusedSheetError, match="repeats a text"):
        look_at(content, most_bytes=10_000_000, most_rows=10_000)


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\3\4", b"PK\3\4" + bytes(200), book()[:300], b"id,name\n", b"\xd0\xcf\x11\xe0" + bytes(600)],
    ids=["nothing", "a mark", "zeros", "a beginning", "text", "an old book"],  # the beginning holds the time of day
)
def test_what_is_no_excel_file_is_said_to_be_none(room: Path, content: bytes) -> None:
    """A broken file is a finding; so is one of another format with this ending."""
    rows, said = read(room, content)
    assert not rows
    assert said == ["file 't.xlsx' cannot be read: it is not an Excel file"]


@pytest.mark.parametrize("part", ["content.xml", "xl/workbook.bin"])
def test_another_format_inside_is_not_read(room: Path, part: str) -> None:
    """Formats that repeat rows by a number, which the engine would read as well, are refused."""
    assert read(room, book(**{part: "x"}))[1] == ["file 't.xlsx' cannot be read: it is not an Excel file"]


def test_damaged_sheets_never_raise(room: Path) -> None:
    """Bytes changed anywhere give rows or findings."""
    chance = random.Random(1)  # noqa: S311 - no secret
    whole = book()
    for _ in range(40):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        rows, said = read(room, bytes(content))
        assert isinstance(rows, list)
        assert all(said)


def test_a_heading_without_end(room: Path) -> None:
    """Columns have a limit, which is looked at before they are made."""
    rows, said = read(room, b"id,name" + b",x" * 2_000_000 + b"\na,b\n", "t.csv")
    assert not rows
    assert said == ["the table has more than 10000 columns, and is not read"]


def test_a_row_without_end_ends_the_reading(room: Path) -> None:
    """A line of millions of cells is not taken apart."""
    rows, said = read(room, b"id,name\na,b\n" + b"," * 3_000_000 + b"\nc,d\n", "t.csv")
    assert rows == [{"id": "a", "name": "b"}]
    assert said == ["row 3 cannot be read: it has more cells than the limit of 1000000"]


def test_repeated_texts_of_a_parquet_file_stop_at_the_size_of_a_file(room: Path) -> None:
    """A text that is stored once and stands in every row is not written out a million times."""
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"id": ["a"] * 3000, "name": ["x" * 10_000] * 3000})
    frame.write_parquet(room / "t.parquet")
    _, findings = read_first(room / "t.parquet", budgets=Budgets(max_bytes=1_000_000))
    assert [finding.code for finding in findings] == ["ORG016"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ('"' * 100_001, ["ORG027", "ORG022"]),
        ('id\n"' + '""' * 100_000, ["ORG027"]),
        ("id\n" + "x" * 200_000, ["ORG027"]),
        ("\0", ["ORG018"]),
        (",", ["ORG022"]),
        ("\n\n", ["ORG022"]),
        ('"', ["ORG027", "ORG022"]),
    ],
)
def test_quotes_and_cells_without_end(text: str, codes: list[str]) -> None:
    """Quotes that never close and cells beyond the limit are findings, and so is a table of which nothing is left."""
    _, findings = read_csv(text, label="t.csv")
    assert [finding.code for finding in findings] == codes


def test_ids_apart_by_blanks_without_end(room: Path, command: Any) -> None:
    """A cell of a hundred thousand blanks is split in no time."""
    cell = "a" + " " * 120_000 + ";b"
    (room / "t.csv").write_text(f"id,kind,name,dotted_to\nx,company,X,{cell}\n", encoding="utf-8")
    assert command("convert", "t.csv", "--charter", "company")[0] == 1
