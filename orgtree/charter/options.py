"""Options of checks and measures: pydantic types whose values come out parsed, names resolved.

They are validated with a charter's names in pydantic's context, so that a wrong kind, field, link, path or condition is
a finding at its place and what is declared with them never sees it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, get_args

from pydantic import AfterValidator, BeforeValidator, GetCoreSchemaHandler, ValidationInfo, WithJsonSchema
from pydantic_core.core_schema import CoreSchema, with_info_plain_validator_function

from orgtree.base.catalogue import N_
from orgtree.base.messages import Named
from orgtree.base.suggest import listed, unknown
from orgtree.charter.expression import (
    Condition,
    ExpressionError,
    Namespace,
    Path,
    kind_codes,
    parse_condition,
    parse_path,
)
from orgtree.charter.field_type import Scale
from orgtree.charter.schema_parts import ANY_PATH, CONDITION, WORDS
from orgtree.charter.types import types_on

_NAME_SCHEMA = {"type": "string"}


@dataclass(frozen=True, slots=True)
class Read:
    """Parse an option into an object unknown to pydantic; for `Annotated`, with `WithJsonSchema`.

    Pydantic would make a schema of every class that a condition or path is made of, for each option of each check anew,
    and that took most of the time of checking a small definition.

    Args:
        read: Returns the object that the written value stands for; raises ValueError if there is none.
    """

    read: Callable[[Any, ValidationInfo], Any]

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return with_info_plain_validator_function(self.read)


def names_of(info: ValidationInfo) -> Namespace:
    """Return the charter's names from a validation context."""
    names = (info.context or {}).get("names")
    if not isinstance(names, Namespace):
        raise TypeError("options are validated with a charter's names as context")
    return names


def known_name(name: Any, known: Any, message: str, pointer: tuple[str | int, ...] = ()) -> str:
    """Return a name; raise if it is unknown.

    Raises:
        ExpressionError: If it is not, at *pointer*; the help names the nearest one.
    """
    if isinstance(name, str) and name in known:
        return name
    raise ExpressionError(unknown(message, name, sorted(known)), pointer=pointer)


def _field(*scales: Scale) -> BeforeValidator:
    def read(name: Any, info: ValidationInfo) -> str:
        fields = names_of(info).fields
        found = known_name(name, fields, N_("'{name}' is not a field of the charter"))
        if fields[found].values.scale not in scales:
            told = {
                "name": found,
                "type": fields[found].type,
                "wanted": " / ".join(types_on(*scales)),
                "known": listed(other for other, field in fields.items() if field.values.scale in scales),
            }
            raise ExpressionError(
                N_("'{name}' is a {type}, and a field of type {wanted} is wanted"), told, help=N_("known here: {known}")
            )
        return found

    return BeforeValidator(read)


def _field_title(name: str, info: ValidationInfo) -> Named:
    return Named(name, names_of(info).fields[name].title)


FIELD_TITLE = AfterValidator(_field_title)
"""Lets sentences say a field's name by its title."""


def _link_title(name: str, info: ValidationInfo) -> Named:
    return Named(name, names_of(info).links[name].title)


def _link(name: Any, info: ValidationInfo) -> str:
    return known_name(name, names_of(info).links, N_("'{name}' is not a link of the charter"))


def _hierarchy(name: Any, info: ValidationInfo) -> str:
    roots = {link.name for link in names_of(info).links.values() if link.hierarchy == link.name}
    return known_name(name, roots, N_("'{name}' is not a hierarchy of the charter"))


def _kinds(raw: Any, info: ValidationInfo) -> frozenset[int] | None:
    return None if raw is None else kind_codes(raw, names_of(info))


def _condition(raw: Any, info: ValidationInfo) -> Any:
    return None if raw is None else parse_condition(raw, names_of(info))


def _optional_path(raw: Any, info: ValidationInfo) -> Path | None:
    return None if raw is None else _path(raw, info)


def _path(raw: Any, info: ValidationInfo) -> Path:
    names = names_of(info)
    # Beside `for_each` a path starts at a link, and its first step may be `from` or `to`.
    on_link = info.data.get("for_each") is not None
    if on_link:
        names = names.from_link()
    return parse_path(raw, names)


FieldName = Annotated[str, _field(*get_args(Scale)), FIELD_TITLE, WithJsonSchema(_NAME_SCHEMA)]
"""The name of any field of a kind."""
NumberField = Annotated[str, _field("amount"), FIELD_TITLE, WithJsonSchema(_NAME_SCHEMA)]
"""The name of a field that is counted or measured."""
RangeField = Annotated[str, _field("amount", "day"), FIELD_TITLE, WithJsonSchema(_NAME_SCHEMA)]
"""The name of a field whose values lie in intervals."""
WordField = Annotated[str, _field("word"), FIELD_TITLE, WithJsonSchema(_NAME_SCHEMA)]
"""The name of a field whose values are words, or true and false."""
DateField = Annotated[str, _field("day"), FIELD_TITLE, WithJsonSchema(_NAME_SCHEMA)]
"""The name of a date."""
LinkName = Annotated[str, BeforeValidator(_link), AfterValidator(_link_title), WithJsonSchema(_NAME_SCHEMA)]
"""The name of a link type; its subtypes are meant too."""
HierarchyName = Annotated[str, BeforeValidator(_hierarchy), AfterValidator(_link_title), WithJsonSchema(_NAME_SCHEMA)]
"""The name of a link type that is a hierarchy."""
KindNames = Annotated[frozenset[int] | None, Read(_kinds), WithJsonSchema(WORDS)]
"""A kind or a list of kinds, child kinds included; comes out as codes."""
ConditionOption = Annotated[Condition | None, Read(_condition), WithJsonSchema(CONDITION)]
"""A condition on units."""
PathOption = Annotated[Path, Read(_path), WithJsonSchema(ANY_PATH)]
"""A path; beside `for_each` it starts at a link."""
OptionalPath = Annotated[Path | None, Read(_optional_path), WithJsonSchema(ANY_PATH)]
"""A path that may be left out."""
