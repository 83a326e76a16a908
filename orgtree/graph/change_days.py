"""Find the days on which something that is stated begins or ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from orgtree.base.dates import EARLIEST, ENDED, LATEST

if TYPE_CHECKING:
    from orgtree.graph.snapshot import Snapshot


def change_days(graph: Snapshot) -> list[int]:
    """Return the days on which units, links, names or values begin to hold or hold no longer, as ordinals in order."""
    facts = graph.facts
    periods = [(table.start, table.stop) for table in (facts.units, *facts.links.values())]
    values = (column.dated for column in facts.units.columns.values())
    periods += [(dated.start, dated.stop) for dated in values if dated is not None]
    names = [(said.start, said.stop) for unit in facts.units.earlier.values() for said in unit]
    bounds = [*(side for period in periods for side in period), np.asarray(names, dtype=np.int64).reshape(-1)]
    found = np.unique(np.concatenate([np.asarray(side, dtype=np.int64) for side in bounds]))
    return [day for day in found.tolist() if day not in {EARLIEST, LATEST, ENDED}]
