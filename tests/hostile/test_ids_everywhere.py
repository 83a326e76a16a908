"""Ids with slashes, dots, at and plus signs and marks of several scripts, in every command that takes or writes them."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from page_screen import Show

IDS = ["sig/node", "a@b+c", ".github", "1/2", ".5", ".inf", "1:30", "0x1f", "गृह/सूचना", "إدارَة"]
"""Some are read as numbers by YAML unless they are quoted."""


@pytest.fixture
def ids(room: Path) -> Path:
    """Return a folder with the definition `ids.yaml`, whose teams have such ids and a team below each."""
    units = [
        {"id": name, "kind": "department", "units": [{"id": f"{name}/x", "kind": "team", "headcount": 3}]}
        for name in IDS
    ]
    data = {"orgtree": "definition/1", "charter": "company", "units": [{"id": "c", "kind": "company", "units": units}]}
    (room / "ids.yaml").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return room


def test_they_are_read(ids: Path, command: Any) -> None:  # noqa: ARG001 - the current folder
    """No finding says that one is no id."""
    _, out, _ = command("check", "ids.yaml", "--format", "json", "--all")
    assert [one["code"] for one in json.loads(out)["findings"] if one["code"].startswith("ORG")] == []


@pytest.mark.parametrize("name", IDS)
def test_they_are_asked_for(ids: Path, command: Any, name: str) -> None:
    """By --under, --root and a condition; a picture's file form does not matter."""
    code, out, said = command("show", "ids.yaml", "--under", name, "--format", "ids")
    assert (code, out.split()) == (0, [name, f"{name}/x"]), said
    code, out, said = command("show", "ids.yaml", "--where", f'id: "{name}/x"', "--format", "ids")
    assert (code, out.split()) == (0, [f"{name}/x"]), said
    for form in ("svg", "dot", "mmd", "txt"):
        code, _, said = command("draw", "ids.yaml", "--root", name, "-o", f"out.{form}")
        assert code == 0, said
        assert f"{name}/x" in (ids / f"out.{form}").read_text(encoding="utf-8")
    ET.fromstring((ids / "out.svg").read_text(encoding="utf-8"))  # noqa: S314 - our own output


def test_they_are_cells_and_groups(ids: Path, command: Any) -> None:  # noqa: ARG001 - the current folder
    """A table names groups by id where they have no name, unchanged."""
    code, out, said = command("cover", "ids.yaml", "--by", "department", "--format", "csv")
    assert code in {0, 1}, said
    cells = {cell for row in csv.reader(io.StringIO(out)) for cell in row}
    assert set(IDS) <= cells


def test_they_are_written_and_read_back(ids: Path, command: Any) -> None:
    """A table's ids go through a definition unchanged, quoted where YAML would take one for a number."""
    with (ids / "units.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", "kind", "part_of"], ["c", "company", ""], *([n, "team", "c"] for n in IDS)])
    assert command("convert", "units.csv", "--charter", "company", "-o", "out.yaml")[0] == 0
    code, out, said = command("show", "out.yaml", "--kind", "team", "--format", "ids")
    assert (code, out.split()) == (0, IDS), said


def test_they_are_in_the_address_of_a_page(ids: Path, command: Any, show: Show) -> None:
    """What is chosen is written so that opening the address again chooses the same."""
    assert command("draw", "ids.yaml", "-o", "page.html")[0] == 0
    page = (ids / "page.html").read_bytes()
    screen = show(page)
    for name in IDS[:3]:
        screen.click(name)
        assert screen.state("chosen") == name
        hash_ = screen.tab.evaluate("location.hash")
        assert show(page, hash_).state("chosen") == name
