"""From units as written to the graph: every step tells what is wrong and goes on with the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.dates import LATEST, Date
from orgtree.base.place import Place
from orgtree.base.text import Text
from orgtree.charter.codes import found as charter_found
from orgtree.graph.columns import Column, decode
from orgtree.graph.gather_links import LinkGatherer, Rows
from orgtree.graph.identify import Identified, identify
from orgtree.graph.key_index import Stating
from orgtree.graph.parents import Parents
from orgtree.graph.snapshot import Links, Retired, Snapshot, forever
from orgtree.graph.unit_keys import UnitWords

if TYPE_CHECKING:
    from orgtree.base.finding import Finding
    from orgtree.charter.model import Charter, Link
    from orgtree.graph.unit_records import RawUnits


_NAMES = frozenset({str, dict, type(None)})


@dataclass(frozen=True, slots=True)
class Head:
    """What a definition says of the organisation as a whole."""

    title: Text = Text()
    as_of: Date | None = None
    language: str = "en"
    retired: tuple[Retired, ...] = ()


def build(charter: Charter, raw: RawUnits, head: Head) -> tuple[Snapshot, list[Finding]]:
    """Build the graph.

    Args:
        charter: What may exist.
        raw: Units as written.
        head: The organisation's title, date and tombstones.

    Returns:
        The graph of what survived, with the damage marked, and what is wrong.
    """
    units, findings = identify(raw, charter)
    links = LinkGatherer(raw, units, charter, head.retired)
    entries = raw.entries if len(units.ids) == len(raw.entries) else [raw.entries[n] for n in units.raw.tolist()]
    stating = Stating(units.kind.tolist(), entries)
    work = _Build(charter, raw, head, units, links, entries, stating)
    words = UnitWords(raw, units, charter, entries, stating)
    words.keys()
    links.nesting()
    links.keys(entries, stating)
    links.given_rows()
    work.stated_twice()
    start, stop = work.periods()
    in_force = work.in_force(start, stop)
    columns = work.columns()
    tables = {name: work.table(link, links.rows[name], in_force) for name, link in charter.links.items()}
    parents = Parents(raw, units, charter, tables)
    hierarchies = {name: parents.hierarchy(name) for name in charter.hierarchies}
    names = [entry.get("name") for entry in entries]
    incomplete, exceptions = words.own_words(names)
    graph = Snapshot(
        charter=charter,
        ids=units.ids,
        kind=units.kind,
        names=_as_texts(names),
        title=head.title,
        as_of=head.as_of,
        start=start,
        stop=stop,
        in_force=in_force,
        columns=columns,
        hierarchies=hierarchies,
        links=tables,
        incomplete=incomplete,
        exceptions=exceptions,
        retired=head.retired,
        damage={unit: tuple(dict.fromkeys(words)) for unit, words in sorted(units.damage.items())},
        language=head.language,
        way=_Way(raw, units),
    )
    return graph, [*findings, *words.findings, *work.findings, *parents.findings, *links.tell.findings]


def _as_texts(names: list[Any]) -> list[Any]:
    if set(map(type, names)) <= _NAMES:
        return names
    return [name if type(name) in _NAMES else str(name) for name in names]


@dataclass(frozen=True, slots=True)
class _Way:
    """Returns the way to a unit; an object, so that a graph can be copied and pickled."""

    raw: RawUnits
    units: Identified

    def __call__(self, unit: int) -> Place:
        return self.raw.way(int(self.units.raw[unit]))


class _Build:
    """What is passed between the steps of one build."""

    def __init__(
        self,
        charter: Charter,
        raw: RawUnits,
        head: Head,
        units: Identified,
        links: LinkGatherer,
        entries: list[dict[str, Any]],
        stating: Stating,
    ) -> None:
        self.charter = charter
        self.raw = raw
        self.head = head
        self.units = units
        self.links = links
        self.entries = entries
        self.stating = stating
        self.findings: list[Finding] = []
        self.kinds = list(charter.kinds.values())
        self.day = head.as_of.last if head.as_of else LATEST - 1

    def stated_twice(self) -> None:
        """Tell of links that are written by nesting and by key."""
        for name, rows in self.links.rows.items():
            if not any(rows.nested):
                continue
            keyed = frozenset(self.stating.units(name))
            for source, nested in zip(rows.source, rows.nested, strict=True) if keyed else ():
                if nested and source in keyed:
                    self.findings.append(
                        charter_found(
                            "ORG117",
                            N_("'{link}' of '{id}' is written both by nesting and by its key"),
                            self.units.place(self.raw, source, name, part="key"),
                            facts={"link": name, "id": self.units.ids[source]},
                            unit=self.units.ids[source],
                            help=N_("take the key away, or take the unit out of the other's units"),
                        )
                    )

    def periods(self) -> tuple[Any, Any]:
        """Return the first and last day of every unit."""
        start, stop = forever(len(self.entries))
        for unit in self.stating.units("valid"):
            start[unit], stop[unit] = self.links.period(
                self.entries[unit]["valid"], self.units.place(self.raw, unit, "valid"), self.units.ids[unit]
            )
        return start, stop

    def in_force(self, start: Any, stop: Any) -> Any:
        """Return what holds on the organisation's date; without a date, what has no end."""
        return (start <= self.day) & (stop > self.day)

    def columns(self) -> dict[str, Column]:
        """Read every field that some unit states."""
        columns = {}
        for name, field in self.charter.fields.items():
            # A field that the kind does not have was told of as a key too many.
            rows = self.stating.members(name, {kind.code for kind in self.kinds if name in kind.fields})
            if len(rows):
                values = [self.entries[unit][name] for unit in rows.tolist()]
                columns[name] = decode(field, rows.astype(np.int32), values, len(self.entries), self.wrong_value)
        return columns

    def wrong_value(self, unit: int, code: str, message: str, facts: dict[str, Any], remedy: str) -> None:
        self.findings.append(
            charter_found(
                code,
                message,
                self.units.place(self.raw, unit, facts["field"]),
                facts=facts,
                unit=self.units.ids[unit],
                help=remedy,
            )
        )

    def table(self, link: Link, rows: Rows, in_force: Any) -> Links:
        """Return a link type's rows as arrays."""
        count = len(rows.source)
        source = np.asarray(rows.source, dtype=np.int32)
        target = np.asarray(rows.target, dtype=np.int32)
        start, stop = forever(count)
        for row, (first, last) in rows.periods.items():
            start[row], stop[row] = first, last
        holds = self.in_force(start, stop)
        if count:
            holds &= in_force[source] & in_force[target]
        columns: dict[str, Column] = {}
        for name, field in link.fields.items():
            stated = [row for row, raw in rows.raw.items() if raw.get(name) is not None]
            if stated:
                values = [rows.raw[row][name] for row in stated]
                columns[name] = decode(
                    field, np.asarray(stated, dtype=np.int32), values, count, self._wrong_link_value(link, rows)
                )
        return Links(
            link,
            source,
            target,
            np.asarray(rows.item, dtype=np.int32),
            np.asarray(rows.nested, dtype=bool),
            start,
            stop,
            holds,
            columns,
            rows.places,
        )

    def _wrong_link_value(self, link: Link, rows: Rows) -> Any:
        def report(row: int, code: str, message: str, facts: dict[str, Any], remedy: str) -> None:
            unit, item = rows.source[row], rows.item[row]
            given = rows.places.get(row)
            place = (
                Place(given.document, (*given.path, facts["field"]))
                if given
                else self.units.place(self.raw, unit, link.name, *((item,) if item >= 0 else ()), facts["field"])
            )
            self.findings.append(
                charter_found(code, message, place, facts=facts, unit=self.units.ids[unit], help=remedy)
            )

        return report
