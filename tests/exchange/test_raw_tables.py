"""Raw tables become a folder of tables in DuckDB; what is wrong with them is left out and told by its row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

import orgtree
from orgtree.base.errors import DefinitionError, UsageError, WriteError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from orgtree import Organisation

SOUND = [
    {"id": "co", "kind": "company", "name:en": "Acme", "name:zh": "艾"},
    {"id": "d1", "kind": "department", "name:en": "One", "part_of": "co", "headcount": "4..", "valid until": "2020"},
    {"id": "t1", "kind": "team", "part_of": "d1", "headcount": "7", "based_at": "s1; s2", "valid until": "unknown"},
    {"id": "部门", "kind": "team", "under": "d1", "headcount": "~20"},
    {"id": "s1", "kind": "site"},
    {"id": "s2", "kind": "site"},
]


def made(
    folder: Path, units: Sequence[dict[str, Any]], links: Sequence[dict[str, Any]] = (), **head: Any
) -> tuple[Organisation, list[str]]:
    """Return the organisation that raw tables become, and what was told of them."""
    pl.DataFrame(units, infer_schema_length=None).write_csv(folder / "units.csv")
    if links:
        pl.DataFrame(links, infer_schema_length=None).write_parquet(folder / "links.parquet")
    found = orgtree.make_tables(
        folder / "units.csv",
        folder / "tables",
        folder / "links.parquet" if links else None,
        charter=head.pop("charter", "company"),
        force=True,
        **head,
    )
    shown = []
    for one in found.findings:
        row = found.sources.locate(one.place).row if one.place else None
        shown.append(f"{one.code} {row} {one.text()}")
    return orgtree.open_tables(folder / "tables"), shown


def test_sound_tables_become_the_organisation_that_they_tell_of(tmp_path: Path) -> None:
    """Names in languages, units above by `under`, several ends of a link in one cell, intervals, and days."""
    org, told = made(tmp_path, SOUND, title="Acme", as_of="2019-06")
    assert told == []
    assert org["部门"].path == ("Acme", "One", "部门")
    assert org["co"].name == "Acme"
    assert org.to_rows()[0][:4] == [
        {"id": "co", "kind": "company", "name": {"en": "Acme", "zh": "艾"}},
        {"id": "d1", "kind": "department", "name": "One", "headcount": "4..", "valid": {"until": "2020-01-01"}},
        {"id": "t1", "kind": "team", "headcount": 7, "valid": {"until": "unknown"}},
        {"id": "部门", "kind": "team", "headcount": "15..24"},
    ]
    assert [(row["from"], row["to"]) for row in org.to_rows()[1] if row["link"] == "based_at"] == [
        ("t1", "s1"),
        ("t1", "s2"),
    ]


def test_what_is_wrong_is_left_out_and_told_by_its_row(tmp_path: Path) -> None:
    """Ids, kinds, duplicates, values, dangling and wrong links, two parents, cycles, periods and columns."""
    units: list[dict[str, Any]] = [
        {"id": "co", "kind": "company", "part_of": None, "under": None, "headcount": None, "colour": "red"},
        {"id": "a", "kind": "department", "part_of": "b"},
        {"id": "b", "kind": "department", "part_of": "a"},
        {
            "id": "c",
            "kind": "department",
            "part_of": "co;a",
            "headcount": "many",
            "valid from": "2020",
            "valid until": "2019",
        },
        {"id": "co", "kind": "team", "part_of": "c"},
        {"id": "d", "kind": "department", "part_of": "nowhere"},
        {"id": "e", "kind": "team", "part_of": "s"},
        {"id": "s", "kind": "site", "under": "gone"},
        {"id": "_x", "kind": "team"},
        {"id": None, "kind": "team"},
        {"id": "g", "kind": "guild"},
    ]
    org, told = made(tmp_path, units)
    assert [unit.id for unit in org] == ["co", "a", "b", "c", "d", "e", "s"]
    assert sorted(told) == [
        "ORG104 4 'headcount': 'many' is not a number; write 45, 45.., ..50, 40..50 or ~57000",
        "ORG104 9 '_x' is not an id: it begins with '_'",
        "ORG105 11 kind 'guild' is not in charter 'company'",
        "ORG201 5 id 'co' is used twice",
        "ORG202 6 'part of' of 'd' leads to 'nowhere', and no unit has this id",
        "ORG202 8 's' stands under 'gone', and no unit has this id",
        "ORG203 7 'part of' of 'e', of kind team, cannot lead to 's', of kind site",
        "ORG204 4 'c' has two parents along 'part of': 'co' and 'a'",
        "ORG205 2 'a' is above itself along 'part of': a, then b, then a",
        "ORG212 4 the period of 'c' ends before it begins",
        "ORG213 10 a unit has no id",
        "ORG808 None left out, since nothing of the charter keeps it: colour",
    ]
    again = {finding.code for finding in org.problems}
    assert {"ORG104", "ORG201", "ORG202", "ORG203", "ORG204", "ORG205"} <= again
    assert org.snapshot.damage[1] == ("cycle",)


def test_links_as_rows_have_fields_and_days(tmp_path: Path) -> None:
    """And what is wrong with one is told by its own row."""
    units = [{"id": "p", "kind": "post"}, {"id": "t", "kind": "team"}, {"id": "q", "kind": "post"}]
    links: list[dict[str, Any]] = [
        {"link": "in_unit", "from": "p", "to": "t", "valid.from": "2019"},
        {"link": "dotted_to", "from": "p", "to": "q", "valid.from": None},
        {"link": "dotted_to", "from": "q", "to": "nobody", "valid.from": None},
        {"link": "dotted_to", "from": "noone", "to": "q", "valid.from": None},
        {"link": "dotted", "from": "p", "to": "q", "valid.from": None},
        {"link": "dotted_to", "from": "p", "to": None, "valid.from": None},
    ]
    org, told = made(tmp_path, units, links)
    assert told == [
        "ORG202 3 'dotted line to' of 'q' leads to 'nobody', and no unit has this id",
        "ORG103 6 row 6 of the links does not state 'to'",
        "ORG102 5 'dotted' is not a link of charter 'company'",
        "ORG202 4 'dotted line to' leads to 'noone', and no unit has this id",
    ]
    assert org.to_rows()[1] == [
        {"link": "dotted_to", "from": "p", "to": "q"},
        {"link": "in_unit", "from": "p", "to": "t", "valid": {"from": "2019-01-01"}},
    ]


def test_of_many_rows_with_one_mistake_the_first_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    """A register with a million of them is told of in a few lines."""
    units = [{"id": f"t{number}", "kind": "team", "part_of": "gone"} for number in range(25)]
    told = made(tmp_path, units)[1]
    assert len(told) == 11
    assert told[-1] == "ORG202 None 15 more rows have the mistake ORG202 as well"


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("units.xlsx", "x", "is none of .parquet, .csv and .tsv"),
        ("units.parquet", "x", "cannot be read"),
        ("units.csv", "id,name\na,A\n", "has no column 'kind'"),
    ],
)
def test_what_is_no_raw_table_is_refused(tmp_path: Path, name: str, text: str, why: str) -> None:
    """And no folder is left behind."""
    (tmp_path / name).write_text(text)
    with pytest.raises((DefinitionError, UsageError), match=why):
        orgtree.make_tables(tmp_path / name, tmp_path / "tables", charter="company")
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_the_command_tells_what_was_left_out_and_how_to_go_on(room: Path, command: Any) -> None:
    """It ends with 1 where rows were not taken."""
    (room / "units.csv").write_text("id,kind,under\nc,company,\nt,team,c\nu,team,x\n")
    code, _, told = command("convert", "units.csv", "--charter", "company", "--tables", "out", "--memory", "200MB")
    assert code == 1
    assert told.splitlines()[0].startswith("units.csv, row 3 (u): ORG202 [dangling-reference] 'u' stands under 'x'")
    assert told.splitlines()[-1] == "wrote tables of 3 units to out; next: orgtree cover out"
    assert command("show", "out")[0] == 0
    for arguments, why in (
        (("--tables", "more"), "name the charter"),
        (("--tables", "more", "--charter", "company", "-o", "x.yaml"), "--tables goes with"),
        (("--memory", "4GB", "--charter", "company"), "--memory goes with --tables"),
        (("--tables", "more", "--charter", "company", "--memory", "lots"), "is no amount of memory"),
        (("--tables", "out", "--charter", "company"), "--force writes over them"),
    ):
        assert why in command("convert", "units.csv", *arguments)[2]


def test_too_little_memory_is_told_with_the_option_that_gives_more(tmp_path: Path) -> None:
    """And nothing is left behind."""
    pl.DataFrame({"id": [f"u{number}" for number in range(50_000)], "kind": "team"}).write_parquet(
        tmp_path / "u.parquet"
    )
    with pytest.raises(WriteError, match="give it more with --memory"):
        orgtree.make_tables(tmp_path / "u.parquet", tmp_path / "tables", charter="company", memory="1MB")
    assert [path.name for path in tmp_path.iterdir()] == ["u.parquet"]


@pytest.mark.parametrize("ending", [".parquet", ".csv"])
def test_whole_ids_that_a_program_wrote_as_decimals_are_whole(tmp_path: Path, ending: str) -> None:
    """Pandas writes `1.0` in a column in which some values are missing."""
    frame = pl.DataFrame({"id": [1, 2, 3], "kind": ["company", "team", "team"], "part_of": [None, 1.0, 1.0]})
    path = tmp_path / f"units{ending}"
    frame.write_csv(path) if ending == ".csv" else frame.write_parquet(path)
    made = orgtree.make_tables(path, tmp_path / "tables", charter="company")
    assert made.findings == ()
    assert [unit.path for unit in orgtree.open_tables(tmp_path / "tables")] == [("1",), ("1", "2"), ("1", "3")]


def test_ids_that_end_in_a_decimal_are_what_they_are(tmp_path: Path) -> None:
    """As of numbered sections."""
    units: list[dict[str, Any]] = [
        {"id": "1", "kind": "company"},
        {"id": "1.0", "kind": "team", "under": "1"},
        {"id": "t", "kind": "team", "under": "1.0"},
    ]
    org, told = made(tmp_path, [{"under": None, **row} for row in units], charter="company")
    assert told == ["ORG118 3 't', of kind team, cannot stand under '1.0', of kind team"]
    assert org["1.0"].path == ("1", "1.0")


def test_whole_numbers_that_would_be_rounded_are_told(tmp_path: Path) -> None:
    """Floats keep sixteen digits."""
    units: list[dict[str, Any]] = [
        {"id": name, "kind": "team", "headcount": count} for name, count in (("a", 2**53), ("b", 2**53 + 1))
    ]
    pl.DataFrame(units).write_parquet(tmp_path / "units.parquet")
    found = orgtree.make_tables(tmp_path / "units.parquet", tmp_path / "tables", charter="company").findings
    assert [(one.severity, one.text()) for one in found] == [
        ("warning", "'headcount': 9007199254740993 has more digits than are kept, and is taken as 9007199254740992")
    ]
    assert made(tmp_path, units)[1] == ["ORG104 2 " + found[0].text()]


def test_lists_that_are_said_not_to_be_whole_are_kept(tmp_path: Path) -> None:
    """Several links between semicolons; what is no link is told."""
    units: list[dict[str, Any]] = [
        {"id": "c", "kind": "company", "incomplete": None},
        {"id": "d", "kind": "department", "incomplete": "part_of; based_at"},
        {"id": "t", "kind": "team", "incomplete": "partof"},
    ]
    org, told = made(tmp_path, units)
    assert told == ["ORG104 3 'partof' is not a link that can be incomplete"]
    assert org.to_rows()[0][1] == {"id": "d", "kind": "department", "incomplete": ["part_of", "based_at"]}


def test_a_table_that_is_not_in_utf8_is_told_with_what_to_do(tmp_path: Path) -> None:
    """And no folder is left behind."""
    (tmp_path / "units.csv").write_bytes("id,kind,name\na,team,公司\n".encode("gb18030"))
    with pytest.raises(DefinitionError, match="is not in UTF-8; write it anew, as by iconv"):
        orgtree.make_tables(tmp_path / "units.csv", tmp_path / "tables", charter="company")
    assert [path.name for path in tmp_path.iterdir()] == ["units.csv"]


def test_a_territory_that_asks_for_fields_is_refused(tmp_path: Path) -> None:
    """Fields are not read where places are worked out; another place would be a wrong one."""
    charter = tmp_path / "town.yaml"
    charter.write_text(
        """
orgtree: charter/1
name: town
kinds: {area: {}, club: {}}
links:
  area_in: {hierarchy: true, from: area, to: area}
  meets_in: {from: club, to: area, fields: {since: {type: date}}}
paths: {territory: {path: meets_in, with: {since: 2020..}}}
"""
    )
    units: list[dict[str, Any]] = [
        {"id": "a", "kind": "area", "meets_in": None},
        {"id": "c", "kind": "club", "meets_in": "a"},
    ]
    with pytest.raises(UsageError, match="asks for fields at 'meets_in'"):
        made(tmp_path, units, charter=str(charter))
