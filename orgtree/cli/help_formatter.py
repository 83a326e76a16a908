"""Lay out help by the width of its characters: Chinese ones are two columns wide, and lines break between them."""

from __future__ import annotations

import os
import re
import sys
from functools import cache
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

_PIECE = r"[“《（]*(?:[^\s\u2e80-\uffef“”]+|[\u2e80-\uffef“”])[，。；：！？、”）》…]*\s*"
"""What is not broken: a word, or a Chinese character, each with the signs that belong to it and the space behind."""
_WORD = r"\S+\s*"
"""The same where all characters are ASCII; English help starts without compiling the other, which takes longer than the help."""


_LEAST_ROOM = 20
"""Columns that what a command takes has at least beside the command's name."""


@cache
def _pieces(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    from orgtree.base.escape import columns_of  # noqa: PLC0415 - English help starts without it

    return columns_of(text)


def terminal_columns(otherwise: int) -> int:
    """Return how many columns the terminal has, as `shutil` does, whose import takes as long as the help.

    Args:
        otherwise: How many where nobody knows.
    """
    try:
        told = int(os.environ.get("COLUMNS", ""))
    except ValueError:
        told = 0
    if told <= 0:
        try:
            told = os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 0
        except (ValueError, OSError):
            told = 0
    return told if told > 0 else otherwise


def wrapped(text: str, room: int) -> list[str]:
    """Return the lines of a text that has no line breaks; no line begins with a sign that belongs to what stands before.

    Args:
        text: It.
        room: Columns of a line.
    """
    lines = [""]
    for piece in _pieces(_WORD if text.isascii() else _PIECE).findall(text):
        if lines[-1] and _columns(lines[-1] + piece.rstrip()) > room:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


class SpokenFormatter(click.HelpFormatter):
    """A help formatter that measures text in columns.

    Args:
        width: Columns of a line; left out, the terminal's.
        most: Columns that a line of a wide terminal has.
    """

    def __init__(self, width: int | None, most: int | None) -> None:
        super().__init__(
            width=width or click.formatting.FORCED_WIDTH or max(min(terminal_columns(80), most or 80) - 2, 50)
        )

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is called; beside its name, or below where that leaves little room."""
        begun = f"{'':>{self.current_indent}}{prefix or ''}{prog} "
        beside = self.width - _columns(begun) >= _LEAST_ROOM
        indent = _columns(begun) if beside else self.current_indent + _columns(prefix or "") + 4
        lines = [f"{'':>{indent}}{line}" for line in self._wrapped(args, indent)]
        lines = [begun + lines[0].lstrip(), *lines[1:]] if beside else [begun, *lines]
        self.write("".join(f"{line.rstrip()}\n" for line in lines))

    def write_heading(self, heading: str) -> None:
        """Write a heading, which brings its own colon."""
        self.write(f"{'':>{self.current_indent}}{heading}\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs, wrapped."""
        indent = " " * self.current_indent
        paragraphs = (" ".join(part.split()) for part in text.split("\n\n"))
        self.write("\n".join("".join(f"{indent}{line}\n" for line in self._wrapped(part)) for part in paragraphs))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms, and beside each what it means."""
        rows = list(rows)
        term = min(max((_columns(first) for first, _ in rows), default=0), col_max)
        indent = " " * (self.current_indent + term + col_spacing)
        for first, second in rows:
            begun = f"{'':>{self.current_indent}}{first}"
            room = _columns(begun) + col_spacing <= len(indent)
            lines = self._wrapped(second, len(indent))
            if lines and room:
                begun += " " * (len(indent) - _columns(begun)) + lines.pop(0)
            self.write("".join(f"{line}\n" for line in (begun, *(indent + line for line in lines))))

    def _wrapped(self, text: str, indent: int | None = None) -> list[str]:
        """Return the lines of a text behind an indentation.

        Args:
            text: It, without line breaks.
            indent: Columns that stand before each line; left out, the present indentation.
        """
        return wrapped(text, max(self.width - (self.current_indent if indent is None else indent), 10))
