"""Edits of lists and mappings that stand in brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from orgtree.source.block_edits import near_items
from orgtree.source.render import CHILDREN, bracketed, holds_children, inline, key_text
from orgtree.source.text_edits import Edits, applied
from orgtree.source.text_spans import after_properties

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgtree.source.layout import Layout
    from orgtree.source.site import Site
    from orgtree.source.spot import Spot


class _Part(NamedTuple):
    """An item or entry between brackets: its first character, and the one after its last."""

    start: int
    stop: int


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
        _Part(
            positions.start[nodes[2 * number]],
            max(layout.stop(nodes[2 * number + 1], old[key]), layout.stop(nodes[2 * number], key)),
        )
        for number, key in enumerate(keys)
    ]
    texts: dict[int, list[tuple[Any, ...]]] = {}
    before = -1
    for key in order:
        if key in old:
            before = keys.index(key)
        else:
            texts.setdefault(before, []).append((key, new[key]))

    def written(entry: tuple[Any, ...], indent: str, *, spread: bool) -> str:
        key, value = entry
        style, _ = site.habits.manner(key, spot.near, root=spot.sort == "root")
        text = bracketed(value, style, indent) if spread else inline(value, style)
        return f"{key_text(key, site.style, flow=True)}: {text}"

    _edit_parts(site, parts, dropped, texts, written, out)


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
    parts = [_Part(positions.start[node], layout.stop(node, item)) for node, item in zip(children, old, strict=True)]
    texts: dict[int, list[tuple[Any, ...]]] = {}
    before = -1
    for number, place in enumerate(found):
        if place is not None and place in kept:
            before = place
        else:
            texts.setdefault(before, []).append((new[number],))
    whole = isinstance(old[0], dict) and layout.lines_between(*parts[0]) > 0

    def written(entry: tuple[Any, ...], indent: str, *, spread: bool) -> str:
        wide = spread and (whole or holds_children(entry[0]))
        style = site.style if wide else site.one_line
        return site.bracketed(entry[0], style, indent)

    _edit_parts(site, parts, dropped, texts, written, out)


def _edit_parts(
    site: Site,
    parts: Sequence[_Part],
    dropped: set[int],
    texts: dict[int, list[tuple[Any, ...]]],
    written: Callable[..., str],
    out: Edits,
) -> None:
    """Delete and insert parts with their commas.

    Args:
        site: The document.
        parts: Its parts as they stand.
        dropped: Numbers of those that go.
        texts: New parts behind one, by its number; -1 before all.
        written: Returns the text of a new part.
        out: Takes the edits.
    """
    layout, text = site.layout, site.text
    lined = layout.begins_line(parts[-1].start) and layout.begins_line(parts[0].start)
    indent = layout.indentation(parts[0].start)
    between = f",{layout.newline}{indent}" if lined else ", "
    kept = [number for number in range(len(parts)) if number not in dropped]
    fresh = {number: [written(entry, indent, spread=lined) for entry in entries] for number, entries in texts.items()}
    if not kept:
        new = between.join(one for number in sorted(fresh) for one in fresh[number])
        out.replace(parts[0].start, parts[-1].stop, new)
        return
    for number in sorted(dropped):
        if number < kept[-1]:
            _drop_part(layout, parts, number, kept, out, lined=lined)
    if kept[-1] + 1 < len(parts):
        _drop_tail(layout, parts[kept[-1]].stop, parts[-1].stop, out, lined=lined)
    for number, added in fresh.items():
        if number < 0:
            out.put(parts[0].start, "".join(one + between for one in added))
            continue
        stop, end = parts[number].stop, layout.line_end(parts[number].stop)
        rest = text[stop:end]
        if lined and "#" in rest:  # the comment stays on the line of what it speaks of
            out.put(stop, "" if rest.lstrip().startswith(",") else ",")
            more = number + 1 < len(parts) or rest.lstrip().startswith(",")
            body = between.join(added)
            out.put(end, f"{layout.newline}{indent}{body}{',' if more else ''}")
        else:
            out.put(stop, "".join(between + one for one in added))


def _drop_part(
    layout: Layout,
    parts: Sequence[_Part],
    number: int,
    kept: Sequence[int],
    out: Edits,
    *,
    lined: bool,
) -> None:
    """Delete a part that is followed by one that stays."""
    part = parts[number]
    if lined:
        end = layout.line_end(part.stop)
        rest = layout.text[part.stop : end].strip()
        if rest == "," or rest.removeprefix(",").lstrip().startswith("#"):
            out.delete(layout.line_start(part.start), layout.after_break(end))
            return
    if number < kept[0]:
        out.delete(part.start, parts[number + 1].start)
    else:
        out.delete(parts[number - 1].stop, part.stop)


def _drop_tail(layout: Layout, last: int, stop: int, out: Edits, *, lined: bool) -> None:
    """Delete the parts behind the last that stays; its comment does."""
    end = layout.line_end(last)
    if not lined or "#" not in layout.text[last:end]:
        out.delete(last, stop)
        return
    behind = layout.line_end(stop)
    rest = layout.text[stop:behind].strip()
    out.delete(end, behind if rest.lstrip(",").lstrip().startswith("#") or rest == "," else stop)


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
