"""Where a value hangs in a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from orgtree.source.habits import Seen

Path = tuple[str | int, ...]
Sort = Literal["root", "entry", "item", "flow"]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value hangs.

    Args:
        sort: The document's root, an entry of a block mapping, an item of a block list, or between brackets.
        node: The value's node.
        path: The pointer to it.
        mark: The key or the dash, -1 between brackets.
        floor: What stands before belongs to something else.
        near: Mappings like it, the nearest first.
    """

    sort: Sort
    node: int
    path: Path = ()
    mark: int = -1
    floor: int = 0
    near: tuple[Seen, ...] = ()

    @property
    def key(self) -> str:
        """The key that leads to it, "" for an item of a list."""
        step = self.path[-1] if self.path else ""
        return step if isinstance(step, str) else ""

    def part(
        self, sort: Sort, node: int, step: str | int, mark: int = -1, floor: int = 0, near: tuple[Seen, ...] = ()
    ) -> Spot:
        """Return the spot of a part of the value that hangs here."""
        return Spot(sort, node, (*self.path, step), mark, floor, near)
