"""Folders of tables that are not whole, not orgtree's or not what they say: each is refused with what to do."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

import orgtree
from orgtree.base.errors import DefinitionError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

UNITS: list[dict[str, object]] = [
    {"id": "c", "kind": "company", "name": "Acme"},
    {"id": "t", "kind": "team", "part_of": "c", "headcount": 4, "dotted_to": "c"},
]
RUN = """
import os, signal, sys
from orgtree.cli.main import run
import polars, orgtree.exchange.stored.write
left = int(sys.argv[1])
def die(event, arguments):
    global left
    if event in ("open", "os.rename") and str(arguments[0]).startswith("tables"):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(die)
sys.exit(run(sys.argv[2:]))
"""
FULL = """
import resource, signal, sys
from orgtree.cli.main import run
import polars, orgtree.exchange.stored.write
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.exit(run(sys.argv[2:]))
"""


def org() -> orgtree.Organisation:
    """Return a company with a team."""
    return orgtree.from_rows(UNITS, charter="company")


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """Return a folder of its tables."""
    org().to_parquet(tmp_path / "tables")
    return tmp_path / "tables"


def refused(folder: Path) -> str:
    """Return why a folder is not opened; the folder's name is left out."""
    with pytest.raises(DefinitionError) as error:
        orgtree.open_tables(folder)
    return str(error.value).replace(f"{folder}{os.sep}", "").replace(str(folder), "tables")


def rewritten(folder: Path, name: str, change: Callable[[pl.DataFrame], pl.DataFrame]) -> None:
    """Write a table anew, and let the manifest say its size, as whoever means ill would."""
    path = folder / name
    change(pl.read_parquet(path)).write_parquet(path)
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"][name]["bytes"] = path.stat().st_size
    (folder / "manifest.json").write_text(json.dumps(manifest))


def said(folder: Path, **changes: Any) -> None:
    """Let the manifest say something else."""
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({**manifest, **changes}))


def test_without_a_manifest_a_folder_is_not_whole(tables: Path) -> None:
    """It is written last, so that what has none was not finished."""
    (tables / "manifest.json").unlink()
    assert refused(tables) == (
        "the tables in 'tables' are not whole: writing them was stopped half way, or is still going on; write them again"
    )


@pytest.mark.parametrize(
    ("name", "keep"), [("units.parquet", 100), ("links/part_of.parquet", 0), ("charter.yaml", 50), ("head.json", 5)]
)
def test_a_file_that_was_cut_off(tables: Path, name: str, keep: int) -> None:
    """The manifest says how many bytes each has."""
    whole = (tables / name).stat().st_size
    os.truncate(tables / name, keep)
    assert refused(tables) == (
        f"'{name}' has {keep} bytes and should have {whole}: it was cut off or written by something else; write the tables again"
    )


def test_a_file_that_is_gone(tables: Path) -> None:
    """It is told before anything is read."""
    (tables / "units.parquet").unlink()
    assert refused(tables) == "'units.parquet' cannot be read: No such file or directory; write the tables again"


def test_a_file_of_the_right_size_that_is_no_table(tables: Path) -> None:
    """What another program has written in its place."""
    (tables / "units.parquet").write_bytes(b"PAR1" + b"x" * ((tables / "units.parquet").stat().st_size - 4))
    assert refused(tables) == "'units.parquet' is no table of Parquet, or was cut off; write the tables again"


@pytest.mark.parametrize(
    ("name", "change", "why"),
    [
        (
            "units.parquet",
            lambda table: table.with_columns(pl.col("headcount.low").cast(pl.String)),
            "column 'headcount.low' of 'units.parquet' is VARCHAR and should be DOUBLE; write the tables again",
        ),
        (
            "units.parquet",
            lambda table: table.with_columns(pl.col("unit").cast(pl.Int64)),
            "column 'unit' of 'units.parquet' is Int64 and should be INT32; write the tables again",
        ),
        (
            "units.parquet",
            lambda table: table.drop("kind"),
            "'units.parquet' has no column 'kind'; write the tables again",
        ),
        (
            "units.parquet",
            lambda table: table.with_columns(kind=pl.lit("guild")),
            "'units.parquet' is broken at 'kind'; write the tables again",
        ),
        (
            "units.parquet",
            lambda table: table.with_columns(id=pl.lit("c")),
            "'units.parquet' is broken at 'id'; write the tables again",
        ),
        (
            "units.parquet",
            lambda table: table.with_columns(unit=pl.lit(1, dtype=pl.Int32)),
            "'units.parquet' is broken at 'unit'; write the tables again",
        ),
        (
            "units.parquet",
            lambda table: table.with_columns(pl.col("headcount.low") + 1),
            "'units.parquet' is broken at 'headcount'; write the tables again",
        ),
        (
            "units.parquet",
            lambda table: table.head(1),
            "'units.parquet' is broken at 'unit'; write the tables again",
        ),
        (
            "links/part_of.parquet",
            lambda table: table.with_columns(target=pl.lit(7, dtype=pl.Int32)),
            "'links/part_of.parquet' is broken at 'target'; write the tables again",
        ),
    ],
)
def test_a_table_that_is_not_what_it_should_be(tables: Path, name: str, change: Any, why: str) -> None:
    """Types, columns, kinds, ids, numbers of units and ends of links."""
    rewritten(tables, name, change)
    assert refused(tables) == why


@pytest.mark.parametrize("more", ["# newer\n", "kinds: {}\n"])
def test_a_charter_that_has_changed_since(tables: Path, more: str) -> None:
    """The tables hold what it said when they were written."""
    text = (tables / "charter.yaml").read_text() + more
    (tables / "charter.yaml").write_text(text)
    files = json.loads((tables / "manifest.json").read_text())["files"]
    files["charter.yaml"]["bytes"] = len(text.encode())
    said(tables, files=files)
    assert refused(tables) == (
        "'charter.yaml' has changed since the tables were written, which hold what it said then; put it back, or write the tables again"
    )


@pytest.mark.parametrize(
    ("what", "value"),
    [("damage", "1"), ("name", '{"name": 3}'), ("note", '{"to": 1}'), ("dated", "{}"), ("x", "{}"), ("order", "{")],
)
def test_what_is_said_besides_is_not_taken_on_trust(tmp_path: Path, what: str, value: str) -> None:
    """It is JSON in a column, of which each sort has a shape of its own."""
    units = [{**UNITS[0], "headcount": {"value": 3, "source": "book"}}, UNITS[1]]
    orgtree.from_rows(units, charter="company").to_parquet(tmp_path / "tables")
    rewritten(
        tmp_path / "tables", "besides.parquet", lambda table: table.with_columns(what=pl.lit(what), value=pl.lit(value))
    )
    assert refused(tmp_path / "tables") == "'besides.parquet' is broken at 'value'; write the tables again"


def test_a_day_that_is_none(tables: Path) -> None:
    """The manifest says on which day one looks."""
    said(tables, day="some day")
    assert refused(tables) == "'manifest.json' is broken at 'day'; write the tables again"


def test_tables_of_a_newer_orgtree(tables: Path) -> None:
    """They are not guessed at."""
    said(tables, format="tables/2", orgtree="7.0")
    assert refused(tables) == (
        "'tables' holds tables/2, which orgtree 7.0 wrote; this one reads tables/1: update orgtree, or write the tables again"
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "'manifest.json' is broken at '1'; write the tables again"),
        ("[" * 100_000, "'manifest.json' is broken at '1'; write the tables again"),
        ("[]", "'manifest.json' does not say that it is one of orgtree's tables"),
        ('{"name": "web app"}', "'manifest.json' does not say that it is one of orgtree's tables"),
        ('{"format": "tables/1"}', "'manifest.json' is broken at 'orgtree'; write the tables again"),
    ],
)
def test_a_manifest_that_is_none(tables: Path, text: str, why: str) -> None:
    """No JSON, JSON of something else, and one with holes."""
    (tables / "manifest.json").write_text(text)
    assert refused(tables) == why


def test_a_manifest_that_leads_out_of_its_folder(tables: Path) -> None:
    """Nothing outside of the folder is even looked at."""
    (tables.parent / "secret").write_text("x")
    said(tables, files={"../secret": {"bytes": 1}})
    assert refused(tables) == "'../secret' lies outside of the folder of tables"


def test_findings_whose_words_ask_for_more_than_there_is(tables: Path) -> None:
    """A template that came out of a file names words and nothing else."""
    head = json.loads((tables / "head.json").read_text())
    head["findings"] = [
        {
            "code": "X",
            "name": "x",
            "severity": "error",
            "message": "{unit.__class__}",
            "unit": "c",
            "facts": {"map": {}},
        }
    ]
    text = json.dumps(head)
    (tables / "head.json").write_text(text)
    files = json.loads((tables / "manifest.json").read_text())["files"]
    files["head.json"] = {"bytes": len(text), "sha256": hashlib.sha256(text.encode()).hexdigest()}
    said(tables, files=files)
    assert refused(tables) == "'head.json' is broken at 'findings'; write the tables again"


def test_what_else_is_in_a_folder_is_never_written_over(tmp_path: Path) -> None:
    """Not even with force, and not where it has a manifest of another program."""
    for name, text in (("notes.txt", "mine"), ("manifest.json", '{"name": "web app"}')):
        folder = tmp_path / name.replace(".", "-")
        folder.mkdir()
        (folder / name).write_text(text)
        for force in (False, True):
            with pytest.raises(UsageError, match="holds other files and is left as it is; name a new folder"):
                org().to_parquet(folder, force=force)
        assert [path.name for path in folder.iterdir()] == [name]
        assert (folder / name).read_text() == text


def test_tables_are_written_over_with_force_only_and_what_else_is_there_stays(tables: Path) -> None:
    """Tables of before are gone, and a file of the user's is not."""
    (tables / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match="holds tables; --force writes over them"):
        org().to_parquet(tables)
    orgtree.from_rows(UNITS[:1], charter="company").to_parquet(tables, force=True)
    assert len(orgtree.open_tables(tables)) == 1
    assert (tables / "notes.txt").read_text() == "mine"
    assert not (tables / "links").exists()


@pytest.mark.usefixtures("room")
def test_tables_are_not_written_over_what_they_were_read_from(command: Any) -> None:
    """As no file that was read is."""
    assert command("export", "team.yaml", "--tables", "tables")[0] == 0
    code, _, told = command("export", "tables", "--tables", "tables", "--force")
    assert code == 2
    assert "is the input or is read with it" in told
    assert command("cover", "tables")[0] == 0


@pytest.mark.usefixtures("room")
def test_a_file_in_the_place_of_the_folder_and_a_folder_that_is_not_there(command: Any) -> None:
    """Each is told by its name."""
    assert command("export", "team.yaml", "--tables", "team.yaml")[2] == (
        "orgtree: 'team.yaml' is a file; name a folder for the tables\n"
    )
    assert command("export", "team.yaml", "--tables", "no/where")[2] == (
        "orgtree: the folder of 'no/where' is not there; make it first\n"
    )


def export(script: str, number: int, folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Export a definition to tables in a process that may not come to its end."""
    arguments = [sys.executable, "-c", script, str(number), "export", "team.yaml", "--tables", "tables", *more]
    # What measures coverage would write its own file into the full disk.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    return subprocess.run(  # noqa: S603 - our own
        arguments, capture_output=True, text=True, check=False, cwd=folder, env=environment
    )


@pytest.mark.skipif(os.name == "nt", reason="processes are killed by a signal")
@pytest.mark.parametrize("step", [2, 8])
def test_a_run_that_is_killed_leaves_no_tables_and_the_next_one_completes(room: Path, command: Any, step: int) -> None:
    """While tables are written, and just before the manifest."""
    assert export(RUN, step, room).returncode < 0
    code, _, told = command("cover", "tables")
    assert code == 3
    assert "not whole" in told
    assert command("export", "team.yaml", "--tables", "tables")[0] == 0
    assert command("cover", "tables")[0] == 0
    assert not [path for path in (room / "tables").rglob("*") if path.name.endswith(".part")]


@pytest.mark.skipif(os.name == "nt", reason="there is no limit on the size of files")
def test_a_full_disk_leaves_the_tables_that_were_there(room: Path, command: Any) -> None:
    """A limit on file sizes stands in for a full disk."""
    units = "".join(f"- {{id: u{number * 7919 % 4001}, kind: company}}\n" for number in range(1500))
    (room / "team.yaml").write_text(f"orgtree: definition/1\ncharter: company\nunits:\n{units}")
    done = export(FULL, 13_000, room)
    assert (done.returncode, done.stderr) == (2, "orgtree: tables: File too large\n")
    assert not (room / "tables").exists()
    assert command("export", "team.yaml", "--tables", "tables")[0] == 0
    whole = {path.name: path.read_bytes() for path in (room / "tables").iterdir() if path.is_file()}
    assert export(FULL, 13_000, room, "--force").returncode == 2
    assert {path.name: path.read_bytes() for path in (room / "tables").iterdir() if path.is_file()} == whole


@pytest.mark.skipif(os.name == "nt", reason="there is no limit on the size of files")
def test_a_full_disk_leaves_no_folder_of_raw_tables(room: Path) -> None:
    """DuckDB keeps there what it reads; no part of that stays."""
    pl.DataFrame({"id": [f"u{number * 7919 % 4001}" for number in range(4000)], "kind": "company"}).write_csv(
        room / "units.csv"
    )
    script = FULL.replace('"export"', '"convert"')
    arguments = [
        sys.executable,
        "-c",
        script,
        "13000",
        "convert",
        "units.csv",
        "--charter",
        "company",
        "--tables",
        "tables",
    ]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    done = subprocess.run(arguments, capture_output=True, text=True, check=False, cwd=room, env=environment)  # noqa: S603 - our own
    assert done.returncode == 2
    assert (
        done.stderr
        == "orgtree: the disk has no room: DuckDB puts there what memory has none for; make room, and run it again\n"
    )
    assert sorted(path.name for path in room.iterdir()) == ["team.yaml", "units.csv"]


@pytest.mark.usefixtures("room")
def test_options_that_do_not_go_together(command: Any) -> None:
    """Each says which to leave out."""
    assert "leave -o and --form out" in command("export", "team.yaml", "--tables", "x", "-o", "x.csv")[2]
    command("export", "team.yaml", "--tables", "tables")
    assert "leave the other one out" in command("cover", "tables", "--charter", "company")[2]
    assert "leave the other one out" in command("check", "tables", "--charter", "company")[2]
