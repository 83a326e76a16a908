"""Write an organisation as the text of a definition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.dates import EARLIEST, LATEST
from orgtree.graph.hierarchy import build_hierarchy
from orgtree.graph.rows import as_written, dated, day_of, own_words, stated
from orgtree.graph.yaml_flow import braced, flow, listed, scalar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.graph.snapshot import Links, Snapshot

_WIDTH = 110
_DEEPEST = 12
"""Units nested deeper than this begin again at the left and name the unit above by its link's key."""


def definition_text(graph: Snapshot, *, charter: str) -> str:
    """Return a definition of an organisation that reads back to the same.

    Units that a link of the charter lets nest are nested under the unit above, in their order; other links
    are written by their keys. Claims are no part of a graph and are not written.

    Args:
        graph: The graph.
        charter: How the definition names its charter.

    >>> from orgtree.api import loads
    >>> org = loads("{orgtree: definition/1, charter: company, units: [{id: a, kind: company, name: A 1}]}")
    >>> print(definition_text(org.snapshot, charter="company"))
    orgtree: definition/1
    charter: company
    units:
    - {id: a, kind: company, name: A 1}
    <BLANKLINE>
    """
    lines = ["orgtree: definition/1", f"charter: {scalar(charter)}"]
    if graph.title:
        words = graph.title.to_dict()
        bare = set(words) == {graph.language}
        lines.append(f"title: {scalar(words[graph.language]) if bare else flow(words)}")
    if graph.language != graph.charter.language:
        lines.append(f"language: {scalar(graph.language)}")
    if (day := day_of(graph)) is not None:
        lines.append(f"as_of: {flow(str(day), numeric=True)}")
    if silent := graph.facts.head.not_stated:
        lines.append("not_stated:")
        lines.extend(f"- {braced({'kind': kind, 'link': link})}" for kind, link in silent)
    if graph.retired:
        lines.append("retired:")
    for entry in graph.retired:
        said: dict[str, Any] = {"id": scalar(entry.id)}
        if entry.on is not None:
            said["on"] = flow(str(entry.on), numeric=True)
        if entry.into:
            said["into"] = flow(entry.into)
        lines.append(f"- {braced(said)}")
    lines.append("units:" if graph.size else "units: []")
    lines.extend(_unit_lines(graph))
    return "\n".join(lines) + "\n"


def _unit_lines(graph: Snapshot) -> list[str]:
    parent, nested_by = _nesting(graph)
    everything = np.ones(graph.size, dtype=bool)
    tree, cycles = build_hierarchy("", parent, everything)
    for cycle in cycles:  # nothing can stand inside itself: the edge that was cut is written by its key
        nested_by.pop(cycle[0], None)
    flat = np.flatnonzero(tree.depth > 0)
    flat = flat[tree.depth[flat] % (_DEEPEST + 1) == 0]
    if len(flat):
        parent = tree.parent.copy()
        parent[flat] = -1
        tree, _ = build_hierarchy("", parent, everything)
        for unit in flat.tolist():
            nested_by.pop(unit, None)
    entries = _entries(graph, nested_by)
    parents = set(tree.parent.tolist())
    lines: list[str] = []
    for unit in tree.order.tolist():
        indent = "  " * int(tree.depth[unit])
        entry = entries[unit]
        line = f"{indent}- {braced(entry)}"
        if unit not in parents and len(line) <= _WIDTH:
            lines.append(line)
            continue
        keys = iter(entry.items())
        lines.extend(
            f"{indent}{'- ' if number == 0 else '  '}{key}: {value}" for number, (key, value) in enumerate(keys)
        )
        if unit in parents:
            lines.append(f"{indent}  units:")
    return lines


def _nesting(graph: Snapshot) -> tuple[Any, dict[int, str]]:
    """Return for each unit the one to nest it under, -1 for none, and the link that this implies."""
    parent = np.full(graph.size, -1, dtype=np.int32)
    nested_by: dict[int, str] = {}
    defaults = graph.charter.default_hierarchy
    for name, table in graph.links.items():
        if not table.link.nest or not len(table):
            continue
        plain = np.bincount(table.source, minlength=graph.size)[table.source] == 1
        plain &= (table.start == EARLIEST) & (table.stop == LATEST)
        for column in table.columns.values():
            plain &= ~column.written
        for row in np.flatnonzero(plain).tolist():
            unit, above = int(table.source[row]), int(table.target[row])
            kinds = (int(graph.kind[unit]), int(graph.kind[above]))
            own = defaults[kinds[0]] == table.link.hierarchy
            if graph.charter.nests.get(kinds) == name and unit != above and (own or parent[unit] < 0):
                parent[unit] = above
                nested_by[unit] = name
    return parent, nested_by


def _entries(graph: Snapshot, nested_by: Mapping[int, str]) -> list[dict[str, str]]:
    """Return the keys and values of each unit, as written."""
    kinds = [kind.name for kind in graph.kinds]
    entries: list[dict[str, str]] = []
    for name, kind, raw in zip(graph.ids, graph.kind.tolist(), graph.facts.units.names, strict=True):
        entries.append({"id": scalar(name), "kind": kinds[kind]})
        if raw is not None:
            entries[-1]["name"] = flow(raw)
    for unit, name, column in stated(graph.facts.units.columns):
        entries[unit][name] = flow(as_written(column, unit), numeric=column.low is not None)
    for table in graph.links.values():
        for unit, targets in _written(graph, table, nested_by).items():
            alone = targets[0] if len(targets) == 1 else listed(targets)
            entries[unit][table.link.name] = alone
    for unit, key, said in own_words(graph):
        entries[unit][key] = braced(said) if key == "valid" else flow(said)
    return entries


def _written(graph: Snapshot, table: Links, nested_by: Mapping[int, str]) -> dict[int, list[str]]:
    """Return for each unit the links of a table that it writes by their key."""
    fields: list[dict[str, str]] = [{} for _ in range(len(table))]
    for row, name, column in stated(table.columns):
        fields[row][name] = flow(as_written(column, row), numeric=column.low is not None)
    for row, period in dated(table):
        fields[row]["valid"] = braced(period)
    found: dict[int, list[str]] = {}
    ends = zip(table.source.tolist(), table.target.tolist(), fields, strict=True)
    for unit, target, said in ends:
        if nested_by.get(unit) != table.link.name:
            to = scalar(graph.ids[target])
            found.setdefault(unit, []).append(braced({"to": to, **said}) if said else to)
    return found
