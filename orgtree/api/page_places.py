"""Where units and findings are written, for a page that leads from them to their lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from orgtree.base.place import is_file
from orgtree.draw.page import PagePlace, PagePreview

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.base.place import Place, Sources
    from orgtree.graph.snapshot import Snapshot


class Asked(NamedTuple):
    """What a preview asks of its page.

    Args:
        number: Number of the page.
        events: Address of the stream of events.
        editor: Address that opens a file in an editor, with `{path}`, `{line}` and `{column}`; "" for none.
    """

    number: int
    events: str
    editor: str = ""


class Places:
    """Turns places into numbers of files, lines and columns, and collects the files.

    Args:
        sources: The documents that places are in.
    """

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._number: dict[str, int] = {}
        self.files: list[tuple[str, str]] = []

    def __call__(self, place: Place | None) -> PagePlace | None:
        """Return where a place is; None where that is in no file."""
        if place is None or place.document >= len(self._sources):
            return None
        span = self._sources.locate(place)
        if not is_file(span.label):
            return None
        if span.label not in self._number:
            self._number[span.label] = len(self.files)
            self.files.append((span.label, Path(span.label).absolute().as_posix()))
        return PagePlace(self._number[span.label], span.line, span.column)

    def preview(self, asked: Asked, graph: Snapshot, units: Sequence[int]) -> PagePreview:
        """Return what a page of some units has besides; `files` grows with what is asked for before."""
        places = [self(graph.place(unit)) for unit in units]
        return PagePreview(asked.number, asked.events, asked.editor, self.files, places)
