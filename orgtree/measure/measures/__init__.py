"""The measures, one file each: put a file here and a metric or a claim can use it by the file's name.

A measure's file has

- `RANK`, where it stands in lists: those that are wanted most often come first;
- `class Options(Statement)`, what it may say: one key of its own name, and what may stand beside it;
- `def plan(options, work)`, which makes a plan of it. Engines run plans: a measure that needs no new operation needs
  nothing but its file. A mistake that the options do not show is raised as an `ExpressionError`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from orgtree.base.folder import Files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

    from orgtree.measure.options import Statement
    from orgtree.measure.plan import Plan
    from orgtree.measure.resolve import Resolver


class Measure(Protocol):
    """What a module of this package offers."""

    RANK: int
    Options: type[Statement]

    def plan(self, options: Statement, work: Resolver) -> Plan:
        """Return the plan of a statement."""
        ...


_FILES: Mapping[str, Measure] = Files(__name__)


def measures() -> dict[str, Measure]:
    """Return all measures by the word for them, those that are wanted most often first."""
    found = {name.replace("-", "_"): measure for name, measure in _FILES.items()}
    return dict(sorted(found.items(), key=lambda pair: (pair[1].RANK, pair[0])))


def statement_models() -> dict[str, type[BaseModel]]:
    """Return what each measure may say."""
    return {name: measure.Options for name, measure in measures().items()}
