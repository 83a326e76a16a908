"""Nobody can change what a snapshot says: its arrays refuse to be written."""

from __future__ import annotations

from typing import Any

import numpy as np

import orgtree

TEXT = """
orgtree: definition/1
charter: company
as_of: 2024
units:
- id: hq
  kind: company
  units:
  - {id: a, kind: department, headcount: [{value: 3, until: 2020}, {value: 4, from: 2020}], valid: {from: 2019}}
  - {id: b, kind: department, headcount: 2.., valid: {until: unknown}}
- {id: p, kind: post, in_unit: {to: a, valid: {from: 2020}}}
"""


def arrays(value: Any, seen: set[int], path: str = "") -> list[tuple[str, Any]]:
    """Return all arrays that can be reached from a value by its attributes and entries, with the way to each."""
    if isinstance(value, np.ndarray):
        return [(path, value)]
    if id(value) in seen or not (
        type(value).__module__.startswith("orgtree") or isinstance(value, dict | list | tuple)
    ):
        return []
    seen.add(id(value))
    if isinstance(value, dict):
        parts = [(str(key), part) for key, part in value.items()]
    elif isinstance(value, list | tuple):
        parts = [(str(number), part) for number, part in enumerate(value)]
    else:
        slots = [name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ())]
        names = [*slots, *getattr(value, "__dict__", ())]
        parts = [(name, getattr(value, name)) for name in names if hasattr(value, name)]
    return [found for name, part in parts for found in arrays(part, seen, f"{path}.{name}")]


def test_arrays_of_facts_and_hierarchies_refuse_to_be_written() -> None:
    """Whatever holds units, links, fields, days or where a unit stands."""
    graph = orgtree.loads(TEXT).snapshot
    seen: set[int] = set()
    found = arrays(graph.facts, seen, "facts")
    for name, part in (("columns", graph.columns), ("links", graph.links), ("trees", graph.hierarchies)):
        found += arrays(dict(part), seen, name)
    assert len(found) > 30
    assert [path for path, array in found if array.flags.writeable and "pointer" not in path] == []
