"""Say what is other on another day: each day of a page as a patch to its neighbour, unit by unit, since most stays.

A patch is `{"runs", "columns", "set"}`: for the units of the later one, in their order, runs of `[from, count]` out of the units of the
other one (-1 for new ones); for each column of units its path, the distances between the units that have another value, and
those values; and for what is no such column its path and what it is now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.draw.page.columns import compact, steps, uncolumn, unfronted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Path = tuple[Any, ...]
_PLAIN = ("ids", "depth", "kind", "hierarchy", "pinyin", "leftUnder")
_METRIC = ("shown", "fraction", "share")
_WITHIN = ("names", "fields", "metrics", "standing")


def patch(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Return what makes the data of one day of those of another.

    Args:
        old: Encoded data of a page.
        new: Those of the same page on another day.
    """
    was, ids = unfronted(old["ids"]), unfronted(new["ids"])
    at = {name: number for number, name in enumerate(was)}
    source = [at.get(name, -1) for name in ids]
    found: dict[str, Any] = {"runs": _runs(source), "columns": [], "set": []}
    for path, before, now in _pairs(old, new):
        if before is not None and now is not None and path in _columns(new):
            values = ids if path == ("ids",) else uncolumn(now)
            base = was if path == ("ids",) else uncolumn(before)
            carried = [None if place < 0 else base[place] for place in source]
            others = [place for place, value in enumerate(values) if value != carried[place]]
            change = [list(path), steps(others), [values[place] for place in others]]
            if path == ("ids",) or len(compact(change)) <= len(compact(now)):
                found["columns"].append(change)
                continue
        elif before == now:
            continue
        found["set"].append([list(path), now])
    return found


def _runs(source: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for place in source:
        last = runs[-1] if runs else None
        if last and (place == last[0] == -1 or (place >= 0 and last[0] >= 0 and place == last[0] + last[1])):
            last[1] += 1
        else:
            runs.append([place, 1])
    return runs


def _columns(data: dict[str, Any]) -> set[Path]:
    """Return the paths of what has a value for each unit."""
    found: set[Path] = {(key,) for key in _PLAIN if data[key] is not None}
    found |= {("names", language) for language in data["names"]}
    for number, field in enumerate(data["fields"]):
        found |= {("fields", number, 3, language) for language in field[3]} if field[2] else {("fields", number, 3)}
    for number, metric in enumerate(data["metrics"]):
        found |= {("metrics", number, key) for key in _METRIC if metric[key] is not None}
    return found | {("standing", number) for number in range(len(data["standing"]))}


def _pairs(old: dict[str, Any], new: dict[str, Any]) -> Iterator[tuple[Path, Any, Any]]:
    """Yield what two days say, as fine as both have it alike: path, then each of both."""
    columns = _columns(old) & _columns(new)

    def walk(path: Path, before: Any, now: Any) -> Iterator[tuple[Path, Any, Any]]:
        inside = any(column[: len(path)] == path for column in columns) and path not in columns
        if inside and isinstance(now, dict) and isinstance(before, dict) and before.keys() == now.keys():
            for key, value in now.items():
                yield from walk((*path, key), before[key], value)
        elif inside and isinstance(now, list) and isinstance(before, list) and len(before) == len(now):
            for number, value in enumerate(now):
                yield from walk((*path, number), before[number], value)
        else:
            yield path, before, now

    for key, value in new.items():
        yield from walk((key,), old[key], value)
