"""The links of a definition as they are written, by nesting, by a key or as a row, to be found and changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from orgtree.base.composed import composed
from orgtree.base.dates import EARLIEST, ENDED, LATEST, Date
from orgtree.charter.trees import ExpressionError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from orgtree.base.place import Place
    from orgtree.charter.model import Field, Link
    from orgtree.graph.records import Records

_ROW_WORDS = ("link", "from")


@dataclass(frozen=True, slots=True)
class Stated:
    """One link as it is written.

    Args:
        link: Its name.
        said: Where it leads, as `to`, and what it says.
        how: By nesting, by a key of the unit, or as a row of its own.
        at: Its position in the key's list, -1 for a single value; its row.
    """

    link: str
    said: Mapping[str, Any]
    how: Literal["nested", "key", "row"]
    at: int = -1

    @property
    def to(self) -> str:
        """Id of the unit that it leads to."""
        return composed(str(self.said["to"]))


class LinkRecords:
    """The links of some units.

    Args:
        records: The units.

    Attributes:
        rows: Links that are rows of their own; None for one that is taken away.
        brought: Which change brought a row, by its number.
    """

    def __init__(self, records: Records) -> None:
        self.records = records
        self.charter = records.charter
        self.rows: list[Mapping[str, Any] | None] = list(records.written.links or ())
        self.brought: dict[int, Place] = {}
        self._by_unit: dict[str, list[int]] = {}
        for number, row in enumerate(self.rows):
            self._by_unit.setdefault(composed(str((row or {}).get("from", ""))), []).append(number)
        self._leading: dict[str, set[int]] | None = None

    def of(self, unit: int, links: Collection[str]) -> list[Stated]:
        """Return the links of some types that start from a unit."""
        found: list[Stated] = []
        nested = self.records.nested_by(unit)
        if nested is not None and nested[0] in links:
            found.append(Stated(nested[0], self._nested_said(unit, *nested), "nested"))
        entry = self.records.entries[unit]
        for link in links:
            value = entry.get(link)
            if isinstance(value, list):
                each = ((item, said_of(one)) for item, one in enumerate(value))
                found += [Stated(link, said, "key", item) for item, said in each if said is not None]
            elif (said := said_of(value)) is not None:
                found.append(Stated(link, said, "key"))
        for number in self._by_unit.get(self.records.name(unit), ()):
            row = self.rows[number]
            if row is not None and row.get("link") in links and isinstance(row.get("to"), str):
                said = {key: value for key, value in row.items() if key not in _ROW_WORDS}
                found.append(Stated(row["link"], said, "row", number))
        return found

    def add(self, unit: int, link: str, said: Mapping[str, Any], at: Place) -> None:
        """Begin a link."""
        nested = self.records.nested_by(unit)
        if nested is not None and nested[0] == link:
            self.unnest(unit, *nested, at)
        entry = self.records.entries[unit]
        if self.rows and link not in entry:
            self._by_unit.setdefault(self.records.name(unit), []).append(len(self.rows))
            self.brought[len(self.rows)] = at
            self.rows.append({"link": link, "from": self.records.name(unit), **said})
        else:
            value, old = _value(said), entry.get(link)
            many = [*old, value] if isinstance(old, list) else [old, value]
            self.records.put(unit, link, value if old is None else many, at)
        self._note(composed(str(said["to"])), unit)

    def remove(self, unit: int, stated: Stated, at: Place) -> None:
        """Take a link away."""
        if stated.how == "nested":
            self.records.place(unit, self.records.outermost(unit))
        elif stated.how == "row":
            self.rows[stated.at] = None
        else:
            if self._begins_no_more(unit, stated.link, at):
                stated = self._again(unit, stated)
            old = self.records.entries[unit][stated.link]
            left = [value for item, value in enumerate(old) if item != stated.at] if stated.at >= 0 else []
            if left:
                self.records.put(unit, stated.link, left, at)
            else:
                del self.records.edit(unit)[stated.link]

    def replace(self, unit: int, stated: Stated, link: str, said: Mapping[str, Any], at: Place) -> None:
        """Put a link in the stead of another one, where that stands if it can."""
        if stated.how == "nested" or stated.link != link:
            self.remove(unit, stated, at)
            self.add(unit, link, said, at)
            return
        if stated.how == "row":
            self.rows[stated.at] = {"link": link, "from": self.records.name(unit), **said}
            self.brought[stated.at] = at
        elif stated.said.get("valid") != said.get("valid") and self._begins_no_more(unit, link, at):
            self.replace(unit, self._again(unit, stated), link, said, at)
        elif stated.at >= 0:
            old = self.records.entries[unit][link]
            many = [_value(said) if item == stated.at else value for item, value in enumerate(old)]
            self.records.put(unit, link, many, at)
        else:
            self.records.put(unit, link, _value(said), at)
        self._note(composed(str(said["to"])), unit)

    def unnest(self, unit: int, link: str, above: int, at: Place) -> None:
        """Write by its key a link that nesting writes, and put the unit under no other one.

        Args:
            unit: The unit.
            link: The link.
            above: The unit that it is nested under.
            at: Where the change is written.
        """
        said = self._nested_said(unit, link, above)
        self.records.place(unit, self.records.outermost(unit))
        self.add(unit, link, said, at)

    def begins(self, unit: int, link: str) -> str | int | None:
        """Return the day, as it is written, on which a link that nesting writes begins: where those by key have ended.

        None where there are none by key, or one does not end, or nobody knows when.
        """
        value = self.records.entries[unit].get(link)
        ends: list[tuple[int, str | int]] = []
        for said in map(said_of, value if isinstance(value, list) else [value]):
            valid: Any = (said or {}).get("valid")
            stop = period(valid)[1]
            if stop in {LATEST, ENDED}:
                return None
            ends.append((stop, valid["until"]))
        return max(ends, key=lambda end: end[0])[1]

    def _nested_said(self, unit: int, link: str, above: int) -> dict[str, Any]:
        """Return what a link says that nesting writes."""
        begins = self.begins(unit, link)
        said = {"to": self.records.name(above)}
        return said if begins is None else {**said, "valid": {"from": begins}}

    def _begins_no_more(self, unit: int, link: str, at: Place) -> bool:
        """Write by its key a link that nesting writes and that begins where others end, of which one changes; return whether."""
        nested = self.records.nested_by(unit)
        if nested is None or nested[0] != link or self.begins(unit, link) is None:
            return False
        self.unnest(unit, *nested, at)
        return True

    def _again(self, unit: int, stated: Stated) -> Stated:
        """Return a link by key where it stands by now."""
        found = (one for one in self.of(unit, [stated.link]) if one.how == "key" and one.said == stated.said)
        return next(found)

    def leading_to(self, name: str) -> list[int]:
        """Return the units with a link by key or row that leads to an id."""
        if self._leading is None:
            self._leading = {}
            for unit in self.records.there():
                entry = self.records.entries[unit]
                for link in self.charter.links.keys() & entry.keys():
                    value = entry[link]
                    for one in value if isinstance(value, list) else [value]:
                        if (said := said_of(one)) is not None:
                            self._note(composed(said["to"]), unit)
            for row in filter(None, self.rows):
                start = self.records.index.get(composed(str(row.get("from"))))
                if start is not None:
                    self._note(composed(str(row.get("to"))), start)
        return sorted(self._leading.get(name, ()))

    def forget(self, name: str) -> None:
        """Take away the rows of links that start from a unit which is gone."""
        for number in self._by_unit.pop(name, ()):
            self.rows[number] = None

    def renamed(self, old: str, new: str, at: Place) -> None:
        """Let the rows of links that start from a unit do so by its new id."""
        numbers = self._by_unit.pop(old, [])
        for number in numbers:
            if (row := self.rows[number]) is not None:
                self.rows[number] = {**row, "from": new}
                self.brought[number] = at
        self._by_unit.setdefault(new, []).extend(numbers)

    def fitting(self, link: Link, among: list[Stated], said: Mapping[str, Any]) -> list[Stated]:
        """Return the links that lead where another one does and say at least what that says; those that say no more, first."""
        to, asked = composed(str(said["to"])), normal(link, said)
        fits = []
        for stated in among:
            has = normal(link, stated.said)
            if stated.to == to and all(has.get(key) == value for key, value in asked.items()):
                fits.append((len(has), stated))
        fewest = min((count for count, _ in fits), default=0)
        return [stated for count, stated in fits if count == fewest]

    def _note(self, name: str, unit: int) -> None:
        if self._leading is not None:
            self._leading.setdefault(name, set()).add(unit)


def normal(link: Link, said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a link says besides where it leads, the same for different spellings of one value.

    Args:
        link: Its type.
        said: What it says, as written.
    """
    found: dict[str, Any] = {}
    for key, value in said.items():
        if key in {"to", *_ROW_WORDS} or value is None:
            continue
        if key == "valid":
            found[key] = period(value)
        elif key in link.fields:
            found[key] = _normal_value(link.fields[key], value)
        else:
            found[key] = ("?", repr(value))
    return found


def period(valid: Any) -> tuple[int, int]:
    """Return the first day of a written period and the one from which it holds no longer, as ordinals.

    What cannot be read has no bounds: loading tells of it.
    """
    bounds = [EARLIEST, LATEST]
    for place, key in enumerate(("from", "until")):
        value = valid.get(key) if isinstance(valid, dict) else None
        if value is not None:
            try:
                bounds[place] = ENDED if value == "unknown" and place else Date.parse(value).first
            except ValueError:
                continue
    return bounds[0], bounds[1]


def _normal_value(field: Field, value: Any) -> Any:
    notes = ""
    if isinstance(value, dict) and "value" in value:
        notes = repr(sorted((key, said) for key, said in value.items() if key != "value"))
        value = value["value"]
    try:
        return (notes, field.values.read(field, value))
    except ExpressionError:
        return ("?", repr(value))


def said_of(value: Any) -> Mapping[str, Any] | None:
    """Return a link as a mapping; None for what is none."""
    if isinstance(value, str):
        return {"to": value}
    return value if isinstance(value, dict) and isinstance(value.get("to"), str) else None


def _value(said: Mapping[str, Any]) -> Any:
    """Return a link as a definition writes it."""
    return dict(said) if len(said) > 1 else said["to"]
