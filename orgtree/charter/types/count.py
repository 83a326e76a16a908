"""Counts: whole numbers from 0 up, or intervals of such."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.interval import Interval
from orgtree.charter.field_type import Measured
from orgtree.charter.schema_parts import COUNT, INTERVAL, in_range

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from orgtree.charter.model import Field
    from orgtree.charter.schema_parts import Schema


class Count(Measured):
    """Whole numbers from 0 up."""

    name = "count"
    description = N_("a whole number from 0 up, or an interval of such")
    options = Measured.options | {"total"}
    scale = "amount"
    least = 0.0

    def whole(self, numbers: NDArray[np.float64], finite: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Return which numbers are whole and not negative."""
        found: NDArray[np.bool_] = finite & (numbers >= 0) & (numbers == numbers.round())
        return found

    def parse(self, value: Any) -> Interval:
        """Read a count or an interval of counts."""
        return Interval.parse(value, count=True)

    def parse_asked(self, value: Any) -> Interval:
        """Read any interval: a condition may ask for 2.5 or more."""
        return Interval.parse(value)

    def schema(self, field: Field) -> Schema:
        """Return the schema of a count."""
        return in_range({**COUNT, "type": ["string", "integer"]}, self.unknown(field))

    def asked(self, field: Field) -> Schema:  # noqa: ARG002 - the same for all
        """Return the schema of an interval."""
        return INTERVAL


TYPE = Count()
