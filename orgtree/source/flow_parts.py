"""The parts of a list or mapping in brackets, their commas and their comments: to take some away, and to put some in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.source.layout import Layout
    from orgtree.source.text_edits import Edits

_REST = re.compile(r"[ \t]*,?[ \t]*(#[^\r\n]*)?(?=[\r\n]|\Z)")


class Piece(NamedTuple):
    """A part that is put in.

    Args:
        text: Its text.
        above: Comments that stand on lines of their own above it.
        behind: A comment at the end of its line, "" for none.
    """

    text: str
    above: tuple[str, ...] = ()
    behind: str = ""

    @property
    def noted(self) -> bool:
        """Whether it has comments."""
        return bool(self.above or self.behind)


class Part(NamedTuple):
    """An item or entry between brackets: its first character, and the one after its last."""

    start: int
    stop: int


class FlowParts:
    """Some parts between two brackets.

    Args:
        layout: The document's layout.
        parts: The parts; there is one at least.
        opening: The opening bracket.
    """

    def __init__(self, layout: Layout, parts: Sequence[Part], opening: int) -> None:
        self._layout = layout
        self._text = layout.text
        self._parts = parts
        self._opening = opening
        self.lined = layout.begins_line(parts[-1].start) and layout.begins_line(parts[0].start)
        indent = layout.indentation(parts[0].start)
        self.indent = indent if layout.begins_line(parts[0].start) else f"{indent}  "

    @staticmethod
    def whole(pieces: Sequence[Piece], newline: str, indent: str) -> str:
        """Return a list in brackets of some pieces, each on lines of its own."""
        deeper = f"{newline}{indent}  "
        lines = []
        for number, piece in enumerate(pieces):
            comma = "," if number + 1 < len(pieces) else ""
            lines += [*piece.above, f"{piece.text}{comma}{_spaced(piece.behind)}"]
        return f"[{deeper}{deeper.join(lines)}{newline}{indent}]"

    def above(self, number: int) -> tuple[int, tuple[str, ...]]:
        """Return the first character of a part or of its comments above, and these."""
        layout, start = self._layout, self._parts[number].start
        line = layout.line_start(start)
        notes: list[str] = []
        if self._text[line:start].strip() not in ("", ","):
            return start, ()
        floor = self._parts[number - 1].stop if number else self._opening + 1
        while line > floor:
            before = layout.line_start(layout.before_break(line))
            words = self._text[before:line]
            if before < floor or not words.lstrip().startswith("#"):
                break
            start, line = before + len(words) - len(words.lstrip()), before
            notes.insert(0, words.strip())
        return start, tuple(notes)

    def behind(self, number: int) -> tuple[int, str]:
        """Return the character after a part or after the comment behind it, and this."""
        stop = self._parts[number].stop
        found = _REST.match(self._text, stop)
        note = found.group(1) if found else None
        return (found.end(), note.rstrip()) if found and note else (stop, "")

    def edit(self, dropped: set[int], fresh: Mapping[int, Sequence[Piece]], out: Edits) -> None:
        """Take parts away and put some in.

        Args:
            dropped: Numbers of those that go.
            fresh: What comes behind a part that stays, by its number; -1 before all.
            out: Takes the edits.
        """
        kept = [number for number in range(len(self._parts)) if number not in dropped]
        self._at_first(kept[0] if kept else None, fresh.get(-1, ()), out)
        following: list[int | None] = [*kept[1:], None]
        for number, later in zip(kept, following, strict=False):
            self._after(number, later, fresh.get(number, ()), out)

    def _at_first(self, following: int | None, pieces: Sequence[Piece], out: Edits) -> None:
        """Take away what stands before the first part that stays, and put pieces there."""
        if following == 0 and not pieces:
            return
        start = self.above(0)[0]
        last = len(self._parts) - 1 if following is None else following - 1
        end = self.behind(last)[0] if following is None else self.above(following)[0]
        comma = self._comma(last) if last >= 0 else None
        survives = comma is not None and comma >= end
        if survives and following is not None and comma is not None:
            out.delete(comma, comma + 1)
        newline = f"{self._layout.newline}{self.indent}"
        lines = self.lined or any(piece.noted for piece in pieces) or self._text[end : end + 1] == "#"
        text = self._joined(pieces, lines=lines, first="")
        if pieces and pieces[0].above and not self._layout.begins_line(start):
            text = newline + text
        if pieces and following is not None:
            text += f",{_spaced(pieces[-1].behind)}{newline if lines else ' '}"
        elif pieces and pieces[-1].behind:
            text += f" {pieces[-1].behind}{newline}"
        elif self._text[end : end + 1] == "#" and not self._text[start - 1].isspace():
            text = " "
        out.put(start, text)
        out.delete(start, end)

    def _after(self, number: int, following: int | None, pieces: Sequence[Piece], out: Edits) -> None:
        """Take away what stands between a part that stays and the next one, and put pieces there."""
        last = len(self._parts) - 1 if following is None else following - 1
        if last == number and not pieces:
            return
        start, note = self.behind(number)
        end = start if last == number else self.behind(last)[0]
        comma, later = self._comma(number), self._comma(last)
        before = comma is not None and comma < start
        survives = later is not None and later >= end
        newline = f"{self._layout.newline}{self.indent}"
        lines = self.lined or bool(note) or any(piece.noted for piece in pieces)
        text = ""
        drops = False
        swallows = bool(note)
        if pieces and later is not None and survives and not before and self._layout.begins_line(later):
            notes = ("".join(f"{newline}{above}" for above in piece.above) for piece in pieces)
            parts = zip(notes, pieces, strict=True)  # each begins with its comma, as the next one does
            text = "".join(f"{above}{newline}, {piece.text}{_spaced(piece.behind)}" for above, piece in parts)
        elif pieces:
            if not before:
                out.put(self._parts[number].stop, ",")
            behind = pieces[-1].behind
            text = self._joined(pieces, lines=lines, first=newline if lines else " ")
            drops = bool(behind) and survives
            text += "," if drops or (not survives and (following is not None or before)) else ""
            text += _spaced(behind)
            swallows = bool(behind)
        else:
            drops = before and survives
            if following is None and before and later is None and comma is not None:
                out.delete(comma, comma + 1)  # as the last one had none
            if following is not None and not before and not survives:
                out.put(self._parts[number].stop, ",")
        if drops and later is not None:
            out.delete(later, later + 1)
        rest = self._text[end : self._layout.line_end(end)].strip()
        if swallows and (rest.removeprefix(",") if drops else rest).strip():
            text += newline
        out.put(start, text)
        out.delete(start, end)

    def _joined(self, pieces: Sequence[Piece], *, lines: bool, first: str) -> str:
        """Return pieces with the commas between them; the comment behind the last is left out."""
        newline = f"{self._layout.newline}{self.indent}"
        between = newline if lines else " "
        texts = []
        for number, piece in enumerate(pieces):
            lead = first if number == 0 else between
            tail = f",{_spaced(piece.behind)}" if number + 1 < len(pieces) else ""
            texts.append(lead + "".join(f"{note}{newline}" for note in piece.above) + piece.text + tail)
        return "".join(texts)

    def _comma(self, number: int) -> int | None:
        """Return the comma behind a part, None if there is none."""
        at = self._layout.padding_end(self._parts[number].stop)
        return at if self._text[at : at + 1] == "," else None


def _spaced(note: str) -> str:
    return f" {note}" if note else ""
