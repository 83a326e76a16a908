"""Money: amounts of one currency, as decimals that are kept exactly."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.interval import Interval, bounds
from orgtree.base.messages import WrongTextError
from orgtree.charter.field_type import Measured
from orgtree.charter.schema_parts import INTERVAL, in_range
from orgtree.charter.trees import ExpressionError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from orgtree.charter.model import Field
    from orgtree.charter.schema_parts import Schema

_GROUPED = re.compile(r"([-+]?[0-9]{1,3})((?:,[0-9]{3})+)(\.[0-9]+)\Z")
_SIGNS = "¥￥$€£元圆 \xa0"


class Money(Measured):
    """Amounts of one currency."""

    name = "money"
    description = N_("an amount of the field's currency, or an interval")
    options = Measured.options | {"total", "currency"}
    scale = "amount"

    def check_options(self, given: Mapping[str, Any]) -> None:
        """Refuse money of no currency."""
        if "currency" not in given:
            raise ExpressionError(
                N_("money is of a currency"),
                {},
                code="ORG104",
                help=N_("add currency: with its code, as in CNY or EUR"),
            )
        super().check_options(given)

    def whole(self, numbers: NDArray[np.float64], finite: NDArray[np.bool_]) -> NDArray[np.bool_]:  # noqa: ARG002 - any is a value
        """Return which numbers are finite: the shortest decimals of floats are what was written."""
        return finite

    def parse(self, value: Any) -> Interval:
        """Read an amount or an interval, with no more digits than are kept."""
        if isinstance(value, str) and "%" in value:
            raise WrongTextError(N_("{value!r} is a share, and no amount of money"), value=value)
        found = Interval.parse(value)
        for end in bounds(found):
            if isinstance(end, Fraction | int) and Fraction(repr(float(end))) != end:
                raise WrongTextError(N_("{value!r} has more digits than are kept; write 15 at most"), value=value)
        return found

    def schema(self, field: Field) -> Schema:
        """Return the schema of an amount."""
        return in_range({**INTERVAL, "type": ["string", "number"]}, self.unknown(field))

    def asked(self, field: Field) -> Schema:  # noqa: ARG002 - the same for all
        """Return the schema of an interval."""
        return INTERVAL

    def cell_reader(self, field: Field) -> Callable[[str], str]:
        """Read amounts with their currency beside them, and with grouped digits where a decimal point shows which is which."""

        def read(cell: str) -> str:
            bare = cell.strip().removeprefix(field.currency).removesuffix(field.currency).strip(_SIGNS)
            found = _GROUPED.match(bare)
            return found[1] + found[2].replace(",", "") + found[3] if found else bare or cell

        return read


TYPE = Money()
