"""What if: an organisation as it would be, by changes from a file, a comparison, or plain data."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgtree.api.diff import Diff
from orgtree.base.catalogue import N_
from orgtree.base.dates import Date
from orgtree.base.errors import ChangesError
from orgtree.base.files import there
from orgtree.base.messages import Saying
from orgtree.base.place import Place
from orgtree.graph.change_list import ChangeList
from orgtree.graph.change_reading import read_list
from orgtree.graph.codes import graph_finding
from orgtree.graph.what_if import ChangesRefusedError, WrittenChanges, with_changes
from orgtree.source import Budgets, Document, read_file, read_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.base.finding import Finding
    from orgtree.graph.loaded import Loaded
    from orgtree.graph.snapshot import Snapshot
    from orgtree.graph.what_if import WouldBe

Changes = ChangeList | Diff | Mapping[str, Any] | str | Path
"""A list of changes, the difference of two organisations, plain data, or a file."""


def day_of(before: Snapshot, after: Snapshot, lists: Sequence[WrittenChanges]) -> str | None:
    """Return the day to look at: the one that was asked for, else the later of the definition's and that of the changes."""
    own = before.facts.head.as_of
    if before.as_of != own:  # a day was asked for
        return str(before.as_of) if before.as_of else None
    days = [Date.parse(one.changes.on) for one in lists if one.changes.on is not None]
    last, day = max(days, key=lambda one: one.first, default=None), after.as_of
    if day is None:
        return None
    return str(last if last is not None and last.first > day.last else day)


def scenario(loaded: Loaded, lists: Sequence[WrittenChanges], *, real: bool = False) -> WouldBe:
    """Return what a definition would be.

    Args:
        loaded: The definition.
        lists: The changes, in order.
        real: Whether they are made, and not only looked at.

    Raises:
        ChangesError: If some changes cannot be made.
    """
    try:
        return with_changes(loaded, lists, real=real)
    except ChangesRefusedError as error:
        first = error.findings[0]
        span = error.sources.locate(first.place) if first.place else None
        where = f"{span.label}:{span.line}:{span.column}" if span else ""
        told: dict[str, Any] = {"where": where, "reason": first.saying, "more": len(error.findings) - 1}
        message = N_("{where}: {reason}") if len(error.findings) == 1 else N_("{where}: {reason} (and {more} more)")
        raise ChangesError(Saying(message, told), error.findings, error.sources) from error


def written_changes(changes: Changes | WrittenChanges) -> WrittenChanges:
    """Return changes with the text in which they are written; of those that are in no file, as it would be.

    Raises:
        DefinitionError: If there is no such file.
        UsageError: If plain data is no list of changes.
    """
    if isinstance(changes, WrittenChanges):
        return changes
    if isinstance(changes, str | Path):
        there(changes)
        return changes_in(*read_file(changes, budgets=Budgets()))
    if isinstance(changes, Diff):
        changes = changes.to_changes()
    elif isinstance(changes, Mapping):
        changes = ChangeList.from_data(changes)
    try:
        document, _ = read_text(changes.to_yaml(), label="<changes>")
    except (TypeError, ValueError):  # values that no file can hold: places then lead to none
        document = Document("<changes>")
    return WrittenChanges(changes, document, numbers=range(len(changes)))


def changes_in(document: Document, findings: Sequence[Finding]) -> WrittenChanges:
    """Return the changes that a document holds, and what is wrong with it."""
    read = read_list(document.data)
    found = [] if document.data is None and findings else [*map(_finding, read.mistakes)]
    errors = [finding for finding in findings if finding.severity == "error"]
    listed = ChangeList(read.entries, read.title, read.on)
    return WrittenChanges(listed, document, [*errors, *found], read.numbers, tuple(read.missing))


def _finding(mistake: tuple[Any, tuple[str | int, ...]]) -> Finding:
    return graph_finding("ORG240", mistake[0], Place(0, mistake[1]))
