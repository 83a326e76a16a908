"""A folder of tables that is whole: what it says of itself, its charter and its head."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.errors import DefinitionError
from orgtree.base.files import note_read
from orgtree.base.messages import reason
from orgtree.charter.load import load_charter
from orgtree.graph.manifest import CHARTER, HEAD, read_manifest
from orgtree.source import SourceSet

if TYPE_CHECKING:
    from orgtree.charter.model import Charter
    from orgtree.graph.manifest import Manifest


@dataclass(frozen=True, slots=True)
class StoredTables:
    """A folder of tables.

    Args:
        folder: Where it is.
        manifest: What it holds.
        charter: Its charter.
        head: What the head of the definition says, as plain data.
        sources: The charter's document; read anew each time, so that the same tables are told by the rest.
    """

    folder: Path
    manifest: Manifest
    charter: Charter
    head: dict[str, Any]
    sources: SourceSet = field(compare=False)

    def path(self, name: str) -> Path:
        """Return the path of one of its files."""
        return self.folder / name

    def has(self, name: str) -> bool:
        """Return whether it has a file, since some are there only if they have rows."""
        return name in self.manifest.files


def stored_tables(folder: str | Path, sources: SourceSet | None = None) -> StoredTables:
    """Look at a folder of tables, and see that it is whole and its charter the one that it was written under.

    Args:
        folder: The folder.
        sources: Gets the charter as a document.

    Raises:
        DefinitionError: If it is not; says what to do.
    """
    folder = Path(folder)
    manifest = read_manifest(folder)
    for name in manifest.files:
        note_read(folder / name)
    if _bytes(folder, CHARTER)[1] != manifest.charter.sha256:
        raise DefinitionError(
            N_(
                "'{file}' has changed since the tables were written, which hold what it said then; put it back, or write the tables again"
            ),
            file=folder / CHARTER,
        )
    content, digest = _bytes(folder, HEAD)
    if HEAD not in manifest.files or digest != manifest.files[HEAD].sha256:
        raise DefinitionError(
            N_("'{file}' has changed since the tables were written; write the tables again"), file=folder / HEAD
        )
    sources = SourceSet() if sources is None else sources
    charter, findings = load_charter(f"./{CHARTER}", sources=sources, folder=folder)
    if charter is None:
        raise DefinitionError(
            N_("charter '{charter}' cannot be read: {reason}"),
            tuple(findings),
            charter=folder / CHARTER,
            reason=findings[0].saying,
        )
    return StoredTables(folder, manifest, charter, json.loads(content), sources)


def _bytes(folder: Path, name: str) -> tuple[bytes, str]:
    """Return a small file's content and digest."""
    path = folder / name
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DefinitionError(
            N_("'{file}' cannot be read: {reason}; write the tables again"), file=path, reason=reason(error)
        ) from error
    return content, hashlib.sha256(content).hexdigest()
