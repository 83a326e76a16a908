"""JSON Schemas: of the definitions under a charter, and of charters.

A definition's schema is built from the compiled charter, not from a pydantic model per kind: a model per kind
repeats every field in every kind and joins the kinds by a union, and an editor that meets a union of sixty kinds
judges each unit, and all that is nested in it, once for each of them. Here a unit is chosen by its kind with
`if`/`then`, which costs one comparison a kind, names the mistake and not the union, and shares each field and link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.escape import json_text
from orgtree.charter.event_model import EVENT_FORMS, EVENT_KEYS
from orgtree.charter.schema_charter import charter_schema
from orgtree.charter.schema_claims import claim_parts
from orgtree.charter.schema_parts import DATE, END, TITLE, UNIT_ID, Schema, choice, closed, described, ref
from orgtree.charter.schema_units import kind_meaning, unit_parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

    from orgtree.charter.model import Charter

__all__ = ["charter_schema", "definition_schema", "schema_json"]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_HEAD_ONLY = (
    "orgtree",
    "charter",
    "title",
    "description",
    "language",
    "as_of",
    "include",
    "not_stated",
    "retired",
    "events",
)


def definition_schema(charter: Charter, statements: Mapping[str, type[BaseModel]]) -> Schema:
    """Return the JSON Schema of definitions under a charter, and of the files that they include.

    Args:
        charter: The charter whose kinds, fields, links, rules and metrics are meant.
        statements: What each measure may say, by its word.
    """
    title = charter.title.pick("en") or charter.name
    properties = {
        "orgtree": {"const": "definition/1", "description": "what this file is, and in which version of the language"},
        "charter": described(
            {"type": "string", "default": charter.name, "examples": [charter.name]},
            description="a built-in charter, or a path inside this file's folder",
        ),
        "title": described(TITLE, title="title of the organisation"),
        "description": TITLE,
        "language": {"type": "string", "description": "language of bare names; left out, the charter's"},
        "as_of": described(DATE, title="the date at which the organisation is described"),
        "include": {
            "type": "array",
            "items": {"type": "string"},
            "description": "files with more units and claims, relative to this one; globs allowed",
        },
        "under": described(UNIT_ID, title="in an included file: id of the unit that its units stand under"),
        "not_stated": {"type": "array", "items": ref("not_stated")},
        "units": {"type": "array", "items": ref("unit")},
        "retired": {"type": "array", "items": ref("retired")},
        "events": {"type": "array", "items": ref("event")},
        "claims": {"type": "array", "items": ref("claim")},
    }
    return {
        "$schema": DRAFT,
        "title": f"Definitions under the charter {charter.name}: {title}",
        **closed(properties),
        "allOf": [
            {
                "if": {"anyOf": [{"required": [key]} for key in _HEAD_ONLY]},
                "then": {"required": ["orgtree", "charter"], "not": {"required": ["under"]}},
            }
        ],
        "$defs": {**_head_parts(charter), **claim_parts(charter, statements), **unit_parts(charter)},
    }


def schema_json(schema: Schema) -> str:
    """Return a schema as deterministic text, with a line end.

    Keys stay in the order in which the schema was built, which is the order of the charter.
    """
    return json_text(schema, indent=1) + "\n"


def _head_parts(charter: Charter) -> dict[str, Any]:
    return {
        "period": closed(
            {
                "from": described(DATE, title="the first day"),
                "until": described(
                    END, title="the first day that is out; unknown where it has ended and nobody knows when"
                ),
            },
            description="the days on which it exists; half-open",
        ),
        "exception": closed(
            {
                "reason": {
                    "type": "string",
                    "minLength": 1,
                    "description": "why, with the reference of the approval",
                },
                "until": described(DATE, title="the day from which it holds no longer"),
            },
            ["reason"],
            description="an approved exception from a rule",
        ),
        "not_stated": closed(
            {
                "kind": described(
                    choice({name: kind_meaning(kind) for name, kind in charter.kinds.items()}),
                    description="the kind of the units at one end of the link",
                ),
                "link": ref("link_word"),
            },
            ["kind", "link"],
            description="links of which the source says nothing: unknown, and not none",
        ),
        "retired": closed(
            {
                "id": UNIT_ID,
                "on": described(DATE, title="the day on which it ended"),
                "into": described(
                    {"type": "array", "items": UNIT_ID}, description="ids of the units that took its place"
                ),
            },
            ["id"],
            description="a unit that has ended: its id is never used again",
        ),
        "event": _event(),
    }


def _event() -> Schema:
    several: Schema = {"anyOf": [UNIT_ID, {"type": "array", "items": UNIT_ID, "minItems": 1}]}
    ids = dict.fromkeys(("merge", "move", "create", "dissolve", "into"), several)
    shapes = {"on": DATE, "source": {"type": "string"}, **ids}
    forms = [
        {"required": [word, *needed], **({"anyOf": [{"required": [key]} for key in either]} if either else {})}
        for word, (needed, either) in EVENT_FORMS.items()
    ]
    return closed(
        {key: described(shapes.get(key, UNIT_ID), description=words) for key, words in EVENT_KEYS.items()},
        oneOf=forms,
        description="something that happened to units: {on: 2020-04, merge: [a, b], into: c}",
    )
