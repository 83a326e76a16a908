"""Plan what a unit states from a day on: what it stated before stays, with its days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.dates import EARLIEST, ENDED
from orgtree.base.finding import Mistake
from orgtree.graph.dated_values import is_dated
from orgtree.graph.link_records import period
from orgtree.graph.plan_state import CannotApplyError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.base.place import Place
    from orgtree.charter.model import Field, Kind
    from orgtree.graph.plan_state import Since, State

_NOTHING = object()
"""A name that was none, which no list of names can say."""


def begun(unit: Mapping[str, Any], since: Since) -> dict[str, Any]:
    """Return a unit, and those written below it, each beginning on a day where it does not say its own."""
    whole = dict(unit)
    waiting = [whole]
    while waiting:
        current = waiting.pop()
        below = current.pop("units", None)
        valid = current.get("valid") or {}
        if isinstance(valid, dict):
            current["valid"] = {"from": since.said, **valid}
        if below is not None:
            current["units"] = below = [dict(other) for other in below]
            waiting += below
    return whole


def state_since(
    state: State, unit: int, kind: Kind | None, key: str, value: Any, since: Since | None, at: Place
) -> None:
    """Let a unit state a value from a day on; None is no value.

    What has no days is the same on all of them.

    Args:
        state: The definition.
        unit: The unit.
        kind: Its kind, as far as the charter has it.
        key: What it states.
        value: The value, as a definition writes it.
        since: The day; None for all days.
        at: Where the change is written.

    Raises:
        CannotApplyError: If the change itself names the day, and what it states has no days.
    """
    entry = state.records.entries[unit]
    field = kind.fields.get(key) if kind is not None else None
    if since is not None and field is not None and not is_dated(value):
        value = _value_since(entry.get(key), value, since, field)
    elif since is not None and key == "name" and (names := _names_since(entry, since)) is not _NOTHING:
        if names:
            state.records.put(unit, "names", names, at)
    elif since is not None and since.own:
        message, help_ = N_("'{key}' cannot be changed from a day on"), N_("take 'on' away: it is then so on all days")
        if field is not None:
            message, help_ = N_("'{key}' says its own days"), N_("say the value only, or take 'on' away")
        elif key == "name":
            message = N_("there was no name before, which cannot be said")
        raise CannotApplyError(Mistake(message, {"key": key}, help_), "on")
    if value is None:
        state.records.edit(unit).pop(key, None)
    else:
        state.records.put(unit, key, value, at)


def _value_since(old: Any, new: Any, since: Since, field: Field) -> Any:
    """Return the values of a field with their days, when another one holds from a day on; None where there are none.

    The other one holds until that ends in whose place it comes, else until the next one begins. A default of the
    charter fills no days of a field that has values with days, so that it is written.
    """
    default = None if field.default is None else field.values.plain(field.default)
    if is_dated(old):
        listed = old if isinstance(old, list) else [old]
    else:
        old = default if old is None else old
        listed = [] if old is None else [old if isinstance(old, dict) else {"value": old}]
    earlier: list[Any] = []
    later: list[Any] = []
    until: dict[str, Any] = {}
    for said in listed:
        start, stop = period(said)
        if stop == ENDED or stop <= since.first:
            earlier.append(said)
        elif start > since.first:
            later.append(said)
        else:
            until = {"until": said["until"]} if said.get("until") is not None else {}
            if start < since.first:
                earlier.append({**said, "until": since.said})
    if later and not until:
        until = {"until": min(later, key=lambda said: period(said)[0])["from"]}
    new = default if new is None else new
    now = [] if new is None else [{**(new if isinstance(new, dict) else {"value": new}), "from": since.said, **until}]
    values = [*earlier, *now, *later]
    return values if len(values) > 1 else values[0] if values else None


def _names_since(entry: Mapping[str, Any], since: Since) -> Any:
    """Return the earlier names of a unit when it has another one from a day on, `_NOTHING` if it had none on some day."""
    names = entry.get("names") or []
    listed = [said for said in (names if isinstance(names, list) else [names]) if isinstance(said, dict)]
    found: list[tuple[int, Any]] = []
    for said in listed:
        start, stop = period(said)
        if start < since.first < stop:
            found.append((start, {**said, "until": since.said}))
        elif start != since.first:
            found.append((start, said))
    before = sorted((one for one in found if one[0] < since.first), key=lambda one: one[0])
    free, after = EARLIEST, None
    for start, said in [*before, (since.first, {"from": since.said})]:
        stop = period(said)[1]
        if stop == ENDED:
            continue
        if free < start:
            if entry.get("name") is None:
                return _NOTHING
            days = ({} if after is None else {"from": after}) | {"until": said["from"]}
            found.append((free, {"name": entry["name"], **days}))
        if stop > free:
            free, after = stop, said.get("until")
    return [said for _, said in sorted(found, key=lambda one: one[0])]
