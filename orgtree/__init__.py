"""Organisations as code: typed graphs from YAML, checked, measured and drawn.

>>> import orgtree
>>> sorted(orgtree.builtin_charters())[:2]
['company', 'cpc-grassroots']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "Budgets": "orgtree.source",
    "Change": "orgtree.graph.change",
    "ChangesError": "orgtree.base.errors",
    "Charter": "orgtree.charter.model",
    "DefinitionError": "orgtree.base.errors",
    "Diff": "orgtree.api.diff",
    "Edit": "orgtree.api.edit",
    "Finding": "orgtree.base.finding",
    "Interval": "orgtree.base.interval",
    "MissingExtraError": "orgtree.base.errors",
    "Organisation": "orgtree.api",
    "OrgtreeError": "orgtree.base.errors",
    "RenderError": "orgtree.base.errors",
    "Report": "orgtree.check.report",
    "Table": "orgtree.measure.table",
    "UndecidedError": "orgtree.base.errors",
    "Unit": "orgtree.api",
    "UsageError": "orgtree.base.errors",
    "builtin_charters": "orgtree.api",
    "check_tables": "orgtree.api.checking_tables",
    "from_rows": "orgtree.api",
    "load": "orgtree.api",
    "loads": "orgtree.api",
    "make_tables": "orgtree.api.stored_tables",
    "measure_tables": "orgtree.api.engines",
    "open_tables": "orgtree.api",
    "save": "orgtree.api.saving",
    "tables_sql": "orgtree.api.engines",
    "update": "orgtree.api.update",
}
"""Public name to the module that has it; loaded when first asked for, so that starting stays quick."""

__all__ = [
    "Budgets",
    "Change",
    "ChangesError",
    "Charter",
    "DefinitionError",
    "Diff",
    "Edit",
    "Finding",
    "Interval",
    "MissingExtraError",
    "Organisation",
    "OrgtreeError",
    "RenderError",
    "Report",
    "Table",
    "UndecidedError",
    "Unit",
    "UsageError",
    "__version__",
    "builtin_charters",
    "check_tables",
    "from_rows",
    "load",
    "loads",
    "make_tables",
    "measure_tables",
    "open_tables",
    "save",
    "tables_sql",
    "update",
]

if TYPE_CHECKING:
    from orgtree.api import Organisation, Unit, builtin_charters, from_rows, load, loads, open_tables
    from orgtree.api.checking_tables import check_tables
    from orgtree.api.diff import Diff
    from orgtree.api.edit import Edit
    from orgtree.api.engines import measure_tables, tables_sql
    from orgtree.api.saving import save
    from orgtree.api.stored_tables import make_tables
    from orgtree.api.update import update
    from orgtree.base.errors import (
        ChangesError,
        DefinitionError,
        MissingExtraError,
        OrgtreeError,
        RenderError,
        UndecidedError,
        UsageError,
    )
    from orgtree.base.finding import Finding
    from orgtree.base.interval import Interval
    from orgtree.charter.model import Charter
    from orgtree.check.report import Report
    from orgtree.graph.change import Change
    from orgtree.measure.table import Table
    from orgtree.source import Budgets


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'orgtree' has no attribute '{name}'")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
