"""Choices: one of the words that the charter lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.finding import Mistake, Suggestion
from orgtree.base.suggest import unknown
from orgtree.charter.aliases import value_of_alias
from orgtree.charter.field_type import Pointer, Worded
from orgtree.charter.schema_parts import both, choice
from orgtree.charter.titles import by_title, meant
from orgtree.charter.trees import ExpressionError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from orgtree.base.text import Text
    from orgtree.charter.model import Field
    from orgtree.charter.schema_parts import Schema


class Choice(Worded):
    """One of several words."""

    name = "choice"
    description = N_("one of the words listed under `of`")
    options = Worded.options | {"of", "several", "value_aliases"}
    telling = True

    def check_options(self, given: Mapping[str, Any]) -> None:
        """Refuse a choice without values."""
        if not given.get("of"):
            raise ExpressionError(
                N_("a choice has to list its values"),
                {},
                code="ORG104",
                help=N_("add of: [one, two], or of: {{one: {{zh: …, en: …}}, …}} with titles"),
            )
        super().check_options(given)

    def read(self, field: Field, value: Any, pointer: Pointer = ()) -> str:
        """Return the word, if it is listed."""
        if isinstance(value, str) and value in field.of:
            return value
        if (meaning := value_of_alias(value, field)) is not None:
            message, told = N_("'{name}' is a word for {value}"), {"name": value, "value": meaning}
            mistake = Mistake(
                message, told, N_("write '{suggestion}'"), value, Suggestion(meaning, guess=False, stated=True)
            )
            raise ExpressionError(mistake, pointer=pointer)
        message = N_("'{name}' is not a value of the field '{field}'")
        raise ExpressionError(unknown(message, value, sorted(field.of), facts={"field": field.name}), pointer=pointer)

    def schema(self, field: Field) -> Schema:
        """Return the schema of the words with their titles."""
        return choice({name: both(title) for name, title in field.of.items()}, field.value_aliases)

    def show(self, field: Field, value: str) -> Text | str:
        """Return the word's title."""
        return field.of.get(value) or value

    def cell_reader(self, field: Field) -> Callable[[str], str]:
        """Read words by their titles, too."""
        titles = by_title(field.of)
        return lambda cell: value_of_alias(cell, field) or meant(cell, field.of, titles)

    def words(self, field: Field) -> Mapping[str, Text]:
        """Return the words with their titles."""
        return field.of


TYPE = Choice()
