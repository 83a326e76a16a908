"""Put scenes on sheets of paper: as large as the room inside the margins lets them be."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from orgtree.draw.layout.geometry import MOST_SCALE
from orgtree.draw.scene import moved

if TYPE_CHECKING:
    from orgtree.draw.options import Paper
    from orgtree.draw.scene import Scene


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Args:
        scene: What stands on it.
        title: Its bookmark.
        level: Depth of the bookmark, from 1.
        links: Rectangles in the scene with the page (from 1) that each leads to.
        units: Units of the view that this page of several is the place of, rather than one that refers to them.
        scale: By which factor it is printed; None for as large as the paper lets it be.
    """

    scene: Scene
    title: str
    level: int = 1
    links: tuple[tuple[float, float, float, float, int], ...] = field(default=())
    units: tuple[int, ...] = field(default=())
    scale: float | None = None

    def on(self, paper: Paper | None) -> Page:
        """Return the page on a sheet of paper, whose margins are then part of the scene; None changes nothing."""
        if paper is None:
            return self
        scale = self.scale or scale_on(self.scene, paper)
        dx, dy = _corner(self.scene, paper, scale)
        links = tuple((x + dx, y + dy, wide, high, target) for x, y, wide, high, target in self.links)
        return replace(self, scene=on_paper(self.scene, paper, scale), links=links)


def scale_on(scene: Scene, paper: Paper) -> float:
    """Return by which factor a scene is drawn on a sheet of paper."""
    wide, high = paper.inner
    return min(wide / max(scene.width, 1e-9), high / max(scene.height, 1e-9), MOST_SCALE)


def on_paper(scene: Scene, paper: Paper, scale: float | None = None) -> Scene:
    """Return a scene that has the shape of a sheet of paper, in the middle between its margins, at the upper one."""
    scale = scale or scale_on(scene, paper)
    dx, dy = _corner(scene, paper, scale)
    return replace(moved(scene, dx, dy), width=paper.width / scale, height=paper.height / scale)


def _corner(scene: Scene, paper: Paper, scale: float) -> tuple[float, float]:
    return (paper.width / scale - scene.width) / 2, paper.margin / scale
