"""One document that is edited: how it is written, what is edited in it, and what comes into it from elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from orgtree.source.block_edits import edit_block_list, edit_block_mapping
from orgtree.source.documents import Document
from orgtree.source.flow_edits import edit_flow_list, edit_flow_mapping, opens_up
from orgtree.source.flow_parts import FlowParts, Piece
from orgtree.source.fragments import fragment, inner_notes, notes
from orgtree.source.habits import Habits
from orgtree.source.layout import Layout
from orgtree.source.matching import matched, same
from orgtree.source.reader import read_text
from orgtree.source.render import CHILDREN, Blocks, Style, bracketed, inline, key_text
from orgtree.source.replacing import replace_value
from orgtree.source.spot import Spot
from orgtree.source.text_edits import Edits, TextEdit, applied, overlapping
from orgtree.source.text_spans import after_properties

if TYPE_CHECKING:
    from orgtree.source.rewriting import Rewriting
    from orgtree.source.spot import Path

_ANCHOR = re.compile(r"&[^\s,\[\]{}]+[ \t]*")
_BLOCK_TEXT = re.compile(r"[:-][ \t]+[|>]")


class Site:
    """One document and how it is written.

    Args:
        rewriting: The edits of all.
        number: The document's number.
    """

    def __init__(self, rewriting: Rewriting, number: int) -> None:
        document = rewriting.documents[number]
        self.rewriting = rewriting
        self.number = number
        self.open_end = bool(document.text) and document.text[-1] not in "\r\n"
        if self.open_end:  # a last line without an end is given one, so that all lines are alike
            newline = Layout(document).newline
            document = Document(document.label, document.text + newline, document.data, document.positions)
        self.document = document
        self.text = document.text
        self.positions = document.positions
        self.layout = Layout(document)
        self.habits = Habits(self.layout)
        self.style = self.habits.style
        self.one_line = replace(self.style, inner="")
        self.moved: dict[int, Path] = {}
        self._aliased: list[tuple[int, Any, Any]] = []
        self._anchors: dict[int, Any] = {}
        self._gone: list[tuple[int, int]] = []
        self._has_aliases = bool(self.positions.aliases)
        self._targets = set(self.positions.aliases.values())
        self._alias_nodes = sorted(self.positions.aliases)

    def edits(self, after: Any) -> list[TextEdit]:
        """Return the edits that make the document say other data, in order and apart."""
        out = Edits()
        self.change(Spot("root", 0), self.document.data, after, out)
        self._expand_aliases(out)
        edits = out.settled()
        at = self.open_text() if edits and edits[-1].end == len(self.text) else None
        if at is not None and not overlapping(edits, at - 1, at):
            out.put(at, "-")
            edits = out.settled()
        bare = self._trimmed(edits)
        if self.open_end and bare != edits and any(map(_BLOCK_TEXT.search, (self.text, *(one.text for one in edits)))):
            # The last line end of a block of text may be a part of what it says.
            data = read_text(applied(self.text[: -len(self.layout.newline)], bare), label="")[0].data
            return bare if same(data, after) else self._trimmed(edits, keeps=True)
        return bare

    def change(self, spot: Spot, old: Any, new: Any, out: Edits) -> None:
        """Find the edits that make a value another one."""
        node = spot.node
        if self._has_aliases:
            if node in self.positions.aliases:
                self._aliased.append((node, old, new))
                return
            if node in self._targets:
                self._anchors[node] = new
        if old is new and not (self._has_aliases and self._holds_aliases(node)):
            return
        if isinstance(old, dict) and isinstance(new, dict) and old and new:
            flow = self.layout.is_flow(node, old)
            if flow and opens_up(self, spot, old, new, out):
                return
            (edit_flow_mapping if flow else edit_block_mapping)(self, spot, old, new, out)
        elif isinstance(old, list) and isinstance(new, list) and old and new:
            flow = self.layout.is_flow(node, old)
            if flow and opens_up(self, spot, old, new, out):
                return
            (edit_flow_list if flow else edit_block_list)(self, spot, old, new, out)
        elif not same(old, new):
            self.gone(node)
            replace_value(self, spot, old, new, out)

    def match(self, spot: Spot, old: list[Any], new: list[Any]) -> tuple[list[int | None], set[int]]:
        """Match a list's items, and keep in mind which are moved within it."""

        def known(item: Any) -> int | None:
            place = self.rewriting.origin.get(id(item))
            if place is None:
                return None
            if place.document == self.number and place.path[:-1] == spot.path and isinstance(place.path[-1], int):
                return place.path[-1]
            return -1

        found, kept = matched(old, new, known)
        for number, place in enumerate(found):
            if place is not None and place not in kept and isinstance(new[number], dict):
                self.moved[id(new[number])] = (*spot.path, place)
        return found, kept

    def needs_block(self, spot: Spot, old: list[Any], new: list[Any]) -> bool:
        """Return whether an item comes into a list in brackets that cannot stand there as it is written."""
        found, kept = self.match(spot, old, new)
        for number, place in enumerate(found):
            if place is not None and place in kept:
                continue
            origin = self._origin(new[number])
            if bool(isinstance(new[number], dict) and new[number].get(CHILDREN)):
                return True
            if origin is not None:
                site = self.rewriting.site(origin[0])
                at = site.positions.follow(site.document.data, origin[1])
                if not site.layout.is_flow(at.node, at.value) or any(notes(site, origin[1])):
                    return True
        return False

    def blocks(self, style: Style) -> Blocks:
        """Return what writes new values of this document as blocks."""
        return Blocks(style, lambda item, column: self.written(item, column, style))

    def written(self, item: Any, column: int, style: Style) -> str | None:
        """Return the lines of an item that is written elsewhere; None for what is new."""
        place = self._origin(item)
        return None if place is None else fragment(self.rewriting.site(place[0]), place[1], item, column, style)

    def piece(self, item: Any, style: Style, indent: str) -> Piece:
        """Return an item for between brackets with its comments, as it is written elsewhere where that is on one line."""
        place = self._origin(item)
        if place is None:
            return Piece(self.bracketed(item, style, indent))
        site, path = self.rewriting.site(place[0]), place[1]
        above, behind = ((), "") if self.layout.json else notes(site, path)
        if site.layout.json == self.layout.json:
            text = fragment(site, path, item, -2, replace(style, item=2), only_flow=True)
            if text is not None:
                return Piece(text, above, behind)
        within = () if self.layout.json else inner_notes(site, path)
        return Piece(
            self.bracketed(item, style, indent), (*above, *(note for note in within if note != behind)), behind
        )

    def bracketed(self, value: Any, style: Style, indent: str) -> str:
        """Return a value for between brackets; units that come from elsewhere have their comments."""
        if isinstance(value, list) and any(self._origin(item) is not None for item in value):
            pieces = [self.piece(item, style, f"{indent}  ") for item in value]
            if any(piece.noted or self.layout.newline in piece.text for piece in pieces):
                return FlowParts.whole(pieces, self.layout.newline, indent)
            return (
                "[" + ", ".join(piece.text for piece in pieces) + "]"
                if not style.inner
                else bracketed(value, style, indent)
            )
        if isinstance(value, dict) and value.get(CHILDREN):
            below = self.bracketed(value[CHILDREN], style, indent)
            if self.layout.newline in below and not style.inner:
                rest = {key: said for key, said in value.items() if key != CHILDREN}
                head = inline(rest, style)[:-1]
                return f"{head}{', ' if rest else ''}{key_text(CHILDREN, style, flow=True)}: {below}}}"
        return bracketed(value, style, indent)

    def gone(self, node: int) -> None:
        """Keep in mind that a node is deleted, and the anchors in it."""
        if self._has_aliases:
            self._gone.append((node, node + self.positions.size[node]))

    def may_take(self, node: int) -> bool:
        """Return whether a node can be taken elsewhere as it is written."""
        if not self.shares(node):
            return True
        return self.rewriting.takes_shared and node not in self.positions.aliases

    def take(self, spot: Spot, old: Any, new: Any, out: Edits) -> None:
        """Find the edits of a value that is taken elsewhere: it leaves its anchors here, and has the content of its aliases.

        Args:
            spot: Where it hangs here.
            old: What it says here.
            new: What it is to say there.
            out: Takes the edits.
        """
        if not self.shares(spot.node):
            self.change(spot, old, new, out)
            return
        self.rewriting.took_shared = True
        outside, self._aliased = self._aliased, []
        self.change(spot, old, new, out)
        inside, self._aliased = self._aliased, outside
        for node, _, value in inside:
            start = self.positions.start[node]
            out.replace(start, self.layout.stop(node, ""), inline(value, self.style))
        for node in self._targets.intersection(range(spot.node, spot.node + self.positions.size[spot.node])):
            found = _ANCHOR.match(self.text, self.positions.start[node])
            if found:
                out.delete(found.start(), found.end())

    def shares(self, node: int) -> bool:
        """Return whether anchors that are used, or aliases, stand in a node."""
        end = node + self.positions.size[node]
        return self._has_aliases and any(
            node <= at < end or node <= target < end for at, target in self.positions.aliases.items()
        )

    def _expand_aliases(self, out: Edits) -> None:
        """Put its content in place of an alias whose anchor says something else by now."""
        for node, before, value in self._aliased:
            target = self.positions.aliases[node]
            gone = any(start <= target < end for start, end in self._gone)
            if gone or not same(self._anchors.get(target, before), value):
                start = self.positions.start[node]
                out.replace(start, self.layout.stop(node, ""), inline(value, self.style))

    def _trimmed(self, edits: list[TextEdit], *, keeps: bool = False) -> list[TextEdit]:
        """Return edits for the text as it was read, of which the last line may have no end.

        Args:
            edits: Edits of the text with an end at its last line.
            keeps: Whether the new last line gets an end.
        """
        whole = len(self.text)
        if not edits or edits[-1].end < whole:
            return edits
        newline, (start, _, text) = self.layout.newline, edits[-1]
        if not text:  # what stands above is the last by now, and no empty lines stay behind it
            start = self.layout.blank_before(start, edits[-2].end if len(edits) > 1 else 0)
        if not self.open_end:
            return [*edits[:-1], TextEdit(start, whole, text)]
        end = whole - len(newline)
        bare = text if keeps else text.removesuffix(newline)
        if start > end:
            last = TextEdit(end, end, newline + bare)
        elif bare or keeps or self.layout.line_start(start) != start:
            last = TextEdit(start, end, bare)
        else:
            last = TextEdit(self.layout.before_break(start), end, "")
        return [*edits[:-1], last]

    def open_text(self) -> int | None:
        """Return where a block of text at the end, whose last line has no end, would say so; None where none does."""
        last, leaf = self.positions.last_leaf(0, self.document.data)
        if not self.open_end or not self.layout.is_block_text(last, leaf) or leaf.endswith("\n"):
            return None
        at = after_properties(self.text, self.positions.start[last]) + 1
        return at if self.text[at] in "\r\n" else None

    def _origin(self, item: Any) -> tuple[int, Path] | None:
        if not isinstance(item, dict):
            return None
        if (path := self.moved.get(id(item))) is not None:
            return self.number, path
        place = self.rewriting.origin.get(id(item))
        return None if place is None else (place.document, place.path)

    def _holds_aliases(self, node: int) -> bool:
        at = bisect_left(self._alias_nodes, node)
        return at < len(self._alias_nodes) and self._alias_nodes[at] < node + self.positions.size[node]
