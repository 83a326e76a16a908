"""Make the pages of a chart on paper: one where its text is large enough, else an atlas.

All pages of an atlas have one text size. They refer to each other; bodies and links are listed behind them, with the
pages of their units, and an index of all units closes it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from orgtree.draw.atlas_foot import FOOT, with_foot
from orgtree.draw.atlas_listed import Lists
from orgtree.draw.atlas_pages import Splitter
from orgtree.draw.atlas_sheet import own_pages, parts_of_series
from orgtree.draw.canvas import with_colours
from orgtree.draw.chart import chart
from orgtree.draw.layout.geometry import FONT
from orgtree.draw.legend import Entry
from orgtree.draw.links import choose_form, groups_of
from orgtree.draw.map_pages import map_pages
from orgtree.draw.scene import BADGE_TEXT, Badge
from orgtree.draw.sheet import Page, scale_on
from orgtree.draw.text_metrics import clean
from orgtree.draw.unit_boxes import badges_of
from orgtree.draw.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.draw.atlas_sheet import Sheet
    from orgtree.draw.links import Group
    from orgtree.draw.options import DrawOptions, Paper
    from orgtree.draw.view import View

_USUAL = 7.5
"""Printed size of names in points, unless larger text is asked for: badges then have six points."""
_HOPELESS = 4.0
"""A chart so many times as large as a page is not tried on one."""
_NO_LIST = 120
"""Bodies and links that a table on the same page holds."""
_LEVELS = 6


def atlas(view: View, options: DrawOptions) -> list[Page]:
    """Return the pages of a picture on the paper of its options.

    Args:
        view: What to draw.
        options: Choices, with a paper; `min_text` is the smallest printed text in points.

    Raises:
        UsageError: If the paper has no room for a single unit in a text of that size.
    """
    paper = options.paper
    if paper is None:
        raise ValueError("an atlas needs a paper")
    title = clean(view.title) or word("overview", view.language)
    if options.picture == "map":
        return map_pages(view, options, title)
    view = with_colours(view)
    groups = groups_of(view)
    form = choose_form(groups, options.links, view.outside)
    if not view.roots:
        return [Page(chart(view, options), title)]
    lettered = form in ("marks", "bus")
    badges = badges_of(view, groups, "marks") if lettered else {}
    scale = max(_USUAL / FONT, options.min_text / BADGE_TEXT)
    room = _at_full_size(paper, scale)
    listed = groups if form != "none" else []
    lists = Lists(view, listed, lettered=lettered)
    splitter = Splitter(view, options, room, badges, _entries(view, listed, lists.legend, lettered=lettered), FOOT)
    if splitter.total < _HOPELESS * splitter.capacity and (form != "table" or len(groups) <= _NO_LIST):
        whole = chart(view, options)
        if whole.smallest_text * scale_on(whole, paper) >= options.min_text:
            return [Page(whole, title, units=tuple(range(len(view))))]
    sheets = splitter.split()
    places = own_pages(sheets)
    charts = [_page(sheet, splitter.blank, places) for sheet in sheets]
    pages = lists.set(sheets, charts, (room.inner[0], room.inner[1] - FOOT))
    pages = [replace(page, scene=replace(page.scene, width=room.inner[0], height=room.inner[1])) for page in pages]
    return [replace(page, scale=scale) for page in _footed(view, sheets, pages)]


def _at_full_size(paper: Paper, scale: float) -> Paper:
    """Return the paper on which text of a scale has its full size."""
    return replace(paper, width=paper.width / scale, height=paper.height / scale, margin=paper.margin / scale)


def _entries(view: View, groups: Sequence[Group], said: str, *, lettered: bool) -> dict[str, Entry]:
    """Return what the legends of pages say of each letter, and under "" of all bodies and links."""
    if not groups:
        return {}
    found = {"": Entry("text", said)}
    if lettered:
        for group in groups:
            badge = Badge(group.letter, group.colour, filled=True)
            found[group.letter] = Entry("badge", clean(view.names[group.hub]), badge=badge)
    return found


def _page(sheet: Sheet, blank: str, pages: Mapping[int, int]) -> Page:
    """Return a sheet as a page, with the pages that its boxes refer to."""
    scene = sheet.scene
    if scene is None:
        raise AssertionError(sheet.title)
    boxes, targets = [], []
    for box in scene.boxes:
        unit = sheet.shown[box.unit] if 0 <= box.unit < len(sheet.shown) else -1
        if box.badges and box.badges[-1].text == blank:
            target = pages[unit]
            targets.append((box.x, box.y, box.width, box.height, target))
            boxes.append(replace(box, badges=(*box.badges[:-1], replace(box.badges[-1], text=f"→{target}"))))
        else:
            boxes.append(box)
    return Page(replace(scene, boxes=tuple(boxes)), sheet.title, 1, tuple(targets), tuple(sheet.units))


def _footed(view: View, sheets: Sequence[Sheet], pages: Sequence[Page]) -> list[Page]:
    """Add a line at the foot of each page: its number and part, and the pages that it goes on from and to."""
    parts = parts_of_series(sheets)
    levels = {-1: 0}
    found = []
    for number, page in enumerate(pages):
        sheet = sheets[number] if number < len(sheets) else None
        said = [word("page_of", view.language, page=number + 1, count=len(pages))]
        leads: list[tuple[str, int]] = []
        if sheet is not None:
            levels[number] = levels[sheet.back] + 1
            if sheet.back >= 0:
                leads.append((word("back", view.language, page=sheet.back + 1), sheet.back + 1))
            if number in parts:
                part, count = parts[number]
                said.insert(
                    0,
                    word(
                        "part_of", view.language, number=part, count=count, first=sheet.first + 1, last=sheet.last + 1
                    ),
                )
        if number:
            leads.append((word("previous", view.language, page=number), number))
        if number + 1 < len(pages):
            leads.append((word("next", view.language, page=number + 2), number + 2))
        level = min(levels[number], _LEVELS) if sheet is not None else 1
        found.append(replace(with_foot(page, leads, said), level=level))
    return found
