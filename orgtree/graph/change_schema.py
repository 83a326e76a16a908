"""The JSON Schema of lists of changes, which editors complete from."""

from __future__ import annotations

from typing import Any

from orgtree.graph.change_reading import VERSION

Schema = dict[str, Any]

_ID: Schema = {"type": "string", "minLength": 1}
_IDS: Schema = {"type": "array", "items": _ID, "minItems": 1}
_WORDS: Schema = {"type": "array", "items": {"type": "string"}}
_TITLE: Schema = {"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}]}
_DAY: Schema = {"type": ["string", "integer"], "description": "A day, a month or a year."}
_SINCE: Schema = {
    **_DAY,
    "description": "The day from which it holds, so that what was stays; else it is so on all days.",
}
_RETIRED: Schema = {**_DAY, "description": "The day that is told of ids whose units are taken away on all days."}
_ROW: Schema = {"type": "object", "required": ["id"], "properties": {"id": _ID}}
_END: Schema = {"anyOf": [_ID, {"type": "object", "required": ["to"], "properties": {"to": _ID}}]}
_LINK_ROW: Schema = {
    "type": "object",
    "required": ["from", "to", "link"],
    "properties": dict.fromkeys(("from", "to", "link"), _ID),
}


def changes_schema() -> Schema:
    """Return the schema of `changes/1`; it stands in `schemas/changes.json`."""
    forms = [
        _form("A unit is added, written as in a definition.", {"add": _ROW}, under=_ID, on=_SINCE),
        _form(
            "A unit comes under another one; with null it becomes a root.",
            {"move": _ID, "under": {"type": ["string", "null"]}},
            along={**_ID, "description": "The hierarchy, where it is not the kind's own."},
            by={"type": "object", "description": "The link that it stands by, and what that says."},
            on=_SINCE,
        ),
        _open("A unit states other values.", {"set": {"anyOf": [_ID, _ROW]}}, unset=_WORDS, on=_SINCE),
        _open("A link begins.", {"link": {"anyOf": [_ID, _LINK_ROW]}}, _END, instead_of=_END, on=_SINCE),
        _open("A link is taken away.", {"unlink": {"anyOf": [_ID, _LINK_ROW]}}, _END, on=_SINCE),
        _form("A unit ends on a day, unknown when, or on the day from which the list holds.", {"end": _ID}, on=_DAY),
        _form("A unit is taken away with its links.", {"remove": _ID}),
        _form(
            "An id becomes another one, wherever it stands.",
            {"rename": _ID, "to": _ID},
            retired={"type": "boolean", "description": "Whether the old id is retired into the new one."},
            on={**_DAY, "description": "The day since which the old id is retired into the new one."},
        ),
        _form("One unit takes the place of others.", {"merge": _IDS, "into": _ID}, on=_SINCE, retired=_RETIRED),
        _form("Several units take the place of one.", {"split": _ID, "into": _IDS}, on=_SINCE, retired=_RETIRED),
        _form("The head states other values.", {"head": {"type": "object"}}, unset=_WORDS),
        _form("A claim is stated, instead of one with its id.", {"claim": _ROW}),
        _form("A claim is stated no more.", {"unclaim": _ID}),
        _form("An id is retired.", {"retire": _ROW}),
        _form("A tombstone is taken away.", {"unretire": _ID}),
        _form("An event is told.", {"event": {"type": "object"}}),
        _form("An event is told no more.", {"unevent": {"type": "object"}}),
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"orgtree {VERSION}",
        "type": "object",
        "properties": {
            "orgtree": {"const": VERSION},
            "title": {**_TITLE, "description": "What the changes are for."},
            "on": {**_DAY, "description": "The day from which they hold, where they name none; left out: all days."},
            "changes": {"type": "array", "items": {"anyOf": forms}},
        },
        "required": ["orgtree", "changes"],
        "additionalProperties": False,
    }


def _form(description: str, needed: dict[str, Schema], **optional: Schema) -> Schema:
    return {**_open(description, needed, **optional), "additionalProperties": False}


def _open(description: str, needed: dict[str, Schema], other: Schema | None = None, **optional: Schema) -> Schema:
    """Return the schema of an entry with keys of the charter: fields, or a link."""
    form = {"type": "object", "description": description, "properties": {**needed, **optional}, "required": [*needed]}
    return form if other is None else {**form, "additionalProperties": other}
