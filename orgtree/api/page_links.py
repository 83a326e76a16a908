"""Collect the links and joint bodies of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.api.field_texts import value_text
from orgtree.api.joint_bodies import bodies_at
from orgtree.api.page_texts import in_language, told, words_of
from orgtree.draw import palette
from orgtree.draw.page import PageBody, PageLink, PageLinkType
from orgtree.draw.page.parts import OFF_PAGE
from orgtree.graph.bodies import rows_by_part
from orgtree.graph.placement import EVERY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.page import Text as PageText
    from orgtree.graph.snapshot import Links, Snapshot


def page_links(
    graph: Snapshot, place: Any, units: Sequence[int], parent: Sequence[int]
) -> tuple[list[PageLinkType], list[PageLink]]:
    """Return the links between the units, except those shown by the tree."""
    types: list[PageLinkType] = []
    found: list[PageLink] = []
    above = np.full(graph.size + 1, -1, dtype=np.int64)
    above[list(units)] = parent
    for name, table in graph.links.items():
        source, target = place[table.source], place[table.target]
        shown = table.in_force & (source >= 0) & (target >= 0)
        if table.link.hierarchy is not None:
            shown &= above[table.source] != target
        rows = np.flatnonzero(shown)
        if not len(rows):
            continue
        at = len(types) % len(palette.LINKS)
        types.append(
            PageLinkType(
                name=name,
                title=words_of(table.link.title) or name,
                colour=palette.colour(table.link.line, palette.LINKS[at]),
                dash=" ".join(f"{length:g}" for length in palette.LINK_DASHES[at]),
                part=next((part for part, _ in rows_by_part(graph, table) if part), ""),
                stands=table.link.nest and table.link.hierarchy is None,
                symmetric=table.link.symmetric,
            )
        )
        labels = _labels(table)
        found += [
            PageLink(len(types) - 1, int(source[row]), int(target[row]), labels.get(row, "")) for row in rows.tolist()
        ]
    return types, found


def _labels(table: Links) -> dict[int, PageText]:
    """Return each link's label from its fields, with titles where values alone do not say enough."""
    parts: dict[int, list[tuple[str, PageText]]] = {}
    labels: dict[int, PageText] = {}
    for column in table.columns.values():
        title = words_of(column.field.title) or {"en": column.field.name}
        for row in np.flatnonzero(column.written).tolist():
            value = told(value_text(column, row))
            if column.field.values.telling:
                parts.setdefault(row, []).insert(0, ("", value))
            else:
                text = {tag: f"{words}: {in_language(value, tag)}" for tag, words in title.items()}
                parts.setdefault(row, []).append(("", text))
    for row, said in parts.items():
        tags = dict.fromkeys(tag for _, text in said if not isinstance(text, str) for tag in text)
        labels[row] = {tag: " · ".join(in_language(text, tag) for _, text in said) for tag in tags} or str(said[0][1])
    return labels


def page_bodies(graph: Snapshot, place: Any, along: str | None) -> list[PageBody]:
    """Return the joint bodies on the page with the places at which they stand."""
    found = bodies_at(graph, None if along == EVERY else along)
    return [
        PageBody(int(place[body]), at if at < 0 else int(place[at]) if place[at] >= 0 else OFF_PAGE)
        for body, at in found.items()
        if place[body] >= 0
    ]
