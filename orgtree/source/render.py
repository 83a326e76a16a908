"""Plain data as YAML, in block or flow form, or as JSON, as the neighbourhood writes it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from orgtree.base.escape import json_text
from orgtree.source.scalar_text import Quotes, block_text, is_plain, scalar_text
from orgtree.source.scalar_text import key_text as written_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

CHILDREN = "units"
"""The key under which mappings nest in one another."""

_WIDTH = 110


@dataclass(frozen=True, slots=True)
class Style:
    """How a document writes what is new in it.

    Args:
        newline: What its lines end with.
        json: Whether it is JSON.
        dash: How far the dashes of a list are indented below its key.
        item: How far an item's text begins behind its dash.
        step: How far a mapping's entries are indented below its key.
        quotes: How texts stand.
        sign: The quotes of a text that needs some.
        by_key: How texts stand under keys.
        key_quotes: How keys stand.
        spread: Whether mappings without others in them are written over several lines.
        inner: What JSON over several lines is indented by at each level; "" for JSON on one line.
    """

    newline: str = "\n"
    json: bool = False
    dash: int = 0
    item: int = 2
    step: int = 2
    quotes: Quotes = ""
    sign: Quotes = '"'
    by_key: Mapping[str, Quotes] = field(default_factory=dict)
    key_quotes: Quotes = ""
    spread: bool = False
    inner: str = ""

    def under(self, key: str) -> Style:
        """Return how values under a key are written."""
        quotes = self.by_key.get(key, self.quotes)
        return self if quotes == self.quotes else replace(self, quotes=quotes)


def inline(value: Any, style: Style) -> str:
    """Return a value on one line, to stand between brackets or behind a key."""
    if style.json:
        return json_text(value)
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{key_text(key, style, flow=True)}: {inline(v, style.under(key))}" for key, v in value.items())
            + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(inline(item, style) for item in value) + "]"
    return quoted(value, style, flow=True)


def quoted(value: Any, style: Style, *, flow: bool = False) -> str:
    """Return a scalar as the document writes it."""
    plain = style.quotes or not isinstance(value, str) or is_plain(value, flow=flow)
    return scalar_text(value, style.quotes if plain else style.sign, flow=flow)


def bracketed(value: Any, style: Style, indent: str) -> str:
    """Return a value for between brackets, over several lines where the document does so.

    Args:
        value: The value.
        style: How the document writes.
        indent: What the line begins with on which the value does.
    """
    if not style.inner or not isinstance(value, dict | list) or not value:
        return inline(value, style)
    deeper = indent + style.inner
    if isinstance(value, dict):
        parts = [f"{key_text(k, style, flow=True)}: {bracketed(v, style.under(k), deeper)}" for k, v in value.items()]
    else:
        parts = [bracketed(item, style, deeper) for item in value]
    signs = "{}" if isinstance(value, dict) else "[]"
    middle = f",{style.newline}{deeper}".join(parts)
    return f"{signs[0]}{style.newline}{deeper}{middle}{style.newline}{indent}{signs[1]}"


def key_text(key: str, style: Style, *, flow: bool = False) -> str:
    """Return a key."""
    return json_text(key) if style.json else written_key(key, style.key_quotes, flow=flow)


class Blocks:
    """Writes values as blocks.

    Args:
        style: How the document writes.
        item_text: Returns the lines of an item that is written elsewhere already, from its dash on, for the column
            of the dash; None for what is new.
    """

    def __init__(self, style: Style, item_text: Callable[[Any, int], str | None]) -> None:
        self._style = style
        self._item_text = item_text

    def value(self, value: Any, column: int, *, spread: bool | None = None) -> str:
        """Return what stands behind the colon of a key: a blank and the value, or the lines below.

        Args:
            value: The value.
            column: How far the key is indented.
            spread: Whether a list or mapping goes over several lines; None where its size decides.
        """
        style = self._style
        if isinstance(value, str) and "\n" in value:
            written = block_text(value, "|", " " * (column + style.step), style.newline)
            if written is not None:
                return f" {written}"
        if self._spreads(value, column, spread=spread):
            below = column + (style.dash if isinstance(value, list) else style.step)
            return f"{style.newline}{' ' * below}{self.lines(value, below)}"
        if isinstance(value, dict | list):
            return f" {inline(value, style)}"
        return f" {quoted(value, style)}"

    def lines(self, value: Any, column: int) -> str:
        """Return a mapping or list that is not empty as lines, the indentation of the first left out."""
        between = f"{self._style.newline}{' ' * column}"
        if isinstance(value, dict):
            return between.join(
                f"{key_text(key, self._style)}:{self._under(key).value(inner, column)}" for key, inner in value.items()
            )
        return between.join(self.item(item, column) for item in value)

    def item(self, value: Any, column: int, *, spread: bool | None = None) -> str:
        """Return an item of a list from its dash on; lines above it are its comments."""
        written = self._item_text(value, column)
        if written is not None:
            return written
        style = self._style
        wide = spread if spread is not None else style.spread and isinstance(value, dict) and "id" in value
        dash = "-" + " " * (style.item - 1)
        if value and isinstance(value, dict) and (wide or self._spreads(value, column)):
            return dash + self.lines(value, column + style.item)
        if isinstance(value, dict | list):
            return dash + inline(value, style)
        return dash + quoted(value, style)

    def _under(self, key: str) -> Blocks:
        style = self._style.under(key)
        return self if style is self._style else Blocks(style, self._item_text)

    def _spreads(self, value: Any, column: int, *, spread: bool | None = None) -> bool:
        if not value or not isinstance(value, dict | list):
            return False
        if holds_children(value):
            return True
        if spread is not None:
            return spread
        return (self._style.spread and nests(value)) or len(inline(value, self._style)) + column > _WIDTH


def holds_children(value: Any) -> bool:
    """Return whether units nest in a value: it is a mapping with some, or a list of such."""
    if isinstance(value, dict):
        return bool(value.get(CHILDREN))
    return isinstance(value, list) and any(isinstance(item, dict) and "id" in item for item in value)


def nests(value: Any) -> bool:
    """Return whether lists or mappings stand in a value."""
    return any(isinstance(inner, dict | list) for inner in (value.values() if isinstance(value, dict) else value))
