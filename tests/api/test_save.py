"""A whole definition is written in canonical order, in one file or several, with what is wrong in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import orgtree
from orgtree.api.convert import convert
from orgtree.base.errors import UsageError, WriteError

if TYPE_CHECKING:
    Command = Any

ROOT = Path(__file__).parent.parent.parent
UNITS = [
    {"id": "hq", "kind": "company", "name": "Harbour"},
    {"id": "rig", "kind": "department", "part_of": "hq", "exceptions": {"C01": {"reason": "new"}}},
    {"id": "dock", "kind": "department", "part_of": "hq"},
    {"id": "sail", "kind": "team", "part_of": "rig", "headcount": "5..", "based_at": "quay"},
    {"id": "quay", "kind": "site"},
]
HEAD: dict[str, Any] = {
    "title": "Harbour",
    "as_of": "2026-01",
    "retired": [{"id": "old", "on": "2020", "into": ["rig"]}],
    "claims": [{"id": "k", "count": "team", "in": "rig", "states": 1}],
}


@pytest.mark.parametrize("split_by", [None, "department", "company", "team"])
def test_what_is_saved_reads_back_to_the_same(tmp_path: Path, split_by: str | None) -> None:
    """Head, claims, retired ids and exceptions included, however it is split."""
    org = orgtree.from_rows(UNITS, charter="company", **HEAD)
    files = orgtree.save(org, tmp_path / "org.yaml", split_by=split_by)
    again = orgtree.load(files[-1])
    assert files[-1] == tmp_path / "org.yaml"
    assert not org.diff(again)
    assert not again.problems
    assert len(files) == {None: 1, "department": 3, "company": 2, "team": 2}[split_by]


def test_a_part_says_under_which_unit_its_units_stand(tmp_path: Path) -> None:
    """It is named by the id of its first unit, and the root file includes it by name; the head stays in the root file."""
    org = orgtree.from_rows(UNITS, charter="company", **HEAD)
    orgtree.save(org, tmp_path / "org.yaml", split_by="department")
    part = (tmp_path / "org" / "rig.yaml").read_text(encoding="utf-8")
    assert part.startswith("under: hq\nunits:\n- id: rig\n  kind: department\n")
    root = (tmp_path / "org.yaml").read_text(encoding="utf-8")
    assert "include:\n- org/rig.yaml\n- org/dock.yaml\n" in root
    assert "retired:\n- {id: old, on: 2020, into: [rig]}\n" in root


def test_ids_that_are_no_file_names_have_files_of_their_own(tmp_path: Path) -> None:
    """Two that would be alike are told apart by a number."""
    units = [{"id": name, "kind": "company"} for name in ("a/b", "a:b", "A-B", "..")]
    files = orgtree.save(orgtree.from_rows(units, charter="company"), tmp_path / "org.yaml", split_by="company")
    assert sorted(file.name for file in files) == ["A-B-3.yaml", "a-b-2.yaml", "a-b.yaml", "org.yaml", "part.yaml"]
    assert [unit.id for unit in orgtree.load(files[-1])] == ["a/b", "a:b", "A-B", ".."]


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "examples").glob("*.yaml")))
def test_every_example_is_saved_as_it_is(tmp_path: Path, name: str) -> None:
    """The order of units and links apart."""
    org = orgtree.load(ROOT / "examples" / f"{name}.yaml")
    if org.loaded.written.charter is None and str(org.loaded.written.documents[0]["charter"]).startswith("."):
        pytest.skip("its charter file lies elsewhere")
    assert not org.diff(orgtree.load(orgtree.save(org, tmp_path / "org.yaml")[-1]))


def test_damage_is_written_as_it_was(tmp_path: Path) -> None:
    """So that a check of what is written tells it again: links without an end, wrong values, keys and kinds, ids used twice."""
    units = [
        {"id": "hq", "kind": "company", "nmae": "Harbour"},
        {"id": "rig", "kind": "department", "part_of": "gone", "headcount": "many"},
        {"id": "rig", "kind": "team", "part_of": "hq"},
        {"id": "x", "kind": "taem"},
        {"id": "sail", "kind": "team", "part_of": "hq", "based_at": ["hq", "quay"]},
        {"id": "quay", "kind": "site"},
        {"id": "mast", "kind": "team", "part_of": {"to": "hq", "sicne": 2}, "valid": {"from": "soon"}},
        {"id": "boom", "kind": "team", "part_of": {"to": "hq", "valid": {"from": "2020", "until": "never"}}},
        {"id": "gaff", "kind": "team", "part_of": "hq", "based_at": "gone"},
        {"kind": "team", "part_of": "hq", "name": "Nameless"},
        {"id": 3.5, "kind": "team", "part_of": "hq"},
    ]
    links = [
        {"link": "based_at", "from": "gaff", "to": "quay"},
        {"link": "based_at", "from": "rig", "to": "nowhere"},
        {"link": "based_at", "from": "sail", "to": "quay", "role": "x", "valid": "always"},
    ]
    org = orgtree.from_rows(units, links, charter="company")
    again = orgtree.load(orgtree.save(org, tmp_path / "org.yaml")[-1])
    assert sorted((one.code, one.text()) for one in again.problems) == sorted(
        (one.code, one.text()) for one in org.problems
    )
    written = (tmp_path / "org.yaml").read_text(encoding="utf-8")
    assert "{kind: team, name: Nameless}" in written
    assert "{id: 3.5, kind: team}" in written


def test_what_a_link_says_and_no_field_takes_is_written_as_it_was(tmp_path: Path) -> None:
    """Numbers stay numbers; what is no number is a text."""
    said = {"whole": 2, "part": 1.5, "much": float("inf"), "yes": True, "list": [3, None, {"deep": 0.5}]}
    rows = [
        {"id": "hq", "kind": "company"},
        {"id": "mast", "kind": "team", "part_of": {"to": "hq", **said, "day": date(2020, 1, 2)}},
    ]
    path = orgtree.save(orgtree.from_rows(rows, charter="company"), tmp_path / "org.yaml")[-1]
    _, mast = yaml.safe_load(path.read_text(encoding="utf-8"))["units"]
    assert mast["part_of"] == {"to": "hq", **said, "much": "inf", "day": "2020-01-02"}


def test_a_table_with_missing_parents_does_not_check_clean(tmp_path: Path, command: Command) -> None:
    """What conversion tells of the table, a check tells of the definition."""
    table = tmp_path / "units.csv"
    table.write_text(
        "id,kind,name,under\nhq,company,HQ,\nrig,department,Rig,999\nrig,team,Again,hq\n", encoding="utf-8"
    )
    assert command("convert", table, "--charter", "company", "-o", tmp_path / "org.yaml")[0] == 1
    out = command("check", tmp_path / "org.yaml", "--format", "concise")[1]
    assert "'part of' of 'rig' leads to '999', and no unit has this id" in out
    assert "id 'rig' is used twice" in out
    codes = [finding.code for finding in convert(table, charter="company").findings]
    assert sorted(codes) == ["ORG201", "ORG202"]


def test_a_conversion_can_be_split(tmp_path: Path, command: Command) -> None:
    """By a kind that the charter has, into files beside the output."""
    table = tmp_path / "units.csv"
    table.write_text("id,kind,name,under\nhq,company,HQ,\nrig,department,Rig,hq\n", encoding="utf-8")
    base = ("convert", table, "--charter", "company")
    assert command(*base, "-o", tmp_path / "org.yaml", "--split-by", "department")[0] == 0
    assert (tmp_path / "org" / "rig.yaml").is_file()
    assert "name the first of them with -o" in command(*base, "--split-by", "department")[2]
    assert "did you mean 'department'" in command(*base, "-o", tmp_path / "b.yaml", "--split-by", "departmnt")[2]


def test_all_files_are_written_or_none(tmp_path: Path) -> None:
    """Where the root file cannot be written, the parts are not either."""
    org = orgtree.from_rows(UNITS, charter="company")
    (tmp_path / "org.yaml").mkdir()
    with pytest.raises(UsageError, match="is a folder"):
        orgtree.save(org, tmp_path / "org.yaml", split_by="department")
    assert not list(tmp_path.glob("org/*.yaml"))


def test_files_that_are_there_are_replaced_together_or_stay(tmp_path: Path) -> None:
    """Where a part is write-protected, neither it nor another is written, no folder is made, and nothing is left."""
    org = orgtree.from_rows(UNITS, charter="company")
    files = orgtree.save(org, tmp_path / "org.yaml", split_by="department")
    before = {file: file.read_bytes() for file in files}
    changed = org.with_changes(
        {"orgtree": "changes/1", "changes": [{"set": "rig", "name": "R"}, {"set": "hq", "name": "H"}]}
    )
    files[0].chmod(0o444)
    with pytest.raises(WriteError, match="is write-protected"):
        orgtree.save(changed, files[-1], split_by="department")
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before
    files[0].chmod(0o644)
    orgtree.save(changed, files[-1], split_by="department")
    assert not orgtree.load(files[-1]).diff(changed)
    assert sorted(tmp_path.rglob("*")) == sorted({*before, tmp_path / "org"})
    (tmp_path / "locked.yaml").write_text("")
    (tmp_path / "locked.yaml").chmod(0o444)
    with pytest.raises(WriteError, match="is write-protected"):
        orgtree.save(changed, tmp_path / "locked.yaml", split_by="department")
    assert not (tmp_path / "locked").exists()
