"""What a document does by habit: its indentation, quotes, order of keys, and brackets."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from orgtree.source.render import CHILDREN, Style
from orgtree.source.text_spans import after_properties

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from orgtree.source.layout import Layout
    from orgtree.source.scalar_text import Quotes

_SAMPLE = 300
_ITEMS = 40
_HEAD = ("orgtree", "charter", "title", "language", "as_of", "include", "not_stated", "events", "retired", "claims")
_UNIT = ("id", "kind", "name")

Seen = tuple[dict[str, Any], int]
"""A mapping and its node."""


class Habits:
    """Tells how a document would write something new.

    Args:
        layout: The document's layout.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._sample: list[Seen] = []
        self._indents: dict[str, int] = {}
        data = layout.document.data
        if len(layout.positions):
            self._look(data)
        counts, quotes = self._quotes()
        leaves = [
            layout.is_flow(node, mapping)
            for mapping, node in self._sample
            if "id" in mapping and CHILDREN not in mapping
        ]
        key_quotes = self._mark(self._sample[0][1] + 1) if self._sample and self._sample[0][0] else ""
        self.style = Style(
            newline=layout.newline,
            json=layout.json,
            dash=self._indents.get("dash", 0),
            item=self._indents.get("item", 2),
            step=self._indents.get("step", 2),
            quotes=quotes,
            sign="'" if _standing(counts, "'") > _standing(counts, '"') else '"',
            by_key={key: _most(count) for key, count in counts.items()},
            key_quotes=key_quotes,
            spread=bool(leaves) and 2 * sum(leaves) < len(leaves),
            inner=self._inner(),
        )

    def order(self, key: str, keys: list[str], near: Iterable[Seen], *, root: bool) -> int:
        """Return where a new key goes among those of a mapping.

        Args:
            key: The key.
            keys: The mapping's keys in the order of the text.
            near: Mappings like it, the nearest first.
            root: Whether it is the document's root.
        """
        most = keys.index(CHILDREN) if CHILDREN in keys and key != CHILDREN else len(keys)
        for mapping, _ in self._like(key, near, root=root):
            names = list(mapping)
            before = set(names[: names.index(key)])
            after = set(names) - before
            if places := [place for place, name in enumerate(keys) if name in before]:
                at = places[-1] + 1
                while at < most and keys[at] not in after:
                    at += 1
                return min(at, most)
            if places := [place for place, name in enumerate(keys) if name in after]:
                return places[0]
        usual = _HEAD if root else _UNIT
        if key in usual:
            earlier = set(usual[: usual.index(key)])
            return min(max((place + 1 for place, name in enumerate(keys) if name in earlier), default=0), most)
        return most

    def manner(self, key: str, near: Iterable[Seen], *, root: bool) -> tuple[Style, bool | None]:
        """Return how the value of a key is written: the style, and whether over several lines, None if not known."""
        layout = self._layout
        for mapping, node in self._like(key, near, root=root):
            value = mapping[key]
            _, at = layout.positions.entry(node, mapping, key)
            if at in layout.positions.aliases:
                continue
            if isinstance(value, str) and value and not layout.is_block_text(at, value):
                return replace(self.style, quotes=self._mark(at)), None
            if isinstance(value, dict | list) and value:
                return self.style, not layout.is_flow(at, value)
        return self.style, None

    def _like(self, key: str, near: Iterable[Seen], *, root: bool) -> Iterator[Seen]:
        if not root:
            for group in (near, self._sample[1:]):
                yield from (seen for seen in group if key in seen[0] and seen[1] not in self._layout.positions.aliases)

    def _look(self, data: Any) -> None:
        """Walk over the first mappings, and note how they are indented."""
        positions = self._layout.positions
        waiting: list[tuple[int, Any, int | None]] = [(0, data, None)]
        while waiting and len(self._sample) < _SAMPLE:
            node, value, key = waiting.pop(0)
            if node in positions.aliases or not value or not isinstance(value, dict | list):
                continue
            if not self._layout.is_flow(node, value):
                self._indentation(node, value, key)
            if isinstance(value, dict):
                self._sample.append((value, node))
                waiting += [
                    (at, inner, at - 1) for at, inner in self._entries(value, node) if isinstance(inner, dict | list)
                ]
                continue
            child = node + 1
            for inner in value[:_ITEMS]:
                if isinstance(inner, dict | list):
                    waiting.append((child, inner, None))
                child += positions.size[child]

    def _indentation(self, node: int, value: Any, key: int | None) -> None:
        layout, start = self._layout, self._layout.positions.start
        if isinstance(value, list):
            dash = layout.dash_on_line(start[node + 1])
            if dash is not None and value[0] is not None:
                self._indents.setdefault("item", max(2, start[node + 1] - dash))
            if key is not None:
                first = after_properties(layout.text, start[node]) if dash is None else dash
                self._indents.setdefault("dash", max(0, layout.column(first) - layout.column(start[key])))
        elif key is not None:
            self._indents.setdefault("step", max(1, layout.column(start[node + 1]) - layout.column(start[key])))

    def _entries(self, mapping: dict[str, Any], node: int) -> Iterator[tuple[int, Any]]:
        size, child = self._layout.positions.size, node + 1
        for value in mapping.values():
            at = child + size[child]
            yield at, value
            child = at + size[at]

    def _quotes(self) -> tuple[dict[str, Counter[Quotes]], Quotes]:
        """Count how texts stand, by key; return that and what is most frequent."""
        counts: dict[str, Counter[Quotes]] = {}
        whole: Counter[Quotes] = Counter()
        for mapping, node in self._sample:
            for key, (at, value) in zip(mapping, self._entries(mapping, node), strict=True):
                if isinstance(value, str) and not self._layout.is_block_text(at, value):
                    mark = self._mark(at)
                    counts.setdefault(key, Counter())[mark] += 1
                    whole[mark] += 1
        return counts, _most(whole)

    def _mark(self, node: int) -> Quotes:
        """Return the quotes of a text."""
        start = after_properties(self._layout.text, self._layout.positions.start[node])
        sign = self._layout.text[start : start + 1]
        return cast("Quotes", sign) if sign in ("'", '"') else ""

    def _inner(self) -> str:
        """Return by what a level of a bracketed root is indented."""
        layout = self._layout
        if not len(layout.positions) or len(layout.positions) == 1 or not layout.is_flow(0, layout.document.data):
            return ""
        first = layout.positions.start[1]
        return layout.indentation(first) if layout.begins_line(first) else ""


def _standing(counts: dict[str, Counter[Quotes]], sign: Quotes) -> int:
    """Return how many texts stand between such quotes."""
    return sum(count[sign] for count in counts.values())


def _most(counts: Counter[Quotes]) -> Quotes:
    return counts.most_common(1)[0][0] if counts else ""
