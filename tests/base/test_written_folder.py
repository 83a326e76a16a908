"""A folder of files that a command writes, and nobody else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from orgtree.base.errors import WriteError
from orgtree.base.written_folder import LIST, differences, write_folder

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_written_is_current_and_written_once(tmp_path: Path) -> None:
    """A second time nothing is missing, changed or left over."""
    files = {"a.md": b"a", "pictures/a.svg": b"<svg/>"}
    assert differences(tmp_path / "docs", files).missing == ["a.md", "pictures/a.svg"]
    write_folder(tmp_path / "docs", files)
    assert not differences(tmp_path / "docs", files)
    assert (tmp_path / "docs/pictures/a.svg").read_bytes() == b"<svg/>"


def test_what_is_no_longer_made_is_taken_away_and_other_files_stay(tmp_path: Path) -> None:
    """Only what was written here goes."""
    write_folder(tmp_path, {"a.md": b"a", "b.md": b"b"})
    (tmp_path / "own.md").write_bytes(b"mine")
    assert differences(tmp_path, {"a.md": b"new"}) == ([], ["a.md"], ["b.md"])
    write_folder(tmp_path, {"a.md": b"new"})
    assert sorted(path.name for path in tmp_path.iterdir()) == [LIST, "a.md", "own.md"]
    assert (tmp_path / "a.md").read_bytes() == b"new"


def test_a_file_of_somebody_else_is_never_written_over(tmp_path: Path) -> None:
    """Then nothing at all is written."""
    (tmp_path / "b.md").write_bytes(b"mine")
    with pytest.raises(WriteError, match=r"b\.md"):
        write_folder(tmp_path, {"a.md": b"a", "b.md": b"b"})
    assert [path.name for path in tmp_path.iterdir()] == ["b.md"]
    assert (tmp_path / "b.md").read_bytes() == b"mine"


@pytest.mark.parametrize("listed", ["nonsense", "{}", '["../outside.md", "/etc/passwd", 3, ""]', '["away/outside.md"]'])
def test_a_list_that_was_bent_takes_nothing_away(tmp_path: Path, listed: str) -> None:
    """A list may come with a repository of a stranger."""
    outside, folder = tmp_path / "outside.md", tmp_path / "docs"
    folder.mkdir()
    outside.write_bytes(b"mine")
    (folder / "away").symlink_to(tmp_path)
    (folder / LIST).write_text(listed, encoding="utf-8")
    write_folder(folder, {"a.md": b"a"})
    assert outside.read_bytes() == b"mine"
    assert json.loads((folder / LIST).read_text(encoding="utf-8")) == ["a.md"]
    with pytest.raises(WriteError, match="leads out of the folder"):
        write_folder(folder, {"away/new.md": b"a"})
    assert not (tmp_path / "new.md").exists()
