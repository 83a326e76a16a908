"""A compiled charter as the plain data of one file, with what it extends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.charter.load import Written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.charter.model import Charter, Kind, Link


def whole_charter(charter: Charter) -> dict[str, Any]:
    """Return plain data that compiles to a charter again: what it extends is in it, and what was left out of it is not.

    Args:
        charter: The charter, as it was read or with what is internal taken out.

    Raises:
        TypeError: If it was not read from files.
    """
    if not isinstance(charter.places, Written):
        raise TypeError(charter.name)
    data: dict[str, Any] = dict(charter.places.together())
    for group in ("kinds", "links", "paths", "rules", "metrics"):
        if isinstance(data.get(group), dict):
            data[group] = _among(data[group], getattr(charter, group))
    declared = {name for kind in charter.kinds.values() for name in kind.fields}
    if "kinds" in data:
        data["kinds"] = {name: _kind(said, charter.kinds[name], declared) for name, said in data["kinds"].items()}
    if "links" in data:
        data["links"] = {name: _link(said, charter.links[name]) for name, said in data["links"].items()}
    return data


def _among(said: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    return {name: entry for name, entry in said.items() if name in known}


def _kind(said: Any, kind: Kind, declared: set[str]) -> Any:
    said = _with_fields(said, kind)
    if isinstance(said, dict) and isinstance(said.get("forbid"), list):
        said = {**said, "forbid": [name for name in said["forbid"] if name in declared]}
    return said


def _link(said: Any, link: Link) -> Any:
    said = _with_fields(said, link)
    gone = {key for key in ("each", "each_to") if getattr(link, key) is None}
    return {key: value for key, value in said.items() if key not in gone} if isinstance(said, dict) else said


def _with_fields(said: Any, declaring: Kind | Link) -> Any:
    fields = said.get("fields") if isinstance(said, dict) else None
    return {**said, "fields": _among(fields, declaring.fields)} if isinstance(fields, dict) else said
