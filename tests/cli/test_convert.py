"""`orgtree convert`: tables into a definition that checks, with every row accounted for."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

import orgtree
from orgtree.base.escape import csv_cell
from orgtree.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Command = Callable[..., tuple[int, str, str]]

UNITS = "id,kind,name,under,headcount\nworks,company,Works,,\ncrane,team,=SUM(A1),works,4..\nyard,team,Yard,works,7\n"
LINKS = "link,from,to,matter\ndotted_to,a,b,project\n"
POSTS = "id,kind\na,post\nb,post\n"


@pytest.fixture
def convert(tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return what writes tables into a folder and runs the command there."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str, **tables: str) -> tuple[int, str, str]:
        for name, text in tables.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return command("convert", *arguments)

    return call


def test_a_table_becomes_a_nested_definition(convert: Command) -> None:
    """Rows nest under the unit above, in their order; a formula is quoted text; title and date head the file."""
    code, out, error = convert(
        "units.csv", "--charter", "company", "--title", "Works: all", "--as-of", "2020-10", units=UNITS
    )
    assert (code, error) == (0, "")
    assert out == (
        'orgtree: definition/1\ncharter: company\ntitle: "Works: all"\nas_of: 2020-10\nunits:\n'
        "- id: works\n  kind: company\n  name: Works\n  units:\n"
        '  - {id: crane, kind: team, name: "=SUM(A1)", headcount: 4..}\n'
        "  - {id: yard, kind: team, name: Yard, headcount: 7}\n"
    )
    assert orgtree.loads(out).problems == ()


def test_what_does_not_fit_is_told_by_file_and_row_and_ends_with_1(convert: Command) -> None:
    """A wrong value ends with 1, a column that is not known is a warning; the rest is written."""
    units = "id,kind,headcount,colour\na,team,many,red\nb,team,3,\n"
    code, _, error = convert("units.csv", "--charter", "company", "-o", "out.yaml", units=units)
    assert code == 1
    assert "units.csv:1:19: ORG102 [unknown-key] column 'colour'" in error
    assert "units.csv:2:8: ORG104 [wrong-value]" in error
    assert [unit.id for unit in orgtree.load("out.yaml")] == ["a", "b"]
    again = units.replace("many", "4")
    code, _, error = convert("units.csv", "--charter", "company", "-o", "out.yaml", "--force", units=again)
    assert (code, "1 warning" in error) == (0, True)


def test_a_file_is_written_over_where_it_is_said_only(convert: Command, tmp_path: Path) -> None:
    """What stands in a definition is not lost to a slip."""
    (tmp_path / "out.yaml").write_text("mine\n")
    code, _, error = convert("units.csv", "--charter", "company", "-o", "out.yaml", units=UNITS)
    assert (code, "'out.yaml' is there; --force writes over it, and --update" in error) == (2, True)
    assert (tmp_path / "out.yaml").read_text() == "mine\n"
    assert convert("units.csv", "--charter", "company", "-o", "out.yaml", "--force")[0] == 0
    assert len(orgtree.load(tmp_path / "out.yaml")) == 3


def test_the_definition_says_what_of_the_table_it_lacks(convert: Command) -> None:
    """In comments, ten of a sort and how many more there are."""
    rows = "".join(f",,Total {at},\n" if at else "" for at in range(13)).replace("Total 1,", "Total,")
    code, out, _ = convert("units.csv", "--charter", "company", units=f"id,kind,name,colour\na,team,A,red\n{rows}")
    assert code == 1
    assert out.startswith(
        "# From units.csv; not, or otherwise, in this definition:\n"
        "# units.csv:1:14: column 'colour' is nothing that charter 'company' knows, and is left out\n"
        "# units.csv:3:1: the row of 'Total' is left out\norgtree: definition/1\n"
    )


def test_check_and_cover_take_a_table(convert: Command, command: Command, tmp_path: Path) -> None:
    """Under a charter that is named, or that a mapping names; places are those of the table."""
    table = "id,kind,under\nworks,company,\nyard,team,works\nlost,team,\n"
    mapping = "orgtree: mapping/1\ncharter: company\n"
    (tmp_path / "m.yaml").write_text(mapping)
    assert convert("t.csv", "--mapping", "m.yaml", t=table)[0] == 0
    for said in (["--charter", "company"], ["--mapping", "m.yaml"]):
        code, out, _ = command("check", "t.csv", "--format", "concise", *said)
        assert (code, "t.csv:4:6: C07" in out) == (1, True)
        code, out, _ = command("cover", "t.csv", "--format", "csv", *said)
        assert (code, out.startswith("metric,")) == (0, True)


@pytest.mark.parametrize("ending", ["xlsx", "parquet"])
def test_sheets_and_parquet_files_read_as_the_same(convert: Command, tmp_path: Path, ending: str) -> None:
    """The other forms of tables give the definition that CSV gives."""
    frame = pl.read_csv(UNITS.encode())
    path = tmp_path / f"units.{ending}"
    if ending == "xlsx":
        frame.write_excel(path)
    else:
        frame.with_columns(pl.col("headcount").cast(pl.String)).write_parquet(path)
    assert convert(path.name, "--charter", "company")[1] == convert("units.csv", "--charter", "company", units=UNITS)[1]


def test_rows_of_an_organisation_as_tables_come_back_whole(convert: Command, tmp_path: Path) -> None:
    """What `to_rows` gives, written as CSV, converts to the same units and links."""
    org = orgtree.loads(convert("units.csv", "--charter", "company", units=UNITS)[1])
    units, links = org.to_rows()
    for name, rows in (("units", units), ("links", links)):
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=list(dict.fromkeys(key for row in rows for key in row)))
            writer.writeheader()
            writer.writerows(rows)
    code, out, error = convert("units.csv", "links.csv", "--charter", "company")
    assert (code, error) == (0, "")
    assert orgtree.loads(out).to_rows() == (units, links)


def test_links_bring_their_fields(convert: Command) -> None:
    """A second table gives typed links."""
    _, out, _ = convert("posts.csv", "links.csv", "--charter", "company", posts=POSTS, links=LINKS)
    assert "- {id: a, kind: post, dotted_to: {to: b, matter: project}}" in out


def test_an_own_charter_is_named_from_the_output(convert: Command, tmp_path: Path) -> None:
    """The definition names a charter file relative to itself, and one outside its folder is refused."""
    (tmp_path / "own.yaml").write_text("{orgtree: charter/1, name: own, kinds: {crew: {}}}", encoding="utf-8")
    (tmp_path / "below").mkdir()
    assert convert("units.csv", "--charter", "own.yaml", "-o", "out.yaml", units="id,kind\na,crew\n")[0] == 0
    assert orgtree.load("out.yaml").problems == ()
    code, _, error = convert("units.csv", "--charter", "./own.yaml", "-o", "below/out.yaml")
    assert (code, "outside the folder" in error) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nowhere.csv", "--charter", "company"], 3, "nowhere.csv"),
        (["empty.csv", "--charter", "company"], 3, "holds no units"),
        (["units.csv", "--charter", "compny"], 2, "did you mean 'company'"),
        (["units.csv"], 2, "--charter"),
        (["units.csv", "--charter", "company", "--as-of", "soon"], 2, "is not a date"),
        (["units.csv", "--charter", "company", "-o", "units.csv"], 2, "is the input"),
        (["broken.xlsx", "--charter", "company"], 3, "broken.xlsx"),
        (["broken.parquet", "--charter", "company"], 3, "broken.parquet"),
    ],
)
def test_wrong_use_and_missing_input_are_one_line(
    convert: Command, tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    """Exit 2 for wrong use, 3 where there is nothing to read; nothing is written over the input."""
    for name in ("broken.xlsx", "broken.parquet"):
        (tmp_path / name).write_bytes(b"no table")
    ended, out, error = convert(*arguments, units=UNITS, empty="")
    assert (ended, out) == (code, "")
    assert words in error
    assert (tmp_path / "units.csv").read_text(encoding="utf-8") == UNITS


def test_a_missing_library_names_the_extra(convert: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without polars a sheet cannot be read, and the message says what to install."""
    import sys  # noqa: PLC0415 - only to take polars away

    monkeypatch.setitem(sys.modules, "polars", None)
    for ending in ("xlsx", "parquet"):
        (tmp_path / f"units.{ending}").write_bytes(b"PK")
        code, _, error = convert(f"units.{ending}", "--charter", "company")
        assert (code, "orgtree[tables]" in error) == (2, True)


def test_names_go_into_spreadsheets_as_text() -> None:
    """What leaves as a table's cell is no formula: the mark before it is what spreadsheets read as text."""
    cells: list[Any] = ["=1+1", "+1", "-1", "@x", "＝1", "东街道", 5]
    assert [csv_cell(cell) for cell in cells] == ["'=1+1", "'+1", "'-1", "'@x", "'＝1", "东街道", "5"]


def test_a_table_in_a_national_encoding_is_read_when_it_is_named(
    convert: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a spreadsheet saves without asking is told of with the remedy, and the remedy works."""
    (tmp_path / "units.csv").write_bytes("编号,类型,名称\na,街道,东街街道\n".encode("gb18030"))
    code, _, error = convert("units.csv", "--charter", "cpc-grassroots")
    assert (code, error.count("\n")) == (3, 1)
    assert "--encoding gb18030" in error
    code, out, error = convert("units.csv", "--charter", "cpc-grassroots", "--encoding", "gb18030")
    assert (code, error) == (0, "")
    assert "{id: a, kind: subdistrict, name: 东街街道}" in " ".join(out.split()) or "name: 东街街道" in out
    for wrong, ends in (("klingon", 2), ("utf-16", 3)):
        assert run(["convert", "units.csv", "--charter", "company", "--encoding", wrong]) == ends
        assert capsys.readouterr().err.count("\n") == 1


def test_a_table_without_the_columns_that_rows_need_is_no_table_of_units(convert: Command) -> None:
    """One line says which columns are missing and which are there, instead of two lines for each row."""
    code, out, error = convert("units.csv", "--charter", "company", units="a,kind\n1,team\n2,team\n")
    assert (code, out) == (3, "")
    assert error == "orgtree: units.csv has no column 'id'; the heading has 'a', 'kind'\n"
    code, _, error = convert("units.csv", "links.csv", "--charter", "company", units=UNITS, links="from,to\na,b\n")
    assert (code, "links.csv has no column 'link'" in error) == (3, True)


def test_what_does_not_fit_is_told_with_the_titles_that_are_near(convert: Command) -> None:
    """A person who writes titles is answered in titles, and each line says what to do."""
    _, _, error = convert(
        "units.csv", "--charter", "cpc-grassroots", units="编号,类型,党员数\na,功能型支部,5\nb,非公企业,1\n"
    )
    lines = error.splitlines()
    assert lines[0].endswith("and is left out; perhaps one of '党员', '单位正式党员数' is meant")
    assert "did you mean '功能型党支部'?" in lines[1]


def test_a_part_of_a_title_is_known_where_it_is_no_title_itself(convert: Command) -> None:
    """区委 and 席位 are what people write for longer titles; 村 stays the village, not 村（社区）."""
    units = "编号,类型,名称\na,区委,区委\nv,村,村\nj,joint_body,大工委\n"
    code, out, error = convert(
        "units.csv",
        "links.csv",
        "--charter",
        "cpc-grassroots",
        units=units,
        links="关系,从,到,席位职务\n席位,j,a,兼职委员\n",
    )
    assert "ORG105" not in error
    assert "ORG102" not in error
    assert "{to: a, role: part_time_member}" in out
    assert code == 1  # the form and the level of the body are not stated


def test_a_date_with_its_year_first_is_read(convert: Command) -> None:
    """Sheets write dates their own way; one that may be read in two ways stays a mistake."""
    units = "编号,类型,选举日期\na,党支部,2020/3/1\nb,党支部,2020年3月\nc,党支部,1/3/2020\n"
    code, out, error = convert("units.csv", "--charter", "cpc-grassroots", units=units)
    assert code == 1
    assert "elected: 2020-03-01" in out
    assert "elected: 2020-03}" in out
    assert "units.csv:4:" in error
    assert "units.csv:2:" not in error


def test_a_flood_of_findings_is_gathered_by_rule(command: Command, room: Path) -> None:
    """Ten of each rule are told, as `check` does, and the number of the others; `--all` tells them all."""
    rows = "".join(f"t{number},teem\n" for number in range(30))
    (room / "units.csv").write_text(f"id,kind\nc,company\n{rows}", encoding="utf-8")
    said = command("convert", "units.csv", "--charter", "company")[2]
    assert said.count("[unknown-kind]") == 10
    assert "ORG105 unknown-kind: and 20 more" in said
    assert command("convert", "units.csv", "--charter", "company", "--all")[2].count("[unknown-kind]") == 30


def test_a_table_of_which_no_heading_is_known_names_the_mapping(convert: Command) -> None:
    """There is nothing to correct in it: what its columns mean has to be said."""
    error = convert("units.csv", "--charter", "company", units="alpha,beta\n1,2\n")[2]
    assert "--mapping FILE says which are meant, and `orgtree convert --guess units.csv` writes" in error
