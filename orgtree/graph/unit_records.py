"""Gather raw units from documents or rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.composed import composed, is_composed
from orgtree.base.messages import shortened
from orgtree.base.place import Place
from orgtree.charter.codes import charter_finding
from orgtree.graph.codes import graph_finding
from orgtree.graph.frames import Frame, values_of
from orgtree.graph.text_column import are_ascii

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from orgtree.base.finding import Finding
    from orgtree.graph.frames import Entries


@dataclass(slots=True)
class RawLink:
    """A link given as a row of its own."""

    link: str
    source: str
    target: str
    fields: Mapping[str, Any]
    place: Place


@dataclass(slots=True)
class RawUnits:
    """Raw units in order, each with its enclosing unit and its place.

    Args:
        entries: The mappings as written, or a table's columns.
        above: Number of the unit that each is nested under, -1 for none; of rows, which do not nest, none is there.
        documents: Document of each; of rows the one of all.
        positions: Position of each in its list of units; of rows none is there.
        rows: Whether the units are rows of a table, so that a place is a row and a column.
        under: For each document the id that its outermost units stand under, with where that is said.
        links: Links given as rows.
    """

    entries: Entries = field(default_factory=list)
    above: list[int] = field(default_factory=list)
    documents: list[int] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)
    rows: bool = False
    under: dict[int, tuple[str, Place]] = field(default_factory=dict)
    links: Sequence[RawLink] = ()

    def pointer(self, unit: int) -> Place:
        """Return where a unit is written."""
        if self.rows:
            return Place(self.documents[0], (unit,))
        steps: list[str | int] = []
        current = unit
        while current >= 0:
            steps += (self.positions[current], "units")
            current = self.above[current]
        return Place(self.documents[unit], tuple(reversed(steps)))

    def compose_ids(self, links: Collection[str]) -> None:
        """Compose the characters of ids wherever they are written; mappings that change are copied.

        Args:
            links: Keys whose values are ids, or hold them.
        """
        texts = self.entries.texts("id") if isinstance(self.entries, Frame) else None
        ids = values_of(self.entries, "id") if texts is None else texts
        if ((texts is not None and texts.all_stated) or set(map(type, ids)) <= {str}) and are_ascii(ids):
            return  # no reference to one of them needs composing
        if isinstance(self.entries, Frame):
            columns = (self.entries.values(name) for name in self.entries.names if name in {"id", *links})
            if all(_ids_in(values) is values for values in columns):
                return
            self.entries = self.entries.as_rows()
        used = set[str]().union(*self.entries)
        keys = [key for key in ("id", *links) if key in used]
        entries = list(self.entries)
        for number, entry in enumerate(entries):
            if changed := {key: new for key in keys if key in entry and (new := _ids_in(entry[key])) is not entry[key]}:
                entries[number] = {**entry, **changed}
        self.entries = entries
        self.under = {document: (composed(name), place) for document, (name, place) in self.under.items()}
        for link in self.links:
            link.source, link.target = composed(link.source), composed(link.target)


def _ids_in(value: Any) -> Any:
    """Return an id, a link or a list of them with its ids composed; the same object where nothing changes."""
    if type(value) is str:
        return value if is_composed(value) else composed(value)
    if type(value) is dict and type(value.get("to")) is str and not is_composed(value["to"]):
        return {**value, "to": composed(value["to"])}
    if type(value) is list:
        new = [_ids_in(item) for item in value]
        return new if any(one is not other for one, other in zip(new, value, strict=True)) else value
    return value


def gather(roots: Iterable[tuple[int, Any]], *, most: int) -> tuple[RawUnits, list[Finding]]:  # noqa: C901 - one walk
    """Gather the units of documents in text order.

    Args:
        roots: Number and plain data of each document.
        most: Budget of units.

    Returns:
        The units, and what is no unit.
    """
    entries: list[dict[str, Any]] = []
    raw = RawUnits(entries)
    findings: list[Finding] = []
    above, documents, positions = raw.above, raw.documents, raw.positions
    for document, data in roots:
        if not isinstance(data, dict):
            continue
        if isinstance(data.get("under"), str):
            raw.under[document] = (data["under"], Place(document, ("under",)))
        top = data.get("units")
        if not isinstance(top, list):
            continue
        stack = [(enumerate(top), -1)]
        while stack:
            siblings, parent = stack[-1]
            for position, entry in siblings:
                number = len(entries)
                if type(entry) is not dict:
                    base = raw.pointer(parent).path if parent >= 0 else ()
                    findings.append(
                        charter_finding(
                            "ORG119",
                            N_("a unit is a mapping with id, kind and name, not '{value}'"),
                            Place(document, (*base, "units", position)),
                            facts={"value": shortened(entry)},
                            help=N_("write it as - {{id: …, kind: …, name: …}}"),
                        )
                    )
                    continue
                if number >= most:
                    findings.append(
                        graph_finding(
                            "ORG215",
                            N_("there are more than {most} units"),
                            Place(document),
                            facts={"most": most},
                            help=N_("raise the budget, or split the definition"),
                        )
                    )
                    return raw, findings
                entries.append(entry)
                above.append(parent)
                documents.append(document)
                positions.append(position)
                below = entry.get("units")
                if below:
                    if type(below) is list:
                        stack.append((enumerate(below), number))
                        break
                    findings.append(
                        charter_finding(
                            "ORG104",
                            N_("units is a list, not '{value}'"),
                            Place(document, (*raw.pointer(number).path, "units")),
                            facts={"value": shortened(below)},
                        )
                    )
            else:
                stack.pop()
    return raw, findings
