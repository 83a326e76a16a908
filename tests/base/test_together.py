"""Several files are written together: all or none, by one run at a time, and after a stop as well."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from orgtree.base.errors import WriteError
from orgtree.base.folder_lock import LOCK, folder_lock
from orgtree.base.together import JOURNAL, Change, commit, prepare, recover, write_together

if TYPE_CHECKING:
    from pathlib import Path

CHANGES = {"a.yaml": Change(b"a", b"a2"), "sub/b.yaml": Change(b"b", b"b2")}


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.yaml").write_bytes(b"a")
    (tmp_path / "sub" / "b.yaml").write_bytes(b"b")
    return tmp_path


def texts(folder: Path) -> tuple[bytes, bytes]:
    """Return what the two files hold."""
    return (folder / "a.yaml").read_bytes(), (folder / "sub" / "b.yaml").read_bytes()


def files(folder: Path) -> set[str]:
    """Return the names of all files."""
    return {path.name for path in folder.rglob("*") if path.is_file()}


def test_all_files_are_written_and_nothing_is_left(folder: Path) -> None:
    """Permissions stay, links are followed, and no temporary file is left."""
    (folder / "a.yaml").chmod(0o640)
    (folder / "sub" / "b.yaml").rename(folder / "sub" / "real.yaml")
    (folder / "sub" / "b.yaml").symlink_to("real.yaml")
    write_together(folder, CHANGES)
    assert texts(folder) == (b"a2", b"b2")
    assert (folder / "a.yaml").stat().st_mode & 0o777 == 0o640
    assert (folder / "sub" / "b.yaml").is_symlink()
    assert files(folder) == {"a.yaml", "b.yaml", "real.yaml"}


def test_a_file_that_changed_meanwhile_stops_all(folder: Path) -> None:
    """Neither file is written, before the journal and after it."""
    (folder / "sub" / "b.yaml").write_bytes(b"other")
    with pytest.raises(WriteError, match="has changed since it was read"):
        write_together(folder, CHANGES)
    assert texts(folder) == (b"a", b"other")
    assert files(folder) == {"a.yaml", "b.yaml"}


@pytest.mark.parametrize("renamed", [0, 1, 2])
def test_what_a_killed_run_began_is_completed(folder: Path, renamed: int) -> None:
    """Once the journal stands, the next run ends what it says."""
    steps = prepare(folder, CHANGES)
    commit(folder, steps[:renamed])
    assert recover(folder) == "completed"
    assert texts(folder) == (b"a2", b"b2")
    assert files(folder) == {"a.yaml", "b.yaml"}
    assert recover(folder) is None


def test_what_a_killed_run_began_is_taken_back_where_a_file_has_changed(folder: Path) -> None:
    """What someone else has written meanwhile stays, and the other file is as it was."""
    commit(folder, prepare(folder, CHANGES)[:1])
    (folder / "sub" / "b.yaml").write_bytes(b"other")
    assert recover(folder) == "taken back"
    assert texts(folder) == (b"a", b"other")
    assert files(folder) == {"a.yaml", "b.yaml"}


def test_a_process_that_is_killed_between_two_files(folder: Path) -> None:
    """A process that dies holds no lock, and leaves what the next run completes."""
    script = (
        "import os, sys; from pathlib import Path\n"
        "from orgtree.base.folder_lock import folder_lock\n"
        "from orgtree.base.together import Change, commit, prepare\n"
        "folder = Path(sys.argv[1])\n"
        "with folder_lock(folder):\n"
        "    steps = prepare(folder, {'a.yaml': Change(b'a', b'a2'), 'sub/b.yaml': Change(b'b', b'b2')})\n"
        "    commit(folder, steps[:1])\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    run = subprocess.run([sys.executable, "-c", script, str(folder)], check=False)  # noqa: S603 - our own
    assert run.returncode != 0
    assert texts(folder) == (b"a2", b"b")
    with folder_lock(folder):
        assert recover(folder) == "completed"
    assert texts(folder) == (b"a2", b"b2")
    assert files(folder) == {"a.yaml", "b.yaml"}


def test_a_run_that_was_stopped_before_its_journal_leaves_nothing(folder: Path) -> None:
    """Its temporary files in the folder are swept."""
    prepare(folder, CHANGES)
    (folder / JOURNAL).unlink()
    assert recover(folder) is None
    assert texts(folder) == (b"a", b"b")
    assert [path.name for path in folder.iterdir() if path.is_file()] == ["a.yaml"]


def test_one_run_holds_the_folder(folder: Path) -> None:
    """A second one is told, and may go on when the first has ended."""
    with folder_lock(folder), pytest.raises(WriteError, match="another run is editing"), folder_lock(folder):
        pass
    assert not (folder / LOCK).exists()
    with folder_lock(folder):
        assert (folder / LOCK).exists()


@pytest.mark.parametrize(
    "step",
    [
        {"file": "../out.yaml"},
        {"file": "/etc/passwd"},
        {"file": ".git/config"},
        {"file": "link.yaml"},
        {"new": "../../x"},
        {"new": "a.yaml"},
        {"more": 1},
    ],
)
def test_a_journal_that_came_from_elsewhere_renames_nothing(folder: Path, step: dict[str, str]) -> None:
    """A journal reaches no file outside its folder, no hidden one, and moves temporary files only."""
    outside = folder.parent / "outside.yaml"
    outside.write_bytes(b"a")
    (folder / "link.yaml").symlink_to(outside)
    steps = [taken._asdict() | step for taken in prepare(folder, CHANGES)]
    (folder / JOURNAL).write_text(json.dumps({"steps": steps}))
    with pytest.raises(WriteError, match="is no journal of orgtree"):
        recover(folder)
    assert texts(folder) == (b"a", b"b")
    assert outside.read_bytes() == b"a"
