"""The types of a charter's settings as they are written: names, titles, dates, intervals, patterns, lists."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import (
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    Strict,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core.core_schema import CoreSchema, no_info_plain_validator_function

from orgtree.base.catalogue import N_
from orgtree.base.dates import Date
from orgtree.base.interval import Interval
from orgtree.base.messages import WrongTextError
from orgtree.base.pattern import MOST_PATTERN, Pattern
from orgtree.base.suggest import unknown
from orgtree.charter.reserved_words import CURRENCY, NAME
from orgtree.charter.schema_parts import (
    CONDITION,
    COUNT,
    DATE,
    INTERVAL,
    TITLE,
    WORDS,
    Schema,
    choice,
)
from orgtree.charter.trees import ExpressionError
from orgtree.charter.types import TYPES

Name = Annotated[str, StringConstraints(pattern=NAME, max_length=80)]
Flag = Annotated[bool, Strict()]
"""True or false; the texts `yes` and `on` are neither."""


def _titles(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and value and all(isinstance(words, str) for words in value.values()):
        return value
    raise ExpressionError(
        N_("this has to be a text or a mapping of languages"),
        {},
        code="ORG104",
        help=N_("write it in quotes, or as {{zh: …, en: …}}"),
    )


def _type_name(value: Any) -> str:
    if isinstance(value, str) and value in TYPES:
        return value
    raise ExpressionError(unknown(N_("'{name}' is not a type of fields"), value, list(TYPES)), code="ORG104")


class _TypeNames:
    """Validates the name of a field type; the schema lists the known ones."""

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_plain_validator_function(_type_name)

    def __get_pydantic_json_schema__(self, _core: CoreSchema, _handler: GetJsonSchemaHandler) -> Schema:
        return choice({name: kind.description for name, kind in TYPES.items()})


def _interval(value: Any) -> Interval:
    return Interval.parse(value)


def _cardinality(value: Any) -> Interval:
    return Interval.parse(value, count=True)


def _pattern(value: Any) -> Pattern:
    if not isinstance(value, str):
        raise WrongTextError(N_("'{value}' is not a text; put it in quotes"), value=value)
    return Pattern.parse(value)


def _aliases(value: Any) -> Any:
    words = dict.fromkeys(value) if isinstance(value, list) and all(isinstance(word, str) for word in value) else value
    if isinstance(words, dict) and all(isinstance(word, str) and word.strip() for word in words):
        given = {word: {} if fields is None else fields for word, fields in words.items()}
        if all(isinstance(fields, dict) for fields in given.values()):
            return given
    raise WrongTextError(N_("aliases are a list of words, or a mapping of words to the fields that they tell"))


def _date(value: Any) -> Date:
    return Date.parse(value)


def _names(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _cases(value: Any) -> Any:
    if isinstance(value, dict):
        raise WrongTextError(
            N_(
                "cases are a list; only those that the rule has in the charter that is extended are changed by position, from 1"
            )
        )
    return value


Cases = Annotated[
    list[dict[str, Any]] | None,
    BeforeValidator(_cases),
    WithJsonSchema(
        {
            "type": ["array", "object"],
            "minProperties": 1,
            "allOf": [
                {"items": {"type": "object"}},
                {"patternProperties": {"^[1-9][0-9]*$": {"type": "object"}}, "additionalProperties": False},
            ],
        }
    ),
]
Titles = Annotated[Any, BeforeValidator(_titles), WithJsonSchema(TITLE)]
TypeName = Annotated[str, _TypeNames()]
NumberRange = Annotated[Any, BeforeValidator(_interval), WithJsonSchema(INTERVAL)]
Cardinality = Annotated[Any, BeforeValidator(_cardinality), WithJsonSchema(COUNT)]
DateText = Annotated[Any, BeforeValidator(_date), WithJsonSchema(DATE)]
Names = Annotated[list[Name], BeforeValidator(_names), WithJsonSchema(WORDS)]
PatternText = Annotated[Any, BeforeValidator(_pattern), WithJsonSchema({"type": "string", "maxLength": MOST_PATTERN})]
Currency = Annotated[str, StringConstraints(pattern=CURRENCY)]
Aliases = Annotated[
    Any,
    BeforeValidator(_aliases),
    WithJsonSchema(
        {
            "type": ["array", "object"],
            "allOf": [{"items": {"type": "string"}}],
            "additionalProperties": {"type": ["object", "null"]},
        }
    ),
]
"""Other words for a kind; those that tell fields as well are keys of a mapping."""
RawCondition = Annotated[Any, WithJsonSchema(CONDITION)]
"""A condition, parsed by `orgtree.charter.expression` when the names are known."""
