"""Crowds: many random organisations in one definition, so that a query, which takes long to compile, is asked of all at once.

Each keeps to itself: no link leads from one to another. What is known of all together is known of each group of units, and by
the units that are told of, so that a difference in one of them is seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import Phase, given, settings
from naive_organisations import CHARTER, DAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hypothesis import strategies as st

TOPS = {"top": "city", "lead": "committee"}
"""Units under which a crowd stands where it is looked at under a unit, and their kinds."""
VAGUE = "2019-07"
"""A day that is known to the month only."""
_UNDER = {"city": "top", "quarter": "top", "block": "top", "committee": "lead", "branch": "lead", "circle": "lead"}


def gathered(one: st.SearchStrategy[Any], count: int, *, fresh: bool) -> list[Any]:
    """Return random examples, the same each time or other ones each time.

    Args:
        one: What each is.
        count: How many are wanted; a strategy that knows no more gives fewer.
        fresh: Whether they are other ones each time.
    """
    found: list[Any] = []

    @settings(max_examples=count, phases=[Phase.generate], derandomize=not fresh, database=None)
    @given(one)
    def note(example: Any) -> None:
        found.append(example)

    note()
    return found


def on_each_day(definitions: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Return definitions as all of them are on each day, and on none; what is in force differs."""
    undated = [{key: part for key, part in one.items() if key != "as_of"} for one in definitions]
    return [undated, *([one | {"as_of": day} for one in undated] for day in (*DAYS, VAGUE))]


def held(
    members: list[dict[str, Any]], agree: Callable[[dict[str, Any]], object], about: Any, *, tops: bool = False
) -> None:
    """Hold a crowd; where it does not agree, hold its members one by one, so that the least that shows it is told.

    Args:
        members: Definitions about one day; they are not changed.
        agree: Raises an error where two answers about a definition are not the same.
        about: What is told besides the definition where it does.
        tops: Whether areas and bodies that stand under nothing are put under one city and one committee.
    """
    try:
        agree(_crowd(members, tops=tops))
    except AssertionError:
        for one in sorted(members, key=lambda one: len(str(one))):
            alone = _crowd([one], tops=tops)
            try:
                agree(alone)
            except AssertionError as error:
                error.add_note(f"{about}\n{alone}")
                raise
        raise


def _crowd(members: list[dict[str, Any]], *, tops: bool) -> dict[str, Any]:
    """Return one definition of several."""
    units = [unit for number, one in enumerate(members) for unit in _own(one["units"], f"o{number}-")]
    return members[0] | {"units": _under_tops(units) if tops else units}


def _own(value: Any, prefix: str, ids: frozenset[str] | None = None) -> Any:
    """Return a part of a definition with a prefix before the ids of its units."""
    ids = frozenset(_ids(value)) if ids is None else ids
    if isinstance(value, dict):
        return {key: _own(part, prefix, ids) for key, part in value.items()}
    if isinstance(value, list):
        return [_own(part, prefix, ids) for part in value]
    return prefix + value if isinstance(value, str) and value in ids else value


def _ids(units: list[dict[str, Any]]) -> Iterator[str]:
    for unit in units:
        yield unit["id"]
        yield from _ids(unit.get("units", []))


def _under_tops(units: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return units of which areas and bodies without a parent stand under one of their sort."""
    trees = [link for link, spec in CHARTER["links"].items() if spec.get("hierarchy") or spec.get("is_a")]
    tops: dict[str, list[dict[str, Any]]] = {name: [] for name in TOPS}
    rest: list[dict[str, Any]] = []
    for unit in units:
        top = None if any(link in unit for link in trees) else _UNDER.get(unit["kind"])
        (rest if top is None else tops[top]).append(unit)
    return [*({"id": name, "kind": TOPS[name], "units": below} for name, below in tops.items()), *rest]
