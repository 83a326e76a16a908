"""The text of a unit that is moved: its comments above, its lines, and those of its comments within."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from orgtree.source.block_edits import near_items
from orgtree.source.spot import Spot
from orgtree.source.text_edits import Edits, applied
from orgtree.source.text_spans import after_properties

if TYPE_CHECKING:
    from orgtree.source.layout import Entry
    from orgtree.source.positions import Found
    from orgtree.source.render import Style
    from orgtree.source.site import Site
    from orgtree.source.spot import Path

_BREAK = re.compile(r"\r\n?|\n")


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
    usable = not site.shares(node) and (style.json or not layout.json) and isinstance(old, dict) and old and new
    if not usable or (only_flow and not flow):
        return None
    start, stop = site.positions.start[node], layout.stop(node, old)
    near = near_items(site, above.value, children, number)
    inner = Edits()
    if (at := site.open_text()) is not None and start < at < stop:
        inner.put(at, "-")  # its last line gets an end, which is no part of what it says
    if only_flow or layout.is_flow(above.node, above.value):
        site.change(Spot("flow", node, path, near=near), old, new, inner)
        body = applied(site.text, inner.settled(), start, stop)
        if only_flow:
            return None if _BREAK.search(body) else body
        leading = []
    else:
        entry = _entry(site, above, number, start, stop)
        on_line = layout.line_start(entry.mark) == layout.line_start(start)
        above_it = _BREAK.split(site.text[entry.begin : entry.mark])[:-1] if on_line else []
        leading = [line.strip() for line in above_it if line.strip()]
        site.change(Spot("item", node, path, entry.mark, entry.begin, near), old, new, inner)
        body = applied(site.text, inner.settled(), start, entry.end)
    lines = _BREAK.split(body)
    while len(lines) > 1 and not lines[-1].strip() and not _keeps_end(site, node, old):
        lines.pop()
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    shift = column + style.item - layout.column(after_properties(site.text, start) if flow else start)
    first = "-" + " " * (style.item - 1) + lines[0]
    head = f"{style.newline}{' ' * column}".join([*leading, first])
    return style.newline.join([head, *(_shifted(line, shift) for line in lines[1:])])


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
