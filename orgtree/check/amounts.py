"""Options of checks for amounts: a number field, or the count of a path."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np
from pydantic import ValidationInfo, WithJsonSchema

from orgtree.base.catalogue import N_
from orgtree.base.messages import Named, WrongTextError
from orgtree.charter.expression import ExpressionError, Path, parse_path
from orgtree.charter.types import types_on
from orgtree.check.options import Read, names_of
from orgtree.graph.bounds import Answer

if TYPE_CHECKING:
    from orgtree.base.place import Place
    from orgtree.check.rule import Context
    from orgtree.graph.bounds import Bounds

_MOST_DENOMINATOR = 10_000


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of each unit.

    Args:
        field: The field that states it; None where a path is counted.
        path: The path whose units are counted.
        text: As it was written, for messages.
    """

    field: str | None
    path: Path | None
    text: str

    def named(self, context: Context) -> Named:
        """Return it as it was written, which sentences say by the title of its field or link."""
        if self.path is not None:
            return context.path(self.path)
        return Named(self.text, context.charter.fields[self.text].title)

    def bounds(self, context: Context) -> Bounds:
        """Return its bounds; shape (units,)."""
        if self.path is not None:
            return context.query.count(self.path)
        return context.bounds(self.field or "")

    def stated(self, context: Context) -> Answer:
        """Return which units state the field, or surely and perhaps reach a unit."""
        if self.path is not None:
            bounds = self.bounds(context)
            return Answer(bounds.low > 0, bounds.high > 0)
        column = context.graph.columns.get(self.field or "")
        known = column.known if column is not None else np.zeros(context.graph.size, dtype=bool)
        return Answer(known, known)

    def place(self, context: Context, unit: int) -> Place:
        """Return the place of a unit's amount."""
        if self.path is not None:
            return context.path_place(unit, self.path)
        return context.field_place(unit, self.field or "")


def _amount(raw: Any, info: ValidationInfo) -> Amount:
    names = names_of(info)
    if isinstance(raw, str) and raw in names.fields:
        if names.fields[raw].values.scale != "amount":
            raise ExpressionError(
                N_("'{name}' is a {type}, and a field of type {wanted} is wanted"),
                {"name": raw, "type": names.fields[raw].type, "wanted": " / ".join(types_on("amount"))},
            )
        return Amount(raw, None, raw)
    path = parse_path(raw, names)
    return Amount(None, path, path.text)


def _fraction(raw: Any, _info: ValidationInfo) -> Fraction:
    text = str(raw).strip()
    try:
        value = Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)
    except (ValueError, ZeroDivisionError) as error:
        raise WrongTextError(N_("{value!r} is not a fraction; write 1/2, 80% or 0.8"), value=raw) from error
    if isinstance(raw, bool) or not 0 <= value <= 1 or value.denominator > _MOST_DENOMINATOR:
        raise WrongTextError(N_("{value!r} is not a fraction from 0 to 1; write 1/2, 80% or 0.8"), value=raw)
    return value


AmountOption = Annotated[
    Amount,
    Read(_amount),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}, {"type": "object"}]}),
]
"""A number field by name, or a path whose units are counted."""
FractionOption = Annotated[
    Fraction,
    Read(_fraction),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^\d+(\.\d+)?(/\d+|%)?$"}]}),
]
"""An exact fraction from 0 to 1: 1/2, 80% or 0.8."""
