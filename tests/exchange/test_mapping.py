"""A mapping says of a table what its headings do not."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest

import orgtree
from orgtree.api.convert import Converted, convert, mapping_of
from orgtree.base.errors import DefinitionError
from orgtree.check.finding_words import where

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Convert = Callable[..., Converted]
    Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def mapped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Convert:
    """Return what converts a table by a mapping, under the charter of companies."""
    monkeypatch.chdir(tmp_path)

    def call(table: str, mapping: str) -> Converted:
        (tmp_path / "t.csv").write_text(table, encoding="utf-8")
        (tmp_path / "m.yaml").write_text(f"orgtree: mapping/1\ncharter: company\n{mapping}", encoding="utf-8")
        return convert("t.csv", mapping="m.yaml")

    return call


def units(made: Converted) -> str:
    """Return the units of a definition as text."""
    return made.text.partition("units:\n")[2]


def told(made: Converted) -> list[tuple[str, str]]:
    """Return code and place of what was told."""
    return [(one.code, where(made.sources.locate(one.place))) for one in made.findings if one.place is not None]


def test_columns_a_kind_and_values_are_said(mapped: Convert) -> None:
    """A cell may stand for a value, or for several keys; what is to be ignored is not told."""
    made = mapped(
        "Key,What,State,Colour\na,Boss,in,red\nb,Aide,out,blue\nc,Aide,?,\n",
        "units:\n  kind: post\n  columns: {Key: id, What: name, Colour: ignore}\n"
        "  values: {State: {IN: {filled: true}, out: {filled: false, grade: none}}}\n  unknown: '?'\n",
    )
    assert units(made) == (
        "- {id: a, kind: post, name: Boss, filled: true}\n"
        "- {id: b, kind: post, name: Aide, filled: false, grade: none}\n"
        "- {id: c, kind: post, name: Aide}\n"
    )
    assert told(made) == [("ORG804", "t.csv:1:1")]


def test_ids_are_made_of_names_and_stay_when_rows_come_and_go(mapped: Convert) -> None:
    """A name that two units have takes what it stands under."""
    mapping = "units: {kind: department, id_from: Name, columns: {Name: name, Above: under}}\n"
    first = units(mapped("Name,Above\nSales & Service,\nNorth Desk,Sales & Service\n", mapping))
    assert first == (
        '- id: sales-service\n  kind: department\n  name: "Sales & Service"\n'
        "  units:\n  - {id: north-desk, kind: department, name: North Desk}\n"
    )
    later = units(
        mapped("Name,Above\nRigging,\nSales & Service,\nNorth Desk,Sales & Service\nNorth Desk,Rigging\n", mapping)
    )
    assert [line for line in later.splitlines() if "id:" in line] == [
        "- id: rigging",
        "  - {id: rigging.north-desk, kind: department, name: North Desk}",
        "- id: sales-service",
        "  - {id: north-desk, kind: department, name: North Desk}",
    ]


def test_units_are_made_of_columns_and_stand_under_one_another(mapped: Convert) -> None:
    """Each text makes one unit, which the row is joined to; the top is above all that have none."""
    made = mapped(
        "id,name,Division,Department\np1,Boss,North,Rigging\np2,Aide,North,rigging\np3,Cook,North,\n",
        "top: {id: works, kind: company, name: Works}\n"
        "units: {kind: post, make: {Division: division, Department: department}}\n",
    )
    org = orgtree.loads(made.text)
    assert [(unit.id, unit.kind) for unit in org.units(kind="organisational_unit")] == [
        ("works", "company"),
        ("north", "division"),
        ("rigging", "department"),
    ]
    assert {post.id: [unit.id for unit in post.follow("in_unit")] for post in org.units(kind="post")} == {
        "p1": ["north"],
        "p2": ["north"],
        "p3": ["north"],
    }


@pytest.mark.parametrize(
    ("table", "by"),
    [
        ("id,kind,name,Path\nh,company,Hall,\nr,department,Rig,Hall\ns,team,Sail,Hall > Rig\n", "by: {Path: path}, columns: {Path: under}"),
        ("id,kind,name,Path\nh,company,Hall,Hall\nr,department,Rig,Hall/Rig\ns,team,Sail,Hall/Rig/Sail\n", "by: {Path: path}, columns: {Path: under}"),
        ("id,kind,name,under\nh,company,Hall,XX\nr,department,Rig,h\ns,team,Sail,r\n", "roots: [0, XX]"),
        ("id,kind,name,under\nh,company,Hall,0\nr,department,Rig,h\n s,team,Sail,r\n", "roots: [0, XX]"),
        ("id,kind,name,under\nh,company,Hall,\nr,department,Rig,h\ns,team,Sail,Rig\n", "by: {under: name}"),
    ],
)  # fmt: skip
def test_the_unit_above_is_found_by_path_name_or_id(mapped: Convert, table: str, by: str) -> None:
    """Paths may end above the unit or in it; what stands for no unit is none."""
    made = mapped(table, f"units: {{{by}}}\n")
    assert units(made) == (
        "- id: h\n  kind: company\n  name: Hall\n  units:\n  - id: r\n    kind: department\n    name: Rig\n"
        "    units:\n    - {id: s, kind: team, name: Sail}\n"
    )
    assert told(made) == []


def test_codes_that_begin_with_the_code_above_make_a_tree(mapped: Convert) -> None:
    """The longest beginning counts, whatever lengths are left out between."""
    made = mapped("id,kind\n1,region\n11,country\n1101,site\n12,site\n", "units: {by: {id: prefix}}\n")
    assert units(made).split() == [
        "-",
        "id:",
        '"1"',
        "kind:",
        "region",
        "units:",
        "-",
        "id:",
        '"11"',
        "kind:",
        "country",
        "units:",
        "-",
        "{id:",
        '"1101",',
        "kind:",
        "site}",
        "-",
        "{id:",
        '"12",',
        "kind:",
        "site}",
    ]


def test_empty_cells_repeat_those_above_where_it_is_said(mapped: Convert) -> None:
    """A column that is filled in its first row of each group."""
    made = mapped("kind,under,id\ncompany,,h\nteam,h,a\n,,b\n", "units: {fill_down: [kind, under]}\n")
    assert units(made).splitlines()[3:] == ["  - {id: a, kind: team}", "  - {id: b, kind: team}"]


@pytest.mark.parametrize(
    ("repeated", "written", "code"),
    [("refuse", "based_at: b", "ORG201"), ("first", "based_at: b", "ORG805"), ("merge", "based_at: [b, c]", "ORG805")],
)
def test_rows_of_one_id_are_refused_or_the_first_kept_or_joined(
    mapped: Convert, repeated: str, written: str, code: str
) -> None:
    """A table that has a row for each link has its units several times."""
    made = mapped("id,kind,based_at\nb,site,\nc,site,\na,team,b\na,team,c\n", f"units: {{repeated: {repeated}}}\n")
    assert (code, "t.csv:5:1") in told(made)
    assert f"{{id: a, kind: team, {written}}}" in made.text


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ("units: {kinds: post}\n", "m.yaml:3:9"),
        ("units: {decimal: x}\n", "m.yaml:3:18"),
        ("unit: {}\n", "m.yaml:3:1"),
    ],
)
def test_a_slip_in_a_mapping_is_told_by_its_place(mapped: Convert, mapping: str, message: str) -> None:
    """Nothing is converted by half a mapping."""
    with pytest.raises(DefinitionError, match=message):
        mapped("id,kind\na,team\n", mapping)


def test_a_column_that_is_not_there_is_an_error(mapped: Convert) -> None:
    """A new export may have other headings."""
    made = mapped("id,kind\na,team\n", "units: {columns: {Heads: headcount}}\n")
    assert [(one.code, one.severity) for one in made.findings] == [("ORG807", "error")]
    assert "'Heads'" in made.findings[0].text()


def test_what_is_guessed_reads_the_table_as_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The text of --guess is a mapping that gives the same definition."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.csv").write_text(
        "Position ID,Job Title,Manager Position ID,Department,Status\n1,Boss,,Office: main,Filled\n2,Aide,1,'#1,Vacant\n"
    )
    text = mapping_of("t.csv", charter="company")
    (tmp_path / "m.yaml").write_text(text, encoding="utf-8")
    guessed, alone = convert("t.csv", mapping="m.yaml"), convert("t.csv", charter="company")
    assert units(guessed) == units(alone)
    assert "in_unit" in units(alone) or "kind: department" in units(alone)
    assert guessed.findings == ()


QUARTER = 24
MAPPING = """orgtree: mapping/1
charter: company
title: Works
top: {id: works, kind: company, name: Works}
units:
  kind: post
  columns: {Position ID: id, Job Title: name, Manager Position ID: reports_to, Start Date: ignore}
  values: {Status: {Filled: {filled: true}, Vacant: {filled: false}}}
  make: {Department: department, Location: site}
"""


def quarter() -> list[dict[str, Any]]:
    """Return the posts of a quarter: each reports to the one with half its number."""
    return [
        {
            "Position ID": f"P{at}",
            "Job Title": f"Post {at}",
            "Manager Position ID": f"P{at // 2}" if at > 1 else "",
            "Department": ("Office", "Rigging", "Dock")[at % 3],
            "Location": ("Harbour", "Hill")[at % 2],
            "FTE": (1, 0.8)[at % 2],
            "Status": "Vacant" if at % 5 == 0 else "Filled",
            "Start Date": "2021-11-01",
        }
        for at in range(1, QUARTER + 1)
    ]


def written(rows: list[dict[str, Any]]) -> str:
    """Return rows as CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def test_each_change_of_a_quarter_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command) -> None:
    """Twenty changes of six sorts, made without orgtree: the same twenty are told, and nothing else."""
    monkeypatch.chdir(tmp_path)
    rows = quarter()
    (tmp_path / "m.yaml").write_text(MAPPING)
    (tmp_path / "q1.csv").write_text(written(rows))
    assert command("convert", "q1.csv", "--mapping", "m.yaml", "-o", "org.yaml")[0] == 0
    before = orgtree.load("org.yaml")
    assert len(before) == QUARTER + 3 + 2 + 1

    later = [row for row in rows if row["Position ID"] not in {"P21", "P22", "P23", "P24"}]
    by_id = {row["Position ID"]: row for row in later}
    later += [{**rows[at], "Position ID": f"N{at}", "Manager Position ID": "P1"} for at in range(4)]
    for name in ("P13", "P14", "P16"):
        by_id[name]["Manager Position ID"] = "P3"
    for name in ("P5", "P10", "P15"):
        by_id[name]["Status"] = "Filled"
    for name in ("P17", "P18", "P19"):
        by_id[name]["FTE"] = 0.5
    for name in ("P11", "P12", "P20"):
        by_id[name]["Job Title"] = f"Senior {name}"
    (tmp_path / "q2.csv").write_text(written(later))
    code, out, _ = command("convert", "q2.csv", "--mapping", "m.yaml", "--update", "org.yaml", "--yes")
    assert code == 0
    assert out.splitlines()[1] == "added: 4, removed: 4, moved: 3, renamed: 3, fields: 6"
    assert before.diff(orgtree.load("org.yaml")).counts == {
        "added": 4,
        "removed": 4,
        "moved": 3,
        "renamed": 3,
        "field": 6,
    }
