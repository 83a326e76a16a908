"""A table of text: in columns for a terminal, or in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.escape import columns_of, markdown_text, terminal
from orgtree.base.messages import fill

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT_GAP = 2
"""Spaces between two columns of a table of text."""


def in_columns(headings: list[str], rows: list[list[str]]) -> str:
    """Return rows of text below their headings and a line, each column as wide as its widest cell."""
    lines = [[terminal(cell) for cell in line] for line in (headings, *rows)]
    widths = [max(map(columns_of, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join(
        (" " * TEXT_GAP)
        .join(cell + " " * (width - columns_of(cell)) for cell, width in zip(line, widths, strict=True))
        .rstrip()
        for line in lines
    )


def as_markdown(headings: list[str], rows: list[list[str]]) -> str:
    """Return rows of text as a Markdown table."""
    lines = [headings, ["---"] * len(headings), *rows]
    cells = ([cell if cell == "---" else markdown_text(cell) for cell in line] for line in lines)
    return "".join("| " + " | ".join(line) + " |\n" for line in cells)


def sentence(note: str, translate: Callable[[str], str]) -> str:
    """Return a note on a line of its own, with the full stop of its language.

    >>> from orgtree.base.catalogue import translator
    >>> sentence("as of 2020", translator("en")), sentence("截至 2020", translator("zh"))
    ('as of 2020.', '截至 2020。')
    """
    return fill(N_("{sentence}."), {"sentence": note}, translate)
