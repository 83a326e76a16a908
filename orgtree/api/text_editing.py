"""Change a definition where it is written: the smallest edit of its files, all written or none."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from orgtree.api.diff import Diff
from orgtree.api.scenario import scenario, written_changes
from orgtree.base.catalogue import N_
from orgtree.base.composed import composed
from orgtree.base.errors import UsageError
from orgtree.base.folder_lock import folder_lock
from orgtree.base.together import Change, changed, recover, write_together
from orgtree.base.unified_diff import unified
from orgtree.check.read_configuration import find_configuration
from orgtree.check.renamed_settings import renamed_settings
from orgtree.graph.change_entries import Rename
from orgtree.graph.what_if import origins
from orgtree.source import Budgets
from orgtree.source.codes import UNREADABLE
from orgtree.source.files import saved_prefix
from orgtree.source.rewriting import rewrite
from orgtree.source.text_edits import TextEdit, applied

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.api.diff_figures import FindingChanges
    from orgtree.api.organisation import Organisation
    from orgtree.api.scenario import Changes
    from orgtree.graph.loaded import Loaded
    from orgtree.graph.what_if import WouldBe, WrittenChanges


@dataclass(frozen=True, slots=True)
class EditedFile:
    """A file and what is edited in it.

    Args:
        label: Its name as findings show it.
        before: Its bytes as they were read.
        text: Its text as it was read, without a byte order mark.
        edits: What is replaced in the text, in order and apart.
    """

    label: str
    before: bytes
    text: str
    edits: Sequence[TextEdit]

    @property
    def marked(self) -> bool:
        """Whether it begins with a byte order mark."""
        return self.before != self.text.encode("utf-8", "surrogatepass")

    @property
    def after(self) -> bytes:
        """Its bytes afterwards."""
        mark = self.before[: len(self.before) - len(self.text.encode("utf-8", "surrogatepass"))]
        return mark + applied(self.text, self.edits).encode("utf-8", "surrogatepass")

    def unified_diff(self) -> str:
        """Return the edits as `git apply` and `patch -p1` take them."""
        sides = ("", "") if Path(self.label).is_absolute() else ("a/", "b/")
        return unified(self.label, self.text, self.edits, marked=self.marked, sides=sides)


@dataclass(frozen=True)
class Edited:
    """A definition before and after changes, and the edits of its files that make them.

    Args:
        before: The organisation before.
        made: What the definition is after.
        files: The files that change.
        renames: For each id that is given up the new one.
        recovered: What was done about a run that had been stopped while it wrote.
    """

    before: Organisation
    made: WouldBe
    files: Sequence[EditedFile]
    renames: Mapping[str, str]
    recovered: Literal["completed", "taken back"] | None = field(default=None)

    @property
    def places(self) -> int:
        """How many places of the files are edited."""
        return sum(len(file.edits) for file in self.files)

    @cached_property
    def after(self) -> Organisation:
        """The organisation after."""
        return type(self.before)(self.made.load(), self.before.origin)

    @cached_property
    def changes(self) -> Diff:
        """What changes."""
        return Diff(self.before, self.after, self.renames)

    @property
    def findings(self) -> FindingChanges:
        """The findings of a check that are new, and those that are mended."""
        return self.changes.findings

    def unified_diff(self) -> str:
        """Return the edits of all files as `git apply` and `patch -p1` take them."""
        return "".join(file.unified_diff() for file in self.files)


def save_changes(org: Organisation, *changes: Changes | WrittenChanges) -> Edited:
    """Make changes to the files that an organisation was read from; see `edit_files`.

    Raises:
        WriteError: If a file has changed since it was read.
    """
    edited = planned(org, [written_changes(one) for one in changes])
    write_edited(edited)
    return edited


def write_edited(edited: Edited) -> None:
    """Write an edit that was planned before, unless a file has changed since; see `edit_files`."""
    folder = Path(edited.before.origin).absolute().parent
    with folder_lock(folder):
        recover(folder)
        write(edited, folder)


def planned(
    before: Organisation, lists: Sequence[WrittenChanges], recovered: Literal["completed", "taken back"] | None = None
) -> Edited:
    """Return what changes make of a definition that was read from files, and the edits that make it; see `edit_files`."""
    loaded = before.loaded
    if loaded.written.units is not None or before.origin in ("", "-"):
        raise UsageError(N_("only a definition that was read from a file can be edited; save this one first"))
    made = scenario(loaded, lists, real=True)
    files = _files(loaded, made)
    renames = _renames(lists)
    if renames:
        files += _settings(before.origin, renames)
    edited = Edited(before, made, tuple(files), renames, recovered)
    if loaded.written.documents[0].get("charter") != made.written.documents[0].get("charter"):
        assert edited.after is not None  # noqa: S101 - it is refused where there is no such charter
    return edited


def _files(loaded: Loaded, made: WouldBe) -> list[EditedFile]:
    written = loaded.written
    changed = {
        number: data
        for number, was, data in zip(written.numbers, written.documents, made.written.documents, strict=True)
        if data is not was
    }
    for finding in loaded.of_text:
        broken = finding.code in UNREADABLE and finding.severity == "error"
        if broken and finding.place and finding.place.document in changed:
            message = N_("'{file}' has mistakes in its text, which 'orgtree check' tells; mend these first")
            raise UsageError(message, file=loaded.sources.label(finding.place.document))
    documents = loaded.sources.documents
    found = rewrite(documents, changed, origins(made, loaded), Budgets())
    return [edited_file(documents[number].label, documents[number].text, one.edits) for number, one in found.items()]


def _renames(lists: Sequence[WrittenChanges]) -> dict[str, str]:
    """Return for each id that is given up the new one."""
    names: dict[str, str] = {}
    for entry in (entry for one in lists for entry in one.changes.entries):
        if isinstance(entry, Rename):
            old, new = composed(entry.unit), composed(entry.to)
            names = {first: new if last == old else last for first, last in names.items()} | {old: new}
    return names


def _settings(origin: str, renames: Mapping[str, str]) -> list[EditedFile]:
    """Return the project's settings with new ids, if they name one that is given up."""
    configuration = find_configuration(origin)
    edits = renamed_settings(configuration, renames)
    return [edited_file(configuration.label, configuration.text, edits)] if edits else []


def edited_file(label: str, text: str, edits: Sequence[TextEdit]) -> EditedFile:
    """Return a file with edits of its text, unless it has changed since it was read.

    Args:
        label: Its name.
        text: Its text as it was read.
        edits: In order and apart.

    Raises:
        WriteError: If it has changed.
    """
    prefix = saved_prefix(Path(label), text)
    if prefix is None:
        raise changed(Path(), label)
    return EditedFile(label, prefix + text.encode("utf-8", "surrogatepass"), text, edits)


def write(edited: Edited, folder: Path) -> None:
    """Write the files of an edit, all or none; see `edit_files`.

    Args:
        edited: The edit.
        folder: The folder of the definition, whose lock is held.
    """
    changes = {
        Path(os.path.relpath(Path(file.label).absolute(), folder)).as_posix(): Change(file.before, file.after)
        for file in edited.files
    }
    above = {Path(file).parent for file in changes if file.startswith("../")}
    with ExitStack() as locks:
        for one in above:  # that of the settings, which another definition has as well
            locks.enter_context(folder_lock(folder / one))
        write_together(folder, changes)
