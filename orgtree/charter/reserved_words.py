"""How names of a charter are built, and words that none may be."""

from __future__ import annotations

from orgtree.base.truth import TRUTH_WORDS

NAME = r"^[a-z][a-z0-9_]*$"
CHARTER_NAME = r"^[a-z][a-z0-9-]*$"
CURRENCY = r"^[A-Z]{3}$"
RULE_CODE = r"^[A-Z]+[0-9]+[a-z]?$"

UNIT_WORDS = frozenset({"id", "kind", "name", "names", "units", "valid", "exceptions", "incomplete"})
"""Keys that every unit has; no field or link may be called so."""
CONDITION_WORDS = frozenset({"path", "with", "kind", "where", "count", "all", "any", "not"})
"""Keys of the condition language; no field or link may be called so."""
LINK_WORDS = frozenset({"to", "from", "valid", "link"})
"""Keys that every link has; no field of a link may be called so."""
YAML_BOOLEANS = frozenset({*TRUTH_WORDS, "null"})
"""Words that a YAML 1.1 reader takes for true, false or nothing; no name may be one."""
