"""What an organisation says on one day, in the plainest form, so that two can be compared."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from orgtree.base.text import Text
from orgtree.graph.rows import plain_value, written_row

if TYPE_CHECKING:
    from orgtree import Organisation


def on_a_day(org: Organisation, day: str) -> tuple[dict[str, Any], Counter[str]]:
    """Return the units in force on a day, with kind, name, fields and whose they are, and the links in force, as often as they are said."""
    graph = org.at(day).snapshot
    units: dict[str, Any] = {}
    for unit in graph.in_force.nonzero()[0].tolist():
        fields = {
            name: (plain_value(column, unit), column.notes.get(unit))
            for name, column in graph.columns.items()
            if column.known[unit] or column.written[unit]
        }
        words = Text.of(graph.names[unit], graph.language).to_dict() if graph.names[unit] else {}
        units[graph.ids[unit]] = (graph.kind_of(unit).name, words, fields)
    links: Counter[str] = Counter()
    for name, table in graph.links.items():
        for row in table.in_force.nonzero()[0].tolist():
            said = {key: value for key, value in written_row(table, row).items() if key != "valid"}
            links[f"{name} {graph.ids[table.source[row]]} {graph.ids[table.target[row]]} {said}"] += 1
    return units, links
