"""Write an organisation as the text of a definition."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.dates import EARLIEST, LATEST
from orgtree.graph.hierarchy import build_hierarchy
from orgtree.graph.left_out import left_out
from orgtree.graph.rows import as_written, dated, day_of, own_words, stated
from orgtree.graph.yaml_flow import braced, flow, listed, scalar, scalars

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.graph.left_out import LeftOut
    from orgtree.graph.snapshot import Links, Snapshot
    from orgtree.graph.tables import Head

    Ints = NDArray[np.int32]

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
    inside = np.zeros(graph.size, dtype=bool)
    for start in starts:
        inside[units.below(start)] = True
    written = units.lines(units.order[~inside[units.order]])
    written += [f"- {flow(entry)}" for entry in units.left_out.units]
    lines.append("units:" if written else "units: []")
    lines += written
    texts = {"": lines}
    for start, name in zip(starts, names, strict=True):
        above = int(units.tree.parent[start])
        under = [f"under: {scalar(graph.ids[above])}"] if above >= 0 else []
        texts[name] = [*under, "units:", *units.lines(units.below(start))]
    return {name: "\n".join([*said, ""]) for name, said in texts.items()}


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
            nested_by[cycle[0]] = -1
        flat = np.flatnonzero(tree.depth > 0)
        flat = flat[tree.depth[flat] % (_DEEPEST + 1) == 0]
        if len(flat):
            parent = tree.parent.copy()
            parent[flat] = -1
            tree, _ = build_hierarchy("", parent, everything)
            nested_by[flat] = -1
        self._graph = graph
        self.tree = tree
        self.order: Ints = tree.order
        self._ids = scalars(graph.ids)
        self._names = _names(graph.facts.units.names)
        self._more = _more(graph, nested_by, self.left_out)

    def parts(self, kinds: Container[int]) -> list[int]:
        """Return the outermost units of some kinds, in order."""
        found: list[int] = []
        end = 0
        for place, unit in enumerate(self.order.tolist()):
            if place >= end and int(self._graph.kind[unit]) in kinds:
                found.append(unit)
                end = int(self.tree.end[unit])
        return found

    def below(self, unit: int) -> Ints:
        """Return a unit and those written below it, in order."""
        return self.order[int(self.tree.position[unit]) : int(self.tree.end[unit])]

    def lines(self, units: Ints) -> list[str]:
        """Return the lines of units that follow one another; the first one stands at the left."""
        if not len(units):
            return []
        depths = self.tree.depth[units] - self.tree.depth[units[0]]
        indents = ["  " * depth for depth in range(int(depths.max()) + 1)]
        parents = set(self.tree.parent[units[1:]].tolist())
        kinds = [kind.name for kind in self._graph.kinds]
        codes = self._graph.kind[units].tolist()
        ids, names, more = self._ids, self._names, self._more
        lines: list[str] = []
        for unit, depth, code in zip(units.tolist(), depths.tolist(), codes, strict=True):
            indent, name = indents[depth], names[unit]
            if name is not None and unit not in more:  # as most are; the same, and quicker
                line = f"{indent}- {{id: {ids[unit]}, kind: {kinds[code]}, name: {name}}}"
            else:
                line = f"{indent}- {braced(self._entry(unit))}"
            if unit not in parents and len(line) <= _WIDTH:
                lines.append(line)
                continue
            lines.extend(
                f"{indent}{'- ' if number == 0 else '  '}{key}: {value}"
                for number, (key, value) in enumerate(self._entry(unit).items())
            )
            if unit in parents:
                lines.append(f"{indent}  units:")
        return lines

    def _entry(self, unit: int) -> dict[str, str]:
        """Return the keys and values of a unit, as written."""
        name = self._names[unit]
        said = {"id": self._ids[unit], "kind": self._graph.kind_of(unit).name}
        said |= ({} if name is None else {"name": name}) | self._more.get(unit, {})
        if said["id"] == flow(None):
            del said["id"]
        return said


def _nesting(graph: Snapshot, lost: LeftOut) -> tuple[Ints, Ints]:
    """Return for each unit the one to nest it under, and the number of the link that this implies; -1 for none."""
    parent = np.full(graph.size, -1, dtype=np.int32)
    nested_by = np.full(graph.size, -1, dtype=np.int32)
    defaults = graph.charter.default_hierarchy
    for number, (name, table) in enumerate(graph.links.items()):
        if not table.link.nest or not len(table):
            continue
        plain = np.bincount(table.source, minlength=graph.size)[table.source] == 1
        plain &= (table.start == EARLIEST) & (table.stop == LATEST) & (table.source != table.target)
        for column in table.columns.values():
            plain &= ~column.written
        plain[list(lost.fields.get(name, ()))] = False
        nests = np.zeros((len(graph.kinds), len(graph.kinds)), dtype=bool)
        for pair, link in graph.charter.nests.items():
            nests[pair] = link == name
        own = np.array([defaults[code] == table.link.hierarchy for code in range(len(graph.kinds))])
        kind = graph.kind[table.source]
        plain &= nests[kind, graph.kind[table.target]] & (own[kind] | (parent[table.source] < 0))
        parent[table.source[plain]] = table.target[plain]
        nested_by[table.source[plain]] = number
    return parent, nested_by


def _names(names: Sequence[Any]) -> list[str | None]:
    """Return names as written, None where there is none."""
    texts = iter(scalars([name for name in names if isinstance(name, str)]))
    return [next(texts) if isinstance(name, str) else None if name is None else flow(name) for name in names]


def _more(graph: Snapshot, nested_by: Ints, lost: LeftOut) -> dict[int, dict[str, str]]:
    """Return the keys and values, as written, of the units that say more than id, kind and name; or say these otherwise."""
    more: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for unit, name, column in stated(graph.facts.units.columns):
        more[unit][name] = flow(as_written(column, unit), numeric=column.low is not None)
    _put_links(graph, nested_by, lost, more)
    for unit, key, said in own_words(graph):
        more[unit][key] = braced(said) if key == "valid" else flow(said)
    for unit, keys in lost.keys.items():
        more[unit] |= {scalar(key): flow(value) for key, value in keys.items()}
    return dict(more)


def _put_links(graph: Snapshot, nested_by: Ints, lost: LeftOut, more: Mapping[int, dict[str, str]]) -> None:
    """Write the links that nesting does not say into what their units say, those that were left out as well."""
    for number, (name, table) in enumerate(graph.links.items()):
        found = _written(graph, table, np.flatnonzero(nested_by[table.source] != number), lost)
        for unit, values in lost.links.get(name, {}).items():
            found.setdefault(unit, []).extend(map(flow, values))
        for unit, targets in found.items():
            more[unit][name] = targets[0] if len(targets) == 1 else listed(targets)
    for link in sorted(lost.links.keys() - graph.links.keys()):
        for unit, values in lost.links[link].items():
            more[unit][scalar(link)] = flow(values)


def _written(graph: Snapshot, table: Links, rows: NDArray[np.intp], lost: LeftOut) -> dict[int, list[str]]:
    """Return for each unit the links that it writes by their key: some rows of a table."""
    fields: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for row, name, column in stated(table.columns):
        fields[row][name] = flow(as_written(column, row), numeric=column.low is not None)
    for row, period in dated(table):
        fields[row]["valid"] = braced(period)
    for row, keys in lost.fields.get(table.link.name, {}).items():
        fields[row] |= {scalar(key): flow(value) for key, value in keys.items()}
    found: dict[int, list[str]] = {}
    for row, unit, target in zip(rows.tolist(), table.source[rows].tolist(), table.target[rows].tolist(), strict=True):
        to = scalar(graph.ids[target])
        found.setdefault(unit, []).append(braced({"to": to, **fields[row]}) if row in fields else to)
    return found
