"""Build tables from raw units; mistakes are reported and left out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.dates import EARLIEST, ENDED, LATEST
from orgtree.base.place import Place
from orgtree.charter.codes import charter_finding
from orgtree.charter.field_type import Measured
from orgtree.graph.columns import Column, decode
from orgtree.graph.dated_values import DatedReader
from orgtree.graph.frames import Frame, values_of
from orgtree.graph.gather_links import LinkGatherer, LinkRows
from orgtree.graph.identify import Identified, identify
from orgtree.graph.key_index import KeyIndex, key_index
from orgtree.graph.tables import Facts, LinkTable, UnitTable, forever
from orgtree.graph.text_column import TextColumn
from orgtree.graph.unit_keys import UnitKeys

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from orgtree.base.finding import Finding, Mistake
    from orgtree.charter.field_type import Pointer
    from orgtree.charter.model import Charter, Link
    from orgtree.graph.frames import Entries
    from orgtree.graph.tables import Head
    from orgtree.graph.unit_records import RawUnits


_NAMES = frozenset({str, dict, type(None)})


def build(charter: Charter, raw: RawUnits, head: Head) -> tuple[Facts, list[Finding]]:
    """Build the tables.

    Args:
        charter: What may exist.
        raw: Units as written.
        head: The organisation's title and tombstones.

    Returns:
        What survived, with the damage marked, and what is wrong on whatever day.
    """
    units, findings = identify(raw, charter)
    links = LinkGatherer(raw, units, charter, head)
    entries = raw.entries if len(units.ids) == len(raw.entries) else [raw.entries[n] for n in units.raw.tolist()]
    stating = key_index(units.kind, entries)
    work = _Build(charter, raw, units, links, entries, stating)
    words = UnitKeys(raw, units, charter, entries, stating)
    words.keys()
    if not raw.rows:
        links.nesting()
    links.keys(entries, stating)
    links.given_rows()
    work.stated_twice()
    start, stop = work.periods()
    columns = work.columns()
    tables = {name: work.table(link, links.rows[name]) for name, link in charter.links.items()}
    texts = entries.texts("name") if isinstance(entries, Frame) else None
    names: Sequence[Any] = values_of(entries, "name") if texts is None else texts
    earlier = {
        unit: found for unit in stating.units("names") if (found := work.dated.names(unit, entries[unit]["names"]))
    }
    incomplete, exceptions = words.own_words(names)
    facts = Facts(
        charter=charter,
        head=head,
        units=UnitTable(start, stop, columns, units.ids, units.kind, _as_texts(names), earlier),
        links=tables,
        incomplete=incomplete,
        exceptions=exceptions,
        damage={unit: tuple(dict.fromkeys(words)) for unit, words in sorted(units.damage.items())},
        pointer=UnitPlaces(raw, units),
        link_order=_link_order(charter, stating),
    )
    return facts, [*findings, *words.findings, *work.findings, *links.tell.findings]


def _ends(rows: LinkRows, keyed: Collection[int]) -> dict[int, int]:
    """Return for each unit the day on which the last of its links by key ends; `LATEST` where one does not, or nobody knows."""
    ends: dict[int, int] = {}
    for row, (source, nested) in enumerate(zip(rows.source, rows.nested, strict=True)):
        if not nested and source in keyed:
            stop = rows.periods.get(row, (EARLIEST, LATEST))[1]
            ends[source] = max(ends.get(source, EARLIEST), LATEST if stop == ENDED else stop)
    return ends


def _as_texts(names: Sequence[Any]) -> Sequence[Any]:
    if isinstance(names, TextColumn) or set(map(type, names)) <= _NAMES:
        return names
    return [name if type(name) in _NAMES else str(name) for name in names]


def _link_order(charter: Charter, stating: KeyIndex) -> dict[int, tuple[str, ...]]:
    """Return the keys, in the order in which they stand, of the units that state several links of one hierarchy."""
    together = [frozenset(charter.subtypes(name)) for name in charter.hierarchies]
    together = [links for links in together if len(links) > 1]
    return {
        unit: keys
        for _, keys, units in (stating if together else ())
        if any(len(links.intersection(keys)) > 1 for links in together)
        for unit in units.tolist()
    }


@dataclass(frozen=True, slots=True)
class UnitPlaces:
    """Where units are written; an object, so that it can be copied and pickled.

    Args:
        raw: The units as written, those that were left out included.
        units: Which of them were taken.
    """

    raw: RawUnits
    units: Identified

    def __call__(self, unit: int) -> Place:
        """Return where a unit is written."""
        return self.raw.pointer(int(self.units.raw[unit]))


class _Build:
    """State of one build."""

    def __init__(
        self,
        charter: Charter,
        raw: RawUnits,
        units: Identified,
        links: LinkGatherer,
        entries: Entries,
        stating: KeyIndex,
    ) -> None:
        self.charter = charter
        self.raw = raw
        self.units = units
        self.links = links
        self.entries = entries
        self.stating = stating
        self.findings: list[Finding] = []
        self.kinds = list(charter.kinds.values())
        self.dated = DatedReader(links.periods, units.ids, partial(units.place, raw))

    def stated_twice(self) -> None:
        """Begin links that nesting writes where those by key have ended, and report what is written both ways."""
        for name, rows in self.links.rows.items():
            if not any(rows.nested):
                continue
            keyed = frozenset(self.stating.units(name))
            ends = _ends(rows, keyed) if keyed else {}
            for row, (source, nested) in enumerate(zip(rows.source, rows.nested, strict=True)) if keyed else ():
                if nested and ends.get(source, LATEST) < LATEST:
                    rows.periods[row] = ends[source], LATEST
                elif nested and source in keyed:
                    self.findings.append(
                        charter_finding(
                            "ORG117",
                            N_("'{link}' of '{id}' is written both by nesting and by its key"),
                            self.units.place(self.raw, source, name, part="key"),
                            facts={"id": self.units.ids[source]},
                            unit=self.units.ids[source],
                            link=name,
                            help=N_(
                                "take the key away, or take the unit out of the other's units; where it stood before it came there, the key says with 'until'"
                            ),
                        )
                    )

    def periods(self) -> tuple[Any, Any]:
        """Return the first and last day of every unit."""
        start, stop = forever(len(self.entries))
        for unit in self.stating.units("valid"):
            start[unit], stop[unit] = self.links.periods.valid(
                self.entries[unit]["valid"], self.units.place(self.raw, unit, "valid"), self.units.ids[unit]
            )
        return start, stop

    def columns(self) -> dict[str, Column]:
        """Read every field that some unit states."""
        columns = {}
        for name, field in self.charter.fields.items():
            # A field that the kind does not have was reported as an unknown key.
            having = [kind.code for kind in self.kinds if name in kind.fields]
            defaults: dict[Any, list[int]] = {}
            for code in having:
                if (default := self.kinds[code].fields[name].default) is not None:
                    defaults.setdefault(default, []).append(code)
            rows = self.stating.members(name, set(having))
            if not len(rows) and not defaults:
                continue
            numbers = (
                self.entries.numbers(name, rows)
                if isinstance(field.values, Measured) and isinstance(self.entries, Frame)
                else None
            )
            values = values_of(self.entries, name, rows) if numbers is None else numbers
            wrong = partial(self.wrong_value, name)
            column = self.dated.column(field, rows.astype(np.int32), values, len(self.entries), wrong)
            if defaults:
                silent = np.ones(len(self.entries), dtype=bool)
                silent[[row for row, value in zip(rows.tolist(), values, strict=True) if value is not None]] = False
                for default, codes in defaults.items():
                    column = column.with_default(silent & np.isin(np.asarray(self.units.kind), codes), default)
            columns[name] = column
        return columns

    def wrong_value(self, field: str, unit: int, mistake: Mistake, pointer: Pointer) -> None:
        """Report a field whose value cannot be read."""
        place = self.units.place(self.raw, unit, field, *pointer)
        self.findings.append(charter_finding("ORG104", mistake, place, unit=self.units.ids[unit]))

    def table(self, link: Link, rows: LinkRows) -> LinkTable:
        """Return a link type's rows as arrays."""
        count = len(rows.source)
        start, stop = forever(count)
        for row, (first, last) in rows.periods.items():
            start[row], stop[row] = first, last
        columns: dict[str, Column] = {}
        for name, field in link.fields.items():
            stated, values = rows.stated(name)
            if len(stated) or (field.default is not None and count):
                wrong = partial(self._wrong_link_value, link, rows, name)
                column = decode(field, stated.astype(np.int32), values, count, wrong)
                silent = np.ones(count, dtype=bool)
                silent[stated] = False
                columns[name] = column.with_default(silent, field.default)
        return LinkTable(
            start,
            stop,
            columns,
            link,
            np.asarray(rows.source, dtype=np.int32),
            np.asarray(rows.target, dtype=np.int32),
            np.asarray(rows.item, dtype=np.int32),
            np.asarray(rows.nested, dtype=bool),
            rows.places,
        )

    def _wrong_link_value(
        self, link: Link, rows: LinkRows, field: str, row: int, mistake: Mistake, pointer: Pointer
    ) -> None:
        unit, item = rows.source[row], rows.item[row]
        given = rows.places.get(row)
        place = (
            Place(given.document, (*given.path, field, *pointer))
            if given
            else self.units.place(self.raw, unit, link.name, *((item,) if item >= 0 else ()), field, *pointer)
        )
        self.findings.append(charter_finding("ORG104", mistake, place, unit=self.units.ids[unit], link=link.name))
