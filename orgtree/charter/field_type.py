"""The interface of field types: parse, test, describe, show and write values.

A type is a file in `orgtree/charter/types/` that holds one object, `TYPE`, of a class made from one of two here:
values that lie between two bounds (`Measured`), and values that are words (`Worded`).
"""

from __future__ import annotations

import math
import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from orgtree.base.catalogue import N_
from orgtree.base.interval import Interval, bounds
from orgtree.base.range_words import days_in_words, shown_in_words
from orgtree.charter.mistakes import one_or_more, wrong_text
from orgtree.charter.trees import ExpressionError, FieldIn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from orgtree.base.text import Text
    from orgtree.charter.model import Field
    from orgtree.charter.schema_parts import Schema

Pointer = tuple[str | int, ...]
Scale = Literal["amount", "day", "word"]
"""What can be compared with what: amounts, which can be summed; days, as ordinals; and words."""


@dataclass(frozen=True)
class FieldType(ABC):
    """A type of fields; it has no state, and two of one class are equal.

    Attributes:
        name: Its word in a charter, which is its file's name.
        description: Template of what its values are, in a few words.
        options: Which settings that not every field has its fields may have.
        scale: What its values are.
        telling: Whether a value says enough without the field's title, as the role of a seat does.
        address: Whether a value is an address that a page may link to.
    """

    name: ClassVar[str]
    description: ClassVar[str]
    options: ClassVar[frozenset[str]] = frozenset({"default", "unique"})
    scale: ClassVar[Scale]
    telling: ClassVar[bool] = False
    address: ClassVar[bool] = False

    def check_options(self, given: Mapping[str, Any]) -> None:
        """Refuse settings that do not go together, or lack another.

        Args:
            given: The settings that a field has, as written.

        Raises:
            ExpressionError: For the first that does not fit.
        """
        if "default" in given and "total" in given:
            message = N_("a field with a total has no 'default'")
            remedy = N_("take one of the two away: what is not stated is the sum of what is below")
            raise ExpressionError(message, {}, ("default",), part="key", code="ORG104", help=remedy)

    @abstractmethod
    def read(self, field: Field, value: Any, pointer: Pointer = ()) -> Any:
        """Parse a value of a definition.

        Raises:
            ExpressionError: If it is wrong; reported at *pointer*.
        """

    @abstractmethod
    def test(self, field: Field, value: Any, pointer: Pointer = ()) -> FieldIn:
        """Parse the test of a condition: a value or a list of values; None means "not stated".

        Raises:
            ExpressionError: If the field cannot have such a value; reported at *pointer*.
        """

    @abstractmethod
    def schema(self, field: Field) -> Schema:
        """Return the JSON Schema of values as a definition states them."""

    def asked(self, field: Field) -> Schema:
        """Return the JSON Schema of one value in a condition."""
        return self.schema(field)

    def unknown(self, field: Field) -> tuple[float, float]:  # noqa: ARG002 - a field may narrow it
        """Return the bounds of a value that is not stated."""
        return -math.inf, math.inf

    @property
    def one(self) -> FieldType:
        """The type of a single value, as conditions test it."""
        return self

    def text(self, value: Any) -> str:
        """Return a value as text, the same in all languages."""
        return str(value)

    def show(self, field: Field, value: Any) -> Text | str:  # noqa: ARG002 - a field may have titles for its values
        """Return a value for display, translated where it is words."""
        return self.text(value)

    def stated(self, value: Any) -> Any:
        """Return a value as Python code gets it."""
        return value

    def plain(self, value: Any) -> Any:
        """Return a value as plain data that read back to the same."""
        return value

    def cell_reader(self, field: Field) -> Callable[[str], Any]:  # noqa: ARG002 - a field may have titles for its values
        """Return a function that converts a table's cell to a value of a definition."""
        return str

    def words(self, field: Field) -> Mapping[str, Text]:  # noqa: ARG002 - a field may list its values
        """Return the possible values with their titles; empty where there is no fixed list."""
        return {}


class Measured(FieldType):
    """Values between two bounds: amounts and days.

    Attributes:
        least: The least value that there is.
    """

    options = FieldType.options | {"range"}
    least: ClassVar[float] = -math.inf

    def whole(
        self,
        numbers: NDArray[np.float64],  # noqa: ARG002 - a type may take some of them only
        finite: NDArray[np.bool_],  # noqa: ARG002 - as above
    ) -> NDArray[np.bool_] | None:
        """Return which of many plain numbers are valid values; None if each is to be parsed by itself.

        Args:
            numbers: The numbers. Shape (values,).
            finite: Which of them are neither infinite nor "not a number".
        """
        return None

    @abstractmethod
    def parse(self, value: Any) -> Interval:
        """Parse a value of a definition to its bounds.

        Raises:
            ValueError: If it has none.
        """

    def parse_asked(self, value: Any) -> Interval:
        """Parse the interval of a condition.

        Raises:
            ValueError: If it is none.
        """
        return self.parse(value)

    def range_of(self, value: Any, pointer: Pointer = ()) -> Interval:
        """Parse the bounds of all values of a field, its `range`.

        Raises:
            ExpressionError: If they are none; reported at *pointer*.
        """
        try:
            found = self.parse_asked(value)
        except (ValueError, OverflowError) as error:
            raise wrong_text(error, value, pointer) from error
        if float(found.high) < self.least:
            raise ExpressionError(
                N_("no {type} lies in the range {range}"), {"type": self.name, "range": self.text(found)}, pointer
            )
        return found

    def unknown(self, field: Field) -> tuple[float, float]:
        """Return the least and the most that a value of the field can be."""
        if field.range is None:
            return self.least, math.inf
        return max(self.least, float(field.range.low)), float(field.range.high)

    def read(self, field: Field, value: Any, pointer: Pointer = ()) -> Interval:
        """Return the bounds of a value, as far as they lie in the field's range."""
        try:
            found = self.parse(value)
        except (ValueError, OverflowError) as error:
            raise wrong_text(error, value, pointer, field=field.name) from error
        if field.range is None:
            return found
        least, most = (float(end) for end in bounds(field.range))
        low, high = (float(end) for end in bounds(found))
        if high < least or low > most:
            in_words = days_in_words if self.scale == "day" else shown_in_words
            raise ExpressionError(
                N_("'{field}' is {value}, and by its range must be {range}"),
                {"field": field.name, "value": self.text(found), "range": in_words(self.text(field.range))},
                pointer,
                help=N_("correct the value; or the charter's range, if it is too narrow"),
            )
        return Interval(
            found.low if low >= least else field.range.low, found.high if high <= most else field.range.high
        )

    def test(self, field: Field, value: Any, pointer: Pointer = ()) -> FieldIn:
        """Parse the intervals of a condition."""
        intervals = []
        for item, place in _stated(value, pointer):
            try:
                intervals.append(self.parse_asked(item))
            except (ValueError, OverflowError) as error:
                raise wrong_text(error, item, place) from error
        return FieldIn(field.name, tuple(intervals), or_unknown=None in one_or_more(value))

    def plain(self, value: Interval) -> Any:
        """Return a number, or a text of two bounds."""
        return value.plain()


class Worded(FieldType):
    """Values that are words, or true and false.

    Attributes:
        between: What stands between several of them in a cell of a sheet.
    """

    scale = "word"
    between: ClassVar[re.Pattern[str]] = re.compile("[;；,，、|\n]")

    def test(self, field: Field, value: Any, pointer: Pointer = ()) -> FieldIn:
        """Parse the words of a condition."""
        values = frozenset(self.read(field, item, place) for item, place in _stated(value, pointer))
        return FieldIn(field.name, values=values, or_unknown=None in one_or_more(value))


def _stated(value: Any, pointer: Pointer) -> list[tuple[Any, Pointer]]:
    """Return the values of a condition with their pointers, less None."""
    listed = isinstance(value, list)
    return [
        (item, (*pointer, position) if listed else pointer)
        for position, item in enumerate(one_or_more(value))
        if item is not None
    ]
