"""How a check is judged by SQL: what is asked, and what is said of a row of the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from orgtree.base.messages import Named
from orgtree.base.text import Text
from orgtree.check.condition_words import stretch_in_words
from orgtree.check.rule import between
from orgtree.graph.bounds import Bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from orgtree.base.interval import Interval
    from orgtree.charter.model import Charter, Field
    from orgtree.check.judging_day import JudgingDay
    from orgtree.measure.sql.answer import Answer
    from orgtree.measure.sql.judged import Asked, Found, UnitRows


@dataclass(frozen=True, slots=True)
class Asking:
    """What a check asks with.

    Args:
        units: The units.
        options: The settings of a rule, or of a case of it.
        scope: The units that it is about.
        day: The day by which terms are judged.
    """

    units: UnitRows
    options: Any
    scope: Answer
    day: JudgingDay

    @property
    def today(self) -> tuple[int, int]:
        """The first and the last day that it can be."""
        return self.day.date.first, self.day.date.last


class Said(NamedTuple):
    """A sentence on what fails.

    Args:
        message: Its template.
        facts: What fills it.
        help: The template of what to do.
        link: The type of the link concerned.
    """

    message: str
    facts: Mapping[str, Any]
    help: str = ""
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of what fails.

    Args:
        charter: The charter.
        language: The language of names.
        options: The settings of the rule.
        values: What is shown of it, by name.
        day: The day by which terms are judged.
    """

    charter: Charter
    language: str
    options: Any
    values: Mapping[str, Any]
    day: JudgingDay

    def unit(self, name: str) -> Named:
        """Return a unit's id, which sentences say by the unit's name."""
        return Named(self.values[name], Text.of(self.values[f"{name}_name"], self.language))

    def kind(self, name: str) -> Named:
        """Return the name of a kind, which sentences say by its title."""
        kind = self.charter.kinds[self.values[name]]
        return Named(kind.name, kind.title)

    def bounds(self, prefix: str = "") -> Bounds:
        """Return the bounds of one number."""
        low, high = (np.array([self.values[f"{prefix}{end}"]], dtype=float) for end in ("low", "high"))
        return Bounds(low, high)

    def interval(self, prefix: str = "") -> Interval:
        """Return one number."""
        return self.bounds(prefix).interval(0)

    def measured(self, name: str, prefix: str = "") -> Named:
        """Return a number or date of a field as text that sentences say in words."""
        return between(self.charter.fields[name], self.interval(prefix))


def worded(field: Field, value: Any) -> str:
    """Return a word of a field in the same way; "" for none."""
    if value is None:
        return ""
    value = tuple(value) if isinstance(value, list) else value
    text, words = field.values.text(value), field.values.show(field, value)
    return Named(text, words if isinstance(words, Text) else stretch_in_words(field, text))


@dataclass(frozen=True, slots=True)
class Relation:
    """How a check is judged by SQL.

    Args:
        asks: Returns what is asked.
        tells: Returns the sentence on a row that fails.
        ended: Whether units that have ended are judged as well.
    """

    asks: Callable[[Asking], Asked | Found]
    tells: Callable[[Row], Said]
    ended: bool = False
