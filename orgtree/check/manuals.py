"""Say the manual of a check in another language: its sentences are translated, its examples stay."""

from __future__ import annotations

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


def _parts(manual: str) -> list[tuple[list[str], bool]]:
    """Return the lines of each paragraph, item, example or empty line, and whether it is an example."""
    parts: list[tuple[list[str], bool]] = []
    inside = flowing = False
    for line in manual.splitlines():
        fence = line.startswith(_FENCE)
        text = bool(line) and not fence and not inside
        if inside or (flowing and text and not line.startswith(_ITEM)):
            parts[-1][0].append(line)  # goes on with what stands before it
        else:
            parts.append(([line], fence))
        inside, flowing = inside != fence, text
    return parts


def _joined(lines: list[str]) -> str:
    return " ".join(line.strip() for line in lines).removeprefix(_ITEM)


def _item_mark(lines: list[str]) -> str:
    return _ITEM if lines[0].startswith(_ITEM) else ""
