"""What changed of the units that two states share: kinds, names, fields, dates, and what they say of themselves."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.text import Text
from orgtree.graph.change import DATED, Change
from orgtree.graph.column_changes import changed_fields, differing
from orgtree.graph.rows import as_written, written_names, written_period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from orgtree.graph.columns import Column
    from orgtree.graph.snapshot import Snapshot
    from orgtree.graph.unit_matching import Pair


"""What a change says of which only the days that are looked at are the reason."""


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
    yield from _on_their_days(pair)
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
    was, now = before.facts.units.names, after.facts.units.names
    for old, new in zip(pair.old.tolist(), pair.new.tolist(), strict=True):
        one, other = was[old], now[new]
        if one is other or one == other:
            continue
        yield from _renamed(pair, new, one, other)
    yield from _earlier(pair)


def _renamed(pair: Pair, new: int, was: Any, now: Any, more: Mapping[str, Any] | None = None) -> Iterator[Change]:
    words, others = Text.of(was, pair.before.language).to_dict(), Text.of(now, pair.after.language).to_dict()
    for language in dict.fromkeys((*others, *words)):
        if words.get(language) != others.get(language):
            yield Change("renamed", pair.after.ids[new], language, words.get(language), others.get(language), more)


def _earlier(pair: Pair) -> Iterator[Change]:
    """Yield other lists of earlier names, and where they are the same the names that differ on the days looked at."""
    before, after = pair.before, pair.after
    one, other = before.facts.units, after.facts.units
    if not one.earlier and not other.earlier:
        return
    for old, new in zip(pair.old.tolist(), pair.new.tolist(), strict=True):
        was, now = one.earlier.get(old), other.earlier.get(new)
        if was != now:
            yield Change("field", after.ids[new], "names", written_names(before, old), written_names(after, new))
        elif was and one.names[old] == other.names[new]:
            yield from _renamed(pair, new, before.names[old], after.names[new], DATED)


def _on_their_days(pair: Pair) -> Iterator[Change]:
    """Yield the values that differ on the days looked at only, since the fields state the same of all days."""
    one, other = pair.before.facts.units.columns, pair.after.facts.units.columns
    for name, column in other.items():
        if column.dated is None or name not in one:
            continue
        dated = np.isin(pair.new, column.dated.rows)
        old, new = pair.old[dated], pair.new[dated]
        same = ~differing(one[name], column, old, new)
        was, now = pair.before.columns[name], pair.after.columns[name]
        for place in np.flatnonzero(same & differing(was, now, old, new)).tolist():
            before, after = int(old[place]), int(new[place])
            yield Change("field", pair.after.ids[after], name, _written(was, before), _written(now, after), DATED)


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
