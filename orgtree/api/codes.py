"""All codes of all layers in one table."""

from __future__ import annotations

from functools import cache

from orgtree.charter.codes import CODES as CHARTER
from orgtree.check.codes import CODES as CHECK
from orgtree.exchange.codes import CODES as EXCHANGE
from orgtree.graph.codes import CODES as GRAPH
from orgtree.measure.codes import CODES as MEASURE
from orgtree.source import CODES as SOURCE


@cache
def all_codes() -> dict[str, tuple[str, str]]:
    """Return kebab name and explanation of every code that orgtree itself gives, sorted by code."""
    return dict(sorted({**SOURCE, **CHARTER, **GRAPH, **CHECK, **EXCHANGE, **MEASURE}.items()))
