"""Follow units that ended, or whose ids were given up, to those that took their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def heirs(name: str, successors: Mapping[str, tuple[str, ...]], stands: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the units that stand in the place of one that stands no more, through all that came between.

    Args:
        name: Id of the one that is asked for.
        successors: What took the place of each.
        stands: Whether there is such a unit, so that it is not followed any further.

    >>> heirs("a", {"a": ("b",), "b": ("c", "d"), "d": ("a",)}, {"c"}.__contains__)
    ('c',)
    """
    found: dict[str, None] = {}
    seen = {name}
    waiting = list(reversed(successors.get(name, ())))
    while waiting:
        other = waiting.pop()
        if other in seen:
            continue
        seen.add(other)
        if stands(other):
            found[other] = None
        else:
            waiting += reversed(successors.get(other, ()))
    return tuple(found)
