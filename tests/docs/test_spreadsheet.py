"""The tables that the Chinese guide shows can be Excel files just as well."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from orgtree.cli.main import run

if TYPE_CHECKING:
    import pytest

PAGE = Path(__file__).parent.parent.parent / "docs" / "zh" / "table.md"


def test_an_excel_file_gives_the_definition_that_csv_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both tables of the page, as sheets with numbers in them, are converted to the same text."""
    monkeypatch.chdir(tmp_path)
    tables = dict(re.findall(r"```csv\n# (\S+)\.csv\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL))
    for name in ("单元表", "关系表"):
        Path(f"{name}.csv").write_text(tables[name], encoding="utf-8")
        pl.read_csv(f"{name}.csv").write_excel(f"{name}.xlsx")
    for ending in ("csv", "xlsx"):
        assert (
            run(
                [
                    "convert",
                    f"单元表.{ending}",
                    f"关系表.{ending}",
                    "--charter",
                    "cpc-grassroots",
                    "-o",
                    f"{ending}.yaml",
                ]
            )
            == 0
        )
    assert Path("xlsx.yaml").read_text(encoding="utf-8") == Path("csv.yaml").read_text(encoding="utf-8")
