"""The pieces that JSON Schemas of charters and definitions share: numbers, dates, ids, titles, words with what they mean.

Only keywords that mean the same in draft 7 and draft 2020-12 are used, since many editors still read the
older one. Patterns are written for both Python's and ECMAScript's regular expressions, which have no class of
letters of every script in common: those of ids name what is *not* allowed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from orgtree.base.text import Text

Schema = dict[str, Any]

_NUMBER = r"[-+]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?%?"
_WHOLE = r"\+?[0-9]+(?:[eE]\+?[0-9]+)?"


def _interval_pattern(number: str) -> str:
    return rf"^\s*(?:~?\s*{number}|{number}\s*\.\.\s*(?:{number})?|\.\.\s*{number})\s*$"


INTERVAL: Schema = {
    "anyOf": [{"type": "number"}, {"type": "string", "pattern": _interval_pattern(_NUMBER)}],
    "description": "a number or an interval: 45, 45.., ..50, 40..50, 100%.., ~57000",
}
"""A number as charters and definitions write it."""
COUNT: Schema = {
    "anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": _interval_pattern(_WHOLE)}],
    "description": "a whole number from 0 up, or an interval of such: 45, 45.., ..50, 40..50, ~57000",
}
"""A count as charters and definitions write it."""
DATE: Schema = {
    "anyOf": [
        {"type": "string", "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
        {"type": "integer", "minimum": 1000, "maximum": 9999},
    ],
    "description": "a year, a month or a day: 2018, 2018-03 or 2018-03-15",
}
"""A date as charters and definitions write it."""
TITLE: Schema = {
    "anyOf": [
        {"type": "string"},
        {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string"}},
    ],
    "description": "a text, or a mapping of languages such as {zh: …, en: …}",
}
"""Words in one or several languages."""
UNIT_ID: Schema = {
    "type": "string",
    "maxLength": 200,
    "pattern": r"^[^\s!-/:-@\[-`{-~][^\s!-,/;-@\[-^`{-~]*$",
    "description": "letters and digits of any script, '.', '_', ':' and '-'; begins with a letter or digit",
}
"""An id of a unit."""
PATH: Schema = {
    "type": "string",
    "pattern": r"^\s*\^?[A-Za-z_][A-Za-z0-9_]*[*+]?\s*(/\s*\^?[A-Za-z_][A-Za-z0-9_]*[*+]?\s*)*$",
    "description": "links in order: covers/area_in*; ^ goes against the arrow, * is zero or more, + is one or more",
}
"""A path as a text."""


def ref(name: str) -> Schema:
    """Return a reference to a definition of the same schema."""
    return {"$ref": f"#/$defs/{name}"}


def one_or_more(schema: Schema) -> Schema:
    """Return the schema of one thing or a list of such."""
    return {"anyOf": [schema, {"type": "array", "items": schema}]}


def described(schema: Schema, *, title: str = "", description: str = "") -> Schema:
    """Return a schema with a title and a description, where there are any."""
    told = {key: words for key, words in (("title", title), ("description", description)) if words}
    return {**schema, **told}


def both(*texts: Text) -> str:
    """Return words in every language that they are given in, transcriptions left out; one text a line."""
    lines = []
    for text in texts:
        words = dict.fromkeys(words for tag, words in text.words if not tag.endswith("-Latn"))
        if words:
            lines.append(" · ".join(words))
    return "\n".join(lines)


def word(value: str, *, title: str = "", description: str = "") -> Schema:
    """Return the schema of one word with what it means."""
    return described({"const": value}, title=title, description=description)


def choice(words: Mapping[str, str] | Iterable[Schema]) -> Schema:
    """Return the schema of one of several words: a mapping to what they mean, or schemas of single words.

    An `anyOf` of constants, and not an `enum`: each word then brings its own description to the editor.
    """
    options = [word(value, title=title) for value, title in words.items()] if hasattr(words, "items") else list(words)
    return {"anyOf": options} if options else {"not": {}}


def closed(properties: Mapping[str, Schema], required: Iterable[str] = (), **rest: Any) -> Schema:
    """Return the schema of a mapping that has these keys and no others."""
    needed = list(required)
    return {
        "type": "object",
        "properties": dict(properties),
        "additionalProperties": False,
        **({"required": needed} if needed else {}),
        **rest,
    }
