"""Write an organisation as the text of a definition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.dates import EARLIEST, LATEST
from orgtree.graph.hierarchy import build_hierarchy
from orgtree.graph.left_out import left_out
from orgtree.graph.rows import as_written, dated, day_of, own_words, stated
from orgtree.graph.yaml_flow import braced, flow, listed, scalar

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from orgtree.graph.left_out import LeftOut
    from orgtree.graph.snapshot import Links, Snapshot
    from orgtree.graph.tables import Head

_WIDTH = 110
_NO_NAME = re.compile(r"[^\w]+")
_DEEPEST = 12
"""Units nested deeper than this begin again at the left and name the unit above by its link's key."""


def definition_text(graph: Snapshot, *, charter: str, claims: Iterable[Mapping[str, Any]] = ()) -> str:
    """Return a definition of an organisation that reads back to the same.

    Units that a link of the charter lets nest are nested under the unit above, in their order; other links
    are written by their keys. What loading left out is written as it was, so that a check tells it again.

    Args:
        graph: The graph.
        charter: How the definition names its charter.
        claims: Its claims, which are no part of a graph.

    >>> from orgtree.api import loads
    >>> org = loads("{orgtree: definition/1, charter: company, units: [{id: a, kind: company, name: A 1}]}")
    >>> print(definition_text(org.snapshot, charter="company"))
    orgtree: definition/1
    charter: company
    units:
    - {id: a, kind: company, name: A 1}
    <BLANKLINE>
    """
    return definition_files(graph, charter=charter, claims=claims)[""]


def definition_files(
    graph: Snapshot,
    *,
    charter: str,
    claims: Iterable[Mapping[str, Any]] = (),
    description: Any = None,
    split_by: str | None = None,
    folder: str = "parts",
) -> dict[str, str]:
    """Return a definition as the texts of its root file and of those that this includes; see `definition_text`.

    Args:
        graph: The graph.
        charter: How the definition names its charter.
        claims: Its claims, which are no part of a graph.
        description: What it says of itself.
        split_by: Kind whose units have a file of their own, each with all that is nested below it.
        folder: Name of the folder of those files.

    Returns:
        Text by path from the root file's folder, the root file's under "".
    """
    units = _Units(graph)
    starts = units.parts(graph.kind_codes([split_by])) if split_by else []
    names = _file_names([graph.ids[unit] for unit in starts], folder)
    lines = _head_lines(graph, charter, description)
    if names:
        lines += ["include:", *(f"- {scalar(name)}" for name in names)]
    lines.extend(_claim_lines(claims))
    inside = {unit for start in starts for unit in units.below(start)}
    rest = [unit for unit in units.order if unit not in inside]
    written = [*units.lines(rest), *(f"- {flow(entry)}" for entry in units.left_out.units)]
    lines += ["units:" if written else "units: []", *written]
    texts = {"": lines}
    for start, name in zip(starts, names, strict=True):
        above = int(units.tree.parent[start])
        under = [f"under: {scalar(graph.ids[above])}"] if above >= 0 else []
        texts[name] = [*under, "units:", *units.lines(units.below(start))]
    return {name: "\n".join(said) + "\n" for name, said in texts.items()}


def _head_lines(graph: Snapshot, charter: str, description: Any) -> list[str]:
    lines = ["orgtree: definition/1", f"charter: {scalar(charter)}"]
    if graph.title:
        words = graph.title.to_dict()
        bare = set(words) == {graph.language}
        lines.append(f"title: {scalar(words[graph.language]) if bare else flow(words)}")
    if description is not None:
        lines.append(f"description: {flow(description)}")
    if graph.language != graph.charter.language:
        lines.append(f"language: {scalar(graph.language)}")
    if (day := day_of(graph)) is not None:
        lines.append(f"as_of: {flow(str(day), numeric=True)}")
    if silent := graph.facts.head.not_stated:
        lines.append("not_stated:")
        lines.extend(f"- {braced({'kind': kind, 'link': link})}" for kind, link in silent)
    return [*lines, *_past_lines(graph.facts.head)]


def _past_lines(head: Head) -> Iterator[str]:
    """Yield what the head says of the past."""
    if head.retired:
        yield "retired:"
    for entry in head.retired:
        said: dict[str, Any] = {"id": scalar(entry.id)}
        if entry.on is not None:
            said["on"] = flow(str(entry.on), numeric=True)
        if entry.into:
            said["into"] = flow(entry.into)
        yield f"- {braced(said)}"
    if head.events:
        yield "events:"
    for event in head.events:
        yield f"- {braced({key: flow(part, numeric=key == 'on') for key, part in event.to_data().items()})}"


def _claim_lines(claims: Iterable[Mapping[str, Any]]) -> list[str]:
    lines = [f"- {flow(dict(claim))}" for claim in claims]
    return ["claims:", *lines] if lines else []


def _file_names(ids: Iterable[str], folder: str) -> list[str]:
    """Return a file name for each id: its letters, digits and -, and a number where two would be alike."""
    used: set[str] = set()
    names = []
    for name in ids:
        stem = plain = _NO_NAME.sub("-", name).strip("-") or "part"
        number = 2
        while stem.casefold() in used:
            stem, number = f"{plain}-{number}", number + 1
        used.add(stem.casefold())
        names.append(f"{folder}/{stem}.yaml")
    return names


class _Units:
    """The units of a graph as they are written: which stands in whose list, and what each says.

    Args:
        graph: The graph.
    """

    def __init__(self, graph: Snapshot) -> None:
        self.left_out = left_out(graph)
        parent, nested_by = _nesting(graph, self.left_out)
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
        self._kinds = graph.kind
        self.tree = tree
        self.order: list[int] = tree.order.tolist()
        self._entries = _entries(graph, nested_by, self.left_out)

    def parts(self, kinds: Container[int]) -> list[int]:
        """Return the outermost units of some kinds, in order."""
        found: list[int] = []
        end = 0
        for place, unit in enumerate(self.order):
            if place >= end and int(self._kinds[unit]) in kinds:
                found.append(unit)
                end = int(self.tree.end[unit])
        return found

    def below(self, unit: int) -> list[int]:
        """Return a unit and those written below it, in order."""
        return self.order[int(self.tree.position[unit]) : int(self.tree.end[unit])]

    def lines(self, units: Sequence[int]) -> list[str]:
        """Return the lines of units that follow one another; the first one stands at the left."""
        if not units:
            return []
        base = int(self.tree.depth[units[0]])
        parents = {int(self.tree.parent[unit]) for unit in units[1:]}
        lines: list[str] = []
        for unit in units:
            indent = "  " * (int(self.tree.depth[unit]) - base)
            entry = self._entries[unit]
            line = f"{indent}- {braced(entry)}"
            if unit not in parents and len(line) <= _WIDTH:
                lines.append(line)
                continue
            lines.extend(
                f"{indent}{'- ' if number == 0 else '  '}{key}: {value}"
                for number, (key, value) in enumerate(entry.items())
            )
            if unit in parents:
                lines.append(f"{indent}  units:")
        return lines


def _nesting(graph: Snapshot, lost: LeftOut) -> tuple[Any, dict[int, str]]:
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
        plain[list(lost.fields.get(name, ()))] = False
        for row in np.flatnonzero(plain).tolist():
            unit, above = int(table.source[row]), int(table.target[row])
            kinds = (int(graph.kind[unit]), int(graph.kind[above]))
            own = defaults[kinds[0]] == table.link.hierarchy
            if graph.charter.nests.get(kinds) == name and unit != above and (own or parent[unit] < 0):
                parent[unit] = above
                nested_by[unit] = name
    return parent, nested_by


def _entries(graph: Snapshot, nested_by: Mapping[int, str], lost: LeftOut) -> list[dict[str, str]]:
    """Return the keys and values of each unit, as written."""
    kinds = [kind.name for kind in graph.kinds]
    entries: list[dict[str, str]] = []
    for name, kind, raw in zip(graph.ids, graph.kind.tolist(), graph.facts.units.names, strict=True):
        entries.append({"id": scalar(name), "kind": kinds[kind]})
        if raw is not None:
            entries[-1]["name"] = flow(raw)
    for unit, name, column in stated(graph.facts.units.columns):
        entries[unit][name] = flow(as_written(column, unit), numeric=column.low is not None)
    _put_links(graph, nested_by, lost, entries)
    for unit, key, said in own_words(graph):
        entries[unit][key] = braced(said) if key == "valid" else flow(said)
    for unit, keys in lost.keys.items():
        entries[unit] |= {scalar(key): flow(value) for key, value in keys.items()}
    return entries


def _put_links(graph: Snapshot, nested_by: Mapping[int, str], lost: LeftOut, entries: Sequence[dict[str, str]]) -> None:
    """Write the links that nesting does not say into what their units say, those that were left out as well."""
    for name, table in graph.links.items():
        found = _written(graph, table, nested_by, lost)
        for unit, values in lost.links.get(name, {}).items():
            found.setdefault(unit, []).extend(map(flow, values))
        for unit, targets in found.items():
            entries[unit][name] = targets[0] if len(targets) == 1 else listed(targets)
    for link in sorted(lost.links.keys() - graph.links.keys()):
        for unit, values in lost.links[link].items():
            entries[unit][scalar(link)] = flow(values)


def _written(graph: Snapshot, table: Links, nested_by: Mapping[int, str], lost: LeftOut) -> dict[int, list[str]]:
    """Return for each unit the links of a table that it writes by their key."""
    fields: list[dict[str, str]] = [{} for _ in range(len(table))]
    for row, name, column in stated(table.columns):
        fields[row][name] = flow(as_written(column, row), numeric=column.low is not None)
    for row, period in dated(table):
        fields[row]["valid"] = braced(period)
    for row, keys in lost.fields.get(table.link.name, {}).items():
        fields[row] |= {scalar(key): flow(value) for key, value in keys.items()}
    found: dict[int, list[str]] = {}
    ends = zip(table.source.tolist(), table.target.tolist(), fields, strict=True)
    for unit, target, said in ends:
        if nested_by.get(unit) != table.link.name:
            to = scalar(graph.ids[target])
            found.setdefault(unit, []).append(braced({"to": to, **said}) if said else to)
    return found
