"""Where blocks and boxes stand, and the free columns beside them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from orgtree.draw.layout.geometry import ENTRY, lane

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of free height whose left edge lines of links may climb.

    Args:
        unit: The node whose children stand in it, -1 for the whole chart.
        node: The first of these, or the root of the whole chart.
        edge: Right edge of the room for the climbing lines.
        exit: Lower edge of the room above; 0 for the whole chart.
        order: Which lines it holds, the rightmost first.
        aside: Those of them with words on them.
        channel: Which lines the room above holds, its own and its neighbours', the lowest first.
        said: Those of them with words on them.
        shifts: How far left of their lanes some lines stand.
    """

    unit: int
    node: int
    edge: float
    exit: float
    order: Sequence[int]
    aside: int = 0
    channel: Sequence[int] = ()
    said: int = 0
    shifts: Mapping[int, float] = field(default_factory=dict)

    def lane(self, number: int) -> float:
        """Return where one of the lines climbs."""
        return self.edge - lane(self.order, number, self.aside) - self.shifts.get(number, 0.0)

    def level(self, number: int) -> float:
        """Return where one of the lines runs in the room above."""
        return self.exit - lane(self.channel, number, self.said)


@dataclass(slots=True)
class PlacedTree:
    """Positions of every node's block and box.

    Args:
        x: Left edge of each block.
        y: Upper edge of each block.
        width: Width of each block, as given by the parent.
        depth: Height of each block.
        box_x: Left edge of each box.
        box_width: Width of each box.
        box_height: Height of each box.
        centred: Whether a node's box stands centred over one row, with a horizontal line below it.
        row_heads: Height of the heads in the rows under a node.
        rows: The rows under each node whose children stand in rows.
        cells: Columns for lines of links; the first is the whole chart.
        cell_of: Which cell each node's box opens to.
        aside_height: Height of what stands beside the line under a node.
    """

    x: list[float]
    y: list[float]
    width: list[float]
    depth: list[float]
    box_x: list[float]
    box_width: list[float]
    box_height: list[float]
    centred: list[bool]
    row_heads: dict[int, float] = field(default_factory=dict)
    rows: dict[int, list[list[int]]] = field(default_factory=dict)
    cells: list[Cell] = field(default_factory=list)
    cell_of: list[int] = field(default_factory=list)
    aside_height: dict[int, float] = field(default_factory=dict)

    def shift(self, dx: float) -> None:
        """Move everything to the right."""
        self.x = [x + dx for x in self.x]
        self.box_x = [x + dx for x in self.box_x]
        self.cells = [replace(cell, edge=cell.edge + dx) for cell in self.cells]

    def widen(self, factor: float) -> None:
        """Make every box and gap so many times as wide; what was apart stays apart."""
        self.x = [x * factor for x in self.x]
        self.width = [wide * factor for wide in self.width]
        self.box_x = [x * factor for x in self.box_x]
        self.box_width = [wide * factor for wide in self.box_width]
        self.cells = [replace(cell, edge=(cell.edge + ENTRY) * factor - ENTRY) for cell in self.cells]
