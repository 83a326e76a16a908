"""Split a chart over pages of one text size: each unit has its place on one of them, and boxes refer to the others.

A unit with all below it stands on one page where that fits. Else its page is an overview, as deep as fits, whose
boxes refer to pages of their own, but for single small subtrees that it has room for; or, where it has many small units below it, these go on over several pages.
How much fits is estimated by area and then tried: each try draws one page, and what does not fit is cut in proportion,
so that the work is linear in the units.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from math import fsum
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.draw import palette, select
from orgtree.draw.chart import OnPage, chart
from orgtree.draw.layout.boxes import measure
from orgtree.draw.layout.geometry import DROP, FONT
from orgtree.draw.legend import Entry
from orgtree.draw.scene import Badge
from orgtree.draw.text_metrics import LINE_HEIGHT, clean
from orgtree.draw.whole_names import is_cut
from orgtree.draw.words import labelled, word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from orgtree.draw.options import DrawOptions, Paper
    from orgtree.draw.scene import Scene
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
_CRUMB, _CRUMBS = " › ", 6


@dataclass(slots=True)
class Sheet:
    """A page of the chart.

    Args:
        head: The unit at its top; -1 for the roots side by side.
        units: Units whose place it is, in order.
        shown: All that are drawn, as the boxes of the scene number them.
        cut: Those that stand with all below them on pages of their own.
        back: Number of the sheet that refers to it, -1 for none.
        series: Number of the series of pages over which the units below one go on.
        first: Place of its first unit below the head among all of the series.
        last: That of the last.
        title: Its title.
        scene: The page as drawn.
        named: Draws it with the names below it that its boxes cut.
    """

    head: int
    units: list[int]
    shown: list[int]
    cut: list[int]
    back: int
    series: int
    first: int = 0
    last: int = 0
    title: str = ""
    scene: Scene | None = None
    named: Callable[[], Scene] | None = None


@dataclass(slots=True)
class _Task:
    """What is still to be put on pages: a unit's children, or some of them, with all below.

    Args:
        head: The unit above them; -1 for roots.
        kids: The children.
        back: Number of the sheet that refers to them.
        own: Whether the head has its place on the page too.
        series: Number of the series that they go on with, -1 for none yet.
        done: How many of the series stand on pages before.
        most: How many may fit a page, as far as was tried.
        waiting: Children too large for the pages of the series, with the sheet of each.
    """

    head: int
    kids: list[int]
    back: int
    own: bool
    series: int = -1
    done: int = 0
    most: int = 1 << 30
    waiting: list[tuple[int, int]] = field(default_factory=list)


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
        self.view, self.badges, self.entries = view, badges, entries
        self.room = paper.inner[0] - 1.0, paper.inner[1] - foot - 1.0
        self.options = replace(options, paper=replace(paper, height=paper.height - foot))
        self.children = view.children()
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
        self.details: dict[int, list[int]] = {}
        for i, detail in enumerate(view.changes.details if view.changes is not None else ()):
            self.details.setdefault(detail.unit, []).append(i)
        self.total = fsum(self.whole[root] for root in view.roots)
        pages = self.total / self.capacity
        self.blank = "→" + "0" * len(str(int(pages * 4) + 10))
        """Stands for a page number until pages are counted; digits are equally wide."""
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
            _Task(roots[0], self.children[roots[0]], -1, own=True)
            if len(roots) == 1
            else _Task(-1, roots, -1, own=False)
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

    def _alone(self, unit: int, back: int) -> _Task:
        return _Task(unit, self.children[unit], back, own=True)

    def _tasks(self, cut: list[int], back: int) -> list[_Task]:
        """Return what follows an overview: small neighbours under one unit together, others alone."""
        found: list[_Task] = []
        for unit in cut:
            parent = self.view.parents[unit]
            small = self.whole[unit] <= self.capacity / 2
            if small and found and not found[-1].own and found[-1].head == parent:
                found[-1].kids.append(unit)
            else:
                found.append(_Task(parent, [unit], back, own=False) if small else self._alone(unit, back))
        # A single unit is the head of its page.
        return [self._alone(task.kids[0], back) if not task.own and len(task.kids) == 1 else task for task in found]

    def _fits(self, units: Sequence[int], part: float = 1.0) -> bool:
        """Return whether units with all below them seem to fit a page."""
        if fsum(self.whole[unit] for unit in units) > self.capacity * part:
            return False
        return (max((self.height[unit] for unit in units), default=0) + 1) * _LEVEL <= self.height_left

    def _all(self, task: _Task) -> bool:
        """Draw all of a task on one page, if it fits."""
        if not self._fits(task.kids, 1.15):
            return False
        found = self._sheet(task, task.kids, self._below(task.kids), [])
        if (over := self._over(found)) > 1.0:
            task.most = max(1, int(len(task.kids) * 0.98 / over))
            return False
        self._keep(found)
        return True

    def _overview(self, task: _Task) -> list[int] | None:
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
            found = self._sheet(task, task.kids, sorted(unit for level in levels for unit in level), cut)
            over = self._over(found)
            if over <= 1.0:
                found = self._opened(task, found)
                self._keep(found)
                return found.cut
            levels = levels[: min(len(levels) - 1, int(len(levels) / over))]
        return None

    def _opened(self, task: _Task, overview: Sheet) -> Sheet:
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
            found = self._sheet(task, task.kids, sorted(upper.union(self._below(small))), cut)
            over = self._over(found)
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

    def _run(self, task: _Task) -> _Task | None:
        """Draw as many of a task's units as fit a page, and return what is left."""
        count = min(task.most, self._estimate(task.kids))
        best: Sheet | None = None
        grown = 0
        apart: set[int] = set()
        while True:
            kids = task.kids[:count]
            cut = [kid for kid in kids if kid in apart or (self.children[kid] and not self._fits([kid]))]
            found = self._sheet(task, kids, self._below(kids, set(cut)), cut)
            over = self._over(found)
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

    def _smallest(self, task: _Task, kids: list[int], cut: list[int]) -> Sheet:
        """Draw a page that can hold no less, without what may be left out.

        Raises:
            UsageError: If that is still too large for the paper.
        """
        plain = replace(self.options, legend=False)
        for options in (self.options, plain, replace(plain, title=False)):
            found = self._sheet(task, kids, self._below(kids, set(cut)), cut, details=False, options=options)
            if self._over(found) <= 1.0:
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

    def _over(self, sheet: Sheet) -> float:
        """Return how much higher or wider a sheet is than a page."""
        if sheet.scene is None:
            raise AssertionError(sheet.title)
        # The width of a page is filled in any case.
        wide = sheet.scene.width / (self.room[0] + 1.0)
        return max(wide if wide > 1.0 + 1e-6 else 0.0, sheet.scene.height / (self.room[1] + 1.0))

    def _keep(self, sheet: Sheet) -> None:
        """Put a page into the atlas; names that its boxes cut stand below it where there is room, as they do in the index."""
        scene = sheet.scene
        if scene is not None and sheet.named is not None and any(is_cut(box.lines) for box in scene.boxes):
            sheet.scene = sheet.named()
            if self._over(sheet) > 1.0:
                sheet.scene = scene
        self.sheets.append(sheet)

    def _sheet(
        self,
        task: _Task,
        kids: Sequence[int],
        below: list[int],
        cut: list[int],
        *,
        details: bool = True,
        options: DrawOptions | None = None,
    ) -> Sheet:
        """Draw a page: the head of a task, some of its children, and what of their units stands on it."""
        view, head = self.view, task.head
        shown = [head, *below] if head >= 0 else below
        hidden = self._elsewhere(shown, set(cut))
        units = [unit for unit in shown if unit not in hidden and (unit != head or task.own)]
        refers = set(cut) if task.own or head < 0 else {*cut, head}
        inner = task.back >= 0 or task.done > 0
        title = clean(view.title) if not inner else clean(view.names[head]) if head >= 0 else clean(view.title)
        title = title or clean(view.names[shown[0]])
        if len(kids) < len(self.children[head] if head >= 0 else view.roots):
            ends = dict.fromkeys((clean(view.names[kids[0]]), clean(view.names[kids[-1]])))
            title = labelled(title, " – ".join(ends), view.language)
        above = [clean(view.names[unit]) for unit in self._path(head)] if inner else []
        subtitle = " · ".join(filter(None, (_CRUMB.join(above), view.subtitle)))
        part = replace(select.part(view, shown), title=title, subtitle=subtitle)
        if details and part.changes is not None and view.changes is not None:
            told = [i for unit in ([*units, -1] if not self.sheets else units) for i in self.details.get(unit, ())]
            number = {unit: i for i, unit in enumerate(shown)} | {-1: -1}
            lines = [view.changes.details[i] for i in told]
            part = replace(
                part, changes=replace(part.changes, details=[one._replace(unit=number[one.unit]) for one in lines])
            )
        badges = {}
        for i, unit in enumerate(shown):
            found = self.badges.get(unit, ())
            if unit in refers:
                found = (*found, Badge(self.blank, palette.INK, filled=True))
            if found:
                badges[i] = found
        page = OnPage(self.room[0], badges, self._entries(badges, shown))
        draw = partial(chart, part, options or self.options)
        first, named = task.done, partial(draw, page=replace(page, whole_names=True))
        last = first + len(kids) - 1
        return Sheet(head, units, shown, list(cut), task.back, task.series, first, last, title, draw(page=page), named)

    def _entries(self, badges: Mapping[int, tuple[Badge, ...]], shown: Sequence[int]) -> list[Entry]:
        """Return what the legend says of the letters of a page, and of references."""
        letters = dict.fromkeys(badge.text.rstrip("+−~") for found in badges.values() for badge in found)
        refers = letters.pop(self.blank, "") is None
        # A unit's own letter needs no words where its box is.
        hubs = {clean(self.view.names[unit]) for unit in shown}
        found = [entry for letter in letters if (entry := self.entries.get(letter)) and entry.text not in hubs]
        if "" in self.entries and (letters or not self.badges):
            found.insert(0, self.entries[""])
        if refers:
            badge = Badge("→", palette.INK, filled=True)
            found.append(Entry("badge", word("refers", self.view.language), badge=badge))
        return found

    def _elsewhere(self, shown: Sequence[int], cut: set[int]) -> set[int]:
        """Return the units of a page that stand elsewhere: those that are cut, and what is shown below them."""
        found = set(cut)
        for unit in shown:
            if self.view.parents[unit] in found:
                found.add(unit)
        return found

    def _path(self, unit: int) -> list[int]:
        found: list[int] = []
        above = self.view.parents[unit] if unit >= 0 else -1
        while above >= 0 and len(found) < _CRUMBS:
            found.append(above)
            above = self.view.parents[above]
        return found[::-1]


def own_pages(sheets: Sequence[Sheet]) -> dict[int, int]:
    """Return the page, from 1, of every unit."""
    return {unit: number for number, sheet in enumerate(sheets, 1) for unit in sheet.units}


def parts_of_series(sheets: Sequence[Sheet]) -> dict[int, tuple[int, int]]:
    """Return for each sheet of a series of several which part of how many it is."""
    series: dict[int, list[int]] = {}
    for number, sheet in enumerate(sheets):
        series.setdefault(sheet.series, []).append(number)
    return {
        number: (part, len(numbers))
        for numbers in series.values()
        if len(numbers) > 1
        for part, number in enumerate(numbers, 1)
    }
