"""An importer is one file: put into the folder it is known, taken away it is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from orgtree.api.convert import convert
from orgtree.base.errors import DefinitionError, UsageError
from orgtree.exchange import importers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LINES = '''
"""Lines: `team < team above`."""

from orgtree.base.place import Place
from orgtree.charter.codes import charter_finding
from orgtree.exchange.imported import Imported
from orgtree.source import Document, SourceSet

TITLE = "lines"
CHARTER = "company"


def recognises(path, beginning):
    return beginning.startswith(b"lines:")


def read(paths, asked):
    text = paths[0].read_text()
    rows, places, left_out, at = [], [], [], 0
    for line in text.splitlines(keepends=True):
        name, _, above = line.strip().partition(" < ")
        place = Place(0, within=(at, at + len(line.strip())))
        at += len(line)
        if name.startswith("#"):
            left_out.append(charter_finding("ORG102", "a remark is left out", place, severity="warning"))
        elif not name.endswith(":"):
            rows.append({"id": name, "kind": "team" if above else "company", **({"under": above} if above else {})})
            places.append(place)
    return Imported(rows, [], SourceSet([Document(str(paths[0]), text)]), places, left_out=left_out)
'''


@pytest.fixture
def lines(tmp_path: Path) -> Iterator[Path]:
    """Put an importer into the folder of a package's path, and a file of its form beside."""
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "lines.py").write_text(LINES, encoding="utf-8")
    importers.__path__.append(str(folder))
    path = tmp_path / "teams.txt"
    path.write_text("lines:\n# a remark\nworks\nyard < works\nloft < attic\n", encoding="utf-8")
    yield path
    importers.__path__.remove(str(folder))


def test_a_file_in_the_folder_is_a_form_and_its_places_lead_to_what_is_written(lines: Path) -> None:
    """The form is recognised, brings its charter, and a parent that is not there is told at its line."""
    made = convert(lines)
    assert made.text == (
        "# From teams.txt; not, or otherwise, in this definition:\n# teams.txt:2:1: a remark is left out\n"
        "orgtree: definition/1\ncharter: company\nunits:\n- id: works\n  kind: company\n"
        "  units:\n  - {id: yard, kind: team}\n- {id: loft, kind: team, part_of: attic}\n"
    )
    told = [(finding.code, made.sources.locate(finding.place).line) for finding in made.findings if finding.place]
    assert told == [("ORG102", 2), ("ORG202", 5)]


def test_without_it_the_file_is_of_no_known_form(lines: Path) -> None:
    """What is known is listed."""
    importers.__path__.pop()
    try:
        with pytest.raises(
            DefinitionError, match=r"teams.txt' is of no known form; say which with --form: .*spreadsheet"
        ):
            convert(lines)
        with pytest.raises(UsageError, match="there is no form 'lines'"):
            convert(lines, form="lines")
    finally:
        importers.__path__.append(str(lines.parent / "more"))
