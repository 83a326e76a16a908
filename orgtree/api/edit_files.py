"""Read a definition, make changes to it, and write them where it is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from orgtree.api.organisation import Organisation
from orgtree.api.scenario import changes_in, written_changes
from orgtree.api.text_editing import planned, write
from orgtree.base.files import there
from orgtree.base.folder_lock import folder_lock
from orgtree.base.together import recover
from orgtree.source import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgtree.api.scenario import Changes
    from orgtree.api.text_editing import Edited
    from orgtree.graph.what_if import WrittenChanges


def edit_files(
    path: str | Path,
    *changes: Changes | WrittenChanges,
    charter: str | None = None,
    dry_run: bool = False,
    allowed: Callable[[Edited], bool] | None = None,
) -> Edited:
    """Make changes to the files of a definition, and nothing but these.

    Every byte outside the edits stays: comments, the order of keys, quotes, brackets, indentation and line ends. A unit
    that moves takes its comments with it. Either all files are written or none.

    Args:
        path: The definition's root file.
        *changes: Lists of changes, made in order: files, comparisons, or plain data as a file holds it.
        charter: Charter to use instead of the one that the definition names.
        dry_run: Whether nothing is written.
        allowed: Is asked before anything is written; if it returns false, nothing is.

    Raises:
        ChangesError: If some changes cannot be made; nothing is written.
        DefinitionError: If there is nothing to read.
        UsageError: If a file cannot be edited for how it is written.
        WriteError: If a file has changed since it was read, or another run is editing there.
        OSError: If a file cannot be written.
    """
    there(path)
    folder = Path(path).absolute().parent
    lists = [written_changes(one) for one in changes]
    if dry_run:
        return planned(Organisation.read(path, charter=charter), lists)
    with folder_lock(folder):
        recovered = recover(folder)
        edited = planned(Organisation.read(path, charter=charter), lists, recovered)
        if allowed is None or allowed(edited):
            write(edited, folder)
    return edited


def changes_of(entries: Sequence[str]) -> WrittenChanges:
    """Return changes that are given as words: each the inside of a mapping in braces, or the whole of it.

    >>> changes_of(["move: north, under: sales", "{remove: west}"]).changes.to_data()["changes"]
    [{'move': 'north', 'under': 'sales'}, {'remove': 'west'}]
    """
    # A brace behind a comment would be a part of it, and behind a colon of the key.
    ends = ["\n  }" if "#" in entry or entry.rstrip().endswith(":") else "}" for entry in entries]
    shown = [
        entry if entry.lstrip().startswith("{") else f"{{{entry}{end}" for entry, end in zip(entries, ends, strict=True)
    ]
    text = "orgtree: changes/1\nchanges:\n" + "".join(f"- {entry}\n" for entry in shown)
    return changes_in(*read_text(text, label="<changes>"))
