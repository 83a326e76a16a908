"""Plan changes of what a definition says besides its units: its head, claims, retired ids and events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.composed import composed
from orgtree.base.finding import Mistake
from orgtree.base.suggest import unknown
from orgtree.graph.event import happened
from orgtree.graph.plan_state import CannotApplyError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from orgtree.graph.head_entries import Claim, Event, Head, Retire, Unclaim, Unevent, Unretire
    from orgtree.graph.plan_state import State

HEAD_KEYS = ("title", "description", "language", "as_of", "not_stated", "charter")
"""What a head states that a change may state otherwise."""


def head(state: State, entry: Head) -> None:
    """Let the head state other values."""
    for key, path in [*((key, ("head", key)) for key in entry.values), *((key, ("unset",)) for key in entry.unset)]:
        if key not in HEAD_KEYS:
            mistake = unknown(N_("a head has no '{name}'"), key, HEAD_KEYS, otherwise=N_("it has {known}"))
            raise CannotApplyError(mistake, *path)
    stated = state.records.heads[0]
    for key in entry.unset:
        if key not in stated or key == "charter":
            message, help_ = N_("the head does not state '{key}'"), N_("take it away")
            if key == "charter":
                message, help_ = N_("'{key}' cannot be unset"), N_("say another one")
            raise CannotApplyError(Mistake(message, {"key": key}, help_), "unset")
    said = state.records.edit_head(0)
    for key, value in entry.values.items():
        said[key] = value
        _brought(state, 0, key, "head", key)
    for key in entry.unset:
        del said[key]


def claim(state: State, entry: Claim) -> None:
    """State a claim, instead of one with its id."""
    _put(state, "claims", entry.claim["id"], entry.claim, "claim")


def unclaim(state: State, entry: Unclaim) -> None:
    """State a claim no more."""
    _take(state, "claims", entry.claim, N_("there is no claim '{name}'"), "unclaim")


def retire(state: State, entry: Retire) -> None:
    """Retire an id, or say something else of it."""
    _put(state, "retired", entry.tombstone["id"], entry.tombstone, "retire")


def unretire(state: State, entry: Unretire) -> None:
    """Retire an id no more."""
    _take(state, "retired", entry.id, N_("'{name}' is not retired"), "unretire")


def event(state: State, entry: Event) -> None:
    """Tell an event, after the others."""
    tell(state, entry.event, "event")


def tell(state: State, event: Mapping[str, Any], *path: str) -> None:
    """Tell an event, after the others.

    Args:
        state: The definition.
        event: What happened.
        *path: Where in its entry the change says it.
    """
    said = state.records.edit_head(0)
    old = said.get("events")
    item = dict(event)
    _insert(said, "events", [*(old if isinstance(old, list) else ()), item])
    _brought(state, 0, "events", *path, item=item)


def unevent(state: State, entry: Unevent) -> None:
    """Tell an event no more, however it is written."""
    wanted = happened(entry.event)
    for document, number, stated in _stated(state, "events"):
        if stated == entry.event or (wanted is not None and happened(stated) == wanted):
            _leave_out(state, "events", document, number)
            return
    message, help_ = N_("no event says this"), N_("write it as the definition does")
    raise CannotApplyError(Mistake(message, {}, help_), "unevent")


def bury(state: State, name: str, day: str | int | None, into: list[str]) -> None:
    """Retire the id of a unit that has successors."""
    tomb = {"id": name, **({"on": day} if day else {}), "into": into}
    _put(state, "retired", name, tomb, "into")


def renamed(state: State, old: str, new: str) -> None:
    """Let what a definition says of an id besides its units say it of another one, which is retired no more."""
    if (found := _find(state, "retired", new)) is not None:
        _leave_out(state, "retired", *found)
    for document, number, entry in list(_stated(state, "retired")):
        into = entry.get("into")
        if isinstance(into, list) and any(isinstance(name, str) and composed(name) == old for name in into):
            names = [new if isinstance(name, str) and composed(name) == old else name for name in into]
            _replace(state, "retired", document, number, {**entry, "into": names})
    for document, number, entry in list(_stated(state, "claims")):
        if isinstance(entry.get("in"), str) and composed(entry["in"]) == old:
            _replace(state, "claims", document, number, {**entry, "in": new})
    for document, number, entry in reversed(list(_stated(state, "events"))):
        if isinstance(was := entry.get("rename"), str) and composed(was) == new:
            _leave_out(state, "events", document, number)  # the id is taken back, as if it had never been another one
            continue
        said = {key: value if key in {"on", "source"} else _called(value, old, new) for key, value in entry.items()}
        if said != entry:
            _replace(state, "events", document, number, said)
    stand_under(state, old, new)


def _called(value: Any, old: str, new: str) -> Any:
    """Return an id, or a list of such, with one replaced."""
    if isinstance(value, list):
        return [_called(item, old, new) for item in value]
    return new if isinstance(value, str) and composed(value) == old else value


def stand_under(state: State, old: str, new: str) -> None:
    """Let the files whose units stand under one unit say another one."""
    for document in state.records.under(old):
        state.records.edit_head(document)["under"] = new
        _brought(state, document, "under")


def _stated(state: State, key: str) -> Iterator[tuple[int, int, Mapping[str, Any]]]:
    """Yield document, position and mapping of each entry of a list."""
    for document, said in enumerate(state.records.heads):
        entries = said.get(key)
        for number, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict):
                yield document, number, entry


def _find(state: State, key: str, name: Any) -> tuple[int, int] | None:
    """Return document and position of the entry with an id."""
    stated = _stated(state, key)
    return next(((document, number) for document, number, entry in stated if entry.get("id") == name), None)


def _put(state: State, key: str, name: Any, entry: Mapping[str, Any], *path: str) -> None:
    found = _find(state, key, name)
    if found is None:
        said = state.records.edit_head(0)
        old = said.get(key)
        item = dict(entry)
        _insert(said, key, [*(old if isinstance(old, list) else ()), item])
        _brought(state, 0, key, *path, item=item)
    else:
        _replace(state, key, *found, entry, *path)


def _insert(said: dict[str, Any], key: str, value: Any) -> None:
    """State a key; a new one comes before the units."""
    below = said.pop("units", None) if key not in said and "units" in said else None
    said[key] = value
    if below is not None:
        said["units"] = below


def _replace(state: State, key: str, document: int, number: int, entry: Mapping[str, Any], *path: str) -> None:
    said = state.records.edit_head(document)
    item, old = dict(entry), said[key][number]
    said[key] = [item if place == number else other for place, other in enumerate(said[key])]
    _brought(state, document, key, *path, item=item)
    came = next((at for one, at in state.records.items if one is old), None)
    if came is not None and not path:  # an id that has another name since is brought by what named it first
        state.records.items[-1] = (item, came)


def _take(state: State, key: str, name: str, message: str, word: str) -> None:
    found = _find(state, key, name)
    if found is None:
        known = [entry["id"] for _, _, entry in _stated(state, key) if isinstance(entry.get("id"), str)]
        otherwise = N_("there are {known}") if known else N_("there is none")
        raise CannotApplyError(unknown(message, name, known, otherwise=otherwise), word)
    _leave_out(state, key, *found)


def _leave_out(state: State, key: str, document: int, number: int) -> None:
    said = state.records.edit_head(document)
    left = [old for place, old in enumerate(said[key]) if place != number]
    if left:
        said[key] = left
    else:
        del said[key]


def _brought(state: State, document: int, key: str, *path: str, item: Mapping[str, Any] | None = None) -> None:
    state.records.brought.setdefault(~document, {})[key] = state.at(*path)
    if item is not None:
        state.records.items.append((item, state.at(*path)))
