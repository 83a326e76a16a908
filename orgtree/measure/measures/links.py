"""The number of links of a type, as in `links: seat, where: {role: chair}`; each counts where it starts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import Field, ValidationInfo, WithJsonSchema

from orgtree.charter.expression import Condition, FieldIn, parse_condition
from orgtree.charter.options import Read, names_of
from orgtree.charter.schema_parts import CONDITION
from orgtree.measure.options import Along, Kinds, Link, Statement
from orgtree.measure.plan import Linked, Sum, Units

if TYPE_CHECKING:
    from orgtree.measure.resolve import Resolver

RANK = 5

Tests = tuple[tuple[str, FieldIn], ...]


def _where(raw: Any, info: ValidationInfo) -> tuple[Tests, Condition | None]:
    """Part a condition into tests of the links' own fields, and what is asked of the unit that they start from."""
    names = names_of(info)
    links = [link for link in names.links.values() if info.data.get("links") in link.ancestors]
    fields = {name: field for link in links for name, field in link.fields.items()}
    if not isinstance(raw, dict) or not fields.keys() & raw.keys():
        return (), parse_condition(raw, names)
    on_link = names.from_link(fields)
    own: list[tuple[str, FieldIn]] = []
    for name in fields:
        if name in raw:
            test = parse_condition({name: raw[name]}, on_link)
            assert isinstance(test, FieldIn)  # noqa: S101 - one field gives one test
            own.append((name, test))
    rest = {key: value for key, value in raw.items() if key not in fields}
    return tuple(own), parse_condition(rest, names) if rest else None


class Options(Statement):
    """What a number of links may say."""

    is_amount: ClassVar[bool] = True

    links: Link = Field(description="the link type that is counted")
    of: Kinds | None = Field(None, description="only those that start from units of these kinds")
    where: Annotated[tuple[Tests, Condition | None], Read(_where), WithJsonSchema(CONDITION)] = Field(
        ((), None), description="only links whose fields, and the units that they start from, fit"
    )
    along: Along = Field(None, description="the hierarchy; left out, the kind's own")


def plan(options: Options, _work: Resolver) -> Sum:
    """Add up how many links start from each unit."""
    tests, where = options.where
    return Sum(Linked(options.links, tests), Units(options.of, where), along=options.along)
