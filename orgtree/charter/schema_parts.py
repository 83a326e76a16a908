"""Parts shared by the JSON Schemas of charters and definitions.

Only keywords that mean the same in draft 7 and draft 2020-12 are used, since many editors still read the
older one. Patterns are written for both Python's and ECMAScript's regular expressions, which have no class of
letters of every script in common: those of ids name what is *not* allowed. Where a value may be of several types, one
schema with all of them says more of a mistake than an `anyOf` does: `pattern` speaks of texts only, `minimum` of
numbers, `properties` of mappings. What is said of mappings and lists stands under `allOf`, since editors that find
`properties` or `items` beside it write a mapping or a list when they complete a key.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from orgtree.base.text import Text

Schema = dict[str, Any]

_NUMBER = r"[-+]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?%?"
_WHOLE = r"\+?[0-9]+(?:[eE]\+?[0-9]+)?"
_ROUND = r"0*[1-9][0-9]*0"


def _interval_pattern(number: str) -> str:
    return rf"^\s*(?:~?\s*{number}|{number}\s*\.\.\s*(?:{number})?|\.\.\s*{number}|{_ROUND}\s*[余餘多])\s*$"


def _path_pattern() -> str:
    step = r"\s*\^?[A-Za-z_][A-Za-z0-9_]*[*+]?\s*"
    steps = rf"{step}(/{step})*"
    part = rf"({step}|\s*\[{steps}(,{steps})*\]\s*)"
    return rf"^{part}(/{part})*$"


INTERVAL: Schema = {
    "type": ["number", "string"],
    "pattern": _interval_pattern(_NUMBER),
    "patternErrorMessage": "a number or an interval is wanted: 45, 45.., ..50, 40..50, 100%.., ~57000 or 400余",
    "description": "a number or an interval: 45, 45.., ..50, 40..50, 100%.., ~57000, 400余",
}
"""A number as charters and definitions write it."""
COUNT: Schema = {
    "type": ["integer", "string"],
    "minimum": 0,
    "pattern": _interval_pattern(_WHOLE),
    "patternErrorMessage": "a whole number or an interval of such is wanted: 45, 45.., ..50, 40..50, ~57000 or 400余",
    "description": "a whole number from 0 up, or an interval of such: 45, 45.., ..50, 40..50, ~57000, 400余",
}
"""A count as charters and definitions write it."""
DATE: Schema = {
    "type": ["string", "integer"],
    "pattern": r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
    "patternErrorMessage": "a year, a month or a day is wanted: 2018, 2018-03 or 2018-03-15",
    "minimum": 1000,
    "maximum": 9999,
    "description": "a year, a month or a day: 2018, 2018-03 or 2018-03-15",
}
"""A date as charters and definitions write it."""
END: Schema = {
    **DATE,
    "pattern": f"^unknown$|{DATE['pattern']}",
    "patternErrorMessage": "a year, a month, a day or unknown is wanted: 2018, 2018-03, 2018-03-15 or unknown",
    "description": "a year, a month or a day, or unknown",
}
"""An end that nobody may know."""
TITLE: Schema = {
    "type": ["string", "object"],
    "minProperties": 1,
    "additionalProperties": {"type": "string"},
    "description": "a text, or a mapping of languages such as {zh: …, en: …}",
}
"""Words in one or several languages."""
UNIT_ID: Schema = {
    "type": "string",
    "maxLength": 200,
    "pattern": r"^[^\s!-\-/:-@\[-`{-~][^\s!-*,;-?\[-^`{-~]*$",
    "patternErrorMessage": "an id has letters, digits and . _ : - / @ +, and begins with a letter, a digit or '.'",
    "description": "id of a unit",
}
"""An id of a unit."""
PATH: Schema = {
    "type": "string",
    "pattern": _path_pattern(),
    "patternErrorMessage": "a path names links in order, as in covers/area_in* or [seat, convened_by]/covers",
    "description": "links in order: covers/area_in*; ^ goes against the arrow, * is zero or more, + is one or more, "
    "[one, two]/further goes on from either",
}
"""A path as a text."""
PATHS: Schema = {**PATH, "type": ["string", "array"], "minItems": 1, "allOf": [{"items": PATH}]}
"""A path or a list of alternatives."""


WORDS: Schema = {
    "type": ["string", "array"],
    "pattern": r"^[a-z][a-z0-9_]*$",
    "allOf": [{"items": {"type": "string", "pattern": r"^[a-z][a-z0-9_]*$"}}],
}
"""A name or a list of names."""


REFERENCE = "#/$defs/{model}"
"""How pydantic is to refer to the definitions that it makes."""


def stands_for(name: str) -> Schema:
    """Return what stands for a definition that pydantic did not make: `tidy` puts a reference in its place."""
    return {"$comment": name}


CONDITION = stands_for("condition")
"""A condition on units."""
ASKED_OF_LINKS: Schema = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": {
        "type": ["string", "number", "boolean", "null", "array", "object"],
        "additionalProperties": {"type": ["string", "number", "boolean", "null", "array"]},
    },
    "description": "beside a path: only links with these fields, those of the last link as with: {role: chair}, those "
    "of others as with: {seat: {role: chair}}",
}
"""What a path asks of its links."""
ANY_PATH = stands_for("path")
"""A path, a list of alternatives or a narrowed path."""


def ref(name: str) -> Schema:
    """Return a reference to a definition of the same schema."""
    return {"$ref": f"#/$defs/{name}"}


def one_or_more(schema: Schema) -> Schema:
    """Return the schema of one word or a list of such."""
    return {"anyOf": [schema, {"type": "array", "items": schema}]}


def types_of(schema: Schema) -> list[str]:
    """Return the types that a schema allows."""
    types = schema["type"]
    return types if isinstance(types, list) else [types]


def in_range(schema: Schema, ends: tuple[float, float]) -> Schema:
    """Return the schema of an amount with the bounds of plain numbers, where there are any."""
    found = {
        key: int(end) if end == int(end) else end
        for key, end in zip(("minimum", "maximum"), ends, strict=True)
        if math.isfinite(end)
    }
    return {**schema, **found}


def described(schema: Schema, *, title: str = "", description: str = "") -> Schema:
    """Return a schema with a title and a description, where there are any."""
    told = {key: words for key, words in (("title", title), ("description", description)) if words}
    return {**schema, **told}


def both(*texts: Text) -> str:
    """Return a text in each of its languages, one a line, without transcriptions."""
    lines = []
    for text in texts:
        words = dict.fromkeys(words for tag, words in text.words if not tag.endswith("-Latn"))
        if words:
            lines.append(" · ".join(words))
    return "\n".join(lines)


def choice(words: Mapping[str, str], aliases: Mapping[str, str] | None = None) -> Schema:
    """Return the schema of one of several words, each with its description, and of other words that people write for them.

    JSON Schema has no place for descriptions of words; editors read `enumDescriptions`. Other words are taken and marked as
    deprecated, by the keyword of JSON Schema and by the one of editors that has a message: so whoever writes one is told what
    to write, and not that it is none of a hundred words.

    Args:
        words: The words with their descriptions.
        aliases: Other words, each with what to write instead.
    """
    if not words:
        return {"not": {}}
    told = {alias: f"write {meant}" for alias, meant in (aliases or {}).items() if alias not in words}
    schema: Schema = {"enum": [*words, *told], "enumDescriptions": [*words.values(), *told.values()]}
    if told:
        schema["allOf"] = [{"if": {"const": alias}, "then": outdated(meant)} for alias, meant in told.items()]
    return schema


def outdated(instead: str) -> Schema:
    """Return what marks a word that is taken but not the charter's, with what to write instead."""
    return {"deprecated": True, "deprecationMessage": instead}


def closed(properties: Mapping[str, Schema], required: Iterable[str] = (), **rest: Any) -> Schema:
    """Return the schema of a mapping without other keys than these."""
    needed = list(required)
    return {
        "type": "object",
        "properties": dict(properties),
        "additionalProperties": False,
        **({"required": needed} if needed else {}),
        **rest,
    }


def with_all(properties: Mapping[str, Schema], optional: Mapping[str, Schema] | None = None) -> Schema:
    """Return the schema of a mapping that has all of some keys, and no others but optional ones."""
    return closed({**properties, **(optional or {})}, properties)


def named(name: str) -> str:
    """Return the name of a definition for that of the model that it was made from."""
    return name.removesuffix("Model").lower() if name.endswith("Model") else name


def tidy(value: Any) -> Any:
    """Return a schema tidied for editors.

    Titles made of names, defaults that are not words, and "or null" say nothing to it; keys that do not fit their
    pattern are mistakes; and what stands for the expression languages is put in.
    """
    if isinstance(value, list):
        return [tidy(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "$comment" in value:
        return {**ref(value["$comment"]), **{key: words for key, words in value.items() if key == "description"}}
    kept: dict[str, Any] = {}
    for key, inner in value.items():
        if key in {"properties", "$defs", "patternProperties"}:
            kept[key] = {name: tidy(_untitled(schema)) for name, schema in inner.items()}
        elif key == "$ref":
            kept[key] = f"#/$defs/{named(inner.rpartition('/')[2])}"
        elif key == "anyOf" and {"type": "null"} in inner and "enum" not in value:
            rest = [tidy(option) for option in inner if option != {"type": "null"}]
            kept |= {**rest[0], **kept} if len(rest) == 1 else {"anyOf": rest}
        elif key == "propertyNames" or (key == "default" and (inner == "" or not isinstance(inner, str))):
            continue
        else:
            kept[key] = tidy(inner)
    if "patternProperties" in kept:
        kept.setdefault("additionalProperties", False)
    return kept


def _untitled(schema: Any) -> Any:
    """Return a schema without pydantic's generated title."""
    if isinstance(schema, dict) and "check" not in schema.get("properties", {}):
        return {key: inner for key, inner in schema.items() if key != "title"}
    return schema
