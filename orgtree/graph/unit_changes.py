"""What changed of the units that two states share: kinds, names, fields, dates, and what they say of themselves."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.text import Text
from orgtree.graph.change import Change
from orgtree.graph.column_changes import changed_fields
from orgtree.graph.rows import as_written, written_period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.graph.columns import Column
    from orgtree.graph.snapshot import Snapshot
    from orgtree.graph.unit_matching import Pair


def unit_changes(pair: Pair) -> Iterator[Change]:
    """Yield what changed of the units that both states have, links aside."""
    for old, new in zip(pair.old.tolist(), pair.new.tolist(), strict=True) if pair.renamed else ():
        was, now = pair.before.ids[old], pair.after.ids[new]
        if was != now:
            yield Change("new_id", now, old=was, new=now, more=tombstone(pair, was))
    yield from _kinds(pair)
    yield from _names(pair)
    one, other = pair.before.facts.units, pair.after.facts.units
    for name, differs in changed_fields(one, other, pair.old, pair.new):
        columns = one.columns.get(name), other.columns.get(name)
        for place in np.flatnonzero(differs).tolist():
            old, new = int(pair.old[place]), int(pair.new[place])
            yield Change("field", pair.after.ids[new], name, _written(columns[0], old), _written(columns[1], new))
    moved = (one.start[pair.old] != other.start[pair.new]) | (one.stop[pair.old] != other.stop[pair.new])
    for place in np.flatnonzero(moved).tolist():
        old, new = int(pair.old[place]), int(pair.new[place])
        said = written_period(one, old) or None, written_period(other, new) or None
        yield Change("dates", pair.after.ids[new], old=said[0], new=said[1])
    yield from _incomplete(pair)
    yield from _exceptions(pair)


def tombstone(pair: Pair, name: str) -> dict[str, Any] | None:
    """Return what the later state newly says of an id that was given up: `on` and `into`; None where it says nothing."""
    tomb = pair.tombs.get(name)
    if tomb is None:
        return None
    return ({"on": str(tomb.on)} if tomb.on else {}) | ({"into": list(tomb.into)} if tomb.into else {})


def _written(column: Column | None, row: int) -> Any:
    return as_written(column, row) if column is not None and column.written[row] else None


def _kinds(pair: Pair) -> Iterator[Change]:
    before, after = pair.before, pair.after
    code = {kind.name: kind.code for kind in after.kinds}
    same = np.asarray([code.get(kind.name, -1) for kind in before.kinds], dtype=np.int64)
    differs = same[before.kind[pair.old]] != after.kind[pair.new]
    for place in np.flatnonzero(differs).tolist():
        old, new = int(pair.old[place]), int(pair.new[place])
        yield Change("kind", after.ids[new], old=before.kind_of(old).name, new=after.kind_of(new).name)


def _names(pair: Pair) -> Iterator[Change]:
    """Yield other names, language by language; the same name written in another way is none."""
    before, after = pair.before, pair.after
    was, now = before.names, after.names
    for old, new in zip(pair.old.tolist(), pair.new.tolist(), strict=True):
        one, other = was[old], now[new]
        if one is other or one == other:
            continue
        words, others = Text.of(one, before.language).to_dict(), Text.of(other, after.language).to_dict()
        for language in dict.fromkeys((*others, *words)):
            if words.get(language) != others.get(language):
                yield Change("renamed", after.ids[new], language, words.get(language), others.get(language))


def _incomplete(pair: Pair) -> Iterator[Change]:
    before, after = pair.before, pair.after
    one, other = before.facts.incomplete, after.facts.incomplete
    touched: set[int] = set()
    for link in dict.fromkeys((*one, *other)):
        known = set(pair.joint[sorted(one.get(link, ()))].tolist())
        touched |= known ^ other.get(link, frozenset())
    touched &= set(pair.new.tolist()) if touched else set()
    if not touched:
        return
    number = dict(zip(pair.new.tolist(), pair.old.tolist(), strict=True))
    for unit in sorted(touched):
        was, now = unlisted(before, number[unit]), unlisted(after, unit)
        yield Change("field", after.ids[unit], "incomplete", was, now)


def unlisted(snapshot: Snapshot, unit: int) -> list[str] | None:
    """Return the links of a unit that are said not to be all listed, None where there are none."""
    return [link for link, units in snapshot.facts.incomplete.items() if unit in units] or None


def _exceptions(pair: Pair) -> Iterator[Change]:
    one = {int(pair.joint[unit]): said for unit, said in pair.before.exceptions.items()}
    other = pair.after.exceptions
    came = set(pair.came.tolist())
    for unit in dict.fromkeys(chain(other, one)):
        if unit < pair.after.size and unit not in came and one.get(unit) != other.get(unit):
            yield Change("field", pair.after.ids[unit], "exceptions", one.get(unit), other.get(unit))
