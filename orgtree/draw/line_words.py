"""Find room for words on lines: on a level or upright stroke, where they hide nothing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from orgtree.draw.scene import Point

AROUND, HIGH = 1.5, 9.0
"""Paper beside words, and how high they are."""
_SEEN = 5.0
"""What is seen of a line before and after its words."""


class Span(NamedTuple):
    """What a stroke, a box or words cover."""

    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: Span) -> bool:
        """Return whether the two share any room."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def spans(parts: Iterable[Sequence[Point]]) -> list[Span]:
    """Return what the strokes of polylines cover."""
    return [
        Span(min(a[0], b[0]), max(a[0], b[0]), min(a[1], b[1]), max(a[1], b[1]))
        for part in parts
        for a, b in pairwise(part)
    ]


def on_stroke(stroke: Span, wide: float, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield where words on a stroke hide nothing, the nearest to its middle first.

    Args:
        stroke: An upright or a level one.
        wide: Width of the words.
        taken: What they must not hide.
    """
    x, y = (stroke.left + stroke.right) / 2, (stroke.top + stroke.bottom) / 2
    if stroke.top < stroke.bottom:
        words = Span(x - wide / 2, x + wide / 2, y - HIGH / 2, y + HIGH / 2)
        around = words._replace(left=words.left - AROUND, right=words.right + AROUND)
        if stroke.bottom - stroke.top >= HIGH + 2 * _SEEN and not any(map(around.meets, taken)):
            yield words
        return
    top, bottom = y - HIGH / 2, y + HIGH / 2
    covered = [(one.left, one.right) for one in taken if one.top < bottom and one.bottom > top]
    for left in _free(stroke.left, stroke.right, wide, covered):
        yield Span(left, left + wide, top, bottom)


def along_upright(stroke: Span, long: float, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield where words that read along an upright stroke hide nothing, the nearest to its middle first."""
    left, right = stroke.left - HIGH / 2, stroke.right + HIGH / 2
    covered = [(one.top, one.bottom) for one in taken if one.left < right and one.right > left]
    for top in _free(stroke.top, stroke.bottom, long, covered):
        yield Span(left, right, top, top + long)


def _free(low: float, high: float, long: float, covered: Sequence[tuple[float, float]]) -> list[float]:
    """Return where so long a stretch of a stroke begins that covers none of some others, the nearest to the middle first."""
    middle, free, start = (low + high) / 2, [], low + _SEEN
    for one, other in sorted(covered):
        if one - AROUND - start >= long:
            free.append((start, min(one - AROUND, high - _SEEN)))
        start = max(start, other + AROUND)
    free.append((start, high - _SEEN))
    places = [min(max(middle - long / 2, a), b - long) for a, b in free if b - a >= long]
    return sorted(places, key=lambda place: abs(place + long / 2 - middle))
