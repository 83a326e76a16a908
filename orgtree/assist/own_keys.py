"""The keys that a definition has of its own, whatever its charter, with what each means."""

from __future__ import annotations

from orgtree.charter.event_model import EVENT_FORMS, EVENT_KEYS

_DAYS = {"from": "the first day", "until": "the first day that is out; unknown where nobody knows it"}

HEAD_KEYS = {
    "orgtree": "what this file is, and in which version of the language",
    "charter": "a built-in charter, or a path inside this file's folder",
    "title": "title of the organisation",
    "description": "what it is",
    "language": "language of bare names",
    "as_of": "the date at which the organisation is described",
    "include": "files with more units and claims",
    "not_stated": "links of which the source says nothing",
    "units": "the units",
    "retired": "ids of units that have ended",
    "events": "what happened to units: [{on: 2020-04, merge: [a, b], into: c}]",
    "claims": "published figures",
}
UNIT_KEYS = {
    "id": "a short id that never changes",
    "kind": "what the unit is",
    "name": "its name, or names by language",
    "names": "names that it had on other days: [{name: …, until: 2019}]",
    "units": "units that stand under it",
    "valid": "when it exists: {from: 2018-03, until: 2023-03}",
    "exceptions": "rules that are let be: {P06: {reason: …, until: …}}",
    "incomplete": "links that are not all listed",
}
VALUE_KEYS = {
    "value": "the value itself",
    **_DAYS,
    "source": "where the value is published",
    "as_of": "the date that the value is of",
}
INNER_KEYS = {
    "not_stated": {"kind": "the kind of the units at one end of the link", "link": "the link"},
    "valid": _DAYS,
    "names": {"name": "the name on those days", **_DAYS, "source": "where the name is published"},
    "events": EVENT_KEYS,
}
"""Keys of mappings inside another one, by the key that they stand under."""
HISTORY_WORDS = frozenset({"names", "events"})
"""Those that say what was on other days: nothing else tells what they mean, so that a pointer over them does."""
HISTORY_KEYS = {"": {"events": HEAD_KEYS["events"]}, "units": {"names": UNIT_KEYS["names"]}}
"""The keys that they stand under, by what is around them."""
IDS = frozenset({*EVENT_FORMS, "to", "in", "under", "into"})
"""Keys besides links whose value is a unit's id, or a list of such."""
