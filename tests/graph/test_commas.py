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
