"""Edits of lists and mappings that are written as blocks, a line or more for each part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from orgtree.source.render import key_text
from orgtree.source.text_spans import after_properties

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.source.habits import Seen
    from orgtree.source.layout import Entry, Layout
    from orgtree.source.site import Site
    from orgtree.source.spot import Spot
    from orgtree.source.text_edits import Edits

_NEAR = 8


def edit_block_mapping(site: Site, spot: Spot, old: dict[str, Any], new: dict[str, Any], out: Edits) -> None:
    """Edit a mapping: values that differ, keys that go, keys that come."""
    positions = site.positions
    nodes = positions.children(spot.node)
    keys = list(old)
    for number, key in enumerate(keys):
        if key in new:
            at = nodes[2 * number + 1]
            mark = positions.start[nodes[2 * number]]
            inner = spot.part("entry", at, key, mark)
            site.change(inner, old[key], new[key], out)
    dropped = {number for number, key in enumerate(keys) if key not in new}
    added = [key for key in new if key not in old]
    if not dropped and not added:
        return
    entries = _MappingEntries(site, spot, old)
    for number in dropped:
        site.gone(nodes[2 * number + 1])
    drop(site.layout, entries, len(keys), dropped, out)
    order = [key for key in keys if key in new]
    for key in added:
        order.insert(site.habits.order(key, order, spot.near, root=spot.sort == "root"), key)
    column = entries.column
    texts: dict[int, list[str]] = {}
    before = -1
    for key in order:
        if key in old:
            before = keys.index(key)
            continue
        style, spread = site.habits.manner(key, spot.near, root=spot.sort == "root")
        written = site.blocks(style).value(new[key], column, spread=spread)
        texts.setdefault(before, []).append(f"{key_text(key, site.style)}:{written}")
    for number, lines in texts.items():
        put_lines(site.layout, entries, number, lines, 0, out)


def edit_block_list(site: Site, spot: Spot, old: list[Any], new: list[Any], out: Edits) -> None:
    """Edit a list: items that differ, that go, that come or are moved."""
    found, kept = site.match(spot, old, new)
    entries = _ListEntries(site, spot, old)
    children = site.positions.children(spot.node)
    for number, place in enumerate(found):
        if place is not None and place in kept and (old[place] is not new[number] or site.positions.aliases):
            near = near_items(site, old, children, place) if isinstance(old[place], dict) else ()
            inner = spot.part("item", children[place], place, entries.dash(place), entries.floor(place), near)
            site.change(inner, old[place], new[number], out)
    dropped = {number for number in range(len(old)) if number not in kept}
    if not dropped and len(new) == len(kept):
        return
    for number in dropped:
        site.gone(children[number])
    drop(site.layout, entries, len(old), dropped, out)
    texts: dict[int, list[str]] = {}
    before = -1
    for number, place in enumerate(found):
        if place is not None and place in kept:
            before = place
            continue
        beside = max(before, 0)
        style = replace(site.style, item=entries.width(beside), quotes=site.style.quotes)
        spread = None
        if isinstance(old[beside], dict) and isinstance(new[number], dict):
            spread = not site.layout.is_flow(children[beside], old[beside]) or None
        texts.setdefault(before, []).append(site.blocks(style).item(new[number], entries.column, spread=spread))
    for number, lines in texts.items():
        put_lines(site.layout, entries, number, lines, entries.blanks(number), out)


def near_items(site: Site, items: Sequence[Any], children: Sequence[int], number: int) -> tuple[Seen, ...]:
    """Return the mappings around one in its list, the nearest first."""
    around = [number + sign * step for step in range(1, _NEAR) for sign in (-1, 1)]
    return tuple(
        (items[other], children[other])
        for other in around
        if 0 <= other < len(items) and isinstance(items[other], dict) and children[other] not in site.positions.aliases
    )


class _Entries:
    """The parts of a list or mapping, their lines found when asked for."""

    def __init__(self, site: Site, spot: Spot) -> None:
        self._site = site
        self._spot = spot
        self._children = site.positions.children(spot.node)
        self._found: dict[int, Entry] = {}
        self.column = site.layout.column(self.mark(0))

    def mark(self, number: int) -> int:
        """Return the key or the dash of a part."""
        raise NotImplementedError

    def stop(self, number: int) -> int:
        """Return the character after a part's value."""
        raise NotImplementedError

    def floor(self, number: int) -> int:
        """Return the first character that is not of the part before."""
        layout = self._site.layout
        if number:
            return layout.next_line(self.stop(number - 1))
        return layout.next_line(self._spot.mark) if self._spot.mark >= 0 else 0

    def __getitem__(self, number: int) -> Entry:
        if number not in self._found:
            entry = self._site.layout.entry(self.mark(number), self.stop(number), self.floor(number))
            self._found[number] = entry
        return self._found[number]

    def blanks(self, number: int) -> int:
        """Return how many empty lines to put between a new part and the one before it, of a number, -1 for none."""
        count = len(self._children) // (2 if isinstance(self, _MappingEntries) else 1)
        at = max(number, 0)
        gaps = [(place, place + 1) for place in (at, at - 1) if place >= 0 and place + 1 < count]
        if not gaps:
            return 0
        layout = self._site.layout
        found = []
        for one, other in gaps:
            end, begin = self[one].end, self[other].begin
            blank = layout.blank_after(end)
            found.append(layout.lines_between(end, min(blank, begin)))
        return min(found)


class _MappingEntries(_Entries):
    def __init__(self, site: Site, spot: Spot, mapping: dict[str, Any]) -> None:
        self._values = list(mapping.values())
        super().__init__(site, spot)

    def mark(self, number: int) -> int:
        return self._site.layout.before_question(self._site.positions.start[self._children[2 * number]])

    def stop(self, number: int) -> int:
        return self._site.layout.stop(self._children[2 * number + 1], self._values[number])


class _ListEntries(_Entries):
    def __init__(self, site: Site, spot: Spot, items: list[Any]) -> None:
        self._items = items
        super().__init__(site, spot)

    def mark(self, number: int) -> int:
        return self.dash(number)

    def dash(self, number: int) -> int:
        """Return an item's dash."""
        site = self._site
        found = site.layout.dash_on_line(site.positions.start[self._children[number]])
        if found is not None:
            return found
        if number:
            return site.layout.padding_end(self.stop(number - 1))
        return after_properties(site.text, site.positions.start[self._spot.node])

    def stop(self, number: int) -> int:
        return self._site.layout.stop(self._children[number], self._items[number])

    def width(self, number: int) -> int:
        """Return how far an item's text begins behind its dash."""
        dash, start = self.dash(number), self._site.positions.start[self._children[number]]
        layout = self._site.layout
        on_line = layout.line_start(dash) == layout.line_start(start)
        return max(2, start - dash) if on_line and self._items[number] is not None else self._site.style.item


def drop(layout: Layout, entries: _Entries, count: int, dropped: set[int], out: Edits) -> None:
    """Delete the lines of parts; no hole of empty lines is left."""
    tail = len(layout.text)
    for number in sorted(dropped, reverse=True):
        entry = entries[number]
        if not entry.own:
            following = next((place for place in range(number + 1, count) if place not in dropped), None)
            if following is None:
                out.delete(entry.mark, layout.before_break(entry.end))
            else:
                begin = entries[following].begin
                out.delete(entry.mark, begin + entries[following].column)
            continue
        begin, end = entry.begin, entry.end
        first = dropped.issuperset(range(number)) and entries[0].begin == entries.floor(0)
        blank, after = layout.blank_before(begin), layout.blank_after(end)
        if after >= tail:
            begin, end = blank, max(end, after if blank < begin or after == tail else end)
            tail = begin
        elif after > end and (blank < begin or begin == 0 or first):
            end = after
        out.delete(begin, end)


def put_lines(layout: Layout, entries: _Entries, number: int, lines: list[str], blanks: int, out: Edits) -> None:
    """Insert parts behind one, or before the first for -1."""
    newline, indent = layout.newline, " " * entries.column
    gap = newline * blanks
    entry = entries[max(number, 0)]
    if number >= 0:
        out.put(entry.end, "".join(f"{gap}{indent}{line}{newline}" for line in lines))
    elif entry.own:
        out.put(entry.begin, "".join(f"{indent}{line}{newline}{gap}" for line in lines))
    else:
        out.put(entry.mark, "".join(f"{line}{newline}{gap}{indent}" for line in lines))
