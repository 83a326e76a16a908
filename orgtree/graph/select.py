"""Which units fit: by kind, under a unit, and by a condition as a mapping or a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.errors import UsageError
from orgtree.base.suggest import nearest
from orgtree.charter.expression import ExpressionError, Names, parse_condition
from orgtree.graph.hierarchy import ranges
from orgtree.graph.query import Query, TooManyPairsError
from orgtree.source import read_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.charter.expression import Condition
    from orgtree.graph.hierarchy import Hierarchy
    from orgtree.graph.snapshot import Snapshot

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]

_TERRITORY = "territory"


def select(
    graph: Snapshot,
    *,
    kind: str | Sequence[str] | None = None,
    under: str | None = None,
    where: str | Mapping[str, Any] | None = None,
    along: str | None = None,
) -> Ints:
    """Return the numbers of the units in force that surely fit.

    Args:
        graph: The graph.
        kind: A kind or several; child kinds are included.
        under: Id of a unit: it and what is below it along *along*. Without *along* its own hierarchy is
            followed, and what stands outside of that counts where the charter places it: through its
            path `territory`, or nested under what is below.
        where: A condition as a mapping, or as a text such as "kind: community, workers: 45..". Units for
            which it is undecided do not fit.
        along: The hierarchy for *under*; alone, only its members fit.

    Returns:
        Numbers in the definition's order; below a unit in pre-order, what is placed there behind it.

    Raises:
        UsageError: If a kind, unit or hierarchy is not there, or the condition is wrong.
    """
    tree = _hierarchy(graph, along)
    mask = graph.in_force.copy()
    if kind is not None:
        mask &= graph.of_kinds([kind] if isinstance(kind, str) else list(kind))
    query = Query(graph)
    if where is not None:
        try:
            mask &= query.condition(condition_of(graph, where)).must
        except TooManyPairsError as error:
            raise UsageError(f"the condition is too costly to answer: {error}") from error
    if under is None:
        return np.flatnonzero(mask & tree.members if tree is not None else mask)
    top = graph.number(under)
    follows = tree if tree is not None else graph.hierarchy_of(top)
    below = _subtree(follows, top)
    if tree is None:
        below = np.concatenate([below, _placed(graph, query, follows, below)])
    return below[mask[below]]


def condition_of(graph: Snapshot, where: str | Mapping[str, Any]) -> Condition:
    """Return a condition from a mapping, or from a text in YAML's flow form.

    Raises:
        UsageError: If it is no condition, or asks for what the charter does not have.

    >>> from orgtree.api import loads
    >>> org = loads("{orgtree: definition/1, charter: company, units: [{id: a, kind: company}]}")
    >>> condition_of(org.snapshot, "id: a").field
    'id'
    """
    charter = graph.charter
    data = _parsed(where) if isinstance(where, str) else where
    try:
        return parse_condition(
            dict(data) if not isinstance(data, dict) and hasattr(data, "keys") else data,
            Names(charter.kinds, charter.fields, charter.links, charter.paths),
        )
    except ExpressionError as error:
        way = ".".join(str(part) for part in error.way)
        remedy = error.help.format_map(error.facts)
        raise UsageError(
            "the condition is wrong" + (f" at {way}" if way else "") + f": {error}" + (f"; {remedy}" if remedy else "")
        ) from error


def _parsed(where: str) -> Any:
    text = where.strip()
    if ":" not in text:  # a bare word would be read as "not stated"
        raise UsageError(
            f"'{text[:80]}' is no condition; write a field and a value, as in 'kind: branch, members: 3..'"
        )
    flow = text if text.startswith("{") else "{" + text + "}"
    document, findings = read_text(flow, label="<where>")
    if findings:
        raise UsageError(f"the condition '{text[:80]}' cannot be read: {findings[0].text()}")
    return document.data


def _hierarchy(graph: Snapshot, along: str | None) -> Hierarchy | None:
    if along is None:
        return None
    if along not in graph.hierarchies:
        near = nearest(along, graph.hierarchies)
        raise UsageError(f"there is no hierarchy '{along}'" + (f"; did you mean '{near}'?" if near else ""))
    return graph.hierarchies[along]


def _subtree(tree: Hierarchy | None, top: int) -> Ints:
    below = tree.descendants(top) if tree is not None else ()
    return np.concatenate([np.asarray([top]), np.asarray(below, dtype=np.int64)])


def _placed(graph: Snapshot, query: Query, tree: Hierarchy | None, below: Ints) -> Ints:
    """Return the units outside of the hierarchy that the charter places at the units *below*, in order."""
    outside = ~tree.members if tree is not None else np.ones(graph.size, dtype=bool)
    found = np.zeros(graph.size, dtype=bool)
    found[below] = True
    outside &= ~found
    if _TERRITORY in graph.charter.paths:
        for codes, path in graph.charter.paths[_TERRITORY].ways:
            here = query.steps.before_any(path.ways, found, closed=True) & outside
            found |= here if codes is None else here & graph.kind_mask(codes)
    nests = [link.name for link in graph.charter.links.values() if link.nest]
    into = [query.steps.adjacent(name, inverse=True) for name in nests if len(graph.links[name])]
    frontier = np.flatnonzero(found)
    while len(frontier):
        near = [side.unit[ranges(side.first[frontier], side.first[frontier + 1])] for side in into]
        reached = np.unique(np.concatenate(near)) if near else frontier[:0]
        frontier = reached[outside[reached] & ~found[reached]]
        found[frontier] = True
    found[below] = False
    return np.flatnonzero(found)
