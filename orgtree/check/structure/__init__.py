"""The structure rules, one file each: what holds in any organisation, whatever its charter says.

Such a module offers what a check offers (`orgtree.check.rule`), and `CODES`, the codes that it can give, each of
which is explained in `orgtree.graph.codes`. Every `Problem` carries its code; a rule has no settings of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from orgtree.base.folder import Files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from orgtree.base.finding import Finding
    from orgtree.check.options import CheckOptions
    from orgtree.check.rule import Context, Problem, Undecided


class StructureRule(Protocol):
    """What a module of this package offers."""

    NAME: str
    CODES: tuple[str, ...]

    def check(self, context: Context, options: CheckOptions) -> Iterable[Problem | Undecided | Finding]:
        """Yield what is wrong, and where it cannot be said."""
        ...


STRUCTURE: Mapping[str, StructureRule] = Files(__name__)
"""The structure rules by name; a lookup imports the module."""
