"""Gather links written by key, by nesting or by row; resolve ids and check pairs of kinds."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.messages import shortened
from orgtree.base.place import Place
from orgtree.base.suggest import unknown
from orgtree.charter.codes import charter_finding
from orgtree.charter.reserved_words import LINK_WORDS
from orgtree.graph.frames import Frame
from orgtree.graph.link_findings import LinkFindings
from orgtree.graph.plain_links import PlainLinks, stated_links
from orgtree.graph.read_period import PeriodReader
from orgtree.graph.text_column import TextColumn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.charter.model import Charter, Link
    from orgtree.graph.frames import Entries
    from orgtree.graph.identify import Identified
    from orgtree.graph.key_index import KeyIndex
    from orgtree.graph.tables import Head
    from orgtree.graph.unit_records import RawUnits

    Ints = NDArray[np.int64]
    _Stated = tuple[Link, Ints, PlainLinks | None, Sequence[Any]]


def _numbers() -> array[int]:
    return array("i")


@dataclass(slots=True)
class LinkRows:
    """Links of one type as columns, one entry a link.

    Args:
        source: Numbers of the units that the arrows start from.
        target: Numbers of the units that they lead to.
        item: Position in the unit's list, -1 for a single value.
        nested: Whether nesting wrote it.
        raw: Mapping as written of each row that was read by itself, a bare id excepted.
        frame: The mappings of the first rows as columns, where a data frame says them.
        periods: First day of a row, and day from which it holds no longer, as ordinals.
        places: Place of each link that was given as a row.
    """

    source: array[int] = field(default_factory=_numbers)
    target: array[int] = field(default_factory=_numbers)
    item: array[int] = field(default_factory=_numbers)
    nested: array[int] = field(default_factory=lambda: array("b"))
    raw: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    frame: Frame | None = None
    periods: dict[int, tuple[int, int]] = field(default_factory=dict)
    places: dict[int, Place] = field(default_factory=dict)

    def add(self, source: int, target: int, item: int, *, nested: bool = False) -> int:
        """Append a link and return its row."""
        self.source.append(source)
        self.target.append(target)
        self.item.append(item)
        self.nested.append(nested)
        return len(self.source) - 1

    def extend(self, source: Ints, target: Ints, item: Ints, *, nested: bool = False) -> None:
        """Append many links at once."""
        for column, numbers in ((self.source, source), (self.target, target), (self.item, item)):
            column.frombytes(numbers.astype(np.intc).tobytes())
        self.nested.frombytes(np.full(len(source), nested, dtype=np.int8).tobytes())

    def stated(self, name: str) -> tuple[Ints, list[Any]]:
        """Return the rows that state a field, and what they state."""
        rows = np.asarray([row for row, raw in self.raw.items() if raw.get(name) is not None], dtype=np.int64)
        values = [self.raw[row][name] for row in rows.tolist()]
        stated = None if self.frame is None else self.frame.stated(name)
        if self.frame is None or stated is None:
            return rows, values
        first = np.flatnonzero(stated)
        return np.concatenate([first, rows]), [*self.frame.values(name, first), *values]


class LinkGatherer:
    """Reads the links of all units.

    Args:
        raw: Units as written.
        units: The units that survived.
        charter: What may be linked to what.
        head: The definition's day, and the tombstones of units that have ended.
    """

    def __init__(self, raw: RawUnits, units: Identified, charter: Charter, head: Head) -> None:
        self.raw = raw
        self.units = units
        self.charter = charter
        self.index = units.index
        self.rows: dict[str, LinkRows] = {name: LinkRows() for name in charter.links}
        self.kinds: list[int] = units.kind.tolist()
        self.known = {name: frozenset(link.fields) | LINK_WORDS for name, link in charter.links.items()}
        self.required = {
            name: [key for key, entry in link.fields.items() if entry.required] for name, link in charter.links.items()
        }
        self.tell = LinkFindings(raw, units, charter, self.index, head)
        self.periods = PeriodReader(head.as_of, self.tell.report)

    def nesting(self) -> None:
        """Add the links implied by nesting."""
        raw, units = self.raw, self.units
        above = np.asarray(raw.above, dtype=np.int64)
        if not len(above):
            return
        outer = above[units.raw]
        parent = np.where(outer >= 0, units.number[np.maximum(outer, 0)], -1)
        for child in np.flatnonzero((outer >= 0) & (parent < 0)).tolist():
            units.damage.setdefault(child, []).append("parent-left-out")
        for document, (name, place) in raw.under.items():
            target = self.index.get(name)
            if target is None:
                self.tell.dangling(name, None, place, "under")
                continue
            inside = np.asarray(raw.documents, dtype=np.int64)[units.raw] == document
            parent[inside & (outer < 0)] = target
        children = np.flatnonzero(parent >= 0)
        parents = parent[children]
        names = list(self.charter.links)
        table = np.full((len(self.charter.kinds), len(self.charter.kinds)), -1, dtype=np.int16)
        for (child, over), link in self.charter.nests.items():
            table[child, over] = names.index(link)
        which = table[units.kind[children], units.kind[parents]]
        for code in np.unique(which[which >= 0]).tolist():
            chosen = which == code
            rows = self.rows[names[code]]
            rows.extend(children[chosen], parents[chosen], np.full(int(chosen.sum()), -1), nested=True)
        for child, over in zip(children[which < 0].tolist(), parents[which < 0].tolist(), strict=True):
            self.tell.not_nested(child, over)

    def keys(self, entries: Entries, stating: KeyIndex) -> None:
        """Read the links that units state by their keys, a link type at a time.

        A link that the kind does not have is reported as an unknown key.

        Args:
            entries: The mappings of the survivors.
            stating: Which of them state which keys.
        """
        stated = self._stated(entries, stating)
        for link, units, plain, values in self._looked_up(stated) if isinstance(entries, Frame) else stated:
            if plain is not None:
                self._many(link, plain)
                continue
            for unit, value in zip(units.tolist(), values, strict=True):
                self._value(unit, link.name, value)

    def _stated(self, entries: Entries, stating: KeyIndex) -> Iterator[_Stated]:
        """Yield each link type with the units that state it, and what they state."""
        for name, link in self.charter.links.items():
            units = stating.members(name, {source for source, _ in link.pairs})
            yield link, units, *stated_links(entries, name, units)

    def _looked_up(self, stated: Iterator[_Stated]) -> list[_Stated]:
        """Look up the ids of all columns of texts together: to be quick, that takes a table of all units each time."""
        found = list(stated)
        columns = [plain for _, _, plain, _ in found if plain is not None and isinstance(plain.targets, TextColumn)]
        texts = [plain.targets for plain in columns]
        for plain, target in zip(columns, self.index.of_each(texts), strict=True):  # type: ignore[arg-type]  # as chosen
            plain.target = target
        return found

    def _many(self, link: Link, plain: PlainLinks) -> None:
        """Add many links at once where they are plain, else one by one."""
        source, items, said = plain.source, plain.item, plain.said
        target = self.index.of(plain.targets) if plain.target is None else plain.target
        allowed = np.zeros((len(self.charter.kinds), len(self.charter.kinds)), dtype=bool)
        for pair in link.pairs:
            allowed[pair] = True
        kind = self.units.kind
        fine = (target >= 0) & allowed[kind[source], kind[np.maximum(target, 0)]]
        rows = self.rows[link.name]
        before = len(rows.source)
        rows.extend(source[fine], target[fine], items[fine])
        wrong = np.flatnonzero(~fine).tolist()
        if not wrong and said and self._in_order(link, said):
            if isinstance(said, Frame):
                rows.frame = said  # all that nesting and lists of mappings say comes of other tables
            else:
                rows.raw.update(enumerate(said, before))  # type: ignore[arg-type]  # none is None
            return
        if isinstance(said, Frame):
            said = said.as_rows()
        if self.required[link.name] or (said and any(said)):
            for row, place in enumerate(np.flatnonzero(fine).tolist(), before):
                self._words(int(source[place]), link, int(items[place]), said[place] if said else None, None, row)
        for place in wrong:
            words = said[place] if said else None
            self._one(int(source[place]), link, plain.targets[place], int(items[place]), words, None)

    def _in_order(self, link: Link, said: Sequence[Mapping[str, Any] | None]) -> bool:
        """Return whether all links are mappings with the required fields, no unknown keys and no dates."""
        wanted = self.required[link.name]
        if isinstance(said, Frame):
            named = [name for name in said.names if np.any(said.stated(name))]
            known = "valid" not in named and self.known[link.name].issuperset(named)
            return known and all((stated := said.stated(key)) is not None and stated.all() for key in wanted)
        if set(map(type, said)) != {dict}:
            return False
        shapes = set(map(tuple, said))  # type: ignore[arg-type]  # mappings, as was just seen
        return all("valid" not in shape and self.known[link.name].issuperset(shape) for shape in shapes) and not any(
            raw.get(key) is None for key in wanted for raw in said if raw is not None
        )

    def given_rows(self) -> None:
        """Read the links that were given as rows of a table."""
        for row in self.raw.links:
            missing = [
                word for word, said in (("link", row.link), ("from", row.source), ("to", row.target)) if not said
            ]
            if missing:
                self.tell.report(
                    charter_finding(
                        "ORG103",
                        N_("row {row} of the links does not state '{key}'"),
                        row.place,
                        facts={"row": int(row.place.path[-1]) + 1, "key": missing[0]},
                        help=N_("each row has link, from and to"),
                    )
                )
                continue
            if row.link not in self.charter.links:
                mistake = unknown(
                    N_("'{link}' is not a link of charter '{charter}'"),
                    row.link,
                    self.charter.links,
                    fact="link",
                    facts={"charter": self.charter.name},
                    otherwise=N_("its links are {known}"),
                )
                place = Place(row.place.document, (*row.place.path, "link"))
                self.tell.report(charter_finding("ORG102", mistake, place))
                continue
            source = self.index.get(row.source)
            if source is None:
                self.tell.dangling(row.source, None, Place(row.place.document, (*row.place.path, "from")), row.link)
                continue
            self._one(source, self.charter.links[row.link], row.target, -1, row.fields, row.place)

    def _value(self, unit: int, name: str, value: Any) -> None:
        link = self.charter.links[name]
        if type(value) is str:
            self._one(unit, link, value, -1, None, None)
        elif type(value) is list:
            for item, entry in enumerate(value):
                self._entry(unit, link, entry, item)
        else:
            self._entry(unit, link, value, -1)

    def _entry(self, unit: int, link: Link, entry: Any, item: int) -> None:
        if type(entry) is str:
            self._one(unit, link, entry, item, None, None)
        elif type(entry) is dict and type(entry.get("to")) is str:
            self._one(unit, link, entry["to"], item, entry, None)
        elif type(entry) is dict and "to" not in entry:
            self.tell.report(
                charter_finding(
                    "ORG103",
                    N_("'{link}' does not say where it leads"),
                    self.tell.place(unit, link.name, item),
                    unit=self.units.ids[unit],
                    link=link.name,
                    help=N_("add to: with the id of a unit"),
                )
            )
        else:
            wrong = entry.get("to") if type(entry) is dict else entry
            self.tell.report(
                charter_finding(
                    "ORG104",
                    N_("'{link}' leads to a unit's id, not to '{value}'"),
                    self.tell.place(unit, link.name, item, "to" if type(entry) is dict else None),
                    facts={"value": shortened(wrong)},
                    unit=self.units.ids[unit],
                    link=link.name,
                    help=N_("write the id, or {{to: id, …}}, or a list of those; an id of digits only needs quotes"),
                )
            )

    def _one(
        self, unit: int, link: Link, target: str, item: int, raw: Mapping[str, Any] | None, place: Place | None
    ) -> None:
        other = self.index.get(target)
        if other is None:
            self.tell.dangling(
                target,
                unit,
                place or self.tell.place(unit, link.name, item, "to" if raw is not None else None),
                link.name,
            )
            return
        if (self.kinds[unit], self.kinds[other]) not in link.pairs:
            self.tell.not_allowed(
                unit, other, link, place or self.tell.place(unit, link.name, item, "to" if raw is not None else None)
            )
            return
        row = self.rows[link.name].add(unit, other, item)
        if place is not None:
            self.rows[link.name].places[row] = place
        self._words(unit, link, item, raw, place, row)

    def _words(
        self, unit: int, link: Link, item: int, raw: Mapping[str, Any] | None, place: Place | None, row: int
    ) -> None:
        """Read the fields of one link."""
        if raw is not None:
            rows = self.rows[link.name]
            rows.raw[row] = raw
            if "valid" in raw:
                base = place or self.tell.place(unit, link.name, item)
                there = Place(base.document, (*base.path, "valid"))
                rows.periods[row] = self.periods.valid(raw["valid"], there, self.units.ids[unit])
        stray, missing = self._amiss(link, raw)
        if stray or missing:  # places are costly: made only for a finding
            base = place or self.tell.place(unit, link.name, item)
            for key in stray:
                self.tell.stray(unit, link, key, base, raw or {})
            for key in missing:
                self.tell.required(unit, link, key, base)

    def _amiss(self, link: Link, raw: Mapping[str, Any] | None) -> tuple[list[str], list[str]]:
        """Return the unknown keys and the missing required fields of a link."""
        required = self.required[link.name]
        if raw is None:
            return [], required
        return sorted(raw.keys() - self.known[link.name], key=str), [key for key in required if raw.get(key) is None]
