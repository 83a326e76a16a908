"""Say the manual of a check in another language: its sentences are translated, its examples stay."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FENCE = "```"
_ITEM = "- "


def sentences(manual: str) -> Iterator[str]:
    """Yield what is to be translated: each paragraph, line and item of a list, without its line breaks."""
    for lines, example in _parts(manual):
        if not example and lines[0]:
            yield _joined(lines)


def manual_in(manual: str, translate: Callable[[str], str]) -> str:
    """Return a manual in another language; a paragraph that has no translation stays as it is written.

    Args:
        manual: Markdown: paragraphs, lists and fenced examples.
        translate: From a whole paragraph to its translation, or to itself.
    """
    said = []
    for lines, example in _parts(manual):
        text = "" if example else _joined(lines)
        translated = translate(text) if text else text
        said.append("\n".join(lines) if translated == text else _item_mark(lines) + translated)
    return "\n".join(said)


def _parts(manual: str) -> Iterator[tuple[list[str], bool]]:
    """Yield the lines of each paragraph, item, example or empty line, and whether it is an example."""
    marks: list[tuple[int, bool]] = []
    lines = manual.splitlines()
    number, inside, flowing = 0, False, False
    for line in lines:
        fence = line.startswith(_FENCE)
        text = bool(line) and not fence and not inside
        if not (inside or (flowing and text and not line.startswith(_ITEM))):
            number += 1  # else the line goes on with what stands before it
        marks.append((number, inside or fence))
        inside, flowing = inside != fence, text
    for (_, example), group in groupby(zip(marks, lines, strict=True), key=lambda pair: pair[0]):
        yield [line for _, line in group], example


def _joined(lines: list[str]) -> str:
    return " ".join(line.strip() for line in lines).removeprefix(_ITEM)


def _item_mark(lines: list[str]) -> str:
    return _ITEM if lines[0].startswith(_ITEM) else ""
