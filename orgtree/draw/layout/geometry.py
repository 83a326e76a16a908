"""Distances of a chart, in points at full size, and the ways to arrange the units under another."""

from __future__ import annotations

from typing import Literal, NamedTuple

FONT = 10.0
"""Size of names."""
SMALL = 10.0
"""Size of notes and the legend; the smallest text of a chart."""
PAD_X = 5.0
PAD_Y = 1.75
LEAF_GAP = 3.0
"""Between two boxes that hang one below the other."""
BLOCK_GAP = 7.0
"""Between two hanging boxes of which one has units of its own."""
COLUMN_GAP = 8.0
"""Between neighbours in a row."""
TOP_GAP = 18.0
"""Between the columns of the top level."""
INDENT = 10.0
"""From the left edge of a box to what hangs from it; the line runs in the middle."""
DROP = 6.0
"""From a box to what stands or hangs right below it."""
HEAD_DROP = 8.0
"""From a wide box to a row of boxes that have units of their own."""
BUS = 16.0
"""From a centred box to the row below, a horizontal line half-way."""
LANE = 3.6
"""Between two neighbouring lines of joint bodies."""
FOREST_GAP = 26.0
"""Between two roots."""


class Arrangement(NamedTuple):
    """How the units under one stand: in rows of at most `columns`, or hanging in so many columns."""

    form: Literal["row", "hang"]
    columns: int


ENDLESS = 1 << 30
ROW = Arrangement("row", ENDLESS)
HANG = Arrangement("hang", 1)


def columns_for(arrangement: Arrangement, count: int) -> int:
    """Return in how many columns *count* units hang: none is left with a single unit where it can be helped.

    >>> columns_for(Arrangement("hang", 3), 4), columns_for(Arrangement("hang", 3), 2)
    (2, 1)
    """
    return max(1, min(arrangement.columns, -(-count // 2)))


def rows_in(arrangement: Arrangement, count: int) -> int:
    """Return how many units hang in the fullest column."""
    return -(-count // columns_for(arrangement, count))
