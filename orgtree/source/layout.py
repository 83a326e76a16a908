"""Where the parts of a document stand in its text: lines, indentation, comments, dashes, colons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from orgtree.source.text_spans import after_properties, trimmed

if TYPE_CHECKING:
    from orgtree.source.documents import Document

_PADDING = re.compile(r"(?:[ \t]+|#[^\r\n]*|\r\n?|\n)*")
_BREAK = re.compile(r"\r\n?|\n")


class Entry(NamedTuple):
    """The lines of an item of a list or of an entry of a mapping, written as a block.

    Args:
        begin: The first character of its comments above, or of itself where other things stand before it on its line.
        mark: Its dash, or its key.
        column: How far the mark is indented.
        stop: The character after its value.
        end: The character after its last line, the comments within it included.
        own: Whether it begins its line.
    """

    begin: int
    mark: int
    column: int
    stop: int
    end: int
    own: bool


class Layout:
    """Answers where the parts of a document stand.

    Args:
        document: The document.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.positions = document.positions
        found = _BREAK.search(self.text)
        self.newline = found.group() if found else "\n"
        self._breaks = [sign for sign in "\r\n" if sign in self.text]
        root = after_properties(self.text, self.positions.start[0]) if len(self.positions) else 0
        self.json = self.text[root : root + 1] in ("{", "[") and (
            document.label.endswith(".json") or bool(re.match(r'[{\[]\s*["{\[\]}]', self.text[root : root + 1000]))
        )

    # Lines

    def line_start(self, at: int) -> int:
        """Return the first character of a character's line."""
        return max((self.text.rfind(sign, 0, at) for sign in self._breaks), default=-1) + 1

    def line_end(self, at: int) -> int:
        """Return the end of a character's line, before its break."""
        ends = [self.text.find(sign, at) for sign in self._breaks]
        return min((end for end in ends if end >= 0), default=len(self.text))

    def after_break(self, at: int) -> int:
        """Return the character after a line break that stands at a character, if one does."""
        found = _BREAK.match(self.text, at)
        return found.end() if found else at

    def next_line(self, at: int) -> int:
        """Return the first character of the next line."""
        return self.after_break(self.line_end(at))

    def before_break(self, at: int) -> int:
        """Return the character at which a line break begins that ends before a character."""
        if self.text.endswith("\r\n", 0, at):
            return at - 2
        return at - 1 if at and self.text[at - 1] in "\r\n" else at

    def lines_between(self, start: int, end: int) -> int:
        """Return how many line breaks stand between two characters."""
        return sum(1 for _ in _BREAK.finditer(self.text, start, end))

    def column(self, at: int) -> int:
        """Return how many characters stand before one on its line."""
        return at - self.line_start(at)

    def indentation(self, at: int) -> str:
        """Return the blanks that a character's line begins with."""
        start = self.line_start(at)
        line = self.text[start : self.line_end(start)]
        return line[: len(line) - len(line.lstrip(" \t"))]

    def begins_line(self, at: int) -> bool:
        """Return whether only blanks stand before a character on its line."""
        return not self.text[self.line_start(at) : at].strip()

    def blank_before(self, at: int, floor: int = 0) -> int:
        """Return the first character of the empty lines right before the line that begins at a character."""
        while at > floor:
            start = self.line_start(self.before_break(at))
            if start == at or self.text[start:at].strip():
                break
            at = start
        return at

    def blank_after(self, at: int) -> int:
        """Return the character after the empty lines that begin at a character."""
        while at < len(self.text):
            end = self.line_end(at)
            if self.text[at:end].strip() or self.after_break(end) == at:
                break
            at = self.after_break(end)
        return at

    def padding_end(self, at: int) -> int:
        """Return the next character that is no blank, break or comment."""
        found = _PADDING.match(self.text, at)
        return found.end() if found else at

    # Nodes

    def is_flow(self, node: int, value: Any) -> bool:
        """Return whether a list or a mapping stands in brackets."""
        return isinstance(value, dict | list) and node in self.positions.ends

    def is_block_text(self, node: int, value: Any) -> bool:
        """Return whether a text stands as a block, by `|` or `>`."""
        return isinstance(value, str) and node in self.positions.ends

    def stop(self, node: int, value: Any) -> int:
        """Return the character after a node's text; blank lines that a `|+` keeps belong to it."""
        positions = self.positions
        if node in positions.aliases:
            return self.document.node_stretch(node, "")[1]
        last, leaf = positions.last_leaf(node, value)
        if last in positions.ends and isinstance(leaf, str):
            start, end = after_properties(self.text, positions.start[last]), positions.ends[last]
            if "+" in self.text[start : start + 3]:
                return self.before_break(end) if end > start else end
        return max(self.document.node_stretch(node, value)[1], positions.start[last])

    def behind_colon(self, node: int, key: str) -> int:
        """Return the character behind the colon of an entry, or behind the anchor of its value.

        Args:
            node: The value's node; the key's is the one before.
            key: The key.
        """
        start = self.positions.start[node]
        behind = after_properties(self.text, start)
        if behind > start:
            return trimmed(self.text, start, behind)
        return self.text.index(":", self.stop(node - 1, key)) + 1

    def entry(self, mark: int, stop: int, floor: int) -> Entry:
        """Return the lines of an item or entry.

        Args:
            mark: Its dash or key.
            stop: The character after its value.
            floor: What stands before belongs to something else.
        """
        column, own = self.column(mark), self.begins_line(mark)
        end = self._comments_within(self.next_line(stop), column)
        if not own:
            return Entry(mark, mark, column, stop, end, own)
        begin = self.line_start(mark)
        while begin > floor:
            above = self.line_start(self.before_break(begin))
            line = self.text[above:begin]
            if above < floor or above == begin or not line.lstrip().startswith("#"):
                break
            if len(line) - len(line.lstrip(" ")) != column:
                break
            begin = above
        return Entry(begin, mark, column, stop, end, own)

    def dash_on_line(self, item: int) -> int | None:
        """Return the dash of a list's item that begins at a character, None where it is not on the same line."""
        start = self.line_start(item)
        line = self.text[start:item].rstrip(" \t")
        return start + len(line) - 1 if line.endswith("-") else None

    def before_question(self, key: int) -> int:
        """Return the `?` before a key that has one, else the key's first character."""
        start = self.line_start(key)
        line = self.text[start:key].rstrip(" ")
        return start + len(line) - 1 if line.endswith("?") and len(line) < key - start else key

    def _comments_within(self, at: int, column: int) -> int:
        """Return the end of the comments from a line on that are indented deeper than a column."""
        end = at
        while at < len(self.text) and at > 0 and self.text[at - 1] in "\r\n":
            stop = self.line_end(at)
            line = self.text[at:stop]
            words = line.lstrip(" ")
            if words and (not words.startswith("#") or len(line) - len(words) <= column):
                break
            following = self.after_break(stop)
            if words:
                end = following
            if following == at:
                break
            at = following
        return end
