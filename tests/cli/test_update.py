"""`orgtree convert --update`: a new sheet brings a definition up to date, where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import orgtree
from orgtree.base.errors import WriteError

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Command

HOUSE = """\
# Kept by hand
orgtree: definition/1
charter: company
title: Harbour
units:
- id: hq
  kind: company
  name: {en: Harbour, zh: 港口}
  units:
  # the loft
  - {id: sail, kind: team, name: Sail, headcount: {value: 5, source: a list}, cost_centre: C1}  # above the shop
  - {id: tugs, kind: team, name: Tugs, headcount: 3}
  - {id: old, kind: team, name: Old}
- {id: pier, kind: site, name: Pier}
"""
SHEET = (
    "id,kind,name,under,headcount\nhq,company,Harbour,,\nsail,team,Sail,hq,5\ntugs,team,Tugs,hq,4\nnew,team,New,hq,2\n"
)


@pytest.fixture
def sheet(room: Path) -> Path:
    """Write a definition, and a sheet with a change, a new team and one team less."""
    (room / "house.yaml").write_text(HOUSE, encoding="utf-8")
    (room / "april.csv").write_text(SHEET, encoding="utf-8")
    return room


def test_what_the_sheet_does_not_say_stays(command: Command, sheet: Path) -> None:
    """Fields without a column, other languages, sources, kinds that it lacks, and comments."""
    code, out, err = command("convert", "april.csv", "--update", "house.yaml", "--yes")
    assert code == 0, err
    assert "added: 1, removed: 1, fields: 1" in out
    assert (sheet / "house.yaml").read_text(encoding="utf-8") == HOUSE.replace("headcount: 3", "headcount: 4").replace(
        "{id: old, kind: team, name: Old}", "{id: new, kind: team, name: New, headcount: 2}"
    )
    assert command("convert", "april.csv", "--update", "house.yaml", "--yes")[::2] == (0, "nothing to change\n")


def test_python_sees_the_changes_before_it_saves_them(sheet: Path) -> None:
    """Nothing is written before, and nothing at all where the definition has changed meanwhile."""
    update = orgtree.update("house.yaml", "april.csv")
    assert not update.findings
    assert {change.unit for change in update.changes} == {"tugs", "new", "old"}
    assert (sheet / "house.yaml").read_text(encoding="utf-8") == HOUSE
    again = orgtree.update("house.yaml", "april.csv")
    assert [file.label for file in update.save().files] == ["house.yaml"]
    assert not orgtree.update("house.yaml", "april.csv").changes
    with pytest.raises(WriteError, match="has changed since it was read"):
        again.save()


def test_nothing_is_written_unasked(command: Command, sheet: Path) -> None:
    """Without a terminal and without --yes the changes are shown only."""
    code, out, err = command("convert", "april.csv", "--update", "house.yaml")
    assert code == 1
    assert "removed" in out
    assert "--yes makes these changes" in err
    assert (sheet / "house.yaml").read_text(encoding="utf-8") == HOUSE


def test_a_guard_refuses_a_slip(command: Command, sheet: Path) -> None:
    """A sheet that lacks too many units changes nothing."""
    code, _, err = command("convert", "april.csv", "--update", "house.yaml", "--yes", "--max-removed", "10%")
    assert code == 1
    assert "1 of 5 units are removed, more than 10%" in err
    assert (sheet / "house.yaml").read_text(encoding="utf-8") == HOUSE
    assert command("convert", "april.csv", "--update", "house.yaml", "--yes", "--max-removed", "20%")[0] == 0


def test_a_row_that_cannot_be_taken_removes_no_unit(command: Command, sheet: Path) -> None:
    """A mistake in a row is told, and its unit stays."""
    (sheet / "april.csv").write_text(SHEET.replace("tugs,team", "tugs,taem"), encoding="utf-8")
    code, _, err = command("convert", "april.csv", "--update", "house.yaml", "--yes")
    assert code == 1
    assert "did you mean" in err
    assert "{id: tugs, kind: team, name: Tugs, headcount: " in (sheet / "house.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--update", "house.yaml", "-o", "new.yaml"),
        ("--charter", "company", "--yes"),
        ("--charter", "company", "--max-removed", "5%"),
        (),
    ],
)
def test_options_that_do_not_go_together(command: Command, sheet: Path, arguments: tuple[str, ...]) -> None:
    """They are refused, and none is ignored."""
    assert command("convert", "april.csv", *arguments)[0] == 2
    assert (sheet / "house.yaml").read_text(encoding="utf-8") == HOUSE
