"""Match the units of two states of an organisation: by id, and where an id was given up, by its one successor."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import repeat
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from orgtree.graph.tables import freeze

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from orgtree.graph.snapshot import Snapshot
    from orgtree.graph.tables import Retired

    Ints = NDArray[np.int64]

NONE: Mapping[str, str] = MappingProxyType({})
"""No id that is known to have been given up for another one."""


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two states with their units matched.

    Units of both have one numbering: that of the later state, and behind it the earlier ones that are there no more.

    Args:
        before: The earlier state.
        after: The later state.
        joint: Joint number of each earlier unit. Shape (units before,).
        old: Numbers, in the earlier state, of the units that both have. Shape (matched,).
        new: Their numbers in the later state.
        gone: Earlier units that are there no more, by their earlier numbers.
        came: Later units that were not there.
        tombs: For ids that the later state has newly retired their tombstones.
        renamed: For each matched unit with another id its earlier id.
    """

    before: Snapshot
    after: Snapshot
    joint: Ints
    old: Ints
    new: Ints
    gone: Ints
    came: Ints
    tombs: Mapping[str, Retired]
    renamed: Mapping[str, str]

    @property
    def size(self) -> int:
        """How many joint numbers there are."""
        return self.after.size + self.before.size

    def name(self, unit: int) -> str:
        """Return the id of a unit by its joint number."""
        after = self.after
        return after.ids[unit] if unit < after.size else self.before.ids[unit - after.size]


def match_units(before: Snapshot, after: Snapshot, renames: Mapping[str, str] = NONE) -> Pair:
    """Match two states.

    Args:
        before: The earlier state.
        after: The later state.
        renames: For each id that is known to have been given up the new one.

    An id that the later state retires into one unit that was not there, of the same kind, and into which nothing else
    is retired, is an id that was renamed: both are one unit. So it is where an event says that it was renamed, whatever else
    is retired into that one.
    """
    found = np.fromiter(map(after.index.get, before.ids, repeat(-1)), dtype=np.int64, count=before.size)
    known = {tomb.id for tomb in before.retired}
    tombs = {tomb.id: tomb for tomb in after.retired if tomb.id not in known}
    heirs = Counter(heir for tomb in tombs.values() for heir in tomb.into)
    renamed: dict[str, str] = {}
    for name, tomb in tombs.items():
        number = before.index.get(name)
        if number is None or found[number] >= 0 or len(tomb.into) != 1:
            continue
        heir = after.index.get(tomb.into[0])
        told = tomb.event is not None and tomb.event.word == "rename" and tomb.into[0] not in renamed
        if heir is None or (heirs[tomb.into[0]] > 1 and not told) or tomb.into[0] in before.index:
            continue
        if before.kind_of(number).name == after.kind_of(heir).name:
            found[number] = heir
            renamed[tomb.into[0]] = name
    for was, now in renames.items():
        number, heir = before.index.get(was), after.index.get(now)
        if number is not None and heir is not None and found[number] < 0 and now not in before.index:
            found[number] = heir
            renamed[now] = was
    old = np.flatnonzero(found >= 0)
    new = found[old]
    there = np.zeros(after.size, dtype=bool)
    there[new] = True
    gone = np.flatnonzero(found < 0)
    joint = found.copy()
    joint[gone] = gone + after.size
    came = np.flatnonzero(~there)
    freeze(joint, old, new, gone, came)
    return Pair(before, after, joint, old, new, gone, came, tombs, renamed)
