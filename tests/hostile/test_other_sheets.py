"""OpenDocument sheets and old Excel files: a few bytes that ask for a world of cells are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from open_sheet import cell, sheet

from orgtree.base.place import Place
from orgtree.check.finding_words import where
from orgtree.source import read_tables
from orgtree.source.sheets import RefusedSheetError, look_at_old

if TYPE_CHECKING:
    from pathlib import Path

FILLING = (
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
    "</table:table-row>"
)


def read(room: Path, content: bytes, name: str = "t.ods") -> tuple[Any, list[str]]:
    """Return the first table of a file, and the messages about it."""
    pytest.importorskip("fastexcel")
    (room / name).write_bytes(content)
    tables, findings = read_tables(room / name)
    return tables[0], [finding.text() for finding in findings]


def test_an_honest_sheet_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Empty rows to the end of the sheet, as programs write them, cost nothing."""
    monkeypatch.chdir(tmp_path)
    rows = f"<table:table-row>{cell('id')}{cell('name')}</table:table-row><table:table-row>{cell('a')}{cell('Hall')}</table:table-row>"
    table, said = read(tmp_path, sheet(rows + FILLING))
    assert (table.data, said) == ([{"id": "a", "name": "Hall"}], [])
    assert where(table.locate(Place(0, (0, "name")))) == "t.ods:Units!B2"


@pytest.mark.parametrize(
    "rows",
    [
        '<table:table-row table:number-rows-repeated="1048576">' + cell("x", ' table:number-columns-repeated="16384"') + "</table:table-row>",
        "<table:table-row>" + cell("x", ' table:number-columns-repeated="999999999"') + "</table:table-row>",
        '<table:table-row table:number-rows-repeated="99999999">' + cell("x") + "</table:table-row>",
    ],
)  # fmt: skip
def test_repeated_cells_are_counted_before_they_are_made(tmp_path: Path, rows: str) -> None:
    """Each would be more cells than a machine holds."""
    table, said = read(tmp_path, sheet(rows))
    assert (table.data, said) == ([], ["the sheet repeats cells too often, and is not read"])


def test_entities_and_other_files_are_no_sheet(tmp_path: Path) -> None:
    """Nothing is expanded; a file of another form is said to be none of this."""
    entity = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    for content in (sheet("", head=entity), b"", b"id,kind\n", b"PK\3\4" + bytes(100)):
        table, said = read(tmp_path, content)
        assert table.data == []
        assert said == [f"file '{table.label}' cannot be read: it is not an OpenDocument sheet"]


def test_an_old_file_with_too_many_texts_is_refused() -> None:
    """Each of its cells may hold a copy of the longest text."""
    mark = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    with pytest.raises(RefusedSheetError, match="cells of text"):
        look_at_old(mark + b"\xfd\x00\x0a\x00" * 100_000, most_bytes=1_000_000, most_rows=10)
    with pytest.raises(RefusedSheetError):
        look_at_old(b"id,kind\n", most_bytes=1_000_000, most_rows=10)
    look_at_old(mark + bytes(1000), most_bytes=1_000_000, most_rows=10)
