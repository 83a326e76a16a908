"""Place the lists of an atlas: links below the chart of their units where it has room, else behind all charts; then the index."""

from __future__ import annotations

from dataclasses import replace
from math import fsum
from typing import TYPE_CHECKING

from orgtree.draw.atlas_columns import GAP, WHITE, column_of, in_columns
from orgtree.draw.atlas_lists import LinkEntries, with_index
from orgtree.draw.atlas_sheet import own_pages
from orgtree.draw.layout.geometry import SMALL
from orgtree.draw.links import heading
from orgtree.draw.text_metrics import LINE_HEIGHT, width
from orgtree.draw.words import word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgtree.draw.atlas_sheet import Sheet
    from orgtree.draw.links import Group
    from orgtree.draw.sheet import Page
    from orgtree.draw.view import View

_ROOM = 0.3
"""Share of a page that is free where a list that goes on behind it begins below its chart."""
_COLUMNS, _SAMPLE = (170.0, 205.0, 240.0, 300.0), 150
"""Widths of columns that are tried, on about so many entries."""
_SOMEWHERE = 1000
"""Stands for the page of a list until pages are counted."""


class Lists:
    """The lists of bodies and links of an atlas.

    Args:
        view: The whole.
        groups: What is listed.
        lettered: Whether boxes have the letters of the groups, by which they are listed.
    """

    def __init__(self, view: View, groups: Sequence[Group], *, lettered: bool) -> None:
        self._view, self._groups, self._lettered = view, list(groups), lettered
        name = heading(self._groups, view.language)
        self._title = name[:1].upper() + name[1:]
        self.legend = self._where(_SOMEWHERE)
        """What the legends of pages say of all bodies and links until pages are counted."""

    def _where(self, page: int) -> str:
        """Return where a page's bodies and links are listed, in words; 0 for below its chart."""
        below, listed = ("links_marks", "letters_listed") if self._lettered else ("links_below", "links_listed")
        key = listed if page else below
        return word(key, self._view.language, links=heading(self._groups, self._view.language), page=page)

    def set(self, sheets: Sequence[Sheet], charts: Sequence[Page], size: tuple[float, float]) -> list[Page]:
        """Return all pages: the charts, those with room with lists below them, the other lists, the index.

        Args:
            sheets: The sheets of the charts.
            charts: Their pages.
            size: Width of a page, and its height without what stands at its foot.
        """
        pages, own = list(charts), own_pages(sheets)
        titles = {number: sheet.title for number, sheet in enumerate(sheets, 1)}

        def made(column: float) -> LinkEntries:
            return LinkEntries(self._view, self._groups, own, titles, column, lettered=self._lettered)

        rest = made(size[0]).ordered(self._groups)
        column = _best_column(made, rest, size[0])
        entries = made(column)
        places: dict[int, list[int]] = {unit: [page] for unit, page in own.items()}
        where: dict[int, int] = {}
        if not self._lettered:
            for number, sheet in enumerate(sheets):
                groups = [group for group in rest if not group.is_body and own.get(group.hub) == number + 1]
                below = self._below(sheet, pages[number], entries, groups, column, size)
                if below is not None:
                    pages[number], where[number + 1] = below, 0
                    rest = [group for group in rest if group not in groups]
                    for group in groups:
                        self._found(places, group, number + 1)
        if rest:
            top = _bottom(sheets[0])
            follows = len(sheets) == 1 and not where and size[1] - top >= _ROOM * size[1]
            base = pages.pop() if follows else None
            listed, starts = in_columns(
                entries.of(rest), self._title, column, size, self._view.language, below=base, top=top
            )
            first = len(pages) + 1
            pages += self._holding(listed, rest, starts)
            for group, start in zip(rest, starts, strict=True):
                where.setdefault(own.get(group.hub, 0), first + start)
                self._found(places, group, first + start)
            where.setdefault(0, first + starts[0])
        pages = [self._told(page, number, where) for number, page in enumerate(pages, 1)]
        return with_index(pages, self._view, places, size)

    def _below(
        self,
        sheet: Sheet,
        page: Page,
        entries: LinkEntries,
        groups: Sequence[Group],
        column: float,
        size: tuple[float, float],
    ) -> Page | None:
        """Return a page with the links of its units below its chart, None where there are none or they have no room."""
        top = _bottom(sheet)
        # Each takes a line at least.
        if not groups or len(groups) * column * SMALL * LINE_HEIGHT > size[0] * (size[1] - top):
            return None
        found = in_columns(
            entries.of(groups, here=True), self._title, column, size, self._view.language, below=page, top=top
        )[0]
        return found[0] if len(found) == 1 else None

    def _found(self, places: dict[int, list[int]], group: Group, page: int) -> None:
        """Keep a page on which a group is listed, of what has no letter in its box for both ends."""
        members = () if self._lettered else (member.unit for member in group.members)
        for unit in (group.hub, *members):
            if unit in places or unit == group.hub:
                found = places.setdefault(unit, [])
                if page not in found:
                    found.append(page)

    def _holding(self, listed: Sequence[Page], groups: Sequence[Group], starts: Sequence[int]) -> list[Page]:
        """Return pages with the bodies that they are the place of."""
        held: dict[int, list[int]] = {}
        for group, start in zip(groups, starts, strict=True):
            if group.hub in self._view.bodies:
                held.setdefault(start, []).append(group.hub)
        return [replace(page, units=(*page.units, *held.get(number, ()))) for number, page in enumerate(listed)]

    def _told(self, page: Page, number: int, where: dict[int, int]) -> Page:
        """Return a page that does not lead to itself, and whose legend tells where its bodies and links are listed."""
        page = replace(page, links=tuple(link for link in page.links if link[-1] != number))
        if not any(label.text == self.legend for label in page.scene.labels):
            return page
        target = where.get(number, where.get(0, 0)) if not self._lettered else where[0]
        said = self._where(0 if target == number else target)
        labels = [replace(one, text=said) if one.text == self.legend else one for one in page.scene.labels]
        links = list(page.links)
        if target and target != number:
            at = next(label for label in labels if label.text == said)
            links.append((at.x, at.y - SMALL, width(said, at.size), SMALL * LINE_HEIGHT, target))
        return replace(page, scene=replace(page.scene, labels=tuple(labels)), links=tuple(links))


def _best_column(made: Callable[[float], LinkEntries], groups: Sequence[Group], room: float) -> float:
    """Return the width of columns in which lists take the least of a page, as some of their entries show."""
    some = groups[:: max(1, len(groups) // _SAMPLE)]

    def used(column: float) -> float:
        rows = fsum(row.high for entry in made(column).of(some) for row in entry.rows)
        return rows * (column + GAP)

    return min({column_of(room, least): 0 for least in _COLUMNS}, key=used)


def _bottom(sheet: Sheet) -> float:
    """Return where a list below a chart may begin."""
    return (sheet.scene.height if sheet.scene is not None else 0.0) + WHITE
