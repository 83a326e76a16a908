"""Group posts with one holder: the components of a symmetric link such as `coheld`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from orgtree.charter.expression import Step
from orgtree.graph.edges import incomplete_lists
from orgtree.graph.groups import Groups

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgtree.base.place import Place
    from orgtree.check.rule import Context, Rows

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]


_MOST_LOOKED_AT = 200
"""Links that are followed to find the one to point at; a person holds fewer posts."""


@dataclass(frozen=True)
class Holders:
    """Groups of posts by holder: posts held together have the same number.

    Args:
        of: Number of each unit's group, the least of its units. Shape (units,).
        open: Units whose list of links is incomplete, so that their group may be larger. Shape (units,).
        rows: The links that join them.
    """

    of: Ints
    open: Bools
    rows: Rows

    def place(self, context: Context, unit: int) -> Place:
        """Return where a link that joins a unit to others is written."""
        found = next((rows[unit] for rows in self._by_end if len(rows[unit])), None)
        return context.graph.place(unit, "id") if found is None else context.row_place(self.rows, int(found[0]), None)

    def place_towards(self, context: Context, unit: int, other: int) -> Place:
        """Return where the link of a unit is written that leads by the fewest links to another post of its holder."""
        row = self._last_row(other, unit)
        return self.place(context, unit) if row is None else context.row_place(self.rows, row, None)

    def _last_row(self, begin: int, end: int) -> int | None:
        """Return the last link of a shortest chain between two posts; None where too many links would be looked at."""
        waiting, looked = [begin], 0
        known = {begin}
        for post in waiting:  # grows by the posts that are reached
            for rows, ends in zip(self._by_end, (self.rows.target, self.rows.source), strict=True):
                looked += len(rows[post])
                if looked > _MOST_LOOKED_AT:
                    return None
                for row in rows[post].tolist():
                    reached = int(ends[row])
                    if reached == end:
                        return int(row)
                    if reached not in known:
                        known.add(reached)
                        waiting.append(reached)
        return None

    @cached_property
    def posts(self) -> Groups:
        """The units of each group."""
        return Groups.by(self.of, len(self.of))

    @cached_property
    def _by_end(self) -> tuple[Groups, Groups]:
        """Links by source and by target."""
        return Groups.by(self.rows.source, len(self.of)), Groups.by(self.rows.target, len(self.of))


def holders(context: Context, link: str) -> Holders:
    """Return the connected components of a link, by hooking and pointer halving over arrays.

    Args:
        context: What is looked at.
        link: The link type; its direction does not matter.
    """
    rows = context.rows(link)
    of = np.arange(context.graph.size, dtype=np.int64)
    while len(rows):
        left, right = of[rows.source], of[rows.target]
        apart = left != right
        if not apart.any():
            break
        np.minimum.at(of, np.maximum(left, right)[apart], np.minimum(left, right)[apart])
        while (of != of[of]).any():
            of = of[of]
    return Holders(of, incomplete_lists(context.graph, Step(link)), rows)
