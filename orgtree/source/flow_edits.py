"""Edits of lists and mappings that stand in brackets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from orgtree.source.block_edits import near_items
from orgtree.source.flow_parts import FlowParts, Part, Piece
from orgtree.source.render import CHILDREN, holds_children, key_text
from orgtree.source.text_edits import Edits, applied
from orgtree.source.text_spans import after_properties

if TYPE_CHECKING:
    from orgtree.source.site import Site
    from orgtree.source.spot import Spot


def edit_flow_mapping(site: Site, spot: Spot, old: dict[str, Any], new: dict[str, Any], out: Edits) -> None:
    """Edit a mapping in braces: values that differ, keys that go, keys that come."""
    positions, layout = site.positions, site.layout
    nodes = positions.children(spot.node)
    keys = list(old)
    for number, key in enumerate(keys):
        if key in new:
            site.change(spot.part("flow", nodes[2 * number + 1], key), old[key], new[key], out)
    dropped = {number for number, key in enumerate(keys) if key not in new}
    added = [key for key in new if key not in old]
    if not dropped and not added:
        return
    for number in dropped:
        site.gone(nodes[2 * number + 1])
    order = [key for key in keys if key in new]
    for key in added:
        order.insert(site.habits.order(key, order, spot.near, root=spot.sort == "root"), key)
    parts = [
        Part(
            positions.start[nodes[2 * number]],
            max(layout.stop(nodes[2 * number + 1], old[key]), layout.stop(nodes[2 * number], key)),
        )
        for number, key in enumerate(keys)
    ]
    texts: dict[int, list[str]] = {}
    before = -1
    for key in order:
        if key in old:
            before = keys.index(key)
        else:
            texts.setdefault(before, []).append(key)

    flow = FlowParts(layout, parts, after_properties(site.text, positions.start[spot.node]))

    def written(key: str) -> Piece:
        style, _ = site.habits.manner(key, spot.near, root=spot.sort == "root")
        text = site.bracketed(new[key], style if flow.lined else replace(style, inner=""), flow.indent)
        return Piece(f"{key_text(key, site.style, flow=True)}: {text}")

    flow.edit(dropped, {number: [written(key) for key in added] for number, added in texts.items()}, out)


def edit_flow_list(site: Site, spot: Spot, old: list[Any], new: list[Any], out: Edits) -> None:
    """Edit a list in brackets: items that differ, that go, that come or are moved."""
    positions, layout = site.positions, site.layout
    found, kept = site.match(spot, old, new)
    children = positions.children(spot.node)
    for number, place in enumerate(found):
        if place is not None and place in kept and (old[place] is not new[number] or positions.aliases):
            near = near_items(site, old, children, place) if isinstance(old[place], dict) else ()
            inner = spot.part("flow", children[place], place, near=near)
            site.change(inner, old[place], new[number], out)
    dropped = {number for number in range(len(old)) if number not in kept}
    if not dropped and len(new) == len(kept):
        return
    for number in dropped:
        site.gone(children[number])
    parts = [Part(positions.start[node], layout.stop(node, item)) for node, item in zip(children, old, strict=True)]
    flow = FlowParts(layout, parts, after_properties(site.text, positions.start[spot.node]))
    whole = isinstance(old[0], dict) and layout.lines_between(*parts[0]) > 0
    pieces: dict[int, list[Piece]] = {}
    before = -1
    for number, place in enumerate(found):
        if place is not None and place in kept:
            before = place
        else:
            wide = flow.lined and (whole or holds_children(new[number]))
            piece = site.piece(new[number], site.style if wide else site.one_line, flow.indent)
            pieces.setdefault(before, []).append(piece)
    flow.edit(dropped, pieces, out)


def opens_up(site: Site, spot: Spot, old: Any, new: Any, out: Edits) -> bool:
    """Write what stands in brackets as a block where units come to nest in it; return whether that was done."""
    layout, node = site.layout, spot.node
    start, stop = after_properties(site.text, site.positions.start[node]), layout.stop(node, old)
    if layout.json or layout.lines_between(start, stop) or site.shares(node):
        return False
    if isinstance(old, dict):
        if spot.sort != "item" or not new.get(CHILDREN) or old.get(CHILDREN):
            return False
        column = layout.column(start)
        lines = _unfolded(site, spot, old, new, column)
    else:
        if spot.sort != "entry" or not any(isinstance(item, dict) and "id" in item for item in new):
            return False
        if not site.needs_block(spot, old, new):
            return False
        column = layout.column(spot.mark) + site.style.dash
        lines = _unrolled(site, spot, old, new, column)
    end = layout.line_end(stop)
    comment = site.text[stop:end].rstrip()
    between = f"{layout.newline}{' ' * column}"
    if isinstance(old, dict):
        out.replace(start, end, between.join([lines[0] + comment, *lines[1:]]))
    else:
        key_end = len(site.text[:start].rstrip(" "))
        out.replace(key_end, end, comment + between + between.join(lines))
    return True


def _unfolded(site: Site, spot: Spot, old: dict[str, Any], new: dict[str, Any], column: int) -> list[str]:
    """Return the entries of a mapping in braces as lines of a block."""
    positions = site.positions
    nodes = positions.children(spot.node)
    keys = list(old)
    order = [key for key in keys if key in new and (key != CHILDREN or old[key])]
    for key in new:
        if key not in order:
            order.insert(site.habits.order(key, order, spot.near, root=False), key)
    lines = []
    for key in order:
        if key in old and key != CHILDREN:
            number = keys.index(key)
            at = nodes[2 * number + 1]
            inner = Edits()
            site.change(spot.part("flow", at, key), old[key], new[key], inner)
            begin = positions.start[nodes[2 * number]]
            end = max(site.layout.stop(at, old[key]), site.layout.stop(nodes[2 * number], key))
            lines.append(applied(site.text, inner.settled(), begin, end))
        else:
            style, spread = site.habits.manner(key, spot.near, root=False)
            lines.append(f"{key_text(key, site.style)}:{site.blocks(style).value(new[key], column, spread=spread)}")
    return lines


def _unrolled(site: Site, spot: Spot, old: list[Any], new: list[Any], column: int) -> list[str]:
    """Return the items of a list in brackets as lines of a block."""
    found, kept = site.match(spot, old, new)
    children = site.positions.children(spot.node)
    dash = "-" + " " * (site.style.item - 1)
    lines = []
    for number, place in enumerate(found):
        if place is not None and place in kept:
            inner = Edits()
            node = children[place]
            site.change(spot.part("flow", node, place), old[place], new[number], inner)
            stop = site.layout.stop(node, old[place])
            lines.append(dash + applied(site.text, inner.settled(), site.positions.start[node], stop))
        else:
            lines.append(site.blocks(site.style).item(new[number], column))
    return lines
