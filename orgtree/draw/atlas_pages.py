"""Split a chart over pages of one text size: each unit has its place on one of them, and boxes refer to the others.

A unit with all below it stands on one page where that fits. Else its page is an overview, as deep as fits, whose
boxes refer to pages of their own, but for single small subtrees that it has room for; or, where it has many small units below it, these go on over several pages.
How much fits is estimated by area and then tried: each try draws one page, and what does not fit is cut in proportion,
so that the work is linear in the units.
"""

from __future__ import annotations

from dataclasses import replace
from math import fsum
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.draw.atlas_sheet import SheetDrawer, Task
from orgtree.draw.layout.boxes import measure
from orgtree.draw.layout.geometry import DROP, FONT
from orgtree.draw.text_metrics import LINE_HEIGHT, clean
from orgtree.draw.whole_names import is_cut

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.draw.atlas_sheet import Sheet
    from orgtree.draw.legend import Entry
    from orgtree.draw.options import DrawOptions, Paper
    from orgtree.draw.scene import Badge
    from orgtree.draw.view import View

_GAP = 10.0, 5.0
"""White beside and below a box, more or less."""
_FULL, _LEAST_FULL, _MOST_FULL = 0.65, 0.15, 0.9
"""Share of a page that boxes with their white take: at first, and the ends between which it is learnt."""
_LEVEL = FONT * LINE_HEIGHT + 3.5 + DROP
_MANY = 8
"""Units that share a page on average where they go on over several pages without an overview."""
_SMALLER = 0.75
"""A piece is at most so large a share of what it is cut from, so that cutting ends."""
_WELL_FILLED = 0.75
_MOST_GROWING = 2
_LITTLE, _MOST_OPENING = 0.15, 3
"""Share of a page of a subtree that is opened on an overview, and how often that is tried."""
_FURNITURE = 70.0
"""Height that title and legend take, more or less."""


class Splitter:
    """Splits a view over sheets.

    Args:
        view: The whole, with explicit colours.
        options: Choices, with a paper that has the room of a page at full size inside its margins.
        badges: Letters of bodies and links in each unit's box.
        entries: What the legend says of each letter, and of all in the last place.
        foot: Height that is left free below.
    """

    def __init__(
        self,
        view: View,
        options: DrawOptions,
        paper: Paper,
        badges: Mapping[int, tuple[Badge, ...]],
        entries: Mapping[str, Entry],
        foot: float,
    ) -> None:
        self.view, self.children = view, view.children()
        self.room = paper.inner[0] - 1.0, paper.inner[1] - foot - 1.0
        boxes = measure(view, {unit: fsum(badge.room for badge in found) for unit, found in badges.items()})
        self.area = [
            (wide + _GAP[0]) * (high + _GAP[1]) for wide, high in zip(boxes.widths, boxes.heights, strict=True)
        ]
        self.whole, self.height = list(self.area), [1] * len(view)
        for unit in range(len(view) - 1, -1, -1):
            if (parent := view.parents[unit]) >= 0:
                self.whole[parent] += self.whole[unit]
                self.height[parent] = max(self.height[parent], self.height[unit] + 1)
        self.full = _FULL
        self.total = fsum(self.whole[root] for root in view.roots)
        pages = self.total / self.capacity
        self.blank = "→" + "0" * len(str(int(pages * 4) + 10))
        """Stands for a page number until pages are counted; digits are equally wide."""
        self.options = replace(options, paper=replace(paper, height=paper.height - foot))
        self.drawer = SheetDrawer(view, self.options, self.room, badges, entries, self.blank)
        self.sheets: list[Sheet] = []
        self.serials = 0

    @property
    def height_left(self) -> float:
        """Height of a page that boxes have, more or less."""
        return max(self.room[1] / 2, self.room[1] - _FURNITURE)

    @property
    def capacity(self) -> float:
        """Square points of boxes with their white that fit a page."""
        return self.room[0] * self.height_left * self.full

    def split(self) -> list[Sheet]:
        """Return the sheets, each before those that it refers to."""
        roots = self.view.roots
        first = (
            Task(roots[0], self.children[roots[0]], -1, own=True) if len(roots) == 1 else Task(-1, roots, -1, own=False)
        )
        # The stack holds what is to come, the next last: an atlas reads depth first.
        stack = [first]
        while stack:
            task = stack.pop()
            if task.series < 0:
                task.series = self.serials = self.serials + 1
                if self._all(task):
                    continue
                if (cut := self._overview(task)) is not None:
                    stack += reversed(self._tasks(cut, len(self.sheets) - 1))
                    continue
            rest = self._run(task)
            stack += [rest] if rest is not None else [self._alone(*one) for one in reversed(task.waiting)]
        return self.sheets

    def _alone(self, unit: int, back: int) -> Task:
        return Task(unit, self.children[unit], back, own=True)

    def _tasks(self, cut: list[int], back: int) -> list[Task]:
        """Return what follows an overview: small neighbours under one unit together, others alone."""
        found: list[Task] = []
        for unit in cut:
            parent = self.view.parents[unit]
            small = self.whole[unit] <= self.capacity / 2
            if small and found and not found[-1].own and found[-1].head == parent:
                found[-1].kids.append(unit)
            else:
                found.append(Task(parent, [unit], back, own=False) if small else self._alone(unit, back))
        # A single unit is the head of its page.
        return [self._alone(task.kids[0], back) if not task.own and len(task.kids) == 1 else task for task in found]

    def _fits(self, units: Sequence[int], part: float = 1.0) -> bool:
        """Return whether units with all below them seem to fit a page."""
        if fsum(self.whole[unit] for unit in units) > self.capacity * part:
            return False
        return (max((self.height[unit] for unit in units), default=0) + 1) * _LEVEL <= self.height_left

    def _all(self, task: Task) -> bool:
        """Draw all of a task on one page, if it fits."""
        if not self._fits(task.kids, 1.15):
            return False
        found = self.drawer.draw(task, task.kids, self._below(task.kids), [])
        if (over := self.drawer.over(found)) > 1.0:
            task.most = max(1, int(len(task.kids) * 0.98 / over))
            return False
        self._keep(found)
        return True

    def _overview(self, task: Task) -> list[int] | None:
        """Draw the upper levels of a task that fit a page, and return the units that go on; None if none does."""
        if not task.own and task.back >= 0:
            return None  # an overview has them already
        parents = sum(bool(self.children[kid]) for kid in task.kids)
        below = fsum(self.whole[kid] for kid in task.kids) / self.capacity
        if not parents or ((task.back >= 0 or task.head < 0) and parents >= _MANY * below):
            return None
        levels = [task.kids]
        area = fsum(self.area[kid] for kid in task.kids)
        if area > self.capacity * 1.15:
            return None
        while lower := [kid for unit in levels[-1] for kid in self.children[unit]]:
            area += fsum(self.area[kid] for kid in lower)
            if area > self.capacity or (len(levels) + 2) * _LEVEL > self.height_left:
                break
            levels.append(lower)
        while levels:
            cut = self._cut(levels, fsum(self.whole[kid] for kid in task.kids))
            found = self.drawer.draw(task, task.kids, sorted(unit for level in levels for unit in level), cut)
            over = self.drawer.over(found)
            if over <= 1.0:
                found = self._opened(task, found)
                self._keep(found)
                return found.cut
            levels = levels[: min(len(levels) - 1, int(len(levels) / over))]
        return None

    def _opened(self, task: Task, overview: Sheet) -> Sheet:
        """Return an overview with single subtrees opened in the room that is left on it, the smallest first."""
        room = self.capacity - fsum(self.area[unit] for unit in overview.shown)
        small: list[int] = []
        little = [unit for unit in overview.cut if self.whole[unit] <= self.capacity * _LITTLE]
        for unit in sorted(little, key=lambda unit: (self.whole[unit], unit)):
            room -= self.whole[unit] - self.area[unit]
            if room < 0.0:
                break
            small.append(unit)
        upper = set(overview.shown) - {task.head}
        for _ in range(_MOST_OPENING):
            if not small:
                break
            cut = [unit for unit in overview.cut if unit not in set(small)]
            found = self.drawer.draw(task, task.kids, sorted(upper.union(self._below(small))), cut)
            over = self.drawer.over(found)
            if over <= 1.0:
                return found
            small = small[: int(len(small) * min(0.7, 0.95 / over))]
        return overview

    def _cut(self, levels: list[list[int]], total: float) -> list[int]:
        """Return the units that go on elsewhere: on the highest level whose subtrees fit a page each."""
        for level in levels:
            deeper = [unit for unit in level if self.children[unit]]
            if level is levels[-1] or all(
                self._fits([unit]) and self.whole[unit] <= _SMALLER * total for unit in deeper
            ):
                return deeper
        return []

    def _run(self, task: Task) -> Task | None:
        """Draw as many of a task's units as fit a page, and return what is left."""
        count = min(task.most, self._estimate(task.kids))
        best: Sheet | None = None
        grown = 0
        apart: set[int] = set()
        while True:
            kids = task.kids[:count]
            cut = [kid for kid in kids if kid in apart or (self.children[kid] and not self._fits([kid]))]
            found = self.drawer.draw(task, kids, self._below(kids, set(cut)), cut)
            over = self.drawer.over(found)
            if over <= 1.0:
                best = found
                if count == len(task.kids) or over > _WELL_FILLED or grown >= _MOST_GROWING:
                    break
                self.full = min(_MOST_FULL, self.full * 1.1)
                grown += 1
                count = min(len(task.kids), max(count + 1, int(count * min(2.0, 0.95 / over))))
            elif best is not None:
                break
            elif count > 1:
                self.full = max(_LEAST_FULL, self.full * 0.9)
                count = max(1, min(count - 1, int(count * 0.98 / over)))
            elif self.children[kids[0]] and kids[0] not in apart:
                apart.add(kids[0])
            else:
                best = self._smallest(task, kids, cut)
                break
        count = best.last - best.first + 1
        self._keep(best)
        task.waiting += [(unit, len(self.sheets) - 1) for unit in best.cut]
        rest = task.kids[count:]
        task.done += count
        task.kids, task.own = rest, False
        return task if rest else None

    def _estimate(self, kids: list[int]) -> int:
        """Return how many of some units may fit a page, evenly over the pages that all will take."""
        areas = [self.whole[kid] if self._fits([kid]) else self.area[kid] for kid in kids]
        total = fsum(areas)
        share = total / max(1.0, -(-total // self.capacity)) if total < self.capacity * 3 else self.capacity
        used = 0.0
        for count, area in enumerate(areas):
            used += area
            if used > share * 1.001:
                return max(1, count)
        return len(kids)

    def _smallest(self, task: Task, kids: list[int], cut: list[int]) -> Sheet:
        """Draw a page that can hold no less, without what may be left out.

        Raises:
            UsageError: If that is still too large for the paper.
        """
        plain = replace(self.options, legend=False)
        for options in (self.options, plain, replace(plain, title=False)):
            found = self.drawer.draw(task, kids, self._below(kids, set(cut)), cut, details=False, options=options)
            if self.drawer.over(found) <= 1.0:
                return found
        raise UsageError(
            N_(
                "a sheet of {paper} has no room for '{name}' in a text of {size:g} points; take larger paper or a smaller --min-text"
            ),
            paper=self.options.paper.name if self.options.paper else "",
            name=clean(self.view.names[kids[0]]),
            size=self.options.min_text,
        )

    def _below(self, kids: Sequence[int], cut: set[int] | None = None) -> list[int]:
        """Return units with all below them, in order; nothing below those that are cut."""
        found = []
        stack = list(kids)
        while stack:
            unit = stack.pop()
            found.append(unit)
            if not cut or unit not in cut:
                stack += self.children[unit]
        return sorted(found)

    def _keep(self, sheet: Sheet) -> None:
        """Put a page into the atlas; names that its boxes cut stand below it where there is room, as they do in the index."""
        scene = sheet.scene
        if scene is not None and sheet.named is not None and any(is_cut(box.lines) for box in scene.boxes):
            sheet.scene = sheet.named()
            if self.drawer.over(sheet) > 1.0:
                sheet.scene = scene
        self.sheets.append(sheet)
