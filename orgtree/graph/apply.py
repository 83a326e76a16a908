"""Plan what a list of changes makes of a definition, on the records as they are written.

What is planned is data: the loader reads it like any other definition, and the writer of text looks for the smallest edits
that make it. A unit that stands under another one by nesting is moved from list to list; one that stands there by a key or
a row has that changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.composed import composed
from orgtree.base.place import Place
from orgtree.graph import apply_heads, apply_links, apply_successors, apply_units
from orgtree.graph import change_entries as entries
from orgtree.graph import head_entries as heads
from orgtree.graph.codes import graph_finding
from orgtree.graph.plan_state import CannotApplyError, FollowsError, State
from orgtree.graph.written import Plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from orgtree.base.finding import Finding
    from orgtree.charter.model import Charter
    from orgtree.graph.change_list import ChangeList
    from orgtree.graph.entry_parts import Entry
    from orgtree.graph.written import Written

_MAKE: dict[type[Any], Callable[[State, Any], None]] = {
    entries.Add: apply_units.add,
    entries.Move: apply_links.move,
    entries.Set: apply_units.change,
    entries.Link: apply_links.link,
    entries.Unlink: apply_links.unlink,
    entries.End: apply_units.end,
    entries.Remove: apply_units.remove,
    entries.Rename: apply_successors.rename,
    entries.Merge: apply_successors.merge,
    entries.Split: apply_successors.split,
    heads.Head: apply_heads.head,
    heads.Claim: apply_heads.claim,
    heads.Unclaim: apply_heads.unclaim,
    heads.Retire: apply_heads.retire,
    heads.Unretire: apply_heads.unretire,
    heads.Event: apply_heads.event,
    heads.Unevent: apply_heads.unevent,
}
"""What makes each form of change."""


def plan(
    written: Written,
    changes: ChangeList,
    charter: Charter,
    *,
    document: int,
    day: int | None,
    numbers: Iterable[int],
    missing: Iterable[str],
) -> Plan:
    """Return what changes make of a definition; those that cannot be made are told and left out.

    Args:
        written: The definition as it is written.
        changes: What to change, in order.
        charter: What its units may be.
        document: Number of the document in which the changes are written, for places.
        day: The day that is looked at, as an ordinal; None looks at what has no end. A unit that has stood under several
            others is moved away from the one of that day.
        numbers: Position of each change in its document; some that stand there may not have been read.
        missing: Ids that changes which could not be read would have brought.
    """
    state = State(written, charter, document, day, changes.on)
    state.missing.update(map(composed, missing))
    mistakes: list[Finding] = []
    for number, entry in zip(numbers, changes.entries, strict=True):
        state.number = number
        try:
            make(state, entry)
        except CannotApplyError as error:
            mistakes.append(graph_finding("ORG241", error.mistake, state.at(*error.path, part=error.part)))
            state.missing.update(brought_by(entry))
        except FollowsError:
            state.missing.update(brought_by(entry))
    documents, origin, brought = state.records.documents()
    links = None
    if written.links is not None:
        links = [row for row in state.links.rows if row is not None]
        brought |= {id(state.links.rows[number]): _whole(place) for number, place in state.links.brought.items()}
        origin |= _rows_at(written, links)
    return Plan(written, documents, links, origin, brought, state.touched, mistakes)


def make(state: State, entry: Entry) -> None:
    """Make one change.

    Raises:
        CannotApplyError: If it cannot be made.
        FollowsError: If one before it could not, and it speaks of what that would have brought.
    """
    _MAKE[type(entry)](state, entry)


def brought_by(entry: Entry) -> set[str]:
    """Return the ids that a change gives to units."""
    if isinstance(entry, entries.Add):
        return {composed(str(entry.unit.get("id")))}
    return {composed(entry.to)} if isinstance(entry, entries.Rename) else set()


def _whole(place: Place) -> dict[str | None, Place]:
    return {None: place}


def _rows_at(written: Written, links: Iterable[Any]) -> dict[int, Place]:
    """Return where the rows of links were written that are still there."""
    assert written.links is not None  # noqa: S101 - only asked then
    assert written.units is not None  # noqa: S101 - as above
    known = {id(row): number for number, row in enumerate(written.links)}
    return {id(row): Place(written.units[1], (known[id(row)],)) for row in links if id(row) in known}
