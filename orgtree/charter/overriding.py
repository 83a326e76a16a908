"""Lay a charter over the one that it extends, and spell out what kinds say of fields that they inherit."""

from __future__ import annotations

from typing import Any

from orgtree.charter.language import FieldModel, RuleModel

REFINED = frozenset({"required", "default", "title", "description"})
"""What a kind, or a subtype of a link, may say anew of a field that it inherits."""

_DEEPEST = 100
_CONSTRUCTS = frozenset({"kinds", "links", "paths", "rules", "metrics"})
_NULL_HAS_A_MEANING = frozenset({"allowed"})
_WITHOUT_CONDITIONS = frozenset({"title", "description", "remedy", "source", "in_force", "target"})
"""Settings of rules and metrics in which no condition stands; kinds and links have one in `total` alone."""


def laid_over(parent: Any, child: Any, at: tuple[str, ...] = ()) -> Any:
    """Return the child laid over its parent: maps merge, scalars and lists replace, null takes a construct or a setting away.

    A mapping over the cases of a rule changes those at its positions, which count from 1. A rule with another check keeps what is said of every rule, and none of the settings of the check that it had.

    Args:
        parent: Plain data of the charter that is extended.
        child: Plain data of the one that extends it.
        at: Keys that lead to both.
    """
    if isinstance(parent, list) and isinstance(child, dict) and _cases(at) and _changes(parent, child):
        return [laid_over(case, child.get(str(place), {}), (*at, str(place))) for place, case in enumerate(parent, 1)]
    if not isinstance(parent, dict) or not isinstance(child, dict) or len(at) > _DEEPEST:
        return child
    merged = dict(parent)
    if len(at) == 2 and at[0] == "rules" and child.get("check", parent.get("check")) != parent.get("check"):  # noqa: PLR2004 - rules, code
        merged = {key: value for key, value in parent.items() if key in RuleModel.model_fields and key != "cases"}
    for key, value in child.items():
        if value is None and key in parent and _can_go(at, key):
            merged.pop(key, None)
        else:
            merged[key] = laid_over(merged[key], value, (*at, key)) if key in merged else value
    if not at:
        merged.pop("extends", None)
    return merged


def _can_go(at: tuple[str, ...], key: str) -> bool:
    """Return whether null takes away what stands at a key; in a condition it means "not stated"."""
    if not at or at[0] not in _CONSTRUCTS or key in _NULL_HAS_A_MEANING:
        return False
    if len(at) <= 2 or (len(at) == 4 and _cases(at[:3])):  # noqa: PLR2004 - section, name; rules, code, cases, position
        return True
    return at[4:5] != ("total",) if at[0] in {"kinds", "links"} else at[2] in _WITHOUT_CONDITIONS


def _cases(at: tuple[str, ...]) -> bool:
    """Return whether keys lead to the cases of a rule."""
    return len(at) == 3 and at[0] == "rules" and at[2] == "cases"  # noqa: PLR2004 - rules, code, cases


def _changes(cases: list[Any], changes: dict[str, Any]) -> bool:
    """Return whether a mapping changes some of these cases, each by its position; else it is told of as no list."""
    places = {str(place) for place in range(1, len(cases) + 1)}
    return bool(changes) and changes.keys() <= places and all(isinstance(one, dict) for one in changes.values())


def with_inherited_fields(data: Any) -> Any:
    """Return a charter's data in which a field without a type has what the kind or link above says of it.

    Args:
        data: Plain data of the whole charter; it is not changed.
    """
    for group in ("kinds", "links"):
        entries = data.get(group) if isinstance(data, dict) else None
        if isinstance(entries, dict):
            data = {**data, group: {name: _spelt_out(entries, name) for name in entries}}
    return data


def _spelt_out(entries: dict[str, Any], name: str) -> Any:
    entry = entries[name]
    fields = _fields(entry)
    short = [field for field, said in fields.items() if isinstance(said, dict) and "type" not in said]
    if not short:
        return entry
    return {**entry, "fields": {**fields, **{field: _inherited(entries, name, field) for field in short}}}


def _inherited(entries: dict[str, Any], name: str, field: str) -> Any:
    """Return what a field is, laid over by what each kind says from the one that declares it down."""
    said: list[Any] = []
    current: Any = name
    seen = set[str]()
    while isinstance(current, str) and current in entries and current not in seen:
        seen.add(current)
        here = _fields(entries[current]).get(field)
        if isinstance(here, dict):
            said.append(here)
            if "type" in here:
                break
        current = entries[current].get("is_a") if isinstance(entries[current], dict) else None
    if not said or "type" not in said[-1]:
        return _fields(entries[name])[field]  # told of as a field without a type
    whole: dict[str, Any] = {}
    for one in reversed(said):
        whole = {**whole, **one}
    return whole


def _fields(entry: Any) -> dict[str, Any]:
    fields = entry.get("fields") if isinstance(entry, dict) else None
    return fields if isinstance(fields, dict) else {}


def refines(one: FieldModel, other: FieldModel) -> bool:
    """Return whether two declarations of a field differ in no more than what may be said anew."""
    return all(getattr(one, key) == getattr(other, key) for key in FieldModel.model_fields if key not in REFINED)
