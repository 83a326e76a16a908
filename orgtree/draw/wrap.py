"""Breaking of long names into lines: Han between any two characters, Latin at spaces and hyphens."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

from orgtree.draw.hyphens import break_points
from orgtree.draw.text_metrics import advance, is_right_to_left, width

# Kinsoku: what may not begin a line and what may not end one.
_NOT_FIRST = frozenset("、。，．：；！？）］｝〉》」』】〕〗”’…‥・ー々〻)]},.:;!?%‰℃་།༎")
_NOT_LAST = frozenset("（［｛〈《「『【〔〖“‘([{")
_BREAK_AFTER = frozenset(" -/‐–—_·་།")
DATE = re.compile(r"(?<!\d)\d{4}-\d{2}(?:-\d{2})?(?!\d)")
"""A date stays whole, and so does a period that a line has room for."""
_PERIOD = re.compile(r"(\d\.\.)(?=\d)")
"""Where a longer one is broken."""
ELLIPSIS = "…"
LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"
"""Letters that nobody sees, which say which way a line is written."""
_HYPHEN = "-"
_VIRAMA = 9
"""The class of signs that join two consonants."""
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=65536)
def wrap(text: str, most: float, lines: int = 0, language: str = "") -> tuple[str, ...]:
    """Return the text in lines that are at most so wide, balanced so that the last is not a stub.

    Args:
        text: One name; spaces at breaks are dropped, its own line breaks are kept.
        most: Greatest width of a line, in font sizes; at least one character stands on each.
        lines: Most lines; what does not fit is cut with an ellipsis. 0 means any number.
        language: Language by which a word is hyphenated that is wider than a line; left out, it is cut anywhere.

    >>> wrap("示例区人民政府办公室机关党支部", 8)
    ('示例区人民政府办', '公室机关党支部')
    >>> wrap("Department of Water", 9)
    ('Department', 'of Water')
    >>> wrap("Gremienangelegenheiten", 9, language="de")
    ('Gremienangele-', 'genheiten')
    >>> wrap("Community 01-2 committee", 10)
    ('Community', '01-2 committee')
    >>> wrap("see http://example.org", 10)
    ('see http://', 'example.org')
    """
    if "\n" not in text:
        return _one_way(text, _lines(text.strip(), most, lines, language))
    given = tuple(line for part in text.split("\n") for line in wrap(part, most, language=language))
    return given if not lines or len(given) <= lines else (*given[: lines - 1], cut(given[lines - 1] + ELLIPSIS, most))


def _one_way(text: str, lines: Iterable[str]) -> tuple[str, ...]:
    """Return the lines of a text so that each is written the way that the whole is, whatever it begins with.

    >>> [line[0] == RIGHT_TO_LEFT_MARK for line in _one_way("קבוצה A", ("קבוצה", "A"))]
    [False, True]
    """
    if text.isascii():
        return tuple(lines)
    mark = RIGHT_TO_LEFT_MARK if (turned := is_right_to_left(text)) else LEFT_TO_RIGHT_MARK
    return tuple(line if is_right_to_left(line) == turned else mark + line for line in lines)


def unmarked(line: str) -> str:
    r"""Return a line without the letter that says which way it is written, for who finds that out.

    >>> unmarked("\u200fA")
    'A'
    """
    return line.removeprefix(RIGHT_TO_LEFT_MARK).removeprefix(LEFT_TO_RIGHT_MARK)


def _lines(text: str, most: float, lines: int, language: str) -> Iterable[str]:
    total = width(text)
    if total <= most or not text:
        return (text,)
    atoms = _atoms(text, most, language)
    count = len(_fill(atoms, most))
    # The narrowest measure that needs no more lines: found by halving, so long names stay quick.
    low, high = total / count, most
    for _ in range(5):
        middle = (low + high) / 2
        low, high = (low, middle) if len(_fill(atoms, middle)) <= count else (middle, high)
    found = _fill(atoms, high)
    if lines and len(found) > lines:
        found = _fill(atoms, most)
        found = [*found[: lines - 1], cut("".join(found[lines - 1 :]), most)]
    return [line.strip() for line in found]


@lru_cache(maxsize=65536)
def widest_word(text: str) -> float:
    """Return the width, in font sizes, of the widest piece of a text that should not be broken.

    >>> widest_word("Department of Water") == width("Department ")
    True
    """
    return max((wide for line in text.split("\n") for _, wide in _atoms(line.strip(), float("inf"))), default=0.0)


def flow(
    parts: Sequence[str],
    most: float,
    lines: int = 0,
    more: Callable[[int], str] | None = None,
    *,
    used: float = 0.0,
) -> tuple[str, ...]:
    """Return a list in lines of at most that width, broken between its parts where these are short enough.

    Args:
        parts: Its parts, each with what follows it.
        most: The width in font sizes.
        lines: How many lines there may be; 0 means any number.
        more: Says how many parts found no place, in words that are set after the others.
        used: What of the first line is taken; it has room for the first part in any case.

    >>> flow(["Water, ", "Works, ", "Parks"], 8)
    ('Water, Works,', 'Parks')
    >>> flow(["Water, ", "Works, ", "Parks"], 8, used=3)
    ('Water,', 'Works, Parks')
    >>> flow(["Water, ", "Works, ", "Parks, ", "Fire, ", "Roads"], 8, 2, "and {} more".format)
    ('Water, Works,', 'and 3 more')
    """
    found = [""]
    for part in parts:
        taken = used if len(found) == 1 else 0.0
        if taken + width((found[-1] + part).rstrip()) <= most:
            found[-1] += part
        else:
            *full, last = wrap(part.rstrip(), most)
            found += [*full, last + part[len(part.rstrip()) :]]
    shown = [line.strip() for line in found if line.strip()]
    if lines and len(shown) > lines:
        if more is not None:

            def shortened(kept: int) -> tuple[str, ...]:
                return flow([*parts[:kept], more(len(parts) - kept)], most)

            kept = bisect_right(range(1, len(parts)), lines, key=lambda kept: len(shortened(kept)))
            if kept:
                return shortened(kept)
        shown = [*shown[: lines - 1], cut(shown[lines - 1] + ELLIPSIS, most)]
    return tuple(shown)


def cut(text: str, most: float) -> str:
    """Return the text, its end replaced by an ellipsis where it is wider than *most* font sizes.

    >>> cut("示例区人民政府", 4)
    '示例…'
    """
    if width(text) <= most:
        return text
    room, kept = most - advance(ELLIPSIS), []
    for character in text:
        room -= advance(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept).rstrip() + ELLIPSIS


def _atoms(text: str, most: float, language: str = "") -> list[tuple[str, float]]:
    """Split into pieces that stay whole, each with its width; a piece wider than a line is cut up."""
    atoms: list[tuple[str, float]] = []
    start = 0
    dates = [found.span() for found in DATE.finditer(text)]
    inside = {i for first, end in dates for i in range(first + 1, end)}
    for i in range(1, len(text) + 1):
        if i < len(text) and (i in inside or not _may_break(text[i - 1], text[i])):
            continue
        piece = text[start:i]
        start = i
        if (wide := width(piece)) <= most:
            atoms.append((piece, wide))
        else:
            atoms += [
                (part, width(part))
                for half in _PERIOD.sub(r"\1\n", piece).split("\n")
                for part in _chop(half, most, language)
            ]
    return atoms


def _may_break(before: str, after: str) -> bool:
    if after == " " or _is_joined(before, after):
        return False
    if after in _NOT_FIRST or before in _NOT_LAST or (before == _HYPHEN and after.isdecimal()):
        return False  # a number with a hyphen in it, such as 01-2, stays whole
    if before in _BREAK_AFTER:
        return before != after  # not within "//" or "--"
    return _is_wide(before) or _is_wide(after)


def _is_joined(before: str, after: str) -> bool:
    """Return whether two characters are of one letter: a mark and what bears it, or consonants that become one shape."""
    return unicodedata.category(after) in {"Mn", "Me", "Mc", "Cf"} or unicodedata.combining(before) == _VIRAMA


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in ("W", "F")


def _chop(piece: str, most: float, language: str) -> list[str]:
    """Cut a piece that is wider than a line: with hyphens where its language breaks words, else letter by letter."""
    room = most - advance(_HYPHEN)
    parts: list[str] = []
    rest = piece
    while width(rest) > most:
        at = _last_break(rest, room, language)
        if not at:
            return [*parts, *_by_letter(rest, most)]
        parts.append(rest[:at] + _HYPHEN)
        rest = rest[at:]
    return [*parts, rest]


def _last_break(piece: str, room: float, language: str) -> int:
    """Return the last place at which a hyphen may stand so that what is before it has room; 0 for none."""
    found = 0
    for word in _WORD.finditer(piece):
        for at in break_points(word[0], language):
            if width(piece[: word.start() + at]) > room:
                return found
            found = word.start() + at
    return found


def _by_letter(piece: str, most: float) -> list[str]:
    parts: list[str] = []
    part, used = "", 0.0
    for character in piece:
        step = advance(character)
        if part and used + step > most and not _is_joined(part[-1], character):
            parts.append(part)
            part, used = "", 0.0
        part += character
        used += step
    return [*parts, part]


def _fill(atoms: list[tuple[str, float]], most: float) -> list[str]:
    lines: list[str] = []
    line, used = "", 0.0
    for piece, wide in atoms:
        # A space at the end of a line takes no room: it is dropped there.
        visible = wide - advance(" ") if piece.endswith(" ") else wide
        if line and used + visible > most + 1e-9:
            lines.append(line)
            line, used = "", 0.0
        line += piece
        used += wide
    lines.append(line)
    return lines
