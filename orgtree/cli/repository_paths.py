"""Name files as a code host does: relative to the root of the repository, wherever the command was run."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from orgtree.base.place import is_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""What GitHub Actions and GitLab CI say of where they have checked the repository out."""


def repository_paths(prefix: str | None, environ: Mapping[str, str]) -> Callable[[str], str]:
    """Return what turns a label, which is relative to the current folder, into a path in the repository.

    Args:
        prefix: Path of the current folder in the repository; None to look for the root: what the CI service says, else
            the nearest folder above a file that holds `.git`.
        environ: Environment variables.
    """

    def path(label: str) -> str:
        if not is_file(label):
            return label
        if prefix is not None:
            return f"{prefix.rstrip('/')}/{label.removeprefix('./')}" if prefix else label
        full = os.path.abspath(label)  # noqa: PTH100 - Path.absolute leaves `..` in
        roots = [environ[name] for name in _ROOTS if environ.get(name)]
        found = (below for root in (*roots, *_with_git(Path(full))) if (below := _below(full, root)) is not None)
        return next(found, label)

    return path


def _with_git(file: Path) -> Iterator[str]:
    yield from (str(folder) for folder in file.parents if (folder / ".git").exists())


def _below(file: str, root: str) -> str | None:
    """Return a file's path below a folder, links considered; None if it lies elsewhere."""
    for name, folder in ((file, os.path.abspath(root)), (os.path.realpath(file), os.path.realpath(root))):  # noqa: PTH100 - as above
        if Path(name).is_relative_to(folder):
            return Path(name).relative_to(folder).as_posix()
    return None
