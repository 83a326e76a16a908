"""Texts: any words, or those of a pattern."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.messages import shortened
from orgtree.charter.field_type import Pointer, Worded
from orgtree.charter.mistakes import no_text
from orgtree.charter.trees import ExpressionError

if TYPE_CHECKING:
    from orgtree.charter.model import Field
    from orgtree.charter.schema_parts import Schema


class TextType(Worded):
    """Words of any length, unless the field says which."""

    name = "text"
    description = N_("a text")
    options = Worded.options | {"pattern", "length", "several"}

    def read(self, field: Field, value: Any, pointer: Pointer = ()) -> str:
        """Return the text, if it is as long and of the pattern as the field wants it."""
        if not isinstance(value, str):
            raise no_text(field.name, value, pointer)
        facts = {"field": field.name, "value": shortened(value), "length": len(value)}
        if field.length is not None and not field.length.low <= len(value) <= field.length.high:
            raise ExpressionError(
                N_("'{field}' has {wanted} characters, and '{value}' has {length}"),
                {**facts, "wanted": field.length},
                pointer,
                help=N_("write it shorter or in full, as the charter asks for it"),
            )
        if field.pattern is not None and not field.pattern.fits(value):
            raise ExpressionError(
                N_("'{field}' is written as the pattern {pattern} says, and '{value}' is not"),
                {**facts, "pattern": field.pattern.source},
                pointer,
                help=N_("correct the value; the whole of it has to fit"),
            )
        return value

    def schema(self, field: Field) -> Schema:
        """Return the schema of a text."""
        schema: Schema = {"type": "string"}
        if field.pattern is not None:
            schema["pattern"] = f"^(?:{field.pattern.source})$"
        if field.length is not None:
            schema["minLength"] = int(field.length.low)
            schema |= {} if math.isinf(field.length.high) else {"maxLength": int(field.length.high)}
        return schema


TYPE = TextType()
