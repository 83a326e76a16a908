"""Boxes inside boxes whose areas follow amounts: squarified, the largest first, each container with a head.

Heads and gaps take room, so that areas cannot be divided from the outside in. They are divided as if they took none, measured, and
divided again with what they took; after some rounds rows are kept as they are, and areas settle.
"""

from __future__ import annotations

import math
from math import fsum
from typing import TYPE_CHECKING, NamedTuple

from orgtree.draw.layout.shelves import EDGE, GAP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from orgtree.draw.layout.shelves import Frame

_FREE_ROUNDS, _ROUNDS = 8, 24
"""How often rows are chosen anew, and how often areas are divided in all."""
_GROWTH, _TRIES = 1.5, 8
"""How much larger all areas become where a box has no room for what is in it, and how often at most."""
_OUTERMOST = -1
_LEAST = 1.0
"""Least width and height of what is divided, in points."""


class _Span(NamedTuple):
    """A rectangle that is divided: left, top, width and height."""

    x: float
    y: float
    wide: float
    high: float


class Areas:
    """The layout of a forest of boxes by area.

    Args:
        children: Per box those in it; each stands after the box that it is in.
        own: Per leaf its area in square points, above 0; of a container what it has besides the boxes in it, as blank room.
        head: Returns the height of a container's head that is so many points wide.
    """

    def __init__(
        self, children: Sequence[Sequence[int]], own: Sequence[float], head: Callable[[int, float], float]
    ) -> None:
        self._own = own
        self._head = head
        self._tight = False
        self._taken = [0.0] * len(children)
        self._outer = _sums(children, own)
        self._inside = [sorted(below, key=lambda unit: -self._outer[unit]) for below in children]
        self._rows: dict[int, list[tuple[int, bool]]] = {}

    def frames(self, roots: Sequence[int], shape: float) -> dict[int, Frame] | None:
        """Return where every box stands, parents first; None where areas are too unlike for boxes to hold what is in them.

        Args:
            roots: The outermost boxes.
            shape: The wanted width of the whole for a height of 1.
        """
        outermost = sorted(roots, key=lambda unit: -self._outer[unit])
        for _ in range(_TRIES):
            found, fits = self._settled(outermost, shape)
            if fits:
                return dict(sorted(found.items()))
            self._own = [own * _GROWTH for own in self._own]
            self._taken = [0.0] * len(self._own)
        return None

    def _settled(self, roots: Sequence[int], shape: float) -> tuple[dict[int, Frame], bool]:
        """Return the frames whose areas are nearest to what is wanted, and whether each holds what is in it."""
        best: dict[int, Frame] = {}
        least = (True, math.inf)
        for number in range(_ROUNDS):
            if number <= _FREE_ROUNDS:
                self._rows = {}
            wanted = [own + taken for own, taken in zip(self._own, self._taken, strict=True)]
            self._outer = _sums(self._inside, wanted)
            frames = self._divided(roots, shape)
            off = max(
                abs(math.log(wide * high / self._own[unit]))
                for unit, (_, _, wide, high) in frames.items()
                if not self._inside[unit]
            )
            if (self._tight, off) < least:
                best, least = frames, (self._tight, off)
        return best, not least[0]

    def _divided(self, roots: Sequence[int], shape: float) -> dict[int, Frame]:
        """Return frames by the areas of boxes, and keep what heads, edges and gaps took of each."""
        whole = fsum(self._outer[root] for root in roots)
        wide = math.sqrt(whole * shape)
        frames: dict[int, Frame] = {}
        self._tight = False
        waiting = list(self._squarified(_OUTERMOST, roots, _Span(0.0, 0.0, wide, whole / wide), whole))
        while waiting:
            unit, span = waiting.pop()
            frame = (span.x, span.y, max(_LEAST, span.wide - GAP), max(_LEAST, span.high - GAP))
            frames[unit] = frame
            self._tight |= min(span.wide, span.high) - GAP < _LEAST
            if not self._inside[unit]:
                self._taken[unit] = span.wide * span.high - frame[2] * frame[3]
                continue
            above = self._head(unit, frame[2]) + GAP
            # The gap that stands right of and below what is inside is a part of the edge.
            room = _Span(
                span.x + EDGE,
                span.y + above,
                max(_LEAST, frame[2] - 2 * EDGE + GAP),
                max(_LEAST, frame[3] - above - EDGE + GAP),
            )
            self._tight |= min(frame[2] - EDGE, frame[3] - above) - EDGE + GAP < _LEAST
            amount = self._outer[unit] - self._taken[unit]
            waiting += self._squarified(unit, self._inside[unit], room, amount)
            self._taken[unit] = span.wide * span.high - room.wide * room.high
        return frames

    def _squarified(self, inside: int, units: Sequence[int], span: _Span, amount: float) -> Iterator[tuple[int, _Span]]:
        """Yield units with their part of a rectangle, in rows whose boxes are as near to squares as can be.

        Args:
            inside: The container.
            units: What stands in it, in order.
            span: The rectangle.
            amount: The area that all of it stands for; what is beyond that of the units stays blank.
        """
        x, y, wide, high = span
        scale = wide * high / amount
        kept = self._rows.get(inside)
        rows = [] if kept is None else kept
        at = 0
        while at < len(units):
            if kept is None:
                rows.append((self._end(units, at, scale, min(wide, high)), wide >= high))
            end, upright = next(row for row in rows if row[0] > at)
            thick = scale * fsum(self._outer[unit] for unit in units[at:end]) / (high if upright else wide)
            along = 0.0
            for unit in units[at:end]:
                long = self._outer[unit] * scale / thick
                yield unit, _Span(x, y + along, thick, long) if upright else _Span(x + along, y, long, thick)
                along += long
            if upright:
                x, wide = x + thick, max(wide - thick, 1e-6)
            else:
                y, high = y + thick, max(high - thick, 1e-6)
            at = end
        self._rows[inside] = rows

    def _end(self, units: Sequence[int], at: int, scale: float, side: float) -> int:
        """Return the end of the row that begins at a place: where one more would make it worse."""
        row, worst = 0.0, math.inf
        least, most = math.inf, 0.0
        for end in range(at, len(units)):
            area = self._outer[units[end]] * scale
            low, high, wider = min(least, area), max(most, area), row + area
            ratio = max(side * side * high / (wider * wider), wider * wider / (side * side * low))
            if ratio > worst:
                return end
            least, most, row, worst = low, high, wider, ratio
        return len(units)


def _sums(children: Sequence[Sequence[int]], own: Sequence[float]) -> list[float]:
    """Return of each box its own area and that of all that is in it."""
    sums = list(own)
    for unit in range(len(children) - 1, -1, -1):
        sums[unit] = fsum((own[unit], *(sums[kid] for kid in children[unit])))
    return sums
