"""A write that is killed at any step leaves the old files, or is completed by the next run; so does one on a full disk."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

KILLED = Path(__file__).parents[1] / "support" / "killed_writes.py"
BEFORE = {"org/a.yaml": "a", "org/sub/b.yaml": "b", "orgtree.toml": "s"}
AFTER = {"org/a.yaml": "a2", "org/sub/b.yaml": "b2", "org/sub/new.yaml": "n", "orgtree.toml": "s2"}
FULL = """
import resource, signal, sys
from pathlib import Path
from orgtree.base.together import Change, write_together
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    changes = {"a.yaml": Change(b"a", b"a2"), "new.yaml": Change(None, b"n"), "sub/b.yaml": Change(b"b", b"b" * 10_000)}
    write_together(Path(sys.argv[1]), changes)
except OSError as error:
    print(Path(error.filename).name, error.strerror)
"""


def test_a_process_that_is_killed_at_any_step(tmp_path: Path) -> None:
    """Next time all files are the old ones or all are the new ones, in folders below and above, and nothing else is there.

    So it is, too, where the run is killed that completes what was stopped.
    """
    folder = tmp_path / "org"
    folder.mkdir()
    told = subprocess.run([sys.executable, KILLED, folder], capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own
    writes, completions = json.loads(told)
    ends = [end["done"] for end in writes]
    began = ends.index("completed")
    assert all(end["files"] == BEFORE for end in writes[:began])
    assert all(end["files"] == AFTER for end in (*writes[began:], *completions))
    assert "taken back" not in ends
    assert min(began, len(ends) - began, len(completions)) > 10


@pytest.mark.parametrize(("room", "named"), [(3000, "b.yaml"), (50, ".orgtree-journal")])
def test_a_full_disk_leaves_the_old_files_and_nothing_else(tmp_path: Path, room: int, named: str) -> None:
    """A limit on the size of files stands in for it; what could not be written is named."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.yaml").write_bytes(b"a")
    (tmp_path / "sub" / "b.yaml").write_bytes(b"b")
    command = [sys.executable, "-c", FULL, str(tmp_path), str(room)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert done.stdout == f"{named} File too large\n"
    assert {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == {
        "a.yaml": b"a",
        "b.yaml": b"b",
    }
