"""Test the fields of units and links: what surely fits, and what may."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from orgtree.charter.field_type import Measured
from orgtree.graph.bounds import Answer, Bounds
from orgtree.graph.columns import empty

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from orgtree.charter.expression import FieldIn
    from orgtree.charter.model import Field
    from orgtree.graph.columns import Column
    from orgtree.graph.snapshot import Links


def fitting_links(table: Links, tests: Iterable[FieldIn]) -> Answer:
    """Return which links of a table pass tests of their fields; one that does not state a field may pass."""
    everything = np.ones(len(table), dtype=bool)
    answer = Answer(everything, everything)
    for test in tests:
        column = table.columns.get(test.field) or empty(table.link.fields[test.field], len(table))
        answer = answer & fitting(test, column, everything)
    return answer


def fitting_none(test: FieldIn, field: Field, having: NDArray[np.bool_]) -> Answer:
    """Return which rows pass a test of a field that none of them states; *having* says which have it at all."""
    if isinstance(field.values, Measured):
        nothing = Bounds(*np.array(field.unknown, dtype=float).reshape(2, 1)).within(*test.intervals)
        must, may = bool(nothing.must[0]), bool(nothing.may[0])
    else:
        must, may = False, True
    nobody = np.zeros_like(having)
    return Answer(having if must else nobody, having if may else nobody)


def fitting(test: FieldIn, column: Column, having: NDArray[np.bool_]) -> Answer:
    """Return which rows of a column pass a test; *having* says which have the field at all."""
    unstated = ~column.known
    if column.low is not None and column.high is not None:
        # Of all that state nothing the same is known, and of most fields those are most.
        rows = np.flatnonzero(column.known & having)
        answer = Bounds(column.low[rows], column.high[rows]).within(*test.intervals)
        nothing = fitting_none(test, column.field, having)
        must, may = nothing.must.copy(), nothing.may.copy()
        must[rows], may[rows] = answer.must, answer.may
    else:
        wanted = np.zeros(len(column.vocabulary) + 1, dtype=bool)
        types = set(map(type, test.values))
        for code, value in enumerate(column.vocabulary):
            several = value if isinstance(value, tuple) else (value,)
            wanted[code] = any(one in test.values and type(one) in types for one in several)
        fits = wanted[column.codes]  # the last entry stands for -1
        must, may = fits & having, (fits | unstated) & having
    if test.or_unknown:
        must = must | unstated
        may = (may & column.known) | unstated
    return Answer(must, may | must)
