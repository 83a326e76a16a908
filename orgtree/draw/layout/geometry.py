"""Distances of a chart, in points at full size, and arrangements of children."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

FONT = 10.0
"""Size of names."""
SMALL = 10.0
"""Size of notes and the legend; the smallest text of a chart."""
MOST_SCALE = 2.0
"""A small picture is not blown up beyond this to fill its page: names would be larger than headings."""
PAD_X = 4.0
PAD_Y = 1.75
LEAF_GAP = 3.0
"""Between two boxes that hang one below the other."""
BLOCK_GAP = 7.0
"""Between two hanging boxes of which one has units of its own."""
COLUMN_GAP = 7.0
"""Between neighbours in a row."""
TOP_GAP = 15.0
"""Between the columns of the top level."""
INDENT = 10.0
"""From the left edge of a box to what hangs from it; the line runs in the middle."""
DROP = 6.0
"""From a box to what stands or hangs right below it."""
HEAD_DROP = 8.0
"""From a wide box to a row of boxes that have units of their own."""
BUS = 16.0
"""From a centred box to the row below, a horizontal line half-way."""
LANE = 4.0
"""Between two neighbouring lines of links."""
FOOT_LANE = 5.0
"""The same below a chart, where lines cross most."""
ASIDE = 2.25
"""How far a line that goes down to a row may stand off its lane, so as to meet none that climbs there."""
CLEARANCE = 4.0
"""From the edge of a box to the nearest such line."""
ENTRY = 4.0
"""What is more between a box and the nearest line that climbs beside its block, for the mark at its end."""
WORDS = 3.0
"""How much further from others, on both sides, is a line on which words are written."""
OUTSIDE = 2.0
"""From the outermost such line to the edge of the chart."""
WORDS_APART = 6.5
"""Between two lines of which one has words that do not hide the other."""
PLACES = 3
"""To so many decimals it is told where a line runs, so that its strokes meet."""
PORT = 4.0
"""Between two lines that end at one edge of a box."""
STRAIGHT = 16.0
"""Between two boxes with a line straight from one to the other."""
FOREST_GAP = 26.0
"""Between two roots."""
UNEVEN = 1.7
"""How much wider than the mean a block may be for the rows that it stands in to share one width."""

Form = Literal["row", "shelf", "hang", "stack"]


def lanes(count: int, said: int = 0) -> float:
    """Return the room of so many lines of links, some with words on them, and what keeps them off the boxes."""
    return CLEARANCE + (count - 1) * LANE + 2 * WORDS * said if count else 0.0


def climbing(count: int, said: int = 0) -> float:
    """Return the room of so many lines beside a block, some with words on them."""
    return ENTRY + lanes(count, said) if count else 0.0


def lane(order: Sequence[int], number: int, said: int = 0) -> float:
    """Return how far from the boxes a line runs among others.

    Args:
        order: The numbers of all that run there, the nearest first.
        number: Its own.
        said: Those with words on them, as bits of their numbers.
    """
    nearer = order[: order.index(number)]
    spoken = [other for other in nearer if said >> other & 1]
    return lanes(len(nearer) + 1, len(spoken)) + (WORDS if said >> number & 1 else 0.0)


def bits(mask: int) -> list[int]:
    """Return the numbers of which a mask is made.

    >>> bits(0b1011)
    [0, 1, 3]
    """
    return [number for number in range(mask.bit_length()) if mask >> number & 1]


class Arrangement(NamedTuple):
    """Arrangement of the children of a unit.

    Args:
        form: `row`: in rows of at most so many units; `shelf`: in at most so many rows, each filled to about the same
            width; `hang`: in at most so many columns; `stack`: in columns of at most so many units.
        most: How many.
    """

    form: Form
    most: int

    @property
    def in_rows(self) -> bool:
        """Whether the units stand beside each other, with a line over each row, rather than in columns."""
        return self.form in ("row", "shelf")


ENDLESS = 1 << 30
ROW = Arrangement("row", ENDLESS)
HANG = Arrangement("hang", 1)
_HALVINGS = 24


def columns_for(arrangement: Arrangement, count: int) -> int:
    """Return in how many columns *count* units hang: none is left with a single unit where it can be helped.

    >>> columns_for(Arrangement("hang", 3), 4), columns_for(Arrangement("hang", 3), 2)
    (2, 1)
    >>> columns_for(Arrangement("stack", 5), 12)
    3
    """
    if arrangement.form == "stack":
        return -(-count // arrangement.most)
    return max(1, min(arrangement.most, -(-count // 2)))


def rows_in(arrangement: Arrangement, count: int) -> int:
    """Return how many units hang in the fullest column."""
    return -(-count // columns_for(arrangement, count))


def shelves(widths: Sequence[float], rows: int) -> list[int]:
    """Return the start of each row when items of these widths fill a limited number of rows.

    The widest row is as narrow as it can be: found by halving between the widest item and the whole.

    >>> shelves([40, 10, 10, 10, 10], 2)
    [0, 1]
    """
    ends = np.cumsum(np.asarray(widths, dtype=float))
    low, high = float(max(widths)), float(ends[-1])
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if len(_filled(ends, middle, rows)) <= rows else (middle, high)
    return _filled(ends, high * (1 + 1e-9), rows)


def _filled(ends: NDArray[np.float64], most: float, rows: int) -> list[int]:
    """Return the starts of rows filled up to a width; stop beyond a number of rows."""
    starts, used = [0], 0.0
    while len(starts) <= rows:
        end = max(int(np.searchsorted(ends, used + most, side="right")), starts[-1] + 1)
        if end >= len(ends):
            break
        starts.append(end)
        used = float(ends[end - 1])
    return starts
