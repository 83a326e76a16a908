"""Select units by kind, subtree, condition or path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.messages import Saying, reason
from orgtree.charter.expression import ExpressionError, Namespace, parse_condition, parse_path
from orgtree.graph.placement import known_hierarchy, placement
from orgtree.graph.query import Query, TooManyPairsError
from orgtree.source import read_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.charter.expression import Condition
    from orgtree.graph.snapshot import Snapshot

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]


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
        under: Id of a unit: it and what stands under it, see `orgtree.graph.placement`.
        where: A condition as a mapping, or as a text such as "kind: community, workers: 45..". Units for
            which it is undecided do not fit.
        along: The hierarchy for *under*; alone, only its members fit.

    Returns:
        Numbers in the definition's order; below a unit in pre-order, what is placed there behind it.

    Raises:
        UsageError: If a kind, unit or hierarchy is not there, or the condition is wrong.
    """
    along = known_hierarchy(graph, along)
    mask = graph.in_force.copy()
    if kind is not None:
        mask &= graph.of_kinds([kind] if isinstance(kind, str) else list(kind))
    try:
        if where is not None:
            mask &= Query(graph).condition(condition_of(graph, where)).must
        if under is None:
            return np.flatnonzero(mask if along is None else mask & graph.hierarchies[along].members)
        return _in_order(graph, graph.number(under), along, mask)
    except TooManyPairsError as error:
        raise UsageError(N_("the question is too costly to answer: {reason}"), reason=reason(error)) from error


def _in_order(graph: Snapshot, top: int, along: str | None, mask: Bools) -> Ints:
    """Return a unit's subtree: its own hierarchy in pre-order, then the others."""
    found = placement(graph, top=top, along=along).under(top)
    tree = graph.hierarchies[along] if along else graph.hierarchy_of(top)
    below = tree.descendants(top) if tree is not None else np.zeros(0, dtype=np.int32)
    first = np.concatenate([np.asarray([top]), below[found[below]]]).astype(np.int64)
    found = found.copy()
    found[first] = False
    ordered = np.concatenate([first, np.flatnonzero(found)])
    found_in_order: Ints = ordered[mask[ordered]]
    return found_in_order


def condition_of(graph: Snapshot, where: str | Mapping[str, Any]) -> Condition:
    """Return a condition from a mapping, or from a text in YAML's flow form.

    Raises:
        UsageError: If it is no condition, or asks for what the charter does not have.

    >>> from orgtree.api import loads
    >>> org = loads("{orgtree: definition/1, charter: company, units: [{id: a, kind: company}]}")
    >>> condition_of(org.snapshot, "id: a").field
    'id'
    """
    data = _parsed(where) if isinstance(where, str) else where
    try:
        return parse_condition(_plain(data), Namespace.of(graph.charter))
    except ExpressionError as error:
        raise _wrong(N_("the condition"), error) from error


def follow(graph: Snapshot, unit: int, path: str | Sequence[str] | Mapping[str, Any]) -> Ints:
    """Return the numbers of the units in force that a unit surely reaches along a path, in the definition's order.

    Args:
        graph: The graph.
        unit: Number of the unit to start from.
        path: Links as in a charter, such as "covers/area_in*"; a list of alternatives; or a mapping of `path`
            with `kind` and `where`, which narrow what is reached.

    Raises:
        UsageError: If it is no path, or names what the charter does not have.
    """
    try:
        parsed = parse_path(_plain(path), Namespace.of(graph.charter))
    except ExpressionError as error:
        raise _wrong(N_("the path"), error) from error
    query = Query(graph)
    try:
        pairs = query.pairs(parsed, np.asarray([unit]))
        reached = pairs.unit[pairs.sure]
        return reached[query.targets(parsed).must[reached]]
    except TooManyPairsError as error:
        raise UsageError(N_("the question is too costly to answer: {reason}"), reason=reason(error)) from error


def _plain(data: Any) -> Any:
    """Convert mappings and sequences of any type to dicts and lists."""
    if isinstance(data, dict | list | str):
        return data
    return dict(data) if hasattr(data, "keys") else list(data) if isinstance(data, tuple) else data


def _wrong(what: str, error: ExpressionError) -> UsageError:
    pointer = ".".join(str(part) for part in error.pointer)
    facts = {"what": Saying(what), "reason": error.mistake.saying}
    if pointer:
        return UsageError(N_("{what} is wrong at {pointer}: {reason}"), pointer=pointer, **facts)
    return UsageError(N_("{what} is wrong: {reason}"), **facts)


def _parsed(where: str) -> Any:
    text = where.strip()
    if ":" not in text:  # a bare word would be read as "not stated"
        raise UsageError(
            N_("'{text}' is no condition; write a field and a value, as in 'kind: branch, members: 3..'"),
            text=text[:80],
        )
    flow = text if text.startswith("{") else "{" + text + "}"
    document, findings = read_text(flow, label="<where>")
    if findings:
        raise UsageError(
            N_("the condition '{text}' cannot be read: {reason}"), text=text[:80], reason=findings[0].saying
        )
    return document.data
