"""Lists of values of one type, which a field may have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.finding import Mistake, Suggestion
from orgtree.base.messages import as_text
from orgtree.base.text import Text
from orgtree.charter.field_type import Worded
from orgtree.charter.mistakes import one_or_more
from orgtree.charter.schema_parts import types_of
from orgtree.charter.trees import ExpressionError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from orgtree.charter.field_type import Pointer
    from orgtree.charter.model import Field
    from orgtree.charter.schema_parts import Schema
    from orgtree.charter.trees import FieldIn

_COMMAS = {"zh": "、"}
"""What stands between the values of a list, where it is no comma and a space."""

_JOINED = re.compile(r"[\s,;，、；|]+")
"""What people write between values that should be a list."""


@dataclass(frozen=True)
class Several(Worded):
    """Lists of values of another type; a condition fits if one of them does.

    Args:
        of: The type of each.
    """

    of: Worded

    def __post_init__(self) -> None:
        for word in ("name", "description", "options", "telling", "address"):  # as those of one value
            object.__setattr__(self, word, getattr(self.of, word))

    @property
    def one(self) -> Worded:
        """The type of each."""
        return self.of

    def read(self, field: Field, value: Any, pointer: Pointer = ()) -> tuple[Any, ...]:
        """Return the values, each once; a single one need not stand in a list.

        Raises:
            ExpressionError: If one is wrong, or stands there twice.
        """
        listed = isinstance(value, list)
        if isinstance(value, str):
            self._refuse_joined(field, value, pointer)
        found = [
            self.of.read(field, item, (*pointer, position) if listed else pointer)
            for position, item in enumerate(one_or_more(value))
        ]
        each = tuple(dict.fromkeys(found))
        if len(each) < len(found):
            again = next(position for position, item in enumerate(found) if item in found[:position])
            message, remedy = N_("'{field}' has '{value}' twice"), N_("take one of them away")
            facts = {"field": field.name, "value": self.of.text(found[again])}
            mistake = Mistake(message, facts, remedy, as_text(value[again]), Suggestion("", guess=False))
            raise ExpressionError(mistake, pointer=(*pointer, again), value=each)
        return each

    def _refuse_joined(self, field: Field, value: str, pointer: Pointer) -> None:
        """Tell of several values in one text, which are a list in a definition, where one text is no value itself."""
        parts = [part for part in _JOINED.split(value) if part]
        if len(parts) > 1 and not self._reads(field, value) and all(self._reads(field, part) for part in parts):
            raise ExpressionError(
                N_("'{field}' has several values in one text"),
                {"field": field.name, "values": ", ".join(parts)},
                pointer,
                help=N_("write them as a list: [{values}]"),
            )

    def _reads(self, field: Field, value: str) -> bool:
        try:
            self.of.read(field, value)
        except ExpressionError:
            return False
        return True

    def test(self, field: Field, value: Any, pointer: Pointer = ()) -> FieldIn:
        """Parse the words of a condition, each a single value."""
        return self.of.test(field, value, pointer)

    def schema(self, field: Field) -> Schema:
        """Return the schema of one value or a list."""
        one = self.of.schema(field)
        if "type" not in one:
            return {"anyOf": [one, {"type": "array", "items": one}]}
        return {**one, "type": [*types_of(one), "array"], "allOf": [{"items": one}]}

    def asked(self, field: Field) -> Schema:
        """Return the schema of one value in a condition."""
        return self.of.asked(field)

    def text(self, value: tuple[Any, ...]) -> str:
        """Return the values between commas."""
        return ", ".join(map(self.of.text, value))

    def show(self, field: Field, value: tuple[Any, ...]) -> Text | str:
        """Return the values between commas, in each language that one of them has words in."""
        shown = [self.of.show(field, item) for item in value]
        tags = dict.fromkeys(tag for item in shown if isinstance(item, Text) for tag, _ in item.words)
        if not tags:
            return ", ".join(map(str, shown))
        return Text(
            tuple(
                (
                    tag,
                    _COMMAS.get(tag, ", ").join(
                        str(item.pick(tag)) if isinstance(item, Text) else item for item in shown
                    ),
                )
                for tag in tags
            )
        )

    def plain(self, value: tuple[Any, ...]) -> list[Any]:
        """Return a list."""
        return [self.of.plain(item) for item in value]

    def cell_reader(self, field: Field) -> Callable[[str], Any]:
        """Read several values in one cell, between semicolons, commas, bars or on lines of their own."""
        read = self.of.cell_reader(field)
        between = self.of.between
        return lambda cell: [read(item.strip()) for item in between.split(cell) if item.strip()]

    def words(self, field: Field) -> Mapping[str, Text]:
        """Return the possible values."""
        return self.of.words(field)
