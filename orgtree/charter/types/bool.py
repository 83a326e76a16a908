"""Truth values: true or false."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.finding import Mistake, Suggestion
from orgtree.base.messages import as_text, shortened
from orgtree.base.text import Text
from orgtree.base.truth import TRUTH_WORDS, truth_meant, truth_text
from orgtree.charter.field_type import Pointer, Worded
from orgtree.charter.trees import ExpressionError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from orgtree.charter.model import Field
    from orgtree.charter.schema_parts import Schema

_SHOWN = {True: Text((("en", "yes"), ("zh", "是"))), False: Text((("en", "no"), ("zh", "否")))}
_CELLS = {
    **TRUTH_WORDS,
    **dict.fromkeys(("1", "x", "✓", "√", "是", "ja", "oui", "sí", "sì", "sim", "да", "はい"), True),
    **dict.fromkeys(("0", "否", "nein", "nee", "nej", "non", "não", "нет", "いいえ"), False),
}
"""Words and marks of sheets, in small letters."""


class Bool(Worded):
    """True and false."""

    name = "bool"
    description = N_("true or false")
    options = frozenset({"default"})

    def read(self, field: Field, value: Any, pointer: Pointer = ()) -> bool:
        """Parse true or false; YAML 1.1's words get a suggestion."""
        if isinstance(value, bool):
            return value
        instead = truth_meant(value)
        mistake = Mistake(
            N_("'{field}' is true or false, not '{value}'"),
            {"field": field.name, "value": shortened(value)},
            "" if instead else N_("write true or false"),
            as_text(value),
            Suggestion(instead, guess=False) if instead else None,
        )
        raise ExpressionError(mistake, pointer=pointer)

    def schema(self, field: Field) -> Schema:  # noqa: ARG002 - the same for all
        """Return the schema of a truth value."""
        return {"type": "boolean"}

    def text(self, value: bool) -> str:  # noqa: FBT001 - the value is what it is about
        """Return it as YAML writes it."""
        return truth_text(value)

    def show(self, field: Field, value: bool) -> Text:  # noqa: ARG002, FBT001 - as for other types
        """Return yes or no."""
        return _SHOWN[value]

    def cell_reader(self, field: Field) -> Callable[[str], Any]:  # noqa: ARG002 - the same for all
        """Read the words of sheets for yes and no."""
        return lambda cell: _CELLS.get(cell.strip().casefold(), cell)

    def words(self, field: Field) -> Mapping[str, Text]:  # noqa: ARG002 - the same for all
        """Return both."""
        return {truth_text(value): shown for value, shown in _SHOWN.items()}


TYPE = Bool()
