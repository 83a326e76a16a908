"""Write the line at the foot of a page of several: which page it is, and which it leads to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from orgtree.draw import palette
from orgtree.draw.layout.geometry import SMALL
from orgtree.draw.scene import Label
from orgtree.draw.text_metrics import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.sheet import Page

FOOT = 18.0
"""Height of the line, at full size."""
_BELOW = 4.0


def with_foot(page: Page, leads: Sequence[tuple[str, int]], parts: Sequence[str]) -> Page:
    """Add references at the left and what a page is at the right of its foot, as far as there is room."""
    scene = page.scene
    y = scene.height - _BELOW
    said = " · ".join(parts)
    if width(said, SMALL) > scene.width:
        said = parts[-1]
    labels, links = [Label(scene.width, y, said, SMALL, "end", palette.MUTED)], list(page.links)
    x, edge = 0.0, scene.width - width(said, SMALL) - SMALL
    for text, target in leads:
        wide = width(text, SMALL)
        if x + wide > edge:
            break
        labels.append(Label(x, y, text, SMALL, "start", palette.MUTED))
        links.append((x, y - SMALL, wide, SMALL * 1.3, target))
        x += wide + 2 * SMALL
    return replace(page, scene=replace(scene, labels=(*scene.labels, *labels)), links=tuple(links))
