"""Plan changes of links that hold from a day on: the link that was ends there, and another one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.composed import composed
from orgtree.base.dates import LATEST
from orgtree.graph.link_records import period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.base.place import Place
    from orgtree.graph.link_records import Stated
    from orgtree.graph.plan_state import Since, State


def days(state: State, unit: int, one: Stated) -> tuple[int, int]:
    """Return the first day of a link, as far as the unit is there that it starts from, and the first that is out.

    Both are ordinals; the second is `ENDED` where nobody knows it.
    """
    periods = period(one.said.get("valid")), period(state.records.entries[unit].get("valid"))
    return max(start for start, _ in periods), min(stop for _, stop in periods)


def begin(said: Mapping[str, Any], since: Since) -> dict[str, Any]:
    """Return what a link says if it begins on a day, whenever it did before; an end that it has stays."""
    valid = said.get("valid")
    until = {"until": valid["until"]} if isinstance(valid, dict) and "until" in valid else {}
    return {**said, "valid": {"from": since.said, **until}}


def with_days(said: Mapping[str, Any], valid: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a link says with some days, as far as it does not say its own."""
    own = said.get("valid")
    both = {**valid, **(own if isinstance(own, dict) else {})}
    return {**said, "valid": both} if both else dict(said)


def cut(state: State, unit: int, one: Stated, since: Since, at: Place) -> None:
    """End a link on a day by which it has not ended; one that begins no earlier is taken away.

    Args:
        state: The definition.
        unit: The unit that it starts from.
        one: The link; one that nesting writes is written by its key.
        since: The day.
        at: Where the change is written.
    """
    if days(state, unit, one)[0] >= since.first:
        state.links.remove(unit, one, at)
        return
    valid = one.said.get("valid")
    said = {**one.said, "valid": {**(valid if isinstance(valid, dict) else {}), "until": since.said}}
    if one.how == "nested":
        state.links.remove(unit, one, at)
        state.links.add(unit, one.link, said, at)
    else:
        state.links.replace(unit, one, one.link, said, at)


def follow(state: State, unit: int, one: Stated, said: Mapping[str, Any] | None, since: Since, at: Place) -> None:
    """Let a link end on a day, and another one of its type begin there.

    One that leads to a unit which begins no earlier was not there before, and is taken away.

    Args:
        state: The definition.
        unit: The unit that both start from.
        one: The link; it begins before the day.
        said: What the other one says; None for none.
        since: The day.
        at: Where the change is written.
    """
    target = state.records.index.get(one.to)
    if target is None or state.begins(target) < since.first:
        cut(state, unit, one, since, at)
        if said is not None and not (
            one.how == "nested" and nests_since(state, unit, one.link, begin(said, since), since)
        ):
            state.links.add(unit, one.link, begin(said, since), at)
    elif said is None:
        state.links.remove(unit, one, at)
    else:
        state.links.replace(unit, one, one.link, begin(said, since), at)


def nests_since(state: State, unit: int, link: str, said: Mapping[str, Any], since: Since) -> bool:
    """Nest a unit under another one, if nesting says just that link from a day on, and return whether it does.

    It does where the links that are written by the key have ended by then, and the last on that day.
    """
    records = state.records
    begins = state.links.begins(unit, link)
    bare = {key: value for key, value in said.items() if key != "valid"}
    if begins is None or period({"from": begins})[0] != since.first or records.nested_by(unit) is not None:
        return False
    if period(said.get("valid")) != (since.first, LATEST):
        return False
    owner = nesting_owner(state, unit, link, bare)
    if owner is None:
        return False
    records.place(unit, owner)
    return True


def nesting_owner(state: State, unit: int, link: str, said: Mapping[str, Any]) -> int | None:
    """Return in whose list a unit is written so that nesting says just a link; None where it cannot."""
    records = state.records
    above = records.index[composed(str(said["to"]))]
    kinds = (records.kind(unit), records.kind(above))
    home = records.home(above, kinds[0])
    owner = above if home is None else home
    fits = len(said) == 1 and state.charter.nests.get(kinds) == link and not records.inside(owner, unit)
    return owner if fits else None
