"""Texts: any words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.charter.field_type import Pointer, Worded
from orgtree.charter.mistakes import no_text

if TYPE_CHECKING:
    from orgtree.charter.model import Field
    from orgtree.charter.schema_parts import Schema


class TextType(Worded):
    """Words of any length."""

    name = "text"
    description = "a text"

    def read(self, field: Field, value: Any, pointer: Pointer = ()) -> str:
        """Return the text."""
        if not isinstance(value, str):
            raise no_text(field.name, value, pointer)
        return value

    def schema(self, field: Field) -> Schema:  # noqa: ARG002 - the same for all
        """Return the schema of a text."""
        return {"type": "string"}


TYPE = TextType()
