"""What the planning of changes works on, and what is wrong with a change that cannot be made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.composed import composed
from orgtree.base.dates import LATEST, Date
from orgtree.base.finding import Mistake
from orgtree.base.messages import shortened
from orgtree.base.place import Part, Place
from orgtree.base.suggest import Suggestions, unknown
from orgtree.charter.reserved_words import UNIT_WORDS
from orgtree.charter.unit_id import wrong_id
from orgtree.graph.link_records import LinkRecords, period
from orgtree.graph.records import Records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgtree.charter.model import Charter, Kind
    from orgtree.graph.written import Written


class CannotApplyError(Exception):
    """A change cannot be made.

    Args:
        mistake: Why.
        path: Where in its entry that is written.
        part: Whether what stands at a key is wrong, or the key.
    """

    def __init__(self, mistake: Mistake, *path: str | int, part: Part = "value") -> None:
        super().__init__(str(mistake))
        self.mistake = mistake
        self.path = path
        self.part = part


class FollowsError(Exception):
    """A change cannot be made since an earlier one could not."""


@dataclass(frozen=True, slots=True)
class Since:
    """The day from which a change holds, so that what was before stays.

    Args:
        said: The day as a definition writes it; a year is a number.
        first: Its first day, as an ordinal.
        own: Whether the change itself says it, and not only its list.
    """

    said: str | int
    first: int
    own: bool


class State:
    """A definition while changes are made to it.

    Args:
        written: The definition as it is written.
        charter: What its units may be.
        document: Number of the document in which the changes are written.
        day: The day that is looked at, as an ordinal; None looks at what has no end.
        on: The day from which the changes hold, for those that say none.

    Attributes:
        number: The change that is being made, counted from 0.
        touched: Where the last change is written that speaks of an id.
        missing: Ids that a change which could not be made would have brought.
    """

    def __init__(self, written: Written, charter: Charter, document: int, day: int | None, on: str | None) -> None:
        self.charter = charter
        self.records = Records(written, charter)
        self.links = LinkRecords(self.records)
        self.document = document
        self.day = LATEST - 1 if day is None else day
        self.on = on
        self.number = 0
        self.touched: dict[str, Place] = {}
        self.missing: set[str] = set()
        self._gone: dict[str, tuple[int, str | None]] = {}
        self._suggest = Suggestions(self.records.index)

    def at(self, *path: str | int, part: Part = "value") -> Place:
        """Return the place of the change, or of a part of it."""
        return Place(self.document, ("changes", self.number, *path), part)

    def touch(self, *names: str, part: str) -> None:
        """Keep in mind that the change speaks of some ids."""
        for name in names:
            self.touched[name] = self.at(part)

    def gone(self, name: str, instead: str | None = None) -> None:
        """Keep in mind that the change took an id away, or gave the unit another one."""
        self._gone[name] = (self.number + 1, instead)

    def unit(self, name: str, *path: str | int) -> int:
        """Return the number of the unit with an id.

        Raises:
            CannotApplyError: If there is none.
            FollowsError: If a change that could not be made would have brought it.
        """
        number = self.records.index.get(composed(name))
        if number is not None:
            return number
        if composed(name) in self.missing:
            raise FollowsError
        if composed(name) in self._gone:
            change, instead = self._gone[composed(name)]
            told = {"name": shortened(name), "number": change, "instead": instead}
            if instead is not None:
                message = N_("there is no unit '{name}' any more: change {number} calls it '{instead}'")
                raise CannotApplyError(Mistake(message, told, N_("write the new id")), *path)
            message = N_("there is no unit '{name}' any more: change {number} takes it away")
            raise CannotApplyError(Mistake(message, told, N_("put this change before that one")), *path)
        otherwise = N_("add it before, or see its id with: orgtree show FILE --format ids")
        message = N_("there is no unit '{name}'")
        raise CannotApplyError(unknown(message, name, otherwise=otherwise, find=self._suggest.nearest), *path)

    def new_id(self, name: Any, *path: str | int) -> str:
        """Return an id that a unit is to have.

        Raises:
            CannotApplyError: If it is no id, or a unit has it.
        """
        mistake = wrong_id(name)
        if mistake is not None:
            raise CannotApplyError(mistake, *path)
        if composed(name) in self.records.index:
            message = N_("there is a unit '{name}' already")
            help_ = N_("choose another id, or change that unit with set")
            raise CannotApplyError(Mistake(message, {"name": name}, help_), *path)
        return composed(name)

    def kind_named(self, name: Any, *path: str | int) -> Kind:
        """Return a kind that units can be of.

        Raises:
            CannotApplyError: If there is none of that name.
        """
        kind = self.charter.kinds.get(name) if isinstance(name, str) else None
        if kind is None or kind.abstract:
            concrete = [kind.name for kind in self.charter.kinds.values() if not kind.abstract]
            message, told = N_("kind '{kind}' is not in charter '{charter}'"), {"charter": self.charter.name}
            if kind is not None:
                message = N_("kind '{kind}' is abstract and has no units of its own")
            otherwise = N_("its kinds are {known}")
            raise CannotApplyError(
                unknown(message, name, concrete, fact="kind", facts=told, otherwise=otherwise), *path
            )
        return kind

    def kind_of(self, unit: int) -> Kind | None:
        """Return a unit's kind; None where the charter does not have it."""
        return self.charter.kinds.get(self.kind_name(unit))

    def kind_name(self, unit: int) -> str:
        """Return the name of a unit's kind, as it is written."""
        return str(self.records.entries[unit].get("kind"))

    def keys(self, kind: Kind | None, keys: Iterable[Any], *path: str | int, links: bool) -> None:
        """Check that a unit of a kind may say some keys, those of links included or not.

        Raises:
            CannotApplyError: For the first that it may not.
        """
        if kind is None:
            return
        mine = self.links_of(kind)
        for key in keys:
            if key in kind.fields or key in UNIT_WORDS or (links and key in mine):
                continue
            told = {"kind": kind.name}
            if key in mine:
                message = N_("'{key}' is a link, which set does not change")
                help_ = N_("write {{link: ID, {key}: …}} or {{unlink: ID, {key}: …}}")
                raise CannotApplyError(Mistake(message, {"key": key}, help_), *path, key, part="key")
            known = sorted([*kind.fields, *(UNIT_WORDS - {"id", "units"}), *(mine if links else ())])
            message = N_("'{key}' is not a field of kind '{kind}'")
            mistake = unknown(message, key, known, fact="key", facts=told, otherwise=N_("it has {known}"))
            raise CannotApplyError(mistake, *path, key, part="key")

    def links_of(self, kind: Kind) -> list[str]:
        """Return the links that may start from a kind."""
        return [
            link.name for link in self.charter.links.values() if any(source == kind.code for source, _ in link.pairs)
        ]

    def link_named(self, unit: int, name: str, *path: str | int) -> str:
        """Return a link that may start from a unit.

        Raises:
            CannotApplyError: If there is none of that name.
        """
        kind = self.kind_of(unit)
        mine = self.links_of(kind) if kind is not None else list(self.charter.links)
        if name not in mine:
            told = {"kind": self.kind_name(unit)}
            message = N_("'{link}' is not a link of kind '{kind}'")
            mistake = unknown(message, name, mine, fact="link", facts=told, otherwise=N_("it has {known}"))
            raise CannotApplyError(mistake, *path, name, part="key")
        return name

    def date(self, value: str | None, *path: str | int, unknown: bool = False) -> str | int | None:
        """Return a day, the list's own where none is given; a year is a number.

        Args:
            value: The day as it is written.
            *path: Where that stands in the entry.
            unknown: Whether it may be one that nobody knows.

        Raises:
            CannotApplyError: If it is no date.
        """
        day = self.on if value is None else value
        if day is not None and not (unknown and day == "unknown"):
            try:
                Date.parse(day)
            except ValueError:
                message = N_("'{value}' is no date")
                help_ = N_("write a year, a month or a day: 2026, 2026-04 or 2026-04-01")
                raise CannotApplyError(Mistake(message, {"value": shortened(day)}, help_), *path) from None
        return int(day) if day is not None and day.isdigit() else day

    def since(self, on: str | None) -> Since | None:
        """Return the day from which a change holds: its own, else the list's; None where it holds on all days.

        Raises:
            CannotApplyError: If it is no date.
        """
        said = self.date(on, "on")
        return None if said is None else Since(said, Date.parse(said).first, on is not None)

    def begins(self, unit: int) -> int:
        """Return the first day of a unit, as an ordinal."""
        return period(self.records.entries[unit].get("valid"))[0]

    def within(self, since: Since | None, unit: int, part: str, place: int | None = None) -> Since | None:
        """Return the day from which a change of a unit holds; None where that is all its days, since it begins no earlier.

        Args:
            since: The day from which the change holds.
            unit: The unit.
            part: Key of the change that names the unit.
            place: Position in that list of ids.

        Raises:
            CannotApplyError: If the unit has ended by then.
        """
        if since is None:
            return None
        start, stop = period(self.records.entries[unit].get("valid"))
        if stop <= since.first:
            message = N_("'{id}' has ended by {date}")
            told, help_ = (
                {"id": self.records.name(unit), "date": str(since.said)},
                N_("choose a day on which it is there"),
            )
            raise CannotApplyError(Mistake(message, told, help_), part, *(() if place is None else (place,)))
        return since if start < since.first else None
