"""Plan changes of where a unit stands, and of its links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.composed import composed
from orgtree.base.finding import Mistake
from orgtree.base.suggest import listed, unknown
from orgtree.graph import dated_links
from orgtree.graph.link_records import Stated, normal, period
from orgtree.graph.plan_state import CannotApplyError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from orgtree.base.messages import Listing
    from orgtree.base.place import Place
    from orgtree.graph.change_entries import Link, Move, Unlink
    from orgtree.graph.plan_state import Since, State


def move(state: State, entry: Move) -> None:
    """Put a unit under another one, or make it a root; from a day on, the link by which it stood ends there."""
    unit = state.unit(entry.unit, "move")
    named = state.since(entry.on)
    since = state.within(named, unit, "move")
    along, ways = _ways(state, unit, entry)
    day = state.day if named is None else max(named.first, state.begins(unit))
    standing = [one for one in state.links.of(unit, ways) if _holds(one, day)]
    if len(standing) > 1:
        message = N_("'{id}' stands under {above} along {link}, so that it is not known which of them to leave")
        told = {"id": entry.unit, "above": listed(one.to for one in standing), "link": along}
        raise CannotApplyError(Mistake(message, told, N_("write an unlink and a link")), "move")
    old, at = standing[0] if standing else None, state.at("under")
    if entry.under is None:
        if old is not None and since is not None:
            dated_links.cut(state, unit, old, since, at)
        elif old is not None:
            state.links.remove(unit, old, at)
    else:
        above = state.unit(entry.under, "under")
        state.within(named, above, "under")
        _not_below(state, unit, above, ways, entry, named)
        link = _standing_link(state, unit, above, ways, entry)
        said = {"to": state.records.name(above), **{key: value for key, value in entry.link.items() if key != "link"}}
        if named is not None:
            said = dated_links.with_days(said, _days(state, unit, old, since))
        _instead(state, unit, old, link, said, since, at)
    state.touch(composed(entry.unit), part="move")


def link(state: State, entry: Link) -> None:
    """Begin a link, or put it in the stead of one, which from a day on ends there."""
    unit = state.unit(entry.unit, "link")
    since = state.within(state.since(entry.on), unit, "link")
    name = state.link_named(unit, entry.name)
    other = state.unit(str(entry.said["to"]), entry.name)
    said = dict(entry.said)
    _known_fields(state, name, said)
    old = None
    if entry.instead_of is not None:
        old = _one(state, unit, name, entry.instead_of, "instead_of", since)
    if since is not None and (old is not None or state.within(since, other, entry.name) is not None):
        said = dated_links.with_days(said, {"from": since.said})  # else it begins with the other end
    if old is None:
        state.links.add(unit, name, said, state.at(name))
    else:
        _instead(state, unit, old, name, said, since, state.at(name))
    state.touch(composed(entry.unit), part="link")


def unlink(state: State, entry: Unlink) -> None:
    """Take a link away, or end it on a day."""
    unit = state.unit(entry.unit, "unlink")
    since = state.within(state.since(entry.on), unit, "unlink")
    name = entry.name
    if name not in state.charter.links:  # one that the unit's kind does not have may be written all the same
        name = state.link_named(unit, name)
    old = _one(state, unit, name, entry.said, name, since)
    if since is None:
        state.links.remove(unit, old, state.at(name))
    else:
        dated_links.cut(state, unit, old, since, state.at(name))
    state.touch(composed(entry.unit), part="unlink")


def stand(state: State, unit: int, link: str, said: Mapping[str, Any], old: Stated | None, at: Place) -> None:
    """Let a unit stand under another one by a link, in the stead of the one by which it stood.

    It is nested where it was, or where it stood under none and others are nested, if nesting says just that link.

    Args:
        state: The definition.
        unit: The unit.
        link: Name of the link.
        said: Where it leads, and what it says.
        old: The link by which it stood.
        at: Where the change is written.
    """
    records = state.records
    free = records.parent(unit) is None if old is None else old.how == "nested"
    owner = (
        dated_links.nesting_owner(state, unit, link, said) if free and (old is not None or not records.flat) else None
    )
    if owner is not None and link not in records.entries[unit]:
        records.place(unit, owner)
    elif old is None:
        state.links.add(unit, link, said, at)
    else:
        state.links.replace(unit, old, link, said, at)


def _ways(state: State, unit: int, entry: Move) -> tuple[Listing, Collection[str]]:
    """Return along what a unit is moved, and the links by which it can stand there.

    That is the hierarchy that is named, or that of its kind. Where this has no link for the two units, or there is none, it
    is the link that nests them, and that by which the unit is nested now.

    Raises:
        CannotApplyError: If there is no such hierarchy, or neither.
    """
    charter, records = state.charter, state.records
    if entry.along is not None:
        if entry.along not in charter.hierarchies:
            message, otherwise = N_("there is no hierarchy '{name}'"), N_("there are {known}")
            raise CannotApplyError(unknown(message, entry.along, charter.hierarchies, otherwise=otherwise), "along")
        return listed([entry.along]), charter.subtypes(entry.along)
    code = records.kind(unit)
    tree = charter.default_hierarchy[code] if code >= 0 else None
    ways = () if tree is None else charter.subtypes(tree)
    nested, kinds = records.nested_by(unit), (code, -1)
    if entry.under is not None:
        kinds = code, records.kind(state.unit(entry.under, "under"))
    fit = charter.nests.get(kinds)
    nests = dict.fromkeys(link for (child, _), link in charter.nests.items() if child == code)
    pairs = [pair for name in ways for pair in charter.links[name].pairs if pair[0] == code]
    stands = kinds in pairs or (bool(pairs) and entry.under is None)
    other = nested[0] not in ways if nested is not None else not pairs
    if tree is not None and (stands or not nests or not other or (pairs and fit is None)):
        return listed([tree]), ways
    if not nests:
        message = N_("'{id}' stands in no hierarchy, so that it cannot be moved")
        help_ = N_("change its links: {{link: {id}, NAME: …, instead_of: {{to: …}}}} lets one lead elsewhere")
        raise CannotApplyError(Mistake(message, {"id": entry.unit}, help_), "move")
    if nested is not None or entry.under is not None:
        nests = dict.fromkeys(link for link in (fit, nested and nested[0]) if link)
    return listed(nests), nests


def _instead(
    state: State, unit: int, old: Stated | None, link: str, said: Mapping[str, Any], since: Since | None, at: Place
) -> None:
    """Put a link in the stead of one, or after it where the day from which it holds lies within that."""
    if since is not None and old is not None and dated_links.days(state, unit, old)[0] < since.first:
        dated_links.cut(state, unit, old, since, at)
        if old.how != "nested" or not dated_links.nests_since(state, unit, link, said, since):
            state.links.add(unit, link, said, at)
    else:
        stand(state, unit, link, said, old, at)


def _days(state: State, unit: int, old: Stated | None, since: Since | None) -> Mapping[str, Any]:
    """Return the days of a link that comes after one from a day on, or in its stead if that begins no earlier."""
    valid = old and old.said.get("valid")
    if not isinstance(valid, dict):
        valid = {}
    if since is None or (old is not None and dated_links.days(state, unit, old)[0] >= since.first):
        return valid
    return {"from": since.said, **{key: said for key, said in valid.items() if key == "until"}}


def _holds(one: Stated, day: int) -> bool:
    first, stop = period(one.said.get("valid"))
    return first <= day < stop


def _not_below(state: State, unit: int, above: int, links: Collection[str], entry: Move, since: Since | None) -> None:
    """Check that a unit does not come to stand below itself for good, or on the day from which it is moved.

    What depends on other days is told by loading.

    Raises:
        CannotApplyError: If it would.
    """
    seen: set[int] = set()
    waiting = [above]
    while waiting:
        current = waiting.pop()
        if current == unit:
            told = {"id": entry.unit, "under": entry.under}
            message = N_("'{id}' cannot come under '{under}', which stands below it")
            if above == unit:
                message = N_("'{id}' cannot come under itself")
            help_ = N_("move '{under}' away first") if above != unit else N_("name another unit")
            raise CannotApplyError(Mistake(message, told, help_), "under")
        if current not in seen:
            seen.add(current)
            holding = (
                one.to
                for one in state.links.of(current, links)
                if "valid" not in one.said or (since is not None and _holds(one, since.first))
            )
            waiting += [state.records.index[name] for name in holding if name in state.records.index]


def _standing_link(state: State, unit: int, above: int, ways: Collection[str], entry: Move) -> str:
    """Return by which link a unit can stand under another one.

    Raises:
        CannotApplyError: If there is none, or several.
    """
    charter, kinds = state.charter, (state.records.kind(unit), state.records.kind(above))
    fit = [name for name in ways if kinds in charter.links[name].pairs]
    told: dict[str, Any] = {"id": entry.unit, "under": entry.under}
    said = entry.link.get("link")
    if said is not None:
        if said not in fit:
            message = N_("'{id}' cannot stand under '{under}' by '{link}'")
            otherwise = N_("it can by {known}") if fit else N_("choose a unit of another kind")
            mistake = unknown(message, said, fit, fact="link", facts=told, otherwise=otherwise)
            raise CannotApplyError(mistake, "by", "link")
        return str(said)
    nest = charter.nests.get(kinds)
    if nest in fit:
        return str(nest)
    if len(fit) == 1:
        return fit[0]
    told |= {"known": listed(fit), "kind": state.kind_name(unit), "above": state.kind_name(above)}
    if fit:
        message = N_("'{id}' can stand under '{under}' by several links")
        raise CannotApplyError(Mistake(message, told, N_("say by: {{link: …}} with one of {known}")), "move")
    message = N_("'{id}' cannot stand under '{under}': the charter does not put kind '{kind}' under kind '{above}'")
    raise CannotApplyError(Mistake(message, told, N_("choose a unit of another kind")), "under")


def _known_fields(state: State, name: str, said: Mapping[str, Any]) -> None:
    """Check that a link may say some keys.

    Raises:
        CannotApplyError: For the first that it may not.
    """
    fields = state.charter.links[name].fields
    for key in said:
        if key not in fields and key not in {"to", "valid"}:
            message, told = N_("'{key}' is not a field of '{link}'"), {"link": name}
            known = sorted([*fields, "valid"])
            mistake = unknown(message, key, known, fact="key", facts=told, otherwise=N_("it has {known}"))
            raise CannotApplyError(mistake, name, key, part="key")


def _one(state: State, unit: int, name: str, said: Mapping[str, Any], part: str, since: Since | None = None) -> Stated:
    """Return the one link of a unit that is meant; from a day on, one that has not ended by then.

    Raises:
        CannotApplyError: If there is none, or it may be one of several that do not say the same.
    """
    kind, all_of = state.charter.links[name], state.links.of(unit, [name])
    if since is not None:
        all_of = [one for one in all_of if dated_links.days(state, unit, one)[1] > since.first]
    found = state.links.fitting(kind, all_of, said)
    told = {"id": state.records.name(unit), "link": name, "to": said["to"], "known": listed(one.to for one in all_of)}
    if not found:
        message = N_("'{id}' has no '{link}' to '{to}' that says this")
        if not any(one.to == composed(str(said["to"])) for one in all_of):
            message = N_("'{id}' has no '{link}' to '{to}'")
        help_ = N_("it has one to {known}") if all_of else N_("it has none")
        raise CannotApplyError(Mistake(message, told, help_), part)
    if len({repr(sorted(normal(kind, one.said).items())) for one in found}) > 1:
        message = N_("'{id}' has several '{link}' to '{to}'")
        raise CannotApplyError(Mistake(message, told, N_("say more of the one that is meant")), part)
    return found[0]
