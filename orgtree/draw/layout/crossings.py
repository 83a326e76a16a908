"""Find orders of lines that lie side by side in which they cross as little as may be."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import permutations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_FEW = 5
"""Of so many lines every order is tried."""
_MANY = 120
"""More are ordered by a rule of thumb only."""
_ROUNDS = 6
"""So often each of the others is moved to its best place."""
_ON_ANOTHER = 100
"""How many crossings are better than a stroke on another."""
_SAME = 0.5


@dataclass(slots=True)
class Passing:
    """Where a line comes into a bundle of lines side by side, or leaves it.

    In lanes beside a block places are heights, in the channel above a row they run from left to right.

    Args:
        far: Places at which it does so on the side that is farther from the boxes: left of lanes, above a channel.
        near: The same on the other side.
        ends: Where it goes on along the bundle.
    """

    far: list[float] = field(default_factory=list)
    near: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)

    @property
    def span(self) -> tuple[float, float]:
        """From where to where it runs in the bundle."""
        places = [*self.far, *self.near, *self.ends]
        return min(places), max(places)


def crossings(nearer: Passing, farther: Passing) -> int:
    """Return how bad it is that one of two lines runs nearer to the boxes than the other."""
    (low, high), (least, most) = nearer.span, farther.span
    crossed = sum(low < place < high for place in farther.near) + sum(least < place < most for place in nearer.far)
    return crossed + _ON_ANOTHER * sum(abs(one - other) < _SAME for one in farther.near for other in nearer.far)


def best_order(order: Sequence[int], cost: Callable[[int, int], int]) -> tuple[int, ...]:
    """Return the order of numbers that costs least, or nearly so where there are many.

    Args:
        order: The numbers, as they are ordered where nothing else decides.
        cost: What it costs that one stands somewhere before another.
    """
    pairs = {(a, b): cost(a, b) for a in order for b in order if a != b}
    if len(order) <= _FEW:
        return min(
            permutations(order), key=lambda one: sum(pairs[a, b] for i, a in enumerate(one) for b in one[i + 1 :])
        )
    gain = {pair: price - pairs[pair[1], pair[0]] for pair, price in pairs.items()}
    score = {a: sum(gain[a, b] for b in order if b != a) for a in order}
    place = {number: at for at, number in enumerate(order)}
    found = sorted(order, key=lambda number: (score[number], place[number]))
    if len(order) <= _MANY:
        for _ in range(_ROUNDS):
            if not sum(_move(found, number, gain) for number in order):
                break
    return tuple(found)


def _move(order: list[int], number: int, gain: dict[tuple[int, int], int]) -> bool:
    """Move a number to its best place, and return whether it has another one now."""
    at = order.index(number)
    best, place, saved = 0, at, 0
    for other in range(at - 1, -1, -1):
        saved += gain[order[other], number]
        if saved > best:
            best, place = saved, other
    saved = 0
    for other in range(at + 1, len(order)):
        saved += gain[number, order[other]]
        if saved > best:
            best, place = saved, other
    if place == at:
        return False
    order.insert(place, order.pop(at))
    return True
