"""What one step of a path follows: links in force, the hierarchy that it climbs, and lists of links that are not whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from orgtree.graph.field_tests import fitting_links

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgtree.charter.expression import Step
    from orgtree.charter.model import Link
    from orgtree.graph.hierarchy import Hierarchy
    from orgtree.graph.snapshot import Snapshot

    Bools = NDArray[np.bool_]
    Ints = NDArray[np.int32]
    Codes = frozenset[int]


@dataclass(frozen=True, slots=True)
class Adjacent:
    """Neighbours along one link type and its subtypes, in one direction, in compressed rows.

    Args:
        first: Place of each unit's first neighbour in `unit`. Shape (units + 1,).
        unit: Neighbours, unit by unit; one reached by two links stands twice.
    """

    first: Ints
    unit: Ints


def edges(graph: Snapshot, step: Step, *, sure: bool) -> tuple[Ints, Ints]:
    """Return where the links in force that a step follows start and end, in its direction; symmetric ones both ways.

    Args:
        graph: The organisation.
        step: The step; of its link, subtypes are meant too.
        sure: Where it asks for fields of links, whether only those that surely fit, or all that may.
    """
    source, target = graph.cached(
        ("edges", step.name, step.tests, sure or not step.tests), lambda: _edges(graph, step, sure=sure)
    )
    return (target, source) if step.inverse else (source, target)


def _edges(graph: Snapshot, step: Step, *, sure: bool) -> tuple[Ints, Ints]:
    symmetric = graph.charter.links[step.name].symmetric
    tables = [table for table in graph.tables(step.name) if len(table)]
    if len(tables) == 1 and not step.tests and not symmetric and tables[0].in_force.all():
        return tables[0].source, tables[0].target  # the table's own, since large organisations have large ones
    tables = tables or graph.tables(step.name)
    masks = [table.in_force for table in tables]
    if step.tests:
        answers = [fitting_links(table, step.tests) for table in tables]
        masks = [mask & (fits.must if sure else fits.may) for mask, fits in zip(masks, answers, strict=True)]
    source = np.concatenate([t.source[mask] for t, mask in zip(tables, masks, strict=True)])
    target = np.concatenate([t.target[mask] for t, mask in zip(tables, masks, strict=True)])
    if symmetric:
        source, target = np.concatenate([source, target]), np.concatenate([target, source])
    return source, target


def adjacent(graph: Snapshot, step: Step, *, sure: bool, back: bool) -> Adjacent:
    """Return the neighbours of all units along a step, or against it."""

    def made() -> Adjacent:
        source, target = edges(graph, step, sure=sure)
        if back:
            source, target = target, source
        first = np.zeros(graph.size + 1, dtype=np.int32)
        np.cumsum(np.bincount(source, minlength=graph.size), dtype=np.int32, out=first[1:])
        in_order = bool((source[1:] >= source[:-1]).all())  # as units state their links
        return Adjacent(first, target if in_order else target[np.argsort(source, kind="stable")])

    key = ("adjacent", step.name, step.tests, step.inverse != back, sure or not step.tests)
    return graph.cached(key, made)


def hierarchy_of(graph: Snapshot, step: Step) -> Hierarchy | None:
    """Return the hierarchy that a repeated step climbs, if it is the hierarchy's root link, all of whose links count."""
    return graph.hierarchies.get(step.name) if step.repeat and not step.tests else None


def ends_of(link: Link, *, inverse: bool) -> tuple[Codes, Codes]:
    """Return the kinds at whose units a link is asked for, and those at its other end."""
    sources, targets = frozenset(a for a, _ in link.pairs), frozenset(b for _, b in link.pairs)
    return (targets, sources) if inverse else (sources, targets)


def untold(link: Link, silent: Codes, wanted: Codes | None, *, inverse: bool) -> Codes:
    """Return the kinds of units whose list of links is incomplete, since the source says nothing of some kinds.

    Args:
        link: The type of links.
        silent: Kinds of which nothing is said.
        wanted: Kinds that are looked for at the other end; None for all.
        inverse: Whether it is asked against its direction.
    """
    asking, asked = ends_of(link, inverse=inverse)
    # Units of these kinds may have any; at all others only those of these kinds are not told.
    met = silent & asked if wanted is None else silent & asked & wanted
    pairs = ((b, a) if inverse else (a, b) for a, b in link.pairs)
    return (silent & asking) | frozenset(one for one, other in pairs if other in met)


def incomplete_lists(graph: Snapshot, step: Step, wanted: Codes | None = None) -> Bools:
    """Return the units whose list of links along a step is incomplete.

    Args:
        graph: The organisation.
        step: The step.
        wanted: Kinds that are looked for right behind it; None for whatever comes.
    """
    mask = np.zeros(graph.size, dtype=bool)
    inverse = step.inverse
    for name in graph.charter.subtypes(step.name):
        link = graph.charter.links[name]
        asking, asked = ends_of(link, inverse=inverse)
        if silent := graph.not_stated.get(name):
            mask |= graph.kind_mask(untold(link, silent, wanted, inverse=inverse))
        if units := graph.incomplete.get(name):
            listed = np.fromiter(units, dtype=np.int64)
            listed = listed[graph.in_force[listed]]
            # In a hierarchy a unit that has a parent stands there and nowhere else.
            placed = (
                graph.hierarchies[link.hierarchy].parent >= 0 if link.hierarchy else np.zeros(graph.size, dtype=bool)
            )
            free = np.ones(graph.size, dtype=bool) if inverse else ~placed
            others = listed[~placed[listed]] if inverse else listed
            mask[listed[(graph.kind_mask(asking) & free)[listed]]] = True
            if graph.kind_mask(asked)[others].any():
                # The other end does not list all of its links, and any unit of this end may be on them.
                mask |= graph.kind_mask(asking) & free
    return mask & graph.in_force  # what has ended, or has not begun, has no link today that nobody told
