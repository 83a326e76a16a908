"""Draw one page of an atlas: a unit, some of its children with what is below them, and references to other pages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from orgtree.draw import palette, select
from orgtree.draw.chart import OnPage, chart
from orgtree.draw.legend import Entry
from orgtree.draw.scene import Badge
from orgtree.draw.text_metrics import clean
from orgtree.draw.words import labelled, word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from orgtree.draw.options import DrawOptions
    from orgtree.draw.scene import Scene
    from orgtree.draw.view import View

_CRUMB, _CRUMBS = " › ", 6
_MOST_TOLD = 20
"""The legend of a page tells what no more letters stand for: the list of all does."""


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
class Task:
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


class SheetDrawer:
    """Draws pages of a view.

    Args:
        view: The whole, with explicit colours.
        options: Choices, with the paper of a page.
        room: Width and height of a page inside its margins.
        badges: Letters of bodies and links in each unit's box.
        entries: What the legend says of each letter, and of all in the last place.
        blank: Stands for a page number until pages are counted.
    """

    def __init__(
        self,
        view: View,
        options: DrawOptions,
        room: tuple[float, float],
        badges: Mapping[int, tuple[Badge, ...]],
        entries: Mapping[str, Entry],
        blank: str,
    ) -> None:
        self.view, self.options, self.room = view, options, room
        self.badges, self.entries, self.blank = badges, entries, blank
        self.children = view.children()
        self.details: dict[int, list[int]] = {}
        for i, detail in enumerate(view.changes.details if view.changes is not None else ()):
            self.details.setdefault(detail.unit, []).append(i)

    def over(self, sheet: Sheet) -> float:
        """Return how much higher or wider a sheet is than a page."""
        if sheet.scene is None:
            raise AssertionError(sheet.title)
        # The width of a page is filled in any case.
        wide = sheet.scene.width / (self.room[0] + 1.0)
        return max(wide if wide > 1.0 + 1e-6 else 0.0, sheet.scene.height / (self.room[1] + 1.0))

    def draw(
        self,
        task: Task,
        kids: Sequence[int],
        below: list[int],
        cut: list[int],
        *,
        details: bool = True,
        options: DrawOptions | None = None,
    ) -> Sheet:
        """Draw a page: the head of a task, some of its children, and what of their units stands on it.

        Args:
            task: What the page is of.
            kids: The children of its head that stand on the page.
            below: Those and what is drawn below them, in order.
            cut: Those that stand with all below them on pages of their own.
            details: Whether what changed is told below.
            options: Other choices than those of all pages.
        """
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
            told = [i for unit in (units if inner else [*units, -1]) for i in self.details.get(unit, ())]
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
        if len(found) > _MOST_TOLD:
            found = []
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
