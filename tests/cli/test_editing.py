"""`orgtree apply` and `orgtree edit`: the smallest edit of the files, all or none, and what is told of it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples

import orgtree
from orgtree.api.edit_files import edit_files
from orgtree.api.text_editing import planned
from orgtree.base.errors import OrgtreeError, UsageError, WriteError
from orgtree.base.folder_lock import folder_lock
from orgtree.base.journal import JOURNAL
from orgtree.base.together import Change, commit, prepare
from orgtree.source import read_text

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Command

ROOT = """\
# The house
orgtree: definition/1
charter: company
include: [parts/*.yaml]
retired:
- {id: old, into: [north]}
units:
- id: hq   # the head
  kind: company
  units:
  # opened in 2020
  - id: north
    kind: department
    name: 'North'
    headcount: 4..
  - {id: sales, kind: department, name: Sales}
"""
PART = "under: sales\r\nunits:\r\n- {id: till, kind: department, serves: north}  # by the door\r\n".replace(
    ", serves: north", ""
)
SETTINGS = '# ours\n[per-subtree.north]\nP06 = "info"\n'


@pytest.fixture
def house(room: Path) -> Path:
    """Write a definition of two files, with settings."""
    (room / "parts").mkdir()
    (room / "house.yaml").write_bytes(ROOT.encode())
    (room / "parts" / "shop.yaml").write_bytes(PART.encode())
    (room / "orgtree.toml").write_text(SETTINGS, encoding="utf-8")
    return room


def test_an_edit_changes_what_it_says_and_nothing_else(command: Command, house: Path) -> None:
    """A unit moves into another file with its comments; line ends are those of each file."""
    code, out, err = command("edit", "house.yaml", "set: sales, name: 'Sales: all'", "move: north, under: till")
    assert code == 0, err
    assert "moved: hq → till" in out
    assert "edited: house.yaml, parts/shop.yaml (edits: 3)" in err
    assert (house / "house.yaml").read_text() == ROOT.replace(
        "  # opened in 2020\n  - id: north\n    kind: department\n    name: 'North'\n    headcount: 4..\n", ""
    ).replace("name: Sales}", "name: 'Sales: all'}")
    assert (house / "parts" / "shop.yaml").read_bytes() == (
        b"under: sales\r\nunits:\r\n- id: till  # by the door\r\n  kind: department\r\n  units:\r\n"
        b"  # opened in 2020\r\n  - id: north\r\n    kind: department\r\n    name: 'North'\r\n    headcount: 4..\r\n"
    )
    assert not list(house.rglob(".*"))


def test_a_renamed_id_is_known_again_where_it_is_retired(house: Path) -> None:
    """The file says what became of it, and a later comparison tells one unit with another id."""
    before = orgtree.load(house / "house.yaml")
    entry = {"rename": "sales", "to": "shop", "retired": True}
    edit_files(house / "house.yaml", {"orgtree": "changes/1", "on": "2026-04-01", "changes": [entry]})
    assert "- {id: sales, on: 2026-04-01, into: [shop]}\n" in (house / "house.yaml").read_text(encoding="utf-8")
    assert [change.what for change in before.diff(orgtree.load(house / "house.yaml")).changes] == ["new_id"]
    with before.edit() as edit:
        edit.rename("till", "tills", retired=True)
    assert edit.changes().to_data()["changes"] == [{"rename": "till", "to": "tills", "retired": True}]
    assert [change.what for change in before.diff(edit.organisation()).changes] == ["new_id"]
    with pytest.raises(OrgtreeError, match="'retired' has to be true or false"):
        before.with_changes({"orgtree": "changes/1", "changes": [{**entry, "retired": "yes"}]})


def test_a_unit_comes_to_where_those_beside_it_are_written(house: Path) -> None:
    """In the file that says so, in the list under the other unit, or by a key beside those that have one."""
    entries = [
        {"add": {"id": "desk", "kind": "department"}, "under": "sales"},
        {"move": "north", "under": "sales"},
        {"add": {"id": "crew", "kind": "team"}, "under": "desk"},
    ]
    edit_files(house / "house.yaml", {"orgtree": "changes/1", "changes": entries})
    assert (house / "parts" / "shop.yaml").read_bytes().decode() == (
        "under: sales\r\nunits:\r\n- {id: till, kind: department}  # by the door\r\n"
        "- id: desk\r\n  kind: department\r\n  units:\r\n  - {id: crew, kind: team}\r\n"
        "# opened in 2020\r\n- id: north\r\n  kind: department\r\n  name: 'North'\r\n  headcount: 4..\r\n"
    )


def test_a_unit_beside_those_that_say_so_by_a_key_does_so(room: Path) -> None:
    """In the file of the others, or where there are none in that of the unit above."""
    (room / "a.yaml").write_text(
        "orgtree: definition/1\ncharter: company\ninclude: [teams.yaml]\nunits:\n- {id: hq, kind: company}\n"
        "- {id: rig, kind: department, part_of: hq}\n",
        encoding="utf-8",
    )
    teams = "units:\n- {id: sail, kind: team, part_of: rig}\n- {id: desk, kind: department, part_of: hq}\n"
    (room / "teams.yaml").write_text(teams, encoding="utf-8")
    entries = [
        {"add": {"id": name, "kind": "team"}, "under": above} for name, above in (("mend", "rig"), ("ask", "desk"))
    ]
    edit_files(room / "a.yaml", {"orgtree": "changes/1", "changes": entries})
    assert (room / "teams.yaml").read_text(encoding="utf-8") == (
        f"{teams}- {{id: mend, kind: team, part_of: rig}}\n- {{id: ask, kind: team, part_of: desk}}\n"
    )


def test_an_id_is_renamed_wherever_it_stands(command: Command, house: Path) -> None:
    """In units, in other files, in what is retired, and in the settings of the project."""
    assert command("edit", "house.yaml", "{rename: north, to: arctic}", "rename: sales, to: shop")[0] == 0
    assert (house / "house.yaml").read_text() == ROOT.replace("[north]", "[arctic]").replace(
        "id: north", "id: arctic"
    ).replace("id: sales", "id: shop")
    assert (house / "parts" / "shop.yaml").read_bytes() == PART.replace("under: sales", "under: shop").encode()
    assert (house / "orgtree.toml").read_text() == SETTINGS.replace(".north]", ".arctic]")


def test_a_dry_run_writes_nothing_and_prints_what_git_takes(command: Command, house: Path) -> None:
    """The diff of both files, CR LF included, makes of them what the edit itself does."""
    changes = ("edit", "house.yaml", "move: north, under: till", "rename: hq, to: head")
    code, out, _ = command(*changes, "--dry-run")
    assert code == 0
    assert (house / "house.yaml").read_text() == ROOT
    assert (house / "parts" / "shop.yaml").read_bytes() == PART.encode()
    copy = house / "copy"
    copy.mkdir()
    shutil.copy(house / "house.yaml", copy)
    shutil.copytree(house / "parts", copy / "parts")
    assert command(*changes)[0] == 0
    git = shutil.which("git")
    if git is not None:
        patched = subprocess.run([git, "apply", "-"], input=out.encode(), cwd=copy, check=False)  # noqa: S603 - git itself
        assert patched.returncode == 0
        for name in ("house.yaml", "parts/shop.yaml"):
            assert (copy / name).read_bytes() == (house / name).read_bytes()


def test_lists_are_applied_in_order(command: Command, house: Path) -> None:
    """What one list adds, the next may change; a unit that is moved twice keeps its comments."""
    (house / "a.yaml").write_text(
        "orgtree: changes/1\nchanges:\n- {add: {id: lab, kind: department, name: Lab}, under: hq}\n- {move: north, under: sales}\n"
    )
    (house / "b.yaml").write_text(
        "orgtree: changes/1\nchanges:\n- {move: north, under: lab}\n- {end: sales, on: 2030}\n- {set: lab, headcount: 3}\n"
    )
    code, _, err = command("apply", "a.yaml", "b.yaml", "house.yaml")
    assert code == 0, err
    assert (
        (house / "house.yaml")
        .read_text()
        .endswith(
            "  - {id: sales, kind: department, name: Sales, valid: {until: 2030}}\n"
            "  - id: lab\n    kind: department\n    name: 'Lab'\n    headcount: 3\n    units:\n"
            "    # opened in 2020\n    - id: north\n      kind: department\n      name: 'North'\n      headcount: 4..\n"
        )
    )


@pytest.mark.parametrize(
    ("option", "most", "said"),
    [
        ("--max-removed", "0", "1 of 4 units are removed, more than 0; most of them in Sales (sales) (1)"),
        ("--max-changed", "25%", "2 of 4 units are changed, more than 25%"),
    ],
)
def test_a_guard_refuses_a_slip(command: Command, house: Path, option: str, most: str, said: str) -> None:
    """What is too much is shown and said, and no file is written; a guard with room lets the same pass."""
    entries = ("remove: till", "set: sales, headcount: 3", "set: north, headcount: 5")
    listed = "".join(f"- {{{entry}}}\n" for entry in entries)
    (house / "changes.yaml").write_text(f"orgtree: changes/1\nchanges:\n{listed}", encoding="utf-8")
    for arguments in (("edit", "house.yaml", *entries), ("apply", "changes.yaml", "house.yaml")):
        code, out, err = command(*arguments, option, most)
        assert code == 1
        assert said in err
        assert "'house.yaml' is left as it is" in err
        assert "headcount: – → 3" in out
        assert command(*arguments, option, most, "--dry-run")[0] == 1
        assert command(*arguments, option, "2", "--dry-run")[0] == 0
        assert command(*arguments, option, "many")[0] == 2
        assert (house / "house.yaml").read_bytes() == ROOT.encode()
        assert (house / "parts" / "shop.yaml").read_bytes() == PART.encode()
    assert command("apply", "changes.yaml", "house.yaml", option, "50%")[0] == 0
    assert b"till" not in (house / "parts" / "shop.yaml").read_bytes()


def test_what_cannot_be_done_is_told_and_nothing_is_written(command: Command, house: Path) -> None:
    """All mistakes are told, each with its place and what to do."""
    code, out, err = command(
        "edit", "house.yaml", "move: nroth, under: sales", "set: sales, nmae: X", "move: hq, under: till"
    )
    assert (code, out) == (3, "")
    assert "did you mean 'north'" in err
    assert (house / "house.yaml").read_text() == ROOT
    assert command("edit", "-", "remove: north")[0] == 2
    assert command("edit", "nowhere.yaml", "remove: north")[0] == 3
    assert command("edit", "house.yaml", "set: sales, name: Sales")[:2] == (0, "")


@pytest.mark.usefixtures("house")
def test_a_change_that_is_not_written_as_one_is_shown_whole_and_with_an_example(command: Command) -> None:
    """Also where it ends with a comment or a colon, behind which a brace would belong to it."""
    code, _, err = command("edit", "house.yaml", "retire: till")
    assert code == 3
    assert "- {retire: till}\n" in err
    assert "write it as in {retire: {id: sales, on: 2026-04}}" in err
    assert "'end' ends a unit, 'remove' takes it away" in err
    assert (
        "write it as in {add: {id: sales, kind: department}, under: commerce}"
        in command("edit", "house.yaml", "add: till")[2]
    )
    assert command("edit", "house.yaml", "set: sales, name: Shop  # since May", "set: till, name:", "--dry-run")[0] == 0


def test_a_text_with_mistakes_is_not_edited(command: Command, house: Path) -> None:
    """Where a key stands twice, nobody knows which one an edit is of."""
    (house / "house.yaml").write_text(ROOT.replace("    name: 'North'\n", "    name: 'North'\n    name: N\n"))
    code, _, err = command("edit", "house.yaml", "set: north, name: Arctic")
    assert code == 2
    assert "mend these first" in err


def test_new_findings_are_hinted_at(command: Command, house: Path) -> None:
    """An edit may break a rule; it says so, and how to see it; where nothing is written, the file does not show it."""
    err = command("edit", "house.yaml", "remove: hq", "--dry-run")[2]
    assert "new findings: " in err
    assert "orgtree check" not in err
    (house / "c.yaml").write_text("orgtree: changes/1\nchanges:\n- {remove: hq}\n")
    err = command("apply", "c.yaml", "house.yaml", "--dry-run")[2]
    assert "see them with: orgtree check house.yaml --with c.yaml\n" in err
    assert "new findings: " in command("edit", "house.yaml", "remove: hq")[2]
    assert "- id: hq" not in (house / "house.yaml").read_text()


def test_what_a_killed_edit_began_is_completed_by_the_next(command: Command, house: Path) -> None:
    """The next edit first ends what the journal says, then reads."""
    changes = {
        "house.yaml": Change(ROOT.encode(), ROOT.replace("Sales", "Shop").encode()),
        "parts/shop.yaml": Change(PART.encode(), PART.replace("door", "gate").encode()),
    }
    commit(house, prepare(house, changes)[:1])
    assert (house / JOURNAL).exists()
    code, _, err = command("edit", "house.yaml", "set: north, headcount: 7")
    assert code == 0
    assert "was completed first" in err
    assert (house / "house.yaml").read_text() == ROOT.replace("Sales", "Shop").replace("4..", "7")
    assert "gate" in (house / "parts" / "shop.yaml").read_text()
    assert not (house / JOURNAL).exists()


STOPS = """
import os, signal, sys
from orgtree.cli.main import main
def stop(event, arguments):
    if event == "os.rename" and str(arguments[1]).endswith(sys.argv[1]):
        if sys.argv[2] == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        print("renaming", flush=True)
        sys.stdin.readline()
sys.addaudithook(stop)
main(["edit", "house.yaml", *sys.argv[3:]])
"""
"""An edit that stops before a file is put in its place, and dies or waits for a line."""


def test_a_second_process_is_told_while_a_first_one_writes(command: Command, house: Path) -> None:
    """It writes nothing, and the first one ends what it began; then the second may."""
    first = subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, "-c", STOPS, "shop.yaml", "wait", "rename: sales, to: shop"],
        cwd=house,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert first.stdout is not None
    assert first.stdout.readline() == "renaming\n"
    changes = ("edit", "house.yaml", "set: north, headcount: 7")
    before = [(house / name).read_bytes() for name in ("house.yaml", "parts/shop.yaml")]
    code, out, err = command(*changes)
    assert (code, out) == (2, "")
    assert "another run is editing files in" in err
    assert [(house / name).read_bytes() for name in ("house.yaml", "parts/shop.yaml")] == before
    first.communicate("go on\n", timeout=60)
    assert first.returncode == 0
    assert command(*changes)[0] == 0
    assert (house / "house.yaml").read_text() == ROOT.replace("id: sales", "id: shop").replace("4..", "7")
    assert (house / "parts" / "shop.yaml").read_bytes() == PART.replace("under: sales", "under: shop").encode()
    assert not list(house.rglob(".*"))


@pytest.mark.parametrize(
    ("file", "new"), [("shop.yaml", "shop"), ("house.yaml", "shop"), (".orgtree-journal", "sales")]
)
def test_a_process_that_is_killed_leaves_its_edit_to_the_next(
    command: Command, house: Path, file: str, new: str
) -> None:
    """Whether it had put a file in its place or not; before its journal stood it has done nothing."""
    run = [sys.executable, "-c", STOPS, file, "die", "rename: sales, to: shop"]
    assert subprocess.run(run, cwd=house, check=False).returncode < 0  # noqa: S603 - our own
    code, _, err = command("edit", "house.yaml", "set: north, headcount: 7")
    assert code == 0
    assert ("was completed first" in err) == (new == "shop")
    assert (house / "house.yaml").read_text() == ROOT.replace("id: sales", f"id: {new}").replace("4..", "7")
    assert (house / "parts" / "shop.yaml").read_bytes() == PART.replace("under: sales", f"under: {new}").encode()
    assert not list(house.rglob(".*"))


def test_two_processes_at_once(house: Path) -> None:
    """One edit after the other is made whole, or is told that another one is being made."""
    run = [sys.executable, "-m", "orgtree", "edit", "house.yaml"]
    each = [
        subprocess.Popen([*run, f"add: {{id: n{number}, kind: team}}, under: sales"], cwd=house, stderr=subprocess.PIPE)  # noqa: S603 - our own
        for number in range(4)
    ]
    ends = [(process.communicate()[1].decode(), process.returncode) for process in each]
    org = orgtree.load(house / "house.yaml")
    made = [number for number in range(4) if f"n{number}" in org]
    assert made == [number for number, (_, code) in enumerate(ends) if code == 0]
    assert made
    assert all("another run is editing" in err for err, code in ends if code != 0)


@pytest.mark.parametrize(
    "text",
    [
        'per-subtree = {north = {P06 = "info"}, "x#}" = {P06 = "off"}} # north = {',
        '[per-subtree]\n"north" = {P06 = "info"}\n',
        "per-subtree.'north' = {P06 = 'info'}\nselect = [\n # {north = 1}\n]",
        'per-subtree = {"n\\u006frth".P06 = "info"}',
        '[per-subtree]\nnorth.P06 = "info"\nnorth.P07 = "off"',
    ],
)
def test_an_id_is_renamed_however_settings_name_it(command: Command, house: Path, text: str) -> None:
    """In braces, with dots, in quotes; and no other text is touched."""
    (house / "orgtree.toml").write_text(text, encoding="utf-8")
    before = tomllib.loads(text)["per-subtree"]
    assert command("edit", "house.yaml", "rename: north, to: far/east")[0] == 0
    new = (house / "orgtree.toml").read_text(encoding="utf-8")
    assert tomllib.loads(new)["per-subtree"] == {("far/east" if k == "north" else k): v for k, v in before.items()}
    kept = re.sub(r"""(["']?)(north|n\\u006frth)\1(?=\.P| = .P)""", '"far/east"', text)
    assert new == kept


def test_an_id_is_renamed_in_our_table_of_a_project_only(command: Command, house: Path) -> None:
    """What other tools say in the same file stays."""
    text = '[tool.other]\nper-subtree.north.P06 = "info"\n[tool.orgtree]\nper-subtree = {north.P06 = "info"}\n[tool.x.per-subtree.north]\n'
    (house / "orgtree.toml").unlink()
    (house / "pyproject.toml").write_text(text, encoding="utf-8")
    assert command("edit", "house.yaml", "rename: north, to: arctic")[0] == 0
    assert (house / "pyproject.toml").read_text(encoding="utf-8") == text.replace("{north", "{arctic")


@pytest.mark.parametrize(
    "text",
    [SETTINGS + SETTINGS.replace("north", "arctic"), "[per-subtree]\nnorth.P06 = 'info'\narctic.P07 = 'off'\n"],
    ids=["a text that could not be read", "a text that says both of one"],
)
def test_settings_of_two_ids_become_no_settings_of_one(command: Command, house: Path, text: str) -> None:
    """Where the new id has settings already, nothing is written, whatever the text would then say."""
    (house / "orgtree.toml").write_text(text, encoding="utf-8")
    code, _, err = command("edit", "house.yaml", "rename: north, to: arctic")
    assert code == 2
    assert "join them first" in err
    assert (house / "house.yaml").read_bytes() == ROOT.encode()


def test_settings_above_are_written_with_the_files_or_not_at_all(command: Command, house: Path) -> None:
    """A folder above holds them; where another run is writing there, or they are write-protected, nothing is written."""
    below = house / "below"
    below.mkdir()
    (house / "house.yaml").rename(below / "house.yaml")
    (house / "parts").rename(below / "parts")
    rename = ("edit", "below/house.yaml", "rename: north, to: arctic")
    with folder_lock(house):
        assert "another run is editing" in command(*rename)[2]
    (house / "orgtree.toml").chmod(0o444)
    code, _, err = command(*rename)
    assert (code, err.strip()) == (
        2,
        "orgtree: 'orgtree.toml' is write-protected and is left as it is; allow writing to it first",
    )
    assert (below / "house.yaml").read_bytes() == ROOT.encode()
    (house / "orgtree.toml").chmod(0o644)
    assert command(*rename)[0] == 0
    assert (house / "orgtree.toml").read_text() == SETTINGS.replace(".north]", ".arctic]")
    assert "id: arctic" in (below / "house.yaml").read_text()
    assert not list(house.rglob(".*"))


def test_json_is_edited_as_json(command: Command, room: Path) -> None:
    """A definition in JSON stays JSON, and has the edit only."""
    data = {"orgtree": "definition/1", "charter": "company", "units": [{"id": "a", "kind": "company"}]}
    text = json.dumps(data, indent=4)
    (room / "org.json").write_text(text)
    assert command("edit", "org.json", "set: a, name: Acme", "add: {id: b, kind: team}, under: a")[0] == 0
    new = (room / "org.json").read_text()
    assert json.loads(new)["units"] == [
        {"id": "a", "kind": "company", "name": "Acme"},
        {"id": "b", "kind": "team", "part_of": "a"},
    ]
    assert new.startswith(text[: text.index('"company"\n')])


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["hq", "north", "sales", "units", "id"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5) | st.sampled_from(["id", "kind", "to", "units"]), inner, max_size=3)
    ),
    max_leaves=6,
)
WORDS = st.sampled_from(
    ["add", "move", "set", "link", "unlink", "end", "remove", "rename", "merge", "split", "head", "claim", "retire"]
)
KEYS = st.sampled_from(
    ["under", "to", "into", "on", "unset", "name", "headcount", "part_of", "valid", "units", "kind", "id"]
)
UNITS = st.sampled_from(["hq", "north", "sales", "till", "old", "x y", "#", ""])
ENTRIES = st.builds(
    lambda word, unit, keys: {word: unit, **keys},
    WORDS,
    UNITS
    | PLAIN
    | st.builds(
        lambda name, more: {"id": name, "kind": "team", **more},
        st.text(min_size=1, max_size=6),
        st.dictionaries(KEYS, PLAIN, max_size=3),
    ),
    st.dictionaries(KEYS, UNITS | PLAIN, max_size=3),
)
HOUSE = ROOT.replace("include: [parts/*.yaml]\n", "")


@given(st.lists(ENTRIES, min_size=1, max_size=4))
@settings(max_examples=examples(120))
def test_no_changes_leave_a_file_that_does_not_read(
    tmp_path_factory: pytest.TempPathFactory, entries: list[dict[str, object]]
) -> None:
    """Whatever a list says, it is refused, or the text afterwards says what the changed organisation does."""
    path = tmp_path_factory.getbasetemp() / "hostile.yaml"
    path.write_text(HOUSE)
    org = orgtree.load(path)
    try:
        edited = edit_files(path, {"orgtree": "changes/1", "changes": entries}, dry_run=True)
    except OrgtreeError:
        return
    for file in edited.files:
        document, findings = read_text(file.after, label="hostile.yaml")
        assert not [finding for finding in findings if finding.severity == "error"]
        assert document.data == edited.after.loaded.written.documents[0]
        again = orgtree.loads(file.after)
        assert again.to_rows() == edited.after.to_rows()
    assert planned(org, []).files == ()


def test_python_saves_what_it_edits(house: Path) -> None:
    """`edit.save` writes the same edits, unless a file has changed since the organisation was read."""
    org = orgtree.load("house.yaml")
    with org.edit() as edit:
        edit.set("north", headcount="7..")
        edit.add("lab", kind="department", under="hq")
    assert [file.label for file in edit.save().files] == ["house.yaml"]
    new = ROOT.replace("4..", "7..") + "  - id: lab\n    kind: department\n"
    assert (house / "house.yaml").read_text() in (new, ROOT.replace("4..", "7..") + "  - {id: lab, kind: department}\n")
    with pytest.raises(WriteError, match="has changed since it was read"):
        edit.save()
    rows = orgtree.from_rows([{"id": "a", "kind": "company"}], charter="company").edit()
    with pytest.raises(UsageError, match="save this one first"):
        rows.save()
