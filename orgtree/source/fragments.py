"""The text of a unit that is moved: its comments above, its lines, and those of its comments within."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from orgtree.source.block_edits import near_items
from orgtree.source.flow_parts import FlowParts, Part
from orgtree.source.render import CHILDREN
from orgtree.source.spot import Spot
from orgtree.source.text_edits import Edits, applied
from orgtree.source.text_spans import after_properties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.source.layout import Entry
    from orgtree.source.positions import Found
    from orgtree.source.render import Style
    from orgtree.source.site import Site
    from orgtree.source.spot import Path

_BREAK = re.compile(r"\r\n?|\n")
_NOTE = re.compile(r"(?<![^\s,\[\]{}])#[^\r\n]*")


def fragment(site: Site, path: Path, new: Any, column: int, style: Style, *, only_flow: bool = False) -> str | None:
    """Return the lines of a unit that stands in a list, from its comments on, the first indentation left out.

    Args:
        site: The document that it is written in.
        path: The pointer to it.
        new: What it says by now.
        column: How far its dash is to be indented.
        style: How its new place writes.
        only_flow: Return the bare text without a dash, and only where it stands in brackets on one line.

    Returns:
        The lines; None where they cannot be taken as they are, so that it is to be written anew.
    """
    layout = site.layout
    above = site.positions.follow(site.document.data, path[:-1])
    number = path[-1]
    if not isinstance(number, int) or not isinstance(above.value, list) or not 0 <= number < len(above.value):
        return None
    children = site.positions.children(above.node)
    node, old = children[number], above.value[number]
    flow = layout.is_flow(node, old)
    usable = site.may_take(node) and (style.json or not layout.json) and isinstance(old, dict) and old and new
    if not usable or (only_flow and not flow):
        return None
    start, stop = site.positions.start[node], layout.stop(node, old)
    near = near_items(site, above.value, children, number)
    inner = Edits()
    if (at := site.open_text()) is not None and start < at < stop:
        inner.put(at, "-")  # its last line gets an end, which is no part of what it says
    flow_list = layout.is_flow(above.node, above.value)
    if only_flow or flow_list:
        site.take(Spot("flow", node, path, near=near), old, new, inner)
        body = applied(site.text, inner.settled(), start, stop)
        if only_flow:
            return None if _BREAK.search(body) else body
    else:
        entry = _entry(site, above, number, start, stop)
        on_line = layout.line_start(entry.mark) == layout.line_start(start)
        above_it = _BREAK.split(site.text[entry.begin : entry.mark])[:-1] if on_line else []
        leading = [line.strip() for line in above_it if line.strip()]
        site.take(Spot("item", node, path, entry.mark, entry.begin, near), old, new, inner)
        body = applied(site.text, inner.settled(), start, entry.end)
    lines = _BREAK.split(body)
    while len(lines) > 1 and not lines[-1].strip() and not _keeps_end(site, node, old):
        lines.pop()
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    if flow_list:
        over, behind = notes(site, path)
        leading = list(over)
        lines[-1] += f" {behind}" if behind else ""
    shift = column + style.item - layout.column(after_properties(site.text, start) if flow else start)
    first = "-" + " " * (style.item - 1) + lines[0]
    head = f"{style.newline}{' ' * column}".join([*leading, first])
    return style.newline.join([head, *(_shifted(line, shift) for line in lines[1:])])


def notes(site: Site, path: Path) -> tuple[tuple[str, ...], str]:
    """Return the comments of an item of a list: those above it, and the one at the end of its line."""
    layout, positions = site.layout, site.positions
    above = positions.follow(site.document.data, path[:-1])
    number = path[-1]
    if layout.json or not isinstance(number, int) or not isinstance(above.value, list):
        return (), ""
    if layout.is_flow(above.node, above.value):
        parts, place = _beside(site, above, number)
        return parts.above(place)[1], parts.behind(place)[1]
    node, item = positions.children(above.node)[number], above.value[number]
    start, stop = positions.start[node], layout.stop(node, item)
    entry = _entry(site, above, number, start, stop)
    over = [line.strip() for line in _BREAK.split(site.text[entry.begin : entry.mark])]
    behind = site.text[stop : layout.line_end(stop)].strip() if layout.is_flow(node, item) else ""
    return tuple(line for line in over if line), behind


def inner_notes(site: Site, path: Path) -> tuple[str, ...]:
    """Return the comments within an item of a list, those of the units that nest in it left out."""
    layout, positions = site.layout, site.positions
    found = positions.follow(site.document.data, path)
    if layout.json or found.node in positions.aliases:
        return ()
    start, stop = positions.start[found.node], layout.stop(found.node, found.value)
    above = positions.follow(site.document.data, path[:-1])
    if not layout.is_flow(found.node, found.value) and not layout.is_flow(above.node, above.value):
        stop = _entry(site, above, int(path[-1]), start, stop).end
    spans = [(start, start), *_leaves(site, path, found.node, found.value), (stop, stop)]
    gaps = (site.text[one[1] : other[0]] for one, other in pairwise(spans))
    return tuple(note.rstrip() for gap in gaps for note in _NOTE.findall(gap))


def _leaves(site: Site, path: Path, node: int, value: Any) -> Iterator[tuple[int, int]]:
    """Yield the spans in which no comment of a value stands: those of its scalars, and of nested units."""
    layout, positions = site.layout, site.positions
    if not isinstance(value, dict | list) or not value or node in positions.aliases:
        yield positions.start[node], layout.stop(node, value)
        return
    children = positions.children(node)
    for number, item in enumerate(value.values() if isinstance(value, dict) else value):
        step: str | int = list(value)[number] if isinstance(value, dict) else number
        child = children[2 * number + 1] if isinstance(value, dict) else children[number]
        if isinstance(value, dict):
            key = children[2 * number]
            yield positions.start[key], layout.stop(key, step)
        if path[-1] == CHILDREN and isinstance(item, dict):
            above = positions.follow(site.document.data, path)
            yield _with_notes(site, above, number, child, item)
        else:
            yield from _leaves(site, (*path, step), child, item)


def _with_notes(site: Site, above: Found, number: int, node: int, item: Any) -> tuple[int, int]:
    """Return the span of a unit with its comments."""
    layout, positions = site.layout, site.positions
    if not layout.is_flow(above.node, above.value):
        entry = _entry(site, above, number, positions.start[node], layout.stop(node, item))
        return entry.begin, entry.end
    parts, place = _beside(site, above, number)
    return parts.above(place)[0], parts.behind(place)[0]


def _beside(site: Site, above: Found, number: int) -> tuple[FlowParts, int]:
    """Return an item of a list in brackets with the one before it, and which of the two it is."""
    children, first = site.positions.children(above.node), max(number - 1, 0)
    spans = [
        Part(site.positions.start[children[place]], site.layout.stop(children[place], above.value[place]))
        for place in range(first, number + 1)
    ]
    opening = after_properties(site.text, site.positions.start[above.node])
    return FlowParts(site.layout, spans, opening), number - first


def _entry(site: Site, above: Found, number: int, start: int, stop: int) -> Entry:
    """Return the lines of an item of a list."""
    layout, floor = site.layout, 0
    if number:
        before = site.positions.children(above.node)[number - 1]
        floor = layout.next_line(layout.stop(before, above.value[number - 1]))
    elif above.key is not None:
        floor = layout.next_line(site.positions.start[above.key_node])
    dash = layout.dash_on_line(start)
    return layout.entry(start if dash is None else dash, stop, floor)


def _keeps_end(site: Site, node: int, value: Any) -> bool:
    """Return whether empty lines at a node's end are a part of it, as behind `|+`."""
    last, leaf = site.positions.last_leaf(node, value)
    if last not in site.positions.ends or not isinstance(leaf, str):
        return False
    start = after_properties(site.text, site.positions.start[last])
    return "+" in site.text[start : start + 3]


def _shifted(line: str, by: int) -> str:
    """Return a line further to the right or left, as far as it is indented."""
    if not line:
        return line
    blanks = len(line) - len(line.lstrip(" "))
    return " " * max(0, blanks + by) + line[blanks:]
