"""A page for each unit of a kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import orgtree
from orgtree.api.unit_pages import INDEX, unit_pages
from orgtree.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
orgtree: definition/1
charter: company
title: Works
as_of: 2024-05-01
units:
- id: hq
  kind: company
  name: Works
  units:
  - {id: lab, kind: department, name: "Lab [1](x) <b>", units: [{id: bench, kind: team, name: Bench}]}
  - {id: ../yard, kind: department, name: Yard}
  - {id: old, kind: department, name: Old, valid: {until: 2020}}
"""


def test_each_unit_in_force_has_a_page_and_the_index_leads_to_it() -> None:
    """What has ended has none; names of files hold what a file's name can hold."""
    files = unit_pages(orgtree.loads(TEXT), "department", language="en")
    assert sorted(files) == ["%2E.%2Fyard.md", INDEX, "lab.md", "pictures/%2E.%2Fyard.svg", "pictures/lab.svg"]
    index = files[INDEX].decode()
    assert "](<lab.md>) | lab |" in index
    assert "(<%252E.%252Fyard.md>)" in index  # an address is escaped once more
    assert "Old" not in index


def test_a_page_says_what_is_known_and_leads_to_other_pages() -> None:
    """Names are text, whatever they look like."""
    page = unit_pages(orgtree.loads(TEXT), "department", language="en")["lab.md"].decode()
    assert page.startswith("# Lab \\[1\\](x) &lt;b&gt;\n")
    assert "as of 2024-05-01" in page
    assert "](<pictures/lab.svg>)" in page
    assert "| Bench | team |" in page
    teams = unit_pages(orgtree.loads(TEXT), "team", language="en")
    assert "bench.md" in teams


def test_names_that_differ_in_capitals_get_files_of_their_own() -> None:
    """A disk may not tell them apart; an id like the index's name has another file as well."""
    text = "orgtree: definition/1\ncharter: company\nunits:\n" + "".join(
        f"- {{id: {name}, kind: department, name: X}}\n" for name in ("Ab", "aB", "README")
    )
    files = [name for name in unit_pages(orgtree.loads(text), "department") if name.endswith(".md")]
    assert len({name.casefold() for name in files}) == len(files) == 4


def test_a_kind_without_units_is_told() -> None:
    """An empty folder would say that all is well."""
    with pytest.raises(orgtree.UsageError, match="no unit of kind 'team'"):
        unit_pages(orgtree.loads(TEXT.replace(", units: [{id: bench, kind: team, name: Bench}]", "")), "team")


def test_the_command_writes_and_verifies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A change of the definition is seen by --verify, and so is a page that somebody edited."""
    file, folder = tmp_path / "org.yaml", tmp_path / "docs"
    file.write_text(TEXT, encoding="utf-8")
    command = ["report", str(file), "--each", "department", "-o", str(folder), "--lang", "en"]
    assert run([*command, "--verify"]) == 1
    assert not folder.exists()
    assert run(command) == 0
    assert run([*command, "--verify"]) == 0
    capsys.readouterr()
    file.write_text(TEXT.replace("Bench}", "Table}"), encoding="utf-8")
    assert run([*command, "--verify"]) == 1
    assert re.search(r"not current: .*lab\.md", capsys.readouterr().err)
    file.write_text(re.sub(r"  - \{id: \.\./yard.*\n", "", TEXT), encoding="utf-8")
    assert run([*command, "--verify"]) == 1
    assert "no longer made" in capsys.readouterr().err
    assert run(command) == 0
    assert run([*command, "--verify"]) == 0


@pytest.mark.parametrize(
    "options", [["--verify"], ["--each", "team", "--by", "department"], ["--each", "team", "--section", "gaps"]]
)
def test_options_that_do_not_go_together_are_refused(tmp_path: Path, options: list[str]) -> None:
    """None is ignored."""
    file = tmp_path / "org.yaml"
    file.write_text(TEXT, encoding="utf-8")
    assert run(["report", str(file), "-o", str(tmp_path / "x.md"), *options]) == 2


def test_sections_of_a_report_can_be_chosen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A section that needs a kind or a metric says so; one that is not chosen takes no option."""
    file, out = tmp_path / "org.yaml", tmp_path / "r.md"
    file.write_text(TEXT, encoding="utf-8")
    command = ["report", str(file), "-o", str(out), "--lang", "en"]
    assert run([*command, "--section", "gaps", "--section", "findings"]) == 0
    assert re.findall("^## .*", out.read_text(encoding="utf-8"), re.MULTILINE) == ["## Gaps", "## Findings"]
    assert run([*command, "--section", "groups", "--by", "department"]) == 0
    assert "## Coverage by group" in out.read_text(encoding="utf-8")
    assert run([*command, "--section", "groups"]) == 2
    assert "--by" in capsys.readouterr().err
    assert run([*command, "--section", "gaps", "--by", "department"]) == 2
