"""Hold an organisation against what a folder of its tables says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orgtree

if TYPE_CHECKING:
    from pathlib import Path

    from orgtree import Organisation


def told(org: Organisation) -> list[tuple[Any, ...]]:
    """Return what checking finds, places aside."""
    return [
        (one.code, one.name, one.severity, one.unit, one.link, one.text(), one.help_text(), str(one.source))
        for one in org.check().findings
    ]


def the_same(org: Organisation, folder: Path) -> Organisation:
    """Write an organisation, open what was written, and hold the two against each other."""
    org.to_parquet(folder, force=True)
    found = orgtree.open_tables(folder)
    assert found == org
    assert found.to_rows() == org.to_rows()
    assert found.head == org.head
    assert found.as_of == org.as_of
    assert told(found) == told(org)
    assert found.coverage().to_json() == org.coverage().to_json()
    return found
