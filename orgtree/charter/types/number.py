"""Numbers: any, or intervals of such."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.interval import Interval
from orgtree.charter.field_type import Measured
from orgtree.charter.schema_parts import INTERVAL, in_range

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from orgtree.charter.model import Field
    from orgtree.charter.schema_parts import Schema


class Number(Measured):
    """Numbers of any size and sign."""

    name = "number"
    description = N_("a number, or an interval")
    options = Measured.options | {"total"}
    scale = "amount"

    def whole(
        self,
        numbers: NDArray[np.float64],  # noqa: ARG002 - any is a value
        finite: NDArray[np.bool_],
    ) -> NDArray[np.bool_]:
        """Return which numbers are finite."""
        return finite

    def parse(self, value: Any) -> Interval:
        """Read a number or an interval."""
        return Interval.parse(value)

    def schema(self, field: Field) -> Schema:
        """Return the schema of a number."""
        return in_range({**INTERVAL, "type": ["string", "number"]}, self.unknown(field))

    def asked(self, field: Field) -> Schema:  # noqa: ARG002 - the same for all
        """Return the schema of an interval."""
        return INTERVAL


TYPE = Number()
