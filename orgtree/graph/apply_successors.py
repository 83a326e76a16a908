"""Plan changes by which others take the place of units: new ids, mergers and splits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.composed import composed
from orgtree.base.finding import Mistake
from orgtree.graph import apply_heads, dated_links
from orgtree.graph.apply_links import stand
from orgtree.graph.apply_units import end_on, take_away
from orgtree.graph.link_records import normal
from orgtree.graph.plan_state import CannotApplyError

if TYPE_CHECKING:
    from orgtree.graph.change_entries import Merge, Rename, Split
    from orgtree.graph.link_records import Stated
    from orgtree.graph.plan_state import Since, State


def rename(state: State, entry: Rename) -> None:
    """Give a unit another id, wherever it stands and on all days; the tombstone of the old one tells since when."""
    unit = state.unit(entry.unit, "rename")
    old, new = composed(entry.unit), state.new_id(entry.to, "to")
    day = state.date(entry.on, "on")
    at, records = state.at("to"), state.records
    for other in state.links.leading_to(old):
        _lead(state, other, old, new, merged=False)
    records.put(unit, "id", new, at)
    del records.index[old]
    records.index[new] = unit
    state.links.renamed(old, new, at)
    apply_heads.renamed(state, old, new)
    if entry.retired or entry.on is not None:
        apply_heads.bury(state, old, day, [new])
    state.gone(old, new)
    state.touch(old, new, part="rename")


def merge(state: State, entry: Merge) -> None:
    """Let another unit take the place of some, to which what leads to them leads then.

    From a day on they have ended, and an event tells it; else they are taken away, and their ids retired.
    """
    into = state.unit(entry.into, "into")
    since = _taken_since(state, entry)
    state.within(since, into, "into")
    units = [state.unit(name, "merge", place) for place, name in enumerate(entry.units)]
    if into in units or len(set(units)) < len(units):
        told, help_ = {"id": entry.into}, N_("name the others only")
        message = N_("'{id}' cannot be merged into itself") if into in units else N_("a unit is merged twice")
        raise CannotApplyError(Mistake(message, told, help_), "merge")
    for unit in units:
        if state.records.inside(into, unit):
            told = {"id": state.records.name(unit), "into": entry.into, "under": entry.into}
            message = N_("'{id}' cannot be merged into '{into}', which is written below it")
            raise CannotApplyError(Mistake(message, told, N_("move '{under}' away first")), "merge")
    ends = [state.within(since, unit, "merge", place) for place, unit in enumerate(units)]
    name = state.records.name(into)
    for unit, stop in zip(units, ends, strict=True):
        gone = state.records.name(unit)
        _lead_below(state, unit, name, since)
        for other in state.links.leading_to(gone):
            _lead(state, other, gone, name, merged=True, since=since)
        if since is None:
            apply_heads.stand_under(state, gone, name)
        else:
            _lead_files(state, unit, name, since)
        if stop is None:
            take_away(state, unit)
        else:
            end_on(state, unit, stop, "into")
        if since is None:
            apply_heads.bury(state, gone, state.date(entry.retired, "retired"), [entry.into])
    if since is not None:
        gone_ids = [composed(gone) for gone in entry.units]
        apply_heads.tell(state, {"on": since.said, "merge": gone_ids, "into": name}, "into")
    state.touch(name, *map(composed, entry.units), part="merge")


def split(state: State, entry: Split) -> None:
    """Let several others take the place of a unit; what led to it does so no more.

    From a day on it has ended, and an event tells it; else it is taken away, and its id retired.
    """
    unit = state.unit(entry.unit, "split")
    since = _taken_since(state, entry)
    into = [state.unit(name, "into", place) for place, name in enumerate(entry.into)]
    if unit in into:
        message = N_("'{id}' cannot be split into itself")
        help_ = N_("it can stay: move what the others take to them, and leave the split out")
        raise CannotApplyError(Mistake(message, {"id": entry.unit}, help_), "into")
    for place, other in enumerate(into):
        state.within(since, other, "into", place)
    name, heirs = state.records.name(unit), [state.records.name(other) for other in into]
    stop = state.within(since, unit, "split")
    if stop is not None:
        end_on(state, unit, stop, "into")
    else:
        take_away(state, unit)
    if since is not None:
        apply_heads.tell(state, {"on": since.said, "split": name, "into": heirs}, "into")
    else:
        apply_heads.bury(state, name, state.date(entry.retired, "retired"), heirs)
    state.touch(name, *heirs, part="split")


def _taken_since(state: State, entry: Merge | Split) -> Since | None:
    """Return the day from which units are no more; None where they are taken away on all days.

    Raises:
        CannotApplyError: If both are said.
    """
    if entry.retired is None:
        return state.since(entry.on)
    if entry.on is not None:
        message = N_("'retired' takes units away on all days, and does not go with 'on'")
        raise CannotApplyError(Mistake(message, {}, N_("take one of the two away")), "retired")
    return None


def _lead_below(state: State, unit: int, new: str, since: Since | None) -> None:
    """Let what is nested in a unit lead to another one.

    Args:
        state: The definition.
        unit: The unit.
        new: Id of the other one.
        since: From which day on; None for all days.
    """
    at = state.at("into")
    for child, old in _nested_in(state, unit):
        first, stop = dated_links.days(state, child, old)
        if since is not None and stop <= since.first:
            continue  # it has ended, and stays where it is
        if since is None or first >= since.first:
            stand(state, child, old.link, {**old.said, "to": new}, old, at)
        else:
            dated_links.follow(state, child, old, {"to": new}, since, at)
        state.touch(state.records.name(child), part="merge")


def _lead_files(state: State, unit: int, new: str, since: Since) -> None:
    """Let the files whose units stand under a unit say so no more; their units say by keys where they stood, and stand."""
    records, at = state.records, state.at("into")
    for document in records.under(records.name(unit)):
        nested = _nested_in(state, ~document)
        del records.edit_head(document)["under"]
        for child, old in nested:
            state.links.add(child, old.link, old.said, at)
            keyed = state.links.of(child, [old.link])[-1]
            first, stop = dated_links.days(state, child, keyed)
            if first >= since.first and stop > since.first:
                state.links.replace(child, keyed, old.link, {**old.said, "to": new}, at)
            elif stop > since.first:
                dated_links.follow(state, child, keyed, {"to": new}, since, at)
            state.touch(records.name(child), part="merge")


def _nested_in(state: State, owner: int) -> list[tuple[int, Stated]]:
    """Return the units in an owner's list that nesting puts under another one, each with that link."""
    found = []
    for child in state.records.below(owner):
        nested = state.records.nested_by(child)
        if nested is not None:
            found.append((child, next(one for one in state.links.of(child, [nested[0]]) if one.how == "nested")))
    return found


def _lead(state: State, unit: int, old: str, new: str, *, merged: bool, since: Since | None = None) -> None:
    """Let the links of a unit that lead to one id lead to another.

    Args:
        state: The definition.
        unit: The unit.
        old: The one id.
        new: The other one.
        merged: Whether both are of units, so that a link which then says nothing more is left out.
        since: From which day on; None for all days.
    """
    for link in state.charter.links.values():
        for one in reversed(state.links.of(unit, [link.name])):
            if one.to != old or one.how == "nested":
                continue
            said = {**one.said, "to": new}
            others = [
                other for other in state.links.of(unit, [link.name]) if other.at != one.at or other.how != one.how
            ]
            if since is not None and dated_links.days(state, unit, one)[1] <= since.first:
                continue  # it has ended
            alike = [normal(link, said), *([normal(link, dated_links.begin(said, since))] if since else [])]
            again = any(other.to == new and normal(link, other.said) in alike for other in others)
            left_out = merged and (again or state.records.name(unit) == new)
            if since is not None and dated_links.days(state, unit, one)[0] < since.first:
                dated_links.follow(state, unit, one, None if left_out else said, since, state.at())
            elif left_out:
                state.links.remove(unit, one, state.at())
            else:
                state.links.replace(unit, one, link.name, said, state.at())
