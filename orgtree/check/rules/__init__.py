"""The checks, one file each: put a file here and a charter can use it.

`CHECKS["field-range"]` is the module `field_range`; it is imported when it is first asked for. What such a
module offers is told in `orgtree.check.rule`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from orgtree.base.folder import Files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from orgtree.base.finding import Finding
    from orgtree.check.options import CheckOptions
    from orgtree.check.rule import Context, Problem, Undecided


class Check(Protocol):
    """What a module of this package offers."""

    NAME: str
    Options: type[CheckOptions]

    def check(self, context: Context, options: CheckOptions) -> Iterable[Problem | Undecided | Finding]:
        """Yield what is wrong, and where it cannot be said."""
        ...


CHECKS: Mapping[str, Check] = Files(__name__)
"""The checks by name; a lookup imports the module."""
