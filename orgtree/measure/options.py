"""The options of measures: pydantic types whose values come out as parts of a plan.

A measure declares `class Options(Statement)` with these types. A wrong name in a metric or a claim is a finding where it
stands, and a measure never sees it.
"""

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, WithJsonSchema

from orgtree.base.catalogue import N_
from orgtree.charter.expression import (
    Condition,
    ExpressionError,
    Namespace,
    Reaches,
    kind_codes,
    parse_condition,
    parse_path,
)
from orgtree.charter.options import ConditionOption, Read, known_name, names_of
from orgtree.charter.schema_parts import ANY_PATH, CONDITION, stands_for
from orgtree.measure.plan import Stated, Totalled, Units

_UNKNOWN = "ORG110"


def _kinds(raw: Any, info: ValidationInfo) -> frozenset[int]:
    try:
        return kind_codes(raw, names_of(info))
    except ExpressionError as error:
        error.code = _UNKNOWN
        raise


def _named(name: Any, known: Any, message: str) -> str:
    try:
        return known_name(name, known, message)
    except ExpressionError as error:
        error.code = _UNKNOWN
        raise


def _hierarchy(name: Any, info: ValidationInfo) -> str:
    roots = [link.name for link in names_of(info).links.values() if link.hierarchy == link.name]
    return _named(name, roots, N_("'{name}' is not a hierarchy of the charter"))


def _link(name: Any, info: ValidationInfo) -> str:
    return _named(name, names_of(info).links, N_("'{name}' is not a link of the charter"))


def number_of(name: Any, names: Namespace) -> Stated | Totalled:
    """Return the field of a name that can be summed.

    Raises:
        ExpressionError: If there is no such field, or it is not of numbers.
    """
    fields = names.fields
    if not isinstance(name, str) or name not in fields:
        numbers = [field.name for field in fields.values() if field.values.scale == "amount"]
        _named(name, numbers, N_("'{name}' is not a field of the charter"))
    field = fields[name]
    if field.values.scale != "amount":
        raise ExpressionError(
            N_("'{name}' is a {type}, and only a count, a number or money can be summed"),
            {"name": name, "type": field.type},
            code="ORG104",
        )
    return Stated(field.name) if field.total is None else Totalled(field.name)


def _number(name: Any, info: ValidationInfo) -> Stated | Totalled:
    return number_of(name, names_of(info))


def _having(raw: Any, info: ValidationInfo) -> Condition:
    names = names_of(info)
    return parse_condition(raw, names) if isinstance(raw, dict) else Reaches(parse_path(raw, names))


Kinds = Annotated[frozenset[int], Read(_kinds), WithJsonSchema(stands_for("kinds"))]
"""A kind or a list of kinds, child kinds included; comes out as codes."""
Along = Annotated[str | None, BeforeValidator(_hierarchy), WithJsonSchema(stands_for("hierarchy"))]
"""The hierarchy for groups and subtrees; left out, each kind's own."""
Link = Annotated[str, BeforeValidator(_link), WithJsonSchema(stands_for("link_word"))]
"""A link type; its subtypes are meant, too."""
Number = Annotated[Stated | Totalled, Read(_number), WithJsonSchema(stands_for("number_field"))]
"""A field that can be summed."""
Operand = Annotated[Any, WithJsonSchema(stands_for("amount"))]
"""A statement of an amount inside another statement; it is resolved by `Resolver.amount`."""
Having = Annotated[Condition, Read(_having), WithJsonSchema({"anyOf": [ANY_PATH, CONDITION]})]
"""What units have: a condition, or a path on its own."""


class Statement(BaseModel):
    """What a measure may say; unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, arbitrary_types_allowed=True)

    is_amount: ClassVar[bool] = False
    """Whether it is an amount, which a ratio can be made of."""
    inside: ClassVar[frozenset[str]] = frozenset()
    """Keys that belong into its parts and not beside it."""


class OfUnits(Statement):
    """A statement about units of some kinds."""

    of: Kinds | None = Field(None, description="only units of these kinds")
    where: ConditionOption = Field(None, description="only units that fit")
    along: Along = Field(None, description="the hierarchy; left out, the kind's own")

    @property
    def units(self) -> Units:
        """The units that are meant."""
        return Units(self.of, self.where)


def check_kinds(names: Namespace, of: frozenset[int] | None, number: Stated | Totalled) -> None:
    """Refuse kinds that lack a field.

    Raises:
        ExpressionError: If neither a kind that is named nor any below it has the field.
    """
    named = [kind for kind in names.kinds.values() if kind.code in (of or ())]
    for kind in named:
        if any(other.name in kind.ancestors[1:] for other in named):
            continue  # it is meant by the name of one above
        if not any(number.field in other.fields for other in named if kind.name in other.ancestors):
            raise ExpressionError(
                N_("kind '{kind}' has no '{key}'"),
                {"kind": kind.name, "key": number.field},
                ("of",),
                code="ORG107",
                help=N_("name kinds that have it"),
            )
