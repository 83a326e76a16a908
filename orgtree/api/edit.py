"""Edit an organisation from Python: each change is checked when it is made, and kept as an entry of a list of changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from orgtree.api.unit import Unit
from orgtree.base.dates import Date
from orgtree.base.errors import UsageError
from orgtree.base.interval import Interval
from orgtree.charter.trees import ExpressionError
from orgtree.graph import change_entries as entries
from orgtree.graph import head_entries as heads
from orgtree.graph.apply import make
from orgtree.graph.change_list import ChangeList
from orgtree.graph.plan_state import CannotApplyError, State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgtree.api.organisation import Organisation
    from orgtree.api.text_editing import Edited
    from orgtree.charter.model import Field
    from orgtree.graph.entry_parts import Entry

UnitOrId = Unit | str
"""A unit, or its id."""

Day = str | dt.date | Date | None
"""A day, month or year."""


class Edit:
    """Changes to an organisation, made one by one; the organisation itself stays as it is.

    Each raises `UsageError` where it cannot be made, with what was meant, and leaves nothing behind. Units are named by
    their ids or given as they are; values are what a definition writes, or what Python reads from one.

    Args:
        org: The organisation.
        title: What the changes are for: a text or a mapping of languages.
        on: The day from which they hold, so that what was before stays; None for all days.

    >>> import orgtree
    >>> units = [{"id": "a", "kind": "company"}, {"id": "b", "kind": "team", "part_of": "a"}]
    >>> org = orgtree.from_rows(units, charter="company")
    >>> with org.edit() as edit:
    ...     edit.add("c", kind="department", under="a")
    ...     edit.move("b", under="c")
    >>> [unit.id for unit in edit.organisation()["c"].children]
    ['b']
    >>> edit.set("b", headcuont=7)
    Traceback (most recent call last):
    orgtree.base.errors.UsageError: 'headcuont' is not a field of kind 'team'; did you mean 'headcount'?
    """

    def __init__(self, org: Organisation, *, title: Any = None, on: Day = None) -> None:
        day = org.snapshot.as_of
        self._org = org
        self._head = (title, _plain(on))
        self._entries: list[Entry] = []
        self._state = State(org.loaded.written, org.charter, 0, day.last if day else None, self._head[1])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        """Do nothing: what was changed is asked for by `organisation`, `changes` and `save`."""

    def __len__(self) -> int:
        """Return the number of changes."""
        return len(self._entries)

    def changes(self) -> ChangeList:
        """Return the changes as a list, which `to_yaml` writes."""
        return ChangeList(tuple(self._entries), *self._head)

    def organisation(self) -> Organisation:
        """Return the organisation as it is with the changes."""
        return self._org.with_changes(self.changes())

    def save(self) -> Edited:
        """Write the changes into the files that the organisation was read from, and nothing else; all of them or none.

        Returns:
            The organisation before and after, and what was edited.

        Raises:
            UsageError: If it was read from no file, or one cannot be edited for how it is written.
            WriteError: If a file has changed since it was read, or another run is editing there.
            OSError: If a file cannot be written.
        """
        from orgtree.api.text_editing import save_changes  # noqa: PLC0415 - used on its own

        return save_changes(self._org, self.changes())

    # -- units ----------------------------------------------------------------------------------------------------

    def add(self, unit: str | Mapping[str, Any], *, under: UnitOrId | None = None, on: Day = None, **says: Any) -> None:
        """Add a unit.

        Args:
            unit: Its id, or all that it says as a definition writes it.
            under: The unit that it is nested under.
            on: The day on which it begins.
            **says: What it says: kind, name, fields and links.
        """
        said = {**unit, **says} if isinstance(unit, Mapping) else {"id": unit, **says}
        said = {key: _plain(value) for key, value in said.items() if value is not None}
        kind = self._org.charter.kinds.get(str(said.get("kind")))
        self._make(entries.Add(said, _id(under), _plain(on)), said, kind.fields if kind else {})

    def move(
        self,
        unit: UnitOrId,
        *,
        under: UnitOrId | None,
        along: str | None = None,
        by: Mapping[str, Any] | None = None,
        on: Day = None,
    ) -> None:
        """Put a unit under another one.

        Args:
            unit: The unit.
            under: The other one; None makes it a root.
            along: The hierarchy, where it is not the kind's own; a unit that nests by another link is moved by that.
            by: The link that it stands by, as `link`, and what that says, where nesting would not write it.
            on: The day from which it stands there.
        """
        said = {key: _plain(value) for key, value in (by or {}).items()}
        self._make(entries.Move(_needed(unit), _id(under), along, said, _plain(on)))

    def set(self, unit: UnitOrId, *, unset: Iterable[str] = (), on: Day = None, **values: Any) -> None:
        """Let a unit state other values.

        Args:
            unit: The unit.
            unset: What it states no more.
            on: The day from which it does; fields and the name keep what they were.
            **values: Fields, `name`, `kind`, `valid`, `incomplete` or `exceptions`.
        """
        said = {key: _plain(value) for key, value in values.items()}
        self._make(entries.Set(_needed(unit), said, _names(unset), _plain(on)), said, self._org.charter.fields)

    def end(self, unit: UnitOrId, on: Day = None) -> None:
        """End a unit on a day, left out: on that of the edit; it stays written."""
        self._make(entries.End(_needed(unit), _plain(on)))

    def remove(self, unit: UnitOrId) -> None:
        """Take a unit away with its links, as if it had never been."""
        self._make(entries.Remove(_needed(unit)))

    def rename(self, unit: UnitOrId, to: str, *, retired: bool = False, on: Day = None) -> None:
        """Give a unit another id, wherever it stands, and on all days.

        Args:
            unit: The unit.
            to: Its new id.
            retired: Whether the old id is retired into the new one, so that the files say what became of it.
            on: The day since which the old one is retired.
        """
        self._make(entries.Rename(_needed(unit), to, retired, _plain(on)))

    def merge(
        self, units: UnitOrId | Iterable[UnitOrId], *, into: UnitOrId, on: Day = None, retired: Day = None
    ) -> None:
        """Let another unit take the place of some; what leads to them leads to that one.

        Args:
            units: The units.
            into: The other one.
            on: The day from which it does; without one they are taken away, and their ids retired.
            retired: The day that is told of ids that are retired, though the edit has one from which its changes hold.
        """
        several = [units] if isinstance(units, str | Unit) else list(units)
        self._make(entries.Merge(tuple(map(_needed, several)), _needed(into), _plain(on), _plain(retired)))

    def split(self, unit: UnitOrId, *, into: Iterable[UnitOrId], on: Day = None, retired: Day = None) -> None:
        """Let several others take the place of a unit; *on* and *retired* are those of `merge`."""
        self._make(entries.Split(_needed(unit), tuple(map(_needed, into)), _plain(on), _plain(retired)))

    # -- links ----------------------------------------------------------------------------------------------------

    def link(
        self,
        unit: UnitOrId,
        link: str,
        to: UnitOrId,
        *,
        instead_of: UnitOrId | Mapping[str, Any] | None = None,
        on: Day = None,
        **says: Any,
    ) -> None:
        """Begin a link.

        Args:
            unit: The unit that it starts from.
            link: Its type.
            to: The unit that it leads to.
            instead_of: One of the same type that it replaces: where that leads, or all that it says.
            on: The day on which it begins, and the other one ends.
            **says: Its fields and `valid`.
        """
        said = {"to": _needed(to), **{key: _plain(value) for key, value in says.items()}}
        replaced = instead_of
        if isinstance(replaced, Mapping):
            replaced = {key: _plain(value) for key, value in replaced.items()}
        elif replaced is not None:
            replaced = {"to": _needed(replaced)}
        fields = self._org.charter.links[link].fields if link in self._org.charter.links else {}
        self._make(entries.Link(_needed(unit), link, said, replaced, _plain(on)), said, fields)

    def unlink(self, unit: UnitOrId, link: str, to: UnitOrId, *, on: Day = None, **says: Any) -> None:
        """Take a link away, or end it on a day: the one that leads there and says at least what is given."""
        said = {"to": _needed(to), **{key: _plain(value) for key, value in says.items()}}
        self._make(entries.Unlink(_needed(unit), link, said, _plain(on)))

    # -- the definition -------------------------------------------------------------------------------------------

    def head(self, *, unset: Iterable[str] = (), **values: Any) -> None:
        """Let the head state other values: title, description, language, as_of, not_stated or charter."""
        self._make(heads.Head({key: _plain(value) for key, value in values.items()}, _names(unset)))

    def claim(self, claim: Mapping[str, Any]) -> None:
        """State a claim, instead of one with its id."""
        self._make(heads.Claim(_with_id(claim)))

    def unclaim(self, claim: str) -> None:
        """State a claim no more."""
        self._make(heads.Unclaim(claim))

    def retire(self, unit: str, *, on: Day = None, into: Iterable[UnitOrId] = ()) -> None:
        """Retire an id, or say something else of it."""
        successors = list(map(_needed, into))
        day = {"on": _plain(on)} if on is not None else {}
        self._make(heads.Retire({"id": unit, **day, **({"into": successors} if successors else {})}))

    def unretire(self, unit: str) -> None:
        """Retire an id no more."""
        self._make(heads.Unretire(unit))

    # -------------------------------------------------------------------------------------------------------------

    def _make(
        self, entry: Entry, said: Mapping[str, Any] | None = None, fields: Mapping[str, Field] | None = None
    ) -> None:
        """Make a change, when what it says can be read.

        Raises:
            UsageError: If it cannot be made.
        """
        try:
            for key in (said or {}).keys() & (fields or {}).keys():
                _read((fields or {})[key], (said or {})[key])
            self._state.number = len(self._entries)
            make(self._state, entry)
        except CannotApplyError as error:
            raise UsageError(error.mistake) from None
        except ExpressionError as error:
            raise UsageError(error.mistake) from None
        self._entries.append(entry)


def _read(field: Field, value: Any) -> None:
    """Read a value of a field; one with its source or its days is left to loading.

    Raises:
        ExpressionError: If it is none.
    """
    if value is not None and not isinstance(value, Mapping | list):
        field.values.read(field, value)


def _needed(unit: UnitOrId) -> str:
    return unit.id if isinstance(unit, Unit) else unit


def _id(unit: UnitOrId | None) -> str | None:
    return None if unit is None else _needed(unit)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _with_id(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a claim says.

    Raises:
        UsageError: If it has no id.
    """
    read = ChangeList.from_data({"orgtree": "changes/1", "changes": [{"claim": _plain(said)}]})
    entry = read.entries[0]
    assert isinstance(entry, heads.Claim)  # noqa: S101 - just written as one
    return entry.claim


def _plain(value: Any) -> Any:
    """Return what Python reads from a definition as a definition writes it."""
    if isinstance(value, Unit):
        return value.id
    if isinstance(value, Interval):
        return value.plain()
    if isinstance(value, Date | dt.date):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value
