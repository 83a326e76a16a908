"""An organisation without what its charter calls internal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.charter.public import public_charter
from orgtree.graph.load import load_rows
from orgtree.graph.public import Withheld, public_rows

if TYPE_CHECKING:
    from orgtree.api.organisation import Organisation
    from orgtree.graph.loaded import Loaded


def public(org: Organisation) -> tuple[Loaded, Withheld]:
    """Return what of an organisation may be told, and how much is left out.

    Args:
        org: The organisation.
    """
    told = public_charter(org.charter)
    if not told.hides:
        return org.loaded, Withheld()
    rows = public_rows(org.snapshot, told)
    if claims := len(org.loaded.claims):
        rows.withheld.other["claims"] += claims
    loaded = load_rows(rows.units, rows.links, charter=org.charter.name, head=rows.head, compiled=told.charter)
    return loaded, rows.withheld
