"""Findings as Markdown: the page that GitHub shows of a job."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from formats_sample import TextSources, at

from orgtree.base.finding import Finding
from orgtree.check.formats import FORMATS, FormatOptions
from orgtree.check.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable


def test_markdown_gives_a_table_of_rules_and_one_of_findings(
    render: Callable[..., str], same_as_file: Callable[[str, str], None]
) -> None:
    """Markdown gives a table of rules and one of findings."""
    same_as_file(render("markdown"), "findings.md")


def test_what_a_definition_says_stays_in_its_cell() -> None:
    """Neither a bar nor a line end nor markup leaves its cell."""
    finding = Finding("X1", "name", "error", "a | b\n<img> [c](d)", unit="u|v", labels=(at(0, "x"),))
    output = FORMATS["markdown"].render(Report((finding,), TextSources(a="x")), FormatOptions())
    last = output.splitlines()[-1]
    assert len(re.findall(r"(?<!\\)\|", last)) == 6
    assert "<img>" not in last
    assert "[c](d)" not in last


@pytest.mark.parametrize(("room", "rows"), [(3, 3), (2, 2)])
def test_a_row_that_just_fits_is_kept(monkeypatch: pytest.MonkeyPatch, room: int, rows: int) -> None:
    """A table may be as long as it may be, to the byte, line ends counted; half of a page is one table's."""
    findings = tuple(Finding("X1", "name", "error", "字", unit=f"u{number}") for number in range(3))
    row = "| error |  | u0 | X1 name | 字 |\n"
    monkeypatch.setattr("orgtree.check.formats.markdown._MOST_BYTES", 2 * room * len(row.encode()))
    output = FORMATS["markdown"].render(Report(findings), FormatOptions())
    assert output.count("| 字 |") == rows
    assert output.endswith("| u2 | X1 name | 字 |\n" if rows == 3 else "\n\nand 1 more\n")


def test_a_page_that_would_be_too_long_says_how_many_it_leaves_out() -> None:
    """GitHub drops a summary of more than 1 MiB, so that it ends before."""
    findings = tuple(Finding("X1", "name", "error", "m" * 1000, unit=f"u{number}") for number in range(2000))
    output = FORMATS["markdown"].render(Report(findings), FormatOptions())
    shown = output.count("\n| error | ") - 1
    assert len(output.encode()) < 1024 * 1024
    assert output.endswith(f"\nand {2000 - shown} more\n")
