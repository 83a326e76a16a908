"""Match the items of a list before and after a change."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NAMES = ("id", "to")


def same(one: Any, other: Any) -> bool:
    """Return whether two values are written alike: 1, 1.0 and true differ.

    >>> same([1, {"a": "x"}], [1, {"a": "x"}]), same(1, True)
    (True, False)
    """
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other or (one != one and other != other))  # noqa: PLR0124 - what is no number differs from itself


def matched(
    old: Sequence[Any], new: Sequence[Any], known: Callable[[Any], int | None]
) -> tuple[list[int | None], set[int]]:
    """Match each new item with the old one that it was.

    Args:
        old: Items before.
        new: Items after.
        known: Returns the old item's number where it is known, -1 where the item is known to come from elsewhere.

    Returns:
        For each new item the number of the old one, None if there is none; and the numbers of those old ones that
        stay in their order, so that they need not be moved.
    """
    found: list[int | None] = [None] * len(new)
    used: set[int] = set()
    places: dict[int, int] = {}
    for number, item in enumerate(old):
        if isinstance(item, dict | list):  # an alias repeats an item; the first one is meant
            places.setdefault(id(item), number)
    open_items = []
    for number, item in enumerate(new):
        place = number if number < len(old) and old[number] is item else places.get(id(item), known(item))
        if place is None:
            open_items.append(number)
        elif 0 <= place < len(old) and place not in used:
            found[number] = place
            used.add(place)
    if open_items:
        _match_like(old, new, open_items, found, used)
    return found, _longest(found)


def _match_like(
    old: Sequence[Any], new: Sequence[Any], open_items: list[int], found: list[int | None], used: set[int]
) -> None:
    """Match what is equal, then what has the same id or end, then what stands at the same place."""
    free = [number for number in range(len(old)) if number not in used]
    for test in (same, _namesakes):
        left = []
        for number in open_items:
            place = next((place for place in free if test(old[place], new[number])), None)
            if place is None:
                left.append(number)
            else:
                found[number] = place
                free.remove(place)
        open_items = left
        if not open_items or not free:
            return
    for number in open_items:
        before = max((place for place in found[:number] if place is not None), default=-1)
        place = before + 1
        if place in free and not _strangers(old[place], new[number]):
            found[number] = place
            free.remove(place)


def _namesakes(one: Any, other: Any) -> bool:
    if not isinstance(one, dict) or not isinstance(other, dict):
        return False
    return any(name in one and name in other and same(one[name], other[name]) for name in _NAMES)


def _strangers(one: Any, other: Any) -> bool:
    """Return whether two items are surely not the same one."""
    return type(one) is not type(other) or (isinstance(one, dict) and "id" in one and one["id"] != other.get("id"))


def _longest(found: Sequence[int | None]) -> set[int]:
    """Return the numbers of a longest increasing subsequence."""
    ends: list[int] = []
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for place in found:
        if place is None:
            continue
        at = bisect_left(ends, place)
        before[place] = tails[at - 1] if at else None
        ends[at:] = [place, *ends[at + 1 :]]
        tails[at:] = [place, *tails[at + 1 :]]
    kept: set[int] = set()
    last: int | None = tails[-1] if tails else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept
