"""The options of checks.

A check declares `class Options(CheckOptions)` with the types of this module and of `orgtree.charter.options`.
"""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, WithJsonSchema

from orgtree.base.messages import Named
from orgtree.base.truth import truth_text
from orgtree.charter.expression import FieldIn
from orgtree.charter.options import (
    FIELD_TITLE,
    ConditionOption,
    DateField,
    FieldName,
    HierarchyName,
    KindNames,
    LinkName,
    NumberField,
    OptionalPath,
    PathOption,
    RangeField,
    Read,
    WordField,
    known_name,
    names_of,
)
from orgtree.check.condition_words import values_in_words

__all__ = [
    "FIELD_TITLE",
    "AllowedOption",
    "CheckOptions",
    "ConditionOption",
    "DateField",
    "FieldName",
    "HierarchyName",
    "KindNames",
    "LinkName",
    "NumberField",
    "OptionalPath",
    "PathOption",
    "RangeField",
    "Read",
    "WordField",
    "known_name",
    "names_of",
    "show_value",
]


@dataclass(frozen=True, slots=True)
class Allowed:
    """Allowed values of a field: the parsed test, and how messages say it."""

    test: FieldIn
    said: Named


def _allowed(raw: Any, info: ValidationInfo) -> Allowed | None:
    name = info.data.get("field")
    if name is None:  # the field itself is wrong and has been reported
        return None
    text = " / ".join(map(show_value, raw)) if isinstance(raw, list) else show_value(raw)
    field = names_of(info).fields[name]
    test = field.values.test(field, raw)
    return Allowed(test, Named(text, values_in_words(field, test)))


def show_value(value: Any) -> str:
    """Return a plain value as it is written in YAML."""
    if value is None:
        return "null"
    return truth_text(value) if isinstance(value, bool) else str(value)


AllowedOption = Annotated[Allowed, Read(_allowed), WithJsonSchema({})]
"""What the field named by the option `field`, given before, may be."""


class CheckOptions(BaseModel):
    """Options that every check on units has; unknown ones are mistakes."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=True, arbitrary_types_allowed=True, strict=True
    )

    for_: KindNames = Field(None, alias="for", description="the kind or kinds that it is about, child kinds included")
    where: ConditionOption = Field(None, description="only units that fit; an unknown answer leaves the unit undecided")
