"""A comma inside braces ends a value: what is behind it is told of with what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.graph.load import load_definition
from orgtree.source import Budgets

if TYPE_CHECKING:
    from pathlib import Path


def test_what_stands_behind_a_comma(tmp_path: Path) -> None:
    """Texts are to be quoted, digits not to be grouped."""
    path = tmp_path / "a.yaml"
    unit = "{id: a, kind: company, name: Rivers, East, headcount: 1,795}"
    path.write_text(f"orgtree: definition/1\ncharter: company\nunits:\n- {unit}\n", encoding="utf-8")
    findings = load_definition(path, budgets=Budgets()).findings
    assert {(finding.code, finding.facts["instead"]) for finding in findings} == {
        ("ORG102", "name: 'Rivers, East'"),
        ("ORG102", "headcount: 1795"),
    }


def test_a_grouped_number_and_a_little_more(tmp_path: Path) -> None:
    """The digits are written together where a number is wanted, and what is a text is quoted."""
    path = tmp_path / "a.yaml"
    unit = "{id: a, kind: company, name: 1,200余, headcount: 1,200余}"
    path.write_text(f"orgtree: definition/1\ncharter: company\nunits:\n- {unit}\n", encoding="utf-8")
    findings = load_definition(path, budgets=Budgets()).findings
    assert {finding.facts["instead"] for finding in findings if finding.code == "ORG102"} == {"name: '1,200余'"}
    unit = "{id: a, kind: company, headcount: 1,200余}"
    path.write_text(f"orgtree: definition/1\ncharter: company\nunits:\n- {unit}\n", encoding="utf-8")
    (finding,) = load_definition(path, budgets=Budgets()).findings
    assert finding.help_text() == "a comma ends a value inside braces; write headcount: 1200余"
    path.write_text(path.read_text(encoding="utf-8").replace("1,200余", "'1,200余'"), encoding="utf-8")
    (finding,) = load_definition(path, budgets=Budgets()).findings
    assert finding.suggestion is not None
    assert finding.suggestion.text == "1200余"


def test_a_key_with_a_value_of_its_own_stands_behind_no_comma(tmp_path: Path) -> None:
    """Nor does the first of a unit; what the kind has is named instead."""
    path = tmp_path / "a.yaml"
    unit = "{colour, id: a, kind: company, shade: red}"
    path.write_text(f"orgtree: definition/1\ncharter: company\nunits:\n- {unit}\n", encoding="utf-8")
    findings = load_definition(path, budgets=Budgets()).findings
    assert [finding.code for finding in findings] == ["ORG102", "ORG102"]
    assert not any("instead" in finding.facts for finding in findings)
