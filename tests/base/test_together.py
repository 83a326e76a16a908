"""Several files are written together: all or none, by one run at a time, and after a stop as well."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from orgtree.base.errors import WriteError
from orgtree.base.folder_lock import LOCK, folder_lock
from orgtree.base.journal import JOURNAL
from orgtree.base.together import Change, commit, prepare, recover, write_together

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
        {"file": "../orgtree.toml", "before": None},
        {"file": "../sub/orgtree.toml"},
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


@pytest.mark.parametrize("content", ["[" * 100_000, "{}", "", "\xff", '{"steps": [{"file": 5}]}'])
def test_what_is_no_journal_is_told(folder: Path, content: str) -> None:
    """Neither depth nor another type is taken for one."""
    (folder / JOURNAL).write_text(content, encoding="latin-1")
    with pytest.raises(WriteError, match="is no journal of orgtree"):
        recover(folder)


def test_a_pipe_in_place_of_a_journal_does_not_block(folder: Path) -> None:
    """It is not even opened; neither is a link that leads nowhere taken for no journal."""
    os.mkfifo(folder / JOURNAL)
    with pytest.raises(WriteError, match="is no journal"):
        recover(folder)
    (folder / JOURNAL).unlink()
    steps = [taken._asdict() | {"file": "pipe.yaml"} for taken in prepare(folder, CHANGES)]
    os.mkfifo(folder / "pipe.yaml")
    (folder / JOURNAL).write_text(json.dumps({"steps": steps}))
    assert recover(folder) is None
    (folder / JOURNAL).symlink_to("nowhere")
    with pytest.raises(WriteError, match="is no journal"):
        recover(folder)


def test_a_lock_makes_no_file_where_a_link_leads(folder: Path) -> None:
    """A link by the name of the lock is not followed."""
    (folder / LOCK).symlink_to(folder / "made")
    with pytest.raises(WriteError, match="cannot be edited"), folder_lock(folder):
        pass
    assert not (folder / "made").exists()


@pytest.mark.parametrize("changes", [CHANGES, {"sub/b.yaml": Change(b"b", b"b2")}])
def test_a_file_that_is_write_protected_stays(folder: Path, changes: dict[str, Change]) -> None:
    """The folder would let it be replaced; it is refused, with what to do, and so are the others."""
    (folder / "sub" / "b.yaml").chmod(0o444)
    with pytest.raises(WriteError, match=r"sub/b\.yaml' is write-protected and is left as it is; allow writing"):
        write_together(folder, changes)
    assert texts(folder) == (b"a", b"b")
    assert files(folder) == {"a.yaml", "b.yaml"}


def test_a_link_is_written_through_and_stays(folder: Path) -> None:
    """One out of the folder, too, where it is the only file; of several, it is refused."""
    below = folder / "sub"
    (below / "a.yaml").symlink_to(folder / "a.yaml")
    changes = {"a.yaml": Change(b"a", b"a2"), "b.yaml": Change(b"b", b"b2")}
    with pytest.raises(WriteError, match="written together only inside it"):
        write_together(below, changes)
    assert texts(folder) == (b"a", b"b")
    write_together(below, {"a.yaml": changes["a.yaml"]})
    assert (below / "a.yaml").is_symlink()
    assert texts(folder) == (b"a2", b"b")
    assert files(folder) == {"a.yaml", "b.yaml"}


def test_files_that_are_new_are_written_or_not_there(folder: Path) -> None:
    """A new file gets what the user's mask allows, and goes again where another cannot be written."""
    new = {"sub/c.yaml": Change(None, b"c"), "a.yaml": Change(b"a", b"a2")}
    write_together(folder, new)
    assert (folder / "sub" / "c.yaml").stat().st_mode & 0o777 == (folder / "a.yaml").stat().st_mode & 0o777
    (folder / "sub" / "c.yaml").unlink()
    commit(folder, prepare(folder, {**new, "a.yaml": Change(b"a2", b"a3")})[:1])
    (folder / "a.yaml").write_bytes(b"other")
    assert recover(folder) == "taken back"
    assert files(folder) == {"a.yaml", "b.yaml"}
    with pytest.raises(WriteError, match="has changed since"):
        write_together(folder, {"a.yaml": Change(None, b"x")})


def test_settings_above_are_written_with_the_rest(folder: Path) -> None:
    """They are completed and taken back with it; no other file above is, and no link there."""
    settings = folder / "orgtree.toml"
    settings.write_bytes(b"s")
    below = folder / "sub"
    changes = {"b.yaml": Change(b"b", b"b2"), "../orgtree.toml": Change(b"s", b"s2")}
    commit(below, prepare(below, changes)[1:])
    assert settings.read_bytes() == b"s2"
    assert recover(below) == "completed"
    assert texts(folder) == (b"a", b"b2")
    (below / "b.yaml").write_bytes(b"b")
    settings.write_bytes(b"s")
    commit(below, prepare(below, changes)[1:])
    (below / "b.yaml").write_bytes(b"other")
    assert recover(below) == "taken back"
    assert settings.read_bytes() == b"s"
    assert files(folder) == {"a.yaml", "b.yaml", "orgtree.toml"}
    with pytest.raises(WriteError, match="only inside it"):
        write_together(below, {"b.yaml": Change(b"other", b"b2"), "../a.yaml": Change(b"a", b"a2")})
    settings.rename(folder / "a.yaml")
    settings.symlink_to(folder / "a.yaml")
    with pytest.raises(WriteError, match="only inside it"):
        write_together(below, {"b.yaml": Change(b"other", b"b2"), "../orgtree.toml": Change(b"s", b"s2")})
