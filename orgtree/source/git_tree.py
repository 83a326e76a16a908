"""Read the files of a folder as they were in a revision of a git repository.

Only git's plumbing is asked, for objects by their names, so that nothing of a foreign repository runs: no filter, no
textconv, no hook, no fetching of what a partial clone lacks; and the work tree and the index stay as they are.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from orgtree.base.catalogue import N_
from orgtree.base.errors import DefinitionError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SECONDS = 60
_MOST_SAID = 400
_MOST_FILES = 20_000
_MOST_BYTES = 1_000_000_000
_ENDINGS = frozenset({".yaml", ".yml", ".json"})
_FILE_MODES = frozenset({"100644", "100755"})
_LINK_MODE = "120000"
_SAFE = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_NOT_OURS = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_GLOB_PATHSPECS",
        "GIT_GRAFT_FILE",
        "GIT_ICASE_PATHSPECS",
        "GIT_INDEX_FILE",
        "GIT_NAMESPACE",
        "GIT_NOGLOB_PATHSPECS",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)
"""Variables that lead git to another repository than the file's, as they are set in hooks of that one."""


class _File(NamedTuple):
    """A file that may be part of a definition: its path below the folder, its size and object, and whether it is a link."""

    path: PurePosixPath
    size: int
    object: str
    is_link: bool


class _Answer(NamedTuple):
    """What git answers, None if it refuses, and what it says then."""

    out: bytes | None
    said: str


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
    inside = _answer(folder, "rev-parse", "--is-inside-work-tree", "--show-prefix")
    if inside.out is None:
        message = N_("'{folder}' is in no git repository that can be read; git says: {reason}")
        raise UsageError(message, folder=folder, reason=inside.said)
    is_inside, _, prefix = os.fsdecode(inside.out).removesuffix("\n").partition("\n")
    if is_inside != "true":
        raise UsageError(
            N_("'{folder}' is in no work tree of a git repository; name a file that git keeps"), folder=folder
        )
    listed = _answer(
        folder,
        "ls-tree",
        "-r",
        "-z",
        "-l",
        "--full-tree",
        _commit(folder, revision),
        *(["--", prefix] if prefix else []),
    )
    if listed.out is None:
        raise DefinitionError(
            N_("git cannot read revision '{revision}': {reason}"), revision=revision, reason=listed.said
        )
    files = list(_files(listed.out, prefix))
    if len(files) > _MOST_FILES or sum(file.size for file in files) > _MOST_BYTES:
        raise DefinitionError(N_("there is too much in '{folder}' to be read from git"), folder=folder)
    links = []
    for file, content in zip(files, _contents(folder, files), strict=True):
        target = Path(os.path.normpath(into / file.path))
        if not target.is_relative_to(into):  # git's own tools write no other names, a forged tree may have some
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if file.is_link:
            links.append((target, os.fsdecode(content)))
        else:
            target.write_bytes(content)
    for link, leads in links:
        if (
            "\0" not in leads
            and (led := Path(os.path.normpath(link.parent / leads))).is_relative_to(into)
            and led.is_file()
        ):
            link.symlink_to(os.path.relpath(led, link.parent))


def _commit(folder: Path, revision: str) -> str:
    """Return the name of a revision's commit.

    Raises:
        UsageError: If there is none.
    """
    asked = ["rev-parse", "--verify", "--quiet"]
    # Whatever begins with a dash is an option to git, and no revision can.
    named = None if revision.startswith("-") or "\0" in revision else _answer(folder, *asked, revision).out
    name = (named or b"").decode("ascii", "replace").strip()
    if not re.fullmatch(r"[0-9a-f]{40,64}", name):
        if _answer(folder, "rev-parse", "--is-shallow-repository").out == b"true\n":
            message = N_(
                "the git repository has no revision '{revision}', but it is a shallow clone: git fetch --unshallow gets the rest"
            )
            raise UsageError(message, revision=revision)
        raise UsageError(N_("the git repository has no revision '{revision}'"), revision=revision)
    commit = _answer(folder, *asked, f"{name}^{{commit}}").out
    if commit is None:
        raise UsageError(N_("'{revision}' is no commit; name a branch, a tag or a commit"), revision=revision)
    return commit.decode().strip()


def _files(listed: bytes, prefix: str) -> Iterator[_File]:
    """Yield each file that may be part of a definition.

    Raises:
        DefinitionError: If git does not have one.
    """
    for line in listed.split(b"\0"):
        about, _, name = line.partition(b"\t")
        mode, _, name_of_object, size = about.decode("ascii", "replace").split() if about else ("",) * 4
        path = PurePosixPath(os.fsdecode(name).removeprefix(prefix))
        if mode in (*_FILE_MODES, _LINK_MODE) and path.suffix.lower() in _ENDINGS:
            if not size.isdecimal():
                raise _missing(path)
            yield _File(path, int(size), name_of_object, mode == _LINK_MODE)


def _contents(folder: Path, files: Sequence[_File]) -> Iterator[bytes]:
    """Yield the content of each file.

    Raises:
        DefinitionError: If git does not have one.
    """
    asked = "".join(f"{file.object}\n" for file in files).encode()
    answer = _answer(folder, "cat-file", "--batch", given=asked).out or b""
    at = 0
    for path, size, _, _ in files:
        end = answer.find(b"\n", at)
        if end < 0 or answer[at:end].split()[1:] != [b"blob", str(size).encode()]:
            raise _missing(path)
        yield answer[end + 1 : end + 1 + size]
        at = end + size + 2


def _missing(path: PurePosixPath) -> DefinitionError:
    return DefinitionError(N_("git does not have '{path}' of that revision here; fetch it first"), path=path)


def _answer(folder: Path, *arguments: str, given: bytes = b"") -> _Answer:
    """Ask git.

    Raises:
        DefinitionError: If git is not there, or takes too long.
    """
    command = ["git", "-C", str(folder), *arguments]
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_OURS} | _SAFE
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command; what users name is no option
            command, input=given, capture_output=True, check=False, timeout=_SECONDS, env=environment
        )
    except FileNotFoundError as error:
        raise DefinitionError(N_("git is not installed; --rev needs it")) from error
    except subprocess.TimeoutExpired as error:
        raise DefinitionError(N_("git took longer than {seconds} seconds"), seconds=_SECONDS) from error
    said = " ".join(os.fsdecode(done.stderr[:_MOST_SAID]).removeprefix("fatal: ").split())
    return _Answer(done.stdout if done.returncode == 0 else None, said)
