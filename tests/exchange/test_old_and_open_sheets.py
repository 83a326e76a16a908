"""Sheets of Excel before 2007 and of OpenDocument: what the engine does not tell of them is read as in newer Excel files."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from open_sheet import cell, sheet

from orgtree.api.convert import convert
from orgtree.source.old_cells import hidden_old_cells

pytest.importorskip("fastexcel")

OLD = Path(__file__).parent / "sheets" / "works.xls"
"""Made with xlwt; the result of its one formula is set to an error, as Excel keeps it."""
DEFINITION = """\
orgtree: definition/1
charter: company
units:
- id: works
  kind: company
  name: Harbour Works
  headcount: 25
  cost_centre: "0042"
  valid: {from: 2010-04-01}
  units:
  - id: assembly
    kind: department
    name: 装配
    headcount: 16
    cost_centre: "1200"
    headed_by: lead
    valid: {from: 2012-01-01}
    units:
    - {id: paint, kind: team, name: Paint, headcount: 4, cost_centre: "0007"}
    - {id: dock, kind: team, name: Dock, cost_centre: "0008"}
    - {id: lead, kind: post}
"""
SAID = [
    "{name}:Units!3: 1 merged cells are read in each of their rows",
    "{name}:Units!3: 3 numbers are read with the zeros that only their format shows",
    "{name}:Units!F7: the cell of column 'headcount' holds the error #DIV/0!, and is left out",
    "{name}:Units!H9: the cell of column 'cost centre' holds the error #REF!, and is left out",
    "{name}:Units!8: the row of 'Total' is left out",
]
EMPTY = "<table:table-cell/>"


def number(value: float, shown: str) -> str:
    """Return a cell with a number as it is shown."""
    said = f'office:value-type="float" office:value="{value}"'
    return f"<table:table-cell {said}><text:p>{shown}</text:p></table:table-cell>"


def day(value: str) -> str:
    """Return a cell with a day."""
    said = f'office:value-type="date" office:date-value="{value}"'
    return f"<table:table-cell {said}><text:p>{value}</text:p></table:table-cell>"


def error(shown: str) -> str:
    """Return a cell whose formula fails, as programs write it."""
    said = 'table:formula="of:=1/0" office:value-type="string" office:string-value=""'
    return f"<table:table-cell {said}><text:p>{shown}</text:p></table:table-cell>"


def row(*cells: str) -> str:
    """Return a row that begins in the second column."""
    return f"<table:table-row>{EMPTY}{''.join(cells)}</table:table-row>"


def open_works() -> bytes:
    """Return the sheets of the old file in OpenDocument."""
    headings = ["id", "kind", "name", "under", "headcount", "valid from", "cost centre"]
    return sheet(
        row(cell("Harbour Works (synthetic)", ' table:number-columns-spanned="2"'), "<table:covered-table-cell/>")
        + "<table:table-row/>"
        + row(*map(cell, headings))
        + row(cell("works"), cell("company"), cell("Harbour Works"), EMPTY, number(25, "25"), day("2010-04-01"), number(42, "0042"))
        + row(cell("assembly"), cell("department"), cell("装配"), cell("works"), number(16, "16"), day("2012-01-01"), number(1200, "1200"))
        + row(cell("paint"), cell("team", ' table:number-rows-spanned="2"'), cell("Paint"), cell("assembly"), number(4, "4"), EMPTY, number(7, "0007"))
        + row(cell("dock"), "<table:covered-table-cell/>", cell("Dock"), cell("assembly"), error("#DIV/0!"), EMPTY, number(8, "0008"))
        + row(cell("Total"), EMPTY.replace("/>", ' table:number-columns-repeated="3"/>'), number(25, "25"))
        + row(cell("lead"), cell("post"), EMPTY, cell("assembly"), EMPTY.replace("/>", ' table:number-columns-repeated="2"/>'), error("#REF!"))
        + '</table:table><table:table table:name="联系">'
        + "".join(
            f"<table:table-row>{''.join(map(cell, words.split()))}</table:table-row>"
            for words in ("link from to", "headed_by assembly lead")
        )
    )  # fmt: skip


@pytest.mark.parametrize("name", ["works.xls", "works.ods"])
def test_all_that_a_sheet_says_is_read(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Days, merged cells, zeros of number formats, a second sheet of links; errors and totals are told by their cells."""
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(OLD.read_bytes() if name.endswith(".xls") else open_works())
    text = convert(name, charter="company").text
    head, _, definition = text.partition("orgtree:")
    assert f"orgtree:{definition}" == DEFINITION
    assert re.findall("^# (.*)$", head, re.MULTILINE)[1:] == [said.format(name=name) for said in SAID]


def test_a_broken_old_file_ends_and_raises_nothing() -> None:
    """What is cut short or changed anywhere says less, or nothing; the engine tells that it cannot be read."""
    whole, chance = OLD.read_bytes(), random.Random(7)  # noqa: S311 - no secret is made of it
    assert sorted(hidden_old_cells(whole, most_bytes=10**6)) == ["Units", "联系"]
    for _ in range(200):
        broken = bytearray(whole[: chance.randrange(8, len(whole))] if chance.random() < 0.3 else whole)
        for _ in range(chance.randrange(1, 12)):
            broken[chance.randrange(8, len(broken))] = chance.randrange(256)
        assert all(isinstance(name, str) for name in hidden_old_cells(bytes(broken), most_bytes=10**6))


def test_a_table_may_begin_in_any_column(tmp_path: Path) -> None:
    """Columns before the first heading are empty, and their cells are no mistake; one that has a cell is told."""
    (tmp_path / "x.csv").write_text(",,id,kind\n,,a,company\n,7,b,team\n", encoding="utf-8")
    made = convert(tmp_path / "x.csv", charter="company")
    assert "- {id: b, kind: team}" in made.text
    assert [finding.text() for finding in made.findings] == ["column 2 has no heading, and is left out"]
