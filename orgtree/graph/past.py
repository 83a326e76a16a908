"""What is not known of a day in the past, of what has ended and nobody knows when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.dates import ENDED
from orgtree.graph.codes import graph_finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from orgtree.base.dates import Date
    from orgtree.base.finding import Finding
    from orgtree.base.place import Place
    from orgtree.graph.snapshot import Links
    from orgtree.graph.tables import Facts

    Bools = NDArray[np.bool_]
    Ints = NDArray[np.int64]


def ended_unknown(facts: Facts) -> tuple[Ints, int]:
    """Return the units that have ended, and nobody knows when, and how many links of others have."""
    units = np.flatnonzero(facts.units.stop == ENDED)
    return units, sum(int((table.stop == ENDED).sum()) for table in facts.links.values())


class Past:
    """What may have held on a day before the definition's own, and is left out since nobody knows.

    Args:
        facts: What the definition states.
        links: Links by type, with what is in force on the day.
        as_of: The day.

    Attributes:
        units: Units that may have been in force. Shape (units,).
        links: For each link type that has any the links that may have been in force. Each of shape (links,).
    """

    def __init__(self, facts: Facts, links: Mapping[str, Links], as_of: Date) -> None:
        self.facts = facts
        self.as_of = as_of
        day = as_of.last
        self.units: Bools = facts.units.perhaps_on(day)
        here = facts.units.holds_on(day) | self.units
        self.links: dict[str, tuple[Links, Bools]] = {}
        for name, table in links.items():
            perhaps = (table.holds_on(day) | table.perhaps_on(day)) & here[table.source] & here[table.target]
            perhaps &= ~table.in_force
            if perhaps.any():
                self.links[name] = (table, perhaps)

    @property
    def incomplete(self) -> Mapping[str, frozenset[int]]:
        """For each link the units whose links are not all listed, and those that may have had one more on the day.

        Where the unit that a link starts from may have ended itself, the one at the other end may have had one more.
        """
        found = dict(self.facts.incomplete)
        for name, (table, perhaps) in self.links.items():
            ends = np.where(self.units[table.source], table.target, table.source)[perhaps]
            found[name] = found.get(name, frozenset()) | frozenset(ends.tolist())
        return found

    @property
    def findings(self) -> Iterator[Finding]:
        """Yield one that counts the units and links that may have been in force, at the first of them."""
        own = [(table, perhaps & table.perhaps_on(self.as_of.last)) for table, perhaps in self.links.values()]
        units, links = np.flatnonzero(self.units), sum(int(perhaps.sum()) for _, perhaps in own)
        place: Place | None = None
        if len(units):
            place = self.facts.place(int(units[0]), "valid")
        elif links:
            table, perhaps = next((table, perhaps) for table, perhaps in own if perhaps.any())
            place = self.facts.link_place(table, int(np.flatnonzero(perhaps)[0]), "valid")
        if place is None:
            return
        yield graph_finding(
            "ORG221",
            N_(
                "whether {units} {units:unit|units} and {links} {links:link|links} that have ended still held {date:on} is not known"
            ),
            place,
            severity="warning",
            facts={"date": str(self.as_of), "units": len(units), "links": links, "own": str(self.facts.head.as_of)},
            help=N_("they are left out on that day; write the end that is known, or look at a day from {own} on")
            if self.facts.head.as_of
            else N_("they are left out on that day; write the end that is known, or look at it without a day"),
        )
