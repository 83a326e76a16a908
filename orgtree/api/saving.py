"""Write a whole definition, in canonical order, in one file or split into parts."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.files import writable, write_whole
from orgtree.base.folder_lock import folder_lock
from orgtree.base.together import Change, recover, write_together
from orgtree.charter.load import reference_is_path
from orgtree.graph.write import definition_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.api.organisation import Organisation


def save(org: Organisation, path: str | Path, *, split_by: str | None = None) -> tuple[Path, ...]:
    """Write an organisation as a definition: head, claims, retired ids, units with their links and exceptions.

    Units are nested where nesting says their links. What loading found wrong is written as it was, so that a check of
    what is written tells it, too. Comments of a definition that it was read from are not kept; an `Edit` keeps them.

    Args:
        org: The organisation.
        path: The root file.
        split_by: Kind whose units have a file of their own, with all that is below them, in a folder beside the root
            file and of its name.

    Returns:
        The files that were written, the root file last.

    Raises:
        UsageError: If there is no such kind, or the charter file lies outside the root file's folder.
        OSError: If a file cannot be written.

    >>> import orgtree, tempfile
    >>> org = orgtree.from_rows([{"id": "a", "kind": "company", "name": "A 1"}], charter="company")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = orgtree.save(org, f"{folder}/a.yaml")[-1]
    ...     orgtree.load(file) == org
    True
    """
    path = Path(path)
    written = org.loaded.written
    head = written.documents[0]
    reference = written.charter or str(head["charter"])
    if reference_is_path(reference):
        reference = from_output((written.folder or Path()) / reference, path)
    texts = definition_files(
        org.snapshot,
        charter=reference,
        claims=org.head.get("claims", ()),
        description=head.get("description"),
        split_by=split_by,
        folder=path.stem,
    )
    return write_files(path, texts)


def write_files(path: str | Path, texts: Mapping[str, str]) -> tuple[Path, ...]:
    """Write a definition's files, all or none; the root file last, so that it never includes what is not there.

    Args:
        path: The root file.
        texts: Text by path from its folder, that of the root file under "".

    Returns:
        The files.

    Raises:
        UsageError: If one would replace a file that was read; nothing is written.
        WriteError: If one is write-protected, or another run is writing there; nothing is written.
        OSError: If one cannot be written; nothing is.
    """
    root = Path(path)
    if len(texts) == 1:
        return (write_whole(root, texts[""].encode()),)
    _, mode = writable(root)
    if mode is not None and not stat.S_ISREG(mode):
        raise UsageError(N_("several files cannot be written to '{path}'; name a file"), path=root)
    folder = root.absolute().parent
    parts = {name: text.encode() for name, text in texts.items() if name}
    made = [one for one in {(folder / name).parent for name in parts} if not one.exists()]
    with folder_lock(folder):
        recover(folder)
        try:
            for one in made:
                one.mkdir()
            for name in parts:
                writable(root.parent / name)
            contents = {**parts, root.name: texts[""].encode()}
            write_together(folder, {name: Change(_there(folder / name), text) for name, text in contents.items()})
        except BaseException:
            for one in made:
                with suppress(OSError):
                    one.rmdir()
            raise
    return (*(root.parent / name for name in parts), root)


def _there(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def from_output(charter: Path, output: str | Path | None) -> str:
    """Return a charter file's path relative to the folder of a definition, as that names it.

    Args:
        charter: The charter file.
        output: The definition; None for one in the current folder.

    Raises:
        UsageError: If it lies outside of that folder.
    """
    folder = Path(output).resolve().parent if output is not None else Path.cwd()
    relative = os.path.relpath(charter.resolve(), folder)
    if relative.startswith(os.pardir):
        raise UsageError(
            N_("the charter '{charter}' lies outside the folder of the definition; put it beside or below"),
            charter=charter,
        )
    return f"./{Path(relative).as_posix()}"
