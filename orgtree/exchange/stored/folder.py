"""Write a folder of tables so that it is whole or says that it is not."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import DefinitionError, UsageError
from orgtree.base.files import writable
from orgtree.base.folder_lock import LOCK, folder_lock
from orgtree.base.messages import reason
from orgtree.graph.manifest import (
    BESIDES,
    CHARTER,
    FURTHER,
    HEAD,
    INCOMPLETE,
    LINKS,
    MANIFEST,
    PART,
    UNITS,
    read_data,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_OWN = frozenset({MANIFEST, CHARTER, HEAD, UNITS, INCOMPLETE, FURTHER, BESIDES, LINKS, LOCK})


class Folder:
    """A folder into which tables are written.

    Args:
        path: Where it is.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.names: list[str] = []

    def part(self, name: str) -> Path:
        """Return where a file is to be written; it gets its name when all of them are there."""
        self.names.append(name)
        path = self.path / f"{name}{PART}"
        path.parent.mkdir(exist_ok=True)
        return path

    def written(self, name: str) -> Path:
        """Return where a file is that was written and has not got its name yet."""
        return self.path / f"{name}{PART}"

    def finish(self, manifest: str) -> None:
        """Give all files their names, and write the manifest last."""
        for name in _files(self.path):
            if not name.endswith(PART):
                writable(self.path / name)
        (self.path / MANIFEST).unlink(missing_ok=True)  # from here on the folder is not whole
        for name in _files(self.path):
            if not name.endswith(PART) and name not in self.names:
                (self.path / name).unlink()
        for name in self.names:
            (self.path / f"{name}{PART}").replace(self.path / name)
        part = self.path / f"{MANIFEST}{PART}"
        part.write_text(manifest, encoding="utf-8", newline="\n")
        part.replace(self.path / MANIFEST)


@contextmanager
def folder_of_tables(path: str | Path, *, force: bool = False) -> Iterator[Folder]:
    """Write a folder; of tables that are there only what is whole is replaced, and of a run that fails nothing is left.

    Args:
        path: Where it goes; it is made where it is not there.
        force: Whether tables that are there are written over.

    Raises:
        UsageError: If something else is there, or tables are and *force* is not given.
        WriteError: If another run is writing there.
        OSError: If a file cannot be written.
    """
    path = Path(path)
    made = not path.exists()
    if made and not path.absolute().parent.is_dir():
        raise UsageError(N_("the folder of '{target}' is not there; make it first"), target=path)
    if not made:
        _refuse(path, force=force)
    path.mkdir(exist_ok=True)
    try:
        with folder_lock(path):
            try:
                yield Folder(path)
            finally:
                for name in _files(path):
                    if name.endswith(PART):
                        (path / name).unlink(missing_ok=True)
                with suppress(OSError):
                    (path / LINKS).rmdir()
    except OSError as error:
        error.filename, error.filename2 = error.filename or str(path), None
        raise
    finally:
        if made:
            with suppress(OSError):  # it stays where tables are in it
                path.rmdir()


def _refuse(path: Path, *, force: bool) -> None:
    if not path.is_dir():
        raise UsageError(N_("'{path}' is a file; name a folder for the tables"), path=path)
    try:
        names = {entry.name for entry in path.iterdir()}
    except OSError as error:
        raise UsageError(N_("'{path}' cannot be read: {reason}"), path=path, reason=reason(error)) from error
    if MANIFEST in names and _is_own(path):
        if not force:
            raise UsageError(N_("'{path}' holds tables; --force writes over them"), path=path)
    elif names - (_OWN - {MANIFEST}) - {f"{name}{PART}" for name in _OWN}:
        raise UsageError(N_("'{path}' holds other files and is left as it is; name a new folder"), path=path)


def _is_own(path: Path) -> bool:
    """Return whether a manifest is one of tables, of whichever version."""
    try:
        data = read_data(path)
    except DefinitionError:
        return False
    return isinstance(data, dict) and str(data.get("format")).startswith("tables/")


def _files(path: Path) -> list[str]:
    """Return the files of tables in a folder, by their names from it; what else is there is left alone."""
    own = [entry.name for entry in path.iterdir() if entry.is_file() and entry.name.removesuffix(PART) in _OWN - {LOCK}]
    links = path / LINKS
    if links.is_dir() and not links.is_symlink():
        ending = ".parquet"
        own += [f"{LINKS}/{one.name}" for one in links.iterdir() if one.name.removesuffix(PART).endswith(ending)]
    return own
