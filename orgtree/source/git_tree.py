"""Read the files of a folder as they were in a revision of a git repository.

Only git's plumbing is asked, for objects by their names, so that nothing of a foreign repository runs: no filter, no
textconv, no hook, no fetching of what a partial clone lacks; and the work tree and the index stay as they are.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import DefinitionError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SECONDS = 60
_MOST_FILES = 20_000
_MOST_BYTES = 1_000_000_000
_ENDINGS = frozenset({".yaml", ".yml", ".json"})
_FILE_MODES = frozenset({"100644", "100755"})
_SAFE = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


def copy_revision(folder: Path, revision: str, into: Path) -> None:
    """Write the definitions and charters of a folder, and of those below it, as they were in a revision.

    Args:
        folder: A folder of the work tree.
        revision: A revision as git names it: a branch, a tag, `HEAD~5`, a commit.
        into: An empty folder, in which they are written under the same paths.

    Raises:
        UsageError: If the folder is in no repository, or the repository has no such revision.
        DefinitionError: If git is not there or does not answer, or there is too much to read.
    """
    inside = _answer(folder, "rev-parse", "--show-prefix")
    if inside is None:
        raise UsageError(N_("'{folder}' is in no git repository that can be read"), folder=folder)
    prefix = os.fsdecode(inside).rstrip("\n")
    named = _answer(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if named is None:
        raise UsageError(N_("the git repository has no revision '{revision}'"), revision=revision)
    commit = named.decode().strip()
    listed = _answer(
        folder, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", *([f":(literal){prefix}"] if prefix else [])
    )
    files = list(_files(listed or b"", prefix))
    if len(files) > _MOST_FILES or sum(size for _, size, _ in files) > _MOST_BYTES:
        raise DefinitionError(N_("there is too much in '{folder}' to be read from git"), folder=folder)
    for (path, _, _), content in zip(files, _contents(folder, files), strict=True):
        target = Path(os.path.normpath(into / path))
        if target.is_relative_to(into):  # git's own tools write no other names, a forged tree may have some
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def _files(listed: bytes, prefix: str) -> Iterator[tuple[PurePosixPath, int, str]]:
    """Yield path below the folder, size and object of each file that may be part of a definition."""
    for line in listed.split(b"\0"):
        about, _, name = line.partition(b"\t")
        mode, _, name_of_object, size = about.decode("ascii", "replace").split() if about else ("",) * 4
        path = PurePosixPath(os.fsdecode(name).removeprefix(prefix))
        if mode in _FILE_MODES and size.isdecimal() and path.suffix.lower() in _ENDINGS:
            yield path, int(size), name_of_object


def _contents(folder: Path, files: Sequence[tuple[PurePosixPath, int, str]]) -> Iterator[bytes]:
    """Yield the content of each file.

    Raises:
        DefinitionError: If git does not have one.
    """
    asked = "".join(f"{name}\n" for _, _, name in files).encode()
    answer = _answer(folder, "cat-file", "--batch", given=asked) or b""
    at = 0
    for path, size, _ in files:
        end = answer.find(b"\n", at)
        if end < 0 or answer[at:end].split()[1:] != [b"blob", str(size).encode()]:
            raise DefinitionError(N_("git does not have '{path}' of that revision"), path=path)
        yield answer[end + 1 : end + 1 + size]
        at = end + size + 2


def _answer(folder: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """Return what git answers, None if it refuses.

    Raises:
        DefinitionError: If git is not there, or takes too long.
    """
    command = ["git", "-C", str(folder), *arguments]
    environment = {**os.environ, **_SAFE}
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command; what users name is an argument behind --
            command, input=given, capture_output=True, check=False, timeout=_SECONDS, env=environment
        )
    except FileNotFoundError as error:
        raise DefinitionError(N_("git is not installed; --rev needs it")) from error
    except subprocess.TimeoutExpired as error:
        raise DefinitionError(N_("git took longer than {seconds} seconds"), seconds=_SECONDS) from error
    return done.stdout if done.returncode == 0 else None
