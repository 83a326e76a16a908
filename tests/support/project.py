"""A project in a temporary folder: files written in the test, checked as a user would."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

from orgtree.api.check_files import check_file

if TYPE_CHECKING:
    from pathlib import Path

    from orgtree.api.checking import Outcome

CHARTER = """
orgtree: charter/1
name: clubs
kinds:
  body: {abstract: true, fields: {members: {type: count}, founded: {type: date}}}
  club: {is_a: body}
  team: {is_a: body}
links:
  part_of: {hierarchy: true, nest: true, pairs: {team: [club, team]}}
  hosted_by: {from: team, to: club}
"""


class Project:
    """A folder with a charter, definitions and settings."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / ".git").mkdir()  # so that no settings above the folder are found

    def write(self, name: str, text: str) -> Path:
        """Write a file and return its path."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        return path

    def charter(self, more: str = "", name: str = "charter.yaml") -> Path:
        """Write the charter with more keys after its kinds and links."""
        return self.write(name, CHARTER + dedent(more))

    def definition(self, units: str, head: str = "as_of: 2020-06-01", name: str = "org.yaml") -> Path:
        """Write a definition of some units."""
        return self.write(
            name, f"orgtree: definition/1\ncharter: ./charter.yaml\n{head}\nunits:\n{dedent(units).strip()}\n"
        )

    def check(self, name: str = "org.yaml", **options: Any) -> Outcome:
        """Check a file."""
        return check_file(self.folder / name, **options)

    def found(self, name: str = "org.yaml", **options: Any) -> list[str]:
        """Check a file and return `code:unit` of every finding, or `code` for those about none, in order."""
        findings = self.check(name, **options).report.findings
        return [f"{finding.code}:{finding.unit}" if finding.unit else finding.code for finding in findings]

    def lines(self, name: str = "org.yaml", **options: Any) -> list[str]:
        """Check a file and return `code@line` of every finding that has a place."""
        located = self.check(name, **options).report.located()
        return [f"{entry.finding.code}@{entry.span.line}" for entry in located if entry.span]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return an empty project."""
    return Project(tmp_path)
