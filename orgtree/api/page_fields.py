"""Collect the values that units of the page state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.api.field_texts import field_texts
from orgtree.api.page_texts import told, words_of
from orgtree.base.catalogue import LANGUAGES
from orgtree.base.dates import EARLIEST, LATEST, show_day
from orgtree.draw.page import PageField
from orgtree.draw.words import word

if TYPE_CHECKING:
    from orgtree.graph.columns import Column
    from orgtree.graph.snapshot import Snapshot


def page_fields(graph: Snapshot, units: Any) -> list[PageField]:
    """Return the fields that any of the units states or sums up, and the time in which units are in force."""
    found = []
    for name, column in graph.columns.items():
        texts = field_texts(graph, name, column, units)
        shown = [None if text is None else told(text) for text in texts]
        if any(text is not None for text in shown):
            found.append(
                PageField(
                    title=words_of(column.field.title) or name,
                    shown=shown,
                    unit=words_of(column.field.unit),
                    address=column.field.values.address,
                )
            )
        noted = [_note(column, unit) for unit in units.tolist()] if column.notes else []
        if any(noted):
            title = {tag: word("sourced", tag, title=words) for tag, words in column.field.title.words} or name
            found.append(PageField(title=title, shown=noted))
    bounded = (graph.start[units] > EARLIEST) | (graph.stop[units] < LATEST)
    if bounded.any():
        spans = zip(graph.start[units].tolist(), graph.stop[units].tolist(), bounded.tolist(), strict=True)
        shown = [f"{show_day(start)} – {show_day(stop)}" if limited else None for start, stop, limited in spans]
        found.append(PageField(title={tag: word("in_force", tag) for tag in LANGUAGES}, shown=shown))
    return found


def _note(column: Column, row: int) -> str | None:
    """Return the source and date of a value."""
    return " · ".join(str(words) for words in column.notes.get(row, {}).values()) or None
