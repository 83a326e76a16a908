"""The files of a folder of tables by the names that queries call them by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.graph.manifest import BESIDES, FURTHER, INCOMPLETE, UNITS, links_file
from orgtree.measure.sql import relations

if TYPE_CHECKING:
    from orgtree.graph.manifest import Manifest


def sources(manifest: Manifest) -> dict[str, str]:
    """Return the file of each table, from the folder; only those that are there."""
    files = {relations.UNITS: UNITS, relations.INCOMPLETE: INCOMPLETE, relations.FURTHER: FURTHER}
    files[relations.BESIDES] = BESIDES
    files |= {relations.links_table(name): links_file(name) for name in manifest.links}
    return {name: file for name, file in files.items() if file in manifest.files}
