"""Kill a write of files at every step: `python killed_writes.py FOLDER` tells as JSON what was left each time.

A step is a file that is opened, renamed, taken away or given permissions, as Python's audit events tell.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from orgtree.base.folder_lock import folder_lock
from orgtree.base.together import Change, recover, write_together

if TYPE_CHECKING:
    from collections.abc import Callable

CHANGES = {
    "a.yaml": Change(b"a", b"a2"),
    "sub/b.yaml": Change(b"b", b"b2"),
    "sub/new.yaml": Change(None, b"n"),
    "../orgtree.toml": Change(b"s", b"s2"),
}
STEPS = frozenset({"open", "os.rename", "os.remove", "os.chmod", "os.chown"})


def killed(folder: Path, step: int, work: Callable[[Path], object]) -> bool:
    """Do some work with a locked folder in a process that is killed before its file number *step*; return whether it was."""
    process = os.fork()
    if process:
        return os.WIFSIGNALED(os.waitpid(process, 0)[1])
    left = step

    def die(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in STEPS and str(folder.parent) in str(arguments[0]):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    with folder_lock(folder):
        sys.addaudithook(die)
        work(folder)
    os._exit(0)


def write(folder: Path) -> None:
    """Write all."""
    write_together(folder, CHANGES)


def begin(folder: Path) -> None:
    """Let the folder hold the files as they were, and nothing else."""
    with folder_lock(folder):
        recover(folder)
    (folder / "sub").mkdir(exist_ok=True)
    for name, change in CHANGES.items():
        if change.before is None:
            (folder / name).unlink(missing_ok=True)
        else:
            (folder / name).write_bytes(change.before)


def left(folder: Path) -> dict[str, object]:
    """Recover, and return what was done and all files then."""
    with folder_lock(folder):
        done = recover(folder)
    files = (path for path in folder.parent.rglob("*") if path.is_file())
    return {"done": done, "files": {path.relative_to(folder.parent).as_posix(): path.read_text() for path in files}}


def main() -> None:
    """Kill a write at every step, then what completes a write that was stopped half way."""
    folder = Path(sys.argv[1])
    writes, completions = [], []
    half = None
    for step in range(1000):
        begin(folder)
        was_killed = killed(folder, step, write)
        if half is None and (folder / "a.yaml").read_bytes() == CHANGES["a.yaml"].after:
            half = step
        writes.append(left(folder))
        if not was_killed:
            break
    for step in range(1000):
        begin(folder)
        killed(folder, half or 0, write)
        was_killed = killed(folder, step, recover)
        completions.append(left(folder))
        if not was_killed:
            break
    sys.stdout.write(json.dumps([writes, completions]))


if __name__ == "__main__":
    main()
