"""Split a chart over pages: one where the text stays readable, else an overview and subtrees.

Pages refer to each other both ways, and an index of all units by name closes the atlas.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from orgtree.draw import palette, select
from orgtree.draw.canvas import with_colours
from orgtree.draw.chart import chart
from orgtree.draw.coverage_map import coverage_map
from orgtree.draw.layout.geometry import FONT
from orgtree.draw.links import choose_form, groups_of
from orgtree.draw.scene import Label, Line, Scene, Stroke
from orgtree.draw.sheet import Page, scale_on
from orgtree.draw.text_metrics import ASCENT, clean, width
from orgtree.draw.words import labelled, word
from orgtree.draw.wrap import cut

if TYPE_CHECKING:
    from orgtree.draw.options import DrawOptions, Paper
    from orgtree.draw.view import View

_BLANK = "→000"
"""Stands for a page number until pages are counted; digits are equally wide."""
_AREA = 2000.0
"""Square points that a name takes at full size, with its line and its share of white."""
_SMALL = 8
"""A subtree shares its page with its neighbours if it fills at most this part of one."""
_INDEX_SIZE = 8.0
_INDEX_COLUMN = 150.0


@dataclass(slots=True)
class _Sheet:
    """A page to draw.

    Args:
        roots: Units at its top.
        only: Which children of the one root are shown; None for all.
        depth: How many levels below the top.
        back: Number of the sheet that refers to it.
        deepest: How many levels there are below the top.
        first: Number of the first child that is shown.
        last: Number of the first child that is left for a further page.
        scene: The drawn page.
        units: Units on it, as its boxes number them.
        cut: Units that continue on pages of their own.
    """

    roots: list[int]
    only: list[int] | None
    depth: int
    back: int
    deepest: int = 0
    first: int = 0
    last: int | None = None
    scene: Scene | None = None
    units: list[int] = field(default_factory=list)
    cut: list[int] = field(default_factory=list)


def atlas(view: View, options: DrawOptions) -> list[Page]:
    """Return the pages of a picture on the paper of its options.

    Args:
        view: What to draw.
        options: Choices, with a paper; `min_text` is the smallest printed text in points.
    """
    paper = options.paper
    if paper is None:
        raise ValueError("an atlas needs a paper")
    whole = coverage_map(view, options) if options.picture == "map" else chart(view, options)
    if _printed(whole, paper) >= options.min_text or options.picture == "map":
        return [Page(whole, clean(view.title) or word("overview", view.language))]
    groups = groups_of(view)
    form = choose_form(groups, options.links, view.outside)
    letters = {group.hub: group.letter for group in groups if group.is_body}
    view = replace(with_colours(view), letters=letters)
    sheets = _sheets(view, replace(options, links="marks" if form == "bus" else form), paper)
    return [*_numbered(view, sheets), *_index(view, sheets, paper)]


def _printed(scene: Scene, paper: Paper) -> float:
    return scene.smallest_text * scale_on(scene, paper)


def _sheets(view: View, options: DrawOptions, paper: Paper) -> list[_Sheet]:
    """Return the sheets, each before those that continue it."""
    children = view.children()
    weight = [1] * len(view)
    height = [0] * len(view)
    for unit in range(len(view) - 1, -1, -1):
        if (parent := view.parents[unit]) >= 0:
            weight[parent] += weight[unit]
            height[parent] = max(height[parent], height[unit] + 1)
    room = paper.inner[0] * paper.inner[1] / (options.min_text / FONT) ** 2
    capacity = max(12, int(room / _AREA))
    sheets: list[_Sheet] = []
    # The stack holds sheets to come, the next one last: an atlas reads depth first.
    step = max(1, capacity // 2)
    waiting = [
        _Sheet(view.roots[i : i + step], None, max((height[root] for root in view.roots), default=0), -1)
        for i in range(0, max(1, len(view.roots)), step)
    ][::-1]
    while waiting:
        sheet = waiting.pop()
        number = len(sheets)
        _fit(view, sheet, options, paper, capacity, (children, weight, height))
        sheets.append(sheet)
        following = [_sheet(view, group, number, height) for group in _groups(view, sheet, weight, capacity)]
        waiting += reversed(following)
        if sheet.last is not None:
            waiting.append(_Sheet(sheet.roots, sheet.only, sheet.deepest, sheet.back, first=sheet.last))
    return sheets


def _sheet(view: View, group: list[int], back: int, height: list[int]) -> _Sheet:
    """Return the sheet of one subtree, or of several under their common parent."""
    depth = max(height[root] for root in group)
    if len(group) == 1 or view.parents[group[0]] < 0:
        return _Sheet(group, None, depth, back)
    return _Sheet([view.parents[group[0]]], group, depth + 1, back)


def _groups(view: View, sheet: _Sheet, weight: list[int], capacity: int) -> list[list[int]]:
    """Group small neighbouring subtrees on one page, unless such a group did not fit."""
    if sheet.only is not None and not set(sheet.only).isdisjoint(sheet.cut):
        return [[unit] for unit in sheet.cut]
    groups: list[list[int]] = []
    load = 0
    for unit in sheet.cut:
        small = weight[unit] <= capacity // _SMALL and bool(groups) and weight[groups[-1][-1]] <= capacity // _SMALL
        together = small and view.parents[groups[-1][0]] == view.parents[unit]
        if together and load + weight[unit] <= capacity // 2:
            groups[-1].append(unit)
            load += weight[unit]
        else:
            groups.append([unit])
            load = weight[unit]
    return groups


def _fit(
    view: View,
    sheet: _Sheet,
    options: DrawOptions,
    paper: Paper,
    capacity: int,
    tree: tuple[list[list[int]], list[int], list[int]],
) -> None:
    """Draw a sheet as deep as stays readable; levels too wide for a page continue on others."""
    children, weight, height = tree
    sheet.deepest = depth = sheet.depth
    while True:
        levels = _levels(sheet, depth, children)
        if depth > 1 and sum(map(len, levels)) > capacity * 2:
            depth -= 1
            continue
        cut = _cut(levels, depth, capacity, weight, height)
        count = len(levels[1]) if len(levels) > 1 else 0
        scene, kept = _draw(view, sheet, levels, count, options, cut)
        # Siblings that share a page, and a level that cannot be shortened, go on over several pages.
        while (depth <= 1 or sheet.only) and count > 1 and _printed(scene, paper) < options.min_text:
            count = max(1, count * 3 // 4)
            scene, kept = _draw(view, sheet, levels, count, options, cut)
        if depth <= 1 or _printed(scene, paper) >= options.min_text:
            break
        depth -= 1
    sheet.scene, sheet.units, sheet.depth = scene, kept, depth
    drawn = set(kept)
    sheet.cut = [unit for unit in cut if unit in drawn]
    if len(levels) > 1 and count < len(levels[1]):
        sheet.last = sheet.first + count


def _cut(levels: list[list[int]], depth: int, capacity: int, weight: list[int], height: list[int]) -> list[int]:
    """Return the units that get pages of their own: on the highest level whose subtrees fit a page each."""
    for level in range(1, depth + 1):
        deeper = [unit for unit in levels[level] if height[unit] > depth - level] if level < len(levels) else []
        if level == depth or all(weight[unit] <= capacity for unit in deeper):
            return deeper
    return []


def _levels(sheet: _Sheet, depth: int, children: list[list[int]]) -> list[list[int]]:
    levels = [list(sheet.roots)]
    for level in range(depth):
        below = [kid for unit in levels[-1] for kid in children[unit]]
        if level == 0:
            below = (sheet.only if sheet.only is not None else below)[sheet.first :]
        levels.append(below)
    return levels


def _draw(
    view: View, sheet: _Sheet, levels: list[list[int]], count: int, options: DrawOptions, cut: list[int]
) -> tuple[Scene, list[int]]:
    kept = set(levels[0])
    for i, level in enumerate(levels[1:]):
        kept.update(level[:count] if i == 0 else [unit for unit in level if view.parents[unit] in kept])
    names = list(view.names)
    for unit in cut:
        names[unit] = f"{view.names[unit]} {_BLANK}"
    part = select.keep(replace(view, names=names), kept)
    if sheet.back >= 0 and part.changes is not None:
        part = replace(part, changes=part.changes.of_units())
    order = select.order(view, kept)
    shown = levels[1][:count] if sheet.only and len(levels) > 1 else sheet.roots
    inner = sheet.back >= 0
    title = clean(view.names[shown[0]]) if inner or sheet.first else clean(view.title) or clean(view.names[0])
    if inner and len(shown) > 1:
        title = f"{clean(view.names[shown[0]])} – {clean(view.names[shown[-1]])}"
        if sheet.only:
            title = labelled(clean(view.names[sheet.roots[0]]), title, view.language)
    subtitle = view.subtitle
    if inner:
        back = word("back", view.language, page=_BLANK[1:])
        subtitle = f"{subtitle} · {back}" if subtitle else back
    return chart(replace(part, title=title, subtitle=subtitle, hidden={}), options), order


def _numbered(view: View, sheets: list[_Sheet]) -> list[Page]:
    """Fill in page numbers and link them."""
    page_of = _own_pages(sheets)
    level = {-1: 0}
    pages = []
    for number, sheet in enumerate(sheets):
        level[number] = level[sheet.back] + 1
        scene = sheet.scene
        if scene is None:
            raise AssertionError(number)
        boxes, links = [], []
        for box in scene.boxes:
            unit = sheet.units[box.unit] if 0 <= box.unit < len(sheet.units) else -1
            if unit in page_of and any(_BLANK in line for line in box.lines):
                lines = tuple(line.replace(_BLANK, f"→{page_of[unit]}") for line in box.lines)
                links.append((box.x, box.y, box.width, box.height, page_of[unit]))
                boxes.append(replace(box, lines=lines))
            elif any(_BLANK in line for line in box.lines):
                boxes.append(replace(box, lines=tuple(line.replace(f" {_BLANK}", "") for line in box.lines)))
            else:
                boxes.append(box)
        labels = []
        blank = word("back", view.language, page="000")
        for label in scene.labels:
            if sheet.back >= 0 and blank in label.text:
                text = label.text.replace(blank, word("back", view.language, page=sheet.back + 1))
                links.append((label.x, label.y - label.size, width(text, label.size), label.size * 1.2, sheet.back + 1))
                labels.append(replace(label, text=text))
            else:
                labels.append(label)
        folio = word("page", view.language, page=number + 1)
        labels.append(Label(scene.width - 10.0, 20.0, folio, 9.4, "end", palette.MUTED))
        done = replace(scene, boxes=tuple(boxes), labels=tuple(labels))
        title = scene.title or word("overview", view.language)
        pages.append(Page(done, title, min(level[number], 6), tuple(links)))
    return pages


def _own_pages(sheets: list[_Sheet]) -> dict[int, int]:
    """Return the page of every unit that stands at the top of one."""
    found: dict[int, int] = {}
    for number, sheet in enumerate(sheets, 1):
        if sheet.back >= 0 and sheet.only is not None:
            found.update(dict.fromkeys(sheet.only[sheet.first : sheet.last], number))
        elif sheet.back >= 0 and sheet.first == 0:
            found.update(dict.fromkeys(sheet.roots, number))
    return found


def _index(view: View, sheets: list[_Sheet], paper: Paper) -> list[Page]:
    """Return the index pages: every unit's name and page."""
    own = _own_pages(sheets)
    where: dict[int, int] = {}
    for number, sheet in enumerate(sheets, 1):
        boxes = sheet.scene.boxes if sheet.scene else ()
        for unit in (sheet.units[box.unit] for box in boxes if box.unit >= 0):
            where.setdefault(unit, own.get(unit, number))
    # The older Chinese character set is ordered by pronunciation, which is how Chinese indexes are sorted.
    rows = sorted(where, key=lambda unit: (clean(view.names[unit]).casefold().encode("gb18030", "replace"), unit))
    wide, high = paper.inner
    columns = max(1, int(wide / _INDEX_COLUMN))
    column = wide / columns
    step = _INDEX_SIZE * 1.4
    per_column = max(1, int((high - 40.0) / step))
    pages: list[Page] = []
    first = len(sheets) + 1
    for start in range(0, len(rows), columns * per_column):
        labels = [Label(0.0, 14.0, word("index", view.language), 14.0, bold=True)]
        folio = word("page", view.language, page=first + len(pages))
        labels.append(Label(wide, 14.0, folio, 9.4, "end", palette.MUTED))
        links = []
        leaders: list[tuple[tuple[float, float], tuple[float, float]]] = []
        for i, unit in enumerate(rows[start : start + columns * per_column]):
            x, y = (i // per_column) * column, 34.0 + (i % per_column) * step
            text = cut(clean(view.names[unit]), (column - 36.0) / _INDEX_SIZE)
            labels.append(Label(x, y + _INDEX_SIZE * ASCENT, text, _INDEX_SIZE))
            labels.append(Label(x + column - 14.0, y + _INDEX_SIZE * ASCENT, str(where[unit]), _INDEX_SIZE, "end"))
            left, right = x + width(text, _INDEX_SIZE) + 3.0, x + column - 17.0 - width(str(where[unit]), _INDEX_SIZE)
            if left < right:
                leaders.append(((left, y + _INDEX_SIZE * ASCENT - 1.0), (right, y + _INDEX_SIZE * ASCENT - 1.0)))
            links.append((x, y, column - 14.0, step, where[unit]))
        scene = Scene(
            wide,
            high,
            (),
            (Line(tuple(leaders), 0),),
            tuple(labels),
            (),
            (Stroke("rule", "#c9cfd5", 0.5, (0.8, 2.0)),),
            title=word("index", view.language),
            language=view.language,
        )
        pages.append(Page(scene, word("index", view.language), 1, tuple(links)))
    return pages
