"""Plan changes of units: those that come, say something else, end and go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.composed import composed
from orgtree.base.finding import Mistake
from orgtree.charter.reserved_words import UNIT_WORDS
from orgtree.graph.dated_statements import begun, state_since
from orgtree.graph.link_records import period
from orgtree.graph.plan_state import CannotApplyError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from orgtree.base.place import Place
    from orgtree.graph.change_entries import Add, End, Remove, Set
    from orgtree.graph.plan_state import Since, State


def add(state: State, entry: Add) -> None:
    """Add a unit, with those that are written below it."""
    seen: set[str] = set()
    for mapping, path in _nested(entry.unit, ("add",)):
        name = state.new_id(mapping.get("id"), *path, "id")
        if name in seen:
            message, help_ = N_("id '{id}' is used twice"), N_("give each unit an id of its own")
            raise CannotApplyError(Mistake(message, {"id": name}, help_), *path, "id")
        seen.add(name)
        kind = state.kind_named(mapping.get("kind"), *path, "kind")
        state.keys(kind, mapping, *path, links=True)
    records, since = state.records, state.since(entry.on)
    mapping = dict(entry.unit) if since is None else begun(entry.unit, since)
    if entry.under is None:
        records.add(mapping, ~0, state.at("add"))
    else:
        above = state.unit(entry.under, "under")
        kinds = (state.charter.kinds[mapping["kind"]].code, records.kind(above))
        link = state.charter.nests.get(kinds)
        if link is None:
            told = {"kind": mapping["kind"], "above": state.kind_name(above), "under": entry.under}
            message = N_("kind '{kind}' cannot be added under '{under}', since it is not nested under kind '{above}'")
            raise CannotApplyError(
                Mistake(message, told, N_("leave 'under' out, and write the link by its key")), "under"
            )
        owner, by_key = (~0, True) if link in mapping else _beside(state, above, kinds[0], link)
        unit = records.add(mapping, owner, state.at("add"))
        if by_key:
            state.links.add(unit, link, {"to": records.name(above)}, state.at("under"))
    state.touch(*seen, part="add")


def _beside(state: State, above: int, kind: int, link: str) -> tuple[int, bool]:
    """Return in whose list a unit is written that comes under another one, and whether its link is written by a key.

    It comes to where those stand that are there already.

    Args:
        state: The definition.
        above: The other one.
        kind: Code of the new one's kind.
        link: The link that nesting writes.
    """
    records = state.records
    home = records.home(above, kind)
    if home is not None:
        return home, False
    name = records.name(above)
    keyed = [
        unit
        for unit in state.links.leading_to(name)
        if records.nested_by(unit) is None and any(one.to == name for one in state.links.of(unit, [link]))
    ]
    if keyed or records.flat:
        return records.outermost(keyed[-1] if keyed else above), True
    return above, False


def change(state: State, entry: Set) -> None:
    """Let a unit state other values, from a day on with those that it stated before."""
    unit = state.unit(entry.unit, "set")
    since = state.within(state.since(entry.on), unit, "set")
    for key in (*entry.values, *entry.unset):
        if key in {"id", "units"}:
            help_ = N_("write {{rename: …, to: …}}") if key == "id" else N_("use add, move and remove")
            raise CannotApplyError(Mistake(N_("set does not change '{key}'"), {"key": key}, help_), *entry.path, key)
    kind = state.kind_of(unit)
    if "kind" in entry.values:
        kind = state.kind_named(entry.values["kind"], *entry.path, "kind")
    state.keys(kind, entry.values, *entry.path, links=False)
    _can_be_unset(state, unit, entry)
    if "kind" in entry.values:
        _change_kind(state, unit, entry.values["kind"], state.at(*entry.path, "kind"))
    for key, value in entry.values.items():
        state_since(state, unit, kind, key, value, since, state.at(*entry.path, key))
    for key in entry.unset:
        state_since(state, unit, kind, key, None, since, state.at("unset"))
    state.touch(composed(entry.unit), part="set")


def _can_be_unset(state: State, unit: int, entry: Set) -> None:
    """Check that a unit states what it is to state no more.

    Raises:
        CannotApplyError: If it does not, or cannot do without.
    """
    said, kind = state.records.entries[unit], state.kind_of(unit)
    for key in entry.unset:
        if key not in said:
            told = {"id": entry.unit, "key": key}
            known = state.charter.fields.keys() | UNIT_WORDS
            if key not in known:
                state.keys(kind, [key], "unset", links=False)
            raise CannotApplyError(Mistake(N_("'{id}' does not state '{key}'"), told, N_("take it away")), "unset")
        if key == "kind" or key in state.charter.links:
            told, help_ = {"key": key}, N_("say another one, or use unlink")
            raise CannotApplyError(Mistake(N_("'{key}' cannot be unset"), told, help_), "unset")


def end(state: State, entry: End) -> None:
    """End a unit on a day; it stays written."""
    unit = state.unit(entry.unit, "end")
    day = state.date(entry.on, "on", unknown=True)
    if day is None:
        message, help_ = N_("it is not said when '{id}' ends"), N_("add on: with a day, or unknown")
        raise CannotApplyError(Mistake(message, {"id": entry.unit}, help_), "end")
    if entry.on is None and (since := state.since(None)) is not None:
        end_on(state, unit, since, "end")
    else:
        _until(state, unit, day, "on")
    state.touch(composed(entry.unit), part="end")


def end_on(state: State, unit: int, since: Since, part: str) -> None:
    """End a unit on the day from which changes hold, with what was to begin then."""
    for name in state.charter.links:
        for one in reversed(state.links.of(unit, [name])):
            if one.how != "nested" and period(one.said.get("valid"))[0] >= since.first:
                state.links.remove(unit, one, state.at(part))
    _until(state, unit, since.said, part)


def _until(state: State, unit: int, day: str | int, part: str) -> None:
    old = state.records.entries[unit].get("valid")
    valid = {**(old if isinstance(old, dict) else {}), "until": day}
    state.records.put(unit, "valid", valid, state.at(part))


def remove(state: State, entry: Remove) -> None:
    """Take a unit away, with its links."""
    take_away(state, state.unit(entry.unit, "remove"))
    state.touch(composed(entry.unit), part="remove")


def _nested(
    unit: Mapping[str, Any], path: tuple[str | int, ...]
) -> Iterator[tuple[Mapping[str, Any], tuple[str | int, ...]]]:
    """Yield a new unit and those written below it, each with where it is.

    Raises:
        CannotApplyError: If one is no mapping.
    """
    waiting: list[tuple[Any, tuple[str | int, ...]]] = [(unit, path)]
    while waiting:
        current, where = waiting.pop()
        if not isinstance(current, dict):
            message, help_ = N_("a unit is a mapping with id, kind and name"), N_("write it as {{id: …, kind: …}}")
            raise CannotApplyError(Mistake(message, {}, help_), *where)
        yield current, where
        below = current.get("units") or []
        if not isinstance(below, list):
            message, help_ = N_("'units' has to be a list"), N_("write it as [{{id: …, kind: …}}]")
            raise CannotApplyError(Mistake(message, {}, help_), *where, "units")
        waiting += [(other, (*where, "units", place)) for place, other in enumerate(below)]


def _change_kind(state: State, unit: int, kind: str, at: Place) -> None:
    """Give a unit another kind; links that nesting would not write any more are written by their keys."""
    records = state.records
    around = [unit, *records.below(unit)]
    before = [records.nested_by(one) for one in around]
    records.put(unit, "kind", kind, at)
    for one, was in zip(around, before, strict=True):
        if was is not None and records.nested_by(one) != was:
            state.links.unnest(one, *was, at)


def take_away(state: State, unit: int) -> None:
    """Take a unit away; what is written below it goes on to say that it stands there, which leads nowhere."""
    name = state.records.name(unit)
    for child in state.records.below(unit):
        nested = state.records.nested_by(child)
        if nested is None:
            state.records.place(child, state.records.outermost(child))
        else:
            state.links.unnest(child, *nested, state.at())
    state.links.forget(name)
    state.records.drop(unit)
    state.gone(name)
