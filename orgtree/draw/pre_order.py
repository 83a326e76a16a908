"""Order units by a tree: parents first, subtrees contiguous."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def pre_order(parent: Sequence[int], *, single_last: bool = False) -> tuple[list[int], list[int]]:
    """Order units so that every subtree is one run; siblings keep the order of their numbers.

    Args:
        parent: Per unit the number of its parent, -1 for a root.
        single_last: Whether roots without children come after all others.

    Returns:
        The unit at each position, and the depth at each position (a root has 0).

    Raises:
        ValueError: A parent is no unit, or units are their own ancestors.

    >>> pre_order([-1, -1, 1, 1, 2], single_last=True)
    ([1, 2, 4, 3, 0], [0, 1, 2, 1, 0])
    """
    size = len(parent)
    children: dict[int, list[int]] = {}
    for unit, above in enumerate(parent):
        if not -1 <= above < size:
            raise ValueError(f"unit {unit} has parent {above}, which is no unit's number")
        children.setdefault(above, []).append(unit)
    roots = sorted(children.get(-1, ()), key=lambda unit: single_last and unit not in children)
    order: list[int] = []
    depths: list[int] = []
    waiting = [(unit, 0) for unit in reversed(roots)]
    while waiting:
        unit, depth = waiting.pop()
        order.append(unit)
        depths.append(depth)
        waiting.extend((child, depth + 1) for child in reversed(children.get(unit, ())))
    if len(order) != size:
        raise ValueError(f"{size - len(order)} units are their own ancestors, or stand under such units")
    return order, depths
