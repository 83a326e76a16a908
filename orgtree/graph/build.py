"""From units as written to the graph: every step tells what is wrong and goes on with the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.dates import LATEST, Date
from orgtree.base.finding import Label
from orgtree.base.place import Place
from orgtree.base.suggest import listed, nearest
from orgtree.base.text import Text
from orgtree.charter.codes import found as charter_found
from orgtree.charter.language import UNIT_WORDS
from orgtree.graph.codes import found
from orgtree.graph.columns import Column, decode
from orgtree.graph.gather_links import LinkGatherer, Rows
from orgtree.graph.graph import Graph, Links, Retired, forever
from orgtree.graph.hierarchy import Hierarchy, build_hierarchy
from orgtree.graph.identify import Identified, identify

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.base.finding import Finding
    from orgtree.charter.model import Charter, Link
    from orgtree.graph.raw import RawUnits


_NAMES = frozenset({str, dict, type(None)})


@dataclass(frozen=True, slots=True)
class Head:
    """What a definition says of the organisation as a whole."""

    title: Text = Text()
    as_of: Date | None = None
    language: str = "en"
    retired: tuple[Retired, ...] = ()


def build(charter: Charter, raw: RawUnits, head: Head) -> tuple[Graph, list[Finding]]:
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
    entries = [raw.entries[number] for number in units.raw.tolist()]
    work = _Build(charter, raw, head, units, links, entries)
    work.keys()
    links.nesting()
    links.keys()
    links.given_rows()
    work.stated_twice()
    start, stop = work.periods()
    alive = work.in_force(start, stop)
    columns = work.columns()
    tables = {name: work.table(link, links.rows[name], alive) for name, link in charter.links.items()}
    hierarchies = {name: work.hierarchy(name, tables, alive) for name in charter.hierarchies}
    incomplete, exceptions = work.own_words()
    graph = Graph(
        charter=charter,
        ids=units.ids,
        kind=units.kind,
        names=[name if type(name) in _NAMES else str(name) for name in (entry.get("name") for entry in entries)],
        title=head.title,
        as_of=head.as_of,
        start=start,
        stop=stop,
        alive=alive,
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
    return graph, [*findings, *work.findings, *links.findings]


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
    ) -> None:
        self.charter = charter
        self.raw = raw
        self.head = head
        self.units = units
        self.links = links
        self.entries = entries
        self.findings: list[Finding] = []
        self.kinds = list(charter.kinds.values())
        self.day = head.as_of.last if head.as_of else LATEST - 1

    def place(self, unit: int, *tail: str | int, part: Any = "value") -> Place:
        base = self.raw.way(int(self.units.raw[unit]))
        return Place(base.document, base.path + tail, part)

    def keys(self) -> None:
        """Tell of keys that a unit's kind does not have, and of required fields that are not stated."""
        sources: dict[int, set[str]] = {}
        for name, link in self.charter.links.items():
            for code, _ in link.pairs:
                sources.setdefault(code, set()).add(name)
        allowed = [frozenset(kind.fields) | sources.get(kind.code, set()) | UNIT_WORDS for kind in self.kinds]
        required = [[name for name, field in kind.fields.items() if field.required] for kind in self.kinds]
        if self.raw.rows:
            allowed = [words | {"row"} for words in allowed]
        for unit, (entry, kind) in enumerate(zip(self.entries, self.units.kind.tolist(), strict=True)):
            if not entry.keys() <= allowed[kind]:
                for key in sorted(entry.keys() - allowed[kind], key=str):
                    self.stray(unit, key, kind, allowed[kind])
            for name in required[kind]:
                if entry.get(name) is None:
                    self.findings.append(
                        charter_found(
                            "ORG108",
                            N_("'{id}' does not state '{field}', which every {kind} does"),
                            self.place(unit, "id"),
                            facts={"id": self.units.ids[unit], "field": name, "kind": self.kinds[kind].name},
                            unit=self.units.ids[unit],
                            help=N_("add {field}: here"),
                        )
                    )

    def stray(self, unit: int, key: str, kind: int, allowed: frozenset[str]) -> None:
        facts: dict[str, Any] = {"key": key[:60], "kind": self.kinds[kind].name}
        place = self.place(unit, key, part="key")
        name = self.units.ids[unit]
        if key in self.charter.fields or key in self.charter.links:
            having = (
                [k.name for k in self.kinds if key in k.fields]
                if key in self.charter.fields
                else sorted({self.kinds[a].name for a, _ in self.charter.links[key].pairs})
            )
            facts["known"] = listed(having)
            self.findings.append(
                charter_found(
                    "ORG107", N_("a {kind} has no '{key}'"), place, facts=facts, unit=name, help=N_("{known} have it")
                )
            )
            return
        near = nearest(key, sorted(allowed - self.entries[unit].keys()))
        if near:
            facts["near"] = near
        else:
            facts["known"] = listed(sorted(allowed - UNIT_WORDS))
        self.findings.append(
            charter_found(
                "ORG102",
                N_("'{key}' is not a field or link of a {kind}"),
                place,
                facts=facts,
                unit=name,
                help=N_("did you mean '{near}'?") if near else N_("it has {known}"),
            )
        )

    def stated_twice(self) -> None:
        """Tell of links that are written by nesting and by key."""
        for name, rows in self.links.rows.items():
            if not any(rows.nested):
                continue
            for source, nested in zip(rows.source, rows.nested, strict=True):
                if nested and name in self.entries[source]:
                    self.findings.append(
                        charter_found(
                            "ORG117",
                            N_("'{link}' of '{id}' is written both by nesting and by its key"),
                            self.place(source, name, part="key"),
                            facts={"link": name, "id": self.units.ids[source]},
                            unit=self.units.ids[source],
                            help=N_("take the key away, or take the unit out of the other's units"),
                        )
                    )

    def periods(self) -> tuple[Any, Any]:
        """Return the first and last day of every unit."""
        start, stop = forever(len(self.entries))
        for unit, entry in enumerate(self.entries):
            if "valid" in entry:
                start[unit], stop[unit] = self.links.period(
                    entry["valid"], self.place(unit, "valid"), self.units.ids[unit]
                )
        return start, stop

    def in_force(self, start: Any, stop: Any) -> Any:
        """Return what holds on the organisation's date; without a date, what has no end."""
        return (start <= self.day) & (stop > self.day)

    def columns(self) -> dict[str, Column]:
        """Read every field that some unit states."""
        rows: dict[str, list[int]] = {}
        values: dict[str, list[Any]] = {}
        fields = [kind.fields for kind in self.kinds]
        by_kind: list[list[int]] = [[] for _ in self.kinds]
        for unit, kind in enumerate(self.units.kind.tolist()):
            by_kind[kind].append(unit)
        entries = self.entries
        for kind, members in enumerate(by_kind):
            if not members:
                continue
            present: set[str] = set().union(*(entries[unit] for unit in members))
            for name in fields[kind]:
                if name in present:
                    stated = [unit for unit in members if name in entries[unit]]
                    rows.setdefault(name, []).extend(stated)
                    values.setdefault(name, []).extend([entries[unit][name] for unit in stated])
        columns = {}
        for name, field in self.charter.fields.items():
            if name in rows:
                columns[name] = decode(
                    field, np.asarray(rows[name], dtype=np.int32), values[name], len(entries), self.wrong_value
                )
        return columns

    def wrong_value(self, unit: int, code: str, message: str, facts: dict[str, Any], remedy: str) -> None:
        self.findings.append(
            charter_found(
                code, message, self.place(unit, facts["field"]), facts=facts, unit=self.units.ids[unit], help=remedy
            )
        )

    def table(self, link: Link, rows: Rows, alive: Any) -> Links:
        """Return a link type's rows as arrays."""
        count = len(rows.source)
        source = np.asarray(rows.source, dtype=np.int32)
        target = np.asarray(rows.target, dtype=np.int32)
        start, stop = forever(count)
        for row, (first, last) in rows.periods.items():
            start[row], stop[row] = first, last
        holds = self.in_force(start, stop)
        if count:
            holds &= alive[source] & alive[target]
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
                else self.place(unit, link.name, *((item,) if item >= 0 else ()), facts["field"])
            )
            self.findings.append(
                charter_found(code, message, place, facts=facts, unit=self.units.ids[unit], help=remedy)
            )

        return report

    def hierarchy(self, name: str, tables: Mapping[str, Links], alive: Any) -> Hierarchy:
        """Order one hierarchy; two parents and cycles are told of, and the first parent counts."""
        count = len(self.entries)
        members = np.zeros(len(self.kinds) + 1, dtype=bool)
        members[list(self.charter.in_hierarchy(name))] = True
        parent = np.full(count, -1, dtype=np.int32)
        seen: dict[int, tuple[Links, int]] = {}
        for table in (tables[sub] for sub in self.charter.subtypes(name)):
            rows = np.flatnonzero(table.alive)
            sources = table.source[rows]
            fresh = (parent[sources] < 0) & (np.bincount(sources, minlength=max(count, 1))[sources] == 1)
            parent[sources[fresh]] = table.target[rows[fresh]]
            for row in rows[~fresh].tolist():
                unit = int(table.source[row])
                if parent[unit] < 0:
                    parent[unit] = table.target[row]
                    seen[unit] = (table, row)
                elif int(table.target[row]) != int(parent[unit]) or unit in seen:
                    self.two_parents(name, unit, table, row, seen.get(unit), int(parent[unit]))
        tree, cycles = build_hierarchy(name, parent, members[self.units.kind])
        for cycle in cycles:
            self.cycle(name, cycle, tables)
        return tree

    def link_place(self, table: Links, row: int) -> Place:
        if row in table.places:
            return table.places[row]
        unit = int(table.source[row])
        if table.nested[row]:
            return self.place(unit, "id")
        item = int(table.item[row])
        return self.place(unit, table.link.name, *((item,) if item >= 0 else ()))

    def two_parents(
        self, name: str, unit: int, table: Links, row: int, first: tuple[Links, int] | None, kept: int
    ) -> None:
        label = (
            (Label(self.link_place(*first), N_("the first one")),)
            if first
            else (Label(self.place(unit, "id"), N_("the unit")),)
        )
        self.units.damage.setdefault(unit, []).append("two-parents")
        self.findings.append(
            found(
                "ORG204",
                N_("'{id}' has two parents along '{link}': '{first}' and '{second}'"),
                self.link_place(table, row),
                facts={
                    "id": self.units.ids[unit],
                    "link": name,
                    "first": self.units.ids[kept],
                    "second": self.units.ids[table.target[row]],
                },
                unit=self.units.ids[unit],
                labels=label,
                help=N_("keep one of them, or give each its dates with valid"),
            )
        )

    def cycle(self, name: str, cycle: list[int], tables: Mapping[str, Links]) -> None:
        labels = []
        for unit, above in zip(cycle, [*cycle[1:], cycle[0]], strict=True):
            self.units.damage.setdefault(unit, []).append("cycle")
            for table in (tables[sub] for sub in self.charter.subtypes(name)):
                rows = np.flatnonzero(table.alive & (table.source == unit) & (table.target == above))
                if len(rows):
                    labels.append(Label(self.link_place(table, int(rows[0])), N_("one edge of the cycle")))
                    break
        ids = [self.units.ids[unit] for unit in cycle]
        self.findings.append(
            found(
                "ORG205",
                N_("'{id}' is above itself along '{link}': {cycle}"),
                None,
                facts={
                    "id": ids[0],
                    "link": name,
                    "cycle": " > ".join([*ids[:20], *(["…"] if len(ids) > 20 else []), ids[0]]),
                },
                unit=ids[0],
                labels=tuple(labels[:20]),
                help=N_("take one link of the cycle away"),
            )
        )

    def own_words(self) -> tuple[dict[str, frozenset[int]], dict[int, Mapping[str, Any]]]:
        """Read `incomplete`, `exceptions` and `name`."""
        incomplete: dict[str, set[int]] = {}
        exceptions: dict[int, Mapping[str, Any]] = {}
        for unit, entry in enumerate(self.entries):
            if "incomplete" in entry:
                self._incomplete(unit, entry["incomplete"], incomplete)
            if "exceptions" in entry:
                self._exceptions(unit, entry["exceptions"], exceptions)
            name = entry.get("name")
            if (
                name is not None
                and type(name) is not str
                and not (type(name) is dict and name and all(type(words) is str for words in name.values()))
            ):
                self.findings.append(
                    charter_found(
                        "ORG104",
                        N_("a name is a text, or a mapping of languages, not '{value}'"),
                        self.place(unit, "name"),
                        facts={"value": str(name)[:60]},
                        unit=self.units.ids[unit],
                        help=N_("put it in quotes, or write {{zh: …, en: …}}"),
                    )
                )
        return {name: frozenset(members) for name, members in incomplete.items()}, exceptions

    def _incomplete(self, unit: int, value: Any, incomplete: dict[str, set[int]]) -> None:
        for item, name in enumerate(value if type(value) is list else [value]):
            if type(name) is str and name in self.charter.links:
                incomplete.setdefault(name, set()).add(unit)
                continue
            near = nearest(str(name), self.charter.links)
            self.findings.append(
                charter_found(
                    "ORG104",
                    N_("'{value}' is not a link that can be incomplete"),
                    self.place(unit, "incomplete", item),
                    facts={"value": str(name)[:60], "near": near, "known": listed(self.charter.links)},
                    unit=self.units.ids[unit],
                    help=N_("did you mean '{near}'?") if near else N_("links are {known}"),
                )
            )

    def _exceptions(self, unit: int, value: Any, exceptions: dict[int, Mapping[str, Any]]) -> None:
        if type(value) is not dict:
            self.findings.append(
                charter_found(
                    "ORG104",
                    N_("exceptions is a mapping of rules, not '{value}'"),
                    self.place(unit, "exceptions"),
                    facts={"value": str(value)[:60]},
                    unit=self.units.ids[unit],
                    help=N_('write exceptions: {{P06: {{reason: "…", until: 2021-06-30}}}}'),
                )
            )
            return
        exceptions[unit] = value
