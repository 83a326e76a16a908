"""The checks that are judged by SQL: what each asks of units or links, and the sentence on what fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.api.table_checks import days, fields, links

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.api.table_checks.relation import Relation

RELATIONS: Mapping[str, Relation] = dict(sorted({**fields.RELATIONS, **links.RELATIONS, **days.RELATIONS}.items()))
"""How each check is judged, by its name; the others are judged in memory only."""
