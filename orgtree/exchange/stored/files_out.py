"""The files of a folder of tables as they are written, with what the manifest says of each."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, Any, BinaryIO

from orgtree.exchange.stored.column_types import columns_of, polars
from orgtree.graph.manifest import (
    FileEntry,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.exchange.stored.folder import Folder


ROWS_A_GROUP = 122_880
"""Rows that are read or passed over together; a multiple of what engines work on at once."""


class FilesOut:
    """Writes the files of a folder.

    Args:
        folder: The folder.

    Attributes:
        entries: What the manifest says of each file that is written.
    """

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.entries: dict[str, FileEntry] = {}

    def columns(self, name: str, columns: Mapping[str, Any]) -> None:
        """Write a table of columns by their names."""
        pl = polars()
        self.frame(name, pl.DataFrame([column.alias(key) for key, column in columns.items()]))

    def frame(self, name: str, frame: Any) -> None:
        """Write a table."""
        path = self.folder.part(name)
        with path.open("wb") as file:
            output = _Output(file)
            try:
                frame.write_parquet(output, row_group_size=ROWS_A_GROUP)
            except BaseException as error:  # polars has an exception of its own for all that fails below it
                raise output.error or error from error
        self.entries[name] = FileEntry(bytes=path.stat().st_size, rows=len(frame), columns=columns_of(frame.schema))

    def content(self, name: str, content: bytes) -> str:
        """Write a small file; returns its digest."""
        digest = hashlib.sha256(content).hexdigest()
        self.folder.part(name).write_bytes(content)
        self.entries[name] = FileEntry(bytes=len(content), sha256=digest)
        return digest


class _Output(io.BufferedIOBase):
    """A file that keeps in mind why it could not be written."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file
        self.error: OSError | None = None

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        try:
            return self._file.write(data)
        except OSError as error:
            self.error = error
            raise
