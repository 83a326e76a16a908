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


POSTS = """\
orgtree: definition/1
charter: company
units:
- id: acme
  kind: company
  units:
  - id: ops
    kind: department
    units:
    - {id: crew, kind: team}
- id: p1
  kind: post
  name: Boss
  in_unit: ops
  units:
  # the deputy
  - id: p2
    kind: post
    name: Deputy
    filled: true
    in_unit: ops
    units:
    - {id: p3, kind: post, name: Clerk, in_unit: crew, full_time: 0.5}   # half
    - {id: p4, kind: post, name: Clerk, in_unit: crew}
"""
"""Posts as an HR system exports them, in units that are kept by hand."""


@pytest.mark.parametrize(
    ("sheet", "code", "replaced"),
    [
        pytest.param(
            "id,kind,name,reports to,in unit\np1,post,Boss,,ops\np2,post,Deputy,p1,ops\np3,post,Clerk,p2,crew\np4,post,Clerk,p2,crew\n",
            0,
            (),
            id="links lead to units that only the definition has",
        ),
        pytest.param(
            "id,kind,name,under\np4,post,Clerk,p2\np3,post,Clerk,p2\np2,post,Deputy,p1\np1,post,Boss,\n",
            0,
            (),
            id="rows in another order, and the unit above",
        ),
        pytest.param(
            "id,kind,name,in_unit,fte,filled\np1,post,Boss,ops,,\np2,post,Deputy,nope,,perhaps\np3,post,Clerk,crew,many,\np4,post,Clerk,ops,,yes\n",
            1,
            [("name: Clerk, in_unit: crew}\n", "name: Clerk, filled: true, in_unit: ops}\n")],
            id="a cell that cannot be taken leaves what there is",
        ),
        pytest.param(
            "id,kind,name,reports_to\np1,post,Boss,\np3,post,Clerk,p2\np4,post,Teller,p2\n",
            1,
            [("p4, kind: post, name: Clerk", "p4, kind: post, name: Teller")],
            id="a manager without a row of their own is missed, and not taken away",
        ),
        pytest.param(
            "id,kind,name,reports_to\np1,post,Boss,\np2,psot,Deputy,p1\np3,post,Clerk,p2\np4,post,Clerk,p2\n",
            1,
            (),
            id="so is one whose row cannot be taken",
        ),
        pytest.param(
            "id,kind,name,reports_to\np1,post,Boss,\np2,post,Deputy,p1\np3,post,Clerk,p2\np4,post,Teller,p2\n=1+1,post,X,p1\np5,,Y,p1\n",
            1,
            [("p4, kind: post, name: Clerk", "p4, kind: post, name: Teller")],
            id="a row whose id is none is told and left out, and the others are taken",
        ),
        pytest.param(
            "id,kind,name,reports_to\np1,post,Boss,\np3,post,Clerk,p1\np4,post,Clerk,p1\n",
            0,
            [
                (POSTS[POSTS.index("  # the deputy") : POSTS.index("    - {id: p3")], ""),
                ("    - {id: p3", "  - {id: p3"),
                ("    - {id: p4", "  - {id: p4"),
            ],
            id="a manager goes, and those below have another",
        ),
    ],
)
def test_posts_of_an_hr_system(
    command: Command, room: Path, sheet: str, code: int, replaced: list[tuple[str, str]]
) -> None:
    """What the sheet says is done, what it says wrongly is told, and nothing else is touched; a second time nothing is."""
    (room / "posts.yaml").write_text(POSTS, encoding="utf-8")
    (room / "april.csv").write_text(sheet, encoding="utf-8")
    wanted = POSTS
    for old, new in replaced:
        assert old in wanted
        wanted = wanted.replace(old, new)
    found, _, err = command("convert", "april.csv", "--update", "posts.yaml", "--yes")
    assert found == code, err
    assert (room / "posts.yaml").read_text(encoding="utf-8") == wanted
    assert command("convert", "april.csv", "--update", "posts.yaml", "--yes")[2].endswith("nothing to change\n")


def test_a_cell_that_a_program_could_not_work_out_leaves_what_there_is(command: Command, room: Path) -> None:
    """It is an error in the sheet, and no end of a value."""
    workbook = pytest.importorskip("xlsxwriter").Workbook(room / "april.xlsx")
    sheet = workbook.add_worksheet()
    for column, heading in enumerate(("id", "kind", "name", "full_time")):
        sheet.write(0, column, heading)
    for number, name in enumerate(("p1", "p2", "p3", "p4"), 1):
        for column, cell in enumerate((name, "post", {"p1": "Boss", "p2": "Deputy"}.get(name, "Clerk"))):
            sheet.write(number, column, cell)
    sheet.write_formula(3, 3, "=1/0", None, "#DIV/0!")
    workbook.close()
    (room / "posts.yaml").write_text(POSTS, encoding="utf-8")
    assert command("convert", "april.xlsx", "--update", "posts.yaml", "--yes")[0] == 1
    assert (room / "posts.yaml").read_text(encoding="utf-8") == POSTS


BODIES = """\
orgtree: charter/1
name: boards
kinds:
  house: {fields: {rent: {type: count, required: true}, beds: {type: count}}}
  board: {fields: {form: {type: text, required: true}}}
links:
  seat: {from: board, to: house}
"""
BOARDS = """\
orgtree: definition/1
charter: boards.yaml
units:
- {id: yard, kind: house, rent: 5, beds: 3}
- {id: mill, kind: house, rent: {value: 7, source: a list}, beds: 4}
- {id: east, kind: board, form: joint, seat: yard}
- {id: west, kind: board}
"""


def test_a_unit_above_that_is_nowhere_leaves_a_post_where_it_stands(command: Command, room: Path) -> None:
    """A column headed `Part of` is no link of posts; one that names no unit is told, and moves nothing."""
    rows = "id,kind,Part of\nhq,company,\np1,post,hq\np2,post,p1\np3,post,p1\n"
    (room / "posts.csv").write_text(rows, encoding="utf-8")
    assert command("convert", "posts.csv", "--charter", "company", "-o", "posts.yaml")[0] == 0
    (room / "posts.csv").write_text(rows.replace("p2,post,p1", "p2,post,zz"), encoding="utf-8")
    _, _, err = command("convert", "posts.csv", "--update", "posts.yaml", "--yes")
    assert "'p2' stands under 'zz', and no unit has this id" in err
    assert "nothing to change" in err


@pytest.fixture
def boards(room: Path) -> Path:
    """Write a definition whose units state what they have to, but for one."""
    (room / "boards.yaml").write_text(BODIES, encoding="utf-8")
    (room / "org.yaml").write_text(BOARDS, encoding="utf-8")
    return room


@pytest.mark.parametrize(
    ("sheet", "old", "new"),
    [
        pytest.param("link,from,to\nseat,east,mill\nseat,west,yard\n", "seat: yard}", "seat: mill}", id="links"),
        pytest.param("id,kind,beds\nyard,house,3\nmill,house,6\n", "beds: 4", "beds: 6", id="units"),
    ],
)
def test_what_the_definition_states_need_not_stand_in_the_sheet(
    command: Command, boards: Path, sheet: str, old: str, new: str
) -> None:
    """A sheet of links alone, or without the column of a field that has to be stated, has no mistake for that."""
    (boards / "april.csv").write_text(sheet, encoding="utf-8")
    code, _, err = command("convert", "april.csv", "--update", "org.yaml", "--yes")
    assert (code, "errors" in err) == (0, False), err
    wanted = BOARDS.replace(old, new).replace(
        "kind: board}", "kind: board, seat: yard}" if "west" in sheet else "kind: board}"
    )
    assert (boards / "org.yaml").read_text(encoding="utf-8") == wanted


def test_what_has_to_be_stated_is_told_where_nobody_states_it(command: Command, boards: Path) -> None:
    """Of a unit that is new, and where the sheet has a column that says nothing; the others are taken."""
    (boards / "april.csv").write_text("id,kind,beds\nyard,house,9\nmill,house,4\nbarn,house,1\n", encoding="utf-8")
    code, _, err = command("convert", "april.csv", "--update", "org.yaml", "--yes")
    assert code == 1
    assert "'barn' does not state 'rent'" in err
    assert "errors in the table: 1; what they are about is not taken, and stays in 'org.yaml' as it is" in err
    assert "beds: 9" in (boards / "org.yaml").read_text(encoding="utf-8")
    (boards / "april.csv").write_text("id,kind,rent\nyard,house,\nmill,house,8\n", encoding="utf-8")
    code, _, err = command("convert", "april.csv", "--update", "org.yaml", "--yes")
    assert (code, "'yard' does not state 'rent'" in err) == (1, True)
    assert "{id: yard, kind: house, rent: 5, beds: 9}" in (boards / "org.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_comments_of_a_table_are_those_of_the_last_one(command: Command, room: Path, ends: str) -> None:
    """What `convert` wrote at the head is renewed, or goes where nothing is left out; comments of others stay."""
    rows = "id,kind,name,shoe\nhq,company,Harbour,9\n"
    (room / "march.csv").write_text(rows, encoding="utf-8")
    assert command("convert", "march.csv", "--charter", "company", "-o", "org.yaml")[0] == 0
    text = (room / "org.yaml").read_text(encoding="utf-8")
    head, rest = text[: text.index("orgtree: ")], text[text.index("orgtree: ") :]
    assert head.startswith("# From march.csv; ")
    assert head.count("# march.csv:") == 1
    own = "# kept by hand" + ends
    (room / "org.yaml").write_bytes((head.replace("\n", ends) + own + rest.replace("\n", ends)).encode())
    (room / "april.csv").write_text(rows.replace("Harbour", "Port"), encoding="utf-8")
    assert command("convert", "april.csv", "--update", "org.yaml", "--yes")[0] == 0
    wanted = head.replace("march", "april") + own.replace(ends, "\n") + rest.replace("Harbour", "Port")
    assert (room / "org.yaml").read_bytes() == wanted.replace("\n", ends).encode()
    assert command("convert", "april.csv", "--update", "org.yaml", "--yes")[2].endswith("nothing to change\n")
    (room / "may.csv").write_text("id,kind,name\nhq,company,Quay\n", encoding="utf-8")
    assert command("convert", "may.csv", "--update", "org.yaml", "--yes")[0] == 0
    wanted = own.replace(ends, "\n") + rest.replace("Harbour", "Quay")
    assert (room / "org.yaml").read_bytes() == wanted.replace("\n", ends).encode()


def test_a_unit_that_a_table_has_under_another_no_longer_stands_where_it_stood(tmp_path: Path) -> None:
    """The post reported to another one, and is put into a department: it does not go on to report."""
    file, table = tmp_path / "org.yaml", tmp_path / "sheet.csv"
    units = "- {id: c, kind: company}\n- {id: d, kind: department, part_of: c}\n- {id: boss, kind: post, in_unit: c}\n"
    before = "orgtree: definition/1\ncharter: company\nunits:\n" + units
    file.write_text(before + "- {id: clerk, kind: post, reports_to: boss}\n", encoding="utf-8")
    table.write_text("id,kind,under\nboss,post,c\nclerk,post,d\n", encoding="utf-8")

    orgtree.update(file, table).save()

    assert file.read_text(encoding="utf-8") == before + "- {id: clerk, kind: post, in_unit: d}\n"
