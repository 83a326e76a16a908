"""What of an organisation may be told, as rows: without internal units, fields and links, and with how much was left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from orgtree.graph.rows import head_of, to_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from orgtree.charter.model import Field, Link
    from orgtree.charter.public import PublicCharter
    from orgtree.graph.rows import Row
    from orgtree.graph.snapshot import Snapshot


@dataclass(slots=True)
class Withheld:
    """How much is left out because it is internal.

    Args:
        units: How many units of each kind.
        links: How many links of each type: internal ones, and those of units that are left out.
        fields: How many values of each field, of units and links that stay.
        other: How many entries of the head, by its key: claims, retired and events.
    """

    units: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    other: Counter[str] = field(default_factory=Counter)

    def __bool__(self) -> bool:
        return any((self.units, self.links, self.fields, self.other))


@dataclass(frozen=True, slots=True)
class PublicRows:
    """An organisation as it may be told.

    Args:
        units: Rows of units, as `orgtree.graph.load.load_rows` takes them.
        links: Rows of links.
        head: The head.
        withheld: How much is left out.
    """

    units: list[Row]
    links: list[Row]
    head: Row
    withheld: Withheld


def public_rows(graph: Snapshot, public: PublicCharter) -> PublicRows:
    """Return the rows of an organisation that may be told.

    What stands below a unit that is left out has a parent that is not written (`incomplete`); of other links that are
    left out, the head says that they are not stated, so that a figure has them as unknown and not as none. Claims, retired ids
    and events may speak of anything internal, and go where anything is.

    Args:
        graph: The graph, under its whole charter.
        public: What of the charter may be told.
    """
    withheld = Withheld()
    charter = graph.charter
    units: list[Row] = []
    kept: dict[str, Row] = {}
    rows, links = to_rows(graph)
    for row in rows:
        if row["kind"] in public.kinds:
            withheld.units[row["kind"]] += 1
            continue
        told = _without(row, charter.kinds[row["kind"]].fields.values(), withheld)
        told |= _own(told, public)
        units.append(told)
        kept[told["id"]] = told
    shown: list[Row] = []
    for row in links:
        link = charter.links[row["link"]]
        if link.internal or row["from"] not in kept or row["to"] not in kept:
            withheld.links[link.name] += 1
            if link.hierarchy is not None and row["from"] in kept:
                below = kept[row["from"]]
                below["incomplete"] = list(dict.fromkeys([*below.get("incomplete", ()), link.name]))
            continue
        shown.append(_without(row, link.fields.values(), withheld))
    head = head_of(graph)
    head["title"] = dict(graph.facts.head.shown_title.words)
    head["not_stated"] = [
        *({"kind": kind, "link": link} for kind, link in graph.facts.head.not_stated if kind not in public.kinds),
        *_silent(charter.links.values(), public),
    ]
    for key in ("retired", "events"):
        if public.kinds and (entries := head.pop(key, None)):
            withheld.other[key] += len(entries)
    return PublicRows(units, shown, {key: value for key, value in head.items() if value}, withheld)


def _without(row: Row, declared: Iterable[Field], withheld: Withheld) -> Row:
    """Return a row without internal values, also those of other days."""
    hidden = [field.name for field in declared if field.internal and field.name in row]
    withheld.fields.update(hidden)
    return {key: value for key, value in row.items() if key not in hidden}


def _own(row: Row, public: PublicCharter) -> Row:
    """Return what a row says of links and rules, without those that are left out."""
    said: dict[str, Any] = {}
    if "incomplete" in row:
        said["incomplete"] = [link for link in row["incomplete"] if link not in public.links]
    if "exceptions" in row:
        said["exceptions"] = {code: why for code, why in row["exceptions"].items() if code not in public.rules}
    return said


def _silent(links: Iterable[Link], public: PublicCharter) -> Iterator[dict[str, str]]:
    """Yield the kinds and links of which not all is told; an internal link by the public one that it is a case of."""
    names = {kind.code: kind.name for kind in public.charter.kinds.values()}
    codes = {code for code, name in names.items() if name in public.kinds}
    told: set[tuple[int, str]] = set()
    for link in links:
        shown = next((name for name in link.ancestors if name not in public.links), None)
        if link.hierarchy is not None or shown is None:
            continue
        ends = {code for pair in link.pairs if link.internal or codes.intersection(pair) for code in pair} - codes
        told |= {(code, shown) for code in ends}
    for code, shown in sorted(told):
        yield {"kind": names[code], "link": shown}
