"""Put another value in the place of one, in its style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.source.render import holds_children, inline
from orgtree.source.scalar_text import Quotes, block_text, is_plain, scalar_text
from orgtree.source.text_spans import after_properties

if TYPE_CHECKING:
    from orgtree.source.site import Site
    from orgtree.source.spot import Spot
    from orgtree.source.text_edits import Edits


def replace_value(site: Site, spot: Spot, old: Any, new: Any, out: Edits) -> None:
    """Replace a value by one that shares no parts with it.

    Args:
        site: The document.
        spot: Where the value hangs.
        old: The value before.
        new: The value after.
        out: Takes the edits.
    """
    layout, text, node = site.layout, site.text, spot.node
    start = after_properties(text, site.positions.start[node])
    stop = layout.stop(node, old)
    block_text_before = layout.is_block_text(node, old)
    if isinstance(old, dict | list) and old and not layout.is_flow(node, old):
        _replace_block(site, spot, new, start, stop, out)
        return
    if not isinstance(new, dict | list):
        written = _block(site, new, start, stop) if block_text_before else None
        if written is None:
            in_flow = spot.sort == "flow"
            written = _in_style(site, old, new, "" if block_text_before else text[start : start + 1], flow=in_flow)
        _replace(site, start, stop, written, out)
        return
    if spot.sort == "flow" or layout.json:
        _replace(site, start, stop, site.bracketed(new, site.one_line, layout.indentation(start)), out)
        return
    if spot.sort == "entry":
        style, spread = site.habits.manner(spot.key, spot.near, root=False)
        if not spot.near:
            spread = spread if new and not isinstance(old, dict | list) else None
        written = site.blocks(style).value(new, layout.column(spot.mark), spread=spread)
        if written.startswith(" "):
            _replace(site, start, stop, written[1:], out)
        else:
            out.delete(max(len(text[:start].rstrip(" ")), 0), stop)
            out.put(layout.line_end(stop), written)
        return
    if spot.sort == "item" and new and (holds_children([new]) or site.style.spread) and isinstance(new, dict):
        _replace(site, start, stop, site.blocks(site.style).lines(new, layout.column(start)), out)
        return
    _replace(site, start, stop, inline(new, site.style), out)


def _replace_block(site: Site, spot: Spot, new: Any, start: int, stop: int, out: Edits) -> None:
    """Replace a list or mapping that stands over several lines."""
    layout = site.layout
    if spot.sort != "entry" or layout.line_start(start) == layout.line_start(spot.mark):
        blocks = site.blocks(site.style)
        column = layout.column(start)
        whole = isinstance(new, dict | list) and new
        out.replace(start, stop, blocks.lines(new, column) if whole else inline(new, site.style))
        return
    colon = layout.behind_colon(spot.node, spot.key)
    column = layout.column(spot.mark)
    style, spread = site.habits.manner(spot.key, spot.near, root=False)
    written = site.blocks(style).value(new, column, spread=spread)
    end = layout.before_break(layout.entry(spot.mark, stop, spot.mark).end)
    line_end = layout.line_end(colon)
    if written.startswith(" ") and layout.newline not in written:
        out.put(colon, written)
        out.delete(line_end, end)
    elif written.startswith(" "):
        out.replace(colon, end, written)
    else:
        out.replace(line_end, end, written)


def _replace(site: Site, start: int, stop: int, written: str, out: Edits) -> None:
    before = site.text[start - 1 : start]
    out.replace(start, stop, f" {written}" if before and before not in ' \t\r\n[{"' else written)


def _block(site: Site, new: Any, start: int, stop: int) -> str | None:
    """Return a text of several lines in the style of the one before, None for what needs none."""
    if not isinstance(new, str) or "\n" not in new:
        return None
    layout = site.layout
    at = layout.blank_after(layout.next_line(start))
    indent = layout.indentation(at) if at < stop else ""
    return block_text(new, site.text[start], indent, layout.newline) if indent else None


def _in_style(site: Site, old: Any, new: Any, sign: str, *, flow: bool) -> str:
    if site.layout.json:
        return inline(new, site.style)
    quotes: Quotes = ""
    if isinstance(old, str) and sign == "'":
        quotes = "'"
    elif isinstance(old, str) and sign == '"':
        quotes = '"'
    elif isinstance(new, str) and not is_plain(new, flow=flow):
        quotes = site.style.quotes or site.style.sign
    return scalar_text(new, quotes, flow=flow)
